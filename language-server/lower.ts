import type { AstNode, Reference as LangiumReference } from 'langium';
import type * as Ast from './generated/ast';
import { blankOf } from './blanks';
import { Elements, Entry, type Stretch } from './element-source';
import { linesOf } from './lexer';
import type { Parsed } from './parse';
import type * as Model from '../src/model/model';
import { elementKey } from '../src/model/model';
import { readClock, readDate, readWhole } from '../src/model/quantity';
import type { SourceComment, SourceText } from '../src/model/source';
import {
    type Holder, JOURNEY, NO_SPACES, NO_WORDS, TOUCHPOINT, type TakenNames, type Target, type Unit, besideJourney, caseSpace, isBlank, noteBlock, placeOf, spanOf, stretchOf,
} from './lower-scribe';
import { FactLowering, type Fact } from './lower-facts';

/** Text → model. Accepts half-written text: what is missing stays absent. `path` names the file in spans and findings. */
export function lower(parsed: Parsed, path: string, elsewhere: TakenNames = new Map()): Unit {
    return new Lowering(parsed, path, elsewhere).run();
}

/** The walk over one file, from the outer elements to the inner ones. */
class Lowering extends FactLowering {
    run(): Unit {
        for (const node of this.parsed.tree.declarations) this.declaration(node);
        this.textProblems();
        this.places.trim();
        const { text, comments } = this.parsed;
        return {
            source: new FileText(this.path, text, comments), declarations: this.declarations, elements: new Elements(this.elements.slice()),
            names: this.names.slice(), references: this.references, problems: this.problems,
        };
    }

    /** Hands over a finished draft; the model's types say what it holds. */
    private finish<T>(target: Target): T { return target.draft as T; }

    private declaration(node: Ast.Declaration): void {
        switch (node.$type) {
            case 'Owner': return this.owner(node, undefined, '');
            case 'Journey': return this.journey(node);
            case 'Case': return this.case(node);
            case 'Portfolio': return this.portfolio(node);
            case 'Way': return this.ways(node, undefined, undefined);
            case 'System': return this.simple(node, this.top(node, 'system'));
            case 'Information': return this.simple(node, this.top(node, 'information'));
            case 'Persona': return this.simple(node, this.top(node, 'persona'));
            case 'Term': return this.simple(node, this.top(node, 'term'));
            case 'Scenario': return this.simple(node, this.top(node, 'scenario'));
            case 'Metric': return this.simple(node, this.top(node, 'metric'));
            case 'Channel': {
                const target = this.top(node, 'channel');
                if (node.kind !== undefined) {
                    target.draft.channelKind = node.kind;
                    this.value(target, 'channelKind', placeOf(node, 'kind'));
                }
                return this.simple(node, target);
            }
        }
    }

    private top(node: Exclude<Ast.Declaration, Ast.Way>, kind: Model.ElementKind, prefix = ''): Target {
        return this.element(node, kind, prefix, kind, undefined, NOWHERE);
    }

    private simple(node: { readonly facts: readonly AstNode[] }, target: Target): void {
        for (const fact of node.facts ?? []) this.fact(target, fact as Fact);
        this.declarations.push(this.finish<Model.Declaration>(target));
    }

