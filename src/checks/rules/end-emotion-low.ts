import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { touchpointKey } from '../sides';

export const rule: Rule = {
    id: 'end-emotion-low',
    category: 'experience',
    severity: 'info',
    recommended: true,
    fixable: false,
    title: {
        en: 'A successful journey ends on a low',
        'zh-Hans': '旅程成功了，结尾的情绪却很低',
        'zh-Hant': '旅程成功了，結尾的情緒卻很低',
    },
    rationale: `People remember a journey by its peak and by its end. One that succeeds and ends with a bad feeling (a queue at the cash desk, a form, a surprise on
the bill) is remembered as a bad one. Ease the last step, or add a good one after it.

A touchpoint that \`ends success\` is reported when somebody feels −1 or worse there.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken"
    touchpoint pay "Queue and pay" {
      feels -1 "Is this ever going to end?"
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
    touchpoint pay "Queue and pay" {
      feels -1 "Is this ever going to end?"
    }
    touchpoint ride "Test ride with the mechanic" {
      feels +2 "Like new!"
      tells "This is what we repaired"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{journey}” ends in success at “{touchpoint}”, and the customer leaves with a bad feeling ({score}[, “{text}”]).',
            'zh-Hans': '“{journey}”在“{touchpoint}”以成功结束，客户却带着不好的情绪离开（{score}[，“{text}”]）。',
            'zh-Hant': '「{journey}」在「{touchpoint}」以成功結束，顧客卻帶著不好的情緒離開（{score}[，「{text}」]）。',
        },
    },
    check: {
        touchpoint: {
            having: 'ends',
            visit: (touchpoint, { journey, graph, report }) => {
                if (touchpoint.ends.how !== 'success' || !graph.reachable.has(touchpoint.id)) return;
                const feels = touchpoint.feels ?? [];
                const lowest = feels.reduce<number | undefined>((low, { score }, index) => (score !== undefined && score <= -1 && (low === undefined || score < feels[low]!.score!) ? index : low), undefined);
                if (lowest === undefined) return;
                const { score, text = '' } = feels[lowest]!;
                report({
                    at: { element: touchpointKey(touchpoint), field: 'feels', index: lowest },
                    args: { journey: labelOf(journey), touchpoint: labelOf(touchpoint), score: `−${Math.abs(score!)}`, text },
                });
            },
        },
    },
};
