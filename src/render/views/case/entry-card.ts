import type { Deviation, LivedCase, LivedEntry } from '../../../analysis/lived';
import { isOutside, rootOf } from '../../../analysis/owners';
import { labelOf } from '../../../model/label';
import { elementKey, UNKNOWN, type Ref } from '../../../model/model';
import { beside, boxed, chip, flowed, labelled, paragraph, stacked, type Block } from '../../block';
import { channelGlyph } from '../../icons';
import type { MarkMaker } from '../../marks';
import type { PictureContext } from '../../picture';
import { group, shape, title, type SceneNode } from '../../scene';
import { WORDS } from '../../words';
import { DAY_PX } from './axis';
import { feelingBlock } from './emotion';
import { entryFacts } from './entry-facts';
import { NUMBER_PX, numberMark } from './number-mark';
import { CASE_WORDS, type CaseWords } from './words';

const CARD_PX = DAY_PX - 12;
const INNER_PX = CARD_PX - 26;

/** What happened at one moment: when, what, who started it, and what was wrong with it. */
export function entryCard(lived: LivedEntry, number: number, all: LivedCase, context: PictureContext, markAt: MarkMaker): Block {
    const words = CASE_WORDS[context.locale];
    const { entry, touchpoint } = lived;
    const isByCustomer = lived.initiatedBy === 'customer';
    const name = entry.title ?? (touchpoint === undefined ? WORDS[context.locale].notFound(entry.touchpoint ?? '') : labelOf(touchpoint));
    const time = timeOf(entry.moment, words);
    const starter = lived.initiatedBy === undefined ? '' : isByCustomer ? words.byCustomer : words.byCompany;
    const content = stacked([
        beside([numberMark(number), paragraph([time, starter].filter((part) => part !== '').join(' · '), INNER_PX - NUMBER_PX - 6, 'detail')], 6, 'top'),
        paragraph(name, INNER_PX, 'card-title'),
        stacked([...channelsOf(lived, context), ownerOf(lived.owner, context)], 2),
        ...(entry.tells ?? []).map(({ text }) => labelled('bubble', text, INNER_PX, 'detail')),
        ...[...entry.says ?? [], ...entry.quotes ?? []].map((text) => paragraph(words.because(text), INNER_PX, 'detail')),
        ...(entry.feels ?? []).map((feeling) => feelingBlock(feeling, INNER_PX, context)),
        ...(entry.breaks ?? []).flatMap(({ because }) => (because === undefined ? [] : [paragraph(words.because(because), INNER_PX, 'ink-bad')])),
        stacked(entryFacts(askedOnce(lived, all), INNER_PX, context), 2),
        flowed(chipsOf(lived, all, context, words), INNER_PX, 4, 4),
    ], 5);
    const framed = boxed(content, { paint: isByCustomer ? 'case-customer' : 'case-company', paddingPx: 13, paddingTopPx: 9, widthPx: CARD_PX, radiusPx: 8 });
    const side: SceneNode = shape('rect', isByCustomer ? 'case-side-customer' : 'case-side-company', { x: 0, y: 10, width: 4, height: framed.heightPx - 20, rx: 2 });
    const key = elementKey('entry', entry.id);
    return {
        ...framed,
        nodes: [group(key, 'entry', { role: 'group' }, [title(name), ...framed.nodes, ...(lived.initiatedBy === undefined ? [] : [side]), ...markAt([key], CARD_PX - 2, 2)])],
    };
}

/** What the author says never came. */
export function missingCard(lived: LivedEntry, number: number, context: PictureContext, markAt: MarkMaker): Block {
    const words = CASE_WORDS[context.locale];
    const name = lived.entry.title ?? (lived.touchpoint === undefined ? lived.entry.touchpoint ?? '' : labelOf(lived.touchpoint));
    const content = stacked([beside([numberMark(number), paragraph(words.neverCame, INNER_PX - NUMBER_PX - 6, 'detail')], 6), paragraph(name, INNER_PX, 'card-title')], 5);
    const framed = boxed(content, { paint: 'case-missing', paddingPx: 13, paddingTopPx: 9, widthPx: CARD_PX, radiusPx: 8 });
    const key = elementKey('entry', lived.entry.id);
    return { ...framed, nodes: [group(key, 'entry', { role: 'group' }, [title(name), ...framed.nodes, ...markAt([key], CARD_PX - 2, 2)])] };
}

function timeOf(moment: LivedEntry['entry']['moment'], words: CaseWords): string {
    if (moment.kind === 'before') return '';
    return moment.clock ?? (moment.part === undefined ? '' : words.parts[moment.part] ?? moment.part);
}

function channelsOf({ entry, touchpoint }: LivedEntry, { project, locale }: PictureContext): readonly Block[] {
    const refs = entry.channels ?? touchpoint?.channels ?? [];
    return [...new Set(refs)].map((ref) => {
        if (ref === UNKNOWN) return labelled('unknown', WORDS[locale].channelUnknown, INNER_PX, 'detail');
        const channel = project.channel(ref);
        return labelled(channelGlyph(channel?.channelKind), channel === undefined ? ref : labelOf(channel), INNER_PX, 'detail');
    });
}

function ownerOf(ref: Ref | undefined, context: PictureContext): Block {
    return ref === undefined ? { widthPx: 0, heightPx: 0, nodes: [] } : labelled('person', ownerLabel(ref, context), INNER_PX, 'detail');
}

/** With the word for those outside. */
export function ownerLabel(ref: Ref, { project, locale }: Pick<PictureContext, 'project' | 'locale'>): string {
    const words = WORDS[locale];
    if (ref === UNKNOWN) return words.ownerUnknown;
    const owner = project.owner(ref);
    const root = rootOf(owner, project);
    if (owner === undefined) return ref;
    return root !== undefined && isOutside(owner, project) ? `${labelOf(owner)} · ${words.ownerKinds[root.ownerKind]}` : labelOf(owner);
}

function chipsOf(lived: LivedEntry, all: LivedCase, { project }: PictureContext, words: CaseWords): readonly Block[] {
    const bad = (content: string): Block => chip(content, 'ink-bad', 'pill-bad', INNER_PX);
    const labelOfInformation = (ref: Ref): string => { const found = project.information(ref); return found === undefined ? ref : labelOf(found); };
    return [
        ...lived.deviations.map((deviation) => bad(deviationWords(deviation, words))),
        ...(all.chasing.some(({ entry }) => entry === lived) ? [bad(words.chased)] : []),
        ...all.repeatedQuestions.filter(({ entry }) => entry === lived).map(({ information }) => bad(words.askedAgainFor(labelOfInformation(information)))),
    ];
}

/** What is asked again is said so by a mark below; that it is asked need not be said besides. */
function askedOnce(lived: LivedEntry, { repeatedQuestions }: LivedCase): LivedEntry['entry'] {
    const again = new Set(repeatedQuestions.filter(({ entry }) => entry === lived).map(({ information }) => information));
    const { asks, ...rest } = lived.entry;
    const others = (asks ?? []).filter((ref) => !again.has(ref));
    return others.length === 0 ? rest : { ...rest, asks: others };
}

function promiseName({ text, name }: { readonly text?: string; readonly name?: string }): string | undefined {
    return text ?? name;
}

function deviationWords(deviation: Deviation, words: CaseWords): string {
    switch (deviation.kind) {
        case 'ad-hoc': return words.unplanned;
        case 'failing': return words.failing;
        case 'out-of-order': return words.outOfOrder(deviation.planned);
        default: return words.late(deviation.days, deviation.since.kind === 'promise' ? promiseName(deviation.since.promise.promise) : undefined);
    }
}
