import type { GraphWay, JourneyGraph } from '../../analysis/graph';
import { custodyIn, mostTurns } from '../../analysis/responsibility';
import { labelOf } from '../../model/label';
import { elementKey, UNKNOWN, type Journey, type Ref, type Touchpoint } from '../../model/model';
import { addedSubject, subjectOf, type Comparison, type Side } from '../comparison';
import type { JourneyPair } from '../journeys';
import type { KindName } from '../kinds';
import { touchpointsOf } from '../touchpoints-of';

/** Where customers get to, where they are left, where it ends, and how often they are handed on. */
export function compareReach(pair: JourneyPair, comparison: Comparison): void {
    const { old, now, scope, touchpoints } = pair;
    const { report } = comparison;
    const partner = new Map(touchpoints.pairs.map(same => [same.now, same.old]));
    const [before, after] = [comparison.old.analyses.graphOf(old), comparison.now.analyses.graphOf(now)];
    const [deadBefore, deadAfter] = [deadEndsIn(old, before), deadEndsIn(now, after)];
    const lost: Touchpoint[][] = [];
    const gained: Touchpoint[][] = [];
    let last: Touchpoint[] | undefined;
    for (const touchpoint of touchpointsOf(now)) {
        const was = partner.get(touchpoint);
        const of = was === undefined ? addedSubject('touchpoint', touchpoint, scope) : subjectOf('touchpoint', was, touchpoint, scope);
        const [wasLost, isLost] = [was !== undefined && isUnreachable(was, old, before), isUnreachable(touchpoint, now, after)];
        // Those that follow each other are told together.
        const stretches = was === undefined || wasLost === isLost ? undefined : isLost ? lost : gained;
        if (stretches === undefined) last = undefined;
        else if (last !== undefined && stretches.at(-1) === last) last.push(touchpoint);
        else stretches.push(last = [touchpoint]);
        const [wasDead, isDead] = [was !== undefined && deadBefore.has(was.id), deadAfter.has(touchpoint.id)];
        if (wasDead !== isDead) report({ kind: isDead ? 'dead-end' : 'dead-end-gone', of, args: { at: of.label } });
    }
    for (const [kind, stretches] of [['unreachable', lost], ['reachable', gained]] as const) {
        for (const [first, ...more] of stretches) {
            const of = subjectOf('touchpoint', partner.get(first!)!, first!, scope);
            const about = [first!, ...more].map(({ id }) => id);
            report({ kind, of, args: { at: of.label, more: { all: more.map(labelOf) } }, about, sign: about.join(', ') });
        }
    }
    compareOutcome(pair, comparison);
    // Who has the case inside is what the company's view is about; how often customers are handed on, theirs tells.
    if (now.view !== 'enterprise') compareCounts(pair, before, after, comparison);
}

/** No way leads there, and more than “later” is said of its stage. */
export function isUnreachable({ id, stage }: Touchpoint, { stages }: Journey, { reachable }: JourneyGraph): boolean {
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
    // It still ends there, too, or did before: an end more or less is told as that.
    if ((nowOfBefore !== undefined && endsWell(nowOfBefore)) || (oldOfAfter !== undefined && endsWell(oldOfAfter))) return;
    const moved = oldOfAfter !== undefined ? olds.indexOf(oldOfAfter) - olds.indexOf(before) : nowOfBefore !== undefined ? nows.indexOf(after) - nows.indexOf(nowOfBefore) : 0;
    if (moved === 0) return;
    const key = elementKey('touchpoint', after.id);
    const of = { key, label: labelOf(after), now: key, ...(oldOfAfter !== undefined && { old: elementKey('touchpoint', oldOfAfter.id) }), scope };
    report({
        kind: moved < 0 ? 'outcome-moved-earlier' : 'outcome-moved-later', of, field: 'ends', before: before.id, after: after.id,
        args: { at: of.label, journey: labelOf(now), before: { all: olds.filter(endsWell).map(labelOf) }, after: { all: nows.filter(endsWell).map(labelOf) } },
    });
}
const endsWell = ({ ends }: Touchpoint): boolean => ends?.how === 'success';

