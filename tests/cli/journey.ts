import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Io } from '../../src/cli/io';
import { run } from '../../src/cli/run';

export interface Setting {
    readonly cwd: string;
    readonly stdin?: string | Uint8Array;
    readonly env?: Readonly<Record<string, string>>;
    /** Of a terminal that standard output and standard error go to; without it they are pipes. */
    readonly columns?: number;
    /** Of the two the only one that goes to the terminal. */
    readonly onlyTerminal?: 'stdout' | 'stderr';
    /** What `--today` would say. */
    readonly today?: string;
}
export interface Outcome { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Runs the command line in this process. */
export async function journey(args: readonly string[], { cwd, stdin = '', env = {}, columns, onlyTerminal, today = '2026-11-21' }: Setting): Promise<Outcome> {
    let stdout = '';
    let stderr = '';
    const isTerminal = (output: 'stdout' | 'stderr'): boolean => columns !== undefined && (onlyTerminal ?? output) === output;
    const io: Io = {
        cwd, env,
        stdout: { write: text => { stdout += text; }, isTerminal: isTerminal('stdout'), columns: isTerminal('stdout') ? columns : undefined },
        stderr: { write: text => { stderr += text; }, isTerminal: isTerminal('stderr'), columns: isTerminal('stderr') ? columns : undefined },
        readStdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
        elapsedMs: () => performance.now(),
        today: () => today,
        interrupted: () => Promise.resolve(),
    };
    const code = await run(args, io);
    return { code, stdout, stderr };
}

/**
 * The same as a terminal would show it, to be compared with a text:
 * ```
 * $ journey lint shop.journey
 * Nothing found in 1 file.
 * exit 0
 * ```
 * Lines of standard error begin with `stderr: `. Words with spaces are given in quotes.
 */
export async function transcript(commandLine: string, setting: Setting): Promise<string> {
    const args = [...commandLine.matchAll(/'([^']*)'|\S+/g)].map(match => match[1] ?? match[0]).slice(1);
    const { code, stdout, stderr } = await journey(args, setting);
    const errors = stderr.replace(/\n$/, '').split('\n').map(line => `stderr: ${line}\n`).join('');
    const text = `$ ${commandLine}\n${stdout}${stdout === '' || stdout.endsWith('\n') ? '' : '⏎\n'}${stderr === '' ? '' : errors}exit ${code}`;
    return `\n${text.replaceAll(setting.cwd, 'CWD')}\n`;
}

/** A folder with these files, outside of any repository, that goes away after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'journey-cli-')));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    put(folder, files);
    return folder;
}

export function put(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
}

/** A journey with nothing to report, and its name everywhere in it. */
export function cleanJourney(name = 'coffee'): string {
    return `owner ${name}-cafe "Corner café"
channel ${name}-counter "Counter" : counter

journey ${name} "A coffee to go" {
  owner ${name}-cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel ${name}-counter
      tells "Here you are"
      ends success
    }
  }
}
`;
}
