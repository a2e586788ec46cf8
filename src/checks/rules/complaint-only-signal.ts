import { labelOf } from '../../model/label';
import type { Args, Fix, Rule, RuleContext } from '../rule';
import type { ElementKey } from '../../model/model';
import { sidesOf, touchpointKey, wayKey } from '../sides';
import { isOnlyComplaint } from '../../analysis/visibility';

export const rule: Rule = {
    id: 'complaint-only-signal',
    category: 'visibility',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'The only signal is a complaint',
        'zh-Hans': '唯一的信号是客户投诉',
        'zh-Hant': '唯一的訊號是顧客投訴',
    },
    rationale: `Most customers who are let down do not complain; they leave, and tell others. When a complaint is the only way in which the accountable owner gets to
know, it learns of a few failures, late, and of no success at all. Add a signal that comes by itself: a ticket, a scan, telemetry, a message, a
survey.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint collect "Collect the bicycle" {
      channel counter
      signal complaint
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint collect "Collect the bicycle" {
      channel counter
      signal survey, complaint
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'Nobody gets to know how “{touchpoint}” went unless the customer complains. Add a signal that comes by itself.',
            'zh-Hans': '除非客户投诉，否则没有人知道“{touchpoint}”做得怎么样。请加上一个主动产生的信号。',
            'zh-Hant': '除非顧客投訴，否則沒有人知道「{touchpoint}」做得怎麼樣。請加上一個主動產生的訊號。',
        },
        way: {
            en: 'Nobody gets to know how the case gets from “{from}” to “{to}” unless the customer complains. Add a signal that comes by itself.',
            'zh-Hans': '除非客户投诉，否则没有人知道从“{from}”到“{to}”的进展。请加上一个主动产生的信号。',
            'zh-Hant': '除非顧客投訴，否則沒有人知道從「{from}」到「{to}」的進展。請加上一個主動產生的訊號。',
        },
        'add-signal': {
            en: 'Add the signal `{signal}`',
            'zh-Hans': '加上信号 `{signal}`',
            'zh-Hant': '加上訊號 `{signal}`',
        },
    },
    check: {
        touchpoint: {
            having: 'signals',
            visit: (touchpoint, context) => {
                if (isOnlyComplaint(touchpoint.signals)) report(touchpointKey(touchpoint), 'default', { touchpoint: labelOf(touchpoint) }, context);
            },
        },
        way: {
            having: 'signals',
            visit: (way, context) => {
                if (!isOnlyComplaint(way.signals)) return;
                const sides = sidesOf(way, context);
                if (sides === undefined) return;
                report(wayKey(way), 'way', { from: labelOf(sides.from.touchpoint), to: labelOf(sides.to.touchpoint) }, context);
            },
        },
    },
};

/** Which signal there can be is for the author to choose. */
const OFFERED = ['ticket', 'message', 'survey'] as const;
function report(element: ElementKey, message: string, args: Args, context: RuleContext): void {
    const fixes = OFFERED.map((signal): Fix => ({
        title: 'add-signal', args: { signal }, safe: false,
        edits: [{ do: 'add-item', element, field: 'signals', keyword: 'signal', text: signal }],
    }));
    context.report({ at: { element, field: 'signals' }, message, args, fixes });
}
