import { accountableFor, isOutside } from '../../analysis/owners';
import { zoomParents } from '../../analysis/related';
import { elementKey, type Journey, type Ref } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Fix, JourneyContext, Rule } from '../rule';

export const rule: Rule = {
    id: 'journey-no-owner',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'Nobody answers for the journey',
        'zh-Hans': '旅程没有负责人',
        'zh-Hant': '旅程沒有負責人',
    },
    rationale: `Each step of a journey can be in good hands and the whole still fail, between the steps, where no department looks. Somebody has to answer for
what the customer goes through from end to end. Name that owner in the journey: \`owner platform.care\`. It is also the default of all its touchpoints.

A journey without any touchpoint yet is a draft and is not reported, nor is a sub-journey (\`zooms into\`) or the other view of a journey that has an
owner (\`mirrors\`). When it is known that nobody said who it is, write \`owner unknown\`.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      owner cafe
      ends success
    }
  }
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'Nobody answers for the journey “{journey}” from end to end. Write `owner …`.',
            'zh-Hans': '没有人对旅程“{journey}”端到端负责。请写 `owner …`。',
            'zh-Hant': '沒有人對旅程「{journey}」端到端負責。請寫 `owner …`。',
        },
        'name-owner': {
            en: 'Let “{owner}” answer for it',
            'zh-Hans': '由“{owner}”负责',
            'zh-Hant': '由「{owner}」負責',
        },
        'say-unknown': {
            en: 'Say that it is not known: `owner unknown`',
            'zh-Hans': '注明未知：`owner unknown`',
            'zh-Hant': '註明未知：`owner unknown`',
        },
    },
    check: {
        journey(journey, context) {
            if (journey.owner !== undefined || context.graph.touchpoints.length === 0) return;
            if (zoomParents(journey.id, context.project).length > 0) return;
            if (context.project.journey(journey.mirrors)?.owner !== undefined) return;
            context.report({ at: { element: elementKey('journey', journey.id) }, args: { journey: labelOf(journey) }, fixes: fixes(journey, context) });
        },
    },
};

/** The inside owners of its touchpoints are the likely ones, the most frequent first. */
function fixes(journey: Journey, { graph, project }: JourneyContext): readonly Fix[] {
    const element = elementKey('journey', journey.id);
    const counts = new Map<Ref, number>();
    for (const touchpoint of graph.touchpoints) {
        const owner = graph.ownerOf(touchpoint);
        const inside = project.owner(isOutside(owner, project) ? accountableFor(owner, project) : owner);
        if (inside !== undefined) counts.set(inside.id, (counts.get(inside.id) ?? 0) + 1);
    }
    const likely = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3).map(([owner]) => owner);
    return [
        ...likely.map((owner): Fix => ({
            title: 'name-owner', args: { owner: labelOf(project.owner(owner)!) }, safe: false, edits: [{ do: 'add-fact', element, text: `owner ${owner}` }],
        })),
        { title: 'say-unknown', safe: false, edits: [{ do: 'add-fact', element, text: 'owner unknown' }] },
    ];
}
