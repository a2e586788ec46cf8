import type { ContractPart } from '../analysis/handoff-contract';
import type { OwnerKind } from '../model/model';
import type { HandoffMode } from './handoff-mode';
import { chinese } from './text/chinese';

/** Languages of the words in a picture. */
export type Locale = 'en' | 'zh-Hans' | 'zh-Hant';

/** What an empty picture says how to write. */
export type Hint = 'stages' | 'promises' | 'channels' | 'entries' | 'journeys';

/** The words that a picture adds to the author's own. */
export interface Words {
    readonly locale: Locale;
    readonly for: string;
    readonly state: string;
    readonly states: Readonly<Record<string, string>>;
    readonly view: string;
    readonly views: Readonly<Record<string, string>>;
    readonly owner: string;
    readonly scenario: string;
    /** How much is to do in a scenario. */
    readonly loads: Readonly<Record<string, string>>;
    /** Of a persona. */
    readonly needs: string;
    /** Of an owner outside. */
    readonly obliged: string;
    readonly goal: string;
    readonly ownerUnknown: string;
    readonly channelUnknown: string;
    readonly ownerKinds: Readonly<Record<OwnerKind, string>>;
    readonly handoff: string;
    /** How a handoff is made. */
    readonly modes: Readonly<Record<HandoffMode, string>>;
    readonly fallback: string;
    readonly fallbackAfter: (time: string) => string;
    readonly when: (condition: string) => string;
    readonly start: string;
    readonly optional: string;
    readonly ends: Readonly<Record<string, string>>;
    readonly leadsTo: (target: string) => string;
    readonly comesFrom: (source: string) => string;
    readonly notFound: (name: string) => string;
    readonly later: (stage: string) => string;
    readonly emptyStage: string;
    readonly emptyJourney: string;
    readonly hints: Readonly<Record<Hint, string>>;
    /** The description for those who do not see the picture. */
    readonly description: (stages: number, touchpoints: number, handoffs: number) => string;
    readonly way: (kind: string, from: string, to: string) => string;
    readonly legend: { readonly implicit: string; readonly path: string; readonly handoff: string; readonly fallback: string; readonly outside: string };
    /** What a handoff as a contract has, or lacks. */
    readonly contract: Readonly<Record<ContractPart | 'missing' | 'partly' | 'unneeded', string>> & { /** What it would have to carry besides. */ readonly without: (items: string) => string };
    readonly outcome: string;
    readonly reviewed: string;
    readonly evidence: string;
    readonly evidences: Readonly<Record<string, string>>;
    readonly listComma: string;
    /** Between the parts of a list that have commas themselves. */
    readonly listSemicolon: string;
    /** Between a heading and what it is about, in one text. */
    readonly colon: string;
}

