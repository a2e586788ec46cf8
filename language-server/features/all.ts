import { callHierarchy } from './call-hierarchy';
import { codeActions } from './code-actions';
import { codeLens } from './code-lens';
import { completion } from './completion';
import { declareCommand } from './declare-command';
import { definition } from './definition';
import { documentLinks } from './document-links';
import type { Feature } from './feature';
import { folding } from './folding';
import { formatting } from './formatting';
import { hover } from './hover';
import { inlayHints } from './inlay-hints';
import { linkedEditing } from './linked-editing';
import { onTypeFormatting } from './on-type-formatting';
import { references } from './references';
import { rename } from './rename';
import { selection } from './selection';
import { semanticTokens } from './semantic-tokens';
import { signatureHelp } from './signature-help';
import { symbols } from './symbols';

/** Every feature of the server: what it tells editors that it can do, and what it answers. */
export const allFeatures = (): readonly Feature[] => [
    callHierarchy,
    codeActions,
    codeLens,
    completion,
    declareCommand,
    definition,
    documentLinks,
    folding,
    formatting,
    hover,
    inlayHints,
    linkedEditing,
    onTypeFormatting,
    references,
    rename,
    selection,
    semanticTokens(),
    signatureHelp,
    symbols,
];
