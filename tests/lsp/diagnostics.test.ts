import { afterAll, expect, test, vi } from 'vitest';
import { diagnosticOf } from '../../language-server/diagnostics';
import type { Locale } from '../../src/checks/rule';
import { lint } from '../checks/lint';
import { REPAIR, trailRule } from '../cli/made-up-trail';

// Files of one worker share their modules, so this one loads its own, and leaves none behind.
vi.hoisted(() => vi.resetModules());
afterAll(() => {
    vi.doUnmock('../../src/checks/registry');
    vi.resetModules();
});
vi.mock('../../src/checks/registry', async importOriginal => {
    const { RULES } = await importOriginal<typeof import('../../src/checks/registry')>();
    const made = await import('../cli/made-up-trail');
    return { RULES: [...RULES, made.trailRule] };
});

/** `file:line:character message`, counted from 0 as the protocol does. */
function relatedIn(files: readonly { readonly path: string; readonly text: string }[], locale: Locale): readonly string[] {
    const { compiled, findings } = lint(files);
    const found = findings.find(({ rule }) => rule === trailRule.id)!;
    const diagnostic = diagnosticOf(found, { sources: compiled.sources, locale, uriOf: path => `file:///${path}`, documentation: () => undefined })!;
    return diagnostic.relatedInformation!.map(({ location: { uri, range: { start } }, message }) => `${uri}:${start.line}:${start.character} ${message.slice(0, 16)}`);
}

test('the steps of a way are related information, in the order of the way', () => {
    expect(relatedIn([{ path: 'a.journey', text: REPAIR }], 'en')).toEqual([
        'file:///a.journey:9:11 asked here, at “',
        'file:///a.journey:17:2 not carried here',
        'file:///a.journey:13:12 needed here, at ',
    ]);
});

test.each([
    ['zh-Hans', '这里没有带上'],
    ['zh-Hant', '這裡沒有帶上'],
] as const)('in %s', (locale, message) => {
    expect(relatedIn([{ path: 'a.journey', text: REPAIR }], locale)[1]).toBe(`file:///a.journey:17:2 ${message}`);
});
