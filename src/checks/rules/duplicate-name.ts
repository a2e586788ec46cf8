import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'duplicate-name',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: false,
    title: {
        en: 'Two declarations have the same name',
        'zh-Hans': '两处声明使用了同一个名称',
        'zh-Hant': '兩處宣告使用了同一個名稱',
    },
    rationale: `A name says what a thing is, over all its moves and retitlings: findings, comparisons and measures hang on it. When two things share one, a
reference means the first, and the second is out of sight. Give one of them another name; titles may be equal.

Stages, touchpoints, promises and expectations of one journey share their names, so that a touchpoint keeps its identity when it moves to
another stage. Declarations of different kinds at the top level may share a name.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint talk "Describe what is broken" { channel counter }
  }

  stage fetch "Fetch it" {
    touchpoint talk "Hear what was repaired" {
      channel counter
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" { channel counter }
  }

  stage fetch "Fetch it" {
    touchpoint explain "Hear what was repaired" {
      channel counter
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{name}” is declared twice ({kind}). Give one of the two another name.',
            'zh-Hans': '{kind}“{name}”声明了两次。请给其中一个换个名称。',
            'zh-Hant': '{kind}「{name}」宣告了兩次。請給其中一個換個名稱。',
        },
        first: {
            en: '“{name}” is first declared here',
            'zh-Hans': '“{name}”第一次在此声明',
            'zh-Hant': '「{name}」第一次在此宣告',
        },
    },
};
