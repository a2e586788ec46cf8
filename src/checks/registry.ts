import type { Rule } from './rule';
import { rule as duplicateAttribute } from './rules/duplicate-attribute';
import { rule as invalidValue } from './rules/invalid-value';
import { rule as fullwidthPunctuation } from './rules/fullwidth-punctuation';
import { rule as duplicateName } from './rules/duplicate-name';
import { rule as ambiguousReference } from './rules/ambiguous-reference';
import { rule as unresolvedReference } from './rules/unresolved-reference';
import { rule as syntax } from './rules/syntax';
import { rule as internalError } from './rules/internal-error';
import { rule as suppression } from './rules/suppression';

/** Every rule, one line each. The order is that of the documentation: by category, then as in the catalogue. */
export const RULES: readonly Rule[] = [
    internalError,
    suppression,
    syntax,
    unresolvedReference,
    ambiguousReference,
    duplicateName,
    fullwidthPunctuation,
    invalidValue,
    duplicateAttribute,
];
