import { isOutside } from '../../analysis/owners';
import { idOf } from '../../checks/finding';
import { channelClass } from '../../model/channel-class';
import type { Arg, Said } from '../../model/args';
import { UNKNOWN, type ElementKind, type Length, type Limit, type Measure, type Ref, type Told } from '../../model/model';
import { apart, cameAndWent, inQuotes, inWords, isLeftOver, known, type Pair } from '../attribute';
import { journeyIn, nameOf, type Comparison, type Side, type Subject } from '../comparison';
import { describeEvidence, describeLink, describeMeasure } from '../describe';
import { matchTexts } from '../identity';
import type { KindName } from '../kinds';
import { lengthChange, limitChanges, type LimitChange } from '../limits';
import { saysTheSame } from '../similarity';
import { lengthText, NO_TIME, saidLength } from '../values';

// ---- What every element may have ------------------------------------------------------------------------------------

interface Annotated { readonly id?: Ref; readonly kind?: string; readonly name?: string; readonly title?: string; readonly notes?: unknown; readonly links?: unknown; readonly tags?: unknown; readonly was?: unknown }

export const named = <E extends Annotated>() => ({
    kind: apart('A kind and a name make an element what it is: with another kind it is another element.'),
    id: apart('The name of the whole: what is told of the name is told once.'),
    name: apart('What has another name is renamed (`was`), probably renamed, or another one: src/diff/identity.ts.'),
    title: known<E>('title', 'title', { quoted: true }),
});
export const annotated = <E extends Annotated>() => ({
    notes: known<E>('note', 'notes', { quoted: true }),
    links: known<E>('link', 'links', { described: describeLink }),
    tags: known<E>('tag', 'tags'),
    was: known<E>('former-name', 'was'),
});

const KINDS_OF_REFS: readonly ElementKind[] = [
    'owner', 'system', 'channel', 'persona', 'information', 'metric', 'scenario', 'journey', 'stage', 'touchpoint', 'promise', 'expectation', 'pain', 'opportunity', 'case', 'portfolio',
];
/** How a name of the old side reads on the new one, whatever it names. */
export function anyRef(ref: Ref, { names }: Comparison): Ref {
    for (const kind of KINDS_OF_REFS) {
        const now = names.nowOf(kind, ref);
        if (now !== ref) return now;
    }
    return ref;
}

// ---- Limits, and how long things take -------------------------------------------------------------------------------

export const WORSE: ReadonlySet<LimitChange['what']> = new Set(['removed', 'loosened', 'vague', 'made-conditional', 'exception-added', 'faster-case-removed', 'only-for-some']);
export const BETTER: ReadonlySet<LimitChange['what']> = new Set(['added', 'tightened', 'stated', 'made-unconditional', 'exception-removed', 'faster-case-added', 'for-everyone']);

/** A limit with its condition, as an argument of a message. */
export function saidLimit(limit: Limit | undefined): Said | string {
    const length = saidLength(limit);
    return limit?.when === undefined ? length : { parts: [length, { words: ['('] }, { all: [limit.when] }, { words: [')'] }] };
}
export function limitText(limit: Limit | undefined): string | undefined {
    const length = lengthText(limit);
    return length === undefined || limit?.when === undefined ? length : `${length} when "${limit.when}"`;
}

/** Several limits of one thing. */
export const saidLimits = (limits: readonly Limit[]): Said | string => limits.length === 1 ? saidLimit(limits[0]) : { parts: limits.flatMap((limit, index): readonly Arg[] => (index === 0 ? [saidLimit(limit)] : [{ words: [','] }, saidLimit(limit)])) };
export const limitsText = (limits: readonly Limit[]): string => limits.map(limitText).join(' or within ');

const withOthers = (limit: Limit | undefined, others: Limit | undefined): Said | string =>
    others === undefined ? saidLimit(limit) : { parts: [saidLimit(limit), { words: ['else'] }, 'words' in others ? { words: ['before quotes'] } : ' ', saidLimit(others)] };

