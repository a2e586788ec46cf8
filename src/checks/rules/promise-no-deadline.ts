import type { Duration, Limit, PromiseMade } from '../../model/model';
import type { ProjectView } from '../../model/view';
import type { Fix, JourneyContext, Rule } from '../rule';
import { carriersOf, placeOfPromise, wordsOf } from '../sides';

export const rule: Rule = {
    id: 'promise-no-deadline',
    category: 'promises',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'A promise has no deadline',
        'zh-Hans': '承诺没有期限',
        'zh-Hant': '承諾沒有期限',
    },
    rationale: `A promise without a time cannot be kept late, only never. The customer sets a time of their own, the team another one, and nobody notices when it is
overdue. Say until when: \`within 2d\`. When the time is agreed with the customer, say where it stands: \`at\` an information.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      expects weekend "Ready before the weekend" within 3d
      promises ready "We repair it" for weekend
    }
    touchpoint collect "Collect the bicycle" {
      channel counter
      meets weekend, ready
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
    touchpoint describe "Describe what is broken" {
      channel counter
      expects weekend "Ready before the weekend" within 3d
      promises ready "We repair it" within 2d for weekend
    }
    touchpoint collect "Collect the bicycle" {
      channel counter
      meets weekend, ready
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'Until when? The promise “{promise}” has no deadline. Write `within …`, or `at` the information that holds the agreed time.',
            'zh-Hans': '什么时候之前？承诺“{promise}”没有期限。请写 `within …`；如果时间另行约定，请用 `at` 写明记录该时间的信息。',
            'zh-Hant': '什麼時候之前？承諾「{promise}」沒有期限。請寫 `within …`；如果時間另行約定，請用 `at` 寫明記錄該時間的資訊。',
        },
        'as-expected': {
            en: 'Promise it within {limit}, as the customer expects',
            'zh-Hans': '按客户的期望，承诺在 {limit} 内兑现',
            'zh-Hant': '按顧客的期望，承諾在 {limit} 內兌現',
        },
        'as-handed-over': {
            en: 'Promise it within {limit}, the limit of the handoff that carries it',
            'zh-Hans': '按携带该承诺的交接的时限，承诺在 {limit} 内兑现',
            'zh-Hant': '按帶著該承諾的交接的時限，承諾在 {limit} 內兌現',
        },
    },
    check: {
        touchpoint: {
            having: 'promises',
            visit: (touchpoint, context) => {
                for (const promise of touchpoint.promises) {
                    if (promise.limits.length > 0 || promise.at !== undefined) continue;
                    const at = placeOfPromise(touchpoint, promise);
                    const within = (title: string, { text }: Duration): Fix => ({
                        title, args: { limit: { duration: text } }, safe: false, edits: [{ do: 'append', at, text: ` within ${text}` }],
                    });
                    context.report({
                        at, args: { promise: wordsOf(promise) },
                        fixes: [
                            ...expectedLimits(promise, context.project).map(limit => within('as-expected', limit)),
                            ...handoffLimits(promise, context).map(limit => within('as-handed-over', limit)),
                        ],
                    });
                }
            },
        },
    },
};

function expectedLimits(promise: PromiseMade, project: ProjectView): readonly Duration[] {
    return durations(project.commitment(promise.for)?.limits ?? []);
}

function handoffLimits(promise: PromiseMade, context: JourneyContext): readonly Duration[] {
    return durations(carriersOf(promise, context).flatMap(way => way.within ?? [])).slice(0, 1);
}

function durations(limits: readonly Limit[]): readonly Duration[] {
    return limits.flatMap(limit => ('duration' in limit && limit.when === undefined ? [limit.duration] : []));
}
