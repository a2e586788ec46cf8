import { describe, expect, test } from 'vitest';
import { compile, type SourceFile } from '../../language-server/compile';
import { editsOf } from '../../language-server/apply-fixes';
import { applyEdits } from '../../language-server/fix';
import { check } from '../../src/checks/engine';
import { messageOf, textOf, type Finding } from '../../src/checks/finding';
import { argumentsOf } from '../../src/checks/message';
import { RULES } from '../../src/checks/registry';
import { defaultConfig } from '../../src/checks/resolved-config';
import { LOCALES, type Rule } from '../../src/checks/rule';
import { rule as channelSwitch } from '../../src/checks/rules/channel-switch-no-continuity';
import { rule as contextDropped } from '../../src/checks/rules/context-dropped';
import { rule as repeats } from '../../src/checks/rules/customer-repeats-information';
import { rule as noContext } from '../../src/checks/rules/handoff-no-context';
import { rule as notCarried } from '../../src/checks/rules/promise-not-carried';
import { randomFrom, type Random } from '../harness/random';

const CONTEXT: readonly Rule[] = [noContext, contextDropped, repeats, notCarried, channelSwitch];
const isContext = (id: string): boolean => CONTEXT.some(rule => rule.id === id);
const rules = [...RULES.filter(({ id }) => !isContext(id)), ...CONTEXT];
const ruleOf = (id: string): Rule | undefined => rules.find(rule => rule.id === id);

const lint = (text: string | readonly SourceFile[]): readonly Finding[] =>
    check(compile(typeof text === 'string' ? [{ path: 'a.journey', text }] : text), defaultConfig('', rules), { today: '2026-11-21', rules });
const of = (findings: readonly Finding[], { id }: Rule): readonly Finding[] => findings.filter(({ rule }) => rule === id);
/** `rule element: message`, of the rules about context. */
const shown = (finding: Finding): string => `${finding.rule} ${finding.element}: ${messageOf(finding, 'en', ruleOf)}`;
const found = (text: string): readonly string[] => lint(text).filter(({ rule }) => isContext(rule) || rule === 'internal-error').map(shown);
const trailOf = (finding: Finding): readonly string[] => finding.related.map(({ message, args }) => textOf(finding.rule, message, args, 'en', ruleOf));

function fixed(text: string, finding: Finding, which = 0): string {
    const { sources } = compile([{ path: 'a.journey', text }]);
    return applyEdits(text, editsOf(finding.fixes[which]!, sources)!)!;
}

/** A journey of two parties, a shop and its workshop, and two channels; the touchpoints say what they differ in. */
const story = (touchpoints: string, more = ''): string => `owner shop "Shop" { owner desk "Desk" }
owner workshop "Workshop"
channel app "App" : app
channel counter "Counter" : counter
information address "Address"
information fault "Fault"
journey j "J" {
owner shop
stage s "S" {
channel counter
${touchpoints}
}
}
${more}`;
const another = 'owner workshop';

