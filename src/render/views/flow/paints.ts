import type { Paints } from '../../theme';

/** What only this view paints with. */
export const PAINTS: Paints = {
    'flow-slot': { fill: 'card', stroke: 'handoff' },
    'flow-slot-empty': { fill: 'none', stroke: 'bad', line: { 'stroke-dasharray': '3 2' } },
    'flow-slot-unneeded': { fill: 'none', stroke: 'card-line', line: { 'stroke-dasharray': '3 2' } },
    'flow-slot-icon': { fill: 'none', stroke: 'handoff-ink', line: { 'stroke-width': 1.2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } },
    'flow-slot-empty-icon': { fill: 'none', stroke: 'bad', line: { 'stroke-width': 1.2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } },
    'flow-slot-unneeded-icon': { fill: 'none', stroke: 'muted', line: { 'stroke-width': 1.2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } },
    'flow-handoff-warm': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 3.5 } },
    'flow-handoff-cold': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 1.75 } },
    'flow-handoff-self': { fill: 'none', stroke: 'bad', line: { 'stroke-width': 2.5, 'stroke-dasharray': '2 4' } },
    'flow-handoff-auto': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 2.5, 'stroke-dasharray': '10 3 2 3' } },
    'flow-handoff-plain': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 2.5 } },
    'flow-head-self': { fill: 'bad' },
    'exit-handoff': { fill: 'handoff-tint' },
    'exit-self': { fill: 'bad-tint' },
    'exit-path': { fill: 'way-tint' },
    'exit-fallback': { fill: 'fallback-tint' },
    'exit-kind-handoff': { fill: 'handoff-ink', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['handoff-tint'] },
    'exit-kind-self': { fill: 'bad-ink', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['bad-tint'] },
    'exit-kind-path': { fill: 'muted', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['way-tint'] },
    'exit-kind-fallback': { fill: 'fallback-ink', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['fallback-tint'] },
    'exit-title': { fill: 'ink', line: { 'font-size': 11.5 }, on: ['handoff-tint', 'bad-tint', 'way-tint', 'fallback-tint'] },
    'exit-note': { fill: 'muted', line: { 'font-size': 11 }, on: ['handoff-tint', 'bad-tint', 'way-tint', 'fallback-tint'] },
    warning: { fill: 'warning', line: { 'font-size': 11 }, on: ['handoff-tint', 'bad-tint', 'way-tint'] },
};
