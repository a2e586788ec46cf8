import type { Locale } from '../checks/rule';

/** Below the list of all rules. */
export const RULES_LEGEND: Readonly<Record<Locale, string>> = {
    en: '★ in the preset `recommended` · F has a fix or a suggestion · `journey explain RULE` tells more',
    'zh-Hans': '★ 属于预设 `recommended` · F 可自动修正或有修改建议 · 用 `journey explain 规则` 查看详情',
    'zh-Hant': '★ 屬於預設集 `recommended` · F 可自動修正或有修改建議 · 用 `journey explain 規則` 查看詳情',
};
