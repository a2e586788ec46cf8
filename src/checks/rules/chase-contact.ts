import type { Chase, LivedCase } from '../../analysis/lived';
import { chainOf, dayArgs, entryLabel, entryPlace, promiseLabel, TRAIL, trailOf } from '../case-places';
import type { Report, Rule } from '../rule';

export const rule: Rule = {
    id: 'chase-contact',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The customer had to chase what was owed',
        'zh-Hans': '客户不得不主动来催',
        'zh-Hant': '顧客不得不主動來催',
    },
    rationale: `Every such contact is work that the company gave to the customer, and the surest sign that nobody watches the promise. Send news before the
customer asks: \`updates every 1d\` on the handoff, a limit that somebody watches, a fallback that acts when it has passed.

It is reported for an \`unplanned\` entry that is \`initiated by customer\` while something is owed before it: a promise that is open, overdue, or broken and
not made good. It is silent once that has come, for touchpoints of the plan, and where nobody says who started the contact.`,
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
  at day 2 noon unplanned "She calls to ask whether it is ready" {
    initiated by customer
  }
  at day 2 afternoon test-ride
  at day 2 evening collect "It is ready" {
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
    promises ready "Ready tomorrow" within 1d
  }
  at day 2 afternoon test-ride
  at day 2 evening collect "It is ready" {
    meets ready
  }
}
`,
    messages: {
        default: {
            en: 'The customer had to ask: “{entry}”[, on day {day}][, on {dayDate}]. “{promise}” was still open.',
            'zh-Hans': '客户[第 {day} 天][ {dayDate} ]主动来催：“{entry}”。当时“{promise}”还没有兑现。',
            'zh-Hant': '顧客[第 {day} 天][ {dayDate} ]主動來催：「{entry}」。當時「{promise}」還沒有兌現。',
        },
        overdue: {
            en: 'The customer had to ask: “{entry}”[, on day {day}][, on {dayDate}]. “{promise}”, due [on day {due}][on {dueDate}], had still not come.',
            'zh-Hans': '客户[第 {day} 天][ {dayDate} ]主动来催：“{entry}”。“{promise}”最晚应在[第 {due} 天][ {dueDate} ]兑现，当时仍没有兑现。',
            'zh-Hant': '顧客[第 {day} 天][ {dayDate} ]主動來催：「{entry}」。「{promise}」最晚應在[第 {due} 天][ {dueDate} ]兌現，當時仍沒有兌現。',
        },
        ...TRAIL,
    },
    check: {
        case(each, context) {
            const lived = context.livedOf(each);
            for (const chase of lived.chasing) context.report({ at: entryPlace(chase.entry, 'initiatedBy'), ...said(chase, lived) });
        },
    },
};

/** Of several things that were owed, the one that was due first. */
function said({ entry, owed }: Chase, lived: LivedCase): Pick<Report, 'message' | 'args' | 'related'> {
    const dueFirst = (promise: Chase['owed'][number]): number => chainOf(promise, lived).dueDay ?? Infinity;
    const promise = [...owed].sort((a, b) => dueFirst(a) - dueFirst(b) || 0)[0]!;
    const first = chainOf(promise, lived).promises.find(({ dueDay }) => dueDay !== undefined) ?? promise;
    const args = { entry: entryLabel(entry), ...dayArgs('day', entry.day, lived) };
    const related = trailOf(first, lived, ['made', 'due', 'came']);
    const isOverdue = first.dueDay !== undefined && entry.day !== undefined && first.dueDay < entry.day;
    if (!isOverdue) return { args: { ...args, promise: promiseLabel(promise.promise) }, related };
    return { message: 'overdue', args: { ...args, promise: promiseLabel(first.promise), ...dayArgs('due', first.dueDay, lived) }, related };
}
