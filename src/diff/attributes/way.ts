import type { Args } from '../../model/args';
import type { Carried, Fallback, Ref, Told, Update, Way } from '../../model/model';
import { conditionText } from '../../analysis/conditions';
import { apart, cameAndWent, compared, inWords, isLeftOver, known, part, withoutLeftOver, type Attributes, type Pair } from '../attribute';
import { nameOf, type Side } from '../comparison';
import { describeUpdate, saidOf } from '../describe';
import { matchTexts } from '../identity';
import type { KindName } from '../kinds';
import { isSameCondition } from '../similarity';
import { conditionsFrom } from '../unanswered';
import { compareDurations, inShort } from '../values';
import { annotated, compareLimits, compareSignals, compareTakes, compareTells, evidenceOf, SIGNAL_KINDS, TAKES_KINDS, TELLS_KINDS } from './shared';

export const WAY: Attributes<Way> = {
    kind: apart('A way is a way.'),
    id: apart('Made of its ends.'),
    journey: apart('That of its ends.'),
    from: apart('A way is known by its ends: with another source it is another one.'),
    to: part('handoff-retargeted', 'handoff-from-elsewhere', 'handoff-starts-later', 'handoff-removed', 'handoff-added', 'handoff-alternative-removed', 'handoff-alternative-added', 'path-removed', 'case-unanswered', 'path-added', 'path-written', 'path-left-to-order'),
    wayKind: compared(['handoff-became-path', 'path-became-handoff'], ({ old, now, of, comparison }) => {
        if (old.wayKind === now.wayKind) return;
        const isPath = now.wayKind === 'path';
        const [handoff, path] = isPath ? [old, now] : [now, old];
        comparison.report({
            kind: isPath ? 'handoff-became-path' : 'path-became-handoff', of, before: old.wayKind, after: now.wayKind,
            args: { at: of.label, when: path.when === undefined ? handoff.when?.join(', ') ?? '' : '' },
        });
    }),
    title: known<Way>('title', 'title', { quoted: true }),
    when: compared(['way-condition-added', 'way-condition-removed', 'way-condition-dropped', 'trigger-added', 'trigger-removed', 'way-condition-changed', 'way-condition-reworded'], compareConditions),
    carries: compared(['carries-dropped', 'carries-added'], compareCargo),
    carriesAll: compared(['carries-all-dropped', 'carries-all-lost', 'carries-all-added'], pair => {
        const { old, now, of, comparison } = pair;
        if (old.carriesAll === now.carriesAll || old.wayKind !== now.wayKind) return;
        comparison.report({
            kind: now.carriesAll ? 'carries-all-added' : (now.carries ?? []).length === 0 ? 'carries-all-lost' : 'carries-all-dropped', of, field: 'carries', before: inShort(old.carries) || undefined, after: inShort(now.carries) || undefined,
            args: { ...endsOf(pair), before: { all: (old.carries ?? []).map(each => cargoName(each, comparison.old)) }, after: { all: (now.carries ?? []).map(each => cargoName(each, comparison.now)) } },
        });
    }),
    mode: compared(['mode-colder', 'mode-warmer', 'mode-changed', 'mode-stated', 'mode-no-longer-stated', 'mode-unstated', 'mode-warm-stated', 'mode-self-stated', 'mode-self-gone'], compareModes),
    accepted: compared(['acceptance-removed', 'acceptance-added', 'acceptor-changed', 'acceptance-later', 'acceptance-sooner', 'acceptance-time-removed', 'acceptance-time-added', 'limit-reworded', 'limit-condition-changed'], compareAcceptance),
    responsible: compared(['responsible-removed', 'responsible-added', 'responsible-changed'], ({ old, now, of, comparison }) => {
        const [before, after] = [old.responsible, now.responsible];
        if ((before === undefined ? undefined : comparison.names.nowOf('owner', before)) === after || isLeftOver(before, after, (ref, side) => comparison[side].view.owner(ref) !== undefined)) return;
        comparison.report({
            kind: before === undefined ? 'responsible-added' : after === undefined ? 'responsible-removed' : 'responsible-changed', of, field: 'responsible', before, after,
            args: { at: of.label, before: nameOf('owner', before, comparison.old), after: nameOf('owner', after, comparison.now) },
        });
    }),
    takes: compared(TAKES_KINDS, compareTakes),
    within: compared(['handoff-limit-later', 'handoff-limit-sooner', 'handoff-limit-removed', 'handoff-limit-added', 'limit-reworded', 'limit-condition-changed'], ({ old, now, of, comparison }) => {
        const limits = ({ within }: Way): NonNullable<Way['within']>[] => (within === undefined ? [] : [within]);
        compareLimits(limits(old), limits(now), { worse: 'handoff-limit-later', better: 'handoff-limit-sooner', removed: 'handoff-limit-removed', added: 'handoff-limit-added' }, of, comparison, {}, 'within');
    }),
    tells: compared(TELLS_KINDS, compareTells),
    updates: compared(['update-removed', 'update-added', 'update-rarer', 'update-oftener', 'update-channel-removed', 'update-channel-added', 'update-channel-replaced', 'update-reworded'], compareUpdates),
    fallbacks: compared(['fallback-removed', 'fallback-added', 'fallback-changed', 'fallback-later', 'fallback-sooner', 'fallback-time-removed', 'fallback-time-added'], compareFallbacks),
    signals: compared(SIGNAL_KINDS, compareSignals),
    effort: compared(['effort-higher', 'effort-lower', 'effort-stated', 'effort-unstated'], compareEfforts),
    choice: compared(['choice-removed', 'choice-added'], ({ old, now, of, comparison }) => {
        if (old.choice !== now.choice) comparison.report({ kind: now.choice ? 'choice-added' : 'choice-removed', of, field: 'choice', args: { at: of.label } });
    }),
    evidence: evidenceOf<Way>(),
    ...annotated<Way>(),
};

