import { gainedAt } from '../../analysis/network';
import { labelOf } from '../../model/label';
import type { Journey, Ref, Touchpoint } from '../../model/model';
import type { Loss } from '../../analysis/flow';
import { addedSubject, nameOf, subjectOf, type Comparison, type Side, type Subject } from '../comparison';
import type { JourneyPair } from '../journeys';
import { touchpointsOf } from '../touchpoints-of';

/** What is known where it is needed, and what is asked a second time. */
export function compareContext({ old, now, scope, touchpoints }: JourneyPair, comparison: Comparison): void {
    const { names, report } = comparison;
    const before = knowledgeOf(old, comparison.old);
    const after = knowledgeOf(now, comparison.now);
    const partner = new Map(touchpoints.pairs.map(pair => [pair.now, pair.old]));
    const oldRef = (ref: Ref): Ref => names.oldOf('information', ref);
    for (const touchpoint of touchpointsOf(now)) {
        const was = partner.get(touchpoint);
        const of: Subject = was === undefined ? addedSubject('touchpoint', touchpoint, scope) : subjectOf('touchpoint', was, touchpoint, scope);
        for (const [index, ref] of (touchpoint.needs ?? []).entries()) {
            const loss = after.lossOf(touchpoint, ref);
            const wasNeeded = was?.needs?.includes(oldRef(ref)) === true;
            const wasMissing = wasNeeded && before.lossOf(was, oldRef(ref)) !== undefined;
            const args = { at: of.label, information: nameOf('information', ref, comparison.now) };
            // With a name that is not found on the one side nothing can be said of both.
            if (was !== undefined && !(before.isCertain && after.isCertain)) continue;
            if (loss !== undefined && !wasMissing) {
                const lost = loss.lostOn;
                const isLost = wasNeeded || (was === undefined && after.isGained(ref));
                report({
                    // Where it was not needed before, it is something new that customers have to bring.
                    kind: isLost ? 'context-lost' : 'need-unmet', of, field: 'needs', nowIndex: index, after: ref,
                    args: { ...args, from: lost === undefined ? '' : nameOf('touchpoint', lost.from, comparison.now), to: lost === undefined ? '' : nameOf('touchpoint', lost.to, comparison.now) },
                });
            }
            if (loss === undefined && wasMissing && comparison.now.view.information(ref) !== undefined && !isHandoffGone(before.lossOf(was, oldRef(ref)), now, comparison)) report({ kind: 'context-regained', of, field: 'needs', nowIndex: index, after: ref, args });
        }
        for (const ref of was?.needs ?? []) {
            if (touchpoint.needs?.includes(names.nowOf('information', ref)) === true || before.lossOf(was!, ref) === undefined) continue;
            report({ kind: 'unmet-need-gone', of, field: 'needs', before: ref, args: { at: of.label, information: nameOf('information', ref, comparison.old) } });
        }
        for (const [index, ref] of (touchpoint.asks ?? []).entries()) {
            const first = after.askedBefore(touchpoint, ref);
            if (first === undefined || (was !== undefined && before.askedBefore(was, oldRef(ref)) !== undefined)) continue;
            report({ kind: 'asked-twice', of, field: 'asks', nowIndex: index, after: ref, args: { at: of.label, information: nameOf('information', ref, comparison.now), before: labelOf(first) } });
        }
        for (const ref of was?.asks ?? []) {
            if (before.askedBefore(was!, ref) === undefined) continue;
            const nowRef = names.nowOf('information', ref);
            if (touchpoint.asks?.includes(nowRef) === true && after.askedBefore(touchpoint, nowRef) !== undefined) continue;
            report({ kind: 'asked-once', of, field: 'asks', before: ref, args: { at: of.label, information: nameOf('information', ref, comparison.old) } });
        }
    }
}

/** It was lost in a handoff that nobody settles any more: that customers go on with what they know is no gain. */
function isHandoffGone(loss: Loss | undefined, now: Journey, { names, now: { analyses } }: Comparison): boolean {
    const way = loss?.lostOn;
    if (way === undefined) return false;
    const [from, to] = [names.nowOf('touchpoint', way.from), names.nowOf('touchpoint', way.to)];
    const links = analyses.graphOf(now).out(from).filter(each => each.to === to);
    return links.length > 0 && !links.some(({ kind }) => kind === 'handoff');
}

interface Knowledge {
    /** How something that a touchpoint needs came to be missing there. */
    readonly lossOf: (touchpoint: Touchpoint, information: Ref) => Loss | undefined;
    /** Somebody asks for it or gives it, anywhere in the journey. */
    readonly isGained: (information: Ref) => boolean;
    /** Every way leads to something. */
    readonly isCertain: boolean;
    /** Where it was asked before, when it is asked here. */
    readonly askedBefore: (touchpoint: Touchpoint, information: Ref) => Touchpoint | undefined;
}

function knowledgeOf(journey: Journey, { view, analyses }: Side): Knowledge {
    const graph = analyses.graphOf(journey);
    // A name that is not found may be what is missing.
    const isCertain = !graph.targetUnknown;
    return {
        isCertain,
        lossOf: (touchpoint, ref) => {
            if (!isCertain || !graph.reachable.has(touchpoint.id) || touchpoint.asks?.includes(ref) === true || view.information(ref) === undefined) return undefined;
            return analyses.flowOf(journey).lossOf(ref, touchpoint.id);
        },
        isGained: ref => analyses.networkOf(journey).touchpoints.some(touchpoint => gainedAt(touchpoint).includes(ref)),
        askedBefore: (touchpoint, ref) => {
            if (touchpoint.asks?.includes(ref) !== true || !graph.reachable.has(touchpoint.id)) return undefined;
            const flow = analyses.flowOf(journey);
            if (!flow.askedBefore(touchpoint.id).has(ref)) return undefined;
            return flow.wayTo(touchpoint.id, other => other.asks?.includes(ref) === true && other.id !== touchpoint.id && !isRetry(touchpoint, other) && !isDetail(touchpoint, other))?.from;
        },
    };

    /** Both lie on one loop, and this one comes first in the text: it is the other one that asks again. */
    function isRetry(touchpoint: Touchpoint, other: Touchpoint): boolean {
        return graph.loops.some(loop => loop.includes(touchpoint) && loop.includes(other) && loop.indexOf(touchpoint) < loop.indexOf(other));
    }
}

/** One shows the other in detail: what the sub-journey asks is what its touchpoint asks. */
const isDetail = (touchpoint: Touchpoint, other: Touchpoint): boolean => touchpoint.zoomsInto === other.journey || other.zoomsInto === touchpoint.journey;
