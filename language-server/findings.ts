import { createAnalyses, type Analyses, type Remember } from '../src/analysis/analyses';
import { createChecker, type Checker, type Reported } from '../src/checks/engine';
import type { Finding } from '../src/checks/finding';
import type { ResolvedConfig } from '../src/checks/resolved-config';
import { elementKey, type Case, type Declaration, type ElementKey, type Journey, type Ref } from '../src/model/model';
import type { ProjectView } from '../src/model/view';
import type { Change, Workspace } from './workspace';

/**
 * The findings of a workspace, kept up to date. What a rule looked at while it judged a declaration is remembered, so an
 * edit judges again only what looked at something that the edit changed. Work is done when a file's findings are asked
 * for: who asks for the edited file first has them first, and may leave the others for later.
 */
export interface FindingStore {
    /** Takes notice of an edit. Answers the files whose findings may be different now. */
    readonly notice: (change: Change) => ReadonlySet<string>;
    readonly findingsOf: (path: string) => readonly Finding[];
    /** What the rules know of journeys and cases, for whoever else wants to know it. */
    readonly analyses: Analyses;
    /** For whoever computes more of journeys: it holds until an edit changes what the computing looked at in `view` and `analyses`. */
    readonly createMemory: () => Memory;
}

/** What is remembered of journeys and cases, apart from what others remember of them. */
export interface Memory {
    readonly view: ProjectView;
    readonly remember: Remember;
    /** Forgets all of it. */
    readonly end: () => void;
}

/** Names something that a judgement can depend on, e.g. `owner:platform.care` or `referred:channel:app`. */
type Fact = string;

/** Stale: it has to be asked again. What it looked at stays known until then, for it is mostly the same afterwards. */
interface Judged { readonly reports: readonly Reported[]; readonly looked: ReadonlySet<Fact>; isStale: boolean }
interface Assembled { readonly findings: readonly Finding[]; readonly looked: ReadonlySet<Fact>; readonly related: ReadonlySet<string>; isStale: boolean }
/** `name`: as a fact that others look at. */
interface Computed { readonly name: Fact; of: Journey | Case; value: unknown; looked: ReadonlySet<Fact>; isStale: boolean }
interface Record {
    /** By the declaration's key. */
    readonly judged: Map<ElementKey, Judged>;
    assembled: Assembled | undefined;
    /** What its declarations said when last noticed. */
    said: ReadonlyMap<ElementKey, Said>;
}
/** Fingerprints of what a declaration says: in all, and without its titles and notes, which can change a message and nothing else. */
interface Said { readonly all: string; readonly meaning: string; readonly derived: readonly Fact[] }

