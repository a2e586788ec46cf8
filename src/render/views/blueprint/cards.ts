import type { ContractOf } from '../../../analysis/handoff-contract';
import type { JourneyGraph } from '../../../analysis/graph';
import { isOutside, rootOf } from '../../../analysis/owners';
import type { Custody } from '../../../analysis/responsibility';
import { isOnlyComplaint } from '../../../analysis/visibility';
import { LIST_WORDS } from '../../html/reading-words';
import { labelOf } from '../../../model/label';
import { sharedListWord } from '../../../model/list-words';
import type { LaneItem, Ref, Touchpoint, Way } from '../../../model/model';
import type { ProjectView } from '../../../model/view';
import { boxed, flowed, hatched, labelled, moved, NOTHING, paragraph, stacked, type Block } from '../../block';
import { channelName, elsewhere, ownerName } from '../../names';
import { shape } from '../../scene';
import type { Locale, Words } from '../../words';
import { CARD_PADDING_PX, CARD_PX, INNER_PX } from './metrics';
import { answersFor, type OwnerLane } from './owner-lanes';
import type { BlueprintWords } from './words';

/** What the cards of one journey are made from. */
export interface CardContext {
    readonly view: ProjectView;
    readonly graph: JourneyGraph;
    readonly custody: Custody;
    readonly contractOf: ContractOf;
    /** The touchpoints that nobody inside can see. */
    readonly blind: ReadonlySet<Touchpoint>;
    readonly locale: Locale;
    readonly words: Words;
    readonly own: BlueprintWords;
    /** By touchpoint: handoffs into other journeys and from them; ways that lead to nothing. */
    readonly leaving: ReadonlyMap<Ref, readonly Way[]>;
    readonly arriving: ReadonlyMap<Ref, readonly Way[]>;
    readonly lost: ReadonlyMap<Ref, readonly Way[]>;
}

const BADGE_GAP_PX = 10;

/** What the customer does: the touchpoint's title, and how it begins and ends. */
export function actionCard(touchpoint: Touchpoint, { view, words, own, leaving, arriving, lost }: CardContext): Block {
    const badges = [
        ...(touchpoint.momentOfTruth === true ? [truthBadge(own)] : []),
        ...(touchpoint.initiatedBy === 'customer' ? [labelled('person', own.startedBy.customer!, INNER_PX, 'detail')] : []),
        ...(touchpoint.entry === true ? [labelled('enter', words.start, INNER_PX, 'detail')] : []),
        ...(touchpoint.optional === true ? [labelled('skip', words.optional, INNER_PX, 'detail')] : []),
        ...(touchpoint.repeats === undefined ? [] : [labelled('again', own.repeats(touchpoint.repeats.times), INNER_PX, 'detail')]),
        ...(arriving.get(touchpoint.id) ?? []).map((way) => labelled('arrive', words.comesFrom(elsewhere(way.from, view, words)), INNER_PX, 'detail')),
        ...(leaving.get(touchpoint.id) ?? []).map((way) => labelled('leave', words.leadsTo(elsewhere(way.to, view, words)), INNER_PX, 'detail')),
        ...(lost.get(touchpoint.id) ?? []).map((way) => labelled('unknown', words.notFound(way.to), INNER_PX, 'blueprint-missing', 'blueprint-missing-icon')),
        ...(touchpoint.ends === undefined ? [] : [labelled('stop', endWords(touchpoint.ends, words), INNER_PX, 'detail')]),
    ];
    return boxed(stacked([
        paragraph(labelOf(touchpoint), INNER_PX, 'card-title'),
        ...(touchpoint.does ?? []).map((text) => paragraph(text, INNER_PX, 'body')),
        flowed(badges, INNER_PX, BADGE_GAP_PX, 3),
    ], 5), { paint: 'card', paddingPx: CARD_PADDING_PX, radiusPx: 8, widthPx: CARD_PX, heightPx: 2 * CARD_PADDING_PX + 24 });
}

function endWords({ how, text }: NonNullable<Touchpoint['ends']>, words: Words): string {
    const end = words.ends[how] ?? how;
    return text === undefined ? end : `${end} · ${text}`;
}

function truthBadge(own: BlueprintWords): Block {
    const words = paragraph(own.momentOfTruth, INNER_PX, 'detail');
    return { widthPx: words.widthPx + 17, heightPx: words.heightPx, nodes: [shape('path', 'blueprint-truth', { d: 'M6 2l5.5 6.5L6 15 .5 8.5z' }), ...moved(words, 17, 0)] };
}

