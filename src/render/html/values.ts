import { labelOf } from '../../model/label';
import type { Evidence, Length, Limit, Measure, Moment, Quantity, Told, Update } from '../../model/model';
import { quantityInWords } from '../quantities';
import type { Child } from './html';
import { author, channels, joined, listWord, ownerName, phrase, said, time, type Reading } from './reading';

export function length(value: Length | undefined, reading: Reading): Child {
    if (value === undefined) return undefined;
    return 'duration' in value ? time(value.duration, reading) : phrase('asWritten', reading, { limit: author(value.words, reading) });
}

/** “within 2 days or within 4 days, when a part must be ordered”. */
export function limitsText(limits: readonly Limit[], reading: Reading): Child {
    return joined(limits.map((limit) => limitText(limit, reading)), phrase('or', reading));
}

export function limitText(limit: Limit, reading: Reading): Child {
    // What is only words is no time that something could be within.
    const text = 'duration' in limit ? phrase('within', reading, { limit: time(limit.duration, reading) }) : length(limit, reading);
    return limit.when === undefined ? text : phrase('ifCondition', reading, { text, condition: author(limit.when, reading) });
}

/** A text, and what belongs to it behind it. */
export function withDetails(text: string | undefined, details: readonly Child[], reading: Reading): Child {
    return said([text === undefined ? undefined : author(text, reading), ...details], reading);
}

export function told({ text, via, by, limits = [] }: Told, reading: Reading): Child {
    return withDetails(text, [
        via === undefined || via.length === 0 ? undefined : phrase('via', reading, { channels: channels(via, reading) }),
        by === undefined ? undefined : phrase('by', reading, { owner: ownerName(by, reading) }),
        limitsText(limits, reading),
    ], reading);
}

export function update({ text, every, via }: Update, reading: Reading): Child {
    return withDetails(text, [
        phrase('every', reading, { time: time(every, reading) }),
        via === undefined || via.length === 0 ? undefined : phrase('via', reading, { channels: channels(via, reading) }),
    ], reading);
}

export function evidenceText(evidence: Evidence | undefined, reading: Reading): Child {
    if (evidence === undefined) return undefined;
    const kind = listWord(evidence.kind, reading);
    return evidence.text === undefined ? kind : [kind, phrase('colon', reading), author(evidence.text, reading)];
}

export function measureText(measure: Measure, reading: Reading): Child {
    const metric = reading.project.metric(measure.metric);
    const { value, to, by, level, after, via = [], below = [], at, source, n } = measure;
    const figure = to !== undefined ? phrase('change', reading, { before: value === undefined ? undefined : quantity(value, reading), value: quantity(to, reading) })
        : value !== undefined ? quantity(value, reading)
            : by !== undefined ? phrase('changeBy', reading, { value: quantity(by, reading) })
                : level === undefined ? undefined : listWord(level, reading);
    return said([
        [author(metric === undefined ? measure.metric : labelOf(metric), reading), figure === undefined ? undefined : phrase('colon', reading), figure],
        after === undefined ? undefined : phrase('after', reading, { time: time(after, reading) }),
        via.length === 0 ? undefined : phrase('via', reading, { channels: channels(via, reading) }),
        below.length === 0 ? undefined : phrase('below', reading, { channels: channels(below, reading) }),
        at,
        source === undefined ? undefined : phrase('source', reading, { source: author(source, reading) }),
        n === undefined ? undefined : phrase('sample', reading, { count: String(n) }),
    ], reading);
}

function quantity(stated: Quantity, { locale }: Reading): Child {
    return quantityInWords(stated, locale);
}

export function momentText(moment: Moment, reading: Reading): Child {
    if (moment.kind === 'before') return phrase('before', reading);
    const day = moment.kind === 'day' ? phrase('day', reading, { day: String(moment.day) }) : moment.date;
    return [day, moment.clock === undefined ? undefined : ` ${moment.clock}`, moment.part === undefined ? undefined : [reading.locale === 'en' ? ', ' : '', listWord(moment.part, reading)]];
}
