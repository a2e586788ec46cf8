import { isBrokenOrContradicted, uncheckedLimits, type CommitmentLife, type CommitmentState } from '../../../analysis/commitment-life';
import { labelOf } from '../../../model/label';
import { elementKey, type Journey } from '../../../model/model';
import { moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import { facetsOf } from '../../facets';
import { framed, type Tile } from '../../frame';
import { journeyFacts, journeyWords } from '../../journey-header';
import { uniqueKeys } from '../../keys';
import { legendOf } from '../../legend';
import { MARK_PX, marksOf } from '../../marks';
import { nothingYet } from '../../nothing-yet';
import type { PictureContext } from '../../picture';
import { group, list, shape, text, title, type Scene, type SceneNode } from '../../scene';
import { widthOf } from '../../text/measure';
import { fontOf } from '../../paints';
import { WORDS } from '../../words';
import { barBlock } from './bar-block';
import { barsOf, mostSeconds, type Bar } from './bars';
import { legendSamples } from './legend';
import { lifeBlock } from './life';
import { AXIS_LEFT_PX, AXIS_PX, LIFE_LEFT_PX, LIFE_PX, OPEN_PX, PROMISE_PX, ROW_PADDING_PX, TABLE_PX } from './metrics';
import { stateWord } from './state';
import { statementBlock } from './statement';
import { evenScale, timeScale, type TimeScale } from './time-scale';
import { limitWords } from './time-words';
import { PROMISE_WORDS, type PromiseWords } from './words';

/** The ledger of a journey: all that is promised and expected, where it is met, and how long that takes at most, on one axis. */
export function drawPromises(journey: Journey, context: PictureContext): Scene {
    const { project, analyses, locale } = context;
    const own = PROMISE_WORDS[locale];
    const rows = analyses.livesOf(journey).map((life): Row => ({ life, bars: barsOf(life, project, own) }));
    const bars = rows.flatMap((row) => row.bars);
    const widthPx = AXIS_PX - (bars.some(({ unknown, unbounded }) => unknown.length + unbounded.length > 0) ? OPEN_PX : 0);
    const scale = context.scale === 'even' ? evenScale(Math.max(1, ...bars.map(({ steps }) => steps.length)), widthPx) : timeScale(mostSeconds(bars), widthPx, locale);
    const [late, letDown] = [rows.filter(({ life }) => life.state === 'late').length, rows.filter(({ life }) => isBrokenOrContradicted(life)).length];
    return framed({
        title: labelOf(journey), facts: journeyFacts(journey, context), tiles: tilesOf(rows, own),
        body: rows.length === 0 ? nothingYet(own.empty, 'promises', TABLE_PX, locale) : table(rows, scale, journey, context),
        legend: legendOf(legendSamples(bars, own), TABLE_PX), words: journeyWords(journey), description: own.description(rows.length, late, letDown),
    }, context);
}

interface Row { readonly life: CommitmentLife; readonly bars: readonly Bar[] }

/** As the states beside each row say it: what is late and broken is counted as both. In time is only what is so on every way. */
function tilesOf(rows: readonly Row[], { tiles, alsoCounted, comma }: PromiseWords): readonly Tile[] {
    const lives = rows.map(({ life }) => life);
    const letDown = lives.filter(isBrokenOrContradicted);
    const count = (state: CountedState, among = lives): number => among.filter((life) => countedAs(life) === state && (state !== 'in-time' || !letDown.includes(life))).length;
    const both = OPEN_TILES.flatMap(([state, label]) => { const figure = count(state, letDown); return figure === 0 ? [] : [alsoCounted(figure, tiles[label])]; });
    const figures: readonly Figure[] = [
        [count('in-time'), tiles.inTime], ...OPEN_TILES.map(([state, label]): Figure => [count(state), tiles[label], state === 'late']),
        [count('dangling'), tiles.dangling, true], [letDown.length, tiles.broken, true, both.join(comma)],
    ];
    // How many are in time is worth a look even when none is.
    return rows.length === 0 ? [] : figures.filter(([figure], index) => index === 0 || figure > 0).map(([figure, label, isBad = false, about = '']) => ({ figure: String(figure), label, about, isBad }));
}
type Figure = readonly [count: number, label: string, isBad?: boolean, about?: string];
type CountedState = CommitmentState | 'unchecked';
const countedAs = (life: CommitmentLife): CountedState => (uncheckedLimits(life).length > 0 ? 'unchecked' : life.state);
const OPEN_TILES = [['late', 'late'], ['unknown', 'unknown'], ['unchecked', 'unchecked'], ['agreed', 'agreed'], ['unlimited', 'unlimited']] as const;

// ---- The table ------------------------------------------------------------------------------------------------------

function table(rows: readonly Row[], scale: TimeScale, journey: Journey, context: PictureContext): Block {
    const { project, analyses, locale } = context;
    const graph = analyses.graphOf(journey);
    const own = PROMISE_WORDS[locale];
    const keyOf = uniqueKeys();
    const markAt = marksOf(context.findings ?? []);
    const head = headBlock(scale, own, context.scale === 'even');
    const nodes: SceneNode[] = [group('headings', 'headings', {}, head.nodes)];
    let y = head.heightPx + HEAD_GAP_PX;
    for (const { life, bars } of rows) {
        const { commitment, madeAt } = life;
        const elements = [
            commitment.id === undefined ? elementKey('touchpoint', madeAt.id) : elementKey(commitment.kind, commitment.id),
            ...life.handoffs.filter(({ isDropped }) => isDropped).map(({ way }) => elementKey('way', way.id)),
        ];
        const marks = markAt(elements, PROMISE_PX - MARK_PX - 2, MARK_PX + 1);
        const statement = statementBlock(life, project, WORDS[locale], own, marks.length === 0 ? 0 : 2 * MARK_PX + 8);
        const times = timesBlock(life, bars, scale, context);
        const course = lifeBlock(life, project, own);
        const heightPx = Math.ceil(Math.max(statement.heightPx, course.heightPx, times.heightPx)) + 2 * ROW_PADDING_PX;
        const key = commitment.id === undefined ? `${commitment.kind}:${madeAt.id}:nameless` : elementKey(commitment.kind, commitment.id);
        nodes.push(
            shape('line', 'lane-line', { x1: 0, y1: y, x2: TABLE_PX, y2: y }),
            group(keyOf(key), 'promise-row', { transform: `translate(0 ${y + ROW_PADDING_PX})`, role: 'listitem', ...facetsOf(madeAt, graph, project) }, [
                title(`${own.kinds[commitment.kind]}: ${commitment.text ?? labelOf(commitment)} (${[stateWord(life, own), ...(life.also === undefined ? [] : [own.also[life.also]])].join(own.comma)})`),
                ...statement.nodes, ...marks, ...moved(course, LIFE_LEFT_PX, 0), ...moved(times, AXIS_LEFT_PX, 0),
            ]),
        );
        y += heightPx;
    }
    return { widthPx: TABLE_PX, heightPx: y, nodes: [list('ledger', 'ledger', {}, nodes)] };
}

const HEAD_GAP_PX = 8;
const BARS_GAP_PX = 16;
const LEAST_LABEL_GAP_PX = 8;
/** How far the last label may stand out into the margin of the picture, to stay below its time. */
const OVERHANG_PX = 8;

/** What the columns are, and the times of the axis. */
function headBlock({ ticks }: TimeScale, { headings }: PromiseWords, isEven: boolean): Block {
    const heads = [
        paragraph(headings.promised, PROMISE_PX, 'promises-heading'), paragraph(headings.life, LIFE_PX, 'promises-heading'),
        paragraph(isEven ? headings.even : headings.time, AXIS_PX, 'promises-heading'),
    ];
    const headPx = Math.max(...heads.map(({ heightPx }) => heightPx));
    const tickTopPx = headPx + 6;
    const font = fontOf('promises-tick');
    const placed = ticks.map(({ xPx, label }) => {
        const widthPx = Math.ceil(widthOf(label, font));
        return { label, leftPx: Math.max(0, Math.min(Math.round(xPx - widthPx / 2), AXIS_PX + OVERHANG_PX - widthPx)), widthPx };
    });
    const labels = evenlyShown(placed).map(({ label, leftPx }) => text('promises-tick', AXIS_LEFT_PX + leftPx, tickTopPx + 11, label));
    return {
        widthPx: TABLE_PX, heightPx: ticks.length === 0 ? headPx : tickTopPx + 16,
        nodes: [...heads[0]!.nodes, ...moved(heads[1]!, LIFE_LEFT_PX, 0), ...moved(heads[2]!, AXIS_LEFT_PX, 0), ...labels],
    };
}

interface Placed { readonly leftPx: number; readonly widthPx: number; readonly label: string }

/** The last label is pushed inwards to end in the picture. Where it comes too near to the one before it, only every second, third … is shown: equal steps from 0. */
function evenlyShown(placed: readonly Placed[]): readonly Placed[] {
    const isRoomy = (shown: readonly Placed[]): boolean => shown.every(({ leftPx, widthPx }, index) => index === shown.length - 1 || leftPx + widthPx + LEAST_LABEL_GAP_PX <= shown[index + 1]!.leftPx);
    for (let step = 1; step < placed.length; step++) {
        const shown = placed.filter((_, index) => index % step === 0);
        if (isRoomy(shown)) return shown;
    }
    return placed.slice(0, 1);
}

/** The bars of a row, and in words what cannot be a bar. */
function timesBlock(life: CommitmentLife, bars: readonly Bar[], scale: TimeScale, { project, locale }: PictureContext): Block {
    const { commitment, unmatched, timings } = life;
    const words = PROMISE_WORDS[locale];
    const note = (content: string): Block => paragraph(content, AXIS_PX, 'promises-note');
    const strong = (content: string): Block => paragraph(content, AXIS_PX, 'promises-limit-name');
    const isJudged = timings.length > 0;
    const open = isJudged ? unmatched.map(({ limit }) => limit) : uncheckedLimits(life);
    const inWords = commitment.limits.filter((limit) => !('duration' in limit) || (!isJudged && !open.includes(limit)));
    const places = new Set(bars.map(({ metAt }) => metAt.id));
    const said = stacked([
        stacked(inWords.map((limit) => strong(limitWords(limit, words, locale))), 2),
        commitment.kind === 'promise' && commitment.at !== undefined ? strong(words.agreed(labelOf(project.information(commitment.at) ?? { id: commitment.at }))) : NOTHING,
        commitment.limits.length === 0 && (commitment.kind === 'expectation' || commitment.at === undefined) ? note(words.noLimit) : NOTHING,
    ], 2);
    const [first, ...others] = bars.map((bar) => barBlock(bar, places.size > 1, { words, locale, scale }));
    return stacked([
        stacked([said, first ?? NOTHING], 2), ...others,
        ...open.map((limit) => note(bars.some(({ limits }) => limits?.includes(limit) === true)
            ? words.anyWay(limit.when ?? '') : words.unchecked(limitWords(limit, words, locale)))),
    ], BARS_GAP_PX);
}