/** What who performs a touchpoint does for the customer: where, what is said, whom the customer sees, and who hears of it. */
export function performerCard(touchpoint: Touchpoint, lane: OwnerLane, context: CardContext): Block {
    const { view, graph, words, own } = context;
    const channels = [...new Set(graph.channelsOf(touchpoint))].map((ref) => channelName(ref, view, words));
    const content = stacked([
        channels.length === 0 ? labelled('unknown', words.channelUnknown, INNER_PX, 'detail')
            : flowed(channels.map(({ glyph, name }) => (glyph === 'unknown' ? labelled(glyph, name, INNER_PX, 'detail') : labelled(glyph, name, INNER_PX, 'body-strong', 'icon-ink'))), INNER_PX, BADGE_GAP_PX, 2),
        ...(touchpoint.tells ?? []).map(({ text, by }) => labelled('speech', own.quoted(text) + (by === undefined ? '' : ` ${own.by(ownerName(by, view, words))}`), INNER_PX, 'body')),
        touchpoint.initiatedBy === 'owner' ? labelled('person', own.startedBy.owner!, INNER_PX, 'detail') : NOTHING,
        touchpoint.seenAs === undefined ? NOTHING : labelled('eye', own.seenAs(ownerName(touchpoint.seenAs, view, words)), INNER_PX, 'detail'),
        touchpoint.accountable === undefined ? NOTHING : paragraph(own.accountable(ownerName(touchpoint.accountable, view, words)), INNER_PX, 'blueprint-accountable'),
        signalOf(touchpoint, lane, context),
    ], 5);
    const foot = context.blind.has(touchpoint) ? blindFoot(touchpoint, lane, context) : NOTHING;
    const footPx = foot.heightPx === 0 ? 0 : foot.heightPx + 4;
    const card = boxed(content, { paint: lane.outside === undefined ? 'card' : 'card-outside', paddingPx: CARD_PADDING_PX, radiusPx: 8, widthPx: CARD_PX, heightPx: content.heightPx + 2 * CARD_PADDING_PX + footPx });
    const bar = shape('rect', lane.owner === undefined ? 'blueprint-nobody-known' : lane.outside === undefined ? 'blueprint-inside' : 'blueprint-outside', { x: 2.5, y: 9, width: 3, height: card.heightPx - 18, rx: 1.5 });
    return { ...card, nodes: [...card.nodes, bar, ...moved(foot, CARD_PADDING_PX, CARD_PADDING_PX + content.heightPx + 4)] };
}

function signalOf(touchpoint: Touchpoint, lane: OwnerLane, { view, words, own, locale, blind }: CardContext): Block {
    const kinds = (touchpoint.signals ?? []).filter((kind) => kind !== 'none').map((kind) => sharedListWord(kind, locale));
    // Who cannot see it is told at the foot of the card.
    if (kinds.length === 0) return touchpoint.signals === undefined || blind.has(touchpoint) ? NOTHING : labelled('silent', own.signal(LIST_WORDS.none![locale], undefined), INNER_PX, 'detail');
    const to = answersFor(touchpoint, lane);
    const said = own.signal(kinds.join(words.listComma), to === undefined ? undefined : ownerName(to, view, words));
    if (isOnlyComplaint(touchpoint.signals)) return labelled('frown', said, INNER_PX, 'blueprint-complaint', 'blueprint-complaint-icon');
    return labelled('signal', said, INNER_PX, 'blueprint-signal', 'blueprint-signal-icon');
}

const HATCH_PX = 9;

function blindFoot(touchpoint: Touchpoint, lane: OwnerLane, { view, words, own }: CardContext): Block {
    const to = answersFor(touchpoint, lane);
    return stacked([
        labelled('silent', own.notVisibleTo(to === undefined ? undefined : ownerName(to, view, words)), INNER_PX, 'blueprint-missing', 'blueprint-missing-icon'),
        { widthPx: INNER_PX, heightPx: HATCH_PX, nodes: [hatched(INNER_PX, HATCH_PX, 'blueprint-blind', 6)] },
    ], 4);
}

/** What happens behind, one below the other; each says by whom and with what. */
export function itemCards(items: readonly LaneItem[], paint: 'blueprint-backstage' | 'blueprint-support', { view, words }: CardContext): Block {
    return stacked(items.map(({ text, by, using = [] }) => {
        const outside = by !== undefined && isOutside(by, view) ? rootOf(by, view) : undefined;
        const note = outside === undefined ? 'blueprint-item-note' : 'blueprint-outside-note';
        return boxed(stacked([
            paragraph(text, INNER_PX, 'blueprint-item'),
            flowed([
                ...(by === undefined ? [] : [labelled('person', ownerName(by, view, words) + (outside === undefined ? '' : ` · ${words.ownerKinds[outside.ownerKind]}`), INNER_PX, note)]),
                ...using.map((ref) => labelled('gear', systemName(ref, view), INNER_PX, note)),
            ], INNER_PX, BADGE_GAP_PX, 2),
        ], 3), { paint: outside === undefined ? paint : 'blueprint-outside-item', paddingPx: CARD_PADDING_PX, paddingTopPx: 7, widthPx: CARD_PX });
    }), ITEM_GAP_PX);
}
export const ITEM_GAP_PX = 8;

export function thingCards(things: readonly string[]): Block {
    return stacked(things.map((thing) => boxed(paragraph(thing, INNER_PX, 'blueprint-item'), { paint: 'blueprint-thing', paddingPx: CARD_PADDING_PX, paddingTopPx: 7, widthPx: CARD_PX })), ITEM_GAP_PX);
}

export function systemName(ref: Ref, view: ProjectView): string {
    const system = view.system(ref);
    return system === undefined ? ref : labelOf(system);
}
