import type { Locale } from '../../checks/rule';
import type { DiffOptions } from '../../diff/diff';
import { countedClass } from '../../diff/class-words';
import { nearest } from '../../model/nearest';
import type { Flags } from '../arguments';
import { PLAIN } from '../colour';
import { widthOf, type Command, type Context } from '../command';
import { destinationsOf, writeEach } from '../destinations';
import { accept } from '../diff/accepted';
import { compareStates } from '../diff/compare';
import { readOperands } from '../diff/operands';
import { countsOf, FAIL_ON, verdictOf, type ComparedProject, type DiffReport, type FailOn } from '../diff/report';
import { loadStates, type ProjectPair, type States } from '../diff/states';
import { sideName, SUMMARY } from '../diff/words';
import type { Theme } from '../../render/scene';
import { fail, note, quotedNames } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { todayOf } from '../lint/options';
import { counted } from '../lint/words';
import { contextFor, localeIn } from '../locale';
import { pathShower } from '../paths';
import { themeFlag, themeOf } from '../pictures/flags';

const FORMATS = ['text', 'json', 'markdown', 'mermaid', 'svg', 'html', 'github', 'sarif', 'junit'] as const;
type FormatName = (typeof FORMATS)[number];

const FLAGS = {
    format: { value: 'NAME[=FILE]', several: true, about: `${FORMATS.join(', ')}; several at once when all but one go into files` },
    'fail-on': { value: 'CLASS', choices: FAIL_ON, about: 'Exit with 1 from this class on: breaking (the default), risky, or none' },
    staged: { about: 'Compare what is staged in git with HEAD (or BASE), not the working tree' },
    journey: { value: 'NAME[:NEW]', several: true, about: 'Only this journey; with NEW, the journey that it became, whatever the two are called' },
    accept: { value: 'FINGERPRINT', several: true, about: 'Write into journey-accepted.json that this change is meant; needs --reason' },
    theme: themeFlag('The colours of svg and html; light when not given. A page then follows the system of its reader'),
    reason: { value: 'TEXT', about: 'Why the change is accepted' },
    today: { value: 'DATE', about: 'The day that counts as today: a journey that `retires` before it may go' },
} as const satisfies Flags;

export const diffCommand: Command = {
    usage: 'diff [BASE | A..B | A...B | OLD NEW]',
    about: 'Says what a change does to the customer. Nothing given: where HEAD left the configured base branch, against the working tree. BASE is another branch; A..B compares two '
        + 'revisions, A...B the second with where it left the first. OLD and NEW are two files or folders, or REF:path, as git has it. Each change is breaking, risky, improving, evidence, or text; '
        + 'what follows from it along all ways is told, too.',
    flags: FLAGS,
    examples: [
        { line: 'journey diff', about: 'What this branch does to the customer' },
        { line: 'journey diff --staged', about: 'What the next commit does' },
        { line: 'journey diff main...feature --format markdown=comment.md', about: 'As a comment for a pull request' },
        { line: 'journey diff examples/uber/before examples/uber/after', about: 'Two projects of the same names' },
        { line: 'journey diff shop.journey shop.journey --journey today:tomorrow', about: 'Two journeys of one file' },
        { line: 'journey diff --accept 5f3c2a --reason "Agreed with the courier"', about: 'A change is meant' },
    ],
    run: runDiff,
};

async function runDiff(called: Context): Promise<ExitCode> {
    const { io, given } = called;
    const destinations = destinationsOf(given, FORMATS);
    const failOn = (given.text('fail-on') ?? 'breaking') as FailOn;
    const [accepts, reason] = [given.texts('accept'), given.text('reason')];
    if (accepts.length > 0 && (reason ?? '').trim() === '') fail('flag-missing', { verb: 'diff --accept', flag: '--reason TEXT' });
    if (reason !== undefined && accepts.length === 0) fail('flag-belongs-to', { flag: '--reason', other: '--accept FINGERPRINT' });
    const show = pathShower(io.cwd);
    const states = loadStates(readOperands(given.paths, given.has('staged'), io.cwd), show, { ...called, purpose: purposeOf(given), use: 'diff' });
    const context = contextFor(called, states.pairs.map(({ now }) => now.project.selected));
    const journeys = journeysOf(given.texts('journey'));
    const localeOf = ({ now }: ProjectPair): Locale => localeIn(now.project.selected.config, called);
    const report = await compareStates(states, { today: todayOf(given) ?? io.today(), localeOf, journeys: journeys.pairs, only: journeys.only });
    failOnUnknownJourney(journeys, report.projects, states, context.ambientLocale);
    tellBroken(report, states, context);
    if (accepts.length > 0) {
        accept(accepts, reason!, report, context);
        return EXIT.ok;
    }
    const [width, theme] = [widthOf(io), themeOf(given)];
    await writeEach(destinations, ({ name, file }) => contentIn(name, report, { operands: [...(given.has('staged') ? ['--staged'] : []), ...given.paths, ...given.texts('journey').flatMap(name => ['--journey', name])], failOn, locale: context.ambientLocale, theme, paint: file === undefined ? context.paint : PLAIN, width }), context);
    tellHint(report, failOn, context);
    return states.unreadable().now.length > 0 ? EXIT.failed : verdictOf(report, failOn);
}

