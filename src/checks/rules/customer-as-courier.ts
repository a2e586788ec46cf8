import { channelChanges, type WayEnds } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { sidesOf, touchpointKey, wayKey } from '../sides';

export const rule: Rule = {
    id: 'customer-as-courier',
    category: 'context',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The case moves only if the customer moves it',
        'zh-Hans': '客户不推动，事情就不会往下走',
        'zh-Hant': '顧客不推動，事情就不會往下走',
    },
    rationale: `“Here is the number of the service station, please call them.” With \`mode self\` the company hands its work to the customer: to find the next one, to
explain it all again, to keep at it. Customers who do not, fall out of the journey unseen.

Hand over yourself (\`mode warm\`, \`cold\` or \`auto\`), with what the next one needs to know. When the customer wants to do this step – to pick up in
the store, to go on in the app – say that it is a \`choice\`. It is not reported where neither the owner nor the channel changes.`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter
channel hotline "Hotline" : voice

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      handoff -> ask {
        mode self
        accepted by workshop
        tells "Please call the workshop yourself" via counter
      }
    }
    touchpoint ask "Ask the workshop" {
      channel hotline
      owner workshop
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter
channel hotline "Hotline" : voice

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      handoff -> answer {
        mode warm
        accepted by workshop
        tells "The workshop calls you today before six" via counter
      }
    }
    touchpoint answer "Hear what the repair costs" {
      channel hotline
      owner workshop
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'From “{from}” to “{to}” the case moves only if the customer carries it[ to “{toOwner}”]. Hand it over, or say that it is the customer\'s `choice`.',
            'zh-Hans': '从“{from}”到“{to}”，要靠客户自己[去找“{toOwner}”]推动，事情才会往下走。请由企业完成交接；如果是客户自己的选择，请写 `choice`。',
            'zh-Hant': '從「{from}」到「{to}」，要靠顧客自己[去找「{toOwner}」]推動，事情才會往下走。請由企業完成交接；如果是顧客自己的選擇，請寫 `choice`。',
        },
        next: {
            en: 'The customer has to get here alone',
            'zh-Hans': '客户要自己走到这一步',
            'zh-Hant': '顧客要自己走到這一步',
        },
    },
    check: {
        way: {
            having: 'mode',
            visit: (way, context) => {
                if (way.mode !== 'self' || way.choice === true) return;
                const sides = sidesOf(way, context);
                if (sides === undefined || staysInPlace(sides)) return;
                const { from, to } = sides;
                const toOwner = to.owner === undefined || to.owner.id === from.owner?.id ? '' : labelOf(to.owner);
                context.report({
                    at: { element: wayKey(way), field: 'mode' },
                    args: { from: labelOf(from.touchpoint), to: labelOf(to.touchpoint), toOwner },
                    related: [{ at: { element: touchpointKey(to.touchpoint) }, message: 'next' }],
                });
            },
        },
    },
};

/** The same owner in a channel that both have: the customer goes on, and carries nothing to anybody. */
function staysInPlace(sides: WayEnds): boolean {
    const { from, to } = sides;
    if (from.owner === undefined || from.owner.id !== to.owner?.id) return false;
    return from.channels !== undefined && to.channels !== undefined && !channelChanges(sides);
}
