import { entryText, entryTitle } from './entry-text';
import { entriesByFile, shownPlace, type Entry, type EntryReport } from './report-entry';
import { element, XML_DECLARATION } from './xml';

/**
 * JUnit's XML: a suite for each file, with a failed case for each entry that fails the run, and one passing case when there is none. What
 * fails nothing is told as output, since a red test in a green run would be a lie. Names of cases hold no line, so that a
 * server sees the same test again after other lines were changed.
 */
export function junit(report: EntryReport): string {
    const suites = [...entriesByFile(report)].map(([path, entries]) => {
        const failing = entries.filter(({ doesFail }) => doesFail);
        const others = entries.filter(({ doesFail }) => !doesFail);
        const output = others.length === 0 ? [] : [element('system-out', {}, others.map(entry => plain(entry, report)).join('\n\n'))];
        const names = namesOf(failing);
        const cases = failing.length === 0
            ? [element('testcase', { name: report.tool.id, classname: path, time: '0' }, output)]
            : failing.map((entry, index) => element('testcase', { name: names[index], classname: path, time: '0' }, [
                element('failure', { type: entry.level, message: entry.message }, plain(entry, report)),
            ]));
        const suite = { name: path, tests: Math.max(1, failing.length), failures: failing.length, errors: 0, time: '0' };
        return { ...suite, xml: element('testsuite', suite, failing.length === 0 ? cases : [...cases, ...output]) };
    });
    for (const { path, message } of report.unreadable) {
        const suite = { name: path, tests: 1, failures: 0, errors: 1, time: '0' };
        const failed = element('testcase', { name: report.tool.id, classname: path, time: '0' }, [element('error', { type: 'unreadable', message }, message)]);
        suites.push({ ...suite, xml: element('testsuite', suite, [failed]) });
    }
    const sum = (of: 'tests' | 'failures' | 'errors'): number => suites.reduce((total, suite) => total + suite[of], 0);
    return XML_DECLARATION + element('testsuites', { name: report.tool.id, tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), time: '0' }, suites.map(({ xml }) => xml));
}

function plain(entry: Entry, { locale }: EntryReport): string {
    return [`${shownPlace(entry.place)}: ${entry.level}: ${entryTitle(entry)}`, ...entryText(entry, locale)].join('\n');
}

/** The kind and the element; numbered from the second one that is called the same. */
function namesOf(entries: readonly Entry[]): readonly string[] {
    const counts = new Map<string, number>();
    return entries.map(({ kind, element: name }) => {
        const base = name === undefined ? kind : `${kind} ${name}`;
        const count = (counts.get(base) ?? 0) + 1;
        counts.set(base, count);
        return count === 1 ? base : `${base} (${count})`;
    });
}
