import { describe, expect, test } from 'vitest';
import { lint, linesOf } from './lint';

interface Facts { readonly first?: string; readonly way?: string; readonly second?: string; readonly head?: string; readonly supplier?: string; readonly rest?: string }
/** Two touchpoints and a handoff between them, of the shop itself unless something else is said. */
const journey = ({ first = 'channel counter', way = '', second = 'channel counter', head = '', supplier = 'accountable shop', rest = '' }: Facts): string => `owner shop "Shop" {
  owner sales "Sales"
}
owner workshop "Workshop"
supplier courier "Courier" {
  ${supplier}
  owner driver "Driver"
  owner depot "Depot"
}
channel counter "Counter" : counter
channel app "App" : app
channel poster "Poster" : signage

journey repair "Repair" {
  owner shop
  ${head}
  stage s "Repair" {
    touchpoint first "First" {
      ${first}
      handoff -> second {
        ${way}
      }
    }
    touchpoint second "Second" {
      ${second}
      ends success
    }
    ${rest}
  }
}
`;
const messages = (rule: string, facts: Facts): readonly string[] => linesOf(journey(facts), rule).map(line => line.replace(/^\d+: /, ''));
const count = (rule: string, facts: Facts): number => messages(rule, facts).length;
const OTHER = 'channel counter\n owner workshop';
const COURIER = 'channel counter\n owner courier\n signal scan';

describe('handoff-customer-not-told', () => {
    const rule = 'handoff-customer-not-told';
    test.each<[string, Facts]>([
        ['another owner', { second: OTHER }],
        ['another channel', { second: 'channel app' }],
        ['the customer has to do it', { second: OTHER, way: 'mode self' }],
        ['told before, but there are several ways on', { first: 'channel counter\n tells "Thank you"\n path -> third { when "fine" }', second: OTHER, rest: 'touchpoint third "Third" { channel counter\n ends success }' }],
    ])('is reported: %s', (_what, facts) => { expect(count(rule, facts)).toBe(1); });
    test.each<[string, Facts]>([
        ['nothing changes', {}],
        ['only the team changes within one organisation around it', { second: 'channel counter\n owner shop.sales' }],
        ['the owner is not known', { second: 'channel counter\n owner unknown' }],
        ['the owner is not declared', { second: 'channel counter\n owner workshp' }],
        ['the channel is not known', { second: 'channel unknown' }],
        ['told', { second: OTHER, way: 'tells "The workshop takes over"' }],
        ['kept informed', { second: OTHER, way: 'updates every 1d' }],
        ['told in the touchpoint before, which has one way on', { first: 'channel counter\n tells "The workshop takes over"', second: OTHER }],
        ['the customer chose it', { second: 'channel app', way: 'choice' }],
        ['the customer starts the next touchpoint', { second: `${OTHER}\n initiated by customer` }],
    ])('is not reported: %s', (_what, facts) => { expect(count(rule, facts)).toBe(0); });
    test('is not reported in an enterprise view of a journey that the customer’s view tells', () => {
        const twin = 'journey twin "Twin" {\n  owner shop\n  mirrors repair\n  stage t "T" {\n    touchpoint x "X" { channel app\n ends success }\n  }\n}\n';
        expect(linesOf(journey({ second: OTHER, head: 'view enterprise\n mirrors twin' }) + twin, rule)).toEqual([]);
        expect(linesOf(journey({ second: OTHER, head: 'view enterprise' }), rule)).toHaveLength(1);
    });
    test('the fix names what comes next, with the limit of the handoff', () => {
        const [finding] = lint(journey({ second: OTHER, way: 'within 2d' })).filter(found => found.rule === rule);
        expect(finding!.fixes).toMatchObject([{ edits: [{ do: 'add-fact', element: 'way:repair.first->second', text: 'tells "Second" within 2d' }] }]);
    });
});

describe('handoff-no-confirmation', () => {
    const rule = 'handoff-no-confirmation';
    test.each<[string, Facts, number]>([
        ['another organisation', { second: COURIER }, 1],
        ['another inside organisation', { second: OTHER }, 1],
        ['accepted', { second: COURIER, way: 'accepted by courier' }, 0],
        ['accepted by a name that is not declared', { second: COURIER, way: 'accepted by corier' }, 0],
        ['teams of one organisation', { first: 'channel counter\n owner courier.driver', second: 'channel counter\n owner courier.depot' }, 0],
        ['teams of one organisation, cold', { first: 'channel counter\n owner courier.driver', second: 'channel counter\n owner courier.depot', way: 'mode cold' }, 1],
        ['a team of the same organisation, cold', { first: 'channel counter\n owner courier', second: 'channel counter\n owner courier.depot', way: 'mode cold' }, 0],
        ['the customer chose it', { second: COURIER, way: 'choice' }, 0],
        ['not known', { second: 'channel counter\n owner unknown' }, 0],
    ])('%s', (_what, facts, times) => { expect(count(rule, facts)).toBe(times); });
});

