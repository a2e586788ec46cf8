import { labelOf } from '../../model/label';
import { entryPlace } from '../case-places';
import { elementKey } from '../../model/model';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'out-of-order',
    category: 'cases',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A touchpoint came earlier or later than planned',
        'zh-Hans': '触点发生的先后与计划不符',
        'zh-Hant': '觸點發生的先後與計畫不符',
    },
    rationale: `The plan has an order for a reason: what is told or agreed at one touchpoint is needed at the next. When customers go through them the other way round,
either the company lost the thread or the plan is not how things go.

The entries are laid over the ways of the plan by their order, not by their position, so that branches, loops, entries and what was left out are no deviation.
It is reported for an entry that cannot come after, or before, the ones around it on any way. It is silent for one on another branch, for the same touchpoint
twice in a row, and as long as some way of the plan leads to a name that is not found.`,
    bad: `owner shop "Bicycle shop"
channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle"
    touchpoint test-ride "Test ride"
    touchpoint collect "Collect it" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle"
  at day 2 collect "It is ready"
  at day 3 test-ride "She comes back to have the brake tried"
}
`,
    good: `owner shop "Bicycle shop"
channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop
  stage counter "At the counter" {
    channel counter
    touchpoint bring "Bring the bicycle"
    touchpoint test-ride "Test ride"
    touchpoint collect "Collect it" {
      ends success
    }
  }
}

case lina "Lina's week" of repair {
  at day 1 bring "Lina brings her bicycle"
  at day 2 test-ride "The brake is tried with her"
  at day 2 collect "It is ready"
}
`,
    messages: {
        default: {
            en: '“{touchpoint}” came after “{than}”; the plan has it before.',
            'zh-Hans': '“{touchpoint}”发生在“{than}”之后，而计划中它在前。',
            'zh-Hant': '「{touchpoint}」發生在「{than}」之後，而計畫中它在前。',
        },
        later: {
            en: '“{touchpoint}” came before “{than}”; the plan has it after.',
            'zh-Hans': '“{touchpoint}”发生在“{than}”之前，而计划中它在后。',
            'zh-Hant': '「{touchpoint}」發生在「{than}」之前，而計畫中它在後。',
        },
        other: {
            en: '“{than}” came here',
            'zh-Hans': '“{than}”发生在这里',
            'zh-Hant': '「{than}」發生在這裡',
        },
        planned: {
            en: '“{touchpoint}” in the plan',
            'zh-Hans': '计划中的“{touchpoint}”',
            'zh-Hant': '計畫中的「{touchpoint}」',
        },
    },
    check: {
        case(each, context) {
            const lived = context.livedOf(each);
            const byId = new Map(lived.entries.map(entry => [entry.entry.id, entry]));
            for (const entry of lived.entries) {
                for (const deviation of entry.deviations) {
                    if (deviation.kind !== 'out-of-order') continue;
                    const other = byId.get(deviation.than)!;
                    const [touchpoint, than] = [labelOf(entry.touchpoint!), labelOf(other.touchpoint!)];
                    context.report({
                        at: entryPlace(entry),
                        ...(deviation.planned === 'later' && { message: 'later' }),
                        args: { touchpoint, than },
                        related: [
                            { at: entryPlace(other), message: 'other', args: { than } },
                            { at: { element: elementKey('touchpoint', entry.touchpoint!.id) }, message: 'planned', args: { touchpoint } },
                        ],
                    });
                }
            }
        },
    },
};
