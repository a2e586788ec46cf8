import type { CommitmentLife } from '../../../analysis/commitment-life';
import { labelOf } from '../../../model/label';
import { elementKey } from '../../../model/model';
import { labelled, moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import type { Glyph } from '../../icons';
import type { Lane } from '../../lanes';
import { group, shape, title, type SceneNode } from '../../scene';
import { secondsInWords } from '../../times';
import type { Locale } from '../../words';
import { pileUp, spanOf } from './bars';
import type { DrawnCommitment, Verdict } from './commitments';
import { withinWords, type MapParts } from './parts';
import type { MapWords } from './words';

const PADDING_PX = 8;
const PADDING_TOP_PX = 5;
const GAP_PX = 6;
const TOOTH_PX = 6;
const VERDICT_PX = 150;

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
    const paint = commitment.kind === 'promise' ? 'map-promise' : 'map-expectation';
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

function endOf({ life: { arrivals }, ends, verdict }: DrawnCommitment): StripEnd {
    if (ends.length > 0 || verdict === undefined) return 'settled';
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
    const { life: { commitment }, verdict } = drawn;
    const { words, context: { project } } = parts;
    const kind = commitment.kind === 'promise' ? 'promise' : 'expectation';
    const limit = [
        ...withinWords(commitment.limits, parts),
        ...(commitment.kind === 'promise' && commitment.at !== undefined ? [words.atAgreed(labelOf(project.information(commitment.at) ?? { name: commitment.at }))] : []),
    ].join(words.comma);
    const end = verdict === undefined ? NOTHING : verdictBlock(drawn, verdict, Math.min(widthPx, VERDICT_PX), parts);
    const isWide = end.widthPx > 0 && 2 * VERDICT_PX <= widthPx;
    const besidePx = isWide ? widthPx - end.widthPx - 12 : widthPx;
    const said = stacked([paragraph(labelOfCommitment(drawn), besidePx, `map-${kind}-word`), paragraph(limit, besidePx, `map-${kind}-note`)]);
    if (!isWide) return stacked([said, end], 3);
    return { widthPx, heightPx: Math.max(said.heightPx, end.heightPx), nodes: [...said.nodes, ...moved(end, widthPx - end.widthPx, Math.round((Math.max(said.heightPx, end.heightPx) - end.heightPx) / 2))] };
}

type Tone = 'good' | 'bad' | 'open';
const TONE: Readonly<Record<Verdict['kind'], { readonly tone: Tone; readonly glyph: Glyph }>> = {
    kept: { tone: 'good', glyph: 'tick' }, met: { tone: 'good', glyph: 'tick' }, agreed: { tone: 'good', glyph: 'tick' }, late: { tone: 'bad', glyph: 'clock' },
    unknown: { tone: 'open', glyph: 'question' }, unbounded: { tone: 'open', glyph: 'question' }, vague: { tone: 'open', glyph: 'question' }, broken: { tone: 'bad', glyph: 'cross' },
    again: { tone: 'open', glyph: 'again' }, answered: { tone: 'open', glyph: 'speech' }, open: { tone: 'bad', glyph: 'cross' }, noWay: { tone: 'bad', glyph: 'cross' }, unreached: { tone: 'open', glyph: 'question' }, notYet: { tone: 'open', glyph: 'question' }, elsewhere: { tone: 'open', glyph: 'leave' },
};

function verdictBlock(drawn: DrawnCommitment, verdict: Verdict, widthPx: number, parts: MapParts): Block {
    const { tone, glyph } = drawn.life.also === undefined || verdict.kind === 'late' ? TONE[verdict.kind] : TONE.broken;
    return labelled(glyph, verdictWords(drawn, parts), widthPx, `map-verdict-${tone}`, `map-icon-${tone}`);
}

/** Empty where nothing is to be said. */
function verdictWords({ life: { also }, verdict }: DrawnCommitment, { words: { verdicts, comma }, context: { locale } }: MapParts): string {
    return [verdict === undefined ? '' : wordsOf(verdict, verdicts, comma, locale), also === undefined ? '' : verdicts.also[also]].filter((part) => part !== '').join(comma);
}

function wordsOf(verdict: Verdict, verdicts: MapWords['verdicts'], comma: string, locale: Locale): string {
    switch (verdict.kind) {
        case 'late': return verdicts.late(secondsInWords(verdict.bySeconds, locale));
        case 'broken': return verdicts.broken(verdict.because);
        case 'elsewhere': return `${verdicts[verdict.timing]}${comma}${verdicts.elsewhere(verdict.journey)}`;
        default: return verdicts[verdict.kind];
    }
}
