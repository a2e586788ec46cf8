import { elementKey, type ElementKey, type Opportunity, type Pain, type Ref, type Touchpoint } from '../../../model/model';
import { boxed, icon, moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import type { Glyph } from '../../icons';
import { cellLane, type Lane } from '../../lanes';
import { group, shape, type SceneNode } from '../../scene';
import { quoted } from '../../times';
import { listInWords } from '../../words';
import { channelNames, ownerName, type MapParts } from './parts';

const PADDING_PX = 8;
const PADDING_TOP_PX = 5;
const GAP_PX = 6;
const SIGN_PX = 18;

/** What hurts ▼, what delights ▲ and makes up for a failure, and what could be made better. */
export function painLanes(parts: MapParts): readonly (Lane | undefined)[] {
    const { columns, words } = parts;
    const lane = (key: string, name: string, items: (touchpoint: Touchpoint, widthPx: number) => readonly Block[]): Lane | undefined =>
        cellLane(key, name, columns, ({ touchpoint, widthPx }) => (touchpoint === undefined ? NOTHING : stacked(items(touchpoint, widthPx), GAP_PX)), parts);
    return [
        lane('pains', words.lanes.pains, (touchpoint, widthPx) => (touchpoint.pains ?? []).map((pain) => painOf(pain, touchpoint, widthPx, parts))),
        lane('wows', words.lanes.wows, ({ wows = [], recoveries = [] }, widthPx) => [
            ...wows.map((content) => note({ sign: UP, tone: 'good', content, widthPx })), ...recoveries.map((content) => note({ glyph: 'mend', tone: 'good', content, widthPx })),
        ]),
        lane('opportunities', words.lanes.opportunities, (touchpoint, widthPx) => (touchpoint.opportunities ?? []).map((idea) => ideaOf(idea, touchpoint, widthPx, parts))),
    ];
}

const DOWN: SceneNode = shape('path', 'map-pain', { d: 'M1 4h12l-6 9z' });
const UP: SceneNode = shape('path', 'map-wow', { d: 'M1 12h12l-6-9z' });

interface Note { readonly sign?: SceneNode; readonly glyph?: Glyph; readonly tone: 'bad' | 'good' | 'idea'; readonly content: string; readonly details?: readonly string[]; readonly widthPx: number }

function note({ sign, glyph, tone, content, details = [], widthPx }: Note, comma = ''): Block {
    const innerPx = widthPx - 2 * PADDING_PX;
    const small = details.filter((detail) => detail !== '').join(comma);
    const said = stacked([paragraph(content, innerPx - SIGN_PX, `map-${tone}-word`), paragraph(small, innerPx - SIGN_PX, `map-${tone}-note`)], 1);
    const nodes = [...(glyph === undefined ? [] : moved(icon(glyph, `map-icon-${tone}`), 0, 1)), ...(sign === undefined ? [] : [sign]), ...moved(said, SIGN_PX, 0)];
    return boxed({ widthPx: innerPx, heightPx: said.heightPx, nodes }, { paint: `pill-${tone}`, paddingPx: PADDING_PX, paddingTopPx: PADDING_TOP_PX, radiusPx: 5 });
}

function painOf({ id, text, name, level, via }: Pain, touchpoint: Touchpoint, widthPx: number, parts: MapParts): Block {
    const { words } = parts;
    const details = [level === undefined ? '' : words.severity(words.levels[level] ?? level), via === undefined ? '' : words.via(channelNames(via, parts))];
    return keyed(id === undefined ? undefined : elementKey('pain', id), touchpoint, note({ sign: DOWN, tone: 'bad', content: text ?? name ?? '', details, widthPx }, words.comma), parts);
}

function ideaOf(idea: Opportunity, touchpoint: Touchpoint, widthPx: number, parts: MapParts): Block {
    const { words } = parts;
    const details = [
        idea.solves === undefined ? '' : words.solves(painNames(idea.solves, parts)), idea.owner === undefined ? '' : ownerName(idea.owner, parts),
        idea.impact === undefined ? '' : words.impact(words.levels[idea.impact] ?? idea.impact), idea.effort === undefined ? '' : words.effort(words.levels[idea.effort] ?? idea.effort),
        idea.done !== undefined ? [words.done, idea.done].filter((part) => part !== '').join(' ') : idea.by === undefined ? '' : words.until(idea.by),
    ];
    return keyed(
        idea.id === undefined ? undefined : elementKey('opportunity', idea.id), touchpoint,
        note({ glyph: idea.done === undefined ? 'bulb' : 'tick', tone: 'idea', content: idea.text ?? idea.name ?? '', details, widthPx }, words.comma), parts,
    );
}

/** Their texts, in quotes: each is a sentence of its own. */
function painNames(refs: readonly Ref[], { context: { project, locale }, common }: MapParts): string {
    return listInWords(refs.map((ref) => { const pain = project.pain(ref); return pain?.text === undefined ? pain?.name ?? ref : quoted(pain.text, locale); }), common);
}

/** As a group of its own, with its findings. What has no name belongs to its touchpoint. */
function keyed(element: ElementKey | undefined, { id }: Touchpoint, block: Block, { keyOf, markAt }: MapParts): Block {
    return { ...block, nodes: [group(keyOf(element ?? elementKey('touchpoint', id)), 'item', {}, [...block.nodes, ...(element === undefined ? [] : markAt([element], block.widthPx - 4, 0))])] };
}
