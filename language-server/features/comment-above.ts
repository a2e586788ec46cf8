import type { SourceText, Span } from '../../src/model/source';

/** The comment that stands directly above an element, without its signs; undefined when there is none. Suppressions are no words about it. */
export function commentAbove({ text, comments }: SourceText, element: Span): string | undefined {
    const found: string[] = [];
    let below = lineStart(text, element.start);
    for (const { start, end, ownLine } of [...comments].filter((comment) => comment.end <= below).reverse()) {
        if (!ownLine || text.slice(end, below).replace(/\r?\n|\r/, '').trim() !== '' || lineBreaks(text.slice(end, below)) !== 1) break;
        const words = wordsIn(text.slice(start, end));
        if (!words.startsWith('journey-ignore') && !/^#?(end)?region\b/.test(words)) found.unshift(words);
        below = lineStart(text, start);
    }
    const all = found.join('\n').trim();
    return all === '' ? undefined : all;
}

const lineBreaks = (text: string): number => (text.match(/\r\n|\r|\n/g) ?? []).length;

function lineStart(text: string, offset: number): number {
    return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function wordsIn(comment: string): string {
    if (comment.startsWith('//')) return comment.replace(/^\/\/+\s?/, '').trimEnd();
    return comment.replace(/^\/\*+/, '').replace(/\*+\/$/, '').split(/\r\n|\r|\n/).map((line) => line.replace(/^\s*\*?\s?/, '').trimEnd()).join('\n').trim();
}
