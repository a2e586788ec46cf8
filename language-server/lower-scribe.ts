import type { AstNode, CstNode, Reference as LangiumReference } from 'langium';
import { blankOf, type Draft } from './blanks';
import { Elements, Entry, Places, type Stretch } from './element-source';
import type { FastCst } from './fast-parser';
import type { Parsed } from './parse';
import type * as Model from '../src/model/model';
import { elementKey, UNKNOWN, type ElementKey, type ElementKind } from '../src/model/model';
import type { Problem, TextFix } from '../src/model/problem';
import { readDuration, type Read, type ValueProblem } from '../src/model/quantity';
import type { SourceText, Span } from '../src/model/source';

/** One file, lowered: its part of the model, where that stands in the text, and the names that it refers to. */
export interface Unit {
    readonly source: SourceText;
    /** In the order of the text; inner owners follow their outer one. Ways are those between journeys. */
    readonly declarations: readonly Model.Declaration[];
    readonly elements: Elements;
    /** Every name that can be referred to, in the order of the text. */
    readonly names: readonly DeclaredName[];
    readonly references: readonly Reference[];
    readonly problems: readonly Problem[];
}

/** `space`: the journey that the name belongs to, or `caseSpace` of its case; undefined for the project's own names. */
export interface DeclaredName {
    readonly kind: ElementKind;
    readonly name: string;
    readonly id: string;
    readonly key: ElementKey;
    readonly space: string | undefined;
    /** Of the file that declares it. */
    readonly path: string;
}

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
    /** What it says of that element, as the model calls it: `owner`, `meets`, `via`. */
    readonly field: string;
    /** Where the id goes in the model: a property of an object, or an item of a list. */
    readonly holder: Record<string | number, unknown>;
    readonly key: string | number;
    /** The holder also takes the kind that was found, in `as`. */
    readonly withKind: boolean;
}

/** What an element's facts are lowered into. `prefix`: how ids of what it names begin, where that is not its journey's name and a dot. */
export interface Target {
    readonly key: ElementKey;
    readonly draft: Draft;
    readonly entry: Entry;
    readonly spaces: readonly string[];
    readonly journey: string;
    readonly prefix: string | undefined;
}

/** What a target passes on to the elements in it. */
export type Holder = Pick<Target, 'spaces' | 'journey'>;

/** The space of a case's names. A case may be called like a journey. */
export const caseSpace = (name: string): string => `case:${name}`;
/** What stands among the taken names when a journey of another file is called like a case. */
export const besideJourney = (name: string): string => `beside journey:${name}`;
/** How a space is called from outside. */
export const spaceName = (space: string): string => (space.startsWith('case:') ? space.slice('case:'.length) : space);

/** Names of other files that a file must not declare again, by `kind:name`: how often they are, and the first that is so called. */
export type TakenNames = ReadonlyMap<string, { readonly count: number; readonly first: ElementKey }>;

export const stretchOf = (node: AstNode): Stretch => node.$cstNode!;
export const spanOf = ({ offset, end }: Stretch): Span => ({ start: offset, end });

/** The place of the n-th value that was assigned to a property of a node; not of a keyword. */
export function placeOf(node: AstNode, property: string, index = 0): Stretch | undefined {
    const cst = node.$cstNode as unknown as FastCst | { readonly content?: readonly CstNode[] } | undefined;
    let seen = 0;
    if (cst !== undefined && 'firstLeaf' in cst) {
        for (let leaf = cst.firstLeaf; leaf !== undefined; leaf = leaf.next) if (leaf.feature === property && seen++ === index) return leaf;
        return undefined;
    }
    for (const child of cst?.content ?? []) {
        let grammar = child.grammarSource as { readonly feature?: string; readonly $container?: unknown; readonly $type: string } | undefined;
        while (grammar !== undefined && grammar.$type !== 'Assignment' && grammar.$type !== 'ParserRule') grammar = grammar.$container as typeof grammar;
        if (grammar?.feature === property && seen++ === index) return child;
    }
    return undefined;
}