describe('handoff-no-context', () => {
    const bare = `touchpoint a "A" { asks address  promises p "P" within 1d  handoff -> b }
        touchpoint b "B" { ${another}  needs address  meets p  ends success }`;
    test('another party, and nothing carried: one finding for all that is missing, and how to mend it', () => {
        const text = story(bare);
        const findings = lint(text).filter(({ rule }) => isContext(rule));
        expect(findings.map(shown)).toEqual([
            'handoff-no-context j.a->b: From “A” to “B” the case goes from “Shop” to “Workshop”, and nothing goes with it, although “Address” and “P” will be needed or owed later. Write `carries …`.',
        ]);
        expect(trailOf(findings[0]!)).toEqual([
            '“A” asks for “Address”', '“A” promises “P”', 'not carried from “A” to “B”', '“B” needs “Address”', '“B” keeps the promise “P”',
        ]);
        const mended = fixed(text, findings[0]!);
        expect(mended).toContain('carries address, p');
        expect(found(mended)).toEqual([]);
    });
    test('the same party in another channel', () => {
        expect(found(story('touchpoint a "A" { channel app  asks fault  handoff -> b }\ntouchpoint b "B" { needs fault  ends success }'))).toEqual([
            'handoff-no-context j.a->b: From “A” to “B” the channel changes, and nothing goes along, although “Fault” will be needed or owed later. Write `carries …`.',
        ]);
    });
    test('only a promise is open', () => {
        expect(found(story(`touchpoint a "A" { promises p "P" within 1d  handoff -> b }\ntouchpoint b "B" { ${another}  meets p  ends success }`))).toHaveLength(1);
    });
    test('needed far behind the handoff, the whole way is shown', () => {
        const text = story(`touchpoint z "Z" { gives fault }\ntouchpoint y "Y" { path -> a }\ntouchpoint a "A" { handoff -> b }
            touchpoint b "B" { ${another} }\ntouchpoint c "C" { ${another}  path -> d }\ntouchpoint d "D" { ${another}  needs fault  ends success }`);
        const [finding, ...others] = lint(text).filter(({ rule }) => isContext(rule));
        expect(others).toEqual([]);
        expect(trailOf(finding!)).toEqual([
            '“Z” gives “Fault”', 'on from “Y” to “A”', 'not carried from “A” to “B”', 'on from “C” to “D”', '“D” needs “Fault”',
        ]);
    });
    test('between journeys, the promise by its whole name', () => {
        const text = story('touchpoint a "A" { asks address  promises p "P" within 1d  ends success }',
            `journey k "K" { owner workshop\nstage t { touchpoint x "X" { channel counter  needs address  meets j.p  ends success } } }\nhandoff j.a -> k.x { tells "T" }`);
        const [finding, ...others] = lint(text).filter(({ rule }) => isContext(rule));
        expect(finding!.rule).toBe('handoff-no-context');
        expect(others).toEqual([]);
        const mended = fixed(text, finding!);
        expect(mended).toContain('carries address, j.p');
        expect(found(mended)).toEqual([]);
    });
    test('a name that means a promise in this journey is not written for information', () => {
        const [finding] = of(lint(story(`touchpoint a "A" { asks fault  promises fault "P" within 1d  handoff -> b }\ntouchpoint b "B" { ${another}  needs fault  meets fault  ends success }`)), noContext);
        expect(finding!.fixes).toEqual([]);
    });
    test.each([
        ['nobody needs anything later', `touchpoint a { asks fault  handoff -> b }\ntouchpoint b { ${another}  ends success }`],
        ['it is asked for again, which is another fault of another rule', `touchpoint a { gives fault  handoff -> b }\ntouchpoint b { ${another}  asks fault }\ntouchpoint c { ${another}  needs fault  ends success }`],
        ['the promise has been met', `touchpoint a { promises p "P" within 1d }\ntouchpoint b { meets p  handoff -> c }\ntouchpoint c { ${another}  ends success }`],
        ['everything is carried', `touchpoint a { asks fault  promises p "P" within 1d  handoff -> b { carries all } }\ntouchpoint b { ${another}  needs fault  meets p  ends success }`],
        ['what is carried is misspelt, which is reported', `touchpoint a { asks fault  handoff -> b { carries fautl } }\ntouchpoint b { ${another}  needs fault  ends success }`],
        ['an owner is not known', 'touchpoint a { promises p "P" within 1d  handoff -> b }\ntouchpoint b { owner unknown  meets p  ends success }'],
        ['a channel is not known', 'touchpoint a { channel unknown  promises p "P" within 1d  handoff -> b }\ntouchpoint b { meets p  ends success }'],
        ['a team and the organisation around it', 'touchpoint a { owner desk  promises p "P" within 1d  handoff -> b }\ntouchpoint b { owner shop  meets p  ends success }'],
        ['an implicit way, which `handoff-undeclared` tells', `touchpoint a { asks fault }\ntouchpoint b { ${another}  needs fault  ends success }`],
        ['a path, which keeps everything', `touchpoint a { asks fault  path -> b }\ntouchpoint b { ${another}  needs fault  ends success }`],
        ['some way leads to a name that is not found', `touchpoint a { asks fault  handoff -> b  handoff -> bb }\ntouchpoint b { ${another}  needs fault  ends success }`],
        ['what is asked is misspelt', `touchpoint a { asks fault  handoff -> b }\ntouchpoint b { ${another}  asks fautl }\ntouchpoint c { ${another}  needs fault  ends success }`],
        ['nobody gets there', `touchpoint o { ends success }\ntouchpoint a { asks fault  handoff -> b }\ntouchpoint b { ${another}  needs fault  ends success }`],
        ['a handoff to itself', 'touchpoint a { asks fault  needs fault  handoff -> a  path -> b }\ntouchpoint b { ends success }'],
        ['half written', 'touchpoint a { asks  handoff -> }\ntouchpoint b { needs }'],
    ])('silent: %s', (_, touchpoints) => expect(found(story(touchpoints))).toEqual([]));
});

