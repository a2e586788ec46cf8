import { applyEdits } from '../../../language-server/fix';
import { positionAt } from '../../model/source';
import { printable } from '../printable';
import { entryText } from './entry-text';
import { openEntries, type EntryFix, type EntryLevel, type EntryPlace, type EntryReport } from './report-entry';

/** The Reviewdog Diagnostic Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Columns count bytes of UTF-8. */
export function rdjson(report: EntryReport): string {
    const diagnostics = openEntries(report).map((entry) => {
        const [best] = entry.fixes;
        const suggestion = best === undefined ? undefined : suggestionOf(best, entry.place);
        const [message, ...rest] = entryText(entry, report.locale);
        return {
            message: printable([entry.remark === undefined ? message : `(${entry.remark}) ${message}`, ...rest].join('\n')),
            location: { path: entry.place.path, range: rangeOf(entry.place) },
            severity: SEVERITY[entry.level],
            code: { value: entry.kind },
            ...(suggestion !== undefined && { suggestions: [suggestion] }),
        };
    });
    const unreadable = report.unreadable.map(({ path, message }) => ({ message: printable(message), location: { path }, severity: 'ERROR', code: { value: 'unreadable' } }));
    return `${JSON.stringify({ source: { name: report.tool.id }, diagnostics: [...diagnostics, ...unreadable] }, undefined, 2)}\n`;
}

const SEVERITY: Readonly<Record<EntryLevel, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

interface ByteRange { readonly start: BytePosition; readonly end: BytePosition }
interface BytePosition { readonly line: number; readonly column: number }

function rangeOf({ start, end, source: { text, lineStarts } }: EntryPlace): ByteRange {
    const positionOf = (offset: number): BytePosition => {
        const { line } = positionAt(lineStarts, offset);
        return { line, column: 1 + Buffer.byteLength(text.slice(lineStarts[line - 1], offset), 'utf8') };
    };
    return { start: positionOf(start), end: positionOf(end) };
}

/** A comment of a review has room for one suggestion in one place: all edits of the correction become one. Undefined when it goes beyond that. */
function suggestionOf({ edits }: EntryFix, { path, source }: EntryPlace): { readonly range: ByteRange; readonly text: string } | undefined {
    if (edits.length === 0 || edits.some(({ place }) => place.path !== path)) return undefined;
    const start = Math.min(...edits.map(({ place }) => place.start));
    const end = Math.max(...edits.map(({ place }) => place.end));
    if (positionAt(source.lineStarts, end).line - positionAt(source.lineStarts, start).line > MOST_LINES) return undefined;
    const text = applyEdits(source.text.slice(start, end), edits.map(({ place, text: written }) => ({ path, start: place.start - start, end: place.end - start, text: written })));
    return text === undefined ? undefined : { range: rangeOf({ path, source, start, end }), text };
}
const MOST_LINES = 30;
