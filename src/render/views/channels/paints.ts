import type { Paints } from '../../theme';

/** What only this view paints with: names begin with `channels-`. */
export const PAINTS: Paints = {
    'channels-cell': { fill: 'card', stroke: 'card-line' },
    'channels-none': { fill: 'none', stroke: 'next', line: { 'stroke-dasharray': '3 3' } },
    'channels-dot': { fill: 'inside' },
    'channels-dot-outside': { fill: 'paper', stroke: 'outside', line: { 'stroke-width': 1.5 } },
    'channels-dot-choice': { fill: 'none', stroke: 'inside', line: { 'stroke-width': 1 } },
    'channels-rule': { fill: 'none', stroke: 'lane-line' },
    'channels-value': { fill: 'ink', line: { 'font-size': 13, 'font-weight': 600 }, on: ['card', 'paper'] },
    'channels-bar-ground': { fill: 'way-tint' },
    'channels-bar': { fill: 'inside' },
    'channels-bar-before': { fill: 'next' },
    'channels-target': { fill: 'none', stroke: 'good', line: { 'stroke-width': 2 } },
    'channels-lower': { fill: 'bad' },
    'channels-higher': { fill: 'good' },
    'channels-pain': { fill: 'bad' },
    'channels-heading': { fill: 'ribbon-ink', line: { 'font-size': 13, 'font-weight': 600 }, on: ['ribbon'] },
};
