/** What is computed when it is first asked for. It must not look at the project: whoever asks later would not be known to depend on it. */
export function once<T extends object>(compute: () => T): () => T {
    let known: T | undefined;
    return () => known ??= compute();
}
