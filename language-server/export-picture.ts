import { pageAssets } from './page-assets';
import { pageRule } from './page-findings';
import { findingsOf, type Previews } from './preview';
import { firstTab, keyOfTold, rootsOf, tabsOf, titleOf, toldIn } from './preview-subject';
import type { FileInProject } from './projects';
import { elementKey } from '../src/model/model';
import { CHANGES_VIEW, type ExportParams, type ExportResult } from '../src/protocol';
import { casePage, journeyPage, portfolioPage, type PageSource } from '../src/render/html/pages';
import { draw, type Subject } from '../src/render/picture';
import { svgOf } from '../src/render/svg';

/** A picture as a file; null when the file tells nothing that can be drawn. */
export async function exportPicture({ subject: wanted, view, preview, format, theme, page }: ExportParams, found: FileInProject | undefined, changesOf: Previews['changesOf']): Promise<ExportResult | null> {
    if (found === undefined) return null;
    if (format === 'svg' && view === CHANGES_VIEW && preview !== undefined) {
        const compared = changesOf(preview, theme === 'auto' ? 'light' : theme);
        // Never another view instead, which nobody asked for.
        return compared === undefined ? null : { name: `${compared.subject}.${CHANGES_VIEW}`, text: svgOf(compared.scene) };
    }
    const { project } = found;
    const all = toldIn(found);
    const told = all.find((each) => keyOfTold(each) === wanted) ?? all[0];
    if (told === undefined) return null;
    const tabs = tabsOf(told, project);
    const tab = tabs.find(({ id }) => id === view) ?? firstTab(told, tabs);
    if (tab === undefined) return null;
    const { subject } = tab;
    const { analyses } = project.store;
    const name = `${idOf(subject, told.id)}.${subject.view}`;
    // As the command line draws it: without what was found.
    if (format === 'svg') return { name, text: svgOf(draw(subject, { project: project.store.view, analyses, theme: theme === 'auto' ? 'light' : theme, locale: project.locale })) };
    const roots = subject.view === 'case' || subject.view === 'portfolio' ? rootsOf(subject) : [...rootsOf(subject), ...project.store.view.casesOf(subject.journey.id).map(({ id }) => elementKey('case', id))];
    const source: PageSource = {
        project: project.store.view, analyses, locale: project.locale, assets: await pageAssets(page?.rules ?? '', format === 'sheets' ? undefined : page?.script), theme, around: [],
        findings: findingsOf(roots, project), ruleOf: (id) => pageRule(id, project.locale), addressOf: () => undefined,
        ...(format === 'sheets' && { sheets: { only: subject.view } }),
    };
    return { name, text: pageOf(subject, source, titleOf(subject, told)) };
}

function pageOf(subject: Subject, source: PageSource, title: string): string {
    if (subject.view === 'case') return casePage(subject.lived, source);
    if (subject.view === 'portfolio') return portfolioPage(subject.portfolio, subject.journeys, title, source);
    return journeyPage(subject.journey, source.project.casesOf(subject.journey.id), source, subject.view);
}

function idOf(subject: Subject, otherwise: string): string {
    if (subject.view === 'case') return subject.lived.id;
    if (subject.view === 'portfolio') return subject.portfolio?.id ?? otherwise;
    return subject.journey.id;
}
