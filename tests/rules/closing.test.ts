import { describe, expect, test } from 'vitest';
import { editsOf } from '../../language-server/apply-fixes';
import { compile } from '../../language-server/compile';
import { applyEdits } from '../../language-server/fix';
import { rule as endsBeforeOutcome } from '../../src/checks/rules/ends-before-outcome';
import { rule as handoffNoTrigger } from '../../src/checks/rules/handoff-no-trigger';
import { rule as loopNotClosed } from '../../src/checks/rules/loop-not-closed';
import { rule as noFailureWay } from '../../src/checks/rules/no-failure-way';
import { rule as pathNoCue } from '../../src/checks/rules/path-no-cue';
import { journey, stages } from './small';
import { describeExamples, findingsWith, linesWith } from './with-rules';

describeExamples([endsBeforeOutcome, handoffNoTrigger, loopNotClosed, noFailureWay, pathNoCue]);

/** A fact of the journey `j` of a text. */
const stating = (fact: string, text: string): string => text.replace('journey j "J" {', `journey j "J" {\n${fact}`);

describe('ends-before-outcome', () => {
    const found = (text: string): readonly string[] => linesWith(endsBeforeOutcome, stating('outcome "新遥控器可用"', text));

    test('closed before the outcome: at each such end, in the words of the author', () => {
        expect(found(journey('touchpoint a "A" { ends closed "完成" }\ntouchpoint b "B" { entry  ends closed }'))).toEqual([
            '8: The company closes “J” at “A”, and nothing says that the customer’s outcome, “新遥控器可用”, is reached. Lead on to where it is, and write `ends success` there.',
            '9: The company closes “J” at “B”, and nothing says that the customer’s outcome, “新遥控器可用”, is reached. Lead on to where it is, and write `ends success` there.',
        ]);
    });
    test('also when another way reaches it', () => {
        expect(found(journey('touchpoint a { path -> b when "x"\n path -> c when "y" }\ntouchpoint b { ends closed }\ntouchpoint c { ends success }'))).toHaveLength(1);
    });
    test('no way reaches it', () => {
        const text = stating('outcome "可用"', journey('touchpoint a { path -> b when "x"\n path -> c when "y" }\ntouchpoint b { ends exit }\ntouchpoint c { ends failure }'));
        const [finding, ...more] = findingsWith(endsBeforeOutcome, text).filter(({ rule }) => rule === 'ends-before-outcome');
        expect(more).toEqual([]);
        expect([finding!.message, finding!.severity, finding!.related.map(({ args }) => args.how)]).toEqual(['never', 'error', ['exit', 'failure']]);
    });
    test('a true fact about a journey as it is', () => {
        const text = stating('outcome "可用"\nstate current', journey('touchpoint a { ends closed }'));
        expect(findingsWith(endsBeforeOutcome, text).find(({ rule }) => rule === 'ends-before-outcome')?.status).toBe('finding');
    });
    test.each([
        ['one way reaches it', journey('touchpoint a { path -> b when "x"\n path -> c when "y" }\ntouchpoint b { ends exit }\ntouchpoint c { ends success }')],
        ['nothing says how it ends', journey('touchpoint a\ntouchpoint b')],
        ['nothing in it yet', stages('stage s')],
        ['the success comes later', stages('stage s { touchpoint a { ends exit } }\nstage t { later }')],
        ['it goes on in another journey', journey('touchpoint a { ends exit }', 'journey k { stage t { touchpoint x { ends success } } }\nhandoff j.a -> k.x')],
        ['a way leads to a name that is not found', journey('touchpoint a { path -> bb }\ntouchpoint b { entry  ends exit }')],
        ['a misspelt end', journey('touchpoint a { ends sucess }')],
    ])('silent: %s', (_, text) => expect(found(text)).toEqual([]));
    test('silent: no outcome is stated', () => expect(linesWith(endsBeforeOutcome, journey('touchpoint a { ends closed }'))).toEqual([]));
});

