import { carriedInto, hasLaterStage, isUnfinished, namedAt, namesUnknown } from '../../analysis/unfinished';
import { elementKey, type Expectation, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { JourneyContext, Rule } from '../rule';
import { touchpointKey, wordsOf } from '../sides';

export const rule: Rule = {
    id: 'expectation-dangling',
    category: 'promises',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'Nothing takes up what the customer expects',
        'zh-Hans': '客户的期望没有着落',
        'zh-Hant': '顧客的期望沒有著落',
    },
    rationale: `The journey says what customers expect, and then forgets it. What is expected and never answered turns into disappointment that no measure explains. Say
where it is met (\`meets NAME\`), promise something for it (\`promises … for NAME\`), or be honest about it: \`breaks NAME because "…"\`, or \`contradicts NAME\` where
the company does otherwise.

An expectation without a name is a note of what somebody said, and is only reported when it has a limit, against which nothing can ever be held. While part of
the journey comes \`later\`, nothing is reported.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay" {
      expects quick "No queue"
    }
    touchpoint collect "Collect the coffee" {
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
    touchpoint pay "Order and pay" {
      expects quick "No queue"
    }
    touchpoint collect "Collect the coffee" {
      meets quick
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'At “{touchpoint}” the customer expects “{expectation}”, and no touchpoint meets, breaks or contradicts it.',
            'zh-Hans': '客户在“{touchpoint}”期望“{expectation}”，但没有任何触点满足、违背或否定它。',
            'zh-Hant': '顧客在「{touchpoint}」期望「{expectation}」，但沒有任何觸點滿足、違背或否定它。',
        },
        unnamed: {
            en: 'At “{touchpoint}” the customer expects “{expectation}” within a time, but it has no name, so that no touchpoint can meet it: write `expects NAME "…"`.',
            'zh-Hans': '客户在“{touchpoint}”期望在限期内“{expectation}”，但它没有名称，任何触点都无法满足它：请写成 `expects 名称 "…"`。',
            'zh-Hant': '顧客在「{touchpoint}」期望在限期內「{expectation}」，但它沒有名稱，任何觸點都無法滿足它：請寫成 `expects 名稱 "…"`。',
        },
    },
    check: {
        journey: (journey, context) => {
            const { graph, project } = context;
            if (!graph.touchpoints.some(({ expects }) => expects !== undefined)) return;
            if (hasLaterStage(journey)) return;
            // A misspelt name is reported where it stands; it may be the one that is missed here.
            if (namesUnknown(graph.touchpoints, project)) return;
            for (const touchpoint of graph.touchpoints) {
                if (!graph.reachable.has(touchpoint.id)) continue;
                touchpoint.expects?.forEach((expectation, index) => look(expectation, index, touchpoint, context));
            }
        },
    },
};

function look(expectation: Expectation, index: number, touchpoint: Touchpoint, context: JourneyContext): void {
    const { project, journey, report } = context;
    const args = { expectation: wordsOf(expectation), touchpoint: labelOf(touchpoint) };
    if (expectation.id === undefined) {
        if (expectation.limits.length > 0) report({ at: { element: touchpointKey(touchpoint), field: 'expects', index }, message: 'unnamed', args });
        return;
    }
    const { id } = expectation;
    if (isTakenUp(id, context)) return;
    if (carriedInto(id, journey, project).some(isUnfinished)) return;
    report({ at: { element: elementKey('expectation', id) }, args });
}

/** By a touchpoint of a plan, or by a promise for it, which is looked after from there on. */
function isTakenUp(id: string, { project }: JourneyContext): boolean {
    return project.referencesTo(elementKey('expectation', id)).some(key => {
        const name = key.slice(key.indexOf(':') + 1);
        if (key.startsWith('touchpoint:')) {
            const touchpoint = project.touchpoint(name);
            // A promise that has no name belongs to its touchpoint.
            return touchpoint !== undefined && namedAt(touchpoint).includes(id);
        }
        const promise = key.startsWith('promise:') ? project.commitment(name) : undefined;
        return promise?.kind === 'promise' && promise.for === id;
    });
}
