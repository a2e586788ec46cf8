import type { Analyses, Remember } from '../analysis/analyses';
import { labelOf } from '../model/label';
import { UNKNOWN, elementKey, type ElementKey, type ElementKind, type Journey, type Project, type Ref, type Way } from '../model/model';
import type { Args } from '../model/args';
import type { Place } from '../model/source';
import type { ProjectView } from '../model/view';
import type { KindName } from './kinds';

/** One state of a project. */
export interface Side {
    readonly project: Project;
    readonly view: ProjectView;
    readonly analyses: Analyses;
    /** Keeps what is found out of each journey for the next comparison, if somebody compares again. */
    readonly remember: Remember;
}

/** What every comparing function is given. */
export interface Comparison {
    readonly old: Side;
    readonly now: Side;
    /** ISO date. */
    readonly today: string;
    readonly names: Names;
    readonly report: (found: Found) => void;
}

/** What is reported, before it is counted and classified. */
export interface Found {
    readonly kind: KindName;
    readonly of: Subject;
    readonly args?: Args;
    readonly before?: string | undefined;
    readonly after?: string | undefined;
    /** Where, when it is not the element as a whole. */
    readonly field?: string;
    readonly oldIndex?: number | undefined;
    readonly nowIndex?: number | undefined;
    /** What else tells it apart from another one like it, when `before` and `after` do not. */
    readonly sign?: string;
    /** What else goes or comes with it, by names: what is told of that alone is a part of this. */
    readonly about?: readonly Ref[];
    /** Of some case nobody says any more what happens then: what customers are spared there is no gain. */
    readonly hasUnanswered?: boolean;
    /** Of a stage: it holds no touchpoints. */
    readonly isEmpty?: boolean;
    /** Of a way that came or went: where it leads, by the name on the new side, and what people call it. */
    readonly leads?: { readonly to: Ref; readonly label: string };
}

/** What a change belongs to. */
export interface Subject {
    readonly key: ElementKey;
    /** What people call it. */
    readonly label: string;
    /** Absent when it is not on that side. */
    readonly old?: ElementKey;
    readonly now?: ElementKey;
    /** Where to show it on the new side when it is not there any more. */
    readonly neighbour?: ElementKey | undefined;
    readonly scope: Scope;
}

/** The journey around, as far as it counts for how a change is judged and told. */
export interface Scope {
    readonly customers: readonly string[];
    /** It was not offered to anybody: nothing is judged. */
    readonly isDraft: boolean;
    /** It says how things are, on one side at least: how it feels is an observation. */
    readonly isCurrent: boolean;
}
export const NO_SCOPE: Scope = { customers: [], isDraft: false, isCurrent: false };

export function scopeOf(old: Journey | undefined, now: Journey | undefined, { old: oldSide, now: nowSide }: Pick<Comparison, 'old' | 'now'>): Scope {
    const [journey, view] = now === undefined ? [old, oldSide.view] : [now, nowSide.view];
    return {
        customers: (journey?.personas ?? []).map(ref => calledIn(labelOf(view.persona(ref) ?? { id: ref }))),
        isDraft: (old ?? now)?.status === 'draft',
        isCurrent: old?.state === 'current' || now?.state === 'current',
    };
}

/** How a sentence calls the persona of “Dana, a commuter”: what follows would seem to be a part of the sentence. */
function calledIn(title: string): string {
    return /^[^,，、(（:：—–]*[^,，、(（:：—–\s]/u.exec(title)?.[0] ?? title;
}

/** What elements of the old side are called on the new one. */
export interface Names {
    /** What is called otherwise, in the order in which that was found out. */
    readonly renamings: readonly Renaming[];
    readonly add: (kind: ElementKind, old: Ref, now: Ref) => void;
    /** The same name for what was not renamed. */
    readonly nowOf: (kind: ElementKind, old: Ref) => Ref;
    readonly oldOf: (kind: ElementKind, now: Ref) => Ref;
}

export interface Renaming { readonly kind: ElementKind; readonly old: Ref; readonly now: Ref }

export function createNames(): Names {
    const renamings: Renaming[] = [];
    const toNow = new Map<ElementKey, Ref>();
    const toOld = new Map<ElementKey, Ref>();
    return {
        renamings,
        add: (kind, old, now) => {
            if (old === now) return;
            renamings.push({ kind, old, now });
            toNow.set(elementKey(kind, old), now);
            toOld.set(elementKey(kind, now), old);
        },
        nowOf: (kind, old) => toNow.get(elementKey(kind, old)) ?? old,
        oldOf: (kind, now) => toOld.get(elementKey(kind, now)) ?? now,
    };
}

/** An element that is on both sides. */
export function subjectOf(kind: ElementKind, old: { readonly id: Ref }, now: { readonly id: Ref; readonly name?: string; readonly title?: string }, scope: Scope): Subject {
    const key = elementKey(kind, now.id);
    return { key, label: labelOf(now), old: elementKey(kind, old.id), now: key, scope };
}
export function removedSubject(kind: ElementKind, old: { readonly id: Ref; readonly name?: string; readonly title?: string }, scope: Scope, neighbour: ElementKey | undefined): Subject {
    const key = elementKey(kind, old.id);
    return { key, label: labelOf(old), old: key, neighbour, scope };
}
export function addedSubject(kind: ElementKind, now: { readonly id: Ref; readonly name?: string; readonly title?: string }, scope: Scope): Subject {
    const key = elementKey(kind, now.id);
    return { key, label: labelOf(now), now: key, scope };
}

/** The journey that something is in, by the qualified name of that: its first part. */
export const journeyIn = (id: Ref): Ref => id.split(/[.@]/)[0]!;

// ---- What people call things ----------------------------------------------------------------------------------------

type Labelled = 'owner' | 'channel' | 'persona' | 'information' | 'scenario' | 'system' | 'journey' | 'touchpoint' | 'commitment' | 'metric';

export function nameOf(kind: Labelled, ref: Ref | undefined, { view }: Side): string {
    if (ref === undefined) return '';
    if (ref === UNKNOWN) return UNKNOWN;
    if (kind === 'commitment') return commitmentLabel(view.commitment(ref) ?? { id: ref });
    return labelOf(view[kind](ref) ?? { id: ref });
}

/** Its title, or its ends; with its condition where several lead from the one to the other. */
export function wayLabel({ title, journey, from, to, when }: Pick<Way, 'title' | 'journey' | 'from' | 'to' | 'when'>, side: Side): string {
    if (title !== undefined) return title;
    const isOneOfSeveral = when !== undefined && (side.view.journey(journey)?.ways.filter(other => other.from === from && other.to === to).length ?? 0) > 1;
    return `${nameOf('touchpoint', from, side)} → ${nameOf('touchpoint', to, side)}${isOneOfSeveral ? ` (${when.join(', ')})` : ''}`;
}

/** What a promise is called: its words, else its name. */
export const commitmentLabel = (commitment: { readonly text?: string; readonly name?: string; readonly id?: string }): string => commitment.text ?? labelOf(commitment);

export const placeIn = (element: ElementKey, field?: string, index?: number): Place => ({ element, ...(field !== undefined && { field }), ...(index !== undefined && { index }) });
