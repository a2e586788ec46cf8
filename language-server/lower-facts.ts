import type { AstNode, Reference as LangiumReference } from 'langium';
import type * as Ast from './generated/ast';
import { blankOf, type Draft } from './blanks';
import { Entry, type Stretch } from './element-source';
import type * as Model from '../src/model/model';
import type { ElementKind } from '../src/model/model';
import { readDate, readDuration, readQuantity, readWhole } from '../src/model/quantity';
import {
    CARRIED, CHANNEL, COMMITMENT, EXPECTATION, FALLBACK, INFORMATION, JOURNEY, METRIC, OWNER, PAIN, PERSONA, PROMISE, SCENARIO, SYSTEM, Scribe, type Target,
    isBlank, noteBlock, placeOf, spanOf, stretchOf, withItem,
} from './lower-scribe';

export type Fact = Exclude<
    Ast.JourneyPart | Ast.StagePart | Ast.TouchpointPart | Ast.WayPart | Ast.OwnerPart | Ast.ChannelPart | Ast.PersonaPart | Ast.MetricPart | Ast.TermPart |
    Ast.ScenarioPart | Ast.CasePart | Ast.PortfolioPart | Ast.OpportunityPart, Ast.Stage | Ast.Touchpoint | Ast.Way | Ast.Owner | Ast.CaseEntry>;

/** Lowers the facts of a block into properties of its element. */
export class FactLowering extends Scribe {
    // ---- Facts --------------------------------------------------------------------------------------------------

