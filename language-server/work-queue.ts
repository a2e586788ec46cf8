/** Work that can wait, in the order of its urgency. Between slices of it everything else gets its turn. */
export interface WorkQueue {
    /** Work of the same name that still waits is replaced; the smaller `urgency` of the two counts. */
    readonly add: (name: string, urgency: Urgency, run: () => void) => void;
    /** Drops what waits. */
    readonly clear: () => void;
}

/** 0: what the author is looking at and has just changed · 1: the pictures of it · 2: what else is open · 3: the rest. */
export type Urgency = 0 | 1 | 2 | 3;
const LEVELS: readonly Urgency[] = [0, 1, 2, 3];

/** So long, in milliseconds, an author may wait for the next keystroke to be noticed. */
const SLICE_MS = 12;

/** @param onError what a piece of work threw; the others go on. */
export function createWorkQueue(onError: (error: unknown) => void): WorkQueue {
    const waiting = new Map<Urgency, Map<string, () => void>>(LEVELS.map((level) => [level, new Map()]));
    let running: Promise<void> | undefined;

    const next = (): (() => void) | undefined => {
        for (const level of waiting.values()) {
            for (const [name, run] of level) {
                level.delete(name);
                return run;
            }
        }
        return undefined;
    };
    const work = async (): Promise<void> => {
        await turn();
        let sliceEnd = performance.now() + SLICE_MS;
        for (let run = next(); run !== undefined; run = next()) {
            try {
                run();
            }
            catch (error) {
                onError(error);
            }
            if (performance.now() < sliceEnd) continue;
            await turn();
            sliceEnd = performance.now() + SLICE_MS;
        }
        running = undefined;
    };
    return {
        add: (name, urgency, run) => {
            const level = LEVELS.find((candidate) => waiting.get(candidate)!.delete(name)) ?? urgency;
            waiting.get(Math.min(level, urgency) as Urgency)!.set(name, run);
            running ??= work();
        },
        clear: () => { for (const level of waiting.values()) level.clear(); },
    };
}

/** For an answer that takes long: called again and again, it lets other messages through whenever a slice of time is over. */
export function createPauses(): () => Promise<void> {
    let sliceEnd = performance.now() + SLICE_MS;
    return async () => {
        if (performance.now() < sliceEnd) return;
        await turn();
        sliceEnd = performance.now() + SLICE_MS;
    };
}

/** Lets messages that have arrived be handled first. */
export function turn(): Promise<void> {
    return new Promise((resolve) => { setTimeout(resolve, 0); });
}
