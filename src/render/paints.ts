import type { Font } from './text/measure';
import type { Paint, Paints } from './theme';
import { PAINTS as BLUEPRINT } from './views/blueprint/paints';
import { PAINTS as CASE } from './views/case/paints';
import { PAINTS as CHANNELS } from './views/channels/paints';
import { PAINTS as FLOW } from './views/flow/paints';
import { PAINTS as MAP } from './views/map/paints';
import { PAINTS as OVERLAY } from './views/overlay/paints';
import { PAINTS as PORTFOLIO } from './views/portfolio/paints';
import { PAINTS as PROMISES } from './views/promises/paints';

/** What every view paints with. What only one needs is in its own folder, under names that begin with that of the view. */
const COMMON = {
    paper: { fill: 'paper' },
    column: { fill: 'column' },
    'lane-line': { fill: 'none', stroke: 'lane-line' },
    'lane-title': { fill: 'ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['paper', 'column'] },
    'lane-note': { fill: 'muted', line: { 'font-size': 11 }, on: ['paper', 'column'] },
    ribbon: { fill: 'ribbon' },
    'ribbon-later': { fill: 'paper', stroke: 'outside-line' },
    'stage-title': { fill: 'ribbon-ink', line: { 'font-size': 13, 'font-weight': 600 }, on: ['ribbon'] },
    'stage-title-later': { fill: 'ink', line: { 'font-size': 13, 'font-weight': 600 }, on: ['paper'] },
    'journey-title': { fill: 'ink', line: { 'font-size': 22, 'font-weight': 600 }, on: ['paper'] },
    heading: { fill: 'muted', line: { 'font-size': 12 }, on: ['paper'] },
    value: { fill: 'ink', line: { 'font-size': 12 }, on: ['paper'] },
    // A line around it, because a theme may have the same colour for a column as for the paper.
    tile: { fill: 'column', stroke: 'lane-line' },
    'tile-number': { fill: 'ink', line: { 'font-size': 20, 'font-weight': 600 }, on: ['column'] },
    'tile-bad': { fill: 'bad-ink', line: { 'font-size': 20, 'font-weight': 600 }, on: ['column'] },
    'tile-label': { fill: 'muted', line: { 'font-size': 11 }, on: ['column'] },
    card: { fill: 'card', stroke: 'card-line' },
    'card-outside': { fill: 'card', stroke: 'outside-line', line: { 'stroke-dasharray': '5 3' } },
    'card-title': { fill: 'ink', line: { 'font-size': 13, 'font-weight': 600 }, on: ['card', 'column', 'paper'] },
    body: { fill: 'ink', line: { 'font-size': 12 } },
    'body-strong': { fill: 'ink', line: { 'font-size': 12, 'font-weight': 600 } },
    detail: { fill: 'muted', line: { 'font-size': 11.5 } },
    small: { fill: 'muted', line: { 'font-size': 10.5 } },
    icon: { fill: 'none', stroke: 'muted', line: { 'stroke-width': 1.2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } },
    'icon-ink': { fill: 'none', stroke: 'ink', line: { 'stroke-width': 1.3, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } },
    hatch: { fill: 'none', stroke: 'hatch', line: { 'stroke-width': 1.2 } },
    'pill-way': { fill: 'way-tint' },
    'pill-handoff': { fill: 'handoff-tint' },
    'pill-good': { fill: 'good-tint' },
    'pill-bad': { fill: 'bad-tint' },
    'pill-idea': { fill: 'idea-tint' },
    'pill-promise': { fill: 'promise-tint' },
    'pill-expectation': { fill: 'card', stroke: 'promise', line: { 'stroke-dasharray': '4 3' } },
    'pill-inside': { fill: 'inside-tint' },
    'pill-outside': { fill: 'outside-tint' },
    'ink-way': { fill: 'muted', line: { 'font-size': 11 }, on: ['way-tint', 'paper', 'column', 'card'] },
    'ink-handoff': { fill: 'handoff-ink', line: { 'font-size': 11 }, on: ['handoff-tint', 'paper', 'column', 'card'] },
    'ink-good': { fill: 'good-ink', line: { 'font-size': 11 }, on: ['good-tint', 'paper', 'column', 'card'] },
    'ink-bad': { fill: 'bad-ink', line: { 'font-size': 11 }, on: ['bad-tint', 'paper', 'column', 'card'] },
    'ink-idea': { fill: 'idea-ink', line: { 'font-size': 11 }, on: ['idea-tint', 'paper', 'column', 'card'] },
    'ink-promise': { fill: 'promise-ink', line: { 'font-size': 11 }, on: ['promise-tint', 'paper', 'column', 'card'] },
    'ink-inside': { fill: 'inside-ink', line: { 'font-size': 11 }, on: ['inside-tint', 'paper', 'column', 'card'] },
    'ink-outside': { fill: 'outside-ink', line: { 'font-size': 11 }, on: ['outside-tint', 'paper', 'column', 'card'] },
    'way-implicit': { fill: 'none', stroke: 'next', line: { 'stroke-width': 1.25 } },
    'way-path': { fill: 'none', stroke: 'way', line: { 'stroke-width': 2 } },
    'way-handoff': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 3.5 } },
    'way-fallback': { fill: 'none', stroke: 'fallback', line: { 'stroke-width': 2, 'stroke-dasharray': '5 4' } },
    'head-implicit': { fill: 'next' },
    'head-path': { fill: 'way' },
    'head-handoff': { fill: 'handoff' },
    'head-fallback': { fill: 'fallback' },
    'mark-error': { fill: 'error' },
    'mark-warning': { fill: 'caution' },
    'mark-info': { fill: 'info' },
    'mark-finding': { fill: 'info' },
    'mark-sign': { fill: 'mark-ink', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['error', 'caution', 'info'] },
} as const satisfies Paints;

/** What every class of every scene looks like. */
export const PAINTS: Paints = { ...COMMON, ...MAP, ...BLUEPRINT, ...FLOW, ...OVERLAY, ...PROMISES, ...CHANNELS, ...CASE, ...PORTFOLIO };

/** How a paint sets its text. */
export function fontOf(paint: string): Font {
    const { line = {} }: Paint = PAINTS[paint] ?? {};
    const sizePx = line['font-size'];
    if (typeof sizePx !== 'number') throw new Error(`the paint ${paint} is none of a text`);
    return { sizePx, weight: line['font-weight'] === 600 ? 'bold' : 'regular' };
}
