import { columnsOf } from '../src/checks/code-frame';
import { elementKindOf } from '../src/checks/finding';
import type { ModelEdit } from '../src/checks/rule';
import type { ElementKey } from '../src/model/model';
import type { TextEdit } from '../src/model/problem';
import type { ElementSource, Place, SourceText, Sources, Span } from '../src/model/source';
import { WIDEST_LINE } from './format-layout';
import { outlineOf, type Inner } from './outline';

/**
 * What edits of the model mean for the text, in the order of path and place: they can be applied together. Undefined
 * when one of them has no place in the text, or two of them touch the same text.
 */
export function textEdits(edits: readonly ModelEdit[], sources: Sources): readonly TextEdit[] | undefined {
    const result: TextEdit[] = [];
    // What is added to one block goes in together, behind what the other edits do at the same place.
    const additions = new Map<ElementKey, string[]>();
    const declarations = new Map<string, string[]>();
    for (const edit of merged(edits)) {
        if (edit.do === 'add-fact') {
            put(additions, edit.element, edit.text);
            continue;
        }
        if (edit.do === 'declare') {
            const path = sources.element(edit.like)?.path;
            if (path === undefined) return undefined;
            put(declarations, path, edit.text);
            continue;
        }
        const made = editOf(edit, sources, additions);
        if (made === undefined) return undefined;
        for (const each of made) result.push(each);
    }
    for (const [element, texts] of additions) {
        const target = targetOf(element, sources);
        const made = target === undefined ? undefined : addFacts(target, texts, sources);
        if (made === undefined) return undefined;
        for (const each of made) result.push(each);
    }
    for (const [path, texts] of declarations) {
        const file = sources.files.get(path);
        if (file === undefined) return undefined;
        result.push(declare(file, texts));
    }
    const sorted = withoutEchoes(result.sort(inOrder));
    return overlap(sorted) ? undefined : sorted;
}

function put<Key>(lists: Map<Key, string[]>, key: Key, text: string): void {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [text]);
    else list.push(text);
}

/** Two removals side by side both take the blanks between them: they become one. */
function withoutEchoes(sorted: readonly TextEdit[]): readonly TextEdit[] {
    const result: TextEdit[] = [];
    for (const edit of sorted) {
        const last = result.at(-1);
        const echo = last !== undefined && last.path === edit.path && last.text === '' && edit.text === '' && edit.start < last.end;
        if (echo) result[result.length - 1] = { ...last, end: Math.max(last.end, edit.end) };
        else result.push(edit);
    }
    return result;
}

/** A text after its edits (which may come in any order); undefined when two of them touch the same text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
    const sorted = [...edits].sort(inOrder);
    if (overlap(sorted)) return undefined;
    let result = '';
    let at = 0;
    for (const { start, end, text: replacement } of sorted) {
        result += text.slice(at, start) + replacement;
        at = end;
    }
    return result + text.slice(at);
}

/** Insertions at one place keep their order. */
function inOrder(a: TextEdit, b: TextEdit): number {
    return a.path !== b.path ? (a.path < b.path ? -1 : 1) : a.start - b.start || a.end - b.end;
}

function overlap(sorted: readonly TextEdit[]): boolean {
    return sorted.some((edit, i) => {
        const next = sorted[i + 1];
        return next !== undefined && next.path === edit.path && next.start < edit.end;
    });
}

// ---- One edit -----------------------------------------------------------------------------------------------------

/** An element in its text. */
interface Target { readonly key: ElementKey; readonly source: ElementSource; readonly file: SourceText; readonly text: string }

function targetOf(key: ElementKey, sources: Sources): Target | undefined {
    const source = sources.element(key);
    const file = source === undefined ? undefined : sources.files.get(source.path);
    return source === undefined || file === undefined ? undefined : { key, source, file, text: file.text };
}

/** Items for one list that does not exist yet become one fact. */
function merged(edits: readonly ModelEdit[]): readonly ModelEdit[] {
    const items = new Map<string, { at: number; edit: Extract<ModelEdit, { do: 'add-item' }> }>();
    const result: ModelEdit[] = [];
    for (const edit of edits) {
        const known = edit.do === 'add-item' ? items.get(`${edit.element}\n${edit.field}`) : undefined;
        if (edit.do !== 'add-item' || known === undefined) {
            if (edit.do === 'add-item') items.set(`${edit.element}\n${edit.field}`, { at: result.length, edit });
            result.push(edit);
            continue;
        }
        known.edit = { ...known.edit, text: `${known.edit.text}, ${edit.text}` };
        result[known.at] = known.edit;
    }
    return result;
}

