import { commands, EventEmitter, languages, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, window } from 'vscode';
import type { Diagnostic, Disposable, TreeDataProvider } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { TREE, type TreeNode, type TreeParams, type TreeResult } from '../protocol';
import { say } from './words';

const PAUSE_MS = 500;
const ICONS: Readonly<Record<TreeNode['kind'], string>> = { journey: 'milestone', stage: 'list-tree', touchpoint: 'circle-large-outline', case: 'history' };

/** The tree of the Explorer: journeys, their stages and touchpoints, each with what was found in it. */
export function createJourneyTree(client: BaseLanguageClient, started: Promise<void>): Disposable {
    const changed = new EventEmitter<TreeNode | undefined>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const provider: TreeDataProvider<TreeNode> = {
        onDidChangeTreeData: changed.event,
        getChildren: async (node) => {
            await started;
            const params: TreeParams = node === undefined ? {} : { uri: node.uri, key: node.key };
            return [...await client.sendRequest<TreeResult>(TREE, params)];
        },
        getTreeItem: itemOf,
    };
    // The view is only there where there is something to show in it.
    void started.then(() => commands.executeCommand('setContext', 'journey.hasJourneys', true), () => undefined);
    const view = window.createTreeView('journey.tree', { treeDataProvider: provider, showCollapseAll: true });
    // Names, places and findings have changed whenever the findings have been told anew.
    const listening = languages.onDidChangeDiagnostics(({ uris }) => {
        if (!view.visible || !uris.some(({ path }) => path.endsWith('.journey'))) return;
        clearTimeout(timer);
        timer = setTimeout(() => changed.fire(undefined), PAUSE_MS);
    });
    const shown = view.onDidChangeVisibility(({ visible }) => { if (visible) changed.fire(undefined); });
    return {
        dispose: () => {
            clearTimeout(timer);
            for (const each of [listening, shown, view, changed]) each.dispose();
        },
    };
}

function itemOf({ key, kind, label, name, uri, range, head, hasChildren, project }: TreeNode): TreeItem {
    const item = new TreeItem(label, hasChildren ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
    const file = Uri.parse(uri);
    const whole = new Range(range.start.line, range.start.character, range.end.line, range.end.character);
    const found = languages.getDiagnostics(file).filter(({ source, range: at }) => source === 'journey' && whole.contains(at));
    item.id = `${uri}#${key}`;
    item.contextValue = kind;
    item.description = [found.length === 0 ? '' : String(found.length), project ?? ''].filter((part) => part !== '').join(' · ');
    item.iconPath = new ThemeIcon(ICONS[kind], worstColour(found));
    item.tooltip = found.length === 0 ? `${label} (${name})` : say('{0} ({1}): {2} found', label, name, found.length);
    item.accessibilityInformation = { label: found.length === 0 ? label : say('{0}, {1} found', label, found.length) };
    item.command = { command: 'vscode.open', title: say('Go to the text'), arguments: [file, { selection: new Range(head.start.line, head.start.character, head.end.line, head.end.character) }] };
    return item;
}

/** As the editor underlines them. */
function worstColour(found: readonly Diagnostic[]): ThemeColor | undefined {
    const worst = Math.min(9, ...found.map(({ severity }) => severity));
    const colour = ['list.errorForeground', 'list.warningForeground'][worst];
    return colour === undefined ? undefined : new ThemeColor(colour);
}
