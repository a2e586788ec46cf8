import { CustomExecution, EventEmitter, Task, TaskGroup, tasks, TaskScope, workspace } from 'vscode';
import type { Disposable, Pseudoterminal, TaskDefinition, WorkspaceFolder } from 'vscode';
import { say } from './words';

export const TASK_TYPE = 'journey';
/** VS Code looks for problems in the lines as it shows them, and forgets those that it shows after a task has ended. */
const LAST_LINES_MS = 500;
/** The first that fits a line reads it: a fact about today is shown as the editor shows it, however bad it would be in a plan. */
const MATCHERS = ['$journey-facts', '$journey'];

interface LintTask extends TaskDefinition {
    readonly type: typeof TASK_TYPE;
    readonly verb: 'lint';
    readonly paths?: readonly string[];
    /** The name of a folder of the workspace. VS Code takes tasks that differ in nothing but their scope for one, and would run the last of them. */
    readonly folder?: string;
}

/** Starts `journey lint` in a folder. @returns what ends it before its time. */
export type StartLint = (args: readonly string[], cwd: string, events: LintEvents) => () => void;
export interface LintEvents {
    readonly write: (text: string) => void;
    /** Called once or more; the first time counts. @param code undefined when there is none. */
    readonly end: (code: number | undefined) => void;
}

/** `journey lint` as a task of each folder of this machine. VS Code runs no task of a workspace that is not trusted. */
export function createLintTasks(start: StartLint): Disposable {
    const folders = (): readonly WorkspaceFolder[] => (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    return tasks.registerTaskProvider(TASK_TYPE, {
        provideTasks: () => folders().map((folder) => taskOf({ type: TASK_TYPE, verb: 'lint', ...(folders().length > 1 && { folder: folder.name }) }, folder, folder, start)),
        resolveTask: ({ definition, scope }) => {
            const wanted = definition as LintTask;
            const folder = folders().find(({ name }) => name === wanted.folder) ?? (typeof scope === 'object' ? scope : folders()[0]);
            return folder === undefined ? undefined : taskOf(wanted, scope, folder, start);
        },
    });
}

function taskOf(definition: LintTask, scope: WorkspaceFolder | TaskScope | undefined, folder: WorkspaceFolder, start: StartLint): Task {
    const execution = new CustomExecution(async () => terminalOf(definition.paths ?? [], folder, start));
    const task = new Task(definition, scope ?? TaskScope.Workspace, say('lint'), 'journey', execution, MATCHERS);
    task.group = TaskGroup.Test;
    return task;
}

/** What VS Code shows of a run, and looks for problems in. */
function terminalOf(paths: readonly string[], { uri }: WorkspaceFolder, start: StartLint): Pseudoterminal {
    const written = new EventEmitter<string>();
    const closed = new EventEmitter<number | void>();
    let stop = (): void => undefined;
    return {
        onDidWrite: written.event,
        onDidClose: closed.event,
        open: () => {
            stop = start(['--format', 'compact', ...paths], uri.fsPath, {
                // A terminal goes to the beginning of a line only when it is told so.
                write: (text) => written.fire(text.replaceAll(/\r?\n/g, '\r\n')),
                end: (code) => void setTimeout(() => closed.fire(code ?? 2), LAST_LINES_MS),
            });
        },
        close: () => stop(),
    };
}
