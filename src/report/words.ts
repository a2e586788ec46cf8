import type { CommitmentState } from '../analysis/commitment-life';
import { durationInWords } from '../model/duration-words';
import type { Moment, OwnerKind } from '../model/model';
import { LIST_WORDS, said, type Said } from '../render/html/reading-words';
import { CASE_WORDS } from '../render/views/case/words';
import { PROMISE_WORDS } from '../render/views/promises/words';
import { chinese } from '../render/text/chinese';
import { WORDS, type Locale } from '../render/words';
import { COLUMNS, type ColumnName } from './column-words';
import type { MeasureFact } from './input';
import type { LimitFact } from './sections/promises';
import type { DifferenceKind, LivedPromiseFact } from './sections/lived';
import type { SectionId } from './sections';

export type ReportLocale = Locale;

/** What a report says in one language. */
export interface ReportWords {
    readonly locale: ReportLocale;
    readonly title: string;
    readonly columns: Readonly<Record<ColumnName, string>>;
    readonly sections: Readonly<Record<SectionId, { readonly title: string; readonly about: string }>>;
    readonly promiseKinds: Readonly<Record<'promise' | 'expectation', string>>;
    readonly promiseStates: Readonly<Record<CommitmentState, string>>;
    /** Why a limit is not held against the times that are known. */
    readonly unchecked: (limit: string) => string;
    readonly promiseAlso: Readonly<Record<'broken' | 'contradicted', string>>;
    readonly ownerKinds: Readonly<Record<OwnerKind, string>>;
    readonly listWord: (word: string) => string;
    readonly comma: string;
    readonly colon: string;
    readonly yes: string;
    readonly no: string;
    readonly nobody: string;
    readonly nothing: string;
    readonly notKnown: string;
    readonly empty: string;
    readonly ownerUnknown: string;
    readonly allChannels: string;
    readonly wholeJourney: string;
    readonly onTheWay: string;
    readonly noPortfolio: string;
    readonly pains: string;
    readonly opportunities: string;
    /** The first column where several tables stand below each other. */
    readonly table: string;
    readonly atLeast: (time: string) => string;
    readonly handoffs: { readonly matrix: string; readonly list: string; readonly corner: string; readonly incomplete: (count: number) => string; readonly without: (items: string) => string; readonly unwritten: (count: number) => string; readonly paths: (count: number) => string; readonly path: string };
    readonly lived: {
        readonly summary: string; readonly promises: string; readonly different: string;
        readonly states: Readonly<Record<LivedPromiseFact['state'], string>>;
        readonly differences: Readonly<Record<Exclude<DifferenceKind['kind'], 'late'> | 'missing', string>>;
        readonly late: (days: number) => string;
        /** Several touchpoints of which one would have had to come. */
        readonly either: (touchpoints: readonly string[]) => string;
        readonly noneCame: string;
    };
}

