import type { JourneyGraph } from '../../../analysis/graph';
import { isOutside } from '../../../analysis/owners';
import { labelOf } from '../../../model/label';
import { elementKey, type ElementKey, type Journey, type LaneItem, type Touchpoint } from '../../../model/model';
import { moved, NOTHING, paragraph, type Block } from '../../block';
import { facetsOf } from '../../facets';
import { framed, frameWidth } from '../../frame';
import { journeyFacts, journeyWords } from '../../journey-header';
import { uniqueKeys } from '../../keys';
import { columnsOf, type Columns } from '../../lanes';
import { legendOf } from '../../legend';
import { arrow, type Point } from '../../lines';
import { marksOf, type MarkMaker } from '../../marks';
import type { PictureContext } from '../../picture';
import { ribbonOf } from '../../ribbon';
import { group, list, shape, title, type Attributes, type Scene, type SceneNode } from '../../scene';

import { columnNumbers, placed, type Band, type NamedLine, type Placed, type PlacedBand, type PlacedLine, type Row } from './bands';
import { actionCard, itemCards, performerCard, thingCards, type CardContext } from './cards';
import { cardContext } from './context';
import { customerWords, handoffWords } from './handoff-words';
import { legendSamples } from './legend';
import { linkNodes } from './links';
import { laneTitle } from './lane-title';
import { CARD_PX, GAP_PX, LANE_PADDING_PX, TITLE_PX, WORDS_LEFT_PX } from './metrics';
import { ownerLanes, type OwnerLane } from './owner-lanes';
import { systemBars } from './systems';
import { tilesOf } from './tiles';
import { customerCorridor, customerPoints, customerWires, ownerCorridor, ownerPoints, ownerWires, wordsAbove, wordTops, type Wire } from './wires';

/** The service blueprint of a journey: what the customer does, who performs it before and behind the line of visibility, and how the case is handed on. */
export function drawBlueprint(journey: Journey, context: PictureContext): Scene {
    const cards = cardContext(journey, context);
    const { graph, words, own } = cards;
    const columns = columnsOf(journey, CARD_PX, GAP_PX, TITLE_PX);
    const ribbon = ribbonOf(columns.stages, words);
    const plan = planOf(columns, cards, marksOf(context.findings ?? []));
    const table = placed(columns.columns.length === 0 ? [] : plan.rows, ribbon.heightPx + RIBBON_GAP_PX);
    const body: Block = columns.columns.length === 0 ? ribbon : { widthPx: columns.widthPx, heightPx: table.endPx, nodes: tableNodes(columns, ribbon, table, plan, cards, context) };
    const handoffs = graph.ways.filter(({ kind }) => kind === 'handoff').length;
    return framed({
        title: labelOf(journey), facts: journeyFacts(journey, context), tiles: tilesOf(cards), body, words: journeyWords(journey),
        description: own.description(plan.lanes.length, handoffs),
        legend: legendOf(legendSamples(plan, cards), frameWidth(body)),
    }, context);
}

const RIBBON_GAP_PX = 4;

// ---- What stands where ----------------------------------------------------------------------------------------------

/** The rows of the table and the lines between its cards, before they have their places. */
export interface Plan {
    readonly rows: readonly Row[];
    readonly lanes: readonly OwnerLane[];
    /** By column, the number of the lane of who performs it. */
    readonly laneOf: readonly (number | undefined)[];
    readonly customer: readonly Wire[];
    readonly owners: readonly Wire[];
    readonly marks: MarkMaker;
}

