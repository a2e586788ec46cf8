import { lastDayOf } from '../../model/calendar';
import { elementKey, type Journey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Place } from '../../model/source';
import type { Rule, RuleContext } from '../rule';
import { sidesOf } from '../sides';

export const rule: Rule = {
    id: 'retired-in-use',
    category: 'integrity',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A retired journey is still in use',
        'zh-Hans': '已停用的旅程仍在使用',
        'zh-Hant': '已停用的旅程仍在使用',
    },
    rationale: `Customers are sent, or a plan leans, on a journey that is retired (\`status retired\`, or its \`retires\` date has passed): a handoff leads there, a
touchpoint zooms into it, a journey mirrors it, or a portfolio lists it. Point at what took its place, or bring it back. Past cases may go on naming
it, and what is retired itself may point at anything.

A journey that still says \`status live\` or \`status pilot\` after its \`retires\` date is reported, too: one of the two is out of date.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      zooms into stamp-card
      ends success
    }
  }
}

journey stamp-card "Collect stamps" {
  owner cafe
  status retired
  stage collect "Collect" {
    touchpoint stamp "Get a stamp" {
      channel counter
      ends success
    }
  }
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      ends success
    }
  }
}

journey stamp-card "Collect stamps" {
  owner cafe
  status retired
  stage collect "Collect" {
    touchpoint stamp "Get a stamp" {
      channel counter
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{user}” uses the journey “{journey}”, which is retired.',
            'zh-Hans': '“{user}”使用了已停用的旅程“{journey}”。',
            'zh-Hant': '「{user}」使用了已停用的旅程「{journey}」。',
        },
        past: {
            en: '“{user}” uses the journey “{journey}”, which was to be retired on {date}.',
            'zh-Hans': '“{user}”使用了旅程“{journey}”，而它应已于 {date} 停用。',
            'zh-Hant': '「{user}」使用了旅程「{journey}」，而它應已於 {date} 停用。',
        },
        'still-live': {
            en: '“{journey}” was to be retired on {date} and still has the status `{status}`.',
            'zh-Hans': '“{journey}”应已于 {date} 停用，但状态仍是 `{status}`。',
            'zh-Hant': '「{journey}」應已於 {date} 停用，但狀態仍是 `{status}`。',
        },
    },
    check: {
        journey(journey, context) {
            if (isPast(journey, context) && (journey.status === 'live' || journey.status === 'pilot')) {
                const args = { journey: labelOf(journey), date: journey.retires!, status: journey.status };
                return context.report({ at: { element: elementKey('journey', journey.id), field: 'retires' }, message: 'still-live', args });
            }
            if (journey.mirrors !== undefined) look(journey, journey, context.project.journey(journey.mirrors), { element: elementKey('journey', journey.id), field: 'mirrors' }, context);
        },
        touchpoint: {
            having: 'zoomsInto',
            visit: (touchpoint, context) => {
                const at = { element: elementKey('touchpoint', touchpoint.id), field: 'zoomsInto' };
                look(touchpoint, context.journey, context.project.journey(touchpoint.zoomsInto), at, context);
            },
        },
        way(way, context) {
            const sides = sidesOf(way, context);
            if (sides === undefined || sides.from.journey === sides.to.journey) return;
            look(sides.from.touchpoint, sides.from.journey, sides.to.journey, { element: elementKey('way', way.id), field: 'to' }, context);
        },
        portfolio(portfolio, context) {
            portfolio.journeys.forEach(({ journey }, index) => {
                look(portfolio, undefined, context.project.journey(journey), { element: elementKey('portfolio', portfolio.id), field: 'journeys', index }, context);
            });
        },
    },
};

/** `within`: the journey that the user belongs to. */
function look(user: Parameters<typeof labelOf>[0], within: Journey | undefined, used: Journey | undefined, at: Place, context: RuleContext): void {
    if (used === undefined || !isRetired(used, context) || (within !== undefined && isRetired(within, context))) return;
    const args = { user: labelOf(user), journey: labelOf(used) };
    context.report(used.status === 'retired' ? { at, args } : { at, message: 'past', args: { ...args, date: used.retires! } });
}

function isRetired(journey: Journey, context: RuleContext): boolean {
    return journey.status === 'retired' || isPast(journey, context);
}

function isPast({ retires }: Journey, { today }: RuleContext): boolean {
    const last = retires === undefined ? undefined : lastDayOf(retires);
    return last !== undefined && last < today;
}