    private owner(node: Ast.Owner, parent: string | undefined, prefix: string): void {
        const target = this.top(node, 'owner', prefix);
        const { draft } = target;
        draft.ownerKind = node.kind;
        draft.parent = parent;
        this.declarations.push(this.finish<Model.Owner>(target));
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'Owner') this.owner(fact, draft.id as string, `${draft.id as string}.`);
            else this.fact(target, fact as Fact);
        }
    }

    private journey(node: Ast.Journey): void {
        const target = this.top(node, 'journey');
        const { draft } = target;
        const id = draft.id as string;
        const journey: Target = { ...target, spaces: [id], journey: id };
        const stages: Model.Stage[] = [];
        const ways: Model.Way[] = [];
        this.declarations.push(this.finish<Model.Journey>(target));
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'Stage') stages.push(this.stage(fact, journey, ways));
            else if (fact.$type === 'Way') this.ways(fact, journey, undefined, ways);
            else this.fact(journey, fact as Fact);
        }
        draft.stages = stages.slice();
        draft.ways = ways.slice();
    }

    private stage(node: Ast.Stage, journey: Target, ways: Model.Way[]): Model.Stage {
        const target = this.element(node, 'stage', `${journey.journey}.`, 'space', journey.journey, journey);
        target.draft.journey = journey.journey;
        const touchpoints: Model.Touchpoint[] = [];
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'Touchpoint') touchpoints.push(this.touchpoint(fact, journey, target.draft.id as string, ways));
            else if (fact.$type === 'Way') this.ways(fact, target, undefined, ways);
            else this.fact(target, fact as Fact);
        }
        target.draft.touchpoints = touchpoints.slice();
        return this.finish(target);
    }

    private touchpoint(node: Ast.Touchpoint, journey: Target, stage: string, ways: Model.Way[]): Model.Touchpoint {
        const target = this.element(node, 'touchpoint', `${journey.journey}.`, 'space', journey.journey, journey);
        target.draft.journey = journey.journey;
        target.draft.stage = stage;
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'Way') this.ways(fact, target, target.draft.id as string, ways);
            else this.fact(target, fact as Fact);
        }
        return this.finish(target);
    }

    // ---- Ways ---------------------------------------------------------------------------------------------------

    /** A chain is several ways. `source` is the touchpoint that it stands in; `holder` what it stands in at all. */
    private ways(node: Ast.Way, holder: Target | undefined, source: string | undefined, into?: Model.Way[]): void {
        const place = stretchOf(node);
        const kind = node.kind === 'handoff' ? 'handoff' : 'path';
        const targets = node.targets ?? [];
        if (source !== undefined && node.source !== undefined && targets.length > 0) {
            this.invalid(holder ?? this.file(place), this.placeOfRef(node.source) ?? place, { message: 'source-not-needed', args: { text: node.source.$refText, keyword: kind } });
        }
        if (source === undefined && node.source === undefined) {
            this.invalid(holder ?? this.file(place), { offset: place.offset, end: node.kind === undefined ? place.end : place.offset + node.kind.length }, { message: 'source-needed', args: { keyword: kind } });
            return;
        }
        if (kind === 'handoff' && targets.length > 1) this.invalid(holder ?? this.file(place), place, { message: 'chain-of-handoffs', args: {} });
        let from = source ?? idIn(holder, node.source!.$refText);
        let fromReference: LangiumReference | undefined = source === undefined ? node.source : undefined;
        for (const reference of targets) {
            const to = idIn(holder, reference.$refText);
            this.way(node, kind, holder, from, fromReference, to, reference, into);
            from = to;
            fromReference = reference;
        }
    }

    /** What a problem stands in that stands in no element. */
    private file(place: Stretch): Target {
        const key = elementKey('file', this.path);
        return { key, draft: {}, entry: new Entry(key, this.path, place.offset, place.end, this.places), spaces: NO_SPACES, journey: '', prefix: undefined };
    }

    private way(
        node: Ast.Way, wayKind: 'path' | 'handoff', holder: Target | undefined,
        from: string, fromReference: LangiumReference | undefined, to: string, toReference: LangiumReference, into: Model.Way[] | undefined,
    ): void {
        const place = stretchOf(node);
        const journey = holder?.journey;
        const wanted = wayId(from, to, journey);
        const times = this.take('way', wanted, elementKey('way', wanted));
        const id = times === 1 ? wanted : `${wanted}#${times}`;
        const key = elementKey('way', id);
        const entry = this.entry(key, place);
        entry.setName(place.offset, (this.placeOfRef(toReference) ?? place).end);
        noteBlock(entry, node);
        const draft = blankOf('way');
        draft.wayKind = wayKind;
        draft.id = id;
        draft.journey = journey;
        draft.from = from;
        draft.to = to;
        // Promises in a handoff between journeys are the ones that the journey it leaves from made.
        const target: Target = { key, draft, entry, spaces: holder?.spaces ?? [from.split('.')[0]!], journey: journey ?? '', prefix: undefined };
        const spaces = holder === undefined ? NO_SPACES : target.spaces;
        if (fromReference !== undefined) this.endOfWay(target, 'from', fromReference, spaces);
        this.endOfWay(target, 'to', toReference, spaces);
        const titles = node.titles ?? [];
        if (titles[0] !== undefined) {
            const at = placeOf(node, 'titles');
            if (isBlank(titles[0])) this.nothingSaid(target, at ?? place, NO_WORDS);
            else draft.title = titles[0];
            if (at !== undefined) entry.setTitle(at);
            const second = placeOf(node, 'titles', 1);
            if (second !== undefined) this.twice(target, 'title', spanOf(at ?? second), second);
        }
        const conditions = node.conditions ?? [];
        for (let i = 0; i < conditions.length; i++) {
            const at = placeOf(node, 'conditions', i);
            this.add(target, 'when', conditions[i], at, at);
        }
        for (const fact of node.facts ?? []) this.fact(target, fact as Fact);
        if (into !== undefined) into.push(this.finish(target));
        else this.declarations.push(this.finish(target));
    }

    private endOfWay(target: Target, field: 'from' | 'to', reference: LangiumReference, spaces: readonly string[]): void {
        const place = this.placeOfRef(reference);
        if (place === undefined) return;
        this.value(target, field, place);
        this.refer(reference.$refText, TOUCHPOINT, spaces, target.key, place, field, target.draft, field, false);
    }

    // ---- Case and portfolio -------------------------------------------------------------------------------------

    private case(node: Ast.Case): void {
        const target = this.top(node, 'case');
        const { draft } = target;
        const id = draft.id as string;
        const journey = node.journey?.$refText ?? '';
        draft.journey = journey;
        if (node.journey !== undefined) this.reference(target, 'journey', node.journey, JOURNEY, draft, 'journey');
        // A case may be called like a journey, which has names of its own.
        const prefix = this.isJourney(node.name) ? `${id}@` : `${id}.`;
        const lived: Target = { ...target, spaces: [caseSpace(id), journey] };
        const ofPlan: Holder = { spaces: [journey], journey: '' };
        const entries: Model.CaseEntry[] = [];
        this.declarations.push(this.finish<Model.Case>(target));
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'CaseEntry') entries.push(this.caseEntry(fact, id, prefix, lived, ofPlan, entries.length + 1));
            else this.fact(lived, fact as Fact);
        }
        draft.entries = entries.slice();
    }

    private isJourney(name: string | undefined): boolean {
        return this.elsewhere.has(besideJourney(name ?? '')) || this.parsed.tree.declarations.some(node => node.$type === 'Journey' && node.name === name);
    }

    private caseEntry(node: Ast.CaseEntry, lived: string, prefix: string, { spaces }: Holder, ofPlan: Holder, ordinal: number): Model.CaseEntry {
        const id = `${lived}@${ordinal}`;
        const place = stretchOf(node);
        const entry = this.entry(elementKey('entry', id), place);
        noteBlock(entry, node);
        const draft = blankOf('entry');
        draft.id = id;
        draft.case = lived;
        draft.as = node.unplanned ? 'unplanned' : node.missing ? 'missing' : 'planned';
        const target: Target = { key: entry.key, draft, entry, spaces, journey: lived, prefix };
        const title = node.title === undefined ? undefined : placeOf(node, 'title');
        if (node.title !== undefined) this.title(target, node.title, title);
        if (node.moment !== undefined) entry.setName(place.offset, (title ?? this.placeOfRef(node.touchpoint) ?? stretchOf(node.moment)).end);
        draft.moment = this.moment(target, node.moment);
        if (node.touchpoint !== undefined) {
            draft.touchpoint = node.touchpoint.$refText;
            this.reference({ ...target, spaces: ofPlan.spaces }, 'touchpoint', node.touchpoint, TOUCHPOINT, draft, 'touchpoint');
        }
        for (const fact of node.facts ?? []) this.fact(target, fact as Fact);
        return this.finish(target);
    }

    private moment(target: Target, node: Ast.Moment | undefined): Model.Moment {
        if (node === undefined || node.before || (node.day === undefined && node.date === undefined)) return { kind: 'before' };
        const clock = node.clock === undefined ? undefined : this.read(target, readClock(node.clock), placeOf(node, 'clock') ?? stretchOf(node));
        const rest = { ...(clock !== undefined && { clock }), ...(node.part !== undefined && { part: node.part as Model.DayPart }) };
        if (node.date !== undefined) {
            const date = this.read(target, readDate(node.date), placeOf(node, 'date') ?? stretchOf(node)) ?? node.date;
            const [day = date, time] = date.split('T');
            return { kind: 'date', date: day, ...(time !== undefined && { clock: time }), ...rest };
        }
        const at = placeOf(node, 'day') ?? stretchOf(node);
        const day = this.read(target, readWhole(node.day!), at) ?? 1;
        if (day === 0) this.invalid(target, at, { message: 'day-zero', args: { text: node.day! } });
        return { kind: 'day', day, ...rest };
    }

    private portfolio(node: Ast.Portfolio): void {
        const target = this.top(node, 'portfolio');
        target.draft.journeys = [];
        this.simple(node, target);
    }
}

/** What stands at the top level is in no journey. */
const NOWHERE: Holder = { spaces: NO_SPACES, journey: '' };

/** The id of a touchpoint that is named at the top level, or in a journey, which may be left out of the name. */
function idIn(holder: Target | undefined, name: string): string {
    if (holder === undefined) return name;
    return name.startsWith(`${holder.journey}.`) ? name : `${holder.journey}.${name}`;
}

/** A handoff into another journey that stands inside one is not the one between them at the top level. */
function wayId(from: string, to: string, journey: string | undefined): string {
    if (journey === undefined || !to.startsWith(`${journey}.`)) return `${from}->${to}`;
    const short = to.slice(journey.length + 1);
    return `${from}->${short}${short.includes('.') ? `#${journey}` : ''}`;
}

/** The text of a file. Where its lines begin is found for the first who asks: few files have anything to say. */
class FileText implements SourceText {
    private starts: readonly number[] | undefined;

    constructor(readonly path: string, readonly text: string, readonly comments: readonly SourceComment[]) {}

    get lineStarts(): readonly number[] { return this.starts ??= linesOf(this.text); }
}
