import type { Paints } from '../../theme';

/** What only this view paints with: names begin with `portfolio-`. */
export const PAINTS: Paints = {
    'portfolio-vision': { fill: 'ribbon' },
    'portfolio-vision-text': { fill: 'ribbon-ink', line: { 'font-size': 17, 'font-weight': 600 }, on: ['ribbon'] },
    'portfolio-row': { fill: 'column', stroke: 'lane-line' },
    'portfolio-title': { fill: 'ink', line: { 'font-size': 15, 'font-weight': 600 }, on: ['column'] },
    'portfolio-stage': { fill: 'card', stroke: 'card-line' },
    'portfolio-stage-later': { fill: 'column', stroke: 'outside-line', line: { 'stroke-dasharray': '4 3' } },
    'portfolio-stage-title': { fill: 'ink', line: { 'font-size': 11.5 }, on: ['card', 'column'] },
    'portfolio-dot': { fill: 'inside' },
    'portfolio-dot-outside': { fill: 'paper', stroke: 'outside', line: { 'stroke-width': 1.5 } },
    'portfolio-truth': { fill: 'promise' },
    'portfolio-ghost': { fill: 'paper', stroke: 'outside-line', line: { 'stroke-dasharray': '4 3' } },
    'portfolio-exit': { fill: 'ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['card', 'way-tint'] },
    'portfolio-exit-note': { fill: 'muted', line: { 'font-size': 11.5 }, on: ['card', 'way-tint'] },
    'portfolio-arrival': { fill: 'muted', line: { 'font-size': 11.5 }, on: ['column'] },
    'portfolio-contract': { fill: 'card', stroke: 'card-line' },
    'portfolio-plain-exit': { fill: 'way-tint' },
    'portfolio-zoom': { fill: 'none', stroke: 'way', line: { 'stroke-width': 1.5, 'stroke-dasharray': '1.5 3', 'stroke-linecap': 'round' } },
    'portfolio-mirror': { fill: 'none', stroke: 'promise', line: { 'stroke-width': 1.5, 'stroke-dasharray': '6 3' } },
    'portfolio-head-zoom': { fill: 'way' },
    'portfolio-head-mirror': { fill: 'promise' },
};
