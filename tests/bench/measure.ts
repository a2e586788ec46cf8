import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { median } from './drivers/samples';

/** What one run of a program has cost. CPU: user and system, of all threads, in microseconds; memory: its peak, in bytes. */
export interface Run { readonly cpu: number; readonly memory: number; readonly code: number; readonly output: string }

/** A program as arguments of `node`. */
export interface Program { readonly args: readonly string[]; readonly cwd?: string; readonly timeoutSeconds?: number; readonly expectedCodes?: readonly number[] }

/** Runs `node` and asks it what it has cost. Rejects when it does not end as expected. */
export function run(probe: string, { args, cwd, timeoutSeconds = 300, expectedCodes = [0, 1] }: Program): Promise<Run> {
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['--require', probe, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], timeout: timeoutSeconds * 1000, ...(cwd !== undefined && { cwd }) });
        const texts = ['', '', '', ''];
        for (const [i, stream] of child.stdio.entries()) {
            if (i > 0) (stream as NodeJS.ReadableStream).setEncoding('utf8').on('data', (text: string) => { texts[i] += text; });
        }
        child.on('error', reject);
        child.on('close', code => {
            const shown = `node ${args.join(' ')}`;
            if (code === null || !expectedCodes.includes(code)) reject(new Error(`${shown} ended with ${code ?? 'a signal'}: ${texts[2]!.slice(-2000)}`));
            else if (texts[3] === '') reject(new Error(`${shown} did not say what it has cost.`));
            else resolve({ ...JSON.parse(texts[3]!) as { cpu: number; memory: number }, code, output: texts[1]! });
        });
    });
}

export interface Cost { readonly cpu: number; readonly memory: number; readonly runs: readonly Run[] }

/** How much more one of two programs cost that ran in turns: round by round, so that a machine whose speed drifts does not matter. */
export const ratioOf = (a: Cost, b: Cost): number => median(a.runs.map(({ cpu }, i) => cpu / b.runs[i]!.cpu));

/** Runs programs in turns, so that a machine that gets slower slows all of them, and takes the median of each. */
export async function inTurns<Name extends string>(probe: string, programs: Readonly<Record<Name, Program>>, rounds: number): Promise<Readonly<Record<Name, Cost>>> {
    const names = Object.keys(programs) as Name[];
    const runs = new Map<Name, Run[]>(names.map(name => [name, []]));
    for (let round = 0; round < rounds; round++) for (const name of names) runs.get(name)!.push(await run(probe, programs[name]));
    return Object.fromEntries(names.map(name => {
        const all = runs.get(name)!;
        return [name, { cpu: median(all.map(({ cpu }) => cpu)), memory: median(all.map(({ memory }) => memory)), runs: all }];
    })) as unknown as Record<Name, Cost>;
}

/** A program that answers each line with a line. */
export interface Conversation { readonly ask: (line: string) => Promise<string>; readonly end: () => void }

/** Starts `node`, which stays there until it is told to end. */
export function converse(args: readonly string[]): Conversation {
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
        ask: async line => {
            child.stdin.write(`${line}\n`);
            const { value, done } = await answers.next();
            if (done === true) throw new Error(`node ${args.join(' ')} ended without an answer to “${line}”.`);
            return value;
        },
        end: () => child.stdin.end(),
    };
}