describe('context-dropped', () => {
    const partly = `touchpoint a "A" { asks address, fault  handoff -> b { carries address } }
        touchpoint b "B" { ${another} }
        touchpoint c "C" { ${another}  needs address, fault  ends success }`;
    test('names the way and where it got lost, and the whole way', () => {
        const text = story(partly);
        const findings = lint(text).filter(({ rule }) => isContext(rule));
        expect(findings.map(shown)).toEqual(['context-dropped j.c: “C” needs “Fault”, known since “A”; it gets lost from “A” to “B”, because that handoff does not carry it.']);
        expect(trailOf(findings[0]!)).toEqual(['“A” asks for “Fault”', 'not carried from “A” to “B”', 'on through “B”', '“C” needs “Fault”']);
        expect(text.slice(findings[0]!.location.start, findings[0]!.location.end)).toBe('fault');
        const mended = fixed(text, findings[0]!);
        expect(mended).toContain('carries address, fault');
        expect(found(mended)).toEqual([]);
    });
    test('lost twice in a row: written into both handoffs', () => {
        const text = story(`touchpoint a "A" { asks address, fault  handoff -> b { carries address } }
            touchpoint b "B" { ${another}  handoff -> c { carries address } }\ntouchpoint c "C" { needs address, fault  ends success }`);
        const [finding] = lint(text).filter(({ rule }) => isContext(rule));
        expect(shown(finding!)).toContain('lost from “A” to “B”');
        expect(textOf(finding!.rule, finding!.fixes[0]!.title, finding!.fixes[0]!.args, 'en', ruleOf)).toBe('Carry it on every handoff that leads here');
        expect(found(fixed(text, finding!))).toEqual([]);
    });
    test('lost on two branches: written into both, or into none when one of them never asks', () => {
        const branches = (asks: string): string => story(`touchpoint a "A" { path -> b when "x"\n path -> c when "y" }
            touchpoint b "B" { asks fault, address  handoff -> d { carries address } }\ntouchpoint c "C" { asks ${asks}  handoff -> d { carries address } }
            touchpoint d "D" { ${another}  needs fault, address  ends success }`);
        const both = branches('fault, address');
        expect(found(fixed(both, of(lint(both), contextDropped)[0]!))).toEqual([]);
        const [one] = of(lint(branches('address')), contextDropped);
        expect([shown(one!).includes('lost from “B” to “D”'), one!.fixes]).toEqual([true, []]);
    });
    test('a handoff that carries nothing is told by another rule; another one that loses it is told here', () => {
        const text = story(`touchpoint a "A" { asks fault, address  path -> b when "x"\n path -> c when "y" }
            touchpoint b "B" { handoff -> d }\ntouchpoint c "C" { handoff -> d { carries address } }
            touchpoint d "D" { ${another}  needs fault  ends success }`);
        expect(found(text).map(line => line.slice(0, line.indexOf(':')))).toEqual(['handoff-no-context j.b->d', 'context-dropped j.d']);
        expect(found(text)[1]).toContain('it gets lost from “C” to “D”');
    });
    test('where neither party nor channel is known to change the handoff that carries nothing is told here', () => {
        expect(found(story('touchpoint a "A" { asks fault  handoff -> b }\ntouchpoint b "B" { owner unknown  needs fault  ends success }'))).toEqual([
            'context-dropped j.b: “B” needs “Fault”, known since “A”; it gets lost from “A” to “B”, because that handoff does not carry it.',
        ]);
    });
    test('an optional touchpoint was left out', () => {
        const [finding] = of(lint(story('touchpoint a "A"\ntouchpoint b "B" { optional  asks fault }\ntouchpoint c "C" { needs fault  ends success }')), contextDropped);
        expect(messageOf(finding!, 'en', ruleOf)).toBe('“C” needs “Fault”, which is missing when the optional “B” is left out.');
        expect(trailOf(finding!)).toEqual(['“B” asks for “Fault”', '“B” is optional', '“C” needs “Fault”']);
    });
    test('a branch on which nobody asks', () => {
        const [finding, ...others] = of(lint(story(`touchpoint a "A" { path -> b when "x"\n path -> c when "y" }
            touchpoint b "B" { asks fault  path -> d }\ntouchpoint c "C" { path -> d }\ntouchpoint d "D" { needs fault  ends success }`)), contextDropped);
        expect(others).toEqual([]);
        expect(messageOf(finding!, 'en', ruleOf)).toBe('“D” needs “Fault”, and on the way from “A” nobody asks for it or gives it. Write `asks …` or `gives …` before.');
        expect(trailOf(finding!)).toEqual(['the way begins at “A”', 'on from “A” to “C”', 'on from “C” to “D”', '“D” needs “Fault”']);
    });
    test('needed before it is asked, and by who begins in the middle', () => {
        expect(found(story('touchpoint a "A" { needs fault }\ntouchpoint b { asks fault  ends success }')))
            .toEqual(['context-dropped j.a: “A” needs “Fault”, and the customer can get here before anybody has asked for it.']);
        expect(found(story('touchpoint a { asks fault }\ntouchpoint b "B" { entry  needs fault  ends success }')))
            .toEqual(['context-dropped j.b: “B” needs “Fault”, and the customer can get here before anybody has asked for it.']);
    });
    test('lost on the way from another journey', () => {
        const text = story(`touchpoint a "A" { asks address, fault  ends success }`,
            'journey k "K" { owner workshop\nstage t { touchpoint x "X" { channel counter  needs address, fault  ends success } } }\nhandoff j.a -> k.x { carries address }');
        const [finding] = lint(text).filter(({ rule }) => isContext(rule));
        expect(shown(finding!)).toBe('context-dropped k.x: “X” needs “Fault”, known since “A”; it gets lost from “A” to “X”, because that handoff does not carry it.');
    });
    test('told once: who needed it first has had to ask', () => {
        expect(found(story(`touchpoint a { asks address, fault  handoff -> b { carries address } }
            touchpoint b { ${another}  needs fault }\ntouchpoint c { ${another}  needs fault  ends success }`))).toHaveLength(1);
    });
    test.each([
        ['it is carried', `touchpoint a { asks fault  handoff -> b { carries fault } }\ntouchpoint b { ${another}  needs fault  ends success }`, ''],
        ['it is asked where it is needed', `touchpoint a { asks address  handoff -> b { carries address } }\ntouchpoint b { ${another}  needs fault  asks fault  ends success }`, ''],
        ['it comes into being where it is needed', 'touchpoint a "A"\ntouchpoint b { needs fault  gives fault  ends success }', ''],
        ['nothing asks or gives it, which `context-undeclared` tells', 'touchpoint a "A"\ntouchpoint b { needs fault  ends success }', ''],
        ['it is an agreed time of a promise', 'touchpoint a { promises p "P" at fault }\ntouchpoint b { needs fault  meets p  ends success }', ''],
        ['it is agreed with a promise, and asked anew further on', 'touchpoint a { promises p "P" at fault }\ntouchpoint b { needs fault  meets p }\ntouchpoint c { asks fault  ends success }', ''],
        ['another view of the same asks it', 'touchpoint a { mirrored }\ntouchpoint b { needs fault  ends success }'.replace('{ mirrored }', '"A"'),
            'journey k { mirrors j\nowner shop\nstage t { touchpoint x { channel app  asks fault  ends success } } }'],
        ['a way leads to a name that is not found', 'touchpoint a { needs fault  path -> c when "x"\n path -> cc when "y" }\ntouchpoint c { asks fault  ends success }', ''],
        ['what asks it is misspelt', 'touchpoint a { asks fautl }\ntouchpoint b { needs fault }\ntouchpoint c { asks fault  ends success }', ''],
        ['what is needed is misspelt', 'touchpoint a { asks fault }\ntouchpoint b { needs fautl  ends success }', ''],
        ['nobody gets there', 'touchpoint a { asks fault  ends success }\ntouchpoint b { needs fault  ends success }', ''],
        ['a handoff comes from a name that is not found', 'touchpoint a { asks fault  ends success }\ntouchpoint b { needs fault  ends success }', 'handoff nowhere.x -> j.b'],
        ['a condition out of an optional touchpoint says that it was done', 'touchpoint a { path -> b when "x"\n path -> c when "y" }\ntouchpoint b { optional  asks fault  path -> d when "z" }\ntouchpoint c { ends exit }\ntouchpoint d { needs fault  ends success }', ''],
        ['the sub-journey asks it', 'touchpoint a { zooms into k }\ntouchpoint b { needs fault  ends success }', 'journey k { owner shop\nstage t { touchpoint x { channel counter  asks fault  ends success } } }'],
    ])('silent: %s', (_, touchpoints, more) => expect(found(story(touchpoints, more))).toEqual([]));
    test('silent: a stage before it that comes later may ask it', () => {
        expect(found(story('touchpoint a "A"\n}\nstage t { later }\nstage u {\nchannel counter\ntouchpoint b { needs fault }\ntouchpoint c { asks fault  ends success }'))).toEqual([]);
    });
});

