import { describe, expect, test } from 'vitest';
import { parse } from '../../language-server/parse';
import { mergeTexts } from '../../src/cli/merge/merge-texts';

const MARKERS = { ours: 'ours', theirs: 'theirs', size: 7 };
const merge = async (base: string, ours: string, theirs: string) => (await mergeTexts(base, ours, theirs, MARKERS))!;
/** Merged either way around it is as clean, or has as many conflicts. */
async function merged(base: string, ours: string, theirs: string): Promise<{ readonly text: string; readonly conflicts: number }> {
    const result = await merge(base, ours, theirs);
    expect((await merge(base, theirs, ours)).conflicts).toBe(result.conflicts);
    return result;
}
/** What is left when all of one side is taken. */
const chosen = (text: string, side: 'ours' | 'theirs'): string =>
    text.replaceAll(/<<<<<<< ours\n([\s\S]*?)=======\n([\s\S]*?)>>>>>>> theirs\n/g, (_all, ours: string, theirs: string) => (side === 'ours' ? ours : theirs));
const namesIn = (text: string): readonly string[] => (text.match(/\b(?:stage|touchpoint) [\w-]+/g) ?? []).map((each) => each.replace('touchpoint ', ''));

/** A journey of three stages with one touchpoint each, and with what else stands in them. */
const journey = ({ one = '', two = '', three = '', behind = '' }: Readonly<Partial<Record<'one' | 'two' | 'three' | 'behind', string>>>): string => `journey j "J" {
  stage one "One" {
    touchpoint start "Start" { channel app }
${one}  }

  stage two "Two" {
    touchpoint middle "Middle" { channel app }
${two}  }

  stage three "Three" {
    touchpoint last "Last" { channel app }
${three}  }
${behind}}
`;
const PAY = '    touchpoint pay "Pay" {\n      channel app\n      pain "Slow"\n    }\n';
const AT_ONCE = PAY.replace('"Pay"', '"Pay at once"');
const VERY_SLOW = PAY.replace('"Slow"', '"Very slow"');

describe('a touchpoint that both sides move to different stages', () => {
    test('is one conflict, and whichever side is taken it stands there once', async () => {
        const result = await merged(journey({ one: PAY }), journey({ two: PAY }), journey({ three: PAY }));
        expect(result).toEqual({ conflicts: 1, text: `journey j "J" {
  stage one "One" {
    touchpoint start "Start" { channel app }
  }

  stage two "Two" {
    touchpoint middle "Middle" { channel app }
<<<<<<< ours
    touchpoint pay "Pay" {
      channel app
      pain "Slow"
    }
  }

  stage three "Three" {
    touchpoint last "Last" { channel app }
=======
  }

  stage three "Three" {
    touchpoint last "Last" { channel app }
    touchpoint pay "Pay" {
      channel app
      pain "Slow"
    }
>>>>>>> theirs
  }
}
` });
        expect(chosen(result.text, 'ours')).toBe(journey({ two: PAY }));
        expect(chosen(result.text, 'theirs')).toBe(journey({ three: PAY }));
    });
    test('what they changed in it is in it, whichever side is taken', async () => {
        const result = await merged(journey({ one: PAY }), journey({ two: AT_ONCE }), journey({ three: VERY_SLOW }));
        const both = AT_ONCE.replace('"Slow"', '"Very slow"');
        expect(result.conflicts).toBe(1);
        expect(chosen(result.text, 'ours')).toBe(journey({ two: both }));
        expect(chosen(result.text, 'theirs')).toBe(journey({ three: both }));
    });
    test('and both change one fact of it: each side has its own', async () => {
        const result = await merged(journey({ one: PAY }), journey({ two: AT_ONCE }), journey({ three: PAY.replace('"Pay"', '"付款"') }));
        expect(result.conflicts).toBe(1);
        expect(chosen(result.text, 'ours')).toBe(journey({ two: AT_ONCE }));
        expect(chosen(result.text, 'theirs')).toBe(journey({ three: PAY.replace('"Pay"', '"付款"') }));
    });
    test('what else they changed meanwhile, outside of the two places, is merged as ever', async () => {
        const result = await merged(journey({ one: PAY }), journey({ two: PAY }).replace('"Start"', '"Begin"'), journey({ three: PAY }).replace('journey j "J"', 'journey j "K"'));
        expect(result.conflicts).toBe(1);
        for (const side of ['ours', 'theirs'] as const) expect(chosen(result.text, side)).toMatch(/^journey j "K"[\s\S]*"Begin"/);
    });
    test('one of them to a new stage', async () => {
        const result = await merged(journey({ one: PAY }), journey({ behind: `\n  stage four "Four" {\n${PAY}  }\n` }), journey({ three: PAY }));
        expect(result.conflicts).toBe(1);
        for (const side of ['ours', 'theirs'] as const) expect(namesIn(chosen(result.text, side)).filter((name) => name === 'pay')).toHaveLength(1);
    });
    test('new on both sides, under one name in different stages', async () => {
        const result = await merged(journey({}), journey({ two: PAY }), journey({ three: AT_ONCE }));
        expect(result.conflicts).toBe(1);
        expect(chosen(result.text, 'ours')).toContain(PAY);
        expect(chosen(result.text, 'theirs')).toContain(AT_ONCE);
    });
});

