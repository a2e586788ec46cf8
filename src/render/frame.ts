import { beside, boxed, flowed, moved, NOTHING, paragraph, stacked, type Block } from './block';
import type { PictureContext } from './picture';
import { group, shape, type Scene, type SceneNode } from './scene';
import { eastAsianLanguageOf } from './text/language';

/** A heading with its value, e.g. `Owner 售后客服`. Those without a value are left out. */
export interface Fact { readonly heading: string; readonly value: string }
/** A figure worth a look: `3 of 4` over `promises kept`. `isBad` draws attention to it; `about`: what the figure is of, below its label. */
export interface Tile { readonly figure: string; readonly label: string; readonly about?: string; readonly isBad?: boolean }

/** What every picture has around what it shows. */
export interface Frame {
    readonly title: string;
    /** In a sentence, for those who do not see it. */
    readonly description: string;
    readonly facts?: readonly Fact[];
    readonly tiles?: readonly Tile[];
    /** Drawn at the origin; its nodes are the groups of the scene. */
    readonly body: Block;
    /** Explains the signs that occur, and no others. */
    readonly legend?: Block;
    /** Words by the author, by which the language of their ideographs is told. */
    readonly words: string;
}

export const FRAME_PADDING_PX = 24;
/** A header needs this width, however narrow what it stands over is. */
export const NARROWEST_BODY_PX = 512;
const HEADER_GAP_PX = 16;
const LEGEND_GAP_PX = 16;

/** The width that header and legend of a body have. */
export const frameWidth = (body: Block): number => Math.max(NARROWEST_BODY_PX, body.widthPx);

export function framed({ title, description, facts = [], tiles = [], body, legend = NOTHING, words }: Frame, { theme, locale }: Pick<PictureContext, 'theme' | 'locale'>): Scene {
    const innerPx = frameWidth(body);
    const header = stacked([paragraph(title, innerPx, 'journey-title'), factsBlock(facts, innerPx), tilesBlock(tiles, innerPx)], 8);
    const bodyTopPx = FRAME_PADDING_PX + header.heightPx + HEADER_GAP_PX;
    const legendTopPx = bodyTopPx + body.heightPx + LEGEND_GAP_PX;
    const endPx = legend.heightPx === 0 ? bodyTopPx + body.heightPx : legendTopPx + legend.heightPx;
    const widthPx = Math.ceil(innerPx + 2 * FRAME_PADDING_PX);
    const heightPx = Math.ceil(endPx + FRAME_PADDING_PX);
    const nodes: SceneNode[] = [
        shape('rect', 'paper', { width: widthPx, height: heightPx }),
        group('header', 'header', { transform: `translate(${FRAME_PADDING_PX} ${FRAME_PADDING_PX})` }, header.nodes),
        ...moved(body, FRAME_PADDING_PX, bodyTopPx),
        ...(legend.heightPx === 0 ? [] : [group('legend', 'legend', { transform: `translate(${FRAME_PADDING_PX} ${legendTopPx})` }, legend.nodes)]),
    ];
    const eastAsian = eastAsianLanguageOf(words);
    return { widthPx, heightPx, theme, locale, ...(eastAsian !== undefined && { eastAsian }), nodes, title, description };
}

const FACT_GAP_PX = 24;

function factsBlock(facts: readonly Fact[], widthPx: number): Block {
    const blocks = facts.filter(({ value }) => value !== '').map(({ heading, value }) => {
        const name = paragraph(heading, widthPx, 'heading');
        return beside([name, paragraph(value, Math.max(widthPx - name.widthPx - 6, 40), 'value')], 6, 'top');
    });
    return flowed(blocks, widthPx, FACT_GAP_PX, 3);
}

const TILE_PX = 116;
const TILE_PADDING_PX = 8;
const TILE_SIDE_PX = 12;
const TILE_GAP_PX = 10;

function tilesBlock(tiles: readonly Tile[], widthPx: number): Block {
    const contents = tiles.map(({ figure, label, about = '', isBad = false }) => stacked([paragraph(figure, TILE_PX * 3, isBad ? 'tile-bad' : 'tile-number'), paragraph(label, TILE_PX * 1.6, 'tile-label'), paragraph(about, TILE_PX * 1.6, 'tile-label')], 1));
    const heightPx = Math.max(0, ...contents.map((content) => content.heightPx)) + 2 * TILE_PADDING_PX;
    const inRow = (leastPx: number): readonly Block[] => contents.map((content) => boxed(content, { paint: 'tile', paddingPx: TILE_SIDE_PX, paddingTopPx: TILE_PADDING_PX, widthPx: leastPx, heightPx }));
    // A little narrower, they may all stand in one row: one alone below the others looks as if it were something else.
    const [usual, narrow] = [TILE_PX, Math.floor((widthPx - (tiles.length - 1) * TILE_GAP_PX) / tiles.length)].map(inRow) as [readonly Block[], readonly Block[]];
    return flowed([usual, narrow].find((row) => beside(row, TILE_GAP_PX).widthPx <= widthPx) ?? usual, widthPx, TILE_GAP_PX, TILE_GAP_PX);
}
