import type { ReportFacts } from './facts';
import { channelTables } from './sections/channels';
import { effortTables } from './sections/effort';
import { handoffTables } from './sections/handoffs';
import { improvementTables } from './sections/improvements';
import { livedTables } from './sections/lived';
import { boardTables } from './sections/portfolio';
import { promiseTables } from './sections/promises';
import { responsibilityTables } from './sections/responsibilities';
import { visibilityTables } from './sections/visibility';
import type { ReportSection, Table } from './table';
import { REPORT_WORDS, type ReportLocale, type ReportWords } from './words';

/** What is read first stands first. */
export const SECTION_IDS = ['portfolio', 'promises', 'handoffs', 'visibility', 'effort', 'lived', 'improvements', 'channels', 'responsibilities'] as const;
export type SectionId = (typeof SECTION_IDS)[number];

const TABLES: { readonly [S in SectionId]: (facts: ReportFacts[S], words: ReportWords) => readonly Table[] } = {
    portfolio: boardTables, promises: promiseTables, handoffs: handoffTables, visibility: visibilityTables, effort: effortTables, lived: livedTables,
    improvements: improvementTables, channels: channelTables, responsibilities: responsibilityTables,
};

/** The facts as tables in a language; those sections that are asked for. */
export function reportSections(facts: ReportFacts, locale: ReportLocale, wanted: readonly SectionId[] = SECTION_IDS): readonly ReportSection[] {
    const words = REPORT_WORDS[locale];
    const tablesOf = <S extends SectionId>(id: S): readonly Table[] => TABLES[id](facts[id], words);
    return SECTION_IDS.filter(id => wanted.includes(id)).map(id => ({ id, ...words.sections[id], tables: tablesOf(id) }));
}
