import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { nearest } from '../model/nearest';
import { positionAt, type Span } from '../model/source';
import { lineStartsOf } from './code-frame';
import { configErrorIn, type ConfigError, type ConfigMessage } from './config-error';
import { isPreset, isSeverity, type ConfigFile, type OptionValue, type Origin, type Override, type RuleSetting, type Sourced } from './resolved-config';
import { PRESETS } from './presets';
import { RULES } from './registry';
import { LOCALES, SEVERITIES, type Args, type Locale, type Rule, type RuleOption } from './rule';

export type ParsedConfig = { readonly config: ConfigFile } | { readonly errors: readonly ConfigError[] };

/** The keys of a config, and what each means. The JSON schema shows the same words. */
export const CONFIG_KEYS = {
    $schema: 'Where the JSON schema of this file is, for editors.',
    extends: 'A preset (`correctness`, `recommended`, `strict`, `all`) or the path of another config (`./` or `../`), or a list of these: a later one wins. `recommended` when nothing in the chain names a preset.',
    rules: 'Severity (`error`, `warning`, `info`, `off`) and options of rules, by rule id.',
    overrides: 'Rules for some files or elements only. A later override wins over an earlier one.',
    exclude: 'Globs of files that do not belong to the project, relative to the folder of the project\'s config.',
    uses: 'Folders of other projects, relative to this file, whose declarations are visible here.',
    locale: 'The language of messages.',
    base: 'The git branch that changes are compared with.',
    data: 'CSV files with measures, relative to this file.',
} as const;
export const OVERRIDE_KEYS = {
    files: 'Globs of files, relative to the folder of the project\'s config, e.g. `drafts/**`.',
    elements: 'Patterns of qualified names; `*` stands for any letters: `remote-repair`, `remote-repair.*`, `owner:platform.*`.',
    rules: 'Severity and options of rules, as in the whole config.',
} as const;

/** Reads and checks one config by itself: comments and trailing commas are fine. All errors are found, in the order of the text. */
export function parseConfig(text: string, path: string, rules: readonly Rule[] = RULES): ParsedConfig {
    const lineStarts = lineStartsOf(text);
    const errorAt = configErrorIn(path, text, lineStarts);
    const errors: ConfigError[] = [];
    const report = (span: Node | Span, message: ConfigMessage, args?: Args, near?: readonly string[]): void => {
        errors.push(errorAt('offset' in span ? { start: span.offset, end: span.offset + span.length } : span, message, args, near));
    };

    const syntaxErrors: ParseError[] = [];
    // A byte order mark is no JSON; a space keeps all offsets.
    const root = parseTree(text.replace(/^\ufeff/, ' '), syntaxErrors, { allowTrailingComma: true });
    if (syntaxErrors.length > 0 || root === undefined) {
        // The first one alone: what follows it is mostly its echo.
        const first = syntaxErrors[0];
        const message = first === undefined ? undefined : SYNTAX_MESSAGES[printParseErrorCode(first.error)];
        report({ start: first?.offset ?? 0, end: (first?.offset ?? 0) + (first?.length ?? 0) }, message ?? 'value-expected');
        return { errors };
    }

    const reader = readerOf({ path, text }, lineStarts, report, new Map(rules.map(rule => [rule.id, rule])));
    const config = reader.config(root);
    return errors.length > 0 ? { errors: errors.sort((a, b) => a.start - b.start) } : { config };
}

const SYNTAX_MESSAGES: Readonly<Record<string, ConfigMessage>> = {
    InvalidSymbol: 'bad-sign',
    InvalidNumberFormat: 'bad-number',
    PropertyNameExpected: 'name-expected',
    ValueExpected: 'value-expected',
    ColonExpected: 'colon-expected',
    CommaExpected: 'comma-expected',
    CloseBraceExpected: 'brace-expected',
    CloseBracketExpected: 'bracket-expected',
    EndOfFileExpected: 'end-expected',
    UnexpectedEndOfComment: 'comment-open',
    UnexpectedEndOfString: 'string-open',
    UnexpectedEndOfNumber: 'bad-number',
    InvalidUnicode: 'bad-escape',
    InvalidEscapeCharacter: 'bad-escape',
    InvalidCharacter: 'bad-sign',
};

