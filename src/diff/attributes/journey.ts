import type { Journey, Ref, Stage } from '../../model/model';
import { conditionText } from '../../analysis/conditions';
import { apart, cameAndWent, compared, inName, inQuotes, inWords, known, part, type Attributes, type Pair } from '../attribute';
import { nameOf } from '../comparison';
import { describeReview } from '../describe';
import type { KindName } from '../kinds';
import { saysTheSame } from '../similarity';
import { annotated, CHANNEL_KINDS, compareChannels, compareOwners, evidenceOf, measures, named, OWNER_KINDS } from './shared';

export const JOURNEY: Attributes<Journey> = {
    ...named<Journey>(),
    ...annotated<Journey>(),
    personas: compared(['persona-no-longer-served', 'persona-served', 'persona-replaced'], pair => compareServed('personas', 'persona', pair, 'persona-no-longer-served', 'persona-served')),
    scenarios: compared(['scenario-no-longer-covered', 'scenario-covered', 'scenario-replaced'], pair => compareServed('scenarios', 'scenario', pair, 'scenario-no-longer-covered', 'scenario-covered')),
    goals: known<Journey>('goal', 'goals', { quoted: true }),
    owner: compared(OWNER_KINDS, ({ old, now, of, comparison }) => compareOwners(old.owner, now.owner, 'owner', of, comparison)),
    state: known<Journey>('state', 'state', { shown: inWords }),
    view: known<Journey>('view', 'view', { shown: inWords }),
    mirrors: known<Journey>('mirror', 'mirrors', { refOf: (ref, { names }) => names.nowOf('journey', ref), shown: inName('journey') }),
    outcome: compared(['outcome-changed', 'outcome-reworded'], ({ old, now, of, comparison: { report } }) => {
        const [before, after] = [old.outcome, now.outcome];
        if (before === after) return;
        const isOther = before !== undefined && after !== undefined && !saysTheSame(before, after);
        report({ kind: isOther ? 'outcome-changed' : 'outcome-reworded', of, field: 'outcome', before, after, args: { at: of.label, ...(isOther ? { before, after } : { before: inQuotes(before), after: inQuotes(after) }) } });
    }),
    reviewed: known<Journey>('review', 'reviewed', { described: describeReview }),
    evidence: evidenceOf<Journey>(),
    effortBudget: compared(['effort-budget-raised', 'effort-budget-lowered', 'effort-budget-removed', 'effort-budget-added'], ({ old, now, of, comparison: { report } }) => {
        const [before, after] = [old.effortBudget, now.effortBudget];
        if (before === after) return;
        const kind = before === undefined ? 'effort-budget-added' : after === undefined ? 'effort-budget-removed' : before < after ? 'effort-budget-raised' : 'effort-budget-lowered';
        report({ kind, of, field: 'effortBudget', before: before?.toString(), after: after?.toString(), args: { at: of.label, before: before ?? '', after: after ?? '' } });
    }),
    measures: measures<Journey>(),
    retires: compared(['retirement-announced', 'retirement-recalled', 'retirement-sooner', 'retirement-later'], ({ old, now, of, comparison: { report } }) => {
        const [before, after] = [old.retires, now.retires];
        if (before === after) return;
        const kind = before === undefined ? 'retirement-announced' : after === undefined ? 'retirement-recalled' : after < before ? 'retirement-sooner' : 'retirement-later';
        report({ kind, of, field: 'retires', before, after, args: { at: of.label, before: before ?? '', after: after ?? '' } });
    }),
    status: compared(['journey-withdrawn', 'journey-launched', 'journey-narrowed', 'journey-widened', 'journey-status-changed'], compareStatus),
    stages: part('stage-added', 'stage-removed', 'stage-moved', 'touchpoint-added', 'touchpoint-removed', 'touchpoint-with-promise-removed', 'touchpoint-with-loss-removed', 'touchpoint-removed-unreached', 'touchpoint-added-unreached', 'touchpoint-added-burden', 'touchpoint-moved'),
    ways: part('handoff-added', 'handoff-removed', 'path-added', 'path-removed', 'way-with-loss-removed'),
};

