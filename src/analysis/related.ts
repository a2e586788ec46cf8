import { elementKey, type Journey, type Ref, type Way } from '../model/model';
import type { ProjectView } from '../model/view';

/** The ways from a journey into other ones; also those that stand inside it, in the wrong place, which is reported. */
export function waysOutOf(journey: Journey, view: ProjectView): readonly Way[] {
    const leaving = journey.ways.filter(({ from, to }) => view.touchpoint(from)?.journey === journey.id && (view.touchpoint(to)?.journey ?? journey.id) !== journey.id);
    return leaving.length === 0 ? view.handoffsFrom(journey.id) : [...view.handoffsFrom(journey.id), ...leaving];
}

/** The journeys with a touchpoint that zooms into this one. */
export function zoomParents(journey: Ref, view: ProjectView): readonly Journey[] {
    const parents = new Map<Ref, Journey>();
    for (const key of view.referencesTo(elementKey('journey', journey))) {
        if (!key.startsWith('touchpoint:')) continue;
        const touchpoint = view.touchpoint(key.slice('touchpoint:'.length));
        const parent = view.journey(touchpoint?.journey);
        if (parent !== undefined && touchpoint?.zoomsInto === journey) parents.set(parent.id, parent);
    }
    return [...parents.values()];
}

/** The journeys that its touchpoints zoom into. */
export function zoomTargets(journey: Journey, view: ProjectView): readonly Journey[] {
    const targets = new Map<Ref, Journey>();
    for (const stage of journey.stages) {
        for (const { zoomsInto } of stage.touchpoints) {
            const target = view.journey(zoomsInto);
            if (target !== undefined) targets.set(target.id, target);
        }
    }
    return [...targets.values()];
}

/**
 * A journey and those that a customer may have gone through before or within it, so that what was promised or is known there
 * can hold here: those that hand off into it, those that it is a part of or that are a part of it, and its mirrors; each of
 * these with theirs.
 */
export function journeysBehind(journey: Journey, view: ProjectView): ReadonlySet<Journey> {
    const found = new Set([journey]);
    // A set is walked in the order of insertion, what is added on the way included.
    for (const at of found) for (const other of journeysJustBehind(at, view)) found.add(other);
    return found;
}

/** The first step of that. */
export function journeysJustBehind(journey: Journey, view: ProjectView): readonly Journey[] {
    const sources = view.handoffsInto(journey.id).flatMap(handoff => view.journey(view.touchpoint(handoff.from)?.journey) ?? []);
    return [...sources, ...zoomParents(journey.id, view), ...zoomTargets(journey, view), ...mirrorsOf(journey, view)];
}

/** The journeys that it mirrors, and that mirror it. */
export function mirrorsOf(journey: Journey, view: ProjectView): readonly Journey[] {
    const mirroring = view.referencesTo(elementKey('journey', journey.id))
        .filter(key => key.startsWith('journey:'))
        .map(key => view.journey(key.slice('journey:'.length)))
        .filter(other => other?.mirrors === journey.id);
    return [view.journey(journey.mirrors), ...mirroring].filter(other => other !== undefined);
}