describe('no-failure-way', () => {
    const found = (text: string): readonly string[] => linesWith(noFailureWay, text);
    const success = 'touchpoint a\ntouchpoint b { ends success }';

    test('everybody succeeds', () => {
        expect(found(journey(`${success}\ntouchpoint c { entry  ends success }`))).toEqual([
            '3: In “J” every way ends in success. What happens when a customer cancels, or does not get it? Write another way out, `ends exit` or `ends failure`.',
        ]);
    });
    test.each([
        ['a customer may leave', journey('touchpoint a { path -> b when "x"\n path -> c when "y" }\ntouchpoint b { ends exit }\ntouchpoint c { ends success }')],
        ['nothing says how it ends', journey('touchpoint a\ntouchpoint b')],
        ['it only ends badly, which is another matter', journey('touchpoint a { ends failure }')],
        ['a journey as it is', stating('state current', journey(success))],
        ['something comes later', stages(`stage s { ${success} }\nstage t { later }`)],
        ['it hands over to another journey', journey(success, 'journey k { stage t { touchpoint x { ends exit } } }\nhandoff j.a -> k.x')],
        ['a part of another journey', journey(success, 'journey k { stage t { touchpoint x { zooms into j  ends exit } } }')],
        ['a way leads to a name that is not found', journey('touchpoint a { path -> bb }\ntouchpoint b { entry  ends success }')],
    ])('silent: %s', (_, text) => expect(found(text).filter(line => line.startsWith('3:'))).toEqual([]));
});

describe('loop-not-closed', () => {
    const found = (text: string): readonly string[] => linesWith(loopNotClosed, text);

    test('done, and nobody says so', () => {
        expect(found(journey('touchpoint a\ntouchpoint b "送达" { signal scan  ends success }'))).toEqual([
            '8: “J” ends in success at “送达”, and the customer is neither told nor asked. Write `tells "…"` or `signal survey`.',
        ]);
    });
    test('mended by telling or by asking, each with what is there', () => {
        const text = journey('touchpoint a "送达" { ends success }');
        const [finding] = findingsWith(loopNotClosed, text).filter(({ rule }) => rule === 'loop-not-closed');
        const mended = finding!.fixes.map(fix => applyEdits(text, editsOf(fix, compile([{ path: 'a.journey', text }]).sources)!)!);
        expect(mended.map(each => /(?:tells|signal) [^}\n]*/.exec(each)![0].trim())).toEqual(['tells "送达"', 'signal survey']);
        for (const each of mended) expect(found(each)).toEqual([]);
        expect(findingsWith(loopNotClosed, journey('touchpoint a { signal scan  ends success }')).find(({ rule }) => rule === 'loop-not-closed')!.fixes, 'signals are one line').toHaveLength(1);
    });
    test('what meets a promise on a screen is not seen by everybody', () => {
        expect(found(journey('touchpoint a { promises p "P" within 1d }\ntouchpoint b { meets p  ends success }'))).toHaveLength(1);
    });
    test('an internal measure asks nobody', () => {
        expect(found(journey('touchpoint a { measures share  ends success }', 'metric share { of internal }'))).toHaveLength(1);
    });
    test.each([
        ['told', 'touchpoint a { tells "Done"  ends success }', ''],
        ['asked', 'touchpoint a { signal scan, survey  ends success }', ''],
        ['asked by a measure', 'touchpoint a { measures csat  ends success }', 'metric csat { scale percent }'],
        ['a measure that is not found, which is reported', 'touchpoint a { measures cast  ends success }', ''],
        ['given a receipt', 'touchpoint a { gives receipt  ends success }', 'information receipt'],
        ['handed over as promised', 'touchpoint a { promises p "P" within 1d }\ntouchpoint b { channel door  meets p  ends success }', 'channel door : visit'],
        ['a bad end', 'touchpoint a { ends failure }\ntouchpoint b { entry  ends exit }', ''],
        ['shown in a sub-journey', 'touchpoint a { zooms into k  ends success }', 'journey k'],
    ])('silent: %s', (_, touchpoints, more) => expect(found(journey(touchpoints, more))).toEqual([]));
    test('silent: the enterprise view of a journey that tells it', () => {
        const inside = stating('view enterprise\nmirrors k', journey('touchpoint a { ends success }', 'journey k { mirrors j  stage t { touchpoint x { tells "Done"  ends success } } }'));
        expect(found(inside)).toEqual([]);
        expect(found(inside.replace('mirrors k', '')), 'alone').toHaveLength(1);
    });
});