    protected fact(target: Target, fact: Fact): void {
        const place = stretchOf(fact);
        switch (fact.$type) {
            case 'TextFact': return this.text(target, fact, place);
            case 'TextsFact': return fact.texts.forEach((text, i) => this.add(target, fact.key, text, place, placeOf(fact, 'texts', i)));
            case 'WordFact': { this.once(target, fact.key === 'initiated' ? 'initiatedBy' : fact.key, fact.word, fact.key, place, placeOf(fact, 'word')); return; }
            case 'WordsFact': return this.signals(target, fact, place);
            case 'FlagFact': { this.once(target, fact.key === 'moment' ? 'momentOfTruth' : fact.key, true, fact.key, place); return; }
            case 'OwnerFact': {
                const field = fact.key === 'seen' ? 'seenAs' : fact.key;
                if (fact.owner === undefined || !this.once(target, field, fact.owner.$refText, fact.key, place)) return;
                return this.reference(target, field, fact.owner, OWNER, target.draft, field);
            }
            case 'ChannelsFact': return this.refs(target, 'channels', fact.channels, CHANNEL, place, fact.key);
            case 'PersonasFact': return this.refs(target, 'personas', fact.personas, PERSONA, place, 'for');
            case 'ScenariosFact': return this.refs(target, 'scenarios', fact.scenarios, SCENARIO, place, 'scenario');
            case 'InformationFact': return this.refs(target, fact.key, fact.items, INFORMATION, place);
            case 'CommitmentsFact': return this.refs(target, fact.key, fact.items, COMMITMENT, place);
            case 'PainsFact': return this.refs(target, 'solves', fact.pains, PAIN, place);
            case 'JourneyFact': {
                const field = fact.key === 'zooms' ? 'zoomsInto' : 'mirrors';
                if (fact.journey === undefined || !this.once(target, field, fact.journey.$refText, fact.key, place)) return;
                return this.reference(target, field, fact.journey, JOURNEY, target.draft, field);
            }
            case 'BreaksFact': {
                let at: Stretch | undefined = place;
                for (const item of this.distinct(target, 'breaks', fact.items ?? [], listIn(target.draft.breaks), place, 'what')) {
                    const broken: Draft = { what: item.$refText, because: fact.reasons?.[0] };
                    this.add(target, 'breaks', broken, at);
                    this.reference(target, 'breaks', item, COMMITMENT, broken, 'what');
                    at = undefined;
                }
                return;
            }
            case 'FeelsFact': return this.feels(target, fact, place);
            case 'Expectation': return this.expectation(target, fact, place);
            case 'PromiseFact': return this.promise(target, fact, place);
            case 'TakesFact': {
                const length = fact.length === undefined ? undefined : this.length(target, fact.length, placeOf(fact, 'length') ?? place, 'takes');
                if (length !== undefined) this.once(target, 'takes', length, 'takes', place, placeOf(fact, 'length'));
                return;
            }
            case 'TellsFact': {
                if (isBlank(fact.text ?? '')) this.nothingSaid(target, place, 'tells');
                const told: Draft = { text: fact.text ?? '', via: undefined, by: undefined, limits: undefined };
                this.add(target, 'tells', told, place, placeOf(fact, 'text'));
                for (const clause of this.eachOnce(target, fact.clauses ?? [])) {
                    if (clause.$type === 'ViaClause') this.innerRefs(target, told, 'via', clause.channels, CHANNEL);
                    else if (clause.$type === 'ByClause') this.innerRef(target, told, 'by', clause.owner, OWNER);
                    else this.limit(target, told, clause);
                }
                return;
            }
            case 'Pain': return this.pain(target, fact, place);
            case 'Opportunity': return this.opportunity(target, fact, place);
            case 'LaneFact': {
                if (isBlank(fact.text ?? '')) this.nothingSaid(target, place, fact.key);
                const item: Draft = { text: fact.text ?? '', by: undefined, using: undefined };
                this.add(target, fact.key, item, place, placeOf(fact, 'text'));
                for (const clause of this.eachOnce(target, fact.clauses ?? [])) {
                    if (clause.$type === 'ByClause') this.innerRef(target, item, 'by', clause.owner, OWNER);
                    else this.innerRefs(target, item, 'using', clause.systems, SYSTEM);
                }
                return;
            }
            case 'MeasureFact': return this.measure(target, fact, place);
            case 'EndsFact':
                if (fact.word === undefined) return;
                this.once(target, 'ends', { how: fact.word, text: fact.text }, 'ends', place, placeOf(fact, 'word'));
                return;
            case 'RepeatsFact': {
                const at = placeOf(fact, 'times') ?? place;
                const times = fact.times === undefined ? undefined : this.read(target, readWhole(fact.times), at);
                if (times === 0) this.invalid(target, at, { message: 'not-positive', args: { text: fact.times! } });
                this.once(target, 'repeats', { times }, 'repeats', place, placeOf(fact, 'times'));
                return;
            }
            case 'EvidenceFact':
                if (fact.word === undefined) return;
                this.once(target, 'evidence', { kind: fact.word, text: fact.text }, 'evidence', place, placeOf(fact, 'word'));
                return;
            case 'LinkFact':
                this.add(target, 'links', { url: fact.url ?? '', text: fact.text }, place, placeOf(fact, 'url'));
                return;
            case 'TagsFact': {
                let first: Stretch | undefined = place;
                for (const { text, at } of this.distinctItems(target, 'tags', itemsOf(fact, 'tags', fact.tags ?? []), listIn(target.draft.tags), place)) {
                    this.add(target, 'tags', text, first, at);
                    first = undefined;
                }
                return;
            }
            case 'WasFact': return (fact.names ?? []).forEach((name, i) => this.add(target, 'was', name, i === 0 ? place : undefined, placeOf(fact, 'names', i)));
            case 'Obligation': {
                const obligation: Draft = { text: fact.text ?? '', limits: [], for: [] };
                this.add(target, 'obligations', obligation, place, placeOf(fact, 'text'));
                for (const clause of this.eachOnce(target, fact.clauses ?? [], 'ForClause')) {
                    if (clause.$type === 'Limit') this.limit(target, obligation, clause);
                    else this.innerRefs(target, obligation, 'for', clause.commitments, COMMITMENT);
                }
                return;
            }
            case 'ScaleFact': {
                if (fact.word === undefined) return;
                this.once(target, 'scale', fact.word, 'scale', place, placeOf(fact, 'word'));
                const outOf = fact.outOf === undefined ? undefined : this.read(target, readQuantity(fact.outOf), placeOf(fact, 'outOf') ?? place);
                if (outOf !== undefined) target.draft.outOf = outOf.value;
                return;
            }
            case 'ValueFact': {
                const value = fact.value === undefined ? undefined : this.read(target, readQuantity(fact.value), placeOf(fact, 'value') ?? place);
                if (value !== undefined) this.once(target, 'target', value, 'target', place, placeOf(fact, 'value'));
                return;
            }
            case 'ReviewedFact': {
                const date = fact.date === undefined ? undefined : this.read(target, readDate(fact.date), placeOf(fact, 'date') ?? place);
                const every = fact.every === undefined ? undefined : this.read(target, readDuration(fact.every), placeOf(fact, 'every') ?? place);
                if (date !== undefined) this.once(target, 'reviewed', { date, every }, 'reviewed', place, placeOf(fact, 'date'));
                return;
            }
            case 'BudgetFact': {
                const contacts = fact.contacts === undefined ? undefined : this.read(target, readWhole(fact.contacts), placeOf(fact, 'contacts') ?? place);
                if (contacts !== undefined) this.once(target, 'effortBudget', contacts, 'effort budget', place, placeOf(fact, 'contacts'));
                return;
            }
            case 'DateFact': {
                const date = fact.date === undefined ? (fact.key === 'done' ? '' : undefined) : this.read(target, readDate(fact.date), placeOf(fact, 'date') ?? place);
                if (date !== undefined) this.once(target, fact.key, date, fact.key, place, placeOf(fact, 'date'));
                return;
            }
            case 'CarriesFact': {
                let at: Stretch | undefined = place;
                for (const item of this.distinct(target, 'carries', fact.items ?? [], listIn(target.draft.carries), place, 'ref')) {
                    if (item.$refText === 'all') this.once(target, 'carriesAll', true, 'carries all', place, this.placeOfRef(item));
                    else {
                        const carried: Draft = { as: 'nothing', ref: item.$refText };
                        this.add(target, 'carries', carried, at);
                        this.reference(target, 'carries', item, CARRIED, carried, 'ref', true);
                    }
                    at = undefined;
                }
                return;
            }
            case 'AcceptedFact': {
                const accepted: Draft = { by: fact.owner?.$refText ?? '', limits: [] };
                if (fact.owner === undefined || !this.once(target, 'accepted', accepted, 'accepted by', place)) return;
                this.reference(target, 'accepted', fact.owner, OWNER, accepted, 'by');
                for (const clause of this.eachOnce(target, fact.limits ?? [])) this.limit(target, accepted, clause);
                return;
            }
            case 'WithinFact': {
                const at = placeOf(fact, 'limit') ?? place;
                const length = fact.limit === undefined ? undefined : this.some(target, this.length(target, fact.limit, at, 'within'), at);
                if (length !== undefined) this.once(target, 'within', limitOf(length, undefined, false), 'within', place, placeOf(fact, 'limit'));
                return;
            }
            case 'UpdatesFact': {
                const at = placeOf(fact, 'every') ?? place;
                const every = fact.every === undefined ? undefined : this.read(target, readDuration(fact.every), at);
                if (every === undefined) return;
                this.some(target, { duration: every }, at);
                const update: Draft = { text: fact.text, every, via: undefined };
                this.add(target, 'updates', update, place, placeOf(fact, 'every'));
                for (const clause of this.eachOnce(target, fact.clauses ?? [])) this.innerRefs(target, update, 'via', clause.channels, CHANNEL);
                return;
            }
            case 'FallbackFact': {
                if (fact.target === undefined) return;
                const fallback: Draft = { as: 'nothing', ref: fact.target.$refText, after: undefined };
                this.add(target, 'fallbacks', fallback, place);
                this.reference(target, 'fallbacks', fact.target, FALLBACK, fallback, 'ref', true);
                const [after] = this.eachOnce(target, fact.clauses ?? []);
                if (after?.duration !== undefined) {
                    const duration = this.read(target, readDuration(after.duration), stretchOf(after));
                    if (duration !== undefined) fallback.after = duration;
                }
                return;
            }
            case 'PortfolioJourney': {
                if (fact.journey === undefined) return;
                const listed: Draft = { journey: fact.journey.$refText, roles: fact.roles ?? [] };
                this.add(target, 'journeys', listed, place);
                return this.reference(target, 'journeys', fact.journey, JOURNEY, listed, 'journey');
            }
            case 'UnnamedFact': {
                const count = fact.count === undefined ? undefined : this.read(target, readWhole(fact.count), placeOf(fact, 'count') ?? place);
                if (count !== undefined) this.add(target, 'unnamed', { count, roles: fact.roles ?? [] }, place, placeOf(fact, 'count'));
                return;
            }
        }
    }

