import { UNKNOWN, elementKey, type Ref, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Fix, JourneyContext, Rule } from '../rule';

export const rule: Rule = {
    id: 'touchpoint-no-channel',
    category: 'integrity',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'The touchpoint happens nowhere',
        'zh-Hans': '触点没有渠道',
        'zh-Hant': '觸點沒有管道',
    },
    rationale: `A touchpoint is where the customer and the company meet, so it has a place: an app, a counter, a call. Without it nobody sees where the customer
has to switch. Write \`channel …\` in the touchpoint, or once in its stage for all of its touchpoints. Several channels mean that the customer chooses.
When nobody said which one it was, write \`channel unknown\`.

Not reported: a touchpoint that \`zooms into\` a journey of its own, and one in a stage that comes \`later\`.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" { channel counter }
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
    messages: {
        default: {
            en: 'Where does the touchpoint “{touchpoint}” happen? Neither it nor its stage has a channel.',
            'zh-Hans': '触点“{touchpoint}”发生在哪里？它自身和所在阶段都没有写渠道。',
            'zh-Hant': '觸點「{touchpoint}」發生在哪裡？它本身和所在階段都沒有寫管道。',
        },
        'name-channel': {
            en: 'It happens through “{channel}”',
            'zh-Hans': '发生在“{channel}”',
            'zh-Hant': '發生在「{channel}」',
        },
        'say-unknown': {
            en: 'Say that it is not known: `channel unknown`',
            'zh-Hans': '注明未知：`channel unknown`',
            'zh-Hant': '註明未知：`channel unknown`',
        },
    },
    check: {
        stage(stage, context) {
            if (stage.later) return;
            const { graph } = context;
            for (const touchpoint of stage.touchpoints) {
                if (graph.channelsOf(touchpoint).length > 0 || touchpoint.zoomsInto !== undefined) continue;
                context.report({
                    at: { element: elementKey('touchpoint', touchpoint.id) }, args: { touchpoint: labelOf(touchpoint) }, fixes: fixes(touchpoint, context),
                });
            }
        },
    },
};

/** The channels of the touchpoints around it are the likely ones. */
function fixes(touchpoint: Touchpoint, { graph, project }: JourneyContext): readonly Fix[] {
    const element = elementKey('touchpoint', touchpoint.id);
    const around = [...graph.into(touchpoint.id).map(way => way.from), ...graph.out(touchpoint.id).map(way => way.to)];
    const likely = new Set<Ref>();
    for (const id of around) {
        const neighbour = project.touchpoint(id);
        for (const channel of neighbour === undefined ? [] : graph.channelsOf(neighbour)) {
            if (channel !== UNKNOWN && project.channel(channel) !== undefined) likely.add(channel);
        }
    }
    return [
        ...[...likely].slice(0, 3).map((channel): Fix => ({
            title: 'name-channel', args: { channel: labelOf(project.channel(channel)!) }, safe: false, edits: [{ do: 'add-fact', element, text: `channel ${channel}` }],
        })),
        { title: 'say-unknown', safe: false, edits: [{ do: 'add-fact', element, text: 'channel unknown' }] },
    ];
}
