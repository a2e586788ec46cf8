import type { Finding, FindingFix } from '../src/checks/finding';
import { PROBLEM_RULES, type TextEdit } from '../src/model/problem';
import type { Sources } from '../src/model/source';
import { applyEdits, textEdits } from './fix';

/** `safe`: only corrections that never change what the author meant. `all`: the best correction of each finding. */
export type WhichFixes = 'safe' | 'all';

export interface FixOptions {
    readonly which: WhichFixes;
    /** Whether a file may get another text; a correction that would change one that may not is dropped whole. All may when absent. */
    readonly mayEdit?: (path: string) => boolean;
}

export interface AppliedFixes {
    /** The new text of each file that changed. */
    readonly files: ReadonlyMap<string, string>;
    readonly applied: readonly Finding[];
}

/** The text edits of a correction; undefined when it has no place in the text, or would touch the same text twice. */
export function editsOf(fix: FindingFix, sources: Sources): readonly TextEdit[] | undefined {
    return 'textEdits' in fix ? fix.textEdits : textEdits(fix.edits, sources);
}

/**
 * Applies the first correction of each finding, all that do not touch each other; what is left over waits for another
 * pass. Suppressed findings stay as they are.
 */
export function applyFixes(findings: readonly Finding[], sources: Sources, { which, mayEdit = () => true }: FixOptions): AppliedFixes {
    const accepted = new Map<string, TextEdit[]>();
    const applied: Finding[] = [];
    for (const finding of findings) {
        const fix = finding.fixes[0];
        if (finding.status === 'suppressed' || fix === undefined || (which === 'safe' && !fix.safe)) continue;
        const edits = editsOf(fix, sources);
        if (edits === undefined || edits.length === 0 || !edits.every(({ path }) => mayEdit(path))) continue;
        if (edits.some(edit => touches(accepted.get(edit.path) ?? [], edit))) continue;
        for (const edit of edits) {
            const list = accepted.get(edit.path) ?? [];
            list.splice(placeIn(list, edit), 0, edit);
            accepted.set(edit.path, list);
        }
        applied.push(finding);
    }
    const files = new Map<string, string>();
    for (const [path, edits] of accepted) {
        const text = sources.files.get(path)?.text;
        const changed = text === undefined ? undefined : applyEdits(text, edits);
        if (changed !== undefined && changed !== text) files.set(path, changed);
    }
    return { files, applied };
}

/** The index in a list, ordered by place, before which an edit belongs: behind those at the same place. */
function placeIn(list: readonly TextEdit[], edit: TextEdit): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (list[middle]!.start <= edit.start) low = middle + 1;
        else high = middle;
    }
    return low;
}

/** Two corrections must not even begin at the same place: neither knows what the other puts there. */
function touches(list: readonly TextEdit[], edit: TextEdit): boolean {
    const next = placeIn(list, edit);
    const before = list[next - 1];
    const after = list[next];
    return (before !== undefined && (before.start === edit.start || before.end > edit.start)) || (after !== undefined && after.start < edit.end);
}

// ---- To a fixed point ---------------------------------------------------------------------------------------------

export interface Checked { readonly findings: readonly Finding[]; readonly sources: Sources }
export interface FixedProject {
    /** The new text of each file that changed over all passes. */
    readonly files: ReadonlyMap<string, string>;
    /** How many corrections were applied. */
    readonly fixed: number;
    readonly passes: number;
    /** What is found in the new texts. */
    readonly checked: Checked;
    /** Why it ended: nothing left to correct; a text came back that was there before; or a pass made a text that cannot be read, and was taken back. */
    readonly ended: 'done' | 'circle' | 'unreadable';
}

/** Corrections that keep making new findings end after this many passes. */
const MOST_PASSES = 10;

/** Corrects, checks again, and so on until nothing is left. `recheck` gets the new text of every file that differs from the start. */
export function fixAll(start: Checked, recheck: (files: ReadonlyMap<string, string>) => Checked, options: FixOptions): FixedProject {
    let files: ReadonlyMap<string, string> = new Map();
    let checked = start;
    let fixed = 0;
    const seen = new Set([stateOf(files)]);
    for (let passes = 0; ; passes++) {
        const { files: changed, applied } = firstThatChange(checked, options);
        if (changed.size === 0) return { files, fixed, passes, checked, ended: 'done' };
        const next = new Map([...files, ...changed]);
        const state = stateOf(next);
        if (seen.has(state) || passes === MOST_PASSES) return { files, fixed, passes, checked, ended: 'circle' };
        seen.add(state);
        const rechecked = recheck(next);
        if (syntaxErrors(rechecked) > syntaxErrors(checked)) return { files, fixed, passes, checked, ended: 'unreadable' };
        files = next;
        checked = rechecked;
        fixed += applied.length;
    }
}

/** Only when nothing of one is left does the next one count: what is misspelt makes findings that go away with it. */
const STAGES: readonly ((rule: string) => boolean)[] = [
    rule => rule === 'syntax',
    rule => (PROBLEM_RULES as readonly string[]).includes(rule) || rule === 'unknown-kind',
    () => true,
];

/** The corrections of the first stage that changes anything. */
function firstThatChange({ findings, sources }: Checked, options: FixOptions): AppliedFixes {
    for (const stage of STAGES) {
        const result = applyFixes(findings.filter(({ rule }) => stage(rule)), sources, options);
        if (result.files.size > 0) return result;
    }
    return { files: new Map(), applied: [] };
}

const stateOf = (files: ReadonlyMap<string, string>): string => JSON.stringify([...files].sort());
const syntaxErrors = ({ findings }: Checked): number => findings.filter(({ rule }) => rule === 'syntax').length;
