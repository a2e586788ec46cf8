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

/** From here on one text is taken for what became of another one. What it says may be another thing all the same: `saysTheSame`. */
export const ALIKE = 0.5;

/** Whether two texts say one thing, in other words at most. */
export const saysTheSame = (a: string, b: string): boolean => a === b || (similarity(a, b) >= ALIKE && !saysOtherwise(a, b));

/** Whether two texts differ in what letters weigh too little: a number (an amount, a time, a door), or a “not”. */
const saysOtherwise = (a: string, b: string): boolean => decisiveIn(a) !== decisiveIn(b);

const decisiveIn = (text: string): string => (text.normalize('NFKC').toLowerCase().match(DECISIVE) ?? []).map((word) => (IS_NEGATION.test(word) ? 'not' : NUMBER_WORDS[word] ?? word)).sort().join(' ');

const ENGLISH_NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const NUMBER_WORDS: Readonly<Record<string, string>> = Object.fromEntries([
    ...ENGLISH_NUMBERS.map((word, index) => [word, index + 2]), ...[...'一二三四五六七八九十'].map((word, index) => [word, index + 1]), ['两', 2], ['兩', 2],
].map(([word, number]) => [word, String(number)]));

// A Chinese numeral counts before what is counted: 一 is also a part of 一样 and 一起.
const COUNTED_WITH = '个個天日周週月年时時点點分秒小元块塊次号號楼樓层層';
const NEGATION = "[不没沒未無无勿]|\\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot)\\b|n[’']t\\b";
const IS_NEGATION = new RegExp(`^(?:${NEGATION})$`, 'u');
const DECISIVE = new RegExp(`\\d+(?:[.:,]\\d+)*|[一二两兩三四五六七八九十百千万萬半]+(?=[${COUNTED_WITH}])|\\b(?:${ENGLISH_NUMBERS.join('|')})\\b|${NEGATION}`, 'gu');

/** Whether two conditions say the same in other words: neither says all that the other one does and more (“broken” is not “broken, and in stock”), nor another number, nor the contrary. */
export function isSameCondition(a: string, b: string): boolean {
    const [left, right] = [partsOf(a), partsOf(b)];
    const isWithin = (some: readonly string[], all: readonly string[]): boolean => some.length < all.length && some.every((part) => all.includes(part));
    return saysTheSame(a, b) && !isWithin(left, right) && !isWithin(right, left);
}

const partsOf = (text: string): readonly string[] => text.split(/[,;，、；]|\b(?:and|or)\b|并且|並且|而且|或者|且|或/iu).map((part) => lettersOf(part).join('')).filter((part) => part !== '');

const lettersOf = (text: string): readonly string[] => [...text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];

/** A single letter is a pair with nothing. */
function pairsOf(letters: readonly string[]): readonly string[] {
    return letters.length === 1 ? [letters[0]!] : letters.slice(1).map((letter, index) => letters[index]! + letter);
}
