import { grouped } from '../../model/grouped';
import { labelOf } from '../../model/label';
import { elementKey, type Way } from '../../model/model';
import type { Fix, Rule } from '../rule';

export const rule: Rule = {
    id: 'branch-without-condition',
    category: 'integrity',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'One of several ways out has no condition',
        'zh-Hans': '多条出路中有一条没有条件',
        'zh-Hant': '多條出路中有一條沒有條件',
    },
    rationale: `Several ways lead on from here, and nothing says when this one is taken: neither the staff nor the checks can tell what a customer will go through.
Say it behind the way, \`path -> refund when "The part is sold out"\`, also for what is left over: \`when "otherwise"\`.

A way with \`choice\` needs no condition, since the customer decides; nor does a \`fallback\`, which is taken when things fail.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay" {
      path -> wait when "There is a queue"
      path -> collect
    }
    touchpoint wait "Wait at the counter"
    touchpoint collect "Collect the coffee" { ends success }
  }
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay" {
      path -> wait when "There is a queue"
      path -> collect when "otherwise"
    }
    touchpoint wait "Wait at the counter"
    touchpoint collect "Collect the coffee" { ends success }
  }
}
`,
    messages: {
        default: {
            en: '{count} ways lead on from “{from}”, and nothing says when the one to “{to}” is taken: add `when "…"`.',
            'zh-Hans': '从“{from}”出发有 {count} 条路径，通向“{to}”的这条没有写明条件：请加上 `when "…"`。',
            'zh-Hant': '從「{from}」出發有 {count} 條路徑，通向「{to}」的這條沒有寫明條件：請加上 `when "…"`。',
        },
        'title-as-condition': {
            en: 'Its title is the condition: `when "{title}"`',
            'zh-Hans': '以标题为条件：`when "{title}"`',
            'zh-Hant': '以標題為條件：`when "{title}"`',
        },
        otherwise: {
            en: 'It is taken in all other cases: `when "{condition}"`',
            'zh-Hans': '其他情况都走这条：`when "{condition}"`',
            'zh-Hant': '其他情況都走這條：`when "{condition}"`',
        },
    },
    check: {
        journey(journey, { project, report }) {
            if (journey.ways.length < 2) return;
            for (const [from, ways] of grouped(journey.ways, way => way.from)) {
                const source = ways.length < 2 ? undefined : project.touchpoint(from);
                if (source === undefined) continue;
                const unconditional = ways.filter(way => way.when === undefined && way.choice === undefined);
                for (const way of unconditional) {
                    report({
                        at: { element: elementKey('way', way.id) },
                        args: { count: ways.length, from: labelOf(source), to: labelOf(project.touchpoint(way.to) ?? { name: way.to }) },
                        fixes: fixes(way, unconditional.length === 1 ? otherwiseIn(ways) : undefined),
                    });
                }
            }
        },
    },
};

function fixes(way: Way, otherwise: string | undefined): readonly Fix[] {
    const element = elementKey('way', way.id);
    const { title } = way;
    return [
        ...(title === undefined ? [] : [{
            title: 'title-as-condition', args: { title }, safe: false, edits: [{ do: 'append', at: { element }, text: `when ${JSON.stringify(title)}` }],
        } satisfies Fix]),
        ...(otherwise === undefined ? [] : [{
            title: 'otherwise', args: { condition: otherwise }, safe: false, edits: [{ do: 'append', at: { element }, text: `when "${otherwise}"` }],
        } satisfies Fix]),
    ];
}

/** In the language of the other conditions; this Chinese word is the same in both scripts. */
function otherwiseIn(ways: readonly Way[]): string {
    return ways.some(way => way.when?.some(condition => /\p{Script=Han}/u.test(condition))) ? '其他' : 'otherwise';
}
