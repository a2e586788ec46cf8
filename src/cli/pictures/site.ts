import { labelOf } from '../../model/label';
import { elementKey, type Case, type ElementKey, type Journey } from '../../model/model';
import type { PageAssets, PageTheme } from '../../render/html/page';
import { casePage, journeyPage, overviewPage, portfolioPage, sitePage, type Overview, type PageSource } from '../../render/html/pages';
import { PAGE_WORDS } from '../../render/html/page-words';
import type { PictureContext } from '../../render/picture';
import type { Locale } from '../../render/words';
import { listedJourneys } from './choose';
import type { DrawableProject } from './drawable-project';
import { titlesOf } from './project-titles';
import { pageRule } from '../../../language-server/page-findings';

/** The pages of some projects and the ways between them. Each is a file that needs nothing beside it. */
export interface Site<P extends DrawableProject = DrawableProject> {
    /** By file name, in no folder; `index.html` is the first one. Made when it is asked for. */
    readonly pages: ReadonlyMap<string, SitePage<P>>;
    /** A name for each journey that no other file has, without an ending. */
    readonly nameOf: (project: P, journey: Journey) => string;
}
export interface SitePage<P extends DrawableProject = DrawableProject> {
    /** What it tells; undefined for one that tells of a whole project, or of all. */
    readonly of: { readonly project: P; readonly element: Journey | Case | undefined } | undefined;
    readonly make: () => string;
}

export interface SiteOptions {
    readonly theme: PageTheme;
    readonly scale: PictureContext['scale'];
    readonly assets: PageAssets;
    /** Of the first page when there are several projects, each of which has a language of its own. */
    readonly locale: Locale;
    readonly isServed?: boolean;
}

const INDEX = 'index';

export function planSite<P extends DrawableProject>(projects: readonly P[], options: SiteOptions): Site<P> {
    const taken = new Set([INDEX]);
    const journeyNames = new Map(projects.map((project) => [project, project.journeys.map(({ id }) => freeName(id, taken))]));
    const pages = new Map<string, SitePage<P>>();
    const [only, ...others] = projects;
    const titles = titlesOf(projects);
    const isOne = only !== undefined && others.length === 0;
    const plans = projects.map((project, at) => {
        const names = new Map<ElementKey, string>();
        // Of two of one name, which is a finding, the first one is meant by those who refer to it.
        const name = (key: ElementKey, file: string): void => { if (!names.has(key)) names.set(key, file); };
        project.journeys.forEach(({ id }, index) => name(elementKey('journey', id), journeyNames.get(project)![index]!));
        const caseNames = project.cases.map(({ id }) => freeName(id, taken));
        project.cases.forEach(({ id }, index) => name(elementKey('case', id), caseNames[index]!));
        const portfolioNames = project.portfolios.map(({ id }) => freeName(id, taken));
        project.portfolios.forEach(({ id }, index) => name(elementKey('portfolio', id), portfolioNames[index]!));
        const overviewName = isOne ? INDEX : freeName(titles[at]!.replace(/[^\p{L}\p{N}._-]+/gu, '-'), taken);
        return { project, names, caseNames, portfolioNames, overviewName, title: titles[at]! };
    });

    const source = ({ project, names }: (typeof plans)[number], around: PageSource['around']): PageSource => ({
        project: project.view, analyses: project.analyses, locale: project.locale, theme: options.theme, assets: options.assets, findings: project.findings(),
        ruleOf: (id) => pageRule(id, project.locale), around,
        addressOf: (root) => { const name = names.get(root); return name === undefined ? undefined : hrefOf(name); },
        ...(options.scale !== undefined && { scale: options.scale }), ...(options.isServed === true && { isServed: true }),
    });
    const overview = ({ project, title }: (typeof plans)[number]): Overview => ({ title, portfolios: project.portfolios, journeys: project.journeys, cases: project.cases });

    const home = (locale: Locale): PageSource['around'][number] => ({ label: PAGE_WORDS.home[locale], href: hrefOf(INDEX) });
    if (!isOne) {
        pages.set(fileOf(INDEX), {
            of: undefined,
            make: () => sitePage(plans.map((plan) => ({ overview: overview(plan), source: source(plan, []), href: hrefOf(plan.overviewName) })), options),
        });
    }
    for (const plan of plans) {
        const { project, overviewName, caseNames, portfolioNames, title } = plan;
        const outer = isOne ? [] : [home(project.locale)];
        const inner = [...outer, isOne ? home(project.locale) : { label: title, href: hrefOf(overviewName) }];
        pages.set(fileOf(overviewName), { of: { project, element: undefined }, make: () => overviewPage(overview(plan), source(plan, outer)) });
        project.journeys.forEach((journey, index) => pages.set(fileOf(journeyNames.get(project)![index]!), { of: { project, element: journey }, make: () => journeyPage(journey, [], source(plan, inner)) }));
        project.cases.forEach((lived, index) => pages.set(fileOf(caseNames[index]!), { of: { project, element: lived }, make: () => casePage(lived, source(plan, inner)) }));
        project.portfolios.forEach((portfolio, index) => pages.set(fileOf(portfolioNames[index]!), {
            of: { project, element: undefined }, make: () => portfolioPage(portfolio, listedJourneys(portfolio, project), labelOf(portfolio), source(plan, inner)),
        }));
    }
    return { pages, nameOf: (project, journey) => journeyNames.get(project)![project.journeys.indexOf(journey)]! };
}

const fileOf = (name: string): string => `${name}.html`;
const hrefOf = (name: string): string => `${encodeURIComponent(name)}.html`;

/** Names that differ only in upper and lower case are one file on some systems. */
function freeName(id: string, taken: Set<string>): string {
    for (let count = 1; ; count++) {
        const name = count === 1 ? id : `${id}-${count}`;
        if (taken.has(name.toLowerCase())) continue;
        taken.add(name.toLowerCase());
        return name;
    }
}
