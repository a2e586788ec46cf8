import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { check } from '../../src/checks/engine';
import { messageOf, textOf, type Finding } from '../../src/checks/finding';
import { argumentsOf } from '../../src/checks/message';
import { RULES } from '../../src/checks/registry';
import { defaultConfig, withFlags } from '../../src/checks/resolved-config';
import { LOCALES, type Rule } from '../../src/checks/rule';
import { rule as channelSwitchForced } from '../../src/checks/rules/channel-switch-forced';
import { rule as coldHandoffAtLow } from '../../src/checks/rules/cold-handoff-at-low';
import { rule as failureNoRecovery } from '../../src/checks/rules/failure-no-recovery';
import { rule as fallbackToSelf } from '../../src/checks/rules/fallback-to-self';
import { rule as handoffLimbo } from '../../src/checks/rules/handoff-limbo';
import { rule as handoffPingPong } from '../../src/checks/rules/handoff-ping-pong';
import { rule as payloadOversize } from '../../src/checks/rules/payload-oversize';
import { rule as tooManyHandoffs } from '../../src/checks/rules/too-many-handoffs';
import { configFrom } from '../checks/lint';

const OURS = [channelSwitchForced, coldHandoffAtLow, failureNoRecovery, fallbackToSelf, handoffLimbo, handoffPingPong, payloadOversize, tooManyHandoffs];

/** `recommended` and one rule more, in one file. */
function lintWith(rule: Rule, text: string, options: object = {}): readonly Finding[] {
    const rules = [...RULES.filter(({ id }) => id !== rule.id), rule];
    const config = Object.keys(options).length === 0 ? defaultConfig('', rules) : configFrom(JSON.stringify({ rules: { [rule.id]: { severity: 'warning', ...options } } }), rules);
    const set = new Map([[rule.id, rule.severity === 'off' ? 'warning' as const : rule.severity]]);
    return check(compile([{ path: 'test.journey', text }]), withFlags(config, { set }, rules), { today: '2026-11-21', rules });
}
const said = (rule: Rule, finding: Finding): string => messageOf(finding, 'en', id => (id === rule.id ? rule : undefined));
/** Its findings as `line: message`. */
function foundBy(rule: Rule) {
    return (text: string, options: object = {}): readonly string[] => lintWith(rule, text, options).filter(finding => finding.rule === rule.id || finding.rule === 'internal-error')
        .map(finding => `${text.slice(0, finding.location.start).split('\n').length}: ${said(rule, finding)}`);
}
/** The related places of its first finding, in order. */
function trailOf(rule: Rule, text: string): readonly string[] {
    const [finding] = lintWith(rule, text).filter(each => each.rule === rule.id);
    return finding!.related.map(({ message, args }) => textOf(rule.id, message, args, 'en', () => rule));
}

