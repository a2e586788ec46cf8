import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import { dayArgs, entryLabel, entryPlace } from '../case-places';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'missing-touchpoint',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A planned touchpoint never came',
        'zh-Hans': '计划中的触点没有发生',
        'zh-Hant': '計畫中的觸點沒有發生',
    },
    rationale: `The plan says that the customer goes through it, and this one did not: what was to be told, given or agreed there is missing from then on. Find out
whether it was forgotten, or whether the plan makes customers go where they need not; then it is \`optional\`.

It is reported where an entry says \`missing\`, and for a touchpoint that lies between two that came on every way from one to the other. It is silent for what is
optional, for what lies on one of several branches, for what comes before the first entry or after the last, where the customer may have come in anew (an
\`entry\`), and as long as some way of the plan leads to a name that is not found.`,
    bad: `owner shop "Bicycle shop"
channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle"
    touchpoint test-ride "Test ride"
    touchpoint collect "Collect it" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle"
  at day 2 collect "It stands outside, ready"
}
`,
    good: `owner shop "Bicycle shop"
channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle"
    touchpoint test-ride "Test ride"
    touchpoint collect "Collect it" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle"
  at day 2 test-ride "She tries the new brake"
  at day 2 collect
}
`,
    messages: {
        default: {
            en: 'The plan leads from “{after}” to “{before}” over “{touchpoint}”, which never came.',
            'zh-Hans': '按计划，从“{after}”到“{before}”要经过“{touchpoint}”，但它没有发生。',
            'zh-Hant': '按計畫，從「{after}」到「{before}」要經過「{touchpoint}」，但它沒有發生。',
        },
        stated: {
            en: 'The plan has “{touchpoint}”[ here, on day {day}][ here, on {dayDate}]; it never came.',
            'zh-Hans': '按计划[第 {day} 天][ {dayDate} ]应有“{touchpoint}”，但它没有发生。',
            'zh-Hant': '按計畫[第 {day} 天][ {dayDate} ]應有「{touchpoint}」，但它沒有發生。',
        },
        came: {
            en: 'This came[ on day {day}][ on {dayDate}]: “{entry}”',
            'zh-Hans': '这里发生了[（第 {day} 天）][（{dayDate}）]：“{entry}”',
            'zh-Hant': '這裡發生了[（第 {day} 天）][（{dayDate}）]：「{entry}」',
        },
        planned: {
            en: '“{touchpoint}” in the plan',
            'zh-Hans': '计划中的“{touchpoint}”',
            'zh-Hant': '計畫中的「{touchpoint}」',
        },
    },
    check: {
        case(each, context) {
            const lived = context.livedOf(each);
            for (const { touchpoint, at, after } of lived.missing) {
                const name = labelOf(touchpoint);
                const planned = { at: { element: elementKey('touchpoint', touchpoint.id) }, message: 'planned', args: { touchpoint: name } };
                if (after === undefined) {
                    context.report({ at: entryPlace(at), message: 'stated', args: { touchpoint: name, ...dayArgs('day', at.day, lived) }, related: [planned] });
                    continue;
                }
                const step = (entry: typeof at) => ({ at: entryPlace(entry), message: 'came', args: { entry: entryLabel(entry), ...dayArgs('day', entry.day, lived) } });
                context.report({
                    at: entryPlace(at),
                    args: { after: labelOf(after.touchpoint!), before: labelOf(at.touchpoint!), touchpoint: name },
                    related: [step(after), planned, step(at)],
                });
            }
        },
    },
};