type ReportError = (at: Node | Span, message: ConfigMessage, args?: Args, nearest?: readonly string[]) => void;
interface Property { readonly key: string; readonly keyNode: Node; readonly value: Node }

/** Reads the parts of a config; each part that is wrong is reported and left out. */
function readerOf(file: { readonly path: string; readonly text: string }, lineStarts: readonly number[], report: ReportError, ruleOf: ReadonlyMap<string, Rule>) {
    const originOf = (node: Node): Origin => ({ kind: 'file', path: file.path, start: node.offset, end: node.offset + node.length, ...positionAt(lineStarts, node.offset) });
    const sourced = <T>(value: T, node: Node): Sourced<T> => ({ value, from: originOf(node) });

    function properties(node: Node, what: string, known?: Iterable<string>): readonly Property[] {
        if (node.type !== 'object') {
            report(node, 'not-an-object', { what });
            return [];
        }
        const names = known === undefined ? undefined : [...known];
        const found = new Map<string, Property>();
        for (const property of node.children ?? []) {
            const [keyNode, value] = property.children ?? [];
            if (keyNode === undefined || value === undefined) continue;
            const key = String(keyNode.value);
            if (found.has(key)) report(keyNode, 'duplicate-key', { key });
            else if (names !== undefined && !names.includes(key)) report(keyNode, 'unknown-key', { key, known: listed(names) }, nearest(key, names));
            else found.set(key, { key, keyNode, value });
        }
        return [...found.values()];
    }

    function text(node: Node, what: string): string | undefined {
        if (node.type !== 'string') {
            report(node, 'not-a-text', { what });
            return undefined;
        }
        if (String(node.value).trim() === '') {
            report(node, 'empty', { what });
            return undefined;
        }
        return String(node.value);
    }

    function texts(node: Node, what: string): readonly Sourced<string>[] {
        if (node.type !== 'array') {
            report(node, 'not-a-list', { what });
            return [];
        }
        return (node.children ?? []).flatMap(item => {
            const value = text(item, what);
            return value === undefined ? [] : [sourced(value, item)];
        });
    }

    function extended(node: Node): readonly Sourced<string>[] {
        if (node.type !== 'string' && node.type !== 'array') {
            report(node, 'not-a-text-or-list', { what: '`extends`' });
            return [];
        }
        return (node.type === 'array' ? node.children ?? [] : [node]).flatMap(item => {
            const value = text(item, '`extends`');
            if (value === undefined) return [];
            if (isPreset(value) || isConfigPath(value)) return [sourced(value, item)];
            report(item, 'unknown-preset', { key: value, known: listed(PRESETS) }, nearest(value, PRESETS));
            return [];
        });
    }

    function severity(node: Node, rule: Rule): RuleSetting['severity'] {
        if (isSeverity(node.value)) {
            if (rule.always && node.value !== 'error') report(node, 'always-an-error', { rule: rule.id });
            return sourced(node.value, node);
        }
        if (node.type !== 'string') report(node, 'not-a-text', { what: '`severity`' });
        else report(node, 'unknown-severity', { key: String(node.value), known: listed(SEVERITIES) }, nearest(String(node.value), SEVERITIES));
        return undefined;
    }

    function optionValue(node: Node, name: string, option: RuleOption): OptionValue | undefined {
        const what = `\`${name}\``;
        if (option.type === 'strings') {
            const found = texts(node, what);
            return node.type === 'array' ? found.map(item => item.value) : undefined;
        }
        if (node.type !== option.type) {
            report(node, option.type === 'number' ? 'not-a-number' : option.type === 'boolean' ? 'not-a-boolean' : 'not-a-text', { what });
            return undefined;
        }
        if (option.minimum !== undefined && node.value < option.minimum) report(node, 'too-small', { what, minimum: option.minimum, value: node.value });
        if (option.maximum !== undefined && node.value > option.maximum) report(node, 'too-big', { what, maximum: option.maximum, value: node.value });
        return node.value as OptionValue;
    }

    function setting(node: Node, rule: Rule): RuleSetting | undefined {
        const from = originOf(node);
        if (node.type === 'string') {
            const stated = severity(node, rule);
            return stated === undefined ? undefined : { severity: stated, options: new Map(), from };
        }
        if (node.type !== 'object') {
            report(node, 'not-a-setting');
            return undefined;
        }
        let stated: RuleSetting['severity'];
        const options = new Map<string, Sourced<OptionValue>>();
        const known = Object.keys(rule.options ?? {});
        for (const { key, keyNode, value } of properties(node, `\`${rule.id}\``)) {
            const option = rule.options?.[key];
            if (key === 'severity') stated = severity(value, rule);
            else if (option !== undefined) {
                const read = optionValue(value, key, option);
                if (read !== undefined) options.set(key, sourced(read, value));
            }
            else if (known.length === 0) report(keyNode, 'no-options', { rule: rule.id, key }, nearest(key, ['severity']));
            else report(keyNode, 'unknown-option', { rule: rule.id, key, known: listed(known) }, nearest(key, [...known, 'severity']));
        }
        return { ...(stated !== undefined && { severity: stated }), options, from };
    }

    function ruleSettings(node: Node): ReadonlyMap<string, RuleSetting> {
        const settings = new Map<string, RuleSetting>();
        for (const { key, keyNode, value } of properties(node, '`rules`')) {
            const rule = ruleOf.get(key);
            if (rule === undefined) {
                report(keyNode, 'unknown-rule', { key }, nearest(key, ruleOf.keys()));
                continue;
            }
            const read = setting(value, rule);
            if (read !== undefined) settings.set(key, read);
        }
        return settings;
    }

    function override(node: Node): Override | undefined {
        if (node.type !== 'object') {
            report(node, 'not-an-object', { what: 'override' });
            return undefined;
        }
        const found = new Map(properties(node, 'override', Object.keys(OVERRIDE_KEYS)).map(({ key, value }) => [key, value]));
        const files = found.get('files');
        const elements = found.get('elements');
        const settings = found.get('rules');
        if (files === undefined && elements === undefined) report(node, 'override-for-nothing');
        if (settings === undefined) report(node, 'override-without-rules');
        return {
            ...(files !== undefined && { files: texts(files, '`files`').map(item => item.value) }),
            ...(elements !== undefined && { elements: texts(elements, '`elements`').map(item => item.value) }),
            rules: settings === undefined ? new Map() : ruleSettings(settings),
            from: originOf(node),
        };
    }

    function overrides(node: Node): readonly Override[] {
        if (node.type === 'array') return (node.children ?? []).flatMap(item => override(item) ?? []);
        report(node, 'not-a-list-of-objects', { what: '`overrides`' });
        return [];
    }

    function locale(node: Node): Sourced<Locale> | undefined {
        const value = text(node, '`locale`');
        if (value === undefined) return undefined;
        const known = LOCALES.find(each => each === value);
        if (known === undefined) report(node, 'unknown-locale', { key: value, known: listed(LOCALES) }, nearest(value, LOCALES));
        return known === undefined ? undefined : sourced(known, node);
    }

    function config(root: Node): ConfigFile {
        const found = new Map(properties(root, CONFIG_WORD, Object.keys(CONFIG_KEYS)).map(({ key, value }) => [key, value]));
        const read = <T>(key: keyof typeof CONFIG_KEYS, reading: (node: Node) => T): T | undefined => {
            const node = found.get(key);
            return node === undefined ? undefined : reading(node);
        };
        read('$schema', node => text(node, '`$schema`'));
        const language = read('locale', locale);
        const base = read('base', node => ({ node, value: text(node, '`base`') }));
        return {
            ...file,
            extends: read('extends', extended) ?? [],
            rules: read('rules', ruleSettings) ?? new Map(),
            overrides: read('overrides', overrides) ?? [],
            exclude: read('exclude', node => texts(node, '`exclude`')) ?? [],
            uses: read('uses', node => texts(node, '`uses`')) ?? [],
            data: read('data', node => texts(node, '`data`')) ?? [],
            ...(language !== undefined && { locale: language }),
            ...(base?.value !== undefined && { base: sourced(base.value, base.node) }),
        };
    }
    return { config };
}

/** How messages call the whole file. */
const CONFIG_WORD = '`journey.config.json`';
const listed = (names: readonly string[]): string => names.map(name => `\`${name}\``).join(', ');

/** Whether an entry of `extends` is a path of another config. */
function isConfigPath(value: string): boolean {
    return /^\.{1,2}\//.test(value);
}
