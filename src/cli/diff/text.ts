import { grouped } from '../../model/grouped';
import { positionAt } from '../../model/source';
import type { Locale } from '../../checks/rule';
import { CLASSES, type Change, type ChangeClass } from '../../diff/change';
import { classHeading, judgedInWords } from '../../diff/class-words';
import { say } from '../../diff/say';
import type { Paint } from '../colour';
import { oneLine, printable } from '../printable';
import { indented, wrap } from '../wrap';
import { countsOf, shownAt, type ComparedProject, type DiffReport } from './report';
import { sideName, SUMMARY } from './words';

export interface TextOptions { readonly paint: Paint; readonly width: number; readonly locale: Locale }

/** For people: by class, the worst first, and in each by element. */
export function text(report: DiffReport, options: TextOptions): string {
    const { paint, width, locale } = options;
    const { between, nothing, harmless, unsure, accept } = SUMMARY[locale];
    const all = report.projects.flatMap(project => project.changes.map(change => ({ project, change })));
    const blocks = CLASSES.flatMap(type => {
        const changes = all.filter(({ change }) => change.class === type);
        if (changes.length === 0) return [];
        return [[paint.bold(colourOf(type, paint)(classHeading(type, changes.length, locale, changes.filter(({ project, change }) => project.accepted.has(change)).length))), ...byElement(changes).flatMap(group => lines(group, type, options)), ''].join('\n')];
    });
    const counts = countsOf(report);
    const isHarmless = counts.breaking + counts.risky === 0;
    const isUnsure = report.broken.length > 0;
    // What was accepted is taken from the customer all the same.
    const standing = isUnsure ? unsure : counts.accepted > 0 ? '' : harmless;
    const verdict = all.length === 0 ? (isUnsure ? unsure : nothing) : `${ended(oneLine(judgedInWords(report.projects, locale, { hasReason: true })), locale)}${isHarmless && standing !== '' ? `${locale === 'en' ? ' ' : ''}${standing}` : ''}`;
    const [head = '', ...rest] = wrap(verdict, width);
    return [
        `${paint.dim(printable(between(sideName(report.old, locale), sideName(report.now, locale))))}\n`, ...blocks,
        ...(isHarmless ? [] : [`${indented(paint.isColoured ? paint.dim(accept) : accept, width, '')}\n`]),
        `${[isHarmless && !isUnsure ? paint.green(head) : head, ...rest].join('\n')}\n`,
    ].join('\n');
}

/** A reason may end with a full stop of its own. */
const ended = (text: string, locale: Locale): string => (/[.。!?！？]$/u.test(text) ? text : `${text}${locale === 'en' ? '.' : '。'}`);

interface Item { readonly project: ComparedProject; readonly change: Change }

/** Changes of one element that follow each other. */
export function byElement<Told extends Item>(items: readonly Told[]): readonly (readonly Told[])[] {
    return [...grouped(items, ({ project, change }) => `${project.pair.now.project.selected.root}\n${change.elementKey}`).values()];
}

function lines(group: readonly Item[], type: ChangeClass, { paint, width, locale }: TextOptions): readonly string[] {
    const [{ project, change } = group[0]!] = group;
    const place = shownPlace(change, project);
    const isJudged = type === 'breaking' || type === 'risky';
    return [
        `  ${paint.bold(oneLine(change.element))}${place === '' ? '' : `  ${paint.dim(place)}`}`,
        ...group.flatMap(({ change: each, project: { accepted } }) => {
            const reason = accepted.get(each);
            const said = indented(oneLine(say(each, locale)), width, INDENT);
            return [
                isJudged && reason === undefined ? `${said}\n${INDENT}${paint.dim(each.fingerprint)}` : said,
                ...(reason === undefined ? [] : [indented(SUMMARY[locale].reason(oneLine(reason)), width, INDENT)]),
            ];
        }),
    ];
}
const INDENT = '    ';

/** `path:line:column` on the new side. */
export function shownPlace(change: Change, project: ComparedProject): string {
    const at = shownAt(change, project);
    if (at === undefined) return '';
    const { line, column } = positionAt(project.now.sources.files.get(at.path)?.lineStarts ?? [0], at.start);
    return `${project.pair.now.project.show(at.path)}:${line}:${column}`;
}

function colourOf(type: ChangeClass, paint: Paint): (text: string) => string {
    return type === 'breaking' ? paint.red : type === 'risky' ? paint.yellow : type === 'improving' ? paint.green : paint.dim;
}
