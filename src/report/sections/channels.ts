import { UNKNOWN, type Journey, type Measure, type Ref, type Stage } from '../../model/model';
import { measureFact, named, namedRef, type MeasureFact, type Named, type ReportInput } from '../input';
import type { Cell, Table } from '../table';
import { measureText, type ReportWords } from '../words';

/** What of a stage happens in a channel, and what was measured there. */
export interface ChannelFact {
    readonly journey: Named;
    /** Absent for the journey as a whole. */
    readonly stage?: Named;
    /** Absent for what holds for all channels, or where none is stated. */
    readonly channel?: Named;
    readonly touchpoints: readonly Named[];
    readonly measures: readonly MeasureFact[];
}

export function channelFacts(input: ReportInput): readonly ChannelFact[] {
    return input.journeys.flatMap(journey => [...journey.stages.flatMap(stage => stageFacts(stage, journey, input)), ...wholeFacts(journey, input)]);
}

function stageFacts(stage: Stage, journey: Journey, { view, analyses }: ReportInput): readonly ChannelFact[] {
    const graph = analyses.graphOf(journey);
    const cells = cellsOf();
    for (const touchpoint of stage.touchpoints) {
        const channels = graph.channelsOf(touchpoint).filter(channel => channel !== UNKNOWN);
        for (const channel of channels.length === 0 ? [''] : channels) cells.at(channel).touchpoints.push(named(touchpoint));
        for (const measure of touchpoint.measures ?? []) cells.put(measure, channels.length === 1 ? channels : []);
    }
    for (const measure of stage.measures ?? []) cells.put(measure, []);
    return cells.facts({ journey: named(journey), stage: named(stage) }, view);
}

function wholeFacts(journey: Journey, { view }: ReportInput): readonly ChannelFact[] {
    const cells = cellsOf();
    for (const measure of journey.measures ?? []) cells.put(measure, []);
    return cells.facts({ journey: named(journey) }, view);
}

interface Cells {
    readonly at: (channel: Ref) => { readonly touchpoints: Named[]; readonly measures: Measure[] };
    /** A measure stands where it was taken; without a channel of its own, at the only one that there is. */
    readonly put: (measure: Measure, only: readonly Ref[]) => void;
    readonly facts: (of: Pick<ChannelFact, 'journey' | 'stage'>, view: ReportInput['view']) => readonly ChannelFact[];
}

function cellsOf(): Cells {
    const cells = new Map<Ref, { readonly touchpoints: Named[]; readonly measures: Measure[] }>();
    const at: Cells['at'] = channel => {
        const known = cells.get(channel) ?? { touchpoints: [], measures: [] };
        cells.set(channel, known);
        return known;
    };
    return {
        at,
        put: (measure, only) => {
            const via = (measure.via ?? []).filter(channel => channel !== UNKNOWN);
            for (const channel of via.length > 0 ? via : only.length > 0 ? only : ['']) at(channel).measures.push(measure);
        },
        facts: (of, view) => [...cells].map(([id, { touchpoints, measures }]) => {
            const channel = id === '' ? undefined : namedRef(id, view.channel);
            return { ...of, ...(channel !== undefined && { channel }), touchpoints, measures: measures.map(measure => measureFact(measure, view)) };
        }),
    };
}

/** One table a journey: a row for each stage, a column for each channel. */
export function channelTables(facts: readonly ChannelFact[], words: ReportWords): readonly Table[] {
    const journeys = new Map(facts.map(({ journey }) => [journey.id, journey.title]));
    return [...journeys].map(([id, caption]) => {
        const own = facts.filter(({ journey }) => journey.id === id);
        const channels = new Map(own.map(({ channel }) => [channel?.id ?? '', channel?.title ?? words.allChannels]));
        // What holds for all channels comes last.
        const order = [...channels].sort(([a], [b]) => Number(a === '') - Number(b === ''));
        const stages = new Map(own.map(({ stage }) => [stage?.id ?? '', stage?.title ?? words.wholeJourney]));
        return {
            caption,
            columns: [{ id: 'stage', title: words.columns.stage }, ...order.map(([channel, title]) => ({ id: channel === '' ? 'all' : channel, title }))],
            rows: [...stages].map(([stage, title]): readonly Cell[] => [title, ...order.map(([channel]): Cell => {
                const cell = own.find(fact => (fact.stage?.id ?? '') === stage && (fact.channel?.id ?? '') === channel);
                return cell === undefined ? undefined : [...cell.touchpoints.map(touchpoint => touchpoint.title), ...cell.measures.map(measure => measureText(measure, words, channel === ''))];
            })]),
        };
    });
}
