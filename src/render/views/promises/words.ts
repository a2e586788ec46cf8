import type { CommitmentState } from '../../../analysis/commitment-life';
import { chinese } from '../../text/chinese';
import type { Locale } from '../../words';

/** The words of the ledger beside those of every view. */
export interface PromiseWords {
    readonly headings: { readonly promised: string; readonly life: string; readonly time: string; readonly even: string };
    readonly kinds: Readonly<Record<'promise' | 'expectation', string>>;
    readonly states: Readonly<Record<CommitmentState, string>>;
    /** The state `unknown`, where only a limit cannot be checked. */
    readonly limitUnchecked: string;
    readonly also: Readonly<Record<'broken' | 'contradicted', string>>;
    readonly comma: string;
    readonly nameless: string;
    readonly by: (owner: string) => string;
    readonly answers: (expectation: string) => string;
    readonly again: (promise: string) => string;
    readonly quoted: (text: string) => string;
    readonly made: Readonly<Record<'promise' | 'expectation', string>>;
    readonly carried: string;
    readonly dropped: string;
    readonly met: string;
    readonly broken: string;
    readonly because: (reason: string) => string;
    readonly contradicted: string;
    readonly renewed: string;
    readonly answered: string;
    readonly nowhere: string;
    readonly noWay: string;
    readonly afterwards: string;
    readonly notYet: string;
    readonly unreached: string;
    readonly within: (time: string, condition: string | undefined) => string;
    readonly orElse: (limit: string, other: string) => string;
    readonly inWords: (words: string) => string;
    readonly agreed: (information: string) => string;
    readonly noLimit: string;
    readonly unchecked: (limit: string) => string;
    readonly anyWay: (condition: string) => string;
    readonly atMost: (time: string) => string;
    readonly inTime: string;
    readonly underCondition: string;
    readonly lateBy: (time: string) => string;
    readonly lateByEither: (withIt: string, without: string) => string;
    readonly known: (time: string) => string;
    readonly nothingKnown: string;
    readonly endless: (time: string) => string;
    readonly way: (from: string, to: string) => string;
    readonly times: (count: number, time: string) => string;
    readonly lengthUnknown: string;
    readonly lengthOpen: string;
    readonly loop: (places: string) => string;
    readonly more: (count: number) => string;
    readonly tiles: { readonly inTime: string; readonly late: string; readonly unknown: string; readonly unchecked: string; readonly agreed: string; readonly unlimited: string; readonly dangling: string; readonly broken: string };
    readonly legend: { readonly touchpoint: string; readonly way: string; readonly range: string; readonly limit: string; readonly sooner: string; readonly over: string; readonly unknown: string; readonly open: string };
    readonly alsoCounted: (count: number, state: string) => string;
    readonly empty: string;
    readonly description: (count: number, late: number, broken: number) => string;
}

