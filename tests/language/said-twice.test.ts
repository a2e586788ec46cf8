import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../language-server/fix';
import { compileText, problemsOf } from '../harness/show';

const text = (fact: string): string => `journey j { stage s { touchpoint t {\n${fact}\n} touchpoint u { promises q "y"  expects e "x"  expects f "z" } } }\nowner o\nowner r\nchannel c : web\nchannel d : app\ninformation i\nmetric m\npersona p\nsystem y\n`;
const found = (fact: string): readonly string[] => problemsOf(compileText(text(fact))).map(problem => problem.replace(/^2:/, ''));

describe('what can be said once in a fact, said twice', () => {
    it.each([
        ['promises a "x" within 1d within 2d', 'within', '26'], ['expects "x" within 1d within 2d when "y"', 'within', '23'], ['handoff -> u { accepted by o within 1d within 2d }', 'within', '40'],
        ['tells "x" within 1d within 2d', 'within', '21'], ['promises "x" for e for f', 'for', '20'], ['promises "x" by o by r', 'by', '19'], ['promises "x" at i at i', 'at', '19'],
        ['promises a "x" again q again q', 'again', '24'], ['tells "x" via c via d', 'via', '17'], ['tells "x" by o by r', 'by', '16'], ['pain "x" low high', 'high', '14'],
        ['pain "x" via c via d', 'via', '16'], ['measures m 1 via c via d', 'via', '20'], ['measures m 1 n 5 n 6', 'n', '18'], ['measures m 1 source "x" source "y"', 'source', '25'],
        ['backstage "x" by o by r', 'by', '20'], ['backstage "x" using y using y', 'using', '23'], ['feels 1 for p for p', 'for', '15'],
        ['handoff -> u { fallback o after 1d after 2d }', 'after', '36'], ['handoff -> u { updates every 1d via c via d }', 'via', '39'],
    ])('%s', (fact, keyword, column) => {
        expect(found(fact).map(problem => problem.replace(/,"element".*/, ''))).toEqual([`${column} duplicate-attribute default {"keyword":"${keyword}"`]);
        const { problems } = compileText(text(fact));
        const mended = applyEdits(text(fact), problems[0]!.fixes![0]!.edits)!;
        expect(problemsOf(compileText(mended))).toEqual([]);
    });

    it('the first one counts', () => {
        const { project } = compileText(text('promises a "x" within 1d within 2d by o by r'));
        expect(project.journeys[0]!.stages[0]!.touchpoints[0]!.promises).toMatchObject([{ limits: [{ duration: { text: '1d' } }], by: 'o' }]);
    });

    it.each(['promises a "x" within 1d or within 2d when "y"', 'measures m 1 to 2 after 1d by 3%', 'tells "x" via c by o within 1d'])('not %s', fact => expect(found(fact)).toEqual([]));

    it('a promise cannot be made again by itself', () => {
        expect(found('promises a "x" again a')).toEqual(['22 invalid-value again-itself {"name":"a"}']);
    });
});

describe('one name twice in a list', () => {
    it.each([
        ['asks i, i', 'asks i'], ['asks i\nneeds i\nasks i', 'asks i\nneeds i'], ['meets q, e, q', 'meets q, e'], ['channel c, c', 'channel c'],
        ['signal call, call', 'signal call'], ['handoff -> u { carries i, i }', 'handoff -> u { carries i }'], ['tells "x" via c, c', 'tells "x" via c'],
        ['tags x, y, x', 'tags x, y'], ['breaks q, q because "x"', 'breaks q because "x"'], ['channel c\nchannel c, d', 'channel c\nchannel d'],
    ])('%s', (fact, mended) => {
        const { problems } = compileText(text(fact));
        expect(problems.map(({ rule, message }) => [rule, message])).toEqual([['duplicate-attribute', 'item']]);
        expect(applyEdits(text(fact), problems[0]!.fixes![0]!.edits)).toBe(text(mended));
    });

    it('no signal beside one', () => {
        expect(found('signal none, call')).toEqual(['8 invalid-value none-beside-others {"keyword":"signal"}']);
        expect(found('signal none')).toEqual([]);
    });
});
