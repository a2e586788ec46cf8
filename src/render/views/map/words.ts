import type { ContractPart } from '../../../analysis/handoff-contract';
import { unitAlone } from '../../../model/duration-words';
import { chinese } from '../../text/chinese';
import type { Locale } from '../../words';

/** The words that only the map adds to the author's own. */
export interface MapWords {
    readonly tiles: { readonly promises: string; readonly expectations: string; readonly promisesAndExpectations: string; readonly handoffs: string; readonly blindTime: string; /** What that counts. */ readonly repeated: string; readonly blind: (count: number) => string; readonly contacts: (count: number) => string; readonly contactsOf: (count: number, budget: number) => string; readonly of: (count: number, all: number) => string };
    /** Between the parts of one note. */
    readonly comma: string;
    readonly measures: string;
    readonly lanes: {
        readonly phase: string; readonly stage: string; readonly touchpoints: string; readonly feels: string; readonly does: string; readonly thinks: string; readonly told: string; readonly channels: string;
        readonly owners: string; readonly seenAs: string; readonly blind: string; readonly handoffs: string; readonly ways: string; readonly promises: string; readonly expectations: string; readonly promisesAndExpectations: string; readonly known: string;
        readonly pains: string; readonly wows: string; readonly opportunities: string; readonly measures: string;
    };
    readonly phases: Readonly<Record<string, string>>;
    readonly truth: string;
    readonly repeats: (times: number | undefined) => string;
    readonly customerStarts: string;
    readonly highStress: string;
    readonly lowStress: string;
    /** Whose flag it is: what the customer, and what the company takes for the end. */
    readonly customerEnd: Readonly<Record<string, string>>;
    readonly companyEnd: string;
    readonly companyEndElsewhere: (touchpoint: string) => string;
    readonly customerEndElsewhere: (touchpoint: string) => string;
    readonly by: (owner: string) => string;
    readonly via: (channels: string) => string;
    readonly notVisibleTo: (owner: string) => string;
    readonly notVisible: string;
    readonly choice: string;
    readonly atMost: (time: string) => string;
    readonly within: (time: string) => string;
    readonly after: (time: string) => string;
    readonly every: (time: string) => string;
    readonly carriesAll: string;
    /** What stands in the empty slots of a handoff. */
    readonly empty: Readonly<Record<ContractPart, string>>;
    /** What stands there when it is not needed: the case stays in one house, or the customer chose to go on. */
    readonly unneeded: Readonly<Record<ContractPart, string>>;
    readonly expects: string;
    readonly promisesWord: string;
    readonly atAgreed: (information: string) => string;
    /** What becomes of a promise, beside the word for its state, which is that of the ledger. */
    readonly verdicts: { readonly because: (state: string, reason: string) => string; readonly unbounded: string; readonly noWay: string; readonly elsewhere: (journey: string) => string };
    readonly asks: (information: string) => string;
    readonly gives: (information: string) => string;
    readonly needs: (information: string) => string;
    readonly lostAfter: (information: string, touchpoint: string) => string;
    readonly neverKnown: (information: string) => string;
    readonly askedAgain: (information: string) => string;
    readonly levels: Readonly<Record<string, string>>;
    readonly impact: (level: string) => string;
    readonly effort: (level: string) => string;
    readonly severity: (level: string) => string;
    readonly until: (date: string) => string;
    readonly done: string;
    readonly solves: (pains: string) => string;
    readonly below: (first: string, second: string) => string;
    readonly byDistance: (distance: string) => string;
    readonly legend: {
        readonly next: string; readonly path: string; readonly empty: string;
        readonly truth: string; readonly solid: string; readonly hollow: string; readonly blind: string; readonly customerEnd: string; readonly companyEnd: string;
        readonly promise: string; readonly expectation: string;
    };
}

