import type { GraphWay, JourneyGraph } from '../../analysis/graph';
import { custodyIn, mostTurns } from '../../analysis/responsibility';
import { labelOf } from '../../model/label';
import { elementKey, type Journey, type Ref, type Touchpoint } from '../../model/model';
import { addedSubject, subjectOf, type Comparison, type Side } from '../comparison';
import type { JourneyPair } from '../journeys';
import { touchpointsOf } from '../touchpoints-of';

/** Where customers get to, where they are left, where it ends, and how often they are handed on. */
export function compareReach(pair: JourneyPair, comparison: Comparison): void {
    const { old, now, scope, touchpoints } = pair;
    const { report } = comparison;
    const partner = new Map(touchpoints.pairs.map(same => [same.now, same.old]));
    const [before, after] = [comparison.old.analyses.graphOf(old), comparison.now.analyses.graphOf(now)];
    const [deadBefore, deadAfter] = [deadEndsIn(old, before), deadEndsIn(now, after)];
    let isInStretch = false;
    for (const touchpoint of touchpointsOf(now)) {
        const was = partner.get(touchpoint);
        const of = was === undefined ? addedSubject('touchpoint', touchpoint, scope) : subjectOf('touchpoint', was, touchpoint, scope);
        const [wasLost, isLost] = [was !== undefined && isUnreachable(was, old, before), isUnreachable(touchpoint, now, after)];
        // Of touchpoints that follow each other the first one is told.
        if (isLost && !wasLost && !isInStretch) report({ kind: 'unreachable', of, args: { at: of.label } });
        if (wasLost && !isLost) report({ kind: 'reachable', of, args: { at: of.label } });
        isInStretch = isLost;
        const [wasDead, isDead] = [was !== undefined && deadBefore.has(was.id), deadAfter.has(touchpoint.id)];
        if (wasDead !== isDead) report({ kind: isDead ? 'dead-end' : 'dead-end-gone', of, args: { at: of.label } });
    }
    compareOutcome(pair, comparison);
    // Who has the case inside is what the company's view is about; how often customers are handed on, theirs tells.
    if (now.view !== 'enterprise') compareCounts(pair, before, after, comparison);
}

function isUnreachable({ id, stage }: Touchpoint, { stages }: Journey, { reachable }: JourneyGraph): boolean {
    return !reachable.has(id) && stages.find(each => each.id === stage)?.later !== true;
}

/** The order of the text leads on by itself, so that only touchpoints behind which no other stage can come are dead ends. */
function deadEndsIn({ stages }: Journey, graph: JourneyGraph): ReadonlySet<Ref> {
    const found = new Set<Ref>();
    for (const stage of [...stages].reverse()) {
        if (stage.touchpoints.length === 0) break;
        if (stage.later) continue;
        for (const { id } of stage.touchpoints) if (graph.out(id).length === 0 && !graph.leaves.has(id)) found.add(id);
    }
    return found;
}

/** The last touchpoint where the journey ends well. */
function compareOutcome({ old, now, scope, touchpoints }: JourneyPair, { report }: Comparison): void {
    const [olds, nows] = [touchpointsOf(old), touchpointsOf(now)];
    const [before, after] = [olds.filter(endsWell).at(-1), nows.filter(endsWell).at(-1)];
    if (before === undefined || after === undefined) return;
    const oldOfAfter = touchpoints.pairs.find(pair => pair.now === after)?.old;
    const nowOfBefore = touchpoints.pairs.find(pair => pair.old === before)?.now;
    if (oldOfAfter === before) return;
    const moved = oldOfAfter !== undefined ? olds.indexOf(oldOfAfter) - olds.indexOf(before) : nowOfBefore !== undefined ? nows.indexOf(after) - nows.indexOf(nowOfBefore) : 0;
    if (moved === 0) return;
    const key = elementKey('touchpoint', after.id);
    const of = { key, label: labelOf(after), now: key, ...(oldOfAfter !== undefined && { old: elementKey('touchpoint', oldOfAfter.id) }), scope };
    report({
        kind: moved < 0 ? 'outcome-moved-earlier' : 'outcome-moved-later', of, field: 'ends', before: before.id, after: after.id,
        args: { at: of.label, journey: labelOf(now), before: labelOf(before), after: labelOf(after) },
    });
}
const endsWell = ({ ends }: Touchpoint): boolean => ends?.how === 'success';

// ---- Handoffs and waits on one way ----------------------------------------------------------------------------------

function compareCounts({ old, now, scope }: JourneyPair, before: JourneyGraph, after: JourneyGraph, comparison: Comparison): void {
    const { names, report } = comparison;
    const of = subjectOf('journey', old, now, scope);
    const handoffs = [turnsIn(before, comparison.old), turnsIn(after, comparison.now)] as const;
    if (handoffs[0] !== handoffs[1]) {
        report({ kind: handoffs[0] < handoffs[1] ? 'more-handoffs' : 'fewer-handoffs', of, before: String(handoffs[0]), after: String(handoffs[1]), args: { at: of.label, before: handoffs[0], after: handoffs[1] } });
    }
    const [oldWays, nowWays] = [new Map(old.ways.map(way => [way.id, way])), new Map(now.ways.map(way => [way.id, way]))];
    // That a way takes time may merely be said now, or it may have been a handoff: then it is no other wait.
    const waits = [
        most(before, ({ way }) => way?.takes !== undefined && way.wayKind === 'path' && isStillWait(nowWays.get(names.nowOf('way', way.id)))),
        most(after, ({ way }) => way?.takes !== undefined && way.wayKind === 'path' && isStillWait(oldWays.get(names.oldOf('way', way.id)))),
    ] as const;
    if (waits[0] !== waits[1]) {
        report({ kind: waits[0] < waits[1] ? 'more-waits' : 'fewer-waits', of, before: String(waits[0]), after: String(waits[1]), args: { at: of.label, before: waits[0], after: waits[1] } });
    }
}

const isStillWait = (way: Journey['ways'][number] | undefined): boolean => way === undefined || (way.takes !== undefined && way.wayKind === 'path');

/** How often, on the way where it happens most, the customer is handed from one party to another one. */
function turnsIn(graph: JourneyGraph, { view }: Side): number {
    const { isTurn } = custodyIn(graph, view);
    return most(graph, isTurn);
}

function most(graph: JourneyGraph, counts: (way: GraphWay) => boolean): number {
    const follows = ({ kind }: GraphWay): boolean => kind !== 'fallback';
    return Math.max(0, ...graph.entries.map(({ id }) => mostTurns(graph, id, follows, counts).filter(counts).length));
}
