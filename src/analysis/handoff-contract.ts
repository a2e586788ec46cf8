import type { Journey, Ref, Way } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Analyses } from './analyses';
import { isUncertain, leftBehind, wantedIn, type Outlook } from './left-behind';
import { remembering } from './once';
import { isOutside, rootOf, sameParty } from './owners';
import { wayEnd, type WayEnd } from './way-ends';

/** A handoff as a contract: what of it is written, and what it would have to have besides. It is complete when that is nothing. */
export interface HandoffContract {
    readonly has: readonly ContractPart[];
    readonly lacks: readonly ContractPart[];
    /** Information and promises that it would have to carry besides what it carries. `context` is lacking then. */
    readonly leaves: readonly Ref[];
}

/** What is carried; who takes it; what the customer is told; who steps in when it fails. */
export const CONTRACT_PARTS = ['context', 'acceptance', 'word', 'fallback'] as const;
export type ContractPart = (typeof CONTRACT_PARTS)[number];

export type ContractOf = (way: Way) => HandoffContract;

/** Of each handoff of a project. */
export function handoffContracts(view: ProjectView, { contractsOf, ...analyses }: Pick<Analyses, 'contractsOf' | 'graphOf' | 'networkOf' | 'flowOf' | 'needsOf'>): ContractOf {
    const lone = remembering((way: Way) => contractOf(way, view, analyses, outlookOn(view, analyses)));
    return way => {
        const journey = view.journey(view.touchpoint(way.from)?.journey);
        return (journey === undefined ? undefined : contractsOf(journey).get(way)) ?? lone(way);
    };
}

/** Of the handoffs in a journey and from it into others. */
export function contractsIn(journey: Journey, view: ProjectView, analyses: WayAnalyses): ReadonlyMap<Way, HandoffContract> {
    const outlook = outlookOn(view, analyses);
    const handoffs = new Set([...analyses.graphOf(journey).ways.flatMap(({ kind, way }) => (kind === 'handoff' && way !== undefined ? [way] : [])), ...view.handoffsFrom(journey.id)]);
    return new Map([...handoffs].map(way => [way, contractOf(way, view, analyses, outlook)]));
}

type WayAnalyses = Pick<Analyses, 'graphOf' | 'networkOf' | 'flowOf' | 'needsOf'>;

function outlookOn(view: ProjectView, analyses: WayAnalyses): Outlook {
    return {
        wantedIn: remembering((journey: Journey) => wantedIn(journey, view, analyses)),
        isUncertain: remembering((journey: Journey) => isUncertain(journey, view, analyses)),
    };
}

function contractOf(way: Way, view: ProjectView, analyses: WayAnalyses, outlook: Outlook): HandoffContract {
    const { carries = [], carriesAll, accepted, tells = [], updates = [], fallbacks = [] } = way;
    const [from, to] = [way.from, way.to].map(id => wayEnd(id, view, analyses));
    const left = leftBehind(way, view, analyses, outlook);
    const leaves = [...left?.information ?? [], ...left?.promises ?? []];
    const written: Readonly<Record<ContractPart, boolean>> = {
        context: carriesAll === true || carries.length > 0, acceptance: accepted !== undefined, word: tells.length + updates.length > 0, fallback: fallbacks.length > 0,
    };
    const needs = needsOf(way, from, to, view, analyses);
    const isLacking = (part: ContractPart): boolean => (part === 'context' && leaves.length > 0) || (!written[part] && needs[part]);
    return { has: CONTRACT_PARTS.filter(part => written[part] && !isLacking(part)), lacks: CONTRACT_PARTS.filter(isLacking), leaves };
}

/**
 * As the rules ask for them, and where too little is said to know: nobody has to accept what stays in one house, unless it is handed to another
 * team cold; nor be told what he does himself.
 */
function needsOf(way: Way, from: WayEnd | undefined, to: WayEnd | undefined, view: ProjectView, analyses: Pick<Analyses, 'graphOf'>): Readonly<Record<ContractPart, boolean>> {
    const isOneParty = from?.owner !== undefined && to?.owner !== undefined && sameParty(from.owner, to.owner, view);
    const isOneHouse = from?.owner !== undefined && to?.owner !== undefined && rootOf(from.owner, view)?.id === rootOf(to.owner, view)?.id;
    const isCold = way.mode === 'cold' && !isOneParty;
    const isOneChannel = from?.channels?.some(channel => to?.channels?.includes(channel) === true) === true;
    const isChosen = way.choice === true;
    const holder = view.owner(way.accepted?.by) ?? to?.owner;
    const isSeam = !isOneParty || !isOneChannel;
    return {
        context: isSeam,
        acceptance: (!isOneHouse || isCold) && !isChosen,
        word: isSeam && !isChosen && to?.touchpoint.initiatedBy !== 'customer' && !isToldBefore(way, from, view, analyses),
        fallback: way.within !== undefined || (!isChosen && (holder === undefined || isOutside(holder, view))),
    };
}

/** What the touchpoint before tells is about this way, as long as there is no other. In the company's own view its mirror tells. */
function isToldBefore(way: Way, from: WayEnd | undefined, view: ProjectView, { graphOf }: Pick<Analyses, 'graphOf'>): boolean {
    if (from === undefined) return false;
    const { touchpoint, journey } = from;
    return (touchpoint.tells !== undefined && graphOf(journey).out(touchpoint.id).every(other => other.way === way))
        || (journey.view === 'enterprise' && view.journey(journey.mirrors) !== undefined);
}
