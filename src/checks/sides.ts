import { remembering } from '../analysis/once';
import { isOneWay } from '../analysis/visibility';
import { channelChanges, knownOwner, wayEnd, type WayEnd, type WayEnds } from '../analysis/way-ends';
import type { Said } from '../model/args';
import type { ElementKey, Owner, PromiseMade, Ref, Touchpoint, Way } from '../model/model';
import { elementKey } from '../model/model';
import { labelOf } from '../model/label';
import type { Place } from '../model/source';
import type { ChannelKind } from '../model/vocabulary';
import type { ProjectView } from '../model/view';
import type { RuleContext, SharedContext } from './rule';

/** The ends of a way, also of one between journeys; undefined when one of them names nothing. */
export function sidesOf(way: { readonly from: Ref; readonly to: Ref }, context: Pick<RuleContext, 'shared'>): WayEnds | undefined {
    const side = context.shared(sides);
    const from = side(way.from);
    if (from === undefined) return undefined;
    const to = side(way.to);
    return to === undefined ? undefined : { from, to };
}

export function sideOf(id: Ref, context: Pick<RuleContext, 'shared'>): WayEnd | undefined {
    return context.shared(sides)(id);
}

/** Most rules of ways and owners ask for the same few touchpoints again and again. */
const sides = ({ project, graphOf }: SharedContext): (id: Ref) => WayEnd | undefined => remembering(id => wayEnd(id, project, { graphOf }));

/** Who has the case after a handoff: who accepts it, else who performs the next touchpoint. */
export function receiverOf(way: Way, to: WayEnd, project: ProjectView): Owner | undefined {
    return knownOwner(way.accepted?.by, project) ?? to.owner;
}

/**
 * The customer has to go over to another channel. Not when the company starts what follows, comes or sends something; not from
 * what was only shown or sent, which reached the customer anywhere; nor from one counter of a place to the next one.
 */
export function customerChangesChannel(sides: WayEnds, project: ProjectView): boolean {
    const { from, to } = sides;
    if (!channelChanges(sides) || to.touchpoint.initiatedBy === 'owner') return false;
    if (allOf(to, project, COMES_TO_CUSTOMER) || allOf(from, project, SENT) || from.channels!.every(channel => isOneWay(channel, project))) return false;
    return !(allOf(from, project, ON_SITE) && allOf(to, project, ON_SITE));
}

/** The channels of a side that has some, one of which the customer takes, as an argument of a message. */
export const channelsOf = ({ channels }: WayEnd, project: ProjectView): Said => ({ any: channels!.map(channel => labelOf(project.channel(channel) ?? { id: channel })) });

/** Where the customer waits, or uses what was bought. */
const COMES_TO_CUSTOMER: ReadonlySet<string> = new Set(['visit', 'courier', 'email', 'sms', 'post', 'device', 'ad', 'print', 'signage'] satisfies ChannelKind[]);
/** What reached the customer while doing something else: to answer it elsewhere is no change of channel. */
const SENT: ReadonlySet<string> = new Set(['email', 'sms', 'post', 'courier'] satisfies ChannelKind[]);
/** Where the customer is there in person. */
const ON_SITE: ReadonlySet<string> = new Set(['store', 'counter', 'kiosk', 'event'] satisfies ChannelKind[]);

function allOf({ channels }: WayEnd, project: ProjectView, kinds: ReadonlySet<string>): boolean {
    return channels!.every(channel => kinds.has(project.channel(channel)?.channelKind ?? ''));
}

export const touchpointKey = (touchpoint: Touchpoint): ElementKey => elementKey('touchpoint', touchpoint.id);
export const wayKey = (way: Way): ElementKey => elementKey('way', way.id);

/** The ways inside its journey that carry a promise. */
export function carriersOf(promise: PromiseMade, { project, graphOf }: RuleContext): readonly Way[] {
    if (promise.id === undefined) return [];
    const journey = project.journey(promise.id.slice(0, promise.id.indexOf('.')));
    return project.referencesTo(elementKey('promise', promise.id)).flatMap(key => {
        if (journey === undefined || !key.startsWith('way:')) return [];
        const id = key.slice('way:'.length);
        const found = graphOf(journey).out(id.slice(0, id.indexOf('->'))).find(({ way }) => way?.id === id);
        return found?.way ?? [];
    });
}

/** A text as the language writes it, in quotes. */
export const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

/** What a promise or an expectation is called: its words, else its name. */
export const wordsOf = (commitment: { readonly text?: string; readonly name?: string; readonly id?: string }): string => commitment.text ?? labelOf(commitment);

/** Where a promise stands: itself when it has a name, else as a fact of its touchpoint. */
export function placeOfPromise(touchpoint: Touchpoint, promise: PromiseMade): Place {
    if (promise.id !== undefined) return { element: elementKey('promise', promise.id) };
    return { element: touchpointKey(touchpoint), field: 'promises', index: touchpoint.promises?.indexOf(promise) ?? 0 };
}
