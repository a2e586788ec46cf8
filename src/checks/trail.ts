import { dropsOn, renews, type Cargo } from '../analysis/cargo';
import type { Trail } from '../analysis/flow';
import type { Step } from '../analysis/network';
import { elementKey, type Ref, type Touchpoint, type Way } from '../model/model';
import { labelOf } from '../model/label';
import type { Place } from '../model/source';
import type { ProjectView } from '../model/view';
import type { Args, Localized } from './rule';
import { placeOfPromise, touchpointKey, wayKey, wordsOf } from './sides';

export { dropsOn, type Cargo } from '../analysis/cargo';

/** A step of a way as a finding shows it; `message` is one of TRAIL_MESSAGES. */
export interface TrailPlace { readonly at: Place; readonly message: keyof typeof TRAIL_MESSAGES; readonly args: Args }

/**
 * A way as places, in order: where it begins, the steps in between, and where it leads. A written way stands for its step, an
 * implicit one shows at the touchpoint that it leaves. Where a handoff does not carry the cargo, the place says so.
 */
export function placesAlong({ from, steps }: Trail, cargo: Cargo, end: TrailPlace, project: ProjectView): readonly TrailPlace[] {
    const between = steps.flatMap((step, index): readonly TrailPlace[] => {
        if (step.way !== undefined) return [placeOfStep(step, step.way, cargo, project)];
        return index === 0 ? [] : placeOf(project.touchpoint(step.from), 'through');
    });
    return [originOf(from, cargo, project), ...between, end];
}

/** Where something comes from: the fact that asks for it, gives it, or promises it. */
function originOf(touchpoint: Touchpoint, cargo: Cargo, project: ProjectView): TrailPlace {
    const element = touchpointKey(touchpoint);
    const args = { item: itemLabel(cargo, project), touchpoint: labelOf(touchpoint) };
    if (cargo.as === 'promise') {
        const promise = touchpoint.promises?.find(({ id }) => id === cargo.ref);
        return { at: promise === undefined ? { element } : placeOfPromise(touchpoint, promise), message: 'promised', args };
    }
    for (const [field, message] of [['asks', 'asked'], ['gives', 'given']] as const) {
        const index = touchpoint[field]?.indexOf(cargo.ref) ?? -1;
        if (index !== -1) return { at: { element, field, index }, message, args };
    }
    return { at: { element }, message: 'known', args };
}

/** Where something is looked for: the fact that needs it, asks for it again, or meets it. */
export function destinationOf(touchpoint: Touchpoint, cargo: Cargo, project: ProjectView, asks = false): TrailPlace {
    const element = touchpointKey(touchpoint);
    const args = { item: itemLabel(cargo, project), touchpoint: labelOf(touchpoint) };
    if (cargo.as === 'promise') {
        const index = touchpoint.meets?.findIndex(met => met === cargo.ref || renews(met, cargo.ref, project)) ?? -1;
        return { at: index === -1 ? { element } : { element, field: 'meets', index }, message: 'met', args };
    }
    const field = asks ? 'asks' : 'needs';
    const index = touchpoint[field]?.indexOf(cargo.ref) ?? -1;
    return { at: index === -1 ? { element } : { element, field, index }, message: asks ? 'asked-again' : 'needed', args };
}

/** Where a handoff could carry it and does not. */
export function placeOfDrop(way: Way, project: ProjectView): TrailPlace {
    return { at: { element: wayKey(way) }, message: 'dropped', args: endsOf(way, project) };
}

export function itemLabel({ as, ref }: Cargo, project: ProjectView): string {
    return as === 'promise' ? wordsOf(project.commitment(ref) ?? { id: ref }) : labelOf(project.information(ref) ?? { id: ref });
}

/** The titles of a way's ends, as arguments of messages. */
export function endsOf({ from, to }: { readonly from: Ref; readonly to: Ref }, project: ProjectView): { readonly from: string; readonly to: string } {
    return { from: labelOf(project.touchpoint(from) ?? { id: from }), to: labelOf(project.touchpoint(to) ?? { id: to }) };
}

function placeOfStep(step: Step, way: Way, cargo: Cargo, project: ProjectView): TrailPlace {
    if (dropsOn(step, cargo, project)) return placeOfDrop(way, project);
    return { at: { element: elementKey('way', way.id) }, message: step.kind === 'fallback' ? 'failing' : 'over', args: endsOf(step, project) };
}

function placeOf(touchpoint: Touchpoint | undefined, message: 'through'): readonly TrailPlace[] {
    return touchpoint === undefined ? [] : [{ at: { element: touchpointKey(touchpoint) }, message, args: { touchpoint: labelOf(touchpoint) } }];
}

/** What the places of a way say; a rule that shows ways has these among its messages. */
export const TRAIL_MESSAGES = {
    asked: { en: '“{touchpoint}” asks for “{item}”', 'zh-Hans': '“{touchpoint}”问了“{item}”', 'zh-Hant': '「{touchpoint}」問了「{item}」' },
    given: { en: '“{touchpoint}” gives “{item}”', 'zh-Hans': '“{touchpoint}”给出了“{item}”', 'zh-Hant': '「{touchpoint}」給出了「{item}」' },
    promised: { en: '“{touchpoint}” promises “{item}”', 'zh-Hans': '“{touchpoint}”承诺了“{item}”', 'zh-Hant': '「{touchpoint}」承諾了「{item}」' },
    known: { en: '“{touchpoint}” knows “{item}”', 'zh-Hans': '“{touchpoint}”已知“{item}”', 'zh-Hant': '「{touchpoint}」已知「{item}」' },
    begun: { en: 'the way begins at “{touchpoint}”', 'zh-Hans': '从“{touchpoint}”开始', 'zh-Hant': '從「{touchpoint}」開始' },
    over: { en: 'on from “{from}” to “{to}”', 'zh-Hans': '从“{from}”到“{to}”', 'zh-Hant': '從「{from}」到「{to}」' },
    failing: { en: 'when it fails, on from “{from}” to “{to}”', 'zh-Hans': '没有做到时，从“{from}”转到“{to}”', 'zh-Hant': '沒有做到時，從「{from}」轉到「{to}」' },
    through: { en: 'on through “{touchpoint}”', 'zh-Hans': '经过“{touchpoint}”', 'zh-Hant': '經過「{touchpoint}」' },
    skipped: { en: '“{touchpoint}” is optional', 'zh-Hans': '“{touchpoint}”可以跳过', 'zh-Hant': '「{touchpoint}」可以跳過' },
    dropped: { en: 'not carried from “{from}” to “{to}”', 'zh-Hans': '从“{from}”到“{to}”时没有带上', 'zh-Hant': '從「{from}」到「{to}」時沒有帶上' },
    needed: { en: '“{touchpoint}” needs “{item}”', 'zh-Hans': '“{touchpoint}”需要“{item}”', 'zh-Hant': '「{touchpoint}」需要「{item}」' },
    'asked-again': { en: '“{touchpoint}” asks for “{item}” again', 'zh-Hans': '“{touchpoint}”又问“{item}”', 'zh-Hant': '「{touchpoint}」又問「{item}」' },
    met: { en: '“{touchpoint}” keeps the promise “{item}”', 'zh-Hans': '“{touchpoint}”要兑现承诺“{item}”', 'zh-Hant': '「{touchpoint}」要兌現承諾「{item}」' },
} as const satisfies Readonly<Record<string, Localized>>;
