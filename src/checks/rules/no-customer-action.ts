import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { touchpointKey } from '../sides';

export const rule: Rule = {
    id: 'no-customer-action',
    category: 'experience',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'A touchpoint tells only what the company does',
        'zh-Hans': '触点只写了企业做什么',
        'zh-Hant': '觸點只寫了企業做什麼',
    },
    rationale: `A touchpoint is where the customer meets the company. When only the work behind it is written down, it is a process step: nobody can say what the customer
does there, or whether they notice it at all. Write what the customer does (\`does "…"\`), thinks, says or feels; or put the work behind the touchpoint where the
customer gets to see its result.

A touchpoint with work \`backstage\` (or with \`support\`, when it is \`initiated by owner\`) is reported when nothing in it is about the customer: nothing they do, think, say,
feel, expect, are asked, told or given, no pain, no delight, nothing \`physical\`, and it is not \`initiated by customer\`. It is silent in an enterprise view, and
for a touchpoint that \`zooms into\` a journey of its own.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken"
    touchpoint plan "Planning" {
      backstage "The workshop plans the repair"
    }
    touchpoint collect "Collect the bicycle" {
      tells "This is what we repaired"
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
    channel counter
    touchpoint describe "Describe what is broken"
    touchpoint agree "Agree on a date" {
      does "Picks one of the free dates"
      backstage "The workshop plans the repair"
    }
    touchpoint collect "Collect the bicycle" {
      tells "This is what we repaired"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{touchpoint}” tells what the company does, and nothing of the customer. What does the customer do or notice there? Write `does "…"`.',
            'zh-Hans': '“{touchpoint}”只写了企业做什么，没有写客户。客户在这里做什么、感受到什么？请写 `does "…"`。',
            'zh-Hant': '「{touchpoint}」只寫了企業做什麼，沒有寫顧客。顧客在這裡做什麼、感受到什麼？請寫 `does "…"`。',
        },
    },
    check: {
        touchpoint(touchpoint, { journey, report }) {
            // Support alone helps the customer with what the title says.
            if (touchpoint.backstage === undefined && (touchpoint.support === undefined || touchpoint.initiatedBy !== 'owner')) return;
            if (journey.view === 'enterprise' || touchpoint.zoomsInto !== undefined || touchpoint.initiatedBy === 'customer') return;
            const { does, thinks, says, feels, stress, expects, asks, tells, gives, pains, wows, physical, quotes, momentOfTruth } = touchpoint;
            const customer = [does, thinks, says, feels, stress, expects, asks, tells, gives, pains, wows, physical, quotes, momentOfTruth];
            if (customer.some(fact => fact !== undefined)) return;
            report({ at: { element: touchpointKey(touchpoint) }, args: { touchpoint: labelOf(touchpoint) } });
        },
    },
};
