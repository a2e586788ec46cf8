import type { Theme } from './scene';

/**
 * The colours of the pictures. Blue, bluish green, vermilion, orange and reddish purple are those of the Okabe–Ito set, which
 * most colour-blind people can tell apart, darker where they are ink; nothing is told by colour alone. Text has a contrast of
 * 4.5 at least on all that may lie behind it (paints.ts says what does). A page may set its own: `--journey-paper` and so on.
 */
export const COLOURS = {
    light: {
        paper: '#ffffff', column: '#f5f6f8', 'lane-line': '#dfe3e9', ink: '#1b2330', muted: '#566070', card: '#ffffff', 'card-line': '#c4cad4', 'outside-line': '#566070',
        ribbon: '#2d3b55', 'ribbon-ink': '#ffffff', handoff: '#0072b2', 'handoff-ink': '#005a8d', 'handoff-tint': '#e8f2f9', way: '#4b5768', 'way-tint': '#eef0f3',
        next: '#8d97a5', fallback: '#d55e00', 'fallback-ink': '#9c4500', 'fallback-tint': '#fcf0e6', warning: '#9c4500',
        good: '#008060', 'good-ink': '#00604a', 'good-tint': '#e4f4ee', bad: '#d55e00', 'bad-ink': '#9c4500', 'bad-tint': '#fdf0e6',
        idea: '#a87800', 'idea-ink': '#6f5000', 'idea-tint': '#fdf5d9', promise: '#a5478a', 'promise-ink': '#82306b', 'promise-tint': '#f8ecf4',
        inside: '#3f6ea8', 'inside-ink': '#24496f', 'inside-tint': '#e7eff8', outside: '#80705c', 'outside-ink': '#5b4c3a', 'outside-tint': '#f3eee6',
        hatch: '#aab2be', curve: '#2d3b55', error: '#b3261e', caution: '#8a5a00', info: '#2f6690', 'mark-ink': '#ffffff',
    },
    dark: {
        paper: '#1e1e1e', column: '#26282c', 'lane-line': '#3c4048', ink: '#e6e8ec', muted: '#a9b1bd', card: '#303338', 'card-line': '#565d69', 'outside-line': '#a9b1bd',
        ribbon: '#3d4d6e', 'ribbon-ink': '#ffffff', handoff: '#56b4e9', 'handoff-ink': '#8fcdf2', 'handoff-tint': '#233b4c', way: '#b4bdca', 'way-tint': '#3a3e45',
        next: '#7d8694', fallback: '#e69f00', 'fallback-ink': '#f0bd55', 'fallback-tint': '#43371f', warning: '#f0bd55',
        good: '#3fb393', 'good-ink': '#7fd6bd', 'good-tint': '#1f3a33', bad: '#ea8a4a', 'bad-ink': '#f5b58a', 'bad-tint': '#432c1d',
        idea: '#d9b84a', 'idea-ink': '#ecd27c', 'idea-tint': '#3d3620', promise: '#cc79a7', 'promise-ink': '#e6aecb', 'promise-tint': '#3f2a37',
        inside: '#7aa7dc', 'inside-ink': '#a9c8ec', 'inside-tint': '#243346', outside: '#b5a48c', 'outside-ink': '#d6c8b2', 'outside-tint': '#38322a',
        hatch: '#6b7380', curve: '#c6d0de', error: '#f2938c', caution: '#e0b050', info: '#86bfe8', 'mark-ink': '#16181b',
    },
    'high-contrast': {
        paper: '#000000', column: '#000000', 'lane-line': '#8c8c8c', ink: '#ffffff', muted: '#ffffff', card: '#000000', 'card-line': '#ffffff', 'outside-line': '#ffffff',
        ribbon: '#ffffff', 'ribbon-ink': '#000000', handoff: '#56b4e9', 'handoff-ink': '#8fd3ff', 'handoff-tint': '#001a2b', way: '#ffffff', 'way-tint': '#1a1a1a',
        next: '#bfbfbf', fallback: '#ffb000', 'fallback-ink': '#ffc74d', 'fallback-tint': '#2b1d00', warning: '#ffc74d',
        good: '#4fd6b0', 'good-ink': '#7cf0cf', 'good-tint': '#00241a', bad: '#ff9a5c', 'bad-ink': '#ffb88a', 'bad-tint': '#2e1400',
        idea: '#ffd84d', 'idea-ink': '#ffe680', 'idea-tint': '#2b2400', promise: '#ff9ad5', 'promise-ink': '#ffb8e2', 'promise-tint': '#2e0a20',
        inside: '#8fc2ff', 'inside-ink': '#b3d6ff', 'inside-tint': '#001833', outside: '#ffd9a8', 'outside-ink': '#ffe4c2', 'outside-tint': '#261a0a',
        hatch: '#ffffff', curve: '#ffffff', error: '#ff8a80', caution: '#ffc74d', info: '#8fd3ff', 'mark-ink': '#000000',
    },
    print: {
        paper: '#ffffff', column: '#ffffff', 'lane-line': '#bbbbbb', ink: '#000000', muted: '#404040', card: '#ffffff', 'card-line': '#808080', 'outside-line': '#404040',
        ribbon: '#e4e4e4', 'ribbon-ink': '#000000', handoff: '#00507d', 'handoff-ink': '#003a5c', 'handoff-tint': '#f2f6f9', way: '#333333', 'way-tint': '#f2f2f2',
        next: '#707070', fallback: '#a84a00', 'fallback-ink': '#7a3600', 'fallback-tint': '#faf5f0', warning: '#7a3600',
        good: '#00604a', 'good-ink': '#004a39', 'good-tint': '#f2f8f6', bad: '#a84a00', 'bad-ink': '#7a3600', 'bad-tint': '#faf5f0',
        idea: '#7a5600', 'idea-ink': '#5c4100', 'idea-tint': '#faf8f0', promise: '#82306b', 'promise-ink': '#66224f', 'promise-tint': '#f9f3f7',
        inside: '#24496f', 'inside-ink': '#1a3652', 'inside-tint': '#f2f5f9', outside: '#5b4c3a', 'outside-ink': '#45392b', 'outside-tint': '#f7f5f2',
        hatch: '#8c8c8c', curve: '#000000', error: '#8c1d17', caution: '#6b4600', info: '#24506f', 'mark-ink': '#ffffff',
    },
} as const satisfies Readonly<Record<Theme, Readonly<Record<string, string>>>>;