describe('promise-not-carried', () => {
    const made = 'touchpoint a "A" { asks fault  promises p "P" within 1d  handoff -> b { carries fault } }';
    test('open, met later, and not among what is carried to another party', () => {
        const text = story(`${made}\ntouchpoint b "B" { ${another}  needs fault }\ntouchpoint c "C" { ${another}  meets p  ends success }`);
        const findings = lint(text).filter(({ rule }) => isContext(rule));
        expect(findings.map(shown)).toEqual([
            'promise-not-carried j.a->b: The promise “P” is open when “Workshop” takes over between “A” and “B”, and the handoff does not carry it. Add it to `carries`.',
        ]);
        expect(trailOf(findings[0]!)).toEqual(['“A” promises “P”', 'not carried from “A” to “B”', '“C” keeps the promise “P”']);
        const mended = fixed(text, findings[0]!);
        expect(mended).toContain('carries fault, p');
        expect(found(mended)).toEqual([]);
    });
    test('each handoff on the way, and each promise', () => {
        const text = story(`touchpoint a "A" { asks fault  promises p "P" within 1d  promises q "Q" within 1d  handoff -> b { carries fault } }
            touchpoint b "B" { ${another}  needs fault  handoff -> c { carries fault } }\ntouchpoint c "C" { owner desk  needs fault  meets p, q  ends success }`);
        expect(found(text).map(line => line.slice(0, line.indexOf(' is open')))).toEqual([
            'promise-not-carried j.a->b: The promise “P”', 'promise-not-carried j.a->b: The promise “Q”',
            'promise-not-carried j.b->c: The promise “P”', 'promise-not-carried j.b->c: The promise “Q”',
        ]);
    });
    test.each([
        ['carried', `touchpoint a { promises p "P" within 1d  handoff -> b { carries p } }\ntouchpoint b { ${another}  meets p  ends success }`],
        ['the one that it is made again for is carried', `touchpoint a { promises p "P" within 1d }\ntouchpoint b { promises q "Q" within 1d again p  handoff -> c { carries p } }\ntouchpoint c { ${another}  meets q  ends success }`],
        ['the expectation that it answers is carried', `touchpoint a { expects e "E"\n promises p "P" within 1d for e  handoff -> b { carries e } }\ntouchpoint b { ${another}  meets p  ends success }`],
        ['met before', `touchpoint a { asks fault  promises p "P" within 1d }\ntouchpoint b { meets p  handoff -> c { carries fault } }\ntouchpoint c { ${another}  needs fault  ends success }`],
        ['met on another branch, and not where this leads', `touchpoint a { asks fault  promises p "P" within 1d  handoff -> b { carries fault  when "x" }\n path -> c when "y" }\ntouchpoint b { ${another}  needs fault  ends exit }\ntouchpoint c { meets p  ends success }`],
        ['an expectation', `touchpoint a { asks fault  expects e "E"  handoff -> b { carries fault } }\ntouchpoint b { ${another}  needs fault  meets e  ends success }`],
        ['the same party', `touchpoint a { asks fault  promises p "P" within 1d  handoff -> b { carries fault } }\ntouchpoint b { owner desk  channel app  needs fault  meets p  ends success }`],
        ['an owner is not known', `touchpoint a { owner unknown  asks fault  promises p "P" within 1d  handoff -> b { carries fault } }\ntouchpoint b { needs fault  meets p  ends success }`],
        ['something carried is misspelt, which is reported', `touchpoint a { promises p "P" within 1d  handoff -> b { carries pp } }\ntouchpoint b { ${another}  meets p  ends success }`],
        ['nothing meets it, which `promise-dangling` tells', `touchpoint a { asks fault  promises p "P" within 1d  handoff -> b { carries fault } }\ntouchpoint b { ${another}  needs fault  ends success }`],
    ])('silent: %s', (_, touchpoints) => expect(found(story(touchpoints))).toEqual([]));
});

