import { mostOf } from '../../analysis/elapsed';
import type { Said } from '../../model/args';
import type { Expectation, Length, PromiseMade, Way } from '../../model/model';
import { elementKey } from '../../model/model';
import type { Rule, RuleContext } from '../rule';
import { wayKey, wordsOf } from '../sides';
import { nameOfTimed, said, saidOf } from '../timed';

export const rule: Rule = {
    id: 'wait-unbounded',
    category: 'promises',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The customer waits, and nothing ends the wait',
        'zh-Hans': '客户在等待，而等待没有尽头',
        'zh-Hant': '顧客在等待，而等待沒有盡頭',
    },
    rationale: `A promise is open, the way takes time, and neither a limit says when it should have happened nor a fallback what happens when it does not. When it gets
stuck, nobody notices but the customer. Write a limit, \`within 2d\`, or who steps in, \`fallback desk after 1d\`.

It is reported for a way that \`takes\` more than an hour (option \`minutes\`), or a time that is only put in words, while a promise is open, or an expectation
that has a limit. What the customer expects without any time has no time to be kept; whether somebody tells them is another matter
(\`wait-without-update\`). A time that was agreed with the customer (a promise \`at\` an information) ends the wait. It is silent in an
enterprise view that \`mirrors\` a customer's one.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage mend "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      promises ready "Ready in three days" within 3d
      path -> collect {
        takes 1d..3d
        updates every 1d
      }
    }
    touchpoint collect "Collect the bicycle" {
      meets ready
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage mend "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      promises ready "Ready in three days" within 3d
      path -> collect {
        takes 1d..3d
        within 3d
        updates every 1d
      }
    }
    touchpoint collect "Collect the bicycle" {
      meets ready
      ends success
    }
  }
}
`,
    options: {
        minutes: { type: 'number', default: 60, minimum: 0, description: 'A wait that takes no longer than this needs neither limit nor fallback.' },
    },
    messages: {
        default: {
            en: '“{owed}” is owed, “{way}” takes {time}, and nothing ends the wait: it has neither limit nor fallback. Write `within …` or `fallback …`.',
            'zh-Hans': '“{owed}”还没有兑现，“{way}”需要 {time}，却既没有期限也没有兜底方案，等待没有尽头。请写 `within …` 或 `fallback …`。',
            'zh-Hant': '「{owed}」還沒有兌現，「{way}」需要 {time}，卻既沒有期限也沒有備援方案，等待沒有盡頭。請寫 `within …` 或 `fallback …`。',
        },
        since: {
            en: '“{owed}” is owed since here.',
            'zh-Hans': '从这里起，“{owed}”有待兑现。',
            'zh-Hant': '從這裡起，「{owed}」有待兌現。',
        },
    },
    check: {
        way: {
            having: 'takes',
            visit: (way, context) => {
                if (way.within !== undefined || way.fallbacks !== undefined || isShort(way.takes, context)) return;
                const owed = owedOn(way, context);
                const [first] = owed;
                if (first === undefined) return;
                context.report({
                    at: { element: wayKey(way) },
                    args: { owed: wordsOf(first), way: nameOfTimed({ way }, context.project), time: timeOf(way.takes) },
                    related: owed.flatMap(commitment => (commitment.id === undefined ? []
                        : [{ at: { element: elementKey(commitment.kind, commitment.id) }, message: 'since', args: { owed: wordsOf(commitment) } }])),
                });
            },
        },
    },
};

function isShort(takes: Length, { option }: RuleContext): boolean {
    return 'duration' in takes && takes.duration.max !== undefined && takes.duration.max <= option<number>('minutes') * 60;
}

/** What somebody is bound to do by some time. */
function owedOn(way: Way, { project, flowOf }: RuleContext): readonly (PromiseMade | Expectation)[] {
    const from = project.touchpoint(way.from);
    const journey = project.journey(from?.journey);
    if (from === undefined || journey === undefined || project.touchpoint(way.to) === undefined) return [];
    if (journey.view === 'enterprise' && project.journey(journey.mirrors) !== undefined) return [];
    if (journey.stages.find(({ id }) => id === from.stage)?.later === true) return [];
    return [...flowOf(journey).openAfter(from.id)]
        .flatMap(id => project.commitment(id) ?? [])
        .filter(commitment => (commitment.kind === 'promise' ? commitment.at === undefined : commitment.limits.length > 0));
}

function timeOf(takes: Length): Said {
    const most = 'words' in takes || takes.duration.min !== takes.duration.max ? undefined : mostOf(takes.duration);
    return most === undefined ? said(takes) : saidOf(most);
}
