import { positionAt, type Position, type Place } from '../../model/source';
import type { Compiled } from '../../../language-server/compile';
import { say } from '../../diff/say';
import type { LoadedProject } from '../load-project';
import { VERSION } from '../version';
import { countsOf, locate, shownAt, type ComparedProject, type DiffReport } from './report';
import type { SideLabel } from './states';

/** Of the shape below; it counts up when something in it changes its meaning or goes away. schemas/journey-diff.schema.json describes it. */
export const DIFF_SCHEMA_VERSION = 1;

/** Every change, for programs. */
export function json(report: DiffReport): string {
    const { breaking, risky, improving, evidence, text, draft, accepted } = countsOf(report);
    return `${JSON.stringify({
        schemaVersion: DIFF_SCHEMA_VERSION,
        tool: { name: 'journey-lang', version: VERSION },
        old: sideJson(report.old), new: sideJson(report.now),
        summary: { breaking, risky, improving, evidence, text, draft, accepted },
        changes: report.projects.flatMap(changesJson),
        broken: report.broken.map(({ side, path, errors }) => ({ side: side === 'now' ? 'new' : side, path, errors })),
    }, undefined, 2)}\n`;
}

function sideJson(side: SideLabel): object {
    if (side.is === 'revision') return { kind: 'revision', revision: side.revision, commit: side.commit };
    return side.is === 'path' ? { kind: 'path', path: side.path } : { kind: side.is.replace(' ', '-') };
}

function changesJson(project: ComparedProject): readonly object[] {
    const { pair, old, now, changes, accepted, locale } = project;
    return changes.map(change => {
        const { kind, class: type, element, elementKind, fingerprint, before, after } = change;
        const reason = accepted.get(change);
        const shown = shownAt(change, project);
        const stood = placeJson(change.old, old, pair.old.project);
        return {
            kind, class: type, message: say(change, locale), element, elementKind, fingerprint,
            ...(before !== undefined && { before }), ...(after !== undefined && { after }),
            ...(reason !== undefined && { accepted: { reason } }),
            ...(stood !== undefined && { old: stood }),
            ...(shown !== undefined && { new: { ...rangeJson(shown, now, pair.now.project), ...(locate(change.now, now) === undefined && { isFile: true }) } }),
        };
    });
}

function placeJson(place: Place | undefined, compiled: Compiled, project: LoadedProject): object | undefined {
    const found = locate(place, compiled);
    return found === undefined ? undefined : rangeJson(found, compiled, project);
}

function rangeJson({ path, start, end }: { readonly path: string; readonly start: number; readonly end: number }, { sources }: Compiled, project: LoadedProject): object {
    const lineStarts = sources.files.get(path)?.lineStarts ?? [0];
    const at = (offset: number): Position & { readonly offset: number } => ({ ...positionAt(lineStarts, offset), offset });
    return { path: project.show(path), start: at(start), end: at(end) };
}
