import { servePages, type PageServer } from './serve-pages';
import { openLiveProjects, type LiveOptions } from './live-projects';
import { previewPages } from './preview-pages';
import { watchFolders } from './watch-folders';
import { watchRefs } from '../../git/watch-refs';
import { pageAssets } from '../pictures/page-assets';
import type { SiteOptions } from '../pictures/site';

export interface PreviewOptions extends LiveOptions, Pick<SiteOptions, 'theme' | 'scale'> {
    /** 0 for any that is free. */
    readonly port: number;
    /** Makes the page of what is different from an earlier state. */
    readonly changes?: () => Promise<string>;
    /** Where git keeps where branches are, for an earlier state changes with them. */
    readonly gitFolders?: () => readonly string[];
}

/** Where that page is. No journey can have this address: those end in `.html`. */
export const CHANGES_ADDRESS = 'changes';

/** Serves all pages of some projects, and shows them anew whenever something is saved. */
export async function startPreview(options: PreviewOptions): Promise<Pick<PageServer, 'address' | 'stop'>> {
    const live = await openLiveProjects(options);
    const pages = previewPages(live, { theme: options.theme, scale: options.scale, assets: pageAssets(), locale: options.locale ?? options.otherLocale });
    const changes = options.changes === undefined ? undefined : remembered(options.changes);
    // What cannot be compared ends the run before anything is served.
    await changes?.page();
    const page = (name: string): ReturnType<Parameters<typeof servePages>[0]> => (changes !== undefined && name === CHANGES_ADDRESS ? changes.page() : pages.page(name));
    const server = await servePages(page, options.port);
    const watching = watchFolders(() => {
        const hasChanged = live.refresh();
        watching.follow(live.folders());
        if (!hasChanged) return;
        pages.forget();
        changes?.forget();
        server.tellChanged();
    });
    watching.follow(live.folders());
    const refs = changes === undefined ? [] : (options.gitFolders?.() ?? []).map((folder) => watchRefs(folder, () => {
        changes.forget();
        server.tellChanged();
    }));
    return {
        address: server.address,
        stop: async () => {
            watching.stop();
            for (const each of refs) each.stop();
            await server.stop();
        },
    };
}

/** Made once until it is forgotten. What fails is not kept: it is made again when it is next asked for. */
function remembered(make: () => Promise<string>): { readonly page: () => Promise<string>; readonly forget: () => void } {
    let kept: Promise<string> | undefined;
    return {
        page: () => {
            if (kept !== undefined) return kept;
            const made = make();
            kept = made;
            made.catch(() => { if (kept === made) kept = undefined; });
            return made;
        },
        forget: () => { kept = undefined; },
    };
}
