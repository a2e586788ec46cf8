import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'ambiguous-reference',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'A short name may mean several things',
        'zh-Hans': '简称可能指多个对象',
        'zh-Hant': '簡稱可能指多個對象',
    },
    rationale: `Two teams of different owners may have the same short name. Nobody, and no machine, should guess which of them answers to the customer: write
the qualified name, e.g. \`brand.care\`.`,
    bad: `owner brand "Brand" {
  owner care "Customer care"
}

owner shop "Shop" {
  owner care "Customer care"
}

channel hotline "Hotline" : voice

journey question "A question about my order" {
  owner brand

  stage ask "Ask" {
    touchpoint call "Call" {
      channel hotline
      owner brand.care
    }
    touchpoint ask-shop "Ask about the stock" {
      channel hotline
      owner care
    }
    touchpoint answer "Get the answer" {
      channel hotline
      owner shop.care
      ends success
    }
    path call -> ask-shop
    path ask-shop -> answer
  }
}
`,
    good: `owner brand "Brand" {
  owner care "Customer care"
}

owner shop "Shop" {
  owner care "Customer care"
}

channel hotline "Hotline" : voice

journey question "A question about my order" {
  owner brand

  stage ask "Ask" {
    touchpoint call "Call" {
      channel hotline
      owner brand.care
    }
    touchpoint ask-shop "Ask about the stock" {
      channel hotline
      owner brand.care
    }
    touchpoint answer "Get the answer" {
      channel hotline
      owner shop.care
      ends success
    }
    path call -> ask-shop
    path ask-shop -> answer
  }
}
`,
    messages: {
        default: {
            en: '“{name}” may mean {candidates}. Write the qualified name.',
            'zh-Hans': '“{name}”可能指 {candidates}。请写完整的限定名称。',
            'zh-Hant': '「{name}」可能指 {candidates}。請寫完整的限定名稱。',
        },
        'replace-with': {
            en: 'Write “{name}”',
            'zh-Hans': '改为“{name}”',
            'zh-Hant': '改為「{name}」',
        },
        candidate: {
            en: 'It may mean “{name}”, declared here',
            'zh-Hans': '可能指在此声明的“{name}”',
            'zh-Hant': '可能指在此宣告的「{name}」',
        },
    },
};