function planOf(columns: Columns, context: CardContext, marks: MarkMaker): Plan {
    const { graph, view, words, own } = context;
    const numbers = columnNumbers(columns);
    const touchpoints = columns.columns.map(({ touchpoint }) => touchpoint);
    const lanes = ownerLanes(graph, view, words);
    const laneNumbers = new Map(lanes.map(({ ref }, index) => [ref, index]));
    const laneOf = touchpoints.map((touchpoint) => (touchpoint === undefined ? undefined : laneNumbers.get(graph.ownerOf(touchpoint))));
    const owners = ownerWires(context, numbers, (way) => handoffWords(way.way!, context, marks));
    const customer = customerWires(context, numbers, (way) => customerWords(way, context, marks));

    const cells = (make: (touchpoint: Touchpoint) => Block): ReadonlyMap<number, Block> => filled(touchpoints.map((touchpoint) => (touchpoint === undefined ? NOTHING : make(touchpoint))));
    const members = lanes.map((): Map<number, Block> => new Map());
    for (const [column, touchpoint] of touchpoints.entries()) {
        const number = laneOf[column];
        if (touchpoint !== undefined && number !== undefined) members[number]!.set(column, performerCard(touchpoint, lanes[number]!, context));
    }
    const into = lanes.map((): Wire[] => []);
    for (const wire of owners) into[laneOf[wire.to]!]!.push(wire);
    const ownerBands = lanes.map((lane, number): Band => ({
        key: `owner:${lane.ref ?? ''}`, label: lane.title, title: laneTitle(lane, lanes[number - 1], context), cells: members[number]!,
        corridor: ownerCorridor(into[number]!, columns), wordsPx: wordsAbove(into[number]!),
        ...(lane.outside !== undefined && { group: lane.outside.root.id }),
    }));
    const systems = systemBars(columns, context);
    const isFromOutside = ({ by }: LaneItem): boolean => by !== undefined && isOutside(by, view);
    const support = plainBand('support', own.lanes.support, cells(({ support: items = [] }) => itemCards(items.filter((item) => !isFromOutside(item)), 'blueprint-support', context)));
    const outside = plainBand('outside', own.lanes.outside, cells(({ support: items = [] }) => itemCards(items.filter(isFromOutside), 'blueprint-support', context)));
    const rows = [
        plainBand('physical', own.lanes.physical, cells(({ physical = [] }) => thingCards(physical))),
        {
            key: 'action', label: own.lanes.action, title: titled(own.lanes.action),
            cells: filled(touchpoints.map((touchpoint) => (touchpoint === undefined ? paragraph(words.emptyStage, CARD_PX, 'detail') : actionCard(touchpoint, context)))),
            corridor: customerCorridor(customer, columns), wordsPx: wordsAbove(customer),
        },
        namedLine('interaction', own.lines.interaction),
        ...ownerBands,
        namedLine('visibility', own.lines.visibility),
        plainBand('backstage', own.lanes.backstage, cells(({ backstage = [] }) => itemCards(backstage, 'blueprint-backstage', context))),
        ...(support === undefined ? [] : [namedLine('internal', own.lines.internal)]),
        support,
        outside === undefined ? undefined : { ...outside, group: 'outside' },
        systems.heightPx === 0 ? undefined : { key: 'systems', label: own.lanes.systems, title: titled(own.lanes.systems), cells: new Map<number, Block>(), across: systems },
    ].filter((row) => row !== undefined);
    return { rows, lanes, laneOf, customer, owners, marks };
}

const titled = (text: string): Block => paragraph(text, TITLE_PX - 16, 'lane-title');

function namedLine(line: NamedLine['line'], name: string): NamedLine {
    return { line, title: paragraph(name, TITLE_PX - 16, 'blueprint-line-name') };
}

/** A lane without lines into it; undefined when nothing stands in it. */
function plainBand(key: string, label: string, cells: ReadonlyMap<number, Block>): Band | undefined {
    return cells.size === 0 ? undefined : { key, label, title: titled(label), cells };
}

function filled(blocks: readonly Block[]): ReadonlyMap<number, Block> {
    const found = new Map<number, Block>();
    for (const [column, block] of blocks.entries()) if (block.heightPx > 0) found.set(column, block);
    return found;
}

// ---- The picture ----------------------------------------------------------------------------------------------------