export type Colour = keyof (typeof COLOURS)['light'];

/** The colours of a theme as the declarations of a style sheet, by which a page sets them for its pictures. */
export function colourVariables(theme: Theme): string {
    return Object.entries(COLOURS[theme]).map(([name, colour]) => `--journey-${name}:${colour}`).join(';');
}

export interface Paint {
    readonly fill?: Colour | 'none';
    readonly stroke?: Colour | 'none';
    /** Attributes of SVG that are not colours. */
    readonly line?: Readonly<Record<string, string | number>>;
    /** Of a text: every colour that may lie behind it. `paper`, `column` and `card` when absent. */
    readonly on?: readonly Colour[];
}
export type Paints = Readonly<Record<string, Paint>>;

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

/** The style sheet: the same colours again, as variables that a page may set. One rule a line. */
export function styleSheet(theme: Theme, paints: Paints): string {
    return Object.entries(paints).flatMap(([name, { fill, stroke }]) => {
        const colours = [variable('fill', fill, theme), variable('stroke', stroke, theme)].filter((part) => part !== '');
        return colours.length === 0 ? [] : [`.journey-map .${name}{${colours.join(';')}}`];
    }).join('\n');
}

function variable(property: string, colour: Colour | 'none' | undefined, theme: Theme): string {
    return colour === undefined || colour === 'none' ? '' : `${property}:var(--journey-${colour},${COLOURS[theme][colour]})`;
}
