import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'ends-before-outcome',
    category: 'confirmation',
    severity: 'error',
    recommended: true,
    fixable: false,
    title: {
        en: 'The journey ends before its outcome',
        'zh-Hans': '还没有达成结果，旅程就结束了',
        'zh-Hant': '還沒有達成結果，旅程就結束了',
    },
    rationale: `The \`outcome\` says what the customer wants in the end. \`ends closed\` says that the company takes the case as done: a ticket is closed, a technician has
left. When the two are not the same, the company believes that it is over while the customer is still waiting, and nobody works on it any more. Lead the
way on to where the customer has got it, and let it \`ends success\` there.

A journey with an \`outcome\` is reported for each \`ends closed\`; without one, when no way \`ends success\`. It is silent while nothing says how the
journey ends (\`dead-end\` speaks of that), and a missing success is not reported while a stage comes \`later\`, or when the journey hands over to another
one.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  outcome "The customer rides it again"

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken"
    touchpoint repaired "The bicycle is repaired" { ends closed "The job is closed" }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  outcome "The customer rides it again"

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken"
    touchpoint repaired "The bicycle is repaired"
    touchpoint ride "Test ride" {
      tells "Come back if anything is loose"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'The company closes “{journey}” at “{touchpoint}”, and nothing says that the customer’s outcome, “{outcome}”, is reached. Lead on to where it is, and write `ends success` there.',
            'zh-Hans': '“{journey}”在“{touchpoint}”就由企业结案，却没有写明客户要的结果“{outcome}”已经达成。请把路径延伸到结果达成之处，在那里写 `ends success`。',
            'zh-Hant': '「{journey}」在「{touchpoint}」就由企業結案，卻沒有寫明顧客要的結果「{outcome}」已經達成。請把路徑延伸到結果達成之處，在那裡寫 `ends success`。',
        },
        never: {
            en: 'No way of “{journey}” reaches its outcome, “{outcome}”: none `ends success`.',
            'zh-Hans': '“{journey}”没有任何路径达成结果“{outcome}”：没有一处 `ends success`。',
            'zh-Hant': '「{journey}」沒有任何路徑達成結果「{outcome}」：沒有一處 `ends success`。',
        },
        outcome: {
            en: 'The customer’s outcome',
            'zh-Hans': '客户要的结果',
            'zh-Hant': '顧客要的結果',
        },
        end: {
            en: 'It ends here (`{how}`)',
            'zh-Hans': '在这里结束（`{how}`）',
            'zh-Hant': '在這裡結束（`{how}`）',
        },
    },
    check: {
        journey: {
            having: 'outcome',
            visit: (journey, { graph, project, report }) => {
                const { outcome } = journey;
                if (outcome.trim() === '') return;
                const ends = graph.touchpoints.flatMap(touchpoint => (touchpoint.ends === undefined ? [] : [{ touchpoint, how: touchpoint.ends.how }]));
                if (ends.length === 0) return;
                const stated = { at: { element: elementKey('journey', journey.id), field: 'outcome' }, message: 'outcome' };
                const args = { journey: labelOf(journey), outcome };
                const closed = ends.filter(({ how }) => how === 'closed');
                for (const { touchpoint } of closed) {
                    report({ at: { element: elementKey('touchpoint', touchpoint.id), field: 'ends' }, args: { ...args, touchpoint: labelOf(touchpoint) }, related: [stated] });
                }
                // A word that the language does not know may be meant as success.
                if (closed.length > 0 || ends.some(({ how }) => !OTHER_ENDS.has(how))) return;
                if (graph.targetUnknown || project.handoffsFrom(journey.id).length > 0 || journey.stages.some(stage => stage.later)) return;
                report({
                    at: stated.at, message: 'never', args,
                    related: ends.map(({ touchpoint, how }) => ({ at: { element: elementKey('touchpoint', touchpoint.id), field: 'ends' }, message: 'end', args: { how } })),
                });
            },
        },
    },
};

const OTHER_ENDS: ReadonlySet<string> = new Set(['failure', 'exit']);