// ---- Handoffs and waits on one way ----------------------------------------------------------------------------------

function compareCounts({ old, now, scope }: JourneyPair, before: JourneyGraph, after: JourneyGraph, comparison: Comparison): void {
    const { names, report } = comparison;
    const of = subjectOf('journey', old, now, scope);
    // A name that is not found may be where it leads, or who does it.
    if ([before, after].some(({ targetUnknown }) => targetUnknown) || hasStranger(before, comparison.old) || hasStranger(after, comparison.now)) return;
    const tell = (more: KindName, fewer: KindName, olds: readonly GraphWay[], nows: readonly GraphWay[]): void => {
        const [from, to] = [olds.length, nows.length];
        if (from === to) return;
        // Where nobody gets to, or where it begins or ends no more, nobody is handed on less often; and who gets there at last is not handed on more often.
        const ends = (ways: readonly GraphWay[]): readonly Ref[] => ways.flatMap(way => [way.from, way.to]);
        if (from < to && ends(nows).some(end => isUnreachedIn(before, names.oldOf('touchpoint', end)))) return;
        if (from > to && ends(olds).some((end, index, all) => isUnreachedIn(after, names.nowOf('touchpoint', end)) || ((index === 0 || index === all.length - 1) && !after.reachable.has(names.nowOf('touchpoint', end))))) return;
        report({ kind: from < to ? more : fewer, of, before: String(from), after: String(to), args: { at: of.label, before: from, after: to } });
    };
    tell('more-handoffs', 'fewer-handoffs', turnsIn(before, comparison.old), turnsIn(after, comparison.now));
    const [oldWays, nowWays] = [new Map(old.ways.map(way => [way.id, way])), new Map(now.ways.map(way => [way.id, way]))];
    // That a way takes time may merely be said now, or it may have been a handoff: then it is no other wait.
    tell(
        'more-waits', 'fewer-waits',
        most(before, ({ way }) => way?.takes !== undefined && way.wayKind === 'path' && isStillWait(nowWays.get(names.nowOf('way', way.id))) && !isImplicit(after, names.nowOf('touchpoint', way.from), names.nowOf('touchpoint', way.to))),
        most(after, ({ way }) => way?.takes !== undefined && way.wayKind === 'path' && isStillWait(oldWays.get(names.oldOf('way', way.id))) && !isImplicit(before, names.oldOf('touchpoint', way.from), names.oldOf('touchpoint', way.to))),
    );
}

/** Some owner is named that nobody has declared. */
const hasStranger = ({ touchpoints, ownerOf }: JourneyGraph, { view }: Side): boolean => touchpoints.some(touchpoint => {
    const owner = ownerOf(touchpoint);
    return owner !== undefined && owner !== UNKNOWN && view.owner(owner) === undefined;
});

const isUnreachedIn = ({ touchpoints, reachable }: JourneyGraph, id: Ref): boolean => touchpoints.some(touchpoint => touchpoint.id === id) && !reachable.has(id);

/** There, the order of the text leads on, and says nothing of time. */
const isImplicit = (graph: JourneyGraph, from: Ref, to: Ref): boolean => graph.out(from).some(way => way.kind === 'implicit' && way.to === to);
const isStillWait = (way: Journey['ways'][number] | undefined): boolean => way === undefined || (way.takes !== undefined && way.wayKind === 'path');

/** Where, on the way where it happens most, the customer is handed from one party to another one. */
function turnsIn(graph: JourneyGraph, { view }: Side): readonly GraphWay[] {
    const { isTurn } = custodyIn(graph, view);
    return most(graph, isTurn);
}

function most(graph: JourneyGraph, counts: (way: GraphWay) => boolean): readonly GraphWay[] {
    const follows = ({ kind }: GraphWay): boolean => kind !== 'fallback';
    return graph.entries.map(({ id }) => mostTurns(graph, id, follows, counts).filter(counts)).reduce<readonly GraphWay[]>((most, each) => (most.length < each.length ? each : most), []);
}
