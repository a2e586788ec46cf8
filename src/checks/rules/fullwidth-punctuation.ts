import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'fullwidth-punctuation',
    category: 'integrity',
    severity: 'info',
    recommended: true,
    fixable: true,
    title: {
        en: 'A full-width sign stands for an ASCII one',
        'zh-Hans': '用全角符号代替了半角符号',
        'zh-Hant': '用全形符號代替了半形符號',
    },
    rationale: `Chinese and Japanese input methods write \`，\` \`：\` \`“…”\` where the language has \`,\` \`:\` \`"…"\`. They mean the same here and are read as such. One
style in all files keeps searching and comparing simple; the fix and \`journey format\` write the ASCII sign. Inside quoted text every sign stays
as the author wrote it.`,
    bad: `owner cafe "街角咖啡"

channel counter "柜台" : counter
channel app "手机 App" : app

journey coffee "买一杯咖啡" {
  owner cafe

  stage order "点单" {
    touchpoint pay "点单并付款" {
      channel counter， app
      ends success
    }
  }
}
`,
    good: `owner cafe "街角咖啡"

channel counter "柜台" : counter
channel app "手机 App" : app

journey coffee "买一杯咖啡" {
  owner cafe

  stage order "点单" {
    touchpoint pay "点单并付款" {
      channel counter, app
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '`{sign}` is read as `{ascii}`.',
            'zh-Hans': '`{sign}` 被当作 `{ascii}` 读取。',
            'zh-Hant': '`{sign}` 被當作 `{ascii}` 讀取。',
        },
        replace: {
            en: 'Write `{ascii}`',
            'zh-Hans': '改为 `{ascii}`',
            'zh-Hant': '改為 `{ascii}`',
        },
    },
};
