import { elementKey, type Case, type CaseEntry, type Journey, type Ref, type Touchpoint } from '../model/model';
import type { ProjectView } from '../model/view';
import { align, type Alignment, type Gap } from './alignment';
import type { Analyses } from './analyses';
import { calendarOf, dueDayOf, inOrder, type DayPlace } from './case-time';
import { localName, type JourneyGraph } from './graph';
import { isOutside } from './owners';
import { promiseLedger, type Ledger, type LivedPromise } from './promise-ledger';

/** What one customer lived through, laid on days, held against the plan, with what was promised and what was owed. */
export interface LivedCase extends Ledger {
    readonly lived: Case;
    /** The plan; undefined when it is not found. */
    readonly journey: Journey | undefined;
    /** In the order of time. */
    readonly entries: readonly LivedEntry[];
    /** The ISO date of a day, for a case that is told in dates. */
    readonly dateOf: (day: number) => string | undefined;
    /** What the plan has on this way and never came. What may still come after the last entry is not among it. */
    readonly missing: readonly MissingTouchpoint[];
    /** Where every way of the plan leads over one of several touchpoints, and none of them came. */
    readonly skipped: readonly SkippedChoice[];
    /** Unplanned contacts that the customer started while something was owed. */
    readonly chasing: readonly Chase[];
    readonly repeatedQuestions: readonly RepeatedQuestion[];
    readonly silences: readonly Silence[];
    /** Who had the case, in turn: each differs from the one before. What is not stated is left out. */
    readonly owners: readonly OwnerTurn[];
    /** It came to an end of the plan, or says itself that it ended. */
    readonly isFinished: boolean;
    /** Where the customer's journey ended so far. */
    readonly customerEnd: LivedEntry | undefined;
    /** The last entry that the enterprise gets to know of, when the journey has an enterprise view beside it. */
    readonly enterpriseEnd: LivedEntry | undefined;
    readonly enterpriseView: Journey | undefined;
    /** Who started the contacts after one entry and before another one, or to the last one. */
    readonly contactsBetween: (first: LivedEntry, last: LivedEntry | undefined) => Contacts;
}

export interface LivedEntry {
    readonly entry: CaseEntry;
    /** Its place in the order of time, from 0. */
    readonly order: number;
    readonly place: DayPlace;
    /** Undefined for `before`, and for a time that no day can be told of. */
    readonly day: number | undefined;
    /** The touchpoint of the plan that it is, in whichever journey. */
    readonly touchpoint: Touchpoint | undefined;
    /** Its own, or else the plan's; undefined when not stated. */
    readonly owner: Ref | undefined;
    readonly initiatedBy: string | undefined;
    /** Its own and the plan's. */
    readonly asks: readonly Ref[];
    readonly gives: readonly Ref[];
    readonly needs: readonly Ref[];
    readonly deviations: readonly Deviation[];
}

export type Deviation =
    | { readonly kind: 'ad-hoc' }
    | { readonly kind: 'failing' }
    | { readonly kind: 'out-of-order'; readonly planned: 'earlier' | 'later'; readonly than: Ref }
    /** `onWay`: late against the limit of the way, too, where `since` is a promise that was due before that. */
    | { readonly kind: 'late'; readonly dueDay: number; readonly days: number; readonly since: LateSince; readonly onWay?: LateOnWay };
/** The entry before it on the way with the limit, or the promise that it meets too late. */
export type LateSince = LateOnWay['since'] | { readonly kind: 'promise'; readonly promise: LivedPromise };
export interface LateOnWay { readonly dueDay: number; readonly days: number; readonly since: { readonly kind: 'way'; readonly from: Ref } }

export interface MissingTouchpoint {
    readonly touchpoint: Touchpoint;
    /** Where it should have come: the author's own entry, or the first entry after the gap. */
    readonly at: LivedEntry;
    /** The entry before the gap; absent when the author says that it never came. */
    readonly after?: LivedEntry;
}
export interface SkippedChoice { readonly touchpoints: readonly Touchpoint[]; /** The first entry after the gap, and the one before it. */ readonly at: LivedEntry; readonly after: LivedEntry }
export interface Chase { readonly entry: LivedEntry; readonly owed: readonly LivedPromise[] }
export interface RepeatedQuestion {
    readonly entry: LivedEntry;
    readonly information: Ref;
    /** Where the customer gave it first. */
    readonly before: LivedEntry;
    /** Its place among what the entry itself asks; absent when it is the plan that asks. */
    readonly index?: number;
}
/** Whole days without any entry, first and last included. */
export interface Silence { readonly first: number; readonly last: number; readonly after: LivedEntry; readonly before: LivedEntry; readonly owed: readonly LivedPromise[] }
export interface OwnerTurn { readonly owner: Ref; readonly from: LivedEntry }
/** Of a contact that was not planned, nobody may say who started it. */
export interface Contacts { readonly customer: number; readonly company: number; readonly unstated?: number }

