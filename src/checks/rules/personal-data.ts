import type { CaseEntry } from '../../model/model';
import { textsOf, type TextHolder, type WrittenText } from '../customer-text';
import { mayHoldPersonalData, personalDataIn } from '../personal-data';
import type { Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'personal-data',
    category: 'experience',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A text seems to hold personal data',
        'zh-Hans': '文字里疑似有个人信息',
        'zh-Hant': '文字裡疑似有個人資料',
    },
    rationale: `A journey is read by many, kept for years and copied into reports. The phone number, the mail address, the identity or card number of a real customer has no place
in it, least of all in a \`case\`, which tells of a real one. Take it out, or write an obviously invented one.

Found are Chinese and Taiwanese mobile and landline numbers, international numbers (\`+44 …\`), mail addresses, identity numbers of both with a right check digit, and card numbers
with a right check digit. Not reported: the \`contact\` of an owner and links; addresses of example domains and those of no person (\`service@…\`, \`info@…\`); numbers that are
obviously invented (\`13800000000\`, \`1234567\`, \`555-01…\`, test cards); what follows “order”, “ticket”, 订单号, 单号 and the like; and a landline or an international number in what a plan tells
the customer, because that is the company's own. The finding shows only the ends of what it found.`,
    bad: `owner shop "Bicycle shop"

channel phone "Phone" : voice

journey repair "Bicycle repair" {
  owner shop

  stage ask "Ask" {
    channel phone
    touchpoint call "Call the shop" {
      quote "Call me back at 13962407185"
    }
    touchpoint answer "Get the answer" {
      tells "It is ready"
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel phone "Phone" : voice

journey repair "Bicycle repair" {
  owner shop

  stage ask "Ask" {
    channel phone
    touchpoint call "Call the shop" {
      quote "Call me back at 13800000000"
    }
    touchpoint answer "Get the answer" {
      tells "It is ready"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'This looks like a real phone number ({shown}). Take it out, or write an invented one.',
            'zh-Hans': '这像是真实的电话号码（{shown}）。请删去，或改成虚构的号码。',
            'zh-Hant': '這像是真實的電話號碼（{shown}）。請刪去，或改成虛構的號碼。',
        },
        email: {
            en: 'This looks like the mail address of a person ({shown}). Take it out, or write an invented one at example.com.',
            'zh-Hans': '这像是个人的电子邮箱（{shown}）。请删去，或改用 example.com 的虚构邮箱。',
            'zh-Hant': '這像是個人的電子郵件地址（{shown}）。請刪去，或改用 example.com 的虛構地址。',
        },
        identity: {
            en: 'This looks like the identity number of a person ({shown}). Take it out.',
            'zh-Hans': '这像是个人的身份证号（{shown}）。请删去。',
            'zh-Hant': '這像是個人的身分證字號（{shown}）。請刪去。',
        },
        card: {
            en: 'This looks like the number of a bank card ({shown}). Take it out.',
            'zh-Hans': '这像是银行卡号（{shown}）。请删去。',
            'zh-Hant': '這像是銀行卡號（{shown}）。請刪去。',
        },
    },
    check: {
        owner: look, system: look, channel: look, persona: look, information: look, metric: look, term: look, scenario: look, journey: look, stage: look, touchpoint: look,
        way: look, case: look, entry: look, portfolio: look,
    },
};

function look(element: TextHolder, { report }: RuleContext): void {
    for (const written of textsOf(element, mayHoldPersonalData)) {
        for (const { kind, shown, isOffice } of personalDataIn(written.text)) {
            if (isOffice && isOurs(written, element)) continue;
            report({ at: written.at, ...(kind !== 'phone' && { message: kind }), args: { shown } });
        }
    }
}

/** What a plan tells every customer is how to reach the company. In a case it may be anybody's. */
function isOurs({ toCustomer }: WrittenText, element: TextHolder): boolean {
    return toCustomer && element.kind !== ('entry' satisfies CaseEntry['kind']);
}
