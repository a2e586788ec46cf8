import { createAnalyses } from '../../src/analysis/analyses';
import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { check, createChecker, declarationsOf } from '../../src/checks/engine';
import { defaultConfig } from '../../src/checks/resolved-config';
import { RULES } from '../../src/checks/registry';
import { FACT_WHEN_CURRENT, INFO_IN_DRAFT } from '../../src/checks/circumstances';
import { elementKey } from '../../src/model/model';
import type { SharedInJourney } from '../../src/checks/rule';
import { configFrom, lint, shown, TODAY } from './lint';
import { madeUp, ownerRule, same, touchpointRule, withEngineRules } from './made-up-rules';

const shop = `owner shop "Shop"
journey buy "Buy" {
  stage look "Look" {
    touchpoint browse "Browse"
    touchpoint ask "Ask" { ends success }
  }
}
`;
const list = (text: Parameters<typeof lint>[0], options: Parameters<typeof lint>[1]): readonly string[] => {
    const { compiled, findings } = lint(text, options);
    return findings.map(finding => shown(finding, compiled.sources, options?.rules));
};

describe('the walk', () => {
    test('visits each element once, with its journey and graph', () => {
        const seen: string[] = [];
        const rule = madeUp('sees', {
            owner: owner => seen.push(`owner ${owner.id}`),
            journey: (journey, { graph }) => seen.push(`journey ${journey.id} of ${graph.touchpoints.length}`),
            stage: (stage, { journey }) => seen.push(`stage ${stage.id} in ${journey.id}`),
            touchpoint: (touchpoint, { graph }) => seen.push(`touchpoint ${touchpoint.id} out ${graph.out(touchpoint.id).length}`),
            way: (way, { journey, graph }) => seen.push(`way ${way.id} in ${journey?.id} ${graph?.journey.id}`),
            case: lived => seen.push(`case ${lived.id}`),
            entry: entry => seen.push(`entry ${entry.id}`),
        });
        lint(`owner a { owner b }
journey j { stage s {
  touchpoint t
  touchpoint u { ends success }
  path t -> u
} }
journey k { stage s { touchpoint v { ends success } } }
handoff j.u -> k.v
case c of j { at day 1 t }
`, { rules: withEngineRules(rule) });
        expect(seen).toEqual([
            'owner a', 'owner a.b', 'journey j of 2', 'stage j.s in j', 'touchpoint j.t out 1', 'touchpoint j.u out 0', 'way j.t->u in j j',
            'journey k of 1', 'stage k.s in k', 'touchpoint k.v out 0', 'case c', 'entry c@1', 'way j.u->k.v in undefined undefined',
        ]);
    });

    test('calls a visitor for a property only where that is stated', () => {
        const seen: string[] = [];
        const rule = madeUp('sees', {
            touchpoint: { having: 'ends', visit: ({ id, ends }, { journey }) => seen.push(`${id} ends ${ends.how} in ${journey.id}`) },
            journey: { having: 'goals', visit: ({ goals }) => seen.push(...goals) },
        });
        lint(`${shop}journey sell { goal "More" }`, { rules: withEngineRules(rule) });
        expect(seen).toEqual(['buy.ask ends success in buy', 'More']);
    });

    test('makes each graph once and shares it', () => {
        const graphs = new Set<unknown>();
        const looks = (id: string) => madeUp(id, {
            touchpoint: (_, { graph, graphOf, journey }) => { graphs.add(graph).add(graphOf(journey)); },
            journey: (_, { graph }) => graphs.add(graph),
        });
        lint(shop, { rules: withEngineRules(looks('one'), looks('two')) });
        expect(graphs.size).toBe(1);
    });

    test('computes what rules share once for each declaration', () => {
        let computed = 0;
        const count = ({ journey }: SharedInJourney): string => `${journey.id} ${++computed}`;
        const seen: string[] = [];
        const looks = (id: string) => madeUp(id, {
            journey: (_, { shared }) => seen.push(shared(count)),
            touchpoint: (_, { shared }) => seen.push(shared(count)),
        });
        lint(`${shop}journey sell { stage s { touchpoint t } }`, { rules: withEngineRules(looks('one'), looks('two')) });
        expect(seen).toEqual([...Array.from({ length: 6 }, () => 'buy 1'), ...Array.from({ length: 4 }, () => 'sell 2')]);
    });

    test('shares that there is nothing, too', () => {
        let computed = 0;
        const nothing = (): undefined => { computed++; };
        const looks = (id: string) => madeUp(id, { journey: (_, { shared }) => shared(nothing) });
        lint(shop, { rules: withEngineRules(looks('one'), looks('two')) });
        expect(computed).toBe(1);
    });

    test('runs no rule that is off, and makes no graph for nobody', () => {
        let asked = 0;
        const rule = madeUp('never', { touchpoint: () => { asked++; } }, { recommended: false });
        const compiled = compile([{ path: 'a.journey', text: shop }]);
        const graphOf = () => { throw new Error('nobody needs a graph'); };
        check(compiled, defaultConfig('', [rule]), { today: TODAY, rules: [rule], analyses: { ...createAnalyses(compiled.view), graphOf } });
        expect(asked).toBe(0);
    });

    test('orders by path, place and rule, whatever the order of rules and files', () => {
        const rules = withEngineRules(touchpointRule('b'), touchpointRule('a'), ownerRule('z'));
        const files = [
            { path: 'b.journey', text: 'journey two { stage s { touchpoint u } }' },
            { path: 'a.journey', text: 'journey one { stage s { touchpoint t } }\nowner o' },
        ];
        const expected = ['a.journey:1:36 warning a one.t: t', 'a.journey:1:36 warning b one.t: t', 'a.journey:2:7 warning z o: o', 'b.journey:1:36 warning a two.u: u', 'b.journey:1:36 warning b two.u: u'];
        expect(list(files, { rules })).toEqual(expected);
        expect(list([...files].reverse(), { rules: [...rules].reverse() })).toEqual(expected);
    });

    test('an implicit way shows at the touchpoint that it leaves from', () => {
        const rule = madeUp('implicit', {
            journey: (_, { graph, report }) => { for (const way of graph.ways) report({ at: { element: elementKey('way', way.id) }, args: { name: way.id } }); },
        });
        expect(list(shop, { rules: withEngineRules(rule) })).toEqual(['a.journey:4:16 warning implicit buy.browse->ask: buy.browse->ask']);
    });

    test('what is reported on another project that this one uses is left to that one', () => {
        const used = compile([{ path: 'shared.journey', text: 'owner shared' }]);
        const here = compile([{ path: 'a.journey', text: 'journey j { owner shared stage s { touchpoint t } }' }], [used]);
        const rule = madeUp('elsewhere', {
            journey: (journey, { report }) => {
                report({ at: { element: elementKey('owner', 'shared') }, args: { name: 'there' } });
                report({ at: { element: elementKey('journey', journey.id) }, args: { name: 'here' }, related: [{ at: { element: elementKey('owner', 'shared') }, message: 'default' }] });
            },
        });
        const rules = withEngineRules(rule);
        const findings = check(here, defaultConfig('', rules), { today: TODAY, rules });
        expect(findings.map(finding => [finding.args.name, finding.related])).toEqual([['here', []]]);
    });
});

