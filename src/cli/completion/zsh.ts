import type { CompletableFlag, CompletableVerb } from './completable';

/** For zsh, as a file \`_journey\` in its \`fpath\`, or to be sourced. */
export function zshCompletion(verbs: readonly CompletableVerb[]): string {
    const described = [...verbs.map(({ name, about }) => [name, about] as const), ['help', 'Show the flags of a verb'] as const];
    return `#compdef journey
# Completion of journey for zsh. In ~/.zshrc, behind compinit: source <(journey completion zsh)
_journey() {
    local -a verbs
    verbs=(
${described.map(([name, about]) => `        ${quoted(`${name}:${about}`)}`).join('\n')}
    )
    if (( CURRENT == 2 )); then
        _describe -t verbs verb verbs
        return
    fi
    local verb=$words[2]
    shift words
    (( CURRENT-- ))
    case $verb in
        help) _arguments ${quoted(`1:verb:(${verbs.map(({ name }) => name).join(' ')})`)} ;;
${verbs.map(verb => `        ${verb.name})\n            _arguments -s \\\n${argumentsOf(verb).map(argument => `                ${quoted(argument)}`).join(' \\\n')} ;;`).join('\n')}
    esac
}
if [[ $funcstack[1] == _journey ]]; then
    _journey "$@"
else
    compdef _journey journey
fi
`;
}

function argumentsOf({ flags, words, paths }: CompletableVerb): readonly string[] {
    const rest = words.length > 0 && paths !== undefined ? `*:word or path:{_alternative 'words:word:(${words.join(' ')})' '${FILES[paths]}'}`
        : words.length > 0 ? `1:word:(${words.join(' ')})` : paths === undefined ? undefined : `*:path:${GLOBS[paths]}`;
    return [...flags.flatMap(specsOf), ...(rest === undefined ? [] : [rest])];
}

const GLOBS = { journeys: '_files -g "*.journey(-.)"', folders: '_files -/' } as const;
const FILES = { journeys: 'files:path:_files -g "*.journey(-.)"', folders: 'files:path:_files -/' } as const;

function specsOf({ name, short, about, value, words, isFile, isSeveral }: CompletableFlag): readonly string[] {
    const star = isSeveral ? '*' : '';
    const text = `[${about.replace(/[[\]\\]/g, '\\$&')}]`;
    if (value === undefined) return [`--${name}${text}`, ...(short === undefined ? [] : [`-${short}${text}`])];
    const what = `:${value.replace(/[:[\]\\]/g, ' ').trim()}:${isFile ? '_files' : words.length > 0 ? `(${words.join(' ')})` : ' '}`;
    return [`${star}--${name}=${text}${what}`, ...(short === undefined ? [] : [`${star}-${short}${text}${what}`])];
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
