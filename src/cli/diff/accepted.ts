import { join } from 'node:path';
import { acceptedAmong, ACCEPTANCES, readAcceptances, validAcceptances, type Acceptance } from '../../diff/acceptances';
import type { Change } from '../../diff/change';
import { say } from '../../diff/say';
import type { Context } from '../command';
import { fail, note } from '../failure';
import { writeText } from '../write-file';
import type { ComparedProject, DiffReport } from './report';
import type { SideOfProject } from './states';

/** Where a project keeps what was accepted, beside its config. */
export const ACCEPTED_FILE_NAME = 'journey-accepted.json';

/** Which changes are accepted: by the new side's file, unless the old one's has the same. */
export const acceptedIn = (project: Omit<ComparedProject, 'accepted'>): ReadonlyMap<Change, string> => acceptedAmong(project.changes, validFor(project));

function validFor({ pair: { old, now } }: Pick<ComparedProject, 'pair'>): readonly Acceptance[] {
    const entriesIn = ({ textBeside, project: { show } }: SideOfProject): readonly Acceptance[] => {
        const read = readAcceptances(textBeside(ACCEPTED_FILE_NAME));
        return 'wrong' in read ? fail('accepted-wrong', { path: show(ACCEPTED_FILE_NAME), reason: read.wrong }) : read;
    };
    return validAcceptances(entriesIn(old), entriesIn(now));
}

/** Writes that changes are accepted, each by its fingerprint or the beginning of it. One that nothing has ends the run, before anything is written. */
export function accept(fingerprints: readonly string[], reason: string, report: DiffReport, context: Context): void {
    const all = report.projects.flatMap(project => project.changes.map(change => ({ project, change })));
    const found = fingerprints.flatMap(fingerprint => {
        const matching = all.filter(({ change }) => change.fingerprint.startsWith(fingerprint.toLowerCase()));
        if (fingerprint.length < SHORTEST || matching.length === 0) return fail('unknown-change', { fingerprint });
        return matching;
    });
    const base = report.old.is === 'revision' ? report.old.commit : report.old.is === 'path' ? report.old.path : '';
    for (const project of report.projects) {
        const changes = found.filter(each => each.project === project).map(({ change }) => change);
        if (changes.length === 0) continue;
        const fresh = changes.map((change): Acceptance => ({ fingerprint: change.fingerprint, kind: change.kind, element: change.element, reason, base, says: say(change, project.locale) }));
        const before = validFor(project);
        const current = new Set(project.changes.map(({ fingerprint }) => fingerprint));
        // One of the same kind that no change has any more was of another value.
        const isReplaced = (entry: Acceptance): boolean => fresh.some(({ fingerprint, kind, element }) => entry.fingerprint === fingerprint || (!current.has(entry.fingerprint) && entry.kind === kind && entry.element === element));
        const entries = [...before.filter(entry => !isReplaced(entry)), ...fresh].sort((a, b) => (a.element < b.element ? -1 : a.element > b.element ? 1 : a.kind < b.kind ? -1 : 1));
        const { selected, show } = project.pair.now.project;
        writeText(join(selected.root, ACCEPTED_FILE_NAME), `${JSON.stringify({ [ACCEPTANCES]: entries }, undefined, 2)}\n`, show(ACCEPTED_FILE_NAME));
        const path = show(ACCEPTED_FILE_NAME);
        const reasonOf = ({ fingerprint }: Acceptance): string | undefined => before.find(entry => entry.fingerprint === fingerprint)?.reason;
        const added = fresh.filter(entry => reasonOf(entry) === undefined).length;
        const same = fresh.filter(entry => reasonOf(entry) === reason).length;
        if (added > 0) note(context, 'changes-accepted', { path, count: added });
        if (fresh.length > added + same) note(context, 'acceptance-reason', { path, count: fresh.length - added - same });
        if (same > 0) note(context, 'acceptance-same', { path, count: same });
    }
}

/** So much of a fingerprint is enough to name a change. */
const SHORTEST = 6;
