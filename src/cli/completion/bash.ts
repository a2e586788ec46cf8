import type { CompletableVerb } from './completable';

/** For bash 3.2 and later. Verbs, flags and words hold no sign that a shell would read (a test sees to it). */
export function bashCompletion(verbs: readonly CompletableVerb[]): string {
    const names = [...verbs.map(({ name }) => name), 'help'].join(' ');
    const values = verbs.flatMap(({ name, flags }) => flags.flatMap(({ name: flag, short, words, isFile, value }) => {
        if (value === undefined) return [];
        const pattern = [`"${name} --${flag}"`, ...(short === undefined ? [] : [`"${name} -${short}"`])].join(' | ');
        return [`        ${pattern}) ${isFile ? 'files=all' : `words="${words.join(' ')}"`}; is_value=1 ;;`];
    }));
    const own = verbs.map(({ name, flags, words, paths }) =>
        `            ${name}) words="${words.join(' ')}"; flags="${flags.map(flag => `--${flag.name}`).join(' ')}"; files=${paths ?? 'none'} ;;`);
    return `# Completion of journey for bash. In ~/.bashrc: source <(journey completion bash)
_journey() {
    local cur prev verb words='' flags='' files=none is_value='' line
    cur="\${COMP_WORDS[COMP_CWORD]}"
    prev="\${COMP_WORDS[COMP_CWORD-1]}"
    # bash takes --flag=value apart.
    if [ "$cur" = '=' ]; then cur=''; elif [ "$prev" = '=' ]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "${names} --help --version" -- "$cur"))
        return
    fi
    verb="\${COMP_WORDS[1]}"
    case "$verb $prev" in
${values.join('\n')}
    esac
    if [ -z "$is_value" ]; then
        case "$verb" in
            help) words="${verbs.map(({ name }) => name).join(' ')}" ;;
${own.join('\n')}
        esac
        case "$cur" in
            -*) words="$flags"; files=none ;;
        esac
    fi
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    [ "$files" = none ] && return
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do
        if [ -d "$line" ] || [ "$files" = all ]; then COMPREPLY+=("$line"); continue; fi
        case "$files $line" in
            journeys\\ *.journey) COMPREPLY+=("$line") ;;
        esac
    done < <(compgen -f -- "$cur")
}
complete -F _journey journey
`;
}
