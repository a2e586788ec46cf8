import { elementKey, type Metric, type Quantity } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Place } from '../../model/source';
import { bestOf, measuredKey, measuresOf, saidQuantity } from '../measures';
import type { Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'metric-scale-mixed',
    category: 'measures',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'Values of one metric stand on different scales',
        'zh-Hans': '同一指标的数值用了不同的量表',
        'zh-Hant': '同一指標的數值用了不同的量表',
    },
    rationale: `One indicator that can be compared across stages and channels is what makes a journey measurable. \`4.2/5\` at the counter and \`78%\` in the app
cannot be compared, and whoever puts them side by side draws the wrong conclusion. Choose one scale, write it into the metric (\`scale percent\`),
and bring the values onto it; or declare two metrics.

Values off a scale that the metric states are reported by \`invalid-value\`. A ratio may be written as a share or as a number, and a bare number beside
other values is only reported when it cannot be one of them (\`85\` beside \`4.2/5\`). Changes (\`by +5%\`) are not looked at.`,
    bad: `owner cinema "Corner cinema"
channel counter "Counter" : counter
metric csat "Satisfaction" { of customer }

journey evening "An evening at the cinema" {
  owner cinema
  stage arrive "Arrive" {
    channel counter
    touchpoint ticket "Buy a ticket" {
      measures csat 4.2/5 at 2026-03 source "Exit survey"
    }
    touchpoint snacks "Buy popcorn" {
      measures csat 78% at 2026-03 source "Smiley terminal"
      tells "Screen two opens in five minutes"
      ends success
    }
  }
}
`,
    good: `owner cinema "Corner cinema"
channel counter "Counter" : counter
metric csat "Satisfaction" { scale score 5  of customer }

journey evening "An evening at the cinema" {
  owner cinema
  stage arrive "Arrive" {
    channel counter
    touchpoint ticket "Buy a ticket" {
      measures csat 4.2/5 at 2026-03 source "Exit survey"
    }
    touchpoint snacks "Buy popcorn" {
      measures csat 3.9/5 at 2026-03 source "Exit survey"
      tells "Screen two opens in five minutes"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'The values of “{metric}” cannot be compared: {first} at “{firstPlace}”, {second} at “{secondPlace}”.',
            'zh-Hans': '“{metric}”的数值无法比较：“{firstPlace}”为 {first}，“{secondPlace}”为 {second}。',
            'zh-Hant': '「{metric}」的數值無法比較：「{firstPlace}」為 {first}，「{secondPlace}」為 {second}。',
        },
        value: {
            en: '{value} here',
            'zh-Hans': '这里为 {value}',
            'zh-Hant': '這裡為 {value}',
        },
    },
    check: { metric: look },
};

/** One value on each scale is enough to show that they differ. */
interface Found { readonly quantity: Quantity; readonly at: Place; readonly label: string }

function look(metric: Metric, { project, report }: RuleContext): void {
    // Of a scale that is stated, `invalid-value` says what lies off it; only effort may be measured out of several numbers.
    if (metric.scale !== undefined && metric.scale !== 'ces') return;
    const scales = new Map<string, Found>();
    const bare: Found[] = [];
    const add = (quantity: Quantity | undefined, at: Place, label: string): void => {
        if (quantity === undefined || quantity.signed) return;
        if (quantity.unit === undefined) bare.push({ quantity, at, label });
        else if (!scales.has(quantity.unit)) scales.set(quantity.unit, { quantity, at, label });
    };
    for (const { on, measure, index } of measuresOf(metric.id, project)) {
        const at = { element: measuredKey(on), field: 'measures', index };
        add(measure.value, at, labelOf(on));
        add(measure.to, at, labelOf(on));
    }
    add(metric.target, { element: elementKey('metric', metric.id), field: 'target' }, labelOf(metric));
    const stated = [...scales.values()];
    const [first] = stated;
    const second = stated[1] ?? bare.find(({ quantity }) => first !== undefined && !canLieOn(quantity, first.quantity));
    if (first === undefined || second === undefined) return;
    report({
        at: { element: elementKey('metric', metric.id) },
        args: { metric: labelOf(metric), first: saidQuantity(first.quantity), firstPlace: first.label, second: saidQuantity(second.quantity), secondPlace: second.label },
        related: [...new Set([...stated, second])].map(({ quantity, at }) => ({ at, message: 'value', args: { value: saidQuantity(quantity) } })),
    });
}

/** Whether a bare number may be meant on the scale of another value. */
function canLieOn({ value }: Quantity, { unit }: Quantity): boolean {
    const best = unit === '%' ? 100 : bestOf(unit);
    return best === undefined || (0 <= value && value <= best);
}
