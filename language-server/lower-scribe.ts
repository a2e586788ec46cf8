import type { AstNode, CstNode, Reference as LangiumReference } from 'langium';
import { Entry } from './element-source';
import type { FastCstNode } from './fast-parser';
import type { Parsed } from './parse';
import type * as Model from '../src/model/model';
import { elementKey, UNKNOWN, type ElementKey, type ElementKind } from '../src/model/model';
import type { Problem, TextFix } from '../src/model/problem';
import { readDuration, type Read, type ValueProblem } from '../src/model/quantity';
import type { ElementSource, SourceText, Span } from '../src/model/source';

/** One file, lowered: its part of the model, where that stands in the text, and the names that it refers to. */
export interface Unit {
    readonly source: SourceText;
    /** In the order of the text; inner owners follow their outer one. Ways are those between journeys. */
    readonly declarations: readonly Model.Declaration[];
    readonly elements: ReadonlyMap<ElementKey, ElementSource>;
    /** Every name that can be referred to, in the order of the text. */
    readonly names: readonly DeclaredName[];
    readonly references: readonly Reference[];
    readonly problems: readonly Problem[];
}

/** `space`: the journey that the name belongs to, or `caseSpace` of its case; absent for the project's own names. */
export interface DeclaredName { readonly kind: ElementKind; readonly name: string; readonly id: string; readonly space?: string; readonly span: Span }

/**
 * A name in the text that refers to something. Linking writes the id of what it found into the model;
 * before that, and when it finds nothing, the author's own text stands there.
 */
