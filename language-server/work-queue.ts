/** Work that can wait, in the order of its urgency. Between slices of it everything else gets its turn. */
export interface WorkQueue {
    /** Work of the same name that still waits, or has begun, is replaced; the smaller `urgency` of the two counts. */
    readonly add: (name: string, urgency: Urgency, run: () => void | Generator) => void;
    /** Drops what waits, and what has begun. */
    readonly clear: () => void;
}

/** 0: what the author is looking at and has just changed · 1: the pictures of it · 2: what else is open · 3: the rest. */
export type Urgency = 0 | 1 | 2 | 3;
const LEVELS: readonly Urgency[] = [0, 1, 2, 3];

/** So long, in milliseconds, an author may wait for the next keystroke to be noticed. */
const SLICE_MS = 12;

interface Work { readonly run: () => void | Generator; steps?: Generator | undefined }

/** @param onError what a piece of work threw; the others go on. */
export function createWorkQueue(onError: (error: unknown) => void): WorkQueue {
    const waiting = new Map<Urgency, Map<string, Work>>(LEVELS.map((level) => [level, new Map()]));
    let running: Promise<void> | undefined;

    /** Does what is most urgent, or one step of it; false when nothing is left. */
    const doNext = (): boolean => {
        const level = [...waiting.values()].find(({ size }) => size > 0);
        const [name, work] = level?.entries().next().value ?? [];
        if (level === undefined || name === undefined || work === undefined) return false;
        let isDone = true;
        try {
            work.steps ??= work.run() ?? undefined;
            isDone = work.steps === undefined || work.steps.next().done === true;
        }
        catch (error) {
            onError(error);
        }
        // What it did may have replaced it.
        if (isDone && level.get(name) === work) level.delete(name);
        return true;
    };
    const work = async (): Promise<void> => {
        await turn();
        let sliceEnd = performance.now() + SLICE_MS;
        while (doNext()) {
            if (performance.now() < sliceEnd) continue;
            await turn();
            sliceEnd = performance.now() + SLICE_MS;
        }
        running = undefined;
    };
    return {
        add: (name, urgency, run) => {
            const level = LEVELS.find((candidate) => waiting.get(candidate)!.delete(name)) ?? urgency;
            waiting.get(Math.min(level, urgency) as Urgency)!.set(name, { run });
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
