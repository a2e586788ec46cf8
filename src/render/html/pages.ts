import type { Analyses } from '../../analysis/analyses';
import { handoffContracts } from '../../analysis/handoff-contract';
import { grouped } from '../../model/grouped';
import { labelOf } from '../../model/label';
import { elementKey, type Case, type ElementKey, type Journey, type Portfolio } from '../../model/model';
import type { ProjectView } from '../../model/view';
import { hasContent } from '../content';
import { journeyWords } from '../journey-header';
import { uniqueKeys } from '../keys';
import { draw, JOURNEY_VIEWS, type JourneyView, type PictureContext, type Subject } from '../picture';
import { rootKeyOf } from '../root-key';
import { svgOf } from '../svg';
import { eastAsianLanguageOf } from '../text/language';
import type { Locale } from '../words';
import { caseReading } from './case-reading';
import { caseChoices, journeyChoices, overviewChoices, portfolioChoices, type FacetChoices } from './facet-choices';
import type { PageFinding, PageRule } from './findings';
import { holdersIn, type Holders } from './holders';
import { element, type Html } from './html';
import { journeyReading } from './journey-reading';
import { pageText, type Page, type PageAssets, type PagePicture, type PageTheme } from './page';
import { PAGE_WORDS, VIEW_NAMES } from './page-words';
import { portfolioReading } from './portfolio-reading';
import type { Reading } from './reading';
import { overviewReading } from './overview-reading';

/** What the pages of a project are made from. */
export interface PageSource {
    readonly project: ProjectView;
    readonly analyses: Analyses;
    readonly locale: Locale;
    readonly theme: PageTheme;
    readonly scale?: PictureContext['scale'];
    /** Of the whole project: each page takes its own. */
    readonly findings: readonly PageFinding[];
    readonly ruleOf: (id: string) => PageRule | undefined;
    /** Where the page of a journey, a case or a portfolio is; undefined when it has none. */
    readonly addressOf: (root: ElementKey) => string | undefined;
    readonly around: Page['around'];
    readonly assets: PageAssets;
    readonly isServed?: boolean;
    /** To be printed to a file: all of the page, or one of its pictures and nothing else. */
    readonly sheets?: 'all' | { readonly only: string };
}

/** Everything that a project tells: its portfolios, its journeys and their cases. */
export interface Overview {
    readonly title: string;
    readonly portfolios: readonly Portfolio[];
    readonly journeys: readonly Journey[];
    readonly cases: readonly Case[];
}

/** A journey in all its views, and what customers lived through of it. @param first the view to begin with. */
export function journeyPage(journey: Journey, cases: readonly Case[], source: PageSource, first?: string): string {
    return pageOf({
        title: labelOf(journey), words: journeyWords(journey), roots: [elementKey('journey', journey.id), ...cases.map(({ id }) => elementKey('case', id))],
        subjects: [...viewsOf(journey, source, first).map((view) => ({ id: view, subject: { view, journey } })), ...cases.map((lived) => ({ id: `case-${lived.id}`, subject: { view: 'case' as const, lived } }))],
        holders: holdersIn([journey], cases), facets: journeyChoices(journey, source.project, source.analyses),
        read: (reading) => [journeyReading(journey, reading), ...cases.map((lived) => caseReading(lived, reading))],
    }, source, first);
}

/** What has something to show, and what was asked for: the map is what a page begins with when nothing was. */
function viewsOf(journey: Journey, source: PageSource, first: string | undefined): readonly JourneyView[] {
    const only = typeof source.sheets === 'object' ? source.sheets.only : first === 'map' ? undefined : first;
    return JOURNEY_VIEWS.filter((view) => view === only || hasContent(view, journey, source));
}

export function casePage(lived: Case, source: PageSource): string {
    return pageOf({
        title: labelOf(lived), words: caseWords(lived), roots: [elementKey('case', lived.id)],
        subjects: [{ id: 'case', subject: { view: 'case', lived } }],
        holders: holdersIn([], [lived]), facets: caseChoices(lived, source.project, source.analyses),
        read: (reading) => [caseReading(lived, reading)],
    }, source);
}

