import { grouped } from '../model/grouped';
import type { Journey, PromiseMade, Ref } from '../model/model';
import type { ProjectView } from '../model/view';
import { dueDayOf } from './case-time';
import type { LivedEntry } from './lived';

/** What became of a promise in a case. */
export interface LivedPromise {
    readonly promise: PromiseMade;
    /** Where it was made, and as the how-manieth there; absent for a promise of the plan that an entry breaks: when it was made is not written. */
    readonly made?: { readonly entry: LivedEntry; readonly index: number };
    /** The last day on which it would have been in time; undefined when nobody can say. */
    readonly dueDay: number | undefined;
    /** `broken`: its due day ended unmet, or an entry says so; also when it was made good later. `open`: neither came, as far as the case tells. */
    readonly state: 'met' | 'broken' | 'open';
    /** The first entry that says that it is broken. */
    readonly brokenAt: LivedEntry | undefined;
    /** Where it came at last, by itself or as the same thing promised again. */
    readonly metAt: LivedEntry | undefined;
    /** Its due day ended before that. */
    readonly isOverdue: boolean;
    /** From its due day to when it came at last; 0 when it was in time. Undefined when one of the two is not known. */
    readonly lateDays: number | undefined;
    /** The first entry until its due day that told the customer: broke it, promised again, or brought word of the company. */
    readonly told: LivedEntry | undefined;
    /** The id of the first promise of the same thing: what is promised `again` has it in common. */
    readonly thing: Ref;
}

/** All promises of one thing until it came, in the order in which they were made. */
export interface PromiseChain {
    readonly promises: readonly LivedPromise[];
    readonly met: number;
    readonly broken: number;
    readonly dueDay: number | undefined;
    readonly metAt: LivedEntry | undefined;
    /** From the first due day to when it came at last. */
    readonly slipDays: number | undefined;
}

export interface Ledger {
    readonly promises: readonly LivedPromise[];
    readonly chains: readonly PromiseChain[];
    /** What is owed when an entry begins, each thing once, by its last promise: open, overdue, or broken and not made good. */
    readonly owedBefore: (entry: LivedEntry) => readonly LivedPromise[];
}

/** Only what has a name: nothing can meet or break the rest. */
export function promiseLedger(entries: readonly LivedEntry[], journey: Journey | undefined, view: ProjectView): Ledger {
    const made = entries.flatMap(lived => (lived.entry.promises ?? []).flatMap((promise, index) => (promise.id === undefined ? [] : [{ id: promise.id, promise, made: { entry: lived, index } }])));
    const own = new Set(made.map(({ id }) => id));
    // A promise that is only in the plan counts when the author says that it was broken.
    const planned = new Map(entries.flatMap(({ entry }) => entry.breaks ?? []).flatMap(({ what }) => {
        const promise = own.has(what) ? undefined : view.commitment(what);
        return promise?.kind === 'promise' ? [[what, { id: what, promise, made: undefined }] as const] : [];
    }));
    const all = [...planned.values(), ...made];
    const things = thingsOf(all.map(({ promise }) => promise), view);
    const meetings = meetingsOf(entries, made, things, journey, view);

    const promises = all.map(({ id, promise, made: at }): LivedPromise => {
        const thing = things.of(id);
        const from = at?.entry.order ?? -1;
        const metAt = meetings.find(({ lived, met }) => from < lived.order && met.has(thing))?.lived;
        const brokenAt = entries.find(({ entry }) => entry.breaks?.some(({ what }) => what === id));
        const dueDay = at === undefined ? undefined : dueDayOf(promise.limits, at.entry.place);
        // A name that is not found may be the one that meets it.
        const doubt = metAt === undefined ? meetings.find(({ lived, doubtful }) => from < lived.order && doubtful)?.lived : undefined;
        const last = (metAt ?? doubt)?.order ?? Infinity;
        const isOverdue = dueDay !== undefined && doubt === undefined && entries.some(({ order, day }) => from < order && order <= last && day !== undefined && dueDay < day);
        return {
            promise, dueDay, brokenAt, metAt, isOverdue, thing,
            ...(at !== undefined && { made: at }),
            state: isOverdue || brokenAt !== undefined ? 'broken' : metAt !== undefined ? 'met' : 'open',
            lateDays: dueDay === undefined || metAt?.day === undefined ? undefined : Math.max(0, metAt.day - dueDay),
            told: dueDay === undefined ? undefined : entries.find(lived => from < lived.order && (lived.day === undefined ? lived.order < last : lived.day <= dueDay) && tells(lived, thing, things.of)),
        };
    });
    const chains = chainsOf(promises);
    const owedFrom = ({ made: at, brokenAt }: LivedPromise): number => at?.entry.order ?? brokenAt!.order;
    const settledAt = (owed: LivedPromise): number => owed.metAt?.order
        ?? meetings.find(({ lived, doubtful }) => owedFrom(owed) < lived.order && doubtful)?.lived.order ?? Infinity;
    return {
        promises, chains,
        owedBefore: ({ order }) => chains.flatMap(({ promises: same }) => same.filter(owed => owedFrom(owed) < order && order <= settledAt(owed)).slice(-1)),
    };
}