/** Limits of which nobody was promised anything: later is worse, and sooner better. */
export function compareLimits(
    olds: readonly Limit[] | undefined, nows: readonly Limit[] | undefined, kinds: { readonly worse: KindName; readonly better: KindName; readonly removed?: KindName; readonly added?: KindName; readonly reworded?: KindName }, of: Subject, { report }: Comparison, more: Readonly<Record<string, string>> = {}, field = 'limits',
): void {
    for (const { what, before, after, others, all } of limitChanges(olds ?? [], nows ?? [])) {
        const [from, to] = [before && (all ?? [before]), after && (all ?? [after])];
        const kind = what === 'removed' && kinds.removed !== undefined ? kinds.removed : what === 'added' && kinds.added !== undefined ? kinds.added : WORSE.has(what) ? kinds.worse : BETTER.has(what) ? kinds.better : what === 'condition-changed' ? 'limit-condition-changed' : kinds.reworded ?? 'limit-reworded';
        report({
            kind, of, field, before: from && limitsText(from), after: to && limitsText(to),
            args: {
                at: of.label, ...more,
                before: what === 'for-everyone' ? withOthers(before, others) : from === undefined ? NO_TIME : saidLimits(from),
                after: what === 'only-for-some' ? withOthers(after, others) : to === undefined ? NO_TIME : saidLimits(to),
            },
        });
    }
}

export const TAKES_KINDS = ['takes-longer', 'takes-shorter', 'takes-stated', 'takes-unstated', 'takes-reworded'] as const;

export function compareTakes({ old, now, of, comparison }: Pair<{ readonly takes?: Length }>): void {
    const [before, after] = [old.takes, now.takes];
    const change = before === undefined ? (after === undefined ? undefined : 'stated') : after === undefined ? 'vague' : lengthChange(before, after);
    if (change === undefined) return;
    const kind = ({ loosened: 'takes-longer', tightened: 'takes-shorter', vague: 'takes-unstated', stated: 'takes-stated', reworded: 'takes-reworded' } as const)[change];
    comparison.report({
        kind, of, field: 'takes', before: lengthText(before), after: lengthText(after),
        args: { at: of.label, ...(before !== undefined && { before: saidLength(before) }), ...(after !== undefined && { after: saidLength(after) }) },
    });
}

// ---- What the customer is told --------------------------------------------------------------------------------------

export const TELLS_KINDS = ['tells-removed', 'tells-added', 'tells-moved', 'tells-changed', 'tells-reworded', 'tells-channel-removed', 'tells-channel-added', 'tells-channel-replaced', 'tells-owner-changed', 'tells-later', 'tells-sooner', 'tells-time-removed', 'tells-time-added', 'limit-condition-changed'] as const;

export function compareTells({ old, now, of, comparison }: Pair<{ readonly tells?: readonly Told[] }>): void {
    const [olds, nows] = [old.tells ?? [], now.tells ?? []];
    const { pairs, removed, added } = matchTexts(olds, nows, ({ text }) => text);
    for (const [before, after] of pairs) compareTold(before, after, olds.indexOf(before), nows.indexOf(after), of, comparison);
    compareWords({ removed, added, olds, nows, textOf: ({ text }) => text, field: 'tells', kinds: { removed: 'tells-removed', added: 'tells-added', changed: 'tells-changed' } }, of, comparison);
}

