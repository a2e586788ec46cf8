import type { LivedCase, LivedEntry } from '../../../analysis/lived';
import { labelOf } from '../../../model/label';
import { elementKey, type Feeling, type Ref } from '../../../model/model';
import { icon, labelled, moved, NOTHING, paragraph, type Block } from '../../block';
import type { Glyph } from '../../icons';
import { LANE_TITLE_PX, type Lane } from '../../lanes';
import type { Point } from '../../lines';
import type { PictureContext } from '../../picture';
import { group, shape, title, type SceneNode } from '../../scene';
import { quoted } from '../../times';
import { WORDS } from '../../words';
import { areasOf, curvePath, monotoneCurve } from '../map/curve';
import { markOf } from '../map/emotion';
import type { CaseAxis } from './axis';
import { markX, NUMBER_PX } from './number-mark';
import { CASE_WORDS, type FeelingScore } from './words';

const STEP_PX = 18;
const PLOT_PX = 4 * STEP_PX;
/** Half of a mark, so that one at the top or at the bottom is not cut. */
const MARGIN_PX = 8;
/** How many lines look different from each other. */
const CURVES = 4;

/** How the customer felt, over the days: each mark stands where its entry stands on the axis, and its words are on the card of the entry. */
export function emotionLane(lived: LivedCase, axis: CaseAxis, context: PictureContext): Lane | undefined {
    const words = CASE_WORDS[context.locale];
    const came = lived.entries.filter(({ entry }) => entry.as !== 'missing');
    const scored = came.flatMap(({ entry }) => (entry.feels ?? []).filter(({ score }) => score !== undefined));
    // One feeling is told by its card.
    if (scored.length < 2) return undefined;
    const people = [...new Set(scored.map(({ persona }) => persona))];
    const yOf = (score: number): number => MARGIN_PX + (2 - score) * STEP_PX;
    const first = axis.columns[0]!.leftPx;
    const face = (glyph: Glyph, score: number): readonly SceneNode[] => moved(icon(glyph), LANE_TITLE_PX - 20, yOf(score) - 7);
    const nodes: SceneNode[] = [
        shape('line', 'map-zero', { x1: first, x2: axis.widthPx, y1: yOf(0), y2: yOf(0) }),
        ...face('smile', 2), ...face('plain', 0), ...face('frown', -2),
        ...people.map((persona, index) => lineOf(persona, index, came, people.length === 1, axis, yOf, context)),
    ];
    return { key: 'feels', title: words.feels, heightPx: PLOT_PX + 2 * MARGIN_PX, nodes: [group('emotion', 'emotion', {}, nodes)] };
}

function lineOf(persona: Ref | undefined, index: number, came: readonly LivedEntry[], isAlone: boolean, axis: CaseAxis, yOf: (score: number) => number, context: PictureContext): SceneNode {
    const words = CASE_WORDS[context.locale];
    const runs: Point[][] = [];
    const marks: SceneNode[] = [];
    let isBroken = true;
    for (const lived of came) {
        const feeling = (lived.entry.feels ?? []).find((each) => each.persona === persona && each.score !== undefined);
        // Nobody knows what it was in between.
        if (feeling === undefined) {
            isBroken = true;
            continue;
        }
        const column = axis.columnOf(lived);
        const point = { xPx: markX(column, lived, column.entries.indexOf(lived)) + NUMBER_PX / 2, yPx: yOf(scoreOf(feeling)!) };
        if (isBroken) runs.push([point]);
        else runs.at(-1)!.push(point);
        isBroken = false;
        marks.push(group(`feeling:${index}:${lived.entry.id}`, 'feeling', { role: 'img' }, [title([entryName(lived), feelingText(feeling, context)].join(' · ')), markOf(index % CURVES, point.xPx, point.yPx, false)]));
    }
    const name = persona === undefined ? words.feels : personaName(persona, context);
    return group(`curve:${index}`, 'curve', { 'aria-label': name, role: 'group' }, [
        ...runs.filter((run) => run.length > 1).flatMap((run) => {
            const curve = monotoneCurve(run);
            const { above, below } = areasOf(curve, yOf(0));
            return [
                // Of several lines the areas would lie on each other.
                ...(isAlone && above !== '' ? [shape('path', 'map-good-area', { d: above })] : []), ...(isAlone && below !== '' ? [shape('path', 'map-bad-area', { d: below })] : []),
                shape('path', `map-curve-${index % CURVES}`, { d: curvePath(curve) }),
            ];
        }),
        ...marks,
    ]);
}

/** A feeling on a card: a face, how good or bad it was, and the customer's words. */
export function feelingBlock(feeling: Feeling, widthPx: number, context: PictureContext): Block {
    const score = scoreOf(feeling);
    const content = feelingText(feeling, context);
    if (content === '') return NOTHING;
    if (score === undefined) return paragraph(content, widthPx, 'detail');
    const glyph = score > 0 ? 'smile' : score < 0 ? 'frown' : 'plain';
    return score < 0 ? labelled(glyph, content, widthPx, 'ink-bad', 'map-icon-bad') : labelled(glyph, content, widthPx, 'detail', score > 0 ? 'map-icon-good' : 'icon');
}

function feelingText(feeling: Feeling, context: PictureContext): string {
    const words = CASE_WORDS[context.locale];
    const { colon } = WORDS[context.locale];
    const score = scoreOf(feeling);
    const said = feeling.text === undefined ? '' : quoted(feeling.text, context.locale);
    const felt = [score === undefined ? words.feelsWord : words.feelings[score], said].filter((part) => part !== '').join(colon);
    return feeling.persona === undefined ? felt : words.feltBy(personaName(feeling.persona, context), felt);
}

/** In the five steps that have words. */
function scoreOf({ score }: Feeling): FeelingScore | undefined {
    return score === undefined ? undefined : Math.max(-2, Math.min(2, Math.round(score))) as FeelingScore;
}

function personaName(ref: Ref, { project }: PictureContext): string {
    return labelOf(project.persona(ref) ?? { name: ref });
}

function entryName({ entry, touchpoint }: LivedEntry): string {
    return entry.title ?? labelOf(touchpoint ?? { name: entry.touchpoint ?? elementKey('entry', entry.id) });
}