describe('a touchpoint that one side moves to another stage', () => {
    test.each<readonly [name: string, ours: string]>([
        ['that was there', journey({ three: PAY })],
        ['that is new', journey({ behind: `\n  stage four "Four" {\n${PAY}  }\n` })],
        ['that has another name now', journey({ three: PAY }).replace('stage three', 'stage end')],
        ['that has another name now, and says so', journey({ three: PAY }).replace('stage three "Three" {', 'stage end "Three" {\n    was three')],
    ])('%s: what the other one changes in it goes with it', async (_name, ours) => {
        const result = await merged(journey({ one: PAY }), ours, journey({ one: AT_ONCE }));
        expect(result).toEqual({ conflicts: 0, text: ours.replace(PAY, AT_ONCE) });
    });
    test('and the other one renames, and says so', async () => {
        const renamed = PAY.replace('touchpoint pay "Pay" {', 'touchpoint check-out "Pay" {\n      was pay');
        expect(await merged(journey({ one: PAY }), journey({ three: PAY }), journey({ one: renamed }))).toEqual({ conflicts: 0, text: journey({ three: renamed }) });
    });
    test('and the other one takes out: one conflict, and neither comes back by itself', async () => {
        const result = await merged(journey({ one: PAY }), journey({ two: PAY }), journey({}));
        expect(result.conflicts).toBe(1);
        expect(chosen(result.text, 'ours')).toBe(journey({ two: PAY }));
        expect(chosen(result.text, 'theirs')).toBe(journey({}));
    });
    test('which the other one takes out: one conflict from the one place to the other', async () => {
        const theirs = journey({ one: PAY }).replace(/\n {2}stage three[\s\S]*?\n {2}\}\n/, '');
        const result = await merged(journey({ one: PAY }), journey({ three: PAY }), theirs);
        expect(result.conflicts).toBe(1);
        expect(chosen(result.text, 'ours')).toBe(journey({ three: PAY }));
        expect(namesIn(chosen(result.text, 'theirs'))).toEqual(['stage one', 'start', 'pay', 'stage two', 'middle']);
    });
    test('and the other one moves there as well: it stands there once', async () => {
        expect(await merged(journey({ one: PAY }), journey({ two: PAY }), journey({ two: AT_ONCE }))).toEqual({ conflicts: 0, text: journey({ two: AT_ONCE }) });
    });
    test('many at once, to stages that are all new: in their order, with what the other side changed', async () => {
        const text = (stage: string, pain: string, title: string): string =>
            `journey j {\n${['a', 'b'].map((name) => `  stage ${stage}-${name} {\n${[1, 2, 3].map((number) => `    touchpoint ${name}${number} "${title} ${number}" {\n      pain "${pain} ${name}${number}"\n    }\n`).join('')}  }\n`).join('')}}\n`;
        expect(await merged(text('old', 'Slow', 'Say'), text('new', 'Dear', 'Say'), text('old', 'Slow', 'Ask'))).toEqual({ conflicts: 0, text: text('new', 'Dear', 'Ask') });
    });
    test('with its comment', async () => {
        const said = `    // Cards only.\n${PAY}`;
        expect(await merged(journey({ one: said }), journey({ two: said }), journey({ one: said.replace('"Slow"', '"Very slow"') }))).toEqual({ conflicts: 0, text: journey({ two: `    // Cards only.\n${VERY_SLOW}` }) });
    });
});

