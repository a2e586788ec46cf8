import { zoomParents, zoomTargets } from '../../analysis/related';
import { elementKey, type ElementKey, type Journey, type Measure, type Ref } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Said } from '../../model/args';
import type { Place } from '../../model/source';
import type { ProjectView } from '../../model/view';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'efficiency-without-customer-metric',
    category: 'experience',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'Only what matters to the company is measured',
        'zh-Hans': '只衡量企业内部的效率',
        'zh-Hant': '只衡量企業內部的效率',
    },
    rationale: `Handling time, conversion and cost say how the company does. A journey that is steered by them alone gets faster for the company at the customer's expense: calls are
cut short, and the customer calls again. Put at least one metric beside them that the customer would agree with, such as satisfaction, effort or “solved the first time”:
\`metric csat { scale percent  of customer }\`.

A journey is reported when it measures something, at itself, its stages or touchpoints, and every metric is \`of internal\`. It is silent when a metric is not found, and when a
metric of the customer is measured by a portfolio that lists the journey, by the journey that it \`mirrors\`, or by one that is a part of it or that it is a part of.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

metric handling-time "Minutes a repair" { scale duration  of internal }

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken"
    touchpoint collect "Collect the bicycle" {
      tells "This is what we repaired"
      measures handling-time 35min at 2026-10 source "job sheets"
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

metric handling-time "Minutes a repair" { scale duration  of internal }
metric fixed "Rides well a month later" { scale percent  of customer }

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken"
    touchpoint collect "Collect the bicycle" {
      tells "This is what we repaired"
      measures handling-time 35min at 2026-10 source "job sheets"
      measures fixed 92% at 2026-10 source "calls after a month" n 60
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{journey}” measures only what is internal ({metrics}): nothing says how it is for the customer. Measure something `of customer`, too.',
            'zh-Hans': '“{journey}”只衡量企业内部的指标（{metrics}），看不出客户的感受。请再衡量一个 `of customer` 的指标。',
            'zh-Hant': '「{journey}」只衡量企業內部的指標（{metrics}），看不出顧客的感受。請再衡量一個 `of customer` 的指標。',
        },
    },
    check: {
        journey(journey, { project, report }) {
            const measured = measuresOf(journey);
            const [first] = measured;
            if (first === undefined || measured.some(({ measure }) => project.metric(measure.metric)?.of !== 'internal')) return;
            const around = [project.journey(journey.mirrors), ...zoomParents(journey.id, project), ...zoomTargets(journey, project)];
            const elsewhere = [
                ...project.portfoliosOf(journey.id).flatMap(({ measures = [] }) => measures),
                ...around.flatMap(other => (other === undefined ? [] : measuresOf(other).map(({ measure }) => measure))),
            ];
            if (elsewhere.some(({ metric }) => project.metric(metric)?.of !== 'internal')) return;
            report({ at: first.at, args: { journey: labelOf(journey), metrics: namesOf(measured.map(({ measure }) => measure.metric), project) } });
        },
    },
};

/** All that is measured in a journey, with its place: of the journey itself first, then in the order of the text. */
function measuresOf(journey: Journey): readonly { readonly measure: Measure; readonly at: Place }[] {
    const placed = (element: ElementKey, measures: readonly Measure[] = []) => measures.map((measure, index) => ({ measure, at: { element, field: 'measures', index } }));
    return [
        ...placed(elementKey('journey', journey.id), journey.measures),
        ...journey.stages.flatMap(stage => [
            ...placed(elementKey('stage', stage.id), stage.measures),
            ...stage.touchpoints.flatMap(touchpoint => placed(elementKey('touchpoint', touchpoint.id), touchpoint.measures)),
        ]),
    ];
}

function namesOf(metrics: readonly Ref[], project: ProjectView): Said {
    return { all: [...new Set(metrics)].map(id => labelOf(project.metric(id)!)) };
}
