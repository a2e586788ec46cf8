import type { Locale } from '../../words';

/** How good or bad a feeling was, in the steps that have words. */
export type FeelingScore = -2 | -1 | 0 | 1 | 2;

/** The words that the picture of a case adds to the author's. */
export interface CaseWords {
    readonly of: string;
    readonly source: string;
    readonly due: string;
    readonly arrived: string;
    /** Instead of a day: it never came. */
    readonly notYet: string;
    /** Which promise a day is of. @param day on which it was made; undefined when nobody says. */
    readonly promised: (promise: string, day: string | undefined) => string;
    readonly feels: string;
    readonly feelsWord: string;
    readonly feelings: Readonly<Record<FeelingScore, string>>;
    readonly feltBy: (persona: string, felt: string) => string;
    readonly slip: string;
    readonly days: (count: number) => string;
    readonly kept: string;
    readonly keptOf: (met: number, all: number) => string;
    readonly contacts: string;
    readonly contactsUnstated: (count: number) => string;
    readonly askedAgain: string;
    readonly ownerChanges: string;
    readonly silent: string;
    readonly before: string;
    readonly day: (day: number) => string;
    readonly dayRange: (first: number, last: number) => string;
    readonly someTime: string;
    readonly parts: Readonly<Record<string, string>>;
    readonly plan: string;
    readonly planNote: string;
    readonly lived: string;
    readonly livedNote: string;
    readonly promises: string;
    readonly promisesNote: string;
    readonly owners: string;
    readonly byCustomer: string;
    readonly byCompany: string;
    readonly missing: string;
    readonly neverCame: string;
    readonly noneCame: string;
    readonly either: (touchpoints: readonly string[]) => string;
    /** Whose case it is, where only the plan says whom it may be. */
    readonly oneOf: (personas: string) => string;
    readonly unplanned: string;
    readonly failing: string;
    readonly outOfOrder: (planned: 'earlier' | 'later') => string;
    /** @param promise that was due; undefined where it is the limit of a way. */
    readonly late: (days: number, promise?: string) => string;
    readonly askedAgainFor: (what: string) => string;
    readonly chased: string;
    readonly broke: (promise: string) => string;
    readonly because: (reason: string) => string;
    readonly silence: (days: number) => string;
    readonly enterpriseEnd: string;
    readonly customerEnd: string;
    readonly openEnd: string;
    readonly dueOn: (day: string) => string;
    readonly noDue: string;
    readonly state: Readonly<Record<'met' | 'metLate' | 'broken' | 'open', string>>;
    readonly again: string;
    readonly empty: string;
    readonly description: (entries: number, met: number, all: number) => string;
    readonly legend: { readonly customer: string; readonly company: string; readonly inTime: string; readonly overdue: string; readonly silence: string; readonly missing: string };
}

