import type { Analyses } from '../analysis/analyses';
import { labelOf } from '../model/label';
import { UNKNOWN, type Case, type Journey, type Measure, type Portfolio, type Ref } from '../model/model';
import type { ProjectView } from '../model/view';

/** What a report is made from: a project, and what of it is reported. */
export interface ReportInput {
    readonly view: ProjectView;
    readonly analyses: Analyses;
    readonly journeys: readonly Journey[];
    readonly cases: readonly Case[];
    readonly portfolios: readonly Portfolio[];
}

/** An element by its qualified name and by what people call it. A name that is not found is its own title. */
export interface Named { readonly id: Ref; readonly title: string }

export function named(element: { readonly id: Ref; readonly title?: string; readonly name?: string }): Named {
    return { id: element.id, title: labelOf(element) };
}

/** Undefined when nothing is stated, or `unknown` is. */
export function namedRef(ref: Ref | undefined, find: (ref: Ref) => { readonly id: Ref; readonly title?: string; readonly name?: string } | undefined): Named | undefined {
    if (ref === undefined || ref === UNKNOWN) return undefined;
    const found = find(ref);
    return found === undefined ? { id: ref, title: ref } : named(found);
}

export function namedRefs(refs: readonly Ref[] | undefined, find: Parameters<typeof namedRef>[1]): readonly Named[] {
    return (refs ?? []).flatMap(ref => namedRef(ref, find) ?? []);
}

/** A measure, values as they are written. */
export interface MeasureFact {
    readonly metric: Named;
    readonly value?: string;
    /** The value afterwards. */
    readonly to?: string;
    readonly by?: string;
    readonly level?: string;
    readonly via?: readonly Named[];
    /** These channels lie below those. */
    readonly below?: readonly Named[];
    readonly target?: string;
    readonly at?: string;
    readonly source?: string;
}

export function measureFact({ metric: ref, value, to, by, level, via = [], below = [], at, source }: Measure, view: ProjectView): MeasureFact {
    const metric = view.metric(ref);
    return {
        metric: metric === undefined ? { id: ref, title: ref } : named(metric),
        ...(value !== undefined && { value: value.text }), ...(to !== undefined && { to: to.text }), ...(by !== undefined && { by: by.text }),
        ...(level !== undefined && { level }), ...(via.length > 0 && { via: namedRefs(via, view.channel) }), ...(below.length > 0 && { below: namedRefs(below, view.channel) }),
        ...(metric?.target !== undefined && { target: metric.target.text }), ...(at !== undefined && { at }), ...(source !== undefined && { source }),
    };
}
