import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser } from '../e2e/harness/browser';
import { printPdf } from '../../src/extension/print-pdf';
import { buildServer, startClient, type Client } from './client';
import type { DrawTextResult, ExportResult, FindingsResult, TreeResult } from '../../src/protocol';

const home = mkdtempSync(join(tmpdir(), 'journey-requests-'));
let server: string;
let client: Client;
beforeAll(() => { server = buildServer(home); });
afterEach(() => client?.stop());
afterAll(() => rmSync(home, { recursive: true, force: true }));

const REPAIR = `journey repair "A repair" {
  stage before "Before" {
    touchpoint bring "Bring it" {
      handoff -> done
    }
    touchpoint done "Done <here>"
  }
}
case one "One case" of repair {
  at day 1 bring "It was brought"
}
`;
const ask = <Result>(method: string, params: unknown): Promise<Result> => client.connection.sendRequest<Result>(method, params);
const start = async (): Promise<void> => { client = await startClient(server, { files: { 'a.journey': REPAIR, 'b.journey': 'journey other "Other" {\n}\n' } }); };

describe('the tree', () => {
    test('goes from journeys to stages and cases, and from stages to touchpoints, each with its place', async () => {
        await start();
        const roots = await ask<TreeResult>('journey/tree', {});
        expect(roots.map(({ key, label, hasChildren }) => [key, label, hasChildren])).toEqual([['journey:repair', 'A repair', true], ['journey:other', 'Other', false]]);
        const below = await ask<TreeResult>('journey/tree', { uri: roots[0]!.uri, key: roots[0]!.key });
        expect(below.map(({ key, kind }) => [key, kind])).toEqual([['stage:repair.before', 'stage'], ['case:one', 'case']]);
        const touchpoints = await ask<TreeResult>('journey/tree', { uri: below[0]!.uri, key: below[0]!.key });
        expect(touchpoints.map(({ label, head }) => [label, head.start])).toEqual([['Bring it', { line: 2, character: 4 }], ['Done <here>', { line: 5, character: 4 }]]);
        expect(touchpoints[0]!.range.end).toEqual({ line: 4, character: 5 });
    });
});

describe('a text that is in no file', () => {
    test('is drawn, journeys and cases, with what is wrong with it', async () => {
        await start();
        const { svgs, problem } = await ask<DrawTextResult>('journey/drawText', { text: REPAIR, id: 'fence-1' });
        expect(svgs).toHaveLength(2);
        expect(svgs[0]).toContain('id="fence-1-0-title"');
        expect(svgs[0]).toContain('Done &lt;here&gt;');
        expect(problem).toBeUndefined();
        const broken = await ask<DrawTextResult>('journey/drawText', { text: 'journey {{{', id: 'fence-2' });
        expect(broken.problem).toEqual(expect.any(String));
        expect(await ask('journey/drawText', { text: 'owner a "A"', id: 'fence-3' })).toEqual({ svgs: [] });
    });
});

describe('what a language model asks', () => {
    test('a journey, what was found, a rule', async () => {
        await start();
        expect(await ask('journey/ask', { about: 'journey' })).toContain('`repair` “A repair”: 2 touchpoints');
        expect(await ask('journey/ask', { about: 'journey', name: 'repair' })).toContain('```journey\njourney repair "A repair" {');
        expect(await ask('journey/ask', { about: 'journey', name: 'nothing' })).toContain('There is no journey “nothing”');
        const found = await ask<string>('journey/ask', { about: 'findings', name: 'repair' });
        expect(found).toMatch(/^- (error|warning|info|fact about today) \[[\w-]+\] repair/);
        expect(found).not.toContain(' other');
        expect(await ask('journey/ask', { about: 'rule', name: 'handoff-no-fallback' })).toContain('# ');
        expect(await ask('journey/ask', { about: 'rule', name: 'nothing' })).toContain('handoff-no-fallback');
        expect(JSON.parse(await ask<string>('journey/ask', { about: 'rules' }))).toContainEqual({ id: 'handoff-no-fallback', title: expect.any(String) as string });
    });
});

describe('an export', () => {
    test('is an SVG file, or a page with the style and the script that it is given', async () => {
        await start();
        const svg = await ask<ExportResult>('journey/preview/export', { uri: client.uri('a.journey'), format: 'svg', theme: 'dark' });
        expect(svg.name).toBe('repair.map');
        expect(svg.text).toMatch(/^<svg [^]*<style>/);
        const page = { rules: '.mine{color:red}', script: 'console.log(1)' };
        const html = await ask<ExportResult>('journey/preview/export', { uri: client.uri('a.journey'), subject: 'journey:repair', view: 'flow', format: 'html', theme: 'auto', page });
        expect(html.name).toBe('repair.flow');
        expect(html.text).toContain('.mine{color:red}');
        expect(html.text).toMatch(/script-src 'sha256-[\w+/=]+'/);
        expect(html.text).toContain('id="view-flow" data-first');
        const sheets = await ask<ExportResult>('journey/preview/export', { uri: client.uri('a.journey'), view: 'case-one', format: 'sheets', theme: 'light', page });
        expect(sheets.name).toBe('one.case');
        expect(sheets.text).toContain('data-sheets="picture"');
        expect(sheets.text).not.toContain('console.log(1)');
        expect(await ask('journey/preview/export', { uri: client.uri('none.journey'), format: 'svg', theme: 'light' })).toBeNull();
    });
});

test.skipIf(!hasBrowser)('an export is printed to PDF by a browser of this machine', async () => {
    await start();
    const { text } = await ask<ExportResult>('journey/preview/export', { uri: client.uri('a.journey'), format: 'sheets', theme: 'light', page: { rules: '', script: '' } });
    expect(Buffer.from((await printPdf(text))!).subarray(0, 5).toString()).toBe('%PDF-');
});

describe('what was found of an element', () => {
    test('is that of its mark, with edits that mend it', async () => {
        await start();
        const [finding] = await ask<FindingsResult>('journey/preview/findings', { uri: client.uri('a.journey'), keys: ['mark:touchpoint:repair.bring', 'touchpoint:repair.bring'] });
        expect(finding).toMatchObject({ uri: client.uri('a.journey'), range: { start: { line: 2 } }, message: expect.any(String) as string });
        const retitled = await ask('journey/preview/retitle', { uri: client.uri('a.journey'), key: 'touchpoint:repair.done', title: 'All "done"' });
        expect(retitled).toEqual({ changes: { [client.uri('a.journey')]: [{ range: { start: { line: 5, character: 20 }, end: { line: 5, character: 33 } }, newText: '"All \\"done\\""' }] } });
        expect(await ask('journey/preview/retitle', { uri: client.uri('a.journey'), key: 'way:repair.bring->done', title: 'x' })).toBeNull();
    });
});