describe.each(OURS.map(rule => [rule.id, rule] as const))('%s: its examples', (id, rule) => {
    test('the bad one shows this and nothing else of weight, the good one nothing', () => {
        const bad = lintWith(rule, rule.bad);
        expect(bad.filter(finding => finding.rule === id)).not.toEqual([]);
        expect(bad.filter(finding => finding.rule !== id && finding.severity !== 'info').map(finding => messageOf(finding, 'en'))).toEqual([]);
        const good = lintWith(rule, rule.good);
        expect(good.filter(finding => finding.rule === id || finding.severity !== 'info').map(finding => said(rule, finding))).toEqual([]);
    });
    test('complete in every language', () => {
        for (const finding of lintWith(rule, rule.bad).filter(each => each.rule === id)) {
            for (const locale of LOCALES) {
                const ruleOf = (): Rule => rule;
                const texts = [messageOf(finding, locale, ruleOf), ...finding.related.map(other => textOf(id, other.message, other.args, locale, ruleOf))];
                for (const text of texts) expect(text).not.toMatch(/\{[A-Za-z]\w*\}|undefined|NaN|\[object/);
            }
        }
        for (const text of Object.values(rule.messages)) for (const locale of LOCALES) expect(argumentsOf(text[locale])).toEqual(argumentsOf(text.en));
    });
});

test('the repaired plan of 618 is clean of all of these', () => {
    const folder = 'examples/618-remote-control/repaired';
    const files = ['remote-repair', 'seen-by-company', 'world'].map(name => ({ path: `${name}.journey`, text: readFileSync(`${folder}/${name}.journey`, 'utf8') }));
    const rules = [...RULES.filter(({ id }) => !OURS.some(rule => rule.id === id)), ...OURS];
    const findings = check(compile(files), configFrom('{ "extends": "strict" }', rules), { today: '2026-11-21', rules });
    expect(findings.filter(({ rule }) => OURS.some(({ id }) => id === rule)).map(({ rule, element }) => `${rule} ${element}`)).toEqual([]);
});

const WORLD = `owner shop "Shop" { owner desk "Desk"  owner care "售后客服" }
supplier works "Works" { accountable shop  owner tech "技术人员"  owner station "服务站" }
owner bank "Bank"
channel app "App" : app
channel store "Store" : store
channel till "收费处" : counter  channel visit "上门" : visit
channel mail "Mail" : email
channel ad "Ad" : ad
information fault "Fault"
information report "Report"
journey other "Other" { owner shop  stage o { touchpoint x { channel app  tells "Bye"  ends success } } }
journey j "J" {
owner shop
stage s "S" {
channel app
`;
/** A journey of the shop; its first touchpoint stands on line 16. */
const plan = (touchpoints: string, more = ''): string => `${WORLD}${touchpoints.trim()}\n}\n}\n${more}`;

describe('handoff-limbo', () => {
    const found = foundBy(handoffLimbo);
    const handoff = (body: string, to = 'works.tech'): string => plan(`touchpoint a "A" { handoff -> b { ${body} } }\ntouchpoint b "B" { owner ${to}  ends success }`);

    test('a limit of the acceptance, or time that passes', () => {
        expect(found(handoff('accepted by works.tech within 4h'))).toEqual(['16: “Shop” lets go after “A”, and “技术人员” accepts within 4 hours: until then nobody is responsible. Write `responsible … until accepted`.']);
        expect(found(handoff('accepted by bank  takes 1d..2d', 'bank'))).toEqual(['16: “Shop” lets go after “A”, and “Bank” accepts some time within the 1–2 days that it takes: until then nobody is responsible. Write `responsible … until accepted`.']);
        expect(found(handoff('accepted by bank within "soon"', 'bank'))).toHaveLength(1);
    });
    test('how many minutes are as good as at once is an option', () => {
        expect(found(handoff('accepted by bank within 20min', 'bank'))).toHaveLength(1);
        expect(found(handoff('accepted by bank within 20min', 'bank'), { minutes: 20 })).toEqual([]);
        expect(found(handoff('accepted by bank within >5min', 'bank'))).toHaveLength(1);
    });
    test('the whole way', () => expect(trailOf(handoffLimbo, handoff('accepted by bank within 4h', 'bank'))).toEqual(['“Shop” lets go here', '“Bank” has it from here on']));
    test.each([
        ['somebody is responsible', 'accepted by bank within 4h  responsible shop until accepted', 'bank'],
        ['who is responsible is not found, which is reported', 'accepted by bank within 4h  responsible shopp until accepted', 'bank'],
        ['accepted at once', 'accepted by bank', 'bank'],
        ['accepted within minutes', 'accepted by bank within 3min', 'bank'],
        ['nobody accepts, which another rule tells', 'takes 1d', 'bank'],
        ['within one organisation', 'accepted by shop.care within 4h', 'shop.care'],
        ['the giver stays', 'accepted by bank within 4h  mode warm', 'bank'],
        ['the customer chose to go there', 'accepted by bank within 4h  choice', 'bank'],
        ['the receiver is not found', 'accepted by banck within 4h', 'unknown'],
    ])('silent: %s', (_, body, to) => expect(found(handoff(body, to))).toEqual([]));
});

describe('handoff-ping-pong', () => {
    const found = foundBy(handoffPingPong);
    const pingPong = (middle = '', back = 'handoff -> c', last = ''): string => plan(`
touchpoint a "A" { promises p "换新" within 3d }
touchpoint b "B" { owner bank  ${middle}  ${back} }
touchpoint c "C" { ${last}  meets p  tells "Done"  ends success }`);

    test('back to who handed it off', () => {
        expect(found(pingPong())).toEqual(['17: After “B” the case goes back from “Bank” to “Shop”, who handed it off, and “换新” is still open. If “Bank” found something out, write `gives …` there.']);
        expect(trailOf(handoffPingPong, pingPong())).toEqual(['“Shop” hands it off here', '“Bank” has it here, and meets nothing', '“Shop” has it again here']);
    });
    test('on an implicit way, and over several touchpoints of the other party', () => {
        expect(found(pingPong('', '').replace('touchpoint c', 'touchpoint b2 "B2" { owner bank }\ntouchpoint c'))).toEqual([
            '18: After “B2” the case goes back from “Bank” to “Shop”, who handed it off, and “换新” is still open. If “Bank” found something out, write `gives …` there.']);
    });
    test('a talk of minutes is no work', () => expect(found(pingPong('takes 10min..2h'))).toHaveLength(1));
    test('to another team of who handed it off is a third party, to the organisation around it is not', () => {
        const between = (from: string, to: string): string => pingPong().replace('touchpoint a "A" {', `touchpoint a "A" { owner ${from} `).replace('touchpoint c "C" {', `touchpoint c "C" { owner ${to} `);
        expect(found(between('shop.desk', 'shop.care'))).toEqual([]);
        expect(found(between('shop.desk', 'shop'))).toHaveLength(1);
    });
    test('round a loop it is told once', () => {
        expect(found(plan(`
touchpoint a "A" { promises p "P" within 3d  path -> b }
touchpoint b "B" { owner bank  path -> a }
touchpoint c "C" { entry  meets p  tells "Done"  ends success }`))).toHaveLength(1);
    });
    test.each([
        ['the work was done', pingPong().replace('{ owner bank', '{ owner bank  meets q').replace('promises p', 'promises q "Q" within 1d\npromises p')],
        ['the promise itself was met', pingPong().replace('{ owner bank', '{ owner bank  meets p').replace('{   meets p', '{')],
        ['nothing is owed', pingPong().replace('promises p "换新" within 3d', '').replace('meets p', '')],
        ['promised only after the handoff', plan('touchpoint a "A"\ntouchpoint b "B" { owner bank  promises p "P" within 1d }\ntouchpoint c "C" { meets p  tells "Done"  ends success }')],
        ['the other one works there before it is inspected', pingPong('takes 1d..2d')],
        ['the other one makes good for what was found', pingPong('feels -1  recovery "返工"')],
        ['it brings what the other one found out', pingPong('gives report', 'handoff -> c { carries report, p }')],
        ['it brings what the other one asked for, on a plain path', pingPong('asks fault', 'path -> c')],
        ['only telling the customer how it ended', pingPong('', 'handoff -> c', 'initiated by owner')],
        ['the brand asks how it was', pingPong('', 'handoff -> c').replace('meets p  tells "Done"  ends success', 'tells "How was it?"  signal survey  path -> d')
            .replace(/\}\n\}\n\}\n$/, '}\ntouchpoint d { meets p  ends success }\n}\n}\n')],
        ['one case among others', pingPong('', 'handoff -> c { when "nobody at home" }\nhandoff -> d { when "all fine" }').replace('touchpoint c', 'touchpoint d { owner bank  meets p  ends success }\ntouchpoint c')],
        ['a fallback', plan('touchpoint a "A" { promises p "P" within 3d  handoff -> b { fallback c after 1d } }\ntouchpoint b "B" { owner bank  handoff -> d { fallback c after 1d } }\ntouchpoint d { owner bank  meets p  ends success }\ntouchpoint c "C" { meets p  tells "Done"  ends success }')],
        ['the customer chose it', pingPong('', 'handoff -> c { choice }')],
        ['who has it is not known', pingPong().replace('{ owner bank', '{ owner unknown')],
        ['a journey of its own', pingPong('zooms into other')],
        ['a target that is not found', pingPong('', 'handoff -> cc')],
    ])('silent: %s', (_, text) => expect(found(text)).toEqual([]));
});