export interface Reference extends Span {
    readonly text: string;
    /** The kinds that its place allows, the preferred first. */
    readonly kinds: readonly ElementKind[];
    /** The names to look in before the project's: a case's own, then its journey's. */
    readonly spaces: readonly string[];
    /** The element it stands in. */
    readonly element: ElementKey;
    /** Where the id goes in the model: a property of an object, or an item of a list. */
    readonly holder: Record<string | number, unknown>;
    readonly key: string | number;
    /** The holder also takes the kind that was found, in `as`. */
    readonly withKind: boolean;
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** A model element while it is being built. */
export type Draft = Record<string, unknown>;

/** What an element's facts are lowered into. `prefix`: how ids of what it names begin, where that is not its journey's name and a dot. */
export interface Target { readonly prefix?: string; readonly key: ElementKey; readonly draft: Draft; readonly entry: Entry; readonly spaces: readonly string[]; readonly journey: string }

/** The space of a case's names. A case may be called like a journey. */
export const caseSpace = (name: string): string => `case:${name}`;
/** What stands among the taken names when a journey of another file is called like a case. */
export const besideJourney = (name: string): string => `beside journey:${name}`;
/** How a space is called from outside. */
export const spaceName = (space: string): string => (space.startsWith('case:') ? space.slice('case:'.length) : space);

/** Names of other files that a file must not declare again, by `kind:name`: how often they are, and the first that is so called. */
export type TakenNames = ReadonlyMap<string, { readonly count: number; readonly first: ElementKey }>;

export const span = (node: AstNode): Span => ({ start: node.$cstNode!.offset, end: node.$cstNode!.end });
const spanOfNode = (node: CstNode): Span => ({ start: node.offset, end: node.end });

/** The place of the n-th value that was assigned to a property of a node. */
export function placeOf(node: AstNode, property: string, index = 0): Span | undefined {
    const content = (node.$cstNode as unknown as { readonly content?: readonly CstNode[] } | undefined)?.content ?? [];
    let seen = 0;
    for (const child of content) {
        const quick = (child as unknown as FastCstNode).feature;
        if (quick !== undefined) {
            if (quick === property && seen++ === index) return spanOfNode(child);
            continue;
        }
        let grammar = child.grammarSource as { readonly feature?: string; readonly $container?: unknown; readonly $type: string } | undefined;
        while (grammar !== undefined && grammar.$type !== 'Assignment' && grammar.$type !== 'ParserRule') grammar = grammar.$container as typeof grammar;
        if (grammar?.feature === property && seen++ === index) return spanOfNode(child);
    }
    return undefined;
}

/** From `{` to behind `}`, found among the node's own leaves. */
export function blockOf(node: AstNode): Span | undefined {
    const content = (node.$cstNode as unknown as { readonly content?: readonly CstNode[] } | undefined)?.content ?? [];
    let open: CstNode | undefined;
    for (const child of content) {
        const grammar = child.grammarSource as { readonly $type: string; readonly value?: string } | undefined;
        const keyword = (child as unknown as FastCstNode).keyword ?? (grammar?.$type === 'Keyword' ? grammar.value : undefined);
        if (keyword === '{') open = child;
        if (keyword === '}' && open !== undefined) return { start: open.offset, end: child.end };
    }
    return open === undefined ? undefined : { start: open.offset, end: node.$cstNode!.end };
}

/** The kinds that a place allows, the preferred first. */
export const OWNER: readonly ElementKind[] = ['owner'];
export const CHANNEL: readonly ElementKind[] = ['channel'];
export const PERSONA: readonly ElementKind[] = ['persona'];
export const SCENARIO: readonly ElementKind[] = ['scenario'];
export const SYSTEM: readonly ElementKind[] = ['system'];
export const METRIC: readonly ElementKind[] = ['metric'];
export const JOURNEY: readonly ElementKind[] = ['journey'];
export const TOUCHPOINT: readonly ElementKind[] = ['touchpoint'];
export const INFORMATION: readonly ElementKind[] = ['information'];
export const PAIN: readonly ElementKind[] = ['pain'];
export const PROMISE: readonly ElementKind[] = ['promise'];
export const EXPECTATION: readonly ElementKind[] = ['expectation', 'promise'];
export const COMMITMENT: readonly ElementKind[] = ['promise', 'expectation'];
export const CARRIED: readonly ElementKind[] = ['promise', 'expectation', 'information'];
export const FALLBACK: readonly ElementKind[] = ['touchpoint', 'owner'];
export const NO_SPACES: readonly string[] = [];
export const QUOTES = '"“”「『＂';

/**
 * What lowering one file writes down: elements and their places, names, references and problems. The steps of lowering
 * (lower-facts.ts, lower.ts) build on it; it lives for one call.
 */
export class Scribe {
    protected readonly declarations: Model.Declaration[] = [];
    protected readonly elements = new Map<ElementKey, Entry>();
    protected readonly names: DeclaredName[] = [];
    protected readonly references: Reference[] = [];
    protected readonly problems: Problem[] = [];
    /** How often an id was given away in this file: a second one gets `#2`, and a finding. */
    protected readonly taken = new Map<string, { count: number; readonly first: ElementKey }>();

    constructor(protected readonly parsed: Parsed, protected readonly path: string, elsewhere: TakenNames) {
        for (const [slot, { count, first }] of elsewhere) this.taken.set(slot, { count, first });
    }

    // ---- Problems -----------------------------------------------------------------------------------------------

    protected textProblems(): void {
        const file = elementKey('file', this.path);
        const fixed = (start: number, end: number, text: string) => [{ path: this.path, start, end, text }];
        for (const { start, end, message, args, fix } of this.parsed.problems) {
            this.problems.push({
                rule: 'syntax', message, args, path: this.path, start, end, element: this.innermost(start) ?? file,
                ...(fix && { fixes: [{ title: fix.title, args: fix.args, safe: false, edits: fixed(fix.start, fix.end, fix.text) }] }),
            });
        }
        if (this.parsed.fullwidth.length === 0) return;
        for (const { start, end, ascii } of this.parsed.fullwidth) {
            const sign = this.parsed.text.slice(start, end);
            this.problems.push({
                rule: 'fullwidth-punctuation', message: 'default', args: { sign, ascii: ascii.trim() === '' ? ' ' : ascii.trim() }, path: this.path, start, end,
                element: this.innermost(start) ?? file,
                fixes: [{ title: 'replace', args: { sign, ascii: ascii.trim() }, safe: true, edits: fixed(start, end, ascii) }],
            });
        }
    }

