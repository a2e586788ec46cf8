import { describe, expect, test } from 'vitest';
import type { DocumentHighlight, Location } from 'vscode-languageserver';
import { references } from '../../../language-server/features/references';
import { marked } from './marked';

type Files = Parameters<typeof marked>[0];

describe('references', () => {
    test.each<[string, Files]>([
        ['in every file, the declaration first', {
            'a.journey': 'journey a { owner [[shop]]\n stage s { owner [[shop]] } }', 'b.journey': 'owner [[sho<|>p]]\njourney b { owner [[shop]] }', 'c.journey': 'owner shopping\njourney c { owner shopping }',
        }],
        ['by short and by qualified names', 'owner shop { owner [[desk]] }\njourney j { owner [[de<|>sk]]\n stage s { owner shop.[[desk]] } }'],
        ['in the qualified names of what is inside', 'owner [[shop<|>]] { owner desk { owner front } }\njourney j { owner desk\n stage s { owner [[shop]].desk }\n stage t { owner [[shop]].desk.front } }'],
        ['of a journey in the names of its touchpoints', { 'a.journey': 'journey [[a<|>]] { stage s { touchpoint x } }\nhandoff [[a]].x -> b.y', 'b.journey': 'journey b { stage s { touchpoint y { zooms into [[a]] } } }\nhandoff b.y -> [[a]].x' }],
        ['of one of several things of one name', 'owner app\nchannel [[app]] : app\njourney j { owner app\n stage s { channel [[ap<|>p]] } }'],
        ['of one of several promises of one name', 'journey a { stage s { touchpoint t { promises [[p<|>]] "x" }\n touchpoint u { meets [[p]] } } }\njourney b { stage s { touchpoint t { promises p "x" }\n touchpoint u { meets p } } }'],
        ['once for a chain of ways', 'journey j { stage s { touchpoint a\n touchpoint [[b]]\n touchpoint c }\n path a -> [[b<|>]] -> c }'],
        ['in text that is broken', 'owner [[shop]]\njourney j {\n  owner [[sho<|>p]]\n  stage s {\n    touchpoint t {\n      handoff -> {{\n    }\n  }\n}\njourney k { owner [[shop]] }'],
        ['of Chinese names', { '门店.journey': 'owner [[门店]] "门店"', '退货.journey': 'journey 退货 { owner [[门<|>店]] }' }],
    ])('%s', async (_, files) => {
        const at = await marked(files);
        const found = await at.ask<Location[]>(references, 'textDocument/references', { context: { includeDeclaration: true } });
        expect(found.map(at.show).sort()).toEqual(at.found.map(at.show).sort());
    });

    test('without the declaration', async () => {
        const at = await marked('owner sh<|>op\njourney j { owner [[shop]] }');
        const found = await at.ask<Location[]>(references, 'textDocument/references', { context: { includeDeclaration: false } });
        expect(found).toEqual(at.found);
    });

    test('in projects that use the one that declares it, but not where the name means another thing', async () => {
        const at = await marked({
            'shared/journey.config.json': '{}', 'shared/owners.journey': 'owner [[sh<|>op]]',
            'a/journey.config.json': '{ "uses": ["../shared"] }', 'a/a.journey': 'journey j { owner [[shop]] }',
            'b/journey.config.json': '{ "uses": ["../shared"] }', 'b/b.journey': 'owner shop\njourney j { owner shop }',
        });
        const found = await at.ask<Location[]>(references, 'textDocument/references', { context: { includeDeclaration: true } });
        expect(found.map(at.show).sort()).toEqual(at.found.map(at.show).sort());
    });

    test('follow an edit', async () => {
        const at = await marked({ 'a.journey': 'owner sh<|>op', 'b.journey': 'journey j { }' });
        await at.type('b.journey', 'journey j { owner [[shop]] }');
        expect(await at.ask<Location[]>(references, 'textDocument/references', { context: { includeDeclaration: false } })).toEqual(at.found);
        await at.type('b.journey', 'journey j { }');
        expect(await at.ask<Location[]>(references, 'textDocument/references', { context: { includeDeclaration: false } })).toEqual([]);
    });
});

describe('highlight', () => {
    const KINDS = ['', 'text', 'read', 'write'];
    const shown = async (files: Files): Promise<readonly string[]> => {
        const at = await marked(files);
        const found = await at.ask<DocumentHighlight[]>(references, 'textDocument/documentHighlight');
        expect(found.map(({ range }) => range)).toEqual(at.found.filter(({ uri }) => uri === at.cursor.textDocument.uri).map(({ range }) => range));
        return found.map(({ kind }) => KINDS[kind!]!);
    };
    test('the declaration is written, its mentions in this text are read', async () => {
        expect(await shown({ 'a.journey': 'owner [[sho<|>p]]\njourney j { owner [[shop]] }', 'b.journey': 'journey k { owner shop }' })).toEqual(['write', 'read']);
    });
    test('where information comes from is written, too', async () => {
        expect(await shown({ 'a.journey': 'journey j { stage s { touchpoint t { asks [[address]] }\n touchpoint u { needs [[addre<|>ss]] } } }', 'b.journey': 'information address' })).toEqual(['write', 'read']);
    });
    test('nothing beside names', async () => {
        expect(await shown('own<|>er shop\njourney j { owner shop }')).toEqual([]);
    });
});
