import { reachableFrom, touchpointsBefore, type GraphWay, type JourneyGraph } from '../../analysis/graph';
import { partyChanges } from '../../analysis/way-ends';
import { elementKey, type Ref, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { ProjectView } from '../../model/view';
import type { Fix, JourneyContext, Rule } from '../rule';
import { channelsOf, customerChangesChannel, sidesOf, touchpointKey } from '../sides';

export const rule: Rule = {
    id: 'handoff-undeclared',
    category: 'ownership',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'The owner or the channel changes, and nobody wrote down a handoff',
        'zh-Hans': '负责人或渠道变了，却没有写下交接',
        'zh-Hant': '負責人或管道變了，卻沒有寫下交接',
    },
    rationale: `Cases get lost where one party ends and the next one begins. When the text only puts two touchpoints one after the other, nobody has said what
goes over, who takes it, by when, and what the customer hears. Write it down as a \`handoff\`.

When nothing is handed over – the customer just moves on – say so with \`path -> …\`. It is not reported between a team and the organisation around
it, when an owner or a channel is \`unknown\`, nor when the same owner goes on and the customer need not change over: a channel is shared, the company starts
the next touchpoint (\`initiated by owner\`), comes or sends something, or the channel before only shows something (an ad, a search result, a poster).`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" { channel counter }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      owner workshop
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      handoff -> test-ride {
        accepted by workshop within 1d
        tells "Your mechanic will wait for you at ten" via counter
      }
    }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      owner workshop
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'From “{from}” to “{to}” the case goes from “{fromOwner}” to “{toOwner}”, but no handoff says how. Write `handoff -> {target}`.',
            'zh-Hans': '从“{from}”到“{to}”，负责人由“{fromOwner}”变成“{toOwner}”，却没有写明如何交接。请写 `handoff -> {target}`。',
            'zh-Hant': '從「{from}」到「{to}」，負責人由「{fromOwner}」變成「{toOwner}」，卻沒有寫明如何交接。請寫 `handoff -> {target}`。',
        },
        channel: {
            en: 'From “{from}” to “{to}” the customer has to change from {fromChannels} to {toChannels}, but nothing says how it goes on. Write `path -> {target}`, or `handoff -> {target}` when something has to be handed over.',
            'zh-Hans': '从“{from}”到“{to}”，客户要从{fromChannels}换到{toChannels}，却没有写明如何衔接。请写 `path -> {target}`；如果有内容需要交接，请写 `handoff -> {target}`。',
            'zh-Hant': '從「{from}」到「{to}」，顧客要從{fromChannels}換到{toChannels}，卻沒有寫明如何銜接。請寫 `path -> {target}`；如果有內容需要交接，請寫 `handoff -> {target}`。',
        },
        next: {
            en: '“{to}” comes next, by the order of the text',
            'zh-Hans': '按书写顺序，下一个触点是“{to}”',
            'zh-Hant': '按書寫順序，下一個觸點是「{to}」',
        },
        'write-handoff': {
            en: 'Write down the handoff to “{to}”',
            'zh-Hans': '写下到“{to}”的交接',
            'zh-Hant': '寫下到「{to}」的交接',
        },
        'write-path': {
            en: 'Say that nothing is handed over: `path -> {target}`',
            'zh-Hans': '说明无需交接：`path -> {target}`',
            'zh-Hant': '說明無需交接：`path -> {target}`',
        },
    },
    check: {
        journey: (_journey, context) => {
            for (const way of context.graph.ways) if (way.kind === 'implicit') checkWay(way, context);
        },
    },
};

function checkWay(way: GraphWay, context: JourneyContext): void {
    const { project, graph } = context;
    const sides = sidesOf(way, context);
    if (sides === undefined) return;
    const ownerChanges = partyChanges(sides, project);
    if (!ownerChanges && !customerChangesChannel(sides, project)) return;

    const { from, to } = sides;
    const titles = { from: labelOf(from.touchpoint), to: labelOf(to.touchpoint), target: to.touchpoint.name };
    const handoff = written(way, 'handoff', 'write-handoff', graph, project, titles);
    // Where one team goes on in another channel there is mostly nobody to hand over to.
    const fixes = ownerChanges ? [handoff] : [written(way, 'path', 'write-path', graph, project, titles), handoff];
    context.report({
        at: { element: touchpointKey(from.touchpoint) },
        ...(!ownerChanges && { message: 'channel' }),
        args: ownerChanges ? { ...titles, fromOwner: labelOf(from.owner!), toOwner: labelOf(to.owner!) }
            : { ...titles, fromChannels: channelsOf(from, project), toChannels: channelsOf(to, project) },
        related: [{ at: { element: touchpointKey(to.touchpoint) }, message: 'next', args: titles }],
        fixes,
    });
}

/** Where one way is written the order of the text counts no more, so that the others are written down, too. */
function written(
    way: GraphWay, keyword: 'handoff' | 'path', title: string, graph: JourneyGraph, project: ProjectView, titles: Readonly<Record<string, string>>,
): Fix {
    const name = (id: Ref): string => project.touchpoint(id)?.name ?? id;
    const lines = graph.out(way.from).filter(other => other.kind === 'implicit').flatMap(other => {
        if (other.id !== way.id) return [`path -> ${name(other.to)}`];
        const carried = keyword === 'handoff' ? owedAndNeeded(graph, way, project) : [];
        if (carried.length === 0) return [`${keyword} -> ${name(way.to)}`];
        return [`${keyword} -> ${name(way.to)} {`, `  carries ${carried.join(', ')}`, '}'];
    });
    return { title, args: titles, safe: false, edits: [{ do: 'add-fact', element: elementKey('touchpoint', way.from), text: lines.join('\n') }] };
}

/** In a longer journey each fix would cost a walk through thousands of touchpoints; there it is the bare handoff. */
const MOST_SEARCHED = 500;

/** What the text itself says must go over: information given before and needed after, promises made before and met after. */
function owedAndNeeded(graph: JourneyGraph, way: GraphWay, project: ProjectView): readonly string[] {
    if (MOST_SEARCHED < graph.touchpoints.length) return [];
    const later = new Set([way.to, ...reachableFrom(graph, way.to)]);
    const before = touchpointsBefore(graph, way.from);
    const earlier = graph.touchpoints.filter(({ id }) => before.has(id));
    const after = graph.touchpoints.filter(({ id }) => later.has(id));
    const needed = new Set(after.flatMap(touchpoint => touchpoint.needs ?? []));
    const met = new Set(after.flatMap(touchpoint => touchpoint.meets ?? []));
    const known = earlier.flatMap(touchpoint => [...(touchpoint.asks ?? []), ...(touchpoint.gives ?? [])]);
    const open = earlier.flatMap(promised).filter(({ id }) => met.has(id) && !earlier.some(touchpoint => touchpoint.meets?.includes(id)));
    return [...new Set([
        ...known.filter(id => needed.has(id) && project.information(id) !== undefined),
        ...open.map(({ name }) => name),
    ])];
}

function promised(touchpoint: Touchpoint): readonly { readonly id: Ref; readonly name: string }[] {
    return (touchpoint.promises ?? []).flatMap(({ id, name }) => (id === undefined || name === undefined ? [] : [{ id, name }]));
}

