import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { nearest } from '../model/nearest';
import type { ElementKey } from '../model/model';
import { lineStartsOf } from './code-frame';
import { parseConfig } from './config';
import { configErrorIn, type ConfigError, type ConfigMessage } from './config-error';
import type { Finding } from './finding';
import { ruleById } from './known-rules';
import type { Args } from './rule';

/** Where a project's baseline stands, beside its config. */
export const BASELINE_FILE_NAME = 'journey-baseline.json';

/**
 * A finding that a project had when it began to be checked: it is known, and fails nothing. Neither line nor wording is in it, so
 * that it stays true while the text moves; and each finding has its own, so that a new one is never taken for one that was mended.
 */
export interface BaselineEntry extends Pick<Finding, 'rule' | 'ordinal'> {
    /** With its kind, as `touchpoint:remote-repair.visit`: a journey and a channel may have the same name. */
    readonly element: ElementKey;
}

export type ParsedBaseline = { readonly entries: readonly BaselineEntry[] } | { readonly errors: readonly ConfigError[] };

export const entryOf = ({ rule, elementKey, ordinal }: Finding): BaselineEntry => ({ rule, element: elementKey, ordinal });

/** Whether a baseline can list it. What cannot be read is never known: else it would look clean. */
export const isListable = ({ rule, status }: Finding): boolean => status !== 'suppressed' && ruleById(rule)?.always !== true;

/** Tells entries apart. */
export const keyOf = ({ rule, element, ordinal }: BaselineEntry): string => `${element}\n${rule}\n${ordinal}`;

/** One entry a line, in the order of their elements: two branches that each mend something merge without a conflict, mostly. */
export function baselineText(entries: Iterable<BaselineEntry>): string {
    const byKey = new Map([...entries].map(entry => [keyOf(entry), entry]));
    const sorted = [...byKey.values()].sort((a, b) => compare(a.element, b.element) || compare(a.rule, b.rule) || a.ordinal - b.ordinal);
    const lines = sorted.map(({ rule, element, ordinal }) => `    { "element": ${JSON.stringify(element)}, "rule": ${JSON.stringify(rule)}, "ordinal": ${ordinal} }`);
    return lines.length === 0 ? `{\n  "${LIST}": []\n}\n` : `{\n  "${LIST}": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

const LIST = 'findings';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Reads a baseline and checks it. All errors are found, in the order of the text. A rule that is not known any more is no error: its entry is merely stale. */
export function parseBaseline(text: string, path: string): ParsedBaseline {
    const syntaxErrors: ParseError[] = [];
    const root = parseTree(text, syntaxErrors, { allowTrailingComma: true });
    // What is wrong with JSON is told as it is for a config.
    const unread = syntaxErrors.length > 0 || root === undefined ? parseConfig(text, path) : undefined;
    if (root === undefined || syntaxErrors.length > 0) return { errors: unread !== undefined && 'errors' in unread ? unread.errors : [] };

    const errors: ConfigError[] = [];
    const errorAt = configErrorIn(path, text, lineStartsOf(text));
    const report = (node: Node, message: ConfigMessage, args: Args = {}, near: readonly string[] = []): undefined => {
        errors.push(errorAt({ start: node.offset, end: node.offset + node.length }, message, args, near));
    };
    const properties = (node: Node, what: string, known: readonly string[]): ReadonlyMap<string, Node> => {
        const found = new Map<string, Node>();
        if (node.type !== 'object') report(node, 'not-an-object', { what });
        for (const { children: [key, value] = [] } of node.type === 'object' ? node.children ?? [] : []) {
            if (key === undefined || value === undefined) continue;
            const name = String(key.value);
            if (!known.includes(name)) report(key, 'unknown-key', { key: name, known: known.map(each => `\`${each}\``).join(', ') }, nearest(name, known));
            else if (found.has(name)) report(key, 'duplicate-key', { key: name });
            else found.set(name, value);
        }
        return found;
    };
    const entry = (node: Node): BaselineEntry | undefined => {
        const before = errors.length;
        const parts = properties(node, '`{ "element": …, "rule": …, "ordinal": … }`', ['element', 'rule', 'ordinal']);
        if (errors.length > before) return undefined;
        const named = (name: 'element' | 'rule'): string | undefined => {
            const value = parts.get(name);
            return value?.type === 'string' && value.value !== '' ? String(value.value) : report(value ?? node, 'not-a-text', { what: `\`${name}\`` });
        };
        // One mistake an entry is enough to find it.
        const element = named('element');
        const rule = element === undefined ? undefined : named('rule');
        if (element === undefined || rule === undefined) return undefined;
        const counted = parts.get('ordinal');
        const ordinal: unknown = counted?.value;
        if (typeof ordinal !== 'number' || !Number.isInteger(ordinal)) return report(counted ?? node, 'not-a-number', { what: '`ordinal`' });
        if (ordinal < 0) return report(counted!, 'too-small', { what: '`ordinal`', minimum: 0, value: ordinal });
        return { rule, element: element as ElementKey, ordinal };
    };

    const list = properties(root, `\`${BASELINE_FILE_NAME}\``, [LIST]).get(LIST);
    if (list === undefined && errors.length === 0) report(root, 'not-a-list-of-objects', { what: `\`${LIST}\`` });
    if (list !== undefined && list.type !== 'array') report(list, 'not-a-list-of-objects', { what: `\`${LIST}\`` });
    const entries = list?.type === 'array' ? (list.children ?? []).flatMap(node => entry(node) ?? []) : [];
    return errors.length > 0 ? { errors: errors.sort((a, b) => a.start - b.start) } : { entries };
}