describe('channel-switch-no-continuity', () => {
    test('the same party, another channel, and something left behind', () => {
        const text = story('touchpoint a "A" { channel app  asks address, fault  handoff -> b { carries address  choice } }\ntouchpoint b "B" { needs address, fault  ends success }');
        const [finding, ...others] = lint(text).filter(({ rule }) => isContext(rule));
        expect(others).toEqual([]);
        expect(shown(finding!)).toBe('channel-switch-no-continuity j.a->b: From “A” to “B” the channel changes, and the handoff leaves behind what is needed later: “Fault”. Add it to `carries`.');
        expect(trailOf(finding!)).toEqual(['“A” asks for “Fault”', 'not carried from “A” to “B”', '“B” needs “Fault”']);
        expect(found(fixed(text, finding!))).toEqual([]);
    });
    test.each([
        ['carried', 'touchpoint a { channel app  asks fault  handoff -> b { carries fault } }\ntouchpoint b { needs fault  ends success }'],
        ['asked for again, which another rule tells', 'touchpoint a { channel app  asks address  gives fault  handoff -> b { carries address } }\ntouchpoint b { needs address  asks fault  ends success }'],
        ['not needed any more', 'touchpoint a { channel app  asks address, fault  handoff -> b { carries address } }\ntouchpoint b { needs address  ends success }'],
        ['a plain path keeps everything', 'touchpoint a { channel app  asks fault  path -> b }\ntouchpoint b { needs fault  ends success }'],
        ['only a promise of the same party is open', 'touchpoint a { channel app  asks fault  promises p "P" within 1d  handoff -> b { carries fault } }\ntouchpoint b { needs fault  meets p  ends success }'],
    ])('silent: %s', (_, touchpoints) => expect(found(story(touchpoints))).toEqual([]));
    test('a channel that both have is no switch: the loss is told where it is felt', () => {
        const text = story('touchpoint a { channel app, counter  asks address, fault  handoff -> b { carries address } }\ntouchpoint b { needs address, fault  ends success }');
        expect(lint(text).filter(({ rule }) => isContext(rule)).map(({ rule }) => rule)).toEqual(['context-dropped']);
    });
});