export function livedCase(lived: Case, view: ProjectView, analyses: Pick<Analyses, 'graphOf' | 'flowOf'>): LivedCase {
    const journey = view.journey(lived.journey);
    const graph = journey === undefined ? undefined : analyses.graphOf(journey);
    const calendar = calendarOf(lived.entries);
    const placed = inOrder(lived.entries.map(entry => ({ entry, place: calendar.placeOf(entry.moment) })));
    const drafts = placed.map(({ entry, place }, order) => lay(entry, place, order, view, analyses));
    const ledger = promiseLedger(drafts, journey, view);
    const onPlan = graph === undefined ? undefined : laid(drafts, graph);
    const late = lateOf(ledger, onPlan, graph);
    // The same objects: the ledger and the alignment speak of them already.
    const entries = drafts.map((draft): LivedEntry => Object.assign(draft, {
        deviations: [...ownDeviations(draft), ...strayAt(draft, onPlan), ...late(draft)],
    }));
    const came = entries.filter(({ entry }) => entry.as !== 'missing');
    const customerEnd = last(came);
    const enterpriseView = journey === undefined ? undefined : enterpriseViewOf(journey, view);
    return {
        lived, journey, entries, ...ledger, customerEnd, enterpriseView,
        dateOf: calendar.dateOf,
        ...notCome(entries, onPlan, graph, view),
        chasing: chasingIn(came, ledger),
        repeatedQuestions: repeatedQuestionsIn(came, view),
        silences: silencesIn(entries, ledger),
        owners: ownersOf(came, view),
        isFinished: customerEnd !== undefined && isEnd(customerEnd, came, graph),
        enterpriseEnd: enterpriseView === undefined ? undefined : last(came.filter(each => isKnownTo(each, enterpriseView, view))),
        contactsBetween: (first, last) => {
            const between = came.filter(({ order }) => first.order < order && order < (last?.order ?? Infinity));
            const by = (who: string): number => between.filter(({ initiatedBy }) => initiatedBy === who).length;
            const unstated = between.filter(({ entry, initiatedBy }) => entry.as === 'unplanned' && initiatedBy === undefined).length;
            return { customer: by('customer'), company: by('owner'), ...(unstated > 0 && { unstated }) };
        },
    };
}

// ---- Entries --------------------------------------------------------------------------------------------------------

function lay(entry: CaseEntry, place: DayPlace, order: number, view: ProjectView, { graphOf }: Pick<Analyses, 'graphOf'>): LivedEntry {
    const touchpoint = view.touchpoint(entry.touchpoint);
    const journey = view.journey(touchpoint?.journey);
    const planned = touchpoint === undefined || journey === undefined ? undefined : graphOf(journey).ownerOf(touchpoint);
    const both = (field: 'asks' | 'gives' | 'needs'): readonly Ref[] => [...new Set([...entry[field] ?? [], ...touchpoint?.[field] ?? []])];
    return {
        entry, order, place, touchpoint,
        day: place.kind === 'day' ? place.day : undefined,
        owner: entry.owner ?? planned,
        initiatedBy: entry.initiatedBy ?? touchpoint?.initiatedBy,
        asks: both('asks'), gives: both('gives'), needs: both('needs'),
        deviations: [],
    };
}

/** The entries that are touchpoints of the plan, laid over its ways. */
interface Laid {
    /** What came. */
    readonly planned: readonly LivedEntry[];
    readonly alignment: Alignment;
}

function laid(entries: readonly LivedEntry[], graph: JourneyGraph): Laid {
    const planned = entries.filter(({ entry, touchpoint }) => entry.as === 'planned' && touchpoint?.journey === graph.journey.id);
    return { planned, alignment: align(planned.map(({ touchpoint }) => touchpoint!.id), graph) };
}

function ownDeviations({ entry, touchpoint }: LivedEntry): readonly Deviation[] {
    if (entry.as === 'unplanned') return [{ kind: 'ad-hoc' }];
    if (entry.as === 'missing') return [];
    const failed = (entry.breaks ?? []).length > 0 || (entry.ends?.how === 'failure' && touchpoint?.ends?.how !== 'failure');
    return failed ? [{ kind: 'failing' }] : [];
}

