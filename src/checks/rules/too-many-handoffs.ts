import type { GraphWay, JourneyGraph } from '../../analysis/graph';
import { mostTurns } from '../../analysis/responsibility';
import { elementKey, type PromiseMade, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { custodyOf } from '../shared-facts';
import { placeOfPromise, wordsOf } from '../sides';

export const rule: Rule = {
    id: 'too-many-handoffs',
    category: 'ownership',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A promise goes through too many hands',
        'zh-Hans': '一个承诺经过太多次转手',
        'zh-Hant': '一個承諾經過太多次轉手',
    },
    rationale: `A baton that is passed four times is dropped once. With every change of owner something gets lost: a detail, a day, the feeling that somebody
cares. Give the case one owner from the promise to its keeping, who calls in the others, or let fewer parties take part.

Counted are the changes of owner on the way with the most of them, from where a promise is made to where it is met; a loop counts once, a
\`fallback\` not at all. A team and the organisation around it are one; where the owner is not known, nothing is counted. Promises that go the same way are
told once.`,
    bad: `owner airline "Airline"
owner airport "Airport"
owner handler "Ground handler"
owner tracing "Baggage tracing"
owner courier "City courier"

channel desk "Desk" : counter

journey suitcase "A lost suitcase" {
  owner airline
  stage search "Search" {
    channel desk
    touchpoint report "Report it" {
      promises back "Your suitcase comes back" within 3d
      handoff -> belt { carries back  accepted by airport  takes 1h  within 4h  tells "We look at the belt" via desk  fallback airline after 4h }
    }
    touchpoint belt "Look at the belt" {
      owner airport
      handoff -> hall { carries back  accepted by handler  takes 1h  within 4h  tells "We look in the hall" via desk  fallback airline after 4h }
    }
    touchpoint hall "Look in the hall" {
      owner handler
      handoff -> trace { carries back  accepted by tracing  takes 1h  within 4h  tells "We look abroad" via desk  fallback airline after 4h }
    }
    touchpoint trace "Look abroad" {
      owner tracing
      handoff -> bring { carries back  accepted by courier  takes 1d  within 1d  tells "It is on its way" via desk  updates every 12h via desk  fallback airline after 1d }
    }
    touchpoint bring "Get it back" {
      owner courier
      meets back
      tells "Tell us when something is missing"
      ends success
    }
  }
}
`,
    good: `owner airline "Airline"
owner airport "Airport"
owner handler "Ground handler"
owner tracing "Baggage tracing"

channel desk "Desk" : counter

journey suitcase "A lost suitcase" {
  owner airline
  stage search "Search" {
    channel desk
    touchpoint report "Report it" {
      promises back "Your suitcase comes back" within 3d
      backstage "Looks at the belt" by airport
      backstage "Looks in the hall" by handler
      backstage "Looks abroad" by tracing
      tells "One of us looks after it, and writes to you every evening"
    }
    touchpoint bring "Get it back" {
      meets back
      tells "Tell us when something is missing"
      ends success
    }
  }
}
`,
    options: {
        max: { type: 'number', default: 3, minimum: 1, description: 'How many changes of owner one promise may go through.' },
    },
    messages: {
        default: {
            en: 'While “{promise}” is open, the owner changes {count} times; {max} are enough.',
            'zh-Hans': '承诺“{promise}”兑现之前要换 {count} 次负责方，最多 {max} 次为宜。',
            'zh-Hant': '承諾「{promise}」兌現之前要換 {count} 次負責方，最多 {max} 次為宜。',
        },
        change: {
            en: '“{giver}” → “{receiver}”',
            'zh-Hans': '“{giver}” → “{receiver}”',
            'zh-Hant': '「{giver}」 → 「{receiver}」',
        },
    },
    check: {
        journey(journey, context) {
            const { graph, flowOf, option, report, shared } = context;
            if (graph.targetUnknown || !graph.touchpoints.some(({ promises }) => promises !== undefined)) return;
            const max = option<number>('max');
            if (graph.ways.length <= max) return;
            const custody = shared(custodyOf);
            const turns = new Set(graph.ways.filter(custody.isTurn));
            if (turns.size <= max) return;
            const flow = flowOf(journey);
            const open = new Map(graph.touchpoints.map(({ id }) => [id, flow.openAfter(id)]));
            const told = new Set<string>();
            for (const { touchpoint, promise } of namedPromises(graph)) {
                const follows = ({ kind, from }: GraphWay): boolean => kind !== 'fallback' && open.get(from)!.has(promise.id!);
                const changes = mostTurns(graph, touchpoint.id, follows, way => turns.has(way)).filter(way => turns.has(way));
                const trail = changes.map(({ id }) => id).join(' ');
                if (changes.length <= max || told.has(trail)) continue;
                told.add(trail);
                report({
                    at: placeOfPromise(touchpoint, promise),
                    args: { promise: wordsOf(promise), count: changes.length, max },
                    related: changes.map(way => ({
                        at: { element: elementKey('way', way.id) }, message: 'change',
                        args: { giver: labelOf(custody.ownerOf(way.from)!), receiver: labelOf(custody.ownerOf(way.to)!) },
                    })),
                });
            }
        },
    },
};

function namedPromises({ touchpoints, reachable }: JourneyGraph): readonly { readonly touchpoint: Touchpoint; readonly promise: PromiseMade }[] {
    return touchpoints.filter(({ id }) => reachable.has(id))
        .flatMap(touchpoint => (touchpoint.promises ?? []).filter(({ id }) => id !== undefined).map(promise => ({ touchpoint, promise })));
}
