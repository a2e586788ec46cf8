import { CancellationToken, type ClientCapabilities, type Location, type Position, type Range, type WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Feature, FeatureContext } from '../../../language-server/features/feature';
import { createProjects, type ProjectsEvents } from '../../../language-server/projects';
import type { Locale } from '../../../src/checks/rule';

/**
 * A project from texts with marks, and the features of the server that are asked about it, without a server:
 *
 * - `<|>` is where the cursor stands; `<|` and `|>` stand around what is selected.
 * - `[[` and `]]` stand around what is meant to be found.
 *
 * Marks of several files count together, in the order of the files and of their texts.
 */
export interface Marked {
    /** Asks a feature; `params` go beside the document and the position of the cursor. */
    readonly ask: <T>(feature: Feature, method: string, params?: object, token?: CancellationToken) => Promise<T>;
    /** Where the cursor stands. */
    readonly cursor: { readonly textDocument: { readonly uri: string }; readonly position: Position };
    /** What is selected; the cursor where nothing is. */
    readonly selection: Range;
    /** What stands between `[[` and `]]`. */
    readonly found: readonly Location[];
    readonly uri: (path: string) => string;
    readonly text: (uri: string) => string;
    /** `a.journey:3:5 visit`: a place with its text, lines and columns from 1, ranges of several lines up to the end of the first. */
    readonly show: (place: { readonly uri: string; readonly range: Range }) => string;
    /** The text of a file with a change in it, as after typing. Marks in it are taken, too. */
    readonly type: (path: string, text: string) => Promise<void>;
    /** Parts of answers that were sent, the first one first. */
    readonly parts: readonly unknown[];
    /** Edits that were sent, and taken in. */
    readonly applied: readonly WorkspaceEdit[];
    readonly context: FeatureContext;
}

export interface MarkedOptions extends Partial<Pick<ProjectsEvents, 'onAffected' | 'onReloaded'>> {
    readonly locale?: Locale;
    /** What the editor can do. */
    readonly client?: ClientCapabilities;
    /** The commands that it knows. */
    readonly commands?: readonly string[];
    /** ISO date. */
    readonly today?: string;
    /** Only these are open in the editor; all journeys when absent. */
    readonly open?: readonly string[];
}

const FOLDER = 'file:///project';
const MARK = /<\|>|<\||\|>|\[\[|\]\]/g;