describe('a rule that throws', () => {
    const throwing = (id: string) => madeUp(id, { touchpoint: () => { throw new TypeError('no such thing'); } });
    test('becomes one finding, and the others go on', () => {
        const rules = withEngineRules(throwing('broken'), touchpointRule('fine'));
        expect(list(shop, { rules })).toEqual([
            'a.journey:4:16 error internal-error buy.browse: The rule `broken` failed here: no such thing. This is a fault of the checker, not of the journey; please report it.',
            'a.journey:4:16 warning fine buy.browse: browse',
            'a.journey:5:16 warning fine buy.ask: ask',
        ]);
    });
    test('where it only looks at a property, too', () => {
        const rules = withEngineRules(madeUp('broken', { touchpoint: { having: 'ends', visit: () => { throw new TypeError('no such thing'); } } }));
        expect(lint(shop, { rules }).findings.map(({ element, args }) => [element, args.rule])).toEqual([['buy.ask', 'broken']]);
    });
    test('counts once a rule in the whole project', () => {
        const rules = withEngineRules(throwing('one'), throwing('two'));
        const two = `${shop}journey second { stage s { touchpoint t } }`;
        expect(lint(two, { rules }).findings.map(finding => finding.args.rule)).toEqual(['one', 'two']);
    });
    test('so does one that reports a message it does not have', () => {
        const rule = madeUp('careless', { journey: (journey, { report }) => report({ at: { element: elementKey('journey', journey.id) }, message: 'typo' }) });
        expect(lint(shop, { rules: withEngineRules(rule) }).findings.map(finding => finding.args.error)).toEqual(['it has no message `typo`']);
    });
    test('and one that asks for an option it does not have', () => {
        const rule = madeUp('careless', { journey: (_, { option }) => { option('typo'); } });
        expect(lint(shop, { rules: withEngineRules(rule) }).findings.map(finding => finding.args.error)).toEqual(['The rule careless has no option typo.']);
    });
});

