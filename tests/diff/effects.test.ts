import { describe, expect, test } from 'vitest';
import { changesOf, shown } from './changes';

const DECLARED = `owner shop "Shop"
supplier courier "Courier" { accountable shop }
channel app "App" : app
persona anna "小张"
information address "Address"
`;
const journey = (touchpoints: string, more = ''): string => `${DECLARED}journey repair "Repair" {
  for anna
  owner shop
${more}  stage all "All" {
    channel app
${touchpoints}
  }
}
`;

describe('how long the customer waits', () => {
    const promised = (within: string, takes: string): string => journey(`    touchpoint ask "Ask" { promises ready "Replacement" within ${within} }
    touchpoint mend "Mend" { takes ${takes} }
    touchpoint pay "Pay" { takes 1h  meets ready  ends success }`);

    test('a promise is loosened', () => {
        expect(shown(promised('1d', '4h'), promised('3d', '4h'))).toEqual(['breaking  repair.ready  Promise “Replacement”: within 1 day → 3 days. 小张 may have to wait longer.']);
        expect(shown(promised('1d', '4h'), promised('3d', '4h'), {}, 'zh-Hans')).toEqual(['breaking  repair.ready  承诺“Replacement”：1 天内 → 3 天内。小张可能要等得更久。']);
        expect(shown(promised('1d', '4h'), promised('3d', '4h'), {}, 'zh-Hant')).toEqual(['breaking  repair.ready  承諾「Replacement」：1 天內 → 3 天內。小张可能要等得更久。']);
        expect(shown(promised('3d', '4h'), promised('1d', '4h'))).toEqual(['improving  repair.ready  Promise “Replacement”: within 3 days → 1 day. 小张 is promised it sooner.']);
    });

    test('without a persona it is the customer', () => {
        const without = (text: string): string => text.replace('  for anna\n', '');
        expect(shown(without(promised('1d', '4h')), without(promised('3d', '4h')))).toEqual(['breaking  repair.ready  Promise “Replacement”: within 1 day → 3 days. The customer may have to wait longer.']);
    });

    test('the slowest way grows', () => {
        expect(shown(promised('4d', '2d'), promised('4d', '3d'))).toEqual([
            'risky  repair.mend  “Mend” takes longer: 2 days → 3 days.',
            'risky  repair.ready  The slowest way for promise “Replacement” grew from 2 days 1 hour to 3 days 1 hour.',
        ].reverse());
    });

    test('each condition is told, the one for all first', () => {
        const of = (first: string, second: string): string => promised(`${first} or within ${second} when "a part is missing"`, '4h');
        expect(shown(of('1d', '2d'), of('2d', '4d'))).toEqual([
            'breaking  repair.ready  Promise “Replacement”: within 1 day → 2 days. 小张 may have to wait longer.',
            'breaking  repair.ready  Promise “Replacement” when “a part is missing”: within 2 days → 4 days. 小张 may have to wait longer.',
        ]);
    });

    test('and no longer fits, in every language', () => {
        const effect = (locale: 'en' | 'zh-Hans' | 'zh-Hant'): string => shown(promised('2d', '1d'), promised('2d', '3d'), {}, locale)[0]!;
        expect(effect('en')).toBe('breaking  repair.ready  Promise “Replacement” (within 2 days) no longer fits: the slowest way takes 3 days 1 hour; it took 1 day 1 hour.');
        expect(effect('zh-Hans')).toBe('breaking  repair.ready  承诺“Replacement”（2 天内）再也无法兑现：最慢路径需要 3 天 1 小时，原为 1 天 1 小时。');
        expect(effect('zh-Hant')).toBe('breaking  repair.ready  承諾「Replacement」（2 天內）再也無法兌現：最慢路徑需要 3 天 1 小時，原為 1 天 1 小時。');
        expect(shown(promised('2d', '3d'), promised('2d', '1d'))[0]).toContain('improving  repair.ready  Promise “Replacement” (within 2 days) fits now');
    });

    test('nothing leads to where it is met any more', () => {
        const old = promised('2d', '1d');
        expect(shown(old, old.replace('meets ready  ', ''))).toEqual(['breaking  repair.ready  Nothing on the way of 小张 meets “Replacement” any more.', 'risky  repair.pay  “Pay” no longer meets “Replacement”.']);
    });

    test('a touchpoint where something was promised is gone', () => {
        const old = promised('2d', '1d');
        expect(shown(old, old.replace(/ {4}touchpoint ask.*\n/, '').replace('meets ready  ', ''))).toContain('breaking  repair.ask  “Ask” is gone, and with it the promise “Replacement”.');
    });
});

