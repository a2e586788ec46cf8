import { knownOwner } from '../../analysis/way-ends';
import type { Owner, Ref, Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Fix, Rule, WayContext } from '../rule';
import { sideOf, sidesOf, touchpointKey, wayKey } from '../sides';

export const rule: Rule = {
    id: 'handoff-no-receiver',
    category: 'ownership',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'A handoff leads to a touchpoint that belongs to nobody',
        'zh-Hans': '交接的接收方没有负责人',
        'zh-Hant': '交接的接收方沒有負責人',
    },
    rationale: `A baton that is passed to nobody falls. When the one who hands over is known and the touchpoint it leads to has no owner – none of its own, of its
stage or of its journey – and nobody accepts the handoff either, the customer waits for somebody who does not exist.

Give the touchpoint an \`owner\`, or say who takes over: \`accepted by …\`. When the source you write from does not say who it is, write
\`owner unknown\`.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  status draft

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      owner shop
      handoff -> test-ride { tells "Your mechanic will wait for you at ten" }
    }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  status draft

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      owner shop
      handoff -> test-ride {
        accepted by workshop
        tells "Your mechanic will wait for you at ten"
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
            en: '“{owner}” hands over to “{to}”, but nobody is there: it has no owner. Write who takes over.',
            'zh-Hans': '“{owner}”把客户交接给“{to}”，但那里没有负责人接手。请写明由谁接手。',
            'zh-Hant': '「{owner}」把顧客交接給「{to}」，但那裡沒有負責人接手。請寫明由誰接手。',
        },
        receiver: {
            en: '“{to}” has no owner',
            'zh-Hans': '“{to}”没有负责人',
            'zh-Hant': '「{to}」沒有負責人',
        },
        'set-owner': {
            en: '“{owner}” takes over in “{to}”',
            'zh-Hans': '由“{owner}”负责“{to}”',
            'zh-Hant': '由「{owner}」負責「{to}」',
        },
        'set-unknown': {
            en: 'Say that it is not known: `owner unknown`',
            'zh-Hans': '说明尚不清楚：`owner unknown`',
            'zh-Hant': '說明尚不清楚：`owner unknown`',
        },
    },
    check: {
        way: (way, context) => {
            if (way.wayKind !== 'handoff' || way.accepted !== undefined) return;
            const sides = sidesOf(way, context);
            if (sides?.from.owner === undefined || sides.to.ownerRef !== undefined) return;
            const { owner } = sides.from;
            const to = sides.to.touchpoint;
            // A touchpoint that is a journey of its own is received by whoever answers for that journey.
            if (to.zoomsInto !== undefined) return;
            context.report({
                at: { element: wayKey(way), field: 'to' },
                args: { owner: labelOf(owner), to: labelOf(to) },
                related: [{ at: { element: touchpointKey(to) }, message: 'receiver', args: { to: labelOf(to) } }],
                fixes: fixesFor(to, owner, context),
            });
        },
    },
};

/** Who is near: the owners of the touchpoints around it, but for the one who hands over. */
function fixesFor(to: Touchpoint, giver: Owner, context: WayContext): readonly Fix[] {
    const journey = context.project.journey(to.journey);
    if (journey === undefined) return [];
    const graph = context.graphOf(journey);
    const near: readonly Ref[] = [
        ...graph.into(to.id).map(way => way.from),
        ...graph.out(to.id).map(way => way.to),
    ];
    const owners = new Set(near.flatMap(id => knownOwner(sideOf(id, context)?.ownerRef, context.project) ?? []));
    const fixes = [...owners].filter(({ id }) => id !== giver.id).slice(0, 3).map((owner): Fix => ({
        title: 'set-owner', args: { owner: labelOf(owner), to: labelOf(to) }, safe: false,
        edits: [{ do: 'add-fact', element: touchpointKey(to), text: `owner ${owner.id}` }],
    }));
    return [...fixes, { title: 'set-unknown', safe: false, edits: [{ do: 'add-fact', element: touchpointKey(to), text: 'owner unknown' }] }];
}
