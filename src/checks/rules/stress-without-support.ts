import { labelOf } from '../../model/label';
import type { Limit } from '../../model/model';
import type { Rule } from '../rule';
import { touchpointKey } from '../sides';

export const rule: Rule = {
    id: 'stress-without-support',
    category: 'experience',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The customer is under stress, and nothing helps',
        'zh-Hans': '客户压力很大，却没有任何支持',
        'zh-Hant': '顧客壓力很大，卻沒有任何支持',
    },
    rationale: `Under stress people hear half, forget what they were told, and remember how they were treated. Where the stress is known to be high the journey has to do
something about it: say what will happen and by when (\`expects\`, or a promise), give help (\`support "…"\`), or make up for it (\`recovery "…"\`).

A touchpoint with \`stress high\` is reported when it has none of these, nor tells the customer a time (\`tells "…" within 10min\`). It is silent for one that \`zooms into\`
a journey of its own.`,
    bad: `owner shop "Bicycle shop"

channel phone "Phone" : voice

journey theft "A stolen bicycle" {
  owner shop

  stage report "Report it" {
    channel phone
    touchpoint call "Call the insurance desk" {
      stress high
      does "Tells where and when it happened"
    }
    touchpoint settle "Get the answer" {
      tells "You get a new bicycle"
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel phone "Phone" : voice

journey theft "A stolen bicycle" {
  owner shop

  stage report "Report it" {
    channel phone
    touchpoint call "Call the insurance desk" {
      stress high
      does "Tells where and when it happened"
      support "One person stays on the line and fills in the police report with the customer"
    }
    touchpoint settle "Get the answer" {
      tells "You get a new bicycle"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'At “{touchpoint}” the stress is high, and the journey neither says what to expect, nor helps, nor makes up for it. Write `expects`, `support` or `recovery`.',
            'zh-Hans': '客户在“{touchpoint}”压力很大，旅程却既没有管理期望，也没有支持或补救。请写 `expects`、`support` 或 `recovery`。',
            'zh-Hant': '顧客在「{touchpoint}」壓力很大，旅程卻既沒有管理期望，也沒有支持或補救。請寫 `expects`、`support` 或 `recovery`。',
        },
    },
    check: {
        touchpoint: {
            having: 'stress',
            visit: (touchpoint, { report }) => {
                if (touchpoint.stress !== 'high') return;
                const { expects, promises, support, recoveries, tells = [], zoomsInto } = touchpoint;
                if ((expects ?? promises ?? support ?? recoveries ?? zoomsInto) !== undefined || tells.some(({ limits = [] }) => limits.some(isConcrete))) return;
                report({ at: { element: touchpointKey(touchpoint), field: 'stress' }, args: { touchpoint: labelOf(touchpoint) } });
            },
        },
    },
};

const isConcrete = (limit: Limit): boolean => 'duration' in limit;
