import { oneLine } from '../printable';
import { entriesByFile, linesOf, type EntryReport } from './report-entry';
import { element, XML_DECLARATION } from './xml';

/** The XML of Checkstyle, which many servers read: https://checkstyle.org. It has no schema; `source` names the rule. */
export function checkstyle(report: EntryReport): string {
    const files = [...entriesByFile(report)].map(([path, entries]) => element('file', { name: path }, entries.map((entry) => {
        const { line, column } = linesOf(entry.place).start;
        const message = entry.remark === undefined ? entry.message : `(${entry.remark}) ${entry.message}`;
        return element('error', { line, column, severity: entry.level, message: oneLine(message), source: `journey.${entry.kind}` });
    })));
    const unreadable = report.unreadable.map(({ path, message }) =>
        element('file', { name: path }, [element('error', { line: 1, severity: 'error', message: oneLine(message), source: 'journey.unreadable' })]));
    return XML_DECLARATION + element('checkstyle', { version: '10.0' }, [...files, ...unreadable]);
}
