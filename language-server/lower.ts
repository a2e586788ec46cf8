import type { AstNode, Reference as LangiumReference } from 'langium';
import type * as Ast from './generated/ast';
import { Entry } from './element-source';
import type { Parsed } from './parse';
import type * as Model from '../src/model/model';
import { elementKey } from '../src/model/model';
import { readClock, readDate, readWhole } from '../src/model/quantity';
import {
    type Draft, JOURNEY, NO_SPACES, NO_WORDS, TOUCHPOINT, type TakenNames, type Target, type Unit, besideJourney, blockOf, caseSpace, isBlank, placeOf, span,
} from './lower-scribe';
import { FactLowering, type Fact } from './lower-facts';

/** Text → model. Accepts half-written text: what is missing stays absent. `path` names the file in spans and findings. */
export function lower(parsed: Parsed, path: string, elsewhere: TakenNames = new Map()): Unit {
    return new Lowering(parsed, path, elsewhere).run();
}

/** The walk over one file, from the outer elements to the inner ones. */
class Lowering extends FactLowering {
    run(): Unit {
        const { text, lineStarts, comments } = this.parsed;
        for (const node of this.parsed.tree.declarations) this.declaration(node);
        this.textProblems();
        return {
            source: { path: this.path, text, lineStarts, comments },
            declarations: this.declarations, elements: this.elements, names: this.names, references: this.references, problems: this.problems,
        };
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
        if (source !== undefined && node.source !== undefined && (node.targets ?? []).length > 0) {
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
            this.way(node, kind, holder === undefined ? undefined : where.journey, from, fromReference, to, reference, into);
            from = to;
            fromReference = reference;
        }
    }

    private way(
        node: Ast.Way, wayKind: 'path' | 'handoff', journey: string | undefined,
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
            const at = placeOf(node, 'titles');
            if (isBlank(titles[0])) this.nothingSaid(target, at ?? place, NO_WORDS);
            else draft.title = titles[0];
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
        // A case may be called like a journey, which has names of its own.
        const prefix = this.isJourney(node.name) ? `${id}@` : `${id}.`;
        const spaces = [caseSpace(id), journey];
        const entries: Model.CaseEntry[] = [];
        target.draft.entries = entries;
        this.declarations.push(this.finish<Model.Case>(target));
        for (const fact of node.facts ?? []) {
            if (fact.$type === 'CaseEntry') entries.push(this.entry(fact, id, prefix, spaces, entries.length + 1));
            else this.fact({ ...target, spaces }, fact as Fact);
        }
    }

    private isJourney(name: string | undefined): boolean {
        return this.taken.has(besideJourney(name ?? '')) || this.parsed.tree.declarations.some(node => node.$type === 'Journey' && node.name === name);
    }

    private entry(node: Ast.CaseEntry, lived: string, prefix: string, spaces: readonly string[], ordinal: number): Model.CaseEntry {
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
            ...(node.title !== undefined && !isBlank(node.title) && { title: node.title }),
        };
        const target: Target = { key: elementKey('entry', id), draft, entry, spaces, journey: lived, prefix };
        if (title !== undefined && draft.title === undefined) this.nothingSaid(target, title, NO_WORDS);
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
        const at = placeOf(node, 'day') ?? span(node);
        const day = this.read(target, readWhole(node.day!), at) ?? 1;
        if (day === 0) this.invalid(target, at, { message: 'day-zero', args: { text: node.day! } });
        return { kind: 'day', day, ...rest };
    }

    private portfolio(node: Ast.Portfolio): void {
        const target = this.element(node, 'portfolio', '', { spaces: [], journey: '' });
        target.draft.journeys = [];
        this.simple(node, target);
    }
}
