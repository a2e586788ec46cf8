import { zoomParents } from '../../analysis/related';
import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'no-failure-way',
    category: 'confirmation',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'Only a way to success exists',
        'zh-Hans': '只画了成功的路径',
        'zh-Hant': '只畫了成功的路徑',
    },
    rationale: `Customers cancel, change their mind, are refused, or do not get what they came for. A plan in which everybody succeeds says nothing of how these are
treated, and it is they who tell others about it. Write at least one more way out: \`ends exit "…"\` for a customer who leaves, or \`ends failure "…"\` with
a \`recovery\`.

A planned journey is reported in which every \`ends\` is a success. It is silent for a journey as it is today (\`state current\`), which only tells how it goes; for
one that says nowhere how it ends, has a stage that comes \`later\`, or hands over to another journey; and for one that a touchpoint of another journey
\`zooms into\`, because the ways out stand there.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken"
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
      path -> collect when "The bicycle can be repaired"
      path -> too-old when "The repair costs more than the bicycle is worth"
    }
    touchpoint collect "Collect the bicycle" {
      tells "This is what we repaired"
      ends success
    }
    touchpoint too-old "Hear that it is not worth a repair" {
      recovery "10 % off a second-hand bicycle"
      ends failure
    }
  }
}
`,
    messages: {
        default: {
            en: 'In “{journey}” every way ends in success. What happens when a customer cancels, or does not get it? Write another way out, `ends exit` or `ends failure`.',
            'zh-Hans': '“{journey}”里的每条路径都以成功结束。客户取消了，或者没有办成，会怎样？请再写一条出路：`ends exit` 或 `ends failure`。',
            'zh-Hant': '「{journey}」裡的每條路徑都以成功結束。顧客取消了，或者沒有辦成，會怎樣？請再寫一條出路：`ends exit` 或 `ends failure`。',
        },
        success: {
            en: 'It ends in success here',
            'zh-Hans': '在这里以成功结束',
            'zh-Hant': '在這裡以成功結束',
        },
    },
    check: {
        journey(journey, { graph, project, report }) {
            if (journey.state === 'current' || graph.targetUnknown || journey.stages.some(stage => stage.later)) return;
            const ends = graph.touchpoints.filter(touchpoint => touchpoint.ends !== undefined);
            if (ends.length === 0 || ends.some(({ ends: { how } = { how: '' } }) => how !== 'success')) return;
            if (project.handoffsFrom(journey.id).length > 0 || zoomParents(journey.id, project).length > 0) return;
            report({
                at: { element: elementKey('journey', journey.id) },
                args: { journey: labelOf(journey) },
                related: ends.map(({ id }) => ({ at: { element: elementKey('touchpoint', id), field: 'ends' }, message: 'success' })),
            });
        },
    },
};
