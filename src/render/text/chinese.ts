/** A Chinese text with names put in: a space stands between a Chinese character and a letter or digit, as in 由 Branch 作出. */
export function chinese(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
    let text = parts[0]!;
    for (const [index, value] of values.entries()) {
        text = joined(joined(text, String(value)), parts[index + 1]!);
    }
    return text;
}

function joined(left: string, right: string): string {
    const [last, first] = [left.slice(-1), right.slice(0, 1)];
    return (HAN.test(last) && NARROW.test(first)) || (NARROW.test(last) && HAN.test(first)) ? `${left} ${right}` : left + right;
}

const HAN = /\p{Script=Han}/u;
const NARROW = /[A-Za-z0-9<>~≤+-]/;
