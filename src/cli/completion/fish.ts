import type { CompletableVerb } from './completable';

/** For fish 3. */
export function fishCompletion(verbs: readonly CompletableVerb[]): string {
    const lines = [
        '# Completion of journey for fish: journey completion fish > ~/.config/fish/completions/journey.fish',
        'complete -c journey -f',
        ...[...verbs.map(({ name, about }) => [name, about] as const), ['help', 'Show the flags of a verb'] as const].map(([name, about]) => `complete -c journey -n 'test (count (commandline -opc)) -eq 1' -a ${name} -d ${quoted(about)}`),
        `complete -c journey ${behind('help')} -a ${quoted(verbs.map(({ name }) => name).join(' '))}`,
    ];
    for (const { name, flags, words, paths } of verbs) {
        const when = behind(name);
        for (const { name: flag, short, about, value, words: values, isFile } of flags) {
            const takes = value === undefined ? '' : isFile ? ' -r -F' : values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : ' -x';
            lines.push(`complete -c journey ${when} -l ${flag}${short === undefined ? '' : ` -s ${short}`}${takes} -d ${quoted(about)}`);
        }
        if (words.length > 0) lines.push(`complete -c journey ${when} -a ${quoted(words.join(' '))}`);
        if (paths === 'journeys') lines.push(`complete -c journey ${when} -a '(__fish_complete_suffix .journey)'`);
        if (paths === 'folders') lines.push(`complete -c journey ${when} -a '(__fish_complete_directories)'`);
    }
    return `${lines.join('\n')}\n`;
}

/** The second word alone is the verb: `journey explain format` is about no format. */
const behind = (verb: string): string => `-n 'test (count (commandline -opc)) -gt 1; and test (commandline -opc)[2] = ${verb}'`;

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
