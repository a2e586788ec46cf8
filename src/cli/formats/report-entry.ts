import type { Locale, Severity } from '../../checks/rule';
import { positionAt, type Position, type SourceText, type Span } from '../../model/source';

/**
 * What programs other than ours are told, one by one: a finding of a lint, or a change of a diff. Every writer of a format for
 * such programs is a function of this alone.
 */
export interface EntryReport {
    readonly tool: ReportingTool;
    readonly locale: Locale;
    /** What the entries are, by id: at least all that occur. */
    readonly kinds: readonly EntryKind[];
    /** The order is kept where a format has none of its own. */
    readonly entries: readonly Entry[];
    /** All files that were looked at and could be read, as shown; also those without any entry. */
    readonly files: readonly string[];
    readonly unreadable: readonly { readonly path: string; readonly message: string }[];
    /** The entries were compared with an earlier state: those that were there are `known` from the base. */
    readonly isCompared: boolean;
}

export interface ReportingTool {
    /** Also the run's category on GitHub, e.g. `journey-lint`. */
    readonly id: string;
    /** For people. */
    readonly name: string;
    readonly version: string;
}

/** A rule, or a kind of change. */
export interface EntryKind {
    readonly id: string;
    /** One line. */
    readonly title: string;
    readonly level: EntryLevel;
    /** A page about it, as Markdown. */
    readonly help?: string;
    readonly tags: readonly string[];
}

export type EntryLevel = Severity;

export interface Entry {
    /** The id of its kind. */
    readonly kind: string;
    readonly level: EntryLevel;
    /** One or several sentences, in the report's language; may hold anything that an author wrote. */
    readonly message: string;
    /** The qualified name of the element for people; absent when it stands in none. */
    readonly element?: string;
    /** The same after moving, retitling, reformatting and rewording. Two projects in one report can have equal ones: `scope` tells them apart. */
    readonly fingerprint: string;
    /** The folder of its project, as shown. */
    readonly scope: string;
    readonly place: EntryPlace;
    /** Steps of a way in their order when `isTrail`, else other places that it is about. */
    readonly related: readonly { readonly message: string; readonly place: EntryPlace }[];
    readonly isTrail: boolean;
    /** The first is the best. */
    readonly fixes: readonly EntryFix[];
    /** It fails the run. */
    readonly doesFail: boolean;
    /** In a few words, what is special about it, e.g. that it is a fact about today. */
    readonly remark?: string;
    /** It was there before: in the state that was compared with, or in a list of what is known. Most formats leave it out. */
    readonly known?: 'base' | 'listed';
    /** It was accepted in the text. Most formats leave it out. */
    readonly accepted?: { readonly reason: string; readonly place: EntryPlace };
}

export interface EntryFix {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly { readonly place: EntryPlace; readonly text: string }[];
}

/** A part of a text; `source` is that text. Its path is that of the entry's project, `path` is as shown to people. */
export interface EntryPlace extends Span { readonly path: string; readonly source: Pick<SourceText, 'text' | 'lineStarts'> }

/** The lines and columns of a place: 1-based, columns in UTF-16 units, the end behind the last character. */
export function linesOf({ start, end, source: { lineStarts } }: EntryPlace): { readonly start: Position; readonly end: Position } {
    return { start: positionAt(lineStarts, start), end: positionAt(lineStarts, end) };
}

/** `path:line:column`. */
export function shownPlace(place: EntryPlace): string {
    const { line, column } = linesOf(place).start;
    return `${place.path}:${line}:${column}`;
}

/** Without what was there before, and what was accepted. */
export function openEntries({ entries }: EntryReport): readonly Entry[] {
    return entries.filter(({ known, accepted }) => known === undefined && accepted === undefined);
}

/** The same, those that fail the run first, and of these the most severe. */
export function worstFirst(report: EntryReport): readonly Entry[] {
    const rankOf = ({ doesFail, level }: Entry): number => (doesFail ? 0 : LEVELS.length) + LEVELS.indexOf(level);
    return [...openEntries(report)].sort((a, b) => rankOf(a) - rankOf(b));
}
/** The most severe one first. */
export const LEVELS = ['error', 'warning', 'info'] as const satisfies readonly EntryLevel[];

/** The entries of each file that was looked at, in the order of the files. */
export function entriesByFile(report: EntryReport): ReadonlyMap<string, readonly Entry[]> {
    const byFile = new Map<string, Entry[]>(report.files.map(path => [path, []]));
    for (const entry of openEntries(report)) {
        const same = byFile.get(entry.place.path);
        if (same === undefined) byFile.set(entry.place.path, [entry]);
        else same.push(entry);
    }
    return byFile;
}
