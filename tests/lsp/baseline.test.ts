import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildServer, startClient, type Client, type StartOptions } from './client';

const folder = mkdtempSync(join(tmpdir(), 'journey-baseline-'));
let server: string;
let client: Client | undefined;
beforeAll(() => { server = buildServer(folder); });
afterEach(async () => { await client?.stop(); client = undefined; });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const JOURNEY = 'owner shop\nowner unused\njourney j "J" {\n  owner shop\n  stage s { touchpoint t { channel nowhere } }\n}\n';
const baseline = (...entries: readonly (readonly [element: string, rule: string])[]): string =>
    JSON.stringify({ findings: entries.map(([element, rule]) => ({ element, rule, ordinal: 0 })) });
const LISTED = baseline(['owner:unused', 'unused-declaration']);

async function start(files: Readonly<Record<string, string>>, options: Omit<StartOptions, 'files'> = {}): Promise<Client> {
    return client = await startClient(server, { files: { 'a.journey': JOURNEY, ...files }, ...options });
}
const isThere = (rule: string) => (rules: readonly string[]): boolean => rules.includes(rule);
const isGone = (rule: string) => (rules: readonly string[]): boolean => rules.length > 0 && !rules.includes(rule);

describe('what the baseline of a project lists', () => {
    test('is not shown, as in CI, and all else is', async () => {
        const { diagnostics } = await start({ 'journey-baseline.json': LISTED });
        const found = await diagnostics('a.journey', isThere('unresolved-reference'));
        expect(found.map(({ code }) => code)).not.toContain('unused-declaration');
    });

    test('is shown again once it is taken out, and what is put in is hidden', async () => {
        const { diagnostics, write, changedOnDisk } = await start({});
        await diagnostics('a.journey', isThere('unused-declaration'));
        write('journey-baseline.json', LISTED);
        changedOnDisk('journey-baseline.json');
        await diagnostics('a.journey', isGone('unused-declaration'));
        write('journey-baseline.json', baseline());
        changedOnDisk('journey-baseline.json');
        await diagnostics('a.journey', isThere('unused-declaration'));
    });

    test('is never what cannot be read', async () => {
        const { diagnostics } = await start({ 'a.journey': 'journey {{{\n', 'journey-baseline.json': baseline(['file:a.journey', 'syntax']) });
        await diagnostics('a.journey', isThere('syntax'));
    });

    test('is of one project only', async () => {
        const { diagnostics } = await start({ 'below/journey.config.json': '{}', 'below/b.journey': JOURNEY, 'below/journey-baseline.json': LISTED });
        await diagnostics('below/b.journey', isGone('unused-declaration'));
        await diagnostics('a.journey', isThere('unused-declaration'));
    });

    test('says what is wrong with the file, and hides nothing then', async () => {
        const { diagnostics, write, changedOnDisk } = await start({ 'journey-baseline.json': '{ "findings": [{ "element": "owner:unused" }] }' });
        const [wrong] = await diagnostics('journey-baseline.json', isThere('config'));
        expect(wrong).toMatchObject({ severity: DiagnosticSeverity.Error, message: expect.stringContaining('`rule`') as string });
        await diagnostics('a.journey', isThere('unused-declaration'));
        write('journey-baseline.json', LISTED);
        changedOnDisk('journey-baseline.json');
        await diagnostics('journey-baseline.json', (rules) => rules.length === 0);
        await diagnostics('a.journey', isGone('unused-declaration'));
    });

    test('is shown as hints when the editor wants it, and then by another name, so that nobody counts it', async () => {
        const { diagnostics, connection } = await start({ 'journey-baseline.json': LISTED }, { capabilities: { workspace: { configuration: true } } });
        let wanted = false;
        connection.onRequest('workspace/configuration', () => [{ showKnownFindings: wanted }]);
        await diagnostics('a.journey', isGone('unused-declaration'));
        wanted = true;
        await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        const found = await diagnostics('a.journey', isThere('unused-declaration'));
        expect(found.find(({ code }) => code === 'unused-declaration')).toMatchObject({ severity: DiagnosticSeverity.Hint, source: 'journey baseline' });
        expect(found.filter(({ source }) => source === 'journey').map(({ code }) => code)).toContain('unresolved-reference');
        wanted = false;
        await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        await diagnostics('a.journey', isGone('unused-declaration'));
    });
});
