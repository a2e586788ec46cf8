import { DocumentFormattingRequest, DocumentRangeFormattingRequest, type TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { answerTo, type Feature } from './feature';
import { formatEdits } from '../format';
import type { Span } from '../../src/model/source';

/** The canonical style, of a whole text and of some lines. */
export const formatting: Feature = {
    capabilities: () => ({ documentFormattingProvider: true, documentRangeFormattingProvider: true }),
    answers: [
        answerTo(DocumentFormattingRequest.type, ({ textDocument }, { documentAt }) => formatted(documentAt(textDocument.uri))),
        answerTo(DocumentRangeFormattingRequest.type, ({ textDocument, range }, { documentAt }) => {
            const document = documentAt(textDocument.uri);
            return formatted(document, { start: document.offsetAt(range.start), end: document.offsetAt(range.end) });
        }),
    ],
};

function formatted(document: TextDocument, range?: Span): TextEdit[] {
    return formatEdits(document.getText(), range).map(({ start, end, text }) => ({ range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text }));
}
