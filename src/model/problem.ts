import type { Args } from './args';
import type { ElementKey } from './model';
import type { Span } from './source';

/**
 * What reading the text found wrong, before any rule looks at the model. The rule of the same id gives it its title,
 * message and documentation page; see src/checks/rules.
 */
export interface Problem extends Span {
    readonly rule: ProblemRule;
    /** The key of the rule's message, and what its `{…}` stand for. */
    readonly message: string;
    readonly args: Args;
    readonly path: string;
    /** The innermost element that it stands in; `file:PATH` when none. */
    readonly element: ElementKey;
    readonly related?: readonly (Span & { readonly path: string; readonly message: string; readonly args: Args })[];
    /** Elements that belong to it, before their places are known: `Workspace.problemsOf` makes `related` of them. */
    readonly relatedElements?: readonly { readonly element: ElementKey; readonly message: string; readonly args: Args }[];
    /** Corrections as text edits: the first is the best. `safe`: it never changes what the author meant. */
    readonly fixes?: readonly TextFix[];
}
export const PROBLEM_RULES = [
    'syntax', 'unresolved-reference', 'ambiguous-reference', 'duplicate-name', 'fullwidth-punctuation', 'invalid-value', 'duplicate-attribute',
] as const;
export type ProblemRule = (typeof PROBLEM_RULES)[number];

/** `title` is a message key of the rule. */
export interface TextFix { readonly title: string; readonly args: Args; readonly safe: boolean; readonly edits: readonly TextEdit[] }
export interface TextEdit extends Span { readonly path: string; readonly text: string }