function tableNodes(columns: Columns, ribbon: Block, table: Placed, plan: Plan, cards: CardContext, context: PictureContext): readonly SceneNode[] {
    const keyOf = uniqueKeys();
    const topPx = ribbon.heightPx + RIBBON_GAP_PX;
    const byKey = new Map(table.bands.map((band) => [band.band.key, band]));
    const action = byKey.get('action')!;
    const performing = plan.lanes.map(({ ref }) => byKey.get(`owner:${ref ?? ''}`)!);
    const performer = (column: number): PlacedBand => performing[plan.laneOf[column]!]!;
    const wordsTop = new Map([...wordTops(plan.customer), ...wordTops(plan.owners)]);
    const titles = new Map(cards.graph.touchpoints.map((touchpoint) => [touchpoint.id, labelOf(touchpoint)]));
    const known = new Map<Touchpoint, Attributes>();
    const facets = (touchpoint: Touchpoint): Attributes => {
        const before = known.get(touchpoint);
        if (before !== undefined) return before;
        const made = facetsOf(touchpoint, cards.graph, context.project);
        known.set(touchpoint, made);
        return made;
    };
    const wireNode = (wire: Wire, points: readonly Point[], target: PlacedBand): SceneNode => group(
        keyOf(`way:${wire.way.id}${wire.way.kind === 'fallback' ? ':fallback' : ''}`), 'way', { role: 'listitem' }, [
            title(cards.words.way(cards.words.legend[wire.way.kind], titles.get(wire.way.from) ?? wire.way.from, titles.get(wire.way.to) ?? wire.way.to), [elementKey('touchpoint', wire.way.from), elementKey('touchpoint', wire.way.to)]),
            ...arrow(wire.kind, points, wire.paint, wire.paint === 'blueprint-self' ? 'blueprint-head-self' : undefined),
            ...moved(wire.words, columns.columns[wire.to]!.leftPx + WORDS_LEFT_PX, target.cardTopPx + (wordsTop.get(wire) ?? 0)),
        ]);
    // What the customer does first: of all that is shown of a touchpoint it has the key, and says the title.
    const bands = new Map([action, ...table.bands.filter((band) => band !== action)].map((band) => [band, bandNode(band, columns, plan, cards, keyOf, facets)]));
    return [
        group('grounds', 'grounds', {}, columns.stages.map(({ leftPx, rightPx }) => shape('rect', 'column', { x: leftPx, y: topPx, width: rightPx - leftPx, height: table.endPx - topPx, rx: 6 }))),
        list('ribbon', 'ribbons', {}, ribbon.nodes),
        group('groups', 'groups', {}, table.groups.map((frame) => shape('rect', 'blueprint-group', {
            x: -GROUP_REACH_PX, y: frame.topPx, width: columns.widthPx + 2 * GROUP_REACH_PX, height: frame.bottomPx - frame.topPx, rx: 8,
        }))),
        group('lines', 'lines', {}, [
            ...table.bands.filter(({ isApart }) => isApart).map(({ topPx: y }) => shape('line', 'lane-line', { x1: 0, y1: y, x2: columns.widthPx, y2: y })),
            ...table.lines.flatMap((line) => lineNodes(line, columns.widthPx)),
        ]),
        group('links', 'links', { 'aria-hidden': 'true' }, linkNodes(columns, table, action, performer)),
        list('ways', 'ways', {}, [
            ...plan.customer.map((wire) => wireNode(wire, customerPoints(wire, columns, action), action)),
            ...plan.owners.map((wire) => wireNode(wire, ownerPoints(wire, columns, performer(wire.from), performer(wire.to)), performer(wire.to))),
        ]),
        ...table.bands.map((band) => bands.get(band)!),
    ];
}

/** How far the frame of an organisation reaches beyond the table. */
const GROUP_REACH_PX = 10;

function lineNodes({ line, title: name, topPx, heightPx }: PlacedLine, widthPx: number): readonly SceneNode[] {
    const y = Math.round(topPx + heightPx / 2);
    return [
        ...moved(name, 0, Math.round(topPx + (heightPx - name.heightPx) / 2)),
        shape('line', `blueprint-line-${line}`, { x1: Math.max(name.widthPx + 8, TITLE_PX - 8), y1: y, x2: widthPx, y2: y }),
    ];
}

function bandNode(placedBand: PlacedBand, columns: Columns, plan: Plan, cards: CardContext, keyOf: (key: string) => string, facets: (touchpoint: Touchpoint) => Attributes): SceneNode {
    const { band, topPx, cardTopPx } = placedBand;
    const cells = [...band.cells].flatMap(([column, block]): readonly SceneNode[] => {
        const { touchpoint, leftPx } = columns.columns[column]!;
        if (touchpoint === undefined) return moved(block, leftPx, cardTopPx);
        const marks = band.key === 'action' ? plan.marks(elementsAt(touchpoint, cards.graph), CARD_PX - 2, 2) : [];
        return [group(keyOf(elementKey('touchpoint', touchpoint.id)), 'touchpoint', { transform: `translate(${leftPx} ${cardTopPx})`, role: 'listitem', ...facets(touchpoint) }, [
            title(labelOf(touchpoint), [elementKey('touchpoint', touchpoint.id)]),
            ...block.nodes, ...marks,
        ])];
    });
    return list(`lane:${band.key}`, 'lane', { 'aria-label': band.label }, [...moved(band.title, 0, topPx + LANE_PADDING_PX), ...moved(band.across ?? NOTHING, 0, cardTopPx), ...cells]);
}

/** The elements whose findings show on the card of a touchpoint: what belongs to it, and the ways out of it that have no place of their own. */
function elementsAt(touchpoint: Touchpoint, graph: JourneyGraph): readonly ElementKey[] {
    const parts = [...touchpoint.expects ?? [], ...touchpoint.promises ?? [], ...touchpoint.pains ?? [], ...touchpoint.opportunities ?? []];
    return [
        elementKey('touchpoint', touchpoint.id), ...parts.flatMap(({ kind, id }) => (id === undefined ? [] : [elementKey(kind, id)])),
        ...graph.out(touchpoint.id).map(({ id }) => elementKey('way', id)),
    ];
}
