import { extname } from 'node:path';
import { draw, type PictureContext } from '../../render/picture';
import type { Scene, Theme } from '../../render/scene';
import { svgOf } from '../../render/svg';
import type { Environment } from '../../chromium/find-chromium';
import { fail, quotedNames } from '../failure';
import type { Chosen } from './choose';
import { pageAssets } from './page-assets';
import { singlePage } from './single-page';

export const FORMATS = ['svg', 'html', 'png', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

export interface FileOptions {
    readonly theme: Theme | undefined;
    readonly scale: PictureContext['scale'];
    /** Laid over the picture; a page has them always. */
    readonly withFindings: boolean;
    /** The view was asked for: then PDF is this one picture, not all of the page. */
    readonly isOneView: boolean;
    readonly env: Environment;
}

/** By the ending of the file; without one it is SVG, as to standard output. */
export function formatOf(path: string): Format {
    const ending = extname(path).toLowerCase();
    if (ending === '') return 'svg';
    return FORMATS.find((format) => `.${format}` === ending) ?? fail('unknown-picture', { path, known: quotedNames(FORMATS.map((format) => `.${format}`)) });
}

/** What the file of a picture holds. */
export async function pictureFile(chosen: Chosen, format: Format, options: FileOptions): Promise<string | Uint8Array> {
    const { theme, scale, env, isOneView } = options;
    switch (format) {
        case 'svg': return svgFile(chosen, options);
        case 'html': return singlePage(chosen, { theme, scale, assets: pageAssets() });
        case 'png': {
            const scene = sceneOf(chosen, options);
            const { pngOf } = await import('./png');
            return pngOf({ svg: svgOf(scene), widthPx: scene.widthPx, heightPx: scene.heightPx }, env);
        }
        default: {
            const { pdfOf } = await import('./pdf');
            const { style } = pageAssets();
            const { view } = chosen.subject;
            return pdfOf(singlePage(chosen, { theme: theme ?? 'light', scale, assets: { style }, sheets: isOneView ? { only: view } : 'all' }), env);
        }
    }
}

export function svgFile(chosen: Pick<Chosen, 'project' | 'subject'>, options: Omit<FileOptions, 'env' | 'isOneView'>): string {
    return svgOf(sceneOf(chosen, options));
}

function sceneOf({ project, subject }: Pick<Chosen, 'project' | 'subject'>, { theme = 'light', scale, withFindings }: Omit<FileOptions, 'env' | 'isOneView'>): Scene {
    const { view, analyses, locale } = project;
    return draw(subject, { project: view, analyses, theme, locale, ...(scale !== undefined && { scale }), ...(withFindings && { findings: project.findings() }) });
}
