import type { Paints } from '../../theme';

/** What only this view paints with: names begin with `promises-`. */
export const PAINTS: Paints = {
    'promises-heading': { fill: 'ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['paper'] },
    'promises-words': { fill: 'ink', line: { 'font-size': 14, 'font-weight': 600 }, on: ['paper'] },
    'promises-note': { fill: 'muted', line: { 'font-size': 11.5 }, on: ['paper'] },
    'promises-tick': { fill: 'muted', line: { 'font-size': 11 }, on: ['paper'] },
    'promises-grid': { fill: 'none', stroke: 'lane-line' },
    'promises-track': { fill: 'column' },
    // Nearly black, so that the two are told apart without their colours, too.
    'promises-touchpoint': { fill: 'curve' },
    'promises-touchpoint-range': { fill: 'way-tint', stroke: 'curve' },
    'promises-way': { fill: 'handoff' },
    'promises-way-range': { fill: 'handoff-tint', stroke: 'handoff' },
    'promises-number': { fill: 'mark-ink', line: { 'font-size': 11, 'font-weight': 600 }, on: ['curve', 'handoff'] },
    'promises-number-range': { fill: 'ink', line: { 'font-size': 11, 'font-weight': 600 }, on: ['way-tint', 'handoff-tint', 'paper', 'column'] },
    'promises-limit': { fill: 'none', stroke: 'ink', line: { 'stroke-width': 2 } },
    'promises-limit-edge': { fill: 'none', stroke: 'paper', line: { 'stroke-width': 5 } },
    'promises-limit-sooner': { fill: 'none', stroke: 'ink', line: { 'stroke-width': 1.5, 'stroke-dasharray': '3 3' } },
    'promises-limit-name': { fill: 'ink', line: { 'font-size': 11.5, 'font-weight': 600 }, on: ['paper'] },
    'promises-over': { fill: 'none', stroke: 'bad', line: { 'stroke-width': 2 } },
    'promises-over-hatch': { fill: 'none', stroke: 'bad', line: { 'stroke-width': 1.4 } },
    'promises-over-ground': { fill: 'bad-tint' },
    'promises-unknown': { fill: 'paper', stroke: 'muted', line: { 'stroke-width': 1.5, 'stroke-dasharray': '2 3' } },
    'promises-open': { fill: 'none', stroke: 'bad', line: { 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } },
    'promises-life': { fill: 'none', stroke: 'next', line: { 'stroke-width': 1.5 } },
    'promises-made': { fill: 'promise' },
    'promises-good': { fill: 'none', stroke: 'good', line: { 'stroke-width': 1.8, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } },
    'promises-bad': { fill: 'none', stroke: 'bad', line: { 'stroke-width': 1.8, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } },
    'promises-good-ink': { fill: 'good-ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['paper'] },
    'promises-bad-ink': { fill: 'bad-ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['paper'] },
};
