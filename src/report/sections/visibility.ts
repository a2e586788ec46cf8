import { accountableFor, isOutside, rootOf } from '../../analysis/owners';
import { isOnlyComplaint, isSeen, timeOf, timesIn, visibilityOf, type BlindStretch } from '../../analysis/visibility';
import { UNKNOWN, type Journey, type Owner, type OwnerKind, type Ref } from '../../model/model';
import { durationText } from '../../analysis/elapsed';
import { named, namedRef, type Named, type ReportInput } from '../input';
import { shouldBeNone, type Cell, type Table } from '../table';
import { timeText, type ReportWords } from '../words';
import { handoffsOut } from './handoffs';

/** How much of what an outside organisation does in a journey somebody inside can see. */
export interface VisibilityFact {
    readonly by: Named;
    readonly ownerKind: OwnerKind;
    readonly journey: Named;
    readonly accountable?: Named;
    /** That the organisation performs, those of them that give a signal, and those whose only signal is a complaint. */
    readonly touchpoints: number;
    readonly seen: number;
    readonly onlyComplaint: number;
    readonly stretches: readonly BlindStretchFact[];
}
export interface BlindStretchFact {
    readonly touchpoints: readonly Named[];
    readonly handoffs: number;
    /** The longest that is stated, as the language writes it. */
    readonly most?: string;
    /** Some part of it states no length, or one without an end. */
    readonly isOpen: boolean;
}

export function visibilityFacts({ view, analyses, journeys }: ReportInput): readonly VisibilityFact[] {
    return journeys.flatMap(journey => {
        const graph = analyses.graphOf(journey);
        const { outside, seen } = visibilityOf(graph, view);
        const stretches = blindStretches(journey, { view, analyses });
        const rootAt = (touchpoint: (typeof outside)[number]): Owner | undefined => {
            const owner = graph.ownerOf(touchpoint);
            return owner === UNKNOWN ? undefined : rootOf(owner, view);
        };
        const organisations = new Map([...outside.flatMap(touchpoint => rootAt(touchpoint) ?? []), ...stretches.map(({ by }) => by)].map(owner => [owner.id, owner]));
        return [...organisations.values()].map((by): VisibilityFact => {
            const own = outside.filter(touchpoint => rootAt(touchpoint)?.id === by.id);
            const onlyComplaint = own.filter(({ signals }) => isOnlyComplaint(signals)).length;
            const accountable = namedRef(accountableFor(by, view), view.owner);
            return {
                by: named(by), ownerKind: by.ownerKind, journey: named(journey), ...(accountable !== undefined && { accountable }),
                touchpoints: own.length, seen: own.filter(touchpoint => seen.includes(touchpoint)).length, onlyComplaint,
                stretches: stretches.filter(stretch => stretch.by.id === by.id).map(stretchFact),
            };
        });
    });
}

/** Those in a journey, with the handoffs by which it is left for another one. */
export function blindStretches(journey: Journey, { view, analyses }: Pick<ReportInput, 'view' | 'analyses'>): readonly BlindStretch[] {
    const graph = analyses.graphOf(journey);
    const ownerAt = (id: Ref): Owner | undefined => {
        const touchpoint = view.touchpoint(id);
        const at = view.journey(touchpoint?.journey);
        const owner = touchpoint === undefined || at === undefined ? undefined : analyses.graphOf(at).ownerOf(touchpoint);
        return owner === UNKNOWN ? undefined : view.owner(owner);
    };
    const timesOf = timesIn(graph);
    return handoffsOut(graph, view).reduce<readonly BlindStretch[]>((stretches, way) => {
        const holder = view.owner(way.accepted?.by) ?? ownerAt(way.to);
        const by = isOutside(holder, view) ? rootOf(holder, view) : undefined;
        if (by === undefined || isSeen(way.signals) || (way.takes === undefined && way.within === undefined && !isOutside(ownerAt(way.from), view))) return stretches;
        const before = stretches.find(stretch => stretch.by.id === by.id && stretch.touchpoints.some(({ id }) => id === way.from));
        const [touchpoints, ways] = [before?.touchpoints ?? [], [...before?.ways ?? [], way]];
        return [...stretches.filter(stretch => stretch !== before), { by, touchpoints, ways, ...timeOf([...touchpoints, ...ways], timesOf) }];
    }, visibilityOf(graph, view).stretches);
}

function stretchFact({ touchpoints, ways, time, timeUnknown }: BlindStretch): BlindStretchFact {
    return {
        touchpoints: touchpoints.map(named), handoffs: ways.length, isOpen: timeUnknown || time.max === undefined,
        ...((time.max ?? time.min) > 0 && { most: durationText({ seconds: time.max ?? time.min, businessDays: 0 }) }),
    };
}

/** Those of whom least is seen first. */
export function visibilityTables(facts: readonly VisibilityFact[], words: ReportWords): readonly Table[] {
    const { columns } = words;
    const share = ({ touchpoints, seen, onlyComplaint }: VisibilityFact): number => (touchpoints === 0 ? 1 : (seen - onlyComplaint) / touchpoints);
    return [{
        columns: [
            { id: 'organisation', title: columns.organisation }, { id: 'kind', title: columns.kind }, { id: 'journey', title: columns.journey }, { id: 'accountable', title: columns.accountable },
            { id: 'touchpoints', title: columns.touchpoints, isNumber: true }, { id: 'seen', title: columns.seen, isNumber: true }, { id: 'only-complaint', title: columns.onlyComplaint, isNumber: true },
            { id: 'coverage', title: columns.coverage, isNumber: true }, { id: 'blind-stretches', title: columns.blindStretches, isNumber: true }, { id: 'blind-for', title: columns.blindFor }, { id: 'blind-at', title: columns.blindAt },
        ],
        rows: [...facts].sort((a, b) => share(a) - share(b)).map((fact): readonly Cell[] => {
            const { by, ownerKind, journey, accountable, touchpoints, seen, onlyComplaint, stretches } = fact;
            const percent = `${Math.round(100 * share(fact))}%`;
            return [
                by.title, words.ownerKinds[ownerKind], journey.title, accountable?.title ?? { text: words.nobody, tone: 'bad' }, touchpoints, seen, shouldBeNone(onlyComplaint),
                touchpoints === 0 ? undefined : { text: percent, tone: share(fact) < 1 ? 'bad' : 'good' }, shouldBeNone(stretches.length),
                stretches.map(({ most, isOpen }) => (most === undefined ? words.notKnown : isOpen ? words.atLeast(timeText(most, words)) : timeText(most, words))),
                stretches.map(stretch => (stretch.touchpoints.length === 0 ? words.onTheWay : stretch.touchpoints.map(({ title }) => title).join(words.comma))),
            ];
        }),
    }];
}
