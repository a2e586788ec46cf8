import { labelOf } from '../../model/label';
import { dayArgs, entryLabel, entryPlace } from '../case-places';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'unplanned-touchpoint',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'Something happened that is not in the plan',
        'zh-Hans': '发生了计划之外的接触',
        'zh-Hant': '發生了計畫之外的接觸',
    },
    rationale: `What the customer lived through and the plan does not know is nobody's work: no owner prepares it, no measure sees it. Either the plan lacks a
touchpoint, or something in it failed so that this became necessary. The other findings around it mostly say which.

It is reported for each entry that is \`unplanned\`. It is silent while the plan is not found, has no touchpoints yet, or has a stage that comes \`later\`.`,
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
  at day 1 unplanned "She comes back for her lock"
  at day 2 test-ride
  at day 2 collect
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
  at day 1 bring "Lina brings her bicycle, and keeps her lock"
  at day 2 test-ride
  at day 2 collect
}
`,
    messages: {
        default: {
            en: '“{entry}”[, on day {day}][, on {dayDate}], is not in the plan “{journey}”.',
            'zh-Hans': '[第 {day} 天的][{dayDate} 的]“{entry}”不在计划“{journey}”里。',
            'zh-Hant': '[第 {day} 天的][{dayDate} 的]「{entry}」不在計畫「{journey}」裡。',
        },
    },
    check: {
        case(each, context) {
            const lived = context.livedOf(each);
            const { journey } = lived;
            if (journey === undefined || journey.stages.some(({ later }) => later) || journey.stages.every(({ touchpoints }) => touchpoints.length === 0)) return;
            for (const entry of lived.entries) {
                if (!entry.deviations.some(({ kind }) => kind === 'ad-hoc')) continue;
                context.report({ at: entryPlace(entry), args: { entry: entryLabel(entry), ...dayArgs('day', entry.day, lived), journey: labelOf(journey) } });
            }
        },
    },
};
