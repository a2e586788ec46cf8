import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compile, type Compiled } from '../../../language-server/compile';
import { LOCALES } from '../../../src/checks/rule';
import { casePage, journeyPage, portfolioPage } from '../../../src/render/html/pages';
import { exampleProjects } from '../../harness/examples';
import { byId, elementsIn, outlineOf, parseHtml, textIn, type ParsedElement } from '../../harness/parse-html';
import { randomJourney } from '../../harness/random-journey';
import { compileText } from '../../harness/show';
import { allPages, sourceOf } from './made-pages';
import { pageFaults } from './page-faults';

const compiledFiles = ({ path, files }: ReturnType<typeof exampleProjects>[number]): Compiled => compile(files.map((file) => ({ path: file.path.slice(path.length + 1), text: file.text })));

describe('every page of every example', () => {
    test.each(exampleProjects())('$path', (project) => {
        const compiled = compiledFiles(project);
        for (const locale of LOCALES) expect(pageFaults(allPages(compiled, { locale }))).toEqual([]);
        expect(allPages(compiledFiles(project))).toEqual(allPages(compiled));
    });
});

describe('on random projects with every keyword', () => {
    test('no page has to be guessed at, and every link leads somewhere', () => {
        for (let seed = 1; seed <= 25; seed++) expect(pageFaults(allPages(compileText(randomJourney(seed)), { locale: LOCALES[seed % 3]! })), `seed ${seed}`).toEqual([]);
    });

    test('every text of a journey, a case and a portfolio is on its page', () => {
        for (let seed = 1; seed <= 60; seed++) {
            const compiled = compileText(withNumberedTexts(randomJourney(seed, 'tidy')));
            const { project, view } = compiled;
            const source = sourceOf(compiled);
            const missing = [
                ...project.journeys.map((journey) => ({ element: journey, page: journeyPage(journey, [], source) })),
                ...project.handoffs.map((way) => ({ element: way, page: [way.from, way.to].flatMap((ref) => view.journey(ref.split('.')[0]) ?? []).map((journey) => journeyPage(journey, [], source)).join('') })),
                ...project.cases.map((lived) => ({ element: lived, page: casePage(lived, source) })),
                ...project.portfolios.map((portfolio) => ({ element: portfolio, page: portfolioPage(portfolio, [], '', source) })),
            ].flatMap(({ element, page }) => textsIn(element).filter((text) => !page.includes(text)).map((text) => `${element.id}: ${text}`));
            expect(missing, `seed ${seed}`).toEqual([]);
        }
    });
});

/** Each string of a text by a number of its own, so that one can be told from the other on a page. */
function withNumberedTexts(text: string): string {
    let count = 0;
    return text.replace(/"""[\s\S]*?"""|"(?:[^"\\]|\\.)*"/g, () => `"Text ${++count}."`);
}
function textsIn(element: object): readonly string[] {
    return [...new Set(JSON.stringify(element)!.match(/Text \d+\./g) ?? [])];
}

