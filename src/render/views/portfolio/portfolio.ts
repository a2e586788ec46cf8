import { handoffContracts } from '../../../analysis/handoff-contract';
import { promisesAtRisk } from '../../../analysis/commitment-life';
import { isOutside } from '../../../analysis/owners';
import { grouped } from '../../../model/grouped';
import { labelOf } from '../../../model/label';
import { elementKey, UNKNOWN, type ElementKey, type Journey, type Portfolio } from '../../../model/model';
import { boxed, paragraph, stacked, type Block } from '../../block';
import { facetsOfJourney } from '../../facets';
import { framed, frameWidth, type Fact, type Tile } from '../../frame';
import { modeInLegend, modeOf, MODES } from '../../handoff-mode';
import { evidenceInWords, journeyWords } from '../../journey-header';
import { uniqueKeys } from '../../keys';
import { legendOf, SAMPLE_HEIGHT_PX, SAMPLE_PX, type Sample } from '../../legend';
import { arrow, type Point } from '../../lines';
import { marksOf } from '../../marks';
import { nothingYet } from '../../nothing-yet';
import type { PictureContext } from '../../picture';
import { rootKeyOf } from '../../root-key';
import { group, list, shape, title, type Scene, type SceneNode } from '../../scene';
import { assignTracks } from '../../tracks';
import { listInWords, WORDS } from '../../words';
import { measureWords } from '../map/measures';
import { EMPTY_SLOT_SIGN, isComplete } from '../map/seam-box';
import { MAP_WORDS } from '../map/words';
import { EXIT_PX, journeyRow, ROW_PX, unnamedRow } from './journey-row';
import { linksBetween, type JourneyLink } from './links';
import { PORTFOLIO_WORDS, type PortfolioWords } from './words';

const ROW_GAP_PX = 12;
const TRACK_PX = 12;
const FIRST_TRACK_PX = 26;
/** How far a line reaches that ends beside its row. */
const STUB_PX = 20;
/** Of a dot in the legend. */
const DOT_PX = 10;

/** Journeys under their vision, one a row, and what ties them together. Without a declaration it is all journeys of the project. */
export function drawPortfolio(portfolio: Portfolio | undefined, journeys: readonly Journey[], context: PictureContext): Scene {
    const words = PORTFOLIO_WORDS[context.locale];
    // One that is listed twice is one.
    const drawn = [...new Set(journeys)];
    const links = linksBetween(drawn, context, words);
    const own = portfolio === undefined ? [] : marksOf(context.findings ?? [])([elementKey('portfolio', portfolio.id)], 8, 8);
    const body = stacked([{ widthPx: 16, heightPx: own.length === 0 ? 0 : 18, nodes: own }, visionOf(portfolio), rowsOf(portfolio, drawn, links, context, words)], 14);
    const handoffs = links.filter(({ kind }) => kind === 'handoff').length;
    const touchpoints = drawn.reduce((sum, { stages }) => sum + stages.reduce((count, stage) => count + stage.touchpoints.length, 0), 0);
    const lives = drawn.flatMap((journey) => context.analyses.livesOf(journey));
    const [promises, atRisk] = [lives.filter(({ commitment }) => commitment.kind === 'promise'), promisesAtRisk(lives).length];
    const unnamed = (portfolio?.unnamed ?? []).reduce((sum, { count }) => sum + count, 0);
    const tiles: readonly Tile[] = [
        { figure: String(drawn.length), label: words.journeyTiles.journeys(drawn.length) },
        ...(unnamed === 0 ? [] : [{ figure: String(unnamed), label: words.journeyTiles.unnamed }]),
        ...(touchpoints === 0 ? [] : [{ figure: String(touchpoints), label: words.journeyTiles.touchpoints(touchpoints) }]),
        ...(promises.length === 0 ? [] : [{ figure: String(atRisk), label: words.journeyTiles.atRisk(atRisk), isBad: atRisk > 0 }]),
        ...(handoffs === 0 ? [] : [{ figure: String(handoffs), label: words.journeyTiles.links(handoffs) }]),
    ];
    return framed({
        title: portfolio === undefined ? words.allJourneys : labelOf(portfolio), facts: portfolio === undefined ? [] : factsOf(portfolio, context, words), tiles, body,
        description: words.description(drawn.length, links.length), words: [portfolio === undefined ? '' : labelOf(portfolio), ...portfolio?.visions ?? [], ...journeys.map(journeyWords)].join('\n'),
        legend: legendOf(samplesOf(drawn, links, context, words), frameWidth(body)),
    }, context);
}

