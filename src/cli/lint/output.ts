import { frameWidthOf, widthOf, type Context } from '../command';
import { PLAIN, type Paint } from '../colour';
import { writeEach, type Destination } from '../destinations';
import { compact } from '../formats/compact';
import { json } from '../formats/json';
import { text } from '../formats/text';
import { ENTRY_WRITERS } from '../formats/writers';
import type { Output } from '../io';
import type { FormatName } from './options';
import { countsOf, type LintReport } from './report';
import type { Threshold } from './verdict';

export interface OutputOptions {
    readonly destinations: readonly Destination<FormatName>[];
    readonly threshold: Threshold;
    /** Where the result goes that goes into no file. */
    readonly output: Output;
}

/** Writes a report in every format that is asked for. */
export async function writeReport(report: LintReport, { destinations, threshold, output }: OutputOptions, context: Context): Promise<void> {
    const { io, given } = context;
    const shown = given.has('quiet') ? onlyErrors(report) : report;
    await writeEach(destinations, ({ name, file }) => {
        const paint = file !== undefined ? PLAIN : output === io.stderr ? context.paintError : context.paint;
        return textIn(name, { shown, report, threshold, paint }, context);
    }, { io, output });
}

/** `shown`: what is left of the report with `--quiet`. */
interface Shown { readonly shown: LintReport; readonly report: LintReport; readonly threshold: Threshold; readonly paint: Paint }

async function textIn(name: FormatName, { shown, report, threshold, paint }: Shown, context: Context): Promise<string> {
    const { io, given } = context;
    const statistics = given.has('statistics');
    const locale = localeOf(report, context);
    if (name === 'compact') return compact(shown);
    if (name === 'json') return json(shown, { statistics, whole: report });
    if (name === 'text') {
        return text(shown, { statistics, paint, width: widthOf(io), frameWidth: frameWidthOf(io), locale, hidden: given.has('quiet') ? countsOf(report) : undefined });
    }
    const [writer, { lintEntries }] = await Promise.all([ENTRY_WRITERS[name](), import('./entries')]);
    return writer(lintEntries(shown, { threshold, locale, whole: report }));
}

function onlyErrors(report: LintReport): LintReport {
    return { ...report, projects: report.projects.map(project => ({ ...project, findings: project.findings.filter(({ severity }) => severity === 'error') })) };
}

/** The language of what is said about all projects. */
export function localeOf(report: LintReport, context: Context): Context['ambientLocale'] {
    return report.projects[0]?.locale ?? context.ambientLocale;
}
