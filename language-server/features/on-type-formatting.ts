import { DocumentOnTypeFormattingRequest, type TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { answerTo, type Feature } from './feature';
import { formatEdits } from '../format';
import { lex, type Lexed } from '../lexer';
import { theReader } from '../parse';

/** Behind a line break the next line begins where it belongs; a `}` brings its block into the canonical style. Half-written text as well. */
export const onTypeFormatting: Feature = {
    capabilities: () => ({ documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n', '｝'] } }),
    answers: [answerTo(DocumentOnTypeFormattingRequest.type, ({ textDocument, position, ch }, { documentAt }): TextEdit[] => {
        const document = documentAt(textDocument.uri);
        const text = document.getText();
        const offset = document.offsetAt(position);
        const lexed = lex(text, theReader().vocabulary);
        if (ch !== '\n') {
            const open = openBefore(lexed, offset - 1).at(-1);
            const whole = open === undefined ? [] : formatEdits(text, { start: open, end: offset });
            if (whole.length > 0) return whole.map(({ start, end, text: newText }) => ({ range: { start: document.positionAt(start), end: document.positionAt(end) }, newText }));
        }
        return [...(ch === '\n' ? cleared(document, lexed, position.line - 1) : []), ...indented(document, lexed, position.line)];
    })],
};

/** The white space at the beginning of a line, as deep as what it stands in; none inside a string or a comment. */
function indented(document: TextDocument, lexed: Lexed, line: number): TextEdit[] {
    const { text, tokens, comments } = lexed;
    const start = document.offsetAt({ line, character: 0 });
    const written = /^[ \t\u3000]*/.exec(text.slice(start))![0];
    const at = start + written.length;
    const isInside = ({ start: from, end }: { readonly start: number; readonly end: number }): boolean => from < start && start < end;
    if (comments.some(isInside)) return [];
    let before = -1;
    for (let i = 0; i < tokens.count && tokens.starts[i]! < at; i++) {
        if (isInside({ start: tokens.starts[i]!, end: tokens.ends[i]! })) return [];
        before = i;
    }
    const open = openBefore(lexed, at).at(-1);
    const outer = open === undefined ? '' : indentAt(text, open);
    const closes = /^[}｝]/.test(text.slice(at));
    const { vocabulary } = theReader();
    const type = before < 0 ? undefined : tokens.types[before];
    const goesOn = type !== undefined && (type === vocabulary.arrow || type === vocabulary.signs[','.charCodeAt(0)]);
    const wanted = (open === undefined || closes ? outer : `${outer}  `) + (goesOn && !closes ? '  ' : '');
    if (wanted === written) return [];
    return [{ range: { start: { line, character: 0 }, end: { line, character: written.length } }, newText: wanted }];
}

/** A line that was left empty keeps no white space. */
function cleared(document: TextDocument, { text, tokens: { count, starts, ends } }: Lexed, line: number): TextEdit[] {
    if (line < 0) return [];
    const start = document.offsetAt({ line, character: 0 });
    const written = /^[ \t\u3000]*(?=[\n\r])/.exec(text.slice(start))?.[0] ?? '';
    for (let i = 0; i < count && starts[i]! <= start; i++) if (start < ends[i]!) return [];
    return written === '' ? [] : [{ range: { start: { line, character: 0 }, end: { line, character: written.length } }, newText: '' }];
}

/** The offsets of the `{` that are open before an offset, the outermost first. */
function openBefore({ tokens: { count, types, starts } }: Lexed, offset: number): readonly number[] {
    const { open, close } = theReader().vocabulary;
    const found: number[] = [];
    for (let i = 0; i < count && starts[i]! < offset; i++) {
        if (types[i] === open) found.push(starts[i]!);
        else if (types[i] === close) found.pop();
    }
    return found;
}

function indentAt(text: string, offset: number): string {
    const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
    return /^[ \t]*/.exec(text.slice(start, offset))![0];
}
