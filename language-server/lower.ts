import type { AstNode, CstNode, Reference as LangiumReference } from 'langium';
import type * as Ast from './generated/ast';
import { Entry } from './element-source';
import type { FastCstNode } from './fast-parser';
import type { Parsed } from './parse';
import type * as Model from '../src/model/model';
import { elementKey, type ElementKey, type ElementKind } from '../src/model/model';
import type { Problem, TextFix } from '../src/model/problem';
import { readClock, readDate, readDuration, readQuantity, readWhole, type Read, type ValueProblem } from '../src/model/quantity';
import type { ElementSource, SourceText, Span } from '../src/model/source';

/** One file, lowered: its part of the model, where that stands in the text, and the names that it refers to. */
export interface Unit {
    readonly source: SourceText;
    /** In the order of the text; inner owners follow their outer one. Ways are those between journeys. */
    readonly declarations: readonly Model.Declaration[];
    readonly elements: ReadonlyMap<ElementKey, ElementSource>;
    /** Every name that can be referred to, in the order of the text. */
    readonly names: readonly DeclaredName[];
    readonly references: readonly Reference[];
    readonly problems: readonly Problem[];
}

/** `space`: the journey or case that the name belongs to; absent for the project's own names. */
export interface DeclaredName { readonly kind: ElementKind; readonly name: string; readonly id: string; readonly space?: string; readonly span: Span }

/**
 * A name in the text that refers to something. Linking writes the id of what it found into the model;
 * before that, and when it finds nothing, the author's own text stands there.
 */
export interface Reference extends Span {
    readonly text: string;
    /** The kinds that its place allows, the preferred first. */
    readonly kinds: readonly ElementKind[];
    /** The names to look in before the project's: a case's own, then its journey's. */
    readonly spaces: readonly string[];
    /** The element it stands in. */
    readonly element: ElementKey;
    /** Where the id goes in the model: a property of an object, or an item of a list. */
    readonly holder: Record<string | number, unknown>;
    readonly key: string | number;
    /** The holder also takes the kind that was found, in `as`. */
    readonly withKind: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** A model element while it is being built. */
type Draft = Record<string, unknown>;

/** What an element's facts are lowered into. */
interface Target { readonly key: ElementKey; readonly draft: Draft; readonly entry: Entry; readonly spaces: readonly string[]; readonly journey: string }

/** Names of other files that a file must not declare again, by `kind:name`: how often they are, and the first that is so called. */
export type TakenNames = ReadonlyMap<string, { readonly count: number; readonly first: ElementKey }>;

/** Text → model. Accepts half-written text: what is missing stays absent. `path` names the file in spans and findings. */
export function lower(parsed: Parsed, path: string, elsewhere: TakenNames = new Map()): Unit {
    return new Lowering(parsed, path, elsewhere).run();
}

const span = (node: AstNode): Span => ({ start: node.$cstNode!.offset, end: node.$cstNode!.end });
const spanOfNode = (node: CstNode): Span => ({ start: node.offset, end: node.end });

/** The place of the n-th value that was assigned to a property of a node. */
function placeOf(node: AstNode, property: string, index = 0): Span | undefined {
    const content = (node.$cstNode as unknown as { readonly content?: readonly CstNode[] } | undefined)?.content ?? [];
    let seen = 0;
    for (const child of content) {
        const quick = (child as unknown as FastCstNode).feature;
        if (quick !== undefined) {
            if (quick === property && seen++ === index) return spanOfNode(child);
            continue;
        }
        let grammar = child.grammarSource as { readonly feature?: string; readonly $container?: unknown; readonly $type: string } | undefined;
        while (grammar !== undefined && grammar.$type !== 'Assignment' && grammar.$type !== 'ParserRule') grammar = grammar.$container as typeof grammar;
        if (grammar?.feature === property && seen++ === index) return spanOfNode(child);
    }
    return undefined;
}

/** The walk over one file. A class only because its steps share the lists that they fill; it lives for one call. */
class Lowering {
    private readonly declarations: Model.Declaration[] = [];
    private readonly elements = new Map<ElementKey, Entry>();
    private readonly names: DeclaredName[] = [];
    private readonly references: Reference[] = [];
    private readonly problems: Problem[] = [];
    /** How often an id was given away in this file: a second one gets `#2`, and a finding. */
    private readonly taken = new Map<string, { count: number; readonly first: ElementKey }>();

    constructor(private readonly parsed: Parsed, private readonly path: string, elsewhere: TakenNames) {
        for (const [slot, { count, first }] of elsewhere) this.taken.set(slot, { count, first });
    }

    run(): Unit {
        const { text, lineStarts, comments } = this.parsed;
        for (const node of this.parsed.tree.declarations) this.declaration(node);
        this.textProblems();
        return {
            source: { path: this.path, text, lineStarts, comments },
            declarations: this.declarations, elements: this.elements, names: this.names, references: this.references, problems: this.problems,
        };
    }

    // ---- Problems -----------------------------------------------------------------------------------------------

