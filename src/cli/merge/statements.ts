import { BLOCK_RULES } from '../../../language-server/grammar-facts';
import type { Parsed } from '../../../language-server/parse';
import { singleFacts } from '../../../language-server/writing/single-facts';
import type { DayPart, Moment } from '../../model/model';

/**
 * A declaration or a fact as it stands in a text: nothing of the text is left out, so that all of them one after the
 * other are the text again.
 */
export interface Statement {
    /** What it is among its neighbours, e.g. `touchpoint:pay` or `channel`; several may have the same. */
    readonly key: string;
    /** Whether there can be several that only their words tell apart. */
    readonly isOneOfMany: boolean;
    /** Whether its place among the others means something. */
    readonly isInOrder: boolean;
    /** What it is wherever in its journey (an owner: in the text) it stands; absent for what is only known by where it stands. */
    readonly identity: Identity | undefined;
    /** Of what is nothing but a list of names, in whatever order: these. */
    readonly names: readonly string[] | undefined;
    /** When an entry of a case happened. */
    readonly moment: Moment | undefined;
    /** The touchpoint that an entry of a case is about. */
    readonly about: string | undefined;
    /** Keys that it had before it was renamed. */
    readonly was: readonly string[];
    /** The white space and the comments before it. */
    readonly lead: string;
    /** Itself, up to its `{` when it has a block. */
    readonly head: string;
    readonly block: Block | undefined;
    /** A comment behind it on its line, with the blanks before it. */
    readonly tail: string;
    /** The other side takes it out, and it is named anew on this one. */
    readonly isNeeded?: boolean;
    /** Set where the two sides cannot both have their way with where it stands. */
    readonly torn?: Torn;
}

export interface Identity {
    readonly key: string;
    /** By a name that there may be only once; else by its words. */
    readonly isNamed: boolean;
    /** It is a touchpoint or an owner: what it holds goes with it. */
    readonly isContainer: boolean;
}

/** What both sides moved to different places, or one moved and the other one took out. */
export interface Torn {
    /** The same where one and where the other side has it. */
    readonly id: number;
    readonly base: Statement | undefined;
    readonly other: Statement | undefined;
}

export interface Block {
    /** Its braces; empty for that of the whole text. */
    readonly open: string;
    readonly close: string;
    /** Comments at its beginning with a blank line behind them, such as a licence: they are about all of it, not about the first statement. */
    readonly intro: string;
    readonly statements: readonly Statement[];
    /** The white space and the comments behind the last one. */
    readonly rest: string;
}

export const NO_BLOCK: Block = { open: '{', close: '}', intro: '', statements: [], rest: '' };

interface Node {
    readonly $type: string;
    readonly $cstNode?: { readonly offset: number; readonly end: number; readonly open: number; readonly close: number };
    readonly name?: string;
    readonly names?: readonly string[];
    readonly facts?: readonly Node[];
    readonly source?: { readonly $refText: string };
    readonly touchpoint?: { readonly $refText: string };
    readonly moment?: { readonly day?: string; readonly date?: string; readonly clock?: string; readonly part?: string };
    readonly targets?: readonly { readonly $refText: string }[];
}

/** The statements of a text without syntax errors. @param needed where those begin that are needed. */
export function statementsOf({ text, tree }: Parsed, needed: ReadonlySet<number> = new Set()): Block {
    return { ...blockOf({ text, needed }, tree.declarations as unknown as readonly Node[], 'Document', 0, text.length), open: '', close: '' };
}

function blockOf(read: { readonly text: string; readonly needed: ReadonlySet<number> }, nodes: readonly Node[], rule: string, start: number, end: number, around?: Node): Block {
    const { text, needed } = read;
    const statements: Statement[] = [];
    const single = singleFacts(rule);
    const intro = introIn(text.slice(start, nodes[0]?.$cstNode!.offset ?? start));
    let at = start + intro.length;
    for (const [index, node] of nodes.entries()) {
        const { offset, end: nodeEnd, open, close } = node.$cstNode!;
        const hasBlock = 0 <= open;
        const behind = hasBlock ? close : nodeEnd;
        const next = nodes[index + 1]?.$cstNode!.offset ?? end;
        const tail = tailIn(text.slice(behind, next));
        const written = text.slice(offset, hasBlock ? open : nodeEnd);
        const keyed = keyOf(node, written, single);
        statements.push({
            ...keyed, identity: identityOf(node, keyed, written, around), names: namesOf(node, written), moment: momentOf(node), about: node.touchpoint?.$refText,
            ...(needed.has(offset) && { isNeeded: true }), was: wasOf(node, written), lead: text.slice(at, offset), head: written, tail,
            block: hasBlock ? blockOf(read, node.facts ?? [], ruleOf(node), open + 1, close - 1, node) : undefined,
        });
        at = behind + tail.length;
    }
    return { open: text.slice(start - 1, start), close: text.slice(end, end + 1), intro, statements, rest: text.slice(at, end) };
}