/** @param files by path, from the folder that is opened or, with `/`, from the root; journeys, and a config where one matters. A folder with a config is a project of its own. */
export async function marked(files: string | Readonly<Record<string, string>>, options: MarkedOptions = {}): Promise<Marked> {
    const { locale = 'en', client = {}, today = '2026-11-22' } = options;
    const marks = new Map(Object.entries(typeof files === 'string' ? { 'a.journey': files } : files).map(([path, text]) => [path, withoutMarks(text)]));
    const uri = (path: string): string => `${path.startsWith('/') ? 'file://' : `${FOLDER}/`}${path.split('/').map(encodeURIComponent).join('/')}`;
    const pathAt = (at: string): string => decodeURIComponent(at.slice(at.startsWith(`${FOLDER}/`) ? FOLDER.length + 1 : 'file://'.length));
    const isOpen = (path: string): boolean => path.endsWith('.journey') && (options.open?.includes(path) ?? true);
    const documentAt = (at: string): TextDocument => {
        const found = marks.get(pathAt(at));
        if (found === undefined) throw new Error(`${at} is not open`);
        return TextDocument.create(at, 'journey', 1, found.text);
    };
    const errors: unknown[] = [];
    const parts: unknown[] = [];
    const applied: WorkspaceEdit[] = [];
    const projects = createProjects(
        { list: async (folder) => [...marks.keys()].map(uri).filter((at) => at.startsWith(`${folder.replace(/\/$/, '')}/`)).sort(), read: async (at) => marks.get(pathAt(at))?.text },
        () => today, () => locale, { onAffected: options.onAffected ?? (() => undefined), onReloaded: options.onReloaded ?? (() => undefined), onError: (error) => { errors.push(error); } },
    );
    projects.setFolders([FOLDER]);
    for (const [path, { text }] of marks) if (isOpen(path)) projects.edit(uri(path), text);
    await projects.reload();
    if (errors.length > 0) throw errors[0];

    const context: FeatureContext = {
        projects, locale, client, commands: new Set(options.commands), today: () => today, documentation: (rule) => `https://journey.example/${rule}`, fileAt: projects.find, documentAt,
        sendPartial: (_, part) => { parts.push(part); },
        applyEdit: async (edit) => {
            applied.push(edit);
            for (const [at, edits] of Object.entries(edit.changes ?? {})) {
                const taken = withoutMarks(TextDocument.applyEdits(documentAt(at), edits));
                marks.set(pathAt(at), taken);
                projects.edit(at, taken.text);
            }
            await projects.settled();
        },
    };
    const places = (of: (taken: Taken) => readonly Offsets[]): { readonly uri: string; readonly range: Range }[] => [...marks].flatMap(([path, taken]) =>
        of(taken).map(({ start, end }) => {
            const document = documentAt(uri(path));
            return { uri: uri(path), range: { start: document.positionAt(start), end: document.positionAt(end) } };
        }));
    const selected = (): { readonly uri: string; readonly range: Range } => {
        const [first, ...others] = places(({ selections }) => selections);
        if (first === undefined || others.length > 0) throw new Error('Mark one cursor with <|>, or one selection with <| and |>.');
        return first;
    };
    return {
        context, uri, parts, applied,
        text: (at) => documentAt(at).getText(),
        get cursor() { const { uri: at, range } = selected(); return { textDocument: { uri: at }, position: range.start }; },
        get selection() { return selected().range; },
        get found() { return places(({ found }) => found); },
        ask: async <T>(feature: Feature, method: string, params: object = {}, token = CancellationToken.None) => {
            const answer = feature.answers.find((candidate) => candidate.method === method);
            if (answer === undefined) throw new Error(`The feature does not answer ${method}.`);
            const at = places(({ selections }) => selections)[0];
            const here = at === undefined ? {} : { textDocument: { uri: at.uri }, position: at.range.start, range: at.range };
            return await answer.answer({ ...here, ...params } as never, context, token) as T;
        },
        show: ({ uri: at, range }) => {
            const document = documentAt(at);
            const text = document.getText(range).split('\n')[0]!;
            return `${pathAt(at)}:${range.start.line + 1}:${range.start.character + 1} ${text}`;
        },
        type: async (path, text) => {
            const taken = withoutMarks(text);
            marks.set(path, taken);
            projects.edit(uri(path), taken.text);
            await projects.settled();
        },
    };
}

interface Offsets { readonly start: number; readonly end: number }
interface Taken { readonly text: string; readonly selections: readonly Offsets[]; readonly found: readonly Offsets[] }

function withoutMarks(text: string): Taken {
    const selections: Offsets[] = [];
    const found: Offsets[] = [];
    const open: { readonly mark: string; readonly start: number }[] = [];
    let plain = '';
    let at = 0;
    for (const { 0: mark, index } of text.matchAll(MARK)) {
        plain += text.slice(at, index);
        at = index + mark.length;
        const end = plain.length;
        if (mark === '<|>') selections.push({ start: end, end });
        else if (mark === '<|' || mark === '[[') open.push({ mark, start: end });
        else {
            const begun = open.pop();
            if (begun?.mark !== (mark === '|>' ? '<|' : '[[')) throw new Error(`A mark ${mark} without its beginning.`);
            (mark === '|>' ? selections : found).push({ start: begun.start, end });
        }
    }
    if (open.length > 0) throw new Error(`A mark ${open[0]!.mark} without its end.`);
    found.sort((a, b) => a.start - b.start);
    return { text: plain + text.slice(at), selections, found };
}
