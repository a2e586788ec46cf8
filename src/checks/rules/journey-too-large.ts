import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

const TOUCHPOINTS = 20;

export const rule: Rule = {
    id: 'journey-too-large',
    category: 'integrity',
    severity: 'info',
    recommended: true,
    fixable: false,
    title: {
        en: 'The journey has too many touchpoints to be seen at a glance',
        'zh-Hans': '旅程的触点过多，难以一目了然',
        'zh-Hant': '旅程的觸點過多，難以一目了然',
    },
    rationale: `A journey is there to be looked at together. With more than about twenty touchpoints nobody in the room sees the whole any more, and the moments that
matter drown in the others. Move a part into a journey of its own and let one touchpoint show it: \`zooms into payment\`. What comes after the
customer's goal is reached is often a journey of its own, joined by a handoff.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
${Array.from({ length: TOUCHPOINTS }, (_, i) => `    touchpoint step-${i + 1} "Step ${i + 1}"\n`).join('')}\
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
    touchpoint pay "Order and pay"
    touchpoint collect "Collect the coffee" { ends success }
  }
}
`,
    options: {
        touchpoints: { type: 'number', default: TOUCHPOINTS, minimum: 1, maximum: 10_000, description: 'The most touchpoints that a journey may have.' },
    },
    messages: {
        default: {
            en: 'The journey “{journey}” has {count} touchpoints, more than {most}: move a part into a journey of its own (`zooms into`).',
            'zh-Hans': '旅程“{journey}”有 {count} 个触点，超过 {most} 个：请把其中一部分移到单独的旅程（`zooms into`）。',
            'zh-Hant': '旅程「{journey}」有 {count} 個觸點，超過 {most} 個：請把其中一部分移到獨立的旅程（`zooms into`）。',
        },
    },
    check: {
        journey(journey, context) {
            const most = context.option<number>('touchpoints');
            const count = context.graph.touchpoints.length;
            if (count <= most) return;
            context.report({ at: { element: elementKey('journey', journey.id) }, args: { journey: labelOf(journey), count, most } });
        },
    },
};
