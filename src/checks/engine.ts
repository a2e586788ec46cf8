import { createAnalyses, type Analyses } from '../analysis/analyses';
import type { JourneyGraph } from '../analysis/graph';
import { elementKey, type Declaration, type Element, type ElementKey, type Journey, type Project } from '../model/model';
import type { Problem } from '../model/problem';
import type { Sources } from '../model/source';
import type { ProjectView } from '../model/view';
import { anchorOf, assemble, isElsewhere, type AssemblyContext, type Reported } from './assemble';
import type { Finding } from './finding';
import { RULES } from './registry';
import type { ResolvedConfig } from './resolved-config';
import type { JourneyContext, Report, Rule, RuleContext, SharedContext, Visitor, WayContext } from './rule';
import { settingsOf } from './settings';

/** What is checked: `compile` gives exactly this. */
export interface CheckInput {
    readonly project: Project;
    readonly view: ProjectView;
    readonly sources: Sources;
    readonly problems: readonly Problem[];
}
export interface CheckOptions {
    /** ISO date that counts as today. */
    readonly today: string;
    readonly rules?: readonly Rule[];
    /** Where analyses come from when somebody keeps them; by default each is made once for this check. */
    readonly analyses?: Analyses;
}

/**
 * Everything that a project's checks find, in the order of path, place and rule. Never throws: a rule that does becomes
 * one finding `internal-error`, and all others go on.
 */
export function check(input: CheckInput, config: ResolvedConfig, options: CheckOptions): readonly Finding[] {
    const checker = createChecker(input, config, options);
    const reported = new Map<string, Reported[]>();
    const failed = new Set<string>();
    for (const declaration of declarationsOf(input.project)) {
        for (const report of checker.checkDeclaration(declaration)) {
            if (report.rule.id === INTERNAL_ERROR) {
                const rule = String(report.args.rule);
                if (failed.has(rule)) continue;
                failed.add(rule);
            }
            pushTo(reported, report.path, report);
        }
    }
    const problems = new Map<string, Problem[]>();
    for (const problem of input.problems) pushTo(problems, problem.path, problem);
    return [...input.sources.files.keys()].sort().flatMap(path => checker.findingsOf(path, reported.get(path) ?? [], problems.get(path) ?? []));
}

/**
 * The two halves of a check, for who keeps the results and repeats only what an edit affects: `check` is `findingsOf` of
 * every file, over the reports of all declarations.
 */
export interface Checker {
    /** What the rules say of one declaration, in terms of the model: it stays true while the text merely moves. */
    readonly checkDeclaration: (declaration: Declaration) => readonly Reported[];
    /** The findings in one file: its reports and problems with severity, status, place and fingerprint, and its suppressions. */
    readonly findingsOf: (path: string, reported: readonly Reported[], problems: readonly Problem[]) => readonly Finding[];
}

export type { Reported } from './assemble';

const INTERNAL_ERROR = 'internal-error';

export function createChecker(input: Pick<CheckInput, 'view' | 'sources'>, config: ResolvedConfig, options: CheckOptions): Checker {
    const { view, sources } = input;
    const rules = options.rules ?? RULES;
    const settings = settingsOf(config, rules);
    const analyses = options.analyses ?? createAnalyses(view);
    const internalError = rules.find(({ id }) => id === INTERNAL_ERROR) ?? RULES.find(({ id }) => id === INTERNAL_ERROR)!;

    let now: Walk;

    const add = (rule: Rule, { at, message = 'default', args = {}, severity, related = [], fixes = [] }: Report): void => {
        const shown = anchorOf(at.element, sources);
        // An element of a project that this one uses: that project's own checks report it.
        if (shown === undefined && isElsewhere(at.element, view, sources)) return;
        const anchor = shown?.element ?? keyOf(now.declaration);
        const path = (shown?.source ?? sources.element(anchor))?.path;
        if (path !== undefined) now.out.push({ rule, at, anchor, path, message, args, ...(severity !== undefined && { severity }), related, fixes });
    };

    // Only visitors of things in a journey get to see `journey` and `graph` without `undefined`, and there they are present.
    const around = {
        project: view,
        today: options.today,
        ...analyses,
        shared: <T>(compute: (context: SharedContext) => T): T => {
            const known = now.shared.get(compute);
            if (known !== undefined || now.shared.has(compute)) return known as T;
            const made = compute(around as unknown as SharedContext);
            now.shared.set(compute, made);
            return made;
        },
        get journey() { return now.journey; },
        get graph() { return now.journey === undefined ? undefined : now.graph ??= analyses.graphOf(now.journey); },
    };
    const contextOf = (rule: Rule): RuleContext & JourneyContext & WayContext => {
        const isSetForSome = settings.isSetForSome(rule.id);
        const own: Pick<RuleContext, 'option' | 'report'> = {
            option: <T>(name: string) => {
                const element = keyOf(now.element);
                return settings.option(rule, name, isSetForSome ? sources.element(element)?.path ?? '' : '', element) as T;
            },
            report: report => {
                const unknown = [report.message ?? 'default', ...(report.related ?? []).map(({ message }) => message), ...(report.fixes ?? []).map(({ title }) => title)]
                    .find(key => rule.messages[key] === undefined);
                if (unknown !== undefined) throw new Error(`it has no message \`${unknown}\``);
                add(rule, report);
            },
        };
        return Object.assign(Object.create(around) as JourneyContext & WayContext, own);
    };

    const steps = stepsOf(settings.enabled, contextOf);
    // Most of the time of a check passes here: plain loops, and nothing made for rules that have nothing to say.
    const run = (list: readonly Step[], element: Visited): void => {
        for (let at = 0; at < list.length; at++) {
            const { rule, visit, context } = list[at]!;
            if (now.failed?.has(rule) === true) continue;
            try {
                visit(element, context);
            }
            catch (error) {
                (now.failed ??= new Set()).add(rule);
                const text = error instanceof Error ? error.message : String(error);
                add(internalError, { at: { element: keyOf(element) }, args: { rule: rule.id, error: text } });
            }
        }
    };
    const visit = (element: Visited): void => {
        const mine = steps[element.kind as keyof Visitor];
        if (mine === undefined) return;
        now.element = element;
        run(mine.always, element);
        for (let at = 0; at < mine.having.length; at++) {
            const { property, steps: list } = mine.having[at]!;
            if ((element as unknown as Readonly<Record<string, unknown>>)[property] !== undefined) run(list, element);
        }
    };

    const assembly: AssemblyContext = { view, sources, settings, today: options.today, rules: new Map(rules.map(rule => [rule.id, rule])) };
    return {
        checkDeclaration: declaration => {
            const journey = declaration.kind === 'journey' ? declaration : undefined;
            now = { declaration, journey, graph: undefined, shared: new Map(), failed: undefined, out: [], element: declaration };
            walk(declaration, visit);
            return now.out;
        },
        findingsOf: (path, reported, problems) => assemble(path, reported, problems, assembly),
    };
}

