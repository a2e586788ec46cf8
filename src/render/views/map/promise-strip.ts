import type { CommitmentLife, CommitmentState } from '../../../analysis/commitment-life';
import { mostOf, withSlowestWeekends } from '../../../analysis/elapsed';
import { labelOf } from '../../../model/label';
import { elementKey } from '../../../model/model';
import { labelled, moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import type { Glyph } from '../../icons';
import type { Lane } from '../../lanes';
import { group, shape, title, type SceneNode } from '../../scene';
import { secondsInWords } from '../../times';
import type { Locale } from '../../words';
import { pileUp, spanOf } from './bars';
import { stateWord, STATE_TONE } from '../promises/state';
import { PROMISE_WORDS, type PromiseWords } from '../promises/words';
import type { DrawnCommitment } from './commitments';
import { withinWords, type MapParts } from './parts';
import type { MapWords } from './words';

const PADDING_PX = 8;
const PADDING_TOP_PX = 5;
const GAP_PX = 6;
const TOOTH_PX = 6;
const VERDICT_PX = 150;

/** An expectation looks as its chip in the ledger does. */
export const COMMITMENT_PAINT: Readonly<Record<'promise' | 'expectation', string>> = { promise: 'map-promise', expectation: 'pill-expectation' };

/** Each promise and expectation as a bar, from where it is made to where it is met; one that is never met stays open. */
export function promiseLane(lives: readonly DrawnCommitment[], parts: MapParts): Lane | undefined {
    const { columns, words } = parts;
    if (lives.length === 0) return undefined;
    const bars = lives.map((drawn) => {
        const places = [drawn.made, ...drawn.ends.map(({ place }) => place)];
        const span = { first: Math.min(...places), last: Math.max(...places) };
        const content = contentOf(drawn, spanOf(span, columns).widthPx - 2 * PADDING_PX - TOOTH_PX, parts);
        return { drawn, ...span, content, heightPx: content.heightPx + 2 * PADDING_TOP_PX };
    });
    const { tops, heightPx } = pileUp(bars, columns.columns.length, GAP_PX);
    return { key: 'promises', title: words.lanes[commitmentsName(lives.map(({ life }) => life))], heightPx, nodes: bars.map((bar, index) => barOf(bar, tops[index]!, parts)) };
}

/** What promises and expectations are called together. */
export function commitmentsName(of: readonly Pick<CommitmentLife, 'commitment'>[]): 'promises' | 'expectations' | 'promisesAndExpectations' {
    const kinds = new Set(of.map(({ commitment }) => commitment.kind));
    return kinds.size > 1 ? 'promisesAndExpectations' : kinds.has('expectation') ? 'expectations' : 'promises';
}

interface StripBar { readonly drawn: DrawnCommitment; readonly first: number; readonly last: number; readonly content: Block; readonly heightPx: number }

function barOf({ drawn, first, last, content, heightPx }: StripBar, topPx: number, parts: MapParts): SceneNode {
    const { columns, keyOf, markAt, words, facets } = parts;
    const { life: { commitment, madeAt }, ends } = drawn;
    const { leftPx, widthPx } = spanOf({ first, last }, columns);
    const paint = COMMITMENT_PAINT[commitment.kind];
    // What has no name belongs to its touchpoint.
    const key = commitment.id === undefined ? elementKey('touchpoint', madeAt.id) : elementKey(commitment.kind, commitment.id);
    const sideOf = (place: number): number => columns.columns[place]!.leftPx - leftPx + columns.columns[place]!.widthPx;
    // Where it is settled before its bar ends: on other ways.
    const ticks = [...new Set(ends.map(({ place }) => place))].filter((place) => place !== last).map((place) => shape('line', 'map-promise-end', { x1: sideOf(place), x2: sideOf(place), y1: heightPx - 6, y2: heightPx - 1 }));
    return group(keyOf(key), 'commitment', { transform: `translate(${leftPx} ${topPx})`, ...facets(madeAt) }, [
        title([commitment.kind === 'promise' ? words.promisesWord : words.expects, labelOfCommitment(drawn), verdictWords(drawn, parts)].filter((part) => part !== '').join(' · ')),
        strip(paint, widthPx, heightPx, endOf(drawn)),
        ...ticks,
        ...moved(content, PADDING_PX, PADDING_TOP_PX),
        ...(commitment.id === undefined ? [] : markAt([elementKey(commitment.kind, commitment.id)], widthPx - 4, 0)),
    ]);
}

/** How a bar ends: where it is settled, torn off when nothing ever settles it, or pointing on to another journey. */
export type StripEnd = 'settled' | 'torn' | 'on';

function endOf({ life: { arrivals, state }, ends }: DrawnCommitment): StripEnd {
    if (ends.length > 0 || state === 'noted') return 'settled';
    return arrivals.some((arrival) => arrival !== 'never') ? 'on' : 'torn';
}

export function strip(paint: string, widthPx: number, heightPx: number, end: StripEnd): SceneNode {
    if (end === 'settled') return shape('rect', paint, { x: 0.5, y: 0.5, width: widthPx - 1, height: heightPx - 1, rx: 4 });
    const [right, bottom] = [widthPx - 0.5, heightPx - 0.5];
    const side = end === 'on' ? `H${right - TOOTH_PX}L${right} ${heightPx / 2}L${right - TOOTH_PX} ${bottom}` : `H${right}${torn(right, bottom)}`;
    return shape('path', paint, { d: `M4.5 .5${side}H4.5a4 4 0 0 1-4-4V4.5a4 4 0 0 1 4-4z` });
}

function torn(right: number, bottom: number): string {
    const teeth = Math.max(2, Math.round(bottom / 8));
    const stepPx = (bottom - 0.5) / teeth;
    return Array.from({ length: teeth }, (_, index) => `L${right - (index % 2 === 0 ? TOOTH_PX : 0)} ${Math.round((0.5 + (index + 1) * stepPx) * 10) / 10}`).join('');
}

// ---- Words --------------------------------------------------------------------------------------------------------

function labelOfCommitment({ life: { commitment: { text, name, id } } }: DrawnCommitment): string {
    return text ?? labelOf({ ...(name !== undefined && { name }), ...(id !== undefined && { id }) });
}

function contentOf(drawn: DrawnCommitment, widthPx: number, parts: MapParts): Block {
    const { life: { commitment, state } } = drawn;
    const { words, context: { project } } = parts;
    const kind = commitment.kind === 'promise' ? 'promise' : 'expectation';
    const limit = [
        ...withinWords(commitment.limits, parts),
        ...(commitment.kind === 'promise' && commitment.at !== undefined ? [words.atAgreed(labelOf(project.information(commitment.at) ?? { name: commitment.at }))] : []),
    ].join(words.comma);
    const end = state === 'noted' ? NOTHING : verdictBlock(drawn, Math.min(widthPx, VERDICT_PX), parts);
    const isWide = end.widthPx > 0 && 2 * VERDICT_PX <= widthPx;
    const besidePx = isWide ? widthPx - end.widthPx - 12 : widthPx;
    const said = stacked([paragraph(labelOfCommitment(drawn), besidePx, `map-${kind}-word`), paragraph(limit, besidePx, `map-${kind}-note`)]);
    if (!isWide) return stacked([said, end], 3);
    return { widthPx, heightPx: Math.max(said.heightPx, end.heightPx), nodes: [...said.nodes, ...moved(end, widthPx - end.widthPx, Math.round((Math.max(said.heightPx, end.heightPx) - end.heightPx) / 2))] };
}

const GLYPHS: Readonly<Record<CommitmentState, Glyph>> = {
    'in-time': 'tick', agreed: 'tick', unlimited: 'tick', late: 'clock', unknown: 'question', unreached: 'question', 'not-yet': 'question', noted: 'question',
    renewed: 'again', answered: 'speech', contradicted: 'cross', broken: 'cross', dangling: 'cross',
};

function verdictBlock(drawn: DrawnCommitment, widthPx: number, parts: MapParts): Block {
    const { life: { commitment, state, also }, elsewhere } = drawn;
    const isLetDown = also !== undefined && state !== 'late';
    const tone = isLetDown ? 'bad' : STATE_TONE[state];
    // A limit that is no time is a question, too.
    const glyph = state === 'unlimited' && commitment.limits.length > 0 ? 'question' : GLYPHS[state];
    return labelled(isLetDown ? 'cross' : elsewhere === undefined ? glyph : 'leave', verdictWords(drawn, parts), widthPx, `map-verdict-${tone}`, `map-icon-${tone}`);
}

/** Empty where nothing is to be said. */
function verdictWords({ life, elsewhere }: DrawnCommitment, { words: { verdicts, comma }, context: { locale } }: MapParts): string {
    const own = PROMISE_WORDS[locale];
    return [
        ...(life.state === 'noted' ? [] : stateWords(life, own, verdicts, locale)),
        ...(elsewhere === undefined ? [] : [verdicts.elsewhere(labelOf(elsewhere))]),
        ...(life.also === undefined ? [] : [own.also[life.also]]),
    ].join(comma);
}

/** The state, and what a map has room to add. */
function stateWords(life: CommitmentLife, own: PromiseWords, verdicts: MapWords['verdicts'], locale: Locale): readonly string[] {
    const { state, timings, unmatched, metAt, brokenAt } = life;
    const word = stateWord(life, own);
    const because = brokenAt[0]?.because;
    switch (state) {
        case 'late': return [own.lateBy(secondsInWords(latestBySeconds(timings), locale))];
        case 'broken': return [because === undefined ? word : verdicts.because(word, because)];
        case 'unknown': return unmatched.length === 0 && timings.length > 0 && timings.every(({ unknown }) => unknown.length === 0) ? [word, verdicts.unbounded] : [word];
        case 'dangling': return metAt.length > 0 ? [word, verdicts.noWay] : [word];
        default: return [word];
    }
}

function latestBySeconds(timings: CommitmentLife['timings']): number {
    const over = timings.filter(({ isLate }) => isLate).map(({ slowest, latest }) => withSlowestWeekends(slowest.most) - withSlowestWeekends(mostOf(latest) ?? slowest.most));
    return Math.max(0, ...over);
}
