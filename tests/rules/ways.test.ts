import { describe, expect, test } from 'vitest';
import { linesOf } from './lint';
import { rule as branchWithoutCondition } from '../../src/checks/rules/branch-without-condition';
import { journey, stages } from './small';
import { fixedWith } from './with-rules';

describe('unreachable-touchpoint', () => {
    const found = (text: string): readonly string[] => linesOf(text, 'unreachable-touchpoint');

    test('says why, and reports only the first touchpoint of a stretch', () => {
        expect(found(journey(`
            touchpoint a "A" { ends exit }
            touchpoint b "乙"
            touchpoint c "C"
            touchpoint d "D" { ends success }
        `))).toEqual(['8: No way leads to “乙”: “A”, which stands before it, ends the journey. Lead a way there (`path -> …`), or mark it `entry`.']);
    });
    test('what a path passes by', () => {
        expect(found(journey('touchpoint a "A" { path -> c }\ntouchpoint b "B"\ntouchpoint c { ends success }')))
            .toEqual(['8: No way leads to “B”: “A”, which stands before it, leads elsewhere. Lead a way there (`path -> …`), or mark it `entry`.']);
    });
    test('a loop that nothing leads into is reported once', () => {
        expect(found(journey(`
            touchpoint a { ends success }
            touchpoint b "B"
            touchpoint c { path -> b when "again"
              path -> d when "done" }
            touchpoint d { ends success }
        `))).toEqual(['8: No way leads into the loop of “B”: its touchpoints only lead to each other. Lead a way into it (`path -> …`), or mark one of them `entry`.']);
    });
    test.each([
        ['an entry', 'touchpoint a { ends exit }\ntouchpoint b { entry  ends success }', ''],
        ['a fallback leads there', 'touchpoint a { handoff -> b { fallback c } }\ntouchpoint b { ends success }\ntouchpoint c { ends failure }', ''],
        ['an optional end before it', 'touchpoint a\ntouchpoint b { optional  ends exit }\ntouchpoint c { ends success }', ''],
        ['a handoff from another journey', 'touchpoint a { ends exit }\ntouchpoint b { ends success }',
            'journey k { stage t { touchpoint x { ends success } } }\nhandoff k.x -> j.b'],
        ['a misspelt target, which may have meant it', 'touchpoint a { path -> cc }\ntouchpoint b\ntouchpoint c { ends success }', ''],
        ['a misspelt fallback', 'touchpoint a { handoff -> b { fallback cc } }\ntouchpoint b { ends success }\ntouchpoint c { ends failure }', ''],
        ['a way that is written below it', 'touchpoint a { ends exit }\ntouchpoint b { ends success }\ntouchpoint c { entry  path -> b }', ''],
    ])('silent: %s', (_, touchpoints, more) => expect(found(journey(touchpoints, more))).toEqual([]));
    test('silent: in a stage that comes later', () => {
        expect(found(stages('stage s { touchpoint a { ends success } }\nstage t { later  touchpoint b { ends success } }'))).toEqual([]);
    });
    test('silent: half written', () => expect(found('journey j { stage s { touchpoint a { path -> ')).toEqual([]));
});

describe('dead-end', () => {
    const found = (text: string): readonly string[] => linesOf(text, 'dead-end');

    test('the last touchpoint without an end', () => {
        expect(found(journey('touchpoint a\ntouchpoint b "收货"'))).toEqual(['8: The customer is left at “收货”: nothing leads on, and it does not say how the journey `ends`.']);
    });
    test('a handoff into another journey from an earlier touchpoint does not help the last one', () => {
        expect(found(journey('touchpoint a\ntouchpoint b "B"', 'journey k { stage t { touchpoint x { ends success } } }\nhandoff j.a -> k.x'))).toHaveLength(1);
    });
    test('a draft is told, but it is no error', () => {
        expect(found('journey j { status draft\n stage s { touchpoint a } }')).toHaveLength(1);
    });
    test.each([
        ['hands off to another journey', 'touchpoint a\ntouchpoint b', 'journey k { stage t { touchpoint x { ends success } } }\nhandoff j.b -> k.x'],
        ['a handoff into a journey whose touchpoint is misspelt', 'touchpoint a', 'journey k { stage t { touchpoint x { ends success } } }\nhandoff j.a -> k.xx'],
        ['leads back', 'touchpoint a\ntouchpoint b { path -> a }', ''],
        ['its way leads to a misspelt name', 'touchpoint a { path -> bb }', ''],
        ['only a fallback leads on', 'touchpoint a { ends success }\ntouchpoint b { entry  handoff -> c { fallback a } }\ntouchpoint c { ends success }', ''],
    ])('silent: %s', (_, touchpoints, more) => expect(found(journey(touchpoints, more))).toEqual([]));
    test.each([
        ['a later stage follows', 'stage s { touchpoint a }\nstage t { later }'],
        ['an empty stage follows, which is a finding of its own', 'stage s { touchpoint a }\nstage t'],
        ['it comes later itself', 'stage s { touchpoint b { ends success } }\nstage t { later  touchpoint a { entry } }'],
        ['there are no touchpoints', 'stage s'],
    ])('silent: %s', (_, text) => expect(found(stages(text))).toEqual([]));
});

