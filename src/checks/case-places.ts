import type { LivedCase, LivedEntry } from '../analysis/lived';
import type { LivedPromise, PromiseChain } from '../analysis/promise-ledger';
import { elementKey, type PromiseMade } from '../model/model';
import { labelOf } from '../model/label';
import type { Place } from '../model/source';
import type { Args, Report } from './rule';

export function entryPlace({ entry }: LivedEntry, field?: string, index?: number): Place {
    return { element: elementKey('entry', entry.id), ...(field !== undefined && { field }), ...(index !== undefined && { index }) };
}

/** What a reader calls an entry: its own words, else the touchpoint that it is. */
export function entryLabel({ entry, touchpoint }: LivedEntry): string {
    return entry.title ?? (touchpoint === undefined ? entry.touchpoint ?? entry.id : labelOf(touchpoint));
}

export const promiseLabel = ({ text, name }: Pick<PromiseMade, 'text' | 'name'>): string => text ?? name ?? '';

/** The promise where it is written; one of the plan where the case says that it is broken. */
export function promisePlace({ promise, made, brokenAt }: LivedPromise): Place {
    if (made !== undefined) return { element: elementKey('promise', promise.id!) };
    const index = brokenAt!.entry.breaks!.findIndex(({ what }) => what === promise.id);
    return entryPlace(brokenAt!, 'breaks', index);
}

/**
 * A day as an argument of a message, which says `[on day {due}][on {dueDate}]`: in a case told in dates the second, and neither
 * where the day is not known.
 */
export function dayArgs(name: string, day: number | undefined, { dateOf }: LivedCase): Args {
    if (day === undefined) return {};
    const date = dateOf(day);
    return date === undefined ? { [name]: day } : { [`${name}Date`]: date };
}

/** A number of days as an argument of a message, which says `[{days} days][{oneDay} day]`. */
export function lengthArgs(days: number): Args {
    return days === 1 ? { oneDay: days } : { days };
}

/** The promises of one thing, among them this one. */
export function chainOf(promise: LivedPromise, { chains }: LivedCase): PromiseChain {
    return chains.find(({ promises }) => promises.includes(promise))!;
}

/** The trail of a promise: made, due, broken, come. Each step is a message of the rule: `made`, `due`, `broken`, `came`. */
export function trailOf(promise: LivedPromise, lived: LivedCase, steps: readonly ('made' | 'due' | 'broken' | 'came')[]): NonNullable<Report['related']> {
    const { made, dueDay, brokenAt, metAt } = promise;
    const trail: Record<(typeof steps)[number], NonNullable<Report['related']>> = {
        made: made === undefined ? [] : [{ at: entryPlace(made.entry), message: 'made', args: { entry: entryLabel(made.entry), ...dayArgs('day', made.entry.day, lived) } }],
        due: dueDay === undefined ? [] : [{ at: promisePlace(promise), message: 'due', args: dayArgs('day', dueDay, lived) }],
        broken: brokenAt === undefined ? [] : [{
            at: entryPlace(brokenAt), message: 'broken',
            args: { entry: entryLabel(brokenAt), ...dayArgs('day', brokenAt.day, lived), because: becauseOf(promise) },
        }],
        came: metAt === undefined ? [] : [{ at: entryPlace(metAt), message: 'came', args: { entry: entryLabel(metAt), ...dayArgs('day', metAt.day, lived) } }],
    };
    return steps.flatMap(step => trail[step]);
}

/** Why it was broken, in the words of the case; empty when they are not written. */
export function becauseOf({ promise, brokenAt }: LivedPromise): string {
    return brokenAt?.entry.breaks?.find(({ what }) => what === promise.id)?.because ?? '';
}

/** The messages of `trailOf`. */
export const TRAIL = {
    made: {
        en: 'Promised at “{entry}”[ on day {day}][ on {dayDate}]',
        'zh-Hans': '[第 {day} 天][{dayDate} ]在“{entry}”时承诺',
        'zh-Hant': '[第 {day} 天][{dayDate} ]在「{entry}」時承諾',
    },
    due: {
        en: 'Due by the end of [day {day}][{dayDate}]',
        'zh-Hans': '最晚应在[第 {day} 天][ {dayDate} ]当天结束前兑现',
        'zh-Hant': '最晚應在[第 {day} 天][ {dayDate} ]當天結束前兌現',
    },
    broken: {
        en: 'Broken at “{entry}”[ on day {day}][ on {dayDate}][, because “{because}”]',
        'zh-Hans': '[第 {day} 天][{dayDate} ]“{entry}”时失约[，理由是“{because}”]',
        'zh-Hant': '[第 {day} 天][{dayDate} ]「{entry}」時失約[，理由是「{because}」]',
    },
    came: {
        en: 'Came at last at “{entry}”[ on day {day}][ on {dayDate}]',
        'zh-Hans': '[第 {day} 天][{dayDate} ]“{entry}”时才兑现',
        'zh-Hant': '[第 {day} 天][{dayDate} ]「{entry}」時才兌現',
    },
} as const;