describe('customer-repeats-information', () => {
    test('asked again although it is known', () => {
        const text = story('touchpoint a "A" { asks fault }\ntouchpoint b "B"\ntouchpoint c "C" { asks fault  ends success }');
        const [finding, ...others] = lint(text).filter(({ rule }) => isContext(rule));
        expect(others).toEqual([]);
        expect(shown(finding!)).toBe('customer-repeats-information j.c: “C” asks for “Fault”, although the customer has said it at “A”.');
        expect(trailOf(finding!)).toEqual(['“A” asks for “Fault”', 'on through “B”', '“C” asks for “Fault” again']);
    });
    test('asked again because a handoff lost it', () => {
        const [finding, ...others] = lint(story(`touchpoint a "A" { asks fault  handoff -> b }\ntouchpoint b "B" { ${another}  asks fault  ends success }`)).filter(({ rule }) => isContext(rule));
        expect(others).toEqual([]);
        expect(shown(finding!)).toBe('customer-repeats-information j.b: “B” asks for “Fault”, which the customer has said at “A”: it got lost from “A” to “B”, because that handoff does not carry it.');
    });
    test('on one way of several, and on a way that is taken when things fail', () => {
        expect(found(story('touchpoint a { path -> b when "x"\n path -> c when "y" }\ntouchpoint b "B" { asks fault  path -> d }\ntouchpoint c { path -> d }\ntouchpoint d "D" { asks fault  ends success }')))
            .toEqual(['customer-repeats-information j.d: “D” asks for “Fault”, although the customer has said it at “B”.']);
        expect(found(story('touchpoint a "A" { asks fault  handoff -> b { carries fault  fallback c } }\ntouchpoint b { needs fault  ends success }\ntouchpoint c "C" { asks fault  ends failure }')))
            .toEqual(['customer-repeats-information j.c: “C” asks for “Fault”, although the customer has said it at “A”.']);
    });
    test('what another journey asked', () => {
        const text = story('touchpoint a "A" { asks fault  ends success }',
            'journey k "K" { owner shop\nstage t { touchpoint x "X" { channel counter  asks fault  ends success } } }\nhandoff j.a -> k.x { carries fault }');
        expect(found(text)).toEqual(['customer-repeats-information k.x: “X” asks for “Fault”, although the customer has said it at “A”.']);
    });
    test('round a loop only the one that asks second', () => {
        const text = story('touchpoint a "A" { asks fault }\ntouchpoint b "B" { asks fault  path -> a when "wrong"\n path -> c when "right" }\ntouchpoint c { ends success }');
        expect(found(text)).toEqual(['customer-repeats-information j.b: “B” asks for “Fault”, although the customer has said it at “A”.']);
    });
    test.each([
        ['asked once', 'touchpoint a { asks fault }\ntouchpoint b { needs fault  ends success }', ''],
        ['a loop leads back to it', 'touchpoint a { asks fault  path -> b }\ntouchpoint b { path -> a when "wrong"\n path -> c when "right" }\ntouchpoint c { ends success }', ''],
        ['it repeats', 'touchpoint a { asks fault  repeats at most 3 times }\ntouchpoint b { ends success }', ''],
        ['on branches that do not lead to each other', 'touchpoint a { path -> b when "x"\n path -> c when "y" }\ntouchpoint b { asks fault  path -> d }\ntouchpoint c { asks fault  path -> d }\ntouchpoint d { needs fault  ends success }', ''],
        ['given to the customer, not asked', 'touchpoint a { gives fault }\ntouchpoint b { asks fault  ends success }', ''],
        ['the sub-journey shows the asking in detail', 'touchpoint a { asks fault  zooms into k }\ntouchpoint b { ends success }', 'journey k { owner shop\nstage t { touchpoint x { channel counter  asks fault  ends success } } }'],
        ['another view of the same asks it, too', 'touchpoint a { asks fault  ends success }', 'journey k { mirrors j\nowner shop\nstage t { touchpoint x { channel counter  asks fault  ends success } } }'],
        ['nobody gets there', 'touchpoint a { asks fault  ends success }\ntouchpoint b { path -> c }\ntouchpoint c { asks fault  ends success }', ''],
        ['some way leads to a name that is not found', 'touchpoint a { asks fault  path -> b when "x"\n path -> bb when "y" }\ntouchpoint b { asks fault  ends success }', ''],
    ])('silent: %s', (_, touchpoints, more) => expect(found(story(touchpoints, more))).toEqual([]));
});

