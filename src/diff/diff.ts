import { createAnalyses, type Analyses, type Remember } from '../analysis/analyses';
import { elementKindOf, fingerprint, idOf } from '../checks/finding';
import { grouped } from '../model/grouped';
import { elementKey, type ElementKey, type ElementKind, type Journey, type Project } from '../model/model';
import type { Place, Sources } from '../model/source';
import type { ProjectView } from '../model/view';
import { affected } from './affected';
import { movedBetweenJourneys } from './between-journeys';
import { compareCase } from './cases';
import { rankOf, type Change } from './change';
import { createNames, journeyIn, NO_SCOPE, placeIn, removedSubject, type Comparison, type Found, type Names, type Scope, type Side } from './comparison';
import { compareDeclarations, matchDeclarations } from './declarations';
import { compareContext } from './effects/context';
import { compareReach } from './effects/reach';
import { compareTiming } from './effects/timing';
import { compareVisibility } from './effects/visibility';
import { match, type Matched, type Matching } from './identity';
import { compareJourney, neighbourOf, pairJourney, reportWholeJourney, type JourneyPair } from './journeys';
import { KINDS } from './kinds';
import { movedFacts } from './moved-facts';
import { atOnce, type Steps } from './steps';
import { toldOnce } from './told-once';
import { touchpointsOf } from './touchpoints-of';
import { sameValue } from './values';
import { compareWays, keptTouchpoints } from './ways';

/** A state of a project: what compiling it gave. */
export interface ProjectState {
    readonly project: Project;
    readonly view: ProjectView;
    /** What is known of its journeys already. */
    readonly analyses?: Analyses;
    /** Keeps what is found out of each journey, until something changes that was looked up in the view and the analyses. */
    readonly remember?: Remember;
    /** Where it stands in the text: what is gone is then shown in the file that it stood in. */
    readonly sources?: Sources;
}

export interface DiffOptions {
    /** ISO date that counts as today: a journey that was to end before it may go. */
    readonly today: string;
    /** Only these journeys, each with the one that it became, whatever they are called. */
    readonly journeys?: readonly { readonly old: string; readonly now: string }[];
}

/** What two states of a project are to each other. */
export interface Compared {
    readonly old: Side;
    readonly now: Side;
    readonly names: Names;
    /** The journeys that are on both sides. */
    readonly pairs: readonly JourneyPair[];
    /** Worse ones come first, then in the order of the text. */
    readonly changes: readonly Change[];
}

/**
 * What a change of a project does to the customer: every change of what it says, and beside them what follows from these along
 * all ways. Worse things come first, then in the order of the text. What the two states have in common costs little.
 */
export function diff(old: ProjectState, now: ProjectState, options: DiffOptions): readonly Change[] {
    return atOnce(compareStates(old, now, options)).changes;
}

/** The same step by step: whoever has to answer somebody else meanwhile goes on later, or gives up. */
export function* compareStates(old: ProjectState, now: ProjectState, options: DiffOptions): Steps<Compared> {
    const paired = yield* pairStates(old, now, options);
    const { declared, journeys, ...sides } = paired;
    const found: Found[] = [];
    const comparison: Comparison = { ...sides, today: options.today, report: each => { found.push(each); } };
    const changed = sides.pairs.filter(pair => pair.how === 'asked' || !isSame(pair, comparison));

    if (options.journeys === undefined) {
        compareDeclarations(declared, comparison);
        for (const journey of journeys.removed) reportWholeJourney('old', journey, comparison, neighbourOf(journey, old.project.journeys, journeys, 'journey'));
        for (const journey of journeys.added) reportWholeJourney('now', journey, comparison, undefined);
    }
    const recallOwn = recallFor('own', compareJourney, comparison);
    for (const pair of changed) {
        recallOwn(pair);
        yield;
    }
    if (options.journeys === undefined) {
        compareHandoffs(sides.pairs, comparison);
        compareCases(old.project, now.project, comparison);
    }
    const recallEffects = recallFor('effects', compareEffects, comparison);
    for (const pair of affected(sides.pairs, changed, found, journeys, comparison)) {
        recallEffects(pair);
        yield;
    }
    return { ...sides, changes: finished(toldOnce(movedFacts(movedBetweenJourneys(found, comparison), comparison), now.view), old, now, sides.names) };
}

function compareEffects(pair: JourneyPair, comparison: Comparison): void {
    compareTiming(pair, comparison);
    compareContext(pair, comparison);
    compareVisibility(pair, comparison);
    compareReach(pair, comparison);
}

export const sideOf = ({ project, view, analyses, remember }: ProjectState): Side => ({ project, view, analyses: analyses ?? createAnalyses(view), remember: remember ?? computed });
const computed: Remember = (_what, _of, compute) => compute();

interface Paired extends Omit<Compared, 'changes'> { readonly declared: ReturnType<typeof matchDeclarations>; readonly journeys: Matching<Journey> }

