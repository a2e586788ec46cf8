import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'dead-end',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'The way stops without an end',
        'zh-Hans': '旅程中断，没有结束',
        'zh-Hant': '旅程中斷，沒有結束',
    },
    rationale: `The customer is left standing: nothing leads on from here, and nothing says that the journey ends. Say how it ends: \`ends success\` when the
customer has what they came for, \`ends failure\` when they do not get it, \`ends exit\` when they leave by themselves, \`ends closed\` when only
the company takes it as done. Or say where it goes on: \`path -> name\`, a handoff into another journey, or a further stage marked \`later\`.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay"
    touchpoint collect "Collect the coffee"
  }
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay"
    touchpoint collect "Collect the coffee" { ends success }
  }
}
`,
    messages: {
        default: {
            en: 'The customer is left at “{touchpoint}”: nothing leads on, and it does not say how the journey `ends`.',
            'zh-Hans': '客户停在了“{touchpoint}”：没有后续路径，也没有写明旅程如何结束（`ends`）。',
            'zh-Hant': '顧客停在了「{touchpoint}」：沒有後續路徑，也沒有寫明旅程如何結束（`ends`）。',
        },
        'end-here': {
            en: 'The journey ends here: `ends {how}`',
            'zh-Hans': '旅程在此结束：`ends {how}`',
            'zh-Hant': '旅程在此結束：`ends {how}`',
        },
    },
    check: {
        // The text leads on by itself, so that only the last touchpoints of a journey can be dead ends.
        journey({ stages }, { graph, report }) {
            for (const stage of [...stages].reverse()) {
                // What comes next has no touchpoints yet; an empty stage that is not `later` is a finding of its own.
                if (stage.touchpoints.length === 0) return;
                if (stage.later) continue;
                for (const touchpoint of stage.touchpoints) {
                    if (graph.out(touchpoint.id).length > 0 || graph.leaves.has(touchpoint.id)) continue;
                    const element = elementKey('touchpoint', touchpoint.id);
                    report({
                        at: { element }, args: { touchpoint: labelOf(touchpoint) },
                        fixes: ['success', 'exit', 'failure'].map(how => ({
                            title: 'end-here', args: { how }, safe: false, edits: [{ do: 'add-fact', element, text: `ends ${how}` }],
                        })),
                    });
                }
            }
        },
    },
};