/** A small journey at random, of parties, channels, branches, loops and handoffs that carry something or nothing. */
function randomStory({ pick, chance, below }: Random): string {
    const count = 3 + below(4);
    const lines: string[] = [];
    for (let t = 0; t < count; t++) {
        lines.push(`touchpoint t${t} {`, `channel ${pick(['app', 'counter', 'app, counter'])}`, `owner ${pick(['shop', 'shop', 'desk', 'workshop'])}`);
        for (const [word, percent] of [['asks', 35], ['gives', 20], ['needs', 35]] as const) if (chance(percent)) lines.push(`${word} ${pick(['address', 'fault'])}`);
        if (chance(20)) lines.push('optional');
        if (t < 2) lines.push(`promises p${t} "P${t}" within 1d`);
        else if (chance(40)) lines.push(`meets ${pick(['p0', 'p1'])}`);
        const ways = chance(50) ? 0 : 1 + below(2);
        for (let w = 0; w < ways; w++) {
            if (chance(30)) lines.push(`path -> t${below(count)} when "w${w}"`);
            else lines.push(`handoff -> t${below(count)} {${chance(60) ? `\ncarries ${pick(['address', 'fault', 'p0'])}` : ''}\n}`);
        }
        if (t === count - 1) lines.push('ends success');
        lines.push('}');
    }
    return story(lines.join('\n'));
}

