import type { Deviation, LivedCase, LivedEntry } from '../../analysis/lived';
import { chainOf, dayArgs, entryLabel, entryPlace, lengthArgs, promiseLabel, TRAIL, trailOf } from '../case-places';
import type { Report, Rule } from '../rule';

export const rule: Rule = {
    id: 'late-touchpoint',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A touchpoint came later than it should have',
        'zh-Hans': '触点来得比应有的时间晚',
        'zh-Hant': '觸點來得比應有的時間晚',
    },
    rationale: `What came late did come, and the customer counts the days. An entry is late against the limit (\`within\`) of the way on which it followed the one before, and
against the first promise of what it brings: that the company promised again in between does not give the customer the days back. Where it was promised only once,
\`promise-broken\` says when it was due and where it came at last, and this rule does not say it again.

Both are due at the end of a calendar day. Where several ways lead from one to the other, the most patient limit counts. It is silent where a way has no
limit or one in words, where a day is not known, and for what is not in the plan.`,
    bad: `owner shop "Bicycle shop"
channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle" {
      path -> collect { within 2d }
    }
    touchpoint collect "Collect it" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle"
  at day 5 collect "It is ready at last"
}
`,
    good: `owner shop "Bicycle shop"
channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle" {
      path -> collect { within 2d }
    }
    touchpoint collect "Collect it" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle"
  at day 3 collect "It is ready"
}
`,
    messages: {
        default: {
            en: '“{entry}” came [on day {day}][on {dayDate}], [{days} days late][{oneDay} day late]: the plan allows until [day {due}][{dueDate}] after “{from}”.',
            'zh-Hans': '“{entry}”[第 {day} 天][{dayDate} ]才发生，晚了[ {days} 天][ {oneDay} 天]：按计划，“{from}”之后最晚是[第 {due} 天][ {dueDate}]。',
            'zh-Hant': '「{entry}」[第 {day} 天][{dayDate} ]才發生，晚了[ {days} 天][ {oneDay} 天]：按計畫，「{from}」之後最晚是[第 {due} 天][ {dueDate}]。',
        },
        promise: {
            en: '“{entry}” came [on day {day}][on {dayDate}], [{days} days][{oneDay} day] later than first promised: “{promise}”, due [on day {due}][on {dueDate}].',
            'zh-Hans': '“{entry}”[第 {day} 天][{dayDate} ]才发生，比最初的承诺晚了[ {days} 天][ {oneDay} 天]：“{promise}”最晚应在[第 {due} 天][ {dueDate} ]兑现。',
            'zh-Hant': '「{entry}」[第 {day} 天][{dayDate} ]才發生，比最初的承諾晚了[ {days} 天][ {oneDay} 天]：「{promise}」最晚應在[第 {due} 天][ {dueDate} ]兌現。',
        },
        from: {
            en: 'From here on[, on day {day}][, on {dayDate}]: “{entry}”',
            'zh-Hans': '从这里算起[（第 {day} 天）][（{dayDate}）]：“{entry}”',
            'zh-Hant': '從這裡算起[（第 {day} 天）][（{dayDate}）]：「{entry}」',
        },
        ...TRAIL,
    },
    check: {
        case(each, context) {
            const lived = context.livedOf(each);
            for (const entry of lived.entries) {
                for (const deviation of entry.deviations) {
                    const late = deviation.kind === 'late' ? untold(deviation, lived) : undefined;
                    if (late !== undefined) context.report({ at: entryPlace(entry), ...said(entry, late, lived) });
                }
            }
        },
    },
};

type Late = Pick<Extract<Deviation, { kind: 'late' }>, 'dueDay' | 'days' | 'since'>;

/** That the one promise of a thing was broken, and when it came, is a finding at the promise (`promise-broken`): what is left to tell here is the way. */
function untold(late: Extract<Deviation, { kind: 'late' }>, lived: LivedCase): Late | undefined {
    return late.since.kind === 'promise' && chainOf(late.since.promise, lived).promises.length === 1 ? late.onWay : late;
}

function said(entry: LivedEntry, { dueDay, days, since }: Late, lived: LivedCase): Pick<Report, 'message' | 'args' | 'related'> {
    const args = { entry: entryLabel(entry), ...dayArgs('day', entry.day, lived), ...dayArgs('due', dueDay, lived), ...lengthArgs(days) };
    if (since.kind === 'promise') {
        return { message: 'promise', args: { ...args, promise: promiseLabel(since.promise.promise) }, related: trailOf(since.promise, lived, ['made', 'due', 'broken', 'came']) };
    }
    const from = lived.entries.find(({ entry: { id } }) => id === since.from)!;
    return {
        args: { ...args, from: entryLabel(from) },
        related: [{ at: entryPlace(from), message: 'from', args: { entry: entryLabel(from), ...dayArgs('day', from.day, lived) } }],
    };
}
