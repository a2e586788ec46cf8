import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { touchpointKey } from '../sides';

export const rule: Rule = {
    id: 'emotion-without-evidence',
    category: 'experience',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'Emotions in a plan that rests on assumptions',
        'zh-Hans': '只凭假设的规划里写了情绪',
        'zh-Hant': '只憑假設的規劃裡寫了情緒',
    },
    rationale: `An emotion curve looks like a measurement. In a planned journey whose \`evidence\` is an \`assumption\` it is what a workshop imagined, and the next reader takes it
for what customers said. Ask some customers and write so (\`evidence partial "6 interviews"\`), at the journey or at the touchpoints in question; or leave the
numbers out.

It is reported once a journey. Feelings without a number, and touchpoints and stages with better \`evidence\` or with a \`quote\` of a customer, do not count.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  evidence assumption "Workshop in March"

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" { feels -1 }
    touchpoint collect "Collect the bicycle" {
      feels +2
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
  evidence research "11 interviews at the counter"

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" { feels -1 }
    touchpoint collect "Collect the bicycle" {
      feels +2
      tells "This is what we repaired"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'How customers feel in “{journey}” (touchpoints with an emotion: {count}) is an assumption: has anybody asked them?',
            'zh-Hans': '“{journey}”里客户的情绪（{count} 个触点）只是假设：问过客户吗？',
            'zh-Hant': '「{journey}」裡顧客的情緒（{count} 個觸點）只是假設：問過顧客嗎？',
        },
        feels: {
            en: 'An emotion without evidence: {score}',
            'zh-Hans': '没有依据的情绪：{score}',
            'zh-Hant': '沒有依據的情緒：{score}',
        },
    },
    check: {
        journey(journey, { report }) {
            if (journey.state === 'current' || journey.evidence?.kind !== 'assumption') return;
            const guessed = journey.stages.filter(({ evidence }) => (evidence?.kind ?? 'assumption') === 'assumption')
                .flatMap(({ touchpoints }) => touchpoints)
                .filter(({ evidence, quotes }) => (evidence?.kind ?? 'assumption') === 'assumption' && quotes === undefined)
                .flatMap(touchpoint => {
                    const index = touchpoint.feels?.findIndex(({ score }) => score !== undefined) ?? -1;
                    return index < 0 ? [] : [{ touchpoint, index }];
                });
            if (guessed.length === 0) return;
            report({
                at: { element: elementKey('journey', journey.id), field: 'evidence' },
                args: { journey: labelOf(journey), count: guessed.length },
                related: guessed.slice(0, MOST_SHOWN).map(({ touchpoint, index }) => ({
                    at: { element: touchpointKey(touchpoint), field: 'feels', index }, message: 'feels', args: { score: signed(touchpoint.feels![index]!.score!) },
                })),
            });
        },
    },
};

const MOST_SHOWN = 5;
const signed = (score: number): string => (score > 0 ? `+${score}` : score < 0 ? `−${-score}` : '0');
