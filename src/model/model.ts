/**
 * What a journey project says: plain, readonly, JSON-safe data. This is the public interface for other tools
 * (`journey export --format json`) and the only thing that checks, diffs, reports and pictures look at.
 *
 * - An element is known by its kind and its `id`, a qualified name that survives moving, retitling and reformatting.
 * - A reference is the id of what it names. One that names nothing (a finding of its own) keeps the author's text, so
 *   that "not stated" and "stated, but wrong" stay apart; `unknown` for an owner or a channel is the author's word
 *   for "known not to be stated".
 * - A property is absent (or undefined, which JSON leaves out) when the author did not state it, and a list is empty. Text is
 *   as written, without quotes.
 * - Order is the order of the text; files are ordered by path.
 */
export const SCHEMA_VERSION = 1;

export interface Project {
    readonly schemaVersion: typeof SCHEMA_VERSION;
    readonly owners: readonly Owner[];
    readonly systems: readonly System[];
    readonly channels: readonly Channel[];
    readonly personas: readonly Persona[];
    readonly information: readonly Information[];
    readonly metrics: readonly Metric[];
    readonly terms: readonly Term[];
    readonly scenarios: readonly Scenario[];
    readonly journeys: readonly Journey[];
    readonly cases: readonly Case[];
    readonly portfolios: readonly Portfolio[];
    /** Handoffs between journeys. */
    readonly handoffs: readonly Way[];
}

/** The id of an element, e.g. `platform.care`; which kinds it may name is said where it stands. */
export type Ref = string;
/** The author's word for an owner or a channel that is known not to be stated. */
export const UNKNOWN = 'unknown';

// ---- What every element may have --------------------------------------------------------------------------------

interface Named {
    readonly id: string;
    readonly name: string;
    readonly title?: string;
}
interface Annotated {
    readonly notes?: readonly string[];
    readonly links?: readonly Link[];
    readonly tags?: readonly string[];
    /** Earlier names: a written renaming. */
    readonly was?: readonly string[];
}
export interface Link { readonly url: string; readonly text?: string }
export interface Evidence { readonly kind: string; readonly text?: string }

// ---- Declarations -----------------------------------------------------------------------------------------------