describe('handoff-no-fallback', () => {
    const rule = 'handoff-no-fallback';
    test.each<[string, Facts, number]>([
        ['inside, without a limit', { second: OTHER }, 0],
        ['inside, with a limit', { second: OTHER, way: 'within 2d' }, 1],
        ['inside, with a limit of the acceptance alone', { second: OTHER, way: 'accepted by workshop within 2h' }, 0],
        ['outside', { second: COURIER }, 1],
        ['outside by who accepts it', { second: 'channel counter', way: 'accepted by courier' }, 1],
        ['outside, the customer chose it', { second: COURIER, way: 'choice' }, 0],
        ['outside, the customer chose it, with a limit', { second: COURIER, way: 'choice\n within 1d' }, 1],
        ['a fallback to a touchpoint', { second: COURIER, way: 'fallback first' }, 0],
        ['not known', { second: 'channel counter\n owner unknown' }, 0],
    ])('%s', (_what, facts, times) => { expect(count(rule, facts)).toBe(times); });
    test('a limit in words is left to `vague-deadline`', () => {
        expect(messages(rule, { second: OTHER, way: 'within "尽快"' })).toEqual(['When “Second” does not come in time, nobody takes the case back. Write `fallback …`.']);
    });
    test('the fix lets the accountable owner take the case back', () => {
        const [finding] = lint(journey({ second: COURIER, way: 'within 2d' })).filter(found => found.rule === rule);
        expect(finding!.fixes).toMatchObject([{ edits: [{ text: 'fallback shop after 2d' }] }]);
    });
});

describe('customer-as-courier', () => {
    const rule = 'customer-as-courier';
    test.each<[string, Facts, number]>([
        ['to another owner', { second: OTHER, way: 'mode self' }, 1],
        ['to another channel', { second: 'channel app', way: 'mode self' }, 1],
        ['somewhere that is not known', { second: 'channel unknown\n owner unknown', way: 'mode self' }, 1],
        ['a choice', { second: OTHER, way: 'mode self\n choice' }, 0],
        ['the same owner in the same channel', { way: 'mode self' }, 0],
        ['handed over', { second: OTHER, way: 'mode warm' }, 0],
    ])('%s', (_what, facts, times) => { expect(count(rule, facts)).toBe(times); });
});

describe('blind-spot and complaint-only-signal', () => {
    test.each<[string, Facts, readonly string[]]>([
        ['an outside touchpoint', { second: 'channel counter\n owner courier' }, ['second']],
        ['seen', { second: COURIER }, []],
        ['the author says that there is none', { second: 'channel counter\n owner courier\n signal none' }, ['second']],
        ['a complaint is a signal, if a poor one', { second: 'channel counter\n owner courier\n signal complaint' }, []],
        ['a journey of its own', { second: 'channel counter\n owner courier\n zooms into repair' }, []],
        ['it only shows something', { second: 'channel poster\n owner courier' }, []],
        ['held for a time', { second: COURIER, way: 'takes 1d' }, ['first->second']],
        ['held until a limit', { second: COURIER, way: 'within 1d' }, ['first->second']],
        ['held, with a signal', { second: COURIER, way: 'takes 1d\n signal ticket' }, []],
        ['from one outside owner to another', { first: 'channel counter\n owner courier.depot\n signal scan', second: 'channel counter\n owner courier.driver\n signal scan' }, ['first->second']],
        ['inside', { second: `${OTHER}`, way: 'takes 1d' }, []],
    ])('%s', (_what, facts, elements) => {
        expect(lint(journey(facts)).filter(({ rule }) => rule === 'blind-spot').map(({ element }) => element.replace('repair.', ''))).toEqual(elements);
    });
    test('a complaint alone is reported, also inside and on a way', () => {
        expect(messages('complaint-only-signal', { second: 'channel counter\n signal complaint' })).toHaveLength(1);
        expect(messages('complaint-only-signal', { second: OTHER, way: 'signal complaint, none' })).toHaveLength(1);
        expect(messages('complaint-only-signal', { second: 'channel counter\n signal complaint, survey' })).toEqual([]);
        expect(messages('complaint-only-signal', { second: 'channel counter\n signal none' })).toEqual([]);
    });
});

describe('handoff-no-receiver', () => {
    const nobody = (way: string, second = 'channel counter'): string => `owner shop "Shop"
channel counter "Counter" : counter
journey repair "Repair" {
  stage s "Repair" {
    touchpoint first "First" {
      channel counter
      owner shop
      ${way}
    }
    touchpoint second "Second" {
      ${second}
      ends success
    }
    touchpoint third "Third" {
      entry
      channel counter
      owner shop
      ends success
    }
  }
}
`;
    test.each<[string, string, number]>([
        ['a handoff', nobody('handoff -> second'), 1],
        ['accepted by somebody', nobody('handoff -> second { accepted by shop }'), 0],
        ['the order of the text', nobody('note "x"'), 0],
        ['a path', nobody('path -> second'), 0],
        ['known not to be stated', nobody('handoff -> second', 'channel counter\n owner unknown'), 0],
        ['not declared', nobody('handoff -> second', 'channel counter\n owner shp'), 0],
    ])('%s', (_what, text, times) => { expect(linesOf(text, 'handoff-no-receiver')).toHaveLength(times); });
});

