import { CodeActionKind, type ClientCapabilities, type CodeAction, type CodeActionContext, type Diagnostic, type Range, type WorkspaceEdit } from 'vscode-languageserver';
import { rangeOf } from '../../diagnostics';
import type { FileInProject, Project } from '../../projects';
import { WRITING_WORDS, type WritingWord } from '../../writing/words';
import { format } from '../../../src/checks/message';
import type { Args } from '../../../src/checks/rule';
import type { TextEdit } from '../../../src/model/problem';
import type { SourceText, Span } from '../../../src/model/source';

/** What somebody may want to do to what is selected. */
export interface ActionRequest {
    readonly file: FileInProject;
    readonly source: SourceText;
    readonly range: Range;
    readonly selected: Span;
    readonly asked: CodeActionContext;
    readonly client: ClientCapabilities;
    /** Those that the editor knows. */
    readonly commands: ReadonlySet<string>;
    readonly documentation: (rule: string) => string | undefined;
}

/** One thing that can be done, before it is in the form of the protocol. Edits may hold places to fill in, as in a snippet. */
export interface Offer {
    readonly title: string;
    readonly kind: string;
    readonly edits: readonly TextEdit[];
    readonly hasPlaces?: boolean;
    readonly diagnostic?: Diagnostic;
    readonly isPreferred?: boolean;
    /** A command of the editor that goes on from there; left out where it does not say that it has it. */
    readonly command?: string;
}

/** All that one kind of action offers. `kinds`: of what it offers; nobody is asked in vain. */
export interface ActionProvider { readonly kinds: readonly string[]; readonly offers: (request: ActionRequest) => readonly Offer[] }

/** Whether an action of a kind is asked for. What changes a whole file is only offered to who asks for it. */
export function isWanted(kind: string, { only }: CodeActionContext): boolean {
    if (only === undefined) return !kind.startsWith(`${CodeActionKind.Source}.`);
    return only.some((wanted) => wanted === CodeActionKind.Empty || kind === wanted || kind.startsWith(`${wanted}.`));
}

export function actionOf({ title, kind, edits, hasPlaces, diagnostic, isPreferred, command }: Offer, { file: { project }, commands }: ActionRequest): CodeAction {
    return {
        title, kind, edit: hasPlaces === true ? withPlaces(edits, project) : { changes: changesOf(edits, project) },
        ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }), ...(isPreferred === true ? { isPreferred } : {}),
        ...(command !== undefined && commands.has(command) ? { command: { title, command } } : {}),
    };
}

export const takesPlaces = ({ workspace }: ClientCapabilities): boolean => workspace?.workspaceEdit?.snippetEditSupport === true && workspace.workspaceEdit.documentChanges === true;

export function changesOf(edits: readonly TextEdit[], project: Project): NonNullable<WorkspaceEdit['changes']> {
    const changes: NonNullable<WorkspaceEdit['changes']> = {};
    for (const { path, start, end, text } of edits) {
        const file = project.store.sources.files.get(path);
        if (file !== undefined) (changes[project.uriOf(path)] ??= []).push({ range: rangeOf(file.lineStarts, { start, end }), newText: text });
    }
    return changes;
}

function withPlaces(edits: readonly TextEdit[], project: Project): WorkspaceEdit {
    return {
        documentChanges: [...new Set(edits.map(({ path }) => path))].flatMap((path) => {
            const file = project.store.sources.files.get(path);
            if (file === undefined) return [];
            return [{
                textDocument: { uri: project.uriOf(path), version: null },
                edits: edits.filter((edit) => edit.path === path).map(({ start, end, text }) => {
                    const range = rangeOf(file.lineStarts, { start, end });
                    return text.includes('$') ? { range, snippet: { kind: 'snippet' as const, value: lessIndented(text, file, start) } } : { range, newText: text };
                }),
            }];
        }),
    };
}

/** The editor puts the white space before a snippet in front of each of its lines. */
function lessIndented(text: string, file: SourceText, start: number): string {
    const lineStart = Math.max(file.text.lastIndexOf('\n', start - 1), file.text.lastIndexOf('\r', start - 1)) + 1;
    const indent = /^[ \t]*/.exec(file.text.slice(lineStart, start))![0];
    return text.split('\n').map((line, i) => (i > 0 && line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
}

/** A title in the reader's language. */
export const say = (word: WritingWord, args: Args, { project }: FileInProject): string => format(WRITING_WORDS[word], args, project.locale);

/** Where the line of an offset begins, when only white space stands before it there. */
export function lineBefore({ text }: SourceText, offset: number): number | undefined {
    const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
    return text.slice(start, offset).trim() === '' ? start : undefined;
}
