import { spawn } from 'node:child_process';
import type { StartLint } from './lint-tasks';

/**
 * Runs `journey lint` as it comes with the extension, by the Node that VS Code itself runs on, and over pipes, as the server: nothing has to be
 * installed, no shell reads the name of a file in its own way, and it does not matter that VS Code is no program of the console on Windows.
 * @param script the bundle with the server and this verb.
 */
export function lintProcess(script: string): StartLint {
    return (args, cwd, { write, end }) => {
        const child = spawn(process.execPath, [script, 'lint', ...args], { cwd, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
        for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', write);
        child.on('error', (error) => {
            write(`${error.message}\n`);
            end(undefined);
        });
        child.on('close', (code) => end(code ?? undefined));
        return () => child.kill();
    };
}