    private text(target: Target, fact: Ast.TextFact, place: Stretch): void {
        if (fact.text === undefined) return;
        if (isBlank(fact.text)) this.nothingSaid(target, place, fact.key);
        const field = TEXT_FIELDS[fact.key] ?? fact.key;
        if (SINGLE_TEXTS.has(field)) this.once(target, field, fact.text, fact.key, place, placeOf(fact, 'text'));
        else this.add(target, field, fact.text, place, placeOf(fact, 'text'));
    }

    private feels(target: Target, fact: Ast.FeelsFact, place: Stretch): void {
        const at = placeOf(fact, 'score') ?? place;
        const score = fact.score === undefined ? undefined : this.read(target, readQuantity(fact.score), at);
        if (fact.score === undefined && fact.text === undefined) return this.nothingSaid(target, place, 'feels');
        if (score !== undefined && (Math.abs(score.value) > 2 || score.unit !== undefined || !Number.isInteger(score.value))) {
            this.invalid(target, at, { message: 'feeling-out-of-range', args: { text: fact.score! } });
        }
        const persona = this.eachOnce(target, fact.clauses ?? [])[0]?.persona;
        const same = listIn(target.draft.feels).findIndex(other => (other as Model.Feeling).persona === persona?.$refText);
        if (same >= 0) return this.twice(target, persona === undefined ? 'feels' : `feels … for ${persona.$refText}`, target.entry.fact('feels', same)!, place);
        const feeling: Draft = { score: score?.value, text: fact.text, persona: undefined };
        this.add(target, 'feels', feeling, place, at);
        if (persona !== undefined) this.innerRef(target, feeling, 'persona', persona, PERSONA);
    }