function factsOf(portfolio: Portfolio, context: PictureContext, words: PortfolioWords): readonly Fact[] {
    const { project, locale } = context;
    const common = WORDS[locale];
    return [
        { heading: common.for, value: listInWords((portfolio.personas ?? []).map((ref) => labelOf(project.persona(ref) ?? { name: ref })), common) },
        { heading: common.owner, value: portfolio.owner === undefined || portfolio.owner === UNKNOWN ? '' : labelOf(project.owner(portfolio.owner) ?? { name: portfolio.owner }) },
        { heading: common.goal, value: listInWords(portfolio.goals ?? [], common) },
        { heading: words.measures, value: listInWords((portfolio.measures ?? []).map((measure) => measureWords(measure, { context, common, words: MAP_WORDS[locale] })), common) },
        { heading: common.evidence, value: evidenceInWords(portfolio.evidence, common) },
    ];
}

function visionOf(portfolio: Portfolio | undefined): Block {
    return stacked((portfolio?.visions ?? []).map((vision) => boxed(paragraph(vision, ROW_PX - 48, 'portfolio-vision-text', 'middle'), { paint: 'portfolio-vision', paddingPx: 24, paddingTopPx: 12, widthPx: ROW_PX, radiusPx: 8 })), 6);
}

function rowsOf(portfolio: Portfolio | undefined, journeys: readonly Journey[], links: readonly JourneyLink[], context: PictureContext, words: PortfolioWords): Block {
    const keyOf = uniqueKeys();
    const marksAt = markedRows(context);
    const roles = new Map((portfolio?.journeys ?? []).map((entry) => [entry.journey, entry.roles]));
    const linksFrom = grouped(links, ({ from }) => from);
    const arrivals = arrivalsOf(links, journeys);
    const rows: SceneNode[] = [];
    const outAt = new Map<JourneyLink, number>();
    const inAt = new Map<JourneyLink, number>();
    let y = 0;
    for (const journey of journeys) {
        const own = linksFrom.get(journey) ?? [];
        const arriving = arrivals.get(journey) ?? [];
        const { block, ports, entries } = journeyRow(journey, roles.get(journey.id) ?? [], own, arriving, context, words);
        const key = elementKey('journey', journey.id);
        rows.push(group(keyOf(key), 'journey', { transform: `translate(0 ${y})`, role: 'listitem', ...facetsOfJourney(journey, context.project) }, [title(labelOf(journey)), ...block.nodes, ...marksAt(key, ROW_PX - 2, 2)]));
        own.forEach((link, index) => outAt.set(link, y + ports[index]!));
        arriving.forEach((link, index) => inAt.set(link, y + entries[index]!));
        y += block.heightPx + ROW_GAP_PX;
    }
    for (const [index, { count, roles: given }] of (portfolio?.unnamed ?? []).entries()) {
        const block = unnamedRow(count, given, words);
        rows.push(group(`unnamed:${index}`, 'unnamed', { transform: `translate(0 ${y})`, role: 'listitem' }, block.nodes));
        y += block.heightPx + ROW_GAP_PX;
    }
    if (rows.length === 0) return nothingYet(words.empty, 'journeys', ROW_PX, context.locale);
    const { points, widthPx } = linePoints(links, outAt, inAt);
    const lines = links.map((link) => group(keyOf(link.key), 'link', { role: 'listitem' }, [
        title(`${link.kind === 'handoff' && link.way !== undefined && modeOf(link.way) !== 'plain' ? modeInLegend(modeOf(link.way), WORDS[context.locale]) : words.legend[link.kind]}: ${labelOf(link.from)} → ${labelOf(link.to)} · ${link.label}`),
        ...lineOf(link, points.get(link)!),
    ]));
    return { widthPx, heightPx: y - ROW_GAP_PX, nodes: [list('journeys', 'journeys', {}, rows), list('links', 'ways', {}, lines)] };
}

/** The links into each journey from its top down: those from above over those from below, and the nearer ones where they cross none of the others. */
function arrivalsOf(links: readonly JourneyLink[], journeys: readonly Journey[]): ReadonlyMap<Journey, readonly JourneyLink[]> {
    const rank = new Map(journeys.map((journey, index) => [journey, index]));
    const isAbove = ({ from, to }: JourneyLink): boolean => rank.get(from)! < rank.get(to)!;
    // Links are in the order in which they leave, from the top of the picture down.
    const nearest = links.filter(({ isDrawn }) => isDrawn).reverse();
    return grouped([...nearest.filter(isAbove), ...nearest.filter((link) => !isAbove(link))], ({ to }) => to);
}