describe('handoff-no-trigger', () => {
    const found = (touchpoints: string, more = ''): readonly string[] => linesWith(handoffNoTrigger, journey(touchpoints, more));

    test('nothing says when', () => {
        expect(found('touchpoint a "安装" { handoff -> b { tells "明天送到" } }\ntouchpoint b "送达" { ends success }')).toEqual([
            '7: Nothing says when the handoff from “安装” to “送达” starts. Write `when "…"`.',
        ]);
    });
    test('between journeys', () => {
        expect(found('touchpoint a { ends exit }', 'journey k { stage t { touchpoint x { ends success } } }\nhandoff j.a -> k.x')).toHaveLength(1);
    });
    test.each([
        ['said', 'touchpoint a { handoff -> b { when "x" } }\ntouchpoint b { ends success }'],
        ['a plain path', 'touchpoint a { path -> b }\ntouchpoint b { ends success }'],
        ['an implicit way', 'touchpoint a\ntouchpoint b { owner unknown  ends success }'],
        ['the customer chose', 'touchpoint a { handoff -> b { choice } }\ntouchpoint b { ends success }'],
        ['the customer starts what comes next', 'touchpoint a { handoff -> b }\ntouchpoint b { initiated by customer  ends success }'],
        ['a system passes it on', 'touchpoint a { handoff -> b { mode auto } }\ntouchpoint b { ends success }'],
        ['a name that is not found, which is reported', 'touchpoint a { handoff -> bb }\ntouchpoint b { ends success }'],
    ])('silent: %s', (_, touchpoints) => expect(found(touchpoints)).toEqual([]));
});

describe('path-no-cue', () => {
    const found = (touchpoints: string, more = 'channel counter : counter\nchannel faq : faq'): readonly string[] => linesWith(pathNoCue, journey(touchpoints, more));
    const pay = 'touchpoint b "Pay" { initiated by customer  ends success }';

    test('time passes, and then it is up to the customer', () => {
        expect(found(`touchpoint a "Order" { path -> b { takes 2d } }\n${pay}`)).toEqual(['7: “Pay” is up to the customer, and nothing after “Order” tells them so. Write `tells "…"`.']);
    });
    test('another channel', () => {
        expect(found('touchpoint a { path -> b }\ntouchpoint b { channel counter  initiated by customer  ends success }')).toHaveLength(1);
    });
    test('the company began; an implicit way shows where it leaves from', () => {
        expect(found(`touchpoint a "检查" { initiated by owner }\n${pay}`)).toEqual(['7: “Pay” is up to the customer, and nothing after “检查” tells them so. Write `tells "…"`.']);
    });
    test.each([
        ['the company starts what comes next', 'touchpoint a { path -> b { takes 2d } }\ntouchpoint b { initiated by owner  ends success }'],
        ['nobody says who starts it', 'touchpoint a { path -> b { takes 2d } }\ntouchpoint b { ends success }'],
        ['on from one screen to the next', `touchpoint a { initiated by customer }\n${pay}`],
        ['told on the way', `touchpoint a { path -> b { takes 2d  tells "Pay by Friday" } }\n${pay}`],
        ['told before', `touchpoint a { tells "Pay by Friday"\n path -> b { takes 2d } }\n${pay}`],
        ['promised before', `touchpoint a { promises p "Ready" within 2d\n path -> b { takes 2d } }\n${pay}`],
        ['a paper in the hand', `touchpoint a { physical "A collection slip"\n path -> b { takes 2d } }\n${pay}`],
        ['by choice', 'touchpoint a { path -> b { choice } }\ntouchpoint b { channel counter  initiated by customer  ends success }'],
        ['optional', 'touchpoint a { path -> b { takes 2d } }\ntouchpoint b { initiated by customer  optional  ends success }'],
        ['customers find it', 'touchpoint a { path -> b { takes 2d } }\ntouchpoint b { channel faq  initiated by customer  ends success }'],
        ['somebody is there', 'touchpoint a { channel counter  initiated by owner }\ntouchpoint b { channel counter  initiated by customer  ends success }'],
        ['an undeclared handoff, which is reported', 'touchpoint a\ntouchpoint b { channel counter  initiated by customer  ends success }'],
        ['a handoff', 'touchpoint a { handoff -> b { takes 2d } }\ntouchpoint b { channel counter  initiated by customer  ends success }'],
        ['where channels are not known', 'touchpoint a { channel unknown  initiated by owner }\ntouchpoint b { channel counter  initiated by customer  ends success }'],
        ['a name that is not found', `touchpoint a { path -> bb { takes 2d } }\n${pay}`],
    ])('silent: %s', (_, touchpoints) => expect(found(touchpoints)).toEqual([]));
});
