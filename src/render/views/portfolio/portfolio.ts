import { isOutside } from '../../../analysis/owners';
import { labelOf } from '../../../model/label';
import { elementKey, UNKNOWN, type ElementKey, type Journey, type Portfolio } from '../../../model/model';
import { boxed, paragraph, stacked, type Block } from '../../block';
import { facetsOfJourney } from '../../facets';
import { framed, frameWidth, type Fact, type Tile } from '../../frame';
import { journeyWords } from '../../journey-header';
import { uniqueKeys } from '../../keys';
import { legendOf, SAMPLE_HEIGHT_PX, SAMPLE_PX, type Sample } from '../../legend';
import { arrow, type LineKind, type Point } from '../../lines';
import { marksOf } from '../../marks';
import { nothingYet } from '../../nothing-yet';
import type { PictureContext } from '../../picture';
import { quantityInWords } from '../../quantities';
import { rootKeyOf } from '../../root-key';
import { group, list, shape, title, type Scene, type SceneNode } from '../../scene';
import { assignTracks } from '../../tracks';
import { listInWords, WORDS } from '../../words';
import { journeyRow, ROW_PX, unnamedRow } from './journey-row';
import { linksBetween, type JourneyLink } from './links';
import { PORTFOLIO_WORDS, type PortfolioWords } from './words';

const ROW_GAP_PX = 12;
const TRACK_PX = 12;
const FIRST_TRACK_PX = 26;
/** Where lines come in, below the top of a row. */
const ENTRY_PX = 14;
/** Of a dot in the legend. */
const DOT_PX = 10;

/** Journeys under their vision, one a row, and what ties them together. Without a declaration it is all journeys of the project. */
export function drawPortfolio(portfolio: Portfolio | undefined, journeys: readonly Journey[], context: PictureContext): Scene {
    const words = PORTFOLIO_WORDS[context.locale];
    const links = linksBetween(journeys, context, words);
    const own = portfolio === undefined ? [] : marksOf(context.findings ?? [])([elementKey('portfolio', portfolio.id)], 8, 8);
    const body = stacked([{ widthPx: 16, heightPx: own.length === 0 ? 0 : 18, nodes: own }, visionOf(portfolio), rowsOf(portfolio, journeys, links, context, words)], 14);
    const handoffs = links.filter(({ kind }) => kind === 'handoff').length;
    // One that is listed twice is one.
    const drawn = [...new Set(journeys)];
    const touchpoints = drawn.reduce((sum, { stages }) => sum + stages.reduce((count, stage) => count + stage.touchpoints.length, 0), 0);
    const unnamed = (portfolio?.unnamed ?? []).reduce((sum, { count }) => sum + count, 0);
    const tiles: readonly Tile[] = [
        { figure: String(drawn.length), label: words.journeyTiles.journeys(drawn.length) },
        ...(unnamed === 0 ? [] : [{ figure: String(unnamed), label: words.journeyTiles.unnamed }]),
        ...(touchpoints === 0 ? [] : [{ figure: String(touchpoints), label: words.journeyTiles.touchpoints(touchpoints) }]),
        ...(handoffs === 0 ? [] : [{ figure: String(handoffs), label: words.journeyTiles.links(handoffs) }]),
    ];
    return framed({
        title: portfolio === undefined ? words.allJourneys : labelOf(portfolio), facts: portfolio === undefined ? [] : factsOf(portfolio, context, words), tiles, body,
        description: words.description(drawn.length, links.length), words: [portfolio === undefined ? '' : labelOf(portfolio), ...portfolio?.visions ?? [], ...journeys.map(journeyWords)].join('\n'),
        legend: legendOf(samplesOf(journeys, links, context, words), frameWidth(body)),
    }, context);
}

function factsOf(portfolio: Portfolio, { project, locale }: PictureContext, words: PortfolioWords): readonly Fact[] {
    const common = WORDS[locale];
    return [
        { heading: common.for, value: listInWords((portfolio.personas ?? []).map((ref) => labelOf(project.persona(ref) ?? { name: ref })), common) },
        { heading: common.owner, value: portfolio.owner === undefined || portfolio.owner === UNKNOWN ? '' : labelOf(project.owner(portfolio.owner) ?? { name: portfolio.owner }) },
        { heading: common.goal, value: listInWords(portfolio.goals ?? [], common) },
        { heading: words.measures, value: listInWords((portfolio.measures ?? []).map(({ metric, value, to }) => [labelOf(project.metric(metric) ?? { name: metric }), [value, to].filter((each) => each !== undefined).map((each) => quantityInWords(each, locale)).join(' → ')].filter((text) => text !== '').join(' ')), common) },
    ];
}

function visionOf(portfolio: Portfolio | undefined): Block {
    return stacked((portfolio?.visions ?? []).map((vision) => boxed(paragraph(vision, ROW_PX - 48, 'portfolio-vision-text', 'middle'), { paint: 'portfolio-vision', paddingPx: 24, paddingTopPx: 12, widthPx: ROW_PX, radiusPx: 8 })), 6);
}

