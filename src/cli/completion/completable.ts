import type { Flag, Flags } from '../arguments';
import { COMMON_FLAGS, type Command } from '../command';

/** A verb as a shell can complete it. */
export interface CompletableVerb {
    readonly name: string;
    readonly about: string;
    readonly flags: readonly CompletableFlag[];
    readonly words: readonly string[];
    /** Paths of journeys, or of folders alone. */
    readonly paths: 'journeys' | 'folders' | undefined;
}
export interface CompletableFlag {
    readonly name: string;
    readonly short: string | undefined;
    readonly about: string;
    /** What stands for its value; undefined for a switch. */
    readonly value: string | undefined;
    /** What to offer for the value. */
    readonly words: readonly string[];
    readonly isFile: boolean;
    readonly isSeveral: boolean;
}

export function completable(name: string, about: string, command: Command): CompletableVerb {
    const { usage, flags, words = [] } = command;
    return { name, about, flags: flagsOf({ ...flags, ...COMMON_FLAGS }), words, paths: /\bPATH\b/.test(usage) ? 'journeys' : /\bFOLDER\b/.test(usage) ? 'folders' : undefined };
}

function flagsOf(flags: Flags): readonly CompletableFlag[] {
    return Object.entries(flags).map(([name, { value, short, choices, suggests, several, about }]: readonly [string, Flag]) => ({
        name, short, value, about: firstSentence(about), words: choices ?? suggests ?? [], isFile: value === 'FILE' || value === 'FOLDER', isSeveral: several === true,
    }));
}

/** A list of completions has room for a few words. */
function firstSentence(about: string): string {
    const [first = ''] = about.split(/(?<=[a-z)])[.;:](?= )|[.]$|(?<=\w) \(/);
    return first.length > 70 ? `${first.slice(0, 68).replace(/\s+\S*$/, '')} …` : first;
}