/** Finds out what is the same on both sides. */
export function* pairStates(old: ProjectState, now: ProjectState, options: DiffOptions): Steps<Paired> {
    const names = createNames();
    const sides = { old: sideOf(old), now: sideOf(now), names };
    const declared = matchDeclarations(sides);
    const journeys = matchJourneys(old.project, now.project, options);
    const pairs: JourneyPair[] = [];
    // All of them: a touchpoint may have moved here from any journey.
    for (const matched of journeys.pairs) {
        const known = sides.now.remember('pair', matched.now, () => {
            const own = createNames();
            return { pair: pairJourney(matched, { ...sides, names: own }), renamings: own.renamings };
        }, ({ pair }) => pair.old === matched.old && pair.how === matched.how);
        for (const renaming of known.renamings) names.add(renaming.kind, renaming.old, renaming.now);
        pairs.push(known.pair);
        yield;
    }
    return { ...sides, declared, journeys, pairs };
}

/** Runs a part of the comparison of journeys, or reports what it reported the last time: of the same pair, with the same names for everything. */
function recallFor(part: string, compare: (pair: JourneyPair, comparison: Comparison) => void, comparison: Comparison): (pair: JourneyPair) => void {
    const { names, report, today, now: { remember } } = comparison;
    const circumstances = [today, ...names.renamings.map(({ kind, old, now }) => `${kind} ${old} ${now}`)].join('\n');
    return pair => {
        let isNew = false;
        const known = remember(part, pair.now, () => {
            isNew = true;
            const before = names.renamings.length;
            const found: Found[] = [];
            compare(pair, { ...comparison, report: each => { found.push(each); } });
            return { pair, circumstances, found, renamings: names.renamings.slice(before) };
        }, last => last.pair === pair && last.circumstances === circumstances);
        if (!isNew) for (const { kind, old, now } of known.renamings) names.add(kind, old, now);
        for (const each of known.found) report(each);
    };
}

/** The journeys of both sides. */
export function matchJourneys(old: Project, now: Project, { journeys }: DiffOptions): Matching<Journey> {
    if (journeys === undefined) return match(old.journeys, now.journeys);
    const pairs = journeys.flatMap(({ old: from, now: to }): Matched<Journey>[] => {
        const [before, after] = [old.journeys.find(({ id }) => id === from), now.journeys.find(({ id }) => id === to)];
        return before === undefined || after === undefined ? [] : [{ old: before, now: after, how: 'asked' }];
    });
    return { pairs, removed: [], added: [] };
}

/** It says the same, and means the same by it. */
function isSame({ now, how, isSaidAlike }: JourneyPair, { names }: Comparison): boolean {
    if (how !== 'name' || !isSaidAlike()) return false;
    return !names.renamings.some(({ kind }) => kind === 'owner' || kind === 'channel')
        || touchpointsOf(now).every(({ owner, channels }) => (owner === undefined || names.oldOf('owner', owner) === owner) && (channels ?? []).every(ref => names.oldOf('channel', ref) === ref));
}

/** Handoffs between journeys: each belongs to the journey that it leaves from. */
function compareHandoffs(pairs: readonly JourneyPair[], comparison: Comparison): void {
    const [olds, nows] = [comparison.old.project.handoffs, comparison.now.project.handoffs];
    if (olds.length + nows.length === 0) return;
    const scopes = new Map(pairs.map(pair => [pair.now.id, pair.scope]));
    const scopeOf = (from: string): Scope => scopes.get(from.slice(0, Math.max(0, from.indexOf('.')))) ?? NO_SCOPE;
    const [before, after] = [grouped(olds, ({ from }) => comparison.names.nowOf('touchpoint', from)), grouped(nows, ({ from }) => from)];
    const kept = keptTouchpoints(() => pairs.flatMap(pair => pair.touchpoints.pairs));
    for (const source of new Set([...before.keys(), ...after.keys()])) compareWays(before.get(source) ?? [], after.get(source) ?? [], { scope: scopeOf(source), kept }, comparison);
}

function compareCases(old: Project, now: Project, comparison: Comparison): void {
    const { pairs, removed, added } = match(old.cases, now.cases);
    for (const pair of pairs) {
        const { isAlike } = comparison.now.remember('alike', pair.now, () => ({ old: pair.old, isAlike: sameValue(pair.old, pair.now) }), known => known.old === pair.old);
        if (!isAlike) compareCase(pair, comparison);
    }
    for (const each of removed) comparison.report({ kind: 'case-removed', of: removedSubject('case', each, NO_SCOPE, undefined), args: { at: each.title ?? each.name } });
    for (const each of added) comparison.report({ kind: 'case-added', of: { key: elementKey('case', each.id), label: each.title ?? each.name, now: elementKey('case', each.id), scope: NO_SCOPE }, args: { at: each.title ?? each.name } });
}

// ---- Classified, counted and put in order ---------------------------------------------------------------------------