/** A chain `path a -> b -> c` is several ways in one text: what is written there holds for all of them. */
function isChained({ key, source }: Target, sources: Sources): boolean {
    return elementKindOf(key) === 'way' && outlineOf(source.path, sources).startsSeveral(source.start);
}

type SimpleEdit = Exclude<ModelEdit, { do: 'add-fact' | 'declare' }>;

function editOf(edit: SimpleEdit, sources: Sources, additions: Map<ElementKey, string[]>): readonly TextEdit[] | undefined {
    const target = targetOf('at' in edit ? edit.at.element : edit.element, sources);
    if (target === undefined || (edit.do !== 'replace' && isChained(target, sources))) return undefined;
    const { source, text } = target;
    const instead = (span: Span, replacement: string): readonly TextEdit[] => [{ path: source.path, start: span.start, end: span.end, text: replacement }];
    switch (edit.do) {
        case 'replace': {
            const span = valueOf(edit.at, source);
            return span === undefined ? undefined : instead(span, edit.text);
        }
        case 'remove': return remove(edit.at, target);
        case 'keyword': {
            const word = /^[\p{L}-]+/u.exec(text.slice(source.start, source.end));
            return word === null ? undefined : instead({ start: source.start, end: source.start + word[0].length }, edit.text);
        }
        case 'append': {
            const end = endOf(edit.at, target);
            return end === undefined ? undefined : instead({ start: end, end }, /^\s/.test(edit.text) ? edit.text : ` ${edit.text}`);
        }
        case 'add-item': {
            const last = source.values[edit.field]?.at(-1);
            if (last !== undefined) return instead({ start: last.end, end: last.end }, `, ${edit.text}`);
            put(additions, edit.element, `${edit.keyword} ${edit.text}`);
            return [];
        }
    }
}

function valueOf({ field, index = 0 }: Place, source: ElementSource): Span | undefined {
    if (field === undefined || field === 'name') return source.name;
    return field === 'title' ? source.title : source.values[field]?.[index];
}

/** Behind a fact (before its own block), behind a value, or behind the head of an element. */
function endOf({ field, index = 0 }: Place, { source, text }: Target): number | undefined {
    if (field === undefined) return source.block === undefined ? source.end : beforeBlanks(text, source.block.start);
    const value = valueOf({ element: 'file:', field, index }, source);
    const facts = source.facts[field] ?? [];
    // One fact for each item; otherwise the items of a list share a fact.
    const fact = facts.length === Math.max(source.values[field]?.length ?? 0, index + 1) ? facts[index] : undefined;
    return fact !== undefined && !isClosingBrace(text[fact.end - 1]) ? fact.end : value?.end;
}

// ---- Adding -------------------------------------------------------------------------------------------------------

/** Facts of these keywords would read as a clause of the fact before them on the same line. */
const ALSO_CLAUSES: ReadonlySet<string> = new Set(['within', 'when', 'for', 'by', 'source', 'at', 'of', 'accepted']);
/** They stand behind the plain facts. */
const BIG_FACT = /^(?:stage|touchpoint|path|handoff|at)\b/;
const BLOCK_KINDS: ReadonlySet<string> = new Set(['stage', 'touchpoint', 'way', 'owner', 'entry']);
/** They are one line, and have no block. */
const BLOCKLESS: ReadonlySet<string> = new Set(['promise', 'expectation', 'pain', 'file']);

