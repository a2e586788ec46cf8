import { CodeActionKind, CodeActionRequest, type CodeAction, type CodeActionParams, type Range, type TextEdit as LspTextEdit } from 'vscode-languageserver';
import { diagnosticOf, rangeOf } from '../diagnostics';
import { answerTo, type Feature } from './feature';
import { textEdits } from '../fix';
import type { FileInProject } from '../projects';
import { textOf, type Finding, type FindingFix } from '../../src/checks/finding';
import type { TextEdit } from '../../src/model/problem';

/** Quick fixes. */
export const codeActions: Feature = {
    capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } }),
    answers: [answerTo(CodeActionRequest.type, (params, context) => {
        const file = context.fileAt(params.textDocument.uri);
        return file === undefined ? [] : codeActionsOf(file, params, context);
    })],
};

/** The corrections of the findings that a range touches: the best of each first. */
function codeActionsOf({ project, path }: FileInProject, { range, context }: CodeActionParams, { documentation }: { readonly documentation: (rule: string) => string | undefined }): CodeAction[] {
    if (context.only?.some((kind) => kind !== CodeActionKind.QuickFix && kind !== CodeActionKind.Empty) === true && !context.only.includes(CodeActionKind.QuickFix)) return [];
    const diagnosticContext = { sources: project.store.sources, locale: project.locale, uriOf: project.uriOf, documentation };
    return project.store.findings(path).flatMap((finding): CodeAction[] => {
        const diagnostic = diagnosticOf(finding, diagnosticContext);
        if (diagnostic === undefined || finding.location.path !== path || !touches(diagnostic.range, range)) return [];
        return finding.fixes.flatMap((fix, index): CodeAction[] => {
            const edits = 'textEdits' in fix ? fix.textEdits : textEdits(fix.edits, project.store.sources);
            if (edits === undefined || edits.length === 0) return [];
            return [{
                title: titleOf(finding, fix, project.locale), kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: { changes: changesOf(edits, project) },
                ...(index === 0 && fix.safe ? { isPreferred: true } : {}),
            }];
        });
    });
}

function titleOf(finding: Finding, fix: FindingFix, locale: Parameters<typeof textOf>[3]): string {
    return textOf(finding.rule, fix.title, fix.args, locale);
}

function changesOf(edits: readonly TextEdit[], project: FileInProject['project']): Record<string, LspTextEdit[]> {
    const changes: Record<string, LspTextEdit[]> = {};
    for (const { path, start, end, text } of edits) {
        const file = project.store.sources.files.get(path);
        if (file !== undefined) (changes[project.uriOf(path)] ??= []).push({ range: rangeOf(file.lineStarts, { start, end }), newText: text });
    }
    return changes;
}

function touches(one: Range, other: Range): boolean {
    return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
    return one.line < other.line || (one.line === other.line && one.character < other.character);
}