function rowsOf(portfolio: Portfolio | undefined, journeys: readonly Journey[], links: readonly JourneyLink[], context: PictureContext, words: PortfolioWords): Block {
    const keyOf = uniqueKeys();
    const marksAt = markedRows(context);
    const roles = new Map((portfolio?.journeys ?? []).map((entry) => [entry.journey, entry.roles]));
    const linksFrom = new Map<Journey, JourneyLink[]>(journeys.map((journey) => [journey, []]));
    for (const link of links) linksFrom.get(link.from)!.push(link);
    const rows: SceneNode[] = [];
    const tops = new Map<Journey, number>();
    const outAt = new Map<JourneyLink, number>();
    let y = 0;
    for (const journey of journeys) {
        if (tops.has(journey)) continue;
        const own = linksFrom.get(journey)!;
        const { block, ports } = journeyRow(journey, roles.get(journey.id) ?? [], own, context, words);
        const key = elementKey('journey', journey.id);
        rows.push(group(keyOf(key), 'journey', { transform: `translate(0 ${y})`, role: 'listitem', ...facetsOfJourney(journey, context.project) }, [title(labelOf(journey)), ...block.nodes, ...marksAt(key, ROW_PX - 2, 2)]));
        tops.set(journey, y);
        own.forEach((link, index) => outAt.set(link, y + ports[index]!));
        y += block.heightPx + ROW_GAP_PX;
    }
    for (const [index, { count, roles: given }] of (portfolio?.unnamed ?? []).entries()) {
        const block = unnamedRow(count, given, words);
        rows.push(group(`unnamed:${index}`, 'unnamed', { transform: `translate(0 ${y})`, role: 'listitem' }, block.nodes));
        y += block.heightPx + ROW_GAP_PX;
    }
    if (rows.length === 0) return nothingYet(words.empty, 'journeys', ROW_PX, context.locale);
    const runs = links.map((link) => ({ start: { rank: outAt.get(link)!, side: -1 as const }, end: { rank: tops.get(link.to)! + ENTRY_PX, side: -1 as const } }));
    const tracks = assignTracks(runs);
    const lines = links.map((link, index) => {
        const x = ROW_PX + FIRST_TRACK_PX + tracks.trackOf[index]! * TRACK_PX;
        const [from, to] = [runs[index]!.start.rank, runs[index]!.end.rank];
        return group(keyOf(link.key), 'link', { role: 'listitem' }, [
            title(`${words.legend[link.kind]}: ${labelOf(link.from)} → ${labelOf(link.to)} · ${link.label}`),
            ...lineOf(link.kind, [{ xPx: ROW_PX, yPx: from }, { xPx: x, yPx: from }, { xPx: x, yPx: to }, { xPx: ROW_PX + 1, yPx: to }]),
        ]);
    });
    const widthPx = links.length === 0 ? ROW_PX : ROW_PX + FIRST_TRACK_PX + tracks.count * TRACK_PX;
    return { widthPx, heightPx: y - ROW_GAP_PX, nodes: [list('links', 'ways', {}, lines), list('journeys', 'journeys', {}, rows)] };
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

function lineOf(kind: JourneyLink['kind'], points: readonly Point[]): readonly SceneNode[] {
    if (kind === 'handoff' || kind === 'path') return arrow(kind, points);
    // The arrow of a path, in the paint of its kind.
    return arrow('path', points).map((node) => ({ ...node, class: node.class === 'way-path' ? `portfolio-${kind}` : `portfolio-head-${kind}` }));
}

function samplesOf(journeys: readonly Journey[], links: readonly JourneyLink[], { analyses, project }: PictureContext, words: PortfolioWords): readonly Sample[] {
    const has = (kind: JourneyLink['kind']): boolean => links.some((link) => link.kind === kind);
    const middle = SAMPLE_HEIGHT_PX / 2;
    const line = [{ xPx: 0, yPx: middle }, { xPx: SAMPLE_PX, yPx: middle }];
    const touchpoints = journeys.flatMap((journey) => journey.stages.flatMap((stage) => stage.touchpoints.map((touchpoint) => ({ touchpoint, isOut: isOutside(analyses.graphOf(journey).ownerOf(touchpoint), project) }))));
    const dots: readonly (readonly [boolean, string, SceneNode])[] = [
        [touchpoints.some(({ touchpoint, isOut }) => !isOut && touchpoint.momentOfTruth !== true), words.legend.touchpoint, shape('circle', 'portfolio-dot', { cx: DOT_PX / 2, cy: middle, r: 4 })],
        [touchpoints.some(({ touchpoint, isOut }) => isOut && touchpoint.momentOfTruth !== true), words.legend.outside, shape('circle', 'portfolio-dot-outside', { cx: DOT_PX / 2, cy: middle, r: 3.5 })],
        [touchpoints.some(({ touchpoint }) => touchpoint.momentOfTruth === true), words.legend.truth, shape('path', 'portfolio-truth', { d: `M${DOT_PX / 2} ${middle - 5}l5 5l-5 5l-5 -5z` })],
    ];
    const kinds: readonly LineKind[] = (['handoff', 'path'] as const).filter(has);
    return [
        ...kinds.map((kind) => ({ label: words.legend[kind as 'handoff' | 'path'], nodes: arrow(kind, line) })),
        ...(['zoom', 'mirror'] as const).filter(has).map((kind) => ({ label: words.legend[kind], nodes: lineOf(kind, line) })),
        ...dots.filter(([occurs]) => occurs).map(([, label, node]) => ({ label, widthPx: DOT_PX, nodes: [node] })),
    ];
}
