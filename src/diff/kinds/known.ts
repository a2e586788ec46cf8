import type { Localized } from '../../checks/rule';
import type { Kind } from '../kind';

/**
 * Attributes whose change is all the same to the customer, whatever it is: each has the kinds `NAME-added`, `NAME-removed` and
 * `NAME-changed`. `evidence`: it says what is known of the journey; `text`: how it is written, or what is done behind it.
 */
const NOUNS = {
    // ---- What is known
    measure: noun('evidence', 'measure', '度量', '度量'),
    evidence: noun('evidence', 'evidence', '依据', '依據'),
    review: noun('evidence', 'review', '复核', '複核'),
    state: noun('evidence', 'state', '状态（现状或计划）', '狀態（現狀或計畫）'),
    expectation: noun('evidence', 'expectation', '期望', '期望'),
    thought: noun('evidence', 'thought', '想法', '想法'),
    saying: noun('evidence', 'saying', '说的话', '說的話'),
    quote: noun('evidence', 'quote', '原话', '原話'),
    pain: noun('evidence', 'pain', '痛点', '痛點'),
    opportunity: noun('evidence', 'opportunity', '机会点', '機會點'),
    'moment-of-truth': noun('evidence', 'moment of truth', '关键时刻', '關鍵時刻'),
    load: noun('evidence', 'load', '负荷', '負荷'),
    scale: noun('evidence', 'scale', '刻度', '刻度'),
    target: noun('evidence', 'target', '目标值', '目標值'),
    'metric-question': noun('evidence', 'question', '调查问题', '調查問題'),
    audience: noun('evidence', 'whose metric it is', '指标归属', '指標歸屬'),
    'persona-goal': noun('evidence', 'goal', '目标', '目標'),
    'persona-need': noun('evidence', 'need', '需求', '需求'),
    'persona-channel': noun('evidence', 'channel', '渠道', '管道'),
    source: noun('evidence', 'source', '来源', '來源'),
    'case-journey': noun('evidence', 'journey', '旅程', '旅程'),
    'case-persona': noun('evidence', 'persona', '用户画像', '人物誌'),
    // ---- Words, and what customers do not meet
    title: noun('text', 'title', '标题', '標題'),
    note: noun('text', 'note', '备注', '備註'),
    link: noun('text', 'link', '链接', '連結'),
    tag: noun('text', 'tag', '标签', '標籤'),
    'former-name': noun('text', 'former name', '曾用名', '曾用名'),
    goal: noun('text', 'goal', '目标', '目標'),
    view: noun('text', 'view', '视角', '視角'),
    mirror: noun('text', 'mirrored journey', '对照旅程', '對照旅程'),
    phase: noun('text', 'phase', '时期', '時期'),
    later: noun('text', '“later”', '“以后再写”', '「以後再寫」'),
    action: noun('text', 'action', '客户的动作', '顧客的動作'),
    backstage: noun('text', 'backstage work', '后台动作', '後台動作'),
    support: noun('text', 'support', '支持', '支援'),
    physical: noun('text', 'physical evidence', '有形展示', '有形展示'),
    detail: noun('text', 'journey that details it', '细化的旅程', '細化的旅程'),
    contact: noun('text', 'contact', '联系方式', '聯絡方式'),
    avoided: noun('text', 'word to avoid', '避免的词', '避免的詞'),
    jargon: noun('text', 'inside word', '内部用语', '內部用語'),
    vision: noun('text', 'vision', '愿景', '願景'),
    'portfolio-journey': noun('text', 'journey', '旅程', '旅程'),
    'portfolio-persona': noun('text', 'persona', '用户画像', '人物誌'),
    'portfolio-owner': noun('text', 'owner', '负责人', '負責人'),
    unnamed: noun('text', 'journeys without a name', '未命名的旅程', '未命名的旅程'),
} as const;

export type Known = keyof typeof NOUNS;
export type KnownKind = `${Known}-${'added' | 'removed' | 'changed'}`;

export const KNOWN_KINDS = Object.fromEntries(Object.entries(NOUNS).flatMap(([name, { type, en, hans, hant }]): [string, Kind][] => [
    // A flag has nothing more to say.
    [`${name}-added`, { class: type, words: words(`“{at}”: ${en} added[: {after}]`, `“{at}”：新增${hans}[：{after}]`, `「{at}」：新增${hant}[：{after}]`) }],
    [`${name}-removed`, { class: type, words: words(`“{at}”: ${en} removed[: {before}]`, `“{at}”：删除${hans}[：{before}]`, `「{at}」：刪除${hant}[：{before}]`) }],
    [`${name}-changed`, { class: type, words: words(`“{at}”: ${en}: {before} → {after}`, `“{at}”的${hans}：{before} → {after}`, `「{at}」的${hant}：{before} → {after}`) }],
])) as Readonly<Record<KnownKind, Kind>>;

function noun(type: 'evidence' | 'text', en: string, hans: string, hant: string) {
    return { type, en, hans, hant };
}
function words(en: string, hans: string, hant: string): Localized {
    return { en, 'zh-Hans': hans, 'zh-Hant': hant };
}
