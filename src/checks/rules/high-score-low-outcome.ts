import type { Arg, Said } from '../../model/args';
import { labelOf } from '../../model/label';
import type { Metric, Touchpoint } from '../../model/model';
import { currentValue, latestOf, levelOf, measuredKey, reachesTarget, shownValue, type Measured, type MeasureAt } from '../measures';
import type { Report, Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'high-score-low-outcome',
    category: 'measures',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A touchpoint scores high while the outcome is low',
        'zh-Hans': '触点得分很高，整体结果却很低',
        'zh-Hant': '觸點得分很高，整體結果卻很低',
    },
    rationale: `Customers are delighted with the visit to the store, and few of them buy. A high score at one point hides a broken line: look at what comes *between*
and *after* the touchpoints that score well (the answer that does not come, the wait, the next step that nobody named), not at the point that is
already good.

An outcome is a metric measured on the stage or on the journey. It is low when it misses its target, or says \`low\`; a touchpoint scores high when
it reaches its target, or says \`high\`. Where less is better, write it into the metric: \`target <= 5%\`. Of counts, sums and effort nothing is said
without a target. One finding for each low outcome names all that score high.`,
    bad: `owner gym "Corner gym"
channel studio "Studio" : store
metric csat "Satisfaction" { of customer }
metric joining "Trial guests who join" { scale percent  of internal }

journey join "From trial to membership" {
  owner gym
  measures joining low
  stage try "Try it" {
    channel studio
    touchpoint trial "Trial training" {
      measures csat high
    }
    touchpoint offer "Hear the prices" {
      tells "You can join until Sunday without an entrance fee"
      ends success
    }
  }
}
`,
    good: `owner gym "Corner gym"
channel studio "Studio" : store
metric csat "Satisfaction" { of customer }
metric joining "Trial guests who join" { scale percent  of internal }

journey join "From trial to membership" {
  owner gym
  measures joining high
  stage try "Try it" {
    channel studio
    touchpoint trial "Trial training" {
      measures csat high
    }
    touchpoint offer "Hear the prices" {
      tells "You can join until Sunday without an entrance fee"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{outcome}” of “{place}” is {value}, although {touchpoints} scored high: something breaks on the way.',
            'zh-Hans': '“{place}”的“{outcome}”为 {value}，而{touchpoints}得分很高：问题出在这些触点之间或之后。',
            'zh-Hant': '「{place}」的「{outcome}」為 {value}，而{touchpoints}得分很高：問題出在這些觸點之間或之後。',
        },
        high: {
            en: '“{metric}” is {value} here',
            'zh-Hans': '这里的“{metric}”为 {value}',
            'zh-Hant': '這裡的「{metric}」為 {value}',
        },
    },
    check: {
        journey: { having: 'measures', visit: (journey, context) => { if (journey.status !== 'retired') look(journey, context.graph.touchpoints, context); } },
        stage: { having: 'measures', visit: (stage, context) => { if (context.journey.status !== 'retired') look(stage, stage.touchpoints, context); } },
    },
};

function look(on: Measured, touchpoints: readonly Touchpoint[], { project, report }: RuleContext): void {
    const low = eachMeasured(on, project).filter(({ measure, metric }) => isGood(measure, metric) === false);
    if (low.length === 0) return;
    const high = touchpoints.filter(({ measures }) => measures !== undefined).flatMap(touchpoint => eachMeasured(touchpoint, project)
        .filter(({ measure, metric }) => isGood(measure, metric) === true)
        .map(found => ({ ...found, touchpoint })));
    if (high.length === 0) return;
    const related: Report['related'] = high.map(({ touchpoint, measure, metric, index }) => ({
        at: { element: measuredKey(touchpoint), field: 'measures', index },
        message: 'high', args: { metric: labelOf(metric), value: shownLevel(measure) },
    }));
    const labels = [...new Set(high.map(({ touchpoint }) => labelOf(touchpoint)))];
    for (const { measure, metric, index } of low) {
        report({
            at: { element: measuredKey(on), field: 'measures', index },
            args: { outcome: labelOf(metric), place: labelOf(on), value: shownLevel(measure), touchpoints: listed(labels) },
            related,
        });
    }
}

interface Found extends MeasureAt { readonly metric: Metric }

function eachMeasured(on: Measured, project: RuleContext['project']): readonly Found[] {
    return latestOf(on.measures).flatMap(found => {
        const metric = project.metric(found.measure.metric);
        return metric === undefined ? [] : [{ ...found, metric }];
    });
}

/** More of them are related places; a sentence with all of them would not be read. */
const NAMED = 3;
const listed = (labels: readonly string[]): Said => ({ all: labels.slice(0, NAMED), more: NAMED < labels.length });

/** A value against its target, else the word that stands for it. */
function isGood(measure: Found['measure'], metric: Metric): boolean | undefined {
    if (currentValue(measure, metric) !== undefined) return reachesTarget(measure, metric);
    const level = levelOf(measure, metric);
    return level === undefined ? undefined : level === 'good';
}

const shownLevel = (measure: Found['measure']): Arg => (measure.level === undefined ? shownValue(measure) : `\`${measure.level}\``);
