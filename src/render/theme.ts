import type { Theme } from './scene';

/**
 * What the picture is painted with. Every paint is written as presentation attributes, which work everywhere, even under
 * a strict content security policy, and once more as a style sheet of CSS variables, which a page may set to its own
 * colours: `--journey-paper`, `--journey-ink` and so on, one for each name in COLOURS.
 */
type Colour = 'paper' | 'column' | 'ink' | 'muted' | 'card' | 'card-line' | 'outside-line' | 'ribbon' | 'ribbon-ink' | 'handoff' | 'handoff-ink' | 'handoff-tint'
    | 'way' | 'way-tint' | 'next' | 'fallback' | 'fallback-ink' | 'fallback-tint' | 'warning';

/** Blue and vermilion are those of the Okabe–Ito set, which most colour-blind people can tell apart. Text has a contrast of 4.5 at least. */
export const COLOURS: Readonly<Record<Theme, Readonly<Record<Colour, string>>>> = {
    light: {
        paper: '#ffffff', column: '#f4f5f7', ink: '#1b2330', muted: '#566070', card: '#ffffff', 'card-line': '#c4cad4', 'outside-line': '#566070',
        ribbon: '#2d3b55', 'ribbon-ink': '#ffffff', handoff: '#0072b2', 'handoff-ink': '#005a8d', 'handoff-tint': '#e8f2f9', way: '#4b5768', 'way-tint': '#eef0f3',
        next: '#8d97a5', fallback: '#d55e00', 'fallback-ink': '#9c4500', 'fallback-tint': '#fcf0e6', warning: '#9c4500',
    },
    dark: {
        paper: '#1e1e1e', column: '#27292d', ink: '#e6e8ec', muted: '#a9b1bd', card: '#303338', 'card-line': '#565d69', 'outside-line': '#a9b1bd',
        ribbon: '#3d4d6e', 'ribbon-ink': '#ffffff', handoff: '#56b4e9', 'handoff-ink': '#8fcdf2', 'handoff-tint': '#233b4c', way: '#b4bdca', 'way-tint': '#3a3e45',
        next: '#7d8694', fallback: '#e69f00', 'fallback-ink': '#f0bd55', 'fallback-tint': '#43371f', warning: '#f0bd55',
    },
};

export interface Paint {
    readonly fill?: Colour | 'none';
    readonly stroke?: Colour | 'none';
    /** Attributes of SVG that are not colours. */
    readonly line?: Readonly<Record<string, string | number>>;
}

/** What every class of the scene looks like. */
export const PAINTS: Readonly<Record<string, Paint>> = {
    paper: { fill: 'paper' },
    column: { fill: 'column' },
    ribbon: { fill: 'ribbon' },
    'ribbon-later': { fill: 'paper', stroke: 'outside-line' },
    'journey-title': { fill: 'ink', line: { 'font-size': 22, 'font-weight': 600 } },
    heading: { fill: 'muted', line: { 'font-size': 12 } },
    value: { fill: 'ink', line: { 'font-size': 12 } },
    'stage-title': { fill: 'ribbon-ink', line: { 'font-size': 13, 'font-weight': 600 } },
    'stage-title-later': { fill: 'ink', line: { 'font-size': 13, 'font-weight': 600 } },
    card: { fill: 'card', stroke: 'card-line' },
    'card-outside': { fill: 'card', stroke: 'outside-line', line: { 'stroke-dasharray': '5 3' } },
    'card-title': { fill: 'ink', line: { 'font-size': 13, 'font-weight': 600 } },
    detail: { fill: 'muted', line: { 'font-size': 11.5 } },
    icon: { fill: 'none', stroke: 'muted', line: { 'stroke-width': 1.2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } },
    mark: { fill: 'muted' },
    'exit-handoff': { fill: 'handoff-tint' },
    'exit-path': { fill: 'way-tint' },
    'exit-fallback': { fill: 'fallback-tint' },
    'exit-kind-handoff': { fill: 'handoff-ink', line: { 'font-size': 10.5, 'font-weight': 600 } },
    'exit-kind-path': { fill: 'muted', line: { 'font-size': 10.5, 'font-weight': 600 } },
    'exit-kind-fallback': { fill: 'fallback-ink', line: { 'font-size': 10.5, 'font-weight': 600 } },
    'exit-title': { fill: 'ink', line: { 'font-size': 11.5 } },
    'exit-note': { fill: 'muted', line: { 'font-size': 11 } },
    warning: { fill: 'warning', line: { 'font-size': 11 } },
    'way-implicit': { fill: 'none', stroke: 'next', line: { 'stroke-width': 1.25 } },
    'way-path': { fill: 'none', stroke: 'way', line: { 'stroke-width': 2 } },
    'way-handoff': { fill: 'none', stroke: 'handoff', line: { 'stroke-width': 3.5 } },
    'way-fallback': { fill: 'none', stroke: 'fallback', line: { 'stroke-width': 2, 'stroke-dasharray': '5 4' } },
    'head-implicit': { fill: 'next' },
    'head-path': { fill: 'way' },
    'head-handoff': { fill: 'handoff' },
    'head-fallback': { fill: 'fallback' },
};

/** The attributes that give a class its look in a theme: plain colours, or variables that a page may set, with these in reserve. */
export function attributesOf(paint: Paint, theme: Theme, use: 'file' | 'page'): Readonly<Record<string, string | number>> {
    const colour = (name: Colour | 'none'): string => {
        if (name === 'none') return 'none';
        return use === 'page' ? `var(--journey-${name},${COLOURS[theme][name]})` : COLOURS[theme][name];
    };
    return {
        ...(paint.fill === undefined ? {} : { fill: colour(paint.fill) }),
        ...(paint.stroke === undefined ? {} : { stroke: colour(paint.stroke) }),
        ...paint.line,
    };
}

/** The style sheet: the same colours again, as variables that a page may set. One rule a line, for the given classes. */
export function styleSheet(theme: Theme, classes: readonly string[]): string {
    return classes.flatMap((name) => {
        const { fill, stroke } = PAINTS[name] ?? {};
        const colours = [variable('fill', fill, theme), variable('stroke', stroke, theme)].filter((part) => part !== '');
        return colours.length === 0 ? [] : [`.journey-map .${name}{${colours.join(';')}}`];
    }).join('\n');
}

function variable(property: string, colour: Colour | 'none' | undefined, theme: Theme): string {
    return colour === undefined || colour === 'none' ? '' : `${property}:var(--journey-${colour},${COLOURS[theme][colour]})`;
}
