import { costliestWay } from '../../analysis/effort';
import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { touchpointKey } from '../sides';

export const rule: Rule = {
    id: 'effort-over-budget',
    category: 'experience',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A way costs the customer more contacts than the budget',
        'zh-Hans': '客户需要主动联系的次数超出预算',
        'zh-Hant': '顧客需要主動聯繫的次數超出預算',
    },
    rationale: `Each call, visit or message that the customer has to start is effort, and effort drives customers away more surely than delight brings them back. \`effort budget
2 contacts\` says how much of it the journey may cost. Let the company start the contact, answer two questions at once, or hand over without the customer.

On the costliest way, every touchpoint that is \`initiated by customer\` counts, and every handoff with \`mode self\`, because the customer has to make it happen. A
touchpoint counts as often as it may be repeated (\`repeats at most 3 times\`). A loop is gone through once, or as often as the \`repeats\` on it allows; what lies on it can
all come in one journey. A touchpoint that \`zooms into\` a journey costs what that one costs. Touchpoints that do not say who starts them do not count.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  effort budget 2 contacts

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" { initiated by customer }
    touchpoint ask "Ask whether it is ready" { initiated by customer }
    touchpoint collect "Collect the bicycle" {
      initiated by customer
      tells "This is what we repaired"
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter
channel text "Text message" : sms

journey repair "Bicycle repair" {
  owner shop
  effort budget 2 contacts

  stage bring "Bring it" {
    channel counter, text
    touchpoint describe "Describe what is broken" { initiated by customer }
    touchpoint ready "Hear that it is ready" {
      initiated by owner
      tells "Your bicycle is ready: collect it until 18:00" via text
    }
    touchpoint collect "Collect the bicycle" {
      initiated by customer
      tells "This is what we repaired"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'On its costliest way the customer of “{journey}” starts {contacts} contacts; the budget is {budget}.',
            'zh-Hans': '在“{journey}”里，客户走最费力的路径要主动联系 {contacts} 次，预算是 {budget} 次。',
            'zh-Hant': '在「{journey}」裡，顧客走最費力的路徑要主動聯繫 {contacts} 次，預算是 {budget} 次。',
        },
        contact: {
            en: 'Contact {number}: “{touchpoint}”',
            'zh-Hans': '第 {number} 次：“{touchpoint}”',
            'zh-Hant': '第 {number} 次：「{touchpoint}」',
        },
        contacts: {
            en: 'Contacts {first} to {last}: “{touchpoint}”',
            'zh-Hans': '第 {first} 至 {last} 次：“{touchpoint}”',
            'zh-Hant': '第 {first} 至 {last} 次：「{touchpoint}」',
        },
    },
    check: {
        journey: {
            having: 'effortBudget',
            visit: (journey, context) => {
                // A way to a name that is not found may be the longer one, and what follows it in the text no way at all.
                if (context.graph.targetUnknown) return;
                const effort = costliestWay(journey, context.project, context);
                if (effort === undefined || effort.contacts <= journey.effortBudget) return;
                let number = 0;
                context.report({
                    at: { element: elementKey('journey', journey.id), field: 'effortBudget' },
                    args: { journey: labelOf(journey), contacts: effort.contacts, budget: journey.effortBudget },
                    related: effort.steps.filter(({ contacts }) => contacts > 0).map(({ touchpoint, contacts }) => {
                        const first = number + 1;
                        number += contacts;
                        const args = { touchpoint: labelOf(touchpoint), number: first, first, last: number };
                        return { at: { element: touchpointKey(touchpoint) }, message: contacts === 1 ? 'contact' : 'contacts', args };
                    }),
                });
            },
        },
    },
};
