import { labelOf } from '../../../model/label';
import { elementKey } from '../../../model/model';
import type { ProjectView } from '../../../model/view';
import { paragraph, stacked, type Block } from '../../block';
import { facetsOf } from '../../facets';
import { framed, frameWidth, type Fact, type Tile } from '../../frame';
import { ICON_PX, pathOf } from '../../icons';
import { journeyWords } from '../../journey-header';
import { uniqueKeys } from '../../keys';
import { legendOf, SAMPLE_HEIGHT_PX, SAMPLE_PX, type Sample } from '../../legend';
import { arrow, type Point } from '../../lines';
import type { PictureContext } from '../../picture';
import { ribbonOf } from '../../ribbon';
import { group, list, shape, title, type Scene, type SceneNode } from '../../scene';
import { WORDS, type Locale } from '../../words';
import { slotSamples } from '../flow/flow';
import type { FlowGraph } from '../flow/flow-graph';
import { layOut, type FlowLayout, type PlacedCard, type PlacedLine } from '../flow/flow-layout';
import { COLUMN_PADDING_PX } from '../flow/metrics';
import { MARKED_STATES, noteBlock, NOTE_GLYPHS, signedLabel, UNCHANGED, type FlowOverlay, type MarkedState, type NoteWeight, type OverlaidState, type OverlayNote } from '../flow/overlaid';
import { OVERLAY_WORDS } from './words';

/** Both sides of a journey as one flow, and what became of each part. */
export interface OverlayJourney {
    readonly graph: FlowGraph;
    readonly overlay: FlowOverlay;
    /** Of the journey as a whole. */
    readonly notes: readonly OverlayNote[];
    /** Finds what either side has. */
    readonly view: ProjectView;
}
export interface OverlayHeader {
    readonly title: string;
    readonly old: string;
    readonly now: string;
    readonly tiles: readonly Tile[];
    /** Of no journey that is drawn, e.g. that one is new. */
    readonly notes: readonly OverlayNote[];
}

/** What a change does to journeys, the worst one on top: each in the layout of both sides together, so that what is the same stands once and in one place. */
export function drawOverlay(header: OverlayHeader, journeys: readonly OverlayJourney[], { theme, locale }: Pick<PictureContext, 'theme' | 'locale'>): Scene {
    const words = OVERLAY_WORDS[locale];
    const keyOf = uniqueKeys();
    const drawn = journeys.map((journey) => journeyBlock(journey, keyOf, locale));
    const notesPx = Math.max(640, ...drawn.map(({ block }) => block.widthPx));
    const blocks = [...notesBlocks(header.notes, notesPx), ...drawn.map(({ block }) => block)];
    const body = blocks.length === 0 ? paragraph(words.nothing, notesPx, 'detail') : stacked(blocks, JOURNEY_GAP_PX);
    const facts: readonly Fact[] = [{ heading: words.from, value: header.old }, { heading: words.to, value: header.now }];
    const states = drawn.flatMap((each) => each.states);
    const count = (state: OverlaidState): number => states.filter((each) => each === state).length;
    return framed({
        title: header.title, facts, tiles: header.tiles, body, legend: legendOf([...samplesOf(states, [...header.notes, ...drawn.flatMap((each) => each.notes)], locale), ...slotSamples(journeys.map(({ graph }) => graph), WORDS[locale])], frameWidth(body)),
        description: words.description(count('added'), count('removed'), count('changed')), words: journeys.map(({ graph }) => journeyWords(graph.journey)).join('\n'),
    }, { theme, locale });
}

const JOURNEY_GAP_PX = 28;

interface DrawnJourney { readonly block: Block; readonly states: readonly OverlaidState[]; readonly notes: readonly OverlayNote[] }

const notesBlocks = (notes: readonly OverlayNote[], widthPx: number): readonly Block[] => (notes.length === 0 ? [] : [stacked(notes.map((note) => noteBlock(note, widthPx)), 3)]);