describe('too-many-handoffs', () => {
    const found = foundBy(tooManyHandoffs);
    const owners = (list: readonly string[], more = ''): string => plan(list.map((owner, index) =>
        `touchpoint t${index} "T${index}" { ${owner === '' ? '' : `owner ${owner}`} ${index === 0 ? 'promises p "换新" within 9d' : ''} ${index === list.length - 1 ? 'meets p  tells "Done"  ends success' : ''} }`).join('\n'), more);
    const four = ['shop.desk', 'bank', 'works.tech', 'works.station', 'shop.care'];

    test('four changes, and the way', () => {
        expect(found(owners(four))).toEqual(['16: While “换新” is open, the owner changes 4 times; 3 are enough.']);
        expect(trailOf(tooManyHandoffs, owners(four))).toEqual(['“Desk” → “Bank”', '“Bank” → “技术人员”', '“技术人员” → “服务站”', '“服务站” → “售后客服”']);
    });
    test('how many are too many is an option', () => {
        expect(found(owners(four), { max: 4 })).toEqual([]);
        expect(found(owners(four.slice(0, 3)), { max: 1 })).toHaveLength(1);
    });
    test('on one branch of several', () => {
        const text = owners(four).replace('touchpoint t0 "T0" {', 'touchpoint t0 "T0" { path -> t4 when "simple"\npath -> t1 when "hard"\n');
        expect(found(text)).toEqual(['18: While “换新” is open, the owner changes 4 times; 3 are enough.']);
    });
    test('two promises that go the same way are told once, from the first', () => {
        expect(found(owners(four).replace('promises p', 'promises q "Q" within 9d\npromises p').replace('meets p', 'meets p, q'))).toEqual(['16: While “Q” is open, the owner changes 4 times; 3 are enough.']);
    });
    test('a loop counts once', () => {
        const loop = owners(['shop', 'bank', 'works.tech', 'bank', 'shop']).replace('touchpoint t3 "T3" { owner bank', 'touchpoint t3 "T3" { owner bank\npath -> t1 when "again"\npath -> t4 when "done"\n');
        expect(found(loop)).toEqual(['16: While “换新” is open, the owner changes 4 times; 3 are enough.']);
    });
    test('very many ways side by side are no burden', () => {
        // Sixty forks one behind the other: 2^60 ways from the first touchpoint to the last one.
        const count = 60;
        const forks = Array.from({ length: count }, (_, at) => `touchpoint f${at} { ${at === 0 ? 'promises p "P" within 9d' : ''}
path -> x${at} when "x"
path -> y${at} when "y" }
touchpoint x${at} { owner bank  path -> f${at + 1} }
touchpoint y${at} { owner works.tech  path -> f${at + 1} }`).join('\n');
        expect(found(plan(`${forks}\ntouchpoint f${count} { meets p  tells "Done"  ends success }`))).toEqual([`16: While “P” is open, the owner changes ${2 * count} times; 3 are enough.`]);
    });
    test.each([
        ['three changes', owners(four.slice(0, 4))],
        ['an organisation and its teams are one', owners(['shop', 'shop.desk', 'shop', 'shop.care', 'shop'])],
        ['who has it is not known', owners(['shop', 'unknown', 'bank', 'unknown', 'shop', 'unknown', 'bank'])],
        ['met on the way', owners(four).replace('{ owner works.tech', '{ owner works.tech  meets p')],
        ['side by side, not one behind the other', plan(`touchpoint a { promises p "P" within 9d
${['bank', 'works.tech', 'works.station', 'shop.care'].map((_, at) => `path -> b${at} when "${at}"`).join('\n')} }
${['bank', 'works.tech', 'works.station', 'shop.care'].map((owner, at) => `touchpoint b${at} { owner ${owner}  meets p  tells "Done"  ends success }`).join('\n')}`)],
        ['a fallback is no change', plan(`touchpoint a { promises p "P" within 9d  handoff -> b { fallback c after 1d } }
touchpoint b { owner bank  handoff -> d { fallback c after 1d } }
touchpoint c { entry  owner works.tech  path -> e }\ntouchpoint d { owner works.station  path -> e }\ntouchpoint e { owner works.station  meets p  tells "Done"  ends success }`)],
        ['a target that is not found', owners(four).replace('touchpoint t1 "T1" {', 'touchpoint t1 "T1" { path -> tt\n')],
    ])('silent: %s', (_, text) => expect(found(text)).toEqual([]));
});

