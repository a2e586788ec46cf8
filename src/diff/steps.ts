/** Work in steps: whoever runs it can do something else between two of them, or never go on. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Runs all of them. */
export function atOnce<Result>(steps: Steps<Result>): Result {
    for (;;) {
        const { done, value } = steps.next();
        if (done === true) return value;
    }
}
