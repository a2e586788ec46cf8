/**
 * The first letters of Chinese signs as they are spoken, for who types letters: `ck` of 仓库. By the order in which the platform sorts them; a
 * sign with several sounds has its most common one. The letters of whole syllables would need a table of every sign.
 */
export function createInitials(): (text: string) => string {
    const known = new Map<string, string>();
    let collator: Intl.Collator | undefined;
    const letterOf = (sign: string): string => {
        let letter = known.get(sign);
        if (letter === undefined) known.set(sign, letter = HAN.test(sign) ? spoken(sign, collator ??= new Intl.Collator('zh-u-co-pinyin')) : sign.toLowerCase());
        return letter;
    };
    return (text) => (HAN.test(text) ? [...text].map(letterOf).join('') : '');
}

const HAN = /\p{sc=Han}/u;
/** The first sign of each letter: no syllable begins with i, u or v. */
const LETTERS = 'abcdefghjklmnopqrstwxyz';
const FIRST = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨它穵夕丫帀'];

function spoken(sign: string, { compare }: Intl.Collator): string {
    let [low, high] = [0, FIRST.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(FIRST[middle]!, sign) <= 0) low = middle + 1;
        else high = middle;
    }
    return LETTERS[low - 1] ?? sign;
}