/** A portfolio; without a declaration, the journeys of a project. */
export function portfolioPage(portfolio: Portfolio | undefined, journeys: readonly Journey[], title: string, source: PageSource): string {
    const name = portfolio === undefined ? title : labelOf(portfolio);
    return pageOf({
        title: name, words: [name, ...journeys.map(labelOf)].join('\n'),
        roots: portfolio === undefined ? [] : [elementKey('portfolio', portfolio.id)], listed: journeys.map(({ id }) => elementKey('journey', id)),
        subjects: [{ id: 'portfolio', subject: { view: 'portfolio', portfolio, journeys } }],
        holders: new Map(), facets: portfolioChoices(journeys, source.project), textLabel: PAGE_WORDS.journeys[source.locale],
        read: (reading) => [portfolioReading(portfolio, journeys, source.findings, reading)],
    }, source);
}

/** The first page of a project: its portfolio, a way to every journey, and all touchpoints to search in. */
export function overviewPage({ title, portfolios, journeys, cases }: Overview, source: PageSource): string {
    const { project, locale, findings } = source;
    const pictured: readonly (Portfolio | undefined)[] = portfolios.length > 0 ? portfolios : journeys.length > 1 ? [undefined] : [];
    const told = new Set([...journeys.map(({ id }) => elementKey('journey', id)), ...cases.map(({ id }) => elementKey('case', id))]);
    const isJourney = (id: string): boolean => project.journey(id) !== undefined;
    return pageOf({
        title, words: [title, ...journeys.map(labelOf)].join('\n'),
        // What belongs to no journey and to no case, such as an owner that nobody uses, is told here and nowhere else.
        roots: [...new Set(findings.map(({ element }) => rootKeyOf(element, isJourney)))].filter((root) => !told.has(root)), listed: 'all',
        subjects: pictured.map((portfolio, index) => ({
            id: `portfolio-${portfolio?.id ?? index}`, label: portfolio === undefined ? VIEW_NAMES.portfolio[locale] : labelOf(portfolio),
            subject: { view: 'portfolio', portfolio, journeys: portfolio === undefined ? journeys : portfolio.journeys.flatMap(({ journey }) => project.journey(journey) ?? []) },
        })),
        holders: holdersIn(journeys, cases), facets: overviewChoices(journeys, project, source.analyses), textLabel: PAGE_WORDS.journeys[locale],
        read: (reading) => [overviewReading({ portfolios, journeys, cases, findings }, reading)],
    }, source);
}

/** The first page of several projects: all that each of them tells, to be searched together. */
export function sitePage(projects: readonly { readonly overview: Overview; readonly source: PageSource; readonly href: string }[], { theme, assets, locale, isServed }: Pick<PageSource, 'theme' | 'assets' | 'locale'> & { readonly isServed?: boolean }): string {
    const uniqueKey = uniqueKeys();
    const body = projects.map(({ overview, source, href }) => {
        const { project, analyses, findings, addressOf } = source;
        const isJourney = (id: string): boolean => project.journey(id) !== undefined;
        return overviewReading({ ...overview, findings }, {
            project, analyses, contractOf: handoffContracts(project, analyses), locale: source.locale, eastAsian: eastAsianLanguageOf(overview.journeys.map(labelOf).join('\n')), findingsOn: () => [], idOf: uniqueKey,
            hrefOf: (key) => addressedAt(key, rootKeyOf(key, isJourney), addressOf),
        }, element('a', { href }, overview.title));
    });
    return pageText({
        locale, theme, assets, title: PAGE_WORDS.journeys[locale], around: [], pictures: [], findings: undefined, rules: [], hrefOf: () => undefined,
        facets: { owner: [], channel: [], persona: [] }, text: { label: PAGE_WORDS.journeys[locale], body }, ...(isServed === true && { isServed }),
    });
}

/** A page before it is written. */
interface Plan {
    readonly title: string;
    /** By the author, by which the language of their ideographs is told. */
    readonly words: string;
    /** What is told on the page itself, with what was found of it. */
    readonly roots: readonly ElementKey[];
    /** What has a page of its own, and is only counted and listed here with what was found of it; `all`: everything else. */
    readonly listed?: readonly ElementKey[] | 'all';
    readonly subjects: readonly { readonly id: string; readonly label?: string; readonly subject: Subject }[];
    readonly holders: Holders;
    readonly facets: FacetChoices;
    readonly textLabel?: string;
    readonly read: (reading: Reading) => readonly Html[];
}

