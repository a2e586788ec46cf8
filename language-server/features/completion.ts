import {
    CompletionItemKind, CompletionItemTag, CompletionRequest, CompletionResolveRequest, CompletionTriggerKind, InsertTextFormat, InsertTextMode, MarkupKind,
    type ClientCapabilities, type CompletionItem, type CompletionList, type MarkupContent,
} from 'vscode-languageserver';
import { answerTo, type Feature, type FeatureContext } from './feature';
import { offsetAt } from './place';
import { rangeOf } from '../diagnostics';
import type { FileInProject } from '../projects';
import { describe } from '../writing/describe';
import { suggestionsAt, type Suggestion, type Subject } from '../writing/suggestions';
import { suppressionsAt } from '../writing/suppressions';
import type { SourceText } from '../../src/model/source';
import { DECLARE_COMMAND, SUGGEST_COMMAND } from '../../src/protocol';

/** What may be written at a place. */
export const completion: Feature = {
    capabilities: () => ({
        completionProvider: {
            // A space behind a keyword, an arrow, a dot in a name, a comma in a list, the colon before the kind of a channel; and their full-width forms.
            triggerCharacters: [' ', '>', '.', ',', ':', '，', '、', '：', '．'],
            resolveProvider: true,
            completionItem: { labelDetailsSupport: true },
        },
    }),
    answers: [
        answerTo(CompletionRequest.type, ({ textDocument, position, context: asked }, context): CompletionList => {
            const file = context.fileAt(textDocument.uri);
            const source = file?.project.store.sources.files.get(file.path);
            if (file === undefined || source === undefined) return NOTHING;
            const offset = offsetAt(source, position);
            const isTyped = asked?.triggerKind === CompletionTriggerKind.TriggerCharacter && asked.triggerCharacter === ' ';
            const options = { today: context.today(), snippets: takesSnippets(context.client), isTyped, declaresElsewhere: context.commands.has(DECLARE_COMMAND) && context.client.workspace?.applyEdit === true };
            const { suggestions, isIncomplete } = suppressionsAt(file, offset, options) ?? suggestionsAt(file, offset, options);
            return { isIncomplete, items: suggestions.map((suggestion, i) => itemOf(suggestion, i, source.lineStarts, textDocument.uri, context)) };
        }),
        answerTo(CompletionResolveRequest.type, (item, context): CompletionItem => {
            const data = item.data as { readonly uri: string; readonly subject: Subject } | undefined;
            const file = data === undefined ? undefined : context.fileAt(data.uri);
            const said = file === undefined ? undefined : documentationOf(file, data!.subject);
            return said === undefined ? item : { ...item, documentation: said };
        }),
    ],
};

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

export const takesSnippets = (client: ClientCapabilities): boolean => client.textDocument?.completion?.completionItem?.snippetSupport === true;

const KINDS: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
    fact: CompletionItemKind.Keyword, clause: CompletionItemKind.Keyword, name: CompletionItemKind.Reference, word: CompletionItemKind.EnumMember,
    value: CompletionItemKind.Value, rule: CompletionItemKind.Constant, whole: CompletionItemKind.Snippet,
};

/** What is not whole yet: the name of a journey before that of its touchpoint, or a keyword before its clause. */
const GOES_ON = /[. ]$/;

function itemOf(suggestion: Suggestion, place: number, lineStarts: SourceText['lineStarts'], uri: string, { client, commands }: FeatureContext): CompletionItem {
    const { label, title, insert, isSnippet, filter, replaces, subject, isPreferred, isRetired, also, declares } = suggestion;
    const shows = client.textDocument?.completion?.completionItem;
    return {
        label, kind: KINDS[suggestion.kind], filterText: searchable(filter ?? label), sortText: String(place).padStart(5, '0'),
        ...(title === undefined ? {} : { detail: title, ...(shows?.labelDetailsSupport === true ? { labelDetails: { description: title } } : {}) }),
        insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        ...(insert.includes('\n') ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
        textEdit: { range: rangeOf(lineStarts, replaces), newText: insert },
        ...(also === undefined ? {} : { additionalTextEdits: also.map((edit) => ({ range: rangeOf(lineStarts, edit), newText: edit.text })) }),
        ...(isPreferred === true ? { preselect: true } : {}),
        ...(isRetired === true && shows?.tagSupport !== undefined ? { tags: [CompletionItemTag.Deprecated] } : {}),
        ...(GOES_ON.test(insert) && commands.has(SUGGEST_COMMAND) ? { command: { title: '', command: SUGGEST_COMMAND } } : {}),
        // The empty list says that more is done than writing what stands there already: without it VS Code, asked to be smart, would break the line on Enter.
        ...(declares === undefined ? {} : { additionalTextEdits: [], command: { title: '', command: DECLARE_COMMAND, arguments: [uri, declares.kind, declares.name] } }),
        data: { uri, subject },
    };
}

/** VS Code only looks for what was typed from where a word begins. In Chinese that is at each sign: 结束 is to be found in 旅程在此结束, too. */
function searchable(text: string): string {
    const apart = text.replace(/\p{sc=Han}(?=\p{sc=Han})/gu, '$& ');
    return apart === text ? text : `${text} ${apart}`;
}

function documentationOf(file: FileInProject, subject: Subject): MarkupContent | undefined {
    const value = describe(file, subject);
    return value === undefined ? undefined : { kind: MarkupKind.Markdown, value };
}
