import { channelChanges, partyChanges, type WayEnd } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import type { Way } from '../../model/model';
import type { Rule, WayContext } from '../rule';
import { quoted, sidesOf, touchpointKey, wayKey } from '../sides';

export const rule: Rule = {
    id: 'handoff-customer-not-told',
    category: 'confirmation',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'The customer is not told of a handoff',
        'zh-Hans': '交接时没有告知客户',
        'zh-Hant': '交接時沒有告知顧客',
    },
    rationale: `When somebody else takes over, or the case moves to another channel, the customer has to know: who comes, when, where, and whom to call. Who is told
nothing waits, and then begins to chase. Write what the customer is told, \`tells "…" via app\`, best with a time.

It is not reported when the customer chose to change over (\`choice\`), when the customer starts the next touchpoint, when \`updates\` keep the
customer informed, when the touchpoint before has this one way on and \`tells\` something there, nor in an enterprise view that \`mirrors\` a
customer's one.`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      handoff -> test-ride { accepted by workshop within 1d }
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
            en: 'After “{from}”, “{toOwner}” takes over from “{fromOwner}”, and the customer is not told. Write `tells "…"`.',
            'zh-Hans': '“{from}”之后由“{fromOwner}”换成“{toOwner}”接手，却没有告知客户。请写 `tells "…"`。',
            'zh-Hant': '「{from}」之後由「{fromOwner}」換成「{toOwner}」接手，卻沒有告知顧客。請寫 `tells "…"`。',
        },
        channel: {
            en: 'From “{from}” to “{to}” the channel changes, and the customer is not told. Write `tells "…"`.',
            'zh-Hans': '从“{from}”到“{to}”渠道变了，却没有告知客户。请写 `tells "…"`。',
            'zh-Hant': '從「{from}」到「{to}」管道變了，卻沒有告知顧客。請寫 `tells "…"`。',
        },
        next: {
            en: 'The customer meets “{to}” unprepared',
            'zh-Hans': '客户毫无准备地进入“{to}”',
            'zh-Hant': '顧客毫無準備地進入「{to}」',
        },
        tell: {
            en: 'Tell the customer that “{to}” comes next',
            'zh-Hans': '告知客户下一步是“{to}”',
            'zh-Hant': '告知顧客下一步是「{to}」',
        },
    },
    check: {
        way: (way, context) => {
            if (way.wayKind !== 'handoff' || way.choice === true || way.tells !== undefined || way.updates !== undefined) return;
            const sides = sidesOf(way, context);
            if (sides === undefined || sides.to.touchpoint.initiatedBy === 'customer') return;
            const ownerChanges = partyChanges(sides, context.project);
            if (!ownerChanges && !channelChanges(sides)) return;
            if (isToldBefore(way, sides.from, context) || mirrorsAnother(sides.from, context)) return;
            const { from, to } = sides;
            const titles = { from: labelOf(from.touchpoint), to: labelOf(to.touchpoint) };
            const limit = way.within !== undefined && 'duration' in way.within ? ` within ${way.within.duration.text}` : '';
            context.report({
                at: { element: wayKey(way) },
                ...(!ownerChanges && { message: 'channel' }),
                args: ownerChanges ? { ...titles, fromOwner: labelOf(from.owner!), toOwner: labelOf(to.owner!) } : titles,
                related: [{ at: { element: touchpointKey(to.touchpoint) }, message: 'next', args: titles }],
                fixes: [{
                    title: 'tell', args: titles, safe: false,
                    edits: [{ do: 'add-fact', element: wayKey(way), text: `tells ${quoted(titles.to)}${limit}` }],
                }],
            });
        },
    },
};

/** What the touchpoint before tells is about this way, as long as there is no other. */
function isToldBefore(way: Way, { touchpoint }: WayEnd, context: WayContext): boolean {
    const journey = context.project.journey(touchpoint.journey);
    if (touchpoint.tells === undefined || journey === undefined) return false;
    return context.graphOf(journey).out(touchpoint.id).every(other => other.way === way);
}

function mirrorsAnother({ touchpoint }: WayEnd, { project }: WayContext): boolean {
    const journey = project.journey(touchpoint.journey);
    return journey?.view === 'enterprise' && project.journey(journey.mirrors) !== undefined;
}
