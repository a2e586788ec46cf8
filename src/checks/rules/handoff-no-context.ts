import { carriesNothing } from '../../analysis/left-behind';
import { channelChanges, partyChanges } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import { carryOn, listed, lookAtDrops, placesOfDrop, type Drop } from '../drops';
import type { Rule, RuleContext } from '../rule';
import { wayKey } from '../sides';
import { endsOf, TRAIL_MESSAGES } from '../trail';

export const rule: Rule = {
    id: 'handoff-no-context',
    category: 'context',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'A handoff carries nothing, although something is needed or owed later',
        'zh-Hans': '交接什么都没有带上，而后面还要用到或兑现',
        'zh-Hant': '交接什麼都沒有帶上，而後面還要用到或兌現',
    },
    rationale: `Somebody else takes the case, or it moves to another channel, and nothing goes with it: the customer has to tell everything once more, and nobody
knows what was promised to them. Write what goes over, \`carries address, replacement\`, or \`carries all\`.

Only what the journey itself shows to be missing counts: information that was asked for or given before and is needed later, and promises that
are open and met later. What is asked for again before it is needed is no loss (\`customer-repeats-information\` speaks of it). It is not reported
between a team and the organisation around it in one channel, when owners and channels are not known, nor on ways that nobody wrote down
(\`handoff-undeclared\`). \`promise-not-carried\`, \`context-dropped\` and \`channel-switch-no-continuity\` say nothing of a handoff that is reported here.`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      asks fault
      handoff -> test-ride {
        accepted by workshop within 1d
        tells "Your mechanic will wait for you at ten" via counter
      }
    }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      owner workshop
      needs fault
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      asks fault
      handoff -> test-ride {
        carries fault
        accepted by workshop within 1d
        tells "Your mechanic will wait for you at ten" via counter
      }
    }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      owner workshop
      needs fault
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'From “{from}” to “{to}” the case goes from “{fromOwner}” to “{toOwner}”, and nothing goes with it, although {items} will be needed or owed later. Write `carries …`.',
            'zh-Hans': '从“{from}”到“{to}”，事情由“{fromOwner}”交给“{toOwner}”，却什么都没有带上，而后面还要用到或兑现{items}。请写 `carries …`。',
            'zh-Hant': '從「{from}」到「{to}」，事情由「{fromOwner}」交給「{toOwner}」，卻什麼都沒有帶上，而後面還要用到或兌現{items}。請寫 `carries …`。',
        },
        channel: {
            en: 'From “{from}” to “{to}” the channel changes, and nothing goes along, although {items} will be needed or owed later. Write `carries …`.',
            'zh-Hans': '从“{from}”到“{to}”换了渠道，却什么都没有带上，而后面还要用到或兑现{items}。请写 `carries …`。',
            'zh-Hant': '從「{from}」到「{to}」換了管道，卻什麼都沒有帶上，而後面還要用到或兌現{items}。請寫 `carries …`。',
        },
        carry: {
            en: 'Carry what is needed: `carries {items}`',
            'zh-Hans': '带上需要的内容：`carries {items}`',
            'zh-Hant': '帶上需要的內容：`carries {items}`',
        },
        ...TRAIL_MESSAGES,
    },
    check: lookAtDrops(look),
};

function look({ way, sides, information, promises }: Drop, { project, report }: RuleContext): void {
    const ownerChanges = partyChanges(sides, project);
    if (!carriesNothing(way) || (!ownerChanges && !channelChanges(sides))) return;
    const items = [...information, ...promises];
    const fix = carryOn(way, items, project);
    const args = { ...endsOf(way, project), items: listed(items, project) };
    report({
        at: { element: wayKey(way) },
        ...(!ownerChanges && { message: 'channel' }),
        args: ownerChanges ? { ...args, fromOwner: labelOf(sides.from.owner!), toOwner: labelOf(sides.to.owner!) } : args,
        related: placesOfDrop(way, items, project),
        fixes: fix === undefined ? [] : [fix],
    });
}
