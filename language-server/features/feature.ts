import type { CancellationToken, ClientCapabilities, ProgressToken, ProtocolRequestType, ServerCapabilities, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileInProject, Projects } from '../projects';
import type { Locale } from '../../src/checks/rule';

/** One thing that the server does for an editor: what it tells of itself, and the requests that it answers. */
export interface Feature {
    readonly capabilities: (client: ClientCapabilities) => Partial<ServerCapabilities>;
    readonly answers: readonly Answer[];
}

export interface Answer {
    readonly method: string;
    readonly answer: (params: never, context: FeatureContext, token: CancellationToken) => unknown;
}

/** What an answer may look at. Everything that the editor has sent before the request is taken in. */
export interface FeatureContext {
    readonly projects: Projects;
    /** Of the editor; a project may have its own. */
    readonly locale: Locale;
    readonly client: ClientCapabilities;
    /** ISO date that counts as today. */
    readonly today: () => string;
    /** The commands of `src/protocol.ts` that the editor knows: it said so when it started the server. */
    readonly commands: ReadonlySet<string>;
    /** The page about a rule; undefined when it is not at hand. */
    readonly documentation: (rule: string) => string | undefined;
    /** Undefined for an opened text that belongs to no project. Fails for what nobody knows. */
    readonly fileAt: (uri: string) => FileInProject | undefined;
    /** A part of an answer that is still being found, for the token that the editor gave for parts. */
    readonly sendPartial: (token: ProgressToken, part: unknown) => void;
    /** Lets the editor change texts, also those that are not open. */
    readonly applyEdit: (edit: WorkspaceEdit) => Promise<unknown>;
    /** The opened text. Fails for one that is not open. */
    readonly documentAt: (uri: string) => TextDocument;
}

/** How a request is answered; the protocol's own type of it says what it asks and what it wants to know. */
export function answerTo<Params, Result, Partial, Failure, Options>(
    type: ProtocolRequestType<Params, Result, Partial, Failure, Options>,
    answer: (params: Params, context: FeatureContext, token: CancellationToken) => Result | Promise<Result>,
): Answer {
    return { method: type.method, answer };
}

/** What all features together tell of themselves. */
export function capabilitiesOf(features: readonly Feature[], client: ClientCapabilities): ServerCapabilities {
    const all: ServerCapabilities = {};
    for (const { capabilities } of features) {
        const { workspace, ...own } = capabilities(client);
        Object.assign(all, own);
        if (workspace !== undefined) all.workspace = { ...all.workspace, ...workspace };
    }
    return all;
}
