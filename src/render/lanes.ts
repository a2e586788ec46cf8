import { labelOf } from '../model/label';
import { elementKey, type Journey, type Stage, type Touchpoint } from '../model/model';
import { moved, paragraph, stacked, type Block } from './block';
import { ribbonOf, type StageSpan } from './ribbon';
import { group, list, shape, shifted, title, type Attributes, type SceneNode } from './scene';
import type { Words } from './words';

/** The columns of a table of lanes: one for each touchpoint, and one for a stage that has none. */
export interface Columns {
    readonly stages: readonly StageColumns[];
    readonly columns: readonly Column[];
    readonly widthPx: number;
}
export interface Column {
    /** Absent where a stage has none. */
    readonly touchpoint: Touchpoint | undefined;
    readonly stage: Stage;
    readonly leftPx: number;
    readonly widthPx: number;
}
export interface StageColumns extends StageSpan { readonly columns: readonly Column[] }

/** Of the titles of the lanes, on the left. */
export const LANE_TITLE_PX = 112;
export const COLUMN_PX = 188;
export const COLUMN_GAP_PX = 12;
/** Between the columns of two stages there is so much more. */
const STAGE_GAP_PX = 8;
/** How far the ground of a stage reaches beyond its columns. */
const STAGE_PADDING_PX = 6;

/** The touchpoints of a journey side by side, in their order. An addition at the end moves none before it. */
export function columnsOf(journey: Journey, columnPx = COLUMN_PX, gapPx = COLUMN_GAP_PX, titlePx = LANE_TITLE_PX): Columns {
    const stages: StageColumns[] = [];
    let x = titlePx + STAGE_PADDING_PX;
    for (const stage of journey.stages) {
        if (stages.length > 0) x += gapPx + STAGE_GAP_PX;
        const leftPx = x - STAGE_PADDING_PX;
        const columns = (stage.touchpoints.length === 0 ? [undefined] : stage.touchpoints).map((touchpoint, index): Column => {
            if (index > 0) x += gapPx;
            const column = { touchpoint, stage, leftPx: x, widthPx: columnPx };
            x += columnPx;
            return column;
        });
        stages.push({ stage, leftPx, rightPx: x + STAGE_PADDING_PX, columns });
    }
    return { stages, columns: stages.flatMap(({ columns }) => columns), widthPx: x + STAGE_PADDING_PX };
}

/** The columns whose touchpoints are drawn, by id; of two of one name, which is a finding, the first one. */
export function columnsById({ columns }: Columns): ReadonlyMap<string, Column> {
    const found = new Map<string, Column>();
    for (const column of columns) if (column.touchpoint !== undefined && !found.has(column.touchpoint.id)) found.set(column.touchpoint.id, column);
    return found;
}

/** One row of the table. */
export interface Lane {
    readonly key: string;
    readonly title: string;
    readonly note?: string;
    readonly heightPx: number;
    /** In the coordinates of the table: x as in the columns, y from 0 at the top of the lane. */
    readonly nodes: readonly SceneNode[];
}

/** How the cells of a lane are grouped. */
export interface CellGroups { readonly keyOf: (key: string) => string; /** By what a page filters. */ readonly facets: (touchpoint: Touchpoint) => Attributes }

/**
 * A lane of what each column says by itself; undefined when none says anything.
 * @param groups makes each cell a group of its touchpoint, so that a page finds it where it finds the card.
 */
export function cellLane(key: string, laneTitle: string, { columns }: Columns, cell: (column: Column) => Block, groups?: CellGroups): Lane | undefined {
    let heightPx = 0;
    const nodes = columns.flatMap((column): readonly SceneNode[] => {
        const block = cell(column);
        if (block.heightPx === 0) return [];
        heightPx = Math.max(heightPx, block.heightPx);
        const { touchpoint, leftPx } = column;
        if (groups === undefined || touchpoint === undefined) return moved(block, leftPx, 0);
        const key = elementKey('touchpoint', touchpoint.id);
        const attributes = { transform: `translate(${leftPx} 0)`, role: 'group', ...groups.facets(touchpoint) };
        return [group(groups.keyOf(key), 'cell', attributes, [title(labelOf(touchpoint), [key]), ...block.nodes])];
    });
    return heightPx === 0 ? undefined : { key, title: laneTitle, heightPx, nodes };
}

/** Each lane as its reader has folded it, with a sign of that in its title; as it is, where nobody can fold. */
export function foldedLanes(lanes: readonly (Lane | undefined)[], folded: ReadonlySet<string> | undefined): readonly (Lane | undefined)[] {
    if (folded === undefined) return lanes;
    return lanes.map((lane) => {
        if (lane === undefined) return undefined;
        if (!folded.has(lane.key)) return { ...lane, title: `▾ ${lane.title}` };
        const { note: _, ...rest } = lane;
        return { ...rest, title: `▸ ${lane.title}`, heightPx: 0, nodes: [] };
    });
}

const LANE_PADDING_PX = 10;
const RIBBON_GAP_PX = 4;

/** Lanes below each other with their titles, a line between them. @param topPx where they begin in what stands around them. */
export function laneRows(lanes: readonly (Lane | undefined)[], widthPx: number, topPx = 0): Block {
    const nodes: SceneNode[] = [];
    let y = topPx;
    for (const lane of lanes) {
        if (lane === undefined) continue;
        const name = stacked([paragraph(lane.title, LANE_TITLE_PX - 12, 'lane-title'), paragraph(lane.note ?? '', LANE_TITLE_PX - 12, 'lane-note')], 2);
        nodes.push(group(`lane:${lane.key}`, 'lane', { transform: `translate(0 ${y})`, role: 'listitem', 'aria-label': lane.title }, [
            ...(y === topPx ? [] : [shape('line', 'lane-line', { x1: 0, y1: 0, x2: widthPx, y2: 0 })]),
            ...moved(name, 0, LANE_PADDING_PX),
            ...lane.nodes.map((node) => shifted(node, 0, LANE_PADDING_PX)),
        ]));
        y += Math.ceil(Math.max(lane.heightPx, name.heightPx)) + 2 * LANE_PADDING_PX;
    }
    return { widthPx, heightPx: y - topPx, nodes };
}

/** The stages as a ribbon, and below them the lanes. */
export function laneTable(columns: Columns, lanes: readonly (Lane | undefined)[], words: Words): Block {
    const ribbon = ribbonOf(columns.stages, words);
    const topPx = ribbon.heightPx + RIBBON_GAP_PX;
    const rows = laneRows(lanes, columns.widthPx, topPx);
    const grounds = columns.stages.map(({ leftPx, rightPx }) => shape('rect', 'column', { x: leftPx, y: topPx, width: rightPx - leftPx, height: rows.heightPx, rx: 6 }));
    return {
        widthPx: columns.widthPx, heightPx: topPx + rows.heightPx,
        nodes: [group('grounds', 'grounds', {}, grounds), list('ribbon', 'ribbons', {}, ribbon.nodes), list('lanes', 'lanes', {}, rows.nodes)],
    };
}
