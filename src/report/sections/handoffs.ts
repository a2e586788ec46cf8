import type { JourneyGraph } from '../../analysis/graph';
import { CONTRACT_PARTS, handoffContracts, type ContractOf, type ContractPart } from '../../analysis/handoff-contract';
import { custodyIn } from '../../analysis/responsibility';
import { grouped } from '../../model/grouped';
import type { Journey, Ref, Way } from '../../model/model';
import type { ProjectView } from '../../model/view';
import { carriedName } from '../../render/names';
import { named, namedRef, type Named, type ReportInput } from '../input';
import type { Cell, Table } from '../table';
import { limitText, type ReportWords } from '../words';
import { limitFact, type LimitFact } from './promises';

/** Where a case goes from one owner to another, and what of a contract is written. */
export interface HandoffFact {
    readonly journey: Named;
    readonly id: string;
    readonly from: Named;
    readonly to: Named;
    /** Who gives it and who gets it; absent when that is not stated. */
    readonly giver?: Named;
    readonly taker?: Named;
    /** The owner changes by the order of the text alone, and nobody wrote down a handoff. */
    readonly isWritten: boolean;
    /** A written path: the customer goes on to somebody else, and nothing is handed over. */
    readonly isPath?: true;
    /** What of a contract is written, and what it would have to have besides. */
    readonly has: readonly ContractPart[];
    readonly lacks: readonly ContractPart[];
    /** Information and promises that it would have to carry besides. */
    readonly leaves: readonly Named[];
    readonly limit?: LimitFact;
    readonly mode?: string;
}

export function handoffFacts(input: ReportInput): readonly HandoffFact[] {
    const { view, analyses, journeys } = input;
    const contractOf = handoffContracts(view, analyses);
    return journeys.flatMap(journey => {
        const graph = analyses.graphOf(journey);
        const custody = custodyIn(graph, view);
        const inside = graph.ways.flatMap(way => {
            if (way.kind === 'handoff' && way.way !== undefined) return [handoffFact(way.way, contractOf, journey, input)];
            if (!custody.isTurn(way)) return [];
            const fact = { ...ends(way, journey, input), has: [], lacks: [], leaves: [] };
            return [way.kind === 'path' ? { ...fact, isWritten: true, isPath: true as const } : { ...fact, isWritten: false }];
        });
        return [...inside, ...handoffsOut(graph, view).map(way => handoffFact(way, contractOf, journey, input))];
    });
}

/** Into other journeys. One that stands beside the journey and leads back into it is a way inside. */
export function handoffsOut({ journey, ways }: JourneyGraph, view: ProjectView): readonly Way[] {
    const inside = new Set(ways.map(({ way }) => way));
    return view.handoffsFrom(journey.id).filter(way => !inside.has(way));
}

function handoffFact(way: Way, contractOf: ContractOf, journey: Journey, input: ReportInput): HandoffFact {
    const { within, mode } = way;
    const { has, lacks, leaves } = contractOf(way);
    return {
        ...ends(way, journey, input), isWritten: true, has, lacks, leaves: leaves.map(id => ({ id, title: carriedName(id, input.view) })),
        ...(within !== undefined && { limit: limitFact(within) }), ...(mode !== undefined && { mode }),
    };
}

function ends({ id, from, to }: { readonly id: string; readonly from: Ref; readonly to: Ref }, journey: Journey, { view, analyses }: ReportInput): Pick<HandoffFact, 'journey' | 'id' | 'from' | 'to' | 'giver' | 'taker'> {
    const ownerAt = (ref: Ref): Named | undefined => {
        const touchpoint = view.touchpoint(ref);
        const at = view.journey(touchpoint?.journey);
        return touchpoint === undefined || at === undefined ? undefined : namedRef(analyses.graphOf(at).ownerOf(touchpoint), view.owner);
    };
    const [giver, taker] = [ownerAt(from), ownerAt(to)];
    return {
        journey: named(journey), id, from: namedRef(from, view.touchpoint) ?? { id: from, title: from }, to: namedRef(to, view.touchpoint) ?? { id: to, title: to },
        ...(giver !== undefined && { giver }), ...(taker !== undefined && { taker }),
    };
}