    private nameOrWords(target: Target, fact: { readonly name?: string; readonly text?: string }, keyword: string, place: Stretch): void {
        if (fact.name === undefined && isBlank(fact.text ?? '')) this.nothingSaid(target, place, keyword);
    }

    private commitment(target: Target, fact: AstNode & { readonly name?: string; readonly text?: string }, kind: 'promise' | 'expectation', field: string, place: Stretch): Target {
        this.nameOrWords(target, fact, field, place);
        const made = fact.name === undefined ? unnamed(target, kind) : this.inner(target, fact, kind, 'space');
        made.draft.text = fact.text;
        made.draft.limits = [];
        this.add(target, field, made.draft, place, placeOf(fact, 'name') ?? placeOf(fact, 'text'));
        return made;
    }

    private expectation(target: Target, fact: Ast.Expectation, place: Stretch): void {
        const made = this.commitment(target, fact, 'expectation', 'expects', place);
        for (const clause of this.eachOnce(made, fact.limits ?? [])) this.limit(made, made.draft, clause);
    }

    private promise(target: Target, fact: Ast.PromiseFact, place: Stretch): void {
        const made = this.commitment(target, fact, 'promise', 'promises', place);
        for (const clause of this.eachOnce(made, fact.clauses ?? [])) {
            if (clause.$type === 'Limit') this.limit(made, made.draft, clause);
            else if (clause.$type === 'AtClause') this.ofPromise(target, made, 'at', clause.information, INFORMATION);
            else if (clause.$type === 'ByClause') this.ofPromise(target, made, 'by', clause.owner, OWNER);
            else if (clause.$type === 'AgainClause') {
                const itself = fact.name !== undefined && clause.promise?.$refText === fact.name;
                if (itself) this.invalid(made, this.placeOfRef(clause.promise) ?? stretchOf(clause), { message: 'again-itself', args: { name: fact.name! } });
                else this.ofPromise(target, made, 'again', clause.promise, PROMISE);
            }
            else this.ofPromise(target, made, 'for', clause.commitments?.[0], EXPECTATION);
        }
    }

