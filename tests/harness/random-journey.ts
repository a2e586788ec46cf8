import { CHANNEL_KINDS } from '../../src/model/vocabulary';
import {
    anyDate, anyText, anyValue, commitmentsOf, date, evidence, exactLength, experience, fact, keywords, limits, link, list, maybe, measures, name, names, note,
    sign, tags, text, value, was, way, withBlock, wordOf, type Fact, type Known, type Token,
} from './random-facts';
import { randomFrom, type Random } from './random';
import { scribble, tidy } from './scribble';

/**
 * A random text of the journey language without syntax errors: every declaration, attribute and clause turns up in some of the
 * first few hundred seeds, keywords as names too, and every name that is used is declared. The same seed gives the same text.
 *
 * `untidy` (default): any layout, comments in odd places, full-width signs and quotes, any line ends. `tidy`: says the
 * same, one fact a line, in ASCII signs.
 */
export function randomJourney(seed: number, layout: 'untidy' | 'tidy' = 'untidy'): string {
    const facts = project(randomFrom(seed));
    return layout === 'tidy' ? tidy(facts) : scribble(facts, randomFrom(seed ^ 0x5eed));
}

/** Names that are keywords; never `journey`, `stage`, `touchpoint`, nor what has another meaning behind a time. */
const KEYWORD_NAMES = [
    'owner', 'channel', 'support', 'email', 'goal', 'note', 'path', 'handoff', 'entry', 'needs', 'owner-2', 'at', 'of', 'source', 'case', 'state', 'when',
    'persona', 'metric', 'takes', 'expects', 'effort', 'signal', 'tells', 'for', 'n', 'to', 'low', 'or', 'until', 'most', 'core', 'day', 'before',
];
const PLAIN_NAMES = [
    'platform', 'care', 'book', 'remote-repair', 'step-1', '_hidden', 'x', 'étape2', 'crm', '下单', '售后客服', '上门-安装', '预约', '客户', 'ユーザー', 'a-b-c', '第2步', 'ｗｉｄｅ',
    'RC2', 'straße', '更换', '投诉', 'deliver', 'visit', 'sale618', 'hotline',
];

/** Names that were not given out before. `plain`: no keywords, for places where a name may be missing. */
type Namer = (kind?: 'plain') => string;
function namer(random: Random): Namer {
    const given = new Set<string>(['unknown', 'all']);
    return kind => {
        for (;;) {
            const base = kind !== 'plain' && random.chance(30) ? random.pick(KEYWORD_NAMES) : random.pick(PLAIN_NAMES);
            const found = given.has(base) ? `${base}-${given.size}` : base;
            if (given.has(found)) continue;
            given.add(found);
            return found;
        }
    };
}
const several = <T>(random: Random, least: number, most: number, make: () => T): T[] =>
    Array.from({ length: least + random.below(most - least + 1) }, make);

interface Plan {
    readonly name: string;
    readonly stages: readonly { readonly name: string; readonly touchpoints: readonly string[] }[];
    readonly touchpoints: readonly string[];
    readonly promises: readonly string[];
    readonly expectations: readonly string[];
    readonly pains: readonly string[];
    /** Gives names that are not in the journey. */
    readonly unused: Namer;
}