describe('outside owners', () => {
    const promised = (supplier: string, facts: Facts = {}): Facts => ({
        supplier: `accountable shop\n ${supplier}`, first: 'channel counter\n expects quick "Quick" within 3d\n promises ready "Ready" within 2d for quick', second: `${COURIER}\n meets ready`, ...facts,
    });
    test.each<[string, Facts, number]>([
        ['no contract', promised(''), 1],
        ['a contract', promised('obligation "Deliver"'), 0],
        ['a contract of the organisation around it', promised('obligation "Deliver"', { second: 'channel counter\n owner courier.driver\n signal scan\n meets ready' }), 0],
        ['a contract for this promise', promised('obligation "Deliver" for repair.ready'), 0],
        ['a contract for the expectation that it answers', promised('obligation "Deliver" for repair.quick'), 0],
        ['a contract for something else', promised('obligation "Deliver" for repair.other', { rest: 'touchpoint third "Third" { entry\n channel counter\n promises other "Other" within 1d\n meets other\n ends success }' }), 1],
        ['it accepts what carries the promise', promised('', { way: 'carries ready\n accepted by courier', second: 'channel counter\n meets ready' }), 1],
        ['met inside', promised('', { second: 'channel counter\n meets ready' }), 0],
        ['an expectation is no promise', promised('', { second: `${COURIER}\n meets quick` }), 0],
        ['once for one promise', promised('', { way: 'carries ready\n accepted by courier' }), 1],
    ])('third-party-no-obligation: %s', (_what, facts, times) => { expect(count('third-party-no-obligation', facts)).toBe(times); });

    test.each<[string, string, readonly string[]]>([
        ['nobody', '', ['Nobody inside the company answers for “Courier” (supplier). Write `accountable …` in its block.']],
        ['somebody inside', 'accountable shop', []],
        ['somebody outside', 'accountable courier', ['“Courier” shall answer for “Courier” (supplier), but is outside the company, too. Name an owner inside.']],
        ['a name that is not declared', 'accountable shp', []],
    ])('third-party-no-accountable: %s', (_what, supplier, expected) => {
        expect(messages('third-party-no-accountable', { supplier })).toEqual(expected);
    });
    test('the fix offers who answers for the journeys in which a part of it acts', () => {
        const [finding] = lint(journey({ supplier: '', second: 'channel counter\n owner courier.driver' })).filter(({ rule }) => rule === 'third-party-no-accountable');
        expect(finding!.fixes).toMatchObject([{ edits: [{ do: 'add-fact', element: 'owner:courier', text: 'accountable shop' }] }]);
    });
});

describe('promise-no-deadline', () => {
    const promise = (clauses: string): Facts => ({ first: `channel counter\n asks date\n promises ready "Ready"${clauses}`, second: 'channel counter\n meets ready' });
    test.each<[string, string, number]>([
        ['none', '', 1], ['a length of time', ' within 2d', 0], ['words', ' within "soon"', 0], ['on a condition', ' within 2d when "out of stock"', 0], ['an agreed time', ' at date', 0],
    ])('%s', (_what, clauses, times) => {
        expect(linesOf(`information date "Date"\n${journey(promise(clauses))}`, 'promise-no-deadline')).toHaveLength(times);
    });
    test('the fix offers the limit of the handoff that carries it', () => {
        const [finding] = lint(journey({ ...promise(''), way: 'carries ready\n within 4h' })).filter(({ rule }) => rule === 'promise-no-deadline');
        expect(finding!.fixes).toMatchObject([{ title: 'as-handed-over', edits: [{ do: 'append', at: { element: 'promise:repair.ready' }, text: ' within 4h' }] }]);
    });
});

test('a handoff between journeys is held to the same', () => {
    const text = `owner shop "Shop"
supplier courier "Courier" { accountable shop }
channel counter "Counter" : counter
channel door "Door" : courier
journey sale "Sale" {
  owner shop
  stage s "Sale" {
    touchpoint pay "Pay" {
      channel counter
      promises delivery "Tomorrow" within 1d
    }
  }
}
journey delivery "Delivery" {
  owner shop
  stage s "Delivery" {
    touchpoint ring "Ring" {
      channel door
      owner courier
      signal scan
      meets sale.delivery
      ends success
    }
  }
}
handoff sale.pay -> delivery.ring {
  carries sale.delivery
  within 1d
}
`;
    expect(lint(text).filter(({ category }) => category !== 'integrity').map(({ rule, element }) => `${rule} ${element}`)).toEqual([
        'third-party-no-obligation delivery.ring',
        ...['handoff-customer-not-told', 'handoff-no-confirmation', 'blind-spot', 'handoff-no-fallback'].map(rule => `${rule} sale.pay->delivery.ring`),
    ]);
});
