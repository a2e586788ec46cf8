import type { Kind } from './kind';
import { HANDOFF_KINDS } from './kinds/handoffs';
import { JOURNEY_KINDS } from './kinds/journeys';
import { KNOWN_KINDS, type KnownKind } from './kinds/known';
import { PROMISE_KINDS } from './kinds/promises';
import { TOUCHPOINT_KINDS } from './kinds/touchpoints';

const OWN_KINDS = { ...PROMISE_KINDS, ...HANDOFF_KINDS, ...TOUCHPOINT_KINDS, ...JOURNEY_KINDS } as const;

export type KindName = keyof typeof OWN_KINDS | KnownKind;

/** Every way in which a project can change. There is no kind for “changed somehow”: each is classified on purpose. */
export const KINDS: Readonly<Record<KindName, Kind>> = { ...OWN_KINDS, ...KNOWN_KINDS };