describe('endless-loop', () => {
    const found = (text: string): readonly string[] => linesOf(text, 'endless-loop');

    test('names the way round, and cuts a long one', () => {
        expect(found(journey('touchpoint a "A"\ntouchpoint b "B" { path -> a }'))).toEqual(['7: There is no way out of the loop “A → B → A”: customers are sent round for ever.']);
        expect(found(journey('touchpoint a "A"\ntouchpoint b "B"\ntouchpoint c "C"\ntouchpoint d "D"\ntouchpoint e "E" { path -> a }')))
            .toEqual(['7: There is no way out of the loop “A → B → C → … → A”: customers are sent round for ever.']);
    });
    test('a path that only leads to itself', () => {
        expect(found(journey('touchpoint a "A" { path -> a }'))).toEqual(['7: The only way from “A” leads back to itself: customers never get on.']);
    });
    test('two loops of which only the second is endless', () => {
        expect(found(journey('touchpoint a { path -> a when "x"\n path -> b when "y" }\ntouchpoint b "B"\ntouchpoint c "C" { path -> b }'))).toHaveLength(1);
    });
    test.each([
        ['a condition leads out', 'touchpoint a\ntouchpoint b { path -> a when "x"\n path -> c when "y" }\ntouchpoint c { ends success }', ''],
        ['a member ends', 'touchpoint a { ends exit\n path -> b when "x" }\ntouchpoint b { path -> a }', ''],
        ['a fallback leads out', 'touchpoint a\ntouchpoint b { handoff -> a { fallback c } }\ntouchpoint c { ends failure }', ''],
        ['a member hands off to another journey', 'touchpoint a\ntouchpoint b { path -> a }', 'journey k { stage t { touchpoint x { ends success } } }\nhandoff j.a -> k.x'],
        ['a way out is misspelt', 'touchpoint a\ntouchpoint b { path -> a when "x"\n path -> cc when "y" }', ''],
        ['it is a handoff to itself', 'touchpoint a { handoff -> a }', ''],
        ['it cannot be reached, which is reported', 'touchpoint a { ends exit }\ntouchpoint b\ntouchpoint c { path -> b }', ''],
        ['it repeats', 'touchpoint a { repeats at most 3 times }\ntouchpoint b { ends success }', ''],
    ])('silent: %s', (_, touchpoints, more) => expect(found(journey(touchpoints, more))).toEqual([]));
});

