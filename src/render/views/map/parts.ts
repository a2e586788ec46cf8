import type { JourneyGraph } from '../../../analysis/graph';
import { handoffContracts, type ContractOf } from '../../../analysis/handoff-contract';
import { visibilityOf, type Visibility } from '../../../analysis/visibility';
import { labelOf } from '../../../model/label';
import type { Journey, Limit, Ref, Told, Touchpoint } from '../../../model/model';
import { facetsOf } from '../../facets';
import { uniqueKeys } from '../../keys';
import { columnsOf, type Columns } from '../../lanes';
import { marksOf, type MarkMaker } from '../../marks';
import { channelName, ownerName as nameOfOwner } from '../../names';
import type { PictureContext } from '../../picture';
import type { Attributes } from '../../scene';
import { limitsInWords, quoted } from '../../times';
import { listInWords, WORDS, type Words } from '../../words';
import { endFlagsOf, type EndFlag } from './end-flags';
import { MAP_WORDS, type MapWords } from './words';

/** What every lane of one map is made from. */
export interface MapParts {
    readonly journey: Journey;
    readonly graph: JourneyGraph;
    readonly context: PictureContext;
    readonly columns: Columns;
    /** The place of a touchpoint's column, from 0; of two of one name, which is a finding, that of the first one. */
    readonly placeOf: ReadonlyMap<Ref, number>;
    readonly common: Words;
    readonly words: MapWords;
    readonly keyOf: (key: string) => string;
    readonly markAt: MarkMaker;
    readonly facets: (touchpoint: Touchpoint) => Attributes;
    readonly visibility: Visibility;
    readonly endFlags: ReadonlyMap<Ref, readonly EndFlag[]>;
    readonly contractOf: ContractOf;
}

export function mapParts(journey: Journey, context: PictureContext): MapParts {
    const graph = context.analyses.graphOf(journey);
    const columns = columnsOf(journey);
    const facets = new Map(graph.touchpoints.map((touchpoint) => [touchpoint, facetsOf(touchpoint, graph, context.project)]));
    const placeOf = new Map<Ref, number>();
    for (const [place, { touchpoint }] of columns.columns.entries()) if (touchpoint !== undefined && !placeOf.has(touchpoint.id)) placeOf.set(touchpoint.id, place);
    return {
        journey, graph, context, columns, placeOf,
        common: WORDS[context.locale], words: MAP_WORDS[context.locale], keyOf: uniqueKeys(), markAt: marksOf(context.findings ?? []),
        facets: (touchpoint) => facets.get(touchpoint) ?? {}, visibility: visibilityOf(graph, context.project), endFlags: endFlagsOf(journey, context.project),
        contractOf: handoffContracts(context.project, context.analyses),
    };
}

/** The names of what some references mean, in one text; of what is not found as the author wrote it. */
export function namesOf(refs: readonly Ref[], find: (ref: Ref) => { readonly title?: string; readonly name?: string } | undefined, { common }: Pick<MapParts, 'common'>): string {
    return listInWords(refs.map((ref) => { const found = find(ref); return found === undefined ? ref : labelOf(found); }), common);
}

interface Named { readonly context: Pick<PictureContext, 'project'> }

export function channelNames(refs: readonly Ref[], { context, common }: Pick<MapParts, 'common'> & Named): string {
    return listInWords(refs.map((ref) => channelName(ref, context.project, common).name), common);
}

export function ownerName(ref: Ref, { context, common }: Pick<MapParts, 'common'> & Named): string {
    return nameOfOwner(ref, context.project, common);
}

/** Until when; in the author's words alone where these are no time. */
export function withinWords(limits: readonly Limit[], { context: { locale }, words }: Pick<MapParts, 'words'> & { readonly context: Pick<PictureContext, 'locale'> }): readonly string[] {
    if (limits.length === 0) return [];
    const said = limitsInWords(limits, locale);
    return [limits.some((limit) => 'words' in limit) ? said : words.within(said)];
}

/** What the customer is told: by whom, how and until when. */
export function toldWords({ text, by, via, limits = [] }: Told, parts: WordParts): string {
    const { words, context: { locale } } = parts;
    const how = [by === undefined ? undefined : words.by(ownerName(by, parts)), via === undefined ? undefined : words.via(channelNames(via, parts)), ...withinWords(limits, parts)];
    return [quoted(text, locale), ...how].filter((part) => part !== undefined).join(words.comma);
}

/** What is needed to say something in words, and nothing of where it stands. */
export type WordParts = Pick<MapParts, 'words' | 'common'> & { readonly context: Pick<PictureContext, 'project' | 'locale'> };
