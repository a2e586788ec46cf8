import { remembering } from '../analysis/once';
import type { ElementKey } from '../model/model';
import { idOf } from './finding';
import { nameMatcher, pathMatcher, relativeTo } from './glob';
import { RULES } from './registry';
import { settled, type OptionValue, type ResolvedConfig, type ResolvedRule, type RuleSetting } from './resolved-config';
import type { Rule } from './rule';

/** A config made ready for asking often: globs and patterns are compiled once. */
export interface Settings {
    /** The rules that are on for some file and element at least. */
    readonly enabled: readonly Rule[];
    /** What a rule is set to for an element of a file. Undefined for a rule that is not known. */
    readonly of: (rule: string, path: string, element: ElementKey) => ResolvedRule | undefined;
    /** Whether a rule is set otherwise for some files or elements: then those have to be told apart. */
    readonly isSetForSome: (rule: string) => boolean;
    /** The value of an option: the config's, else the rule's default. */
    readonly option: (rule: Rule, name: string, path: string, element: ElementKey) => OptionValue;
    /** Whether a file does not belong to the project. */
    readonly excludes: (path: string) => boolean;
}

export function settingsOf(config: ResolvedConfig, rules: readonly Rule[] = RULES): Settings {
    const byId = new Map(rules.map(rule => [rule.id, rule]));
    const overridesOf = new Map<string, RuleOverride[]>();
    for (const { files, elements, rules: settings } of config.overrides) {
        const matches = matcherOf(config.root, files, elements);
        for (const [id, setting] of settings) {
            const known = overridesOf.get(id);
            if (known === undefined) overridesOf.set(id, [{ matches, setting }]);
            else known.push({ matches, setting });
        }
    }

    const of = (id: string, path: string, element: ElementKey): ResolvedRule | undefined => {
        const base = config.rules.get(id);
        const overrides = overridesOf.get(id);
        const rule = byId.get(id);
        if (base === undefined || overrides === undefined || rule === undefined) return base;
        let result = base;
        for (const { matches, setting } of overrides) if (matches(path, element)) result = settled(result, setting, rule);
        return result;
    };
    const excluded = pathMatcher(config.exclude.map(({ value }) => value));
    return {
        of,
        enabled: rules.filter(({ id, severity }) =>
            (config.rules.get(id)?.severity.value ?? 'off') !== 'off'
            || overridesOf.get(id)?.some(({ setting }) => (setting.severity?.value ?? severity) !== 'off')),
        isSetForSome: id => overridesOf.has(id),
        option: (rule, name, path, element) => {
            const stated = of(rule.id, path, element)?.options.get(name);
            const option = rule.options?.[name];
            if (stated === undefined && option === undefined) throw new Error(`The rule ${rule.id} has no option ${name}.`);
            return stated?.value ?? option!.default;
        },
        excludes: path => excluded(relativeTo(config.root, path)),
    };
}

interface RuleOverride { readonly matches: (path: string, element: ElementKey) => boolean; readonly setting: RuleSetting }

function matcherOf(root: string, files: readonly string[] | undefined, elements: readonly string[] | undefined): RuleOverride['matches'] {
    // Each file is asked for many elements.
    const isFile = files === undefined ? undefined : remembering(pathMatcher(files));
    const byName = elements === undefined ? undefined : nameMatcher(elements.filter(pattern => !pattern.includes(':')));
    const byKey = elements === undefined ? undefined : nameMatcher(elements.filter(pattern => pattern.includes(':')));
    return (path, element) =>
        (isFile === undefined || isFile(relativeTo(root, path)))
        && (byName === undefined || byName(idOf(element)) || byKey!(element));
}
