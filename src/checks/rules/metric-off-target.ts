import { labelOf } from '../../model/label';
import { elementKey } from '../../model/model';
import { channelsIn, latestOf, measuredKey, reachesTarget, saidQuantity, shownValue, type Measured } from '../measures';
import type { Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'metric-off-target',
    category: 'measures',
    severity: 'info',
    recommended: true,
    fixable: false,
    title: {
        en: 'A measure misses its target',
        'zh-Hans': '指标没有达到目标',
        'zh-Hant': '指標沒有達到目標',
    },
    rationale: `The metric says where it wants to be (\`target >= 80%\`), and here it is not. That is worth knowing wherever the number stands: it is the place to
look for pains, and to put an opportunity.

\`target <= 5%\` says that less is better. A bare \`target 80%\` counts as "at least" for shares, scores and NPS, as "at most" for lengths of time,
and is not judged for counts, sums and effort. Of \`30% to 45%\` the later value counts, and of several with a date the newest. A value is only
reported when it misses the target for certain: \`<30%\` misses \`>= 40%\`, \`<50%\` may not. A retired journey is left alone.`,
    bad: `owner cinema "Corner cinema"
channel counter "Counter" : counter
metric csat "Satisfaction" { scale percent  target >= 80% }

journey evening "An evening at the cinema" {
  owner cinema
  stage arrive "Arrive" {
    channel counter
    touchpoint snacks "Buy popcorn" {
      measures csat 62% at 2026-03 source "Exit survey"
      tells "Screen two opens in five minutes"
      ends success
    }
  }
}
`,
    good: `owner cinema "Corner cinema"
channel counter "Counter" : counter
metric csat "Satisfaction" { scale percent  target >= 80% }

journey evening "An evening at the cinema" {
  owner cinema
  stage arrive "Arrive" {
    channel counter
    touchpoint snacks "Buy popcorn" {
      measures csat 62% to 84% after 3mo source "Exit survey"
      tells "Screen two opens in five minutes"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{metric}” at “{place}”[ via {channels}] is {value}; its target is {target}.',
            'zh-Hans': '“{place}”[（{channels}）]的“{metric}”为 {value}，目标是 {target}。',
            'zh-Hant': '「{place}」[（{channels}）]的「{metric}」為 {value}，目標是 {target}。',
        },
        target: {
            en: 'The target is stated here',
            'zh-Hans': '目标写在这里',
            'zh-Hant': '目標寫在這裡',
        },
    },
    check: {
        journey: { having: 'measures', visit: (journey, context) => { if (journey.status !== 'retired') look(journey, context); } },
        stage: { having: 'measures', visit: (stage, context) => { if (context.journey.status !== 'retired') look(stage, context); } },
        touchpoint: { having: 'measures', visit: (touchpoint, context) => { if (context.journey.status !== 'retired') look(touchpoint, context); } },
        portfolio: { having: 'measures', visit: look },
    },
};

function look(on: Measured, { project, report }: RuleContext): void {
    for (const { measure, index } of latestOf(on.measures)) {
        const metric = project.metric(measure.metric);
        if (metric?.target === undefined || reachesTarget(measure, metric) !== false) continue;
        report({
            at: { element: measuredKey(on), field: 'measures', index },
            args: {
                metric: labelOf(metric), place: labelOf(on), value: shownValue(measure), target: saidQuantity(metric.target),
                channels: { all: channelsIn(measure.via, project).map(labelOf) },
            },
            related: [{ at: { element: elementKey('metric', metric.id), field: 'target' }, message: 'target' }],
        });
    }
}
