import { UNKNOWN, elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';
import { sidesOf } from '../sides';

export const rule: Rule = {
    id: 'handoff-not-needed',
    category: 'integrity',
    severity: 'info',
    recommended: true,
    fixable: true,
    title: {
        en: 'A handoff between the same owner and channel is a path',
        'zh-Hans': '负责人和渠道都不变的交接只是路径',
        'zh-Hant': '負責人和管道都不變的交接只是路徑',
    },
    rationale: `A handoff is the risky kind of way: the case changes hands, or the customer changes the channel. Here neither happens, so that the contract it asks
for (what is carried, who accepts it, what happens when it fails) protects nothing, and real handoffs get lost among such ones. Write \`path\`;
it takes the same attributes.

Not reported: a handoff that somebody else accepts (\`accepted by\`), is responsible for, or takes back when it fails (\`fallback\`), one into another journey, and one where an owner or a
channel is not known.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay" { handoff -> collect }
    touchpoint collect "Collect the coffee" { ends success }
  }
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay" { path -> collect }
    touchpoint collect "Collect the coffee" { ends success }
  }
}
`,
    messages: {
        default: {
            en: 'From “{from}” to “{to}” neither the owner nor the channel changes: this is a `path`.',
            'zh-Hans': '从“{from}”到“{to}”，负责人和渠道都没有变：这只是一条 `path`。',
            'zh-Hant': '從「{from}」到「{to}」，負責人和管道都沒有變：這只是一條 `path`。',
        },
        'make-path': {
            en: 'Write `path`',
            'zh-Hans': '改为 `path`',
            'zh-Hant': '改為 `path`',
        },
    },
    check: {
        way(way, context) {
            const { graph, journey, report } = context;
            if (way.wayKind !== 'handoff' || graph === undefined || way.from === way.to) return;
            const sides = sidesOf(way, context);
            if (sides === undefined || sides.to.journey !== journey) return;
            const [from, to] = [sides.from.touchpoint, sides.to.touchpoint];
            const owner = graph.ownerOf(from);
            if (owner === undefined || owner === UNKNOWN || owner !== graph.ownerOf(to)) return;
            if ((way.accepted?.by ?? owner) !== owner || (way.responsible ?? owner) !== owner) return;
            if (way.fallbacks?.some(({ as, ref }) => as !== 'touchpoint' && ref !== owner)) return;
            const channels = graph.channelsOf(to).filter(channel => channel !== UNKNOWN);
            if (!graph.channelsOf(from).some(channel => channels.includes(channel))) return;
            const element = elementKey('way', way.id);
            report({
                at: { element }, args: { from: labelOf(from), to: labelOf(to) },
                fixes: [{ title: 'make-path', safe: false, edits: [{ do: 'keyword', element, text: 'path' }] }],
            });
        },
    },
};
