import { CodeActionKind, type Range } from 'vscode-languageserver';
import type { ActionProvider, ActionRequest, Offer } from './action';
import { declareWhereOthersAre } from './declare';
import { unknownNameOffers } from './unknown-names';
import { diagnosticOf } from '../../diagnostics';
import { textEdits } from '../../fix';
import { textOf, type Finding, type FindingFix } from '../../../src/checks/finding';
import type { Diagnostic } from 'vscode-languageserver';
import type { TextEdit } from '../../../src/model/problem';

/** The corrections of the findings that the selection touches: the best of each first. */
export const quickFixes: ActionProvider = {
    kinds: [CodeActionKind.QuickFix],
    offers: (request) => findingsAt(request).flatMap(({ finding, diagnostic }) => [...finding.fixes.flatMap((fix, index): readonly Offer[] => {
        const edits = editsOf(finding, fix, request);
        if (edits === undefined || edits.length === 0) return [];
        return [{
            title: textOf(finding.rule, fix.title, fix.args, request.file.project.locale), kind: CodeActionKind.QuickFix, edits, diagnostic,
            ...(index === 0 && fix.safe ? { isPreferred: true } : {}),
        }];
    }), ...unknownNameOffers(finding, diagnostic, request)]),
};

function editsOf(finding: Finding, fix: FindingFix, { file }: ActionRequest): readonly TextEdit[] | undefined {
    const { store } = file.project;
    if (finding.rule === 'unresolved-reference' && fix.title === 'declare' && 'textEdits' in fix) return declareWhereOthersAre(fix, file);
    return 'textEdits' in fix ? fix.textEdits : textEdits(fix.edits, store.sources);
}

/** The findings of the file that the selection touches. */
export function findingsAt({ file: { project, path }, range, documentation }: ActionRequest): readonly { readonly finding: Finding; readonly diagnostic: Diagnostic }[] {
    const context = { sources: project.store.sources, locale: project.locale, uriOf: project.uriOf, documentation };
    return project.store.findings(path).flatMap((finding) => {
        const diagnostic = diagnosticOf(finding, context);
        return diagnostic === undefined || finding.location.path !== path || !touches(diagnostic.range, range) ? [] : [{ finding, diagnostic }];
    });
}

function touches(one: Range, other: Range): boolean {
    return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
    return one.line < other.line || (one.line === other.line && one.character < other.character);
}
