import { extname } from 'node:path';
import { draw, type PictureContext } from '../../render/picture';
import type { Theme } from '../../render/scene';
import { svgOf } from '../../render/svg';
import { fail, quotedNames } from '../failure';
import type { Chosen } from './choose';
import { pageAssets } from './page-assets';
import { singlePage } from './single-page';

export const FORMATS = ['svg', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export interface FileOptions {
    readonly theme: Theme | undefined;
    readonly scale: PictureContext['scale'];
    /** Laid over the picture; a page has them always. */
    readonly withFindings: boolean;
}

/** By the ending of the file; without one it is SVG, as to standard output. */
export function formatOf(path: string): Format {
    const ending = extname(path).toLowerCase();
    if (ending === '') return 'svg';
    return FORMATS.find((format) => `.${format}` === ending) ?? fail('unknown-picture', { path, known: quotedNames(FORMATS.map((format) => `.${format}`)) });
}

export function pictureFile(chosen: Chosen, format: Format, options: FileOptions): string {
    return format === 'html' ? singlePage(chosen, { ...options, assets: pageAssets() }) : svgFile(chosen, options);
}

export function svgFile({ project, subject }: Pick<Chosen, 'project' | 'subject'>, { theme = 'light', scale, withFindings }: FileOptions): string {
    const { view, analyses, locale } = project;
    return svgOf(draw(subject, { project: view, analyses, theme, locale, ...(scale !== undefined && { scale }), ...(withFindings && { findings: project.findings() }) }));
}
