import {
    DocumentDiagnosticReportKind, DocumentDiagnosticRequest, WorkspaceDiagnosticRequest,
    type CancellationToken, type ClientCapabilities, type Diagnostic, type DocumentDiagnosticReport, type WorkspaceDiagnosticParams, type WorkspaceDiagnosticReport, type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnosticsOf } from './diagnostics';
import { answerTo, type Feature, type FeatureContext } from './features/feature';
import type { ConfigDiagnostics, FileInProject } from './projects';
import type { DiagnosticsDelivery } from './pushed-diagnostics';
import { createPauses, turn } from './work-queue';

/**
 * Whether an editor asks for what was found, so that nobody tells it. It also has to take the hint that something else
 * than its own edits changed it: without, it would go on showing what was found before.
 */
export const asksForDiagnostics = ({ textDocument, workspace }: ClientCapabilities): boolean => textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true;

/** What was found of so many files is sent at once. */
const CHUNK = 100;
/** Of a file that is there no more. */
const GONE = 'gone';

/**
 * Answers an editor that asks. A file's result has an id that changes with each edit that can have changed it: what the
 * editor already knows is not said again. A search in the whole workspace that finds nothing new waits for something.
 */
export function pulledDiagnostics(): DiagnosticsDelivery & { readonly feature: Feature } {
    /** Counts the reloads and, by project and path, the edits that can have changed a file's findings. */
    let epoch = 0;
    const edits = new Map<string, number>();
    let configs: ConfigDiagnostics = new Map();
    /** Of which something was found that the editor may still show: it forgets what it knows of a file when that is closed. */
    const told = new Set<string>();
    const waiting = new Set<() => void>();

    const idOf = ({ project, path }: FileInProject): string => `${epoch}.${edits.get(`${project.key}\0${path}`) ?? 0}`;
    const wake = (): void => {
        for (const resume of waiting) resume();
        waiting.clear();
    };
    const change = (token: CancellationToken): Promise<void> => new Promise((resolve) => {
        waiting.add(resume);
        const cancellation = token.onCancellationRequested(resume);
        function resume(): void {
            cancellation.dispose();
            waiting.delete(resume);
            resolve();
        }
    });

    async function inWorkspace({ previousResultIds, partialResultToken }: WorkspaceDiagnosticParams, context: FeatureContext, token: CancellationToken): Promise<WorkspaceDiagnosticReport> {
        const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
        for (;;) {
            let items: WorkspaceDocumentDiagnosticReport[] = [];
            let sent = 0;
            const pause = createPauses();
            for (const item of news(previous, context)) {
                if (item !== undefined) items.push(item);
                if (partialResultToken !== undefined && items.length === CHUNK) {
                    context.sendPartial(partialResultToken, { items });
                    sent += items.length;
                    items = [];
                }
                await pause();
                if (token.isCancellationRequested) return { items: [] };
            }
            // Who gives no place for parts wants an answer at once.
            if (items.length + sent > 0 || partialResultToken === undefined) return { items };
            await change(token);
            await context.projects.settled();
            // Who asks for the edited file goes first.
            await turn();
            if (token.isCancellationRequested) return { items: [] };
        }
    }

    /** What the editor does not know yet, file by file; undefined for one of which it knows all. Of a file that never had findings nothing is said. */
    function* news(previous: ReadonlyMap<string, string>, context: FeatureContext): Iterable<WorkspaceDocumentDiagnosticReport | undefined> {
        const there = new Set<string>();
        const report = (uri: string, version: number | null, resultId: string, items: Diagnostic[]): WorkspaceDocumentDiagnosticReport | undefined => {
            if (items.length > 0) told.add(uri);
            else if (!told.delete(uri) && !previous.has(uri)) return undefined;
            return { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items };
        };
        for (const project of context.projects.all()) {
            if (project.isForeign) continue;
            for (const path of project.store.paths()) {
                const uri = project.uriOf(path);
                const resultId = idOf({ project, path });
                there.add(uri);
                yield previous.get(uri) === resultId ? undefined
                    : report(uri, project.isOpen(path) ? context.documentAt(uri).version : null, resultId, diagnosticsOf({ project, path }, context.documentation));
            }
        }
        for (const [uri, diagnostics] of configs) {
            there.add(uri);
            yield previous.get(uri) === `${epoch}` ? undefined : report(uri, null, `${epoch}`, [...diagnostics]);
        }
        for (const uri of new Set([...previous.keys(), ...told])) if (!there.has(uri) && previous.get(uri) !== GONE) yield report(uri, null, GONE, []);
    }

    return {
        affected: ({ project, paths }) => {
            for (const path of paths) {
                const slot = `${project.key}\0${path}`;
                edits.set(slot, (edits.get(slot) ?? 0) + 1);
            }
            wake();
        },
        reloaded: (configDiagnostics) => {
            epoch++;
            edits.clear();
            configs = configDiagnostics;
            wake();
        },
        feature: {
            capabilities: (client) => (asksForDiagnostics(client) ? { diagnosticProvider: { identifier: 'journey', interFileDependencies: true, workspaceDiagnostics: true } } : {}),
            answers: [
                answerTo(DocumentDiagnosticRequest.type, ({ textDocument, previousResultId }, context): DocumentDiagnosticReport => {
                    const { uri } = textDocument;
                    // A file without a project that was closed just now is asked about once more.
                    const file = told.has(uri) ? context.projects.find(uri) : context.fileAt(uri);
                    if (file === undefined || file.project.isForeign) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
                    const resultId = idOf(file);
                    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
                    const items = diagnosticsOf(file, context.documentation);
                    if (items.length > 0) told.add(uri);
                    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
                }),
                answerTo(WorkspaceDiagnosticRequest.type, inWorkspace),
            ],
        },
    };
}
