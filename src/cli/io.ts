/** Everything that the command line knows of the world outside: given by the process, or by a test. */
export interface Io {
    /** Absolute. */
    readonly cwd: string;
    /** The folder that a lint shows paths relative to; that of the repository when absent. */
    readonly pathsFrom?: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly stdout: Output;
    readonly stderr: Output;
    /** All of standard input; waits for its end. */
    readonly readStdin: () => Promise<Uint8Array>;
    /** Milliseconds since the process began. */
    readonly elapsedMs: () => number;
    /** ISO date of the day on which this runs, where this runs. */
    readonly today: () => string;
    /** Resolves when the user wants what runs on and on to end. */
    readonly interrupted: () => Promise<void>;
}

export interface Output {
    readonly write: (text: string) => void;
    readonly isTerminal: boolean;
    /** The width of the terminal; undefined for a file or a pipe. */
    readonly columns: number | undefined;
}

/** What a run ends with. */
export const EXIT = {
    ok: 0,
    /** Findings or changes at or above the threshold. */
    found: 1,
    /** Usage, configuration, unreadable input, internal error. */
    failed: 2,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