/** The entry brings word of it: it says that it is broken, promises it again, tells the customer something, or the company calls. */
function tells({ entry }: LivedEntry, thing: Ref, thingOf: (id: Ref) => Ref): boolean {
    if (entry.as === 'missing') return false;
    return entry.breaks?.some(({ what }) => thingOf(what) === thing) === true
        || entry.promises?.some(({ again }) => again !== undefined && thingOf(again) === thing) === true
        || (entry.tells ?? []).length > 0
        || (entry.as === 'unplanned' && entry.initiatedBy === 'owner');
}

interface Things { readonly of: (promise: Ref) => Ref }

/** Each promise stands for the first of its `again` chain; in a chain that bites its own tail, for the first of it by name. */
function thingsOf(promises: readonly PromiseMade[], view: ProjectView): Things {
    const own = new Map(promises.map(promise => [promise.id!, promise]));
    const before = (id: Ref): Ref | undefined => {
        const promise = own.get(id) ?? view.commitment(id);
        return promise?.kind === 'promise' ? promise.again : undefined;
    };
    const known = new Map<Ref, Ref>();
    const of = (id: Ref): Ref => {
        const chain = new Set<Ref>();
        let at = id;
        while (!known.has(at) && !chain.has(at)) {
            chain.add(at);
            at = before(at) ?? at;
        }
        const isRound = chain.has(at) && before(at) !== undefined;
        const first = known.get(at) ?? (isRound ? [...chain].slice([...chain].indexOf(at)).sort()[0]! : at);
        for (const each of chain) known.set(each, first);
        return first;
    };
    return { of };
}

interface Meeting { readonly lived: LivedEntry; readonly met: ReadonlySet<Ref>; /** It meets a name that is not found. */ readonly doubtful: boolean }

/** What each entry meets. Who writes the plan's promise in place of the case's own means what was promised there. */
function meetingsOf(
    entries: readonly LivedEntry[], made: readonly { readonly id: Ref; readonly made: { readonly entry: LivedEntry } }[], things: Things, journey: Journey | undefined, view: ProjectView,
): readonly Meeting[] {
    const own = new Set(made.map(({ id }) => id));
    const madeAt = new Map<Ref, Ref>();
    for (const { touchpoints } of journey?.stages ?? []) for (const { id, promises } of touchpoints) for (const { id: promise } of promises ?? []) if (promise !== undefined) madeAt.set(promise, id);
    return entries.filter(({ entry }) => entry.as !== 'missing' && (entry.meets ?? []).length > 0).map(lived => {
        const meets = lived.entry.meets ?? [];
        const instead = meets.filter(id => !own.has(id)).flatMap(id => {
            const touchpoint = madeAt.get(id);
            return touchpoint === undefined ? [] : made.filter(({ made: { entry } }) => entry.entry.touchpoint === touchpoint).map(promise => promise.id);
        });
        return {
            lived,
            met: new Set([...meets, ...instead].map(things.of)),
            doubtful: meets.some(id => !own.has(id) && view.commitment(id) === undefined),
        };
    });
}

/** What is promised again after it came is owed anew: a chain of its own. */
function chainsOf(promises: readonly LivedPromise[]): readonly PromiseChain[] {
    return [...grouped(promises, ({ thing, metAt }) => `${thing}\n${metAt?.order ?? ''}`).values()].map(same => {
        const metAt = same[0]!.metAt;
        const dueDay = same.find(promise => promise.dueDay !== undefined)?.dueDay;
        return {
            promises: same, dueDay, metAt,
            met: same.filter(({ state }) => state === 'met').length,
            broken: same.filter(({ state }) => state === 'broken').length,
            slipDays: dueDay === undefined || metAt?.day === undefined ? undefined : Math.max(0, metAt.day - dueDay),
        };
    });
}
