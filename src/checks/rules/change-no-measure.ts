import { elementKey, type Journey, type Measure, type Opportunity, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Place } from '../../model/source';
import { measuredKey, saidQuantity, type Measured } from '../measures';
import type { JourneyContext, Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'change-no-measure',
    category: 'measures',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'A change without a value before and after',
        'zh-Hans': '有改变，却没有改变前后的数值',
        'zh-Hant': '有改變，卻沒有改變前後的數值',
    },
    rationale: `"Five percent more" – than what, and until when did it last? A change shows in two values, the one before and the one after: \`measures csat 30% to
45% after 1mo\`. The same goes for an opportunity that is \`done\`: without a value before and after, nobody can say whether it helped, and the next
one is chosen by feeling again.

A change beside a value of the same metric is enough, because the other value follows from it. For an opportunity, a metric that its touchpoint, stage,
journey or portfolio measured before and after will do.`,
    bad: `owner cinema "Corner cinema"
channel counter "Counter" : counter
metric sales "Popcorn sold" { scale count  of internal }

journey evening "An evening at the cinema" {
  owner cinema
  stage arrive "Arrive" {
    channel counter
    touchpoint snacks "Buy popcorn" {
      measures sales by +5%
      tells "Screen two opens in five minutes"
      ends success
    }
  }
}
`,
    good: `owner cinema "Corner cinema"
channel counter "Counter" : counter
metric sales "Popcorn sold" { scale count  of internal }

journey evening "An evening at the cinema" {
  owner cinema
  stage arrive "Arrive" {
    channel counter
    touchpoint snacks "Buy popcorn" {
      measures sales 400 to 420 after 1mo
      tells "Screen two opens in five minutes"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{metric}” at “{place}” changed by {by}, and neither the value before nor the one after is known. Write e.g. `measures {name} … to …`.',
            'zh-Hans': '“{place}”的“{metric}”变化了 {by}，却不知道之前和之后的数值。请写例如 `measures {name} … to …`。',
            'zh-Hant': '「{place}」的「{metric}」變化了 {by}，卻不知道之前和之後的數值。請寫例如 `measures {name} … to …`。',
        },
        opportunity: {
            en: '“{opportunity}” at “{place}” is done, and nothing was measured before and after: nobody can say whether it helped.',
            'zh-Hans': '“{place}”的“{opportunity}”已经完成，却没有前后对比的度量：没有人知道它是否有效。',
            'zh-Hant': '「{place}」的「{opportunity}」已經完成，卻沒有前後對比的度量：沒有人知道它是否有效。',
        },
    },
    check: {
        journey: lookAtChanges,
        stage: lookAtChanges,
        portfolio: lookAtChanges,
        touchpoint: (touchpoint, context) => {
            lookAtChanges(touchpoint, context);
            touchpoint.opportunities?.forEach((opportunity, index) => lookAtOpportunity(opportunity, index, touchpoint, context));
        },
    },
};

function lookAtChanges(on: Measured, { project, report }: RuleContext): void {
    on.measures?.forEach((measure, index) => {
        const metric = project.metric(measure.metric);
        // In an order it is the distance between channels.
        if (metric === undefined || measure.by === undefined || measure.below !== undefined || on.measures!.some(other => givesValue(other, measure))) return;
        report({
            at: { element: measuredKey(on), field: 'measures', index },
            args: { metric: labelOf(metric), name: metric.name, place: labelOf(on), by: saidQuantity(measure.by) },
        });
    });
}

/** From one value and the change the other value follows. */
const givesValue = (other: Measure, change: Measure): boolean => other.metric === change.metric && (other.value !== undefined || other.to !== undefined);

function lookAtOpportunity(opportunity: Opportunity, index: number, touchpoint: Touchpoint, context: JourneyContext): void {
    if (opportunity.done === undefined || isMeasured(touchpoint, context.journey, context)) return;
    const at: Place = opportunity.id === undefined ? { element: measuredKey(touchpoint), field: 'opportunities', index } : { element: elementKey('opportunity', opportunity.id) };
    context.report({ at, message: 'opportunity', args: { opportunity: opportunity.text ?? labelOf(opportunity), place: labelOf(touchpoint) } });
}

function isMeasured(touchpoint: Touchpoint, journey: Journey, { project }: RuleContext): boolean {
    const stage = journey.stages.find(({ id }) => id === touchpoint.stage);
    return [touchpoint, stage, journey, ...project.portfoliosOf(journey.id)].some(on => hasBeforeAndAfter(on?.measures ?? []));
}

/** Two values of one metric and the same channels; a change that is stated alone is reported itself. */
function hasBeforeAndAfter(measures: readonly Measure[]): boolean {
    return measures.some((measure, index) => measure.to !== undefined || (measure.by !== undefined && measure.below === undefined)
        || (measure.value !== undefined && measures.slice(0, index).some(other => other.value !== undefined && other.metric === measure.metric && sameVia(other, measure))));
}

const sameVia = ({ via: a = [] }: Measure, { via: b = [] }: Measure): boolean => a.length === b.length && a.every(channel => b.includes(channel));
