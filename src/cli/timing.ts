import type { Io } from './io';

/** Measures the phases of a run. */
export interface Timing {
    /** Ends the phase that began with the last call (or with the process), under this name. */
    readonly end: (phase: string) => void;
    /** One line a phase, in milliseconds. */
    readonly table: () => string;
}

export function timingOf(io: Io): Timing {
    const phases = new Map<string, number>();
    let last = 0;
    return {
        end: phase => {
            const now = io.elapsedMs();
            phases.set(phase, (phases.get(phase) ?? 0) + now - last);
            last = now;
        },
        table: () => {
            const rows = [...phases, ['all', [...phases.values()].reduce((sum, ms) => sum + ms, 0)] as const];
            return rows.map(([phase, ms]) => `${phase.padEnd(8)} ${ms.toFixed(1).padStart(9)} ms\n`).join('');
        },
    };
}