describe('facts that are moved', () => {
    const text = (start: string, middle: string, last: string, more = ''): string =>
        `journey j {\n  stage one {\n    touchpoint start {\n${start}    }\n    touchpoint middle {\n${middle}    }\n    touchpoint last {\n${last}    }\n  }\n${more}}\n`;
    const PROMISE = '      promises ready "Ready soon" within 2d\n';
    test('a promise, by both sides to different touchpoints: one conflict, and it is made once', async () => {
        const result = await merged(text(PROMISE, '', ''), text('', PROMISE, ''), text('', '', PROMISE));
        expect(result.conflicts).toBe(1);
        expect(chosen(result.text, 'ours')).toBe(text('', PROMISE, ''));
        expect(chosen(result.text, 'theirs')).toBe(text('', '', PROMISE));
    });
    test('a promise by one side, and the other one gives it another time', async () => {
        expect(await merged(text(PROMISE, '', ''), text('', PROMISE, ''), text(PROMISE.replace('2d', '3d'), '', ''))).toEqual({ conflicts: 0, text: text('', PROMISE.replace('2d', '3d'), '') });
    });
    test.each(['asks phone', 'meets ready', 'gives 订单号'])('%s, by both sides to different touchpoints: nobody wants both', async (fact) => {
        const line = `      ${fact}\n`;
        const result = await merged(text(line, '', ''), text('', line, ''), text('', '', line));
        expect(result.conflicts).toBe(1);
        expect(chosen(result.text, 'ours')).toBe(text('', line, ''));
        expect(chosen(result.text, 'theirs')).toBe(text('', '', line));
        // Another name is another thing, and not the same one changed.
        const other = text(`      ${fact.replace(/ .*/, ' other')}\n`, '', '');
        expect((await merged(text(line, '', ''), other, text('', line, ''))).conflicts).toBe(1);
    });
    test('one without a name is known by its words', async () => {
        const pain = '      pain "Nobody calls"\n';
        expect(await merged(text(pain, '', ''), text('', pain, ''), text('', '', pain))).toMatchObject({ conflicts: 1 });
        // What two sides write anew in two places is two.
        expect(await merged(text('', '', ''), text('', pain, ''), text('', '', pain))).toEqual({ conflicts: 0, text: text('', pain, pain) });
    });
    test('a handoff out of its touchpoint, while the other side changes it', async () => {
        const inside = '      handoff -> middle {\n        within 2d\n      }\n';
        const outside = '  handoff start -> middle {\n        within 2d\n      }\n';
        expect(await merged(text(inside, '', ''), text('', '', '', outside), text(inside.replace('2d', '3d'), '', ''))).toEqual({ conflicts: 0, text: text('', '', '', outside.replace('2d', '3d')) });
    });
    test('an owner, by both sides under different owners', async () => {
        const owners = (shop: string, courier: string, bank: string): string => `owner shop {\n${shop}}\nowner courier {\n${courier}}\nowner bank {\n${bank}}\n`;
        const desk = '  owner desk "Desk" { contact "1" }\n';
        const result = await merged(owners(desk, '', ''), owners('', desk, ''), owners('', '', desk));
        expect(result.conflicts).toBe(1);
        expect(chosen(result.text, 'ours')).toBe(owners('', desk, ''));
        expect(await merged(owners(desk, '', ''), owners('', desk, ''), owners(desk.replace('"1"', '"2"'), '', ''))).toEqual({ conflicts: 0, text: owners('', desk.replace('"1"', '"2"'), '') });
    });
    test('declarations beside each other: their order means nothing', async () => {
        const [a, b, c] = ['owner a\n', 'channel b : app\n', 'persona c\n'] as const;
        expect(await merged(a + b + c, c + a + b, b + a + c)).toMatchObject({ conflicts: 0 });
    });
});

describe('the order of stages and touchpoints', () => {
    const stages = (...names: readonly string[]): string => `journey j {\n${names.map((name) => `  stage ${name}\n`).join('')}}\n`;
    const orderIn = (text: string): readonly string[] => namesIn(text).map((each) => each.replace('stage ', ''));
    test('two sides move different ones: both have their way', async () => {
        const result = await merged(stages('a', 'b', 'c', 'd', 'e'), stages('b', 'a', 'c', 'd', 'e'), stages('a', 'b', 'c', 'e', 'd'));
        expect(result.conflicts).toBe(0);
        expect(orderIn(result.text)).toEqual(['b', 'a', 'c', 'e', 'd']);
    });
    test('both move one, each elsewhere: one conflict, as short as can be', async () => {
        const result = await merged(stages('a', 'b', 'c', 'd', 'e'), stages('a', 'd', 'b', 'c', 'e'), stages('a', 'b', 'd', 'c', 'e'));
        expect(result).toEqual({ conflicts: 1, text: 'journey j {\n  stage a\n<<<<<<< ours\n  stage d\n  stage b\n=======\n  stage b\n  stage d\n>>>>>>> theirs\n  stage c\n  stage e\n}\n' });
    });
    test('what else the sides changed in them is in both of its orders', async () => {
        const result = await merged(stages('a', 'b', 'c'), stages('c', 'a "A"', 'b'), stages('a', 'c "C"', 'b'));
        expect(result.conflicts).toBe(1);
        expect(chosen(result.text, 'ours')).toBe(stages('c "C"', 'a "A"', 'b'));
        expect(chosen(result.text, 'theirs')).toBe(stages('a "A"', 'c "C"', 'b'));
    });
});

