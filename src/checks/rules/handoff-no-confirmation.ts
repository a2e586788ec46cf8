import { rootOf } from '../../analysis/owners';
import { partyChanges } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { sidesOf, touchpointKey, wayKey } from '../sides';

export const rule: Rule = {
    id: 'handoff-no-confirmation',
    category: 'confirmation',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'The receiver of a handoff never confirms that it has the case',
        'zh-Hans': '交接的接收方从不确认已接手',
        'zh-Hant': '交接的接收方從不確認已接手',
    },
    rationale: `Between two organisations nobody sees into the other's inbox. The one who hands over thinks that it is done, the one who receives has not read it yet, and
the customer waits between them. An acceptance, best with a time (\`accepted by … within 2h\`), closes that gap: until it comes, the giver knows
that the case is still its own.

It is reported when the receiver belongs to another organisation, that is, to another outermost owner, and also when one team hands over to another of
the same organisation cold (\`mode cold\`): then nobody speaks to anybody. It is not reported when the customer chose to change over (\`choice\`).`,
    bad: `owner shop "Bicycle shop"

supplier courier "City courier" {
  accountable shop
}

channel counter "Counter" : counter
channel door "At the door" : courier

journey delivery "Bicycle delivered home" {
  owner shop

  stage deliver "Delivery" {
    touchpoint buy "Buy the bicycle" {
      channel counter
      handoff -> receive {
        tells "The courier rings tomorrow between nine and ten" via counter
        fallback shop after 1d
      }
    }
    touchpoint receive "Receive the bicycle" {
      channel door
      owner courier
      signal scan
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

supplier courier "City courier" {
  accountable shop
}

channel counter "Counter" : counter
channel door "At the door" : courier

journey delivery "Bicycle delivered home" {
  owner shop

  stage deliver "Delivery" {
    touchpoint buy "Buy the bicycle" {
      channel counter
      handoff -> receive {
        accepted by courier within 2h
        tells "The courier rings tomorrow between nine and ten" via counter
        fallback shop after 1d
      }
    }
    touchpoint receive "Receive the bicycle" {
      channel door
      owner courier
      signal scan
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{fromOwner}” hands over to “{toOwner}”, which never confirms that it has the case. Write `accepted by {receiver}`, best with a time.',
            'zh-Hans': '“{fromOwner}”交接给“{toOwner}”，但对方从不确认已接手。请写 `accepted by {receiver}`，最好写明时限。',
            'zh-Hant': '「{fromOwner}」交接給「{toOwner}」，但對方從不確認已接手。請寫 `accepted by {receiver}`，最好寫明時限。',
        },
        receiver: {
            en: '“{toOwner}” takes over here',
            'zh-Hans': '“{toOwner}”在这里接手',
            'zh-Hant': '「{toOwner}」在這裡接手',
        },
        accept: {
            en: 'Let “{toOwner}” accept the handoff',
            'zh-Hans': '由“{toOwner}”确认接手',
            'zh-Hant': '由「{toOwner}」確認接手',
        },
    },
    check: {
        way: (way, context) => {
            if (way.wayKind !== 'handoff' || way.accepted !== undefined || way.choice === true) return;
            const sides = sidesOf(way, context);
            const giver = rootOf(sides?.from.owner, context.project);
            const receiver = rootOf(sides?.to.owner, context.project);
            if (sides?.from.owner === undefined || sides.to.owner === undefined || giver === undefined || receiver === undefined) return;
            if (giver.id === receiver.id && !(way.mode === 'cold' && partyChanges(sides, context.project))) return;
            const args = { fromOwner: labelOf(sides.from.owner), toOwner: labelOf(sides.to.owner), receiver: sides.to.owner.id };
            context.report({
                at: { element: wayKey(way) },
                args,
                related: [{ at: { element: touchpointKey(sides.to.touchpoint) }, message: 'receiver', args }],
                fixes: [{ title: 'accept', args, safe: false, edits: [{ do: 'add-fact', element: wayKey(way), text: `accepted by ${args.receiver}` }] }],
            });
        },
    },
};