/** What is left over of texts: when one went and one came, the one took the place of the other. */
export function compareWords<T>(
    { removed, added, olds, nows, textOf, field, kinds }: {
        readonly removed: readonly T[]; readonly added: readonly T[]; readonly olds: readonly T[]; readonly nows: readonly T[]; readonly textOf: (item: T) => string;
        readonly field: string; readonly kinds: { readonly removed: KindName; readonly added: KindName; readonly changed?: KindName };
    }, of: Subject, { report }: Comparison,
): void {
    const [gone, fresh] = [removed[0], added[0]];
    if (kinds.changed !== undefined && removed.length === 1 && added.length === 1 && gone !== undefined && fresh !== undefined) {
        const [before, after] = [textOf(gone), textOf(fresh)];
        report({ kind: kinds.changed, of, field, oldIndex: olds.indexOf(gone), nowIndex: nows.indexOf(fresh), before, after, args: { at: of.label, before, after } });
        return;
    }
    for (const item of removed) report({ kind: kinds.removed, of, field, oldIndex: olds.indexOf(item), before: textOf(item), args: { at: of.label, before: textOf(item) } });
    for (const item of added) report({ kind: kinds.added, of, field, nowIndex: nows.indexOf(item), after: textOf(item), args: { at: of.label, after: textOf(item) } });
}

function compareTold(old: Told, now: Told, oldIndex: number, nowIndex: number, of: Subject, comparison: Comparison): void {
    const { report, names } = comparison;
    const where = { of, field: 'tells', oldIndex, nowIndex };
    const at = of.label;
    if (old.text !== now.text) report({ ...where, kind: saysTheSame(old.text, now.text) ? 'tells-reworded' : 'tells-changed', before: old.text, after: now.text, args: { at, before: old.text, after: now.text } });
    const { went, came } = cameAndWent(old.via, now.via, ref => names.nowOf('channel', ref));
    if (went.length > 0 && came.length > 0) {
        const [from, to] = [went.map(({ ref }) => ref), came.map(({ ref }) => ref)];
        report({ ...where, kind: 'tells-channel-replaced', before: from.join(', '), after: to.join(', '), args: { at, text: now.text, before: { all: from.map(ref => nameOf('channel', ref, comparison.old)) }, after: { all: to.map(ref => nameOf('channel', ref, comparison.now)) } } });
    }
    else for (const { ref } of went) report({ ...where, kind: 'tells-channel-removed', before: ref, args: { at, text: now.text, before: nameOf('channel', ref, comparison.old) } });
    if (went.length === 0) for (const { ref } of came) report({ ...where, kind: 'tells-channel-added', after: ref, args: { at, text: now.text, after: nameOf('channel', ref, comparison.now) } });
    if ((old.by === undefined ? undefined : names.nowOf('owner', old.by)) !== now.by) {
        report({
            ...where, kind: 'tells-owner-changed', before: old.by, after: now.by,
            args: { at, text: now.text, before: inQuotes(old.by && nameOf('owner', old.by, comparison.old)), after: inQuotes(now.by && nameOf('owner', now.by, comparison.now)) },
        });
    }
    compareLimits(old.limits, now.limits, { worse: 'tells-later', better: 'tells-sooner', removed: 'tells-time-removed', added: 'tells-time-added', reworded: 'tells-reworded' }, of, comparison, { text: now.text }, 'tells');
}

// ---- Signals --------------------------------------------------------------------------------------------------------

export const SIGNAL_KINDS = ['signal-removed', 'signal-added', 'only-complaints-left', 'known-before-complaint', 'no-signal-stated', 'no-signal-unstated', 'blind-spot', 'blind-spot-gone'] as const;

/** That nothing is reported any more is told as a blind spot (src/diff/effects). */
export function compareSignals({ old, now, of, comparison: { report } }: Pair<{ readonly signals?: readonly string[] }>): void {
    const [before, after] = [others(old.signals), others(now.signals)];
    const [complained, complains] = [old.signals?.includes(COMPLAINT) === true && before.length === 0, now.signals?.includes(COMPLAINT) === true && after.length === 0];
    if (complained !== complains && (complains ? before : after).length > 0) {
        const words = { at: of.label, before: inWords(before), after: inWords(after) };
        report({ kind: complains ? 'only-complaints-left' : 'known-before-complaint', of, field: 'signals', before: old.signals?.join(', '), after: now.signals?.join(', '), args: words });
        return;
    }
    const { went, came } = cameAndWent(old.signals, now.signals, word => word);
    for (const { ref: word, index } of went) {
        report({ kind: word === 'none' ? 'no-signal-unstated' : 'signal-removed', of, field: 'signals', oldIndex: index, before: word, args: { at: of.label, before: inWords(word) } });
    }
    for (const { ref: word, index } of came) {
        report({ kind: word === 'none' ? 'no-signal-stated' : 'signal-added', of, field: 'signals', nowIndex: index, after: word, args: { at: of.label, after: inWords(word) } });
    }
}

