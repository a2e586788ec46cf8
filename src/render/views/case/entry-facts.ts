import type { CaseEntry, LaneItem, Ref } from '../../../model/model';
import { labelled, type Block } from '../../block';
import { FACTS, LIST_WORDS, PHRASES, type FactName } from '../../html/reading-words';
import type { Glyph } from '../../icons';
import { evidenceInWords } from '../../journey-header';
import { ownerName } from '../../names';
import type { PictureContext } from '../../picture';
import { lengthInWords, limitsInWords } from '../../times';
import { listInWords, WORDS } from '../../words';
import { BLUEPRINT_WORDS } from '../blueprint/words';
import { measureWords } from '../map/measures';
import { MAP_WORDS } from '../map/words';

/** All that is said of a moment beside its channel, its owner, what was said and felt, and what became of the promises with a name: a line each. */
export function entryFacts(entry: CaseEntry, widthPx: number, { project, locale }: PictureContext): readonly Block[] {
    const [common, words] = [WORDS[locale], MAP_WORDS[locale]];
    const lines: (readonly [Glyph, string])[] = [];
    const plain = (glyph: Glyph, texts: readonly string[] = []): void => { for (const text of texts) lines.push([glyph, text]); };
    const named = (glyph: Glyph, name: FactName, values: readonly string[]): void => { if (values.length > 0) lines.push([glyph, `${FACTS[name][locale]}${common.colon}${listInWords(values, common)}`]); };
    const owner = (ref: Ref | undefined): readonly string[] => (ref === undefined ? [] : [ownerName(ref, project, common)]);
    const word = (value: string): string => LIST_WORDS[value]?.[locale] ?? value;
    const called = (refs: readonly Ref[] | undefined, find: (ref: Ref) => { readonly title?: string; readonly text?: string; readonly name?: string } | undefined): readonly string[] =>
        (refs ?? []).map((ref) => { const found = find(ref); return found?.text ?? found?.title ?? found?.name ?? ref; });
    const items = (list: readonly LaneItem[] | undefined): readonly string[] =>
        (list ?? []).map(({ text, by, using }) => listInWords([text, ...owner(by), ...called(using, project.system)], common));
    const limited = ({ text, name, limits }: { readonly text?: string; readonly name?: string; readonly limits: NonNullable<CaseEntry['expects']>[number]['limits'] }): string =>
        listInWords([text ?? name ?? '', ...(limits.length === 0 ? [] : [limitsInWords(limits, locale)])], common);

    named('person', 'accountable', owner(entry.accountable));
    named('eye', 'seenAs', owner(entry.seenAs));
    if (entry.momentOfTruth === true) lines.push(['aim', PHRASES.momentOfTruth[locale]]);
    plain('person', entry.does);
    plain('thought', entry.thinks);
    named('stress', 'stress', entry.stress === undefined ? [] : [word(entry.stress)]);
    plain('clock', entry.takes === undefined ? [] : [lengthInWords(entry.takes, locale)]);
    named('aim', 'expects', (entry.expects ?? []).map(limited));
    named('tick', 'promises', (entry.promises ?? []).filter(({ id }) => id === undefined).map(limited));
    named('tick', 'meets', called(entry.meets, project.commitment));
    named('cross', 'contradicts', called(entry.contradicts, project.commitment));
    for (const [glyph, fact] of [['question', 'asks'], ['folder', 'needs'], ['thing', 'gives']] as const) {
        if (entry[fact] !== undefined) lines.push([glyph, words[fact](listInWords(called(entry[fact], project.information), common))]);
    }
    plain('frown', (entry.pains ?? []).map(({ text, name }) => text ?? name ?? ''));
    plain('smile', entry.wows);
    plain('mend', entry.recoveries);
    plain('bulb', (entry.opportunities ?? []).map(({ text, name }) => text ?? name ?? ''));
    named('gear', 'backstage', items(entry.backstage));
    named('gear', 'support', items(entry.support));
    named('paper', 'physical', entry.physical ?? []);
    plain('chart', (entry.measures ?? []).map((measure) => measureWords(measure, { context: { project, locale }, common, words })));
    plain('signal', entry.signals === undefined ? [] : [BLUEPRINT_WORDS[locale].signal(listInWords(entry.signals.map(word), common), undefined)]);
    if (entry.ends !== undefined) lines.push(['flag', listInWords([common.ends[entry.ends.how] ?? entry.ends.how, ...(entry.ends.text === undefined ? [] : [entry.ends.text])], common)]);
    named('lens', 'evidence', entry.evidence === undefined ? [] : [evidenceInWords(entry.evidence, common)]);
    return lines.map(([glyph, content]) => labelled(glyph, content, widthPx, 'detail'));
}
