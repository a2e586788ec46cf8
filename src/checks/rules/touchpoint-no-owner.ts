import { UNKNOWN, elementKey, type Ref, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Fix, JourneyContext, Rule } from '../rule';

export const rule: Rule = {
    id: 'touchpoint-no-owner',
    category: 'integrity',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'Nobody performs the touchpoint',
        'zh-Hans': '触点没有负责人',
        'zh-Hant': '觸點沒有負責人',
    },
    rationale: `Where the owner changes, a customer's case gets lost; so the checks have to know who performs each touchpoint. Write \`owner …\` in the touchpoint, or
once in its stage or its journey, for all of their touchpoints. When nobody said who it is, write \`owner unknown\`.

Not reported: a touchpoint that \`zooms into\` a journey of its own, one in a stage that comes \`later\`, and a journey in which no owner is
stated anywhere: that is reported once, as \`journey-no-owner\`.`,
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
  stage pay "Pay" {
    touchpoint bill "See the bill" {
      channel counter
      owner cafe
    }
    touchpoint card "Hold the card to the reader" {
      channel counter
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
  stage pay "Pay" {
    owner cafe
    touchpoint bill "See the bill" {
      channel counter
    }
    touchpoint card "Hold the card to the reader" {
      channel counter
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'Who performs the touchpoint “{touchpoint}”? Neither it nor its stage or journey has an owner.',
            'zh-Hans': '触点“{touchpoint}”由谁执行？它自身及所在的阶段、旅程都没有写负责人。',
            'zh-Hant': '觸點「{touchpoint}」由誰執行？它本身及所在的階段、旅程都沒有寫負責人。',
        },
        'name-owner': {
            en: '“{owner}” performs it',
            'zh-Hans': '由“{owner}”执行',
            'zh-Hant': '由「{owner}」執行',
        },
        'say-unknown': {
            en: 'Say that it is not known: `owner unknown`',
            'zh-Hans': '注明未知：`owner unknown`',
            'zh-Hant': '註明未知：`owner unknown`',
        },
    },
    check: {
        journey(journey, context) {
            const { graph, report } = context;
            if (!graph.touchpoints.some(touchpoint => graph.ownerOf(touchpoint) !== undefined)) return;
            for (const stage of journey.stages) {
                if (stage.later) continue;
                for (const touchpoint of stage.touchpoints) {
                    if (graph.ownerOf(touchpoint) !== undefined || touchpoint.zoomsInto !== undefined) continue;
                    report({ at: { element: elementKey('touchpoint', touchpoint.id) }, args: { touchpoint: labelOf(touchpoint) }, fixes: fixes(touchpoint, context) });
                }
            }
        },
    },
};

/** The owners of the touchpoints around it are the likely ones. */
function fixes(touchpoint: Touchpoint, { graph, project }: JourneyContext): readonly Fix[] {
    const element = elementKey('touchpoint', touchpoint.id);
    const around = [...graph.into(touchpoint.id).map(way => way.from), ...graph.out(touchpoint.id).map(way => way.to)];
    const likely = new Set<Ref>();
    for (const id of around) {
        const neighbour = project.touchpoint(id);
        const owner = neighbour === undefined ? undefined : graph.ownerOf(neighbour);
        if (owner !== undefined && owner !== UNKNOWN && project.owner(owner) !== undefined) likely.add(owner);
    }
    return [
        ...[...likely].map((owner): Fix => ({
            title: 'name-owner', args: { owner: labelOf(project.owner(owner)!) }, safe: false, edits: [{ do: 'add-fact', element, text: `owner ${owner}` }],
        })),
        { title: 'say-unknown', safe: false, edits: [{ do: 'add-fact', element, text: 'owner unknown' }] },
    ];
}