export const WORDS: Readonly<Record<Locale, Words>> = {
    en: {
        locale: 'en',
        for: 'For', state: 'State', states: { planned: 'Planned', current: 'As it is today' }, view: 'View', views: { customer: 'Customer', enterprise: 'Enterprise' },
        owner: 'Owner', scenario: 'Scenario', loads: { normal: 'normal load', peak: 'peak load', low: 'low load' }, needs: 'Needs', obliged: 'By contract', goal: 'Goal', ownerUnknown: 'Owner not stated', channelUnknown: 'Channel not stated',
        ownerKinds: { owner: 'inside', supplier: 'supplier', partner: 'partner', distributor: 'distributor' },
        handoff: 'Handoff', modes: { warm: 'Warm handoff', cold: 'Cold handoff', self: 'Customer carries it', auto: 'Automatic handoff', plain: 'Handoff' }, fallback: 'Fallback', fallbackAfter: (time) => `Fallback after ${time}`, when: (condition) => `When: ${condition}`,
        start: 'Entry', optional: 'Optional', ends: { success: 'Ends: success', failure: 'Ends: failure', exit: 'Ends: customer leaves', closed: 'Ends: taken as done' },
        leadsTo: (target) => `to ${target}`, comesFrom: (source) => `from ${source}`, notFound: (name) => `“${name}” is not in this journey`,
        later: (stage) => `${stage} (later)`, emptyStage: 'No touchpoints yet', emptyJourney: 'No stages yet',
        hints: {
            stages: 'Write in the journey: stage choose "Choose" { touchpoint visit "Visit the shop" }', promises: 'Write in a touchpoint: promises ready "Ready tomorrow" within 1d',
            channels: 'Write beside the journey: channel phone "Phone" : voice – and in a touchpoint: channel phone', entries: 'Write in the case: at day 1 visit "Came to the shop"',
            journeys: 'Write beside the portfolio: journey repair "Repair" { … } – and in it: journey repair',
        },
        description: (stages, touchpoints, handoffs) => `${counted(stages, 'stage')}, ${counted(touchpoints, 'touchpoint')}, ${counted(handoffs, 'handoff')}.`,
        way: (kind, from, to) => `${kind}: ${from} → ${to}`,
        legend: { implicit: 'next in order', path: 'path', handoff: 'handoff', fallback: 'fallback', outside: 'outside owner' },
        contract: { context: 'context carried', acceptance: 'accepted by somebody', word: 'customer told', fallback: 'fallback', missing: 'not stated', partly: 'not stated, or not all', unneeded: 'not needed', without: (items) => `without ${items}` },
        outcome: 'Outcome', reviewed: 'Reviewed', evidence: 'Evidence', evidences: { assumption: 'assumption', partial: 'partial', research: 'research' },
        listComma: ', ', listSemicolon: '; ', colon: ': ',
    },
    'zh-Hans': {
        locale: 'zh-Hans',
        for: '用户', state: '状态', states: { planned: '规划', current: '现状' }, view: '视角', views: { customer: '客户', enterprise: '企业' },
        owner: '负责人', scenario: '场景', loads: { normal: '平时负荷', peak: '高峰负荷', low: '低谷负荷' }, needs: '需要', obliged: '合同约定', goal: '目标', ownerUnknown: '负责人未说明', channelUnknown: '渠道未说明',
        ownerKinds: { owner: '内部', supplier: '供应商', partner: '合作伙伴', distributor: '经销商' },
        handoff: '交接', modes: { warm: '热交接', cold: '冷交接', self: '客户自己传递', auto: '自动交接', plain: '交接' }, fallback: '兜底', fallbackAfter: (time) => `${time} 后兜底`, when: (condition) => `当：${condition}`,
        start: '入口', optional: '可选', ends: { success: '结束：成功', failure: '结束：失败', exit: '结束：客户离开', closed: '结束：视为完成' },
        leadsTo: (target) => `到 ${target}`, comesFrom: (source) => `来自 ${source}`, notFound: (name) => `本旅程中没有“${name}”`,
        later: (stage) => `${stage}（待细化）`, emptyStage: '还没有触点', emptyJourney: '还没有阶段',
        hints: {
            stages: '在旅程中写：stage choose "挑选" { touchpoint visit "到店" }', promises: '在触点中写：promises ready "明天修好" within 1d',
            channels: '在旅程旁写：channel phone "电话" : voice；再在触点中写：channel phone', entries: '在案例中写：at day 1 visit "来到店里"',
            journeys: '在旅程组合旁写：journey repair "维修" { … }；再在其中写：journey repair',
        },
        description: (stages, touchpoints, handoffs) => `${stages} 个阶段，${touchpoints} 个触点，${handoffs} 次交接。`,
        way: (kind, from, to) => `${kind}：${from} → ${to}`,
        legend: { implicit: '顺序下一步', path: '路径', handoff: '交接', fallback: '兜底', outside: '外部负责人' },
        contract: { context: '带走的信息', acceptance: '有人接手', word: '告知客户', fallback: '兜底', missing: '未说明', partly: '未说明或不完整', unneeded: '无需', without: (items) => chinese`缺少${items}` },
        outcome: '结果', reviewed: '评审', evidence: '依据', evidences: { assumption: '假设', partial: '部分研究', research: '研究' },
        listComma: '、', listSemicolon: '；', colon: '：',
    },
    'zh-Hant': {
        locale: 'zh-Hant',
        for: '用戶', state: '狀態', states: { planned: '規劃', current: '現狀' }, view: '視角', views: { customer: '顧客', enterprise: '企業' },
        owner: '負責人', scenario: '情境', loads: { normal: '平時負荷', peak: '尖峰負荷', low: '離峰負荷' }, needs: '需要', obliged: '合約約定', goal: '目標', ownerUnknown: '負責人未說明', channelUnknown: '管道未說明',
        ownerKinds: { owner: '內部', supplier: '供應商', partner: '合作夥伴', distributor: '經銷商' },
        handoff: '交接', modes: { warm: '熱交接', cold: '冷交接', self: '顧客自己傳遞', auto: '自動交接', plain: '交接' }, fallback: '備援', fallbackAfter: (time) => `${time} 後備援`, when: (condition) => `當：${condition}`,
        start: '入口', optional: '可選', ends: { success: '結束：成功', failure: '結束：失敗', exit: '結束：顧客離開', closed: '結束：視為完成' },
        leadsTo: (target) => `到 ${target}`, comesFrom: (source) => `來自 ${source}`, notFound: (name) => `本旅程中沒有「${name}」`,
        later: (stage) => `${stage}（待細化）`, emptyStage: '還沒有觸點', emptyJourney: '還沒有階段',
        hints: {
            stages: '在旅程中寫：stage choose "挑選" { touchpoint visit "到店" }', promises: '在觸點中寫：promises ready "明天修好" within 1d',
            channels: '在旅程旁寫：channel phone "電話" : voice；再在觸點中寫：channel phone', entries: '在案例中寫：at day 1 visit "來到店裡"',
            journeys: '在旅程組合旁寫：journey repair "維修" { … }；再在其中寫：journey repair',
        },
        description: (stages, touchpoints, handoffs) => `${stages} 個階段，${touchpoints} 個觸點，${handoffs} 次交接。`,
        way: (kind, from, to) => `${kind}：${from} → ${to}`,
        legend: { implicit: '順序下一步', path: '路徑', handoff: '交接', fallback: '備援', outside: '外部負責人' },
        contract: { context: '帶走的資訊', acceptance: '有人接手', word: '告知顧客', fallback: '備援', missing: '未說明', partly: '未說明或不完整', unneeded: '無需', without: (items) => chinese`缺少${items}` },
        outcome: '結果', reviewed: '評審', evidence: '依據', evidences: { assumption: '假設', partial: '部分研究', research: '研究' },
        listComma: '、', listSemicolon: '；', colon: '：',
    },
};

/** Parts as one text. */
export function listInWords(parts: readonly string[], words: Pick<Words, 'listComma' | 'listSemicolon'>): string {
    return parts.join(listSeparator(parts, words));
}
/** What tells the parts of a list from each other, where they may have commas themselves. */
export function listSeparator(parts: readonly string[], { listComma, listSemicolon }: Pick<Words, 'listComma' | 'listSemicolon'>): string {
    return parts.some((part) => HAS_COMMA.test(part)) ? listSemicolon : listComma;
}
const HAS_COMMA = /[,，、]/;

function counted(count: number, noun: string): string {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
