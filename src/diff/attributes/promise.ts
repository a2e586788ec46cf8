import type { Args } from '../../model/args';
import type { Broken, Expectation, Limit, PromiseMade, Ref } from '../../model/model';
import { apart, cameAndWent, compared, inQuotes, isLeftOver, part, withoutLeftOver, type Attributes, type Pair } from '../attribute';
import { commitmentLabel, nameOf, type Comparison } from '../comparison';
import type { KindName } from '../kinds';
import { limitChanges, type LimitChange } from '../limits';
import { limitsText, saidLimits } from './shared';
import { saysTheSame } from '../similarity';
import { saidLength } from '../values';

const LIMIT_KIND: Readonly<Record<LimitChange['what'], KindName>> = {
    removed: 'promise-limit-removed', added: 'promise-limit-added', loosened: 'promise-limit-loosened', tightened: 'promise-limit-tightened',
    vague: 'promise-limit-vague', stated: 'promise-limit-stated', reworded: 'promise-limit-reworded',
    'made-conditional': 'promise-made-conditional', 'made-unconditional': 'promise-made-unconditional',
    'exception-added': 'promise-exception-added', 'exception-removed': 'promise-exception-removed',
    'faster-case-added': 'promise-faster-case-added', 'faster-case-removed': 'promise-faster-case-removed',
    'condition-changed': 'promise-condition-changed', 'condition-reworded': 'promise-limit-reworded',
    'only-for-some': 'promise-limit-only-for-some', 'for-everyone': 'promise-limit-for-everyone',
};

/** A promise that is on both sides. `of` is the promise where it has a name, else its touchpoint. */
export const PROMISE: Attributes<PromiseMade> = {
    kind: apart('A promise is a promise.'),
    id: apart('The name of the whole.'),
    name: apart('What has another name is another promise, unless it says the same: src/diff/identity.ts.'),
    text: compared(['promise-text-changed', 'promise-reworded', 'promise-removed', 'promise-added'], ({ old, now, of, comparison }) => {
        if (old.text === now.text) return;
        const [before, after] = [commitmentLabel(old), commitmentLabel(now)];
        if (before !== after) comparison.report({ kind: saysTheSame(before, after) ? 'promise-reworded' : 'promise-text-changed', of, field: 'text', before, after, args: { at: of.label, before, after } });
    }),
    limits: compared(Object.values(LIMIT_KIND), comparePromiseLimits),
    at: compared(['promise-agreed-time-removed', 'promise-agreed-time-added', 'promise-agreed-time-changed'], pair =>
        compareRef('at', 'information', pair, { removed: 'promise-agreed-time-removed', added: 'promise-agreed-time-added', changed: 'promise-agreed-time-changed' })),
    by: compared(['promise-owner-removed', 'promise-owner-added', 'promise-owner-changed'], pair =>
        compareRef('by', 'owner', pair, { removed: 'promise-owner-removed', added: 'promise-owner-added', changed: 'promise-owner-changed' })),
    for: compared(['promise-answers-removed', 'promise-answers-added'], pair => compareRef('for', 'expectation', pair, { removed: 'promise-answers-removed', added: 'promise-answers-added' })),
    again: compared(['promise-again-removed', 'promise-again-added'], pair => compareRef('again', 'promise', pair, { removed: 'promise-again-removed', added: 'promise-again-added' })),
};

/** What the customer expects is known, not made: an expectation is compared as one value (`expects`). */
export const EXPECTATION: Attributes<Expectation> = {
    kind: apart('An expectation is an expectation.'), id: apart('The name of the whole.'),
    name: part('expectation-changed'), text: part('expectation-changed'), limits: part('expectation-changed'),
};

export const LIMIT: Attributes<{ readonly duration: unknown; readonly words: unknown } & Pick<Limit, 'when' | 'or'>> = {
    duration: part('promise-limit-loosened', 'promise-limit-tightened', 'promise-limit-reworded'),
    words: part('promise-limit-vague', 'promise-limit-stated', 'promise-limit-reworded'),
    when: part('promise-made-conditional', 'promise-made-unconditional', 'promise-condition-changed', 'promise-limit-reworded'),
    or: apart('That a limit is written as an alternative shows in there being another one.'),
};

export const BROKEN: Attributes<Broken> = { what: part('breaks-added', 'breaks-removed'), because: part('breaks-reason-changed') };

