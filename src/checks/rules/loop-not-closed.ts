import { UNKNOWN, elementKey, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { ChannelKind } from '../../model/vocabulary';
import { quoted } from '../sides';
import type { JourneyContext, Rule } from '../rule';

export const rule: Rule = {
    id: 'loop-not-closed',
    category: 'confirmation',
    severity: 'info',
    recommended: true,
    fixable: true,
    title: {
        en: 'The journey ends in success, and the customer is neither told nor asked',
        'zh-Hans': '旅程以成功结束，却既没有告知客户也没有询问客户',
        'zh-Hant': '旅程以成功結束，卻既沒有告知顧客也沒有詢問顧客',
    },
    rationale: `The company knows that it is done; whether the customer knows, and agrees, is another matter. Close the loop where the journey ends: tell the customer that
it is done and what to do if it is not (\`tells "…"\`), or ask (\`signal survey\`).

It is silent when something is given to the customer there (a receipt is an answer), when a measure asks the customer, when a promise is met from hand to
hand (at a counter, a door, on a visit), when the touchpoint \`zooms into\` a journey of its own, and in an enterprise view that mirrors a
customer's one.`,
    bad: `owner shop "Bicycle shop"

channel app "App" : app

journey insure "Insure a bicycle" {
  owner shop

  stage apply "Apply" {
    channel app
    touchpoint fill-in "Fill in the form"
    touchpoint insured "The bicycle is insured" { ends success }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel app "App" : app

journey insure "Insure a bicycle" {
  owner shop

  stage apply "Apply" {
    channel app
    touchpoint fill-in "Fill in the form"
    touchpoint insured "The bicycle is insured" {
      tells "Your bicycle is insured from today; cancel within 14 days in the app" via app
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{journey}” ends in success at “{touchpoint}”, and the customer is neither told nor asked. Write `tells "…"` or `signal survey`.',
            'zh-Hans': '“{journey}”在“{touchpoint}”以成功结束，却既没有告知客户，也没有询问客户。请写 `tells "…"` 或 `signal survey`。',
            'zh-Hant': '「{journey}」在「{touchpoint}」以成功結束，卻既沒有告知顧客，也沒有詢問顧客。請寫 `tells "…"` 或 `signal survey`。',
        },
        tell: { en: 'Tell the customer: “{touchpoint}”', 'zh-Hans': '告知客户：“{touchpoint}”', 'zh-Hant': '告知顧客：「{touchpoint}」' },
        ask: { en: 'Ask the customer: `signal survey`', 'zh-Hans': '询问客户：`signal survey`', 'zh-Hant': '詢問顧客：`signal survey`' },
    },
    check: {
        touchpoint: {
            having: 'ends',
            visit: (touchpoint, context) => {
                if (touchpoint.ends.how !== 'success' || touchpoint.zoomsInto !== undefined) return;
                if (isToldOrAsked(touchpoint, context) || isHandedOver(touchpoint, context) || mirrorsAnother(context)) return;
                const element = elementKey('touchpoint', touchpoint.id);
                const label = labelOf(touchpoint);
                context.report({
                    at: { element, field: 'ends' },
                    args: { journey: labelOf(context.journey), touchpoint: label },
                    fixes: [
                        { title: 'tell', args: { touchpoint: label }, safe: false, edits: [{ do: 'add-fact', element, text: `tells ${quoted(label)}` }] },
                        // A touchpoint has one line of signals.
                        ...(touchpoint.signals === undefined ? [{ title: 'ask', safe: false, edits: [{ do: 'add-fact' as const, element, text: 'signal survey' }] }] : []),
                    ],
                });
            },
        },
    },
};

function isToldOrAsked({ tells, gives, signals, measures = [] }: Touchpoint, { project }: JourneyContext): boolean {
    if (tells !== undefined || gives !== undefined || signals?.includes('survey')) return true;
    return measures.some(({ metric }) => (project.metric(metric)?.of ?? 'customer') === 'customer');
}

/** The customer gets what was promised from somebody's hands: there is nothing left to tell. */
function isHandedOver(touchpoint: Touchpoint, { graph, project }: JourneyContext): boolean {
    if (touchpoint.meets === undefined) return false;
    const channels = graph.channelsOf(touchpoint);
    return channels.length > 0 && channels.every(channel => channel !== UNKNOWN && IN_PERSON.has(project.channel(channel)?.channelKind ?? ''));
}
const IN_PERSON: ReadonlySet<string> = new Set(['store', 'counter', 'agent', 'visit', 'courier', 'event'] satisfies ChannelKind[]);

function mirrorsAnother({ journey, project }: JourneyContext): boolean {
    return journey.view === 'enterprise' && project.journey(journey.mirrors) !== undefined;
}
