import type { Feeling, LaneItem, Opportunity, Pain, Ref, Stage, Touchpoint } from '../../model/model';
import type { Arg } from '../../model/args';
import { apart, cameAndWent, compared, inName, inQuotes, inWords, known, part, type Attributes, type Pair } from '../attribute';
import { nameOf } from '../comparison';
import { describeExpectation, describeLaneItem, describeOpportunity, describePain } from '../describe';
import { matchTexts } from '../identity';
import type { KindName } from '../kinds';
import { saysTheSame } from '../similarity';
import { sameValue } from '../values';
import { compareSettling } from './promise';
import {
    ACCOUNTABLE_KINDS, annotated, anyRef, CHANNEL_KINDS, compareChannels, compareOwners, compareSignals, compareTakes, compareTells, compareWords, evidenceOf, measures, named, OWNER_KINDS,
    SIGNAL_KINDS, TAKES_KINDS, TELLS_KINDS,
} from './shared';

export const TOUCHPOINT: Attributes<Touchpoint> = {
    ...named<Touchpoint>(),
    ...annotated<Touchpoint>(),
    journey: apart('It stands in its journey; in another one it is another touchpoint.'),
    stage: part('touchpoint-in-other-stage'),
    channels: compared(CHANNEL_KINDS, pair => {
        if (isToldAround(pair, 'channels')) return;
        const on = ({ channels }: Touchpoint, side: 'old' | 'now'): readonly Ref[] | undefined => (channels === undefined || channels.length === 0 ? stageOf(pair, side)?.channels : channels);
        compareChannels(on(pair.old, 'old'), on(pair.now, 'now'), pair.of, pair.comparison);
    }),
    owner: compared(OWNER_KINDS, pair => {
        if (isToldAround(pair, 'owner')) return;
        const on = ({ owner }: Touchpoint, side: 'old' | 'now'): Ref | undefined => owner ?? stageOf(pair, side)?.owner ?? pair.comparison[side].view.journey(pair[side].journey)?.owner;
        compareOwners(on(pair.old, 'old'), on(pair.now, 'now'), 'owner', pair.of, pair.comparison);
    }),
    accountable: compared(ACCOUNTABLE_KINDS, ({ old, now, of, comparison }) => compareOwners(old.accountable, now.accountable, 'accountable', of, comparison)),
    seenAs: compared(['seen-as-added', 'seen-as-removed', 'seen-as-changed'], ({ old, now, of, comparison }) => {
        const [before, after] = [old.seenAs, now.seenAs];
        if ((before === undefined ? undefined : comparison.names.nowOf('owner', before)) === after) return;
        const name = (ref: Ref | undefined, side: 'old' | 'now'): Arg => ({ all: ref === undefined ? [] : [nameOf('owner', ref, comparison[side])] });
        comparison.report({
            kind: before === undefined ? 'seen-as-added' : after === undefined ? 'seen-as-removed' : 'seen-as-changed', of, field: 'seenAs', before, after,
            args: { at: of.label, before: name(before, 'old'), after: name(after, 'now') },
        });
    }),
    initiatedBy: compared(['customer-has-to-begin', 'company-begins', 'initiative-stated', 'initiative-unstated'], ({ old, now, of, comparison: { report } }) => {
        const [before, after] = [old.initiatedBy, now.initiatedBy];
        if (before === after) return;
        const kind = before === undefined ? 'initiative-stated' : after === undefined ? 'initiative-unstated' : after === 'customer' ? 'customer-has-to-begin' : 'company-begins';
        report({ kind, of, field: 'initiatedBy', before, after, args: { at: of.label, before: whoBegins(before), after: whoBegins(after) } });
    }),
    does: known<Touchpoint>('action', 'does', { quoted: true }),
    thinks: known<Touchpoint>('thought', 'thinks', { quoted: true }),
    says: known<Touchpoint>('saying', 'says', { quoted: true }),
    feels: compared(['feels-worse', 'feels-better', 'feels-observed'], compareFeelings),
    stress: compared(['stress-higher', 'stress-lower', 'stress-observed'], ({ old, now, of, scope, comparison: { report } }) => {
        const [before, after] = [old.stress, now.stress];
        if (before === after) return;
        const kind = scope.isCurrent || before === undefined || after === undefined ? 'stress-observed' : after === 'high' ? 'stress-higher' : 'stress-lower';
        report({ kind, of, field: 'stress', before, after, args: { at: of.label, before: inWords(before ?? '–'), after: inWords(after ?? '–') } });
    }),
    momentOfTruth: known<Touchpoint>('moment-of-truth', 'momentOfTruth'),
    expects: known<Touchpoint>('expectation', 'expects', { refOf: anyRef, described: describeExpectation }),
    promises: part('promise-added', 'promise-removed', 'promise-moved', 'promise-reworded'),
    meets: compared(['meets-added', 'meets-removed', 'meets-moved', 'promise-never-met', 'promise-met-again'], pair => compareSettling('meets', pair)),
    breaks: compared(['breaks-added', 'breaks-removed', 'breaks-reason-changed'], pair => compareSettling('breaks', pair)),
    contradicts: compared(['contradicts-added', 'contradicts-removed'], pair => compareSettling('contradicts', pair)),
    asks: compared(['question-added', 'question-removed', 'asked-twice', 'asked-once'], pair => compareInformation('asks', pair, 'question-removed', 'question-added')),
    needs: compared(['need-added', 'need-removed', 'need-unmet', 'unmet-need-gone'], pair => compareInformation('needs', pair, 'need-removed', 'need-added')),
    gives: compared(['given-added', 'given-removed', 'given-moved'], pair => compareInformation('gives', pair, 'given-removed', 'given-added')),
    takes: compared(TAKES_KINDS, compareTakes),
    tells: compared(TELLS_KINDS, compareTells),
    pains: known<Touchpoint>('pain', 'pains', { refOf: anyRef, described: describePain }),
    wows: compared(['wow-added', 'wow-removed', 'wow-moved', 'wow-changed', 'wow-reworded'], pair => compareTexts('wows', pair, { removed: 'wow-removed', added: 'wow-added', changed: 'wow-changed', reworded: 'wow-reworded' })),
    opportunities: known<Touchpoint>('opportunity', 'opportunities', { refOf: anyRef, described: describeOpportunity }),
    recoveries: compared(['recovery-added', 'recovery-removed', 'recovery-moved', 'recovery-changed', 'recovery-reworded'], pair =>
        compareTexts('recoveries', pair, { removed: 'recovery-removed', added: 'recovery-added', changed: 'recovery-changed', reworded: 'recovery-reworded' })),
    backstage: known<Touchpoint>('backstage', 'backstage', { refOf: anyRef, described: describeLaneItem }),
    support: known<Touchpoint>('support', 'support', { refOf: anyRef, described: describeLaneItem }),
    physical: known<Touchpoint>('physical', 'physical', { quoted: true }),
    measures: measures<Touchpoint>(),
    signals: compared(SIGNAL_KINDS, compareSignals),
    ends: compared(['end-added', 'end-stated', 'end-removed', 'ends-worse', 'ends-better', 'ends-changed', 'end-reworded'], compareEnds),
    evidence: evidenceOf<Touchpoint>(),
    quotes: known<Touchpoint>('quote', 'quotes', { quoted: true }),
    entry: compared(['entry-added', 'entry-removed'], ({ old, now, of, comparison: { report } }) => {
        // Written as a fact of the touchpoint, and not the `entry` of a case: that has kinds of its own.
        if (old.entry !== now.entry) report({ kind: now.entry ? 'entry-added' : 'entry-removed', of, field: 'entry', args: { at: of.label } });
    }),
    optional: compared(['became-optional', 'became-mandatory'], ({ old, now, of, comparison: { report } }) => {
        if (old.optional !== now.optional) report({ kind: now.optional ? 'became-optional' : 'became-mandatory', of, field: 'optional', args: { at: of.label } });
    }),
    repeats: compared(['repeats-more', 'repeats-less'], ({ old, now, of, comparison: { report } }) => {
        const passes = ({ repeats }: Touchpoint): number => (repeats === undefined ? 1 : repeats.times ?? Infinity);
        if (passes(old) === passes(now)) return;
        const said = (count: number): string => (count === Infinity ? '∞' : `${count}×`);
        const [before, after] = [said(passes(old)), said(passes(now))];
        report({ kind: passes(old) < passes(now) ? 'repeats-more' : 'repeats-less', of, field: 'repeats', before, after, args: { at: of.label, before, after } });
    }),
    zoomsInto: known<Touchpoint>('detail', 'zoomsInto', { refOf: (ref, { names }) => names.nowOf('journey', ref), shown: inName('journey') }),
};

