import { commands, languages, Uri, window } from 'vscode';
import type { TextDocumentContentProvider } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ASK, type AskParams } from '../protocol';
import { say } from './words';

/** Pages about rules are made by the server; they are no files. */
export const RULE_SCHEME = 'journey-rule';

export function rulePages(client: BaseLanguageClient): TextDocumentContentProvider {
    return {
        provideTextDocumentContent: ({ path }) => {
            const params: AskParams = { about: 'rule', name: path.replace(/^\/|\.md$/g, '') };
            return client.sendRequest<string>(ASK, params);
        },
    };
}

/** Shows what a rule is for. Without a name, those that have found something are offered first. */
export async function explainRule(client: BaseLanguageClient, name: string | undefined): Promise<void> {
    const rule = typeof name === 'string' ? name : await chosenRule(client);
    if (rule !== undefined) await commands.executeCommand('markdown.showPreview', Uri.from({ scheme: RULE_SCHEME, path: `/${rule}.md` }));
}

async function chosenRule(client: BaseLanguageClient): Promise<string | undefined> {
    const found = new Set(languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics.flatMap(({ source, code }) => (source === 'journey' ? [String(typeof code === 'object' ? code.value : code)] : []))));
    const params: AskParams = { about: 'rules' };
    const rules = JSON.parse(await client.sendRequest<string>(ASK, params)) as readonly { readonly id: string; readonly title: string }[];
    const items = rules.map(({ id, title }) => ({ label: id, description: found.has(id) ? say('found here') : '', detail: title }));
    const first = items.filter(({ label }) => found.has(label));
    const chosen = await window.showQuickPick([...first, ...items.filter((item) => !first.includes(item))], { placeHolder: say('The rule to explain'), matchOnDetail: true });
    return chosen?.label;
}
