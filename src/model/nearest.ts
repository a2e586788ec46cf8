/**
 * The words that an author may have meant, best first, at most three: few letters differ (Damerau-Levenshtein), or it
 * is the same word in another case, or one begins with the other.
 */
export function nearest(word: string, known: Iterable<string>): readonly string[] {
    const wanted = word.toLowerCase();
    const most = Math.max(1, Math.min(3, Math.floor([...wanted].length / 3)));
    const found: { readonly name: string; readonly distance: number }[] = [];
    for (const name of known) {
        const other = name.toLowerCase();
        if (Math.abs(other.length - wanted.length) > most) {
            if (wanted.length >= 3 && other.length >= 3 && (other.startsWith(wanted) || wanted.startsWith(other) || other.endsWith(`.${wanted}`))) found.push({ name, distance: most + 0.5 });
            continue;
        }
        const distance = other === wanted ? 0 : distanceWithin(wanted, other, most);
        if (distance <= most && distance < Math.max(wanted.length, other.length)) found.push({ name, distance });
    }
    return found.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1)).slice(0, 3).map(({ name }) => name);
}

/** The number of letters to insert, remove, change or swap; `most + 1` when it is more than that. */
function distanceWithin(a: string, b: string, most: number): number {
    let before: number[] = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        let least = i;
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1];
            let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
            row.push(cost);
            least = Math.min(least, cost);
        }
        if (least > most) return most + 1;
        before = last;
        last = row;
    }
    return last[b.length]!;
}
