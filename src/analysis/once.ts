/** What is computed when it is first asked for. It must not look at the project: whoever asks later would not be known to depend on it. */
export function once<T extends object>(compute: () => T): () => T {
    let known: T | undefined;
    return () => known ??= compute();
}

/** Answers once for each. */
export function remembering<K, T>(look: (of: K) => T): (of: K) => T {
    const known = new Map<K, T>();
    return of => {
        if (!known.has(of)) known.set(of, look(of));
        return known.get(of)!;
    };
}