export const STAGE: Attributes<Stage> = {
    ...named<Stage>(),
    ...annotated<Stage>(),
    journey: apart('It stands in its journey.'),
    owner: compared([...OWNER_KINDS, 'default-changed'], pair => {
        const { old, now, of, comparison } = pair;
        // What the journey says is told there.
        if (old.owner === undefined && now.owner === undefined) return;
        if (!isTakenUp(pair, 'owner')) return tellDefault(pair, 'owner');
        const on = ({ owner, journey }: Stage, side: 'old' | 'now'): Ref | undefined => owner ?? comparison[side].view.journey(journey)?.owner;
        compareOwners(on(old, 'old'), on(now, 'now'), 'owner', of, comparison);
    }),
    channels: compared([...CHANNEL_KINDS, 'default-changed'], pair => {
        if (!isTakenUp(pair, 'channels')) return tellDefault(pair, 'channels');
        compareChannels(pair.old.channels, pair.now.channels, pair.of, pair.comparison);
    }),
    goals: known<Stage>('goal', 'goals', { quoted: true }),
    measures: measures<Stage>(),
    phase: known<Stage>('phase', 'phase', { shown: inWords }),
    later: known<Stage>('later', 'later'),
    evidence: evidenceOf<Stage>(),
    touchpoints: part('touchpoint-added', 'touchpoint-removed', 'touchpoint-moved', 'touchpoint-in-other-stage'),
};

/** Some touchpoint says nothing of its own on both sides, so that the stage speaks for it. */
function isTakenUp({ old, now, comparison }: Pair<Stage>, field: 'owner' | 'channels'): boolean {
    const silent = new Set(now.touchpoints.filter(touchpoint => (touchpoint[field] ?? []).length === 0).map(({ id }) => id));
    return old.touchpoints.some(touchpoint => (touchpoint[field] ?? []).length === 0 && silent.has(comparison.names.nowOf('touchpoint', touchpoint.id)));
}

/** Every touchpoint says it itself: what became of them is told there. */
function tellDefault({ old, now, of, comparison: { names, report } }: Pair<Stage>, field: 'owner' | 'channels'): void {
    const kind = field === 'owner' ? 'owner' : 'channel';
    const refs = (value: Ref | readonly Ref[] | undefined): readonly Ref[] => (value === undefined ? [] : typeof value === 'string' ? [value] : value);
    const { went, came } = cameAndWent(refs(old[field]), refs(now[field]), ref => names.nowOf(kind, ref));
    if (went.length + came.length === 0) return;
    const [before, after] = [refs(old[field]).join(', '), refs(now[field]).join(', ')];
    report({ kind: 'default-changed', of, field, before: before || undefined, after: after || undefined, args: { at: of.label, before: before || '–', after: after || '–' } });
}

function compareServed(field: 'personas' | 'scenarios', kind: 'persona' | 'scenario', { old, now, of, comparison }: Pair<Journey>, removed: KindName, added: KindName): void {
    const { went, came } = cameAndWent(old[field], now[field], ref => comparison.names.nowOf(kind, ref));
    const at = of.label;
    const [gone, fresh] = [went[0], came[0]];
    if (went.length === 1 && came.length === 1 && gone !== undefined && fresh !== undefined) {
        comparison.report({ kind: `${kind}-replaced`, of, field, oldIndex: gone.index, nowIndex: fresh.index, before: gone.ref, after: fresh.ref, args: { at, before: nameOf(kind, gone.ref, comparison.old), after: nameOf(kind, fresh.ref, comparison.now) } });
        return;
    }
    for (const { ref, index } of went) comparison.report({ kind: removed, of, field, oldIndex: index, before: ref, args: { at, before: nameOf(kind, ref, comparison.old) } });
    for (const { ref, index } of came) comparison.report({ kind: added, of, field, nowIndex: index, after: ref, args: { at, after: nameOf(kind, ref, comparison.now) } });
}

/** How far it is offered: to nobody, to some, to all. */
const OFFERED: Readonly<Record<string, number>> = { draft: 0, retired: 0, pilot: 1, live: 2 };
const LIVE = 'live';

function compareStatus({ old, now, of, comparison: { report, today } }: Pair<Journey>): void {
    const [before, after] = [old.status ?? LIVE, now.status ?? LIVE];
    if (before === after) return;
    const [from = 0, to = 0] = [OFFERED[before], OFFERED[after]];
    const kind = from === to || (to === 0 && isRetired(old, today)) ? 'journey-status-changed' : to === 0 ? 'journey-withdrawn' : from === 0 ? 'journey-launched' : to < from ? 'journey-narrowed' : 'journey-widened';
    report({ kind, of, field: 'status', before, after, args: { at: of.label, before: inWords(before), after: inWords(after) } });
}

/** It was said that it ends, and the day has passed: nobody counts on it any more. */
export function isRetired({ retires, status }: Journey, today: string): boolean {
    return status === 'retired' || (retires !== undefined && retires < today);
}

/** Two texts say the same condition. */
export const sameCondition = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean => (a ?? []).map(conditionText).sort().join('\n') === (b ?? []).map(conditionText).sort().join('\n');