function strayAt(entry: LivedEntry, onPlan: Laid | undefined): readonly Deviation[] {
    if (onPlan === undefined) return [];
    const stray = onPlan.alignment.outOfOrder.get(onPlan.planned.indexOf(entry));
    const than = stray === undefined ? undefined : onPlan.planned[stray.than];
    return stray === undefined || than === undefined ? [] : [{ kind: 'out-of-order', planned: stray.planned, than: than.entry.id }];
}

/** Late against the limit of the way by which it came, or the first promise of what it brings; the longer of the two. */
function lateOf({ chains }: Ledger, onPlan: Laid | undefined, graph: JourneyGraph | undefined): (entry: LivedEntry) => readonly Deviation[] {
    const before = new Map<LivedEntry, LivedEntry>();
    const kept = (onPlan?.alignment.kept ?? []).map(place => onPlan!.planned[place]!);
    kept.slice(1).forEach((entry, index) => before.set(entry, kept[index]!));
    return entry => {
        const { day, touchpoint } = entry;
        if (day === undefined || touchpoint === undefined || entry.entry.as !== 'planned') return [];
        const found: { readonly dueDay: number; readonly since: LateSince }[] = [];
        let onWay: LateOnWay | undefined;
        const source = before.get(entry);
        if (source !== undefined && graph !== undefined) {
            const limits = graph.out(source.touchpoint!.id).filter(({ to }) => to === touchpoint.id).map(({ kind, way }) => (kind === 'fallback' ? undefined : way?.within));
            // Which of several ways it came is not written: the most patient one counts.
            const stated = limits.filter(limit => limit !== undefined);
            const dueDay = stated.length < limits.length ? undefined : dueDayOf(stated, source.place);
            if (dueDay !== undefined) {
                onWay = { dueDay, days: day - dueDay, since: { kind: 'way', from: source.entry.id } };
                found.push(onWay);
            }
        }
        for (const { promises, dueDay, metAt } of chains) {
            const first = promises.find(promise => promise.dueDay !== undefined);
            if (metAt === entry && dueDay !== undefined && first !== undefined) found.push({ dueDay, since: { kind: 'promise', promise: first } });
        }
        const late = found.filter(({ dueDay }) => dueDay < day).sort((a, b) => a.dueDay - b.dueDay)[0];
        return late === undefined ? [] : [{ kind: 'late', ...late, days: day - late.dueDay, ...(late !== onWay && onWay !== undefined && onWay.dueDay < day && { onWay }) }];
    };
}

// ---- What did not come ------------------------------------------------------------------------------------------------

function notCome(entries: readonly LivedEntry[], onPlan: Laid | undefined, graph: JourneyGraph | undefined, view: ProjectView): Pick<LivedCase, 'missing' | 'skipped'> {
    const stated = entries.flatMap((at): readonly MissingTouchpoint[] => (at.entry.as === 'missing' && at.touchpoint !== undefined ? [{ touchpoint: at.touchpoint, at }] : []));
    if (onPlan === undefined || graph === undefined) return { missing: stated, skipped: [] };
    const spoken = new Set(entries.flatMap(({ touchpoint }) => touchpoint?.id ?? []));
    const journeys = new Set(entries.flatMap(({ touchpoint }) => touchpoint?.journey ?? []));
    const later = new Set(graph.journey.stages.filter(stage => stage.later === true).map(({ id }) => id));
    // Told, too, by what happened inside it.
    const isTold = ({ id, stage, zoomsInto }: Touchpoint): boolean => spoken.has(id) || later.has(stage) || (zoomsInto !== undefined && journeys.has(zoomsInto));
    const between = ({ after: first, before, touchpoints }: Gap): readonly SkippedChoice[] => {
        const [after, at] = [onPlan.planned[first]!, onPlan.planned[before]!];
        // A name that is not found between the two may be the one that is missed.
        if (entries.slice(after.order + 1, at.order).some(({ entry, touchpoint }) => entry.as !== 'unplanned' && touchpoint === undefined)) return [];
        return [{ touchpoints: touchpoints.flatMap(id => view.touchpoint(id) ?? []), at, after }];
    };
    const found = onPlan.alignment.missing.flatMap(between).flatMap(({ touchpoints, at, after }) => touchpoints.filter(touchpoint => !isTold(touchpoint)).map((touchpoint): MissingTouchpoint => ({ touchpoint, at, after })));
    const choices = onPlan.alignment.skipped.flatMap(between).filter(({ touchpoints }) => !touchpoints.some(isTold));
    // The same gap may be passed several times, round a loop; it is missed once.
    const once = found.filter(({ touchpoint }, index) => found.findIndex(other => other.touchpoint === touchpoint) === index);
    const sameChoice = (one: SkippedChoice, other: SkippedChoice): boolean => one.touchpoints.every((touchpoint, index) => touchpoint === other.touchpoints[index]);
    return {
        missing: [...stated, ...once].sort((a, b) => a.at.order - b.at.order),
        skipped: choices.filter((choice, index) => choices.findIndex(other => sameChoice(choice, other)) === index),
    };
}

