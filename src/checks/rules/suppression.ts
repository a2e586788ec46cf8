import type { Rule } from '../rule';

/** Its findings are made where suppressions are applied: src/checks/suppression.ts. */
export const rule: Rule = {
    id: 'suppression',
    category: 'integrity',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'A suppression is wrong, unused or out of date',
        'zh-Hans': '抑制注释有误、未被用到或已过期',
        'zh-Hant': '抑制註解有誤、未被用到或已過期',
    },
    rationale: `A suppression says: "we know, and here is why". Without a reason nobody can ever judge it again, with a wrong rule
name it hides nothing, and one that outlives its cause hides the next real finding of the same rule. So a suppression
without a reason, with a date that has passed, or in a place where it can apply to nothing has no effect and is
reported; so is one that no longer hides anything.

\`// journey-ignore rule-id[, rule-id] [until 2027-03-31]: reason\` stands directly above what it applies to: a
declaration, stage, touchpoint, way, entry, nested owner, promise or expectation. It applies to that element, not to those inside it.
\`// journey-ignore-file rule-id: reason\` stands before the first declaration of a file and applies to all of it.
There is no form that hides every rule.`,
    bad: `owner care "Customer care" {
  contact "mailto:care@example.com"
}

// journey-ignore unused-declaration
owner archive "Archive of the old shop"

channel counter "Counter" : counter

journey question "A question about my order" {
  owner care

  stage ask "Ask" {
    touchpoint answer "Get the answer" {
      channel counter
      ends success
    }
  }
}
`,
    good: `owner care "Customer care" {
  contact "mailto:care@example.com"
}

// journey-ignore unused-declaration: its journeys follow in spring
owner archive "Archive of the old shop"

channel counter "Counter" : counter

journey question "A question about my order" {
  owner care

  stage ask "Ask" {
    touchpoint answer "Get the answer" {
      channel counter
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '`{rule}` finds nothing here, so this suppression hides nothing. Remove it.',
            'zh-Hans': '`{rule}` 在此处没有发现任何问题，这条抑制注释不起作用，请删除。',
            'zh-Hant': '`{rule}` 在此處沒有發現任何問題，這條抑制註解不起作用，請刪除。',
        },
        'no-reason': {
            en: 'A suppression without a reason has no effect. Write why behind a colon: `{example}`.',
            'zh-Hans': '没有理由的抑制注释不生效。请在冒号后写明原因：`{example}`。',
            'zh-Hant': '沒有理由的抑制註解不生效。請在冒號後寫明原因：`{example}`。',
        },
        'no-rule': {
            en: 'This suppression names no rule. There is no form that hides every rule: write `{example}`.',
            'zh-Hans': '这条抑制注释没有写规则名。不能一次抑制所有规则，请写成：`{example}`。',
            'zh-Hant': '這條抑制註解沒有寫規則名。不能一次抑制所有規則，請寫成：`{example}`。',
        },
        'unknown-rule': {
            en: 'There is no rule `{rule}`. `journey rules` lists all of them.',
            'zh-Hans': '没有名为 `{rule}` 的规则。用 `journey rules` 可列出所有规则。',
            'zh-Hant': '沒有名為 `{rule}` 的規則。用 `journey rules` 可列出所有規則。',
        },
        'unknown-rule-nearest': {
            en: 'There is no rule `{rule}`. Did you mean `{nearest}`?',
            'zh-Hans': '没有名为 `{rule}` 的规则，是否想写 `{nearest}`？',
            'zh-Hant': '沒有名為 `{rule}` 的規則，是否想寫 `{nearest}`？',
        },
        always: {
            en: '`{rule}` cannot be suppressed: what cannot be read cannot be checked either. Mend the text.',
            'zh-Hans': '`{rule}` 不能抑制：读不懂的内容也无法检查。请改正文字。',
            'zh-Hant': '`{rule}` 不能抑制：讀不懂的內容也無法檢查。請改正文字。',
        },
        expired: {
            en: 'This suppression ended on {until} and has no effect any more (its reason was: {reason}).',
            'zh-Hans': '这条抑制注释已于 {until} 到期，不再生效（原因曾是：{reason}）。',
            'zh-Hant': '這條抑制註解已於 {until} 到期，不再生效（原因曾是：{reason}）。',
        },
        'not-a-date': {
            en: '`{until}` is not a day such as `2027-03-31`, so this suppression has no effect.',
            'zh-Hans': '`{until}` 不是像 `2027-03-31` 这样的日期，因此这条抑制注释不生效。',
            'zh-Hant': '`{until}` 不是像 `2027-03-31` 這樣的日期，因此這條抑制註解不生效。',
        },
        misplaced: {
            en: 'A suppression stands on a line of its own, directly above what it applies to. No declaration, stage, touchpoint or way follows here, so it has no effect.',
            'zh-Hans': '抑制注释要独占一行，紧挨在它所作用的内容上方。这里下面没有声明、阶段、触点或路径，因此不生效。',
            'zh-Hant': '抑制註解要獨佔一行，緊挨在它所作用的內容上方。這裡下面沒有宣告、階段、觸點或路徑，因此不生效。',
        },
        'misplaced-file': {
            en: '`journey-ignore-file` applies only before the first declaration of a file, so it has no effect here.',
            'zh-Hans': '`journey-ignore-file` 只有写在文件第一个声明之前才生效，写在这里不起作用。',
            'zh-Hant': '`journey-ignore-file` 只有寫在檔案第一個宣告之前才生效，寫在這裡不起作用。',
        },
        'fix-remove': { en: 'Remove the suppression', 'zh-Hans': '删除这条抑制注释', 'zh-Hant': '刪除這條抑制註解' },
        'fix-keep': {
            en: 'Suppress only {rules}',
            'zh-Hans': '只抑制 {rules}',
            'zh-Hant': '只抑制 {rules}',
        },
        'fix-rename': { en: 'Write `{nearest}`', 'zh-Hans': '改为 `{nearest}`', 'zh-Hant': '改為 `{nearest}`' },
        'fix-colon': { en: 'Write a colon before the reason', 'zh-Hans': '在原因前加上冒号', 'zh-Hant': '在原因前加上冒號' },
        'fix-no-end': { en: 'Suppress without an end', 'zh-Hans': '去掉截止日期', 'zh-Hant': '去掉截止日期' },
        'fix-move': { en: 'Move it to the top of the file', 'zh-Hans': '移到文件开头', 'zh-Hant': '移到檔案開頭' },
    },
};