export const TOLD: Attributes<Told> = {
    text: part('tells-removed', 'tells-added', 'tells-changed', 'tells-reworded'), via: part('tells-channel-removed', 'tells-channel-added', 'tells-channel-replaced'), by: part('tells-owner-changed'), limits: part('tells-later', 'tells-sooner', 'tells-time-removed', 'tells-time-added', 'limit-condition-changed', 'tells-reworded'),
};
export const CARRIED: Attributes<Carried> = { as: apart('What the name was found to be.'), ref: part('carries-dropped', 'carries-added') };
export const UPDATE: Attributes<Update> = { text: part('update-reworded'), every: part('update-rarer', 'update-oftener', 'update-reworded'), via: part('update-channel-removed', 'update-channel-added', 'update-channel-replaced') };
export const FALLBACK: Attributes<Fallback> = { as: apart('What the name was found to be.'), ref: part('fallback-removed', 'fallback-added', 'fallback-changed'), after: part('fallback-later', 'fallback-sooner', 'fallback-time-removed', 'fallback-time-added') };
/** How it was accepted: by whom and until when. */
export const ACCEPTED: Attributes<NonNullable<Way['accepted']>> = { by: part('acceptor-changed'), limits: part('acceptance-later', 'acceptance-sooner', 'acceptance-time-removed', 'acceptance-time-added', 'limit-reworded', 'limit-condition-changed') };

function endsOf({ now, comparison }: Pair<Way>): Args {
    return { from: nameOf('touchpoint', now.from, comparison.now), to: nameOf('touchpoint', now.to, comparison.now) };
}

function compareConditions({ old, now, of, comparison }: Pair<Way>): void {
    const [before, after] = [(old.when ?? []), (now.when ?? [])];
    // What came or went with the handoff is told there.
    if (old.wayKind !== now.wayKind && (before.length === 0 || after.length === 0)) return;
    if (before.map(conditionText).sort().join('\n') === after.map(conditionText).sort().join('\n')) return;
    const [from, to] = [before.join(', '), after.join(', ')];
    // Of a handoff it says when it starts, and not only whether it is taken.
    const isTrigger = now.wayKind === 'handoff';
    const kind = before.length === 0 ? (isTrigger ? 'trigger-added' : 'way-condition-added') : after.length === 0 ? (isTrigger ? 'trigger-removed' : isOneOfSeveral(now, comparison.now) ? 'way-condition-dropped' : 'way-condition-removed')
        : isSameCondition(from, to) ? 'way-condition-reworded' : 'way-condition-changed';
    comparison.report({ kind, of, field: 'when', before: from || undefined, after: to || undefined, args: { at: of.label, before: from, after: to } });
}

/** From there others go another way, or end there, and not because they choose to. */
function isOneOfSeveral({ from, choice }: Way, side: Side): boolean {
    return choice !== true && (side.view.touchpoint(from)?.ends !== undefined || (conditionsFrom(from, side) ?? []).length > 1);
}

const cargoName = ({ as, ref }: Carried, side: Side): string => (as === 'nothing' ? ref : nameOf(as === 'information' ? 'information' : 'commitment', ref, side));

