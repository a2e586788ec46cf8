import { grouped } from '../../../model/grouped';
import type { Seam } from './seams';

/** How far right of the middle of its source a line leaves, and of its target it comes in. */
export interface Ports { readonly outPx: number; readonly inPx: number }
/** A seam that knows the height of its line, and the slot of its box, counted as columns are. */
export interface LevelSeam { readonly seam: Seam; readonly linePx: number; readonly slot: number | undefined }

/** Lines in on the left of the middle, lines out on its right. */
const ALONE_PX = 6;
/** Boxes begin 16 px from the middle of a column. */
const FARTHEST_PX = 14;
const STEP_PX = 9;

/**
 * Lines of one kind leave a column together, and come into it together; each kind beside the others, so that two of them never
 * look like one. Where there are several, those to the left have another place than those to the right: two that turn at one
 * height would lie on each other.
 */
export function portsOf(seams: readonly LevelSeam[]): (seam: Seam) => Ports {
    const columns = new Map<number, { readonly out: Turn[]; readonly into: Turn[] }>();
    const at = (place: number): { readonly out: Turn[]; readonly into: Turn[] } => {
        const known = columns.get(place) ?? { out: [], into: [] };
        columns.set(place, known);
        return known;
    };
    for (const { seam, linePx, slot } of seams) {
        const { from, to } = seam;
        if (from !== undefined) at(from).out.push({ seam, linePx, isAcross: slot === undefined ? (to ?? from) < from : slot < from });
        if (to !== undefined) at(to).into.push({ seam, linePx, isAcross: slot === undefined ? to < (from ?? to) : to <= slot });
    }
    const [outPx, inPx] = [new Map<Seam, number>(), new Map<Seam, number>()];
    for (const { out, into } of columns.values()) {
        const [ins, outs] = [[...groupsOf(into)].reverse(), groupsOf(out)];
        const places = placesOf(ins.length, outs.length);
        for (const [index, group] of ins.entries()) for (const { seam } of group) inPx.set(seam, places[index]!);
        for (const [index, group] of outs.entries()) for (const { seam } of group) outPx.set(seam, places[ins.length + index]!);
    }
    return (seam) => ({ outPx: outPx.get(seam) ?? ALONE_PX, inPx: inPx.get(seam) ?? -ALONE_PX });
}

/** Where a line turns out of its column. `isAcross`: past the middle, to the other side. */
interface Turn { readonly seam: Seam; readonly linePx: number; readonly isAcross: boolean }

/** Those that share a place; the first ones nearest to the middle: who turns across first, and last who turns away first, so that the fewest cross. */
function groupsOf(turns: readonly Turn[]): readonly (readonly Turn[])[] {
    if (turns.every(({ seam: { kind } }) => kind === turns[0]!.seam.kind)) return turns.length === 0 ? [] : [turns];
    const groups = grouped(turns, ({ seam: { kind }, isAcross }) => `${kind} ${isAcross}`);
    return [...groups.values()].sort(([a], [b]) => Number(b!.isAcross) - Number(a!.isAcross) || (a!.isAcross ? a!.linePx - b!.linePx : b!.linePx - a!.linePx));
}

/** From the left to the right: those that come in, and those that leave. */
function placesOf(ins: number, outs: number): readonly number[] {
    if (ins < 2 && outs < 2) return [...ins === 0 ? [] : [-ALONE_PX], ALONE_PX];
    // Farther left, the head of an arrow would lie on the mark of the box beside it.
    const leftmostPx = ins > 0 ? -ALONE_PX : -FARTHEST_PX;
    const stepPx = Math.min(STEP_PX, (FARTHEST_PX - leftmostPx) / (ins + outs - 1));
    const firstPx = ins > 0 ? leftmostPx : Math.min(ALONE_PX, FARTHEST_PX - (outs - 1) * stepPx);
    return Array.from({ length: ins + outs }, (_, index) => firstPx + index * stepPx);
}