/** Each line on a track of its own; what leads to a journey that is not in the picture ends beside the row. */
function linePoints(links: readonly JourneyLink[], outAt: ReadonlyMap<JourneyLink, number>, entries: ReadonlyMap<JourneyLink, number>): { readonly points: ReadonlyMap<JourneyLink, readonly Point[]>; readonly widthPx: number } {
    const tied = links.filter((link) => entries.has(link));
    const tracks = assignTracks(tied.map((link) => ({ start: { rank: outAt.get(link)!, side: -1 as const }, end: { rank: entries.get(link)!, side: -1 as const } })));
    const points = new Map(links.map((link): [JourneyLink, readonly Point[]] => [link, [{ xPx: EXIT_PX, yPx: outAt.get(link)! }, { xPx: ROW_PX + STUB_PX, yPx: outAt.get(link)! }]]));
    for (const [index, link] of tied.entries()) {
        const xPx = ROW_PX + FIRST_TRACK_PX + tracks.trackOf[index]! * TRACK_PX;
        const [from, to] = [outAt.get(link)!, entries.get(link)!];
        points.set(link, [{ xPx: EXIT_PX, yPx: from }, { xPx, yPx: from }, { xPx, yPx: to }, { xPx: ROW_PX + 1, yPx: to }]);
    }
    return { points, widthPx: ROW_PX + Math.max(tied.length === 0 ? 0 : FIRST_TRACK_PX + tracks.count * TRACK_PX, tied.length < links.length ? STUB_PX : 0) };
}

/** A sign for all that was found in a journey: what it holds is not drawn. */
function markedRows({ findings = [], project }: PictureContext): (journey: ElementKey, centreXPx: number, centreYPx: number) => readonly SceneNode[] {
    const markAt = marksOf(findings);
    const elements = new Map<ElementKey, Set<ElementKey>>();
    for (const { element } of findings) {
        const root = rootKeyOf(element, (id) => project.journey(id) !== undefined);
        const known = elements.get(root);
        if (known === undefined) elements.set(root, new Set([element]));
        else known.add(element);
    }
    return (journey, x, y) => markAt([journey, ...[...elements.get(journey) ?? []].filter((element) => element !== journey)], x, y);
}

function lineOf({ kind, way }: Pick<JourneyLink, 'kind' | 'way'>, points: readonly Point[]): readonly SceneNode[] {
    if (kind === 'handoff') {
        const mode = way === undefined ? 'plain' : modeOf(way);
        return arrow('handoff', points, `map-way-${mode}`, `map-head-${mode}`);
    }
    return kind === 'path' ? arrow(kind, points) : arrow('path', points, `portfolio-${kind}`, `portfolio-head-${kind}`);
}

function samplesOf(journeys: readonly Journey[], links: readonly JourneyLink[], { analyses, project, locale }: PictureContext, words: PortfolioWords): readonly Sample[] {
    const has = (kind: JourneyLink['kind']): boolean => links.some((link) => link.kind === kind);
    const middle = SAMPLE_HEIGHT_PX / 2;
    const line = [{ xPx: 0, yPx: middle }, { xPx: SAMPLE_PX, yPx: middle }];
    const touchpoints = journeys.flatMap((journey) => journey.stages.flatMap((stage) => stage.touchpoints.map((touchpoint) => ({ touchpoint, isOut: isOutside(analyses.graphOf(journey).ownerOf(touchpoint), project) }))));
    const dots: readonly (readonly [boolean, string, SceneNode])[] = [
        [touchpoints.some(({ touchpoint, isOut }) => !isOut && touchpoint.momentOfTruth !== true), words.legend.touchpoint, shape('circle', 'portfolio-dot', { cx: DOT_PX / 2, cy: middle, r: 4 })],
        [touchpoints.some(({ touchpoint, isOut }) => isOut && touchpoint.momentOfTruth !== true), words.legend.outside, shape('circle', 'portfolio-dot-outside', { cx: DOT_PX / 2, cy: middle, r: 3.5 })],
        [touchpoints.some(({ touchpoint }) => touchpoint.momentOfTruth === true), words.legend.truth, shape('path', 'portfolio-truth', { d: `M${DOT_PX / 2} ${middle - 5}l5 5l-5 5l-5 -5z` })],
    ];
    const handoffs = links.flatMap(({ kind, way }) => (kind === 'handoff' && way !== undefined ? [way] : []));
    const contractOf = handoffContracts(project, analyses);
    return [
        ...MODES.flatMap((mode) => { const way = handoffs.find((each) => modeOf(each) === mode); return way === undefined ? [] : [{ label: mode === 'plain' ? words.legend.handoff : modeInLegend(mode, WORDS[locale]), nodes: lineOf({ kind: 'handoff', way }, line) }]; }),
        ...(['path', 'zoom', 'mirror'] as const).filter(has).map((kind) => ({ label: words.legend[kind], nodes: lineOf({ kind }, line) })),
        ...(handoffs.every((way) => isComplete(way, { contractOf })) ? [] : [{ label: MAP_WORDS[locale].legend.empty, nodes: EMPTY_SLOT_SIGN.nodes }]),
        ...dots.filter(([occurs]) => occurs).map(([, label, node]) => ({ label, widthPx: DOT_PX, nodes: [node] })),
    ];
}
