import type { Locale } from '../../checks/rule';
import type { Change, ChangeClass } from '../../diff/change';
import { KINDS, type KindName } from '../../diff/kinds';
import { CLASS_WORDS, say } from '../../diff/say';
import type { Entry, EntryKind, EntryLevel, EntryPlace, EntryReport } from '../formats/report-entry';
import { VERSION } from '../version';
import { fails, filesAsked, shownAt, type ComparedProject, type DiffReport, type FailOn } from './report';

/** Changes that take something from the customer, as writers of formats for other programs take them. What improves is no warning. */
export function diffEntries(report: DiffReport, { failOn, locale }: { readonly failOn: FailOn; readonly locale: Locale }): EntryReport {
    const entries = report.projects.flatMap(project => project.changes.flatMap(change => entryOf(change, project, failOn)));
    return {
        tool: { id: 'journey-diff', name: 'Journey diff', version: VERSION },
        locale, entries,
        kinds: [...new Set(entries.map(({ kind }) => kind))].sort().map(id => kindOf(id as KindName, locale)),
        files: report.projects.flatMap(({ pair: { now } }) => filesAsked(now.project, now.isAsked).map(now.project.show)),
        unreadable: report.broken.filter(({ side }) => side === 'now').map(({ path }) => ({ path, message: path })),
        isCompared: false,
    };
}

const LEVELS: Readonly<Partial<Record<ChangeClass, EntryLevel>>> = { breaking: 'error', risky: 'warning' };

/** The kind as a title: what it is to the customer, and its name. */
function kindOf(id: KindName, locale: Locale): EntryKind {
    const { class: type, mirror, waiver } = KINDS[id];
    const title = `${CLASS_WORDS[type].meaning[locale]}${locale === 'en' ? ': ' : '：'}${id.replaceAll('-', ' ')}`;
    const help = `${title}.\n\n${mirror === undefined ? waiver ?? '' : `Undone it is \`${mirror}\`, which improves the journey.`} When it is meant: \`journey diff --accept FINGERPRINT --reason "…"\`.`;
    return { id, title, level: LEVELS[type] ?? 'info', help, tags: ['customer journey', type] };
}

function entryOf(change: Change, project: ComparedProject, failOn: FailOn): readonly Entry[] {
    const level = LEVELS[change.class];
    const { now, pair, accepted, locale } = project;
    const at = shownAt(change, project);
    if (level === undefined || at === undefined) return [];
    const { show } = pair.now.project;
    const place: EntryPlace = { ...at, path: show(at.path), source: now.sources.files.get(at.path) ?? { text: '', lineStarts: [0] } };
    const reason = accepted.get(change);
    return [{
        kind: change.kind, level, message: say(change, locale), element: change.element, fingerprint: change.fingerprint, scope: show('.'), place,
        related: [], isTrail: false, fixes: [], doesFail: reason === undefined && fails(change.class, failOn), remark: CLASS_WORDS[change.class].name[locale],
        ...(reason !== undefined && { accepted: { reason, place } }),
    }];
}
