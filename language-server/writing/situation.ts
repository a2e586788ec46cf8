import type { Candidate, Scope } from './candidates';
import type { Spot, Word } from './spot';
import type { WritingWord } from './words';
import { valueOf } from '../lexer';
import { caseSpace } from '../lower-scribe';
import type { Project } from '../projects';
import type { JourneyGraph } from '../../src/analysis/graph';
import { UNKNOWN, type Case, type Journey, type Ref, type Touchpoint } from '../../src/model/model';

/** Where in the story somebody writes. */
export interface Situation {
    readonly scope: Scope;
    readonly journey: Journey | undefined;
    readonly touchpoint: Touchpoint | undefined;
    /** The case around the place. */
    readonly lived: Case | undefined;
    /** The ends of the way that is written, as far as they are known. */
    readonly from: Touchpoint | undefined;
    readonly to: Touchpoint | undefined;
    readonly project: Project;
    /** How often each name is used in the file. */
    readonly uses: ReadonlyMap<string, number>;
}

export function situationOf(spot: Spot, project: Project, path: string): Situation {
    const { view } = project.store;
    const nameOf = (rule: string): string | undefined => {
        const word = spot.blocks.find((block) => block.rule === rule)?.head[1];
        return word === undefined ? undefined : valueOf(word.text);
    };
    const lived = nameOf('Case');
    const caseHead = spot.blocks.find(({ rule }) => rule === 'Case')?.head ?? [];
    const of = caseHead.findIndex(({ text }, i) => i > 1 && text === 'of');
    const plan = of < 0 || caseHead[of + 1] === undefined ? undefined : valueOf(caseHead[of + 1]!.text);
    const way = spot.blocks.find(({ rule }) => rule === 'Way')?.head ?? (isWay(spot.fact) ? spot.fact : []);
    const ends = endsOf(way);
    const journeyName = nameOf('Journey') ?? plan ?? (ends.from?.includes('.') === true ? ends.from.split('.')[0] : undefined);
    const journey = view.journey(journeyName);
    const touchpointAt = (name: string | undefined): Touchpoint | undefined =>
        (name === undefined ? undefined : view.touchpoint(name.includes('.') ? name : `${journeyName ?? ''}.${name}`));
    const touchpoint = touchpointAt(nameOf('Touchpoint'));
    // Of a planned touchpoint in a case only its name is looked for among those of the plan.
    const isOfPlan = spot.blocks.at(-1)?.rule === 'Case' || lived === undefined;
    const own = journeyName === undefined || isTopLevelEnd(spot) ? [] : [journeyName];
    const spaces = lived === undefined || isOfPlan ? own : [caseSpace(lived), ...own];
    return {
        project, journey, touchpoint, lived: view.case(lived), scope: { project, spaces, journey: journeyName },
        from: way.length === 0 ? undefined : touchpointAt(ends.from) ?? touchpoint,
        to: touchpointAt(ends.to),
        uses: usesIn(project, path),
    };
}

const isWay = (fact: readonly Word[]): boolean => fact[0]?.text === 'path' || fact[0]?.text === 'handoff';

/** The ends of a way between journeys are written with their journeys. */
const isTopLevelEnd = (spot: Spot): boolean => spot.blocks.length === 1;

function endsOf(way: readonly Word[]): { readonly from: string | undefined; readonly to: string | undefined } {
    const arrow = way.findIndex(({ text }) => /^(?:[-－−–—][>＞]|→)$/.test(text));
    const source = way[1];
    const target = arrow < 0 ? undefined : way[arrow + 1];
    return {
        from: source === undefined || arrow === 1 ? undefined : valueOf(source.text),
        to: target === undefined ? undefined : valueOf(target.text),
    };
}

function usesIn(project: Project, path: string): ReadonlyMap<string, number> {
    const uses = new Map<string, number>();
    for (const { text } of project.store.referencesIn(path)) uses.set(text, (uses.get(text) ?? 0) + 1);
    return uses;
}

/** How well a name fits: the lower the better; and why, where there is something to say. */
export interface Fit { readonly rank: number; readonly note?: WritingWord }

/** What a place asks for, by the first word of its fact and the clause that is written. */
export interface Asked { readonly fact: string; readonly rule: string; readonly feature: string | undefined }

/** How well a name fits, and the names that fit best. */
export interface Fitting { readonly fit: (candidate: Candidate) => Fit; readonly near: readonly string[] }

/** How well names fit into a place, by what is known, owed and used there. What each needs to know is found out once. */
export function fitting(asked: Asked, situation: Situation): Fitting {
    const near: string[] = [];
    const fit = fitOf(asked, situation, near);
    return { fit, near: [...near, ...situation.uses.keys()] };
}

