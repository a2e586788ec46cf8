import { parseArgs } from 'node:util';
import { nearest } from '../model/nearest';
import { fail, quotedNames } from './failure';

/** A flag of a verb. Without `value` it is a switch. */
export interface Flag {
    /** What stands for the value in the help, e.g. `NAME[=FILE]`. */
    readonly value?: string;
    readonly short?: string;
    /** It may be given several times. */
    readonly several?: true;
    /** The values that it can have. */
    readonly choices?: readonly string[];
    /** Values that a shell can offer, where others are possible as well. */
    readonly suggests?: readonly string[];
    readonly about: string;
}
export type Flags = Readonly<Record<string, Flag>>;

/** The arguments of a verb, as given. */
export interface Given {
    readonly has: (flag: string) => boolean;
    /** The flag's value; of one that is given twice, the last. */
    readonly text: (flag: string) => string | undefined;
    /** All values of a flag, in order. */
    readonly texts: (flag: string) => readonly string[];
    readonly paths: readonly string[];
}

/** Reads the arguments behind a verb. What is unknown or lacks its value ends the run, with the nearest name. */
export function readArguments(usage: string, args: readonly string[], flags: Flags): Given {
    const { tokens } = parseArgs({
        args: [...args], strict: false, allowPositionals: true, tokens: true,
        options: Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, {
            type: flag.value === undefined ? 'boolean' as const : 'string' as const,
            multiple: true,
            ...(flag.short !== undefined && { short: flag.short }),
        }])),
    });
    const values = new Map<string, string[]>();
    const paths: string[] = [];
    for (const token of tokens) {
        if (token.kind === 'positional') paths.push(token.value.trim() === '' ? fail('empty-path', {}) : token.value);
        if (token.kind !== 'option') continue;
        const { name, rawName, value, inlineValue } = token;
        const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
        if (flag === undefined) {
            const known = Object.keys(flags).map(each => `--${each}`);
            fail('unknown-flag', { flag: rawName, verb: verbOf(usage), nearest: quotedNames(nearest(rawName, known).slice(0, 1)) });
        }
        if (flag.value === undefined) {
            if (value !== undefined) fail('flag-without-value', { flag: rawName, value });
            values.set(name, []);
            continue;
        }
        // `--format --fix`: the value was forgotten. A lone `-` stands for standard input or output.
        if (value === undefined || (inlineValue === false && value.startsWith('-') && value !== '-')) fail('flag-needs-value', { flag: rawName, value: flag.value });
        const { choices } = flag;
        const isList = choices !== undefined && flag.several === true;
        const each = isList ? value.split(/[,，]/).map(text => text.trim()) : [value];
        const unknown = each.find(text => choices !== undefined && !choices.includes(text));
        if (choices !== undefined && unknown !== undefined) fail('flag-choice', { flag: rawName, value: unknown, known: quotedNames(choices), nearest: quotedNames(nearest(unknown, choices).slice(0, 1)) });
        values.set(name, [...(flag.several === true ? values.get(name) ?? [] : []), ...each]);
    }
    return {
        has: flag => values.has(flag),
        text: flag => values.get(flag)?.at(-1),
        texts: flag => values.get(flag) ?? [],
        paths,
    };
}

/** The verb that a usage line begins with. */
function verbOf(usage: string): string {
    return usage.split(' ')[0]!;
}

/** A whole number that is not negative. */
export function wholeNumber(given: Given, flag: string): number | undefined {
    const text = given.text(flag);
    if (text === undefined) return undefined;
    if (!/^\d{1,9}$/.test(text)) fail('not-a-whole-number', { flag: `--${flag}`, value: text });
    return Number(text);
}
