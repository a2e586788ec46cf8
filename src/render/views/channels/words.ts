import type { ChannelClass } from '../../../model/channel-class';
import { chinese } from '../../text/chinese';
import type { Locale } from '../../words';

/** What is counted, in the form that goes with the number. */
type Counted = (count: number) => string;

/** The words that the picture of the channels adds to the author's. */
export interface ChannelWords {
    readonly classes: Readonly<Record<ChannelClass, string>>;
    readonly all: string;
    readonly allNote: string;
    readonly none: string;
    readonly whole: string;
    readonly hours: (hours: string) => string;
    readonly after: (time: string) => string;
    readonly by: (distance: string) => string;
    readonly lower: (others: string) => string;
    readonly higher: (others: string) => string;
    /** Of a metric, where its values do not tell. */
    readonly scales: Readonly<Record<string, string>>;
    readonly internal: string;
    readonly levels: Readonly<Record<'high' | 'low', string>>;
    readonly collected: string;
    readonly target: (value: string) => string;
    readonly empty: string;
    readonly description: (channels: number, stages: number) => string;
    readonly tiles: { readonly channels: Counted; readonly touchpoints: Counted; readonly single: Counted };
    readonly legend: { readonly offered: string; readonly choice: string; readonly outside: string; readonly lower: string; readonly higher: string; readonly notOffered: string; readonly pain: string; readonly before: string; readonly target: string };
}

export const CHANNEL_WORDS: Readonly<Record<Locale, ChannelWords>> = {
    en: {
        classes: { digital: 'digital', human: 'by people', physical: 'physical', media: 'media' }, all: 'All channels', allNote: 'measured as a whole', none: 'No channel stated', whole: 'Whole journey',
        hours: (hours) => `open ${hours}`, after: (time) => `after ${time}`, by: (distance) => `by ${distance}`, lower: (others) => `lower than ${others}`, higher: (others) => `higher than ${others}`,
        scales: { nps: 'Net Promoter Score', ces: 'Customer Effort Score' }, internal: 'a figure of the company', levels: { high: 'high', low: 'low' }, collected: 'is collected', target: (value) => `target ${value}`, empty: 'No channels yet',
        description: (channels, stages) => `${channels} channel${channels === 1 ? '' : 's'} in ${stages} stage${stages === 1 ? '' : 's'}.`,
        tiles: { channels: (count) => (count === 1 ? 'channel' : 'channels'), touchpoints: (count) => (count === 1 ? 'touchpoint' : 'touchpoints'), single: (count) => `${count === 1 ? 'touchpoint' : 'touchpoints'} with one channel only` },
        legend: { offered: 'touchpoint in this channel', choice: 'the customer chooses among several channels', outside: 'done by somebody outside', lower: 'lower than other channels', higher: 'higher than other channels', notOffered: 'not offered in this stage', pain: 'pain point in this channel', before: 'before', target: 'target' },
    },
    'zh-Hans': {
        classes: { digital: '数字', human: '人工', physical: '实体', media: '媒体' }, all: '全部渠道', allNote: '不分渠道', none: '渠道未说明', whole: '整条旅程',
        scales: { nps: '净推荐值（NPS）', ces: '客户费力度（CES）' }, internal: '企业内部指标', hours: (hours) => `营业 ${hours}`, after: (time) => `${time}后`, by: (distance) => chinese`相差${distance}`, lower: (others) => chinese`低于${others}`, higher: (others) => chinese`高于${others}`,
        levels: { high: '高', low: '低' }, collected: '有收集', target: (value) => chinese`目标${value}`, empty: '还没有渠道',
        description: (channels, stages) => `${stages} 个阶段中的 ${channels} 个渠道。`,
        tiles: { channels: () => '个渠道', touchpoints: () => '个触点', single: () => '个触点只有一个渠道' },
        legend: { offered: '该渠道中的触点', choice: '客户可在多个渠道中选择', outside: '由外部执行', lower: '低于其他渠道', higher: '高于其他渠道', notOffered: '该阶段不提供', pain: '该渠道中的痛点', before: '之前的数值', target: '目标' },
    },
    'zh-Hant': {
        classes: { digital: '數位', human: '人工', physical: '實體', media: '媒體' }, all: '全部管道', allNote: '不分管道', none: '管道未說明', whole: '整條旅程',
        scales: { nps: '淨推薦值（NPS）', ces: '顧客費力度（CES）' }, internal: '企業內部指標', hours: (hours) => `營業 ${hours}`, after: (time) => `${time}後`, by: (distance) => chinese`相差${distance}`, lower: (others) => chinese`低於${others}`, higher: (others) => chinese`高於${others}`,
        levels: { high: '高', low: '低' }, collected: '有收集', target: (value) => chinese`目標${value}`, empty: '還沒有管道',
        description: (channels, stages) => `${stages} 個階段中的 ${channels} 個管道。`,
        tiles: { channels: () => '個管道', touchpoints: () => '個觸點', single: () => '個觸點只有一個管道' },
        legend: { offered: '該管道中的觸點', choice: '顧客可在多個管道中選擇', outside: '由外部執行', lower: '低於其他管道', higher: '高於其他管道', notOffered: '該階段不提供', pain: '該管道中的痛點', before: '之前的數值', target: '目標' },
    },
};
