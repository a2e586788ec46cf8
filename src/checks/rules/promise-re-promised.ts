import type { LivedPromise } from '../../analysis/promise-ledger';
import { dayArgs, entryLabel, entryPlace, promiseLabel, promisePlace } from '../case-places';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'promise-re-promised',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The same thing was promised again',
        'zh-Hans': '同一件事又承诺了一次',
        'zh-Hant': '同一件事又承諾了一次',
    },
    rationale: `Each new promise of the same thing costs more trust than the one before. Two of them mostly mean that whoever promises cannot see, or does not
decide, when it will be done: let those promise who can keep it, and once.

It is reported for a promise made \`again\`, also when the customer was told in time. It is silent where \`again\` names a promise that is not found.`,
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
  at day 2 morning test-ride "The brake still squeaks" {
    promises by-tonight "Ready by tonight" within 8h again ready
  }
  at day 2 evening collect "It is ready" {
    meets by-tonight
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
  at day 2 morning test-ride "The brake still squeaks"
  at day 2 evening collect "It is ready" {
    meets ready
  }
}
`,
    messages: {
        default: {
            en: '“{promise}” is promise number {count} of the same thing; the one before was “{earlier}”[, on day {day}][, on {dayDate}].',
            'zh-Hans': '“{promise}”已是对同一件事的第 {count} 次承诺；上一次是[第 {day} 天的][ {dayDate} 的]“{earlier}”。',
            'zh-Hant': '「{promise}」已是對同一件事的第 {count} 次承諾；上一次是[第 {day} 天的][ {dayDate} 的]「{earlier}」。',
        },
        promised: {
            en: '“{promise}” was promised[ on day {day}][ on {dayDate}] at “{entry}”',
            'zh-Hans': '[第 {day} 天][{dayDate} ]“{entry}”时承诺了“{promise}”',
            'zh-Hant': '[第 {day} 天][{dayDate} ]「{entry}」時承諾了「{promise}」',
        },
    },
    check: {
        case(each, context) {
            const lived = context.livedOf(each);
            for (const promise of lived.promises) {
                const { again } = promise.promise;
                if (promise.made === undefined || again === undefined) continue;
                const before = lived.promises.find(({ promise: { id } }) => id === again);
                const earlier = before?.promise ?? context.project.commitment(again);
                if (earlier === undefined) continue;
                const { order } = promise.made.entry;
                const same = lived.promises.filter(({ made, thing }) => made !== undefined && thing === promise.thing && made.entry.order < order);
                context.report({
                    at: promisePlace(promise),
                    args: {
                        promise: promiseLabel(promise.promise), earlier: promiseLabel(earlier), ...dayArgs('day', before?.made?.entry.day, lived),
                        count: Math.max(1, same.length) + 1,
                    },
                    related: [...same, promise].map(({ promise: each, made }) => ({
                        at: entryPlace((made as NonNullable<LivedPromise['made']>).entry), message: 'promised',
                        args: { promise: promiseLabel(each), entry: entryLabel(made!.entry), ...dayArgs('day', made!.entry.day, lived) },
                    })),
                });
            }
        },
    },
};
