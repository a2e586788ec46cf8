import { describe, expect, test } from 'vitest';
import { CancellationTokenSource, type DocumentDiagnosticReport, type FullDocumentDiagnosticReport, type WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { asksForDiagnostics, pulledDiagnostics } from '../../../language-server/pulled-diagnostics';
import { marked, type Marked } from './marked';

const GOOD = 'owner shop\n';
const BROKEN = 'journey j {\n  owner nobody\n}\n';

interface World {
    readonly at: Marked;
    /** What is found in one text, by rule. */
    readonly document: (path: string, previousResultId?: string) => Promise<{ readonly id: string | undefined; readonly rules: readonly string[] | 'unchanged' }>;
    /** What is new in all of them: by path, rules. */
    readonly workspace: (known: ReadonlyMap<string, string>, token?: CancellationTokenSource, partialResultToken?: string) => Promise<{ readonly ids: ReadonlyMap<string, string>; readonly found: Readonly<Record<string, readonly string[]>> }>;
}

async function worldOf(files: Readonly<Record<string, string>>): Promise<World> {
    const { feature, affected, reloaded } = pulledDiagnostics();
    const at = await marked(files, { onAffected: affected, onReloaded: reloaded });
    const rulesIn = (report: FullDocumentDiagnosticReport): readonly string[] => [...new Set(report.items.map(({ code }) => String(code)))];
    return {
        at,
        document: async (path, previousResultId) => {
            const report = await at.ask<DocumentDiagnosticReport>(feature, 'textDocument/diagnostic', { textDocument: { uri: path.startsWith('file:') ? path : at.uri(path) }, previousResultId });
            return { id: report.resultId, rules: report.kind === 'full' ? rulesIn(report) : 'unchanged' };
        },
        workspace: async (known, source, partialResultToken) => {
            const before = at.parts.length;
            const { items } = await at.ask<WorkspaceDiagnosticReport>(feature, 'workspace/diagnostic', {
                previousResultIds: [...known].map(([path, value]) => ({ uri: at.uri(path), value })), partialResultToken,
            }, source?.token);
            const all = [...at.parts.slice(before).flatMap((part) => (part as WorkspaceDiagnosticReport).items), ...items];
            const pathAt = (uri: string): string => decodeURIComponent(uri.split('/').at(-1)!);
            return {
                ids: new Map([...known, ...all.map(({ uri, resultId }) => [pathAt(uri), resultId!] as const)]),
                found: Object.fromEntries(all.map((report) => [pathAt(report.uri), report.kind === 'full' ? rulesIn(report) : ['unchanged']])),
            };
        },
    };
}

describe('diagnostics of a text, for an editor that asks', () => {
    test('all that was found, and nothing again until an edit can have changed it', async () => {
        const { at, document } = await worldOf({ 'a.journey': BROKEN, 'b.journey': GOOD });
        const first = await document('a.journey');
        expect(first.rules).toContain('unresolved-reference');
        expect(await document('a.journey', first.id)).toEqual({ id: first.id, rules: 'unchanged' });
        // Another file declares what was missing.
        await at.type('b.journey', 'owner nobody\n');
        const second = await document('a.journey', first.id);
        expect(second.id).not.toBe(first.id);
        expect(second.rules).not.toContain('unresolved-reference');
    });
    test('in half-written text', async () => {
        const { document } = await worldOf({ 'a.journey': 'journey j {{{' });
        expect((await document('a.journey')).rules).toContain('syntax');
    });
});

describe('diagnostics of the workspace', () => {
    test('of closed files as well, and of configs', async () => {
        const { workspace } = await worldOf({ 'a.journey': BROKEN, 'b.journey': 'owner shop\nowner shop\n', 'journey.config.json': '{ "rules": { "dead-ends": "error" } }' });
        const { found } = await workspace(new Map());
        expect(found['a.journey']).toContain('unresolved-reference');
        expect(found['b.journey']).toContain('duplicate-name');
        expect(found['journey.config.json']).toEqual(['config']);
    });
    test('only what is new, and what is mended', async () => {
        const { at, workspace } = await worldOf({ 'a.journey': BROKEN, 'b.journey': 'owner spare { accountable missing }\n' });
        const { ids } = await workspace(new Map());
        expect((await workspace(ids)).found).toEqual({});
        await at.type('a.journey', 'journey j {\n}\n');
        const { found } = await workspace(ids);
        expect(Object.keys(found)).toEqual(['a.journey']);
        expect(found['a.journey']).not.toContain('unresolved-reference');
    });
    test('what is gone has none', async () => {
        const { workspace } = await worldOf({ 'a.journey': BROKEN });
        const { ids, found } = await workspace(new Map([['z.journey', '1.1']]));
        expect(found['z.journey']).toEqual([]);
        expect((await workspace(ids)).found).toEqual({});
    });
    test('a file that was mended while the editor forgot what it knew of it', async () => {
        const { at, workspace, document } = await worldOf({ 'a.journey': GOOD + 'journey j { owner shop }\n' });
        await at.type('a.journey', BROKEN);
        expect((await document('a.journey')).rules).toContain('unresolved-reference');
        // It was closed, and its changes thrown away.
        await at.type('a.journey', 'term word\n');
        expect((await workspace(new Map())).found).toEqual({ 'a.journey': [] });
        expect((await workspace(new Map())).found).toEqual({});
    });
    test('a file that belonged to no folder, and was closed', async () => {
        const { at, workspace, document } = await worldOf({ 'a.journey': GOOD });
        const uri = 'file:///elsewhere/lone.journey';
        at.context.projects.edit(uri, BROKEN);
        await at.context.projects.settled();
        expect((await document(uri)).rules).toContain('unresolved-reference');
        await at.context.projects.close(uri);
        await at.context.projects.settled();
        expect((await document(uri)).rules).toEqual([]);
        expect((await workspace(new Map())).found).toMatchObject({ 'lone.journey': [] });
    });
    test('in parts, for an editor that takes them; then it waits for something new', async () => {
        const { at, workspace } = await worldOf(Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`f${index}.journey`, BROKEN.replace('journey j', `journey j${index}`)])));
        const { ids, found } = await workspace(new Map(), undefined, 'parts');
        expect(Object.keys(found).length).toBe(150);
        expect(at.parts.length).toBe(1);
        let isAnswered = false;
        const waiting = workspace(ids, undefined, 'parts').then((result) => {
            isAnswered = true;
            return result;
        });
        await new Promise((resolve) => { setTimeout(resolve, 50); });
        expect(isAnswered).toBe(false);
        await at.type('f7.journey', GOOD);
        expect((await waiting).found['f7.journey']).not.toContain('unresolved-reference');
    });
    test('a search that waits can be cancelled', async () => {
        const { workspace } = await worldOf({ 'a.journey': BROKEN });
        const { ids } = await workspace(new Map(), undefined, 'parts');
        const source = new CancellationTokenSource();
        const waiting = workspace(ids, source, 'parts');
        source.cancel();
        expect((await waiting).found).toEqual({});
    });
});

test('an editor that cannot be told to ask again is told what was found', () => {
    expect(asksForDiagnostics({ textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } })).toBe(true);
    expect(asksForDiagnostics({ textDocument: { diagnostic: {} } })).toBe(false);
    expect(asksForDiagnostics({})).toBe(false);
});