    private textProblems(): void {
        const file = elementKey('file', this.path);
        const fixed = (start: number, end: number, text: string) => [{ path: this.path, start, end, text }];
        for (const { start, end, message, args, fix } of this.parsed.problems) {
            this.problems.push({
                rule: 'syntax', message, args, path: this.path, start, end, element: this.innermost(start) ?? file,
                ...(fix && { fixes: [{ title: fix.title, args: fix.args, safe: false, edits: fixed(fix.start, fix.end, fix.text) }] }),
            });
        }
        if (this.parsed.fullwidth.length === 0) return;
        for (const { start, end, ascii } of this.parsed.fullwidth) {
            const sign = this.parsed.text.slice(start, end);
            this.problems.push({
                rule: 'fullwidth-punctuation', message: 'default', args: { sign, ascii: ascii.trim() === '' ? ' ' : ascii.trim() }, path: this.path, start, end,
                element: this.innermost(start) ?? file,
                fixes: [{ title: 'replace', args: { sign, ascii: ascii.trim() }, safe: true, edits: fixed(start, end, ascii) }],
            });
        }
    }

    /** The smallest element around an offset. Elements come outer before inner, so the last that holds it is the one. */
    private innermost(offset: number): ElementKey | undefined {
        let found: ElementKey | undefined;
        for (const [key, entry] of this.elements) {
            if (entry.start > offset) break;
            if (offset <= entry.end) found = key;
        }
        return found;
    }

    private invalid(target: Target, place: Span, problem: ValueProblem | { readonly message: string; readonly args: Readonly<Record<string, string>>; readonly corrected?: string }): void {
        const fix: TextFix | undefined = problem.corrected === undefined ? undefined
            : { title: 'replace-with', args: { text: problem.corrected }, safe: false, edits: [{ path: this.path, ...place, text: problem.corrected }] };
        this.problems.push({
            rule: 'invalid-value', message: problem.message, args: problem.args, path: this.path, ...place, element: target.key, ...(fix && { fixes: [fix] }),
        });
    }

    private twice(target: Target, keyword: string, first: Span, second: Span): void {
        const lineStart = this.parsed.text.slice(0, second.start).search(/[ \t]*$/);
        const alone = lineStart === 0 || /[\n\r]/.test(this.parsed.text[lineStart - 1]!);
        const after = /^[ \t]*(?:\r\n|\r|\n)/.exec(this.parsed.text.slice(second.end));
        const removal = alone && after !== null ? { start: lineStart, end: second.end + after[0].length } : { start: lineStart, end: second.end };
        this.problems.push({
            rule: 'duplicate-attribute', message: 'default', args: { keyword, element: String(target.draft.title ?? target.draft.name ?? '') },
            path: this.path, ...second, element: target.key,
            related: [{ path: this.path, ...first, message: 'first', args: { keyword } }],
            fixes: [{ title: 'remove', args: { keyword }, safe: false, edits: [{ path: this.path, ...removal, text: '' }] }],
        });
    }

    // ---- Elements -----------------------------------------------------------------------------------------------

    /** Registers an element; a name that is taken already gets `#2` and a finding that points at the first. */
    private element(
        node: AstNode & { readonly name?: string; readonly title?: string }, kind: ElementKind, prefix: string,
        scope: { readonly spaces: readonly string[]; readonly journey: string; readonly space?: string; readonly names?: string; readonly extra?: Draft },
    ): Target {
        const place = span(node);
        const nameSpan = node.name === undefined ? undefined : placeOf(node, 'name');
        const name = node.name ?? '';
        // An element that lacks its name has a syntax error already; the sign keeps it apart from every real one.
        const wanted = prefix + (name === '' ? `?${this.elements.size}` : name);
        const id = this.free(`${scope.names ?? kind}:${wanted}`, wanted, kind, name, nameSpan ?? place);
        const key = elementKey(kind, id);
        const entry = new Entry(this.path, place.start, place.end);
        if (nameSpan !== undefined) entry.setName(nameSpan);
        const title = node.title === undefined ? undefined : placeOf(node, 'title');
        if (title !== undefined) entry.setTitle(title);
        const block = blockOf(node);
        if (block !== undefined) entry.setBlock(block);
        this.elements.set(key, entry);
        if (name !== '') this.names.push({ kind, name, id, ...(scope.space !== undefined && { space: scope.space }), span: nameSpan ?? place });
        const draft: Draft = { kind, id, name, ...(node.title !== undefined && { title: node.title }), ...scope.extra };
        return { key, draft, entry, spaces: scope.spaces, journey: scope.journey };
    }

    private free(slot: string, wanted: string, kind: ElementKind, name: string, place: Span): string {
        const known = this.taken.get(slot);
        if (known === undefined) {
            this.taken.set(slot, { count: 1, first: elementKey(kind, wanted) });
            return wanted;
        }
        known.count++;
        const id = `${wanted}#${known.count}`;
        this.problems.push({
            rule: 'duplicate-name', message: 'default', args: { kind, name }, path: this.path, ...place, element: elementKey(kind, id),
            relatedElements: [{ element: known.first, message: 'first', args: { kind, name } }],
        });
        return id;
    }

    /** Hands over a finished draft; the model's types say what it holds. */
    private finish<T>(target: Target): T { return target.draft as T; }

    private declaration(node: Ast.Declaration): void {
        const top = { spaces: [], journey: '' };
        switch (node.$type) {
            case 'Owner': return this.owner(node, undefined, '');
            case 'Journey': return this.journey(node);
            case 'Case': return this.case(node);
            case 'Portfolio': return this.portfolio(node);
            case 'Way': return this.ways(node, undefined, undefined);
            case 'System': return this.simple(node, this.element(node, 'system', '', top));
            case 'Information': return this.simple(node, this.element(node, 'information', '', top));
            case 'Persona': return this.simple(node, this.element(node, 'persona', '', top));
            case 'Term': return this.simple(node, this.element(node, 'term', '', top));
            case 'Scenario': return this.simple(node, this.element(node, 'scenario', '', top));
            case 'Metric': return this.simple(node, this.element(node, 'metric', '', top));
            case 'Channel': {
                const target = this.element(node, 'channel', '', top);
                if (node.kind !== undefined) {
                    target.draft.channelKind = node.kind;
                    this.value(target, 'channelKind', placeOf(node, 'kind'));
                }
                return this.simple(node, target);
            }
        }
    }