function project(random: Random): Fact[] {
    const top = namer(random);
    const head = (kind: string, named: string, ...rest: readonly (readonly Token[])[]): Fact =>
        fact(kind, name(named), maybe(random, 60, () => [anyText(random)]), ...rest);
    const common = (unused: Namer): Fact[] => random.shuffled([
        ...(random.chance(30) ? [note(random)] : []), ...(random.chance(20) ? [link(random)] : []), ...(random.chance(20) ? [tags(random)] : []),
        ...(random.chance(20) ? [was(random, unused)] : []),
    ]);
    /** A head without a block, or with an empty one, when there is nothing to say. */
    const block = (start: Fact, facts: readonly Fact[]): Fact => (facts.length === 0 && random.chance(80) ? start : withBlock(start, facts));
    const subset = (all: readonly Fact[]): Fact[] => random.shuffled(all).slice(0, random.below(all.length + 1));

    const owners: string[] = [];
    const plans = several(random, 1, 2, () => plan(random, top()));
    const inside = top();
    const known: Known = {
        owners, systems: several(random, 1, 2, top), channels: several(random, 2, 4, top), personas: several(random, 1, 2, top), information: several(random, 1, 3, top),
        metrics: several(random, 1, 2, top), scenarios: several(random, 1, 2, top), journeys: plans.map(({ name: journey }) => journey), promises: [], expectations: [], pains: [],
    };
    const ofAll = (list: 'promises' | 'expectations'): string[] => plans.flatMap(each => each[list].map(commitment => `${each.name}.${commitment}`));
    const abroad: Known = { ...known, promises: ofAll('promises'), expectations: ofAll('expectations') };
    const qualified = commitmentsOf(abroad);

    const ownerFacts = (path: string, root: string, depth: number): Fact[] => {
        const unused = namer(random);
        return random.shuffled([
            ...(root === 'owner' ? [] : [fact('accountable', name(inside))]),
            ...(root === 'owner' || random.chance(50) ? [] : [fact('obligation', anyText(random), limits(random),
                maybe(random, qualified.length > 0 ? 50 : 0, () => [...keywords('for'), ...names(random.some(qualified, 2))]))]),
            ...(random.chance(30) ? [fact('contact', text('mailto:care@example.com'))] : []), ...common(unused),
            ...(depth === 0 || random.chance(50) ? several(random, 0, 2, () => {
                const inner = unused();
                return owner('owner', inner, `${path}.${inner}`, root, depth + 1);
            }) : []),
        ]);
    };
    const owner = (kind: string, named: string, path: string, root: string, depth: number): Fact => {
        owners.push(path);
        return block(head(kind, named), ownerFacts(path, root, depth));
    };

    const ownerDeclarations = [
        owner('owner', inside, inside, 'owner', 0),
        ...random.some(['owner', 'supplier', 'partner', 'distributor'], 3).map(kind => {
            const named = top();
            return owner(kind, named, named, kind, 0);
        }),
    ];
    const declarations: Fact[] = [
        ...known.systems.map(system => block(head('system', system), common(top))),
        ...known.channels.map(channel => block(
            head('channel', channel, maybe(random, 80, () => [sign(':'), name(random.pick(CHANNEL_KINDS))])),
            [...(random.chance(20) ? [fact('hours', text('09:00-21:00'))] : []), ...common(top)])),
        ...known.personas.map(persona => block(head('persona', persona), subset([
            fact('goal', anyText(random)), fact('needs', anyText(random)), fact('channels', names(random.some(known.channels, 3))),
            fact('quote', anyText(random)), evidence(random), ...common(top),
        ]))),
        ...known.information.map(information => block(head('information', information), common(top))),
        ...known.metrics.map(metric => block(head('metric', metric), subset([
            random.chance(30) ? fact('scale score', value('5')) : fact('scale', wordOf(random, 'scale')), fact('target', anyValue(random)),
            fact('question', anyText(random)), fact('of', wordOf(random, 'of')), ...common(top),
        ]))),
        ...known.scenarios.map(scenario => block(head('scenario', scenario), subset([fact('load', wordOf(random, 'load')), ...common(top)]))),
        ...(random.chance(50) ? [block(head('term', top()), subset([
            fact('avoid', list([text('遥控'), text('控制器')])), fact('jargon', list([text('RC-2'), text('控制 "器"')].slice(random.below(2)))),
            note(random), link(random), tags(random),
        ]))] : []),
    ];
    const journeys = plans.map(each => journey(random, each, plans, known));
    const first = plans[0]!;
    const last = plans[plans.length - 1]!;
    const between = way(
        random, abroad, 'handoff', `${first.name}.${random.pick(first.touchpoints)}`,
        [`${last.name}.${random.pick(last.touchpoints)}`], plans.flatMap(each => each.touchpoints.map(point => `${each.name}.${point}`)));
    return random.shuffled([
        ...ownerDeclarations, ...declarations, ...journeys, ...(random.chance(40) && first !== last ? [between] : []),
        ...(random.chance(60) ? [customerCase(random, top(), random.pick(plans), known)] : []), ...(random.chance(40) ? [portfolio(random, top(), known)] : []),
    ]);
}

