import { labelOf } from '../model/label';
import { UNKNOWN, type Ref } from '../model/model';
import type { ProjectView } from '../model/view';
import { channelGlyph, type Glyph } from './icons';
import type { Words } from './words';

/** What the picture calls what a name stands for: its title; a name that is not found as it is written. */
export function ownerName(ref: Ref, view: ProjectView, words: Words): string {
    const owner = ref === UNKNOWN ? undefined : view.owner(ref);
    if (owner !== undefined) return labelOf(owner);
    return ref === UNKNOWN ? words.ownerUnknown : ref;
}

export function channelName(ref: Ref, view: ProjectView, words: Words): { readonly glyph: Glyph; readonly name: string } {
    if (ref === UNKNOWN) return { glyph: 'unknown', name: words.channelUnknown };
    const channel = view.channel(ref);
    return { glyph: channelGlyph(channel?.channelKind), name: channel === undefined ? ref : labelOf(channel) };
}

/** A piece of information or a promise that a handoff carries, or would have to. */
export function carriedName(ref: Ref, view: ProjectView): string {
    const found = view.information(ref) ?? view.commitment(ref);
    return found === undefined ? ref : ('text' in found ? found.text : undefined) ?? labelOf(found);
}

/** A touchpoint of another journey, as `journey · touchpoint`. */
export function elsewhere(ref: Ref, view: ProjectView, words: Words): string {
    const touchpoint = view.touchpoint(ref);
    const journey = view.journey(touchpoint?.journey);
    return touchpoint === undefined || journey === undefined ? words.notFound(ref) : `${labelOf(journey)} · ${labelOf(touchpoint)}`;
}