describe('fallback-to-self', () => {
    const found = foundBy(fallbackToSelf);
    const handoff = (body: string, owner = 'works.tech', more = ''): string => plan(`touchpoint a "A" { owner shop.desk  handoff -> b { ${body} } }\ntouchpoint b "B" { owner ${owner}  ends success }\n${more}`);

    test('the receiver itself, or a part of it', () => {
        expect(found(handoff('fallback works.tech after 1d'))).toEqual(['16: When “技术人员” has not done its part, “技术人员” shall help: that is who failed. Name somebody else.']);
        expect(found(handoff('accepted by works  fallback works.tech after 1d'))).toHaveLength(1);
    });
    test('the same touchpoint again', () => expect(found(handoff('fallback b after 1d'))).toEqual(['16: When “B” fails, the fallback is “B” again. Lead somewhere else.']));
    test('what the customer has to start', () => {
        expect(found(handoff('fallback call after 1d', 'bank', 'touchpoint call "Call" { initiated by customer  recovery "Sorry"  ends success }'))).toEqual(['16: When “B” fails, the customer has to start “Call”. Let the company act.']);
    });
    test.each([
        ['the sender', 'fallback shop.desk after 1d', 'works.tech'],
        ['another inside team', 'fallback shop.care after 1d', 'works.tech'],
        ['another team of the supplier', 'fallback works.station after 1d', 'works.tech'],
        ['the organisation around the receiver', 'fallback works after 1d', 'works.tech'],
        ['reminded first, then taken back', 'fallback works.tech after 1d\nfallback shop.care after 2d', 'works.tech'],
        ['only the channel changes', 'fallback shop.desk after 1d', 'shop.desk'],
        ['another touchpoint of the receiver', 'fallback c after 1d', 'works.tech'],
        ['a name that is not found', 'fallback nobody after 1d', 'works.tech'],
        ['the receiver is not known', 'fallback shop.care after 1d', 'unknown'],
    ])('silent: %s', (_, body, owner) => expect(found(handoff(body, owner, 'touchpoint c { owner works.tech  ends success }'))).toEqual([]));
});