    /** What a clause of a promise refers to. One without a name has no element of its own that could say where. */
    private ofPromise(target: Target, made: Target, field: string, reference: LangiumReference | undefined, kinds: readonly ElementKind[]): void {
        if (reference === undefined) return;
        made.draft[field] = reference.$refText;
        this.reference(made, field, reference, kinds, made.draft, field, false, made.key !== target.key);
    }

    private pain(target: Target, fact: Ast.Pain, place: Stretch): void {
        this.nameOrWords(target, fact, 'pain', place);
        const { draft } = fact.name === undefined ? unnamed(target, 'pain') : this.inner(target, fact, 'pain', 'pain');
        draft.text = fact.text;
        this.add(target, 'pains', draft, place, placeOf(fact, 'name') ?? placeOf(fact, 'text'));
        for (const clause of this.eachOnce(target, fact.clauses ?? [])) {
            if (clause.$type === 'LevelClause') draft.level = clause.level;
            else this.innerRefs(target, draft, 'via', clause.channels, CHANNEL);
        }
    }

    private opportunity(target: Target, fact: Ast.Opportunity, place: Stretch): void {
        this.nameOrWords(target, fact, 'opportunity', place);
        const made = fact.name === undefined ? { ...unnamed(target, 'opportunity'), entry: new Entry(target.key, this.path, place.offset, place.end, this.places) }
            : this.inner(target, fact, 'opportunity', 'opportunity');
        made.draft.text = fact.text;
        this.add(target, 'opportunities', made.draft, place, placeOf(fact, 'name') ?? placeOf(fact, 'text'));
        if (fact.name === undefined) noteBlock(made.entry, fact);
        for (const part of fact.facts ?? []) this.fact(made, part as Fact);
    }

    /** An element with a name of its own inside another one. */
    private inner(target: Target, fact: AstNode & { readonly name?: string }, kind: ElementKind, group: string): Target {
        return this.element(fact, kind, target.prefix ?? `${target.journey}.`, group, target.spaces[0] ?? target.journey, target);
    }

    private measure(target: Target, fact: Ast.MeasureFact, place: Stretch): void {
        const common: Draft = {
            metric: '', value: undefined, to: undefined, after: undefined, by: undefined, level: fact.level, via: undefined, below: undefined, at: undefined,
            source: undefined, n: undefined,
        };
        if (fact.value !== undefined) common.value = this.read(target, readQuantity(fact.value), placeOf(fact, 'value') ?? place);
        const lists: { readonly field: 'via' | 'below'; readonly channels: readonly LangiumReference[] }[] = [];
        for (const clause of this.eachOnce(target, fact.clauses ?? [])) {
            switch (clause.$type) {
                case 'ViaClause': lists.push({ field: 'via', channels: clause.channels ?? [] }); break;
                case 'BelowClause': lists.push({ field: 'below', channels: clause.channels ?? [] }); break;
                case 'DateClause': if (clause.date !== undefined) common.at = this.read(target, readDate(clause.date), stretchOf(clause)); break;
                case 'SourceClause': common.source = clause.text; break;
                case 'QuantityClause': {
                    if (clause.value === undefined) break;
                    const at = placeOf(clause, 'value') ?? stretchOf(clause);
                    if (clause.key === 'n') common.n = this.read(target, readWhole(clause.value), at);
                    else if (clause.key === 'after') common.after = this.read(target, readDuration(clause.value), at);
                    else common[clause.key] = this.read(target, readQuantity(clause.value), at);
                }
            }
        }
        for (const metric of fact.metrics ?? []) {
            const measure: Draft = { ...common, metric: metric.$refText };
            this.add(target, 'measures', measure, place);
            this.reference(target, 'measures', metric, METRIC, measure, 'metric');
            for (const { field, channels } of lists) this.innerRefs(target, measure, field, channels, CHANNEL);
        }
    }

