import { elementKey, type ElementKey, type Journey, type Ref } from '../model/model';
import type { Sources } from '../model/source';
import type { ProjectView } from '../model/view';
import { elementKindOf, idOf, kindOf, type FindingStatus } from './finding';
import type { ResolvedRule } from './resolved-config';
import type { Rule, SeverityOrOff } from './rule';

/** What the journeys around an element mean for a finding on it. */
export interface Circumstances {
    /** It describes how things are: a case, or a journey with `state current`. */
    readonly current: boolean;
    /** Its journey has `status draft`. */
    readonly draft: boolean;
}

/** An integrity rule whose finding is about the world all the same when the journey is current: the promise is open. */
export const FACT_WHEN_CURRENT: ReadonlySet<string> = new Set(['promise-dangling']);
/** Errors that a draft cannot help having. */
export const INFO_IN_DRAFT: ReadonlySet<string> = new Set(['dead-end', 'journey-no-owner']);

/** A bad experience in a current journey or a case is a true fact about the world, not a mistake of who wrote it down. */
export function statusOf(rule: Rule, { current }: Circumstances): Exclude<FindingStatus, 'suppressed'> {
    return current && (kindOf(rule) === 'experience' || FACT_WHEN_CURRENT.has(rule.id)) ? 'finding' : 'open';
}

/** In a draft everything below error is information. An error that a config or a flag asks for by name stays one. */
export function severityIn(rule: Rule, { severity: { value, from } }: ResolvedRule, { draft }: Circumstances): SeverityOrOff {
    if (!draft || value === 'off') return value;
    const asked = from.kind === 'file' || from.kind === 'flag';
    // A preset can make errors of warnings: it does not know of the draft.
    const isError = asked ? value === 'error' : rule.severity === 'error' && !INFO_IN_DRAFT.has(rule.id);
    return isError ? value : 'info';
}

/** Answers for elements of a project; remembers what it found out. */
export function circumstancesOf(view: ProjectView, sources: Sources): (element: ElementKey) => Circumstances {
    const known = new Map<string, Circumstances>();
    return element => {
        // All that belongs to one journey has the same answer.
        const kind = elementKindOf(element);
        const around = kind === 'owner' ? element : `${kind}:${idOf(element).includes('->') ? idOf(element) : rootOf(element)}${isLived(element) ? '@' : ''}`;
        const before = known.get(around);
        if (before !== undefined) return before;
        const found = judge(usesOf(element, view, sources));
        known.set(around, found);
        return found;
    };
}

const LIVED = 'lived';
/** A journey that an element belongs to or is used by, or that a case uses it. */
type Use = Journey | typeof LIVED;

/** Stops at the first journeys that settle it: an owner may be used by thousands. */
function judge(uses: Iterable<Use>): Circumstances {
    let any = false;
    let draft: boolean | undefined;
    let current = true;
    for (const use of uses) {
        any = true;
        if (use === LIVED) continue;
        draft = (draft ?? true) && use.status === 'draft';
        current &&= use.state === 'current';
        if (!draft && !current) break;
    }
    return { current: any && current, draft: draft ?? false };
}

/** Of a case that is called like a journey, e.g. `remote-repair@p1`. */
const isLived = (element: ElementKey): boolean => idOf(element).includes('@');
/** The name of the journey, case or owner that an element belongs to. */
export const rootOf = (element: ElementKey): Ref => /^[^.@]*/.exec(idOf(element))![0];

function* usesOf(element: ElementKey, view: ProjectView, sources: Sources): Iterable<Use> {
    const journey = (id: Ref): readonly Use[] => {
        const found = view.journey(id);
        return found === undefined ? [] : [found];
    };
    switch (elementKindOf(element)) {
        case 'journey':
        case 'stage':
        case 'touchpoint':
            yield* journey(rootOf(element));
            return;
        case 'way': {
            const [, behind = ''] = idOf(element).split('->');
            yield* journey(rootOf(element));
            if (behind.includes('.')) yield* journey(behind.split('.')[0]!);
            return;
        }
        case 'case':
        case 'entry':
            yield LIVED;
            return;
        case 'promise':
        case 'expectation':
        case 'pain':
        case 'opportunity':
            if (isLived(element) || (view.journey(rootOf(element)) === undefined && view.case(rootOf(element)) !== undefined)) yield LIVED;
            else yield* journey(rootOf(element));
            return;
        case 'owner':
            for (const key of referencesToOwner(element, view, sources)) yield* usesOf(key, view, sources);
            return;
        default:
    }
}

/** Who refers to an owner or to one inside it; other owners do not count, they only answer for it. */
function* referencesToOwner(owner: ElementKey, view: ProjectView, sources: Sources): Iterable<ElementKey> {
    const path = sources.element(owner)?.path;
    const inner = path === undefined ? [] : sources.elementsOf(path).filter(key => key.startsWith(`${owner}.`));
    for (const part of [owner, ...inner]) for (const key of view.eachReferenceTo(part)) if (elementKindOf(key) !== 'owner') yield key;
}

/** The key of a journey's touchpoint that an implicit way leaves from: it is where such a way shows in the text. */
export function sourceOfWay(element: ElementKey): ElementKey | undefined {
    const arrow = element.indexOf('->');
    return elementKindOf(element) === 'way' && arrow > 0 ? elementKey('touchpoint', idOf(element).split('->')[0]!) : undefined;
}