export function createFindingStore(workspace: Workspace, config: ResolvedConfig, today: string): FindingStore {
    const records = new Map<string, Record>();
    /** Who looked at a fact, who of them had something to report, and what was computed from it. */
    const judges = new Map<Fact, Set<string>>();
    const reporters = new Map<Fact, Set<string>>();
    const outcomes = new Map<Fact, Set<Computed>>();
    const tracker = createTracker();
    let toldStories = workspace.view.tellsStories();
    const view = tracked(workspace.view, tracker.look);
    const memories = new Set<Map<ElementKey, Map<string, Computed>>>();
    let begun = 0;
    /** The files with a finding that points into a file, by that file. */
    const pointers = new Map<string, Set<string>>();
    const createMemory = (): Memory => {
        /** What is computed of a journey or a case, by its key and by what it is, e.g. `graph`. */
        const computed = new Map<ElementKey, Map<string, Computed>>();
        const name = begun++;
        memories.add(computed);
        const remember: Remember = <T>(what: string, of: Journey | Case, compute: () => T, isStill?: (known: T) => boolean): T => {
            const key = keyOf(of);
            let results = computed.get(key);
            if (results === undefined) computed.set(key, results = new Map());
            let known = results.get(what);
            if (known === undefined) results.set(what, known = { name: `\0${name}\0${key}\0${what}`, of, value: undefined, looked: NOTHING, isStale: true });
            if (known.isStale || known.of !== of || isStill?.(known.value as T) === false) {
                const { result, looked } = tracker.during(() => {
                    tracker.look(key);
                    return compute();
                });
                known.looked = watchNow(known, known.looked, looked, outcomes);
                known.of = of;
                known.value = result;
                known.isStale = false;
            }
            // Who uses it depends on what it depends on: once for all, or many journeys that hang together would each hold facts of all others.
            tracker.look(known.name);
            return known.value as T;
        };
        return {
            view, remember,
            end: () => {
                memories.delete(computed);
                for (const key of computed.keys()) forgetIn(computed, key);
            },
        };
    };
    const analyses = createAnalyses(view, createMemory().remember);
    const checker: Checker = createChecker({ view, sources: workspace.sources }, config, { today, analyses });

    /** Enters a consumer for what it looked at now, in the place of what it looked at before; the same set when that is the same. */
    const watchNow = <Consumer>(consumer: Consumer, before: ReadonlySet<Fact> | undefined, looked: ReadonlySet<Fact>, index: Map<Fact, Set<Consumer>>): ReadonlySet<Fact> => {
        let isSame = before?.size === looked.size;
        for (const fact of looked) {
            if (before?.has(fact)) continue;
            isSame = false;
            const known = index.get(fact);
            if (known === undefined) index.set(fact, new Set([consumer]));
            else known.add(consumer);
        }
        if (isSame) return before!;
        for (const fact of before ?? []) {
            if (looked.has(fact)) continue;
            const known = index.get(fact);
            if (known?.delete(consumer) && known.size === 0) index.delete(fact);
        }
        return looked;
    };
    const forgetAssembly = (record: Record): void => {
        if (record.assembled !== undefined) record.assembled.isStale = true;
    };
    const forgetJudgement = (record: Record, key: ElementKey): void => {
        const judged = record.judged.get(key);
        if (judged === undefined || judged.isStale) return;
        judged.isStale = true;
        forgetAssembly(record);
    };
    const judge = (path: string, record: Record, declaration: Declaration): Judged => {
        const key = keyOf(declaration);
        const before = record.judged.get(key);
        if (before?.isStale === false) return before;
        const { result: reports, looked } = tracker.during(() => checker.checkDeclaration(declaration));
        const consumer = `${path}\0${key}`;
        const known = watchNow(consumer, before?.looked, looked, judges);
        watchNow(consumer, hasReports(before) ? before?.looked : undefined, reports.length > 0 ? known : NOTHING, reporters);
        const judged = { reports, looked: known, isStale: false };
        record.judged.set(key, judged);
        return judged;
    };
    /** The declaration is gone. */
    const drop = (path: string, record: Record, key: ElementKey): void => {
        const consumer = `${path}\0${key}`;
        const judged = record.judged.get(key);
        watchNow(consumer, judged?.looked, NOTHING, judges);
        if (hasReports(judged)) watchNow(consumer, judged?.looked, NOTHING, reporters);
        record.judged.delete(key);
    };
    /** Facts that changed, and what is computed from them, directly or not: that is stale now. */
    const withComputed = (changed: ReadonlySet<Fact>): ReadonlySet<Fact> => {
        const found = new Set(changed);
        // A set is walked in the order of insertion, what is added on the way included.
        for (const fact of found) for (const outcome of outcomes.get(fact) ?? []) {
            outcome.isStale = true;
            found.add(outcome.name);
        }
        return found;
    };
    /** What is computed holds the declarations themselves: those of a file that says the same as before are others now. */
    const makeStale = (remade: ReadonlySet<Fact>): void => {
        const found = new Set(remade);
        for (const fact of found) for (const outcome of outcomes.get(fact) ?? []) {
            // What depends on something stale is stale itself: whoever computes that again computes this on the way.
            if (outcome.isStale) continue;
            outcome.isStale = true;
            found.add(outcome.name);
        }
    };
    const forgetIn = (computed: Map<ElementKey, Map<string, Computed>>, key: ElementKey): void => {
        for (const outcome of computed.get(key)?.values() ?? []) watchNow(outcome, outcome.looked, NOTHING, outcomes);
        computed.delete(key);
    };
    const pointTo = (path: string, before: ReadonlySet<string>, now: ReadonlySet<string>): void => {
        for (const other of before) if (!now.has(other)) pointers.get(other)?.delete(path);
        for (const other of now) if (!before.has(other)) addPointer(other, path);
    };
    const addPointer = (to: string, from: string): void => {
        const known = pointers.get(to);
        if (known === undefined) pointers.set(to, new Set([from]));
        else known.add(from);
    };
    const recordOf = (path: string): Record => {
        let record = records.get(path);
        if (record === undefined) records.set(path, record = { judged: new Map(), assembled: undefined, said: new Map() });
        return record;
    };

    return {
        analyses, createMemory,
        notice: ({ paths, referred }) => {
            const dirty = new Set<string>();
            const changed = new Set<Fact>();
            const retitled = new Set<Fact>();
            const remade = new Set<Fact>();
            const gone = new Set<ElementKey>();
            for (const path of paths) {
                dirty.add(path);
                const record = recordOf(path);
                const said = new Map(workspace.declarationsOf(path).map(declaration => [keyOf(declaration), sayingOf(declaration)]));
                for (const [key, now] of said) {
                    compare(key, record.said.get(key), now, changed, retitled);
                    remade.add(key);
                    for (const fact of now.derived) remade.add(fact);
                }
                for (const [key, before] of record.said) {
                    if (said.has(key)) continue;
                    compare(key, before, undefined, changed, retitled);
                    gone.add(key);
                }
                for (const key of record.judged.keys()) {
                    if (said.has(key)) forgetJudgement(record, key);
                    else drop(path, record, key);
                }
                forgetAssembly(record);
                record.said = said;
                if (said.size === 0 && !workspace.sources.files.has(path)) {
                    watchNow(`${path}\0`, record.assembled?.looked, NOTHING, judges);
                    pointTo(path, record.assembled?.related ?? NOTHING, NOTHING);
                    records.delete(path);
                }
            }
            for (const key of referred) changed.add(`referred:${key}`);
            if (workspace.view.tellsStories() !== toldStories) changed.add('stories');
            toldStories = workspace.view.tellsStories();
            const affect = (consumer: string): void => {
                const [path = '', key = ''] = consumer.split('\0');
                const record = records.get(path);
                if (record === undefined) return;
                if (key === '') forgetAssembly(record);
                else forgetJudgement(record, key as ElementKey);
                if (record.assembled === undefined || record.assembled.isStale) dirty.add(path);
            };
            for (const fact of withComputed(changed)) for (const consumer of judges.get(fact) ?? []) affect(consumer);
            makeStale(remade);
            for (const computed of memories) for (const key of gone) forgetIn(computed, key);
            for (const fact of retitled) if (!changed.has(fact)) for (const consumer of reporters.get(fact) ?? []) affect(consumer);
            for (const changedPath of paths) for (const path of pointers.get(changedPath) ?? []) {
                const record = records.get(path);
                if (record !== undefined) forgetAssembly(record);
                dirty.add(path);
            }
            return dirty;
        },
        findingsOf: path => {
            const record = records.get(path);
            if (record === undefined) return [];
            const before = record.assembled;
            if (before?.isStale === false) return before.findings;
            const reports = workspace.declarationsOf(path).flatMap(declaration => judge(path, record, declaration).reports);
            const { result: findings, looked } = tracker.during(() => checker.findingsOf(path, reports, workspace.problemsOf(path)));
            const related = new Set(findings.flatMap(finding => finding.related.map(({ location }) => location.path)).filter(other => other !== path));
            record.assembled = { findings, looked: watchNow(`${path}\0`, before?.looked, looked, judges), related, isStale: false };
            pointTo(path, before?.related ?? NOTHING, related);
            return findings;
        },
    };
}

