import { labelOf } from '../../model/label';
import { dayArgs, entryLabel, entryPlace } from '../case-places';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'repeated-question',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The customer was asked again for what they had given',
        'zh-Hans': '客户已经提供过的信息又被问了一遍',
        'zh-Hant': '顧客已經提供過的資訊又被問了一次',
    },
    rationale: `To the customer the company is one. Who is asked a second time learns that nobody passed on what they said, and wonders what else got lost. Let
the handoff carry it (\`carries address\`), and let those who need it look it up.

An entry for a touchpoint of the plan asks what the plan asks there, and what is written in the entry. It is reported when the customer was asked for the
same before. It is silent where the plan itself leads to the same touchpoint again (a loop asks for what is new each time), and for information that the
company gave.`,
    bad: `owner shop "Bicycle shop"
channel counter "Counter" : counter
information phone-number "Phone number"

journey repair "Bicycle repair" {
  owner shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle" {
      asks phone-number
    }
    touchpoint collect "Collect it" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle"
  at day 2 collect "Before she gets it, they take down her number" {
    asks phone-number
  }
}
`,
    good: `owner shop "Bicycle shop"
channel counter "Counter" : counter
information phone-number "Phone number"

journey repair "Bicycle repair" {
  owner shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle" {
      asks phone-number
    }
    touchpoint collect "Collect it" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle"
  at day 2 collect "They know her by her number" {
    needs phone-number
  }
}
`,
    messages: {
        default: {
            en: '“{entry}”[, on day {day}][, on {dayDate}]: the customer was asked for “{information}” again, already given at “{before}”[ on day {given}][ on {givenDate}].',
            'zh-Hans': '[第 {day} 天][{dayDate} ]“{entry}”时又问客户要“{information}”，而客户[第 {given} 天][ {givenDate} ]在“{before}”已经提供过。',
            'zh-Hant': '[第 {day} 天][{dayDate} ]「{entry}」時又問顧客要「{information}」，而顧客[第 {given} 天][ {givenDate} ]在「{before}」已經提供過。',
        },
        given: {
            en: 'Given here first[, on day {day}][, on {dayDate}]',
            'zh-Hans': '最早在这里提供[（第 {day} 天）][（{dayDate}）]',
            'zh-Hant': '最早在這裡提供[（第 {day} 天）][（{dayDate}）]',
        },
        again: {
            en: 'Asked here again[, on day {day}][, on {dayDate}]',
            'zh-Hans': '在这里又被问[（第 {day} 天）][（{dayDate}）]',
            'zh-Hant': '在這裡又被問[（第 {day} 天）][（{dayDate}）]',
        },
    },
    check: {
        case(each, context) {
            const lived = context.livedOf(each);
            for (const { entry, information, before, index } of lived.repeatedQuestions) {
                const at = index === undefined ? entryPlace(entry) : entryPlace(entry, 'asks', index);
                context.report({
                    at,
                    args: {
                        entry: entryLabel(entry), ...dayArgs('day', entry.day, lived), information: labelOf(context.project.information(information)!),
                        before: entryLabel(before), ...dayArgs('given', before.day, lived),
                    },
                    related: [
                        { at: entryPlace(before), message: 'given', args: dayArgs('day', before.day, lived) },
                        { at, message: 'again', args: dayArgs('day', entry.day, lived) },
                    ],
                });
            }
        },
    },
};
