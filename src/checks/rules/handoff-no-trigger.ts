import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { sidesOf, wayKey } from '../sides';

export const rule: Rule = {
    id: 'handoff-no-trigger',
    category: 'confirmation',
    severity: 'warning',
    recommended: false,
    fixable: false,
    title: {
        en: 'Nothing says when a handoff starts',
        'zh-Hans': '没有写明交接何时开始',
        'zh-Hant': '沒有寫明交接何時開始',
    },
    rationale: `A baton is passed at a mark on the track, not somewhere on the way. When nobody knows what starts a handoff, the one side takes it as passed on while the
other has not begun. Write what has to be true: \`when "The bicycle is tagged"\`.

It is silent when the customer starts it: by \`choice\`, or because the customer starts the next touchpoint; and with \`mode auto\`, where a system passes it on as
soon as the touchpoint is over.`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      handoff -> test-ride {
        accepted by workshop within 1d
        tells "Your mechanic will wait for you at ten" via counter
      }
    }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      owner workshop
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      handoff -> test-ride {
        when "The job sheet is signed"
        accepted by workshop within 1d
        tells "Your mechanic will wait for you at ten" via counter
      }
    }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      owner workshop
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'Nothing says when the handoff from “{from}” to “{to}” starts. Write `when "…"`.',
            'zh-Hans': '没有写明从“{from}”到“{to}”的交接何时开始。请写 `when "…"`。',
            'zh-Hant': '沒有寫明從「{from}」到「{to}」的交接何時開始。請寫 `when "…"`。',
        },
    },
    check: {
        way(way, context) {
            if (way.wayKind !== 'handoff' || way.when !== undefined || way.choice === true || way.mode === 'auto') return;
            const sides = sidesOf(way, context);
            if (sides === undefined || sides.to.touchpoint.initiatedBy === 'customer') return;
            context.report({ at: { element: wayKey(way) }, args: { from: labelOf(sides.from.touchpoint), to: labelOf(sides.to.touchpoint) } });
        },
    },
};
