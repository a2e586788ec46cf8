/** A small seeded generator (mulberry32), so that a failing test names the seed that fails. */
export function seeded(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const INSERTS = [
    '{', '}', '"', '“', '”', '”', '->', ',', ':', '，', '｛', '\n', ' ', '/*', '*/', '//', '"""', '\\', 'journey', 'stage x {', 'touchpoint', 'owner', 'within 1d',
    'carries', '1d..', '45%', '2026-13-01', '\u2028', '\ud800', '\ufeff', '§', '...', '-', '＠', 'é', '中', '＜', '1', '.',
];

/** The text after one random edit such as a hand or a merge makes: something left out, put in, doubled, swapped or cut off. */
export function mutate(text: string, random: () => number): string {
    const at = Math.floor(random() * (text.length + 1));
    const length = Math.floor(random() * random() * 60);
    const lines = text.split('\n');
    switch (Math.floor(random() * 8)) {
        case 0: return text.slice(0, at) + text.slice(at + 1);
        case 1: return text.slice(0, at) + text.slice(at + length);
        case 2: return text.slice(0, at) + pick(random, INSERTS) + text.slice(at);
        case 3: return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
        case 4: return text.slice(0, at);
        case 5: {
            lines.splice(Math.floor(random() * lines.length), 1 + Math.floor(random() * 3));
            return lines.join('\n');
        }
        case 6: {
            const i = Math.floor(random() * lines.length);
            const j = Math.floor(random() * lines.length);
            [lines[i], lines[j]] = [lines[j]!, lines[i]!];
            return lines.join('\n');
        }
        default: {
            const words = [...text.matchAll(/[\p{L}\d-]+/gu)];
            if (words.length < 2) return text;
            const one = pick(random, words);
            return text.slice(0, one.index) + pick(random, words)[0] + text.slice(one.index + one[0].length);
        }
    }
}
