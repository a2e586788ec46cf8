import { languages, StatusBarAlignment, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import { say } from './words';

const PAUSE_MS = 200;

/** In the status bar, while a journey is shown: its project, and what was found in it and in the whole workspace. */
export function createStatus(): Disposable {
    const item = window.createStatusBarItem('journey.findings', StatusBarAlignment.Left, 10);
    item.name = say('Journey: findings');
    item.command = 'workbench.actions.view.problems';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
        // While the preview has the focus, no editor is active.
        const editors = window.activeTextEditor === undefined ? window.visibleTextEditors : [window.activeTextEditor];
        const document = editors.find(({ document: { languageId } }) => languageId === 'journey')?.document;
        if (document === undefined) return item.hide();
        const found = languages.getDiagnostics(document.uri).filter(isOurs);
        const own = found.length;
        const all = languages.getDiagnostics().reduce((sum, [, diagnostics]) => sum + diagnostics.filter(isOurs).length, 0);
        const project = workspace.getWorkspaceFolder(document.uri)?.name;
        item.text = own === 0 ? `$(check) ${say('Journey')}` : `${ICONS[Math.min(...found.map(({ severity }) => severity))] ?? '$(info)'} ${say('Journey: {0}', own)}`;
        item.tooltip = [...(project === undefined ? [] : [say('Project: {0}', project)]), say('Found in this file: {0}', own), say('Found in the workspace: {0}', all)].join('\n');
        item.show();
    };
    const later = (): void => {
        clearTimeout(timer);
        timer = setTimeout(show, PAUSE_MS);
    };
    const listening = [languages.onDidChangeDiagnostics(later), window.onDidChangeActiveTextEditor(later)];
    later();
    return {
        dispose: () => {
            clearTimeout(timer);
            for (const each of [...listening, item]) each.dispose();
        },
    };
}

/** By the severity of the worst. */
const ICONS: readonly string[] = ['$(error)', '$(warning)'];

const isOurs = ({ source }: { readonly source?: string | undefined }): boolean => source === 'journey';
