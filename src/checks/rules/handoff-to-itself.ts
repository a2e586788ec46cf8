import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'handoff-to-itself',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: false,
    title: {
        en: 'A handoff leads back to where it starts',
        'zh-Hans': '交接的起点和终点相同',
        'zh-Hant': '交接的起點和終點相同',
    },
    rationale: `A handoff is a contract between two: one gives the case away, the other takes it. Most often the wrong name slipped in as its target.
When the touchpoint simply happens again, write \`repeats at most 3 times\` in it, or a plain \`path\` back to it with \`when\`. When the same touchpoint
is gone through with two owners in turn, it is two touchpoints.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay" {
      handoff -> pay when "The card is refused"
      path -> collect when "It is paid"
    }
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
    touchpoint pay "Order and pay" { repeats at most 3 times }
    touchpoint collect "Collect the coffee" { ends success }
  }
}
`,
    messages: {
        default: {
            en: 'The handoff leads from “{touchpoint}” to itself: nobody takes the case over.',
            'zh-Hans': '交接从“{touchpoint}”又回到它自身：没有人接手。',
            'zh-Hant': '交接從「{touchpoint}」又回到它自身：沒有人接手。',
        },
    },
    check: {
        way(way, { project, report }) {
            if (way.wayKind !== 'handoff' || way.from !== way.to) return;
            const touchpoint = project.touchpoint(way.from);
            if (touchpoint === undefined) return;
            report({ at: { element: elementKey('way', way.id), field: 'to' }, args: { touchpoint: labelOf(touchpoint) } });
        },
    },
};