/** The names of a journey, before what uses them is written. */
function plan(random: Random, named: string): Plan {
    const unused = namer(random);
    const stages = several(random, 1, 3, () => ({ name: unused(), touchpoints: several(random, 0, 3, unused) }));
    const all = stages.flatMap(stage => stage.touchpoints);
    const touchpoints = all.length > 0 ? all : [unused()];
    return {
        name: named, stages: all.length > 0 ? stages : [{ name: stages[0]!.name, touchpoints }], touchpoints,
        promises: several(random, 0, 2, () => unused('plain')), expectations: several(random, 0, 2, () => unused('plain')),
        pains: several(random, 0, 3, () => unused('plain')), unused,
    };
}

function journey(random: Random, { name: named, stages, touchpoints, promises, expectations, pains, unused }: Plan, plans: readonly Plan[], shared: Known): Fact {
    const known: Known = { ...shared, promises, expectations, pains };
    const give = { promise: giveOut(promises, unused), expectation: giveOut(expectations, unused), pain: giveOut(pains, unused), opportunity: () => unused('plain') };
    const others = plans.flatMap(each => each.name);
    const title = (): readonly Token[] => maybe(random, 70, () => [anyText(random)]);
    const someWay = (from: string | undefined): Fact => {
        const kind = random.chance(50) ? 'path' : 'handoff';
        const to = kind === 'path' ? random.some(touchpoints, 3) : [random.pick(touchpoints)];
        return way(random, known, kind, from, to, touchpoints);
    };
    const touchpoint = (point: string): Fact => {
        const head = fact('touchpoint', name(point), title());
        if (random.chance(20)) return head;
        const flags = random.shuffled([
            fact('entry'), fact('optional'), random.chance(50) ? fact('repeats') : fact('repeats at most', value('3'), keywords('times')),
            fact('zooms into', name(random.pick(others))), was(random, unused),
        ]).slice(0, random.below(3));
        return withBlock(head, random.shuffled([
            ...experience(random, known, give), ...flags, ...(random.chance(40) ? [someWay(undefined)] : []),
        ]));
    };
    const attributes: readonly (() => Fact)[] = [
        () => fact('for', names(random.some(known.personas, 2))), () => fact('goal', anyText(random)), () => fact('owner', name(random.pick(known.owners))),
        () => fact('scenario', names(random.some(known.scenarios, 2))), () => fact('state', wordOf(random, 'state')), () => fact('view', wordOf(random, 'view')),
        () => fact('mirrors', name(random.pick(others))), () => fact('outcome', anyText(random)),
        () => fact('reviewed', anyDate(random), maybe(random, 60, () => [...keywords('every'), exactLength(random)])), () => evidence(random),
        () => fact('effort budget', value('3'), keywords('contacts')), () => measures(random, known), () => fact('status', wordOf(random, 'status')),
        () => fact('retires', anyDate(random)), () => note(random), () => link(random), () => tags(random), () => was(random, unused),
    ];
    const stage = (each: Plan['stages'][number]): Fact => {
        const head = fact('stage', name(each.name), title());
        const facts: readonly (() => Fact)[] = [
            () => fact('owner', name(random.pick(known.owners))), () => fact('channel', names(random.some(known.channels, 2))), () => fact('goal', anyText(random)),
            () => measures(random, known), () => fact('phase', wordOf(random, 'phase')), () => fact('later'), () => evidence(random), () => note(random),
            () => link(random), () => tags(random), () => was(random, unused), () => someWay(random.pick(touchpoints)),
        ];
        const own = random.shuffled(facts).slice(0, random.below(4)).map(make => make());
        return own.length + each.touchpoints.length === 0 && random.chance(70) ? head : withBlock(head, [...own, ...each.touchpoints.map(touchpoint)]);
    };
    return withBlock(fact('journey', name(named), title()), [
        ...random.shuffled(attributes).slice(0, random.below(9)).map(make => make()), ...stages.map(stage),
        // What no touchpoint happened to state is stated here, so that every name is declared.
        withBlock(fact('stage', name(unused())), [withBlock(fact('touchpoint', name(unused())), [
            ...rest(give.promise, promises).map(promised => fact('promises', name(promised), anyText(random), limits(random))),
            ...rest(give.expectation, expectations).map(expected => fact('expects', name(expected), anyText(random))),
            ...rest(give.pain, pains).map(pain => fact('pain', name(pain), anyText(random))),
        ])]),
        ...several(random, 0, 2, () => someWay(random.pick(touchpoints))),
    ]);
}

