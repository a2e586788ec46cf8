import { describe, expect, test } from 'vitest';
import { hereAt, locate, locationOf, type Here } from '../../../language-server/features/place';
import { marked, type Marked } from './marked';

const here = (at: Marked): Here => hereAt(at.context.fileAt(at.cursor.textDocument.uri)!, at.cursor.position)!;
const keys = (at: Marked): readonly string[] => here(at).name?.targets.map(({ key }) => key) ?? [];

const SHARED = 'owner shop "Shop" {\n  owner desk "Desk"\n}\nchannel counter : counter\n';

describe('what stands at an offset', () => {
    test.each([
        ['a name that is declared', 'journey re<|>pair { }', ['journey:repair']],
        ['its beginning', 'journey <|>repair { }', ['journey:repair']],
        ['its end', 'journey repair<|> { }', ['journey:repair']],
        ['a name of another file', 'journey repair { owner shop<|> }', ['owner:shop']],
        ['the part of a qualified name', 'journey repair { owner sho<|>p.desk }', ['owner:shop']],
        ['the whole of one', 'journey repair { owner shop.de<|>sk }', ['owner:shop.desk']],
        ['a short name', 'journey repair { owner de<|>sk }', ['owner:shop.desk']],
        ['a name that nothing declares', 'journey repair { owner nob<|>ody }', []],
        ['a keyword', 'journey repair { own<|>er shop }', []],
        ['the target of a way', 'journey 退换 { stage s { touchpoint 上门 { path -> 送<|>达 }  touchpoint 送达 } }', ['touchpoint:退换.送达']],
        ['the journey of a way between journeys', 'journey 甲 { stage s { touchpoint a } }\njourney 乙 { stage s { touchpoint b } }\nhandoff <|>甲.a -> 乙.b', ['journey:甲']],
    ])('%s', async (_, text, expected) => {
        expect(keys(await marked({ 'a.journey': text, 'shared.journey': SHARED }))).toEqual(expected);
    });

    test('a name that means several things', async () => {
        expect(keys(await marked('owner a { owner care }\nowner b { owner care }\njourney j { owner ca<|>re }'))).toEqual(['owner:a.care', 'owner:b.care']);
    });

    test.each([
        ['in a block that is whole', 'journey j {\n  stage s {\n    touchpoint t { <|> }\n  }\n}', ['touchpoint:j.t', 'stage:j.s', 'journey:j']],
        ['in blocks that are not closed', 'journey j {\n  stage s {\n    touchpoint t {\n      channel counter\n      <|>', ['touchpoint:j.t', 'stage:j.s', 'journey:j']],
        ['between two touchpoints', 'journey j {\n  stage s {\n    touchpoint t { ends success }\n    <|>\n    touchpoint u { ends success }\n  }\n}', ['stage:j.s', 'journey:j']],
        ['behind a word that is no keyword', 'journey j {\n  stage s {\n    touchpoint t {\n      chan<|>\n      ends success\n    }\n  }\n}', ['touchpoint:j.t', 'stage:j.s', 'journey:j']],
        ['at the top level', 'owner shop\n<|>\njourney j { }', [undefined]],
    ])('the block: %s', async (_, text, [block, ...outer]) => {
        const found = here(await marked(text));
        expect(found.block?.key).toBe(block);
        expect(found.around.map(({ key }) => key)).toEqual(expect.arrayContaining(outer));
    });

    test('a fact, and which of its values', async () => {
        const { fact } = here(await marked('channel a : app\nchannel b : app\njourney j { stage s { touchpoint t { channel a, b<|> } } }'));
        expect([fact?.element.key, fact?.field, fact?.index]).toEqual(['touchpoint:j.t', 'channels', 1]);
    });

    test('an element of a project that is used', async () => {
        const at = await marked({ 'shared/journey.config.json': '{}', 'shared/owners.journey': 'owner [[shop]]', 'app/journey.config.json': '{ "uses": ["../shared"] }', 'app/a.journey': 'journey j { owner sh<|>op }' });
        const [target] = here(at).name!.targets;
        expect(locationOf(locate(target!)!)).toEqual(at.found[0]);
    });
});
