import { labelOf } from '../../../model/label';
import { elementKey, type Measure, type Quantity, type Stage, type Touchpoint } from '../../../model/model';
import { durationInWords } from '../../../model/duration-words';
import { labelled, moved, NOTHING, stacked, type Block } from '../../block';
import type { Glyph } from '../../icons';
import { evidenceInWords } from '../../journey-header';
import { cellLane, type Lane } from '../../lanes';
import { quantityInWords } from '../../quantities';
import { group } from '../../scene';
import { spanOf } from './bars';
import { channelNames, type MapParts, type WordParts } from './parts';

const GAP_PX = 4;

/** What is measured, and what is known from where: of a stage across its columns, of a touchpoint below its card. */
export function factLanes(parts: MapParts): readonly (Lane | undefined)[] {
    const { words, common } = parts;
    return [
        factLane('measures', words.lanes.measures, ({ measures = [] }) => measures.map((measure) => ({ glyph: 'chart', content: measureWords(measure, parts) })), parts),
        factLane('evidence', common.evidence, ({ evidence }) => (evidence === undefined ? [] : [{ glyph: 'lens', content: evidenceInWords(evidence, common) }]), parts),
    ];
}

function factLane(key: string, title: string, said: (of: Stage | Touchpoint) => readonly { readonly glyph: Glyph; readonly content: string }[], parts: MapParts): Lane | undefined {
    const { columns, keyOf } = parts;
    const list = (of: Stage | Touchpoint, widthPx: number): Block => stacked(said(of).map(({ glyph, content }) => labelled(glyph, content, widthPx, 'body')), GAP_PX);
    const stages = columns.stages.map(({ stage, columns: own }) => {
        const { leftPx, widthPx } = spanOf({ first: columns.columns.indexOf(own[0]!), last: columns.columns.indexOf(own.at(-1)!) }, columns);
        return { stage, leftPx, block: list(stage, widthPx) };
    });
    const stagePx = Math.max(0, ...stages.map(({ block }) => block.heightPx));
    const cells = cellLane(key, title, columns, ({ touchpoint, widthPx }) => (touchpoint === undefined ? NOTHING : list(touchpoint, widthPx)), parts);
    if (stagePx === 0) return cells;
    const below = stagePx + (cells === undefined ? 0 : 2 * GAP_PX);
    return {
        key, title, heightPx: below + (cells?.heightPx ?? 0),
        nodes: [
            ...stages.filter(({ block }) => block.heightPx > 0).map(({ stage, leftPx, block }) => group(keyOf(elementKey('stage', stage.id)), 'cell', { transform: `translate(${leftPx} 0)` }, block.nodes)),
            ...moved({ widthPx: 0, heightPx: 0, nodes: cells?.nodes ?? [] }, 0, below),
        ],
    };
}

/** `Satisfaction <30% → 45% after 1 month, via WeChat`. */
export function measureWords(measure: Measure, parts: WordParts): string {
    const { context: { project, locale }, common, words } = parts;
    const metric = project.metric(measure.metric);
    const show = (quantity: Quantity | undefined): string | undefined => (quantity === undefined ? undefined : quantityInWords(quantity, locale));
    const { value, to, after, by, level, via, below } = measure;
    const amount = to === undefined ? show(value) ?? (level === undefined ? undefined : words.levels[level] ?? level) : [show(value), show(to)].filter((part) => part !== undefined).join(' → ');
    const name = metric === undefined ? measure.metric : labelOf(metric);
    const said = [name, amount, by === undefined || below !== undefined ? undefined : show(by), after === undefined ? undefined : words.after(durationInWords(after.text, locale))].filter((part) => part !== undefined).join(' ');
    return [
        below === undefined ? said : `${said}${common.colon}${words.below(channelNames(via ?? [], parts), channelNames(below, parts))}`,
        below !== undefined || via === undefined ? undefined : words.via(channelNames(via, parts)),
        by === undefined || below === undefined ? undefined : words.byDistance(show(by)!),
        measure.at, measure.source, measure.n === undefined ? undefined : `n = ${measure.n}`,
    ].filter((part) => part !== undefined && part !== '').join(words.comma);
}