describe('branch-without-condition', () => {
    const found = (text: string): readonly string[] => linesOf(text, 'branch-without-condition');
    const rest = 'touchpoint b "B" { ends success }\ntouchpoint c "C" { ends success }';

    test('each way that lacks one', () => {
        expect(found(journey(`touchpoint a "A" {\npath -> b\nhandoff -> c "缺货"\n}\n${rest}`))).toEqual([
            '8: 2 ways lead on from “A”, and nothing says when the one to “B” is taken: add `when "…"`.',
            '9: 2 ways lead on from “A”, and nothing says when the one to “C” is taken: add `when "…"`.',
        ]);
    });
    test('wherever the ways stand', () => {
        expect(found(journey(`touchpoint a "A" { path -> b when "x" }\n${rest}\npath a -> c`))).toHaveLength(1);
    });
    test.each([
        ['one way', 'touchpoint a { path -> c }'],
        ['all have one, in the block or before it', 'touchpoint a { path -> b when "x"\n handoff -> c { when "y" } }'],
        ['a fallback beside it', 'touchpoint a { handoff -> b { fallback c } }'],
        ['the customer chooses', 'touchpoint a { path -> b { choice }\n path -> c { choice } }'],
        ['a way on and an end', 'touchpoint a { path -> b\n ends exit }'],
    ])('silent: %s', (_, touchpoint) => expect(found(journey(`${touchpoint}\n${rest}`))).toEqual([]));
    test('the condition is written on the line of its way', () => {
        const text = journey(`touchpoint a "A" {\n  path -> b "Pay" { takes 1d }\n  path -> c when "缺货"\n}\n${rest}`);
        expect([fixedWith(branchWithoutCondition, text), fixedWith(branchWithoutCondition, text, 1)].map(fixed => fixed?.split('\n')[7]?.trim()))
            .toEqual(['path -> b "Pay" when "Pay" { takes 1d }', 'path -> b "Pay" when "其他" { takes 1d }']);
    });
    test('silent: a handoff into another journey beside the order of the text', () => {
        expect(found(journey('touchpoint a\ntouchpoint b { ends success }', 'journey k { stage t { touchpoint x { ends success } } }\nhandoff j.a -> k.x'))).toEqual([]);
    });
});

describe('handoff-to-itself and handoff-not-needed', () => {
    test('a handoff to itself is only that', () => {
        const text = journey('touchpoint a "A" { handoff -> a when "x"\n path -> b when "y" }\ntouchpoint b { ends success }');
        expect(linesOf(text, 'handoff-to-itself')).toEqual(['7: The handoff leads from “A” to itself: nobody takes the case over.']);
        expect(linesOf(text, 'handoff-not-needed')).toEqual([]);
    });
    test('at the top level, too', () => {
        expect(linesOf(journey('touchpoint a "A"\ntouchpoint b { ends success }', 'handoff j.a -> j.a'), 'handoff-to-itself')).toHaveLength(1);
    });
    test('silent: a path back to itself', () => {
        expect(linesOf(journey('touchpoint a { path -> a when "x"\n path -> b when "y" }\ntouchpoint b { ends success }'), 'handoff-to-itself')).toEqual([]);
    });
    const world = 'owner care\nowner desk\nchannel web : web';
    test('not needed: one of several channels stays', () => {
        expect(linesOf(journey('touchpoint a "A" { channel app, web\n handoff -> b }\ntouchpoint b "B" { ends success }', world), 'handoff-not-needed'))
            .toEqual(['8: From “A” to “B” neither the owner nor the channel changes: this is a `path`.']);
    });
    test.each([
        ['another owner', 'touchpoint a { handoff -> b }\ntouchpoint b { owner care  ends success }'],
        ['another channel', 'touchpoint a { handoff -> b }\ntouchpoint b { channel web  ends success }'],
        ['somebody else accepts', 'touchpoint a { handoff -> b { accepted by care within 1h } }\ntouchpoint b { ends success }'],
        ['somebody else is responsible', 'touchpoint a { handoff -> b { responsible care until accepted } }\ntouchpoint b { ends success }'],
        ['somebody else takes it back', 'touchpoint a { handoff -> b { within 3d  fallback care after 3d } }\ntouchpoint b { ends success }'],
        ['an owner that is not known', 'touchpoint a { owner unknown  handoff -> b }\ntouchpoint b { owner unknown  ends success }'],
        ['a channel that is not known', 'touchpoint a { channel unknown  handoff -> b }\ntouchpoint b { channel unknown  ends success }'],
        ['a target that is not found', 'touchpoint a { handoff -> bb }\ntouchpoint b { ends success }'],
    ])('silent: %s', (_, touchpoints) => expect(linesOf(journey(touchpoints, world), 'handoff-not-needed')).toEqual([]));
    test('silent: no owner or no channel is stated', () => {
        expect(linesOf('journey j { stage s { touchpoint a { handoff -> b }\n touchpoint b { ends success } } }', 'handoff-not-needed')).toEqual([]);
    });
});
