import { elementKindOf } from '../src/checks/finding';
import type { Locale } from '../src/checks/rule';
import type { Change, ChangeClass } from '../src/diff/change';
import { ACCEPTED_MARK, COUNTED_CLASSES, countChanges, countName, HEADING, NOTHING, UNSURE, type JudgedChanges } from '../src/diff/class-words';
import type { ProjectState } from '../src/diff/diff';
import { sayShort } from '../src/diff/say-short';
import { unionView, type Part, type Union } from '../src/diff/union';
import type { Tile } from '../src/render/frame';
import type { FlowOverlay, NoteWeight, Overlaid, OverlayNote } from '../src/render/views/flow/overlaid';
import type { OverlayHeader, OverlayJourney } from '../src/render/views/overlay/overlay';

/** A journey of both sides, as a picture draws it. */
export function overlayJourney({ journey, graph, stages, touchpoints, ways, changes }: Union, { old, now, accepted }: { readonly old: Pick<ProjectState, 'view'>; readonly now: Pick<ProjectState, 'view'>; /** Why changes are accepted. */ readonly accepted?: ReadonlyMap<Change, string> }, locale: Locale): OverlayJourney {
    const noteOn = (change: Change): OverlayNote => noteOf(change, locale, accepted);
    const overlaid = ({ state, changes: all }: Part): Overlaid => ({ state, notes: all.filter(change => !isSaidBySign(change, state)).map(noteOn) });
    const overlay: FlowOverlay = {
        stages,
        touchpoints: new Map([...touchpoints].map(([touchpoint, part]) => [touchpoint, overlaid(part)])),
        ways: new Map([...ways].map(([way, part]) => [way, overlaid(part)])),
    };
    return { graph: { ...graph, journey }, overlay, notes: changes.map(noteOn), view: unionView(old.view, now.view) };
}

/** What stands above the picture of a change, but for the names of the sides. @param isUnsure some file could not be read, and was left out. */
export function changeHeader(projects: readonly JudgedChanges[], isUnsure: boolean, locale: Locale): Pick<OverlayHeader, 'title' | 'tiles'> {
    const counts = countChanges(projects);
    const isAny = projects.some(({ changes }) => changes.length > 0);
    return {
        title: (isAny ? HEADING : isUnsure ? UNSURE : NOTHING)[locale],
        tiles: COUNTED_CLASSES.filter(type => counts[type] > 0).map((type): Tile => ({ figure: String(counts[type]), label: countName(type, locale), ...(type === 'breaking' && { isBad: true }) })),
    };
}

/** That something is new or gone is told by its sign, but not that it takes something from the customer. */
function isSaidBySign({ kind, class: type, elementKey }: Change, state: Part['state']): boolean {
    if (type === 'breaking') return false;
    const isItself = ['touchpoint', 'way'].includes(elementKindOf(elementKey));
    return isItself && ((state === 'added' && kind.endsWith('-added') && WHOLE.test(kind)) || (state === 'removed' && kind.endsWith('-removed') && WHOLE.test(kind)));
}
const WHOLE = /^(?:touchpoint|handoff|handoff-alternative|path)-/;

const WEIGHTS: Readonly<Partial<Record<ChangeClass, NoteWeight>>> = { breaking: 'breaking', risky: 'risky', improving: 'improving' };
export const weightOf = (type: ChangeClass): NoteWeight => WEIGHTS[type] ?? 'other';
export const noteOf = (change: Change, locale: Locale, accepted?: ReadonlyMap<Change, string>): OverlayNote => ({ weight: weightOf(change.class), text: `${sayShort(change, locale)}${accepted?.has(change) === true ? ACCEPTED_MARK[locale] : ''}` });
