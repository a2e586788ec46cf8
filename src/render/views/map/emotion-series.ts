import { comesAfterIn } from '../../../analysis/graph';
import { labelOf } from '../../../model/label';
import type { Feeling, Ref } from '../../../model/model';
import type { Column } from '../../lanes';
import { listInWords } from '../../words';
import type { MapParts } from './parts';

/** What one persona feels from touchpoint to touchpoint; all of them alike when the text does not tell them apart. */
export interface EmotionSeries {
    /** Absent when it is of all personas. */
    readonly persona?: string;
    /** By column; undefined where no number is stated. */
    readonly felt: readonly (Felt | undefined)[];
}
export interface Felt {
    readonly score: number;
    readonly text?: string;
    /** A guess: nobody was asked or watched. */
    readonly isAssumed: boolean;
    /** It is worth a label: a peak, a low, or the end. */
    readonly isNotable: boolean;
    /** No customer feels it after what stands before it: no way leads from there to here, e.g. from one end to another one. */
    readonly isApart: boolean;
}

/** One line for each persona that a feeling names, and one for those that none names. */
export function emotionSeries(parts: MapParts): readonly EmotionSeries[] {
    const { columns: { columns }, journey, context } = parts;
    const named = new Set<Ref>();
    for (const { touchpoint } of columns) for (const { persona } of touchpoint?.feels ?? []) if (persona !== undefined) named.add(persona);
    const isOfAll = (feels: readonly Feeling[] | undefined): boolean => feels?.some(({ persona, score }) => persona === undefined && score !== undefined) === true;
    const others = (journey.personas ?? []).filter((ref) => !named.has(ref));
    const hasOthers = named.size === 0 || (others.length > 0 && columns.some(({ touchpoint }) => isOfAll(touchpoint?.feels)));
    const isApart = apartIn(parts);
    const nameOf = (ref: Ref): string => { const found = context.project.persona(ref); return found === undefined ? ref : labelOf(found); };
    return [
        ...[...named].map((ref) => ({ persona: nameOf(ref), felt: feltBy(ref, isApart, parts) })),
        ...(hasOthers ? [{ ...(named.size > 0 && { persona: listInWords(others.map(nameOf), parts.common) }), felt: feltBy(undefined, isApart, parts) }] : []),
    ].filter(({ felt }) => felt.some((each) => each !== undefined));
}

/** By column, whether no way leads to it from the one before. */
function apartIn({ columns: { columns }, graph, context: { project } }: MapParts): readonly boolean[] {
    if (graph.targetUnknown) return columns.map(() => false);
    const comesAfter = comesAfterIn(graph);
    // Who left for another journey may come back by it.
    const returns = new Set(project.handoffsFrom(graph.journey.id).length === 0 ? [] : project.handoffsInto(graph.journey.id).map(({ to }) => to));
    return columns.map(({ touchpoint }, place) => {
        const before = columns[place - 1]?.touchpoint;
        return touchpoint !== undefined && before !== undefined && touchpoint.id !== before.id && !returns.has(touchpoint.id) && !comesAfter(touchpoint.id, before.id);
    });
}

function feltBy(persona: Ref | undefined, isApart: readonly boolean[], { columns: { columns }, journey }: MapParts): readonly (Felt | undefined)[] {
    const felt = columns.map(({ touchpoint, stage }: Column, place): Omit<Felt, 'isNotable'> | undefined => {
        const scored = touchpoint?.feels?.filter(({ score }) => score !== undefined) ?? [];
        const feeling = scored.find((each) => each.persona === persona) ?? scored.find((each) => each.persona === undefined);
        if (feeling?.score === undefined) return undefined;
        const evidence = touchpoint?.evidence ?? stage.evidence ?? journey.evidence;
        // Words of a customer are no guess.
        const isAssumed = evidence?.kind === 'assumption' && touchpoint?.quotes === undefined;
        return { score: Math.max(-2, Math.min(2, feeling.score)), ...(feeling.text !== undefined && { text: feeling.text }), isAssumed, isApart: isApart[place]! };
    });
    const scores = felt.map((each) => each?.score);
    const known = scores.filter((score) => score !== undefined);
    const [highest, lowest] = [Math.max(...known), Math.min(...known)];
    const last = scores.reduce<number>((latest, score, place) => (score === undefined ? latest : place), -1);
    const endsBehind = (place: number): boolean => scores[place + 1] === undefined || isApart[place + 1] === true;
    const beginsAt = (place: number): boolean => scores[place - 1] === undefined || isApart[place] === true;
    return felt.map((each, place) => each && {
        ...each, isNotable: place === last || isApart[place + 1] === true || isTurn(scores, place, isApart) || ((beginsAt(place) || endsBehind(place)) && (each.score === highest || each.score === lowest)),
    });
}

/** It is higher or lower than what comes before and after it; of several alike in a row, the first one. */
function isTurn(scores: readonly (number | undefined)[], place: number, isApart: readonly boolean[]): boolean {
    const here = scores[place]!;
    const before = isApart[place] === true ? undefined : scores[place - 1];
    if (before === undefined || before === here) return false;
    let next = place + 1;
    while (scores[next] === here && isApart[next] !== true) next++;
    const after = isApart[next] === true ? undefined : scores[next];
    return after !== undefined && before < here === after < here && after !== here;
}
