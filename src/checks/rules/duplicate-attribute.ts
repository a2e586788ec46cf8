import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'duplicate-attribute',
    category: 'integrity',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'An attribute that can only be said once is said twice',
        'zh-Hans': '只能写一次的属性写了两次',
        'zh-Hant': '只能寫一次的屬性寫了兩次',
    },
    rationale: `A touchpoint has one owner, one length, one limit. When two are written, each reader believes another one; the first counts here. It mostly happens
when two changes are merged. Keep the one that is true.`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      owner shop
      owner workshop
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      owner workshop
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '`{keyword}` is said twice[ in “{element}”]; the first one counts.',
            'zh-Hans': '[“{element}”里]写了两次 `{keyword}`；以第一次为准。',
            'zh-Hant': '[「{element}」裡]寫了兩次 `{keyword}`；以第一次為準。',
        },
        item: {
            en: '“{item}” stands twice in `{keyword}`[ of “{element}”].',
            'zh-Hans': '[“{element}”的] `{keyword}` 里写了两次“{item}”。',
            'zh-Hant': '[「{element}」的] `{keyword}` 裡寫了兩次「{item}」。',
        },
        first: {
            en: 'First said here',
            'zh-Hans': '第一次写在这里',
            'zh-Hant': '第一次寫在這裡',
        },
        'remove-item': {
            en: 'Remove the second “{item}”',
            'zh-Hans': '删除第二个“{item}”',
            'zh-Hant': '刪除第二個「{item}」',
        },
        remove: {
            en: 'Remove the second `{keyword}`',
            'zh-Hans': '删除第二个 `{keyword}`',
            'zh-Hant': '刪除第二個 `{keyword}`',
        },
    },
};
