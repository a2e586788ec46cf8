import { nearest } from '../../model/nearest';
import { PRESETS, type Preset } from '../../checks/presets';
import { RULES } from '../../checks/registry';
import { isSeverity, type RuleFlags } from '../../checks/resolved-config';
import { SEVERITIES, type SeverityOrOff } from '../../checks/rule';
import { wholeNumber, type Flags, type Given } from '../arguments';
import { fail, quotedNames } from '../failure';
import { ALLOW_EMPTY } from '../flags';
import { ENTRY_WRITERS, type EntryFormat } from '../formats/writers';
import type { BaselineFlags } from './baseline';
import { FAIL_ON, type Threshold } from './verdict';

export const FORMATS = ['text', 'compact', 'json', ...Object.keys(ENTRY_WRITERS) as EntryFormat[]] as const;
export type FormatName = (typeof FORMATS)[number];

const RULE_IDS: readonly string[] = RULES.map(({ id }) => id);

export const LINT_FLAGS = {
    format: { value: 'NAME[=FILE]', several: true, suggests: FORMATS, about: 'How to report. For people: text (with the place, what is related and how to mend it), compact (one line a finding), markdown (for a comment or a job summary). '
        + 'For programs: json, sarif, github (annotations), gitlab (code quality), junit, checkstyle, rdjson (reviewdog). Several at once when all but one go into files' },
    fix: { about: 'Correct what can be corrected without changing the meaning. Only files that are named, or stand below a folder that is, are written' },
    'fix-suggestions': { about: 'Correct what has a suggestion, too; look at the result' },
    diff: { about: 'Show what --fix or --fix-suggestions would change, write nothing' },
    'fail-on': { value: 'SEVERITY', choices: FAIL_ON, about: 'Exit with 1 from this severity on: error (the default), warning, info or none' },
    'max-warnings': { value: 'N', about: 'Exit with 1 when there are more warnings' },
    'fail-on-findings': { about: 'Count true facts about journeys as they are today, too' },
    since: { value: 'REVISION', about: 'Only what is new fails: new against the commit where this state left REVISION (a branch, a tag, a commit). A new fact about a journey as it is today counts, too' },
    staged: { about: 'Check what is staged in git, not the working tree; only what is new against HEAD (or --since) fails. For a hook' },
    baseline: { value: 'FILE', about: 'The findings that the project had before and that fail nothing, in place of the journey-baseline.json in its folder' },
    'update-baseline': { about: 'Write what is found now into the baseline, and take out what is found no more' },
    'prune-baseline': { about: 'Take out of the baseline what is found no more; add nothing' },
    watch: { about: 'Check again whenever something is saved, until Ctrl-C' },
    quiet: { about: 'Leave out what is no error; json still counts all of it' },
    rule: { value: 'RULE=SEVERITY', several: true, suggests: RULE_IDS, about: 'Set a rule to error, warning, info or off' },
    only: { value: 'RULE[,RULE]', several: true, suggests: RULE_IDS, about: 'These rules and no others (what cannot be read is always reported)' },
    skip: { value: 'RULE[,RULE]', several: true, suggests: RULE_IDS, about: 'All but these rules' },
    preset: { value: 'NAME', choices: PRESETS, about: 'The preset, in place of those that the config extends: correctness, recommended, strict or all' },
    config: { value: 'FILE', about: 'The config, in place of the journey.config.json of each project' },
    'stdin-filename': { value: 'FILE', about: 'With -: the file that standard input stands for, so that the rest of its project is known' },
    today: { value: 'DATE', about: 'The day that counts as today, for reviews and suppressions with a date' },
    statistics: { about: 'Count the findings of each rule' },
    timing: { about: 'Show on standard error how long each phase took' },
    'allow-empty': ALLOW_EMPTY,
} as const satisfies Flags;

/** Rules that stay on: without them, a file that cannot be read would look clean. */
const ALWAYS: readonly string[] = ['syntax', 'internal-error'];

function failWhenAlwaysOn(rule: string): void {
    if (ALWAYS.includes(rule)) fail('rule-always-on', { rule });
}

export function ruleFlagsOf(given: Given): RuleFlags {
    const set = new Map<string, SeverityOrOff>();
    for (const value of given.texts('rule')) {
        const [id = '', severity] = value.split('=');
        if (!isSeverity(severity)) fail('rule-setting', { value, known: quotedNames(SEVERITIES) });
        const rule = knownRule(id);
        if (severity !== 'error') failWhenAlwaysOn(rule);
        set.set(rule, severity);
    }
    const only = listOf(given, 'only');
    const skip = listOf(given, 'skip');
    skip.forEach(failWhenAlwaysOn);
    return { set, skip, ...(only.length > 0 && { only: [...only, ...ALWAYS] }) };
}

function listOf(given: Given, flag: string): readonly string[] {
    return given.texts(flag).flatMap(text => text.split(',')).map(id => id.trim()).filter(id => id !== '').map(knownRule);
}

export function knownRule(id: string): string {
    if (!RULES.some(rule => rule.id === id)) fail('unknown-rule', { rule: id, nearest: quotedNames(nearest(id, RULES.map(rule => rule.id))) });
    return id;
}

export function thresholdOf(given: Given): Threshold {
    return {
        failOn: (given.text('fail-on') ?? 'error') as Threshold['failOn'],
        maxWarnings: wholeNumber(given, 'max-warnings'),
        failOnFindings: given.has('fail-on-findings'),
    };
}

/** The revision that findings are compared with. Undefined when they are not. */
export function sinceOf(given: Given): string | undefined {
    if (given.has('staged')) {
        for (const other of ['fix', 'fix-suggestions']) if (given.has(other)) fail('flags-exclude', { first: '--staged', second: `--${other}` });
        if (given.paths.includes('-')) fail('flags-exclude', { first: '--staged', second: '-' });
    }
    return given.text('since') ?? (given.has('staged') ? 'HEAD' : undefined);
}

/** What is asked for of baselines. What would make one of half a state ends the run. */
export function baselineFlagsOf(given: Given): BaselineFlags {
    const write = given.has('update-baseline') ? 'update' : given.has('prune-baseline') ? 'prune' : undefined;
    const first = `--${write ?? ''}-baseline`;
    if (write === 'update' && given.has('prune-baseline')) fail('flags-exclude', { first, second: '--prune-baseline' });
    if (write !== undefined && given.has('diff')) fail('flags-exclude', { first, second: '--diff' });
    for (const other of ['since', 'staged']) if (write !== undefined && given.has(other)) fail('flags-exclude', { first, second: `--${other}` });
    if (write !== undefined && given.paths.includes('-')) fail('flags-exclude', { first, second: '-' });
    return { file: given.text('baseline'), write };
}

/** `--today`, as an ISO date. */
export function todayOf(given: Given): string | undefined {
    const value = given.text('today');
    if (value === undefined) return undefined;
    const day = new Date(`${value}T00:00:00Z`);
    if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value)) fail('not-a-day', { flag: '--today', value });
    return value;
}

export function presetOf(given: Given): Preset | undefined {
    return given.text('preset') as Preset | undefined;
}
