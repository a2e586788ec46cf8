import { mostOf } from '../../analysis/elapsed';
import { labelOf } from '../../model/label';
import { elementKey, type ElementKey, type Length, type Touchpoint, type Way } from '../../model/model';
import { DAY } from '../../model/quantity';
import type { Fix, Report, Rule, RuleContext } from '../rule';
import { touchpointKey, wayKey, wordsOf } from '../sides';
import { nameOfTimed, said, saidOf } from '../timed';

export const rule: Rule = {
    id: 'wait-without-update',
    category: 'promises',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'The customer waits for something and hears nothing',
        'zh-Hans': '客户在等待，却得不到任何消息',
        'zh-Hant': '顧客在等待，卻得不到任何消息',
    },
    rationale: `Something is owed, days pass, and nobody says a word. Waiting without news feels longer than it is; after a day customers begin to chase, and each of
their calls costs more than a message would have. Write \`updates every 1d via app\` on the way, or what the customer is told: \`tells "…"\`.

It is reported for a way, or a touchpoint in which the customer does nothing, that \`takes\` more than a day (option \`days\`) or a time that is only put in
words, while a promise or an expectation is open. It is silent where the customer is told something on the way, or at the end of the touchpoint before
when there is only this one way on, when the time is agreed with the customer (a promise \`at\` an information), and in an enterprise view that \`mirrors\`
a customer's one. A way that does not say what it \`takes\` is not reported.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage mend "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      promises ready "Ready in three days" within 3d
      path -> collect {
        takes 1d..3d
        within 3d
      }
    }
    touchpoint collect "Collect the bicycle" {
      meets ready
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage mend "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      promises ready "Ready in three days" within 3d
      path -> collect {
        takes 1d..3d
        within 3d
        updates every 1d
      }
    }
    touchpoint collect "Collect the bicycle" {
      meets ready
      ends success
    }
  }
}
`,
    options: {
        days: { type: 'number', default: 1, minimum: 0, description: 'So many days may pass without any news.' },
    },
    messages: {
        default: {
            en: '“{owed}” is owed, up to {time} pass on “{place}”, and the customer hears nothing. Write `updates every …`.',
            'zh-Hans': '“{owed}”还没有兑现，“{place}”最长要等 {time}，期间客户得不到任何消息。请写 `updates every …`。',
            'zh-Hant': '「{owed}」還沒有兌現，「{place}」最長要等 {time}，期間顧客得不到任何消息。請寫 `updates every …`。',
        },
        unknown: {
            en: '“{owed}” is owed, nobody knows how long “{place}” takes ({time}), and the customer hears nothing. Write `updates every …`.',
            'zh-Hans': '“{owed}”还没有兑现，“{place}”要等多久没人知道（{time}），期间客户得不到任何消息。请写 `updates every …`。',
            'zh-Hant': '「{owed}」還沒有兌現，「{place}」要等多久沒人知道（{time}），期間顧客得不到任何消息。請寫 `updates every …`。',
        },
        touchpoint: {
            en: '“{owed}” is owed, “{place}” takes up to {time}, and the customer hears nothing. Write what the customer is told: `tells "…"`.',
            'zh-Hans': '“{owed}”还没有兑现，“{place}”最长需要 {time}，期间客户得不到任何消息。请写明告知客户的内容：`tells "…"`。',
            'zh-Hant': '「{owed}」還沒有兌現，「{place}」最長需要 {time}，期間顧客得不到任何消息。請寫明告知顧客的內容：`tells "…"`。',
        },
        'touchpoint-unknown': {
            en: '“{owed}” is owed, nobody knows how long “{place}” takes ({time}), and the customer hears nothing. Write what the customer is told: `tells "…"`.',
            'zh-Hans': '“{owed}”还没有兑现，“{place}”需要多久没人知道（{time}），期间客户得不到任何消息。请写明告知客户的内容：`tells "…"`。',
            'zh-Hant': '「{owed}」還沒有兌現，「{place}」需要多久沒人知道（{time}），期間顧客得不到任何消息。請寫明告知顧客的內容：`tells "…"`。',
        },
        since: {
            en: '“{owed}” is owed since here.',
            'zh-Hans': '从这里起，“{owed}”有待兑现。',
            'zh-Hant': '從這裡起，「{owed}」有待兌現。',
        },
        update: {
            en: 'Keep the customer informed: `updates every {every}`',
            'zh-Hans': '定期向客户通报进展：`updates every {every}`',
            'zh-Hant': '定期向顧客通報進展：`updates every {every}`',
        },
    },
    check: {
        way: {
            having: 'takes',
            visit: (way, context) => {
                if (!isLong(way.takes, context)) return;
                const from = context.project.touchpoint(way.from);
                if (from === undefined || context.project.touchpoint(way.to) === undefined) return;
                if (way.tells !== undefined || hearsOf(way, way.takes) || isToldBefore(way, from, context)) return;
                const report = reportOf(way.takes, wayKey(way), nameOfTimed({ way }, context.project), from, 'openAfter', context);
                if (report !== undefined) context.report({ ...report, fixes: updateFixes(way, way.takes, context) });
            },
        },
        touchpoint: {
            having: 'takes',
            visit: (touchpoint, context) => {
                if (!isLong(touchpoint.takes, context) || takesPart(touchpoint)) return;
                const report = reportOf(touchpoint.takes, touchpointKey(touchpoint), labelOf(touchpoint), touchpoint, 'openBefore', context);
                if (report !== undefined) context.report({ ...report, message: report.message === 'unknown' ? 'touchpoint-unknown' : 'touchpoint' });
            },
        },
    },
};

