import { frameWidthOf, widthOf, type Context } from '../command';
import { PLAIN, type Paint } from '../colour';
import { compact } from '../formats/compact';
import { json } from '../formats/json';
import { text } from '../formats/text';
import { ENTRY_WRITERS } from '../formats/writers';
import type { Output } from '../io';
import { absolutePath } from '../paths';
import { writeText } from '../write-file';
import type { Destination, FormatName } from './options';
import { countsOf, type LintReport } from './report';
import type { Threshold } from './verdict';

export interface OutputOptions {
    readonly destinations: readonly Destination[];
    readonly threshold: Threshold;
    /** Where the result goes that goes into no file. */
    readonly output: Output;
}

/** Writes a report in every format that is asked for. All are made before the first is written: one that fails leaves no half of a result. */
export async function writeReport(report: LintReport, { destinations, threshold, output }: OutputOptions, context: Context): Promise<void> {
    const { io, given } = context;
    const shown = given.has('quiet') ? onlyErrors(report) : report;
    const written: { readonly file: string | undefined; readonly text: string }[] = [];
    for (const { name, file } of destinations) {
        const paint = file !== undefined ? PLAIN : output === io.stderr ? context.paintError : context.paint;
        written.push({ file, text: await textIn(name, { shown, report, threshold, paint }, context) });
    }
    for (const { file, text: each } of written) {
        if (file === undefined) output.write(each);
        else writeText(absolutePath(io.cwd, file), each, file);
    }
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