/** @param near takes the ids that fit best. */
function fitOf(asked: Asked, situation: Situation, near: string[]): (candidate: Candidate) => Fit {
    const { journey, touchpoint, from, to, project, uses } = situation;
    const { analyses, view } = project.store;
    const at = from ?? touchpoint;
    const used = ({ text, id }: Candidate): number => 1 / (1 + (uses.get(text) ?? 0) + (text === id ? 0 : uses.get(id) ?? 0));
    const byUse = (candidate: Candidate): Fit => ({ rank: 5 + used(candidate) });
    const among = (good: ReadonlySet<Ref>, note: WritingWord): ((candidate: Candidate) => Fit) => {
        near.push(...good);
        return (candidate) => (good.has(candidate.id) ? { rank: 1 + used(candidate), note } : byUse(candidate));
    };
    const first = (wanted: readonly (Ref | undefined)[], note?: WritingWord): ((candidate: Candidate) => Fit) => {
        near.push(...wanted.flatMap((id) => id ?? []));
        return (candidate) => {
            const place = wanted.indexOf(candidate.id);
            return place < 0 ? byUse(candidate) : { rank: 1 + place / (wanted.length + 1), ...(note !== undefined && { note }) };
        };
    };
    if (situation.lived !== undefined && OF_PROMISES.has(asked.rule)) return among(openIn(situation.lived), 'open-here');
    if (journey === undefined) return byUse;
    const graph = analyses.graphOf(journey);

    switch (asked.rule) {
        case 'Meets':
        case 'Breaks':
        case 'Contradicts':
            return touchpoint === undefined ? byUse : among(analyses.flowOf(journey).openBefore(touchpoint.id), 'open-here');
        case 'AgainPromise':
        case 'ForExpectation':
            return touchpoint === undefined ? byUse : among(analyses.flowOf(journey).openAfter(touchpoint.id), 'open-here');
        case 'Needs':
            return touchpoint === undefined ? byUse : among(analyses.flowOf(journey).knownBefore(touchpoint.id), 'known-here');
        case 'Asks': {
            if (touchpoint === undefined) return byUse;
            const known = analyses.flowOf(journey).knownBefore(touchpoint.id);
            return (candidate) => (known.has(candidate.id) ? { rank: 8 + used(candidate), note: 'known-here' } : byUse(candidate));
        }
        case 'Carries': {
            if (at === undefined) return byUse;
            const flow = analyses.flowOf(journey);
            const known = flow.knownAfter(at.id);
            const open = flow.openAfter(at.id);
            const target = to ?? nextOf(at, graph);
            const needed = target === undefined ? new Set<Ref>() : analyses.needsOf(view.journey(target.journey) ?? journey).neededFrom(target.id);
            near.push(...needed, ...known);
            return (candidate) => {
                if (needed.has(candidate.id)) return { rank: 0 + used(candidate), note: 'needed-later' };
                if (open.has(candidate.id)) return { rank: 1 + used(candidate), note: 'open-here' };
                if (known.has(candidate.id)) return { rank: 2 + used(candidate), note: 'known-here' };
                return candidate.kind === 'information' ? { rank: 6 + used(candidate), note: 'not-known-here' } : { rank: 8 + used(candidate) };
            };
        }
        case 'Accepted':
            return first([ownerAt(to ?? nextOf(at, graph), graph), ...ownersOf(graph, at)], 'owner-of-target');
        case 'Responsible':
        case 'Fallback': {
            const owners = first([ownerAt(at, graph), journey.owner]);
            const order = orderFrom(at, graph);
            return (candidate) => (candidate.kind === 'owner' ? owners(candidate) : { rank: 7 + order(candidate) });
        }
        case 'Via':
            return first([...channelsAt(at, graph), ...channelsAt(to, graph)]);
        case 'Way': {
            const order = orderFrom(asked.feature === 'source' ? undefined : at, graph);
            if (asked.feature === 'source') return (candidate) => ({ rank: 1 + order(candidate) });
            const next = nextOf(at, graph);
            return (candidate) => {
                if (candidate.id === at?.id) return { rank: 9 };
                return candidate.id === next?.id ? { rank: 0, note: 'next-touchpoint' } : { rank: 1 + order(candidate) };
            };
        }
        case 'CaseEntry': {
            const order = orderFrom(undefined, graph);
            return (candidate) => ({ rank: 1 + order(candidate) });
        }
        case 'Mirrors':
        case 'Zooms':
            return (candidate) => (candidate.id === journey.id ? { rank: 9 } : byUse(candidate));
        default:
            return byUse;
    }
}

const OF_PROMISES: ReadonlySet<string> = new Set(['Meets', 'Breaks', 'AgainPromise']);

/** What was promised or expected in a case and never came. */
function openIn({ entries }: Case): ReadonlySet<Ref> {
    const open = new Set(entries.flatMap(({ promises = [], expects = [] }) => [...promises, ...expects].flatMap(({ id }) => id ?? [])));
    for (const { meets = [] } of entries) for (const ref of meets) open.delete(ref);
    return open;
}

function ownerAt(touchpoint: Touchpoint | undefined, graph: JourneyGraph): Ref | undefined {
    const owner = touchpoint === undefined ? undefined : graph.ownerOf(touchpoint);
    return owner === UNKNOWN ? undefined : owner;
}
function channelsAt(touchpoint: Touchpoint | undefined, graph: JourneyGraph): readonly Ref[] {
    return touchpoint === undefined ? [] : graph.channelsOf(touchpoint);
}
/** The owners of the journey but for that of a touchpoint, which hands over. */
function ownersOf(graph: JourneyGraph, at: Touchpoint | undefined): readonly Ref[] {
    const own = ownerAt(at, graph);
    return [...new Set(graph.touchpoints.map((touchpoint) => ownerAt(touchpoint, graph)))].flatMap((owner) => (owner === undefined || owner === own ? [] : [owner]));
}
function nextOf(at: Touchpoint | undefined, { touchpoints }: JourneyGraph): Touchpoint | undefined {
    const place = at === undefined ? -1 : touchpoints.findIndex(({ id }) => id === at.id);
    return place < 0 ? undefined : touchpoints[place + 1];
}
/** Between 0 and 1: what comes after a touchpoint in the order of the text before what comes earlier. */
function orderFrom(at: Touchpoint | undefined, { touchpoints }: JourneyGraph): (candidate: Candidate) => number {
    const places = new Map(touchpoints.map(({ id }, place) => [id, place]));
    const count = touchpoints.length + 1;
    const start = at === undefined ? -1 : places.get(at.id) ?? -1;
    return ({ id }) => {
        const place = places.get(id);
        return place === undefined ? 1 : ((place - start - 1 + count) % count) / count;
    };
}
