import { describe, expect, test } from 'vitest';
import { compile } from '../../../language-server/compile';
import { portfolioPage } from '../../../src/render/html/pages';
import { byId, elementsIn, outlineOf, parseHtml, textIn } from '../../harness/parse-html';
import { allPages, sourceOf } from './made-pages';
import { pageFaults } from './page-faults';

const compiled = compile([{ path: 'a.journey', text: `
owner shop "Shop"
supplier courier "Courier"
owner nobody-uses-me
portfolio p "All of it" { owner shop  journey order core  journey give-back }
journey order "Order" { owner shop  state current
  stage s "Buy" { touchpoint pay "Pay" { promises "It comes tomorrow" within 1d } touchpoint arrive "It arrives" { owner courier  ends success } } }
journey give-back "Give back" { owner shop  stage s "Send" { touchpoint send "Send it" { owner courier } } }
` }]);
const pages = allPages(compiled);
const page = (name: string): ReturnType<typeof parseHtml> => parseHtml(pages.get(name)!);
const buttonOf = (name: string): string => textIn(byId(page(name), 'side-open'));
const countIn = (name: string): number => Number(/\d+/.exec(buttonOf(name))![0]);

describe('the findings of a project', () => {
    test('are all counted and listed on its first page, those of its journeys too', () => {
        const listed = elementsIn(page('index.html')).filter(({ attributes }) => attributes.get('class')?.startsWith('finding is-') === true);
        expect(countIn('journey:order.html')).toBeGreaterThan(2);
        expect(countIn('journey:give-back.html')).toBeGreaterThan(0);
        expect(countIn('index.html')).toBe(sourceOf(compiled).findings.length);
        expect(countIn('index.html')).toBeGreaterThan(countIn('journey:order.html') + countIn('journey:give-back.html'));
        expect(listed).toHaveLength(countIn('index.html'));
        expect(outlineOf(byId(page('index.html'), 'findings'))).toContain('nobody-uses-me');
    });
    test('lead from there to the page of the journey that they are of', () => {
        const links = elementsIn(byId(page('index.html'), 'findings')).flatMap(({ tag, attributes }) => (tag === 'a' ? [decodeURIComponent(decodeURIComponent(attributes.get('href')!))] : []));
        expect(links).toContain('journey:order.html#touchpoint:order.arrive');
        expect(pageFaults(pages)).toEqual([]);
    });
    test('are counted with each journey of the first page and of the portfolio, by how bad they are', () => {
        for (const name of ['index.html', 'portfolio:p.html']) {
            const text = outlineOf(byId(page(name), 'text'));
            const [, order = '', giveBack = ''] = text.split(/\n#+ (?=Order|Give back)/);
            expect(order, name).toMatch(/Findings: .*\(\d+\)/);
            expect(giveBack, name).toMatch(/Findings: .*\(\d+\)/);
        }
    });
    test('are all told by the page of its portfolio, but for what belongs to none of its journeys', () => {
        expect(countIn('portfolio:p.html')).toBe(countIn('journey:order.html') + countIn('journey:give-back.html'));
        expect(pages.get('portfolio:p.html')!.match(/class="finding-mark"/g)).toHaveLength(2);
        const alone = parseHtml(portfolioPage(undefined, compiled.project.journeys, 'x', sourceOf(compiled)));
        expect(textIn(byId(alone, 'side-open'))).toBe(buttonOf('portfolio:p.html'));
    });
});