const NOTHING: ReadonlySet<never> = new Set<never>();
const hasReports = (judged: Judged | undefined): boolean => judged !== undefined && judged.reports.length > 0;

const keyOf = (declaration: Declaration): ElementKey => elementKey(declaration.kind, declaration.id);

function compare(key: ElementKey, before: Said | undefined, now: Said | undefined, changed: Set<Fact>, retitled: Set<Fact>): void {
    if (before?.all === now?.all) return;
    if (before !== undefined && now !== undefined && before.meaning === now.meaning) {
        retitled.add(key);
        for (const fact of now.derived) retitled.add(fact);
        return;
    }
    changed.add(key);
    for (const fact of [...(before?.derived ?? []), ...(now?.derived ?? [])]) changed.add(fact);
}

// ---- What a declaration says ----------------------------------------------------------------------------------------

function sayingOf(declaration: Declaration): Said {
    const all = hash(JSON.stringify(declaration));
    // The titles of journeys and ways are in what is computed of them; those of the others are looked up where they are shown.
    if (declaration.kind === 'journey' || declaration.kind === 'case' || declaration.kind === 'way') return { all, meaning: all, derived: derivedFacts(declaration) };
    const { title: _title, notes: _notes, links: _links, tags: _tags, ...meaning } = declaration as Declaration & { readonly title?: string };
    return { all, meaning: hash(JSON.stringify(meaning)), derived: derivedFacts(declaration) };
}