    private simple(node: { readonly facts: readonly AstNode[] }, target: Target): void {
        for (const fact of node.facts ?? []) this.fact(target, fact as Fact);
        this.declarations.push(this.finish<Model.Declaration>(target));
    }

    private owner(node: Ast.Owner, parent: string | undefined, prefix: string): void {
        const target = this.element(node, 'owner', prefix, {
            spaces: [], journey: '', extra: { ownerKind: node.kind, ...(parent !== undefined && { parent }) },
        });
        this.declarations.push(this.finish<Model.Owner>(target));
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'Owner') this.owner(fact, target.draft.id as string, `${target.draft.id as string}.`);
            else this.fact(target, fact as Fact);
        }
    }

    private journey(node: Ast.Journey): void {
        const target = this.element(node, 'journey', '', { spaces: [], journey: '' });
        const id = target.draft.id as string;
        const journey: Target = { ...target, spaces: [id], journey: id };
        const stages: Model.Stage[] = [];
        const ways: Model.Way[] = [];
        target.draft.stages = stages;
        target.draft.ways = ways;
        this.declarations.push(this.finish<Model.Journey>(target));
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'Stage') stages.push(this.stage(fact, id, ways));
            else if (fact.$type === 'Way') this.ways(fact, journey, undefined, ways);
            else this.fact(journey, fact as Fact);
        }
    }

    private stage(node: Ast.Stage, journey: string, ways: Model.Way[]): Model.Stage {
        const target = this.element(node, 'stage', `${journey}.`, { spaces: [journey], journey, space: journey, names: 'space', extra: { journey } });
        const touchpoints: Model.Touchpoint[] = [];
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'Touchpoint') touchpoints.push(this.touchpoint(fact, journey, target.draft.id as string, ways));
            else if (fact.$type === 'Way') this.ways(fact, target, undefined, ways);
            else this.fact(target, fact as Fact);
        }
        target.draft.touchpoints = touchpoints;
        return this.finish(target);
    }

    private touchpoint(node: Ast.Touchpoint, journey: string, stage: string, ways: Model.Way[]): Model.Touchpoint {
        const target = this.element(node, 'touchpoint', `${journey}.`, { spaces: [journey], journey, space: journey, names: 'space', extra: { journey, stage } });
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'Way') this.ways(fact, target, target.draft.id as string, ways);
            else this.fact(target, fact as Fact);
        }
        return this.finish(target);
    }

    // ---- Ways ---------------------------------------------------------------------------------------------------

    /** A chain is several ways. `source` is the touchpoint that it stands in; `holder` what it stands in at all. */
    private ways(node: Ast.Way, holder: Target | undefined, source: string | undefined, into?: Model.Way[]): void {
        const place = span(node);
        const written = node.source?.$refText;
        const where: Target = holder ?? { key: elementKey('file', this.path), draft: {}, entry: new Entry(this.path, place.start, place.end), spaces: [], journey: '' };
        const kind = node.kind === 'handoff' ? 'handoff' : 'path';
        if (source !== undefined && node.source !== undefined) {
            this.invalid(where, this.refSpan(node.source) ?? place, { message: 'source-not-needed', args: { text: node.source.$refText, keyword: kind } });
        }
        if (source === undefined && node.source === undefined) {
            this.invalid(where, placeOf(node, 'kind') ?? place, { message: 'source-needed', args: { keyword: kind } });
            return;
        }
        const targets = node.targets ?? [];
        if (kind === 'handoff' && targets.length > 1) this.invalid(where, place, { message: 'chain-of-handoffs', args: {} });
        const prefix = holder === undefined ? '' : `${where.journey}.`;
        const short = (text: string): string => (prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text);
        let from = source ?? (holder === undefined ? written! : prefix + short(written!));
        let fromReference: LangiumReference | undefined = source === undefined ? node.source : undefined;
        for (const reference of targets) {
            const to = holder === undefined ? reference.$refText : prefix + short(reference.$refText);
            this.way(node, kind, where, holder === undefined ? undefined : where.journey, from, fromReference, to, reference, into);
            from = to;
            fromReference = reference;
        }
    }

    private way(
        node: Ast.Way, wayKind: 'path' | 'handoff', where: Target, journey: string | undefined,
        from: string, fromReference: LangiumReference | undefined, to: string, toReference: LangiumReference, into: Model.Way[] | undefined,
    ): void {
        const place = span(node);
        const shortTo = journey !== undefined && to.startsWith(`${journey}.`) ? to.slice(journey.length + 1) : to;
        const wanted = `${from}->${shortTo}`;
        const count = (this.taken.get(`way:${wanted}`)?.count ?? 0) + 1;
        this.taken.set(`way:${wanted}`, { count, first: elementKey('way', wanted) });
        const id = count === 1 ? wanted : `${wanted}#${count}`;
        const draft: Draft = { kind: 'way', wayKind, id, ...(journey !== undefined && { journey }), from, to };
        const entry = new Entry(this.path, place.start, place.end);
        entry.setName({ start: (placeOf(node, 'kind') ?? place).start, end: (this.refSpan(toReference) ?? place).end });
        const block = blockOf(node);
        if (block !== undefined) entry.setBlock(block);
        // Promises in a handoff between journeys are the ones that the journey it leaves from made.
        const spaces = journey !== undefined ? [journey] : [from.split('.')[0]!];
        const target: Target = { key: elementKey('way', id), draft, entry, spaces, journey: journey ?? '' };
        this.elements.set(target.key, entry);
        if (fromReference !== undefined) this.endOfWay(target, 'from', fromReference, journey);
        this.endOfWay(target, 'to', toReference, journey);
        const titles = node.titles ?? [];
        if (titles[0] !== undefined) {
            draft.title = titles[0];
            const at = placeOf(node, 'titles');
            if (at !== undefined) entry.setTitle(at);
            const second = placeOf(node, 'titles', 1);
            if (second !== undefined) this.twice(target, 'title', at ?? second, second);
        }
        const when: string[] = [];
        (node.conditions ?? []).forEach((condition, i) => {
            when.push(condition);
            const at = placeOf(node, 'conditions', i);
            this.value(target, 'when', at);
            if (at !== undefined) entry.addFact('when', at);
        });
        if (when.length > 0) draft.when = when;
        for (const fact of node.facts ?? []) this.fact(target, fact as Fact);
        if (into !== undefined) into.push(this.finish(target));
        else this.declarations.push(this.finish(target));
        void where;
    }

    private endOfWay(target: Target, field: 'from' | 'to', reference: LangiumReference, journey: string | undefined): void {
        const place = this.refSpan(reference);
        this.value(target, field, place);
        if (place === undefined) return;
        this.references.push({
            text: reference.$refText, kinds: TOUCHPOINT, spaces: journey === undefined ? NO_SPACES : target.spaces, element: target.key, ...place,
            holder: target.draft, key: field, withKind: false,
        });
    }

    // ---- Case and portfolio -------------------------------------------------------------------------------------

    private case(node: Ast.Case): void {
        const target = this.element(node, 'case', '', { spaces: [], journey: '' });
        const id = target.draft.id as string;
        const journey = node.journey?.$refText ?? '';
        target.draft.journey = journey;
        if (node.journey !== undefined) this.reference({ ...target, spaces: NO_SPACES }, 'journey', node.journey, JOURNEY, target.draft, 'journey');
        const spaces = [id, journey];
        const entries: Model.CaseEntry[] = [];
        target.draft.entries = entries;
        this.declarations.push(this.finish<Model.Case>(target));
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'CaseEntry') entries.push(this.entry(fact, id, spaces, entries.length + 1));
            else this.fact({ ...target, spaces }, fact as Fact);
        }
    }

    private entry(node: Ast.CaseEntry, lived: string, spaces: readonly string[], ordinal: number): Model.CaseEntry {
        const id = `${lived}@${ordinal}`;
        const place = span(node);
        const entry = new Entry(this.path, place.start, place.end);
        const block = blockOf(node);
        if (block !== undefined) entry.setBlock(block);
        const title = node.title === undefined ? undefined : placeOf(node, 'title');
        if (title !== undefined) entry.setTitle(title);
        const head = placeOf(node, 'moment');
        if (head !== undefined) entry.setName({ start: place.start, end: title?.end ?? this.refSpan(node.touchpoint)?.end ?? head.end });
        const draft: Draft = {
            kind: 'entry', id, case: lived, moment: { kind: 'before' }, as: node.unplanned ? 'unplanned' : node.missing ? 'missing' : 'planned',
            ...(node.title !== undefined && { title: node.title }),
        };
        const target: Target = { key: elementKey('entry', id), draft, entry, spaces, journey: lived };
        this.elements.set(target.key, entry);
        draft.moment = this.moment(target, node.moment);
        if (node.touchpoint !== undefined) {
            draft.touchpoint = node.touchpoint.$refText;
            this.reference({ ...target, spaces: spaces.slice(1) }, 'touchpoint', node.touchpoint, TOUCHPOINT, draft, 'touchpoint');
        }
        for (const fact of node.facts ?? []) this.fact(target, fact as Fact);
        return this.finish(target);
    }

    private moment(target: Target, node: Ast.Moment | undefined): Model.Moment {
        if (node === undefined || node.before || (node.day === undefined && node.date === undefined)) return { kind: 'before' };
        const clock = node.clock === undefined ? undefined : this.read(target, readClock(node.clock), placeOf(node, 'clock') ?? span(node));
        const rest = { ...(clock !== undefined && { clock }), ...(node.part !== undefined && { part: node.part as Model.DayPart }) };
        if (node.date !== undefined) {
            const date = this.read(target, readDate(node.date), placeOf(node, 'date') ?? span(node)) ?? node.date;
            const [day = date, time] = date.split('T');
            return { kind: 'date', date: day, ...(time !== undefined && { clock: time }), ...rest };
        }
        return { kind: 'day', day: this.read(target, readWhole(node.day!), placeOf(node, 'day') ?? span(node)) ?? 1, ...rest };
    }

    private portfolio(node: Ast.Portfolio): void {
        const target = this.element(node, 'portfolio', '', { spaces: [], journey: '' });
        target.draft.journeys = [];
        this.simple(node, target);
    }

    // ---- Facts --------------------------------------------------------------------------------------------------

    private fact(target: Target, fact: Fact): void {
        const place = span(fact);
        switch (fact.$type) {
            case 'TextFact': return this.text(target, fact, place);
            case 'TextsFact': return fact.texts.forEach((text, i) => this.add(target, fact.key, text, place, placeOf(fact, 'texts', i)));
            case 'WordFact': { this.once(target, WORD_FIELDS[fact.key] ?? fact.key, fact.word, fact.key, place, placeOf(fact, 'word')); return; }
            case 'WordsFact': return (fact.words ?? []).forEach((word, i) => this.add(target, 'signals', word, place, placeOf(fact, 'words', i)));
            case 'FlagFact': { this.once(target, fact.key === 'moment' ? 'momentOfTruth' : fact.key, true, fact.key, place); return; }
            case 'OwnerFact': {
                const field = fact.key === 'seen' ? 'seenAs' : fact.key;
                if (fact.owner === undefined || !this.once(target, field, fact.owner.$refText, fact.key, place)) return;
                return this.reference(target, field, fact.owner, OWNER, target.draft, field);
            }
            case 'ChannelsFact': return this.refs(target, 'channels', fact.channels, CHANNEL, place);
            case 'PersonasFact': return this.refs(target, 'personas', fact.personas, PERSONA, place);
            case 'ScenariosFact': return this.refs(target, 'scenarios', fact.scenarios, SCENARIO, place);
            case 'InformationFact': return this.refs(target, fact.key, fact.items, INFORMATION, place);
            case 'CommitmentsFact': return this.refs(target, fact.key, fact.items, COMMITMENT, place);
            case 'PainsFact': return this.refs(target, 'solves', fact.pains, PAIN, place);
            case 'JourneyFact': {
                const field = fact.key === 'zooms' ? 'zoomsInto' : 'mirrors';
                if (fact.journey === undefined || !this.once(target, field, fact.journey.$refText, fact.key, place)) return;
                return this.reference(target, field, fact.journey, JOURNEY, target.draft, field);
            }
            case 'BreaksFact':
                return (fact.items ?? []).forEach((item, i) => {
                    const broken: Draft = { what: item.$refText, ...(fact.reasons?.[0] !== undefined && { because: fact.reasons[0] }) };
                    this.add(target, 'breaks', broken, i === 0 ? place : undefined);
                    this.reference(target, 'breaks', item, COMMITMENT, broken, 'what');
                });
            case 'FeelsFact': return this.feels(target, fact, place);
            case 'Expectation': return this.expectation(target, fact, place);
            case 'PromiseFact': return this.promise(target, fact, place);
            case 'TakesFact': {
                const length = fact.length === undefined ? undefined : this.length(target, fact.length, placeOf(fact, 'length') ?? place);
                if (length !== undefined) this.once(target, 'takes', length, 'takes', place, placeOf(fact, 'length'));
                return;
            }
            case 'TellsFact': {
                const told: Draft = { text: fact.text };
                this.add(target, 'tells', told, place, placeOf(fact, 'text'));
                for (const clause of fact.clauses ?? []) {
                    if (clause.$type === 'ViaClause') this.innerRefs(target, told, 'via', clause.channels, CHANNEL);
                    else if (clause.$type === 'ByClause') this.innerRef(target, told, 'by', clause.owner, OWNER);
                    else this.limit(target, told, clause);
                }
                return;
            }
            case 'Pain': return this.pain(target, fact, place);
            case 'Opportunity': return this.opportunity(target, fact, place);
            case 'LaneFact': {
                const item: Draft = { text: fact.text };
                this.add(target, fact.key, item, place, placeOf(fact, 'text'));
                for (const clause of fact.clauses ?? []) {
                    if (clause.$type === 'ByClause') this.innerRef(target, item, 'by', clause.owner, OWNER);
                    else this.innerRefs(target, item, 'using', clause.systems, SYSTEM);
                }
                return;
            }
            case 'MeasureFact': return this.measure(target, fact, place);
            case 'EndsFact':
                if (fact.word === undefined) return;
                this.once(target, 'ends', { how: fact.word, ...(fact.text !== undefined && { text: fact.text }) }, 'ends', place, placeOf(fact, 'word'));
                return;
            case 'RepeatsFact': {
                const times = fact.times === undefined ? undefined : this.read(target, readWhole(fact.times), placeOf(fact, 'times') ?? place);
                this.once(target, 'repeats', { ...(times !== undefined && { times }) }, 'repeats', place, placeOf(fact, 'times'));
                return;
            }
            case 'EvidenceFact':
                if (fact.word === undefined) return;
                this.once(target, 'evidence', { kind: fact.word, ...(fact.text !== undefined && { text: fact.text }) }, 'evidence', place, placeOf(fact, 'word'));
                return;
            case 'LinkFact':
                this.add(target, 'links', { url: fact.url ?? '', ...(fact.text !== undefined && { text: fact.text }) }, place, placeOf(fact, 'url'));
                return;
            case 'TagsFact': return (fact.tags ?? []).forEach((tag, i) => this.add(target, 'tags', tag, i === 0 ? place : undefined, placeOf(fact, 'tags', i)));
            case 'WasFact': return (fact.names ?? []).forEach((name, i) => this.add(target, 'was', name, i === 0 ? place : undefined, placeOf(fact, 'names', i)));
            case 'Obligation': {
                const obligation: Draft = { text: fact.text ?? '', limits: [], for: [] };
                this.add(target, 'obligations', obligation, place, placeOf(fact, 'text'));
                for (const clause of fact.clauses ?? []) {
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
                if (date !== undefined) this.once(target, 'reviewed', { date, ...(every !== undefined && { every }) }, 'reviewed', place, placeOf(fact, 'date'));
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
            case 'CarriesFact':
                return (fact.items ?? []).forEach((item, i) => {
                    if (item.$refText === 'all') {
                        this.once(target, 'carriesAll', true, 'carries all', place, this.refSpan(item));
                        return;
                    }
                    const carried: Draft = { as: 'nothing', ref: item.$refText };
                    this.add(target, 'carries', carried, i === 0 ? place : undefined);
                    this.reference(target, 'carries', item, CARRIED, carried, 'ref', true);
                });
            case 'AcceptedFact': {
                const accepted: Draft = { by: fact.owner?.$refText ?? '', limits: [] };
                if (fact.owner === undefined || !this.once(target, 'accepted', accepted, 'accepted by', place)) return;
                this.reference(target, 'accepted', fact.owner, OWNER, accepted, 'by');
                for (const clause of fact.limits ?? []) this.limit(target, accepted, clause);
                return;
            }
            case 'WithinFact': {
                const length = fact.limit === undefined ? undefined : this.length(target, fact.limit, placeOf(fact, 'limit') ?? place);
                if (length !== undefined) this.once(target, 'within', length, 'within', place, placeOf(fact, 'limit'));
                return;
            }
            case 'UpdatesFact': {
                const every = fact.every === undefined ? undefined : this.read(target, readDuration(fact.every), placeOf(fact, 'every') ?? place);
                if (every === undefined) return;
                const update: Draft = { ...(fact.text !== undefined && { text: fact.text }), every };
                this.add(target, 'updates', update, place, placeOf(fact, 'every'));
                for (const clause of fact.clauses ?? []) this.innerRefs(target, update, 'via', clause.channels, CHANNEL);
                return;
            }
            case 'FallbackFact': {
                if (fact.target === undefined) return;
                const fallback: Draft = { as: 'nothing', ref: fact.target.$refText };
                this.add(target, 'fallbacks', fallback, place);
                this.reference(target, 'fallbacks', fact.target, FALLBACK, fallback, 'ref', true);
                const after = fact.clauses?.[0];
                if (after?.duration !== undefined) {
                    const duration = this.read(target, readDuration(after.duration), span(after));
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

    private text(target: Target, fact: Ast.TextFact, place: Span): void {
        if (fact.text === undefined) return;
        const field = TEXT_FIELDS[fact.key] ?? fact.key;
        if (SINGLE_TEXTS.has(field)) this.once(target, field, fact.text, fact.key, place, placeOf(fact, 'text'));
        else this.add(target, field, fact.text, place, placeOf(fact, 'text'));
    }

    private feels(target: Target, fact: Ast.FeelsFact, place: Span): void {
        const at = placeOf(fact, 'score') ?? place;
        const score = fact.score === undefined ? undefined : this.read(target, readQuantity(fact.score), at);
        if (fact.score === undefined && fact.text === undefined) return this.invalid(target, place, { message: 'nothing-said', args: { keyword: 'feels' } });
        if (score !== undefined && (Math.abs(score.value) > 2 || score.unit !== undefined || !Number.isInteger(score.value))) {
            this.invalid(target, at, { message: 'feeling-out-of-range', args: { text: fact.score! } });
        }
        const persona = fact.clauses?.[0]?.persona;
        const feelings = (target.draft.feels ?? []) as Mutable<Model.Feeling>[];
        const same = feelings.findIndex(other => other.persona === persona?.$refText);
        if (same >= 0) this.twice(target, persona === undefined ? 'feels' : `feels … for ${persona.$refText}`, target.entry.fact('feels', same)!, place);
        const feeling: Draft = { ...(score !== undefined && { score: score.value }), ...(fact.text !== undefined && { text: fact.text }) };
        this.add(target, 'feels', feeling, place, at);
        if (persona !== undefined) this.innerRef(target, feeling, 'persona', persona, PERSONA);
    }

    private commitment(target: Target, fact: AstNode & { readonly name?: string; readonly text?: string }, kind: 'promise' | 'expectation', field: string, place: Span): Target {
        const prefix = `${target.journey}.`;
        const draft: Draft = { kind, ...(fact.text !== undefined && { text: fact.text }), limits: [] };
        this.add(target, field, draft, place, placeOf(fact, 'name') ?? placeOf(fact, 'text'));
        if (fact.name === undefined) return { ...target, draft };
        const scope = { spaces: target.spaces, journey: target.journey, space: target.journey, names: 'space' };
        const made = this.element(fact, kind, prefix, scope);
        draft.id = made.draft.id;
        draft.name = made.draft.name;
        return { ...made, draft };
    }

    private expectation(target: Target, fact: Ast.Expectation, place: Span): void {
        const made = this.commitment(target, fact, 'expectation', 'expects', place);
        for (const clause of fact.limits ?? []) this.limit(made, made.draft, clause);
    }

    private promise(target: Target, fact: Ast.PromiseFact, place: Span): void {
        const made = this.commitment(target, fact, 'promise', 'promises', place);
        const own = made.key === target.key ? 'promises' : undefined;
        const single = (field: string, reference: LangiumReference | undefined, kinds: readonly ElementKind[]): void => {
            if (reference === undefined) return;
            made.draft[field] = reference.$refText;
            this.reference(made, field, reference, kinds, made.draft, field, false, own === undefined);
        };
        for (const clause of fact.clauses ?? []) {
            if (clause.$type === 'Limit') this.limit(made, made.draft, clause);
            else if (clause.$type === 'AtClause') single('at', clause.information, INFORMATION);
            else if (clause.$type === 'ByClause') single('by', clause.owner, OWNER);
            else if (clause.$type === 'AgainClause') single('again', clause.promise, PROMISE);
            else if (clause.commitments?.[0] !== undefined) single('for', clause.commitments[0], EXPECTATION);
        }
    }

    private pain(target: Target, fact: Ast.Pain, place: Span): void {
        const draft: Draft = { kind: 'pain', ...(fact.text !== undefined && { text: fact.text }) };
        this.add(target, 'pains', draft, place, placeOf(fact, 'name') ?? placeOf(fact, 'text'));
        if (fact.name !== undefined) this.nameInner(target, fact, 'pain', draft);
        for (const clause of fact.clauses ?? []) {
            if (clause.$type === 'LevelClause') draft.level = clause.level;
            else this.innerRefs(target, draft, 'via', clause.channels, CHANNEL);
        }
    }

    private opportunity(target: Target, fact: Ast.Opportunity, place: Span): void {
        const draft: Draft = { kind: 'opportunity', ...(fact.text !== undefined && { text: fact.text }) };
        this.add(target, 'opportunities', draft, place, placeOf(fact, 'name') ?? placeOf(fact, 'text'));
        const entry = new Entry(this.path, place.start, place.end);
        const block = blockOf(fact);
        if (block !== undefined) entry.setBlock(block);
        const inner: Target = fact.name === undefined ? { ...target, draft, entry } : this.nameInner(target, fact, 'opportunity', draft);
        for (const part of fact.facts ?? []) this.fact(inner, part as Fact);
    }

    private nameInner(target: Target, fact: AstNode & { readonly name?: string }, kind: 'pain' | 'opportunity', draft: Draft): Target {
        const made = this.element(fact, kind, `${target.journey}.`, { spaces: target.spaces, journey: target.journey, space: target.journey });
        draft.id = made.draft.id;
        draft.name = made.draft.name;
        return { ...made, draft };
    }

    private measure(target: Target, fact: Ast.MeasureFact, place: Span): void {
        const quantity = (text: string, at: Span | undefined): Model.Quantity | undefined => this.read(target, readQuantity(text), at ?? place);
        const common: Draft = {};
        if (fact.level !== undefined) common.level = fact.level;
        if (fact.value !== undefined) Object.assign(common, present('value', quantity(fact.value, placeOf(fact, 'value'))));
        const lists: { readonly field: 'via' | 'below'; readonly channels: readonly LangiumReference[] }[] = [];
        for (const clause of fact.clauses ?? []) {
            switch (clause.$type) {
                case 'ViaClause': lists.push({ field: 'via', channels: clause.channels ?? [] }); break;
                case 'BelowClause': lists.push({ field: 'below', channels: clause.channels ?? [] }); break;
                case 'DateClause': Object.assign(common, present('at', clause.date === undefined ? undefined : this.read(target, readDate(clause.date), span(clause)))); break;
                case 'SourceClause': common.source = clause.text; break;
                case 'QuantityClause': {
                    const at = placeOf(clause, 'value') ?? span(clause);
                    if (clause.value === undefined) break;
                    if (clause.key === 'n') Object.assign(common, present('n', this.read(target, readWhole(clause.value), at)));
                    else if (clause.key === 'after') Object.assign(common, present('after', this.read(target, readDuration(clause.value), at)));
                    else Object.assign(common, present(clause.key, quantity(clause.value, at)));
                }
            }
        }
        for (const metric of fact.metrics ?? []) {
            const measure: Draft = { metric: metric.$refText, ...common };
            this.add(target, 'measures', measure, place);
            this.reference(target, 'measures', metric, METRIC, measure, 'metric');
            for (const { field, channels } of lists) this.innerRefs(target, measure, field, channels, CHANNEL);
        }
    }

    private limit(target: Target, holder: Draft, clause: Ast.Limit): void {
        if (clause.limit === undefined) return;
        const at = placeOf(clause, 'limit') ?? span(clause);
        const length = this.length(target, clause.limit, at);
        if (length === undefined) return;
        const when = clause.conditions?.[0];
        ((holder.limits ??= []) as unknown[]).push({ ...length, ...(when !== undefined && { when }), ...(clause.or && { or: true }) });
        this.value(target, 'limits', at);
    }

    // ---- Values -------------------------------------------------------------------------------------------------

    private length(target: Target, written: string, at: Span): Model.Length | undefined {
        const sign = this.parsed.text[at.start];
        if (sign !== undefined && QUOTES.includes(sign)) return { words: written };
        const duration = this.read(target, readDuration(written), at);
        return duration === undefined ? undefined : { duration };
    }

    private read<T>(target: Target, read: Read<T>, at: Span): T | undefined {
        if (read.problem !== undefined) this.invalid(target, at, read.problem);
        return read.value;
    }

    private value(target: Target, field: string, place: Span | undefined): void {
        if (place !== undefined) target.entry.addValue(field, place);
    }

    /** A single-valued property; a second one is a finding and changes nothing. */
    private once(target: Target, field: string, value: unknown, keyword: string, place: Span, at?: Span): boolean {
        const first = target.entry.fact(field);
        if (first !== undefined) {
            this.twice(target, keyword, first, place);
            return false;
        }
        target.draft[field] = value;
        target.entry.addFact(field, place);
        this.value(target, field, at);
        return true;
    }

    /** One more item of a list property. Answers its index. */
    private add(target: Target, field: string, item: unknown, place: Span | undefined, at?: Span): number {
        const list = (target.draft[field] ??= []) as unknown[];
        list.push(item);
        if (place !== undefined) target.entry.addFact(field, place);
        this.value(target, field, at);
        return list.length - 1;
    }

    // ---- References ---------------------------------------------------------------------------------------------

    private refSpan(reference: LangiumReference | undefined): Span | undefined {
        return reference?.$refNode === undefined ? undefined : spanOfNode(reference.$refNode);
    }

    private refs(target: Target, field: string, references: readonly LangiumReference[] | undefined, kinds: readonly ElementKind[], place: Span): void {
        (references ?? []).forEach((reference, i) => {
            const index = this.add(target, field, reference.$refText, i === 0 ? place : undefined);
            this.reference(target, field, reference, kinds, target.draft[field] as Draft, index);
        });
    }

    /** A reference inside an item of a list property; the item's own place stays the place of the finding. */
    private innerRef(target: Target, holder: Draft, key: string, reference: LangiumReference | undefined, kinds: readonly ElementKind[]): void {
        if (reference === undefined) return;
        holder[key] = reference.$refText;
        this.reference(target, '', reference, kinds, holder, key, false, false);
    }

    private innerRefs(target: Target, holder: Draft, key: string, references: readonly LangiumReference[] | undefined, kinds: readonly ElementKind[]): void {
        const list = (holder[key] ??= []) as string[];
        for (const reference of references ?? []) {
            const at = list.push(reference.$refText) - 1;
            this.reference(target, '', reference, kinds, list as unknown as Draft, at, false, false);
        }
    }

    private reference(
        target: Target, field: string, reference: LangiumReference, kinds: readonly ElementKind[],
        holder: Draft, key: string | number, withKind = false, placed = true,
    ): void {
        const place = this.refSpan(reference);
        if (place === undefined) return;
        if (placed) this.value(target, field, place);
        const text = reference.$refText;
        if (text === 'unknown' && (kinds === OWNER || kinds === CHANNEL)) return;
        this.references.push({ text, kinds, spaces: target.spaces, element: target.key, ...place, holder, key, withKind });
    }
}

type Fact = Exclude<
    Ast.JourneyPart | Ast.StagePart | Ast.TouchpointPart | Ast.WayPart | Ast.OwnerPart | Ast.ChannelPart | Ast.PersonaPart | Ast.MetricPart | Ast.TermPart |
    Ast.ScenarioPart | Ast.CasePart | Ast.PortfolioPart | Ast.OpportunityPart, Ast.Stage | Ast.Touchpoint | Ast.Way | Ast.Owner | Ast.CaseEntry>;

/** The kinds that a place allows, the preferred first. */
const OWNER: readonly ElementKind[] = ['owner'];
const CHANNEL: readonly ElementKind[] = ['channel'];
const PERSONA: readonly ElementKind[] = ['persona'];
const SCENARIO: readonly ElementKind[] = ['scenario'];
const SYSTEM: readonly ElementKind[] = ['system'];
const METRIC: readonly ElementKind[] = ['metric'];
const JOURNEY: readonly ElementKind[] = ['journey'];
const TOUCHPOINT: readonly ElementKind[] = ['touchpoint'];
const INFORMATION: readonly ElementKind[] = ['information'];
const PAIN: readonly ElementKind[] = ['pain'];
const PROMISE: readonly ElementKind[] = ['promise'];
const EXPECTATION: readonly ElementKind[] = ['expectation', 'promise'];
const COMMITMENT: readonly ElementKind[] = ['promise', 'expectation'];
const CARRIED: readonly ElementKind[] = ['promise', 'expectation', 'information'];
const FALLBACK: readonly ElementKind[] = ['touchpoint', 'owner'];
const NO_SPACES: readonly string[] = [];
const QUOTES = '"“”「『＂';
/** The model's name of a property where it is not its keyword. */
const WORD_FIELDS: Readonly<Record<string, string>> = { initiated: 'initiatedBy' };
const TEXT_FIELDS: Readonly<Record<string, string>> = {
    contact: 'contacts', goal: 'goals', note: 'notes', quote: 'quotes', wow: 'wows', recovery: 'recoveries', vision: 'visions', source: 'sources',
};
const SINGLE_TEXTS = new Set(['hours', 'question', 'outcome']);

function present<T>(field: string, value: T | undefined): Draft {
    return value === undefined ? {} : { [field]: value };
}

/** From `{` to behind `}`, found among the node's own leaves. */
function blockOf(node: AstNode): Span | undefined {
    const content = (node.$cstNode as unknown as { readonly content?: readonly CstNode[] } | undefined)?.content ?? [];
    let open: CstNode | undefined;
    for (const child of content) {
        const grammar = child.grammarSource as { readonly $type: string; readonly value?: string } | undefined;
        const keyword = (child as unknown as FastCstNode).keyword ?? (grammar?.$type === 'Keyword' ? grammar.value : undefined);
        if (keyword === '{') open = child;
        if (keyword === '}' && open !== undefined) return { start: open.offset, end: child.end };
    }
    return open === undefined ? undefined : { start: open.offset, end: node.$cstNode!.end };
}