export const FEELING: Attributes<Feeling> = { score: part('feels-worse', 'feels-better', 'feels-observed'), text: part('feels-observed'), persona: part('feels-observed', 'feels-worse', 'feels-better') };
export const LANE_ITEM: Attributes<LaneItem> = { text: part('backstage-changed', 'support-changed'), by: part('backstage-changed', 'support-changed'), using: part('backstage-changed', 'support-changed') };
const PAIN_NAME = apart('The name of the whole.');
/** What hurts and what could be done about it is known, not made: compared as one value. */
export const PAIN: Attributes<Pain> = {
    kind: apart('A pain is a pain.'), id: PAIN_NAME, name: part('pain-changed'), text: part('pain-changed', 'pain-removed', 'pain-added'), level: part('pain-changed'), via: part('pain-changed'),
};
export const OPPORTUNITY: Attributes<Opportunity> = {
    kind: apart('An opportunity is an opportunity.'), id: PAIN_NAME, name: part('opportunity-changed'), text: part('opportunity-changed', 'opportunity-added', 'opportunity-removed'),
    solves: part('opportunity-changed'), owner: part('opportunity-changed'), impact: part('opportunity-changed'), effort: part('opportunity-changed'), by: part('opportunity-changed'), done: part('opportunity-changed'),
    notes: part('opportunity-changed'), links: part('opportunity-changed'), tags: part('opportunity-changed'), was: part('opportunity-changed'),
};