    /** The smallest element around an offset. Elements come outer before inner, so the last that holds it is the one. */
    protected innermost(offset: number): ElementKey | undefined {
        let found: ElementKey | undefined;
        for (const [key, entry] of this.elements) {
            if (entry.start > offset) break;
            if (offset <= entry.end || isSameFact(this.parsed.text, entry.end, offset)) found = key;
        }
        return found;
    }

    protected invalid(target: Target, place: Span, problem: ValueProblem | { readonly message: string; readonly args: Readonly<Record<string, string>>; readonly corrected?: string }): void {
        const fix: TextFix | undefined = problem.corrected === undefined ? undefined
            : { title: 'replace-with', args: { text: problem.corrected }, safe: false, edits: [{ path: this.path, ...place, text: problem.corrected }] };
        this.problems.push({
            rule: 'invalid-value', message: problem.message, args: problem.args, path: this.path, ...place, element: target.key, ...(fix && { fixes: [fix] }),
        });
    }

    /** What cannot be read is said already, and may be the very words that are missing. */
    protected nothingSaid(target: Target, place: Span, keyword: string): void {
        const line = /^[^\n\r]*/.exec(this.parsed.text.slice(place.end, place.end + 1000))![0];
        if (this.parsed.problems.some(({ start }) => place.start <= start && start <= place.end + line.length)) return;
        this.invalid(target, place, { message: 'nothing-said', args: { keyword } });
    }

    protected twice(target: Target, keyword: string, first: Span, second: Span): void {
        const removal = this.lineOf(second);
        this.problems.push({
            rule: 'duplicate-attribute', message: 'default', args: { keyword, element: String(target.draft.title ?? target.draft.name ?? '') },
            path: this.path, ...second, element: target.key,
            related: [{ path: this.path, ...first, message: 'first', args: { keyword } }],
            fixes: [{ title: 'remove', args: { keyword }, safe: false, edits: [{ path: this.path, ...removal, text: '' }] }],
        });
    }

    /** An item that its list has already; where it stands among those of its fact says what the correction takes out with it. */
    protected itemTwice(target: Target, keyword: string, item: string, at: Span, among: { readonly before: Span | undefined; readonly after: Span | undefined; readonly fact: Span }): void {
        const { before, after, fact } = among;
        const removal = before !== undefined ? { start: before.end, end: at.end } : after !== undefined ? { start: at.start, end: after.start } : this.lineOf(fact);
        this.problems.push({
            rule: 'duplicate-attribute', message: 'item', args: { item, keyword, element: String(target.draft.title ?? target.draft.name ?? '') }, path: this.path, ...at, element: target.key,
            fixes: [{ title: 'remove-item', args: { item }, safe: true, edits: [{ path: this.path, ...removal, text: '' }] }],
        });
    }

    /** A fact with its line when it is alone there, else with the blanks before it. */
    private lineOf({ start, end }: Span): Span {
        const lineStart = this.parsed.text.slice(0, start).search(/[ \t]*$/);
        const alone = lineStart === 0 || /[\n\r]/.test(this.parsed.text[lineStart - 1]!);
        const after = /^[ \t]*(?:\r\n|\r|\n)/.exec(this.parsed.text.slice(end));
        return alone && after !== null ? { start: lineStart, end: end + after[0].length } : { start: lineStart, end };
    }

    // ---- Elements -----------------------------------------------------------------------------------------------