const SECTIONS: Readonly<Record<SectionId, { readonly title: Said; readonly about: Said }>> = {
    portfolio: {
        title: said('Portfolio board', '旅程组合看板', '旅程組合看板'),
        about: said('All journeys with what weighs on them. A promise is at risk when it is late, broken, contradicted, not carried by a handoff, or met nowhere.', '全部旅程及其风险。会超时、被打破、被否定、交接时未携带或没有兑现的承诺算作有风险。', '全部旅程及其風險。會超時、被打破、被否定、交接時未攜帶或沒有兌現的承諾算作有風險。'),
    },
    promises: {
        title: said('Promise ledger', '承诺台账', '承諾台帳'),
        about: said('What customers are promised or expect, the longest it can take by the plan, and where it is met.', '客户得到的承诺和抱有的期望，按计划最多需要多久，在哪里兑现。', '顧客得到的承諾和抱有的期望，按計畫最多需要多久，在哪裡兌現。'),
    },
    handoffs: {
        title: said('Handoff matrix', '交接矩阵', '交接矩陣'),
        about: said('Who hands cases over to whom. “no” is what a handoff lacks: what is known, somebody who accepts it, word to the customer, a fallback; an empty field is what it does not need.', '谁把事情交给谁。“否”是交接所缺的：携带已知信息、有人确认接手、告知客户、有兜底；空白表示不需要。', '誰把事情交給誰。「否」是交接所缺的：攜帶已知資訊、有人確認接手、告知顧客、有備援；空白表示不需要。'),
    },
    visibility: {
        title: said('Blind spots', '盲区', '盲區'),
        about: said('Of what outside organisations do, how much somebody inside can see without waiting for a complaint. “Blind for” is the longest that the plan allows, with every repetition that it states.', '外部组织所做的事情中，内部不靠投诉就能看到的比例。“盲区时长”是计划允许的最长时间，含写明次数的重复。', '外部組織所做的事情中，內部不靠投訴就能看到的比例。「盲區時長」是計畫允許的最長時間，含寫明次數的重複。'),
    },
    effort: {
        title: said('Customer effort', '客户费力程度', '顧客費力程度'),
        about: said('The way through each journey on which the customer has to start most contacts.', '每条旅程中客户需要主动联系次数最多的一条路。', '每條旅程中顧客需要主動聯絡次數最多的一條路。'),
    },
    lived: {
        title: said('Planned against lived', '计划与实际', '計畫與實際'),
        about: said('What customers lived through, held against the plan.', '客户的实际经历与计划的对照。', '顧客的實際經歷與計畫的對照。'),
    },
    improvements: {
        title: said('Pains and opportunities', '痛点与机会点', '痛點與機會點'),
        about: said('Pains by how bad they are. Open opportunities by impact, then by the pains they solve, then by how little effort they take.', '痛点按严重程度排列。未完成的机会点依次按影响、所解决的痛点、投入的多少排列。', '痛點按嚴重程度排列。未完成的機會點依次按影響、所解決的痛點、投入的多寡排列。'),
    },
    channels: {
        title: said('Stages and channels', '阶段与渠道', '階段與管道'),
        about: said('What happens where, and what was measured there.', '各阶段在哪些渠道进行，以及那里的度量值。', '各階段在哪些管道進行，以及那裡的度量值。'),
    },
    responsibilities: {
        title: said('Responsibilities (RACI)', '责任分配（RACI）', '責任分配（RACI）'),
        about: said('R performs it, A answers for it, C works behind it, I gets the case next by handoff.', 'R 执行，A 最终负责，C 在后台配合，I 经交接接手。', 'R 執行，A 最終負責，C 在後台配合，I 經交接接手。'),
    },
};

const TEXTS = {
    title: said('Report', '报告', '報告'),
    comma: said(', ', '、', '、'), colon: said(': ', '：', '：'),
    yes: said('yes', '是', '是'), no: said('no', '否', '否'),
    nobody: said('nobody', '无人', '無人'), nothing: said('nothing', '无', '無'), notKnown: said('not known', '未知', '未知'),
    empty: said('Nothing to tell.', '没有可报告的内容。', '沒有可報告的內容。'),
    ownerUnknown: said('not stated', '未说明', '未說明'),
    allChannels: said('all, or not stated', '全部或未说明', '全部或未說明'), wholeJourney: said('whole journey', '整条旅程', '整條旅程'),
    onTheWay: said('on the way', '途中', '途中'), noPortfolio: said('In no portfolio', '不在任何组合中', '不在任何組合中'),
    pains: said('Pains', '痛点', '痛點'), opportunities: said('Opportunities', '机会点', '機會點'), table: said('Table', '表', '表'),
} as const;

const COUNTED: Readonly<Record<Locale, Pick<ReportWords, 'atLeast' | 'handoffs' | 'lived'>>> = {
    en: {
        atLeast: time => `${time}, and what is not known`,
        handoffs: { matrix: 'From the owner of the row to the owner of the column', list: 'All of them', corner: 'From \\ to', incomplete: count => ` (${count} incomplete)`, without: items => `no: without ${items}`, unwritten: count => `${count} not written down`, paths: count => `${count} by path`, path: 'by path' },
        lived: {
            summary: 'Cases', promises: 'What was promised', different: 'What was different', states: { met: 'kept', broken: 'broken', open: 'open' },
            differences: { unplanned: 'not in the plan', failing: 'failed', earlier: 'earlier than planned', later: 'later than planned', missing: 'never came' },
            late: days => `${days} ${days === 1 ? 'day' : 'days'} late`, either: CASE_WORDS.en.either, noneCame: CASE_WORDS.en.noneCame,
        },
    },
    'zh-Hans': {
        atLeast: time => `${time}以及未知的时间`,
        handoffs: { matrix: '由行中的负责人交给列中的负责人', list: '全部交接', corner: '从 \\ 到', incomplete: count => `（${count} 处不完整）`, without: items => chinese`否：缺少${items}`, unwritten: count => `${count} 处未写明`, paths: count => `${count} 处为路径`, path: '路径' },
        lived: {
            summary: '案例', promises: '曾经的承诺', different: '与计划的差异', states: { met: '已兑现', broken: '失约', open: '未了' },
            differences: { unplanned: '计划之外', failing: '失败', earlier: '比计划早', later: '比计划晚', missing: '没有发生' },
            late: days => `迟 ${days} 天`, either: CASE_WORDS['zh-Hans'].either, noneCame: CASE_WORDS['zh-Hans'].noneCame,
        },
    },
    'zh-Hant': {
        atLeast: time => `${time}以及未知的時間`,
        handoffs: { matrix: '由列中的負責人交給欄中的負責人', list: '全部交接', corner: '從 \\ 到', incomplete: count => `（${count} 處不完整）`, without: items => chinese`否：缺少${items}`, unwritten: count => `${count} 處未寫明`, paths: count => `${count} 處為路徑`, path: '路徑' },
        lived: {
            summary: '案例', promises: '曾經的承諾', different: '與計畫的差異', states: { met: '已兌現', broken: '失約', open: '未了' },
            differences: { unplanned: '計畫之外', failing: '失敗', earlier: '比計畫早', later: '比計畫晚', missing: '沒有發生' },
            late: days => `遲 ${days} 天`, either: CASE_WORDS['zh-Hant'].either, noneCame: CASE_WORDS['zh-Hant'].noneCame,
        },
    },
};

