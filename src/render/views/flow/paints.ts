import type { Paints } from '../../theme';

/** What only this view paints with. */
export const PAINTS: Paints = {
    mark: { fill: 'muted' },
    'exit-handoff': { fill: 'handoff-tint' },
    'exit-path': { fill: 'way-tint' },
    'exit-fallback': { fill: 'fallback-tint' },
    'exit-kind-handoff': { fill: 'handoff-ink', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['handoff-tint'] },
    'exit-kind-path': { fill: 'muted', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['way-tint'] },
    'exit-kind-fallback': { fill: 'fallback-ink', line: { 'font-size': 10.5, 'font-weight': 600 }, on: ['fallback-tint'] },
    'exit-title': { fill: 'ink', line: { 'font-size': 11.5 }, on: ['handoff-tint', 'way-tint', 'fallback-tint'] },
    'exit-note': { fill: 'muted', line: { 'font-size': 11 }, on: ['handoff-tint', 'way-tint', 'fallback-tint'] },
    warning: { fill: 'warning', line: { 'font-size': 11 }, on: ['handoff-tint', 'way-tint'] },
};
