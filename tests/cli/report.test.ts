import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { csv } from '../../src/report/csv';
import { SECTION_IDS } from '../../src/report/sections';
import { exampleProjects, root } from '../harness/examples';
import { elementsIn, parseHtml, textIn, type ParsedElement } from '../harness/parse-html';
import { CASE, DELIVERY } from '../report/small';
import { cleanJourney, folderWith, journey, transcript } from './journey';

const elementsOf = (page: ParsedElement, tag: string): readonly ParsedElement[] => elementsIn(page).filter((each) => each.tag === tag);

const LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const;

describe('every example, in every format and language', () => {
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'schemas/journey-report.schema.json'), 'utf8')) as object);

    test.each(exampleProjects())('$path', async ({ path }) => {
        const { code, stdout, stderr } = await journey(['report', path, '--format', 'json'], { cwd: root });
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors, undefined, 1)).toBe(true);
        for (const locale of LOCALES) {
            const markdown = (await journey(['report', path, '--locale', locale], { cwd: root })).stdout;
            expect(markdown).not.toMatch(/undefined|\[object|NaN|\bnull\b/);
            // Each row has as many cells as the head of its table.
            for (const table of markdown.split('\n\n').filter(block => block.startsWith('|'))) {
                expect(new Set(table.trimEnd().split('\n').map(line => line.match(/(?<!\\)\|/g)!.length)).size, table).toBe(1);
            }
            const page = parseHtml((await journey(['report', path, '--format', 'html', '--locale', locale], { cwd: root })).stdout);
            const [body] = elementsOf(page, 'main');
            expect(textIn(body!)).not.toMatch(/undefined|\[object|NaN/);
        }
    });
});

test('a limit that is not held against any way is in the schema', async () => {
    const folder = folderWith({ 'j.journey': 'journey j "J" { stage s "S" { touchpoint t "T" { promises arrive "到达" within 1d or within 2d when "满员" } touchpoint u "U" { takes 3h meets arrive ends success } } }' });
    const { stdout } = await journey(['report', '--format', 'json'], { cwd: folder });
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'schemas/journey-report.schema.json'), 'utf8')) as object);
    const facts = JSON.parse(stdout) as object;
    expect(validate(facts), JSON.stringify(validate.errors, undefined, 1)).toBe(true);
    expect(facts).toMatchObject({ projects: [{ promises: [{ slowest: '3h', isOpen: false, state: 'unknown', unchecked: [{ text: '2d', isTime: true, when: '满员' }] }] }] });
});

