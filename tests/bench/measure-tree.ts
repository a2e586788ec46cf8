import { spawn } from 'node:child_process';
import { median } from './drivers/samples';

/** A program with its arguments, and where it runs. */
export interface Command { readonly line: readonly [program: string, ...args: string[]]; readonly cwd: string; readonly expectedCodes?: readonly number[] }

/** CPU time, user and system, in milliseconds. */
export type Samples = readonly number[];

/**
 * Runs commands in turns, from the start of each process to its exit, together with the processes that it starts: a lint
 * that asks git pays for git, and a program that is no JavaScript is measured, too. Bash knows milliseconds; `times` of
 * other shells knows hundredths of a second. Undefined where there is no bash.
 */
export async function treesInTurns<Name extends string>(commands: Readonly<Record<Name, Command>>, rounds: number): Promise<Readonly<Record<Name, Samples>> | undefined> {
    const names = Object.keys(commands) as Name[];
    const samples = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>;
    // The first round fills the caches of the disk.
    for (let round = -1; round < rounds; round++) for (const name of names) {
        const cpu = await cpuOfTree(commands[name]);
        if (cpu === undefined) return undefined;
        if (round >= 0) samples[name].push(cpu);
    }
    return samples;
}

/** How much more the first one cost, round by round. */
export const ratioOfSamples = (a: Samples, b: Samples): number => median(a.map((cpu, round) => cpu / b[round]!));

const SCRIPT = 'TIMEFORMAT="%3U %3S"; exec 4>&2; { time "$@" >/dev/null 2>&4 3>&- 4>&-; } 2>&3';

function cpuOfTree({ line, cwd, expectedCodes = [0] }: Command): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
        const child = spawn('bash', ['-c', SCRIPT, 'bash', ...line], { cwd, stdio: ['ignore', 'ignore', 'pipe', 'pipe'], timeout: 300_000, env: { ...process.env, LC_ALL: 'C' } });
        const texts = { errors: '', times: '' };
        child.stdio[2]!.on('data', (text: Buffer) => { texts.errors += text.toString(); });
        (child.stdio[3] as NodeJS.ReadableStream).on('data', (text: Buffer) => { texts.times += text.toString(); });
        child.on('error', error => ((error as NodeJS.ErrnoException).code === 'ENOENT' ? resolve(undefined) : reject(error)));
        child.on('close', code => {
            const [user, system] = texts.times.trim().split(' ').map(Number);
            if (code === null || !expectedCodes.includes(code)) reject(new Error(`${line.join(' ')} ended with ${code ?? 'a signal'}: ${texts.errors.slice(-2000)}`));
            else if (user === undefined || system === undefined) reject(new Error(`${line.join(' ')} did not say what it has cost: ${texts.times}`));
            else resolve((user + system) * 1000);
        });
    });
}
