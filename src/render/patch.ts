import type { Piece } from './svg';

/** What changes one version of a picture into the next: the parts that are new or different, and nothing of the others. */
export interface PicturePatch {
    /** The key of each, and the part as SVG. Another part in it stands as `<g data-place="KEY"/>`, its title as `<tspan data-name="KEY"/>`; one with `data-kept` has new attributes only. */
    readonly elements: readonly PatchedElement[];
}
export interface PatchedElement { readonly key: string; readonly svg: string }

/** A part whose place nobody names any more is gone: the part around it is in the patch. */
export function patchBetween(before: ReadonlyMap<string, Piece>, after: ReadonlyMap<string, Piece>): PicturePatch {
    const elements: PatchedElement[] = [];
    for (const [key, piece] of after) {
        const old = before.get(key);
        if (old === undefined || old.content !== piece.content || old.end !== piece.end) elements.push({ key, svg: `${piece.begin}>${piece.content}${piece.end}` });
        else if (old.begin !== piece.begin) elements.push({ key, svg: `${piece.begin} data-kept="">${piece.end}` });
    }
    return { elements };
}
