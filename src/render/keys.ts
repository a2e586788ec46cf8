/** A second element of one name, which is a finding, still gets a key of its own. */
export function uniqueKeys(): (key: string) => string {
    const seen = new Map<string, number>();
    return (key) => {
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        return count === 1 ? key : `${key}#${count}`;
    };
}
