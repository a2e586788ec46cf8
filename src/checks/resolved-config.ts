import { lineStartsOf } from './code-frame';
import { configErrorIn, type ConfigError } from './config-error';
import { PRESETS, presetSeverity, type Preset } from './presets';
import { RULES } from './registry';
import { SEVERITIES, type Locale, type Rule, type SeverityOrOff } from './rule';

/** The file's name; it is looked for upward from a linted file. */
export const CONFIG_FILE_NAME = 'journey.config.json';

/** Where a value came from. Lines and columns are 1-based. */
export type Origin =
    | { readonly kind: 'default' }
    /** The place (or the flag) is where the preset is asked for; absent when it applies because none is. */
    | { readonly kind: 'preset'; readonly preset: Preset; readonly path?: string; readonly line?: number; readonly flag?: string }
    | { readonly kind: 'file'; readonly path: string; readonly line: number; readonly column: number; readonly start: number; readonly end: number }
    /** Of the command line, as written there. */
    | { readonly kind: 'flag'; readonly flag: string };
export interface Sourced<T> { readonly value: T; readonly from: Origin }
export type OptionValue = number | string | boolean | readonly string[];

/** What a config file states, and a config with all that it extends. */
interface StatedConfig {
    /** In order: a later one wins. */
    readonly overrides: readonly Override[];
    readonly exclude: readonly Sourced<string>[];
    /** Paths, resolved against the config that states them once it is resolved itself. */
    readonly uses: readonly Sourced<string>[];
    readonly data: readonly Sourced<string>[];
    readonly locale?: Sourced<Locale>;
    readonly base?: Sourced<string>;
}

/** One config file as written, checked by itself: what `parseConfig` makes. */
export interface ConfigFile extends StatedConfig {
    readonly path: string;
    readonly text: string;
    readonly extends: readonly Sourced<string>[];
    readonly rules: ReadonlyMap<string, RuleSetting>;
}
/** Without a severity, a rule that is off gets its own one, and any other keeps what it has. */
export interface RuleSetting {
    readonly severity?: Sourced<SeverityOrOff>;
    readonly options: ReadonlyMap<string, Sourced<OptionValue>>;
    readonly from: Origin;
}
/** Rules for some files (globs below the project's folder) and some elements (patterns of qualified names); both have to match where both are given. */
export interface Override {
    readonly files?: readonly string[];
    readonly elements?: readonly string[];
    readonly rules: ReadonlyMap<string, RuleSetting>;
    readonly from: Origin;
}

/** A config with all that it extends: every rule has a severity, and every value remembers where it came from. */
export interface ResolvedConfig extends StatedConfig {
    /** The folder that globs are relative to, without `/` at the end; empty when unknown. */
    readonly root: string;
    /** The files that it is made of, the extended ones first. */
    readonly files: readonly string[];
    readonly rules: ReadonlyMap<string, ResolvedRule>;
}
export interface ResolvedRule {
    readonly severity: Sourced<SeverityOrOff>;
    /** Only what is stated; the others have the rule's default. */
    readonly options: ReadonlyMap<string, Sourced<OptionValue>>;
}

/** What applies without any config file: the preset `recommended`. */
export function defaultConfig(root = '', rules: readonly Rule[] = RULES): ResolvedConfig {
    return layered([], root, rules);
}

/**
 * A config with all that it extends. `parsed` gives the file at a path, and undefined when there is none; a file that
 * cannot be found and one that extends itself are errors where they are named.
 *
 * What is extended comes first, in its order, then the file itself. Rules and single values: the later wins; globs and
 * paths: all of them. When nothing names a preset, `recommended` comes before everything.
 */
export function resolveConfig(
    file: ConfigFile, parsed: (path: string) => ConfigFile | undefined, rules: readonly Rule[] = RULES,
): { readonly config: ResolvedConfig } | { readonly errors: readonly ConfigError[] } {
    const layers: Layer[] = [];
    const errors: ConfigError[] = [];
    const add = (each: ConfigFile, open: readonly string[]): void => {
        for (const { value, from } of each.extends) {
            if (isPreset(value)) {
                layers.push({ preset: value, from: presetFrom(value, from) });
                continue;
            }
            const path = joinPath(folderOf(each.path), value);
            const next = open.includes(path) ? undefined : parsed(path);
            if (next !== undefined) {
                add(next, [...open, path]);
                continue;
            }
            const errorAt = configErrorIn(each.path, each.text, lineStartsOf(each.text));
            const at = from.kind === 'file' ? from : { start: 0, end: 0 };
            errors.push(open.includes(path)
                ? errorAt(at, 'extends-circle', { path: value, circle: [...open.slice(open.indexOf(path)), path].join(' → ') })
                : errorAt(at, 'extends-not-found', { path: value }));
        }
        layers.push({ file: each });
    };
    add(file, [file.path]);
    return errors.length > 0 ? { errors } : { config: layered(layers, folderOf(file.path), rules) };
}

/** The paths of the configs that a config extends, as `resolveConfig` asks for them. */
export function extendedPaths(file: ConfigFile): readonly string[] {
    return file.extends.filter(({ value }) => !isPreset(value)).map(({ value }) => joinPath(folderOf(file.path), value));
}

function presetFrom(preset: Preset, from: Origin): Origin {
    if (from.kind === 'file') return { kind: 'preset', preset, path: from.path, line: from.line };
    return from.kind === 'flag' ? { kind: 'preset', preset, flag: from.flag } : { kind: 'preset', preset };
}

type Layer = { readonly preset: Preset; readonly from: Origin } | { readonly file: ConfigFile };

