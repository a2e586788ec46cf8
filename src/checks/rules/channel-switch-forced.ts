import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { channelsOf, customerChangesChannel, sidesOf, touchpointKey, wayKey } from '../sides';

export const rule: Rule = {
    id: 'channel-switch-forced',
    category: 'context',
    severity: 'warning',
    recommended: false,
    fixable: false,
    title: {
        en: 'The customer has to change the channel',
        'zh-Hans': '客户被迫换渠道',
        'zh-Hant': '顧客被迫換管道',
    },
    rationale: `"For this you have to call us." Every change of channel costs the customer time – to find it, to wait, to sign in again – and some do not come along.
Offer the next step in the channel where the customer is, too (\`channel app, store\`: the customer chooses), or say that the customer chose to change
over (\`choice\`).

It is silent where the customer does not have to do anything: the company starts the next touchpoint (\`initiated by owner\`), comes to the customer
(visit, courier), or sends something (e-mail, text message, post); where the customer only comes from something shown or sent (an ad, a search
result, a message); where the product itself is next (\`device\`); and from one place where the customer stands to another one (store, counter, kiosk). Handoffs between journeys, channels that are \`unknown\`, and ways that nobody
wrote down are left to other rules.`,
    bad: `owner insurer "Household insurer"
channel app "App" : app
channel hotline "Hotline" : voice
information damage "What is broken"

journey claim "A broken window" {
  owner insurer
  stage report "Report it" {
    touchpoint tell "Describe the damage" {
      channel app
      asks damage
      handoff -> approve {
        carries damage
        tells "To get it approved, please call us" via app
      }
    }
    touchpoint approve "Get the repair approved" {
      channel hotline
      needs damage
      tells "You can call any glazier now"
      ends success
    }
  }
}
`,
    good: `owner insurer "Household insurer"
channel app "App" : app
channel hotline "Hotline" : voice
information damage "What is broken"

journey claim "A broken window" {
  owner insurer
  stage report "Report it" {
    touchpoint tell "Describe the damage" {
      channel app
      asks damage
      path -> approve
    }
    touchpoint approve "Get the repair approved" {
      channel app, hotline
      needs damage
      tells "You can call any glazier now"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'From “{from}” to “{to}” the customer has to change from {fromChannel} to {toChannel}. Offer a channel that both have, or write `choice` when it is the customer\'s, `initiated by owner` when the company gets in touch.',
            'zh-Hans': '从“{from}”到“{to}”，客户只能从{fromChannel}换到{toChannel}。请在两处提供同一渠道；如果是客户自己的选择，请写 `choice`；如果由企业主动联系，请写 `initiated by owner`。',
            'zh-Hant': '從「{from}」到「{to}」，顧客只能從{fromChannel}換到{toChannel}。請在兩處提供同一管道；如果是顧客自己的選擇，請寫 `choice`；如果由企業主動聯繫，請寫 `initiated by owner`。',
        },
        next: {
            en: '“{to}” is only there via {toChannel}',
            'zh-Hans': '“{to}”只能通过{toChannel}',
            'zh-Hant': '「{to}」只能透過{toChannel}',
        },
    },
    check: {
        way(way, context) {
            const { project, report } = context;
            if (way.choice === true || way.journey === undefined) return;
            const sides = sidesOf(way, context);
            if (sides === undefined || !customerChangesChannel(sides, project)) return;
            const { from, to } = sides;
            const args = { to: labelOf(to.touchpoint), toChannel: channelsOf(to, project) };
            report({
                at: { element: wayKey(way) },
                args: { ...args, from: labelOf(from.touchpoint), fromChannel: channelsOf(from, project) },
                related: [{ at: { element: touchpointKey(to.touchpoint) }, message: 'next', args }],
            });
        },
    },
};
