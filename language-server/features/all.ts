import { callHierarchy } from './call-hierarchy';
import { codeActions } from './code-actions';
import { completion } from './completion';
import { codeLens } from './code-lens';
import { definition } from './definition';
import { documentLinks } from './document-links';
import type { Feature } from './feature';
import { folding } from './folding';
import { formatting } from './formatting';
import { hover } from './hover';
import { inlayHints } from './inlay-hints';
import { linkedEditing } from './linked-editing';
import { references } from './references';
import { selection } from './selection';
import { semanticTokens } from './semantic-tokens';
import { symbols } from './symbols';

/** Every feature of the server: what it tells editors that it can do, and what it answers. */
export const allFeatures = (): readonly Feature[] => [
    callHierarchy,
    codeActions,
    completion,
    codeLens,
    definition,
    documentLinks,
    folding,
    formatting,
    hover,
    inlayHints,
    linkedEditing,
    references,
    selection,
    semanticTokens(),
    symbols,
];
