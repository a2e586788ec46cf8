import { reachableFrom } from '../../analysis/graph';
import { labelOf } from '../../model/label';
import type { Touchpoint } from '../../model/model';
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
        'zh-Hant': '客戶遭遇失敗，卻沒有補救',
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
            'zh-Hant': '客戶在「{touchpoint}」的感受是 −2，當場和之後都沒有任何補救。請寫 `recovery "…"`。',
        },
        ends: {
            en: 'At “{touchpoint}” the journey ends in failure, and nothing makes up for it. Write `recovery "…"`.',
            'zh-Hans': '旅程在“{touchpoint}”以失败结束，却没有任何补救。请写 `recovery "…"`。',
            'zh-Hant': '旅程在「{touchpoint}」以失敗結束，卻沒有任何補救。請寫 `recovery "…"`。',
        },
    },
    check: {
        touchpoint(touchpoint, context) {
            const { graph, report } = context;
            const endsBadly = touchpoint.ends?.how === 'failure';
            const feels = touchpoint.feels?.findIndex(({ score }) => score !== undefined && score <= WORST) ?? -1;
            if (!endsBadly && feels === -1) return;
            if (graph.targetUnknown || !graph.reachable.has(touchpoint.id) || isMadeGood(touchpoint, endsBadly, context)) return;
            report({
                at: { element: touchpointKey(touchpoint), ...(endsBadly ? { field: 'ends' } : { field: 'feels', index: feels }) },
                ...(endsBadly && { message: 'ends' }),
                args: { touchpoint: labelOf(touchpoint) },
            });
        },
    },
};

const WORST = -2;
const recovers = ({ recoveries }: Touchpoint): boolean => recoveries !== undefined;

function isMadeGood(touchpoint: Touchpoint, endsBadly: boolean, context: JourneyContext): boolean {
    const { graph, journey, project } = context;
    // Another journey may be all about making good.
    const goesOn = (at: Touchpoint): boolean => project.journey(at.zoomsInto) !== undefined || leadsElsewhere(at, context);
    if (recovers(touchpoint) || goesOn(touchpoint)) return true;
    const followed = reachableFrom(graph, touchpoint.id);
    if (endsBadly && followed.size === 0) return isMadeGoodBefore(touchpoint, context);
    if (journey.stages.some(({ later }) => later)) return true;
    return graph.touchpoints.some(other => followed.has(other.id) && (recovers(other) || goesOn(other)));
}

function leadsElsewhere({ id }: Touchpoint, { graph, journey, project }: JourneyContext): boolean {
    if (!graph.leaves.has(id)) return false;
    return [...journey.ways, ...project.handoffsFrom(journey.id)].some(({ from, to }) => {
        const target = from === id ? project.touchpoint(to) : undefined;
        return target !== undefined && target.journey !== journey.id;
    });
}

/** Where the journey ends there is nothing behind: what made up for the failure stands right before. */
function isMadeGoodBefore({ id }: Touchpoint, { graph, project }: JourneyContext): boolean {
    return graph.into(id).some(({ from }) => {
        const before = project.touchpoint(from);
        return before !== undefined && recovers(before);
    });
}