/** Notes where the block of a node stands, from `{` to behind `}`. */
export function noteBlock(entry: Entry, node: AstNode): void {
    const cst = node.$cstNode as unknown as FastCst | { readonly end: number; readonly content?: readonly CstNode[] };
    if ('firstLeaf' in cst) {
        if (cst.open >= 0) entry.setBlock(cst.open, cst.close);
        return;
    }
    let open: number | undefined;
    for (const child of cst.content ?? []) {
        const grammar = child.grammarSource as { readonly $type: string; readonly value?: string } | undefined;
        const keyword = grammar?.$type === 'Keyword' ? grammar.value : undefined;
        if (keyword === '{') open = child.offset;
        if (keyword === '}' && open !== undefined) return entry.setBlock(open, child.end);
    }
    if (open !== undefined) entry.setBlock(open, cst.end);
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
    protected readonly elements: Entry[] = [];
    protected readonly names: DeclaredName[] = [];
    protected readonly references: Reference[] = [];
    protected readonly problems: Problem[] = [];
    protected readonly places = new Places();
    /** The ids of this file in groups that must not share one, with the first element that took it. */
    private readonly taken = new Map<string, Map<string, ElementKey>>();
    /** By group and id, where an id is wanted more than once. */
    private readonly counts = new Map<string, number>();
    /** A value can be missing only where something could not be read. */
    private readonly isWhole: boolean;

    constructor(protected readonly parsed: Parsed, protected readonly path: string, protected readonly elsewhere: TakenNames) {
        this.isWhole = parsed.problems.length === 0;
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
        for (const entry of this.elements) {
            if (entry.start > offset) break;
            if (offset <= entry.end || isSameFact(this.parsed.text, entry.end, offset)) found = entry.key;
        }
        return found;
    }

    protected invalid(target: Target, at: Stretch, problem: ValueProblem | { readonly message: string; readonly args: Readonly<Record<string, string>>; readonly corrected?: string }): void {
        const place = spanOf(at);
        const fix: TextFix | undefined = problem.corrected === undefined ? undefined
            : { title: 'replace-with', args: { text: problem.corrected }, safe: false, edits: [{ path: this.path, ...place, text: problem.corrected }] };
        this.problems.push({
            rule: 'invalid-value', message: problem.message, args: problem.args, path: this.path, ...place, element: target.key, ...(fix && { fixes: [fix] }),
        });
    }

    /** What cannot be read is said already, and may be the very words that are missing. */
    protected nothingSaid(target: Target, place: Stretch, keyword: string): void {
        const line = /^[^\n\r]*/.exec(this.parsed.text.slice(place.end, place.end + 1000))![0];
        if (this.parsed.problems.some(({ start }) => place.offset <= start && start <= place.end + line.length)) return;
        this.invalid(target, place, { message: 'nothing-said', args: { keyword } });
    }

    protected twice(target: Target, keyword: string, first: Span, second: Stretch): void {
        const removal = this.lineOf(second);
        this.problems.push({
            rule: 'duplicate-attribute', message: 'default', args: { keyword, element: String(target.draft.title ?? target.draft.name ?? '') },
            path: this.path, ...spanOf(second), element: target.key,
            related: [{ path: this.path, ...first, message: 'first', args: { keyword } }],
            fixes: [{ title: 'remove', args: { keyword }, safe: false, edits: [{ path: this.path, ...removal, text: '' }] }],
        });
    }

    /** An item that its list has already; where it stands among those of its fact says what the correction takes out with it. */
    private itemTwice(target: Target, keyword: string, item: string, at: Stretch, among: { readonly before: Stretch | undefined; readonly after: Stretch | undefined; readonly fact: Stretch }): void {
        const { before, after, fact } = among;
        const removal = before !== undefined ? { start: before.end, end: at.end } : after !== undefined ? { start: at.offset, end: after.offset } : this.lineOf(fact);
        this.problems.push({
            rule: 'duplicate-attribute', message: 'item', args: { item, keyword, element: String(target.draft.title ?? target.draft.name ?? '') },
            path: this.path, ...spanOf(at), element: target.key,
            fixes: [{ title: 'remove-item', args: { item }, safe: true, edits: [{ path: this.path, ...removal, text: '' }] }],
        });
    }

    /** A fact with its line when it is alone there, else with the blanks before it. */
    private lineOf({ offset, end }: Stretch): Span {
        const lineStart = this.parsed.text.slice(0, offset).search(/[ \t]*$/);
        const alone = lineStart === 0 || /[\n\r]/.test(this.parsed.text[lineStart - 1]!);
        const after = /^[ \t]*(?:\r\n|\r|\n)/.exec(this.parsed.text.slice(end));
        return alone && after !== null ? { start: lineStart, end: end + after[0].length } : { start: lineStart, end };
    }

    // ---- Elements -----------------------------------------------------------------------------------------------

    /**
     * Registers an element; a name that is taken already gets `#2` and a finding that points at the first. `group`: the
     * elements that its id must differ from. `space`: see DeclaredName.
     */
    protected element(node: AstNode & { readonly name?: string; readonly title?: string }, kind: ElementKind, prefix: string, group: string, space: string | undefined, holder: Holder): Target {
        const place = stretchOf(node);
        const nameAt = node.name === undefined ? undefined : placeOf(node, 'name');
        const name = node.name ?? '';
        // An element that lacks its name has a syntax error already; the sign keeps it apart from every real one.
        const wanted = prefix + (name === '' ? `?${this.elements.length}` : name);
        const first = elementKey(kind, wanted);
        const times = this.take(group, wanted, first);
        const id = times === 1 ? wanted : `${wanted}#${times}`;
        const key = times === 1 ? first : elementKey(kind, id);
        if (times > 1) this.nameTwice(kind, name, key, this.taken.get(group)!.get(wanted)!, nameAt ?? place);
        const entry = this.entry(key, place);
        if (nameAt !== undefined) entry.setName(nameAt.offset, nameAt.end);
        noteBlock(entry, node);
        const draft = blankOf(kind);
        draft.id = id;
        draft.name = name;
        const target: Target = { key, draft, entry, spaces: holder.spaces, journey: holder.journey, prefix: undefined };
        if (name !== '') this.names.push({ kind, name, id, key, space, path: this.path });
        if (name === UNKNOWN && (kind === 'owner' || kind === 'channel')) this.invalid(target, nameAt ?? place, { message: 'reserved-name', args: { kind, name } });
        if (node.title !== undefined) this.title(target, node.title, placeOf(node, 'title'));
        return target;
    }

    protected entry(key: ElementKey, { offset, end }: Stretch): Entry {
        const entry = new Entry(key, this.path, offset, end, this.places);
        this.elements.push(entry);
        return entry;
    }

    protected title(target: Target, title: string, place: Stretch | undefined): void {
        if (place !== undefined) target.entry.setTitle(place);
        if (!isBlank(title)) target.draft.title = title;
        else if (place !== undefined) this.nothingSaid(target, place, NO_WORDS);
    }

    /** Gives an id away. Answers how often it is given away now, in this file and those before it. */
    protected take(group: string, id: string, key: ElementKey): number {
        let ids = this.taken.get(group);
        if (ids === undefined) this.taken.set(group, ids = new Map());
        if (!ids.has(id)) {
            const before = this.elsewhere.size === 0 ? undefined : this.elsewhere.get(`${group}:${id}`);
            ids.set(id, before?.first ?? key);
            if (before === undefined) return 1;
            this.counts.set(`${group}:${id}`, before.count + 1);
            return before.count + 1;
        }
        const count = (this.counts.get(`${group}:${id}`) ?? 1) + 1;
        this.counts.set(`${group}:${id}`, count);
        return count;
    }

    private nameTwice(kind: ElementKind, name: string, element: ElementKey, first: ElementKey, place: Stretch): void {
        this.problems.push({
            rule: 'duplicate-name', message: 'default', args: { kind, name }, path: this.path, ...spanOf(place), element,
            relatedElements: [{ element: first, message: 'first', args: { kind, name } }],
        });
    }

    // ---- Values -------------------------------------------------------------------------------------------------

    protected length(target: Target, written: string, at: Stretch, keyword: string): Model.Length {
        const sign = this.parsed.text[at.offset];
        if (sign !== undefined && QUOTES.includes(sign)) {
            if (isBlank(written)) this.nothingSaid(target, at, keyword);
            return { words: written };
        }
        const duration = this.read(target, readDuration(written), at);
        // A length that cannot be read was stated all the same.
        return duration === undefined ? { words: written } : { duration };
    }

    /** A length of time that has to be some: no limit can be kept within none. */
    protected some(target: Target, length: Model.Length, at: Stretch): Model.Length {
        if ('duration' in length && length.duration.max === 0) this.invalid(target, at, { message: 'not-positive', args: { text: length.duration.text } });
        return length;
    }

    protected read<T>(target: Target, read: Read<T>, at: Stretch): T | undefined {
        if (read.problem !== undefined) this.invalid(target, at, read.problem);
        return read.value;
    }

    protected value({ entry }: Target, field: string, place: Stretch | undefined): void {
        if (place !== undefined) entry.addValue(field, place);
    }

    /** A single-valued property; a second one is a finding and changes nothing. */
    protected once(target: Target, field: string, value: unknown, keyword: string, place: Stretch, at?: Stretch): boolean {
        const { draft, entry } = target;
        const first = this.isWhole && draft[field] === undefined ? undefined : entry.fact(field);
        if (first !== undefined) {
            this.twice(target, keyword, first, place);
            return false;
        }
        draft[field] = value;
        entry.addFact(field, place);
        if (at !== undefined) entry.addValue(field, at);
        return true;
    }

    /** One more item of a list property. Answers its index. */
    protected add({ draft, entry }: Target, field: string, item: unknown, place: Stretch | undefined, at?: Stretch): number {
        const list = withItem(draft[field] as unknown[] | undefined, item);
        draft[field] = list;
        if (place !== undefined) entry.addFact(field, place);
        if (at !== undefined) entry.addValue(field, at);
        return list.length - 1;
    }

    // ---- References ---------------------------------------------------------------------------------------------

    protected refs(target: Target, field: string, references: readonly LangiumReference[] | undefined, kinds: readonly ElementKind[], place: Stretch, keyword = field): void {
        const { draft, entry } = target;
        const known = draft[field] as string[] | undefined;
        const fresh = this.distinct(target, keyword, references ?? NOTHING, known ?? NOTHING, place);
        if (fresh.length === 0) return;
        const list = withTexts(known, fresh);
        draft[field] = list;
        entry.addFact(field, place);
        let index = list.length - fresh.length;
        for (const reference of fresh) this.reference(target, field, reference, kinds, list as unknown as Draft, index++);
    }

    /** Those that the list does not have yet; the others are findings. `key`: where the items of the list have their names. */
    protected distinct(target: Target, keyword: string, references: readonly LangiumReference[], known: readonly unknown[], fact: Stretch, key?: string): readonly LangiumReference[] {
        // By far the most lists.
        if (known.length === 0 && areDistinct(references)) return references;
        const said = key === undefined ? known : (known as readonly Draft[]).map(item => item[key]);
        const items = references.map(reference => ({ text: reference.$refText, at: this.placeOfRef(reference), reference }));
        return this.distinctItems(target, keyword, items, said, fact).map(({ reference }) => reference);
    }

    protected distinctItems<T extends { readonly text: string; readonly at: Stretch | undefined }>(target: Target, keyword: string, items: readonly T[], known: readonly unknown[], fact: Stretch): readonly T[] {
        const said = new Set(known);
        return items.filter(({ text, at }, i) => {
            if (at !== undefined && said.has(text)) {
                this.itemTwice(target, keyword, text, at, { before: items[i - 1]?.at, after: items[i + 1]?.at, fact });
                return false;
            }
            said.add(text);
            return true;
        });
    }

    /** A reference inside an item of a list property; the item's own place stays the place of the finding. */
    protected innerRef(target: Target, holder: Draft, key: string, reference: LangiumReference | undefined, kinds: readonly ElementKind[]): void {
        if (reference === undefined) return;
        holder[key] = reference.$refText;
        this.reference(target, key, reference, kinds, holder, key, false, false);
    }

    protected innerRefs(target: Target, holder: Draft, key: string, references: readonly LangiumReference[] | undefined, kinds: readonly ElementKind[]): void {
        const known = holder[key] as string[] | undefined;
        const fact = this.placeOfRef(references?.[0]);
        const fresh = fact === undefined ? NOTHING : this.distinct(target, key, references!, known ?? NOTHING, fact);
        const list = withTexts(known, fresh);
        holder[key] = list;
        let index = list.length - fresh.length;
        for (const reference of fresh) this.reference(target, key, reference, kinds, list as unknown as Draft, index++, false, false);
    }

    protected reference(
        target: Target, field: string, reference: LangiumReference, kinds: readonly ElementKind[],
        holder: Draft, key: string | number, withKind = false, placed = true,
    ): void {
        const place = this.placeOfRef(reference);
        if (place === undefined) return;
        if (placed) target.entry.addValue(field, place);
        const text = reference.$refText;
        // Only after the facts `owner` and `channel` it is the word for what is known not to be stated.
        if (text === UNKNOWN && ((kinds === OWNER && field === 'owner') || (kinds === CHANNEL && field === 'channels' && target.draft.kind !== 'persona'))) return;
        this.refer(text, kinds, target.spaces, target.key, place, field, holder, key, withKind);
    }

    protected refer(
        text: string, kinds: readonly ElementKind[], spaces: readonly string[], element: ElementKey, place: Stretch, field: string, holder: Draft, key: string | number, withKind: boolean,
    ): void {
        this.references.push({ text, kinds, spaces, element, start: place.offset, end: place.end, field, holder, key, withKind });
    }

    protected placeOfRef(reference: LangiumReference | undefined): Stretch | undefined {
        return reference?.$refNode;
    }
}

