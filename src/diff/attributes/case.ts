import type { Case, CaseEntry, Moment } from '../../model/model';
import { apart, inName, known, part, type Attributes } from '../attribute';
import { annotated, anyRef, evidenceOf, named } from './shared';

/** What a customer lived through is known, not made: whatever changes in it is evidence. */
export const CASE: Attributes<Case> = {
    ...named<Case>(),
    ...annotated<Case>(),
    journey: known<Case>('case-journey', 'journey', { refOf: anyRef, shown: inName('journey') }),
    personas: known<Case>('case-persona', 'personas', { refOf: anyRef, shown: inName('persona') }),
    sources: known<Case>('source', 'sources', { quoted: true }),
    evidence: evidenceOf<Case>(),
    entries: part('entry-of-case-added', 'entry-of-case-removed', 'entry-of-case-changed', 'entry-of-case-moved'),
};

const CHANGED = part('entry-of-case-changed');

export const CASE_ENTRY: Attributes<CaseEntry> = {
    kind: apart('An entry is an entry.'),
    id: apart('Its number in the case: another entry before it changes it.'),
    case: apart('It stands in its case.'),
    moment: part('entry-of-case-changed', 'entry-of-case-added', 'entry-of-case-removed'), as: part('entry-of-case-changed', 'entry-of-case-added', 'entry-of-case-removed'),
    touchpoint: part('entry-of-case-changed', 'entry-of-case-added', 'entry-of-case-removed'), title: CHANGED,
    notes: CHANGED, links: CHANGED, tags: CHANGED, was: CHANGED,
    channels: CHANGED, owner: CHANGED, accountable: CHANGED, seenAs: CHANGED, initiatedBy: CHANGED, does: CHANGED, thinks: CHANGED, says: CHANGED, feels: CHANGED, stress: CHANGED,
    momentOfTruth: CHANGED, expects: CHANGED, promises: CHANGED, meets: CHANGED, breaks: CHANGED, contradicts: CHANGED, asks: CHANGED, needs: CHANGED, gives: CHANGED, takes: CHANGED,
    tells: CHANGED, pains: CHANGED, wows: CHANGED, opportunities: CHANGED, recoveries: CHANGED, backstage: CHANGED, support: CHANGED, physical: CHANGED, measures: CHANGED, signals: CHANGED,
    ends: CHANGED, evidence: CHANGED, quotes: CHANGED,
};

/** When an entry happened, compared as one value. */
export const MOMENT: Attributes<{ readonly kind: Moment['kind']; readonly day: number; readonly date: string; readonly clock: string; readonly part: string }> = {
    kind: CHANGED, day: CHANGED, date: CHANGED, clock: CHANGED, part: CHANGED,
};
