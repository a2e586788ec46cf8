import type { Locale, Localized } from './rule';

/** The arguments of messages whose value is a key of this dictionary, not the author's own text. */
export const WORD_ARGS: ReadonlySet<string> = new Set(['kind', 'wanted', 'is', 'what', 'where', 'belongs', 'expected']);

/**
 * What a key is called in a language, e.g. `touchpoint` → 触点. Several keys may stand in one text, as in
 * `owner or touchpoint` and `journey, stage`. What is no key comes back as it is.
 */
export function wordFor(key: string, locale: Locale): string {
    const word = WORDS[key]?.[locale];
    if (word !== undefined) return word;
    if (key.includes(' or ')) return key.split(' or ').map(part => wordFor(part, locale)).join(OR[locale]);
    if (key.includes(', ')) return key.split(', ').map(part => wordFor(part, locale)).join(COMMA[locale]);
    return key;
}

const OR: Localized = { en: ' or ', 'zh-Hans': '或', 'zh-Hant': '或' };
const COMMA: Localized = { en: ', ', 'zh-Hans': '、', 'zh-Hant': '、' };

const word = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });
const WORDS: Readonly<Record<string, Localized>> = {
    file: word('file', '文件', '檔案'),
    owner: word('owner', '负责人', '負責人'),
    supplier: word('supplier', '供应商', '供應商'),
    partner: word('partner', '合作伙伴', '合作夥伴'),
    distributor: word('distributor', '经销商', '經銷商'),
    system: word('system', '系统', '系統'),
    channel: word('channel', '渠道', '管道'),
    persona: word('persona', '用户画像', '人物誌'),
    information: word('information', '信息', '資訊'),
    metric: word('metric', '指标', '指標'),
    term: word('term', '术语', '術語'),
    scenario: word('scenario', '场景', '情境'),
    journey: word('journey', '旅程', '旅程'),
    stage: word('stage', '阶段', '階段'),
    touchpoint: word('touchpoint', '触点', '觸點'),
    way: word('way', '路径', '路徑'),
    path: word('path', '路径', '路徑'),
    handoff: word('handoff', '交接', '交接'),
    case: word('case', '案例', '案例'),
    entry: word('entry of a case', '案例记录', '案例記錄'),
    portfolio: word('portfolio', '旅程组合', '旅程組合'),
    promise: word('promise', '承诺', '承諾'),
    expectation: word('expectation', '期望', '期望'),
    commitment: word('promise or expectation', '承诺或期望', '承諾或期望'),
    carried: word('information, promise or expectation', '信息、承诺或期望', '資訊、承諾或期望'),
    pain: word('pain', '痛点', '痛點'),
    opportunity: word('opportunity', '机会点', '機會點'),
    obligation: word('obligation', '合同义务', '合約義務'),
    measure: word('measure', '度量', '度量'),
    fact: word('something else', '别的内容', '別的內容'),
    name: word('name', '名称', '名稱'),
    title: word('title', '标题', '標題'),
    'a-name': word('a name', '名称', '名稱'),
    'a-text': word('a text in quotes', '带引号的文字', '帶引號的文字'),
    'a-duration': word('a length of time such as `2d`', '时长（例如 `2d`）', '時長（例如 `2d`）'),
    'a-number': word('a number', '数字', '數字'),
    'a-date': word('a date such as `2026-11-21`', '日期（例如 `2026-11-21`）', '日期（例如 `2026-11-21`）'),
    'a-time': word('a time such as `18:00`', '时间（例如 `18:00`）', '時間（例如 `18:00`）'),
    'the-end': word('the end of the file', '文件结尾', '檔案結尾'),
};