export const CASE_WORDS: Readonly<Record<Locale, CaseWords>> = {
    en: {
        of: 'What one customer lived through of', source: 'Source', due: 'due', arrived: 'arrived', notYet: 'not yet', promised: (promise, day) => (day === undefined ? `“${promise}”` : `“${promise}”, promised on ${lowerDay(day)}`),
        feels: 'Emotion', feelsWord: 'feels', feelings: { '-2': 'very bad', '-1': 'bad', 0: 'neither good nor bad', 1: 'good', 2: 'very good' }, feltBy: (persona, felt) => `${persona} – ${felt}`, slip: 'later than promised',
        days: (count) => `${count} day${count === 1 ? '' : 's'}`, kept: 'promises kept', keptOf: (met, all) => `${met} of ${all}`,
        contacts: 'contacts while waiting, by the customer : by the company', contactsUnstated: (count) => `${count} more, not stated by whom`, askedAgain: 'asked again', ownerChanges: 'changes of who has it', silent: 'silent days',
        before: 'Before', day: (day) => `Day ${day}`, dayRange: (first, last) => (first === last ? `${first}` : `${first}–${last}`), someTime: 'Time not stated',
        parts: { morning: 'morning', noon: 'noon', afternoon: 'afternoon', evening: 'evening', night: 'night' },
        plan: 'The plan', planNote: 'what should come', lived: 'What happened', livedNote: 'in the order of time', promises: 'Promises', promisesNote: 'when due, when kept', owners: 'Who has it',
        byCustomer: 'by the customer', byCompany: 'by the company', missing: 'missing', neverCame: 'never came', noneCame: 'none of them came', either: (touchpoints) => touchpoints.join(' or '), oneOf: (personas) => `not stated, one of: ${personas}`, unplanned: 'not in the plan', failing: 'failed',
        outOfOrder: (planned) => (planned === 'earlier' ? 'planned earlier' : 'planned later'), late: (days, promise) => `${promise === undefined ? '' : `“${promise}”: `}${days} day${days === 1 ? '' : 's'} late`,
        askedAgainFor: (what) => `asked again: ${what}`, chased: 'had to ask', broke: (promise) => `broken: ${promise}`, because: (reason) => `“${reason}”`,
        silence: (days) => (days === 1 ? 'A day without a word' : `${days} days without a word`),
        enterpriseEnd: 'The company thinks that it is done', customerEnd: 'Done for the customer', openEnd: 'Not done yet',
        dueOn: (day) => `due ${lowerDay(day)}`, noDue: 'no day named', state: { met: 'kept', metLate: 'came late', broken: 'broken', open: 'open' }, again: 'promised again', empty: 'Nothing has happened yet',
        description: (entries, met, all) => `${entries} entries; ${met} of ${all} promises kept.`,
        legend: { customer: 'started by the customer', company: 'started by the company', inTime: 'time to keep the promise', overdue: 'overdue', silence: 'days without a word', missing: 'planned, never came' },
    },
    'zh-Hans': {
        of: '一位客户真实经历的', source: '来源', due: '应到', arrived: '实到', notYet: '尚未', promised: (promise, day) => (day === undefined ? `“${promise}”` : `“${promise}”，${day}承诺`),
        feels: '情绪', feelsWord: '感受', feelings: { '-2': '很糟', '-1': '不好', 0: '一般', 1: '好', 2: '很好' }, feltBy: (persona, felt) => `${persona}——${felt}`, slip: '比承诺晚',
        days: (count) => `${count} 天`, kept: '兑现的承诺', keptOf: (met, all) => `${met} / ${all}`,
        contacts: '等待期间的联系，客户发起 : 企业发起', contactsUnstated: (count) => `另有 ${count} 次，未说明由谁发起`, askedAgain: '重复询问', ownerChanges: '经手人更换', silent: '沉默的天数',
        before: '此前', day: (day) => `第 ${day} 天`, dayRange: (first, last) => (first === last ? `第 ${first} 天` : `第 ${first}–${last} 天`), someTime: '时间未说明',
        parts: { morning: '上午', noon: '中午', afternoon: '下午', evening: '晚上', night: '夜里' },
        plan: '计划', planNote: '本该发生的', lived: '实际经历', livedNote: '按时间顺序', promises: '承诺', promisesNote: '期限与结果', owners: '谁在经手',
        byCustomer: '客户发起', byCompany: '企业发起', missing: '缺失', neverCame: '从未发生', noneCame: '都没有发生', either: (touchpoints) => touchpoints.join(' 或 '), oneOf: (personas) => `未说明，其中之一：${personas}`, unplanned: '计划外', failing: '失败',
        outOfOrder: (planned) => (planned === 'earlier' ? '本该更早' : '本该更晚'), late: (days, promise) => `${promise === undefined ? '' : `“${promise}”`}晚了 ${days} 天`,
        askedAgainFor: (what) => `再次询问：${what}`, chased: '客户追问', broke: (promise) => `失约：${promise}`, because: (reason) => `“${reason}”`,
        silence: (days) => `${days} 天没有任何消息`,
        enterpriseEnd: '企业以为到此结束', customerEnd: '对客户来说到此结束', openEnd: '尚未结束',
        dueOn: (day) => `应在${day}`, noDue: '没有说哪一天', state: { met: '已兑现', metLate: '迟到', broken: '失约', open: '未了' }, again: '再次承诺', empty: '还没有任何经历',
        description: (entries, met, all) => `${entries} 条记录；${all} 个承诺中兑现了 ${met} 个。`,
        legend: { customer: '客户发起', company: '企业发起', inTime: '承诺的期限', overdue: '超期', silence: '没有消息的日子', missing: '计划中有、从未发生' },
    },
    'zh-Hant': {
        of: '一位顧客真實經歷的', source: '來源', due: '應到', arrived: '實到', notYet: '尚未', promised: (promise, day) => (day === undefined ? `「${promise}」` : `「${promise}」，${day}承諾`),
        feels: '情緒', feelsWord: '感受', feelings: { '-2': '很糟', '-1': '不好', 0: '一般', 1: '好', 2: '很好' }, feltBy: (persona, felt) => `${persona}——${felt}`, slip: '比承諾晚',
        days: (count) => `${count} 天`, kept: '兌現的承諾', keptOf: (met, all) => `${met} / ${all}`,
        contacts: '等待期間的聯繫，顧客發起 : 企業發起', contactsUnstated: (count) => `另有 ${count} 次，未說明由誰發起`, askedAgain: '重複詢問', ownerChanges: '經手人更換', silent: '沉默的天數',
        before: '此前', day: (day) => `第 ${day} 天`, dayRange: (first, last) => (first === last ? `第 ${first} 天` : `第 ${first}–${last} 天`), someTime: '時間未說明',
        parts: { morning: '上午', noon: '中午', afternoon: '下午', evening: '晚上', night: '夜裡' },
        plan: '計畫', planNote: '本該發生的', lived: '實際經歷', livedNote: '依時間順序', promises: '承諾', promisesNote: '期限與結果', owners: '誰在經手',
        byCustomer: '顧客發起', byCompany: '企業發起', missing: '缺失', neverCame: '從未發生', noneCame: '都沒有發生', either: (touchpoints) => touchpoints.join(' 或 '), oneOf: (personas) => `未說明，其中之一：${personas}`, unplanned: '計畫外', failing: '失敗',
        outOfOrder: (planned) => (planned === 'earlier' ? '本該更早' : '本該更晚'), late: (days, promise) => `${promise === undefined ? '' : `「${promise}」`}晚了 ${days} 天`,
        askedAgainFor: (what) => `再次詢問：${what}`, chased: '顧客追問', broke: (promise) => `失約：${promise}`, because: (reason) => `「${reason}」`,
        silence: (days) => `${days} 天沒有任何消息`,
        enterpriseEnd: '企業以為到此結束', customerEnd: '對顧客來說到此結束', openEnd: '尚未結束',
        dueOn: (day) => `應在${day}`, noDue: '沒有說哪一天', state: { met: '已兌現', metLate: '遲到', broken: '失約', open: '未了' }, again: '再次承諾', empty: '還沒有任何經歷',
        description: (entries, met, all) => `${entries} 條記錄；${all} 個承諾中兌現了 ${met} 個。`,
        legend: { customer: '顧客發起', company: '企業發起', inTime: '承諾的期限', overdue: '逾期', silence: '沒有消息的日子', missing: '計畫中有、從未發生' },
    },
};

function lowerDay(day: string): string {
    return day.replace(/^Day/, 'day');
}
