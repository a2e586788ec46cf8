import type { GraphWay } from '../../analysis/graph';
import { isOneWay } from '../../analysis/visibility';
import { channelChanges, partyChanges, type WayEnds } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import type { Touchpoint } from '../../model/model';
import type { ChannelKind } from '../../model/vocabulary';
import type { JourneyContext, Rule } from '../rule';
import { sidesOf, touchpointKey, wayKey } from '../sides';

export const rule: Rule = {
    id: 'path-no-cue',
    category: 'confirmation',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'Nothing tells the customer the next step',
        'zh-Hans': '没有提示客户下一步该做什么',
        'zh-Hant': '沒有提示顧客下一步該做什麼',
    },
    rationale: `Where it is the customer's turn, the journey only goes on when the customer knows that, and how. Who is told nothing waits for the company, and the company
waits for them. Write the cue where the customer gets it: \`tells "…"\` in the touchpoint before or on the path.

A way without a handoff is reported when the customer starts the next touchpoint (\`initiated by customer\`) and has to notice it alone: time passes on the way,
the path leads into another channel or to another owner, or the company started the step before and nobody is there in person. Anything the customer
is told, given or promised before counts as a cue, and so does something \`physical\`. It is silent for a step by \`choice\`, an \`optional\` one, an \`entry\`,
and for what customers find by themselves (a search, an FAQ, a sign). Handoffs have a rule of their own, \`handoff-customer-not-told\`.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      path -> collect { takes 1d..3d }
    }
    touchpoint collect "Collect the bicycle" {
      initiated by customer
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter
channel text "Text message" : sms

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      path -> collect {
        takes 1d..3d
        tells "Your bicycle is ready: collect it until 18:00 on any weekday" via text
      }
    }
    touchpoint collect "Collect the bicycle" {
      initiated by customer
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{to}” is up to the customer, and nothing after “{from}” tells them so. Write `tells "…"`.',
            'zh-Hans': '“{to}”要由客户自己发起，但“{from}”之后没有任何提示。请写 `tells "…"`。',
            'zh-Hant': '「{to}」要由顧客自己發起，但「{from}」之後沒有任何提示。請寫 `tells "…"`。',
        },
        next: {
            en: 'It is the customer’s turn here',
            'zh-Hans': '这一步轮到客户行动',
            'zh-Hant': '這一步輪到顧客行動',
        },
    },
    check: {
        journey(_journey, context) {
            for (const way of context.graph.ways) if (way.kind === 'path' || way.kind === 'implicit') checkWay(way, context);
        },
    },
};

function checkWay(way: GraphWay, context: JourneyContext): void {
    const sides = sidesOf(way, context);
    if (sides === undefined) return;
    const { from: { touchpoint: from }, to: { touchpoint: to } } = sides;
    if (to.initiatedBy !== 'customer' || to.entry === true || to.optional === true || to.id === from.id) return;
    if (context.graph.channelsOf(to).some(channel => isOneWay(channel, context.project))) return;
    if (isCued(way, from) || !isAlone(way, sides, context)) return;
    context.report({
        // An implicit way stands nowhere: it shows where it leaves from.
        at: { element: way.way === undefined ? touchpointKey(from) : wayKey(way.way) },
        args: { from: labelOf(from), to: labelOf(to) },
        related: [{ at: { element: touchpointKey(to) }, message: 'next' }],
    });
}

function isCued({ way }: GraphWay, from: Touchpoint): boolean {
    if (way?.tells !== undefined || way?.updates !== undefined || way?.choice === true) return true;
    return [from.tells, from.gives, from.promises, from.physical, from.zoomsInto].some(cue => cue !== undefined);
}

/** Neither a screen nor a person leads on from the one to the other. */
function isAlone({ kind, way }: GraphWay, sides: WayEnds, { project }: JourneyContext): boolean {
    if (way?.takes !== undefined) return true;
    // An implicit way with such a change is an undeclared handoff, and reported as that.
    if (channelChanges(sides) || partyChanges(sides, project)) return kind === 'path';
    if (sides.from.touchpoint.initiatedBy !== 'owner' || sides.from.channels === undefined || sides.to.channels === undefined) return false;
    const shared = sides.from.channels.filter(channel => sides.to.channels!.includes(channel));
    return !shared.some(channel => IN_PERSON.has(project.channel(channel)?.channelKind ?? ''));
}
const IN_PERSON: ReadonlySet<string> = new Set(['store', 'counter', 'agent', 'visit', 'courier', 'event', 'voice', 'video', 'chat'] satisfies ChannelKind[]);
