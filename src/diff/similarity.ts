/** How much two texts are the same, from 0 to 1: the pairs of letters that they share (Dice's coefficient), signs and spaces left out. */
export function similarity(a: string, b: string): number {
    const [left, right] = [lettersOf(a), lettersOf(b)];
    if (left.join('') === right.join('')) return 1;
    const pairs = new Map<string, number>();
    for (const pair of pairsOf(left)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    let shared = 0;
    let count = pairsOf(left).length;
    for (const pair of pairsOf(right)) {
        count++;
        const rest = pairs.get(pair) ?? 0;
        if (rest === 0) continue;
        pairs.set(pair, rest - 1);
        shared++;
    }
    return count === 0 ? 0 : (2 * shared) / count;
}

/** From here on two texts count as the same in other words. */
export const ALIKE = 0.5;

/** Whether two conditions say the same in other words, and neither says all that the other one does and more: “broken” is not “broken, and in stock”. */
export function isSameCondition(a: string, b: string): boolean {
    const [left, right] = [partsOf(a), partsOf(b)];
    const isWithin = (some: readonly string[], all: readonly string[]): boolean => some.length < all.length && some.every((part) => all.includes(part));
    return similarity(a, b) >= ALIKE && !isWithin(left, right) && !isWithin(right, left);
}

const partsOf = (text: string): readonly string[] => text.split(/[,;，、；]|\b(?:and|or)\b|并且|並且|而且|或者|且|或/iu).map((part) => lettersOf(part).join('')).filter((part) => part !== '');

const lettersOf = (text: string): readonly string[] => [...text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];

/** A single letter is a pair with nothing. */
function pairsOf(letters: readonly string[]): readonly string[] {
    return letters.length === 1 ? [letters[0]!] : letters.slice(1).map((letter, index) => letters[index]! + letter);
}