/** Of all signals the one that the customer has to give. */
const COMPLAINT = 'complaint';
const others = (signals: readonly string[] | undefined): readonly string[] => (signals ?? []).filter(word => word !== COMPLAINT && word !== 'none');

// ---- Who and where --------------------------------------------------------------------------------------------------

export const OWNER_KINDS = ['owner-more-precise', 'owner-less-precise', 'owner-removed', 'owner-added', 'owner-outsourced', 'owner-insourced', 'owner-changed'] as const;
export const ACCOUNTABLE_KINDS = ['accountable-removed', 'accountable-added', 'accountable-outside', 'accountable-inside', 'accountable-changed'] as const;

type Roles = Readonly<Record<'removed' | 'added' | 'outside' | 'inside' | 'changed', KindName>>;
const AS_OWNER: Roles = { removed: 'owner-removed', added: 'owner-added', outside: 'owner-outsourced', inside: 'owner-insourced', changed: 'owner-changed' };
const AS_ACCOUNTABLE: Roles = { removed: 'accountable-removed', added: 'accountable-added', outside: 'accountable-outside', inside: 'accountable-inside', changed: 'accountable-changed' };

/** `unknown` is the author's word for an owner that is not stated. */
export function compareOwners(old: Ref | undefined, now: Ref | undefined, role: 'owner' | 'accountable', of: Subject, comparison: Comparison): void {
    const [before, after] = [old === UNKNOWN ? undefined : old, now === UNKNOWN ? undefined : now];
    if ((before === undefined ? undefined : comparison.names.nowOf('owner', before)) === after) return;
    if (isLeftOver(before, after, (ref, side) => comparison[side].view.owner(ref) !== undefined)) return;
    const precision = role === 'accountable' || before === undefined || after === undefined ? undefined : precisionOf(comparison.names.nowOf('owner', before), after);
    if (precision !== undefined) {
        comparison.report({ kind: precision, of, field: role, before, after, args: { at: of.label, before: nameOf('owner', before, comparison.old), after: nameOf('owner', after, comparison.now) } });
        return;
    }
    const roles = role === 'owner' ? AS_OWNER : AS_ACCOUNTABLE;
    const outside = { before: isOutside(before, comparison.old.view), after: isOutside(after, comparison.now.view) };
    const kind = before === undefined ? roles.added : after === undefined ? roles.removed
        : outside.before === outside.after ? roles.changed : outside.after ? roles.outside : roles.inside;
    comparison.report({
        kind, of, field: role, before, after,
        args: { at: of.label, before: nameOf('owner', before, comparison.old), after: nameOf('owner', after, comparison.now) },
    });
}

/** A team in place of the organisation that it belongs to, or the other way round, is nobody else. */
function precisionOf(before: Ref, after: Ref): 'owner-more-precise' | 'owner-less-precise' | undefined {
    return after.startsWith(`${before}.`) ? 'owner-more-precise' : before.startsWith(`${after}.`) ? 'owner-less-precise' : undefined;
}

export const CHANNEL_KINDS = [
    'channels-closed', 'channels-opened', 'human-channel-closed', 'human-channel-opened', 'channel-removed', 'channel-added', 'channel-replaced', 'channel-replaced-by-used', 'channel-replaced-by-unused', 'channel-replaced-by-person', 'channel-known', 'channel-no-longer-known',
] as const;

