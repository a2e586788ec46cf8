import { chinese } from '../../text/chinese';
import type { Locale } from '../../words';

/** The words of the blueprint beside those of every view. */
export interface BlueprintWords {
    readonly lanes: { readonly physical: string; readonly action: string; readonly backstage: string; readonly support: string; /** What suppliers, partners and distributors add behind the scenes. */ readonly outside: string; readonly systems: string };
    readonly lines: { readonly interaction: string; readonly visibility: string; readonly internal: string };
    readonly startedBy: Readonly<Record<string, string>>;
    readonly momentOfTruth: string;
    readonly repeats: (times: number | undefined) => string;
    readonly seenAs: (owner: string) => string;
    readonly by: (owner: string) => string;
    readonly accountable: (owner: string) => string;
    readonly nobodyAccountable: string;
    readonly signal: (kinds: string, to: string | undefined) => string;
    readonly notVisibleTo: (owner: string | undefined) => string;
    readonly accepted: (owner: string, time: string) => string;
    readonly notAccepted: string;
    /** Of a fallback to a touchpoint. */
    readonly fallback: (time: string | undefined) => string;
    readonly fallbackTo: (owner: string, time: string | undefined) => string;
    readonly quoted: (text: string) => string;
    readonly legend: {
        readonly customerWay: string; readonly undeclared: string; readonly customerStarts: string; readonly companyStarts: string;
        readonly performs: string; readonly signal: string; readonly blind: string; readonly momentOfTruth: string;
    };
    readonly tiles: { readonly accepted: string; readonly visible: string };
    readonly of: (count: number, all: number) => string;
    readonly description: (lanes: number, handoffs: number) => string;
}

