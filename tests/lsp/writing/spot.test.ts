import { describe, expect, test } from 'vitest';
import { spotAt } from '../../../language-server/writing/spot';

/** What may stand at `<|>`, as words; the blocks around it; and the fact before it. */
function at(marked: string): { readonly words: readonly string[]; readonly blocks: string; readonly fact: string; readonly stated: string; readonly prefix: string } | undefined {
    const offset = marked.indexOf('<|>');
    const spot = spotAt(marked.replace('<|>', ''), offset);
    if (spot === undefined) return undefined;
    return {
        words: [...new Set(spot.expected.map(({ what, word, type }) => (what === 'reference' ? `→${type!}` : word)))], blocks: spot.blocks.map(({ rule }) => rule).join(' '),
        fact: spot.fact.map(({ text }) => text).join(' '), stated: spot.stated.join(' '), prefix: spot.prefix,
    };
}
const touchpoint = (inside: string): string => `journey j "J" {\n  stage s "S" {\n    touchpoint t "T" {\n${inside}\n    }\n  }\n}\n`;

describe('what the grammar lets follow', () => {
    test('at the top level declarations begin', () => {
        expect(at('<|>')!.words).toEqual(expect.arrayContaining(['owner', 'supplier', 'channel', 'journey', 'case', 'portfolio', 'handoff']));
        expect(at('<|>')!.words).not.toContain('stage');
        expect(at('owner a\njou<|>')).toMatchObject({ blocks: 'Document', prefix: 'jou', stated: 'owner' });
    });
    test('in a block its facts', () => {
        const here = at(touchpoint('      channel app\n      <|>\n      owner shop'))!;
        expect(here).toMatchObject({ blocks: 'Document Journey Stage Touchpoint', fact: '', stated: 'channel owner' });
        expect(here.words).toEqual(expect.arrayContaining(['channel', 'owner', 'promises', 'handoff', 'meets']));
        expect(here.words).not.toContain('stage');
        expect(here.words).not.toContain('via');
    });
    test('behind a keyword what it says, and its clauses behind that', () => {
        expect(at(touchpoint('      channel <|>'))!.words).toEqual(['→Channel']);
        expect(at(touchpoint('      meets <|>'))!.words).toEqual(['→Commitment']);
        expect(at(touchpoint('      asks a, <|>'))!.words).toEqual(['→Information']);
        expect(at(touchpoint('      seen <|>'))!.words).toEqual(['as']);
        expect(at(touchpoint('      takes <|>'))!.words).toEqual(['DURATION', 'STRING']);
        expect(at(touchpoint('      handoff -> <|>'))!.words).toEqual(['→Touchpoint']);
        expect(at(touchpoint('      tells "x" <|>'))!.words).toEqual(expect.arrayContaining(['via', 'by', 'within', 'or']));
        expect(at(touchpoint('      tells "x" via <|>'))!.words).toEqual(['→Channel']);
    });
    test('after a comma on the next line the list goes on', () => {
        expect(at(touchpoint('      asks a,\n        <|>'))!.words).toEqual(['→Information']);
    });
    test('half a fact on the line before does not hinder the next one', () => {
        expect(at(touchpoint('      channel\n      <|>'))!.words).toContain('owner');
        expect(at(touchpoint('      within within x y\n      own<|>'))).toMatchObject({ prefix: 'own', blocks: 'Document Journey Stage Touchpoint' });
    });
    test('in a block on one line facts follow facts', () => {
        const here = at(touchpoint('    }\n    touchpoint u { channel web  asks a  <|> }\n    touchpoint v {'))!;
        expect(here.stated).toBe('channel asks');
        expect(here.words).toEqual(expect.arrayContaining([',', 'owner']));
    });
    test('in the block of a way its parts', () => {
        const here = at(touchpoint('      handoff -> u "x" {\n        when "a"\n        <|>\n      }'))!;
        expect(here).toMatchObject({ blocks: 'Document Journey Stage Touchpoint Way', stated: 'when' });
        expect(here.words).toEqual(expect.arrayContaining(['carries', 'accepted', 'tells', 'fallback']));
        expect(here.words).not.toContain('channel');
    });
    test('what lacks its brace is closed by what cannot stand in it', () => {
        expect(at('journey j {\n  stage s {\n    touchpoint a {\n      channel app\n\n    touchpoint b {\n      <|>')!.blocks).toBe('Document Journey Stage Touchpoint');
        expect(at('journey j {\n  stage s {\n    touchpoint a {\n      channel app\n\n  stage t {\n    <|>')!.blocks).toBe('Document Journey Stage');
    });
    test('nothing inside a string or a comment', () => {
        expect(at(touchpoint('      does "look <|>here"'))).toBeUndefined();
        expect(at(touchpoint('      does "look <|>'))).toBeUndefined();
        expect(at(touchpoint('      // look <|>'))).toBeUndefined();
        expect(at(touchpoint('      does "done"<|>'))).toBeDefined();
    });
    test('names in Chinese, and their full-width signs', () => {
        expect(at('journey 换货 “换货” ｛\n  stage 下单 {\n    touchpoint 预约 {\n      asks 地址，<|>')!.words).toEqual(['→Information']);
        expect(at('journey 换货 “换货” ｛\n  owner 售<|>')).toMatchObject({ prefix: '售', words: ['→Owner'], blocks: 'Document Journey' });
    });
    test('a case and its entries', () => {
        expect(at('case c of <|>')!.words).toEqual(['→Journey']);
        expect(at('case c of j {\n  at <|>')!.words).toEqual(expect.arrayContaining(['before', 'day', 'DATE']));
        expect(at('case c of j {\n  at day 4 <|>')!.words).toEqual(expect.arrayContaining(['TIME', 'morning', 'unplanned', 'missing', '→Touchpoint']));
        expect(at('case c of j {\n  at day 4 visit "x" {\n    <|>')!.blocks).toBe('Document Case CaseEntry');
    });
    test('inner owners', () => {
        expect(at('owner a {\n  owner b {\n    <|>')!.blocks).toBe('Document Owner Owner');
        expect(at('supplier a {\n  accountable <|>\n  owner b')!.words).toEqual(['→Owner']);
    });
});