export function comparePromiseLimits({ old, now, of, comparison: { report } }: Pair<PromiseMade>): void {
    const promise = commitmentLabel(now);
    for (const { what, before, after, others, all } of limitChanges(old.limits, now.limits)) {
        const condition = what === 'condition-changed' || what === 'condition-reworded';
        const when = what === 'made-unconditional' || what === 'for-everyone' ? before?.when : (all?.length ?? 1) > 1 ? undefined : (after ?? before)?.when;
        const args: Args = {
            promise, at: of.label, when: when ?? '',
            ...(before !== undefined && { before: condition ? before.when! : what === 'removed' ? saidLimits(all!) : saidLength(before) }),
            ...(after !== undefined && { after: condition ? after.when! : what === 'added' && all!.length > 1 ? saidLimits(all!) : saidLength(after) }),
            ...(condition && { limit: saidLength(after) }), ...(others !== undefined && { limit: saidLength(others) }),
        };
        report({
            kind: LIMIT_KIND[what], of, field: 'limits', args, before: before && limitsText(what === 'removed' ? all! : [before]), after: after && limitsText(what === 'added' ? all! : [after]),
            oldIndex: before && old.limits.indexOf(before), nowIndex: after && now.limits.indexOf(after),
        });
    }
}

function compareRef(
    field: 'at' | 'by' | 'for' | 'again', refKind: 'information' | 'owner' | 'expectation' | 'promise', { old, now, of, comparison }: Pair<PromiseMade>,
    kinds: { readonly removed: KindName; readonly added: KindName; readonly changed?: KindName },
): void {
    const [before, after] = [old[field], now[field]];
    if ((before === undefined ? undefined : comparison.names.nowOf(refKind, before)) === after) return;
    if (isLeftOver(before, after, (ref, side) => comparison[side].view[refKind === 'information' || refKind === 'owner' ? refKind : 'commitment'](ref) !== undefined)) return;
    const label = (ref: Ref | undefined, side: Comparison['old']): string => nameOf(refKind === 'information' || refKind === 'owner' ? refKind : 'commitment', ref, side);
    const tell = (kind: KindName): void => comparison.report({
        kind, of, field, before, after, args: { at: of.label, promise: commitmentLabel(now), before: label(before, comparison.old), after: label(after, comparison.now) },
    });
    if (before !== undefined && after !== undefined && kinds.changed !== undefined) return tell(kinds.changed);
    if (before !== undefined) tell(kinds.removed);
    if (after !== undefined) tell(kinds.added);
}

interface Settling { readonly meets?: readonly Ref[]; readonly breaks?: readonly Broken[]; readonly contradicts?: readonly Ref[] }

/** What a touchpoint meets, breaks or contradicts. */
export function compareSettling(field: 'meets' | 'contradicts' | 'breaks', { old, now, of, comparison }: Pair<Settling>): void {
    const refsOf = (side: Settling): readonly Ref[] => (field === 'breaks' ? side.breaks?.map(({ what }) => what) : side[field]) ?? [];
    const nowOf = (ref: Ref): Ref => {
        const promise = comparison.names.nowOf('promise', ref);
        return promise === ref ? comparison.names.nowOf('expectation', ref) : promise;
    };
    const { went, came } = withoutLeftOver(cameAndWent(refsOf(old), refsOf(now), nowOf), (ref, side) => comparison[side].view.commitment(ref) !== undefined);
    const at = of.label;
    for (const { ref, index } of went) comparison.report({ kind: `${field}-removed`, of, field, oldIndex: index, before: ref, args: { at, promise: nameOf('commitment', ref, comparison.old) } });
    for (const { ref, index } of came) comparison.report({ kind: `${field}-added`, of, field, nowIndex: index, after: ref, args: { at, promise: nameOf('commitment', ref, comparison.now) } });
    if (field !== 'breaks') return;
    for (const { what, because } of now.breaks ?? []) {
        const before = old.breaks?.find(other => nowOf(other.what) === what);
        if (before === undefined || before.because === because) continue;
        comparison.report({ kind: 'breaks-reason-changed', of, field, before: before.because, after: because, args: { at, promise: nameOf('commitment', what, comparison.now), before: inQuotes(before.because), after: inQuotes(because) } });
    }
}
