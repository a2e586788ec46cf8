import type { Locale } from '../../words';

/** The words that the picture of a change adds to the author's. */
export interface OverlayWords {
    readonly states: { readonly added: string; readonly removed: string; readonly changed: string; readonly same: string };
    readonly weights: { readonly breaking: string; readonly risky: string; readonly improving: string; readonly other: string };
    readonly more: (count: number) => string;
    readonly from: string;
    readonly to: string;
    readonly description: (added: number, removed: number, changed: number) => string;
    readonly nothing: string;
}

export const OVERLAY_WORDS: Readonly<Record<Locale, OverlayWords>> = {
    en: {
        states: { added: 'New', removed: 'Gone', changed: 'Changed', same: 'as before' },
        weights: { breaking: 'the customer loses something', risky: 'the customer may lose something', improving: 'the customer gains something', other: 'no loss or gain' },
        more: (count) => `and ${count} more`, from: 'From', to: 'To',
        description: (added, removed, changed) => `Both sides in one picture: ${added} new, ${removed} gone, ${changed} changed.`, nothing: 'No journey looks different.',
    },
    'zh-Hans': {
        states: { added: '新增', removed: '没有了', changed: '有变化', same: '未变' },
        weights: { breaking: '客户有所损失', risky: '客户可能有所损失', improving: '客户有所得', other: '无得失' },
        more: (count) => `另有 ${count} 项`, from: '从', to: '到',
        description: (added, removed, changed) => `前后两版画在一张图里：新增 ${added} 处，没有了 ${removed} 处，有变化 ${changed} 处。`, nothing: '没有旅程看起来不同。',
    },
    'zh-Hant': {
        states: { added: '新增', removed: '沒有了', changed: '有變化', same: '未變' },
        weights: { breaking: '顧客有所損失', risky: '顧客可能有所損失', improving: '顧客有所得', other: '無得失' },
        more: (count) => `另有 ${count} 項`, from: '從', to: '到',
        description: (added, removed, changed) => `前後兩版畫在一張圖裡：新增 ${added} 處，沒有了 ${removed} 處，有變化 ${changed} 處。`, nothing: '沒有旅程看起來不同。',
    },
};
