/** A figure of `shared/design/performance.md` to reach: at most or at least. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number };

export interface Measure {
    readonly id: string;
    readonly name: string;
    /** Dimensionless, both sides from the same run. */
    readonly ratio: number;
    readonly goal?: Goal;
    /** What else there is to know. */
    readonly detail?: string;
}

export const passed = ({ ratio, goal }: Measure): boolean | undefined =>
    (goal === undefined ? undefined : 'atMost' in goal ? ratio <= goal.atMost : ratio >= goal.atLeast);

/** One line of the printed table. `isSmoke`: the figure stands there, but nothing is judged by it. */
export function line(measure: Measure, isSmoke = false): string {
    const { name, ratio, goal, detail } = measure;
    const wanted = goal === undefined ? '' : 'atMost' in goal ? `goal ≤ ${goal.atMost}` : `goal ≥ ${goal.atLeast}`;
    const verdict = { true: 'pass', false: 'MISSED', undefined: '' }[String(isSmoke ? undefined : passed(measure)) as 'true' | 'false' | 'undefined'];
    return `${name.padEnd(76)} ${number(ratio).padStart(7)}  ${wanted.padEnd(11)} ${verdict.padEnd(6)}${detail === undefined ? '' : `  (${detail})`}`.trimEnd();
}

const number = (ratio: number): string => (ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2));