// ---- What the customer had to do -------------------------------------------------------------------------------------

function chasingIn(came: readonly LivedEntry[], { owedBefore }: Ledger): readonly Chase[] {
    return came.flatMap(entry => {
        if (entry.entry.as !== 'unplanned' || entry.initiatedBy !== 'customer') return [];
        const owed = owedBefore(entry);
        return owed.length === 0 ? [] : [{ entry, owed }];
    });
}

function repeatedQuestionsIn(came: readonly LivedEntry[], view: ProjectView): readonly RepeatedQuestion[] {
    const asked = new Map<Ref, LivedEntry[]>();
    const found: RepeatedQuestion[] = [];
    for (const entry of came) {
        for (const information of entry.asks) {
            if (view.information(information) === undefined) continue;
            const earlier = asked.get(information);
            asked.set(information, [...earlier ?? [], entry]);
            if (earlier === undefined) continue;
            const index = entry.entry.asks?.indexOf(information) ?? -1;
            // Who goes through a touchpoint of the plan twice is asked twice by the plan: for what is new each time, a reading or a date.
            if (index < 0 && earlier.some(({ touchpoint }) => touchpoint === entry.touchpoint)) continue;
            found.push({ entry, information, before: earlier[0]!, ...(0 <= index && { index }) });
        }
    }
    return found;
}

// ---- What happened meanwhile -----------------------------------------------------------------------------------------

function silencesIn(entries: readonly LivedEntry[], { owedBefore }: Ledger): readonly Silence[] {
    const found: Silence[] = [];
    let after: LivedEntry | undefined;
    for (const entry of entries) {
        // That something never came is no contact: the customer waited for it that day.
        if (entry.entry.as === 'missing') continue;
        const [from, to] = [after?.day ?? NaN, entry.day ?? NaN];
        if (after !== undefined && from + 1 < to) {
            const since = after;
            const owed = owedBefore(entry).filter(({ made, brokenAt }) => (made?.entry ?? brokenAt)!.order <= since.order);
            if (owed.length > 0) found.push({ first: from + 1, last: to - 1, after, before: entry, owed });
        }
        after = entry;
    }
    return found;
}

function ownersOf(came: readonly LivedEntry[], view: ProjectView): readonly OwnerTurn[] {
    const turns: OwnerTurn[] = [];
    for (const from of came) {
        if (from.owner === undefined || view.owner(from.owner) === undefined || last(turns)?.owner === from.owner) continue;
        turns.push({ owner: from.owner, from });
    }
    return turns;
}

// ---- The two ends ----------------------------------------------------------------------------------------------------

/** It says so; or the last touchpoint of the plan that came ends the journey, or nothing follows it. */
function isEnd({ entry }: LivedEntry, came: readonly LivedEntry[], graph: JourneyGraph | undefined): boolean {
    if (entry.ends !== undefined) return true;
    const planned = last(came.filter(({ touchpoint }) => touchpoint !== undefined && touchpoint.journey === graph?.journey.id))?.touchpoint;
    if (graph === undefined || planned === undefined || graph.targetUnknown) return false;
    return planned.ends !== undefined || graph.out(planned.id).length === 0;
}

const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];

function enterpriseViewOf(journey: Journey, view: ProjectView): Journey | undefined {
    if (journey.view === 'enterprise') return undefined;
    const mirrors = [journey.mirrors, ...view.referencesTo(elementKey('journey', journey.id)).filter(key => key.startsWith('journey:')).map(key => key.slice('journey:'.length))];
    return mirrors.map(id => view.journey(id)).find(other => other?.view === 'enterprise' && (other.id === journey.mirrors || other.mirrors === journey.id));
}

/** Its view has a touchpoint of that name; or a signal, or somebody inside who dealt with the customer, told it. */
function isKnownTo({ entry, touchpoint, owner }: LivedEntry, enterprise: Journey, view: ProjectView): boolean {
    if (touchpoint !== undefined && enterprise.stages.some(stage => stage.touchpoints.some(({ name }) => name === localName(touchpoint.id)))) return true;
    if (entry.signals?.some(signal => signal !== 'none') === true) return true;
    return entry.as === 'unplanned' && view.owner(owner) !== undefined && !isOutside(owner, view);
}
