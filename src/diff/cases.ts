import type { Case, CaseEntry } from '../model/model';
import { compareAttributes } from './attribute';
import { CASE, CASE_ENTRY } from './attributes/case';
import { anyRef } from './attributes/shared';
import { nameOf, NO_SCOPE, subjectOf, type Comparison, type Side } from './comparison';
import { matchTexts, type Matched } from './identity';
import { movedAmong } from './longest-increasing';
import { inShort, sameValue } from './values';

/** What a customer lived through is written down otherwise. An entry is known by when it was and what happened. */
export function compareCase({ old, now }: Pick<Matched<Case>, 'old' | 'now'>, comparison: Comparison): void {
    const { report } = comparison;
    const of = subjectOf('case', old, now, NO_SCOPE);
    compareAttributes(CASE, { old, now, of, scope: NO_SCOPE, comparison });
    const { pairs, removed, added } = matchTexts([...old.entries], [...now.entries], entry => what(entry, old.entries.includes(entry) ? comparison : undefined));
    const at = of.label;
    for (const [before, after] of pairs) {
        const entry = entryLabel(after, comparison.now);
        const fields = Object.keys(CASE_ENTRY).filter(field => !APART.has(field) && !sameValue(valueOf(before, field), valueOf(after, field), ref => anyRef(ref, comparison)));
        if (fields.length === 0) continue;
        report({ kind: 'entry-of-case-changed', of, field: 'entries', oldIndex: old.entries.indexOf(before), nowIndex: now.entries.indexOf(after), args: { at, entry, facts: { words: fields } } });
    }
    const place = new Map(now.entries.map((entry, index) => [entry, index]));
    const inOrder = [...pairs].sort(([a], [b]) => old.entries.indexOf(a) - old.entries.indexOf(b));
    for (const [, after] of movedAmong(inOrder, ([, entry]) => place.get(entry)!)) report({ kind: 'entry-of-case-moved', of, field: 'entries', nowIndex: now.entries.indexOf(after), args: { at, entry: entryLabel(after, comparison.now) } });
    for (const entry of removed) report({ kind: 'entry-of-case-removed', of, field: 'entries', oldIndex: old.entries.indexOf(entry), args: { at, before: entryLabel(entry, comparison.old) } });
    for (const entry of added) report({ kind: 'entry-of-case-added', of, field: 'entries', nowIndex: now.entries.indexOf(entry), args: { at, after: entryLabel(entry, comparison.now) } });
}

const APART: ReadonlySet<string> = new Set(['kind', 'id', 'case']);
const valueOf = (element: object, key: string): unknown => (element as Readonly<Record<string, unknown>>)[key];

function what({ moment, as, touchpoint, title, does }: CaseEntry, ofOldSide: Comparison | undefined): string {
    const ref = touchpoint === undefined || ofOldSide === undefined ? touchpoint : ofOldSide.names.nowOf('touchpoint', touchpoint);
    return [inShort({ ...moment, kind: undefined }), as, ref ?? '', title ?? '', inShort(does)].join(' ');
}

function entryLabel({ moment, title, touchpoint }: CaseEntry, side: Side): string {
    const when = moment.kind === 'before' ? '' : moment.kind === 'day' ? `${moment.day}` : moment.date;
    const text = title ?? (touchpoint === undefined ? '' : nameOf('touchpoint', touchpoint, side));
    return when === '' || text === '' ? text || when : `${when}: ${text}`;
}
