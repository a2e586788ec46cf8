import { codeActions } from './code-actions';
import { definition } from './definition';
import type { Feature } from './feature';
import { formatting } from './formatting';
import { references } from './references';

/** Every feature of the server: what it tells editors that it can do, and what it answers. */
export const allFeatures = (): readonly Feature[] => [
    codeActions,
    definition,
    formatting,
    references,
];