describe('what is known', () => {
    const asked = (handoff: string, needs = 'needs address'): string => journey(`    touchpoint ask "Ask" {
      asks address
      handoff -> mend { ${handoff} }
    }
    touchpoint mend "Mend" { ${needs}  ends success }`);

    test('something no longer arrives', () => {
        expect(shown(asked('carries address'), asked('carries all'))).toEqual(['improving  repair.ask->mend  From “Ask” to “Mend” everything is passed on now, not only “Address”.']);
        expect(shown(asked('carries address'), asked('mode cold'))).toEqual([
            'breaking  repair.ask->mend  “Address” is no longer passed on from “Ask” to “Mend”.',
            'breaking  repair.mend  “Mend” needs “Address”, and it does not arrive there: it is lost from “Ask” to “Mend”.',
            'text  repair.ask->mend  “Ask → Mend”: it is said how it is handed over (without a word).',
        ]);
        expect(shown(asked('mode cold'), asked('carries address'))).toContain('improving  repair.mend  “Mend” needs “Address”, and it arrives there now.');
    });

    test('the customer is asked a second time: told once', () => {
        expect(shown(asked('carries address'), asked('carries address', 'asks address'))).toEqual([
            'breaking  repair.mend  “Mend” asks 小张 for “Address” once more: “Ask” has asked already.',
            'text  repair.mend  “Mend” no longer needs “Address” to be known.',
        ]);
    });

    test('a new touchpoint asks what nobody asked', () => {
        const one = journey('    touchpoint pay "Pay" { ends success }');
        expect(shown(one, journey('    touchpoint who "Who" { asks address }\n    touchpoint pay "Pay" { ends success }'))).toEqual(['breaking  repair.who  “Who” asks 小张 for “Address” now.', 'improving  repair.who  “Who” is new.']);
    });
});

describe('who gets to know', () => {
    const brought = (facts: string): string => journey(`    touchpoint bring "Bring" { owner courier ${facts}  ends success }`);

    test('a new blind spot is told once, with the signal that went', () => {
        expect(shown(brought('signal scan'), brought(''))).toEqual(['breaking  repair.bring  New blind spot: “Courier” deals with 小张 at “Bring”, and nobody inside gets to know (the signal was scan).']);
        expect(shown(brought(''), brought('signal scan'))).toEqual(['improving  repair.bring  A blind spot is gone: what happens at “Bring” is known inside now, by scan.']);
        expect(shown(brought('signal scan, ticket'), brought('signal scan'))).toEqual(['risky  repair.bring  “Bring” gives one signal less: ticket.']);
    });

    test('only complaints are left', () => {
        expect(shown(brought('signal scan'), brought('signal complaint'))).toEqual(['breaking  repair.bring  “Bring”: nobody gets to know any more before 小张 complains (the signal was: scan).']);
    });

    test('an owner who becomes a supplier makes blind spots wherever he is', () => {
        const old = journey('    touchpoint bring "Bring" { ends success }');
        expect(shown(old, old.replace('owner shop "Shop"', 'supplier shop "Shop"'))).toEqual([
            'breaking  repair.bring  New blind spot: “Shop” deals with 小张 at “Bring”, and nobody inside gets to know.',
            'breaking  shop  “Shop” does not belong to the company any more: inside the company → supplier.',
        ]);
    });
});

