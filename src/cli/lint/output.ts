import { frameWidthOf, widthOf, type Context } from '../command';
import { PLAIN } from '../colour';
import { compact } from '../formats/compact';
import { json } from '../formats/json';
import { text } from '../formats/text';
import type { Output } from '../io';
import { absolutePath } from '../paths';
import { writeText } from '../write-file';
import type { Destination } from './options';
import { countsOf, type LintReport } from './report';

/** Writes a report in every format that is asked for, to `output` or into files. */
export function writeReport(report: LintReport, destinations: readonly Destination[], context: Context, output: Output): void {
    const { io, given } = context;
    const paint = output === io.stderr ? context.paintError : context.paint;
    const shown = given.has('quiet') ? onlyErrors(report) : report;
    const statistics = given.has('statistics');
    for (const { name, file } of destinations) {
        const written = name === 'compact' ? compact(shown)
            : name === 'json' ? json(shown, { statistics, whole: report })
                : text(shown, {
                    statistics,
                    paint: file === undefined ? paint : PLAIN,
                    width: widthOf(io),
                    frameWidth: frameWidthOf(io),
                    locale: localeOf(report, context),
                    hidden: given.has('quiet') ? countsOf(report) : undefined,
                });
        if (file === undefined) output.write(written);
        else writeText(absolutePath(io.cwd, file), written, file);
    }
}

function onlyErrors(report: LintReport): LintReport {
    return { ...report, projects: report.projects.map(project => ({ ...project, findings: project.findings.filter(({ severity }) => severity === 'error') })) };
}

/** The language of what is said about all projects. */
export function localeOf(report: LintReport, context: Context): Context['ambientLocale'] {
    return report.projects[0]?.locale ?? context.ambientLocale;
}
