import { createHash } from 'node:crypto';
import { format } from '../../checks/message';
import type { Locale } from '../../checks/rule';
import { elementKey } from '../../model/model';
import { servedPage } from '../../render/html/page';
import { planSite, type Site, type SiteOptions, type SitePage } from '../pictures/site';
import { CLI_MESSAGES } from '../words';
import type { LiveProject, LiveProjects } from './live-projects';

/** The pages of a preview, each with its last good state. */
export interface PreviewPages {
    /** A page by its file name; undefined when there is none. */
    readonly page: (name: string) => string | undefined;
    /** The projects have changed. */
    readonly forget: () => void;
}

export function previewPages(live: LiveProjects, options: Omit<SiteOptions, 'isServed'>): PreviewPages {
    let site: Site<LiveProject> | undefined;
    const made = new Map<string, string>();
    /** What a page was when its text could last be read, and in which language. */
    const good = new Map<string, { readonly text: string; readonly locale: Locale }>();

    const theSite = (): Site<LiveProject> => site ??= planSite(live.all(), { ...options, isServed: true });
    /** A page that is not there any more, but only because its text cannot be read. */
    const lost = (name: string): string | undefined => {
        const before = good.get(name);
        const broken = live.all().flatMap((project) => project.broken().map((path) => ({ project, path })))[0];
        return before === undefined || broken === undefined ? undefined : served(before.text, note('preview-broken', broken.project, broken.path, before.locale));
    };
    const make = (name: string, { of, make: makeText }: SitePage<LiveProject>): string => {
        const { project, element } = of ?? {};
        const locale = project?.locale ?? options.locale;
        const path = project === undefined || element === undefined ? undefined : project.pathOf(elementKey(element.kind, element.id));
        const isBroken = project !== undefined && path !== undefined && project.brokenLine(path) !== undefined;
        const before = good.get(name);
        if (isBroken && before !== undefined) return served(before.text, note('preview-broken', project, path, locale));
        const text = makeText();
        if (!isBroken) good.set(name, { text, locale });
        // What another file says may be missing in it.
        const broken = isBroken ? path : project?.broken()[0];
        return served(text, live.failure()?.text(locale) ?? (project === undefined || broken === undefined ? undefined : note('preview-partial', project, broken, locale)));
    };
    return {
        page: (name) => {
            const known = made.get(name);
            if (known !== undefined) return known;
            const page = theSite().pages.get(name);
            const text = page === undefined ? lost(name) : make(name, page);
            if (text !== undefined) made.set(name, text);
            return text;
        },
        forget: () => {
            site = undefined;
            made.clear();
        },
    };
}

/** A page as it is now, so that an open one can tell whether it has changed. */
export function served(text: string, said: string | undefined): string {
    return servedPage(text, createHash('sha256').update(text).update(said ?? '').digest('base64url').slice(0, 16), said);
}

function note(message: 'preview-broken' | 'preview-partial', project: LiveProject, path: string, locale: Locale): string {
    return format(CLI_MESSAGES[message], { path: project.show(path), line: project.brokenLine(path) ?? 1 }, locale);
}