describe('where customers get to', () => {
    test('nowhere, and no further', () => {
        const old = journey('    touchpoint a "A"\n    touchpoint b "B"\n    touchpoint c "C" { ends success }');
        expect(shown(old, old.replace('touchpoint a "A"', 'touchpoint a "A" { path -> c }'))).toEqual(['breaking  repair.b  No way leads to “B” any more.', 'risky  repair.a->c  A new way: “A → C”.'].map(line => line.replace('risky', 'improving')));
        expect(shown(old, old.replace(' { ends success }', ''))).toEqual(['breaking  repair.c  小张 is left at “C”: nothing leads on, and it is no end.', 'risky  repair.c  The journey no longer ends at “C” (success).']);
    });

    test('it ends sooner', () => {
        const old = journey('    touchpoint a "A"\n    touchpoint b "B"\n    touchpoint c "C" { ends success }');
        const now = journey('    touchpoint a "A"\n    touchpoint b "B" { ends success }');
        expect(shown(old, now)).toEqual(['breaking  repair.b  “Repair” ends sooner: at “C” → at “B”. What came behind it no longer counts.', 'risky  repair.c  “C” is gone.']);
        expect(shown(now, old)).toEqual(['improving  repair.c  “C” is new.', 'improving  repair.c  “Repair” goes on for longer: it ends at “C”, no longer at “B”.']);
    });

    test('it ends well in one place more, or in several in place of one', () => {
        const old = journey('    touchpoint a "A"\n    touchpoint b "B" { ends success }');
        const more = journey('    touchpoint a "A"\n    touchpoint b "B" { ends success  path -> c when "还要" }\n    touchpoint c "C" { ends success }');
        const instead = more.replace('ends success  path -> c when "还要"', 'path -> c when "还要"\n path -> d').replace('"C" { ends success }', '"C" { ends success }\n    touchpoint d "D" { ends success }');
        for (const [before, after] of [[old, more], [more, old]] as const) expect(shown(before, after).filter(line => /ends|goes on for/.test(line))).toEqual([]);
        expect(shown(old, instead)).toContain('improving  repair.d  “Repair” goes on for longer: it ends at “C” and “D”, no longer at “B”.');
        expect(shown(old, instead, {}, 'zh-Hans')).toContain('improving  repair.d  “Repair”陪伴得更久：在“C”和“D”结束，而不再是“B”。');
    });

    test('one handoff more on a way', () => {
        const old = journey('    touchpoint a "A"\n    touchpoint b "B"\n    touchpoint c "C" { ends success }');
        const now = old.replace('touchpoint b "B"', 'touchpoint b "B" { owner courier  signal scan }');
        expect(shown(old, now)).toEqual([
            'breaking  repair.b  “B” is done by somebody outside now: “Shop” → “Courier”.',
            'risky  repair  “Repair”: on one way 小张 is handed from one party to the next more often: 0 → 2.',
            'improving  repair.b  “B” gives one more signal: scan.',
        ]);
    });

    test('a handoff is gone, with or without another way', () => {
        const old = journey('    touchpoint a "A" {\n      handoff -> c when "all is well"\n      path -> b when "something is missing"\n    }\n    touchpoint b "B" { ends failure }\n    touchpoint c "C" { entry  ends success }');
        expect(shown(old, old.replace('      handoff -> c when "all is well"\n', ''))).toEqual(['breaking  repair.a->c  The handoff “A → C” is gone, and no other way leads there.']);
        const around = old.replace('ends failure', 'path -> c');
        expect(shown(around, around.replace('      handoff -> c when "all is well"\n', ''))).toEqual(['risky  repair.a->c  The handoff “A → C” when “all is well” is gone; another way still leads there.']);
    });

    test('what the order of the text says already is no other way when it is written', () => {
        const old = journey('    touchpoint a "A"\n    touchpoint b "B" { ends success }');
        expect(shown(old, old.replace('touchpoint a "A"', 'touchpoint a "A" { path -> b }'))).toEqual(['text  repair.a->b  “A → B” is written down; before, the order of the text said it.']);
        expect(shown(old, old.replace('touchpoint a "A"', 'touchpoint a "A" { handoff -> b { tells "You go on" } }'))).toEqual([
            'improving  repair.a->b  “A → B” is a handoff now, and no longer only a path.',
            'improving  repair.a->b  “A → B”: 小张 is told “You go on” now.',
        ]);
    });

    test('one of several handoffs between the same two is found again by what it says', () => {
        const two = (first: string, second: string): string => journey(`    touchpoint a "A" {\n${first}${second}    }\n    touchpoint b "B" { ends success }`);
        const [stock, order] = ['      handoff -> b { when "in stock"  within 1d }\n', '      handoff -> b { when "has to be ordered"  within 5d }\n'];
        expect(shown(two(stock, order), two(order, stock))).toEqual([]);
        expect(shown(two(stock, order), two(order.replace('5d', '6d'), stock))).toEqual(['risky  repair.a->b  “A → B (has to be ordered)” has more time: 5 days → 6 days.']);
    });

    test('what follows in another journey is told there', () => {
        const two = (carries: string): string => `${DECLARED}journey one "One" {\n  owner shop\n  stage s "S" {\n    channel app\n    touchpoint a "A" { asks address }\n  }\n}
journey two "Two" {\n  owner shop\n  stage s "S" {\n    channel app\n    touchpoint b "B" { needs address  ends success }\n  }\n}\nhandoff one.a -> two.b { ${carries} }\n`;
        expect(shown(two('carries address'), two('mode warm'))).toEqual([
            'breaking  two.b  “B” needs “Address”, and it does not arrive there: it is lost from “A” to “B”.',
            'breaking  one.a->two.b  “Address” is no longer passed on from “A” to “B”.',
            'improving  one.a->two.b  “A → B” is a warm handoff now.',
        ]);
    });
});