function journeyBlock({ graph, overlay, notes, view }: OverlayJourney, keyOf: (key: string) => string, locale: Locale): DrawnJourney {
    const words = WORDS[locale];
    const { journey } = graph;
    const table = layOut(graph, view, words, overlay);
    const spans = table.columns.map(({ stage, leftPx, rightPx }) => ({
        stage: { ...stage, title: signedLabel(labelOf(stage), overlay.stages.get(stage) ?? 'same') }, leftPx: leftPx - COLUMN_PADDING_PX, rightPx: rightPx + COLUMN_PADDING_PX,
    }));
    const ribbon = ribbonOf(spans, words);
    const at = { transform: `translate(0 ${ribbon.heightPx})` };
    const key = (name: string): string => keyOf(`${name}:${journey.id}`);
    const flow: Block = {
        widthPx: Math.max(table.widthPx, ribbon.widthPx), heightPx: ribbon.heightPx + table.heightPx,
        nodes: [
            list(key('ribbon'), 'ribbons', {}, ribbon.nodes.map((node) => (node.key === undefined ? node : { ...node, key: keyOf(node.key) }))),
            group(key('grounds'), 'grounds', at, table.columns.map(({ leftPx, rightPx }) => shape('rect', 'column', { x: leftPx - COLUMN_PADDING_PX, y: 4, width: rightPx - leftPx + 2 * COLUMN_PADDING_PX, height: table.heightPx - 4, rx: 6 }))),
            list(key('ways'), 'ways', at, linesOf(table, graph, overlay, keyOf, locale)),
            group(key('signs'), 'signs', at, table.lines.flatMap(({ way, points }) => signOf(points, stateOf(overlay, way)))),
            ...table.columns.map((column, index) => list(keyOf(elementKey('stage', column.stage.id)), 'stage', { ...at, 'aria-label': spans[index]!.stage.title },
                table.cards.filter((card) => card.column === index).map((placed) => cardNode(placed, graph, view, keyOf)))),
        ],
    };
    const heading = paragraph(labelOf(journey), Math.max(flow.widthPx, 512), 'overlay-journey');
    const said = stacked([heading, ...notesBlocks(notes, Math.max(flow.widthPx, 512))], 6);
    return {
        block: stacked([{ ...said, nodes: [group(key('journey'), 'journey-heading', {}, said.nodes)] }, flow], 10),
        states: [...graph.touchpoints.map((each) => overlay.touchpoints.get(each)?.state ?? 'same'), ...table.lines.map(({ way }) => stateOf(overlay, way))],
        notes: [...notes, ...[...overlay.touchpoints.values(), ...overlay.ways.values()].flatMap((each) => each.notes)],
    };
}

const stateOf = (overlay: FlowOverlay, way: PlacedLine['way']): OverlaidState => (overlay.ways.get(way) ?? UNCHANGED).state;

function cardNode({ card, leftPx, topPx }: PlacedCard, graph: FlowGraph, view: ProjectView, keyOf: (key: string) => string): SceneNode {
    const facets = card.touchpoint === undefined ? {} : facetsOf(card.touchpoint, graph, view);
    return group(keyOf(card.key), 'touchpoint', { transform: `translate(${leftPx} ${topPx})`, role: 'listitem', ...facets }, card.nodes);
}

// ---- Lines and their signs ------------------------------------------------------------------------------------------

/** What is painted later lies on top where lines cross. */
const PAINT_ORDER: readonly OverlaidState[] = ['same', 'changed', 'removed', 'added'];

