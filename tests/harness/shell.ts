import { spawn } from 'node:child_process';

/** A bash that keeps its folder and its aliases from one command to the next, as a terminal does. */
export interface Shell {
    /** Standard output and standard error as a terminal shows them, without the last line end. */
    readonly run: (command: string) => Promise<{ readonly output: string; readonly code: number }>;
    readonly close: () => void;
}

const PATIENCE_MS = 60_000;

export function openShell(folder: string): Shell {
    const marker = `--- end of command ${process.pid} ---`;
    const child = spawn('bash', ['--noprofile', '--norc'], {
        cwd: folder,
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C.UTF-8' },
    });
    child.stdout.setEncoding('utf8');
    child.stdin.write('exec 2>&1; shopt -s expand_aliases\n');
    let lastCode = 0;

    const run: Shell['run'] = command => new Promise((resolve, reject) => {
        let text = '';
        const end = (error?: Error): void => {
            clearTimeout(timer);
            child.stdout.removeAllListeners('data');
            child.removeAllListeners('exit');
            if (error !== undefined) reject(error);
        };
        const timer = setTimeout(() => {
            child.kill('SIGKILL');
            end(new Error(`\`${command}\` did not end:\n${text}`));
        }, PATIENCE_MS);
        child.once('exit', code => end(new Error(`\`${command}\` ended the shell with ${code}:\n${text}`)));
        child.stdout.on('data', (chunk: string) => {
            text += chunk;
            const at = text.indexOf(marker);
            if (at === -1 || !text.endsWith('\n')) return;
            end();
            lastCode = Number(text.slice(at + marker.length));
            resolve({ output: text.slice(0, at).replace(/\n?\n$/, ''), code: lastCode });
        });
        // The command reads an empty standard input, not the next lines; `$?` in it is the code of the one before.
        child.stdin.write(`(exit ${lastCode})\n{ ${command}\n} </dev/null\nprintf '\\n%s %s\\n' '${marker}' $?\n`);
    });
    return { run, close: () => child.kill('SIGKILL') };
}
