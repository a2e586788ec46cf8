import type { TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { editsOf } from './apply-fixes';
import { rangeOf } from './diagnostics';
import { exportPicture } from './export-picture';
import type { Previews } from './preview';
import type { FileInProject, Project } from './projects';
import { messageOf, textOf } from '../src/checks/finding';
import type { ElementKey } from '../src/model/model';
import type { TextEdit } from '../src/model/problem';
import { spanOf, type ElementSource, type Place, type SourceText, type Span } from '../src/model/source';
import {
    PREVIEW_ELEMENTS_AT, PREVIEW_EXPORT, PREVIEW_FINDINGS, PREVIEW_PLACE, PREVIEW_RETITLE, PROJECT_FOLDERS,
    type ElementsAtParams, type ElementsAtResult, type ExportParams, type FindingsResult, type PlaceResult, type PreviewKeysParams, type ProjectFoldersParams, type ProjectFoldersResult, type RetitleParams, type TextPosition,
} from '../src/protocol';
import { rootKeyOf } from '../src/render/root-key';

/** What a preview asks about its file, by method. Each answers for a file that may be in no project. */
export const PREVIEW_ANSWERS: Readonly<Record<string, (params: never, file: FileInProject | undefined, previews: Pick<Previews, 'placeOf' | 'changesOf'>) => unknown>> = {
    [PROJECT_FOLDERS]: (_: ProjectFoldersParams, file): ProjectFoldersResult | null => (file === undefined ? null : foldersOf(file.project)),
    [PREVIEW_ELEMENTS_AT]: ({ position }: ElementsAtParams, file): ElementsAtResult => (file === undefined ? { keys: [] } : elementsAt(position, file)),
    [PREVIEW_PLACE]: ({ keys, preview }: PreviewKeysParams, file, previews): PlaceResult | null => (file === undefined ? null : placeOf(keys, file.project, (key) => (preview === undefined ? undefined : previews.placeOf(preview, key)))),
    [PREVIEW_RETITLE]: ({ key, title }: RetitleParams, file): WorkspaceEdit | null => (file === undefined ? null : retitle(key, title, file.project)),
    [PREVIEW_FINDINGS]: ({ keys }: PreviewKeysParams, file): FindingsResult => (file === undefined ? [] : findingsAt(keys, file.project)),
    [PREVIEW_EXPORT]: (params: ExportParams, file, { changesOf }) => exportPicture(params, file, changesOf),
};

// ---- The project --------------------------------------------------------------------------------------------------

function foldersOf(project: Project): ProjectFoldersResult {
    const all = withUsed(project);
    const files = all.flatMap(({ store, uriOf }) => store.paths().map(uriOf));
    return { folders: all.flatMap((each) => each.folder() ?? []), files, ...(project.baseBranch !== undefined && { baseBranch: project.baseBranch }) };
}

const withUsed = (project: Project): readonly Project[] => [...new Set([project, ...project.uses().flatMap(withUsed)])];

// ---- Elements and their places ------------------------------------------------------------------------------------

/** Before the first word of a line, that word counts. */
function elementsAt({ line, character }: TextPosition, { project: { store }, path }: FileInProject): ElementsAtResult {
    const { text, lineStarts } = store.sources.files.get(path)!;
    const start = lineStarts[line];
    if (start === undefined) return { keys: [] };
    const lineText = text.slice(start, lineStarts[line + 1] ?? text.length);
    const offset = start + Math.min(Math.max(character, /^[ \t]*/.exec(lineText)![0].length), lineText.length);
    const keys = store.sources.elementsOf(path).filter((key) => {
        const source = store.sources.element(key);
        return source !== undefined && source.path === path && source.start <= offset && offset <= source.end;
    }).reverse();
    // What is only begun would take the place of the last good picture.
    const subject = store.firstSyntaxProblem(path) !== undefined ? undefined : keys.map((key) => rootKeyOf(key, (id) => store.view.journey(id) !== undefined)).find((key) => /^(journey|case|portfolio):/.test(key));
    return { keys, ...(subject !== undefined && { subject }) };
}

/** The element that a key of a picture is of: a second drawing of one, or its mark, is of the same. */
function elementOf(key: string): ElementKey {
    return key.replace(/~\d+$/, '').replace(/^(mark|ribbon):(?=\w+:)/, '').replace(/^ribbon:/, 'stage:') as ElementKey;
}

/** Where an element stands, or what it comes from: a way that nobody wrote begins at a touchpoint. */
function sourceOf(key: string, { store: { sources } }: Project): { readonly key: ElementKey; readonly source: ElementSource } | undefined {
    const element = elementOf(key);
    const from = /^way:([^-]*(?:-[^>-]+)*)->/.exec(element)?.[1];
    for (const candidate of [key as ElementKey, element, ...(from === undefined ? [] : [`touchpoint:${from}` as ElementKey])]) {
        const source = sources.element(candidate);
        if (source !== undefined) return { key: candidate, source };
    }
    return undefined;
}

/** @param elsewhere where to go for what is not in the text. */
function placeOf(keys: readonly string[], project: Project, elsewhere: (key: string) => Place | undefined): PlaceResult | null {
    const { sources } = project.store;
    for (const key of keys) {
        const place = elsewhere(key);
        const span = place === undefined ? undefined : spanOf(sources, place);
        if (span !== undefined) return { key, uri: project.uriOf(span.path), range: rangeOf(sources.files.get(span.path)!.lineStarts, span) };
        const found = sourceOf(key, project);
        const file = found === undefined ? undefined : project.store.sources.files.get(found.source.path);
        if (found === undefined || file === undefined) continue;
        const title = titleIn(found.key, found.source, file);
        return { key: found.key, uri: project.uriOf(found.source.path), range: rangeOf(file.lineStarts, headOf(found.source, file)), ...(title !== undefined && { title }) };
    }
    return null;
}

/** Its first words: as far as its title, or as its line goes. */
export function headOf({ start, end, name, title }: ElementSource, { text }: SourceText): Span {
    const lastSpan = title ?? name;
    if (lastSpan !== undefined) return { start, end: lastSpan.end };
    const length = text.slice(start, end).search(/\s*[\n\r{]/);
    return { start, end: length <= 0 ? end : start + length };
}

// ---- Titles -------------------------------------------------------------------------------------------------------

/** Elements that are known by a name beside their title. */
const TITLED = /^(journey|stage|touchpoint|case|portfolio|owner|system|channel|persona|information|metric|scenario):/;

/** What is written between the quotes; empty where there is no title yet. Undefined for what can have none, or one of several lines. */
function titleIn(key: ElementKey, { title }: ElementSource, { text }: SourceText): string | undefined {
    if (!TITLED.test(key)) return undefined;
    if (title === undefined) return '';
    const written = text.slice(title.start, title.end);
    if (written.startsWith('"""') || written.includes('\n')) return undefined;
    return written.slice(1, -1).replace(/\\(.)/g, '$1');
}

function retitle(key: string, title: string, project: Project): WorkspaceEdit | null {
    const found = sourceOf(key, project);
    const file = found === undefined ? undefined : project.store.sources.files.get(found.source.path);
    if (found === undefined || file === undefined) return null;
    const before = titleIn(found.key, found.source, file);
    const at = found.source.title ?? found.source.name;
    if (before === undefined || at === undefined) return null;
    const written = `"${title.replace(/[\r\n\t]+/g, ' ').trim().replace(/["\\]/g, '\\$&')}"`;
    const edit: TextEdit = found.source.title === undefined ? { path: found.source.path, start: at.end, end: at.end, text: ` ${written}` } : { path: found.source.path, start: at.start, end: at.end, text: written };
    return workspaceEdit([edit], project);
}

// ---- Findings -----------------------------------------------------------------------------------------------------

/** Its own, and those of what stands in a touchpoint, a way or an entry of a case: a picture may tell them at one mark. */
function findingsAt(keys: readonly string[], project: Project): FindingsResult {
    const { store, locale } = project;
    const found = keys.map((key) => sourceOf(key, project)).find((each) => each !== undefined);
    if (found === undefined) return [];
    const { key, source } = found;
    const all = store.findings(source.path).filter(({ status }) => status !== 'suppressed');
    const own = all.filter(({ elementKey }) => elementKey === key);
    const inside = /^(touchpoint|way|entry):/.test(key) ? all.filter(({ elementKey, location }) => elementKey !== key && location.path === source.path && source.start <= location.start && location.end <= source.end) : [];
    const shown = [...own, ...inside];
    return shown.map((finding) => ({
        rule: finding.rule, message: messageOf(finding, locale), severity: finding.status === 'finding' ? 'finding' : finding.severity,
        uri: project.uriOf(finding.location.path), range: rangeOf(store.sources.files.get(finding.location.path)!.lineStarts, finding.location),
        fixes: finding.fixes.flatMap((fix) => {
            const edits = editsOf(fix, store.sources);
            return edits === undefined || edits.length === 0 ? [] : [{ title: textOf(finding.rule, fix.title, fix.args, locale), edit: workspaceEdit(edits, project) }];
        }),
    }));
}

function workspaceEdit(edits: readonly TextEdit[], { store, uriOf }: Project): WorkspaceEdit {
    const changes: Record<string, LspTextEdit[]> = {};
    for (const { path, start, end, text } of edits) {
        const file = store.sources.files.get(path);
        if (file !== undefined) (changes[uriOf(path)] ??= []).push({ range: rangeOf(file.lineStarts, { start, end }), newText: text });
    }
    return { changes };
}
