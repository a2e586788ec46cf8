import type { Locale } from '../../src/checks/rule';

/** What stands above and beside the text. */
export interface LensWords {
    readonly handoffsOut: (count: number) => string;
    readonly handoffsIn: (count: number) => string;
    readonly openPromises: (count: number) => string;
    readonly cases: (count: number) => string;
    readonly openPreview: string;
    readonly owner: string;
    readonly channel: string;
    readonly comma: string;
    readonly soFar: (time: string) => string;
    readonly soFarAtLeast: (time: string) => string;
    readonly next: string;
    readonly inherited: (from: string) => string;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const LENS_WORDS: Readonly<Record<Locale, LensWords>> = {
    en: {
        handoffsOut: (count) => counted(count, 'handoff out', 'handoffs out'), handoffsIn: (count) => counted(count, 'handoff in', 'handoffs in'),
        openPromises: (count) => counted(count, 'open promise', 'open promises'), cases: (count) => counted(count, 'case', 'cases'), openPreview: 'Open preview',
        owner: 'owner: ', channel: 'channel: ', comma: ', ',
        soFar: (time) => `Until the end of this touchpoint: ${time} at most.`, soFarAtLeast: (time) => `Until the end of this touchpoint: at least ${time}; some times on the way are not known.`,
        next: 'The next one by the order of the text.', inherited: (from) => `From the ${from}.`,
    },
    'zh-Hans': {
        handoffsOut: (count) => `交出 ${count} 次`, handoffsIn: (count) => `接入 ${count} 次`, openPromises: (count) => `${count} 个未兑现的承诺`, cases: (count) => `${count} 个案例`, openPreview: '打开预览',
        owner: '负责人：', channel: '渠道：', comma: '、',
        soFar: (time) => `到此触点结束最多 ${time}。`, soFarAtLeast: (time) => `到此触点结束至少 ${time}；途中部分时间未知。`, next: '按文本顺序的下一个触点。', inherited: (from) => `来自${from}。`,
    },
    'zh-Hant': {
        handoffsOut: (count) => `交出 ${count} 次`, handoffsIn: (count) => `接入 ${count} 次`, openPromises: (count) => `${count} 個未兌現的承諾`, cases: (count) => `${count} 個案例`, openPreview: '開啟預覽',
        owner: '負責人：', channel: '管道：', comma: '、',
        soFar: (time) => `到此觸點結束最多 ${time}。`, soFarAtLeast: (time) => `到此觸點結束至少 ${time}；途中部分時間未知。`, next: '按文字順序的下一個觸點。', inherited: (from) => `來自${from}。`,
    },
};
