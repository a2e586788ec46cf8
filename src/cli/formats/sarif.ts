import { pathToFileURL } from 'node:url';
import type { Locale } from '../../checks/rule';
import { printable, wellFormed } from '../printable';
import { linesOf, type Entry, type EntryFix, type EntryKind, type EntryLevel, type EntryPlace, type EntryReport } from './report-entry';

/** SARIF 2.1.0, for GitHub's code scanning and others: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif(report: EntryReport): string {
    const { tool, entries, files, unreadable, locale } = report;
    const used = new Set(entries.map(({ kind }) => kind));
    const kinds = report.kinds.filter(({ id }) => used.has(id));
    const indexOf = new Map(kinds.map(({ id }, index) => [id, index]));
    return `${JSON.stringify({
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: [{
            tool: {
                driver: {
                    name: tool.id, fullName: `${tool.name} ${tool.version}`, semanticVersion: tool.version, informationUri: INFORMATION,
                    rules: kinds.map(ruleOf),
                },
            },
            automationDetails: { id: `${tool.id}/` },
            language: LANGUAGES[locale],
            columnKind: 'utf16CodeUnits',
            originalUriBaseIds: { [ROOT]: { description: { text: 'The folder of the repository.' } } },
            invocations: [{
                executionSuccessful: unreadable.length === 0,
                ...(unreadable.length > 0 && {
                    toolExecutionNotifications: unreadable.map(({ path, message }) => ({
                        descriptor: { id: 'unreadable' }, level: 'error', message: { text: printable(message) },
                        locations: [{ physicalLocation: { artifactLocation: artifactOf(path) } }],
                    })),
                }),
            }],
            artifacts: files.map(path => ({ location: artifactOf(path), roles: ['analysisTarget'], sourceLanguage: 'journey' })),
            results: entries.map(entry => resultOf(entry, indexOf.get(entry.kind), report.isCompared)),
        }],
    }, undefined, 2)}\n`;
}

/** SARIF has languages with a country, and no scripts. */
const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'en', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' };
const ROOT = '%SRCROOT%';
const INFORMATION = 'https://www.npmjs.com/package/journey-lang';
const LEVELS: Readonly<Record<EntryLevel, string>> = { error: 'error', warning: 'warning', info: 'note' };

function ruleOf({ id, title, level, help, tags }: EntryKind): object {
    return {
        id,
        // Readers of SARIF want a name beside the id: `dead-end` → `DeadEnd`.
        name: id.split('-').map(part => part.charAt(0).toUpperCase() + part.slice(1)).join(''),
        shortDescription: { text: sentence(title) },
        fullDescription: { text: sentence(title) },
        ...(help !== undefined && { help: { text: help, markdown: help } }),
        helpUri: INFORMATION,
        defaultConfiguration: { level: LEVELS[level] },
        properties: { tags, 'problem.severity': level === 'info' ? 'recommendation' : level },
    };
}

const sentence = (text: string): string => (/[.。!?！？]$/.test(text) ? text : `${text}${/\p{Script=Han}$/u.test(text) ? '。' : '.'}`);

function resultOf(entry: Entry, ruleIndex: number | undefined, isCompared: boolean): object {
    const { kind, level, message, element, fingerprint, scope, place, related, isTrail, fixes, remark, known } = entry;
    return {
        ruleId: kind, ...(ruleIndex !== undefined && { ruleIndex }), level: LEVELS[level],
        message: { text: messageText(remark === undefined ? message : `(${remark}) ${message}`) },
        locations: [{
            physicalLocation: { artifactLocation: artifactOf(place.path), region: { ...regionOf(place), snippet: { text: snippetOf(place) } } },
            ...(element !== undefined && { logicalLocations: [{ fullyQualifiedName: printable(element) }] }),
        }],
        partialFingerprints: { 'journeyFingerprint/v1': scope === '.' ? fingerprint : `${scope}/${fingerprint}` },
        ...(related.length > 0 && {
            relatedLocations: related.map((other, id) => ({ id: id + 1, physicalLocation: physical(other.place), message: { text: messageText(other.message) } })),
        }),
        ...(isTrail && {
            codeFlows: [{ threadFlows: [{ locations: related.map(step => ({ location: { physicalLocation: physical(step.place), message: { text: messageText(step.message) } } })) }] }],
        }),
        ...(fixes.length > 0 && { fixes: fixes.map(fixOf) }),
        ...(isCompared && { baselineState: known === 'base' ? 'unchanged' : 'new' }),
        suppressions: suppressionsOf(entry),
    };
}

/** What is accepted in the text says why and where; what a baseline lists is accepted outside of it. */
function suppressionsOf({ known, accepted }: Entry): readonly object[] {
    if (accepted !== undefined) return [{ kind: 'inSource', status: 'accepted', justification: printable(accepted.reason), location: { physicalLocation: physical(accepted.place) } }];
    return known === 'listed' ? [{ kind: 'external', status: 'accepted', justification: 'Listed in the baseline.' }] : [];
}

function fixOf({ title, edits }: EntryFix): object {
    const paths = [...new Set(edits.map(({ place }) => place.path))];
    return {
        description: { text: messageText(title) },
        artifactChanges: paths.map(path => ({
            artifactLocation: artifactOf(path),
            replacements: edits.filter(({ place }) => place.path === path).map(({ place, text }) => ({ deletedRegion: regionOf(place), ...(text !== '' && { insertedContent: { text } }) })),
        })),
    };
}

function physical(place: EntryPlace): object {
    return { artifactLocation: artifactOf(place.path), region: regionOf(place) };
}

/** What is found where, for readers that do not have the file. */
function snippetOf({ start, end, source: { text } }: EntryPlace): string {
    return wellFormed(text.slice(start, Math.min(end, start + LONGEST_SNIPPET)));
}
const LONGEST_SNIPPET = 200;

function regionOf(place: EntryPlace): object {
    const { start, end } = linesOf(place);
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Relative to the folder of the repository; absolute outside of it. */
function artifactOf(path: string): object {
    if (/^(?:\/|[A-Za-z]:\/)/.test(path)) return { uri: pathToFileURL(path).href };
    return { uri: wellFormed(path).split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

/** `[…](…)` would be a link; a backslash in front of the bracket keeps it a text (section 3.11.6). */
function messageText(text: string): string {
    const shown = printable(text);
    return shown.includes('](') ? shown.replace(/[\\[\]]/g, '\\$&') : shown;
}
