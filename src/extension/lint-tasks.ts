import { ShellExecution, Task, TaskGroup, tasks, TaskScope, workspace } from 'vscode';
import type { Disposable, TaskDefinition, WorkspaceFolder } from 'vscode';
import { say } from './words';

export const TASK_TYPE = 'journey';

interface LintTask extends TaskDefinition { readonly type: typeof TASK_TYPE; readonly verb: 'lint'; readonly paths?: readonly string[] }

/** `journey lint` as a task of each folder; it needs the command line in the search path. VS Code runs no task of a workspace that is not trusted. */
export function createLintTasks(): Disposable {
    return tasks.registerTaskProvider(TASK_TYPE, {
        provideTasks: () => (workspace.workspaceFolders ?? []).map((folder) => taskOf({ type: TASK_TYPE, verb: 'lint' }, folder)),
        resolveTask: ({ definition, scope }) => taskOf(definition as LintTask, scope),
    });
}

function taskOf(definition: LintTask, scope: WorkspaceFolder | TaskScope | undefined): Task {
    const execution = new ShellExecution('journey', ['lint', '--format', 'compact', ...definition.paths ?? []]);
    const task = new Task(definition, scope ?? TaskScope.Workspace, say('lint'), 'journey', execution, '$journey');
    task.group = TaskGroup.Test;
    return task;
}
