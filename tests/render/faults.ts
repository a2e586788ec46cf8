import type { Point } from '../../src/render/lines';
import type { FlowLayout, PlacedCard } from '../../src/render/views/flow/flow-layout';
import { CARD_WIDTH_PX } from '../../src/render/views/flow/metrics';

interface Segment { readonly line: number; readonly from: string; readonly to: string; readonly a: Point; readonly b: Point }

/** What is wrong with a layout, in words; empty when all is well. */
export function faultsOf(layout: FlowLayout): readonly string[] {
    const segments = layout.lines.flatMap(({ way, points }, line): Segment[] =>
        points.slice(1).map((b, index) => ({ line, from: way.from, to: way.to, a: points[index]!, b })));
    return [
        ...layout.cards.flatMap((card, index) => layout.cards.slice(index + 1).filter((other) => cardsOverlap(card, other)).map((other) => `cards ${card.card.key} and ${other.card.key} overlap`)),
        ...segments.filter(({ a, b }) => a.xPx !== b.xPx && a.yPx !== b.yPx).map((segment) => `a slanted piece from ${segment.from} to ${segment.to}`),
        ...segments.flatMap((segment) => layout.cards.filter((card) => runsThrough(segment, card)).map((card) => `the line from ${segment.from} to ${segment.to} runs through ${card.card.key}`)),
        ...segments.flatMap((segment, index) => segments.slice(index + 1).filter((other) => lieOnEachOther(segment, other))
            .map((other) => `the lines ${segment.from} → ${segment.to} and ${other.from} → ${other.to} lie on each other`)),
        ...segments.filter(({ a, b }) => [a, b].some((point) => isOutside(point, layout))).map((segment) => `the line from ${segment.from} to ${segment.to} leaves the table`),
        ...layout.cards.filter((card) => isOutside({ xPx: card.leftPx, yPx: card.topPx }, layout) || isOutside({ xPx: card.leftPx + CARD_WIDTH_PX, yPx: card.topPx + card.card.heightPx }, layout))
            .map((card) => `${card.card.key} leaves the table`),
    ];
}

function cardsOverlap(one: PlacedCard, other: PlacedCard): boolean {
    return one.leftPx < other.leftPx + CARD_WIDTH_PX && other.leftPx < one.leftPx + CARD_WIDTH_PX
        && one.topPx < other.topPx + other.card.heightPx && other.topPx < one.topPx + one.card.heightPx;
}

function runsThrough({ a, b }: Segment, { card, leftPx, topPx }: PlacedCard): boolean {
    return Math.min(a.xPx, b.xPx) < leftPx + CARD_WIDTH_PX && leftPx < Math.max(a.xPx, b.xPx)
        && Math.min(a.yPx, b.yPx) < topPx + card.heightPx && topPx < Math.max(a.yPx, b.yPx)
        || isInside(a, leftPx, topPx, card.heightPx) || isInside(b, leftPx, topPx, card.heightPx);
}

function isInside({ xPx, yPx }: Point, leftPx: number, topPx: number, heightPx: number): boolean {
    return leftPx < xPx && xPx < leftPx + CARD_WIDTH_PX && topPx < yPx && yPx < topPx + heightPx;
}

/** Lines of one source may begin together, and lines to one target may end together: they fork and merge. */
function lieOnEachOther(one: Segment, other: Segment): boolean {
    if (one.line === other.line || one.from === other.from || one.to === other.to) return false;
    const vertical = one.a.xPx === one.b.xPx && other.a.xPx === other.b.xPx && one.a.xPx === other.a.xPx;
    const horizontal = one.a.yPx === one.b.yPx && other.a.yPx === other.b.yPx && one.a.yPx === other.a.yPx;
    if (vertical) return 0 < shared(one.a.yPx, one.b.yPx, other.a.yPx, other.b.yPx);
    return horizontal && 0 < shared(one.a.xPx, one.b.xPx, other.a.xPx, other.b.xPx);
}

function shared(a: number, b: number, c: number, d: number): number {
    return Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d));
}

function isOutside({ xPx, yPx }: Point, { widthPx, heightPx }: FlowLayout): boolean {
    return xPx < 0 || widthPx < xPx || yPx < 0 || heightPx < yPx;
}
