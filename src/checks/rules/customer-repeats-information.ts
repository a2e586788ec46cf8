import { zoomTargets } from '../../analysis/related';
import type { Journey, Ref, Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { JourneyContext, Rule } from '../rule';
import type { ProjectView } from '../../model/view';
import { uncertainty } from '../drops';
import { destinationOf, dropsOn, endsOf, placesAlong, TRAIL_MESSAGES, type Cargo } from '../trail';

export const rule: Rule = {
    id: 'customer-repeats-information',
    category: 'context',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The customer is asked again for what they have said',
        'zh-Hans': '客户说过的信息又被问了一遍',
        'zh-Hant': '顧客說過的資訊又被問了一遍',
    },
    rationale: `Being asked twice tells customers that nobody listened the first time. Use what is known: write \`needs …\` in place of \`asks …\`, and let every handoff
on the way carry it.

A touchpoint is reported when on some way here another one \`asks\` for the same. Where a handoff on that way did not carry it, the finding says where
it got lost. It is not reported when a loop leads back to the touchpoint that asked first (that is another try), when the other asking lies on a
branch that does not lead here, nor between a touchpoint and the sub-journey that shows it in detail. When only some customers have said it
before, ask the others at a touchpoint of their own.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" { asks fault }
    touchpoint test-ride "Test ride with the mechanic" {
      asks fault
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" { asks fault }
    touchpoint test-ride "Test ride with the mechanic" {
      needs fault
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{touchpoint}” asks for “{information}”, although the customer has said it at “{asker}”.',
            'zh-Hans': '“{touchpoint}”又问“{information}”，而客户在“{asker}”已经说过。',
            'zh-Hant': '「{touchpoint}」又問「{information}」，而顧客在「{asker}」已經說過。',
        },
        lost: {
            en: '“{touchpoint}” asks for “{information}”, which the customer has said at “{asker}”: it got lost from “{from}” to “{to}”, because that handoff does not carry it.',
            'zh-Hans': '“{touchpoint}”又问“{information}”，而客户在“{asker}”已经说过：从“{from}”到“{to}”的交接没有带上，就此丢失。',
            'zh-Hant': '「{touchpoint}」又問「{information}」，而顧客在「{asker}」已經說過：從「{from}」到「{to}」的交接沒有帶上，就此遺失。',
        },
        ...TRAIL_MESSAGES,
    },
    check: {
        journey: (journey, context) => {
            const { graph } = context;
            const asking = graph.touchpoints.filter(({ id, asks }) => asks !== undefined && graph.reachable.has(id));
            if (asking.length === 0 || isAskedOnce(context) || context.shared(uncertainty)(journey)) return;
            const flow = context.flowOf(journey);
            for (const touchpoint of asking) {
                const before = flow.askedBefore(touchpoint.id);
                for (const information of new Set(touchpoint.asks)) if (before.has(information)) look(information, touchpoint, context);
            }
        },
    },
};

/** Each thing is asked at one touchpoint, and nobody has asked before in another journey: then it cannot be asked again. */
function isAskedOnce({ journey, networkOf }: JourneyContext): boolean {
    const { journeys, touchpoints, into, has } = networkOf(journey);
    if (journeys.length > 1) return false;
    const asked = new Set<Ref>();
    for (const { id, asks } of touchpoints) {
        for (const ref of asks ?? []) {
            if (asked.has(ref)) return false;
            asked.add(ref);
        }
        if (into(id).some(({ from }) => !has(from))) return false;
    }
    return true;
}

function look(information: Ref, touchpoint: Touchpoint, context: JourneyContext): void {
    const { journey, project, flowOf, report } = context;
    const trail = flowOf(journey).wayTo(touchpoint.id, other =>
        other.asks?.includes(information) === true && other.id !== touchpoint.id && !isRetry(touchpoint, other, context) && !isDetail(touchpoint, other, project));
    if (trail === undefined) return;
    const cargo: Cargo = { as: 'information', ref: information };
    const end = destinationOf(touchpoint, cargo, project, true);
    const lost = trail.steps.find(step => dropsOn(step, cargo, project));
    report({
        at: end.at,
        ...(lost !== undefined && { message: 'lost' }),
        args: {
            touchpoint: labelOf(touchpoint), information: labelOf(project.information(information)!), asker: labelOf(trail.from),
            ...(lost !== undefined && endsOf(lost, project)),
        },
        related: placesAlong(trail, cargo, end, project),
    });
}

/** Both lie on one loop, and this one comes first in the text: it is the other one that asks again. */
function isRetry(touchpoint: Touchpoint, other: Touchpoint, { graph }: JourneyContext): boolean {
    return graph.loops.some(loop => loop.includes(touchpoint) && loop.includes(other) && loop.indexOf(touchpoint) < loop.indexOf(other));
}

/** One shows the other in detail: what the sub-journey asks is what its touchpoint asks. */
function isDetail(touchpoint: Touchpoint, other: Touchpoint, project: ProjectView): boolean {
    return zoomsDownTo(touchpoint, other.journey, project) || zoomsDownTo(other, touchpoint.journey, project);
}

function zoomsDownTo({ zoomsInto }: Touchpoint, journey: Ref, project: ProjectView): boolean {
    const first = project.journey(zoomsInto);
    if (first === undefined) return false;
    const found = new Set<Journey>([first]);
    for (const at of found) for (const target of zoomTargets(at, project)) found.add(target);
    return [...found].some(({ id }) => id === journey);
}
