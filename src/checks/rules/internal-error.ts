import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'internal-error',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: false,
    title: { en: 'A rule failed', 'zh-Hans': '规则执行失败', 'zh-Hant': '規則執行失敗' },
    rationale: `A rule of the checker itself threw an error instead of an answer. The journey is not to blame, and all other rules
have run; but what this rule would have found is not known, so the run must not look clean.

Please report it with the smallest journey that shows it. Until it is mended, the rule that failed can be switched off
in \`journey.config.json\`.`,
    bad: '// No journey can be written to show this: it is a fault of the checker.\n',
    good: '// Any journey.\n',
    messages: {
        default: {
            en: 'The rule `{rule}` failed here: {error}. This is a fault of the checker, not of the journey; please report it.',
            'zh-Hans': '规则 `{rule}` 在此处执行失败：{error}。这是检查器的故障，与旅程内容无关，请反馈给我们。',
            'zh-Hant': '規則 `{rule}` 在此處執行失敗：{error}。這是檢查器的故障，與旅程內容無關，請回報給我們。',
        },
    },
};