/** What other declarations learn from one without naming it. */
function derivedFacts(declaration: Declaration): readonly Fact[] {
    const journeyOf = (touchpoint: Ref): Ref => touchpoint.split('.')[0] ?? touchpoint;
    switch (declaration.kind) {
        case 'way': return [`handoffs:${journeyOf(declaration.from)}`, `handoffs:${journeyOf(declaration.to)}`];
        // What stands in the wrong place leads there all the same.
        case 'journey': return [...new Set(declaration.ways.map(({ to }) => journeyOf(to)))].filter(other => other !== declaration.id).map(other => `handoffs:${other}`);
        case 'case': return [`cases:${declaration.journey}`];
        case 'portfolio': return ['portfolios', ...declaration.journeys.map(({ journey }) => `portfolios:${journey}`)];
        case 'term': return ['terms'];
        default: return [];
    }
}

/** A fingerprint of 53 bits (cyrb53): two texts of one project with the same one are not to be expected. */
function hash(text: string): string {
    let a = 0xdeadbeef;
    let b = 0x41c6ce57;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        a = Math.imul(a ^ unit, 2654435761);
        b = Math.imul(b ^ unit, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return `${(b >>> 0).toString(36)}${(a >>> 0).toString(36)}`;
}

// ---- Who looked at what ---------------------------------------------------------------------------------------------

interface Tracker {
    readonly look: (fact: Fact) => void;
    /** Runs something and answers what it looked at; an inner run's looks are its own. */
    readonly during: <T>(run: () => T) => { readonly result: T; readonly looked: ReadonlySet<Fact> };
}

function createTracker(): Tracker {
    let current: Set<Fact> | undefined;
    return {
        look: fact => { current?.add(fact); },
        during: run => {
            const outer = current;
            const looked = current = new Set<Fact>();
            try {
                return { result: run(), looked };
            }
            finally {
                current = outer;
            }
        },
    };
}

/** A view that notes every look: by the key of the declaration that holds what was asked for. */
function tracked(view: ProjectView, look: (fact: Fact) => void): ProjectView {
    const byId = <T>(kind: string, find: (id: Ref | undefined) => T | undefined) => (id: Ref | undefined): T | undefined => {
        if (id !== undefined) look(`${kind}:${id}`);
        return find(id);
    };
    const inner = <T>(find: (id: Ref | undefined) => T | undefined) => (id: Ref | undefined): T | undefined => {
        if (id !== undefined) {
            const root = id.split('.')[0] ?? id;
            look(`journey:${root}`);
            look(`case:${root}`);
        }
        return find(id);
    };
    const list = <T>(name: string, find: (id: Ref) => T) => (id: Ref): T => {
        look(`${name}:${id}`);
        return find(id);
    };
    return {
        owner: byId('owner', view.owner), system: byId('system', view.system), channel: byId('channel', view.channel), persona: byId('persona', view.persona),
        information: byId('information', view.information), metric: byId('metric', view.metric), scenario: byId('scenario', view.scenario),
        journey: byId('journey', view.journey), case: byId('case', view.case), portfolio: byId('portfolio', view.portfolio),
        touchpoint: inner(view.touchpoint), commitment: inner(view.commitment), pain: inner(view.pain),
        handoffsFrom: list('handoffs', view.handoffsFrom), handoffsInto: list('handoffs', view.handoffsInto),
        casesOf: list('cases', view.casesOf), portfoliosOf: list('portfolios', view.portfoliosOf),
        terms: () => {
            look('terms');
            return view.terms();
        },
        portfolios: () => {
            look('portfolios');
            return view.portfolios();
        },
        tellsStories: () => {
            look('stories');
            return view.tellsStories();
        },
        referencesTo: key => {
            look(`referred:${key}`);
            return view.referencesTo(key);
        },
        eachReferenceTo: key => {
            look(`referred:${key}`);
            return view.eachReferenceTo(key);
        },
    };
}