/** Gives out the planned names in their order, then new ones. */
function giveOut(planned: readonly string[], unused: Namer): () => string {
    let next = 0;
    return () => planned[next++] ?? `${unused('plain')}-more`;
}
/** The planned names that were not given out yet. */
function rest(give: () => string, planned: readonly string[]): string[] {
    const left: string[] = [];
    for (let each = give(); planned.includes(each); each = give()) left.push(each);
    return left;
}

function customerCase(random: Random, named: string, { name: journeyName, touchpoints, pains }: Plan, shared: Known): Fact {
    const unused = namer(random);
    const made: { readonly promises: string[]; readonly expectations: string[] } = { promises: [], expectations: [] };
    const give = (list: 'promises' | 'expectations') => (): string => {
        const given = unused('plain');
        made[list].push(given);
        return given;
    };
    const clock = (): Token => ({ is: 'clock', text: random.pick(['18:00', '9:05']) });
    const part = (): readonly Token[] => keywords(random.pick(['morning', 'noon', 'afternoon', 'evening', 'night']));
    const moment = (): readonly Token[] => {
        if (random.chance(15)) return keywords('before');
        const day = random.chance(70) ? [...keywords('day'), value(String(1 + random.below(9)))] : [date(random.pick(['2026-06-01', '2026-06-01T10:30']))];
        const hasClock = day[0]!.text.includes('T');
        return [...day, ...(hasClock || random.chance(50) ? [] : random.chance(50) ? [clock()] : part())];
    };
    const entry = (): Fact => {
        const what = random.chance(40) ? keywords('unplanned') : [...maybe(random, 20, () => keywords('missing')), name(random.pick(touchpoints))];
        const head = fact('at', moment(), what, maybe(random, 60, () => [anyText(random)]));
        if (random.chance(30)) return head;
        const known: Known = { ...shared, promises: [...made.promises], expectations: [...made.expectations], pains: pains.map(pain => `${journeyName}.${pain}`) };
        return withBlock(head, experience(random, known, {
            promise: give('promises'), expectation: give('expectations'), pain: () => unused('plain'), opportunity: () => unused('plain'),
        }));
    };
    return withBlock(fact('case', name(named), maybe(random, 60, () => [anyText(random)]), keywords('of'), [name(journeyName)]), [
        ...maybeFacts(random, [
            () => fact('for', names(random.some(shared.personas, 2))), () => fact('source', anyText(random)), () => evidence(random), () => note(random),
            () => link(random), () => tags(random),
        ]),
        ...several(random, 0, 5, entry),
    ]);
}

function portfolio(random: Random, named: string, known: Known): Fact {
    const roles = (): readonly Token[] => maybe(random, 50, () => keywords(random.pick(['core', 'pilot', 'core pilot'])));
    return withBlock(fact('portfolio', name(named), maybe(random, 60, () => [anyText(random)])), maybeFacts(random, [
        () => fact('vision', anyText(random)), () => fact('for', names(random.some(known.personas, 2))), () => fact('owner', name(random.pick(known.owners))),
        () => fact('goal', anyText(random)), ...known.journeys.map(each => () => fact('journey', name(each), roles())),
        () => fact('unnamed', value('28'), roles()), () => measures(random, known), () => evidence(random), () => note(random), () => link(random),
        () => tags(random),
    ]));
}

const maybeFacts = (random: Random, all: readonly (() => Fact)[]): Fact[] => random.shuffled(all).filter(() => random.chance(50)).map(make => make());

