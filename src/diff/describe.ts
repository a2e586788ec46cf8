import type { Arg } from '../model/args';
import type { Evidence, Expectation, LaneItem, Length, Limit, Link, Measure, Opportunity, Pain, Ref, Update } from '../model/model';
import { commitmentLabel, nameOf, type Side } from './comparison';
import { saidLength } from './values';

/** What has several parts, for people: what it is called, and what else it says. */
export interface Described { readonly label: Arg; readonly details: readonly Arg[] }

/** Of what is called the same on both sides only what is different. */
export function saidOf({ label, details }: Described, other: Described | undefined): Arg {
    const known = new Set(other !== undefined && JSON.stringify(other.label) === JSON.stringify(label) ? other.details.map((each) => JSON.stringify(each)) : []);
    const told = details.filter((each) => !known.has(JSON.stringify(each)));
    return told.length === 0 ? label : { parts: [label, word('('), ...told.flatMap((each, index) => (index === 0 ? [each] : [word(','), each])), word(')')] };
}

const quoted = (text: string): Arg => ({ all: [text] });
const word = (...words: readonly string[]): Arg => ({ words });
/** Before quotation marks no space is set in Chinese. */
const named = (name: string, value: Arg): Arg => ({ parts: [word(name), typeof value === 'object' && 'all' in value ? word('before quotes') : ' ', value] });
const ifSaid = <T>(value: T | undefined, say: (value: T) => Arg): readonly Arg[] => (value === undefined ? [] : [say(value)]);
const all = (refs: readonly Ref[] | undefined, nameIn: (ref: Ref) => string): readonly Arg[] => (refs === undefined || refs.length === 0 ? [] : [{ all: refs.map(nameIn) }]);
const called = ({ text, name }: { readonly text?: string; readonly name?: string }): Arg => (text !== undefined ? quoted(text) : name ?? '–');

export const describeEvidence = ({ kind, text }: Evidence): Described => ({ label: word(kind), details: ifSaid(text, quoted) });
export const describeLink = ({ url, text }: Link): Described => ({ label: url, details: ifSaid(text, quoted) });
export const describePain = (pain: Pain, side: Side): Described =>
    ({ label: called(pain), details: [...ifSaid(pain.level, word), ...all(pain.via, (ref) => nameOf('channel', ref, side)), ...nameBeside(pain)] });
export const describeExpectation = (expectation: Expectation): Described => ({ label: called(expectation), details: [...expectation.limits.map(saidWithin), ...nameBeside(expectation)] });
export const describeLaneItem = ({ text, by, using }: LaneItem, side: Side): Described =>
    ({ label: quoted(text), details: [...ifSaid(by, (ref) => named('by', nameOf('owner', ref, side))), ...all(using, (ref) => nameOf('system', ref, side)).map((each) => named('using', each))] });
export const describeUpdate = ({ text, every, via }: Update, side: Side): Described =>
    ({ label: text === undefined ? named('every', saidDuration(every.text)) : quoted(text), details: [...(text === undefined ? [] : [named('every', saidDuration(every.text))]), ...all(via, (ref) => nameOf('channel', ref, side)).map((each) => named('via', each))] });
export const describeReview = ({ date, every }: { readonly date: string; readonly every?: { readonly text: string } }): Described => ({ label: date, details: ifSaid(every, ({ text }) => named('every', saidDuration(text))) });

export function describeOpportunity(opportunity: Opportunity, side: Side): Described {
    const { solves, owner, impact, effort, by, done, notes, links, tags } = opportunity;
    return {
        label: called(opportunity),
        details: [
            ...all(solves, (ref) => commitmentLabel(painOf(ref, side))).map((each) => named('solves', each)), ...ifSaid(owner, (ref) => named('owner', nameOf('owner', ref, side))),
            ...ifSaid(impact, (degree) => named('impact', word(degree))), ...ifSaid(effort, (degree) => named('effort', word(degree))), ...ifSaid(by, (date) => named('due', date)), ...ifSaid(done, (date) => named('done', date)),
            ...(notes ?? []).map((note) => named('note', quoted(note))), ...(links ?? []).map(({ url }) => named('link', url)), ...(tags ?? []).map((tag) => named('tag', tag)), ...nameBeside(opportunity),
        ],
    };
}

export function describeMeasure({ metric, value, to, after, by, level, via, below, at, source, n }: Measure, side: Side): Described {
    const channels = (refs: readonly Ref[] | undefined): readonly Arg[] => all(refs, (ref) => nameOf('channel', ref, side));
    return {
        label: quoted(nameOf('metric', metric, side)),
        details: [
            ...ifSaid(value, ({ text }) => (to === undefined ? text : `${text} ⇒ ${to.text}`)), ...(value === undefined ? ifSaid(to, ({ text }) => text) : []), ...ifSaid(after, ({ text }) => named('after', saidDuration(text))),
            ...ifSaid(by, ({ text }) => text), ...ifSaid(level, word), ...channels(via).map((each) => named('via', each)), ...channels(below).map((each) => named('below', each)),
            ...ifSaid(at, (date) => date), ...ifSaid(source, quoted), ...ifSaid(n, (count) => `n = ${count}`),
        ],
    };
}

/** A name beside a text is told only where it is what changed: `saidOf` leaves out what is the same. */
const nameBeside = ({ text, name }: { readonly text?: string; readonly name?: string }): readonly Arg[] => (text === undefined || name === undefined ? [] : [{ parts: ['`', name, '`'] }]);
const saidDuration = (text: string): Arg => ({ duration: text });
const saidWithin = (limit: Limit): Arg => ({ parts: [word('within'), ' ', saidLength(limit as Length), ...(limit.when === undefined ? [] : [' ', quoted(limit.when)])] });

function painOf(ref: Ref, { view }: Side): { readonly text?: string; readonly name?: string; readonly id: string } {
    return { ...view.pain(ref), id: ref };
}