const whoBegins = (who: string | undefined): Arg => inWords(who === undefined ? [] : who === 'customer' ? who : 'company');

function stageOf({ old, now, comparison }: Pair<Touchpoint>, side: 'old' | 'now'): Stage | undefined {
    const touchpoint = side === 'old' ? old : now;
    return comparison[side].view.journey(touchpoint.journey)?.stages.find(({ id }) => id === touchpoint.stage);
}

/** Neither side states its own: what the stage or the journey says is told there, once for all of its touchpoints. */
function isToldAround(pair: Pair<Touchpoint>, field: 'owner' | 'channels'): boolean {
    const { old, now, comparison } = pair;
    return !isStated(old[field]) && !isStated(now[field]) && comparison.names.nowOf('stage', old.stage) === now.stage;
}
const isStated = (value: Ref | readonly Ref[] | undefined): boolean => value !== undefined && value.length > 0;

function compareInformation(field: 'asks' | 'gives' | 'needs', { old, now, of, comparison }: Pair<Touchpoint>, removed: KindName, added: KindName): void {
    const { went, came } = cameAndWent(old[field], now[field], ref => comparison.names.nowOf('information', ref));
    for (const { ref, index } of went) comparison.report({ kind: removed, of, field, oldIndex: index, before: ref, args: { at: of.label, information: nameOf('information', ref, comparison.old) } });
    for (const { ref, index } of came) comparison.report({ kind: added, of, field, nowIndex: index, after: ref, args: { at: of.label, information: nameOf('information', ref, comparison.now) } });
}

function compareTexts(
    field: 'wows' | 'recoveries', { old, now, of, comparison }: Pair<Touchpoint>,
    kinds: { readonly removed: KindName; readonly added: KindName; readonly changed: KindName; readonly reworded: KindName },
): void {
    const [olds, nows] = [old[field] ?? [], now[field] ?? []];
    const { pairs, removed, added } = matchTexts(olds, nows, text => text);
    for (const [before, after] of pairs) {
        if (before === after) continue;
        comparison.report({ kind: saysTheSame(before, after) ? kinds.reworded : kinds.changed, of, field, oldIndex: olds.indexOf(before), nowIndex: nows.indexOf(after), before, after, args: { at: of.label, before, after } });
    }
    compareWords({ removed, added, olds, nows, textOf: text => text, field, kinds }, of, comparison);
}

/** A feeling is that of a persona, or of all. In a current journey it was observed. */
function compareFeelings({ old, now, of, scope, comparison }: Pair<Touchpoint>): void {
    const { report, names } = comparison;
    const personaOf = ({ persona }: Feeling): Ref | undefined => (persona === undefined ? undefined : names.nowOf('persona', persona));
    const scoreOf = ({ score }: Feeling): string => (score === undefined ? '' : score > 0 ? `+${score}` : String(score));
    const said = (feeling: Feeling | undefined): Arg => {
        if (feeling === undefined) return inWords('–');
        const score = scoreOf(feeling);
        return feeling.text === undefined ? score : { parts: [score, ...(score === '' ? [] : [' ']), { all: [feeling.text] }] };
    };
    const shown = (feeling: Feeling): string => [scoreOf(feeling), feeling.text ?? ''].filter(text => text !== '').join(' ');
    const tell = (before: Feeling | undefined, after: Feeling | undefined): void => {
        if (before !== undefined && after !== undefined && sameValue(before, after, ref => names.nowOf('persona', ref))) return;
        const [from, to] = [before?.score, after?.score];
        const kind = scope.isCurrent || from === undefined || to === undefined || from === to ? 'feels-observed' : to < from ? 'feels-worse' : 'feels-better';
        report({
            kind, of, field: 'feels', oldIndex: before && old.feels?.indexOf(before), nowIndex: after && now.feels?.indexOf(after), before: before && shown(before), after: after && shown(after),
            args: { at: of.label, persona: nameOf('persona', (after ?? before)?.persona, after === undefined ? comparison.old : comparison.now), before: said(before), after: said(after) },
        });
    };
    for (const before of old.feels ?? []) tell(before, now.feels?.find(({ persona }) => persona === personaOf(before)));
    for (const after of now.feels ?? []) if (old.feels?.some(before => personaOf(before) === after.persona) !== true) tell(undefined, after);
}

function compareEnds({ old, now, of, comparison: { report } }: Pair<Touchpoint>): void {
    const [before, after] = [old.ends, now.ends];
    const args = { at: of.label, before: inWords(before?.how ?? ''), after: inWords(after?.how ?? '') };
    if (before?.how !== after?.how) {
        const kind = before === undefined ? 'end-added' : after === undefined ? 'end-removed' : before.how === 'success' ? 'ends-worse' : after.how === 'success' ? 'ends-better' : 'ends-changed';
        report({ kind, of, field: 'ends', before: before?.how, after: after?.how, args });
    }
    else if (before?.text !== after?.text) {
        report({ kind: 'end-reworded', of, field: 'ends', before: before?.text, after: after?.text, args: { ...args, before: inQuotes(before?.text), after: inQuotes(after?.text) } });
    }
}