export function handoffTables(facts: readonly HandoffFact[], words: ReportWords): readonly Table[] {
    return [matrix(facts, words), list(facts, words)];
}

/** Who hands over to whom, and how often: an owner's row, and the other's column. */
function matrix(facts: readonly HandoffFact[], words: ReportWords): Table {
    const owners = new Map<string, string>();
    for (const { giver, taker } of facts) for (const owner of [giver, taker]) owners.set(owner?.id ?? '', owner?.title ?? words.ownerUnknown);
    const all = [...owners];
    const byPair = grouped(facts, ({ giver, taker }) => pairOf(giver?.id ?? '', taker?.id ?? ''));
    return {
        id: 'matrix', caption: words.handoffs.matrix, isMatrix: true,
        columns: [{ id: 'giver', title: words.handoffs.corner }, ...all.map(([id, title]) => ({ id: `to ${id}`, title }))],
        rows: all.map(([from, title]) => [title, ...all.map(([to]): Cell => {
            const between = byPair.get(pairOf(from, to));
            if (between === undefined) return undefined;
            const paths = between.filter(({ isPath }) => isPath === true).length;
            const written = between.filter(({ isWritten, isPath }) => isWritten && isPath !== true);
            const gaps = written.filter(({ lacks }) => lacks.length > 0).length;
            const unwrittenCount = between.length - written.length - paths;
            const text = [
                ...(written.length > 0 ? [`${written.length}${gaps > 0 ? words.handoffs.incomplete(gaps) : ''}`] : []),
                ...(unwrittenCount > 0 ? [words.handoffs.unwritten(unwrittenCount)] : []), ...(paths > 0 ? [words.handoffs.paths(paths)] : []),
            ].join(words.comma);
            return gaps + unwrittenCount > 0 ? { text, tone: 'bad' } : written.length > 0 ? { text, tone: 'good' } : text;
        })]),
    };
}

const pairOf = (giver: Ref, taker: Ref): string => `${giver}\n${taker}`;

function list(facts: readonly HandoffFact[], words: ReportWords): Table {
    const { columns } = words;
    const said = ({ has, lacks, leaves }: HandoffFact, part: ContractPart): Cell => {
        if (has.includes(part)) return { text: words.yes, tone: 'good' };
        if (!lacks.includes(part)) return undefined;
        return { text: part === 'context' && leaves.length > 0 ? words.handoffs.without(leaves.map(({ title }) => title).join(words.comma)) : words.no, tone: 'bad' };
    };
    return {
        id: 'list', caption: words.handoffs.list,
        columns: [
            { id: 'journey', title: columns.journey }, { id: 'from', title: columns.from }, { id: 'giver', title: columns.giver }, { id: 'to', title: columns.to }, { id: 'taker', title: columns.taker },
            { id: 'written', title: columns.written }, { id: 'context', title: columns.context }, { id: 'accepted', title: columns.accepted }, { id: 'told', title: columns.told }, { id: 'fallback', title: columns.fallback },
            { id: 'limit', title: columns.limit }, { id: 'mode', title: columns.mode },
        ],
        rows: facts.map((fact): readonly Cell[] => {
            const { journey, from, giver, to, taker, isWritten, isPath, limit, mode } = fact;
            return [
                journey.title, from.title, giver?.title ?? words.ownerUnknown, to.title, taker?.title ?? words.ownerUnknown, isPath === true ? words.handoffs.path : isWritten ? words.yes : { text: words.no, tone: 'bad' },
                ...CONTRACT_PARTS.map(part => said(fact, part)), limit === undefined ? undefined : limitText(limit, words), mode === undefined ? undefined : words.listWord(mode),
            ];
        }),
    };
}
