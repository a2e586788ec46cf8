import { zoomParents, zoomTargets } from '../../analysis/related';
import { elementKey, type Journey, type Ref } from '../../model/model';
import { labelOf } from '../../model/label';
import type { ProjectView } from '../../model/view';
import type { Rule } from '../rule';

const DEPTH = 3;

export const rule: Rule = {
    id: 'hierarchy-too-deep',
    category: 'integrity',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'Journeys are nested too deep, or in a circle',
        'zh-Hans': '旅程嵌套过深或形成循环',
        'zh-Hant': '旅程巢狀過深或形成迴圈',
    },
    rationale: `A sub-journey shows one touchpoint from close by. After three steps of \`zooms into\` nobody remembers what the customer wanted in the first place, and
what is shown is usually an inner process. Lift a level out, or describe the work in \`backstage\` lines.

A journey that zooms into itself, directly or through others, can neither be drawn nor be counted: this is an error. When the customer goes through
it again, use a \`path\` back or a handoff between the journeys.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
      zooms into payment
      ends success
    }
  }
}

journey payment "Pay for the coffee" {
  owner cafe
  stage pay "Pay" {
    touchpoint card "Hold the card to the reader" {
      channel counter
      zooms into coffee
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
      zooms into payment
      ends success
    }
  }
}

journey payment "Pay for the coffee" {
  owner cafe
  stage pay "Pay" {
    touchpoint card "Hold the card to the reader" {
      channel counter
      ends success
    }
  }
}
`,
    options: {
        depth: { type: 'number', default: DEPTH, minimum: 1, maximum: 100, description: 'The most steps of `zooms into`, one below the other.' },
    },
    messages: {
        default: {
            en: '“{touchpoint}” zooms into “{journey}”, {depth} levels deep; more than {most} are too many to follow.',
            'zh-Hans': '“{touchpoint}”展开到旅程“{journey}”，已是第 {depth} 层；超过 {most} 层就难以看懂。',
            'zh-Hant': '「{touchpoint}」展開到旅程「{journey}」，已是第 {depth} 層；超過 {most} 層就難以看懂。',
        },
        circle: {
            en: 'The journeys zoom into each other in a circle: “{journeys}”.',
            'zh-Hans': '旅程之间循环展开：“{journeys}”。',
            'zh-Hant': '旅程之間循環展開：「{journeys}」。',
        },
    },
    check: {
        touchpoint(touchpoint, { journey, project, option, report }) {
            const target = project.journey(touchpoint.zoomsInto);
            if (target === undefined) return;
            const at = { element: elementKey('touchpoint', touchpoint.id), field: 'zoomsInto' };
            const circle = chainTo(journey, target, project);
            if (circle !== undefined) {
                // Once a circle: where it is closed by the journey that comes first by its name.
                const isFirst = circle.every(({ id }) => journey.id <= id);
                if (isFirst) report({ at, message: 'circle', severity: 'error', args: { journeys: [journey, ...circle].map(labelOf).join(' → ') } });
                return;
            }
            const most = option<number>('depth');
            // Only the step that goes too deep: what lies below it follows from it.
            if (!hasAbove(journey, most, project) || hasAbove(journey, most + 1, project)) return;
            report({ at, args: { touchpoint: labelOf(touchpoint), journey: labelOf(target), depth: most + 1, most } });
        },
    },
};

/** The shortest chain of zooms from a journey to another, both included; undefined when there is none. */
function chainTo(wanted: Journey, from: Journey, project: ProjectView): readonly Journey[] | undefined {
    const chains = new Map<Ref, readonly Journey[]>([[from.id, [from]]]);
    // A map is walked in the order of insertion, what is added on the way included.
    for (const [id, chain] of chains) {
        if (id === wanted.id) return chain;
        for (const next of zoomTargets(chain.at(-1)!, project)) if (!chains.has(next.id)) chains.set(next.id, [...chain, next]);
    }
    return undefined;
}

/** So many steps of zooming lead down to the journey. */
function hasAbove(journey: Journey, steps: number, project: ProjectView): boolean {
    let level: readonly Journey[] = [journey];
    for (let step = 0; step < steps; step++) level = [...new Set(level.flatMap(({ id }) => zoomParents(id, project)))];
    return level.length > 0;
}