test('an option is asked for the file where it is set otherwise', () => {
    const rule = madeUp('sized', { touchpoint: (touchpoint, { option, report }) => report({ at: { element: elementKey('touchpoint', touchpoint.id) }, args: { name: option<number>('most') } }) }, {
        options: { most: { type: 'number', default: 1, description: 'The most.' } },
    });
    const rules = withEngineRules(rule);
    const files = ['a', 'b'].map(name => ({ path: `${name}.journey`, text: `journey ${name} { stage s { touchpoint t } }` }));
    const config = { rules: { sized: { most: 2 } }, overrides: [{ files: ['b.journey'], rules: { sized: { most: 3 } } }] };
    expect(lint(files, { rules, config }).findings.map(({ element, args }) => [element, args.name])).toEqual([['a.t', 2], ['b.t', 3]]);
});

describe('a finding', () => {
    test('is counted on its element, and its fingerprint outlives moving, retitling and reformatting', () => {
        const twice = madeUp('twice', {
            touchpoint: (touchpoint, { report }) => {
                for (const name of ['first', 'second']) report({ at: { element: elementKey('touchpoint', touchpoint.id) }, args: { name } });
            },
        });
        const rules = withEngineRules(twice);
        const before = lint('journey buy { stage look { touchpoint browse } }', { rules }).findings;
        const after = lint('\n\njourney buy "购买" { stage see {\n  touchpoint browse "浏览"\n} }', { rules }).findings;
        expect(before.map(({ ordinal, element }) => [element, ordinal])).toEqual([['buy.browse', 0], ['buy.browse', 1]]);
        expect(before.map(({ fingerprint }) => fingerprint)).toEqual(after.map(({ fingerprint }) => fingerprint));
        expect(new Set(before.map(({ fingerprint }) => fingerprint)).size).toBe(2);
        expect(before[0]!.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    });

    test('is plain data', () => {
        const { findings } = lint(shop, { rules: withEngineRules(touchpointRule('a')) });
        expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
    });

    test('of the text has the words and corrections of the rule of its name', () => {
        const { compiled, findings } = lint('journey j { owner nobody stage s { touchpoint t } }', { rules: RULES.filter(({ id }) => id === 'unresolved-reference') });
        expect(findings.map(finding => shown(finding, compiled.sources))).toEqual([expect.stringMatching(/^a\.journey:1:19 error unresolved-reference j: .*nobody/)]);
        expect(findings[0]!.kind).toBe('integrity');
    });
});

describe('the truth is not punished', () => {
    const journeyIn = (attributes: string): string => `owner shop\njourney buy {\n  ${attributes}\n  owner shop\n  stage s { touchpoint t }\n}\n`;
    const rules = withEngineRules(touchpointRule('bad-time'), touchpointRule('bad-file', { category: 'integrity' }));
    const statuses = (text: string, all = rules) => Object.fromEntries(lint(text, { rules: all }).findings.map(({ rule, element, status, severity }) => [`${rule} ${element}`, `${severity} ${status}`]));

    test('planned: open', () => {
        expect(statuses(journeyIn('state planned'))).toEqual({ 'bad-time buy.t': 'warning open', 'bad-file buy.t': 'warning open' });
    });
    test('current: an experience is a finding, a wrong file stays open', () => {
        expect(statuses(journeyIn('state current'))).toEqual({ 'bad-time buy.t': 'warning finding', 'bad-file buy.t': 'warning open' });
    });
    test('a case: so, too', () => {
        const lived = madeUp('lived', {
            case: (of, { report }) => report({ at: { element: elementKey('case', of.id) } }),
            entry: (entry, { report }) => report({ at: { element: elementKey('entry', entry.id) } }),
        });
        expect(statuses(`${journeyIn('state planned')}case c of buy { at day 1 t }`, withEngineRules(lived))).toEqual({ 'lived c': 'warning finding', 'lived c@1': 'warning finding' });
    });
    test('an owner counts as current when only current journeys use it or one inside it', () => {
        const owners = withEngineRules(ownerRule('bad-owner'));
        expect(statuses(journeyIn('state current'), owners)).toEqual({ 'bad-owner shop': 'warning finding' });
        expect(statuses(journeyIn('state planned'), owners)).toEqual({ 'bad-owner shop': 'warning open' });
        expect(statuses(`${journeyIn('state current')}journey other { owner shop }`, owners)).toEqual({ 'bad-owner shop': 'warning open' });
        expect(statuses('owner unused', owners)).toEqual({ 'bad-owner unused': 'warning open' });
        expect(statuses('supplier s { owner inner }\njourney j { state current stage s { touchpoint t { owner inner } } }', owners))
            .toEqual({ 'bad-owner s': 'warning finding', 'bad-owner s.inner': 'warning finding' });
    });
    test('a handoff between journeys counts as current when both are', () => {
        const ways = withEngineRules(madeUp('bad-way', { way: (way, { report }) => report({ at: { element: elementKey('way', way.id) } }) }));
        const two = (a: string, b: string) => `journey a { state ${a} stage s { touchpoint t } }\njourney b { state ${b} stage s { touchpoint u } }\nhandoff a.t -> b.u`;
        expect(statuses(two('current', 'current'), ways)).toEqual({ 'bad-way a.t->b.u': 'warning finding' });
        expect(statuses(two('current', 'planned'), ways)).toEqual({ 'bad-way a.t->b.u': 'warning open' });
    });
    test('in a draft everything below error is information', () => {
        const all = withEngineRules(touchpointRule('warns'), touchpointRule('fails', { severity: 'error' }), touchpointRule('dead-end', { severity: 'error' }));
        const draft = journeyIn('status draft');
        expect(statuses(draft, all)).toEqual({ 'warns buy.t': 'info open', 'fails buy.t': 'error open', 'dead-end buy.t': 'info open' });
        const severities = (config: object) => Object.fromEntries(lint(draft, { rules: all, config }).findings.map(({ rule, severity }) => [rule, severity]));
        // A preset does not know of drafts; who names a rule does.
        expect(severities({ extends: 'strict' })).toEqual({ warns: 'info', fails: 'error', 'dead-end': 'info' });
        expect(severities({ rules: { warns: 'error', 'dead-end': 'warning' } })).toEqual({ warns: 'error', fails: 'error', 'dead-end': 'info' });
    });
    test('the rules that are treated in a special way exist', () => {
        const ids = new Set(RULES.map(({ id }) => id));
        expect([...INFO_IN_DRAFT, ...FACT_WHEN_CURRENT].filter(id => !ids.has(id))).toEqual([]);
    });
});

describe('severity by config', () => {
    const rules = withEngineRules(touchpointRule('a'), touchpointRule('b', { recommended: false }));
    const files = [
        { path: 'live/one.journey', text: 'journey one { stage s { touchpoint t touchpoint u } }' },
        { path: 'drafts/two.journey', text: 'journey two { stage s { touchpoint t } }' },
    ];
    const run = (config: object) => lint(files, { rules, config }).findings.map(({ rule, element, severity }) => `${rule} ${element} ${severity}`);

    test('of rules, files and elements; the later wins', () => {
        expect(run({ rules: { a: 'info', b: 'error' }, overrides: [{ files: ['drafts/**'], rules: { a: 'off', b: 'off' } }, { elements: ['one.u'], rules: { a: 'error' } }] }))
            .toEqual(['a one.t info', 'b one.t error', 'a one.u error', 'b one.u error']);
        expect(run({ overrides: [{ elements: ['two.*'], rules: { b: 'error' } }, { files: ['drafts'], elements: ['*.t'], rules: { b: 'info', a: 'off' } }] }))
            .toEqual(['b two.t info', 'a one.t warning', 'a one.u warning']);
        expect(run({ rules: { a: 'off' }, overrides: [{ elements: ['touchpoint:one.*'], rules: { a: 'info' } }] })).toEqual(['a one.t info', 'a one.u info']);
    });

    test('options go to the element that the rule looks at', () => {
        const asked: string[] = [];
        const rule = madeUp('counts', { touchpoint: (touchpoint, { option }) => asked.push(`${touchpoint.id} ${option<number>('most')}`) },
            { options: { most: { type: 'number', default: 20, description: 'How many.' } } });
        lint(files, { rules: withEngineRules(rule), config: { rules: { counts: { most: 5 } }, overrides: [{ files: ['drafts/**'], rules: { counts: { most: 7 } } }] } });
        lint(files, { rules: withEngineRules(rule) });
        expect(asked).toEqual(['two.t 7', 'one.t 5', 'one.u 5', 'two.t 20', 'one.t 20', 'one.u 20']);
    });

    test('problems of the text can be switched off, too', () => {
        const all = RULES.filter(({ id }) => id === 'unresolved-reference');
        const text = 'journey j { owner nobody }';
        expect(lint(text, { rules: all }).findings).toHaveLength(1);
        expect(lint(text, { rules: all, config: { rules: { 'unresolved-reference': 'off' } } }).findings).toEqual([]);
    });
});

test('kept reports stay true while the text moves', () => {
    const rules = withEngineRules(touchpointRule('a'));
    const config = configFrom('{}', rules);
    const before = compile([{ path: 'a.journey', text: shop }]);
    const after = compile([{ path: 'a.journey', text: `// moved\n\n${shop}` }]);
    const kept = declarationsOf(before.project).flatMap(declaration => createChecker(before, config, { today: TODAY, rules }).checkDeclaration(declaration));
    const assembled = createChecker(after, config, { today: TODAY, rules }).findingsOf('a.journey', kept, after.problems);
    expect(assembled).toEqual(check(after, config, { today: TODAY, rules }));
});

test('the text of a rule for one language needs no rule of the registry', () => {
    const rule = touchpointRule('a', { messages: { default: same('at {name}') } });
    expect(list('journey j { stage s { touchpoint t } }', { rules: withEngineRules(rule) })).toEqual(['a.journey:1:34 warning a j.t: at t']);
});