describe('what is not judged, and what is safe', () => {
    const one = journey('    touchpoint a "A" { tells "Hello"  ends success }');
    const draft = one.replace('  owner shop\n', '  owner shop\n  status draft\n');

    test('a draft is not offered to anybody', () => {
        expect(shown(draft, draft.replace('tells "Hello"  ', ''))).toEqual(['draft  repair.a  “A”: 小张 is no longer told “Hello”.']);
        // It is not a way around: what was offered is judged.
        expect(shown(one, draft.replace('tells "Hello"  ', ''))).toEqual(['breaking  repair  The journey “Repair” is withdrawn: live → draft.', 'breaking  repair.a  “A”: 小张 is no longer told “Hello”.']);
        expect(shown(draft, one)).toEqual(['improving  repair  The journey “Repair” is offered now: draft → live.']);
    });

    test('a journey that was to end may go', () => {
        const without = DECLARED;
        expect(shown(one, without)).toEqual(['breaking  repair  The journey “Repair” is gone, and with it the message “Hello” and the good end at “A”.']);
        const retiring = (date: string): string => one.replace('  owner shop\n', `  owner shop\n  retires ${date}\n`);
        expect(shown(retiring('2026-11-20'), without)).toEqual(['text  repair  The journey “Repair” is gone, as announced for 2026-11-20.']);
        expect(shown(retiring('2026-11-21'), without)).toEqual(['breaking  repair  The journey “Repair” is gone, and with it the message “Hello” and the good end at “A”.']);
        expect(shown(draft, without)).toEqual(['draft  repair  The journey “Repair” is gone.']);
    });

    test('how a journey of today feels is evidence, how one is planned to feel is a plan', () => {
        const feeling = (state: string, score: string): string => journey(`    touchpoint a "A" { feels ${score}  ends success }`, `  state ${state}\n`);
        expect(shown(feeling('current', '+1'), feeling('current', '-1'))).toEqual(['evidence  repair.a  How “A” feels: +1 → -1.']);
        expect(shown(feeling('planned', '+1'), feeling('planned', '-1'))).toEqual(['risky  repair.a  “A” is planned to feel worse: +1 → -1.']);
        expect(shown(feeling('current', '-1'), feeling('planned', '+2'))).toEqual(['evidence  repair  “Repair”: state: as it is today → planned', 'evidence  repair.a  How “A” feels: -1 → +2.']);
    });

    test("what changes alike in the company's view is told in the customer's", () => {
        const both = (tells: string): string => `${one.replace('tells "Hello"', tells)}journey seen "Seen" {\n  owner shop\n  view enterprise\n  mirrors repair\n  stage all "All" {\n    channel app\n    touchpoint a "A" { ${tells}  ends success }\n  }\n}\n`;
        expect(shown(both('tells "Hello"'), both(''))).toEqual(['breaking  repair.a  “A”: 小张 is no longer told “Hello”.']);
    });
});

test('an owner or channel of a stage is told once, not for each touchpoint', () => {
    const old = `${DECLARED}channel web "Web" : web\n${journey('    touchpoint a "A"\n    touchpoint b "B"\n    touchpoint c "C" { ends success }').slice(DECLARED.length)}`;
    expect(shown(old, old.replace('    channel app\n', '    channel app, web\n'))).toEqual(['improving  repair.all  “All” is offered via “Web”, too.']);
    expect(shown(old, old.replace('    channel app\n', '')
        .replace('touchpoint a "A"', 'touchpoint a "A" { channel app }').replace('touchpoint b "B"', 'touchpoint b "B" { channel app }').replace('{ ends success }', '{ channel app  ends success }'))).toEqual(['text  repair.all  “All”: what its touchpoints say themselves is written otherwise here: app → –.']);
});

test('what is gone is shown at its nearest neighbour that is still there', () => {
    const old = journey('    touchpoint a "A"\n    touchpoint b "B" { promises "Soon" }\n    touchpoint c "C" { ends success }');
    const now = journey('    touchpoint a "A"\n    touchpoint c "C" { ends success }');
    expect(changesOf(old, now)[0]).toMatchObject({ kind: 'touchpoint-with-promise-removed', element: 'repair.b', old: { element: 'touchpoint:repair.b' }, now: { element: 'touchpoint:repair.a' } });
    expect(changesOf(old, old.replace(' { promises "Soon" }', ''))[0]).toMatchObject({ kind: 'promise-removed', old: { element: 'touchpoint:repair.b', field: 'promises', index: 0 }, now: { element: 'touchpoint:repair.b' } });
});