test('any journey: each correction settles its finding and makes no other of its kind', () => {
    const count = new Map<string, number>();
    for (let seed = 1; seed <= 250; seed++) {
        const text = randomStory(randomFrom(seed));
        const before = lint(text);
        expect(before.filter(({ rule }) => rule === 'internal-error').map(shown), `seed ${seed}:\n${text}`).toEqual([]);
        for (const finding of before.filter(({ rule }) => isContext(rule))) {
            count.set(finding.rule, (count.get(finding.rule) ?? 0) + 1);
            if (finding.fixes.length === 0) continue;
            const mended = fixed(text, finding);
            const place = ({ elementKey, args: { information = '', promise = '' } }: Finding): string => `${elementKey} ${information} ${promise}`;
            const left = of(lint(mended), ruleOf(finding.rule)!).map(place);
            const known = of(before, ruleOf(finding.rule)!).map(place);
            expect(left, `seed ${seed}, ${finding.rule}:\n${text}\n${mended}`).not.toContain(place(finding));
            expect(left.filter(each => !known.includes(each)), `seed ${seed}, ${finding.rule} ${finding.elementKey}:\n${text}\n${mended}`).toEqual([]);
        }
    }
    for (const { id } of CONTEXT) expect(count.get(id), id).toBeGreaterThan(3);
}, 60_000);

test('a journey of 600 handoffs is looked at in one go', () => {
    const size = 600;
    const touchpoints = Array.from({ length: size }, (_, i) =>
        `touchpoint t${i} { owner ${i % 2 === 0 ? 'shop' : 'workshop'}  needs address  handoff -> t${i + 1} { carries address${i === 300 ? '' : ', p'} } }`);
    const text = story(`touchpoint start { asks address, fault  promises p "P" within 1d  handoff -> t0 { carries address, p } }\n${touchpoints.join('\n')}\ntouchpoint t${size} { needs address, fault  meets p  ends success }`);
    expect(found(text).map(line => line.slice(0, line.indexOf(':')))).toEqual([`promise-not-carried j.t300->t301`, `context-dropped j.t${size}`]);
}, 30_000);

test('Chinese names and titles', () => {
    const text = `owner 客服 "售后客服"
supplier 外包 "第三方外包" { owner 技术人员 }
channel 上门 : visit
information 地址 "上门地址"
journey 更换 "更换遥控器" {
owner 客服
stage 安装 "安装" {
channel 上门
touchpoint 预约 "预约上门" { asks 地址  promises 准时 "按时上门" within 1d  handoff -> 上门安装 }
touchpoint 上门安装 { owner 技术人员  needs 地址  meets 准时  ends success }
}
}
`;
    const [finding] = of(lint(text), noContext);
    expect(messageOf(finding!, 'zh-Hans', ruleOf)).toBe('从“预约上门”到“上门安装”，事情由“售后客服”交给“技术人员”，却什么都没有带上，而后面还要用到或兑现“上门地址”和“按时上门”。请写 `carries …`。');
    expect(found(fixed(text, finding!))).toEqual([]);
});

describe.each(CONTEXT.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
    const describing = (finding: Finding): string => `${finding.elementKey}: ${messageOf(finding, 'en', ruleOf)}`;
    test('its bad example shows this and nothing else of weight, its good one nothing', () => {
        expect(of(lint(rule.bad), rule)).toHaveLength(1);
        expect(lint(rule.bad).filter(finding => finding.rule !== id && finding.severity !== 'info').map(shown)).toEqual([]);
        expect(lint(rule.good).filter(finding => finding.rule === id || finding.severity !== 'info').map(shown)).toEqual([]);
    });
    test('each correction settles it', () => {
        const [finding] = of(lint(rule.bad), rule);
        expect(finding!.fixes.length > 0).toBe(rule.fixable);
        finding!.fixes.forEach((_, which) => {
            const text = fixed(rule.bad, finding!, which);
            expect(compile([{ path: 'a.journey', text }]).problems).toEqual([]);
            expect(of(lint(text), rule).map(describing)).toEqual([]);
        });
    });
    test('what it says is complete in every language', () => {
        for (const [key, text] of [['title', rule.title] as const, ...Object.entries(rule.messages)]) {
            for (const locale of LOCALES) expect(argumentsOf(text[locale]), `${key} ${locale}`).toEqual(argumentsOf(text.en));
        }
        const [finding] = of(lint(rule.bad), rule);
        for (const locale of LOCALES) {
            const texts = [messageOf(finding!, locale, ruleOf), ...finding!.related.map(({ message, args }) => textOf(id, message, args, locale, ruleOf)), ...finding!.fixes.map(({ title, args }) => textOf(id, title, args, locale, ruleOf))];
            for (const text of texts) expect(text).not.toMatch(/\{[A-Za-z]\w*\}|undefined|NaN|\[object/);
        }
    });
});
