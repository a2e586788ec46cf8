import type { ChannelKind } from './vocabulary';

export const CHANNEL_CLASSES = ['digital', 'human', 'physical', 'media'] as const;
export type ChannelClass = (typeof CHANNEL_CLASSES)[number];

/** What meets the customer in a channel: a screen, a person, a thing or a place, or something that speaks to all. */
const CLASS_OF: Readonly<Record<ChannelKind, ChannelClass | undefined>> = {
    web: 'digital', app: 'digital', email: 'digital', sms: 'digital', chat: 'digital', social: 'digital', search: 'digital', faq: 'digital', device: 'digital',
    voice: 'human', video: 'human', counter: 'human', agent: 'human', visit: 'human', community: 'human',
    store: 'physical', kiosk: 'physical', post: 'physical', courier: 'physical', event: 'physical', signage: 'physical',
    print: 'media', ad: 'media', other: undefined,
};

/** Undefined for `other`, and for a kind that the language does not know. */
export function channelClass(kind: string | undefined): ChannelClass | undefined {
    return CLASS_OF[kind as ChannelKind];
}
