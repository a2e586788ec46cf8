import { labelOf } from '../../model/label';
import type { Evidence, Measure } from '../../model/model';
import { measuredKey, saidQuantity, shownValue, type Measured } from '../measures';
import type { Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'metric-no-source',
    category: 'measures',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'A value lacks its source or its date',
        'zh-Hans': '数值缺少来源或日期',
        'zh-Hant': '數值缺少來源或日期',
    },
    rationale: `A number without a source cannot be asked about, and one without a date is believed for years. Write both: \`measures csat 45% at 2026-03 source
"exit survey"\`. The next reader then knows whom to ask, and when it is time to measure again.

Only numbers are looked at: an order of channels, \`high\` and \`low\`, and a metric that is merely collected need neither. What stands under
\`evidence assumption\` says already that nobody measured it.`,
    bad: `owner cinema "Corner cinema"
channel counter "Counter" : counter
metric csat "Satisfaction" { scale percent }

journey evening "An evening at the cinema" {
  owner cinema
  stage arrive "Arrive" {
    channel counter
    touchpoint snacks "Buy popcorn" {
      measures csat 62%
      tells "Screen two opens in five minutes"
      ends success
    }
  }
}
`,
    good: `owner cinema "Corner cinema"
channel counter "Counter" : counter
metric csat "Satisfaction" { scale percent }

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
    messages: {
        default: {
            en: '“{metric}” {value} at “{place}”: nobody can tell where the number is from, nor of when it is. Write `source "…"` and `at` a date.',
            'zh-Hans': '“{place}”的“{metric}”{value} 既没有来源也没有日期。请写 `source "…"` 和 `at` 日期。',
            'zh-Hant': '「{place}」的「{metric}」{value} 既沒有來源也沒有日期。請寫 `source "…"` 和 `at` 日期。',
        },
        'no-source': {
            en: '“{metric}” {value} at “{place}”: nobody can tell where the number is from. Write `source "…"`.',
            'zh-Hans': '“{place}”的“{metric}”{value} 没有写明来源。请写 `source "…"`。',
            'zh-Hant': '「{place}」的「{metric}」{value} 沒有寫明來源。請寫 `source "…"`。',
        },
        'no-date': {
            en: '“{metric}” {value} at “{place}”: nobody can tell of when the number is. Write `at` a date, e.g. `at 2026-03`.',
            'zh-Hans': '“{place}”的“{metric}”{value} 没有写明日期。请写 `at` 日期，例如 `at 2026-03`。',
            'zh-Hant': '「{place}」的「{metric}」{value} 沒有寫明日期。請寫 `at` 日期，例如 `at 2026-03`。',
        },
    },
    check: {
        journey: (journey, context) => look(journey, journey.evidence, context),
        stage: (stage, context) => look(stage, stage.evidence ?? context.journey.evidence, context),
        touchpoint: (touchpoint, context) => {
            const stage = context.journey.stages.find(({ id }) => id === touchpoint.stage);
            look(touchpoint, touchpoint.evidence ?? stage?.evidence ?? context.journey.evidence, context);
        },
        portfolio: (portfolio, context) => look(portfolio, portfolio.evidence, context),
    },
};

function look(on: Measured, evidence: Evidence | undefined, { project, report }: RuleContext): void {
    if (evidence?.kind === 'assumption') return;
    on.measures?.forEach((measure, index) => {
        const metric = project.metric(measure.metric);
        if (metric === undefined || !hasNumber(measure) || (measure.source !== undefined && measure.at !== undefined)) return;
        report({
            at: { element: measuredKey(on), field: 'measures', index },
            ...(measure.source !== undefined && { message: 'no-date' }),
            ...(measure.at !== undefined && { message: 'no-source' }),
            args: { metric: labelOf(metric), place: labelOf(on), value: shownValue(measure) || saidQuantity(measure.by!) },
        });
    });
}

function hasNumber({ value, to, by }: Measure): boolean {
    return value !== undefined || to !== undefined || by !== undefined;
}