/** A path leads on with everything: where there was or is no handoff, what is lost and found shows along the ways (src/diff/effects). */
function compareCargo(pair: Pair<Way>): void {
    const { old, now, of, comparison } = pair;
    if (old.wayKind !== now.wayKind || old.carriesAll || now.carriesAll) return;
    const nowOf = (ref: Ref): Ref => {
        for (const kind of ['information', 'promise', 'expectation'] as const) if (comparison.names.nowOf(kind, ref) !== ref) return comparison.names.nowOf(kind, ref);
        return ref;
    };
    const { went, came } = withoutLeftOver(cameAndWent(old.carries?.map(({ ref }) => ref), now.carries?.map(({ ref }) => ref), nowOf), (ref, side) => comparison[side].view.commitment(ref) !== undefined || comparison[side].view.information(ref) !== undefined);
    for (const { ref, index } of went) comparison.report({ kind: 'carries-dropped', of, field: 'carries', oldIndex: index, before: ref, args: { ...endsOf(pair), cargo: cargoName(old.carries![index]!, comparison.old) } });
    for (const { ref, index } of came) comparison.report({ kind: 'carries-added', of, field: 'carries', nowIndex: index, after: ref, args: { ...endsOf(pair), cargo: cargoName(now.carries![index]!, comparison.now) } });
}

/** How much the customer is looked after. A machine is neither. */
const WARMTH: Readonly<Record<string, number>> = { self: 0, cold: 1, warm: 2 };

function compareModes({ old, now, of, comparison: { report } }: Pair<Way>): void {
    const [before, after] = [old.mode, now.mode];
    // On a path customers go on by themselves, too.
    if (before === after || (old.wayKind !== now.wayKind && (before ?? after) === 'self')) return;
    const kind = (): KindName => {
        if (before === undefined) return after === 'warm' ? 'mode-warm-stated' : after === 'self' ? 'mode-self-stated' : 'mode-stated';
        if (after === undefined) return before === 'warm' ? 'mode-unstated' : before === 'self' ? 'mode-self-gone' : 'mode-no-longer-stated';
        // To have to do it oneself is worse than whatever a machine does.
        const [from, to] = [before === 'auto' && after === 'self' ? 1 : WARMTH[before], after === 'auto' && before === 'self' ? 1 : WARMTH[after]];
        return from === undefined || to === undefined ? 'mode-changed' : to < from ? 'mode-colder' : 'mode-warmer';
    };
    report({ kind: kind(), of, field: 'mode', before, after, args: { at: of.label, before: inWords(before ?? '–'), after: inWords(after ?? '–') } });
}

function compareAcceptance({ old, now, of, comparison }: Pair<Way>): void {
    const [before, after] = [old.accepted, now.accepted];
    if (before === undefined && after === undefined) return;
    if (before !== undefined && after !== undefined) {
        if (comparison.names.nowOf('owner', before.by) !== after.by && !isLeftOver(before.by, after.by, (ref, side) => comparison[side].view.owner(ref) !== undefined)) {
            comparison.report({ kind: 'acceptor-changed', of, field: 'accepted', before: before.by, after: after.by, args: { at: of.label, before: nameOf('owner', before.by, comparison.old), after: nameOf('owner', after.by, comparison.now) } });
        }
        compareLimits(before.limits, after.limits, { worse: 'acceptance-later', better: 'acceptance-sooner', removed: 'acceptance-time-removed', added: 'acceptance-time-added' }, of, comparison, {}, 'accepted');
        return;
    }
    const [limit] = after?.limits ?? [];
    comparison.report({
        kind: after === undefined ? 'acceptance-removed' : 'acceptance-added', of, field: 'accepted', before: before?.by, after: after?.by,
        args: {
            at: of.label, before: nameOf('owner', before?.by, comparison.old), after: nameOf('owner', after?.by, comparison.now),
            ...(limit !== undefined && 'duration' in limit && { limit: { duration: limit.duration.text } }),
        },
    });
}

function compareUpdates({ old, now, of, comparison }: Pair<Way>): void {
    const [olds, nows] = [old.updates ?? [], now.updates ?? []];
    const { report, names } = comparison;
    const at = of.label;
    const found = matchTexts(olds, nows, ({ text = '' }) => text);
    // One that is left over on each side is the same in other words.
    const isOne = found.removed.length === 1 && found.added.length === 1;
    for (const [before, after] of [...found.pairs, ...(isOne ? [[found.removed[0]!, found.added[0]!] as const] : [])]) {
        const where = { of, field: 'updates', oldIndex: olds.indexOf(before), nowIndex: nows.indexOf(after) };
        const order = compareDurations(before.every, after.every);
        const saidEvery = { before: { duration: before.every.text }, after: { duration: after.every.text } };
        if (order !== 0) report({ ...where, kind: order < 0 ? 'update-rarer' : 'update-oftener', before: before.every.text, after: after.every.text, args: { at, ...saidEvery } });
        const { went, came } = cameAndWent(before.via, after.via, ref => names.nowOf('channel', ref));
        if (went.length > 0 && came.length > 0) {
            const [from, to] = [went.map(({ ref }) => ref), came.map(({ ref }) => ref)];
            report({ ...where, kind: 'update-channel-replaced', before: from.join(', '), after: to.join(', '), args: { at, before: { all: from.map(ref => nameOf('channel', ref, comparison.old)) }, after: { all: to.map(ref => nameOf('channel', ref, comparison.now)) } } });
        }
        else for (const { ref } of went) report({ ...where, kind: 'update-channel-removed', before: ref, args: { at, before: nameOf('channel', ref, comparison.old) } });
        if (went.length === 0) for (const { ref } of came) report({ ...where, kind: 'update-channel-added', after: ref, args: { at, after: nameOf('channel', ref, comparison.now) } });
        if (before.text !== after.text || (order === 0 && before.every.text !== after.every.text)) {
            const [from, to] = [describeUpdate(before, comparison.old), describeUpdate(after, comparison.now)];
            report({ ...where, kind: 'update-reworded', before: inShort(before), after: inShort(after), args: { at, before: before.text === after.text ? saidOf(from, to) : from.label, after: before.text === after.text ? saidOf(to, from) : to.label } });
        }
    }
    if (isOne) return;
    for (const each of found.removed) report({ kind: 'update-removed', of, field: 'updates', oldIndex: olds.indexOf(each), before: inShort(each), args: { at, before: { duration: each.every.text } } });
    for (const each of found.added) report({ kind: 'update-added', of, field: 'updates', nowIndex: nows.indexOf(each), after: inShort(each), args: { at, after: { duration: each.every.text } } });
}