function isLong(takes: Length, { option }: RuleContext): boolean {
    return !('duration' in takes) || (takes.duration.max ?? Number.POSITIVE_INFINITY) > option<number>('days') * DAY;
}

/** News come before the wait is over. */
function hearsOf({ updates = [] }: Way, takes: Length): boolean {
    const most = 'duration' in takes ? takes.duration.max ?? Number.POSITIVE_INFINITY : Number.POSITIVE_INFINITY;
    return updates.some(({ every }) => every === undefined || every.min < most);
}

/** What the touchpoint before tells is about this way, as long as there is no other. */
function isToldBefore(way: Way, from: Touchpoint, { project, graphOf }: RuleContext): boolean {
    const journey = project.journey(from.journey);
    return from.tells !== undefined && journey !== undefined && graphOf(journey).out(from.id).every(other => other.way === way);
}

/** The customer is busy there or hears something, or what happens is shown in a journey of its own. */
function takesPart({ tells, gives, asks, does, says, initiatedBy, zoomsInto }: Touchpoint): boolean {
    return (tells ?? gives ?? asks ?? does ?? says ?? zoomsInto) !== undefined || initiatedBy === 'customer';
}

function reportOf(takes: Length, at: ElementKey, place: string, around: Touchpoint, when: 'openAfter' | 'openBefore', context: RuleContext): Report | undefined {
    const { project, flowOf } = context;
    const journey = project.journey(around.journey);
    if (journey === undefined || (journey.view === 'enterprise' && project.journey(journey.mirrors) !== undefined)) return undefined;
    const stage = journey.stages.find(({ id }) => id === around.stage);
    if (stage?.later === true) return undefined;
    // Who has agreed on a time knows when it is.
    const owed = [...flowOf(journey)[when](around.id)].flatMap(id => project.commitment(id) ?? []).filter(commitment => commitment.kind !== 'promise' || commitment.at === undefined);
    const [first] = owed;
    if (first === undefined) return undefined;
    const most = 'words' in takes ? undefined : mostOf(takes.duration);
    return {
        at: { element: at },
        ...(most === undefined && { message: 'unknown' }),
        args: { owed: wordsOf(first), place, time: most === undefined ? said(takes) : saidOf(most) },
        related: owed.flatMap(commitment => (commitment.id === undefined ? []
            : [{ at: { element: elementKey(commitment.kind, commitment.id) }, message: 'since', args: { owed: wordsOf(commitment) } }])),
    };
}

function updateFixes(way: Way, takes: Length, { option }: RuleContext): readonly Fix[] {
    const days = Math.floor(option<number>('days'));
    const every = days >= 1 ? `${days}d` : '1h';
    const isHeard = !('duration' in takes) || (takes.duration.max ?? Number.POSITIVE_INFINITY) > Math.max(days * DAY, DAY / 24);
    if (way.updates !== undefined || !isHeard) return [];
    return [{ title: 'update', args: { every }, safe: false, edits: [{ do: 'add-fact', element: wayKey(way), text: `updates every ${every}` }] }];
}
