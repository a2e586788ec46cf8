import type { Case, Journey, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import { commitmentLives, type CommitmentLife } from './commitment-life';
import { contractsIn, type HandoffContract } from './handoff-contract';
import { journeyFlow, type JourneyFlow } from './flow';
import { journeyGraph, type JourneyGraph } from './graph';
import { livedCase, type LivedCase } from './lived';
import { journeyNeeds, type JourneyNeeds } from './needs';
import { networkOf, type Network } from './network';
import { timeChart, type TimeChart } from './time-chart';
import { promiseTiming, type PromiseTiming } from './timing';

/** All that is computed of a journey or a case, each made when it is first asked for and then shared by all rules. */
export interface Analyses {
    /** The ways of a journey. */
    readonly graphOf: (journey: Journey) => JourneyGraph;
    /** The journeys that lead round to it, and all steps between them. */
    readonly networkOf: (journey: Journey) => Network;
    /** What is known and owed along the ways. */
    readonly flowOf: (journey: Journey) => JourneyFlow;
    /** What lies ahead on them: what will be needed, and which promises will be met. */
    readonly needsOf: (journey: Journey) => JourneyNeeds;
    /** How long it takes to get through them, touchpoint by touchpoint. */
    readonly timeChartOf: (journey: Journey) => TimeChart;
    /** How long the customer waits for what is promised or expected in a journey. */
    readonly timingOf: (journey: Journey) => PromiseTiming;
    /** What becomes of all that is promised and expected in a journey. */
    readonly livesOf: (journey: Journey) => readonly CommitmentLife[];
    /** The handoffs of a journey as contracts, those into other journeys among them. */
    readonly contractsOf: (journey: Journey) => ReadonlyMap<Way, HandoffContract>;
    /** What a case made of its plan. */
    readonly livedOf: (lived: Case) => LivedCase;
}

/**
 * Answers what `compute` gave for the same declaration before, or runs it. What it computes may ask for other analyses.
 * `isStill`: whether what is known still holds, as far as it depends on more than the project.
 */
export type Remember = <T>(what: string, of: Journey | Case, compute: () => T, isStill?: (known: T) => boolean) => T;

export function createAnalyses(view: ProjectView, remember: Remember = rememberAll()): Analyses {
    /** What flows through journeys that lead round to each other is the same for each of them, and is made once. */
    const ofNetwork = (journey: Journey): Journey => analyses.networkOf(journey).journeys[0] ?? journey;
    const analyses: Analyses = {
        graphOf: journey => remember('graph', journey, () => journeyGraph(journey, view)),
        networkOf: journey => remember('network', journey, () => networkOf(journey, view, analyses)),
        flowOf: journey => remember('flow', ofNetwork(journey), () => journeyFlow(journey, view, analyses)),
        needsOf: journey => remember('needs', ofNetwork(journey), () => journeyNeeds(journey, view, analyses)),
        timeChartOf: journey => remember('time', ofNetwork(journey), () => timeChart([analyses.networkOf(journey)])),
        timingOf: journey => remember('timing', journey, () => promiseTiming(journey, view, analyses)),
        livesOf: journey => remember('lives', journey, () => commitmentLives(journey, view, analyses)),
        contractsOf: journey => remember('contracts', journey, () => contractsIn(journey, view, analyses)),
        livedOf: lived => remember('lived', lived, () => livedCase(lived, view, analyses)),
    };
    return analyses;
}

/** Remembers for as long as it lives: of a project that does not change. */
export function rememberAll(): Remember {
    const known = new Map<string, Map<Journey | Case, unknown>>();
    return <T>(what: string, of: Journey | Case, compute: () => T, isStill: (known: T) => boolean = always): T => {
        let results = known.get(what);
        if (results === undefined) known.set(what, results = new Map());
        if (!results.has(of) || !isStill(results.get(of) as T)) results.set(of, compute());
        return results.get(of) as T;
    };
}

const always = (): boolean => true;
