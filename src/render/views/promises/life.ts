import type { Arrival } from '../../../analysis/arrivals';
import type { CommitmentLife } from '../../../analysis/commitment-life';
import { labelOf } from '../../../model/label';
import type { Touchpoint } from '../../../model/model';
import { moved, paragraph, stacked, type Block } from '../../block';
import { ICON_PX, pathOf, type Glyph } from '../../icons';
import { shape, type SceneNode } from '../../scene';
import type { ProjectView } from '../../../model/view';
import { LIFE_PX } from './metrics';
import type { PromiseWords } from './words';

/** One place in the life of a promise: a sign on the line, what happens there, and where. */
interface Place { readonly sign: 'made' | Glyph; readonly paint: string; readonly heading: string; readonly place: string; readonly isBad?: boolean }

const GAP_PX = 8;
const SIGN_GAP_PX = 8;

/** From where it is made over the handoffs to what becomes of it, on one line. */
export function lifeBlock(life: CommitmentLife, view: ProjectView, words: PromiseWords): Block {
    const places = placesOf(life, view, words);
    const widthPx = LIFE_PX - ICON_PX - SIGN_GAP_PX;
    const rows = places.map(({ heading, place, isBad }) => stacked([
        paragraph(heading, widthPx, isBad === true ? 'promises-bad-ink' : 'promises-note'), paragraph(place, widthPx, 'body'),
    ]));
    const nodes: SceneNode[] = [];
    let y = 0;
    for (const [index, row] of rows.entries()) {
        const next = y + row.heightPx + GAP_PX;
        if (index < rows.length - 1) nodes.push(shape('line', 'promises-life', { x1: ICON_PX / 2, y1: y + ICON_PX + 4, x2: ICON_PX / 2, y2: next }));
        nodes.push(signOf(places[index]!, y), ...moved(row, ICON_PX + SIGN_GAP_PX, y));
        y = next;
    }
    return { widthPx: LIFE_PX, heightPx: y - GAP_PX, nodes };
}

function signOf({ sign, paint }: Place, y: number): SceneNode {
    if (sign === 'made') return shape('circle', paint, { cx: ICON_PX / 2, cy: y + ICON_PX / 2 + 2, r: 5 });
    return shape('path', paint, { d: pathOf(sign), transform: `translate(0 ${y + 2})` });
}

/** Several handoffs may carry it to one place, each under a condition of its own: that is one station of its life. */
function placesOnce(handoffs: CommitmentLife['handoffs']): CommitmentLife['handoffs'] {
    return handoffs.filter(({ way, isDropped }, index) => handoffs.findIndex((other) => other.way.to === way.to && other.isDropped === isDropped) === index);
}

function placesOf(life: CommitmentLife, view: ProjectView, words: PromiseWords): readonly Place[] {
    const { commitment, madeAt, handoffs, metAt, arrivals, brokenAt, contradictedAt, renewedBy, answeredBy } = life;
    const titleOf = (id: string): string => labelOf(view.touchpoint(id) ?? { id });
    const saidOf = (of: { readonly text?: string; readonly name?: string; readonly id?: string }): string => words.quoted(of.text ?? labelOf(of));
    return [
        { sign: 'made', paint: 'promises-made', heading: words.made[commitment.kind], place: labelOf(madeAt) },
        ...placesOnce(handoffs).map(({ way, isDropped }): Place => (isDropped
            ? { sign: 'cross', paint: 'promises-bad', heading: words.dropped, place: titleOf(way.to), isBad: true }
            : { sign: 'leave', paint: 'promises-life', heading: words.carried, place: titleOf(way.to) })),
        ...brokenAt.map(({ touchpoint, because }): Place => ({ sign: 'cross', paint: 'promises-bad', heading: words.broken, place: [labelOf(touchpoint), because === undefined ? '' : words.because(because)].filter((part) => part !== '').join('\n'), isBad: true })),
        ...contradictedAt.map((touchpoint): Place => ({ sign: 'cross', paint: 'promises-bad', heading: words.contradicted, place: labelOf(touchpoint), isBad: true })),
        ...renewedBy.map((promise): Place => ({ sign: 'again', paint: 'promises-life', heading: words.renewed, place: saidOf(promise) })),
        ...(metAt.length > 0 ? [] : answeredBy.map((promise): Place => ({ sign: 'speech', paint: 'promises-life', heading: words.answered, place: saidOf(promise) }))),
        ...metAt.map((touchpoint, index) => meetingPlace(touchpoint, arrivals[index]!, words)),
        ...unmetPlace(life, words),
    ];
}

function meetingPlace(touchpoint: Touchpoint, arrival: Arrival, words: PromiseWords): Place {
    const place = labelOf(touchpoint);
    if (arrival === 'never') return { sign: 'cross', paint: 'promises-bad', heading: words.noWay, place, isBad: true };
    if (arrival === 'afterwards') return { sign: 'leave', paint: 'promises-life', heading: words.afterwards, place };
    return { sign: 'tick', paint: 'promises-good', heading: words.met, place };
}

/** Where nothing meets it. */
function unmetPlace({ commitment, metAt, state }: CommitmentLife, words: PromiseWords): readonly Place[] {
    if (state === 'unreached') return [{ sign: 'ring', paint: 'promises-life', heading: words.unreached, place: '' }];
    if (metAt.length > 0 || (state !== 'dangling' && state !== 'not-yet')) return [];
    const heading = commitment.id === undefined ? words.nameless : state === 'dangling' ? words.nowhere : words.notYet;
    return [state === 'dangling' ? { sign: 'ring', paint: 'promises-bad', heading, place: '', isBad: true } : { sign: 'ring', paint: 'promises-life', heading, place: '' }];
}
