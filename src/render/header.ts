import { labelOf } from '../model/label';
import { UNKNOWN, type Journey, type Ref } from '../model/model';
import type { ProjectView } from '../model/view';
import { text, type SceneNode } from './scene';
import { widthOf, type Font } from './text/measure';
import { wrap } from './text/wrap';
import type { Words } from './words';

const TITLE: Font = { sizePx: 22, weight: 'bold' };
const FACT: Font = { sizePx: 12, weight: 'regular' };
const TITLE_LINE_PX = 30;
const FACT_LINE_PX = 20;
const FACT_GAP_PX = 24;
const HEADING_GAP_PX = 6;

interface Fact { readonly heading: string; readonly value: string }

/** The title of the journey and what holds for all of it, drawn at the origin. */
export function headerOf(journey: Journey, view: ProjectView, words: Words, widthPx: number): { readonly nodes: readonly SceneNode[]; readonly heightPx: number } {
    const nodes: SceneNode[] = [];
    let y = 0;
    for (const line of wrap(labelOf(journey), widthPx, TITLE)) {
        nodes.push(text('journey-title', 0, y + 22, line));
        y += TITLE_LINE_PX;
    }
    y += 2;
    let x = 0;
    for (const { heading, value } of factsOf(journey, view, words)) {
        const headingPx = Math.ceil(widthOf(heading, FACT)) + HEADING_GAP_PX;
        const wholePx = headingPx + Math.ceil(widthOf(value, FACT));
        if (0 < x && widthPx < x + wholePx) {
            x = 0;
            y += FACT_LINE_PX;
        }
        nodes.push(text('heading', x, y + 13, heading));
        const lines = wrap(value, Math.max(widthPx - x - headingPx, 0), FACT);
        lines.forEach((line, index) => nodes.push(text('value', x + headingPx, y + index * FACT_LINE_PX + 13, line)));
        y += (lines.length - 1) * FACT_LINE_PX;
        x = 1 < lines.length ? widthPx : x + wholePx + FACT_GAP_PX;
    }
    return { nodes, heightPx: y + FACT_LINE_PX };
}

function factsOf(journey: Journey, view: ProjectView, words: Words): readonly Fact[] {
    const named = (refs: readonly Ref[] | undefined, find: (id: Ref) => { readonly title?: string; readonly name: string } | undefined): string =>
        (refs ?? []).map((ref) => { const found = find(ref); return found === undefined ? ref : labelOf(found); }).join(words.listComma);
    const state = journey.state ?? 'planned';
    const facts: readonly Fact[] = [
        { heading: words.for, value: named(journey.personas, view.persona) },
        { heading: words.state, value: words.states[state] ?? state },
        { heading: words.view, value: journey.view === undefined ? '' : words.views[journey.view] ?? journey.view },
        { heading: words.owner, value: journey.owner === UNKNOWN ? words.ownerUnknown : named(journey.owner === undefined ? [] : [journey.owner], view.owner) },
        { heading: words.scenario, value: named(journey.scenarios, view.scenario) },
        { heading: words.goal, value: (journey.goals ?? []).join(words.listComma) },
    ];
    return facts.filter((fact) => fact.value !== '');
}
