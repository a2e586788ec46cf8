/**
 * The word in a text that stands for a time and is none, such as “soon” or 尽快; undefined when there is none, or when
 * a concrete time stands beside it. `more`: words to look for besides the known ones.
 */
export function vagueWordIn(text: string, more: readonly string[]): string | undefined {
    const word = wordIn(text, more);
    return word === undefined || hasConcreteTime(text) ? undefined : word;
}

/** The same in what a customer is told: “please answer soon” asks the customer for something, and promises nothing. */
export function vagueCueIn(text: string, more: readonly string[]): string | undefined {
    // Most texts have no such word: then nothing else has to be looked for.
    if (wordIn(text, more) === undefined || hasConcreteTime(text)) return undefined;
    for (const clause of text.split(CLAUSE_END)) {
        const word = REQUEST.test(clause) ? undefined : wordIn(clause, more);
        if (word !== undefined) return word;
    }
    return undefined;
}

const CLAUSE_END = /[。！？!?；;，,\n]|\.(?=\s|$)/;
const REQUEST = /^\s*(?:please\b|kindly\b|请|請|麻烦|麻煩|敬请|敬請)/i;

function wordIn(text: string, more: readonly string[]): string | undefined {
    const known = (LATIN_HINT.test(text) ? LATIN.exec(text)?.[0] : undefined) ?? HAN.exec(text)?.[0];
    if (known !== undefined || more.length === 0) return known;
    const lower = text.toLowerCase();
    return more.find(word => {
        const at = word === '' ? -1 : lower.indexOf(word.toLowerCase());
        if (at < 0) return false;
        return !IN_LATIN_WORD.test(`${word[0]!}${lower[at - 1] ?? ' '}`) && !IN_LATIN_WORD.test(`${word.at(-1)!}${lower[at + word.length] ?? ' '}`);
    });
}
/** Two letters of one Latin word: Chinese has no spaces between its words. */
const IN_LATIN_WORD = /^[\p{Script=Latin}\d]{2}$/u;

/** What all of LATIN have in them: it tells of most texts that none is there, at a fraction of the cost. */
const LATIN_HINT = /soon|quickly|fast|asap|a\.s\.a\.p|shortly|due course|good time|near future|no time|before long|promptly|delay|right away|immediately|at once| now|earliest|a few|several/iu;

/** “As soon as it arrives” and “shortly before the visit” hang on an event, and “see you soon” is a greeting. */
const LATIN = new RegExp(`\\b(?:${[
    'as (?:soon|quickly|fast) as (?:possible|we can|practicable)', '(?<!\\b(?:as|too|see you|get well) )soon(?! as\\b)', 'asap', 'a\\.s\\.a\\.p', 'shortly(?! (?:before|after)\\b)',
    'in due course', 'in good time', 'in the near future', 'in no time', 'before long', 'promptly', 'without delay', 'right away', 'immediately(?! (?:before|after|upon|when|once)\\b)', '(?<!\\b(?:all|both|everything|several|many|[\\p{L}]+s) )at once', 'any (?:day|time|moment|minute) now',
    'at (?:our|the) earliest(?: convenience)?', '(?:a few|several) (?:minutes|hours|days|weeks)',
].join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/** 不久前 (not long ago) and 近期的 (recent) speak of what has been. */
const HAN = new RegExp([
    '[尽儘盡][快早速]', '[马馬]上', '稍[后後]', '近期(?!的)', '近日(?!的)', '不久(?!前)', '很快', '第一[时時][间間]',
    '[几幾数數](?:[个個]工作日|[个個]?小[时時]|分[钟鐘]|[天日周週])', '抓[紧緊]', '回[头頭](?!见|見)',
].join('|'), 'u');

/** A number with a unit, a clock time, a date, a day by its name, or a blank that is filled in for each customer. */
function hasConcreteTime(text: string): boolean {
    return CONCRETE.some(time => time.test(text));
}
const UNIT = '(?:s|sec|min|h|hrs?|d|w|mo|y)\\b|(?:second|minute|hour|day|week|month|year)s?\\b|(?:business|working)[ -](?:day|hour)s?\\b|am\\b|pm\\b|o.clock';
const HAN_UNIT = '秒|分[钟鐘]?|小[时時]|[时時](?!候)|[点點]|天|日|[号號]|[个個]?工作(?:日|天)|[周週]|[个個]?星期|[个個]?[礼禮]拜|[个個]?月|年';
const CONCRETE: readonly RegExp[] = [
    new RegExp(`[0-9０-９]\\s*(?:${UNIT}|${HAN_UNIT})`, 'iu'),
    /[0-9０-９]{1,2}\s*[:：]\s*[0-9０-９]{2}|\d{4}-\d{1,2}|\b\d{1,2}[/.]\d{1,2}\b|\b(?:at|by|until|before|from) \d{1,2}\b/i,
    new RegExp(`\\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an) (?:business |working )?(?:second|minute|hour|day|week|month|year)s?\\b`, 'iu'),
    /[一二两兩三四五六七八九十半](?:小[时時]|分[钟鐘]|天|日|[个個](?:小[时時]|工作[日天]|月|星期|[礼禮]拜)|[周週])|[二两兩三四五六七八九十][点點]|[一二三四五六七八九十]月/u,
    /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:today|tonight|tomorrow|overnight|noon|midnight|(?:same|next|following|the) (?:day|week|month|morning|business day|working day)|weekend)\b/i,
    /\b(?:this|tomorrow|next) (?:morning|afternoon|evening|week|month|hour)\b|\bend of (?:the )?(?:day|week|month|year|business)\b|\bwithin the hour\b/i,
    /\b(?:january|february|april|june|july|august|september|october|november|december)\b|\b(?:march|may) \d/i,
    /[今明后後当當次隔翌][天日晚早]|[周週][一二三四五六日末天]|(?:星期|[礼禮]拜)[一二三四五六日天]|[本下][周週月]|[月年]底|[上中下]午|早上|晚上|傍晚/u,
    /\{[^}]*\}|\[[^\]]*\]|<[^>]*>|[xX×]{1,2}\s*[日号號点點时時天月]/u,
];
