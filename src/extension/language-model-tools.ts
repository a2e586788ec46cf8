import * as vscode from 'vscode';
import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ASK, type AskParams } from '../protocol';
import { say } from './words';

/** As of VS Code 1.95; older ones have no tools, and are not asked for any. */
interface ToolApi {
    readonly lm?: { readonly registerTool?: (name: string, tool: Tool) => Disposable };
    readonly LanguageModelToolResult?: new (parts: readonly unknown[]) => unknown;
    readonly LanguageModelTextPart?: new (text: string) => unknown;
}
type Asked = Exclude<AskParams['about'], 'rules' | 'sample'>;
interface Tool {
    readonly invoke: (options: { readonly input: { readonly name?: string } }) => Promise<unknown>;
    readonly prepareInvocation: (options: { readonly input: { readonly name?: string } }) => { readonly invocationMessage: string };
}

const TOOLS = { journey_read: 'journey', journey_findings: 'findings', journey_explain_rule: 'rule' } as const satisfies Readonly<Record<string, Asked>>;

/** What a language model may ask: to read a journey, to list what was found, to explain a rule. They read, and change nothing. */
export function createLanguageModelTools(client: BaseLanguageClient, started: Promise<void>): readonly Disposable[] {
    const { lm, LanguageModelToolResult, LanguageModelTextPart } = vscode as unknown as ToolApi;
    const register = lm?.registerTool?.bind(lm);
    if (register === undefined || LanguageModelToolResult === undefined || LanguageModelTextPart === undefined) return [];
    const messages: Readonly<Record<Asked, string>> = { journey: say('Reading a journey'), findings: say('Listing what was found'), rule: say('Explaining a rule') };
    return Object.entries(TOOLS).map(([name, about]) => register(name, {
        prepareInvocation: () => ({ invocationMessage: messages[about] }),
        invoke: async ({ input }) => {
            await started;
            const params = { about, ...(input.name !== undefined && { name: input.name }) } as AskParams;
            return new LanguageModelToolResult([new LanguageModelTextPart(await client.sendRequest<string>(ASK, params))]);
        },
    }));
}
