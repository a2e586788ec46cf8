import type { LivedCase, Silence } from '../../analysis/lived';
import { chainOf, dayArgs, entryLabel, entryPlace, promiseLabel, TRAIL, trailOf } from '../case-places';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'silent-days',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'Days passed without a word while something was owed',
        'zh-Hans': '还有承诺没兑现，却整天整天没有消息',
        'zh-Hant': '還有承諾沒兌現，卻整天整天沒有消息',
    },
    rationale: `Who waits without news assumes that they were forgotten, and mostly they are right. A word a day, even "nothing new yet", keeps the customer calm and
the case in somebody's hands.

It is reported for a stretch of whole days between two entries on which a promise is owed: from the first such day when the promise is overdue or runs out
in that stretch, else when the stretch is longer than \`days\`, for one quiet day before a promise is kept in time is no silence. What is \`missing\` is no
contact: the customer waited for it. It is silent before day 1, after the last entry, and next to entries whose day is not known.`,
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
  at day 1 bring "Lina brings her bicycle" {
    promises ready "Ready this week" within 4d
  }
  at day 5 noon test-ride
  at day 5 evening collect "It is ready" {
    meets ready
  }
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
  at day 1 bring "Lina brings her bicycle" {
    promises ready "Ready this week" within 4d
  }
  at day 3 test-ride "They let her try the new brake"
  at day 5 evening collect "It is ready" {
    meets ready
  }
}
`,
    options: {
        days: { type: 'number', default: 1, minimum: 0, description: 'How many whole days without a word are all right while a promise can still be kept in time.' },
    },
    messages: {
        default: {
            en: 'From [day {first}][{firstDate}] to [day {last}][{lastDate}] the customer heard nothing for {days} whole days, while “{promise}” was owed.',
            'zh-Hans': '从[第 {first} 天][ {firstDate} ]到[第 {last} 天][ {lastDate}]，客户整整 {days} 天没有得到任何消息，而“{promise}”还没有兑现。',
            'zh-Hant': '從[第 {first} 天][ {firstDate} ]到[第 {last} 天][ {lastDate}]，顧客整整 {days} 天沒有得到任何消息，而「{promise}」還沒有兌現。',
        },
        'one-day': {
            en: '[On day {first}][On {firstDate}] the customer heard nothing for the whole day, while “{promise}” was owed.',
            'zh-Hans': '[第 {first} 天][{firstDate} ]客户一整天没有得到任何消息，而“{promise}”还没有兑现。',
            'zh-Hant': '[第 {first} 天][{firstDate} ]顧客一整天沒有得到任何消息，而「{promise}」還沒有兌現。',
        },
        last: {
            en: 'The last before the silence[, on day {day}][, on {dayDate}]: “{entry}”',
            'zh-Hans': '沉默之前的最后一次[（第 {day} 天）][（{dayDate}）]：“{entry}”',
            'zh-Hant': '沉默之前的最後一次[（第 {day} 天）][（{dayDate}）]：「{entry}」',
        },
        next: {
            en: 'The next thing that happened[, on day {day}][, on {dayDate}]: “{entry}”',
            'zh-Hans': '接下来发生的事[（第 {day} 天）][（{dayDate}）]：“{entry}”',
            'zh-Hant': '接下來發生的事[（第 {day} 天）][（{dayDate}）]：「{entry}」',
        },
        made: TRAIL.made,
        due: TRAIL.due,
    },
    check: {
        case(each, context) {
            const lived = context.livedOf(each);
            const allowed = context.option<number>('days');
            for (const silence of lived.silences) {
                const { first, last, after, before, owed } = silence;
                const days = last - first + 1;
                if (days <= allowed && !runsOut(silence, lived)) continue;
                const promise = owed[0]!;
                const step = (entry: typeof after, message: string) => ({ at: entryPlace(entry), message, args: { entry: entryLabel(entry), ...dayArgs('day', entry.day, lived) } });
                context.report({
                    at: entryPlace(before),
                    ...(days === 1 && { message: 'one-day' }),
                    args: { ...dayArgs('first', first, lived), ...dayArgs('last', last, lived), days, promise: promiseLabel(promise.promise) },
                    related: [...trailOf(promise, lived, ['made', 'due']), ...(promise.made?.entry === after ? [] : [step(after, 'last')]), step(before, 'next')],
                });
            }
        },
    },
};

/** Something that is owed, or a promise of the same thing before it, is due by the end of the silence. */
function runsOut({ owed, after, last }: Silence, lived: LivedCase): boolean {
    return owed.some(promise => chainOf(promise, lived).promises.some(({ made, dueDay }) => dueDay !== undefined && dueDay <= last && made!.entry.order <= after.order));
}