export const OWNER_KINDS = ['owner', 'supplier', 'partner', 'distributor'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

export interface Owner extends Named, Annotated {
    readonly kind: 'owner';
    readonly ownerKind: OwnerKind;
    /** The enclosing owner. Inner owners follow their outer one in `Project.owners`. */
    readonly parent?: Ref;
    readonly contacts?: readonly string[];
    /** The inside owner who answers for an outside one. */
    readonly accountable?: Ref;
    readonly obligations?: readonly Obligation[];
}
/** What an outside owner's contract says. */
export interface Obligation { readonly text: string; readonly limits: readonly Limit[]; readonly for: readonly Ref[] }

export interface System extends Named, Annotated { readonly kind: 'system' }

export interface Channel extends Named, Annotated {
    readonly kind: 'channel';
    /** One of CHANNEL_KINDS, or the author's own word (a finding). */
    readonly channelKind?: string;
    /** Opening hours as written, e.g. `09:00-21:00`. */
    readonly hours?: string;
}

export interface Persona extends Named, Annotated {
    readonly kind: 'persona';
    readonly goals?: readonly string[];
    readonly needs?: readonly string[];
    readonly channels?: readonly Ref[];
    readonly quotes?: readonly string[];
    readonly evidence?: Evidence;
}

export interface Information extends Named, Annotated { readonly kind: 'information' }

export interface Metric extends Named, Annotated {
    readonly kind: 'metric';
    /** One of METRIC_SCALES, or the author's own word (a finding). */
    readonly scale?: string;
    /** The best possible value of a `score`. */
    readonly outOf?: number;
    readonly target?: Quantity;
    readonly question?: string;
    /** Whose metric it is: one of METRIC_AUDIENCES; `customer` when absent. */
    readonly of?: string;
}

export interface Term extends Named, Annotated {
    readonly kind: 'term';
    /** Synonyms that customer texts should not use. */
    readonly avoid?: readonly string[];
    /** Inside words that customers must never read. */
    readonly jargon?: readonly string[];
}

export interface Scenario extends Named, Annotated { readonly kind: 'scenario'; readonly load?: string }

// ---- Journey ----------------------------------------------------------------------------------------------------

export interface Journey extends Named, Annotated {
    readonly kind: 'journey';
    readonly personas?: readonly Ref[];
    readonly goals?: readonly string[];
    readonly owner?: Ref;
    readonly scenarios?: readonly Ref[];
    /** `planned` when absent. */
    readonly state?: string;
    /** `customer` when absent. */
    readonly view?: string;
    readonly mirrors?: Ref;
    readonly outcome?: string;
    readonly reviewed?: { readonly date: string; readonly every?: Duration };
    readonly evidence?: Evidence;
    /** The customer's own contacts that the journey may cost. */
    readonly effortBudget?: number;
    readonly measures?: readonly Measure[];
    readonly retires?: string;
    /** `live` when absent. */
    readonly status?: string;
    readonly stages: readonly Stage[];
    /** The ways that are written down, wherever they stand; the implicit ones are in the journey graph (src/analysis). */
    readonly ways: readonly Way[];
}

export interface Stage extends Named, Annotated {
    readonly kind: 'stage';
    readonly journey: Ref;
    /** The default of its touchpoints. */
    readonly owner?: Ref;
    readonly channels?: readonly Ref[];
    readonly goals?: readonly string[];
    readonly measures?: readonly Measure[];
    readonly phase?: string;
    /** Named, but not yet worked out. */
    readonly later?: true;
    readonly evidence?: Evidence;
    readonly touchpoints: readonly Touchpoint[];
}

/** What can be said of a touchpoint as planned, and of one that a customer lived through. */
export interface Experience extends Annotated {
    readonly channels?: readonly Ref[];
    readonly owner?: Ref;
    readonly accountable?: Ref;
    readonly seenAs?: Ref;
    /** `customer` or `owner`. */
    readonly initiatedBy?: string;
    readonly does?: readonly string[];
    readonly thinks?: readonly string[];
    readonly says?: readonly string[];
    readonly feels?: readonly Feeling[];
    readonly stress?: string;
    readonly momentOfTruth?: true;
    readonly expects?: readonly Expectation[];
    readonly promises?: readonly PromiseMade[];
    readonly meets?: readonly Ref[];
    readonly breaks?: readonly Broken[];
    readonly contradicts?: readonly Ref[];
    readonly asks?: readonly Ref[];
    readonly needs?: readonly Ref[];
    readonly gives?: readonly Ref[];
    readonly takes?: Length;
    readonly tells?: readonly Told[];
    readonly pains?: readonly Pain[];
    readonly wows?: readonly string[];
    readonly opportunities?: readonly Opportunity[];
    readonly recoveries?: readonly string[];
    readonly backstage?: readonly LaneItem[];
    readonly support?: readonly LaneItem[];
    readonly physical?: readonly string[];
    readonly measures?: readonly Measure[];
    /** How the accountable owner gets to know: of SIGNAL_KINDS. */
    readonly signals?: readonly string[];
    readonly ends?: { readonly how: string; readonly text?: string };
    readonly evidence?: Evidence;
    readonly quotes?: readonly string[];
}

export interface Touchpoint extends Named, Experience {
    readonly kind: 'touchpoint';
    readonly journey: Ref;
    readonly stage: Ref;
    readonly entry?: true;
    readonly optional?: true;
    /** `times`: passes in all; absent when no bound is stated. */
    readonly repeats?: { readonly times?: number };
    readonly zoomsInto?: Ref;
}

export interface Feeling { readonly score?: number; readonly text?: string; readonly persona?: Ref }
export interface Told { readonly text: string; readonly via?: readonly Ref[]; readonly by?: Ref; readonly limits?: readonly Limit[] }
export interface LaneItem { readonly text: string; readonly by?: Ref; readonly using?: readonly Ref[] }
export interface Broken { readonly what: Ref; readonly because?: string }

/** What the customer expects from here on. `id` and `name` are absent when it has no name. */
export interface Expectation {
    readonly kind: 'expectation';
    readonly id?: string;
    readonly name?: string;
    readonly text?: string;
    readonly limits: readonly Limit[];
}
/** What the company commits to from here on. */
export interface PromiseMade {
    readonly kind: 'promise';
    readonly id?: string;
    readonly name?: string;
    readonly text?: string;
    readonly limits: readonly Limit[];
    /** Information that holds the agreed time. */
    readonly at?: Ref;
    readonly by?: Ref;
    /** The expectation that it answers. */
    readonly for?: Ref;
    /** The earlier promise of the same thing. */
    readonly again?: Ref;
}
export interface Pain {
    readonly kind: 'pain';
    readonly id?: string;
    readonly name?: string;
    readonly text?: string;
    readonly level?: 'low' | 'medium' | 'high';
    readonly via?: readonly Ref[];
}
export interface Opportunity extends Annotated {
    readonly kind: 'opportunity';
    readonly id?: string;
    readonly name?: string;
    readonly text?: string;
    readonly solves?: readonly Ref[];
    readonly owner?: Ref;
    readonly impact?: string;
    readonly effort?: string;
    /** ISO date until which it shall be done. */
    readonly by?: string;
    /** ISO date on which it was done; an empty text when only that it was done is known. */
    readonly done?: string;
}

// ---- Ways -------------------------------------------------------------------------------------------------------

/** From one touchpoint to the next, as written: a `path` is a plain move, a `handoff` is a contract. */
export interface Way extends Annotated {
    readonly kind: 'way';
    readonly wayKind: 'path' | 'handoff';
    /** `journey.from->to`; between journeys `a.x->b.y`; `a.x->b.y#a` where that stands inside a journey by mistake; `#2` for a second one between the same two. */
    readonly id: string;
    /** The journey it belongs to; absent between journeys. */
    readonly journey?: Ref;
    readonly from: Ref;
    readonly to: Ref;
    readonly title?: string;
    /** Conditions: all of them hold. */
    readonly when?: readonly string[];
    readonly carries?: readonly Carried[];
    /** `carries all`: everything that is known, and every open promise. */
    readonly carriesAll?: true;
    /** One of HANDOFF_MODES. */
    readonly mode?: string;
    readonly accepted?: { readonly by: Ref; readonly limits: readonly Limit[] };
    /** Who is responsible until it is accepted. */
    readonly responsible?: Ref;
    readonly takes?: Length;
    readonly within?: Limit;
    readonly tells?: readonly Told[];
    readonly updates?: readonly Update[];
    readonly fallbacks?: readonly Fallback[];
    readonly signals?: readonly string[];
    readonly effort?: string;
    /** The customer chose to switch the channel. */
    readonly choice?: true;
    readonly evidence?: Evidence;
}
/** `as` says what the name was found to be; `nothing` when it was not found. */
export interface Carried { readonly as: 'information' | 'promise' | 'expectation' | 'nothing'; readonly ref: Ref }
export interface Update { readonly text?: string; readonly every: Duration; readonly via?: readonly Ref[] }
export interface Fallback { readonly as: 'owner' | 'touchpoint' | 'nothing'; readonly ref: Ref; readonly after?: Duration }

// ---- Case and portfolio -----------------------------------------------------------------------------------------

/** What one customer lived through. */
export interface Case extends Named, Annotated {
    readonly kind: 'case';
    readonly journey: Ref;
    readonly personas?: readonly Ref[];
    readonly sources?: readonly string[];
    readonly evidence?: Evidence;
    readonly entries: readonly CaseEntry[];
}
export interface CaseEntry extends Experience {
    readonly kind: 'entry';
    /** `case@3` for the third. */
    readonly id: string;
    readonly case: Ref;
    readonly moment: Moment;
    /** How it stands to the plan: a touchpoint of it, not in it, or in it and never come. */
    readonly as: 'planned' | 'unplanned' | 'missing';
    /** The touchpoint of the plan; absent for `unplanned`. */
    readonly touchpoint?: Ref;
    readonly title?: string;
}

export interface Portfolio extends Named, Annotated {
    readonly kind: 'portfolio';
    readonly visions?: readonly string[];
    readonly personas?: readonly Ref[];
    readonly owner?: Ref;
    readonly goals?: readonly string[];
    readonly journeys: readonly { readonly journey: Ref; readonly roles: readonly string[] }[];
    /** Journeys that are counted and not named. */
    readonly unnamed?: readonly { readonly count: number; readonly roles: readonly string[] }[];
    readonly measures?: readonly Measure[];
    readonly evidence?: Evidence;
}

// ---- Values -----------------------------------------------------------------------------------------------------

/**
 * A length of time, in seconds. A month is 30 days, a year 365; a business day takes a day at least, and at most the
 * slowest weekend (`1bd` three days, `5bd` seven). `max` is absent when there is no upper bound (`>2d`).
 */
export interface Duration {
    /** As written, in ASCII. */
    readonly text: string;
    readonly min: number;
    readonly max?: number;
    /** Written with `~`. */
    readonly about?: true;
    readonly businessDays?: true;
}
/** How long something takes: a duration, or words for a length that nobody knows. */
export type Length = { readonly duration: Duration } | { readonly words: string };
/** A limit in time: a duration, or words such as "soon". `when`: it only holds on this condition. `or`: written as an alternative. */
export type Limit = Length & { readonly when?: string; readonly or?: true };

/** A number as written, e.g. `<30%`, `4.2/5`, `+5%`, `-12`, `35s`. */
export interface Quantity {
    readonly text: string;
    readonly value: number;
    readonly comparison?: '<' | '<=' | '>' | '>=' | '~';
    /** Written with a sign: a change rather than a value, where both are possible. */
    readonly signed?: true;
    /** `%`, `/5` (out of five), `s` (seconds, for a duration), or absent. */
    readonly unit?: '%' | 's' | `/${number}`;
}

export interface Measure {
    readonly metric: Ref;
    readonly value?: Quantity;
    /** The value afterwards (`<30% to 45%`), and how much later. */
    readonly to?: Quantity;
    readonly after?: Duration;
    /** A change, or in an order the distance. */
    readonly by?: Quantity;
    readonly level?: 'high' | 'low';
    readonly via?: readonly Ref[];
    /** Only an order is known: the channels of `via` lie below these. */
    readonly below?: readonly Ref[];
    readonly at?: string;
    readonly source?: string;
    readonly n?: number;
}

/** When an entry of a case happened. Days of a case are counted from 1; `before` lies before day 1. */
export type Moment =
    | { readonly kind: 'before' }
    | { readonly kind: 'day'; readonly day: number; readonly clock?: string; readonly part?: DayPart }
    | { readonly kind: 'date'; readonly date: string; readonly clock?: string; readonly part?: DayPart };
export const DAY_PARTS = ['morning', 'noon', 'afternoon', 'evening', 'night'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

// ---- Elements ---------------------------------------------------------------------------------------------------

export type Declaration = Owner | System | Channel | Persona | Information | Metric | Term | Scenario | Journey | Case | Portfolio | Way;
export type Element = Declaration | Stage | Touchpoint | Expectation | PromiseMade | Pain | Opportunity | CaseEntry;
export type ElementKind = Element['kind'];

/** Names an element across files and versions: unique in a project, e.g. `touchpoint:remote-repair.visit`. */
export type ElementKey = `${ElementKind | 'file'}:${string}`;
export const elementKey = (kind: ElementKind | 'file', id: string): ElementKey => `${kind}:${id}`;
