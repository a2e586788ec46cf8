import type { GraphWay } from '../../../analysis/graph';
import { durationInWords } from '../../../model/duration-words';
import { elementKey, type ElementKey, type Way } from '../../../model/model';
import { labelled, NOTHING, paragraph, stacked, type Block } from '../../block';
import { MODE_GLYPH, modeOf, modeWords } from '../../handoff-mode';
import { MARK_PX, type MarkMaker } from '../../marks';
import { ownerName } from '../../names';
import type { CardContext } from './cards';
import { WORDS_PX } from './metrics';

/** What stands beside the line of a handoff: how, when, and who accepts it. */
export function handoffWords(way: Way, { view, words, own, locale, contractOf }: CardContext, markAt: MarkMaker): Block {
    const mode = modeOf(way);
    const look = mode === 'self' ? 'blueprint-mode-self' : 'blueprint-mode';
    return marked(elementKey('way', way.id), markAt, (widthPx) => {
        const limit = way.accepted?.limits[0];
        const time = limit === undefined ? '' : 'duration' in limit ? durationInWords(limit.duration.text, locale) : own.quoted(limit.words);
        const note = (text: string): Block => paragraph(text, widthPx, 'blueprint-note');
        return stacked([
            labelled(MODE_GLYPH[mode], modeWords(way, words), widthPx, look, `${look}-icon`),
            note(way.title ?? ''),
            ...(way.when ?? []).map((condition) => note(words.when(condition))),
            way.accepted === undefined ? (contractOf(way).lacks.includes('acceptance') ? labelled('cross', own.notAccepted, widthPx, 'blueprint-missing', 'blueprint-missing-icon') : NOTHING)
                : labelled('tick', own.accepted(ownerName(way.accepted.by, view, words), time), widthPx, 'blueprint-accepted', 'blueprint-accepted-icon'),
            ...(way.fallbacks ?? []).filter(({ as }) => as === 'owner')
                .map(({ ref, after }) => note(own.fallbackTo(ownerName(ref, view, words), after === undefined ? undefined : durationInWords(after.text, locale)))),
        ], 2);
    });
}

/** What stands beside a line of the customer's way; nothing where the author said nothing of it. */
export function customerWords({ kind, way, to, id }: GraphWay, { words, own, locale }: CardContext, markAt: MarkMaker): Block {
    if (way === undefined) return NOTHING;
    if (kind === 'fallback') {
        const after = way.fallbacks?.find((fallback) => fallback.as === 'touchpoint' && fallback.ref === to)?.after;
        return paragraph(own.fallback(after === undefined ? undefined : durationInWords(after.text, locale)), WORDS_PX, 'blueprint-fallback');
    }
    if (way.title === undefined && (way.when ?? []).length === 0) return NOTHING;
    return marked(elementKey('way', id), markAt, (widthPx) =>
        stacked([way.title ?? '', ...(way.when ?? []).map((condition) => words.when(condition))].map((text) => paragraph(text, widthPx, 'blueprint-note')), 2));
}

/** Words with the mark of what was found of them at their right. */
function marked(element: ElementKey, markAt: MarkMaker, make: (widthPx: number) => Block): Block {
    const nodes = markAt([element], WORDS_PX - MARK_PX - 1, MARK_PX + 1);
    if (nodes.length === 0) return make(WORDS_PX);
    const block = make(WORDS_PX - 2 * MARK_PX - 6);
    return { widthPx: WORDS_PX, heightPx: Math.max(block.heightPx, 2 * MARK_PX + 2), nodes: [...block.nodes, ...nodes] };
}
