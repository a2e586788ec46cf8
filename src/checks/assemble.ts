import { elementKey, type ElementKey } from '../model/model';
import type { Problem } from '../model/problem';
import { spanOf, type ElementSource, type Place, type Sources } from '../model/source';
import type { ProjectView } from '../model/view';
import { circumstancesOf, rootOf, severityIn, sourceOfWay, statusOf } from './circumstances';
import { elementKindOf, fingerprint, idOf, kindOf, type Finding, type FindingFix, type Location, type RelatedPlace } from './finding';
import type { Settings } from './settings';
import { CATEGORIES, SEVERITIES, type Args, type Fix, type Report, type Rule, type Severity, type SeverityOrOff } from './rule';
import { applySuppressions, suppressionsIn } from './suppression';

/** What a rule reported, before the config and the text have their say. */
export interface Reported {
    readonly rule: Rule;
    readonly at: Place;
    /** The element where it shows in the text, and the file that this stands in. */
    readonly anchor: ElementKey;
    readonly path: string;
    readonly message: string;
    readonly args: Args;
    /** See `Report.severity`. */
    readonly severity?: Severity;
    readonly related: NonNullable<Report['related']>;
    readonly fixes: readonly Fix[];
}

export interface AssemblyContext {
    readonly view: ProjectView;
    readonly sources: Sources;
    readonly settings: Settings;
    readonly today: string;
    readonly rules: ReadonlyMap<string, Rule>;
}

/** A finding of one file, before the others of that file are known. */
interface Draft {
    readonly rule: Rule;
    readonly place: Place;
    readonly anchor: ElementKey;
    readonly location: Location;
    readonly message: string;
    readonly args: Args;
    readonly severity?: Severity;
    readonly related: readonly RelatedPlace[];
    readonly fixes: readonly FindingFix[];
}

/** Also what stands inside such an element; and what customers know at the end of a journey hangs on each word before. */
function isDoubtful({ at, rule }: Reported, halfRead: ReadonlySet<ElementKey>): boolean {
    if (halfRead.has(at.element)) return true;
    const source = sourceOfWay(at.element);
    if (source !== undefined && halfRead.has(source)) return true;
    return rule.category === 'context' && [...halfRead].some(element => rootOf(element) === rootOf(at.element));
}

/**
 * The findings in one file: what its elements' rules reported and what reading its text found wrong, with severity and
 * status by config and journey, its suppressions applied, in the order of place and rule.
 */
export function assemble(path: string, reported: readonly Reported[], problems: readonly Problem[], context: AssemblyContext): readonly Finding[] {
    const { view, sources, settings, today, rules } = context;
    const written = suppressionsIn(path, sources);
    if (reported.length === 0 && problems.length === 0 && written.length === 0) return [];
    // For this call only: whoever keeps findings learns from the look-ups what they hang on.
    const circumstances = circumstancesOf(view, sources);
    // What an element with a syntax error lacks may stand in the very words that could not be read.
    const halfRead = new Set(problems.filter(({ rule }) => rule === 'syntax').map(({ element }) => element));
    const drafts = [
        ...reported.filter(report => halfRead.size === 0 || !isDoubtful(report, halfRead)).map(report => draftOf(report, sources)),
        ...problems.flatMap(problem => draftOfProblem(problem, rules) ?? []),
    ];
    const { applied, problems: wrongSuppressions } = applySuppressions(written, {
        path, sources, today,
        isKnown: rule => rules.has(rule),
        isAlways: rule => rules.get(rule)?.always === true,
        knownRules: () => rules.keys(),
        isOn: (rule, element) => (settings.of(rule, path, element)?.severity.value ?? 'off') !== 'off',
        unreadable: problems.some(({ rule }) => rule === 'syntax'),
    });

    const findings: { readonly draft: Draft; readonly suppression: ReturnType<typeof applied> }[] = [];
    const keep = (draft: Draft, suppression: ReturnType<typeof applied>): void => {
        const setting = settings.of(draft.rule.id, path, draft.place.element);
        if (setting === undefined || (setting.severity.value === 'off' && !draft.rule.always)) return;
        findings.push({ draft, suppression });
    };
    for (const draft of drafts) {
        keep(draft, written.length === 0 || draft.rule.always ? undefined : applied({ rule: draft.rule.id, element: draft.place.element, anchor: draft.anchor, location: draft.location }));
    }
    const suppressionRule = rules.get('suppression');
    if (suppressionRule !== undefined && written.length > 0) {
        for (const { at, element, message, args, fixes } of wrongSuppressions()) {
            keep({ rule: suppressionRule, place: { element }, anchor: element, location: at, message, args, related: [], fixes }, undefined);
        }
    }

    // At one place, in the order of the catalogue: who has the case, what is known, when, who is told, who sees it.
    findings.sort(({ draft: a }, { draft: b }) => a.location.start - b.location.start
        || CATEGORIES.indexOf(a.rule.category) - CATEGORIES.indexOf(b.rule.category) || compare(a.rule.id, b.rule.id));
    const ordinals = new Map<string, number>();
    return findings.map(({ draft, suppression }): Finding => {
        const { rule, place, location, message, args, related, fixes } = draft;
        const counted = `${rule.id}\n${place.element}`;
        const ordinal = ordinals.get(counted) ?? 0;
        ordinals.set(counted, ordinal + 1);
        const around = circumstances(place.element);
        const severity = rule.always ? 'error' : atLeast(severityIn(rule, settings.of(rule.id, path, place.element)!, around), draft.severity);
        return {
            rule: rule.id,
            category: rule.category,
            // What is off was left out above.
            severity: severity === 'off' ? 'info' : severity,
            kind: kindOf(rule),
            element: idOf(place.element),
            elementKind: elementKindOf(place.element),
            elementKey: place.element,
            place, location, message, args, related, fixes,
            ordinal,
            fingerprint: fingerprint(rule.id, place.element, ordinal),
            status: suppression === undefined ? statusOf(rule, around) : 'suppressed',
            ...(suppression !== undefined && { suppression }),
        };
    });
}

