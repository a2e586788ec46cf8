import type { PictureContext } from '../../render/picture';
import { THEMES, type Theme } from '../../render/scene';
import type { Flag, Given } from '../arguments';

/** @param about whose colours they are, and which without the flag. */
export function themeFlag(about: string): Flag {
    return { value: 'NAME', choices: THEMES, about };
}
export function themeOf(given: Given): Theme | undefined {
    return given.text('theme') as Theme | undefined;
}

export const SCALE = { value: 'NAME', choices: ['even', 'time'], about: 'The axis of time: every step alike (even), or true to scale, so that waits are seen' } as const satisfies Flag;
export function scaleOf(given: Given): PictureContext['scale'] {
    return given.text('scale') as PictureContext['scale'];
}
