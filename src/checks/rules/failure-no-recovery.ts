import { labelOf } from '../../model/label';
import type { Ref, Touchpoint } from '../../model/model';
import type { JourneyContext, Rule } from '../rule';
import { touchpointKey } from '../sides';

export const rule: Rule = {
    id: 'failure-no-recovery',
    category: 'visibility',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A failure that nobody makes up for',
        'zh-Hans': '客户遭遇失败，却没有补救',
        'zh-Hant': '顧客遭遇失敗，卻沒有補救',
    },
    rationale: `Customers forgive a failure that is made good, and often think better of a company afterwards than before. What they do not forgive is a failure that
nobody seems to notice. Say what makes up for it, \`recovery "A voucher for the next trip"\`, where it happens or at a touchpoint that follows.

It is reported at a touchpoint that feels −2, or that \`ends failure\`, when neither it nor anything that can follow has a \`recovery\`. A journey that
ends in failure may have made up for it just before. Nothing is said where the customer goes on into another journey, where a
\`later\` stage is still to be worked out, and where a way leads to a name that is not found.`,
    bad: `owner railway "Night train"
channel train "On the train" : other

journey trip "A night on the train" {
  owner railway
  stage ride "Ride" {
    touchpoint board "Find the bed" {
      channel train
      feels -2 "My bed is taken, and there is no other"
    }
    touchpoint arrive "Arrive" {
      channel train
      tells "Thank you for travelling with us"
      ends success
    }
  }
}
`,
    good: `owner railway "Night train"
channel train "On the train" : other

journey trip "A night on the train" {
  owner railway
  stage ride "Ride" {
    touchpoint board "Find the bed" {
      channel train
      feels -2 "My bed is taken, and there is no other"
    }
    touchpoint arrive "Arrive" {
      channel train
      recovery "The fare is paid back before the train arrives"
      tells "We are sorry. Your fare is on its way back to you"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'At “{touchpoint}” the customer feels −2, and nothing makes up for it, here or later. Write `recovery "…"`.',
            'zh-Hans': '客户在“{touchpoint}”的感受是 −2，当场和之后都没有任何补救。请写 `recovery "…"`。',
            'zh-Hant': '顧客在「{touchpoint}」的感受是 −2，當場和之後都沒有任何補救。請寫 `recovery "…"`。',
        },
        ends: {
            en: 'At “{touchpoint}” the journey ends in failure, and nothing makes up for it. Write `recovery "…"`.',
            'zh-Hans': '旅程在“{touchpoint}”以失败结束，却没有任何补救。请写 `recovery "…"`。',
            'zh-Hant': '旅程在「{touchpoint}」以失敗結束，卻沒有任何補救。請寫 `recovery "…"`。',
        },
    },
    check: {
        journey(_, context) {
            const { graph, report } = context;
            if (graph.targetUnknown) return;
            const failures = graph.touchpoints.filter(touchpoint => (endsBadly(touchpoint) || feelsWorst(touchpoint) !== -1) && graph.reachable.has(touchpoint.id));
            if (failures.length === 0) return;
            const madeGood = madeGoodIn(context);
            for (const touchpoint of failures) {
                if (madeGood(touchpoint)) continue;
                const place = endsBadly(touchpoint) ? { field: 'ends' } : { field: 'feels', index: feelsWorst(touchpoint) };
                report({
                    at: { element: touchpointKey(touchpoint), ...place },
                    ...(endsBadly(touchpoint) && { message: 'ends' }),
                    args: { touchpoint: labelOf(touchpoint) },
                });
            }
        },
    },
};

const WORST = -2;
const endsBadly = ({ ends }: Touchpoint): boolean => ends?.how === 'failure';
const feelsWorst = ({ feels }: Touchpoint): number => feels?.findIndex(({ score }) => score !== undefined && score <= WORST) ?? -1;
const recovers = ({ recoveries }: Touchpoint): boolean => recoveries !== undefined;

/** Whether a failure at a touchpoint is made good there or later; where the journey ends, also right before. */
function madeGoodIn(context: JourneyContext): (touchpoint: Touchpoint) => boolean {
    const { graph, journey, project } = context;
    const elsewhere = leadingElsewhere(context);
    // Another journey may be all about making good.
    const good = graph.touchpoints.filter(at => recovers(at) || project.journey(at.zoomsInto) !== undefined || elsewhere.has(at.id));
    // From there backwards; a set is walked in the order of insertion, what is added on the way included.
    const before = new Set(good.map(({ id }) => id));
    for (const id of before) for (const { from } of graph.into(id)) before.add(from);
    const later = journey.stages.some(stage => stage.later);
    return touchpoint => {
        if (before.has(touchpoint.id)) return true;
        if (!endsBadly(touchpoint) || graph.out(touchpoint.id).length > 0) return later;
        return graph.into(touchpoint.id).some(({ from }) => {
            const last = project.touchpoint(from);
            return last !== undefined && recovers(last);
        });
    };
}

/** The touchpoints that hand over to another journey. */
function leadingElsewhere({ journey, project }: JourneyContext): ReadonlySet<Ref> {
    return new Set([...journey.ways, ...project.handoffsFrom(journey.id)]
        .filter(({ to }) => (project.touchpoint(to)?.journey ?? journey.id) !== journey.id)
        .map(({ from }) => from));
}