function addFacts(target: Target, texts: readonly string[], sources: Sources): readonly TextEdit[] | undefined {
    const { key, source, file, text } = target;
    if (BLOCKLESS.has(elementKindOf(key)) || isChained(target, sources)) return undefined;
    if (source.block === undefined) return makeBlock(target, texts.join('\n'));
    const { start: open, end } = source.block;
    const close = end - 1;
    if (!isClosingBrace(text[close]) || close <= open) return undefined;

    const within = ({ start }: Span): boolean => open < start && start < close;
    const blocks = outermost(outlineOf(source.path, sources).between(open, close).filter(({ kind, span }: Inner) => BLOCK_KINDS.has(kind) && span !== source).map(({ span }) => span));
    const facts = outside(outermost(Object.values(source.facts).flat().filter(within)), blocks);
    const parts = outermost([...blocks, ...facts]);
    const firstBlock = blocks[0]?.start ?? Infinity;
    const behind = {
        plain: lastEnd(facts.filter(fact => fact.start < firstBlock)),
        big: lastEnd(parts),
    };
    const additions = [
        { after: behind.plain, text: texts.filter(each => !BIG_FACT.test(each)).join('\n') },
        { after: behind.big, text: texts.filter(each => BIG_FACT.test(each)).join('\n') },
    ].filter(addition => addition.text !== '');
    const oneLine = !/[\r\n]/.test(text.slice(open, close));
    if (!oneLine) return additions.flatMap(addition => addLine(target, parts, addition));

    const firstPart = parts[0]?.start;
    const inline = additions.map(({ after, text: added }): TextEdit => {
        if (after >= 0) return { path: file.path, start: after, end: after, text: `  ${added}` };
        if (firstPart !== undefined) return { path: file.path, start: firstPart, end: firstPart, text: `${added}  ` };
        return { path: file.path, start: open + 1, end: close, text: ` ${added} ` };
    });
    const blockText = text.slice(open + 1, close).trim();
    const staysOnLine = additions.every(({ after, text: added }) => !/[{}\n]/.test(added) && !(after >= 0 && ALSO_CLAUSES.has(wordOf(added))))
        && (parts.length > 0 || blockText === '')
        && columnsOf(lineAround(text, open)) + additions.reduce((sum, { text: added }) => sum + columnsOf(added) + 2, 0) <= WIDEST_LINE;
    return staysOnLine ? inline : expand(target, parts, additions);
}

/** A new block behind an element that has none. */
function makeBlock({ source, text, file }: Target, added: string): readonly TextEdit[] {
    const eol = eolOf(text);
    const indent = indentAt(text, source.start);
    const put = (at: number, replacement: string): TextEdit => ({ path: file.path, start: at, end: at, text: replacement });
    const startsLine = beforeBlanks(text, source.start) === lineStart(text, source.start);
    const short = ` { ${added} }`;
    // Inside somebody's one-line block, several lines would be worse than a long one.
    if (!startsLine && !/[{}\n]/.test(added) && columnsOf(lineAround(text, source.start)) + columnsOf(short) <= WIDEST_LINE) return [put(source.end, short)];
    const body = `${eol}${indented(added, indent + unitOf(indent), eol)}${eol}${indent}}`;
    const lineEnd = endOfLine(text, source.end);
    const comment = /^[ \t]*\/\//.test(text.slice(source.end, lineEnd));
    return comment ? [put(source.end, ' {'), put(lineEnd, body)] : [put(source.end, ` {${body}`)];
}

interface Addition { /** The end of what it stands behind; negative for the beginning of the block. */ readonly after: number; readonly text: string }

/** A new line in a block of several lines. */
function addLine({ source, text, file }: Target, parts: readonly Span[], { after, text: added }: Addition): readonly TextEdit[] {
    const eol = eolOf(text);
    const open = source.block!.start;
    const ownLine = parts.find(part => beforeBlanks(text, part.start) === lineStart(text, part.start));
    const indent = ownLine === undefined ? indentAt(text, source.start) + unitOf(indentAt(text, source.start)) : indentAt(text, ownLine.start);
    const behind = after < 0 ? open + 1 : after;
    const lineEnd = endOfLine(text, behind);
    const lines = `${eol}${indented(added, indent, eol)}`;
    if (/^[ \t]*(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/[ \t]*)?$/.test(text.slice(behind, lineEnd))) return [{ path: file.path, start: lineEnd, end: lineEnd, text: lines }];
    const next = afterBlanks(text, behind);
    const nextIndent = isClosingBrace(text[next]) && next === source.block!.end - 1 ? indentAt(text, source.start) : indent;
    return [{ path: file.path, start: behind, end: next, text: `${lines}${eol}${nextIndent}` }];
}

