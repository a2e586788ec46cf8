import { createInitials } from './initials';
import { shortForms, type Names } from '../scope';
import { caseSpace, type DeclaredName } from '../lower-scribe';
import type { Project } from '../projects';
import type { ElementKey, ElementKind, Ref } from '../../src/model/model';
import type { ProjectView } from '../../src/model/view';

/** A name that can stand in a place. */
export interface Candidate {
    /** As it is written there: the shortest name that means it. */
    readonly text: string;
    readonly title: string | undefined;
    readonly kind: ElementKind;
    readonly id: Ref;
    readonly key: ElementKey;
    /** The project that declares it. */
    readonly home: Project;
}

/** The kinds of elements that a type of the grammar stands for, the preferred first. */
export const KINDS_OF_TYPE: Readonly<Record<string, readonly ElementKind[]>> = {
    Owner: ['owner'], Channel: ['channel'], Persona: ['persona'], Scenario: ['scenario'], System: ['system'], Metric: ['metric'], Journey: ['journey'],
    Touchpoint: ['touchpoint'], Information: ['information'], Pain: ['pain'], PromiseFact: ['promise'], Commitment: ['promise', 'expectation'],
    Carried: ['promise', 'expectation', 'information'], FallbackTarget: ['touchpoint', 'owner'],
};

/** Where names are looked for: the journey or case around the place, and the journey that a case is of. */
export interface Scope {
    readonly project: Project;
    readonly spaces: readonly string[];
    /** The name of the journey around the place. */
    readonly journey: string | undefined;
}

/** Which candidates are looked for first, and how many at most: a project may have tens of thousands. */
export interface Search {
    /** Names or ids that most likely are meant. */
    readonly near: Iterable<string>;
    readonly most: number;
}
const ALL: Search = { near: [], most: Infinity };

/** Those of some kinds whose name or title has what was typed in it; of the project's own names no more than `most` of a kind. */
export function candidates(kinds: readonly ElementKind[], prefix: string, { project, spaces, journey }: Scope, search: Search = ALL): readonly Candidate[] {
    const typed = prefix.toLowerCase();
    const initialsOf = createInitials();
    const isTyped = (text: string): boolean => has(text, typed) || (LETTERS.test(typed) && initialsOf(text).includes(typed));
    const found = new Map<ElementKey, Candidate>();
    const taken = new Set<string>();
    const homes = [project, ...project.uses()];
    const offer: Offer = (text, name, home) => {
        if (name.id.includes('#') || found.has(name.key)) return;
        const title = titleOf(name, home.store.view);
        if (!isTyped(text) && !has(name.id, typed) && !(title !== undefined && isTyped(title))) return;
        found.set(name.key, { text, title, kind: name.kind, id: name.id, key: name.key, home });
    };
    for (const kind of kinds) {
        for (const home of homes) {
            for (const space of spaces) for (const [text, names] of home.store.names.spaces.get(space) ?? []) {
                const name = names.find((each) => each.kind === kind);
                if (name === undefined || taken.has(`${kind} ${text}`)) continue;
                // The nearest meaning of a name hides the others.
                taken.add(`${kind} ${text}`);
                offer(text, name, home);
            }
        }
        if (OF_JOURNEYS.has(kind)) {
            for (const home of homes) offerQualified(kind, prefix, home, journey, spaces, offer);
            continue;
        }
        const enough = found.size + search.most;
        for (const [i, home] of homes.entries()) offerProjectWide(kind, typed, home, homes.slice(0, i), search.near, () => found.size >= enough, offer);
    }
    return [...found.values()];
}

type Offer = (text: string, name: DeclaredName, home: Project) => void;

/** What belongs to a journey or a case. */
const OF_JOURNEYS: ReadonlySet<ElementKind> = new Set(['touchpoint', 'promise', 'expectation', 'pain', 'stage']);

/** A name without its journey cannot reach into another one: those of a journey are told once its name stands there. */
function offerQualified(kind: ElementKind, prefix: string, home: Project, journey: string | undefined, spaces: readonly string[], offer: Offer): void {
    const dot = prefix.indexOf('.');
    if (dot < 0) return;
    const outer = prefix.slice(0, dot);
    if (outer === journey && spaces.length > 0) return;
    for (const space of [outer, caseSpace(outer)]) for (const [text, names] of home.store.names.spaces.get(space) ?? []) {
        const name = names.find((each) => each.kind === kind);
        if (name !== undefined) offer(`${outer}.${text}`, name, home);
    }
}

/** What is near, what begins like what was typed, and then the others, until there are enough; an inner owner by the shortest of its names that means nothing else. */
function offerProjectWide(kind: ElementKind, typed: string, home: Project, nearer: readonly Project[], near: Iterable<string>, isEnough: () => boolean, offer: Offer): void {
    const { names } = home.store;
    const isHidden = (text: string): boolean => nearer.some(({ store }) => ofKind(store.names, kind, text).length > 0);
    const done = new Set<Ref>();
    const look = (text: string): void => {
        for (const name of ofKind(names, kind, text)) {
            if (done.has(name.id)) continue;
            done.add(name.id);
            const form = shortForms(name).find((each) => !isHidden(each) && means(names, kind, each, name.id));
            if (form !== undefined) offer(form, name, home);
        }
    };
    for (const text of near) look(text);
    const all = names.byKind.get(kind);
    if (all === undefined) return;
    for (const text of all.keys()) {
        if (isEnough()) return;
        if (startsLike(text, typed)) look(text);
    }
    if (typed === '') return;
    for (const text of all.keys()) {
        if (isEnough()) return;
        look(text);
    }
}

const startsLike = (text: string, typed: string): boolean => text.length >= typed.length && text.slice(0, typed.length).toLowerCase() === typed;
const ofKind = (names: Names, kind: ElementKind, text: string): readonly DeclaredName[] => (names.project.get(text) ?? []).filter((name) => name.kind === kind);

function means(names: Names, kind: ElementKind, text: string, id: Ref): boolean {
    const ids = new Set(ofKind(names, kind, text).map((name) => name.id.replace(/#.*$/, '')));
    return ids.size === 1 ? ids.has(id) : text === id;
}

const LETTERS = /^[a-z]+$/;

/** Whether a text has what was typed in it: as a part, or its letters in this order, as editors look for it. */
function has(text: string, typed: string): boolean {
    if (typed === '') return true;
    const lower = text.toLowerCase();
    if (lower.includes(typed)) return true;
    let at = 0;
    for (const sign of lower) if (sign === typed[at]) at++;
    return at === typed.length;
}

export function titleOf({ kind, id }: { readonly kind: ElementKind; readonly id: Ref }, view: ProjectView): string | undefined {
    switch (kind) {
        case 'owner': return view.owner(id)?.title;
        case 'system': return view.system(id)?.title;
        case 'channel': return view.channel(id)?.title;
        case 'persona': return view.persona(id)?.title;
        case 'information': return view.information(id)?.title;
        case 'metric': return view.metric(id)?.title;
        case 'scenario': return view.scenario(id)?.title;
        case 'journey': return view.journey(id)?.title;
        case 'touchpoint': return view.touchpoint(id)?.title;
        case 'promise':
        case 'expectation': return view.commitment(id)?.text;
        case 'pain': return view.pain(id)?.text;
        default: return undefined;
    }
}