export function compareChannels(olds: readonly Ref[] | undefined, nows: readonly Ref[] | undefined, of: Subject, comparison: Comparison): void {
    const { old, now, names } = comparison;
    const [before, after] = [(olds ?? []).filter(ref => ref !== UNKNOWN), (nows ?? []).filter(ref => ref !== UNKNOWN)];
    const { went, came } = cameAndWent(before, after, ref => names.nowOf('channel', ref));
    const tell = (kind: KindName, from: readonly Ref[], to: readonly Ref[]): void => comparison.report({
        kind, of, field: 'channels', before: from.join(', ') || undefined, after: to.join(', ') || undefined,
        args: { at: of.label, before: { all: from.map(ref => nameOf('channel', ref, old)) }, after: { all: to.map(ref => nameOf('channel', ref, now)) } },
    });
    const wasUnknown = olds?.includes(UNKNOWN) === true;
    const isUnknown = nows?.includes(UNKNOWN) === true;
    if (before.length === 0 && after.length === 0) {
        if (wasUnknown !== isUnknown) tell('channel-no-longer-known', [], []);
        return;
    }
    if (before.length === 0) return tell(wasUnknown ? 'channel-known' : 'channels-opened', [], after);
    if (after.length === 0) return tell(isUnknown ? 'channel-no-longer-known' : 'channels-closed', before, []);
    if (went.length === 0 && came.length === 0) {
        if (wasUnknown !== isUnknown) tell(isUnknown ? 'channel-no-longer-known' : 'channel-known', [], after);
        return;
    }
    const [hadPerson, hasPerson] = [before.some(ref => isHuman(ref, old)), after.some(ref => isHuman(ref, now))];
    // What is replaced as a whole may change who is met: that is told below.
    // Somebody to talk to, but only at another place: that may suit the customer less.
    if (!hadPerson && hasPerson && went.length === before.length) return tell('channel-replaced-by-person', before, after);
    if (hadPerson !== hasPerson) return tell(hadPerson ? 'human-channel-closed' : 'human-channel-opened', before, after);
    const isWhole = went.length === before.length && came.length === after.length;
    // Beside what stays, one for another.
    if (isWhole || (went.length === 1 && came.length === 1)) {
        const [from, to] = isWhole ? [before, after] : [[went[0]!.ref], [came[0]!.ref]];
        return tell(isWhole ? replacedBy(from.map(ref => names.nowOf('channel', ref)), to, of, now) : 'channel-replaced', from, to);
    }
    for (const { ref } of went) tell('channel-removed', [ref], []);
    for (const { ref } of came) tell('channel-added', [], [ref]);
}

/** Which channel suits customers better is only known where their personas say what they use. */
function replacedBy(before: readonly Ref[], after: readonly Ref[], { key }: Subject, { view }: Side): KindName {
    const used = (view.journey(journeyIn(idOf(key)))?.personas ?? []).map(ref => view.persona(ref)?.channels ?? []);
    if (used.length === 0 || used.some(channels => channels.length === 0)) return 'channel-replaced';
    const [uses, isStranger] = [(refs: readonly Ref[]) => used.every(channels => refs.some(ref => channels.includes(ref))), (refs: readonly Ref[]) => !used.some(channels => refs.some(ref => channels.includes(ref)))];
    if (uses(after) && isStranger(before)) return 'channel-replaced-by-used';
    return uses(before) && isStranger(after) ? 'channel-replaced-by-unused' : 'channel-replaced';
}

const isHuman = (channel: Ref, { view }: Side): boolean => channelClass(view.channel(channel)?.channelKind) === 'human';

// ---- Parts of values that are only known ----------------------------------------------------------------------------

export const measures = <E extends { readonly measures?: unknown }>() => known<E>('measure', 'measures', { refOf: anyRef, described: describeMeasure, keyOf: measure => (measure as Measure).metric });
export const evidenceOf = <E extends { readonly evidence?: unknown }>() => known<E>('evidence', 'evidence', { described: describeEvidence });
