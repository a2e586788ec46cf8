import type { Element, ElementKind } from '../src/model/model';

/** A model element while it is being built. */
export type Draft = Record<string, unknown>;

/**
 * An element of a kind that nothing is stated of yet. It has a place for each property that its kind can have, so that
 * all elements of a kind look alike to the machine, whatever their authors state and in which order: rules read such
 * properties several times faster.
 */
export const blankOf = (kind: ElementKind): Draft => BLANKS[kind]() as Draft;

type Blank<T> = { [K in keyof Required<T>]: undefined | Required<T>[K] };
type Blanks = { readonly [K in ElementKind]: () => Blank<Extract<Element, { kind: K }>> };

const u = undefined;
const BLANKS: Blanks = {
    owner: () => ({ kind: 'owner', id: u, name: u, title: u, ownerKind: u, parent: u, contacts: u, accountable: u, obligations: u, notes: u, links: u, tags: u, was: u }),
    system: () => ({ kind: 'system', id: u, name: u, title: u, notes: u, links: u, tags: u, was: u }),
    channel: () => ({ kind: 'channel', id: u, name: u, title: u, channelKind: u, hours: u, notes: u, links: u, tags: u, was: u }),
    persona: () => ({ kind: 'persona', id: u, name: u, title: u, goals: u, needs: u, channels: u, quotes: u, evidence: u, notes: u, links: u, tags: u, was: u }),
    information: () => ({ kind: 'information', id: u, name: u, title: u, notes: u, links: u, tags: u, was: u }),
    metric: () => ({ kind: 'metric', id: u, name: u, title: u, scale: u, outOf: u, target: u, question: u, of: u, notes: u, links: u, tags: u, was: u }),
    term: () => ({ kind: 'term', id: u, name: u, title: u, avoid: u, jargon: u, notes: u, links: u, tags: u, was: u }),
    scenario: () => ({ kind: 'scenario', id: u, name: u, title: u, load: u, notes: u, links: u, tags: u, was: u }),
    journey: () => ({
        kind: 'journey', id: u, name: u, title: u, stages: u, ways: u, personas: u, goals: u, owner: u, scenarios: u, state: u, view: u, mirrors: u, outcome: u,
        reviewed: u, evidence: u, effortBudget: u, measures: u, retires: u, status: u, notes: u, links: u, tags: u, was: u,
    }),
    stage: () => ({
        kind: 'stage', id: u, name: u, title: u, journey: u, owner: u, channels: u, goals: u, measures: u, phase: u, later: u, evidence: u, touchpoints: u,
        notes: u, links: u, tags: u, was: u,
    }),
    touchpoint: () => ({
        kind: 'touchpoint', id: u, name: u, title: u, journey: u, stage: u, entry: u, optional: u, repeats: u, zoomsInto: u,
        channels: u, owner: u, accountable: u, seenAs: u, initiatedBy: u, does: u, thinks: u, says: u, feels: u, stress: u, momentOfTruth: u, expects: u,
        promises: u, meets: u, breaks: u, contradicts: u, asks: u, needs: u, gives: u, takes: u, tells: u, pains: u, wows: u, opportunities: u,
        recoveries: u, backstage: u, support: u, physical: u, measures: u, signals: u, ends: u, evidence: u, quotes: u, notes: u, links: u, tags: u, was: u,
    }),
    entry: () => ({
        kind: 'entry', id: u, case: u, moment: u, as: u, touchpoint: u, title: u,
        channels: u, owner: u, accountable: u, seenAs: u, initiatedBy: u, does: u, thinks: u, says: u, feels: u, stress: u, momentOfTruth: u, expects: u,
        promises: u, meets: u, breaks: u, contradicts: u, asks: u, needs: u, gives: u, takes: u, tells: u, pains: u, wows: u, opportunities: u,
        recoveries: u, backstage: u, support: u, physical: u, measures: u, signals: u, ends: u, evidence: u, quotes: u, notes: u, links: u, tags: u, was: u,
    }),
    expectation: () => ({ kind: 'expectation', id: u, name: u, text: u, limits: u }),
    promise: () => ({ kind: 'promise', id: u, name: u, text: u, limits: u, at: u, by: u, for: u, again: u }),
    pain: () => ({ kind: 'pain', id: u, name: u, text: u, level: u, via: u }),
    opportunity: () => ({
        kind: 'opportunity', id: u, name: u, text: u, solves: u, owner: u, impact: u, effort: u, by: u, done: u, notes: u, links: u, tags: u, was: u,
    }),
    way: () => ({
        kind: 'way', wayKind: u, id: u, journey: u, from: u, to: u, title: u, when: u, carries: u, carriesAll: u, mode: u, accepted: u, responsible: u,
        takes: u, within: u, tells: u, updates: u, fallbacks: u, signals: u, effort: u, choice: u, evidence: u, notes: u, links: u, tags: u, was: u,
    }),
    case: () => ({
        kind: 'case', id: u, name: u, title: u, journey: u, personas: u, sources: u, evidence: u, entries: u, notes: u, links: u, tags: u, was: u,
    }),
    portfolio: () => ({
        kind: 'portfolio', id: u, name: u, title: u, visions: u, personas: u, owner: u, goals: u, journeys: u, unnamed: u, measures: u, evidence: u,
        notes: u, links: u, tags: u, was: u,
    }),
};
