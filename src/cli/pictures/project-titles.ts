import { basename } from 'node:path';
import { labelOf } from '../../model/label';
import { withSlashes } from '../paths';
import type { DrawableProject } from './drawable-project';

/** A project is called like its only portfolio, else like its folder; of several, by the way to it from the folder around all of them. */
export function titlesOf(projects: readonly Pick<DrawableProject, 'root' | 'portfolios'>[]): readonly string[] {
    const [only, ...others] = projects;
    if (only !== undefined && others.length === 0) return [only.portfolios.length === 1 ? labelOf(only.portfolios[0]!) : basename(only.root)];
    const parts = projects.map(({ root }) => withSlashes(root).split('/'));
    const shared = (parts[0] ?? []).findIndex((part, at) => parts.some((other) => other[at] !== part));
    // One project may stand around the others.
    return parts.map((path) => path.slice(shared === -1 ? parts[0]!.length : shared).join('/') || path.at(-1)!);
}