describe('what is written where', () => {
    const files = { 'order.journey': DELIVERY, 'case.journey': CASE };

    test('Markdown to standard output, sections that are asked for in their order', async () => {
        const cwd = folderWith(files);
        const { stdout } = await journey(['report', '--section', 'effort', '--section', 'promises'], { cwd });
        expect((await journey(['report', '--section', 'effort, promises'], { cwd })).stdout).toBe(stdout);
        expect(await journey(['report', '--section', 'effort,promise'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('“promise”. Did you mean `promises`?') as string });
        expect(stdout.split('\n').filter(line => line.startsWith('#'))).toEqual([`# Report: ${basename(cwd)}`, '## Promise ledger', '## Customer effort']);
    });

    test('a project is called like its only portfolio, else like its folder', async () => {
        const headings = async (path: string): Promise<readonly (string | undefined)[]> => {
            const page = (await journey(['report', path, '--format', 'html'], { cwd: root })).stdout;
            return [(await journey(['report', path], { cwd: root })).stdout.split('\n')[0], textIn(elementsOf(parseHtml(page), 'h1')[0]!)];
        };
        expect(await headings('examples/getting-started')).toEqual(['# Report: getting-started', 'Report: getting-started']);
        expect(await headings('examples/lloyds')).toEqual(['# Report: 關鍵客戶旅程', 'Report: 關鍵客戶旅程']);
        const [, ...several] = (await journey(['report', 'examples/uber', '--section', 'effort'], { cwd: root })).stdout.split('\n').filter(line => line.startsWith('#'));
        expect(several.filter(line => line.startsWith('## '))).toEqual(['## after', '## before']);
    });

    test('several projects, each under its name', async () => {
        const cwd = folderWith({ 'a/journey.config.json': '{}', 'a/a.journey': cleanJourney('a'), '乙/journey.config.json': '{ "locale": "zh-Hans" }', '乙/b.journey': cleanJourney('b') });
        const { stdout } = await journey(['report', '--section', 'effort'], { cwd });
        expect(stdout.split('\n').filter(line => line.startsWith('#'))).toEqual(['# Report', '## a', '### Customer effort', '## 乙', '### Customer effort']);
        const page = (await journey(['report', '--format', 'html'], { cwd })).stdout;
        const ids = elementsOf(parseHtml(page), 'section').flatMap(({ attributes }) => attributes.get('id') ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        // A reader of screens tells them apart by their names.
        const named = elementsIn(parseHtml(page)).filter(({ tag, attributes }) => tag === 'nav' || attributes.get('role') === 'region').map(({ tag, attributes }) => `${tag} ${attributes.get('aria-label')}`);
        expect(new Set(named).size).toBe(named.length);
        expect(JSON.parse((await journey(['report', '--format', 'json', '--section', 'effort'], { cwd })).stdout)).toMatchObject({ schemaVersion: 1, projects: [{ path: 'a', title: 'a', effort: [{ contacts: 0 }] }, { path: '乙', title: '乙' }] });
        expect(await transcript('journey report --format csv --section effort', { cwd })).toContain('exit 2');
    });

    test('by the ending of the file', async () => {
        const cwd = folderWith(files);
        for (const [file, begins] of [['r.md', '# Report'], ['r.json', '{\n'], ['r.html', '<!DOCTYPE html>']] as const) {
            expect(await journey(['report', '-o', file], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
            expect(readFileSync(join(cwd, file), 'utf8').startsWith(begins)).toBe(true);
        }
        await journey(['report', '--section', 'effort', '-o', 'r.csv'], { cwd });
        expect(readFileSync(join(cwd, 'r.csv'), 'utf8')).toBe('\ufeffJourney,Contacts,Budget,Asked twice,Changes of channel,Carried by the customer,Where\r\nOrder a lamp,2,1,1,2,0,"Check out\nAsk where it is"\r\n');
    });

    test('CSV into a folder: a file for each kind of table', async () => {
        const cwd = folderWith(files);
        expect(await journey(['report', '--format', 'csv', '-o', 'tables'], { cwd })).toMatchObject({ code: 0, stderr: '' });
        expect(readdirSync(join(cwd, 'tables')).sort()).toEqual([
            'channels.csv', 'effort.csv', 'handoffs-list.csv', 'handoffs-matrix.csv', 'improvements-opportunities.csv', 'improvements-pains.csv', 'lived-cases.csv', 'lived-differences.csv', 'lived-promises.csv',
            'portfolio.csv', 'promises.csv', 'responsibilities.csv', 'visibility.csv',
        ]);
    });

    test('CSV of a section with nothing to tell has its columns all the same', async () => {
        const cwd = folderWith({ 'a.journey': cleanJourney('a') });
        const columns = async (section: string): Promise<readonly string[]> => (await journey(['report', '--format', 'csv', '--section', section], { cwd })).stdout.split('\r\n').map(line => line.split(',').slice(0, 2).join(','));
        expect(await columns('promises')).toEqual(['\ufeffJourney,Kind', '']);
        expect(await columns('lived')).toEqual(['\ufeffTable,Case', '', 'Table,Case', '', 'Table,Case', '']);
    });

    test('what goes wrong', async () => {
        const cwd = folderWith({ 'order.journey': 'owner a "A"\n' });
        expect(await transcript('journey report', { cwd })).toBe('\n$ journey report\nstderr: journey: `.` has no journey, case or portfolio to report about.\nexit 2\n');
        expect(await transcript('journey report --allow-empty', { cwd })).toContain('exit 0');
        expect(await transcript('journey report --format csv', { cwd })).toContain('CSV holds the tables of one section. Name it with `--section`: `portfolio`');
        expect(await transcript('journey report --section promise', { cwd })).toContain('Did you mean `promises`?');
        const broken = folderWith({ 'order.journey': `${DELIVERY}\n???\n` });
        expect((await journey(['report', '--section', 'effort'], { cwd: broken })).stderr).toContain('what could not be read is missing in the report');
        expect(existsSync(join(cwd, 'tables'))).toBe(false);
    });
});

describe('what authors write is text', () => {
    const HOSTILE = ['=HYPERLINK("http://evil.example","x")', '+1+cmd|\' /C calc\'!A0', '-2+3', '@SUM(A1)', '＝1+1', '\t=1', ' =1', '\u200b=1', '|calc', '%0A=1', '<script>alert(1)</script>', 'a "quoted", b', "it's", '| a | b |', '**bold** @octocat #1'];
    const text = (title: string): string => JSON.stringify(title.replace(/[\t\u200b]/g, ' '));

    test.each(HOSTILE)('in CSV no formula: %j', title => {
        const [, line = ''] = csv([{ columns: [{ id: 'a', title: 'A' }], rows: [[title]] }], 'Table').split('\r\n');
        // As a spreadsheet reads it.
        const read = line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line;
        expect(read.replace(/^'/, '')).toBe(title);
        if (/^[\s\u200b]*[=+\-@＝|%]/.test(title)) expect(read.startsWith("'")).toBe(true);
    });

    test('in CSV no line, and nothing behind a semicolon, begins with a formula: where semicolons separate fields, that would be a cell', () => {
        const written = (...texts: string[]): string => csv([{ columns: [{ id: 'a', title: 'A' }], rows: [[texts]] }], 'Table').split('\r\n')[1]!;
        expect(written('Call', '=1+1', '-5%')).toBe('"Call\n\'=1+1\n-5%"');
        expect(written('a;=1+1;@b; +c\t-d')).toBe('"a;\'=1+1;\'@b; \'+c\t\'-d"');
        expect(written('a; b - c ;-) x=y')).toBe('"a; b - c ;-) x=y"');
    });

    test.each(['-12', '+5%', '-1,5', '3'])('in CSV a number stays one: %s', title => {
        expect(csv([{ columns: [{ id: 'a', title: 'A' }], rows: [[title]] }], 'Table').split('\r\n')[1]!.replaceAll('"', '')).toBe(title);
    });

    test('in Markdown and HTML no markup', async () => {
        const cwd = folderWith({ 'hostile.journey': HOSTILE.map((title, index) => cleanJourney(`j${index}`).replace('"A coffee to go"', text(title).replaceAll('\\"', '”'))).join('\n') });
        const markdown = (await journey(['report', '--section', 'effort'], { cwd })).stdout;
        expect(markdown.split('\n').filter(line => /^\| (?!Journey)/.test(line)).filter(line => line.match(/(?<!\\)\|/g)!.length !== 6)).toEqual([]);
        expect(markdown).not.toContain('<script>');
        const page = (await journey(['report', '--format', 'html', '--section', 'effort'], { cwd })).stdout;
        expect(page).not.toContain('<script>alert');
        expect(elementsOf(parseHtml(page), 'tr')).toHaveLength(1 + HOSTILE.length);
    });
});

test('the page needs nothing else, and runs only what it was made with', async () => {
    const page = (await journey(['report', 'examples/618-remote-control/practised', '--format', 'html', '--locale', 'zh-Hans'], { cwd: root })).stdout;
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('<html lang="zh-Hans"');
    const links = elementsOf(parseHtml(page), 'a').flatMap(({ attributes }) => attributes.get('href') ?? []);
    expect(SECTION_IDS.filter(id => !links.includes(`#${id}`))).toEqual([]);
});