/** What needs git, as the user wrote it. */
const purposeOf = (given: Context['given']): string => ['journey diff', ...(given.has('staged') ? ['--staged'] : []), ...given.paths].join(' ');

async function contentIn(name: FormatName, report: DiffReport, options: { readonly operands: readonly string[]; readonly failOn: FailOn; readonly locale: Locale; readonly theme: Theme | undefined; readonly paint: Context['paint']; readonly width: number }): Promise<string> {
    switch (name) {
        case 'text': return (await import('../diff/text')).text(report, options);
        case 'json': return (await import('../diff/json')).json(report);
        case 'markdown': return (await import('../diff/markdown')).markdown(report, options);
        case 'mermaid': return (await import('../diff/mermaid')).mermaid(report).text;
        case 'svg': {
            const [{ overlayPicture }, { svgOf }] = await Promise.all([import('../diff/overlay-picture'), import('../../render/svg')]);
            return svgOf(overlayPicture(report, { locale: options.locale, theme: options.theme ?? 'light' }));
        }
        case 'html': return (await import('../diff/html')).html(report, { locale: options.locale, theme: options.theme ?? 'auto' });
        default: {
            const [{ ENTRY_WRITERS }, { diffEntries }] = await Promise.all([import('../formats/writers'), import('../diff/entries')]);
            return (await ENTRY_WRITERS[name]())(diffEntries(report, options));
        }
    }
}

// ---- Which journeys -------------------------------------------------------------------------------------------------

interface Journeys { readonly pairs: DiffOptions['journeys']; readonly only: ReadonlySet<string> | undefined }

function journeysOf(stated: readonly string[]): Journeys {
    if (stated.length === 0) return { pairs: undefined, only: undefined };
    if (!stated.some(text => text.includes(':'))) return { pairs: undefined, only: new Set(stated) };
    return { pairs: stated.map(text => { const [old = '', now = old] = text.split(':'); return { old, now }; }), only: undefined };
}

/** Who asks for a journey that is not there would take an empty answer for a good one. */
function failOnUnknownJourney({ pairs, only }: Journeys, projects: readonly ComparedProject[], { old, now }: States, locale: Locale): void {
    const namesOn = (side: 'old' | 'now'): readonly string[] => projects.flatMap(project => project[side].project.journeys.map(({ id }) => id));
    const check = (journey: string, names: readonly string[], side: string): void => {
        if (!names.includes(journey)) fail('unknown-journey', { journey, side, nearest: quotedNames(nearest(journey, names).slice(0, 1)), known: namesShown(names) });
    };
    for (const pair of pairs ?? []) {
        check(pair.old, namesOn('old'), sideName(old, locale));
        check(pair.now, namesOn('now'), sideName(now, locale));
    }
    for (const journey of only ?? []) check(journey, [...new Set([...namesOn('now'), ...namesOn('old')])], SUMMARY[locale].either(sideName(old, locale), sideName(now, locale)));
}

/** More of them would be a page. */
const MOST_NAMES = 12;
const namesShown = (names: readonly string[]): string => `${quotedNames(names.slice(0, MOST_NAMES))}${names.length > MOST_NAMES ? ', …' : ''}`;

// ---- What else is told ----------------------------------------------------------------------------------------------

function tellBroken({ broken, old, now }: DiffReport, states: States, context: Context): void {
    const unreadable = states.unreadable();
    for (const { say } of [...unreadable.old, ...unreadable.now]) context.io.stderr.write(`journey: ${say(context.ambientLocale)}\n`);
    for (const { side, path, errors } of broken) {
        note(context, 'left-out-of-diff', { path, side: sideName(side === 'old' ? old : now, context.ambientLocale), errors: errors === 0 ? '' : counted(errors, 'syntax', context.ambientLocale) });
    }
}

/** For a run that did not fail: which flag would have failed it. */
function tellHint(report: DiffReport, failOn: FailOn, { io, ambientLocale: locale }: Context): void {
    const counts = countsOf(report);
    if (failOn !== 'breaking' || counts.risky === 0 || verdictOf(report, failOn) !== EXIT.ok) return;
    io.stderr.write(`journey: ${SUMMARY[locale].didNotFail(countedClass(counts.risky, 'risky', locale), '--fail-on risky')}\n`);
}
