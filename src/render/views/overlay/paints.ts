import type { Paints } from '../../theme';

const GROUNDS = ['card', 'way-tint', 'good-tint', 'bad-tint', 'handoff-tint', 'paper', 'column'] as const;
const sign = { 'stroke-width': 1.8, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

/** What only the picture of a change paints with: what is new is thick, what is gone dashed, and both have a sign beside their colour. */
export const PAINTS: Paints = {
    'overlay-card-same': { fill: 'card', stroke: 'card-line' },
    'overlay-card-added': { fill: 'card', stroke: 'good', line: { 'stroke-width': 3.5 } },
    'overlay-card-removed': { fill: 'column', stroke: 'bad', line: { 'stroke-width': 2, 'stroke-dasharray': '6 4' } },
    'overlay-card-changed': { fill: 'card', stroke: 'handoff', line: { 'stroke-width': 1.5 } },
    'overlay-state-added': { fill: 'good-ink', line: { 'font-size': 11, 'font-weight': 600 }, on: ['card'] },
    'overlay-state-removed': { fill: 'bad-ink', line: { 'font-size': 11, 'font-weight': 600 }, on: ['column'] },
    'overlay-state-changed': { fill: 'handoff-ink', line: { 'font-size': 11, 'font-weight': 600 }, on: ['card'] },
    'overlay-exit-same': { fill: 'way-tint' },
    'overlay-exit-added': { fill: 'good-tint', stroke: 'good', line: { 'stroke-width': 2 } },
    'overlay-exit-removed': { fill: 'bad-tint', stroke: 'bad', line: { 'stroke-width': 1.2, 'stroke-dasharray': '5 3' } },
    'overlay-exit-changed': { fill: 'handoff-tint', stroke: 'handoff' },
    'overlay-kind-added': { fill: 'good-ink', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['good-tint'] },
    'overlay-kind-removed': { fill: 'bad-ink', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['bad-tint'] },
    'overlay-kind-changed': { fill: 'handoff-ink', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['handoff-tint'] },
    'overlay-note': { fill: 'ink', line: { 'font-size': 11 }, on: GROUNDS },
    'overlay-more': { fill: 'muted', line: { 'font-size': 11 }, on: GROUNDS },
    'overlay-note-breaking': { fill: 'none', stroke: 'bad', line: sign },
    'overlay-note-risky': { fill: 'none', stroke: 'idea', line: { ...sign, 'stroke-width': 2.2 } },
    'overlay-note-improving': { fill: 'none', stroke: 'good', line: sign },
    'overlay-note-other': { fill: 'none', stroke: 'muted', line: { ...sign, 'stroke-width': 3.5 } },
    'overlay-way-same': { fill: 'none', stroke: 'next', line: { 'stroke-width': 1.25 } },
    'overlay-way-added': { fill: 'none', stroke: 'good', line: { 'stroke-width': 4 } },
    'overlay-way-removed': { fill: 'none', stroke: 'bad', line: { 'stroke-width': 2, 'stroke-dasharray': '6 4' } },
    'overlay-way-changed': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 2 } },
    'overlay-head-same': { fill: 'next' },
    'overlay-head-added': { fill: 'good' },
    'overlay-head-removed': { fill: 'bad' },
    'overlay-head-changed': { fill: 'handoff' },
    'overlay-badge-added': { fill: 'paper', stroke: 'good', line: { 'stroke-width': 1.2 } },
    'overlay-badge-removed': { fill: 'paper', stroke: 'bad', line: { 'stroke-width': 1.2 } },
    'overlay-badge-changed': { fill: 'paper', stroke: 'handoff', line: { 'stroke-width': 1.2 } },
    'overlay-sign-added': { fill: 'none', stroke: 'good', line: { 'stroke-width': 1.8 } },
    'overlay-sign-removed': { fill: 'none', stroke: 'bad', line: { 'stroke-width': 1.8 } },
    'overlay-sign-changed': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 1.5 } },
    'overlay-journey': { fill: 'ink', line: { 'font-size': 16, 'font-weight': 600 }, on: ['paper'] },
};
