import { codeActions } from './code-actions';
import { completion } from './completion';
import { definition } from './definition';
import type { Feature } from './feature';
import { folding } from './folding';
import { formatting } from './formatting';
import { hover } from './hover';
import { references } from './references';
import { selection } from './selection';
import { semanticTokens } from './semantic-tokens';
import { symbols } from './symbols';

/** Every feature of the server: what it tells editors that it can do, and what it answers. */
export const allFeatures = (): readonly Feature[] => [
    codeActions,
    completion,
    definition,
    folding,
    formatting,
    hover,
    references,
    selection,
    semanticTokens(),
    symbols,
];
