import { oneLine } from '../printable';
import { LINT_WORDS } from '../lint/words';
import type { Locale } from '../../checks/rule';
import { linesOf, type Entry } from './report-entry';

/** All that an entry says, for a format with room for a few lines: the message, the places that belong to it, the best correction. */
export function entryText({ message, related, isTrail, fixes }: Entry, locale: Locale): readonly string[] {
    const steps = related.map(({ message: step, place }, index) =>
        `${isTrail && index > 0 ? '→' : '·'} ${oneLine(place.path)}:${linesOf(place).start.line}  ${oneLine(step)}`);
    const [best] = fixes;
    const colon = locale === 'en' ? ': ' : '：';
    return [
        oneLine(message), ...steps,
        ...(best === undefined ? [] : [`${LINT_WORDS[best.safe ? 'fix' : 'suggestion'][locale]}${colon}${oneLine(best.title)}`]),
    ];
}

/** The kind, and what is special about the entry. */
export function entryTitle({ kind, remark }: Entry): string {
    return remark === undefined ? kind : `${kind} · ${remark}`;
}