describe('failure-no-recovery', () => {
    const found = foundBy(failureNoRecovery);

    test('the worst feeling', () => {
        expect(found(plan('touchpoint a "A" { feels -2 "太糟了" }\ntouchpoint b { tells "Bye"  ends success }'))).toEqual(['16: At “A” the customer feels −2, and nothing makes up for it, here or later. Write `recovery "…"`.']);
    });
    test('of one persona only', () => expect(found(plan('touchpoint a "A" { feels +1 for p\nfeels -2 for q }\ntouchpoint b { tells "Bye"  ends success }', 'persona p\npersona q'))).toHaveLength(1));
    test('an end in failure', () => expect(found(plan('touchpoint a "A" { feels -2  ends failure "被拒" }'))).toEqual(['16: At “A” the journey ends in failure, and nothing makes up for it. Write `recovery "…"`.']));
    test('what makes up for it lies before, or on another branch', () => {
        expect(found(plan('touchpoint a { recovery "R" }\ntouchpoint b "B" { feels -2 }\ntouchpoint c { tells "Bye"  ends success }'))).toHaveLength(1);
        expect(found(plan('touchpoint a { path -> b when "x"\npath -> c when "y" }\ntouchpoint b "B" { feels -2  tells "Bye"  ends success }\ntouchpoint c { recovery "R"  tells "Bye"  ends success }'))).toHaveLength(1);
    });
    test.each([
        ['made good at once', 'touchpoint a { feels -2  recovery "R" }\ntouchpoint b { tells "Bye"  ends success }', ''],
        ['made good later', 'touchpoint a { feels -2 }\ntouchpoint b\ntouchpoint c { recovery "R"  tells "Bye"  ends success }', ''],
        ['made good on a fallback', 'touchpoint a { feels -2  handoff -> b { fallback c after 1d } }\ntouchpoint b { tells "Bye"  ends success }\ntouchpoint c { recovery "R"  tells "Bye"  ends success }', ''],
        ['an end in failure, made good at it', 'touchpoint a { ends failure  recovery "優惠券補償" }', ''],
        ['an end in failure, made good right before', 'touchpoint a { recovery "R" }\ntouchpoint b { ends failure }', ''],
        ['bad, not the worst', 'touchpoint a { feels -1 }\ntouchpoint b { tells "Bye"  ends success }', ''],
        ['only words', 'touchpoint a { feels "terrible" }\ntouchpoint b { tells "Bye"  ends success }', ''],
        ['left, not failed', 'touchpoint a { ends exit }', ''],
        ['a journey of its own', 'touchpoint a { feels -2  zooms into other }\ntouchpoint b { tells "Bye"  ends success }', ''],
        ['handed to another journey', 'touchpoint a { feels -2  ends failure }', 'handoff j.a -> other.x'],
        ['handed to another journey later', 'touchpoint a { feels -2 }\ntouchpoint b { tells "Bye"  ends success }', 'handoff j.b -> other.x'],
        ['nobody gets there', 'touchpoint z { tells "Bye"  ends success }\ntouchpoint a { feels -2  ends success }', ''],
        ['a target that is not found', 'touchpoint a { feels -2 }\ntouchpoint b { path -> cc }', ''],
    ])('silent: %s', (_, touchpoints, more) => expect(found(plan(touchpoints, more))).toEqual([]));
    test('silent: a stage comes later', () => {
        expect(found(plan('touchpoint a { feels -2 }\n}\nstage t { later'))).toEqual([]);
    });
});