function compareFallbacks({ old, now, of, comparison }: Pair<Way>): void {
    const [olds, nows] = [old.fallbacks ?? [], now.fallbacks ?? []];
    const { report, names } = comparison;
    const name = ({ as, ref }: Fallback, side: Side): string => (as === 'nothing' ? ref : nameOf(as, ref, side));
    const nowOf = ({ as, ref }: Fallback): Ref => (as === 'nothing' ? ref : names.nowOf(as, ref));
    const removed = [...olds];
    const added = [...nows];
    const at = of.label;
    for (const before of olds) {
        const after = added.find(other => other.ref === nowOf(before));
        if (after === undefined) continue;
        removed.splice(removed.indexOf(before), 1);
        added.splice(added.indexOf(after), 1);
        compareDelay(before, after);
    }
    const [gone, fresh] = [removed[0], added[0]];
    if (removed.length === 1 && added.length === 1 && gone !== undefined && fresh !== undefined) {
        if (isLeftOver(gone.ref, fresh.ref, (_, side) => (side === 'old' ? gone : fresh).as !== 'nothing')) return;
        report({ kind: 'fallback-changed', of, field: 'fallbacks', oldIndex: olds.indexOf(gone), nowIndex: nows.indexOf(fresh), before: gone.ref, after: fresh.ref, args: { at, before: name(gone, comparison.old), after: name(fresh, comparison.now) } });
        compareDelay(gone, fresh);
        return;
    }
    for (const each of removed) report({ kind: 'fallback-removed', of, field: 'fallbacks', oldIndex: olds.indexOf(each), before: each.ref, args: { at, before: name(each, comparison.old) } });
    for (const each of added) {
        report({ kind: 'fallback-added', of, field: 'fallbacks', nowIndex: nows.indexOf(each), after: each.ref, args: { at, after: name(each, comparison.now), ...(each.after !== undefined && { limit: { duration: each.after.text } }) } });
    }

    function compareDelay(before: Fallback, after: Fallback): void {
        if (before.after?.text === after.after?.text) return;
        if (before.after === undefined || after.after === undefined) {
            const length = before.after ?? after.after!;
            report({
                kind: after.after === undefined ? 'fallback-time-removed' : 'fallback-time-added', of, field: 'fallbacks', oldIndex: olds.indexOf(before), nowIndex: nows.indexOf(after), before: before.after?.text, after: after.after?.text,
                args: { at, before: { duration: length.text }, after: { duration: length.text } },
            });
            return;
        }
        const order = compareDurations(before.after, after.after);
        report({
            kind: order <= 0 ? 'fallback-later' : 'fallback-sooner', of, field: 'fallbacks', oldIndex: olds.indexOf(before), nowIndex: nows.indexOf(after), before: before.after.text, after: after.after.text,
            args: { at, before: { duration: before.after.text }, after: { duration: after.after.text } },
        });
    }
}

const EFFORTS = ['low', 'medium', 'high'];

function compareEfforts({ old, now, of, comparison: { report } }: Pair<Way>): void {
    const [before, after] = [old.effort, now.effort];
    if (before === after) return;
    const kind = before === undefined ? 'effort-stated' : after === undefined ? 'effort-unstated' : EFFORTS.indexOf(before) < EFFORTS.indexOf(after) ? 'effort-higher' : 'effort-lower';
    report({ kind, of, field: 'effort', before, after, args: { at: of.label, before: inWords(before ?? '–'), after: inWords(after ?? '–') } });
}
