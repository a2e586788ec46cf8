import { leadsElsewhere } from '../../analysis/may-be-late';
import { journeysBehind } from '../../analysis/related';
import { timeBetween } from '../../analysis/timing';
import { elementKey, type Ref, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { JourneyContext, Rule } from '../rule';
import { comesAfter } from '../shared-facts';

export const rule: Rule = {
    id: 'meets-nothing',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: false,
    title: {
        en: 'What is met here was not promised or expected before',
        'zh-Hans': '这里兑现的内容之前没有承诺或期望',
        'zh-Hant': '這裡兌現的內容之前沒有承諾或期望',
    },
    rationale: `A touchpoint can only meet what the customer was promised or expected before they got here. The promise stands on another way, further
on, or in a journey that does not lead here; so either \`meets\` names the wrong one, or a way is missing, or the promise is made too late.

A promise of another journey can be met when a handoff leads from there into this one, when one of the two is a part of the other (\`zooms into\`),
or when they are two views of the same (\`mirrors\`).`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint ask "Ask for a coffee" { meets hot }
    touchpoint pay "Pay" {
      promises hot "A hot coffee" within 5min
    }
    touchpoint collect "Collect the coffee" {
      meets hot
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
    channel counter
    touchpoint ask "Ask for a coffee"
    touchpoint pay "Pay" {
      promises hot "A hot coffee" within 5min
    }
    touchpoint collect "Collect the coffee" {
      meets hot
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{touchpoint}” meets “{commitment}”, which is only stated at “{maker}”; no way leads from there to here.',
            'zh-Hans': '“{touchpoint}”兑现“{commitment}”，但它是在“{maker}”提出的，没有路径从那里通向这里。',
            'zh-Hant': '「{touchpoint}」兌現「{commitment}」，但它是在「{maker}」提出的，沒有路徑從那裡通向這裡。',
        },
        same: {
            en: '“{touchpoint}” makes the promise “{commitment}” and meets it at once: a promise is met at a later touchpoint.',
            'zh-Hans': '“{touchpoint}”刚做出承诺“{commitment}”就在同一处兑现：承诺应在之后的触点兑现。',
            'zh-Hant': '「{touchpoint}」剛做出承諾「{commitment}」就在同一處兌現：承諾應在之後的觸點兌現。',
        },
        elsewhere: {
            en: '“{touchpoint}” meets “{commitment}” of the journey “{journey}”, and nothing leads from that journey into this one.',
            'zh-Hans': '“{touchpoint}”兑现旅程“{journey}”中的“{commitment}”，但那个旅程没有通向这里。',
            'zh-Hant': '「{touchpoint}」兌現旅程「{journey}」中的「{commitment}」，但那個旅程沒有通向這裡。',
        },
    },
    check: {
        journey(_, context) {
            const { graph } = context;
            if (graph.targetUnknown || !graph.touchpoints.some(({ meets }) => meets !== undefined)) return;
            const makers = new Map<Ref, Touchpoint>();
            for (const touchpoint of graph.touchpoints) {
                touchpoint.promises?.forEach(({ id }) => { if (id !== undefined) makers.set(id, touchpoint); });
                touchpoint.expects?.forEach(({ id }) => { if (id !== undefined) makers.set(id, touchpoint); });
            }
            for (const touchpoint of graph.touchpoints) {
                if (touchpoint.meets === undefined || !graph.reachable.has(touchpoint.id)) continue;
                touchpoint.meets.forEach((met, index) => look(met, index, touchpoint, makers.get(met), context));
            }
        },
    },
};

function look(
    met: Ref, index: number, touchpoint: Touchpoint, maker: Touchpoint | undefined, context: JourneyContext,
): void {
    const { graph, journey, project, report, shared } = context;
    const commitment = project.commitment(met);
    if (commitment === undefined) return;
    const at = { element: elementKey('touchpoint', touchpoint.id), field: 'meets', index };
    const args = { touchpoint: labelOf(touchpoint), commitment: commitment.text ?? commitment.name ?? met };
    if (maker === undefined) {
        const other = project.journey(met.slice(0, met.lastIndexOf('.')));
        if (other !== undefined && !journeysBehind(journey, project).has(other)) report({ at, message: 'elsewhere', args: { ...args, journey: labelOf(other) } });
        return;
    }
    // What is stated where nobody gets is reported there.
    if (!graph.reachable.has(maker.id) || shared(comesAfter)(touchpoint.id, maker.id)) return;
    // The way may lead through another journey and back.
    if (leadsElsewhere(journey, project) && timeBetween(maker, touchpoint, project, context) !== undefined) return;
    if (maker !== touchpoint) return report({ at, args: { ...args, maker: labelOf(maker) } });
    // An expectation may be met at once, and what repeats keeps the promise of the time before.
    if (commitment.kind === 'promise' && touchpoint.repeats === undefined) report({ at, message: 'same', args });
}