function linesOf(table: FlowLayout, graph: FlowGraph, overlay: FlowOverlay, keyOf: (key: string) => string, locale: Locale): readonly SceneNode[] {
    const words = WORDS[locale];
    const titles = new Map(graph.touchpoints.map((touchpoint) => [touchpoint.id, labelOf(touchpoint)]));
    const node = ({ way, points }: PlacedLine, state: OverlaidState): SceneNode => {
        const said = words.way(words.legend[way.kind], titles.get(way.from) ?? way.from, titles.get(way.to) ?? way.to);
        return group(keyOf(`way:${way.id}${way.kind === 'fallback' ? ':fallback' : ''}`), 'way', { role: 'listitem' }, [
            title(state === 'same' ? said : `${OVERLAY_WORDS[locale].states[state]}${words.colon}${said}`, [elementKey('touchpoint', way.from), elementKey('touchpoint', way.to)]),
            // A thick line needs a large head.
            ...arrow(state === 'added' ? 'handoff' : way.kind, points, `overlay-way-${state}`, `overlay-head-${state}`),
        ]);
    };
    return PAINT_ORDER.flatMap((state) => table.lines.filter(({ way }) => stateOf(overlay, way) === state).map((line) => node(line, state)));
}

const BADGE_PX = 6;
/** Of the largest head of a line. */
const HEAD_PX = 12;
/** A piece of a line that is as long has room for a sign. */
const ROOM_PX = 16;

/** In the middle of the piece that a line has for itself: at its ends it may lie with others of the same card. */
function signOf(points: readonly Point[], state: OverlaidState): readonly SceneNode[] {
    if (state === 'same') return [];
    const pieces = points.slice(1).map((to, index) => ({ from: points[index]!, to, lengthPx: Math.abs(to.xPx - points[index]!.xPx) + Math.abs(to.yPx - points[index]!.yPx) }));
    const inner = pieces.slice(1, -1).sort((a, b) => b.lengthPx - a.lengthPx)[0];
    const { from, to } = inner !== undefined && inner.lengthPx >= ROOM_PX ? inner : [...pieces].sort((a, b) => b.lengthPx - a.lengthPx)[0]!;
    // A line of one piece ends with its head.
    const part = pieces.length === 1 ? Math.max(0, 1 - HEAD_PX / pieces[0]!.lengthPx) / 2 : 0.5;
    return badge(state, { xPx: from.xPx + (to.xPx - from.xPx) * part, yPx: from.yPx + (to.yPx - from.yPx) * part });
}

function badge(state: MarkedState, { xPx, yPx }: Point): readonly SceneNode[] {
    const bars = { added: `M${-3} 0h6M0 -3v6`, removed: 'M-3 0h6', changed: 'M-2.5 -1.2h5M0 -3.7v5M-2.5 3.2h5' } as const;
    return [shape('circle', `overlay-badge-${state}`, { cx: xPx, cy: yPx, r: BADGE_PX }), shape('path', `overlay-sign-${state}`, { transform: `translate(${xPx} ${yPx})`, d: bars[state] })];
}

// ---- Legend ---------------------------------------------------------------------------------------------------------

const lowerCased = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
const WEIGHTS: readonly NoteWeight[] = ['breaking', 'risky', 'improving', 'other'];

function samplesOf(states: readonly OverlaidState[], notes: readonly OverlayNote[], locale: Locale): readonly Sample[] {
    const { states: named, weights } = OVERLAY_WORDS[locale];
    const yPx = SAMPLE_HEIGHT_PX / 2;
    const line = [{ xPx: 0, yPx }, { xPx: SAMPLE_PX, yPx }];
    return [
        ...MARKED_STATES.filter((state) => states.includes(state)).map((state): Sample => ({ label: lowerCased(named[state]), nodes: [...arrow(state === 'added' ? 'handoff' : 'path', line, `overlay-way-${state}`, `overlay-head-${state}`), ...badge(state, { xPx: SAMPLE_PX / 2 - 3, yPx })] })),
        ...(states.includes('same') ? [{ label: named.same, nodes: arrow('path', line, 'overlay-way-same', 'overlay-head-same') }] : []),
        ...WEIGHTS.filter((weight) => notes.some((note) => note.weight === weight)).map((weight): Sample => ({ label: weights[weight], widthPx: ICON_PX, nodes: [shape('path', `overlay-note-${weight}`, { transform: 'translate(0 1)', d: pathOf(NOTE_GLYPHS[weight]) })] })),
    ];
}
