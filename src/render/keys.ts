/**
 * A key that occurs again gets one of its own: `~2` behind it, which no id of the language can hold, so that what it belongs to can be
 * told. An element is drawn twice where two lanes show something of it, or two have one name, which is a finding.
 */
export function uniqueKeys(): (key: string) => string {
    const seen = new Map<string, number>();
    return (key) => {
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        return count === 1 ? key : `${key}~${count}`;
    };
}
