import { journeysBehind } from '../../analysis/related';
import { elementKey, type Journey, type Ref, type Touchpoint } from '../../model/model';
import type { Place } from '../../model/source';
import { labelOf } from '../../model/label';
import type { Fix, JourneyContext, Rule } from '../rule';

export const rule: Rule = {
    id: 'context-undeclared',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'Information is used that nobody asks for or gives',
        'zh-Hans': '用到了从未询问或给出的信息',
        'zh-Hant': '用到了從未詢問或給出的資訊',
    },
    rationale: `Something is needed or carried here that never comes into the journey: no touchpoint \`asks\` the customer for it, and none \`gives\` it to them. In
practice somebody will ask at the last moment, or go without. Write \`asks\` where the customer is asked for it, or \`gives\` where they receive it.

Information of other journeys counts when they lead into this one by a handoff, are part of it or it of them (\`zooms into\`), or show the same
(\`mirrors\`). Each piece of information is reported once a journey, where it is first used.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter
information name "Name on the cup"

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay"
    touchpoint collect "Collect the coffee" {
      needs name
      ends success
    }
  }
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter
information name "Name on the cup"

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay" { asks name }
    touchpoint collect "Collect the coffee" {
      needs name
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{information}” is needed at “{touchpoint}”, but no touchpoint asks for it or gives it.',
            'zh-Hans': '“{touchpoint}”需要“{information}”，但没有任何触点询问或给出它。',
            'zh-Hant': '「{touchpoint}」需要「{information}」，但沒有任何觸點詢問或給出它。',
        },
        carried: {
            en: '“{information}” is carried on from “{touchpoint}”, but no touchpoint asks for it or gives it.',
            'zh-Hans': '从“{touchpoint}”带走了“{information}”，但没有任何触点询问或给出它。',
            'zh-Hant': '從「{touchpoint}」帶走了「{information}」，但沒有任何觸點詢問或給出它。',
        },
        also: {
            en: 'It is used here, too.',
            'zh-Hans': '这里也用到了它。',
            'zh-Hant': '這裡也用到了它。',
        },
        ask: {
            en: 'Ask the customer for it at “{touchpoint}”',
            'zh-Hans': '在“{touchpoint}”向客户询问',
            'zh-Hant': '在「{touchpoint}」向顧客詢問',
        },
        give: {
            en: 'Give it to the customer at “{touchpoint}”',
            'zh-Hans': '在“{touchpoint}”告知客户',
            'zh-Hant': '在「{touchpoint}」告知顧客',
        },
    },
    check: {
        journey(journey, context) {
            const { graph, project, report } = context;
            const isFound = (ref: Ref): boolean => project.information(ref) !== undefined;
            const isUndecided = graph.touchpoints.some(({ asks, gives }) => asks?.every(isFound) === false || gives?.every(isFound) === false);
            // A misspelt `asks` may be the one that is missed; so may be what a stage asks that comes later.
            if (isUndecided || journey.stages.some((stage, place) => stage.later && journey.stages.slice(place + 1).some(next => !next.later))) return;
            let behind: ReadonlySet<Ref> | undefined;
            for (const [information, uses] of usesFromElsewhere(context)) {
                if (!isFound(information)) continue;
                behind ??= comingInto(journeysBehind(journey, project));
                if (behind.has(information)) continue;
                const first = uses[0]!;
                report({
                    at: first.at,
                    ...(first.isCarried === true && { message: 'carried' }),
                    args: { information: labelOf(project.information(information)!), touchpoint: labelOf(first.touchpoint) },
                    related: uses.slice(1).map(({ at }) => ({ at, message: 'also' })),
                    fixes: fixes(information, first, context),
                });
            }
        },
    },
};

interface Use { readonly at: Place; readonly touchpoint: Touchpoint; readonly isCarried?: true }

/** What is needed at touchpoints and carried on ways and does not come into the journey itself, by information; first what is needed, in document order. */
function usesFromElsewhere({ journey, graph, project }: JourneyContext): ReadonlyMap<Ref, readonly Use[]> {
    const own = comingInto([journey]);
    const uses = new Map<Ref, Use[]>();
    const add = (information: Ref, use: Use): void => {
        const known = uses.get(information);
        if (known === undefined) uses.set(information, [use]);
        else known.push(use);
    };
    for (const touchpoint of graph.touchpoints) {
        touchpoint.needs?.forEach((ref, index) => {
            if (!own.has(ref)) add(ref, { at: { element: elementKey('touchpoint', touchpoint.id), field: 'needs', index }, touchpoint });
        });
    }
    for (const way of [...journey.ways, ...project.handoffsFrom(journey.id)]) {
        way.carries?.forEach(({ as, ref }, index) => {
            const touchpoint = as !== 'information' || own.has(ref) ? undefined : project.touchpoint(way.from);
            if (touchpoint === undefined) return;
            // One between journeys stands elsewhere: what is wrong with this journey is told in this journey.
            const at = way.journey === undefined ? { element: elementKey('touchpoint', touchpoint.id) } : { element: elementKey('way', way.id), field: 'carries', index };
            add(ref, { at, touchpoint, isCarried: true });
        });
    }
    return uses;
}

/** What the touchpoints of journeys ask for or give; an agreed time that a promise names is given with it. */
function comingInto(journeys: Iterable<Journey>): ReadonlySet<Ref> {
    const found = new Set<Ref>();
    for (const { stages } of journeys) {
        for (const { touchpoints } of stages) {
            for (const { asks, gives, promises } of touchpoints) {
                asks?.forEach(ref => found.add(ref));
                gives?.forEach(ref => found.add(ref));
                promises?.forEach(({ at }) => { if (at !== undefined) found.add(at); });
            }
        }
    }
    return found;
}

/** At the touchpoint from which it is carried, or before the one where it is needed. */
function fixes(information: Ref, { touchpoint, isCarried }: Use, { graph, project }: JourneyContext): readonly Fix[] {
    const before = isCarried === true ? touchpoint : project.touchpoint(graph.into(touchpoint.id)[0]?.from) ?? touchpoint;
    const element = elementKey('touchpoint', before.id);
    return (['asks', 'gives'] as const).map(keyword => ({
        title: keyword === 'asks' ? 'ask' : 'give', args: { touchpoint: labelOf(before) }, safe: false,
        edits: [{ do: 'add-item', element, field: keyword, keyword, text: information }],
    }));
}