function wordsIn(locale: Locale): ReportWords {
    const say = <K extends string>(all: Readonly<Record<K, Said>>): Readonly<Record<K, string>> => Object.fromEntries(Object.entries<Said>(all).map(([key, text]) => [key, text[locale]])) as Record<K, string>;
    return {
        locale, ...say(TEXTS), ...COUNTED[locale], columns: say(COLUMNS),
        sections: Object.fromEntries(Object.entries(SECTIONS).map(([id, { title, about }]) => [id, { title: title[locale], about: about[locale] }])) as ReportWords['sections'],
        promiseKinds: PROMISE_WORDS[locale].kinds, promiseStates: PROMISE_WORDS[locale].states, promiseAlso: PROMISE_WORDS[locale].also, unchecked: PROMISE_WORDS[locale].unchecked, ownerKinds: WORDS[locale].ownerKinds,
        listWord: word => LIST_WORDS[word]?.[locale] ?? word,
    };
}

export const REPORT_WORDS: Readonly<Record<Locale, ReportWords>> = { en: wordsIn('en'), 'zh-Hans': wordsIn('zh-Hans'), 'zh-Hant': wordsIn('zh-Hant') };

// ---- Values -----------------------------------------------------------------------------------------------------

export function timeText(text: string, { locale }: ReportWords): string {
    return durationInWords(text, locale);
}

export function limitText({ text, isTime, when }: LimitFact, words: ReportWords): string {
    const shown = isTime ? timeText(text, words) : words.locale === 'zh-Hant' ? `「${text}」` : `“${text}”`;
    if (when === undefined) return shown;
    return words.locale === 'en' ? `${shown} (when ${when})` : `${shown}（${when}）`;
}

/** @param tellsChannel where what stands around it does not. */
export function measureText({ metric, value, to, by, level, via = [], below = [], target }: MeasureFact, words: ReportWords, tellsChannel: boolean): string {
    const { locale } = words;
    const show = (text: string): string => durationInWords(text, locale);
    const titles = (channels: typeof via): string => channels.map(({ title }) => title).join(words.comma);
    const order = below.length === 0 ? undefined : `${tellsChannel ? `${titles(via)} ` : ''}< ${titles(below)}`;
    const channel = !tellsChannel || via.length === 0 || order !== undefined ? '' : locale === 'en' ? ` (${titles(via)})` : `（${titles(via)}）`;
    const figure = to !== undefined ? `${value === undefined ? '' : show(value)} → ${show(to)}`.trim() : value !== undefined ? show(value) : by !== undefined && order === undefined ? show(by) : level === undefined ? order : words.listWord(level);
    const goal = target === undefined ? '' : locale === 'en' ? ` (target ${show(target)})` : locale === 'zh-Hans' ? `（目标 ${show(target)}）` : `（目標 ${show(target)}）`;
    return figure === undefined ? `${metric.title}${channel}${goal}` : `${metric.title}${channel}${words.colon}${figure}${goal}`;
}

export function momentText(moment: Moment, { locale }: ReportWords): string {
    if (moment.kind === 'before') return locale === 'en' ? 'before day 1' : '第 1 天之前';
    const day = moment.kind === 'date' ? moment.date : locale === 'en' ? `day ${moment.day}` : `第 ${moment.day} 天`;
    return moment.clock === undefined ? day : `${day} ${moment.clock}`;
}
