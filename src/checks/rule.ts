import type {
    Case, CaseEntry, Channel, ElementKey, Information, Journey, Metric, Owner, Persona, Portfolio, Scenario, Stage, System, Term, Touchpoint, Way,
} from '../model/model';
import type { Args } from '../model/args';
import type { ProjectView } from '../model/view';
import type { Place } from '../model/source';
import type { Analyses } from '../analysis/analyses';
import type { JourneyGraph } from '../analysis/graph';

/** Languages of titles and messages. */
export const LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Locale = (typeof LOCALES)[number];
/**
 * One text in every language; `{name}` stands for an argument, and `[… {name} …]` is left out when that is empty. Quote titles “…” in en
 * and zh-Hans, 「…」 in zh-Hant; lengths of time and lists are arguments that every language says in its own way (src/model/args.ts).
 */
export type Localized = Readonly<Record<Locale, string>>;

export const SEVERITIES = ['error', 'warning', 'info', 'off'] as const;
export type Severity = Exclude<(typeof SEVERITIES)[number], 'off'>;
export type SeverityOrOff = (typeof SEVERITIES)[number];

export const CATEGORIES = ['integrity', 'ownership', 'context', 'promises', 'confirmation', 'visibility', 'experience', 'measures', 'cases'] as const;
/** `integrity`: the file is wrong or incomplete. All others: the journey is bad for the customer. */
export type Category = (typeof CATEGORIES)[number];

/**
 * One rule, one file: all that is known of it. Its documentation page, `journey explain`, SARIF metadata, the config's
 * schema and its two example tests are made from this.
 */
export interface Rule {
    readonly id: string;
    readonly category: Category;
    /** For planned journeys. */
    readonly severity: SeverityOrOff;
    /** In the preset `recommended`. */
    readonly recommended: boolean;
    /** Neither a suppression nor a config hides it or makes it milder. */
    readonly always?: true;
    /** Has an automatic fix or an offered quick fix. */
    readonly fixable: boolean;
    /** One line, as a statement of what is wrong. */
    readonly title: Localized;
    /** Why it matters to the customer, and how to mend it: Markdown, a paragraph or two. English. */
    readonly rationale: string;
    /** Whole files that lint with exactly this rule's finding under `all`-less defaults (bad) and without it (good). */
    readonly bad: string;
    readonly good: string;
    /** Each option: meaning, default, and its range. */
    readonly options?: Readonly<Record<string, RuleOption>>;
    /** The texts that findings, their related places and their fixes use, by key. `default` is the finding's message. */
    readonly messages: Readonly<Record<string, Localized>> & { readonly default: Localized };
    /** What it looks at. Absent for a rule about the text itself: its findings are the problems of the same id (src/model/problem.ts). */
    readonly check?: Visitor;
}

export interface RuleOption {
    readonly type: 'number' | 'string' | 'boolean' | 'strings';
    readonly default: number | string | boolean | readonly string[];
    readonly description: string;
    readonly minimum?: number;
    readonly maximum?: number;
}

/** The engine walks the project once and calls what a rule has for each element. */
export interface Visitor {
    readonly owner?: Visit<Owner, RuleContext>;
    readonly system?: Visit<System, RuleContext>;
    readonly channel?: Visit<Channel, RuleContext>;
    readonly persona?: Visit<Persona, RuleContext>;
    readonly information?: Visit<Information, RuleContext>;
    readonly metric?: Visit<Metric, RuleContext>;
    readonly term?: Visit<Term, RuleContext>;
    readonly scenario?: Visit<Scenario, RuleContext>;
    readonly journey?: Visit<Journey, JourneyContext>;
    readonly stage?: Visit<Stage, JourneyContext>;
    readonly touchpoint?: Visit<Touchpoint, JourneyContext>;
    /** Every way of the graph that is written down (path and handoff), also between journeys. */
    readonly way?: Visit<Way, WayContext>;
    readonly case?: Visit<Case, RuleContext>;
    readonly entry?: Visit<CaseEntry, RuleContext>;
    readonly portfolio?: Visit<Portfolio, RuleContext>;
}

/** What a rule does with an element; one that only has to do with a property need not be called for the many elements without it. */
export type Visit<E, C> = ((element: E, context: C) => void) | Having<E, C>;
type Having<E, C> = {
    readonly [P in keyof E]-?: { readonly having: P; readonly visit: (element: E & Required<Pick<E, P>>, context: C) => void }
}[keyof E];

export interface RuleContext extends Analyses {
    readonly project: ProjectView;
    /** ISO date that counts as today. */
    readonly today: string;
    /** The option's value: the config's, else the default. */
    readonly option: <T extends number | string | boolean | readonly string[]>(name: string) => T;
    readonly report: (finding: Report) => void;
    /** What several rules need to know of the declaration that is visited: computed for the first that asks, and then the same for all. */
    readonly shared: <T>(compute: (context: SharedContext) => T) => T;
}
export interface JourneyContext extends RuleContext {
    readonly journey: Journey;
    readonly graph: JourneyGraph;
    readonly shared: <T>(compute: (context: SharedInJourney) => T) => T;
}
/** `journey` and `graph` are undefined for a handoff between journeys. */
export interface WayContext extends RuleContext { readonly journey: Journey | undefined; readonly graph: JourneyGraph | undefined }
/** What is the same for all rules. */
export type SharedContext = Omit<RuleContext, 'option' | 'report'>;
export type SharedInJourney = Omit<JourneyContext, 'option' | 'report'>;

export type { Args };

/** What a rule reports. */
export interface Report {
    readonly at: Place;
    /** Key into the rule's messages; `default` when absent. */
    readonly message?: string;
    readonly args?: Args;
    /** Not less severe than this, unless the rule is off: for the one kind of a rule's findings that is worse than the others. */
    readonly severity?: Severity;
    readonly related?: readonly { readonly at: Place; readonly message: string; readonly args?: Args }[];
    readonly fixes?: readonly Fix[];
}

/** A correction: `title` is a message key. The first of a finding is the best; only a `safe` one is applied without asking. */
export interface Fix { readonly title: string; readonly args?: Args; readonly safe: boolean; readonly edits: readonly ModelEdit[] }

/** A correction in terms of the model; language-server/fix.ts turns it into text edits. `text` is journey source, canonical style. */
export type ModelEdit =
    /** A new fact (or several lines of them) in the element's block, which is made when there is none. */
    | { readonly do: 'add-fact'; readonly element: ElementKey; readonly text: string }
    /** A new item at the end of a list property, e.g. one more name in `carries`; a new fact with `keyword` when there is none. */
    | { readonly do: 'add-item'; readonly element: ElementKey; readonly field: string; readonly keyword: string; readonly text: string }
    /** Another value in place of a property's value (one item of it). */
    | { readonly do: 'replace'; readonly at: Place; readonly text: string }
    /** The property's whole fact, or the whole element, is taken out with its line. */
    | { readonly do: 'remove'; readonly at: Place }
    /** Another word as the keyword that begins the element, e.g. `handoff` → `path`. */
    | { readonly do: 'keyword'; readonly element: ElementKey; readonly text: string }
    /** A new clause behind a value on its line, e.g. ` within 1d`. */
    | { readonly do: 'append'; readonly at: Place; readonly text: string }
    /** A new top-level declaration at the end of the element's file. */
    | { readonly do: 'declare'; readonly like: ElementKey; readonly text: string };