/** A block on one line becomes one of several lines: only the blanks between its facts change. */
function expand({ source, text, file }: Target, parts: readonly Span[], additions: readonly Addition[]): readonly TextEdit[] {
    const eol = eolOf(text);
    const outer = indentAt(text, source.start);
    const indent = outer + unitOf(outer);
    const open = source.block!.start + 1;
    const close = source.block!.end - 1;
    // Whatever stands between two facts, such as a comment, stays with the first.
    const starts = [...new Set([afterBlanks(text, open), ...parts.map(part => part.start)])].filter(start => start < close).sort((a, b) => a - b);
    const edits: TextEdit[] = [];
    const done = new Set<number>();
    let end = open;
    const gap = (next: number, closing: boolean): void => {
        const here = additions.filter(({ after }) => (after < 0 ? end === open : end >= after && !done.has(after)));
        for (const addition of here) if (addition.after >= 0) done.add(addition.after);
        const lines = here.map(addition => `${eol}${indented(addition.text, indent, eol)}`).join('');
        edits.push({ path: file.path, start: end, end: next, text: `${lines}${eol}${closing ? outer : indent}` });
    };
    starts.forEach((start, i) => {
        gap(start, false);
        end = beforeBlanks(text, starts[i + 1] ?? close);
    });
    gap(close, true);
    return edits;
}

/** New top-level declarations at the end of a file, each behind an empty line. */
function declare({ path, text }: SourceText, declarations: readonly string[]): TextEdit {
    const eol = eolOf(text);
    const body = declarations.map(each => indented(each.trimEnd(), '', eol)).join(eol + eol) + eol;
    const before = text.trim() === '' || endsInEmptyLine(text, beforeLastEol(text, text.length)) ? '' : endsInEmptyLine(text, text.length) ? eol : eol + eol;
    return { path, start: text.length, end: text.length, text: before + body };
}

// ---- Removing -----------------------------------------------------------------------------------------------------

function remove(at: Place, target: Target): readonly TextEdit[] | undefined {
    const { source, text, file } = target;
    const cut = ({ start, end }: Span): TextEdit => ({ path: file.path, start, end, text: '' });
    if (at.field === undefined) return [cut(wholeElement(file, source))];
    const stated = source.facts[at.field] ?? [];
    // Items that share a fact may name it each.
    const found = outermost(stated).map(fact => withKeyword(text, fact, at.field!));
    const facts = found.filter(fact => fact !== undefined);
    if (facts.length < found.length) return undefined;
    if (at.index === undefined) return facts.length === 0 ? undefined : facts.map(fact => cut(wholeFact(target, fact)));

    const values = source.values[at.field] ?? [];
    const value = facts.length === stated.length && facts.length >= values.length ? undefined : values[at.index];
    const fact = value === undefined ? facts[at.index] : facts.find(each => each.start <= value.start && value.end <= each.end);
    if (fact === undefined) return undefined;
    const siblings = values.filter(each => fact.start <= each.start && each.end <= fact.end);
    if (value === undefined || siblings.length < 2) return [cut(wholeFact(target, fact))];
    const place = siblings.indexOf(value);
    return [cut(place === 0 ? { start: value.start, end: siblings[1]!.start } : { start: siblings[place - 1]!.end, end: value.end })];
}

/** A condition in the head of a way is known by its text alone. Undefined when more than blanks stands before that. */
function withKeyword(text: string, fact: Span, field: string): Span | undefined {
    if (field !== 'when' || text.startsWith('when', fact.start)) return fact;
    const start = beforeBlanks(text, fact.start) - 'when'.length;
    return text.startsWith('when', start) ? { start, end: fact.end } : undefined;
}

/** A fact with its line, or with its block when nothing else is in that. A comment behind it stays. */
function wholeFact({ source, text }: Target, fact: Span): Span {
    const { block } = source;
    if (block !== undefined && block.start < fact.start && fact.end < block.end) {
        const left = text.slice(block.start + 1, fact.start) + text.slice(fact.end, block.end - 1);
        if (left.trim() === '') return { start: beforeBlanks(text, block.start), end: block.end };
    }
    return withLine(text, fact);
}