/** The reports of one top-level declaration (an inner owner counts as one), by a checker made for its project. */
export function checkDeclaration(declaration: Declaration, checker: Checker): readonly Reported[] {
    return checker.checkDeclaration(declaration);
}

/** All declarations of a project, kind by kind. */
export function declarationsOf(project: Project): readonly Declaration[] {
    return [
        ...project.owners, ...project.systems, ...project.channels, ...project.personas, ...project.information, ...project.metrics,
        ...project.terms, ...project.scenarios, ...project.journeys, ...project.cases, ...project.portfolios, ...project.handoffs,
    ];
}

type Visited = Element & { readonly id: string };
const keyOf = ({ kind, id }: Visited): ElementKey => elementKey(kind, id);

/** Where the walk is. Each rule has one context for all declarations, and that looks here. */
interface Walk {
    readonly declaration: Declaration;
    readonly journey: Journey | undefined;
    /** Once somebody has asked for it. */
    graph: JourneyGraph | undefined;
    /** What rules share of this declaration, by what computes it. */
    readonly shared: Map<unknown, unknown>;
    /** Rules that threw say no more of this declaration. */
    failed: Set<Rule> | undefined;
    readonly out: Reported[];
    element: Visited;
}

/** A declaration and what rules look at inside it, in the order of the text; the ways of a journey come last. */
function walk(declaration: Declaration, visit: (element: Visited) => void): void {
    visit(declaration);
    if (declaration.kind === 'case') for (const entry of declaration.entries) visit(entry);
    if (declaration.kind !== 'journey') return;
    for (const stage of declaration.stages) {
        visit(stage);
        for (const touchpoint of stage.touchpoints) visit(touchpoint);
    }
    for (const way of declaration.ways) visit(way);
}

/** One visitor of one rule, ready to run. */
interface Step { readonly rule: Rule; readonly visit: (element: unknown, context: unknown) => void; readonly context: unknown }
/** What is run for elements of a kind: for each of them, and for those that have a property. */
interface Steps { readonly always: Step[]; readonly having: { readonly property: string; readonly steps: Step[] }[] }

/** The visitors of all rules, by the kind of element that they look at. */
function stepsOf(rules: readonly Rule[], contextOf: (rule: Rule) => unknown): Partial<Record<keyof Visitor, Steps>> {
    const all: Partial<Record<keyof Visitor, Steps>> = {};
    for (const rule of rules) {
        const visitor = rule.check;
        if (visitor === undefined) continue;
        const context = contextOf(rule);
        for (const kind of Object.keys(visitor) as (keyof Visitor)[]) {
            // The walk gives each kind's visitors elements of that kind.
            const given = visitor[kind] as Step['visit'] | { readonly having: string; readonly visit: Step['visit'] } | undefined;
            if (given === undefined) continue;
            const { always, having } = all[kind] ??= { always: [], having: [] };
            if (typeof given === 'function') {
                always.push({ rule, visit: given, context });
                continue;
            }
            let group = having.find(({ property }) => property === given.having);
            if (group === undefined) having.push(group = { property: given.having, steps: [] });
            group.steps.push({ rule, visit: given.visit, context });
        }
    }
    return all;
}

function pushTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [item]);
    else list.push(item);
}
