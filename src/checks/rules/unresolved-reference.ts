import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'unresolved-reference',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'A name refers to nothing',
        'zh-Hans': '引用的名称不存在',
        'zh-Hant': '引用的名稱不存在',
    },
    rationale: `An owner, a channel or a touchpoint that is not declared anywhere can neither be held to anything nor be drawn; most often it is misspelt, or
was renamed elsewhere. Take the nearest name, or declare it. What hangs on the unknown name is not reported a second time by other rules.

When nobody knows who the owner is, or which channel it was, say so: \`owner unknown\`, \`channel unknown\`.`,
    bad: `owner cafe "Corner café"

channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe

  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel countr
      ends success
    }
    touchpoint complain "Complain about the coffee" {
      channel counter
      entry
      ends success
    }
  }
}
`,
    good: `owner cafe "Corner café"

channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe

  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      ends success
    }
    touchpoint complain "Complain about the coffee" {
      channel counter
      entry
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'Nothing is declared as “{name}” ({kind}).',
            'zh-Hans': '没有名为“{name}”的{kind}。',
            'zh-Hant': '沒有名為「{name}」的{kind}。',
        },
        nearest: {
            en: 'Nothing is declared as “{name}” ({kind}). Did you mean “{nearest}”?',
            'zh-Hans': '没有名为“{name}”的{kind}。您是不是要写“{nearest}”？',
            'zh-Hant': '沒有名為「{name}」的{kind}。您是不是要寫「{nearest}」？',
        },
        elsewhere: {
            en: '“{name}” ({kind}) is declared in another journey. Write “{qualified}”.',
            'zh-Hans': '“{name}”（{kind}）声明在另一个旅程里。请写“{qualified}”。',
            'zh-Hant': '「{name}」（{kind}）宣告在另一個旅程裡。請寫「{qualified}」。',
        },
        'wrong-kind': {
            en: '“{name}” is declared, but not as what is needed here. It is: {is}. Needed: {wanted}.',
            'zh-Hans': '“{name}”已声明为{is}，但这里需要的是{wanted}。',
            'zh-Hant': '「{name}」已宣告為{is}，但這裡需要的是{wanted}。',
        },
        'replace-with': {
            en: 'Write “{name}”',
            'zh-Hans': '改为“{name}”',
            'zh-Hant': '改為「{name}」',
        },
        declare: {
            en: 'Declare “{name}” ({kind})',
            'zh-Hans': '声明{kind}“{name}”',
            'zh-Hant': '宣告{kind}「{name}」',
        },
    },
};
