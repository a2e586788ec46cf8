import type { LivedCase } from '../../analysis/lived';
import type { LivedPromise } from '../../analysis/promise-ledger';
import { becauseOf, dayArgs, entryLabel, lengthArgs, promiseLabel, promisePlace, TRAIL, trailOf } from '../case-places';
import type { Report, Rule } from '../rule';

export const rule: Rule = {
    id: 'promise-broken',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A promise to the customer was broken',
        'zh-Hans': '对客户的承诺没有按时兑现',
        'zh-Hant': '對顧客的承諾沒有如期兌現',
    },
    rationale: `A promise is what the customer plans their week around. In a case it is due at the end of the calendar day of its latest limit, a conditional one
(\`or within 2d when "…"\`) included. It is broken when that day ended and it had not been met, or when an entry says so (\`breaks\`). The finding says when it
was due and when it came at last, by itself or as the same thing promised \`again\`.

It is silent where nobody can say when it was due: a limit in words, \`>2d\`, an agreed time (\`at\`), a promise made \`before\`; where it has no name; while
its due day may still be running; and where an entry meets a name that is not found.`,
    bad: `owner shop "Bicycle shop"
channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle"
    touchpoint collect "Collect it" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle" {
    promises ready "Ready tomorrow" within 1d
  }
  at day 2 collect "It is not ready, the shop lends her another one" {
    breaks ready because "The spare part did not come"
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
    touchpoint collect "Collect it" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle" {
    promises ready "Ready tomorrow" within 1d
  }
  at day 2 evening collect "It is ready" {
    meets ready
  }
}
`,
    messages: {
        default: {
            en: '“{promise}” was due [on day {due}][on {dueDate}] and came [on day {met}][on {metDate}]: [{days} days late][{oneDay} day late].',
            'zh-Hans': '“{promise}”最晚应在[第 {due} 天][ {dueDate} ]兑现，[第 {met} 天][{metDate} ]才兑现：晚了[ {days} 天][ {oneDay} 天]。',
            'zh-Hant': '「{promise}」最晚應在[第 {due} 天][ {dueDate} ]兌現，[第 {met} 天][{metDate} ]才兌現：晚了[ {days} 天][ {oneDay} 天]。',
        },
        never: {
            en: '“{promise}” was due [on day {due}][on {dueDate}]; by the end of the story[, on day {end}][, on {endDate}], it had not come.',
            'zh-Hans': '“{promise}”最晚应在[第 {due} 天][ {dueDate} ]兑现；到故事结束[（第 {end} 天）][（{endDate}）]仍没有兑现。',
            'zh-Hant': '「{promise}」最晚應在[第 {due} 天][ {dueDate} ]兌現；到故事結束[（第 {end} 天）][（{endDate}）]仍沒有兌現。',
        },
        later: {
            en: '“{promise}” was due [on day {due}][on {dueDate}] and came later, at “{entry}”.',
            'zh-Hans': '“{promise}”最晚应在[第 {due} 天][ {dueDate} ]兑现，后来到“{entry}”才兑现。',
            'zh-Hant': '「{promise}」最晚應在[第 {due} 天][ {dueDate} ]兌現，後來到「{entry}」才兌現。',
        },
        said: {
            en: '“{promise}” was broken at “{entry}”[ on day {day}][ on {dayDate}][, because “{because}”].',
            'zh-Hans': '“{promise}”[在第 {day} 天][在 {dayDate} ]“{entry}”时失约[，理由是“{because}”]。',
            'zh-Hant': '「{promise}」[在第 {day} 天][在 {dayDate} ]「{entry}」時失約[，理由是「{because}」]。',
        },
        ...TRAIL,
    },
    check: {
        case(each, context) {
            const lived = context.livedOf(each);
            for (const promise of lived.promises) {
                if (promise.state === 'broken') context.report({ at: promisePlace(promise), ...said(promise, lived), related: trailOf(promise, lived, ['made', 'due', 'broken', 'came']) });
            }
        },
    },
};

function said(broken: LivedPromise, lived: LivedCase): Pick<Report, 'message' | 'args'> {
    const { dueDay, metAt, brokenAt, lateDays } = broken;
    const promise = promiseLabel(broken.promise);
    const due = { promise, ...dayArgs('due', dueDay, lived) };
    if (!broken.isOverdue) return { message: 'said', args: { promise, entry: entryLabel(brokenAt!), ...dayArgs('day', brokenAt!.day, lived), because: becauseOf(broken) } };
    if (metAt === undefined) return { message: 'never', args: { ...due, ...dayArgs('end', lived.entries.at(-1)?.day, lived) } };
    if (lateDays === undefined || lateDays === 0) return { message: 'later', args: { ...due, entry: entryLabel(metAt) } };
    return { args: { ...due, ...dayArgs('met', metAt.day, lived), ...lengthArgs(lateDays) } };
}
