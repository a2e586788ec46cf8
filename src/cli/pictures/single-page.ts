import { casePage, journeyPage, portfolioPage, type PageSource } from '../../render/html/pages';
import type { PageAssets, PageTheme } from '../../render/html/page';
import type { PictureContext } from '../../render/picture';
import type { Chosen } from './choose';
import { pageRule } from '../../../language-server/page-findings';

export interface PageOptions {
    /** Follows the reader's system when absent. */
    readonly theme: PageTheme | undefined;
    readonly scale: PictureContext['scale'];
    readonly assets: PageAssets;
    readonly sheets?: PageSource['sheets'];
}

/** A journey with its cases, a case or a portfolio as a page that stands alone. */
export function singlePage({ project, subject }: Chosen, { theme = 'auto', scale, assets, sheets }: PageOptions): string {
    const { view, analyses, locale } = project;
    const source: PageSource = {
        project: view, analyses, locale, theme, assets, findings: project.findings(), ruleOf: (id) => pageRule(id, locale),
        addressOf: () => undefined, around: [], ...(scale !== undefined && { scale }), ...(sheets !== undefined && { sheets }),
    };
    if (subject.view === 'case') return casePage(subject.lived, source);
    if (subject.view === 'portfolio') return portfolioPage(subject.portfolio, subject.journeys, project.name, source);
    return journeyPage(subject.journey, view.casesOf(subject.journey.id), source, subject.view);
}
