import { DocumentLinkRequest, type DocumentLink } from 'vscode-languageserver';
import { answerTo, type Feature } from './feature';
import { tokensOf } from './text-tokens';
import { rangeOf } from '../diagnostics';
import { theReader } from '../parse';
import { suppressionsIn } from '../../src/checks/suppression';
import type { Span } from '../../src/model/source';

/** Addresses in texts and comments, files that a `link` names, and the pages of rules that are suppressed. */
export const documentLinks: Feature = {
    capabilities: () => ({ documentLinkProvider: {} }),
    answers: [answerTo(DocumentLinkRequest.type, ({ textDocument }, { fileAt, documentation }) => {
        const file = fileAt(textDocument.uri);
        const source = file?.project.store.sources.files.get(file.path);
        if (file === undefined || source === undefined) return null;
        const { text, tokens: { count, types, starts, ends }, comments } = tokensOf(source);
        const { string } = theReader().vocabulary;
        const places: Span[] = [...comments];
        for (let i = 0; i < count; i++) if (types[i] === string) places.push({ start: starts[i]!, end: ends[i]! });
        const link = (span: Span, target: string): DocumentLink => ({ range: rangeOf(source.lineStarts, span), target });
        const rules = suppressionsIn(file.path, file.project.store.sources).flatMap(({ rules: named }) => named).flatMap(({ id, start, end }) => {
            const page = documentation(id);
            return page === undefined ? [] : [link({ start, end }, page)];
        });
        const files = file.project.store.entriesOf(file.path).flatMap(({ values }) => values.links ?? []).flatMap(({ start, end }) => {
            const written = text.slice(start + 1, end - 1);
            const target = FILE.test(written) && !ADDRESS.test(written) ? fileBeside(textDocument.uri, written) : undefined;
            return target === undefined ? [] : [link({ start: start + 1, end: end - 1 }, target)];
        });
        return [...places.flatMap(({ start, end }) => addressesIn(text.slice(start, end), start).map((span) => link(span, text.slice(span.start, span.end)))), ...files, ...rules]
            .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
    })],
};

/** What leads to a page or a mailbox; other schemes may do anything. */
const ADDRESS = /\b(?:https?:\/\/|mailto:)[^\s"“”「」『』＂<>（）、，。；]+/gu;
/** A path with an ending, such as `../studies/2026.pdf`. */
const FILE = /^(?![a-z][a-z0-9+.-]*:)[^\\?#]*\.[\p{L}\p{N}]{1,8}(?:#.*)?$/iu;

function addressesIn(text: string, offset: number): readonly Span[] {
    // A sign at the end belongs to the sentence.
    return [...text.matchAll(ADDRESS)].map(({ 0: address, index }) => ({ start: offset + index, end: offset + index + address.replace(/[.,;:!?)\]}'*]+$/, '').length }));
}

function fileBeside(uri: string, path: string): string | undefined {
    try {
        return new URL(path.split('/').map((part) => (part === '..' || part === '.' ? part : encodeURIComponent(part))).join('/'), uri).href;
    }
    catch {
        return undefined;
    }
}
