import { promisesAtRisk } from '../../../analysis/commitment-life';
import { isOutside } from '../../../analysis/owners';
import { labelOf } from '../../../model/label';
import { UNKNOWN, type Journey, type Stage, type Touchpoint } from '../../../model/model';
import { beside, boxed, chip, flowed, labelled, lineHeightOf, NOTHING, paragraph, stacked, type Block } from '../../block';
import type { PictureContext } from '../../picture';
import { shape, type SceneNode } from '../../scene';
import { listInWords, WORDS } from '../../words';
import { exitBlock, PORT_PX } from './exits';
import type { JourneyLink } from './links';
import type { PortfolioWords } from './words';

export const ROW_PX = 940;
const HEAD_PX = 250;
const PADDING_PX = 14;
const GAP_PX = 18;
const STAGES_PX = ROW_PX - HEAD_PX - GAP_PX - 2 * PADDING_PX;
const STAGE_GAP_PX = 4;
const NARROWEST_STAGE_PX = 72;
const DOT_PX = 11;

/** A journey in one row, and where its links leave it and others come in; in their order, below the top of the row. */
export interface JourneyRow { readonly block: Block; readonly ports: readonly number[]; readonly entries: readonly number[] }

/** @param arrivals the links that come in: they do so above those that leave. */
export function journeyRow(journey: Journey, roles: readonly string[], links: readonly JourneyLink[], arrivals: readonly JourneyLink[], context: PictureContext, words: PortfolioWords): JourneyRow {
    const head = headOf(journey, roles, context, words);
    const stages = stagesOf(journey, context, words);
    const exits = links.map((link) => exitBlock(link, STAGES_PX, context, words));
    const said = arrivals.map((link) => paragraph(link.arrival, STAGES_PX, 'portfolio-arrival', 'end'));
    const body = stacked([stacked(said), stages, stacked(exits, EXIT_GAP_PX)], EXIT_GAP_PX);
    const block = boxed(beside([{ ...head, widthPx: HEAD_PX }, body], GAP_PX, 'top'), { paint: 'portfolio-row', paddingPx: PADDING_PX, paddingTopPx: PADDING_TOP_PX, widthPx: ROW_PX, heightPx: 64, radiusPx: 8 });
    let y = PADDING_TOP_PX;
    const entries = said.map(({ heightPx }) => {
        const entry = y + Math.round(lineHeightOf('portfolio-arrival') / 2);
        y += heightPx;
        return entry;
    });
    y += (said.length === 0 ? 0 : EXIT_GAP_PX) + stages.heightPx + EXIT_GAP_PX;
    const ports = exits.map((exit) => {
        const port = y + PORT_PX;
        y += exit.heightPx + EXIT_GAP_PX;
        return port;
    });
    return { block, ports, entries };
}
const PADDING_TOP_PX = 12;
const EXIT_GAP_PX = 8;
/** Where lines leave a row: the right edge of what is said of them. */
export const EXIT_PX = ROW_PX - PADDING_PX;

function headOf(journey: Journey, roles: readonly string[], { project, analyses, locale }: PictureContext, words: PortfolioWords): Block {
    const common = WORDS[locale];
    const touchpoints = journey.stages.flatMap((stage) => stage.touchpoints);
    const status = journey.status === undefined || roles.includes(journey.status) ? [] : [journey.status];
    const chips = [
        ...[...roles, ...status].map((role) => chip(words.roles[role] ?? role, 'ink-inside', 'pill-inside', HEAD_PX)),
        ...(journey.state === undefined ? [] : [chip(common.states[journey.state] ?? journey.state, 'ink-way', 'pill-way', HEAD_PX)]),
        ...(journey.view === undefined ? [] : [chip(common.views[journey.view] ?? journey.view, 'ink-way', 'pill-way', HEAD_PX)]),
    ];
    const owner = journey.owner === undefined || journey.owner === UNKNOWN ? '' : labelOf(project.owner(journey.owner) ?? { name: journey.owner });
    const personas = listInWords((journey.personas ?? []).map((ref) => labelOf(project.persona(ref) ?? { name: ref })), common);
    const atRisk = promisesAtRisk(analyses.livesOf(journey)).length;
    const counts = [
        [touchpoints.length, words.touchpoints], [[...journey.ways, ...project.handoffsFrom(journey.id)].filter(({ wayKind }) => wayKind === 'handoff').length, words.handoffs],
        [touchpoints.reduce((sum, { promises }) => sum + (promises?.length ?? 0), 0), words.promises], [touchpoints.reduce((sum, { pains }) => sum + (pains?.length ?? 0), 0), words.pains],
    ] as const;
    return stacked([
        paragraph(labelOf(journey), HEAD_PX, 'portfolio-title'),
        flowed(chips, HEAD_PX, 4, 4),
        stacked([
            personas === '' ? NOTHING : labelled('people', personas, HEAD_PX, 'detail'),
            owner === '' ? NOTHING : labelled('person', owner, HEAD_PX, 'detail'),
            journey.retires === undefined ? NOTHING : labelled('stop', words.retires(journey.retires), HEAD_PX, 'detail'),
            paragraph(counts.filter(([count]) => count > 0).map(([count, say]) => say(count)).join(' · '), HEAD_PX, 'detail'),
        ], 2),
        atRisk === 0 ? NOTHING : chip(words.atRisk(atRisk), 'ink-bad', 'pill-bad', HEAD_PX),
    ], 6);
}

