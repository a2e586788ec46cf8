import type { Io, Output } from './io';

/** How parts of a text look on a terminal; without colour every one gives its text back as it is. */
export interface Paint {
    readonly isColoured: boolean;
    readonly bold: (text: string) => string;
    readonly dim: (text: string) => string;
    readonly red: (text: string) => string;
    readonly yellow: (text: string) => string;
    readonly green: (text: string) => string;
    readonly blue: (text: string) => string;
    readonly cyan: (text: string) => string;
}

export const COLOUR_CHOICES = ['auto', 'always', 'never'] as const;
export type ColourChoice = (typeof COLOUR_CHOICES)[number];

/** `--color` first, then FORCE_COLOR and NO_COLOR (https://no-color.org, https://force-color.org), then whether it is a terminal. */
export function paintFor(output: Output, choice: ColourChoice, env: Io['env']): Paint {
    return isColoured(output, choice, env) ? COLOURED : PLAIN;
}

function isColoured(output: Output, choice: ColourChoice, env: Io['env']): boolean {
    if (choice !== 'auto') return choice === 'always';
    const forced = env['FORCE_COLOR'];
    if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
    if ((env['NO_COLOR'] ?? '') !== '') return false;
    return output.isTerminal && env['TERM'] !== 'dumb';
}

const sgr = (on: number, off: number) => (text: string): string => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`);
const asIs = (text: string): string => text;

const COLOURED: Paint = {
    isColoured: true,
    bold: sgr(1, 22), dim: sgr(2, 22), red: sgr(31, 39), yellow: sgr(33, 39), green: sgr(32, 39), blue: sgr(34, 39), cyan: sgr(36, 39),
};
export const PLAIN: Paint = { isColoured: false, bold: asIs, dim: asIs, red: asIs, yellow: asIs, green: asIs, blue: asIs, cyan: asIs };