test('one that both sides give another name: one conflict, not one of each', async () => {
    const result = await merged(journey({ one: PAY }), journey({ one: PAY.replace(' pay ', ' pay-now ') }), journey({ one: PAY.replace(' pay ', ' check-out ') }));
    expect(result).toMatchObject({ conflicts: 1 });
    expect(chosen(result.text, 'theirs')).toBe(journey({ one: PAY.replace(' pay ', ' check-out ') }));
});

test('a comment on the line where something new ends stays with what it is about, once', async () => {
    const base = '// How the company sees it.\njourney j {\n  goal "g"\n}\n';
    const added = (name: string): string => `journey ${name} {\n  goal "${name}"\n}${base}`;
    const result = await merged(base, added('a'), added('b'));
    expect(result.conflicts).toBe(0);
    expect(result.text.match(/How the company sees it/g)).toHaveLength(1);
    expect(parse(result.text).problems).toEqual([]);
});

describe('entries of a case', () => {
    const entries = (...lines: readonly string[]): string => `case c of j {\n${lines.map((line) => `  at ${line}\n`).join('')}}\n`;
    const [ASKS, CALLS, ARRIVES] = ['day 1 unplanned "Asks at the desk"', 'day 2 unplanned "Calls the hotline"', 'day 6 deliver "It arrives"'] as const;
    const BASE = entries(ASKS, CALLS, ARRIVES);
    test('both sides insert at different times: all stand in the order of time', async () => {
        const [early, late] = ['day 3 unplanned "Calls again"', 'day 4 evening unplanned "Complains"'] as const;
        for (const [ours, theirs] of [[early, late], [late, early]] as const) {
            expect(await merge(BASE, entries(ASKS, CALLS, ours, ARRIVES), entries(ASKS, CALLS, theirs, ARRIVES))).toEqual({ conflicts: 0, text: entries(ASKS, CALLS, early, late, ARRIVES) });
        }
    });
    test('the same at the very beginning, and by date', async () => {
        const dated = entries('2026-11-20 visit "Comes"');
        const [first, second] = ['2026-11-18 unplanned "Looks"', '2026-11-18 14:00 unplanned "Buys"'] as const;
        expect((await merge(dated, entries(second, '2026-11-20 visit "Comes"'), entries('2026-11-17 unplanned "Hears"', '2026-11-20 visit "Comes"'))).text).toBe(entries('2026-11-17 unplanned "Hears"', second, '2026-11-20 visit "Comes"'));
        // Whether it was before 14:00 on that day is not said: ours comes first.
        expect((await merge(dated, entries('2026-11-20 visit "Comes"', second), entries('2026-11-20 visit "Comes"', first))).text).toBe(entries('2026-11-20 visit "Comes"', second, first));
    });
    test('one side puts one before another that the other side rewords: each is still what it was', async () => {
        const again = 'day 1 evening unplanned "Asks once more"';
        const worded = 'day 2 unplanned "Calls the hotline for an hour"';
        expect(await merged(BASE, entries(ASKS, again, CALLS, ARRIVES), entries(ASKS, worded, ARRIVES))).toEqual({ conflicts: 0, text: entries(ASKS, again, worded, ARRIVES) });
        expect(await merged(BASE, entries(ASKS, again, worded, ARRIVES), entries(ASKS, CALLS, ARRIVES.replace('It', 'The remote')))).toEqual({ conflicts: 0, text: entries(ASKS, again, worded, ARRIVES.replace('It', 'The remote')) });
    });
    test('of several of one touchpoint each is known by its time or its words', async () => {
        const visits = (one: string, two: string): string => entries(`day 1 visit "${one}"`, `day 3 visit "${two}"`);
        expect(await merged(visits('Nobody came', 'Nobody came again'), visits('Nobody came at all', 'Nobody came again'), entries('day 3 visit "Nobody came again, and no call"')))
            .toMatchObject({ conflicts: 1 });
        expect(await merged(visits('来过', '又来了'), entries('day 2 visit "打电话"', 'day 3 visit "又来了"'), visits('来过', '又来了一次'))).toEqual({ conflicts: 0, text: entries('day 2 visit "打电话"', 'day 3 visit "又来了一次"') });
    });
    test('one entry changed on both sides: one conflict', async () => {
        expect(await merged(BASE, BASE.replace('Calls the hotline', 'Calls'), BASE.replace('day 2', 'day 3'))).toMatchObject({ conflicts: 1 });
    });
    test('a promise in it here, its day there', async () => {
        const block = (day: string, more: string): string => entries(ASKS, `${day} unplanned "Calls" { channel hotline${more} }`, ARRIVES);
        expect(await merged(block('day 2', ''), block('day 3', ''), block('day 2', ' owner desk'))).toEqual({ conflicts: 0, text: block('day 3', ' owner desk') });
    });
});
