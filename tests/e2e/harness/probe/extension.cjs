/**
 * An extension of the tests alone: it asks of VS Code what no person can, as other extensions and language models do.
 * What each command learned lies as JSON beside the workspace file.
 */
const { rename, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const vscode = require('vscode');

const GIVE_UP_MS = 30_000;

exports.activate = ({ subscriptions }) => {
    for (const [name, learn] of Object.entries({ activation, tools, folders, lint })) {
        subscriptions.push(vscode.commands.registerCommand(`probe.${name}`, async () => {
            const learned = await learn().catch((error) => ({ error: String(error?.stack ?? error) }));
            const file = join(dirname(vscode.workspace.workspaceFile.fsPath), `probe-${name}.json`);
            // Who waits for the file finds all of it.
            await writeFile(`${file}.part`, JSON.stringify(learned));
            await rename(`${file}.part`, file);
        }));
    }
};

/** VS Code's own clients of language servers: each does as much as ours to become active, and waits for its server. */
const CLIENTS = ['vscode.css-language-features', 'vscode.html-language-features', 'vscode.json-language-features'];

/** How long it takes to activate our extension, and one of those that nothing has activated yet. */
async function activation() {
    const extension = vscode.extensions.getExtension('journey-lang.journey-lang');
    if (extension.isActive) throw new Error('it is active already');
    const msOf = async (each) => {
        const started = performance.now();
        await each.activate();
        return Math.round(performance.now() - started);
    };
    const client = CLIENTS.map((id) => vscode.extensions.getExtension(id)).find(({ isActive }) => !isActive);
    return { oursMs: await msOf(extension), clientMs: await msOf(client), client: client.id };
}

/** What each of our tools answers. */
async function tools() {
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('journey_'));
    const ask = async (name, input) => {
        const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, new vscode.CancellationTokenSource().token);
        return content.map(({ value }) => value).join('');
    };
    return {
        names,
        journeys: await ask('journey_read', {}),
        journey: await ask('journey_read', { name: 'remote-repair' }),
        findings: await ask('journey_findings', { name: 'remote-repair' }),
        rule: await ask('journey_explain_rule', { name: 'handoff-no-fallback' }),
    };
}

/** How much is found in some folders before they are part of the workspace, while they are, and after the last of them is so no more. */
async function folders() {
    const parent = dirname(vscode.workspace.workspaceFile.fsPath);
    const uris = ['618-remote-control', 'getting-started', 'uber'].map((name) => vscode.Uri.file(join(parent, name)));
    const counts = () => uris.map((uri) => found('journey', ({ path }) => path.startsWith(`${uri.path}/`)).length);
    const own = [{ path: 'ci' }];
    const open = async (...names) => {
        const wanted = [...own, ...names.map((path) => ({ path }))];
        // The file is watched, and what is written while it is read can be missed.
        for (let attempt = 1; attempt <= 2 && vscode.workspace.workspaceFolders.length !== wanted.length; attempt += 1) {
            await writeFile(vscode.workspace.workspaceFile.fsPath, `${JSON.stringify({ folders: wanted })}${'\n'.repeat(attempt)}`);
            await until(() => vscode.workspace.workspaceFolders.length === wanted.length, 10_000);
        }
    };
    await open();
    await until(() => counts().every((count) => count === 0));
    const before = counts();
    await open('618-remote-control', 'getting-started', 'uber');
    await until(() => 0 < counts()[0] && 0 < counts()[2]);
    const during = counts();
    await open('618-remote-control', 'getting-started');
    await until(() => counts()[2] === 0);
    return { before, during, after: counts() };
}

/** Which tasks there are, what became of one, and what VS Code read in its lines. */
async function lint() {
    const tasks = await vscode.tasks.fetchTasks({ type: 'journey' });
    const task = tasks.find(({ scope }) => scope.name === '618-remote-control');
    let exitCode;
    const isOver = new Promise((resolve) => {
        vscode.tasks.onDidEndTaskProcess((event) => { ({ exitCode } = event); });
        vscode.tasks.onDidEndTask(resolve);
    });
    await vscode.tasks.executeTask(task);
    await Promise.race([isOver, delay(GIVE_UP_MS)]);
    const own = () => found('journey', ({ path }) => path.includes('/618-remote-control/'));
    // What is read in the lines is told file by file.
    await until(() => own().length <= found('journey lint').length);
    return { tasks: tasks.map(({ name, scope }) => `${name} in ${scope.name}`), exitCode, problems: found('journey lint'), own: own() };
}

function found(source, isMeant = () => true) {
    return vscode.languages.getDiagnostics().filter(([uri]) => isMeant(uri)).flatMap(([uri, diagnostics]) => diagnostics.filter((each) => each.source === source).map((each) => ({
        path: uri.path, line: each.range.start.line + 1, severity: each.severity, rule: String(each.code?.value ?? each.code), message: each.message,
    })));
}

async function until(isSo, atMostMs = GIVE_UP_MS) {
    for (const end = Date.now() + atMostMs; Date.now() < end && !isSo();) await delay(100);
}
