import { SelectionRangeRequest, type SelectionRange } from 'vscode-languageserver';
import { answerTo, type Feature } from './feature';
import { hereAt, partsOf, type Here } from './place';
import { tokenAt, tokensOf } from './text-tokens';
import { rangeOf } from '../diagnostics';
import { theReader } from '../parse';
import type { Span } from '../../src/model/source';

/** A selection that grows: a word, a name, a value, its fact, the block, the element, what is around it. */
export const selection: Feature = {
    capabilities: () => ({ selectionRangeProvider: true }),
    answers: [answerTo(SelectionRangeRequest.type, ({ textDocument, positions }, { fileAt }) => {
        const file = fileAt(textDocument.uri);
        if (file === undefined) return null;
        return positions.map((position): SelectionRange => {
            const here = hereAt(file, position);
            if (here === undefined) return { range: { start: position, end: position } };
            return spansAround(here).reduceRight<SelectionRange | undefined>((parent, span) => ({ range: rangeOf(here.source.lineStarts, span), ...(parent === undefined ? {} : { parent }) }), undefined)
                ?? { range: { start: position, end: position } };
        });
    })],
};

/** Each lies within the next. */
function spansAround(here: Here): readonly Span[] {
    const { source, offset, name, around } = here;
    const spans: Span[] = [{ start: 0, end: source.text.length }];
    for (const { start, end, block, facts, values } of around) {
        // A block that is not closed yet goes on to the cursor.
        const isOpen = end < offset;
        spans.push({ start, end: isOpen ? offset : end });
        const braces = block as Span | undefined;
        if (braces !== undefined) spans.push(isOpen ? { start: braces.start, end: offset } : braces, { start: braces.start + 1, end: isOpen ? offset : Math.max(braces.start + 1, braces.end - 1) });
        for (const list of [...Object.values(facts), ...Object.values(values)]) spans.push(...list);
    }
    if (name !== undefined) spans.push(name, ...(name.reference === undefined ? [] : partsOf(name.reference).length > 1 ? [name.reference] : []));
    spans.push(...tokenSpans(here), ...source.comments);
    const holding = spans.filter(({ start, end }) => start <= offset && offset <= end && start < end).sort((a, b) => (a.end - a.start) - (b.end - b.start));
    const nested: Span[] = [];
    for (const { start, end } of holding) {
        const inner = nested.at(-1);
        if (inner === undefined || (start <= inner.start && inner.end <= end && (start < inner.start || inner.end < end))) nested.push({ start, end });
    }
    return nested;
}

const WORD = /[\p{L}\p{N}\p{M}_]+/gu;

/** The word in a text, the text without its quotes, the text. */
function tokenSpans({ source, offset }: Here): readonly Span[] {
    const at = tokenAt(source, offset);
    if (at === undefined) return [];
    const { text, tokens: { types, starts, ends } } = tokensOf(source);
    const token = { start: starts[at]!, end: ends[at]! };
    if (types[at] !== theReader().vocabulary.string) return [token];
    const image = text.slice(token.start, token.end);
    const quotes = image.startsWith('"""') ? 3 : 1;
    const isClosed = image.length >= 2 * quotes && /["”」』＂]$/.test(image);
    const words = [...image.matchAll(WORD)].map(({ 0: word, index }) => ({ start: token.start + index, end: token.start + index + word.length }));
    return [token, { start: token.start + quotes, end: token.end - (isClosed ? quotes : 0) }, ...words];
}