/** The rule whose block a node has: named like its type. */
const ruleOf = ({ $type }: Node): string => ($type in BLOCK_RULES ? $type : 'Document');

function keyOf(node: Node, written: string, single: ReadonlySet<string>): Pick<Statement, 'key' | 'isOneOfMany' | 'isInOrder'> {
    const word = wordOf(written);
    const isInOrder = ORDERED.has(node.$type);
    if (node.$type === 'Way') return { key: `way:${node.source?.$refText ?? ''}->${(node.targets ?? []).map((target) => target.$refText).join('->')}`, isOneOfMany: true, isInOrder };
    if (node.name !== undefined) return { key: `${word}:${node.name}`, isOneOfMany: false, isInOrder };
    return { key: word, isOneOfMany: !single.has(word), isInOrder };
}

/** Facts that say nothing but names. */
const LISTS: ReadonlySet<string> = new Set(['CarriesFact', 'ChannelsFact', 'CommitmentsFact', 'InformationFact', 'PersonasFact', 'ScenariosFact', 'TagsFact', 'WordsFact']);
/** They stand alone in a list. */
const NO_NAMES: ReadonlySet<string> = new Set(['all', 'none', 'unknown']);

function namesOf({ $type }: Node, written: string): readonly string[] | undefined {
    if (!LISTS.has($type)) return undefined;
    const names = written.slice(wordOf(written).length).split(/[,，、]/).map((name) => name.trim());
    return names.every((name) => /^[^\s"“「/]+$/.test(name) && !NO_NAMES.has(name)) ? names : undefined;
}

/** Facts with a text are known by it as well, where there may be many of them; a way by its ends, the first of which may be what it stands in. */
function identityOf(node: Node, { key, isOneOfMany }: Pick<Statement, 'key' | 'isOneOfMany'>, written: string, around: Node | undefined): Identity | undefined {
    if (node.$type === 'CaseEntry') return undefined;
    if (node.$type === 'Way') {
        const source = node.source?.$refText ?? (around?.$type === 'Touchpoint' ? around.name : undefined);
        return source === undefined ? undefined : { key: `way:${source}->${(node.targets ?? []).map((target) => target.$refText).join('->')}`, isNamed: true, isContainer: false };
    }
    if (node.name !== undefined) return { key, isNamed: true, isContainer: CONTAINERS.has(node.$type) };
    return isOneOfMany && (written.includes('"') || MOVED.has(key)) ? { key: `${key} ${written.replace(/\s+/g, ' ').trim()}`, isNamed: false, isContainer: false } : undefined;
}

/** What customers are asked, given or promised happens once: to two places it cannot be moved. */
const MOVED: ReadonlySet<string> = new Set(['asks', 'gives', 'meets']);
const CONTAINERS: ReadonlySet<string> = new Set(['Touchpoint', 'Owner']);

function momentOf({ moment }: Node): Moment | undefined {
    if (moment === undefined) return undefined;
    const part = moment.part === undefined ? {} : { part: moment.part as DayPart };
    if (moment.day !== undefined) return { kind: 'day', day: Number(moment.day), ...(moment.clock !== undefined && { clock: moment.clock }), ...part };
    if (moment.date === undefined) return { kind: 'before' };
    const [date = '', time = moment.clock] = moment.date.split(/[T ]/);
    return { kind: 'date', date, ...(time !== undefined && { clock: time }), ...part };
}

const ORDERED: ReadonlySet<string> = new Set(['Stage', 'Touchpoint', 'CaseEntry']);

function wasOf(node: Node, written: string): readonly string[] {
    if (node.name === undefined) return [];
    return (node.facts ?? []).filter(({ $type }) => $type === 'WasFact').flatMap(({ names = [] }) => names.map((name) => `${wordOf(written)}:${name}`));
}

/** Different words for one kind of declaration. */
const SAME: Readonly<Record<string, string>> = { supplier: 'owner', partner: 'owner', distributor: 'owner' };

function wordOf(written: string): string {
    const word = /^\S+/.exec(written)?.[0] ?? '';
    return SAME[word] ?? word;
}

function introIn(lead: string): string {
    let at = 0;
    let commentsEnd = 0;
    let introEnd = 0;
    for (const [piece] of lead.matchAll(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|\s+/g)) {
        if (/^\s*\n\s*\n/.test(piece)) introEnd = commentsEnd;
        at += piece.length;
        if (piece.startsWith('/')) commentsEnd = at;
    }
    return lead.slice(0, introEnd);
}

/** What stands on the line of a statement behind it, when that is a comment and nothing else follows there. */
function tailIn(between: string): string {
    return /^[^\S\r\n]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[^\S\r\n]*(?=[\r\n]|$))/.exec(between)?.[0] ?? '';
}
