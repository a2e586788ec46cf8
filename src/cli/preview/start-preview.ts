import { servePages, type PageServer } from './serve-pages';
import { openLiveProjects, type LiveOptions } from './live-projects';
import { previewPages } from './preview-pages';
import { watchFolders } from './watch-folders';
import { pageAssets } from '../pictures/page-assets';
import type { SiteOptions } from '../pictures/site';

export interface PreviewOptions extends LiveOptions, Pick<SiteOptions, 'theme' | 'scale'> {
    /** 0 for any that is free. */
    readonly port: number;
    /** Makes the page of what is different from an earlier state. */
    readonly changes?: () => Promise<string>;
}

/** Where that page is. No journey can have this address: those end in `.html`. */
export const CHANGES_ADDRESS = 'changes';

/** Serves all pages of some projects, and shows them anew whenever something is saved. */
export async function startPreview(options: PreviewOptions): Promise<Pick<PageServer, 'address' | 'stop'>> {
    const live = await openLiveProjects(options);
    const pages = previewPages(live, { theme: options.theme, scale: options.scale, assets: pageAssets(), locale: options.locale ?? options.otherLocale });
    let changes: Promise<string> | undefined;
    const { changes: makeChanges } = options;
    // What cannot be compared ends the run before anything is served.
    if (makeChanges !== undefined) await (changes = makeChanges());
    const page = (name: string): ReturnType<Parameters<typeof servePages>[0]> => (makeChanges !== undefined && name === CHANGES_ADDRESS ? changes ??= makeChanges() : pages.page(name));
    const server = await servePages(page, options.port);
    const watching = watchFolders(() => {
        const hasChanged = live.refresh();
        watching.follow(live.folders());
        if (!hasChanged) return;
        pages.forget();
        changes = undefined;
        server.tellChanged();
    });
    watching.follow(live.folders());
    return {
        address: server.address,
        stop: async () => {
            watching.stop();
            await server.stop();
        },
    };
}
