import type { Paint, Paints } from '../../theme';

/** What only this view paints with: names begin with `map-`. */
export const PAINTS: Paints = {
    // Cards.
    'map-truth': { fill: 'promise' },
    'map-truth-word': { fill: 'promise-ink', line: { 'font-size': 11.5, 'font-weight': 600 }, on: ['card'] },
    ...flag('good', 'good-tint', 'good', 'good-ink'), ...flag('bad', 'bad-tint', 'bad', 'bad-ink'), ...flag('left', 'way-tint', 'way', 'ink'), ...flag('company', 'way-tint', 'way', 'ink'),
    'map-flag-sign-company': { fill: 'none', stroke: 'way', line: { 'stroke-width': 1.4, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } },
    // Emotion.
    'map-good-area': { fill: 'good-tint' },
    'map-bad-area': { fill: 'bad-tint' },
    'map-zero': { stroke: 'next', line: { 'stroke-dasharray': '2 4' } },
    ...curve(0, 'curve', ''), ...curve(1, 'handoff', '7 4'), ...curve(2, 'promise', '2 4'), ...curve(3, 'outside', '10 4 2 4'),
    'map-feeling-word': { fill: 'ink', line: { 'font-size': 12 }, on: ['good-tint', 'bad-tint', 'column', 'paper'] },
    // Bars.
    'map-bar': { fill: 'way-tint' },
    'map-bar-word': { fill: 'ink', line: { 'font-size': 12 }, on: ['way-tint'] },
    'map-bar-unknown': { fill: 'none', stroke: 'outside-line', line: { 'stroke-dasharray': '3 3' } },
    'map-bar-unknown-word': { fill: 'muted', line: { 'font-size': 12 } },
    'map-bar-inside': { fill: 'inside-tint', stroke: 'inside' },
    'map-bar-inside-word': { fill: 'inside-ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['inside-tint'] },
    'map-bar-outside': { fill: 'outside-tint', stroke: 'outside', line: { 'stroke-dasharray': '5 3' } },
    'map-bar-outside-word': { fill: 'outside-ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['outside-tint'] },
    'map-bar-outside-note': { fill: 'outside-ink', line: { 'font-size': 11 }, on: ['outside-tint'] },
    'map-blind': { fill: 'column', stroke: 'hatch' },
    'map-blind-plate': { fill: 'paper' },
    'map-blind-word': { fill: 'ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['paper'] },
    // Handoffs and other ways.
    'map-way-warm': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 3.5 } },
    'map-way-cold': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 1.75 } },
    'map-way-self': { fill: 'none', stroke: 'bad', line: { 'stroke-width': 2.5, 'stroke-dasharray': '2 4' } },
    'map-way-auto': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 2.5, 'stroke-dasharray': '10 3 2 3' } },
    'map-way-plain': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 2.5 } },
    'map-way-path': { fill: 'none', stroke: 'next', line: { 'stroke-width': 1.25 } },
    'map-head-warm': { fill: 'handoff' }, 'map-head-cold': { fill: 'handoff' }, 'map-head-self': { fill: 'bad' }, 'map-head-auto': { fill: 'handoff' }, 'map-head-plain': { fill: 'handoff' },
    'map-head-path': { fill: 'next' },
    'map-box-handoff': { fill: 'card', stroke: 'handoff' },
    'map-box-bad': { fill: 'card', stroke: 'bad', line: { 'stroke-width': 1.5 } },
    'map-box-path': { fill: 'way-tint' },
    'map-mode-handoff': { fill: 'handoff-ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['card'] },
    'map-mode-bad': { fill: 'bad-ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['card'] },
    'map-seam-title': { fill: 'ink', line: { 'font-size': 11.5 }, on: ['card', 'way-tint'] },
    'map-seam-note': { fill: 'muted', line: { 'font-size': 11 }, on: ['card'] },
    'map-seam-warning': { fill: 'warning', line: { 'font-size': 11 }, on: ['card', 'way-tint'] },
    'map-path-title': { fill: 'ink', line: { 'font-size': 11.5 }, on: ['way-tint'] },
    'map-path-note': { fill: 'muted', line: { 'font-size': 11 }, on: ['way-tint'] },
    'map-slot': { fill: 'handoff-tint' },
    'map-slot-word': { fill: 'handoff-ink', line: { 'font-size': 11 }, on: ['handoff-tint'] },
    'map-slot-bad': { fill: 'none', stroke: 'bad', line: { 'stroke-dasharray': '3 3' } },
    'map-slot-bad-word': { fill: 'bad-ink', line: { 'font-size': 11 }, on: ['card'] },
    'map-slot-unknown': { fill: 'none', stroke: 'card-line', line: { 'stroke-dasharray': '3 3' } },
    'map-slot-unknown-word': { fill: 'muted', line: { 'font-size': 11 }, on: ['card'] },
    // Promises.
    'map-promise': { fill: 'promise-tint', stroke: 'promise' },
    'map-promise-word': { fill: 'promise-ink', line: { 'font-size': 12, 'font-weight': 600 }, on: ['promise-tint'] },
    'map-promise-note': { fill: 'promise-ink', line: { 'font-size': 11 }, on: ['promise-tint'] },
    'map-promise-end': { stroke: 'promise', line: { 'stroke-width': 2 } },
    'map-expectation-word': { fill: 'promise-ink', line: { 'font-size': 12 }, on: ['card'] },
    'map-expectation-note': { fill: 'promise-ink', line: { 'font-size': 11 }, on: ['card'] },
    'map-verdict-good': { fill: 'good-ink', line: { 'font-size': 11.5, 'font-weight': 600 }, on: ['promise-tint', 'card'] },
    'map-verdict-bad': { fill: 'bad-ink', line: { 'font-size': 11.5, 'font-weight': 600 }, on: ['promise-tint', 'card'] },
    'map-verdict-open': { fill: 'ink', line: { 'font-size': 11.5, 'font-weight': 600 }, on: ['promise-tint', 'card'] },
    // Pains, delights, ideas.
    'map-pain': { fill: 'bad' },
    'map-wow': { fill: 'good' },
    'map-bad-word': { fill: 'bad-ink', line: { 'font-size': 12 }, on: ['bad-tint'] },
    'map-bad-note': { fill: 'bad-ink', line: { 'font-size': 11 }, on: ['bad-tint'] },
    'map-good-word': { fill: 'good-ink', line: { 'font-size': 12 }, on: ['good-tint'] },
    'map-good-note': { fill: 'good-ink', line: { 'font-size': 11 }, on: ['good-tint'] },
    'map-idea-word': { fill: 'idea-ink', line: { 'font-size': 12 }, on: ['idea-tint'] },
    'map-idea-note': { fill: 'idea-ink', line: { 'font-size': 11 }, on: ['idea-tint'] },
    ...glyph('good', 'good-ink'), ...glyph('bad', 'bad-ink'), ...glyph('idea', 'idea-ink'), ...glyph('handoff', 'handoff-ink'), ...glyph('inside', 'inside-ink'), ...glyph('outside', 'outside-ink'),
    ...glyph('unknown', 'muted'), ...glyph('open', 'ink'),
};

type Fill = NonNullable<Paint['fill']>;
type Ground = NonNullable<Paint['on']>[number];

function flag(tone: string, ground: Ground, sign: Fill, ink: Fill): Paints {
    return {
        [`map-flag-${tone}`]: { fill: ground },
        [`map-flag-sign-${tone}`]: { fill: sign, stroke: sign, line: { 'stroke-width': 1.4, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } },
        [`map-flag-${tone}-word`]: { fill: ink, line: { 'font-size': 11.5, 'font-weight': 600 }, on: [ground] },
        [`map-flag-${tone}-text`]: { fill: ink, line: { 'font-size': 11 }, on: [ground] },
    };
}

function curve(kind: number, colour: Fill, dashes: string): Paints {
    return {
        [`map-curve-${kind}`]: { fill: 'none', stroke: colour, line: { 'stroke-width': 2.5, 'stroke-linecap': 'round', ...(dashes !== '' && { 'stroke-dasharray': dashes }) } },
        [`map-feeling-${kind}`]: { fill: colour, stroke: 'card', line: { 'stroke-width': 1.5 } },
        [`map-feeling-${kind}-assumed`]: { fill: 'card', stroke: colour, line: { 'stroke-width': 2 } },
    };
}

function glyph(tone: string, colour: Fill): Paints {
    return { [`map-icon-${tone}`]: { fill: 'none', stroke: colour, line: { 'stroke-width': 1.3, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } } };
}