export const PROMISE_WORDS: Readonly<Record<Locale, PromiseWords>> = {
    en: {
        headings: { promised: 'What is promised and expected', life: 'From where to where', time: 'How long it takes at most', even: 'How long it takes at most: every step alike' },
        kinds: { promise: 'Promise', expectation: 'Expectation' },
        states: {
            'in-time': 'in time', late: 'late', unknown: 'time unknown', agreed: 'at an agreed time', unlimited: 'no limit in time', renewed: 'promised again', answered: 'answered by a promise',
            contradicted: 'contradicted', broken: 'broken', dangling: 'met nowhere', 'not-yet': 'not met yet', unreached: 'nobody gets there', noted: 'only noted',
        },
        limitUnchecked: 'limit not checked', also: { broken: 'broken on another way', contradicted: 'contradicted' }, comma: ', ',
        nameless: 'It has no name: nothing can meet it',
        by: (owner) => `By ${owner}`, answers: (expectation) => `For the expectation ${expectation}`, again: (promise) => `Again, after ${promise}`, quoted: (text) => `“${text}”`,
        made: { promise: 'Promised at', expectation: 'Expected from' }, carried: 'Carried on to', dropped: 'Not carried on to',
        met: 'Met at', broken: 'Broken at', because: (reason) => `because: ${reason}`, contradicted: 'Contradicted at',
        renewed: 'Promised again', answered: 'Answered by the promise', nowhere: 'Met nowhere', noWay: 'No way leads from there to where it is met',
        afterwards: 'Met afterwards at', notYet: 'Not met yet', unreached: 'No way leads here',
        within: (time, condition) => (condition === undefined ? `within ${time}` : `within ${time} if “${condition}”`), orElse: (limit, other) => `${limit}, or ${other}`,
        inWords: (words) => `“${words}” is no time`, agreed: (information) => `At the agreed time: ${information}`, noLimit: 'No limit in time',
        unchecked: (limit) => `Not checked: ${limit}. No way has this condition.`,
        anyWay: (condition) => `No way has the condition “${condition}”: it may hold on any of them.`,
        atMost: (time) => `At most ${time}`, inTime: 'in time', underCondition: 'in time only under the condition', lateBy: (time) => `late by ${time}`, lateByEither: (withIt, without) => `late by ${withIt} under the condition, by ${without} without it`, known: (time) => `${time}, and what is not known`, nothingKnown: 'Nothing says how long it takes',
        endless: (time) => `${time}, and no end`, way: (from, to) => `${from} → ${to}`, times: (count, time) => `${count} × ${time}`,
        lengthUnknown: 'not known', lengthOpen: 'no upper limit', loop: (places) => `Round and round: ${places}`, more: (count) => `${count} shorter ${count === 1 ? 'step' : 'steps'}`,
        tiles: { inTime: 'in time', late: 'late', unknown: 'time unknown', unchecked: 'limit not checked', agreed: 'at an agreed time', unlimited: 'without a limit in time', dangling: 'met nowhere', broken: 'broken or contradicted' },
        legend: { touchpoint: 'at a touchpoint', way: 'on the way', range: 'least to most', limit: 'limit', sooner: 'limit without the condition', over: 'over the limit', unknown: 'length not known', open: 'no end' },
        alsoCounted: (count, state) => `${count} also ${state}`,
        empty: 'Nothing is promised or expected in this journey yet',
        description: (count, late, broken) => `${count} ${count === 1 ? 'promise or expectation' : 'promises and expectations'}, ${late} late, ${broken} broken or contradicted.`,
    },
    'zh-Hans': {
        headings: { promised: '承诺和期望', life: '从哪里到哪里', time: '最多需要多久', even: '最多需要多久：每一步等长' },
        kinds: { promise: '承诺', expectation: '期望' },
        states: {
            'in-time': '按时', late: '会超时', unknown: '用时未知', agreed: '按约定时间', unlimited: '没有时限', renewed: '已再次承诺', answered: '有承诺回应',
            contradicted: '被否定', broken: '被打破', dangling: '没有兑现', 'not-yet': '尚未兑现', unreached: '没有路径到达', noted: '仅作记录',
        },
        limitUnchecked: '时限未检查', also: { broken: '在另一条路径上被打破', contradicted: '被否定' }, comma: '，',
        nameless: '没有名称，无法兑现',
        by: (owner) => chinese`由${owner}作出`, answers: (expectation) => chinese`回应期望${expectation}`, again: (promise) => chinese`再次承诺${promise}`, quoted: (text) => chinese`“${text}”`,
        made: { promise: '承诺于', expectation: '期望始于' }, carried: '带到', dropped: '没有带到',
        met: '兑现于', broken: '打破于', because: (reason) => chinese`原因：${reason}`, contradicted: '否定于',
        renewed: '再次承诺', answered: '回应它的承诺', nowhere: '没有在任何触点兑现', noWay: '没有路径通向兑现它的触点',
        afterwards: '事后兑现于', notYet: '尚未兑现', unreached: '没有路径通向这里',
        within: (time, condition) => (condition === undefined ? chinese`${time}内` : chinese`${time}内（${condition}）`), orElse: (limit, other) => chinese`${limit}，或 ${other}`,
        inWords: (words) => chinese`“${words}”不是时限`, agreed: (information) => chinese`按约定时间：${information}`, noLimit: '没有时限',
        unchecked: (limit) => chinese`未检查：${limit}。没有路径写明这个条件。`,
        anyWay: (condition) => chinese`没有路径写明条件“${condition}”：每一条都可能符合。`,
        atMost: (time) => chinese`最多 ${time}`, inTime: '按时', underCondition: '只有条件成立才按时', lateBy: (time) => chinese`超时 ${time}`, lateByEither: (withIt, without) => chinese`条件成立时超时 ${withIt}，不成立时超时 ${without}`, known: (time) => chinese`${time}，另有未知的时间`, nothingKnown: '没有说明需要多久',
        endless: (time) => chinese`${time}，没有上限`, way: (from, to) => chinese`${from} → ${to}`, times: (count, time) => chinese`${count} × ${time}`,
        lengthUnknown: '未知', lengthOpen: '没有上限', loop: (places) => chinese`来回循环：${places}`, more: (count) => chinese`另有 ${count} 个较短的步骤`,
        tiles: { inTime: '按时', late: '会超时', unknown: '用时未知', unchecked: '时限未检查', agreed: '按约定时间', unlimited: '没有时限', dangling: '没有兑现', broken: '被打破或被否定' },
        legend: { touchpoint: '触点用时', way: '途中用时', range: '最少到最多', limit: '时限', sooner: '条件不成立时的时限', over: '超出时限', unknown: '时长未知', open: '没有上限' },
        alsoCounted: (count, state) => chinese`其中 ${count} 个${state}`,
        empty: '本旅程还没有承诺和期望',
        description: (count, late, broken) => chinese`${count} 个承诺和期望，${late} 个会超时，${broken} 个被打破或被否定。`,
    },
    'zh-Hant': {
        headings: { promised: '承諾和期望', life: '從哪裡到哪裡', time: '最多需要多久', even: '最多需要多久：每一步等長' },
        kinds: { promise: '承諾', expectation: '期望' },
        states: {
            'in-time': '按時', late: '會逾時', unknown: '用時未知', agreed: '按約定時間', unlimited: '沒有時限', renewed: '已再次承諾', answered: '有承諾回應',
            contradicted: '被否定', broken: '被打破', dangling: '沒有兌現', 'not-yet': '尚未兌現', unreached: '沒有路徑到達', noted: '僅作記錄',
        },
        limitUnchecked: '時限未檢查', also: { broken: '在另一條路徑上被打破', contradicted: '被否定' }, comma: '，',
        nameless: '沒有名稱，無法兌現',
        by: (owner) => chinese`由${owner}作出`, answers: (expectation) => chinese`回應期望${expectation}`, again: (promise) => chinese`再次承諾${promise}`, quoted: (text) => chinese`「${text}」`,
        made: { promise: '承諾於', expectation: '期望始於' }, carried: '帶到', dropped: '沒有帶到',
        met: '兌現於', broken: '打破於', because: (reason) => chinese`原因：${reason}`, contradicted: '否定於',
        renewed: '再次承諾', answered: '回應它的承諾', nowhere: '沒有在任何觸點兌現', noWay: '沒有路徑通向兌現它的觸點',
        afterwards: '事後兌現於', notYet: '尚未兌現', unreached: '沒有路徑通向這裡',
        within: (time, condition) => (condition === undefined ? chinese`${time}內` : chinese`${time}內（${condition}）`), orElse: (limit, other) => chinese`${limit}，或 ${other}`,
        inWords: (words) => chinese`「${words}」不是時限`, agreed: (information) => chinese`按約定時間：${information}`, noLimit: '沒有時限',
        unchecked: (limit) => chinese`未檢查：${limit}。沒有路徑寫明這個條件。`,
        anyWay: (condition) => chinese`沒有路徑寫明條件「${condition}」：每一條都可能符合。`,
        atMost: (time) => chinese`最多 ${time}`, inTime: '按時', underCondition: '只有條件成立才按時', lateBy: (time) => chinese`逾時 ${time}`, lateByEither: (withIt, without) => chinese`條件成立時逾時 ${withIt}，不成立時逾時 ${without}`, known: (time) => chinese`${time}，另有未知的時間`, nothingKnown: '沒有說明需要多久',
        endless: (time) => chinese`${time}，沒有上限`, way: (from, to) => chinese`${from} → ${to}`, times: (count, time) => chinese`${count} × ${time}`,
        lengthUnknown: '未知', lengthOpen: '沒有上限', loop: (places) => chinese`來回循環：${places}`, more: (count) => chinese`另有 ${count} 個較短的步驟`,
        tiles: { inTime: '按時', late: '會逾時', unknown: '用時未知', unchecked: '時限未檢查', agreed: '按約定時間', unlimited: '沒有時限', dangling: '沒有兌現', broken: '被打破或被否定' },
        legend: { touchpoint: '觸點用時', way: '途中用時', range: '最少到最多', limit: '時限', sooner: '條件不成立時的時限', over: '超出時限', unknown: '時長未知', open: '沒有上限' },
        alsoCounted: (count, state) => chinese`其中 ${count} 個${state}`,
        empty: '本旅程還沒有承諾和期望',
        description: (count, late, broken) => chinese`${count} 個承諾和期望，${late} 個會逾時，${broken} 個被打破或被否定。`,
    },
};
