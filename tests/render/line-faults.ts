import { fontOf, PAINTS } from '../../src/render/paints';
import type { Scene, SceneNode } from '../../src/render/scene';
import { widthOf } from '../../src/render/text/measure';

interface Point { readonly x: number; readonly y: number }
interface Box { readonly name: string; readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
/** A straight piece of a line; `of` is the key of the group that it stands in. */
interface Piece { readonly of: string; readonly paint: string; readonly a: Point; readonly b: Point }

export interface Lines {
    /** Paints of lines that must keep clear of cards and texts. */
    readonly lines: readonly string[];
    /** Paints of cards. */
    readonly cards: readonly string[];
}

/** Lines that run through a card or a text, or on each other, in words; empty when all is well. Lines that leave one card together, or come into one, may. */
export function lineFaults(scene: Scene, { lines, cards }: Lines): readonly string[] {
    const { pieces, boxes } = gathered(scene, new Set(lines), new Set(cards));
    const through = pieces.flatMap((piece) => boxes.filter((box) => crosses(piece, box)).map((box) => `a line (${piece.paint}) of ${piece.of} runs through ${box.name}`));
    const ways = pieces.flatMap((piece) => {
        const ends = /^way:[^.]*\.([^#]*?)->([^# ~]*)(?:#\d+)?(?: fallback ([^:~]*):fallback)?(?:~\d+)?$/.exec(piece.of);
        return ends === null ? [] : [{ ...piece, from: ends[1]!, to: ends[3] ?? ends[2]! }];
    });
    const along = new Map<string, typeof ways>();
    for (const piece of ways) {
        const track = piece.a.x === piece.b.x ? `x${piece.a.x}` : piece.a.y === piece.b.y ? `y${piece.a.y}` : undefined;
        if (track === undefined) continue;
        along.set(track, [...along.get(track) ?? [], piece]);
    }
    const on = [...along.values()].flatMap((same) => same.flatMap((one, index) => same.slice(index + 1)
        .filter((other) => one.from !== other.from && one.to !== other.to && isShared(one, other)).map((other) => `${one.of} and ${other.of} lie on each other`)));
    return [...through, ...on];
}

function gathered(scene: Scene, lines: ReadonlySet<string>, cards: ReadonlySet<string>): { readonly pieces: readonly Piece[]; readonly boxes: readonly Box[] } {
    const pieces: Piece[] = [];
    const boxes: Box[] = [];
    const visit = (nodes: readonly SceneNode[], x: number, y: number, of: string): void => {
        for (const node of nodes) {
            const { attributes, class: paint = '' } = node;
            const [, right, down] = /^translate\((\S+) (\S+)\)$/.exec(String(attributes.transform ?? '')) ?? ['', '0', '0'];
            const [left, top] = [x + Number(right), y + Number(down)];
            if (node.tag === 'g') visit(node.children ?? [], left, top, node.key ?? of);
            else if (node.tag === 'text' && PAINTS[paint]?.line?.['font-size'] !== undefined) boxes.push(wordBox(node, x, y));
            else if (node.tag === 'rect' && cards.has(paint)) boxes.push(cardBox(node, x, y, of));
            else if (lines.has(paint)) for (const [a, b] of piecesOf(node)) pieces.push({ of, paint, a: { x: left + a.x, y: top + a.y }, b: { x: left + b.x, y: top + b.y } });
        }
    };
    visit(scene.nodes, 0, 0, '');
    return { pieces, boxes };
}

function wordBox({ attributes, text = '', class: paint = '' }: SceneNode, x: number, y: number): Box {
    const font = fontOf(paint);
    const [left, baseline] = [x + Number(attributes.x), y + Number(attributes.y)];
    return { name: `“${text}”`, left, right: left + widthOf(text, font) / 1.05, top: baseline - font.sizePx * 0.75, bottom: baseline + font.sizePx * 0.15 };
}

function cardBox({ attributes }: SceneNode, x: number, y: number, of: string): Box {
    const [left, top] = [x + Number(attributes.x), y + Number(attributes.y)];
    return { name: `the card of ${of}`, left, top, right: left + Number(attributes.width), bottom: top + Number(attributes.height) };
}

/** Of a line, or of a path of straight pieces with rounded corners. */
function piecesOf({ tag, attributes }: SceneNode): readonly (readonly [Point, Point])[] {
    if (tag === 'line') return [[{ x: Number(attributes.x1), y: Number(attributes.y1) }, { x: Number(attributes.x2), y: Number(attributes.y2) }]];
    if (tag !== 'path') return [];
    const found: (readonly [Point, Point])[] = [];
    let at: Point | undefined;
    for (const [, command, numbers] of String(attributes.d).matchAll(/([MLQ])([-\d. ]+)/g)) {
        const values = numbers!.trim().split(/ +/).map(Number);
        const to = { x: values.at(-2)!, y: values.at(-1)! };
        // The inside of a corner lies between its two straight pieces.
        if (command === 'L' && at !== undefined) found.push([at, to]);
        at = to;
    }
    return found;
}

/** A touch at the edge is none. */
const EDGE_PX = 1.5;

function crosses({ a, b }: Piece, box: Box): boolean {
    return Math.min(a.x, b.x) < box.right - EDGE_PX && box.left + EDGE_PX < Math.max(a.x, b.x)
        && Math.min(a.y, b.y) < box.bottom - EDGE_PX && box.top + EDGE_PX < Math.max(a.y, b.y);
}

function isShared(one: Piece, other: Piece): boolean {
    const along = one.a.x === one.b.x ? 'y' as const : 'x' as const;
    if ((other.a.x === other.b.x ? 'y' : 'x') !== along) return false;
    return Math.max(Math.min(one.a[along], one.b[along]), Math.min(other.a[along], other.b[along])) < Math.min(Math.max(one.a[along], one.b[along]), Math.max(other.a[along], other.b[along])) - EDGE_PX;
}
