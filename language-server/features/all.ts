import { codeActions } from './code-actions';
import type { Feature } from './feature';
import { formatting } from './formatting';

/** Every feature of the server: what it tells editors that it can do, and what it answers. */
export const allFeatures = (): readonly Feature[] => [
    codeActions,
    formatting,
];
