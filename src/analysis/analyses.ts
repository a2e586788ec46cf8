import type { Case, Journey } from '../model/model';
import type { ProjectView } from '../model/view';
import { journeyFlow, type JourneyFlow } from './flow';
import { journeyGraph, type JourneyGraph } from './graph';

/** All that is computed of a journey or a case, each made when it is first asked for and then shared by all rules. */
export interface Analyses {
    /** The ways of a journey. */
    readonly graphOf: (journey: Journey) => JourneyGraph;
    /** What is known, owed and needed along them. */
    readonly flowOf: (journey: Journey) => JourneyFlow;
}

/** Answers what `compute` gave for the same declaration before, or runs it. What it computes may ask for other analyses. */
export type Remember = <T>(what: string, of: Journey | Case, compute: () => T) => T;

export function createAnalyses(view: ProjectView, remember: Remember = rememberAll()): Analyses {
    const analyses: Analyses = {
        graphOf: journey => remember('graph', journey, () => journeyGraph(journey, view)),
        flowOf: journey => remember('flow', journey, () => journeyFlow(journey, view, analyses)),
    };
    return analyses;
}

/** Remembers for as long as it lives: for one check of one project. */
function rememberAll(): Remember {
    const known = new Map<string, Map<Journey | Case, unknown>>();
    return (what, of, compute) => {
        let results = known.get(what);
        if (results === undefined) known.set(what, results = new Map());
        if (!results.has(of)) results.set(of, compute());
        return results.get(of) as ReturnType<typeof compute>;
    };
}
