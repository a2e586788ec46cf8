import { extname } from 'node:path';
import { csv } from '../../report/csv';
import { REPORT_SCHEMA_VERSION, reportFacts, type ReportFacts } from '../../report/facts';
import { reportPage } from '../../report/html';
import { markdown } from '../../report/markdown';
import { reportSections, SECTION_IDS, type SectionId } from '../../report/sections';
import type { ReportSection, Table } from '../../report/table';
import { REPORT_WORDS } from '../../report/words';
import type { Theme } from '../../render/scene';
import type { Flags } from '../arguments';
import type { Command, Context } from '../command';
import { writeResult } from '../destinations';
import { fail, quotedNames } from '../failure';
import { ALLOW_EMPTY, outputFlag } from '../flags';
import { markdownText } from '../formats/markdown-text';
import { EXIT, type ExitCode } from '../io';
import { absolutePath } from '../paths';
import type { DrawableProject } from '../pictures/drawable-project';
import { themeFlag, themeOf } from '../pictures/flags';
import { loadDrawable, noteSyntaxErrors, pathsOf } from '../pictures/load-drawable';
import { pageAssets } from '../pictures/page-assets';
import { titlesOf } from '../pictures/project-titles';
import { VERSION } from '../version';
import { makeFolder, writeText } from '../write-file';

const FORMATS = ['markdown', 'json', 'csv', 'html'] as const;
type Format = (typeof FORMATS)[number];
const ENDINGS: Readonly<Record<string, Format>> = { '.md': 'markdown', '.json': 'json', '.csv': 'csv', '.html': 'html' };

const FLAGS = {
    format: { value: 'NAME', choices: FORMATS, about: 'markdown (the default), json (schemas/journey-report.schema.json), csv (one section, or all into a folder) or html (a page that needs nothing else)' },
    section: { value: 'NAME[,NAME]', several: true, choices: SECTION_IDS, about: `What to report: ${SECTION_IDS.join(', ')}; all of it when not given` },
    output: outputFlag('The file to write, whose ending .md, .json, .csv or .html is the format when none is given; of csv also a folder, for a file each table. Without it, the report goes to standard output'),
    theme: themeFlag('The colours of a page; without it, those of its reader\'s system'),
    'allow-empty': ALLOW_EMPTY,
} as const satisfies Flags;

export const report: Command = {
    usage: 'report [PATH …] [--format NAME] [--section NAME[,NAME]]',
    about: 'Sums up a project in tables: all journeys with what weighs on them, promises and how long they can take, who hands over to whom, what nobody inside sees, what it costs the customer, '
        + 'what was planned and what was lived, pains and opportunities by priority, stages and channels with measures, responsibilities. A PATH is a file, a folder or a pattern; without one, the current folder.',
    flags: FLAGS,
    examples: [
        { line: 'journey report -o report.html', about: 'All of it, as a page to browse' },
        { line: 'journey report --section promises,handoffs', about: 'Two sections as Markdown' },
        { line: 'journey report --format csv --section promises > promises.csv', about: 'For a spreadsheet' },
    ],
    run: writeReport,
};

async function writeReport(context: Context): Promise<ExitCode> {
    const { given } = context;
    const output = given.text('output');
    const format = (given.text('format') as Format | undefined) ?? (output === undefined ? undefined : ENDINGS[extname(output)]) ?? 'markdown';
    const asked = given.texts('section') as readonly SectionId[];
    const wanted = SECTION_IDS.filter(id => asked.length === 0 || asked.includes(id));
    const isFolder = format === 'csv' && output !== undefined && extname(output) !== '.csv';
    if (format === 'csv' && !isFolder && wanted.length > 1) fail('csv-of-one', { known: quotedNames(wanted) });

    const all = await loadDrawable(context);
    noteSyntaxErrors(all, context, undefined, 'reported-with-errors');
    const projects = all.filter(({ journeys, cases, portfolios }) => journeys.length + cases.length + portfolios.length > 0);
    const path = pathsOf(context).join(' ');
    if (projects.length === 0 && !given.has('allow-empty')) fail('nothing-to-report', { path });
    if (format === 'csv' && projects.length > 1) fail('several-projects', { path, verb: 'report --format csv', count: projects.length, known: quotedNames(projects.map(({ name }) => name)) });
    const locale = context.locale ?? projects[0]?.locale ?? context.ambientLocale;
    const titles = titlesOf(projects);
    const reported = projects.map((project, at): Reported => {
        const facts = reportFacts(project);
        return { project, title: titles[at]!, facts, sections: reportSections(facts, locale, wanted) };
    });

    if (isFolder) writeFolder(reported[0]?.sections ?? [], output, locale, context);
    else writeResult(textOf[format](reported, { wanted, locale, theme: themeOf(given) }), output, context);
    return EXIT.ok;
}

interface Reported { readonly project: DrawableProject; readonly title: string; readonly facts: ReportFacts; readonly sections: readonly ReportSection[] }
interface Options { readonly wanted: readonly SectionId[]; readonly locale: DrawableProject['locale']; readonly theme: Theme | undefined }

const textOf: Readonly<Record<Format, (reported: readonly Reported[], options: Options) => string>> = {
    markdown: (reported, { locale }) => {
        const words = REPORT_WORDS[locale];
        const [first, second] = reported;
        if (first === undefined) return `# ${words.title}\n\n`;
        if (second === undefined) return `# ${words.title}${words.colon}${markdownText(first.title)}\n\n${markdown(first.sections, locale, markdownText)}\n`;
        return `# ${words.title}\n\n${reported.map(({ title, sections }) => `## ${markdownText(title)}\n\n${markdown(sections, locale, markdownText, 3)}`).join('\n\n')}\n`;
    },
    json: (reported, { wanted }) => `${JSON.stringify({
        schemaVersion: REPORT_SCHEMA_VERSION,
        tool: { name: 'journey-lang', version: VERSION },
        projects: reported.map(({ project, title, facts }) => ({ path: project.name, title, ...Object.fromEntries(wanted.map(id => [id, facts[id]])) })),
    }, undefined, 2)}\n`,
    csv: ([first], { locale }) => csv(first?.sections[0]?.tables ?? [], REPORT_WORDS[locale].table),
    html: (reported, { locale, theme }) => reportPage({ locale, theme: theme ?? 'auto', assets: pageAssets(), projects: reported.map(({ title, sections }) => ({ title, sections })) }),
};

/** A file for each section, or for each kind of its tables where these differ. */
function writeFolder(sections: readonly ReportSection[], output: string, locale: Options['locale'], { io }: Context): void {
    const folder = absolutePath(io.cwd, output);
    makeFolder(folder, output);
    for (const { id, tables } of sections) {
        const files = new Map<string, Table[]>();
        for (const table of tables) {
            const name = table.id === undefined ? id : `${id}-${table.id}`;
            files.set(name, [...(files.get(name) ?? []), table]);
        }
        for (const [name, same] of files) writeText(absolutePath(folder, `${name}.csv`), csv(same, REPORT_WORDS[locale].table), `${output}/${name}.csv`);
    }
}