export const BLUEPRINT_WORDS: Readonly<Record<Locale, BlueprintWords>> = {
    en: {
        lanes: { physical: 'Physical evidence', action: 'Customer actions', backstage: 'Backstage', support: 'Support processes', outside: 'Support from outside', systems: 'Systems' },
        lines: { interaction: 'Line of interaction', visibility: 'Line of visibility', internal: 'Line of internal interaction' },
        startedBy: { customer: 'Customer starts', owner: 'Company starts' },
        momentOfTruth: 'Moment of truth',
        repeats: (times) => (times === undefined ? 'Repeats' : `Up to ${times} times`),
        seenAs: (owner) => `Seen as ${owner}`,
        by: (owner) => `by ${owner}`,
        accountable: (owner) => `${owner} answers for it`,
        nobodyAccountable: 'Nobody inside answers for it',
        signal: (kinds, to) => (to === undefined ? `Signal: ${kinds}` : `Signal to ${to}: ${kinds}`),
        notVisibleTo: (owner) => (owner === undefined ? 'Not visible to anybody inside' : `Not visible to ${owner}`),
        accepted: (owner, time) => (time === '' ? `Accepted by ${owner}` : `Accepted by ${owner} within ${time}`),
        notAccepted: 'Nobody accepts it',
        fallback: (time) => (time === undefined ? 'Fallback' : `Fallback after ${time}`),
        fallbackTo: (owner, time) => (time === undefined ? `Fallback: ${owner}` : `Fallback after ${time}: ${owner}`),
        quoted: (text) => `“${text}”`,
        legend: {
            customerWay: 'way of the customer', undeclared: 'another owner, no handoff written', customerStarts: 'the customer starts', companyStarts: 'the company starts',
            performs: 'who and what is behind it', signal: 'signal to who answers for it', blind: 'not visible inside', momentOfTruth: 'moment of truth',
        },
        tiles: { accepted: 'handoffs accepted by somebody', visible: 'outside touchpoints that can be seen inside' },
        of: (count, all) => `${count} of ${all}`,
        description: (lanes, handoffs) => `Service blueprint: ${lanes} ${lanes === 1 ? 'owner lane' : 'owner lanes'}, ${handoffs} ${handoffs === 1 ? 'handoff' : 'handoffs'}.`,
    },
    'zh-Hans': {
        lanes: { physical: '有形展示', action: '客户行为', backstage: '后台', support: '支持过程', outside: '外部支持', systems: '系统' },
        lines: { interaction: '互动线', visibility: '可视线', internal: '内部互动线' },
        startedBy: { customer: '客户发起', owner: '企业发起' },
        momentOfTruth: '关键时刻',
        repeats: (times) => (times === undefined ? '可重复' : chinese`最多 ${times} 次`),
        seenAs: (owner) => chinese`客户以为是${owner}`,
        by: (owner) => chinese`由${owner}`,
        accountable: (owner) => chinese`由${owner}担责`,
        nobodyAccountable: '内部无人担责',
        signal: (kinds, to) => (to === undefined ? chinese`信号：${kinds}` : chinese`给${to}的信号：${kinds}`),
        notVisibleTo: (owner) => (owner === undefined ? '内部无人看见' : chinese`${owner}看不见`),
        accepted: (owner, time) => (time === '' ? chinese`${owner}接手` : chinese`${owner}接手，${time}内`),
        notAccepted: '无人确认接手',
        fallback: (time) => (time === undefined ? '兜底' : chinese`${time}后兜底`),
        fallbackTo: (owner, time) => (time === undefined ? chinese`兜底：${owner}` : chinese`${time}后兜底：${owner}`),
        quoted: (text) => chinese`“${text}”`,
        legend: {
            customerWay: '客户的路径', undeclared: '换了负责人，没有写交接', customerStarts: '客户发起', companyStarts: '企业发起',
            performs: '背后的人与流程', signal: '给担责人的信号', blind: '内部看不见', momentOfTruth: '关键时刻',
        },
        tiles: { accepted: '次交接有人接手', visible: '个外部触点内部看得见' },
        of: (count, all) => chinese`${count} / ${all}`,
        description: (lanes, handoffs) => chinese`服务蓝图：${lanes} 条负责人泳道，${handoffs} 次交接。`,
    },
    'zh-Hant': {
        lanes: { physical: '有形展示', action: '顧客行為', backstage: '後台', support: '支援流程', outside: '外部支援', systems: '系統' },
        lines: { interaction: '互動線', visibility: '可視線', internal: '內部互動線' },
        startedBy: { customer: '顧客發起', owner: '企業發起' },
        momentOfTruth: '關鍵時刻',
        repeats: (times) => (times === undefined ? '可重複' : chinese`最多 ${times} 次`),
        seenAs: (owner) => chinese`顧客以為是${owner}`,
        by: (owner) => chinese`由${owner}`,
        accountable: (owner) => chinese`由${owner}擔責`,
        nobodyAccountable: '內部無人擔責',
        signal: (kinds, to) => (to === undefined ? chinese`信號：${kinds}` : chinese`給${to}的信號：${kinds}`),
        notVisibleTo: (owner) => (owner === undefined ? '內部無人看見' : chinese`${owner}看不見`),
        accepted: (owner, time) => (time === '' ? chinese`${owner}接手` : chinese`${owner}接手，${time}內`),
        notAccepted: '無人確認接手',
        fallback: (time) => (time === undefined ? '備援' : chinese`${time}後備援`),
        fallbackTo: (owner, time) => (time === undefined ? chinese`備援：${owner}` : chinese`${time}後備援：${owner}`),
        quoted: (text) => chinese`「${text}」`,
        legend: {
            customerWay: '顧客的路徑', undeclared: '換了負責人，沒有寫交接', customerStarts: '顧客發起', companyStarts: '企業發起',
            performs: '背後的人與流程', signal: '給擔責人的信號', blind: '內部看不見', momentOfTruth: '關鍵時刻',
        },
        tiles: { accepted: '次交接有人接手', visible: '個外部觸點內部看得見' },
        of: (count, all) => chinese`${count} / ${all}`,
        description: (lanes, handoffs) => chinese`服務藍圖：${lanes} 條負責人泳道，${handoffs} 次交接。`,
    },
};
