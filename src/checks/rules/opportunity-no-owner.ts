import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { touchpointKey, wordsOf } from '../sides';

export const rule: Rule = {
    id: 'opportunity-no-owner',
    category: 'experience',
    severity: 'info',
    recommended: true,
    fixable: false,
    title: {
        en: 'An opportunity nobody works on',
        'zh-Hans': '机会点没有人负责',
        'zh-Hant': '機會點沒有人負責',
    },
    rationale: `An idea that belongs to nobody is worked on by nobody, and is found again in the next workshop. Write who takes it on, \`owner NAME\`, in the block of the
opportunity; best with a date, \`by 2027-03-31\`.

It is silent for one that is \`done\`, and for \`owner unknown\`.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      opportunity drop-box "A drop box for the key, with a form"
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
    touchpoint describe "Describe what is broken" {
      opportunity drop-box "A drop box for the key, with a form" {
        owner shop
        by 2027-03-31
      }
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
            en: 'Nobody works on the opportunity “{opportunity}” at “{touchpoint}”. Write `owner …` in its block.',
            'zh-Hans': '“{touchpoint}”的机会点“{opportunity}”没有人负责。请在它的块里写 `owner …`。',
            'zh-Hant': '「{touchpoint}」的機會點「{opportunity}」沒有人負責。請在它的區塊裡寫 `owner …`。',
        },
    },
    check: {
        touchpoint: {
            having: 'opportunities',
            visit: (touchpoint, { report }) => {
                touchpoint.opportunities.forEach((opportunity, index) => {
                    if (opportunity.owner !== undefined || opportunity.done !== undefined || wordsOf(opportunity).trim() === '') return;
                    const at = opportunity.id === undefined ? { element: touchpointKey(touchpoint), field: 'opportunities', index } : { element: elementKey('opportunity', opportunity.id) };
                    report({ at, args: { opportunity: wordsOf(opportunity), touchpoint: labelOf(touchpoint) } });
                });
            },
        },
    },
};