describe('payload-oversize', () => {
    const found = foundBy(payloadOversize);
    const carrying = (count: number, more = ''): string => {
        const names = Array.from({ length: count }, (_, at) => `i${at}`);
        return plan(`touchpoint a "A" { asks ${names.join(', ')}  handoff -> b { carries ${names.join(', ')}${more} } }\ntouchpoint b "B" { owner bank  needs ${names.join(', ')}  tells "Bye"  ends success }`,
            names.map(name => `information ${name}`).join('\n'));
    };

    test('ten items', () => expect(found(carrying(10))).toEqual(['16: From “A” to “B” 10 items are carried; more than 9 are hardly read by who takes over.']));
    test('how many is an option', () => {
        expect(found(carrying(10), { max: 10 })).toEqual([]);
        expect(found(carrying(3), { max: 2 })).toHaveLength(1);
    });
    test.each([
        ['nine', carrying(9)],
        ['everything', plan('touchpoint a { asks fault  handoff -> b { carries all } }\ntouchpoint b { owner bank  needs fault  tells "Bye"  ends success }')],
        ['a name that is not found, or said twice', carrying(9, ', nothing, i0')],
    ])('silent: %s', (_, text) => expect(found(text)).toEqual([]));
});

describe('channel-switch-forced', () => {
    const found = foundBy(channelSwitchForced);
    const changing = (way: string, to: string, from = 'app'): string => plan(`touchpoint a "A" { channel ${from}  ${way} }\ntouchpoint b "B" { ${to}  tells "Bye"  ends success }`);

    test('the customer has to go somewhere else', () => {
        expect(found(changing('handoff -> b', 'channel store'))).toEqual(['16: From “A” to “B” the customer has to change from “App” to “Store”. Offer a channel that both have, or write `choice` when it is the customer\'s, `initiated by owner` when the company gets in touch.']);
        expect(found(changing('path -> b', 'channel store  initiated by customer'))).toHaveLength(1);
        expect(trailOf(channelSwitchForced, changing('handoff -> b', 'channel store'))).toEqual(['“B” is only there via “Store”']);
    });
    test.each([
        ['it is the customer\'s choice', 'handoff -> b { choice }', 'channel store', 'app'],
        ['one channel is shared', 'handoff -> b', 'channel store, app', 'app'],
        ['the company starts it', 'handoff -> b', 'channel store  initiated by owner', 'app'],
        ['somebody comes to the customer', 'handoff -> b', 'channel visit', 'app'],
        ['something is sent', 'handoff -> b', 'channel mail', 'app'],
        ['from a message', 'path -> b', 'channel app', 'mail'],
        ['from an ad', 'path -> b', 'channel store', 'ad'],
        ['from one counter of a place to the next one', 'handoff -> b', 'channel till', 'store'],
        ['a channel is not known', 'handoff -> b', 'channel unknown', 'app'],
        ['a channel is not found', 'handoff -> b', 'channel stor', 'app'],
        ['nobody wrote the way down', '', 'channel store', 'app'],
    ])('silent: %s', (_, way, to, from) => expect(found(changing(way, to, from))).toEqual([]));
    test('silent: into another journey', () => {
        expect(found(plan('touchpoint a { channel store  tells "Bye"  ends success }', 'handoff j.a -> other.x'))).toEqual([]);
    });
});

