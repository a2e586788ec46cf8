import { conditionText } from '../analysis/conditions';
import type { Length, Limit } from '../model/model';
import { isSameCondition } from './similarity';
import { compareDurations } from './values';

/** What became of limits in time of one thing, as who waits sees it. */
export interface LimitChange {
    readonly what:
        | 'removed' | 'added' | 'loosened' | 'tightened' | 'vague' | 'stated' | 'reworded' | 'made-conditional' | 'made-unconditional'
        | 'exception-added' | 'exception-removed' | 'faster-case-added' | 'faster-case-removed' | 'condition-changed' | 'condition-reworded'
        | 'only-for-some' | 'for-everyone';
    readonly before?: Limit;
    readonly after?: Limit;
    /** What holds for the others: after `only-for-some`, before `for-everyone`. */
    readonly others?: Limit;
    /** All that were `removed` or `added`, the one for everyone first. */
    readonly all?: readonly Limit[];
}

/** Limits are told apart by their condition; there is one without. Their order means nothing. */
export function limitChanges(olds: readonly Limit[], nows: readonly Limit[]): readonly LimitChange[] {
    const [before, after] = [olds.find(always), nows.find(always)];
    const open = { old: olds.filter(limit => !always(limit)), now: nows.filter(limit => !always(limit)) };
    if (olds.length === 0 && nows.length === 0) return [];
    if (olds.length === 0) return [{ what: 'added', after: after ?? open.now[0]!, all: [...(after === undefined ? [] : [after]), ...open.now] }];
    if (nows.length === 0) return [{ what: 'removed', before: before ?? open.old[0]!, all: [...(before === undefined ? [] : [before]), ...open.old] }];

    const found: LimitChange[] = [];
    const take = (old: Limit, now: Limit): void => {
        open.old = open.old.filter(limit => limit !== old);
        open.now = open.now.filter(limit => limit !== now);
        const what = lengthChange(old, now);
        if (what !== undefined) found.push({ what, before: old, after: now });
    };
    if (before !== undefined && after !== undefined) take(before, after);
    for (const old of open.old) {
        const now = open.now.find(limit => conditionText(limit.when!) === conditionText(old.when!));
        if (now !== undefined) take(old, now);
    }
    if (before !== undefined && after === undefined) {
        const now = open.now[0] ?? nows[0]!;
        found.push({ what: 'made-conditional', before, after: now });
        open.now = open.now.filter(limit => limit !== now);
    }
    if (before === undefined && after !== undefined) {
        const old = open.old[0] ?? olds[0]!;
        found.push({ what: 'made-unconditional', before: old, after });
        open.old = open.old.filter(limit => limit !== old);
    }
    for (const old of open.old) {
        const now = open.now.find(limit => lengthChange(old, limit) === undefined);
        if (now === undefined) continue;
        open.old = open.old.filter(limit => limit !== old);
        open.now = open.now.filter(limit => limit !== now);
        found.push({ what: isSameCondition(old.when!, now.when!) ? 'condition-reworded' : 'condition-changed', before: old, after: now });
    }
    // What held for everyone and now holds for some is no gain for these, nor is it a loss the other way round.
    if (before !== undefined && after !== undefined) {
        const [worse, better] = [found.findIndex(({ what }) => what === 'loosened' || what === 'vague'), found.findIndex(({ what }) => what === 'tightened' || what === 'stated')];
        const isOfAll = (index: number): boolean => found[index]?.before === before;
        const some = isOfAll(worse) ? open.now.filter(limit => isAsLong(limit, before) && isBelow(limit, after)) : isOfAll(better) ? open.old.filter(limit => isAsLong(limit, after) && isBelow(limit, before)) : [];
        open.old = open.old.filter(limit => !some.includes(limit));
        open.now = open.now.filter(limit => !some.includes(limit));
        if (some.length > 0) found.splice(isOfAll(worse) ? worse : better, 1, ...some.map((limit): LimitChange => isOfAll(worse) ? { what: 'only-for-some', before, after: limit, others: after } : { what: 'for-everyone', before: limit, after, others: before }));
    }
    // An exception is none where what holds for all was as long, or becomes as long: that is told of what holds for all.
    const [isWorse, isBetter] = [found.some(({ what }) => LONGER.has(what)), found.some(({ what }) => SHORTER.has(what))];
    open.old = open.old.filter(limit => isFaster(limit, before) || !isAsLong(after, limit) || !isWorse);
    open.now = open.now.filter(limit => isFaster(limit, after) || !isAsLong(before, limit) || !isBetter);
    for (const limit of open.old) found.push({ what: isFaster(limit, before) ? 'faster-case-removed' : 'exception-removed', before: limit });
    for (const limit of open.now) found.push({ what: isFaster(limit, after) ? 'faster-case-added' : 'exception-added', after: limit });
    return found;
}

const LONGER: ReadonlySet<LimitChange['what']> = new Set(['loosened', 'vague', 'only-for-some', 'made-conditional']);
const SHORTER: ReadonlySet<LimitChange['what']> = new Set(['tightened', 'stated', 'for-everyone', 'made-unconditional']);

const always = ({ when }: Limit): boolean => when === undefined;

/** What another length means to who waits. Undefined when both are written the same. */
export function lengthChange(old: Length, now: Length): 'loosened' | 'tightened' | 'vague' | 'stated' | 'reworded' | undefined {
    if ('words' in old) return 'words' in now ? (old.words === now.words ? undefined : 'reworded') : 'stated';
    if ('words' in now) return 'vague';
    const order = compareDurations(old.duration, now.duration);
    if (order !== 0) return order < 0 ? 'loosened' : 'tightened';
    return old.duration.text === now.duration.text ? undefined : 'reworded';
}

function isAsLong(limit: Limit | undefined, than: Limit): boolean {
    if ('words' in than) return false;
    return limit === undefined || 'words' in limit || compareDurations(limit.duration, than.duration) >= 0;
}

/** What has words for a time has no end. */
const isBelow = (limit: Limit, than: Limit): boolean => ('words' in than ? 'duration' in limit : isFaster(limit, than));

function isFaster(limit: Limit, than: Limit | undefined): boolean {
    return than !== undefined && 'duration' in limit && 'duration' in than && compareDurations(limit.duration, than.duration) < 0;
}
