import { dayArgs, entryLabel, entryPlace, promiseLabel, promisePlace, TRAIL, trailOf } from '../case-places';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'promise-broken-silently',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A promise ran out and nobody told the customer',
        'zh-Hans': '承诺到期没有兑现，也没有人告诉客户',
        'zh-Hant': '承諾到期沒有兌現，也沒有人告訴顧客',
    },
    rationale: `A delay that is told is an inconvenience; a delay that is not told is a broken word. The customer waits at home, then has to find out for themselves,
and from then on believes nothing. Tell the customer before the day ends, with a new day that can be kept.

It is reported when the due day of a promise ended before any entry broke it, promised it \`again\`, told the customer something (\`tells\`), or was a contact
that the company started. It is silent when such an entry came in time, even a few minutes before, and when the day of an entry in between is not known.`,
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
    promises ready "Ready tomorrow" within 1d
  }
  at day 2 test-ride "A mechanic tries it, and nobody calls her"
  at day 3 collect "She goes there: it is still not ready"
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
    promises ready "Ready tomorrow" within 1d
  }
  at day 2 test-ride "A mechanic tries it"
  at day 2 evening collect "It is ready" {
    meets ready
  }
}
`,
    messages: {
        default: {
            en: '“{promise}” was due [on day {due}][on {dueDate}]. The day ended, and nobody had told the customer that it would not come.',
            'zh-Hans': '“{promise}”最晚应在[第 {due} 天][ {dueDate} ]兑现。直到这一天结束，也没有人告诉客户会落空。',
            'zh-Hant': '「{promise}」最晚應在[第 {due} 天][ {dueDate} ]兌現。直到這一天結束，也沒有人告訴顧客會落空。',
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
            for (const promise of lived.promises) {
                const { isOverdue, told, dueDay } = promise;
                if (!isOverdue || told !== undefined || promise.made === undefined) continue;
                const { order } = promise.made.entry;
                const next = lived.entries.find(entry => order < entry.order && entry.day !== undefined && dueDay! < entry.day);
                context.report({
                    at: promisePlace(promise),
                    args: { promise: promiseLabel(promise.promise), ...dayArgs('due', dueDay, lived) },
                    related: [
                        ...trailOf(promise, lived, ['made', 'due']),
                        ...(next === undefined ? [] : [{ at: entryPlace(next), message: 'next', args: { entry: entryLabel(next), ...dayArgs('day', next.day, lived) } }]),
                    ],
                });
            }
        },
    },
};