describe('cold-handoff-at-low', () => {
    const found = foundBy(coldHandoffAtLow);
    const handing = (body: string, from: string, to = '', owner = 'bank'): string =>
        plan(`touchpoint a "A" { ${from}  support "S"  recovery "R"  handoff -> b { ${body} } }\ntouchpoint b "B" { owner ${owner}  ${to}  support "S"  recovery "R"  ends success }`);

    test.each([
        ['mode cold', 'feels -1 "疼"', '', 'while the customer feels −1 at “A”'],
        ['mode self', 'feels +1', 'feels -2', 'while the customer feels −2 at “B”'],
        ['mode cold', 'stress high', '', 'while the customer is under stress at “A”'],
        ['mode cold', '', 'moment of truth', 'and “B” is a moment of truth'],
    ])('%s: %s %s', (mode, from, to, words) => {
        const [line, ...more] = found(handing(mode, from, to));
        expect(more).toEqual([]);
        expect(line).toContain(`“A” hands over to “B” by \`${mode}\``);
        expect(line).toContain(words);
    });
    test('the moment is a related place', () => expect(trailOf(coldHandoffAtLow, handing('mode cold', '', 'stress high'))).toEqual(['The moment that counts: “B”']));
    test.each([
        ['warm', 'mode warm', 'feels -2', 'bank'],
        ['by itself', 'mode auto', 'feels -2', 'bank'],
        ['how is not stated', '', 'feels -2', 'bank'],
        ['an easy moment', 'mode cold', 'feels 0  stress low', 'bank'],
        ['only words', 'mode cold', 'feels "angry"', 'bank'],
        ['the customer chose it', 'mode self  choice', 'feels -2', 'bank'],
        ['the same owner goes on in the same channel', 'mode cold', 'feels -2', 'shop'],
    ])('silent: %s', (_, body, from, owner) => expect(found(handing(body, from, '', owner))).toEqual([]));
});