    /** Registers an element; a name that is taken already gets `#2` and a finding that points at the first. */
    protected element(
        node: AstNode & { readonly name?: string; readonly title?: string }, kind: ElementKind, prefix: string,
        scope: { readonly spaces: readonly string[]; readonly journey: string; readonly space?: string; readonly names?: string; readonly extra?: Draft },
    ): Target {
        const place = span(node);
        const nameSpan = node.name === undefined ? undefined : placeOf(node, 'name');
        const name = node.name ?? '';
        // An element that lacks its name has a syntax error already; the sign keeps it apart from every real one.
        const wanted = prefix + (name === '' ? `?${this.elements.size}` : name);
        const id = this.free(`${scope.names ?? kind}:${wanted}`, wanted, kind, name, nameSpan ?? place);
        const key = elementKey(kind, id);
        const entry = new Entry(this.path, place.start, place.end);
        if (nameSpan !== undefined) entry.setName(nameSpan);
        const title = node.title === undefined ? undefined : placeOf(node, 'title');
        const titled = node.title !== undefined && !isBlank(node.title);
        if (title !== undefined) entry.setTitle(title);
        const block = blockOf(node);
        if (block !== undefined) entry.setBlock(block);
        this.elements.set(key, entry);
        if (name !== '') this.names.push({ kind, name, id, ...(scope.space !== undefined && { space: scope.space }), span: nameSpan ?? place });
        if (name === UNKNOWN && (kind === 'owner' || kind === 'channel')) {
            this.problems.push({ rule: 'invalid-value', message: 'reserved-name', args: { kind, name }, path: this.path, ...(nameSpan ?? place), element: key });
        }
        const draft: Draft = { kind, id, name, ...(titled && { title: node.title }), ...scope.extra };
        const target: Target = { key, draft, entry, spaces: scope.spaces, journey: scope.journey };
        if (title !== undefined && !titled) this.nothingSaid(target, title, NO_WORDS);
        return target;
    }

    protected free(slot: string, wanted: string, kind: ElementKind, name: string, place: Span): string {
        const known = this.taken.get(slot);
        if (known === undefined) {
            this.taken.set(slot, { count: 1, first: elementKey(kind, wanted) });
            return wanted;
        }
        known.count++;
        const id = `${wanted}#${known.count}`;
        this.problems.push({
            rule: 'duplicate-name', message: 'default', args: { kind, name }, path: this.path, ...place, element: elementKey(kind, id),
            relatedElements: [{ element: known.first, message: 'first', args: { kind, name } }],
        });
        return id;
    }

    // ---- Values -------------------------------------------------------------------------------------------------

    protected length(target: Target, written: string, at: Span, keyword: string): Model.Length {
        const sign = this.parsed.text[at.start];
        if (sign !== undefined && QUOTES.includes(sign)) {
            if (isBlank(written)) this.nothingSaid(target, at, keyword);
            return { words: written };
        }
        const duration = this.read(target, readDuration(written), at);
        // A length that cannot be read was stated all the same.
        return duration === undefined ? { words: written } : { duration };
    }

    /** A length of time that has to be some: no limit can be kept within none. */
    protected some<T extends Model.Length>(target: Target, length: T, at: Span): T {
        if ('duration' in length && length.duration.max === 0) this.invalid(target, at, { message: 'not-positive', args: { text: length.duration.text } });
        return length;
    }

    protected read<T>(target: Target, read: Read<T>, at: Span): T | undefined {
        if (read.problem !== undefined) this.invalid(target, at, read.problem);
        return read.value;
    }

    protected value(target: Target, field: string, place: Span | undefined): void {
        if (place !== undefined) target.entry.addValue(field, place);
    }

    /** A single-valued property; a second one is a finding and changes nothing. */
    protected once(target: Target, field: string, value: unknown, keyword: string, place: Span, at?: Span): boolean {
        const first = target.entry.fact(field);
        if (first !== undefined) {
            this.twice(target, keyword, first, place);
            return false;
        }
        target.draft[field] = value;
        target.entry.addFact(field, place);
        this.value(target, field, at);
        return true;
    }

