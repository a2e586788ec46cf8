import { accountableFor, isOutside } from '../../../analysis/owners';
import type { BlindStretch } from '../../../analysis/visibility';
import { grouped } from '../../../model/grouped';
import { labelOf } from '../../../model/label';
import { elementKey } from '../../../model/model';
import { boxed, hatched, lineHeightOf, moved, paragraph, type Block } from '../../block';
import type { Lane } from '../../lanes';
import { group, shape, title } from '../../scene';
import { pileUp } from './bars';
import type { MapParts } from './parts';

const PADDING_PX = 4;
const LEAST_PX = lineHeightOf('map-blind-word') + 4 * PADDING_PX;
const WORD_INSET_PX = 16;

/** Where nobody inside gets to know what happens: hatched, with the words who does not. */
export function blindLane(parts: MapParts): Lane | undefined {
    const { columns, words, visibility, keyOf } = parts;
    // Two stretches of which the same is said, one right behind the other, are one band.
    const stretches = grouped(visibility.stretches, (stretch) => `${stretch.by.id}\n${notVisible(stretch, parts)}`);
    const bands = [...stretches.values()].flatMap((same) => bandsOf(same, parts)).sort((a, b) => a.leftPx - b.leftPx);
    if (bands.length === 0) return undefined;
    const piled = pileUp(bands, columns.columns.length * 2 + 1, 4);
    return {
        key: 'blind', title: words.lanes.blind, heightPx: piled.heightPx,
        nodes: bands.map((band, index) => group(keyOf(elementKey('owner', band.stretch.by.id)), 'blind', { transform: `translate(${band.leftPx} ${piled.tops[index]!})` }, [
            title(`${labelOf(band.stretch.by)}: ${notVisible(band.stretch, parts)}`),
            shape('rect', 'map-blind', { x: 0.5, y: 0.5, width: band.widthPx - 1, height: band.heightPx - 1, rx: 4 }),
            hatched(band.widthPx, band.heightPx),
            ...moved(band.word, Math.round((band.widthPx - band.word.widthPx) / 2), Math.round((band.heightPx - band.word.heightPx) / 2)),
        ])),
    };
}

/** Places along the columns in halves: column 2 begins at 4 and ends at 5, its middle lies between. */
interface Band { readonly stretch: BlindStretch; readonly first: number; readonly last: number; readonly leftPx: number; readonly widthPx: number; readonly heightPx: number; readonly word: Block }

/** A touchpoint is blind in all its column, a handoff from the middle of one column to that of another. */
function bandsOf(stretches: readonly BlindStretch[], parts: MapParts): readonly Band[] {
    const { placeOf, columns: { columns } } = parts;
    const [stretch] = stretches;
    if (stretch === undefined) return [];
    const spans = [
        ...stretches.flatMap(({ touchpoints }) => touchpoints).flatMap(({ id }) => { const place = placeOf.get(id); return place === undefined ? [] : [{ first: 2 * place, last: 2 * place + 1 }]; }),
        ...stretches.flatMap(({ ways }) => ways).flatMap(({ from, to }) => {
            const [source, target] = [placeOf.get(from), placeOf.get(to)];
            if (source === undefined || target === undefined || source === target) return [];
            return [{ first: 2 * Math.min(source, target) + 1, last: 2 * Math.max(source, target) }];
        }),
    ].sort((a, b) => a.first - b.first);
    const joined: { first: number; last: number }[] = [];
    for (const span of spans) {
        const before = joined.at(-1);
        if (before !== undefined && span.first <= before.last + 1) before.last = Math.max(before.last, span.last);
        else joined.push({ ...span });
    }
    return joined.map(({ first, last }) => {
        const half = (place: number): number => columns[place >> 1]!.leftPx + (place % 2 === 0 ? 0 : columns[place >> 1]!.widthPx / 2);
        const endOf = (place: number): number => columns[place >> 1]!.leftPx + columns[place >> 1]!.widthPx / (place % 2 === 0 ? 2 : 1);
        const leftPx = half(first);
        const widthPx = endOf(last) - leftPx;
        // The words stand on a plate, because nobody can read them on strokes.
        const word = boxed(paragraph(notVisible(stretch, parts), widthPx - WORD_INSET_PX - 2 * PADDING_PX, 'map-blind-word'), { paint: 'map-blind-plate', paddingPx: PADDING_PX, paddingTopPx: 1, radiusPx: 3 });
        return { stretch, first, last, leftPx, widthPx, word, heightPx: Math.max(LEAST_PX, word.heightPx + 2 * PADDING_PX) };
    });
}

/** Who answers for it inside, else for the whole journey. */
function notVisible({ by, touchpoints }: BlindStretch, { context: { project }, journey, words }: MapParts): string {
    const owner = [touchpoints.find(({ accountable }) => accountable !== undefined)?.accountable, accountableFor(by, project), journey.owner]
        .map((ref) => project.owner(ref)).find((found) => found !== undefined && !isOutside(found, project));
    return owner === undefined ? words.notVisible : words.notVisibleTo(labelOf(owner));
}
