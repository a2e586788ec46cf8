import { zoomParents } from '../../analysis/related';
import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'enterprise-view-only',
    category: 'experience',
    severity: 'warning',
    recommended: false,
    fixable: false,
    title: {
        en: 'Only the company’s view of a journey is written down',
        'zh-Hans': '只有企业视角，没有客户视角',
        'zh-Hant': '只有企業視角，沒有顧客視角',
    },
    rationale: `The company's view ends when its work is done; the customer's ends when the need is met. What lies between the two, the waiting, the calls, the second
visit, is in no process chart, and is what customers remember. Write the same facts once more as the customer goes through them, and let the two
\`mirrors\` each other.

It is silent when the journey mirrors another one or is mirrored by one, when a touchpoint of a customer's journey \`zooms into\` it, and while it has no
touchpoints.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair-inside "Bicycle repair" {
  owner shop
  view enterprise

  stage job "The job" {
    channel counter
    touchpoint take-in "Take the bicycle in"
    touchpoint hand-out "Hand the bicycle out" { ends closed }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair-inside "Bicycle repair" {
  owner shop
  view enterprise
  mirrors repair

  stage job "The job" {
    channel counter
    touchpoint take-in "Take the bicycle in"
    touchpoint hand-out "Hand the bicycle out" { ends closed }
  }
}

journey repair "Ride again" {
  owner shop
  mirrors repair-inside

  stage ride "Ride again" {
    channel counter
    touchpoint bring "Bring the bicycle"
    touchpoint collect "Collect it"
    touchpoint first-ride "The first ride home" {
      tells "Come back if anything is loose"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{journey}” shows what the company does; no journey shows the same as the customer lives it. Write one, and `mirrors` in both.',
            'zh-Hans': '“{journey}”写的是企业视角，没有对应的客户视角旅程。请写出客户视角的旅程，并在两边都写 `mirrors`。',
            'zh-Hant': '「{journey}」寫的是企業視角，沒有對應的顧客視角旅程。請寫出顧客視角的旅程，並在兩邊都寫 `mirrors`。',
        },
    },
    check: {
        journey(journey, { graph, project, report }) {
            // A `mirrors` that names nothing is reported as that.
            if (journey.view !== 'enterprise' || journey.mirrors !== undefined || graph.touchpoints.length === 0) return;
            const key = elementKey('journey', journey.id);
            if (project.referencesTo(key).some(other => other.startsWith('journey:') && project.journey(other.slice('journey:'.length))?.mirrors === journey.id)) return;
            if (zoomParents(journey.id, project).some(({ view = 'customer' }) => view === 'customer')) return;
            report({ at: { element: key, field: 'view' }, args: { journey: labelOf(journey) } });
        },
    },
};
