import { columnsOf } from '../../checks/code-frame';
import type { RelatedPlace } from '../../checks/finding';
import type { Paint } from '../colour';
import { padded, wrap } from '../wrap';

/** A step of a way: where it stands, and what happened there. */
export interface Step {
    /** As shown to people, e.g. `shop/repair.journey:12`. */
    readonly place: string;
    readonly message: string;
}

export interface TrailOptions {
    readonly paint: Paint;
    /** For the arrows. */
    readonly markWith: (text: string) => string;
    /** Of the whole trail, in columns. */
    readonly width: number;
    readonly indent: string;
    /** The folder that is understood, with `/` at its end: where places take too much room, they are shown without it. */
    readonly folder: string;
}

/**
 * Whether related places are the steps of one way: each says something of its own (“asked here”, “not carried here”, “needed
 * here”). Places that all say the same (“it could be this one”) are a list.
 */
export function isTrail(related: readonly Pick<RelatedPlace, 'message'>[]): boolean {
    return related.some(({ message }) => message !== related[0]!.message);
}

/**
 * The steps of a way below each other, in their order, with arrows between them:
 * ```
 *     shop.journey:12  The address is asked here
 *   → shop.journey:20  It is not carried here
 *   → shop.journey:31  It is needed here
 * ```
 * Places that would leave too little room for the messages stand above them.
 */
export function trail(steps: readonly Step[], { paint, markWith, width, indent, folder }: TrailOptions): readonly string[] {
    const room = width - indent.length - ARROW.length;
    const fits = (places: readonly string[]): boolean => Math.max(...places.map(columnsOf)) <= room - GAP.length - LEAST_FOR_MESSAGES;
    const full = steps.map(({ place }) => place);
    const short = full.map(place => (place.startsWith(folder) ? place.slice(folder.length) : place));
    const places = [full, short].find(fits);
    const lineOf = (index: number, isFirst: boolean, text: string): string =>
        (index > 0 && isFirst ? `${indent}${markWith('→')} ` : `${indent}${' '.repeat(ARROW.length)}`) + text;
    if (places === undefined) {
        return steps.flatMap(({ message }, index) => [
            lineOf(index, true, paint.dim(short[index]!)),
            ...wrap(message, room - GAP.length).map(line => lineOf(index, false, GAP + line)),
        ]);
    }
    const columns = Math.max(...places.map(columnsOf));
    return steps.flatMap(({ message }, index) => wrap(message, room - columns - GAP.length).map((line, row) =>
        lineOf(index, row === 0, `${row === 0 ? paint.dim(padded(places[index]!, columns)) : ' '.repeat(columns)}${GAP}${line}`)));
}

const ARROW = '→ ';
const GAP = '  ';
/** Sentences in narrower columns are hard to read. */
const LEAST_FOR_MESSAGES = 36;
