import { describe, expect, test } from 'vitest';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, DocumentLink, LinkedEditingRanges } from 'vscode-languageserver';
import { callHierarchy } from '../../../language-server/features/call-hierarchy';
import { documentLinks } from '../../../language-server/features/document-links';
import { linkedEditing } from '../../../language-server/features/linked-editing';
import { marked } from './marked';

type Files = Parameters<typeof marked>[0];

describe('the hierarchy of handoffs', () => {
    const calls = async (files: Files): Promise<{ readonly name: string; readonly into: readonly string[]; readonly out: readonly string[] }> => {
        const at = await marked(files);
        const [item] = await at.ask<CallHierarchyItem[]>(callHierarchy, 'textDocument/prepareCallHierarchy');
        const into = await at.ask<CallHierarchyIncomingCall[]>(callHierarchy, 'callHierarchy/incomingCalls', { item });
        const out = await at.ask<CallHierarchyOutgoingCall[]>(callHierarchy, 'callHierarchy/outgoingCalls', { item });
        return {
            name: item!.name,
            into: into.map(({ from, fromRanges }) => `${from.name}: ${fromRanges.map((range) => at.show({ uri: from.uri, range })).join(', ')}`),
            out: out.map(({ to, fromRanges }) => `${to.name}: ${fromRanges.map((range) => at.show({ uri: item!.uri, range })).join(', ')}`),
        };
    };
    test('of a touchpoint, wherever the handoffs are written', async () => {
        expect(await calls('journey j { stage s {\n  touchpoint a "A" { handoff -> b }\n  touchpoint <|>b "B" {\n    path -> c\n    handoff -> c "once"\n    handoff -> c "again"\n  }\n  touchpoint c "C"\n}\n  handoff b -> a\n}')).toEqual({
            name: 'B', into: ['A: a.journey:2:22 handoff -> b'], out: ['C: a.journey:5:5 handoff -> c, a.journey:6:5 handoff -> c', 'A: a.journey:10:3 handoff b -> a'],
        });
    });
    test('between journeys of several files', async () => {
        expect(await calls({ 'a.journey': 'journey a { stage s { touchpoint <|>x "X" } }', 'b.journey': 'journey b { stage s { touchpoint y "Y" } }\nhandoff b.y -> a.x\nhandoff a.x -> b.y' })).toEqual({
            name: 'X', into: ['Y: b.journey:2:1 handoff b.y -> a.x'], out: ['Y: a.journey:1:34 x'],
        });
    });
    test('of a journey', async () => {
        expect(await calls({ 'a.journey': 'journey <|>a "A" { stage s { touchpoint x } }', 'b.journey': 'journey b "B" { stage s { touchpoint y } }\nhandoff b.y -> a.x' })).toEqual({ name: 'A', into: ['B: b.journey:2:1 handoff b.y -> a.x'], out: [] });
    });
    test('begins on a handoff where that comes from', async () => {
        expect((await calls('journey j { stage s { touchpoint a "A" { hand<|>off -> b }\n touchpoint b "B" } }')).name).toBe('A');
    });
    test('nothing for an owner', async () => {
        const at = await marked('owner sh<|>op');
        expect(await at.ask(callHierarchy, 'textDocument/prepareCallHierarchy')).toBeNull();
    });
});

describe('document links', () => {
    const links = async (text: string): Promise<readonly string[]> => {
        const at = await marked({ 'research/a.journey': text });
        const found = await at.ask<DocumentLink[]>(documentLinks, 'textDocument/documentLink', { textDocument: { uri: at.uri('research/a.journey') } });
        return found.map(({ range, target }) => `${at.show({ uri: at.uri('research/a.journey'), range }).split(' ').slice(1).join(' ')} ⇒ ${target!}`);
    };
    test('addresses in texts and comments, without the sentence around them', async () => {
        expect(await links('// see https://example.org/a?b=c, or not\nowner shop { contact "mailto:care@example.org"\n note "Read https://example.org/（中文）。" }')).toEqual([
            'https://example.org/a?b=c ⇒ https://example.org/a?b=c', 'mailto:care@example.org ⇒ mailto:care@example.org', 'https://example.org/ ⇒ https://example.org/',
        ]);
    });
    test('files that a link names, beside the text', async () => {
        expect(await links('owner shop { link "../studies/研究 1.pdf" "Study" }')).toEqual(['../studies/研究 1.pdf ⇒ file:///project/studies/%E7%A0%94%E7%A9%B6%201.pdf']);
    });
    test('pages of rules that are suppressed', async () => {
        expect(await links('// journey-ignore unused-declaration: soon\nowner shop')).toEqual(['unused-declaration ⇒ https://journey.example/unused-declaration']);
    });
    test('nothing that could do anything else', async () => {
        expect(await links('owner shop { link "javascript:alert(1)" "x"\n link "command:x.y" "y" }')).toEqual([]);
    });
});

describe('linked editing', () => {
    const linked = async (files: Files): Promise<readonly string[]> => {
        const at = await marked(files);
        const found = await at.ask<LinkedEditingRanges | null>(linkedEditing, 'textDocument/linkedEditingRange');
        expect(found?.ranges ?? []).toEqual(at.found.map(({ range }) => range));
        return (found?.ranges ?? []).map((range) => at.show({ uri: at.cursor.textDocument.uri, range }));
    };
    test('a name with all its mentions in the text', async () => {
        expect((await linked('journey j { stage s { touchpoint t { promises [[p<|>]] "x" }\n touchpoint u { meets [[p]] } } }')).length).toBe(2);
        expect((await linked('journey 退换 { stage s { touchpoint [[上<|>门]]\n touchpoint b { path -> [[上门]] } } }')).length).toBe(2);
    });
    test('not one that another file mentions, nor one that is declared there', async () => {
        expect(await linked({ 'a.journey': 'owner sh<|>op\njourney j { owner shop }', 'b.journey': 'journey k { owner shop }' })).toEqual([]);
        expect(await linked({ 'a.journey': 'journey j { owner sh<|>op }', 'b.journey': 'owner shop' })).toEqual([]);
    });
    test('not at a mention: who writes over it means another name, and the declaration stays as it is', async () => {
        expect(await linked('owner shop\njourney j { owner shop\n stage s { touchpoint t { owner sh<|>op } } }')).toEqual([]);
        expect(await linked('journey 退换 { stage s { touchpoint 上门\n touchpoint b { path -> 上<|>门 } } }')).toEqual([]);
    });
    test('not one that stands alone, nor beside names', async () => {
        expect(await linked('owner sh<|>op')).toEqual([]);
        expect(await linked('own<|>er shop\njourney j { owner shop }')).toEqual([]);
    });
});
