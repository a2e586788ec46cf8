import { carryOn, listed, lookAtDrops, placesOfDrop, speakerOf, type Drop } from '../drops';
import type { Rule, RuleContext } from '../rule';
import { wayKey } from '../sides';
import { endsOf, TRAIL_MESSAGES } from '../trail';

export const rule: Rule = {
    id: 'channel-switch-no-continuity',
    category: 'context',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'The channel changes, and what is needed later does not come along',
        'zh-Hans': '换了渠道，后面要用的信息却没有跟过来',
        'zh-Hant': '換了管道，後面要用的資訊卻沒有跟過來',
    },
    rationale: `Customers move between app, hotline and shop and take it for granted that they carry on where they were. Here the case goes from one channel
into another one of the same party, and something that is known is left behind and needed again. Add it to \`carries\` of the handoff, or write
\`carries all\`. It does not matter whether the change is the customer's own \`choice\`.

It is not reported when the customer can stay in the same channel, nor when a channel is not known. When another party takes over, too,
\`context-dropped\` speaks of the loss where it is felt; when nothing at all is carried, \`handoff-no-context\` does.`,
    bad: `owner shop "Bicycle shop"

channel app "App" : app
channel counter "Counter" : counter

information bicycle "Make and model"
information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel app
      asks bicycle, fault
      handoff -> hand-in {
        carries bicycle
        tells "Bring it to our counter tomorrow at ten" via app
      }
    }
    touchpoint hand-in "Hand it in" {
      channel counter
      needs bicycle, fault
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel app "App" : app
channel counter "Counter" : counter

information bicycle "Make and model"
information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel app
      asks bicycle, fault
      handoff -> hand-in {
        carries bicycle, fault
        tells "Bring it to our counter tomorrow at ten" via app
      }
    }
    touchpoint hand-in "Hand it in" {
      channel counter
      needs bicycle, fault
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'From “{from}” to “{to}” the channel changes, and the handoff leaves behind what is needed later: {items}. Add it to `carries`.',
            'zh-Hans': '从“{from}”到“{to}”换了渠道，后面要用的{items}却没有跟过来。请加进 `carries`。',
            'zh-Hant': '從「{from}」到「{to}」換了管道，後面要用的{items}卻沒有跟過來。請加進 `carries`。',
        },
        carry: {
            en: 'Carry it, too: `{items}`',
            'zh-Hans': '也带上它：`{items}`',
            'zh-Hant': '也帶上它：`{items}`',
        },
        ...TRAIL_MESSAGES,
    },
    check: lookAtDrops(look),
};

function look({ way, sides, information }: Drop, { project, report }: RuleContext): void {
    if (information.length === 0 || speakerOf(way, sides, project) !== 'channel-switch-no-continuity') return;
    const fix = carryOn(way, information, project);
    report({
        at: { element: wayKey(way) },
        args: { ...endsOf(way, project), items: listed(information, project) },
        related: placesOfDrop(way, information, project),
        fixes: fix === undefined ? [] : [fix],
    });
}
