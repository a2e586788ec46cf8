import { SHARED, type GeneratedFile, type GeneratedProject } from './generate';

/** The edits whose cost is measured. */
export type Edit = 'leaf-text' | 'leaf-name' | 'leaf-reference' | 'shared-text' | 'shared-name';

/** Journeys that no other file refers to but their portfolio, English and Chinese; the project needs more than these. */
const LEAVES = [11, 18, 21, 38, 41];

/**
 * The files to set for the `step`-th edit of a kind. Even steps change, odd ones change back, so that any number of them
 * leaves the project as it was. A handful of leaf files is edited in turn.
 */
export function editOf(edit: Edit, step: number, project: GeneratedProject, texts: ReadonlyMap<string, string>): readonly GeneratedFile[] {
    const changed = step % 2 === 0;
    const which = (step >> 1) % LEAVES.length;
    const leaf = project.journeys[LEAVES[which]!]!;
    const text = (path: string): string => texts.get(path)!;
    const swap = (path: string, from: RegExp, to: string): readonly GeneratedFile[] => {
        const next = text(path).replace(from, to);
        if (next === text(path)) throw new Error(`The edit ${edit} changes nothing in ${path}.`);
        return [{ path, text: changed ? next : text(path) }];
    };
    switch (edit) {
        case 'leaf-text': return swap(leaf, /goal "/, 'goal "x');
        case 'leaf-name': return swap(leaf, /touchpoint ([^ ]+) /, 'touchpoint $1x ');
        case 'leaf-reference': return swap(leaf, /asks /, 'asks q');
        case 'shared-text': return swap(SHARED.owners, /"Platform/, '"Our platform');
        case 'shared-name': return swap(SHARED.owners, /owner platform/, 'owner platformx');
    }
}