    /** One more item of a list property. Answers its index. */
    protected add(target: Target, field: string, item: unknown, place: Span | undefined, at?: Span): number {
        const list = (target.draft[field] ??= []) as unknown[];
        list.push(item);
        if (place !== undefined) target.entry.addFact(field, place);
        this.value(target, field, at);
        return list.length - 1;
    }

    // ---- References ---------------------------------------------------------------------------------------------

    protected refSpan(reference: LangiumReference | undefined): Span | undefined {
        return reference?.$refNode === undefined ? undefined : spanOfNode(reference.$refNode);
    }

    protected refs(target: Target, field: string, references: readonly LangiumReference[] | undefined, kinds: readonly ElementKind[], place: Span, keyword = field): void {
        let isFirst = true;
        for (const reference of this.distinct(target, keyword, references ?? [], (target.draft[field] ?? []) as readonly unknown[], place)) {
            const index = this.add(target, field, reference.$refText, isFirst ? place : undefined);
            this.reference(target, field, reference, kinds, target.draft[field] as Draft, index);
            isFirst = false;
        }
    }

    /** Those that the list does not have yet; the others are findings. */
    protected distinct(target: Target, keyword: string, references: readonly LangiumReference[], known: readonly unknown[], fact: Span): readonly LangiumReference[] {
        // By far the most lists.
        if (known.length === 0 && references.length < 2) return references;
        return this.distinctItems(target, keyword, references.map(reference => ({ text: reference.$refText, at: this.refSpan(reference), item: reference })), known, fact);
    }

    protected distinctItems<T>(
        target: Target, keyword: string, items: readonly { readonly text: string; readonly at: Span | undefined; readonly item: T }[], known: readonly unknown[], fact: Span,
    ): readonly T[] {
        const said = new Set(known);
        return items.flatMap(({ text, at, item }, i) => {
            if (at !== undefined && said.has(text)) {
                this.itemTwice(target, keyword, text, at, { before: items[i - 1]?.at, after: items[i + 1]?.at, fact });
                return [];
            }
            said.add(text);
            return [item];
        });
    }

    /** A reference inside an item of a list property; the item's own place stays the place of the finding. */
    protected innerRef(target: Target, holder: Draft, key: string, reference: LangiumReference | undefined, kinds: readonly ElementKind[]): void {
        if (reference === undefined) return;
        holder[key] = reference.$refText;
        this.reference(target, '', reference, kinds, holder, key, false, false);
    }

    protected innerRefs(target: Target, holder: Draft, key: string, references: readonly LangiumReference[] | undefined, kinds: readonly ElementKind[]): void {
        const list = (holder[key] ??= []) as string[];
        const fact = references?.[0] === undefined ? undefined : this.refSpan(references[0]);
        for (const reference of fact === undefined ? [] : this.distinct(target, key, references ?? [], list, fact)) {
            const at = list.push(reference.$refText) - 1;
            this.reference(target, '', reference, kinds, list as unknown as Draft, at, false, false);
        }
    }

    protected reference(
        target: Target, field: string, reference: LangiumReference, kinds: readonly ElementKind[],
        holder: Draft, key: string | number, withKind = false, placed = true,
    ): void {
        const place = this.refSpan(reference);
        if (place === undefined) return;
        if (placed) this.value(target, field, place);
        const text = reference.$refText;
        // Only after the facts `owner` and `channel` it is the word for what is known not to be stated.
        if (text === UNKNOWN && ((kinds === OWNER && field === 'owner') || (kinds === CHANNEL && field === 'channels' && target.draft.kind !== 'persona'))) return;
        this.references.push({ text, kinds, spaces: target.spaces, element: target.key, ...place, holder, key, withKind });
    }
}

export const isBlank = (text: string): boolean => text.trim() === '';
/** How a message calls words that are empty. */
export const NO_WORDS = '""';

/** What does not fit behind an element on its line goes on with what the element says. */
function isSameFact(text: string, end: number, offset: number): boolean {
    return offset - end < 200 && !/[\n\r{}]/.test(text.slice(end, offset)) && text[end - 1] !== '}';
}
