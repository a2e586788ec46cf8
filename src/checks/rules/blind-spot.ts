import { accountableFor, isOutside } from '../../analysis/owners';
import { isBlindTouchpoint, isSeen } from '../../analysis/visibility';
import { knownOwner } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import type { ElementKey, Owner, Ref } from '../../model/model';
import type { Fix, Rule, RuleContext } from '../rule';
import { receiverOf, sideOf, sidesOf, touchpointKey, wayKey } from '../sides';

export const rule: Rule = {
    id: 'blind-spot',
    category: 'visibility',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'An outside owner acts, and nobody inside gets to know',
        'zh-Hans': '外部方在服务客户，内部却无从得知',
        'zh-Hant': '外部方在服務顧客，內部卻無從得知',
    },
    rationale: `To the customer, the technician of a supplier *is* the brand. What a supplier, partner or distributor does, and how long it holds the case, must
therefore reach the owner who is accountable for it: by a ticket, a scan, a message, a survey. Without any \`signal\` the first to know is the
customer.

A touchpoint is reported when an outside owner performs it without a signal. A handoff is reported when an outside owner gets the case from another
outside one, or when time is stated for it (\`takes\`, \`within\`). A touchpoint that \`zooms into\` a journey of its own is left to that journey; one that
only shows something (an ad, a search result, a poster) is not reported.`,
    bad: `owner shop "Bicycle shop"

supplier courier "City courier" {
  accountable shop
}

channel counter "Counter" : counter
channel door "At the door" : courier

journey delivery "Bicycle delivered home" {
  owner shop

  stage deliver "Delivery" {
    touchpoint buy "Buy the bicycle" {
      channel counter
      handoff -> receive {
        accepted by courier within 2h
        tells "The courier rings tomorrow between nine and ten" via counter
        fallback shop after 1d
      }
    }
    touchpoint receive "Receive the bicycle" {
      channel door
      owner courier
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

supplier courier "City courier" {
  accountable shop
}

channel counter "Counter" : counter
channel door "At the door" : courier

journey delivery "Bicycle delivered home" {
  owner shop

  stage deliver "Delivery" {
    touchpoint buy "Buy the bicycle" {
      channel counter
      handoff -> receive {
        accepted by courier within 2h
        tells "The courier rings tomorrow between nine and ten" via counter
        fallback shop after 1d
      }
    }
    touchpoint receive "Receive the bicycle" {
      channel door
      owner courier
      signal scan
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{owner}” acts at “{touchpoint}”, outside the company, and no signal tells “{accountable}” what happens there. Write `signal …`.',
            'zh-Hans': '“{touchpoint}”由外部方“{owner}”执行，却没有任何信号让“{accountable}”知道那里发生了什么。请写 `signal …`。',
            'zh-Hant': '「{touchpoint}」由外部方「{owner}」執行，卻沒有任何訊號讓「{accountable}」知道那裡發生了什麼。請寫 `signal …`。',
        },
        unaccountable: {
            en: '“{owner}” acts at “{touchpoint}”, outside the company, and no signal tells anybody inside what happens there. Write `signal …`.',
            'zh-Hans': '“{touchpoint}”由外部方“{owner}”执行，却没有任何信号让内部知道那里发生了什么。请写 `signal …`。',
            'zh-Hant': '「{touchpoint}」由外部方「{owner}」執行，卻沒有任何訊號讓內部知道那裡發生了什麼。請寫 `signal …`。',
        },
        held: {
            en: 'Between “{from}” and “{to}” the case is with “{owner}”, outside the company, and no signal tells “{accountable}” how it stands. Write `signal …` in the handoff.',
            'zh-Hans': '从“{from}”到“{to}”之间，事情在外部方“{owner}”手里，却没有任何信号让“{accountable}”知道进展。请在交接里写 `signal …`。',
            'zh-Hant': '從「{from}」到「{to}」之間，事情在外部方「{owner}」手裡，卻沒有任何訊號讓「{accountable}」知道進展。請在交接裡寫 `signal …`。',
        },
        'held-unaccountable': {
            en: 'Between “{from}” and “{to}” the case is with “{owner}”, outside the company, and no signal tells anybody inside how it stands. Write `signal …` in the handoff.',
            'zh-Hans': '从“{from}”到“{to}”之间，事情在外部方“{owner}”手里，却没有任何信号让内部知道进展。请在交接里写 `signal …`。',
            'zh-Hant': '從「{from}」到「{to}」之間，事情在外部方「{owner}」手裡，卻沒有任何訊號讓內部知道進展。請在交接裡寫 `signal …`。',
        },
        'add-signal': {
            en: 'Let them know by `signal {signal}`',
            'zh-Hans': '用 `signal {signal}` 让内部得知',
            'zh-Hant': '用 `signal {signal}` 讓內部得知',
        },
    },
    check: {
        touchpoint: (touchpoint, context) => {
            if (isSeen(touchpoint.signals)) return;
            const owner = sideOf(touchpoint.id, context)?.owner;
            if (owner === undefined || !isOutside(owner, context.project)) return;
            if (!isBlindTouchpoint(touchpoint, context.graph, context.project)) return;
            const accountable = accountableLabel(touchpoint.accountable, owner, context);
            context.report({
                at: placeOf(touchpointKey(touchpoint), touchpoint.signals),
                ...(accountable === undefined && { message: 'unaccountable' }),
                args: { owner: labelOf(owner), touchpoint: labelOf(touchpoint), ...(accountable !== undefined && { accountable }) },
                fixes: fixesFor(touchpointKey(touchpoint), touchpoint.signals),
            });
        },
        way: (way, context) => {
            if (way.wayKind !== 'handoff' || isSeen(way.signals)) return;
            const sides = sidesOf(way, context);
            if (sides === undefined) return;
            const holder = receiverOf(way, sides.to, context.project);
            if (holder === undefined || !isOutside(holder, context.project)) return;
            const takesTime = way.takes !== undefined || way.within !== undefined;
            if (!takesTime && !isOutside(sides.from.owner, context.project)) return;
            const accountable = accountableLabel(sides.to.touchpoint.accountable, holder, context);
            context.report({
                at: placeOf(wayKey(way), way.signals),
                message: accountable === undefined ? 'held-unaccountable' : 'held',
                args: {
                    owner: labelOf(holder), from: labelOf(sides.from.touchpoint), to: labelOf(sides.to.touchpoint),
                    ...(accountable !== undefined && { accountable }),
                },
                fixes: fixesFor(wayKey(way), way.signals),
            });
        },
    },
};

const placeOf = (element: ElementKey, signals: readonly string[] | undefined): { readonly element: ElementKey; readonly field?: string } =>
    (signals === undefined ? { element } : { element, field: 'signals' });

function accountableLabel(own: Ref | undefined, owner: Owner, { project }: RuleContext): string | undefined {
    const accountable = knownOwner(own ?? accountableFor(owner, project), project);
    return accountable === undefined ? undefined : labelOf(accountable);
}

/** Which signal there can be is for the author to choose. */
const OFFERED = ['ticket', 'message', 'survey'] as const;
function fixesFor(element: ElementKey, signals: readonly string[] | undefined): readonly Fix[] {
    return OFFERED.map((signal): Fix => ({
        title: 'add-signal', args: { signal }, safe: false,
        edits: [signals === undefined ? { do: 'add-fact', element, text: `signal ${signal}` } : { do: 'replace', at: { element, field: 'signals' }, text: signal }],
    }));
}