function layered(layers: readonly Layer[], root: string, rules: readonly Rule[]): ResolvedConfig {
    const resolved = new Map<string, ResolvedRule>();
    for (const rule of rules) resolved.set(rule.id, { severity: { value: 'off', from: { kind: 'default' } }, options: new Map() });
    const applyPreset = (preset: Preset, from: Origin): void => {
        for (const rule of rules) {
            const value = presetSeverity(preset, rule);
            if (value !== undefined) resolved.set(rule.id, { severity: { value, from }, options: resolved.get(rule.id)!.options });
        }
    };

    const byId = new Map(rules.map(rule => [rule.id, rule]));
    if (!layers.some(layer => 'preset' in layer)) applyPreset('recommended', { kind: 'preset', preset: 'recommended' });
    for (const layer of layers) {
        if ('preset' in layer) {
            applyPreset(layer.preset, layer.from);
            continue;
        }
        for (const [id, setting] of layer.file.rules) {
            const before = resolved.get(id);
            const rule = byId.get(id);
            if (before !== undefined && rule !== undefined) resolved.set(id, settled(before, setting, rule));
        }
    }

    const files = layers.flatMap(layer => ('file' in layer ? [layer.file] : []));
    const locale = files.map(file => file.locale).filter(stated => stated !== undefined).at(-1);
    const base = files.map(file => file.base).filter(stated => stated !== undefined).at(-1);
    const paths = (of: (file: ConfigFile) => readonly Sourced<string>[]): readonly Sourced<string>[] =>
        files.flatMap(file => of(file).map(({ value, from }) => ({ value: joinPath(folderOf(file.path), value), from })));
    return {
        root,
        files: files.map(file => file.path),
        rules: resolved,
        overrides: files.flatMap(file => file.overrides),
        exclude: files.flatMap(file => file.exclude),
        uses: paths(file => file.uses),
        data: paths(file => file.data),
        ...(locale !== undefined && { locale }),
        ...(base !== undefined && { base }),
    };
}

export function isPreset(name: string): name is Preset {
    return (PRESETS as readonly string[]).includes(name);
}
export function isSeverity(word: unknown): word is SeverityOrOff {
    return (SEVERITIES as readonly unknown[]).includes(word);
}

/** What a rule is set to once a setting is laid over what was before. */
export function settled(before: ResolvedRule, setting: RuleSetting, rule: Rule): ResolvedRule {
    const severity = setting.severity
        ?? (before.severity.value === 'off' && setting.options.size > 0 ? { value: rule.severity, from: setting.from } : before.severity);
    return { severity, options: setting.options.size === 0 ? before.options : new Map([...before.options, ...setting.options]) };
}

/** What the command line lays over a config: `--rule id=severity`, `--only`, `--skip`. Stronger than any override. */
export interface RuleFlags {
    readonly set?: ReadonlyMap<string, SeverityOrOff>;
    readonly only?: readonly string[];
    readonly skip?: readonly string[];
}

/** `only` leaves these rules as they are (switched on when they were off) and puts all others off. Ids that no rule has are left out. */
export function withFlags(config: ResolvedConfig, flags: RuleFlags, rules: readonly Rule[] = RULES): ResolvedConfig {
    const forced = new Map<string, Sourced<SeverityOrOff>>();
    for (const rule of rules) {
        const { id } = rule;
        const now = config.rules.get(id)?.severity.value ?? 'off';
        if (flags.only !== undefined && !flags.only.includes(id)) forced.set(id, { value: 'off', from: { kind: 'flag', flag: '--only' } });
        if (flags.only?.includes(id) && now === 'off') forced.set(id, { value: rule.severity, from: { kind: 'flag', flag: `--only ${id}` } });
        if (flags.skip?.includes(id)) forced.set(id, { value: 'off', from: { kind: 'flag', flag: `--skip ${id}` } });
        const severity = flags.set?.get(id);
        if (severity !== undefined) forced.set(id, { value: severity, from: { kind: 'flag', flag: `--rule ${id}=${severity}` } });
    }
    if (forced.size === 0) return config;
    const resolved = new Map(config.rules);
    for (const [id, severity] of forced) resolved.set(id, { severity, options: resolved.get(id)?.options ?? new Map() });
    const overrides = config.overrides.map(override => ({ ...override, rules: withoutSeverities(override.rules, forced) }));
    return { ...config, rules: resolved, overrides };
}

function withoutSeverities(settings: ReadonlyMap<string, RuleSetting>, forced: ReadonlyMap<string, Sourced<SeverityOrOff>>): ReadonlyMap<string, RuleSetting> {
    const kept = new Map<string, RuleSetting>();
    for (const [id, setting] of settings) {
        const { severity: _, ...rest } = setting;
        const flag = forced.get(id);
        if (flag === undefined) kept.set(id, setting);
        else if (flag.value !== 'off' && rest.options.size > 0) kept.set(id, rest);
    }
    return kept;
}

// ---- Paths: always with `/` -------------------------------------------------------------------------------------

/** The folder of a file, without `/` at the end; empty for a file without one. */
export function folderOf(path: string): string {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path seen from a folder, without `.` and `..` where they can be resolved. */
export function joinPath(folder: string, path: string): string {
    const whole = ABSOLUTE.test(path) || folder === '' ? path : `${folder}/${path}`;
    const parts: string[] = [];
    for (const part of whole.split('/')) {
        if (part === '.' || (part === '' && parts.length > 0)) continue;
        if (part !== '..' || parts.length === 0 || parts.at(-1) === '..') parts.push(part);
        // Above the root of the file system is the root.
        else if (parts.at(-1) !== '') parts.pop();
    }
    return parts.join('/');
}
const ABSOLUTE = /^(?:\/|[A-Za-z]:\/)/;