const atLeast = (severity: SeverityOrOff, least: Severity | undefined): SeverityOrOff =>
    (least !== undefined && SEVERITIES.indexOf(least) < SEVERITIES.indexOf(severity) ? least : severity);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function draftOf({ rule, at, anchor, path, message, args, severity, related, fixes }: Reported, sources: Sources): Draft {
    return {
        rule, place: at, anchor, location: locationOf(at, anchor, path, sources), message, args, fixes,
        ...(severity !== undefined && { severity }),
        related: related.flatMap(other => {
            const shown = anchorOf(other.at.element, sources);
            // What stands in another project has no place that could be shown.
            return shown === undefined ? [] : [{ location: locationOf(other.at, shown.element, shown.source.path, sources), message: other.message, args: other.args ?? {} }];
        }),
    };
}

function draftOfProblem({ rule: id, message, args, path, start, end, element, related = [], fixes = [] }: Problem, rules: ReadonlyMap<string, Rule>): Draft | undefined {
    const rule = rules.get(id);
    if (rule === undefined) return undefined;
    return {
        rule, place: { element }, anchor: element, location: { path, start, end }, message, args,
        related: related.map(other => ({ location: { path: other.path, start: other.start, end: other.end }, message: other.message, args: other.args })),
        fixes: fixes.map(({ title, args: fixArgs, safe, edits }) => ({ title, args: fixArgs, safe, textEdits: edits })),
    };
}

/** A place in the text: of the element itself, or of the one where it shows. */
function locationOf(place: Place, anchor: ElementKey, path: string, sources: Sources): Location {
    const span = spanOf(sources, anchor === place.element ? place : { element: anchor });
    return { path, start: span?.start ?? 0, end: span?.end ?? 0 };
}

/** An element where it stands in the text. */
export interface Anchor { readonly element: ElementKey; readonly source: ElementSource }

/** The element where one shows in the text: itself, or for an implicit way the touchpoint it leaves from. Undefined when neither is in this project's text. */
export function anchorOf(element: ElementKey, sources: Sources): Anchor | undefined {
    const own = sources.element(element);
    if (own !== undefined) return { element, source: own };
    const from = sourceOfWay(element);
    if (from === undefined) return undefined;
    for (const shown of [from, elementKey('journey', /^[^.@]*/.exec(idOf(element))![0])]) {
        const source = sources.element(shown);
        if (source !== undefined) return { element: shown, source };
    }
    return undefined;
}

/** Whether an element that is not in this project's text belongs to a project that this one uses. */
export function isElsewhere(element: ElementKey, view: ProjectView, sources: Sources): boolean {
    const id = idOf(element);
    const root = /^[^.@]*/.exec(id)![0];
    const kind = elementKindOf(element);
    switch (kind) {
        case 'owner': return view.owner(id) !== undefined;
        case 'system': return view.system(id) !== undefined;
        case 'channel': return view.channel(id) !== undefined;
        case 'persona': return view.persona(id) !== undefined;
        case 'information': return view.information(id) !== undefined;
        case 'metric': return view.metric(id) !== undefined;
        case 'scenario': return view.scenario(id) !== undefined;
        case 'portfolio': return view.portfolio(id) !== undefined;
        case 'term': return view.terms().some(term => term.id === id);
        case 'file': return false;
        default:
            return (view.journey(root) !== undefined && sources.element(elementKey('journey', root)) === undefined)
                || (view.case(root) !== undefined && sources.element(elementKey('case', root)) === undefined);
    }
}