/** The stages side by side, each with a dot for every touchpoint; on further lines where they do not fit. */
function stagesOf(journey: Journey, context: PictureContext, words: PortfolioWords): Block {
    const { stages } = journey;
    if (stages.length === 0) return boxed(paragraph(words.noStages, STAGES_PX - 20, 'detail'), { paint: 'portfolio-ghost', paddingPx: 10, paddingTopPx: 6, widthPx: STAGES_PX, radiusPx: 5 });
    const perLine = Math.min(stages.length, Math.floor((STAGES_PX + STAGE_GAP_PX) / (NARROWEST_STAGE_PX + STAGE_GAP_PX)));
    const lines = Math.ceil(stages.length / perLine);
    // The lines are as even as possible.
    const each = Math.ceil(stages.length / lines);
    const widthPx = Math.floor((STAGES_PX - (each - 1) * STAGE_GAP_PX) / each);
    const isOutsideAt = (touchpoint: Touchpoint): boolean => isOutside(context.analyses.graphOf(journey).ownerOf(touchpoint), context.project);
    return stacked(Array.from({ length: lines }, (_, line) => {
        const blocks = stages.slice(line * each, (line + 1) * each).map((stage) => stacked([paragraph(stage.later === true ? WORDS[context.locale].later(labelOf(stage)) : labelOf(stage), widthPx - 16, 'portfolio-stage-title'), dotsOf(stage, widthPx - 16, isOutsideAt)], 5));
        const heightPx = Math.max(...blocks.map((block) => block.heightPx)) + 14;
        return beside(blocks.map((block, index) => boxed(block, { paint: stages[line * each + index]!.later === true ? 'portfolio-stage-later' : 'portfolio-stage', paddingPx: 8, paddingTopPx: 7, widthPx, heightPx, radiusPx: 5 })), STAGE_GAP_PX);
    }), STAGE_GAP_PX);
}

function dotsOf({ touchpoints }: Stage, widthPx: number, isOutsideAt: (touchpoint: Touchpoint) => boolean): Block {
    const perLine = Math.max(1, Math.floor(widthPx / DOT_PX));
    const nodes = touchpoints.map((touchpoint, index): SceneNode => {
        const [x, y] = [(index % perLine) * DOT_PX + 4, Math.floor(index / perLine) * DOT_PX + 4];
        if (touchpoint.momentOfTruth === true) return shape('path', 'portfolio-truth', { d: `M${x} ${y - 5}l5 5l-5 5l-5 -5z` });
        return shape('circle', isOutsideAt(touchpoint) ? 'portfolio-dot-outside' : 'portfolio-dot', { cx: x, cy: y, r: isOutsideAt(touchpoint) ? 3.5 : 4 });
    });
    return { widthPx, heightPx: Math.ceil(touchpoints.length / perLine) * DOT_PX, nodes };
}

/** Journeys that are counted and not named. */
export function unnamedRow(count: number, roles: readonly string[], words: PortfolioWords): Block {
    const label = [words.unnamed(count), ...roles.map((role) => words.roles[role] ?? role)].join(' · ');
    const ghosts = Math.min(count, MOST_GHOSTS);
    const row = { widthPx: ghosts * 18, heightPx: 12, nodes: Array.from({ length: ghosts }, (_, index) => shape('rect', 'portfolio-ghost', { x: index * 18 + 0.5, y: 0.5, width: 13, height: 11, rx: 2 })) };
    return boxed(beside([{ ...paragraph(label, HEAD_PX, 'detail'), widthPx: HEAD_PX }, row], GAP_PX), { paint: 'portfolio-ghost', paddingPx: PADDING_PX, paddingTopPx: 12, widthPx: ROW_PX, radiusPx: 8 });
}
const MOST_GHOSTS = 36;

