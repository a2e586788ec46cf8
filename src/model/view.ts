import type {
    Case, Channel, Element, ElementKey, Expectation, Information, Journey, Metric, Opportunity, Owner, Pain, Persona, Portfolio, Project,
    PromiseMade, Ref, Scenario, Stage, System, Term, Touchpoint, Way,
} from './model';

/**
 * Looking things up in a project by id. The server keeps one that it updates; `viewProject` makes one from a whole
 * project. Each look-up is also how a dependency becomes known: whoever needs something of another declaration asks here.
 */
export interface ProjectView {
    readonly owner: (id: Ref | undefined) => Owner | undefined;
    readonly system: (id: Ref | undefined) => System | undefined;
    readonly channel: (id: Ref | undefined) => Channel | undefined;
    readonly persona: (id: Ref | undefined) => Persona | undefined;
    readonly information: (id: Ref | undefined) => Information | undefined;
    readonly metric: (id: Ref | undefined) => Metric | undefined;
    readonly scenario: (id: Ref | undefined) => Scenario | undefined;
    readonly journey: (id: Ref | undefined) => Journey | undefined;
    readonly case: (id: Ref | undefined) => Case | undefined;
    readonly portfolio: (id: Ref | undefined) => Portfolio | undefined;
    /** A touchpoint of any journey, by `journey.touchpoint`. */
    readonly touchpoint: (id: Ref | undefined) => Touchpoint | undefined;
    /** A promise or an expectation of any journey or case, by `journey.name`. */
    readonly commitment: (id: Ref | undefined) => PromiseMade | Expectation | undefined;
    readonly pain: (id: Ref | undefined) => Pain | undefined;
    /** Handoffs between journeys that leave from, or lead into, a journey. */
    readonly handoffsFrom: (journey: Ref) => readonly Way[];
    readonly handoffsInto: (journey: Ref) => readonly Way[];
    readonly casesOf: (journey: Ref) => readonly Case[];
    /** The portfolios that list a journey. */
    readonly portfoliosOf: (journey: Ref) => readonly Portfolio[];
    readonly terms: () => readonly Term[];
    readonly portfolios: () => readonly Portfolio[];
    /** The project itself, without those that it uses, has a journey, a case or a portfolio; one that has none only declares things for others. */
    readonly tellsStories: () => boolean;
    /** The elements that refer to one, each once, in the order of the project; an inner owner refers to the one around it. */
    readonly referencesTo: (key: ElementKey) => readonly ElementKey[];
    /** The same one by one, for who does not need them all: an owner may be referred to ten thousand times. */
    readonly eachReferenceTo: (key: ElementKey) => Iterable<ElementKey>;
}

export type { Element, Information, Opportunity, Stage, Project };
