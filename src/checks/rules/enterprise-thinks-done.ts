import { dayArgs, entryLabel, entryPlace, lengthArgs } from '../case-places';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'enterprise-thinks-done',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The company knew nothing more, days before it ended for the customer',
        'zh-Hans': '客户的旅程还在继续，企业却早已看不到了',
        'zh-Hant': '顧客的旅程還在繼續，企業卻早已看不到了',
    },
    rationale: `A journey ends when the customer's need is met, not with the last thing the company does. The days in between are those that nobody inside sees, measures
or answers for. Put what the customer still goes through into the enterprise view, or let it end later, with a signal when the need is met.

It needs a journey that an enterprise view \`mirrors\`. That view knows an entry whose touchpoint it has by the same name; the company also knows of one with
a \`signal\`, and of an unplanned contact with somebody inside. It is reported when the last of these came at least a day before the case ended. It is silent
while the case has not come to an end, where no enterprise view is written, and where a day is not known.`,
    bad: `owner shop "Bicycle shop"
channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  mirrors repair-of-the-shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle"
    touchpoint collect "Collect it"
    touchpoint first-ride "The first ride to work" {
      ends success
    }
  }
}

journey repair-of-the-shop "Bicycle repair, as the shop sees it" {
  owner shop
  view enterprise
  mirrors repair
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Take the bicycle in"
    touchpoint collect "Hand it out" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle"
  at day 2 collect "She collects it"
  at day 5 first-ride "On Monday she rides to work again"
}
`,
    good: `owner shop "Bicycle shop"
channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  mirrors repair-of-the-shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle"
    touchpoint collect "Collect it"
    touchpoint first-ride "The first ride to work" {
      ends success
    }
  }
}

journey repair-of-the-shop "Bicycle repair, as the shop sees it" {
  owner shop
  view enterprise
  mirrors repair
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Take the bicycle in"
    touchpoint collect "Hand it out" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle"
  at day 2 collect "She collects it"
  at day 2 evening first-ride "The same evening she rides home"
}
`,
    messages: {
        default: {
            en: 'For the customer it ended with “{end}”, [on day {day}][on {dayDate}]. The last thing that “{view}” knows is “{known}”, [on day {last}][on {lastDate}]: [{days} days][{oneDay} day] earlier.',
            'zh-Hans': '客户的旅程到[第 {day} 天][ {dayDate} ]“{end}”才结束；“{view}”所知的最后一件事是[第 {last} 天][ {lastDate} ]的“{known}”，早了[ {days} 天][ {oneDay} 天]。',
            'zh-Hant': '顧客的旅程到[第 {day} 天][ {dayDate} ]「{end}」才結束；「{view}」所知的最後一件事是[第 {last} 天][ {lastDate} ]的「{known}」，早了[ {days} 天][ {oneDay} 天]。',
        },
        before: {
            en: 'For the customer it ended with “{end}”, [on day {day}][on {dayDate}]. The last thing that “{view}” knows is “{known}”, before all that is dated.',
            'zh-Hans': '客户的旅程到[第 {day} 天][ {dayDate} ]“{end}”才结束；“{view}”所知的最后一件事是“{known}”，还在第一天之前。',
            'zh-Hant': '顧客的旅程到[第 {day} 天][ {dayDate} ]「{end}」才結束；「{view}」所知的最後一件事是「{known}」，還在第一天之前。',
        },
        known: {
            en: 'The last thing that the company knows[, on day {day}][, on {dayDate}]',
            'zh-Hans': '企业所知的最后一件事[（第 {day} 天）][（{dayDate}）]',
            'zh-Hant': '企業所知的最後一件事[（第 {day} 天）][（{dayDate}）]',
        },
        ended: {
            en: 'Where it ended for the customer[, on day {day}][, on {dayDate}]',
            'zh-Hans': '客户的旅程在这里结束[（第 {day} 天）][（{dayDate}）]',
            'zh-Hant': '顧客的旅程在這裡結束[（第 {day} 天）][（{dayDate}）]',
        },
    },
    check: {
        case(each, context) {
            const lived = context.livedOf(each);
            const { customerEnd: end, enterpriseEnd: known, enterpriseView } = lived;
            if (!lived.isFinished || end?.day === undefined || known === undefined || enterpriseView === undefined || known === end) return;
            const args = { end: entryLabel(end), ...dayArgs('day', end.day, lived), view: labelOf(enterpriseView), known: entryLabel(known) };
            const related = [
                { at: entryPlace(known), message: 'known', args: dayArgs('day', known.day, lived) },
                { at: entryPlace(end), message: 'ended', args: dayArgs('day', end.day, lived) },
            ];
            if (known.place.kind === 'before') return context.report({ at: entryPlace(end), message: 'before', args, related });
            if (known.day === undefined || end.day <= known.day) return;
            context.report({ at: entryPlace(end), args: { ...args, ...dayArgs('last', known.day, lived), ...lengthArgs(end.day - known.day) }, related });
        },
    },
};