function finished(found: readonly Found[], { sources: oldSources }: ProjectState, { project, sources }: ProjectState, names: Names): readonly Change[] {
    const counts = new Map<string, number>();
    const signs = new Map<string, number>();
    const changes = found.map((each): Change => {
        const { kind, of, args, before, after } = each;
        const counter = `${kind}\n${of.key}`;
        const ordinal = counts.get(counter) ?? 0;
        counts.set(counter, ordinal + 1);
        const sign = `${kind}\n${valueOf(each)}`;
        const alike = signs.get(`${sign}\n${of.key}`) ?? 0;
        signs.set(`${sign}\n${of.key}`, alike + 1);
        const [old, stands] = placesOf(each);
        const now = of.now !== undefined || old === undefined ? stands : nearestInFile(old, stands, oldSources, sources, names);
        return {
            kind, class: of.scope.isDraft && kind !== 'journey-launched' ? 'draft' : KINDS[kind].class,
            element: idOf(of.key), elementKind: elementKindOf(of.key) as Change['elementKind'], elementKey: of.key, ordinal, fingerprint: fingerprint(sign, of.key, alike),
            args: args ?? {}, customers: of.scope.customers,
            ...(before !== undefined && { before }), ...(after !== undefined && { after }), ...(old !== undefined && { old }), ...(now !== undefined && { now }),
            ...(kind === 'journey-retired' && { isRetired: true as const }),
        };
    });
    const order = orderOf(project, changes);
    const placeOf = ({ now, elementKey: key }: Change): number => order.get(now?.element ?? key) ?? order.get(key) ?? order.size;
    return changes.map((change, index) => ({ change, index })).sort((a, b) => rankOf(a.change) - rankOf(b.change) || placeOf(a.change) - placeOf(b.change) || a.index - b.index).map(({ change }) => change);
}

/** Another value is another change; the order of a list means nothing. What is gone is known by what it was. */
const valueOf = ({ before, after, sign = '' }: Found): string => [...(after ?? before ?? '').split(', ').sort(), sign].join(', ');

function placesOf({ of, field, oldIndex, nowIndex }: Found): readonly [Place | undefined, Place | undefined] {
    const old = of.old === undefined ? undefined : placeIn(of.old, field, oldIndex);
    // What is gone from an element that is still there is shown at the element.
    const now = of.now !== undefined ? placeIn(of.now, field !== undefined && (nowIndex !== undefined || oldIndex === undefined) ? field : undefined, nowIndex)
        : of.neighbour === undefined ? undefined : placeIn(of.neighbour);
    return [old, now];
}

/** What is gone is shown in its file, at what stood nearest before it there and is still there: else at its neighbour elsewhere. */
function nearestInFile(old: Place, neighbour: Place | undefined, before: Sources | undefined, after: Sources | undefined, names: Names): Place | undefined {
    const path = before?.element(old.element)?.path;
    if (before === undefined || after === undefined || path === undefined || !after.files.has(path)) return neighbour;
    const isThere = (key: ElementKey): boolean => after.element(key)?.path === path;
    if (neighbour !== undefined && isThere(neighbour.element)) return neighbour;
    const keys = before.elementsOf(path).map(key => elementKey(elementKindOf(key) as ElementKind, names.nowOf(elementKindOf(key) as ElementKind, idOf(key))));
    const at = before.elementsOf(path).indexOf(old.element);
    const nearest = [...keys.slice(0, at).reverse(), ...keys.slice(at + 1)].find(isThere);
    // In a file that is empty now: the file itself (src/cli/diff/report.ts).
    return nearest === undefined ? undefined : placeIn(nearest);
}

/** Where elements stand in the text: journeys first, as they are what customers meet. Of journeys without changes nothing is asked. */
function orderOf({ journeys, handoffs, cases, portfolios }: Project, changes: readonly Change[]): ReadonlyMap<ElementKey, number> {
    const order = new Map<ElementKey, number>();
    const add = (key: ElementKey): void => { order.set(key, order.size); };
    const rootOf = (key: ElementKey): string => journeyIn(idOf(key));
    const asked = new Set(changes.flatMap(({ now, elementKey: key }) => (now === undefined ? [rootOf(key)] : [rootOf(key), rootOf(now.element)])));
    for (const journey of journeys) {
        if (!asked.has(journey.id)) continue;
        const waysFrom = grouped(journey.ways, ({ from }) => from);
        add(elementKey('journey', journey.id));
        for (const stage of journey.stages) {
            add(elementKey('stage', stage.id));
            for (const touchpoint of stage.touchpoints) {
                add(elementKey('touchpoint', touchpoint.id));
                for (const promise of touchpoint.promises ?? []) if (promise.id !== undefined) add(elementKey('promise', promise.id));
                for (const way of waysFrom.get(touchpoint.id) ?? []) add(elementKey('way', way.id));
            }
        }
    }
    for (const way of handoffs) add(elementKey('way', way.id));
    for (const { id } of cases) add(elementKey('case', id));
    for (const { id } of portfolios) add(elementKey('portfolio', id));
    return order;
}