    private signals(target: Target, fact: Ast.WordsFact, place: Stretch): void {
        const known = listIn(target.draft.signals);
        const words = fact.words ?? [];
        if (known.length === 0 && words.length === 1) {
            this.add(target, 'signals', words[0], place, placeOf(fact, 'words'));
            return;
        }
        const items = this.distinctItems(target, 'signal', itemsOf(fact, 'words', words), known, place);
        const all = [...known, ...items.map(({ text }) => text)];
        for (const { text, at } of items) this.add(target, 'signals', text, place, at);
        const none = items.find(({ text }) => text === 'none') ?? items[0];
        if (none !== undefined && all.includes('none') && all.length > 1) this.invalid(target, none.at ?? place, { message: 'none-beside-others', args: { keyword: 'signal' } });
    }

    /** The clauses of a fact without those that are said a second time, which are findings. `often`: these may be. */
    private eachOnce<T extends AstNode>(target: Target, clauses: readonly T[], often?: string): readonly T[] {
        if (clauses.length < 2) return clauses;
        const first = new Map<string, Stretch>();
        return clauses.filter(clause => {
            // `measures … to 45% after 1mo`: clauses of one shape that begin with different words.
            const key = (clause as { readonly key?: string }).key ?? clause.$type;
            const place = stretchOf(clause);
            const before = first.get(key);
            const isAlternative = clause.$type === 'Limit' && (clause as unknown as Ast.Limit).or;
            if (before === undefined || isAlternative || clause.$type === often) {
                if (before === undefined) first.set(key, place);
                return true;
            }
            this.twice(target, /^[a-z]+/.exec(this.parsed.text.slice(place.offset, place.end))?.[0] ?? '', spanOf(before), place);
            return false;
        });
    }

    private limit(target: Target, holder: Draft, clause: Ast.Limit): void {
        if (clause.limit === undefined) return;
        const at = placeOf(clause, 'limit') ?? stretchOf(clause);
        const length = this.some(target, this.length(target, clause.limit, at, 'within'), at);
        holder.limits = withItem(holder.limits as unknown[] | undefined, limitOf(length, clause.conditions?.[0], clause.or));
        this.value(target, 'limits', at);
    }
}

/** A limit has one of two forms, and each of them all its properties: see blanks.ts. */
function limitOf(length: Model.Length, when: string | undefined, isAlternative: boolean): Draft {
    const or = isAlternative || undefined;
    return 'duration' in length ? { duration: length.duration, when, or } : { words: length.words, when, or };
}

/** What has no name is no element of its own: problems in it are those of what it stands in. */
const unnamed = (target: Target, kind: ElementKind): Target => ({ ...target, draft: blankOf(kind) });

const listIn = (list: unknown): readonly unknown[] => (list ?? []) as readonly unknown[];

function itemsOf(fact: AstNode, property: string, texts: readonly string[]): readonly { readonly text: string; readonly at: Stretch | undefined }[] {
    return texts.map((text, i) => ({ text, at: placeOf(fact, property, i) }));
}

/** The model's name of a property where it is not its keyword. */
const TEXT_FIELDS: Readonly<Record<string, string>> = {
    contact: 'contacts', goal: 'goals', note: 'notes', quote: 'quotes', wow: 'wows', recovery: 'recoveries', vision: 'visions', source: 'sources',
};
const SINGLE_TEXTS = new Set(['hours', 'question', 'outcome']);
