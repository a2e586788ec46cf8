import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures, TextDocumentSyncKind, type Connection, type Diagnostic, type TextDocument } from 'vscode-languageserver/node';

/**
 * LikeC4's own language services, as its package has them, behind standard input and output: the package leaves out the few lines
 * with which Langium starts a server. An edit goes the way that it goes in any Langium server, and nothing else is done.
 */
interface Services {
    readonly lsp: { readonly DocumentUpdateHandler: { readonly didChangeContent: (change: { readonly document: TextDocument }) => void } };
    readonly workspace: {
        readonly TextDocuments: { readonly listen: (connection: Connection) => void; readonly onDidChangeContent: (heard: (change: { readonly document: TextDocument }) => void) => void };
        readonly DocumentBuilder: { readonly onDocumentPhase: (phase: number, done: (document: { readonly textDocument: TextDocument; readonly diagnostics?: Diagnostic[] }) => void) => void };
    };
}
interface Package {
    readonly LikeC4: { readonly fromWorkspace: (folder: string, options: { readonly printErrors: boolean; readonly logger: false }) => Promise<{ readonly langium: { readonly shared: Services } }> };
}

/** As Langium numbers the phases of a document: `DocumentState.Validated`. */
const VALIDATED = 6;

function main(entry: string): void {
    const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
    connection.onInitialize(async ({ workspaceFolders }) => {
        const { LikeC4 } = await import(pathToFileURL(entry).href) as Package;
        const { langium: { shared: { lsp, workspace } } } = await LikeC4.fromWorkspace(fileURLToPath(workspaceFolders![0]!.uri), { printErrors: false, logger: false });
        workspace.DocumentBuilder.onDocumentPhase(VALIDATED, ({ textDocument: { uri, version }, diagnostics = [] }) => void connection.sendDiagnostics({ uri, version, diagnostics }));
        workspace.TextDocuments.onDidChangeContent(change => lsp.DocumentUpdateHandler.didChangeContent(change));
        workspace.TextDocuments.listen(connection);
        return { capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } };
    });
    connection.listen();
}
main(process.argv[2]!);
