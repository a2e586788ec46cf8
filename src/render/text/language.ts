/**
 * The East Asian language of a text, as an HTML `lang`; undefined when it has no such letter. Ideographs are drawn
 * differently in each: a guess from letters that only one of them uses; simplified Chinese when nothing decides.
 */
export function eastAsianLanguageOf(text: string): 'zh-Hans' | 'zh-Hant' | 'ja' | 'ko' | undefined {
    if (/\p{sc=Hang}/u.test(text)) return 'ko';
    if (/[\p{sc=Hira}\p{sc=Kana}]/u.test(text)) return 'ja';
    if (!/\p{sc=Han}/u.test(text)) return undefined;
    return count(text, SIMPLIFIED_ONLY) < count(text, TRADITIONAL_ONLY) ? 'zh-Hant' : 'zh-Hans';
}

/** The most frequent characters that were simplified, and what they were before: the same character at the same place. */
const SIMPLIFIED_ONLY = new Set('这们来时个说国会对发为过还进样种务实动当应与现经没机长车开见门问间关场电话单应达员险买卖阅询签约货订验证账户费转换设备线产业专业标选择审续销联络应体质现图书钱银评价归检');
const TRADITIONAL_ONLY = new Set('這們來時個說國會對發為過還進樣種務實動當應與現經沒機長車開見門問間關場電話單應達員險買賣閱詢簽約貨訂驗證帳戶費轉換設備線產業專業標選擇審續銷聯絡應體質現圖書錢銀評價歸檢');

function count(text: string, characters: ReadonlySet<string>): number {
    let found = 0;
    for (const character of text) if (characters.has(character)) found++;
    return found;
}