const NOTHING: readonly never[] = [];

/** A list with one item more. The first list has room for that one alone, as most lists have one item. */
export function withItem<T>(list: T[] | undefined, item: T): T[] {
    if (list === undefined || list.length === 0) return [item];
    list.push(item);
    return list;
}

/** A list with the names of references behind its own; a new one has room for these alone. */
function withTexts(known: string[] | undefined, references: readonly LangiumReference[]): string[] {
    if (known === undefined) return references.map(textIn);
    for (const reference of references) known.push(reference.$refText);
    return known;
}
const textIn = (reference: LangiumReference): string => reference.$refText;

/** Whether no two say the same. They are few, where a text is no nonsense. */
function areDistinct(references: readonly LangiumReference[]): boolean {
    if (references.length > 12) return new Set(references.map(reference => reference.$refText)).size === references.length;
    for (let i = 1; i < references.length; i++) {
        const text = references[i]!.$refText;
        for (let k = 0; k < i; k++) if (references[k]!.$refText === text) return false;
    }
    return true;
}

export const isBlank = (text: string): boolean => text.trim() === '';
/** How a message calls words that are empty. */
export const NO_WORDS = '""';

/** What does not fit behind an element on its line goes on with what the element says. */
function isSameFact(text: string, end: number, offset: number): boolean {
    return offset - end < 200 && !/[\n\r{}]/.test(text.slice(end, offset)) && text[end - 1] !== '}';
}
