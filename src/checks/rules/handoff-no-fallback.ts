import { accountableFor, isOutside } from '../../analysis/owners';
import { knownOwner, type WayEnd } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import type { Owner, Way } from '../../model/model';
import type { Fix, Rule, WayContext } from '../rule';
import { receiverOf, sidesOf, wayKey } from '../sides';

export const rule: Rule = {
    id: 'handoff-no-fallback',
    category: 'visibility',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'A handoff that can fail has no fallback',
        'zh-Hans': '可能失败的交接没有兜底方案',
        'zh-Hant': '可能失敗的交接沒有備援方案',
    },
    rationale: `A limit says when something should have happened, and an outside owner is out of your hands; both raise the question of what happens when it fails.
Without an answer written down, the answer is: nothing, until the customer calls. Say who takes the case back, and after what time:
\`fallback platform.care after 1d\`. A touchpoint can be the fallback as well.

It is reported for a handoff with a limit (that of its acceptance alone does not count), and for one to a supplier, partner or distributor; not when
the customer chose to go there (\`choice\`) and no limit is stated.`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      handoff -> test-ride {
        accepted by workshop
        within 2d
        tells "Your mechanic will call you" within 2d via counter
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
        accepted by workshop
        within 2d
        tells "Your mechanic will call you" within 2d via counter
        fallback shop after 2d
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
            en: 'When “{to}” has not come within {limit}, nobody takes the case back. Write `fallback …`.',
            'zh-Hans': '如果“{to}”没有在 {limit} 内发生，就没有人把事情接回来。请写 `fallback …`。',
            'zh-Hant': '如果「{to}」沒有在 {limit} 內發生，就沒有人把事情接回來。請寫 `fallback …`。',
        },
        'no-time': {
            en: 'When “{to}” does not come in time, nobody takes the case back. Write `fallback …`.',
            'zh-Hans': '如果“{to}”没有按时发生，就没有人把事情接回来。请写 `fallback …`。',
            'zh-Hant': '如果「{to}」沒有按時發生，就沒有人把事情接回來。請寫 `fallback …`。',
        },
        outside: {
            en: '“{owner}” is outside the company: when it fails at “{to}”, nobody takes the case back. Write `fallback …`.',
            'zh-Hans': '“{owner}”是外部方：如果它没有做到“{to}”，就没有人把事情接回来。请写 `fallback …`。',
            'zh-Hant': '「{owner}」是外部方：如果它沒有做到「{to}」，就沒有人把事情接回來。請寫 `fallback …`。',
        },
        'take-back': {
            en: 'Let “{owner}” take the case back',
            'zh-Hans': '由“{owner}”兜底接回',
            'zh-Hant': '由「{owner}」接回處理',
        },
    },
    check: {
        way: (way, context) => {
            if (way.wayKind !== 'handoff' || way.fallbacks !== undefined) return;
            const sides = sidesOf(way, context);
            if (sides === undefined) return;
            const receiver = receiverOf(way, sides.to, context.project);
            const outside = isOutside(receiver, context.project) && way.choice !== true;
            const limit = way.within;
            if (limit === undefined && (receiver === undefined || !outside)) return;
            const to = labelOf(sides.to.touchpoint);
            context.report({
                at: { element: wayKey(way) },
                ...(limit === undefined ? { message: 'outside', args: { to, owner: labelOf(receiver!) } }
                    : 'duration' in limit ? { args: { to, limit: { duration: limit.duration.text } } } : { message: 'no-time', args: { to } }),
                fixes: fixesFor(way, sides.to, receiver, context),
            });
        },
    },
};

/** Who inside answers for the receiver, else for the whole journey. */
function fixesFor(way: Way, to: WayEnd, receiver: Owner | undefined, { project }: WayContext): readonly Fix[] {
    const journey = project.journey(to.touchpoint.journey);
    const owner = [to.touchpoint.accountable, accountableFor(receiver, project), journey?.owner]
        .map(id => knownOwner(id, project))
        .find(candidate => candidate !== undefined && candidate.id !== receiver?.id && !isOutside(candidate, project));
    if (owner === undefined) return [];
    const after = way.within !== undefined && 'duration' in way.within && way.within.duration.min === way.within.duration.max
        ? ` after ${way.within.duration.text}` : '';
    return [{
        title: 'take-back', args: { owner: labelOf(owner) }, safe: false,
        edits: [{ do: 'add-fact', element: wayKey(way), text: `fallback ${owner.id}${after}` }],
    }];
}