function pageOf(plan: Plan, source: PageSource, first?: string): string {
    const { project, analyses, locale, theme, scale, assets, around, sheets } = source;
    const roots = plan.listed === 'all' ? undefined : new Set([...plan.roots, ...plan.listed ?? []]);
    const isJourney = (id: string): boolean => project.journey(id) !== undefined;
    const findings = roots === undefined ? source.findings : source.findings.filter(({ element }) => roots.has(rootKeyOf(element, isJourney)));
    const context: PictureContext = { project, analyses, locale, findings, theme: theme === 'auto' ? 'light' : theme, ...(scale !== undefined && { scale }) };
    const only = typeof sheets === 'object' ? sheets.only : undefined;
    const pictures = plan.subjects.filter(({ id }) => only === undefined || id === only).map(({ id, label, subject }): PagePicture => {
        const scene = draw(subject, context);
        return { id, label: label ?? tabLabel(subject, locale), svg: svgOf(scene, 'page', `picture-${id}`), widthPx: scene.widthPx, heightPx: scene.heightPx };
    });
    const byHolder = grouped(findings, ({ element: on }) => plan.holders.get(on) ?? on);
    const here = new Set<string>();
    const uniqueKey = uniqueKeys();
    const hrefOf = hrefsOf(plan, here, source);
    const body = plan.read({
        project, analyses, contractOf: handoffContracts(project, analyses), locale, eastAsian: eastAsianLanguageOf(plan.words), hrefOf,
        findingsOn: (key) => byHolder.get(key) ?? [],
        idOf: (key) => {
            const id = uniqueKey(key);
            here.add(id);
            return id;
        },
    });
    return pageText({
        locale, theme, title: plan.title, around, pictures, assets, findings, hrefOf, facets: plan.facets,
        text: { label: plan.textLabel ?? PAGE_WORDS.text[locale], body: only === undefined ? body : undefined },
        rules: [...new Set(findings.map(({ rule }) => rule))].flatMap((id) => source.ruleOf(id) ?? []),
        ...(first !== undefined && { first }), ...(source.isServed === true && { isServed: true }), ...(sheets !== undefined && { sheets: only === undefined ? 'all' : 'picture' }),
    });
}

export function tabLabel(subject: Subject, locale: Locale): string {
    return subject.view === 'case' ? PAGE_WORDS.caseTab[locale].replace('{case}', () => labelOf(subject.lived)) : VIEW_NAMES[subject.view][locale];
}

/**
 * Where an element can be read: on this page, or on that of its journey or case. A name can be asked for before its place on
 * this page is written, so what belongs to the page is told by its root.
 */
function hrefsOf({ roots, holders }: Plan, here: ReadonlySet<string>, { project, addressOf }: PageSource): Reading['hrefOf'] {
    const own = new Set(roots);
    const isJourney = (id: string): boolean => project.journey(id) !== undefined;
    return (key) => {
        const holder = holders.get(key) ?? key;
        if (!READ.has(holder.slice(0, holder.indexOf(':')))) return undefined;
        const root = rootKeyOf(holder, isJourney);
        return own.has(root) ? anchor(holder) : addressedAt(holder, root, addressOf) ?? (here.has(holder) ? anchor(holder) : undefined);
    };
}

/** An element on the page of what it belongs to. */
function addressedAt(key: ElementKey, root: ElementKey, addressOf: PageSource['addressOf']): string | undefined {
    const address = addressOf(root);
    return address === undefined || key === root ? address : `${address}${anchor(key)}`;
}

/** The kinds of elements that have a place of their own in a text; declarations are named where they are used. */
const READ: ReadonlySet<string> = new Set(['journey', 'stage', 'touchpoint', 'way', 'case', 'entry', 'portfolio']);

function anchor(id: string): string {
    return `#${encodeURIComponent(id)}`;
}

function caseWords(lived: Case): string {
    return [labelOf(lived), ...lived.entries.map(({ title = '' }) => title)].join('\n');
}