function withLine(text: string, { start, end }: Span): Span {
    const first = beforeBlanks(text, start);
    const next = afterBlanks(text, end);
    const lineEnd = endOfLine(text, end);
    const startsLine = first === lineStart(text, start);
    if (startsLine && next === lineEnd) return { start: first, end: afterEol(text, lineEnd) };
    if (startsLine) return { start, end: next };
    if (next === lineEnd || isClosingBrace(text[next])) return { start: first, end };
    return { start, end: next };
}

/** An element with its lines, the comment directly above it, and one of two empty lines around it. */
function wholeElement({ text, comments }: SourceText, source: Span): Span {
    let start = source.start;
    for (let i = commentsBefore(comments, start) - 1; i >= 0; i--) {
        const comment = comments[i]!;
        const between = text.slice(comment.end, start);
        const attached = comment.ownLine && /^[ \t]*(?:\r\n|\r|\n)[ \t]*$/.test(between) && !/^\/\/\s*journey-ignore-file/.test(text.slice(comment.start, comment.end));
        if (!attached) break;
        start = comment.start;
    }
    const lines = withLine(text, { start, end: source.end });
    const above = beforeLastEol(text, lines.start);
    const emptyBefore = endsInEmptyLine(text, above) || text[above - 1] === '{';
    const empty = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(lines.end));
    return emptyBefore && empty !== null && lines.end > source.end ? { start: lines.start, end: lines.end + empty[0].length } : lines;
}

// ---- Text ---------------------------------------------------------------------------------------------------------

const isClosingBrace = (sign: string | undefined): boolean => sign === '}' || sign === '｝';
const wordOf = (text: string): string => /^[a-z]*/.exec(text)![0];

/** The line ending of a text: that of its first line. */
function eolOf(text: string): string {
    return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/** The end of the line before the one of an offset that has only blanks before it; else the offset itself. */
function beforeLastEol(text: string, offset: number): number {
    const start = beforeBlanks(text, offset);
    if (text[start - 1] === '\r') return start - 1;
    return text[start - 1] !== '\n' ? offset : text[start - 2] === '\r' ? start - 2 : start - 1;
}
function endsInEmptyLine(text: string, end: number): boolean {
    const start = beforeBlanks(text, end);
    return start === lineStart(text, start);
}

/** How many comments end at an offset or before it. */
function commentsBefore(comments: SourceText['comments'], offset: number): number {
    let low = 0;
    let high = comments.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (comments[middle]!.end <= offset) low = middle + 1;
        else high = middle;
    }
    return low;
}

function lineStart(text: string, offset: number): number {
    let at = offset;
    while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
    return at;
}
function endOfLine(text: string, offset: number): number {
    let at = offset;
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
    return at;
}
function afterEol(text: string, lineEnd: number): number {
    return lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : lineEnd < text.length ? 1 : 0);
}
function beforeBlanks(text: string, offset: number): number {
    let at = offset;
    while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
    return at;
}
function afterBlanks(text: string, offset: number): number {
    let at = offset;
    while (text[at] === ' ' || text[at] === '\t') at++;
    return at;
}
function lineAround(text: string, offset: number): string {
    return text.slice(lineStart(text, offset), endOfLine(text, offset));
}
function indentAt(text: string, offset: number): string {
    return /^[ \t]*/.exec(lineAround(text, offset))![0];
}
const unitOf = (indent: string): string => (indent.includes('\t') ? '\t' : '  ');

function indented(text: string, indent: string, eol: string): string {
    return text.split(/\r\n|\r|\n/).map(line => (line === '' ? '' : indent + line)).join(eol);
}

/** The end of the last of them; negative when there is none. */
function lastEnd(spans: readonly Span[]): number {
    return spans.reduce((end, span) => Math.max(end, span.end), -1);
}

/** Those that begin in none of some others; both in the order of the text. */
function outside(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
    let next = 0;
    return spans.filter(({ start }) => {
        while (next < others.length && others[next]!.end <= start) next++;
        return !(next < others.length && others[next]!.start <= start);
    });
}

/** The spans that stand in no other one, in the order of the text. */
function outermost(spans: readonly Span[]): readonly Span[] {
    const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
    const result: Span[] = [];
    for (const span of sorted) {
        const last = result.at(-1);
        if (last === undefined || last.end <= span.start) result.push(span);
    }
    return result;
}
