import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../harness/examples';
import { byId, elementsIn, outlineOf, parseHtml, textIn } from '../harness/parse-html';
import { pageFaults } from '../render/html/page-faults';
import { cleanJourney, folderWith, journey } from './journey';

/** Writes the site of a folder, and answers its pages. */
async function siteOf(cwd: string, ...args: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const folder = join(folderWith({}), 'site');
    expect(await journey(['render', '--all', '-o', folder, ...args], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    return new Map(readdirSync(folder).filter((name) => name.endsWith('.html')).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
const linksIn = (page: string): readonly string[] => elementsIn(parseHtml(page)).flatMap(({ tag, attributes }) => (tag === 'a' ? [decodeURIComponent(attributes.get('href') ?? '')] : []));

describe('all examples', () => {
    test('every link leads somewhere, and nothing is fetched', async () => {
        const pages = await siteOf(root, 'examples');
        expect(pages.size).toBeGreaterThan(40);
        expect(pageFaults(pages)).toEqual([]);
    }, 60_000);

    test('the first page leads to every project, journey, case and touchpoint', async () => {
        const pages = await siteOf(root, 'examples/618-remote-control', 'examples/lloyds');
        expect(linksIn(pages.get('index.html')!).filter((href) => !href.includes('#'))).toEqual([
            '618-remote-control-practised.html', 'remote-repair.html', 'remote-repair-enterprise.html', 'remote-repair-enterprise.html', 'remote-repair.html', 'zhang-618.html', 'remote-repair.html',
            '618-remote-control-repaired.html', 'remote-repair-2.html', 'remote-repair-enterprise-2.html', 'remote-repair-enterprise-2.html', 'remote-repair-2.html',
            'lloyds.html', 'key-journeys.html', 'new-customer.html', 'business-mortgage.html',
        ]);
        expect(linksIn(pages.get('index.html')!)).toContain('remote-repair.html#touchpoint:remote-repair.visit');
    });

    test('pages lead to each other: over handoffs, into details, to the other side of the same facts', async () => {
        const cwd = folderWith({
            'a.journey': `owner shop\njourney sale { owner shop  stage s { touchpoint sell { zooms into payment } } }\njourney payment { owner shop  mirrors sale  stage s { touchpoint pay { ends success } } }\njourney use { owner shop  stage s { touchpoint start { ends success } } }\nhandoff sale.sell -> use.start { when "It is paid" }\ncase lee of sale { at day 1 sell }\n`,
        });
        const pages = await siteOf(cwd);
        expect(linksIn(pages.get('sale.html')!)).toEqual(expect.arrayContaining(['payment.html', 'use.html#touchpoint:use.start', 'lee.html', 'index.html']));
        expect(linksIn(pages.get('use.html')!)).toContain('sale.html#touchpoint:sale.sell');
        expect(linksIn(pages.get('payment.html')!)).toContain('sale.html');
        expect(linksIn(pages.get('lee.html')!)).toContain('sale.html#touchpoint:sale.sell');
    });
});

describe('the first page of one project', () => {
    test('tells its journeys and touchpoints, and what was found that belongs to none of them', async () => {
        const cwd = folderWith({ 'shop/coffee.journey': `${cleanJourney()}owner nobody-uses-me\n` });
        const page = parseHtml((await siteOf(cwd, 'shop')).get('index.html')!);
        expect(`\n${outlineOf(byId(page, 'text'))}\n`).toMatchInlineSnapshot(`
          "
          ## Journeys
          ### A coffee to go planned
          1 stage, 1 touchpoint, 0 handoffs.
          Owner: Corner café
          ## All touchpoints
          - Order and pay A coffee to go › Order
          "
        `);
        expect(outlineOf(byId(page, 'findings'))).toContain('unused-declaration');
        expect(textIn(elementsIn(page).find(({ tag }) => tag === 'h1')!)).toBe('shop');
    });

    test('a journey that is called like a page of its own, and names of one letter case', async () => {
        const cwd = folderWith({ 'a.journey': cleanJourney('index') + cleanJourney('Index') });
        expect([...(await siteOf(cwd)).keys()].sort()).toEqual(['Index-3.html', 'index-2.html', 'index.html']);
    });
});

test('in one language, when it is given; else each project in its own', async () => {
    const cwd = folderWith({ 'a/journey.config.json': '{ "locale": "zh-Hans" }', 'a/a.journey': cleanJourney('tea'), 'b/journey.config.json': '{}', 'b/b.journey': cleanJourney() });
    const langOf = (page: string): string => /<html lang="([^"]*)"/.exec(page)![1]!;
    const mixed = await siteOf(cwd);
    expect([langOf(mixed.get('tea.html')!), langOf(mixed.get('coffee.html')!)]).toEqual(['zh-Hans', 'en']);
    const one = await siteOf(cwd, '--locale', 'zh-Hant');
    expect([...one.values()].map(langOf)).toEqual([...one.values()].map(() => 'zh-Hant'));
});

test('is written anew over what is there', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    await journey(['render', '--all', '-o', 'site'], { cwd });
    const before = readFileSync(join(cwd, 'site/coffee.html'), 'utf8');
    writeFileSync(join(cwd, 'site/coffee.html'), 'old');
    await journey(['render', '--all', '-o', 'site'], { cwd });
    expect(readFileSync(join(cwd, 'site/coffee.html'), 'utf8')).toBe(before);
    expect(readdirSync(join(cwd, 'site')).sort()).toEqual(['coffee.html', 'coffee.svg', 'index.html']);
});
