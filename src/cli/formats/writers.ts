import type { EntryReport } from './report-entry';

/** Writes a report for one kind of program. */
export type EntryWriter = (report: EntryReport) => string;

/** The formats for other programs; each is evaluated only when it is asked for. */
export const ENTRY_WRITERS = {
    sarif: async () => (await import('./sarif')).sarif,
    github: async () => (await import('./github')).github,
    gitlab: async () => (await import('./gitlab')).gitlab,
    junit: async () => (await import('./junit')).junit,
    checkstyle: async () => (await import('./checkstyle')).checkstyle,
    rdjson: async () => (await import('./rdjson')).rdjson,
    markdown: async () => (await import('./markdown-report')).markdownReport,
} as const satisfies Readonly<Record<string, () => Promise<EntryWriter>>>;
export type EntryFormat = keyof typeof ENTRY_WRITERS;