export const MAP_WORDS: Readonly<Record<Locale, MapWords>> = {
    en: {
        tiles: {
            promises: 'promises sure to be in time', expectations: 'expectations sure to be met in time', promisesAndExpectations: 'promises and expectations sure to be in time', handoffs: 'handoffs complete', blindTime: 'nobody inside sees', repeated: 'with every repetition that the plan states', blind: (count) => (count === 1 ? 'blind stretch' : 'blind stretches'),
            contacts: (count) => `${count === 1 ? 'contact' : 'contacts'} the customer starts`, contactsOf: (count, budget) => `${count === 1 ? 'contact' : 'contacts'} the customer starts, ${budget} allowed`, of: (count, all) => `${count} of ${all}`,
        },
        comma: ', ', measures: 'Measures',
        lanes: {
            phase: 'Phase', stage: 'Goal', touchpoints: 'Touchpoints', feels: 'Emotion', does: 'Does', thinks: 'Thinks and says', told: 'Is told', channels: 'Channels', owners: 'Performed by',
            seenAs: 'Seen as', blind: 'Out of sight', handoffs: 'Handoffs', ways: 'Ways', promises: 'Promises', expectations: 'Expectations', promisesAndExpectations: 'Promises and expectations', known: 'Information', pains: 'Pains', wows: 'Delights',
            opportunities: 'Opportunities', measures: 'Measures',
        },
        phases: { discovery: 'Discovery', purchase: 'Purchase', use: 'Use', service: 'Service', loyalty: 'Loyalty' },
        truth: 'Moment of truth', repeats: (times) => (times === undefined ? 'Repeats' : `Up to ${times} times`), customerStarts: 'Customer starts',
        highStress: 'High stress', lowStress: 'Low stress',
        customerEnd: { success: 'Customer: done', failure: 'Customer: failed', exit: 'Customer leaves', closed: 'Company: done' },
        companyEnd: 'Company: done', companyEndElsewhere: (touchpoint) => `Company: done after this, with “${touchpoint}”`,
        customerEndElsewhere: (touchpoint) => `Customer: done later, with “${touchpoint}”`,
        by: (owner) => `by ${owner}`, via: (channels) => `via ${channels}`,
        notVisibleTo: (owner) => `not visible to ${owner}`, notVisible: 'not visible to anybody inside',
        choice: 'The customer’s choice', atMost: (time) => `at most ${time}`, within: (time) => `within ${time}`, after: (time) => `after ${time}`, every: (time) => `updates every ${unitAlone(time)}`,
        carriesAll: 'everything known',
        empty: { context: 'carries nothing', acceptance: 'nobody accepts', word: 'customer not told', fallback: 'no fallback' },
        unneeded: { context: 'nothing has to go along', acceptance: 'nobody has to accept', word: 'no need to tell', fallback: 'no fallback needed' },
        expects: 'Expects', promisesWord: 'Promises', atAgreed: (information) => `at: ${information}`,
        verdicts: { because: (state, reason) => `${state}: ${reason}`, unbounded: 'no upper limit', noWay: 'no way leads there', elsewhere: (journey) => `in “${journey}”` },
        asks: (information) => `Asks: ${information}`, gives: (information) => `Gets: ${information}`, needs: (information) => `Needs: ${information}`,
        lostAfter: (information, touchpoint) => `${information}: lost after “${touchpoint}”`, neverKnown: (information) => `${information}: never asked`,
        askedAgain: (information) => `${information}: asked again`,
        levels: { low: 'low', medium: 'medium', high: 'high' }, severity: (level) => `severity ${level}`, impact: (level) => `impact ${level}`, effort: (level) => `effort ${level}`, until: (date) => `until ${date}`, done: 'done',
        solves: (pains) => `against ${pains}`, below: (first, second) => `${first} below ${second}`, byDistance: (distance) => `by ${distance}`,
        legend: {
            next: 'next', path: 'other way', empty: 'missing',
            truth: 'moment of truth', solid: 'felt', hollow: 'assumed feeling', blind: 'not visible inside', customerEnd: 'customer’s end', companyEnd: 'company’s end',
            promise: 'promise', expectation: 'expectation',
        },
    },
    'zh-Hans': {
        tiles: { promises: '确定按时的承诺', expectations: '确定按时满足的期望', promisesAndExpectations: '确定按时的承诺与期望', handoffs: '完整的交接', blindTime: '内部无人看到', repeated: '含计划写明的重复', blind: () => '盲区', contacts: () => '客户主动联系次数', contactsOf: (_count, budget) => chinese`客户主动联系次数（上限 ${budget}）`, of: (count, all) => chinese`${count} / ${all}` },
        comma: '，', measures: '指标',
        lanes: {
            phase: '所处环节', stage: '阶段目标', touchpoints: '触点', feels: '情绪', does: '行为', thinks: '想法与原话', told: '被告知', channels: '渠道', owners: '执行方', seenAs: '客户以为是', blind: '盲区',
            handoffs: '交接', ways: '路径', promises: '承诺', expectations: '期望', promisesAndExpectations: '承诺与期望', known: '信息', pains: '痛点', wows: '惊喜', opportunities: '机会点', measures: '指标',
        },
        phases: { discovery: '认知', purchase: '购买', use: '使用', service: '服务', loyalty: '忠诚' },
        truth: '关键时刻', repeats: (times) => (times === undefined ? '可重复' : chinese`最多 ${times} 次`), customerStarts: '客户发起', highStress: '压力大', lowStress: '压力小',
        customerEnd: { success: '客户：完成', failure: '客户：失败', exit: '客户离开', closed: '企业：视为完成' },
        companyEnd: '企业：视为完成', companyEndElsewhere: (touchpoint) => chinese`企业：此后在“${touchpoint}”视为完成`, customerEndElsewhere: (touchpoint) => chinese`客户：此后到“${touchpoint}”才完成`,
        by: (owner) => chinese`由${owner}`, via: (channels) => chinese`通过${channels}`, notVisibleTo: (owner) => chinese`${owner}看不到`, notVisible: '内部无人看到',
        choice: '客户自己的选择', atMost: (time) => chinese`限${time}`, within: (time) => chinese`${time}内`, after: (time) => chinese`${time}后`, every: (time) => chinese`每${unitAlone(time)}更新`,
        carriesAll: '全部已知信息',
        empty: { context: '不带任何信息', acceptance: '无人确认接手', word: '客户没被告知', fallback: '没有兜底' },
        unneeded: { context: '无需带上信息', acceptance: '无需有人接手', word: '无需告知客户', fallback: '无需兜底' },
        expects: '期望', promisesWord: '承诺', atAgreed: (information) => chinese`按${information}`,
        verdicts: { because: (state, reason) => chinese`${state}：${reason}`, unbounded: '没有上限', noWay: '没有路径通向那里', elsewhere: (journey) => chinese`在“${journey}”` },
        asks: (information) => chinese`询问：${information}`, gives: (information) => chinese`得到：${information}`, needs: (information) => chinese`需要：${information}`,
        lostAfter: (information, touchpoint) => chinese`${information}：在“${touchpoint}”之后丢失`, neverKnown: (information) => chinese`${information}：从未问过`, askedAgain: (information) => chinese`${information}：重复询问`,
        levels: { low: '低', medium: '中', high: '高' }, severity: (level) => chinese`严重程度${level}`, impact: (level) => chinese`影响${level}`, effort: (level) => chinese`投入${level}`, until: (date) => chinese`${date} 前`, done: '已完成',
        solves: (pains) => chinese`针对${pains}`, below: (first, second) => chinese`${first}低于${second}`, byDistance: (distance) => chinese`相差 ${distance}`,
        legend: {
            next: '下一步', path: '其他路径', empty: '缺失', truth: '关键时刻', solid: '真实感受', hollow: '假设的感受',
            blind: '内部看不到', customerEnd: '客户的终点', companyEnd: '企业的终点', promise: '承诺', expectation: '期望',
        },
    },
    'zh-Hant': {
        tiles: { promises: '確定按時的承諾', expectations: '確定按時滿足的期望', promisesAndExpectations: '確定按時的承諾與期望', handoffs: '完整的交接', blindTime: '內部無人看到', repeated: '含計畫寫明的重複', blind: () => '盲區', contacts: () => '顧客主動聯絡次數', contactsOf: (_count, budget) => chinese`顧客主動聯絡次數（上限 ${budget}）`, of: (count, all) => chinese`${count} / ${all}` },
        comma: '，', measures: '指標',
        lanes: {
            phase: '所處環節', stage: '階段目標', touchpoints: '觸點', feels: '情緒', does: '行為', thinks: '想法與原話', told: '被告知', channels: '管道', owners: '執行方', seenAs: '顧客以為是', blind: '盲區',
            handoffs: '交接', ways: '路徑', promises: '承諾', expectations: '期望', promisesAndExpectations: '承諾與期望', known: '資訊', pains: '痛點', wows: '驚喜', opportunities: '機會點', measures: '指標',
        },
        phases: { discovery: '認知', purchase: '購買', use: '使用', service: '服務', loyalty: '忠誠' },
        truth: '關鍵時刻', repeats: (times) => (times === undefined ? '可重複' : chinese`最多 ${times} 次`), customerStarts: '顧客發起', highStress: '壓力大', lowStress: '壓力小',
        customerEnd: { success: '顧客：完成', failure: '顧客：失敗', exit: '顧客離開', closed: '企業：視為完成' },
        companyEnd: '企業：視為完成', companyEndElsewhere: (touchpoint) => chinese`企業：此後在「${touchpoint}」視為完成`, customerEndElsewhere: (touchpoint) => chinese`顧客：此後到「${touchpoint}」才完成`,
        by: (owner) => chinese`由${owner}`, via: (channels) => chinese`透過${channels}`, notVisibleTo: (owner) => chinese`${owner}看不到`, notVisible: '內部無人看到',
        choice: '顧客自己的選擇', atMost: (time) => chinese`限${time}`, within: (time) => chinese`${time}內`, after: (time) => chinese`${time}後`, every: (time) => chinese`每${unitAlone(time)}更新`,
        carriesAll: '全部已知資訊',
        empty: { context: '不帶任何資訊', acceptance: '無人確認接手', word: '顧客沒被告知', fallback: '沒有備援' },
        unneeded: { context: '無需帶上資訊', acceptance: '無需有人接手', word: '無需告知顧客', fallback: '無需備援' },
        expects: '期望', promisesWord: '承諾', atAgreed: (information) => chinese`按${information}`,
        verdicts: { because: (state, reason) => chinese`${state}：${reason}`, unbounded: '沒有上限', noWay: '沒有路徑通向那裡', elsewhere: (journey) => chinese`在「${journey}」` },
        asks: (information) => chinese`詢問：${information}`, gives: (information) => chinese`得到：${information}`, needs: (information) => chinese`需要：${information}`,
        lostAfter: (information, touchpoint) => chinese`${information}：在「${touchpoint}」之後遺失`, neverKnown: (information) => chinese`${information}：從未問過`, askedAgain: (information) => chinese`${information}：重複詢問`,
        levels: { low: '低', medium: '中', high: '高' }, severity: (level) => chinese`嚴重程度${level}`, impact: (level) => chinese`影響${level}`, effort: (level) => chinese`投入${level}`, until: (date) => chinese`${date} 前`, done: '已完成',
        solves: (pains) => chinese`針對${pains}`, below: (first, second) => chinese`${first}低於${second}`, byDistance: (distance) => chinese`相差 ${distance}`,
        legend: {
            next: '下一步', path: '其他路徑', empty: '缺失', truth: '關鍵時刻', solid: '真實感受', hollow: '假設的感受',
            blind: '內部看不到', customerEnd: '顧客的終點', companyEnd: '企業的終點', promise: '承諾', expectation: '期望',
        },
    },
};
