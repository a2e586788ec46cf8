import { kindOf } from './finding';
import type { Rule, SeverityOrOff } from './rule';

/** The sets of rules that a config can extend; `recommended` is what applies when it extends none. */
export const PRESETS = ['correctness', 'recommended', 'strict', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

export const PRESET_MEANING: Readonly<Record<Preset, string>> = {
    correctness: 'what is wrong with the files themselves: the errors among the integrity rules, nothing else',
    recommended: 'what nearly every team wants to know; used when a config extends nothing',
    strict: '`recommended` and every rule about the customer\'s experience, with warnings as errors',
    all: 'every rule, each with its own severity',
};

/** The severity that a preset gives a rule; undefined when the rule is not in it. */
export function presetSeverity(preset: Preset, rule: Rule): SeverityOrOff | undefined {
    if (preset === 'all') return rule.severity;
    if (preset === 'recommended') return rule.recommended ? rule.severity : undefined;
    if (preset === 'correctness') return rule.category === 'integrity' && rule.severity === 'error' ? 'error' : undefined;
    if (!rule.recommended && kindOf(rule) === 'integrity') return undefined;
    return rule.severity === 'warning' ? 'error' : rule.severity;
}

/** The presets that hold a rule, in the order of `PRESETS`. */
export function presetsOf(rule: Rule): readonly Preset[] {
    return PRESETS.filter(preset => presetSeverity(preset, rule) !== undefined);
}
