/** What stands in a snippet when somebody accepts it and goes from place to place; a place that is not given keeps what it offers first. */
export function filled(snippet: string, given: Readonly<Record<number, string>> = {}): string {
    const values = new Map<number, string>(Object.entries(given).map(([slot, text]) => [Number(slot), text]));
    const first = snippet.replace(/\$\{(\d+)(?::([^}]*)|\|([^}]*)\|)?\}/g, (_, slot: string, text: string | undefined, options: string | undefined) => {
        const value = values.get(Number(slot)) ?? text ?? options?.split(',')[0] ?? '';
        values.set(Number(slot), value);
        return value;
    });
    return first.replace(/\$(\d+)/g, (_, slot: string) => values.get(Number(slot)) ?? '');
}

/** What may be chosen in a place of a snippet. */
export const choicesIn = (snippet: string, slot: number): readonly string[] => new RegExp(String.raw`\$\{${slot}\|([^}]*)\|\}`).exec(snippet)?.[1]!.split(',') ?? [];
