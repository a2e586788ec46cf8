import { elementKey, type Pain, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Place } from '../../model/source';
import type { JourneyContext, Rule } from '../rule';
import { touchpointKey, wordsOf } from '../sides';

export const rule: Rule = {
    id: 'pain-unresolved',
    category: 'experience',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'A high pain without an opportunity',
        'zh-Hans': '严重痛点没有对应的机会点',
        'zh-Hant': '嚴重痛點沒有對應的機會點',
    },
    rationale: `A pain that is known to be high and that nobody means to do anything about is a decision, and should be one. Write the idea that would take it away, with who
works on it: \`opportunity "…" { solves waiting  owner shop }\`. Then it can be weighed against the others.

A pain counts as taken up when any opportunity of the project \`solves\` it, or an opportunity of the same touchpoint does not say what it solves. It is silent while
a \`solves\` of the journey names nothing.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      pain waiting "Half an hour in the queue on Saturdays" high
    }
    touchpoint collect "Collect the bicycle" {
      tells "This is what we repaired"
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
    channel counter
    touchpoint describe "Describe what is broken" {
      pain waiting "Half an hour in the queue on Saturdays" high
      opportunity drop-box "A drop box for the key, with a form" { solves waiting  owner shop }
    }
    touchpoint collect "Collect the bicycle" {
      tells "This is what we repaired"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'The pain “{pain}” at “{touchpoint}” is high, and no opportunity would solve it. Write `opportunity "…"`[ with `solves {name}`].',
            'zh-Hans': '“{touchpoint}”的痛点“{pain}”很严重，却没有机会点来解决它。请写 `opportunity "…"`[，并写 `solves {name}`]。',
            'zh-Hant': '「{touchpoint}」的痛點「{pain}」很嚴重，卻沒有機會點來解決它。請寫 `opportunity "…"`[，並寫 `solves {name}`]。',
        },
    },
    check: {
        journey(_journey, context) {
            const { graph, project } = context;
            const solves = graph.touchpoints.flatMap(({ opportunities = [] }) => opportunities.flatMap(opportunity => opportunity.solves ?? []));
            if (solves.some(pain => project.pain(pain) === undefined)) return;
            for (const touchpoint of graph.touchpoints) touchpoint.pains?.forEach((pain, index) => look(pain, index, touchpoint, context));
        },
    },
};

function look(pain: Pain, index: number, touchpoint: Touchpoint, { project, report }: JourneyContext): void {
    if (pain.level !== 'high' || touchpoint.opportunities?.some(({ solves }) => solves === undefined)) return;
    const at: Place = pain.id === undefined ? { element: touchpointKey(touchpoint), field: 'pains', index } : { element: elementKey('pain', pain.id) };
    // Nothing but an opportunity can refer to a pain.
    if (pain.id !== undefined && project.referencesTo(elementKey('pain', pain.id)).length > 0) return;
    report({ at, args: { pain: wordsOf(pain), touchpoint: labelOf(touchpoint), name: pain.name ?? '' } });
}