describe('the page of a journey', () => {
    const compiled = compileText(`
owner shop "Shop" { owner desk "Front desk" }
supplier garage "Garage & Sons" { accountable shop }
channel store "Store" : store
channel app "App" : app
persona rider "Rider"
persona courier "Courier"
information fault "What is broken"
journey repair "Get my <bike> repaired" {
  for rider, courier
  owner shop
  state current
  stage bring "Bring it" {
    channel store
    touchpoint drop-off "Drop it off" {
      moment of truth
      owner shop.desk
      asks fault
      feels +1 "hopeful" for rider
      feels -1 for courier
      promises ready "Ready tomorrow" within 1d or within 2bd when "a part is missing"
      pain queue "A long queue" high
      handoff -> fix { carries fault  accepted by garage within 4h  fallback shop after 1d }
    }
    touchpoint fix "Fix it" { owner garage  channel app  needs fault  takes "some time" }
  }
  stage fetch "Fetch it" { touchpoint pick-up "Pick it up" { channel store  meets ready  ends success "The bike works" } }
  stage ride "Ride it" { later }
}`);
    const [journey] = compiled.project.journeys;
    const page = parseHtml(journeyPage(journey!, [], sourceOf(compiled)));

    test('reads as headings and facts, with what a handoff leaves open', () => {
        expect(`\n${outlineOf({ ...byId(page, 'text'), children: byId(page, 'text').children.filter((child) => typeof child !== 'string') })}\n`).toMatchInlineSnapshot(`
          "
          ## Get my <bike> repaired
          For: Rider, Courier
          State: as it is today
          Owner: Shop
          ## Bring it
          Channel: Store
          ### Drop it off Moment of truth
          Channel: Store
          Owner: Front desk
          Feels: +1, hopeful, Rider | −1, Courier
          Asked of the customer: What is broken
          Promised: Ready tomorrow, within 1 day or within 2 business days, when a part is missing
          Pains: A long queue, severity: high
          #### Handoff to Fix it
          When: not stated (!)
          Carries: What is broken, without Ready tomorrow (!)
          Accepted by: Garage & Sons (supplier), within 4 hours
          At the latest: not stated (!)
          The customer is told: not stated (!)
          When it fails: Shop after 1 day
          - ■The promise “Ready tomorrow” is open when “Garage & Sons” takes over between “Drop it off” and “Fix it”, and the handoff does not carry it. Add it to carries.
          - ■After “Drop it off”, “Garage & Sons” takes over from “Front desk”, and the customer is not told. Write tells "…".
          ### Fix it
          Channel: App
          Owner: Garage & Sons (supplier)
          Has to be known: What is broken
          Takes: “some time”
          - ■From “Fix it” to “Pick it up” the case goes from “Garage & Sons” to “Shop”, but no handoff says how. Write handoff -> pick-up.
          - ■“Ready tomorrow” is owed, nobody knows how long “Fix it” takes (“some time”), and the customer hears nothing. Write what the customer is told: tells "…".
          - ■“Garage & Sons” acts at “Fix it”, outside the company, and no signal tells “Shop” what happens there. Write signal ….
          Next: Pick it up
          - ■After “Fix it” the case goes back from “Garage & Sons” to “Shop”, who handed it off, and “Ready tomorrow” is still open. If “Garage & Sons” found something out, write gives … there.
          ## Fetch it
          ### Pick it up
          Channel: Store
          Owner: Shop
          Met here: Ready tomorrow
          Ends: success, The bike works
          ## Ride it
          Not worked out yet.
          "
        `);
    });

    test('tells the findings by severity, with their places and what the rules are for', () => {
        expect(`\n${outlineOf(byId(page, 'findings')).split('\n').slice(0, 12).join('\n')}\n`).toMatchInlineSnapshot(`
          "
          ## Findings
          ### ■ Facts about today (6)
          - Drop it off → Fix itThe promise “Ready tomorrow” is open when “Garage & Sons” takes over between “Drop it off” and “Fix it”, and the handoff does not carry it. Add it to carries.“Drop it off” promises “Ready tomorrow” a.journey:21not carried from “Drop it off” to “Fix it” a.journey:23“Pick it up” keeps the promise “Ready tomorrow” a.journey:27a.journey:23 · promise-not-carried
          - Drop it off → Fix itAfter “Drop it off”, “Garage & Sons” takes over from “Front desk”, and the customer is not told. Write tells "…".The customer meets “Fix it” unprepared a.journey:25a.journey:23 · handoff-customer-not-told
          - Fix it → Pick it upAfter “Fix it” the case goes back from “Garage & Sons” to “Shop”, who handed it off, and “Ready tomorrow” is still open. If “Garage & Sons” found something out, write gives … there.“Front desk” hands it off here a.journey:23“Garage & Sons” has it here, and meets nothing a.journey:25“Shop” has it again here a.journey:27a.journey:25 · handoff-ping-pong
          - Fix itFrom “Fix it” to “Pick it up” the case goes from “Garage & Sons” to “Shop”, but no handoff says how. Write handoff -> pick-up.“Pick it up” comes next, by the order of the text a.journey:27a.journey:25 · handoff-undeclared
          - Fix it“Ready tomorrow” is owed, nobody knows how long “Fix it” takes (“some time”), and the customer hears nothing. Write what the customer is told: tells "…".“Ready tomorrow” is owed since here. a.journey:21a.journey:25 · wait-without-update
          - Fix it“Garage & Sons” acts at “Fix it”, outside the company, and no signal tells “Shop” what happens there. Write signal ….a.journey:25 · blind-spot
          ### About the rules
          - promise-not-carried Who takes over does not hear of an open promise
          The customer was promised something; then somebody else takes the case, and nobody tells them. To the customer it is still one promise of one company, and its time runs on. Put the promise into carries of the handoff (carries all has it, too).
          Only promises count that are open there on some way and met at the next touchpoint or after it; whoever carries the same thing promised before, or the expectation that the promise is for, carries it. It is not reported between a team and the organisation around it, when an owner is not known, nor when the handoff carries nothing at all (handoff-no-context speaks of everything that is missing). What nothing ever meets is reported by promise-dangling.
          "
        `);
        const rules = elementsIn(page).filter(({ tag }) => tag === 'details').map(({ attributes }) => attributes.get('id'));
        expect(rules).toContain('rule:handoff-customer-not-told');
    });

    test('has a tab for every view, then the text', () => {
        const tabs = elementsIn(page).filter(({ attributes }) => attributes.get('role') === 'tab');
        expect(tabs.map(textIn)).toEqual(['Map', 'Blueprint', 'Flow', 'Promises', 'Channels', 'Text']);
        expect(tabs.map(({ attributes }) => attributes.get('aria-controls'))).toEqual(['view-map', 'view-blueprint', 'view-flow', 'view-promises', 'view-channels', 'text']);
    });

    test('can be filtered by what occurs in it', () => {
        const choices = (facet: string): readonly string[] => elementsIn(byId(page, `filter-${facet}`)).filter(({ tag }) => tag === 'option').map((option) => `${option.attributes.get('value')} ${textIn(option)}`.trim());
        expect(choices('owner')).toEqual(['All', 'shop Shop', 'shop.desk Shop › Front desk', 'garage Garage & Sons']);
        expect(choices('channel')).toEqual(['All', 'store Store', 'app App']);
        expect(choices('persona')).toEqual(['All', 'rider Rider', 'courier Courier']);
        expect(Object.fromEntries(byId(page, 'touchpoint:repair.drop-off').attributes)).toMatchObject({ 'data-owner': 'shop shop.desk', 'data-channel': 'store', 'data-persona': 'rider courier' });
    });

    test('lets nothing run but its own script, and nothing come from elsewhere', () => {
        const policy = elementsIn(page).find(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy')!.attributes.get('content')!;
        const hashOf = (tag: string): string => `'sha256-${createHash('sha256').update(textIn(elementsIn(page).find((element) => element.tag === tag)!)).digest('base64')}'`;
        expect(policy).toBe(`default-src 'none'; style-src ${hashOf('style')}; script-src ${hashOf('script')}; img-src data:; base-uri 'none'; form-action 'none'`);
    });

    test('speaks the language that is asked for, and marks what its author wrote in another', () => {
        const chinese = compileText('journey 修车 "修自行车" { stage s "送修" { touchpoint t "送到店里" { does "推车到店" } } }');
        const of = (locale: 'en' | 'zh-Hans' | 'zh-Hant'): string => journeyPage(chinese.project.journeys[0]!, [], sourceOf(chinese, { locale }));
        expect(of('zh-Hans')).toContain('<html lang="zh-Hans"');
        expect(of('zh-Hans')).toContain('<dt>行为</dt><dd>推车到店</dd>');
        expect(of('zh-Hant')).toContain('<dt>行為</dt><dd><span lang="zh-Hans">推车到店</span></dd>');
        expect(of('en')).toContain('<h1><span lang="zh-Hans">修自行车</span></h1>');
    });
});

describe('odd input', () => {
    const pageOf = (text: string): ParsedElement => {
        const compiled = compileText(text);
        return parseHtml(journeyPage(compiled.project.journeys[0]!, [], sourceOf(compiled)));
    };
    const reading = (text: string): string => outlineOf(byId(pageOf(text), 'text'));

    test('a journey without stages, a stage without touchpoints', () => {
        expect(reading('journey j')).toContain('No stages yet.');
        expect(reading('journey j { stage s "S" {} stage l { later } }')).toMatch(/## S\n.*\nNo touchpoints yet\.\n## l\nNot worked out yet\./);
    });
    test('names that lead nowhere stay as they are written', () => {
        const text = reading('journey j { owner nobody  for nobody-else  stage s { touchpoint t { channel nowhere  asks nothing  handoff -> gone { carries lost  fallback missing } } } }');
        for (const name of ['nobody', 'nobody-else', 'nowhere', 'nothing', 'Handoff to gone', 'lost', 'missing']) expect(text).toContain(name);
    });
    test('what leaves from nowhere is read, too', () => {
        expect(reading('journey j { stage s { touchpoint t { ends success } } handoff nowhere -> t { when "Never" } }')).toContain('#### Handoff to t\nWhen: Never');
    });
    test('two touchpoints of one name have places of their own', () => {
        const ids = elementsIn(pageOf('journey j { stage s { touchpoint t "One"  touchpoint t "Two" } }')).flatMap(({ attributes }) => attributes.get('id') ?? []);
        expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });
    test('only addresses of pages and mailboxes become links', () => {
        const links = elementsIn(pageOf('journey j { link "javascript:alert(1)" "Click"  link "https://example.com/a?b=1&c" "Read"  link "MAILTO:a@example.com" }')).filter(({ tag, attributes }) => tag === 'a' && !attributes.get('href')!.startsWith('#'));
        expect(links.map(({ attributes }) => attributes.get('href'))).toEqual(['https://example.com/a?b=1&c', 'MAILTO:a@example.com']);
    });
    test('half-written text is read as far as it goes', () => {
        expect(reading('journey j "Half" {\n stage s "Stage" {\n touchpoint t "Point" {\n channel \n')).toContain('### Point');
    });
    test('markup is text', () => {
        expect(textIn(byId(pageOf('journey j "<script>alert(1)</script>" { stage s "</main>" { touchpoint t "&lt;" { does "<!--" } } }'), 'text'))).toContain('<script>alert(1)</script>');
    });
});
