import type { FileInProject, Project } from './projects';
import type { Analyses } from '../src/analysis/analyses';
import { labelOf } from '../src/model/label';
import { elementKey, type Case, type ElementKey, type Journey, type Portfolio } from '../src/model/model';
import { caseChoices, journeyChoices, portfolioChoices, type FacetChoices } from '../src/render/html/facet-choices';
import { tabLabel } from '../src/render/html/pages';
import { JOURNEY_VIEWS, type Subject } from '../src/render/picture';

/** What a preview can be of. */
export type Told = Journey | Case | Portfolio;

/** A picture that a preview can show, by the id of its tab. */
export interface PreviewTab { readonly id: string; readonly label: string; readonly subject: Subject }

/** What a file tells, in the order of its text; what has no name yet is only begun. */
export function toldIn({ project, path }: FileInProject): readonly Told[] {
    return project.store.declarationsOf(path).filter((declaration): declaration is Told => (declaration.kind === 'journey' || declaration.kind === 'case' || declaration.kind === 'portfolio') && declaration.name !== '');
}

export const keyOfTold = ({ kind, id }: Told): ElementKey => elementKey(kind, id);

/** The views of a journey with its cases and portfolios; those of a case are the ones of its journey. */
export function tabsOf(told: Told, project: Project): readonly PreviewTab[] {
    const { view } = project.store;
    const journey = told.kind === 'journey' ? told : told.kind === 'case' ? view.journey(told.journey) : undefined;
    const cases = journey === undefined ? told.kind === 'case' ? [told] : [] : view.casesOf(journey.id);
    const subjects: readonly { readonly id: string; readonly subject: Subject }[] = [
        ...(journey === undefined ? [] : JOURNEY_VIEWS.map((each) => ({ id: each, subject: { view: each, journey } }))),
        ...cases.map((lived) => ({ id: `case-${lived.id}`, subject: { view: 'case' as const, lived } })),
        ...portfoliosOf(told, journey, project),
    ];
    return subjects.map(({ id, subject }) => ({ id, subject, label: tabLabel(subject, project.locale) }));
}

/** A project of several journeys without a portfolio is one itself. */
function portfoliosOf(told: Told, journey: Journey | undefined, project: Project): readonly { readonly id: string; readonly subject: Subject }[] {
    const { view } = project.store;
    const declared = told.kind === 'portfolio' ? [told] : journey === undefined ? [] : view.portfoliosOf(journey.id);
    if (declared.length > 0) {
        return declared.map((portfolio) => ({ id: `portfolio-${portfolio.id}`, subject: { view: 'portfolio' as const, portfolio, journeys: portfolio.journeys.flatMap(({ journey: listed }) => view.journey(listed) ?? []) } }));
    }
    if (journey === undefined || view.portfolios().length > 0) return [];
    const journeys = project.store.paths().flatMap(project.store.journeysOf);
    return journeys.length < 2 ? [] : [{ id: 'portfolio', subject: { view: 'portfolio', portfolio: undefined, journeys } }];
}

/** The journeys that are compared with an earlier state: those of a portfolio, that of a case. */
export function journeysOf(told: Told, { store: { view } }: Project): readonly Journey[] {
    switch (told.kind) {
        case 'journey': return [told];
        case 'case': return [view.journey(told.journey)].filter((journey) => journey !== undefined);
        default: return told.journeys.flatMap(({ journey }) => view.journey(journey) ?? []);
    }
}

/** The tab that something begins with when its reader has not chosen one. */
export function firstTab(told: Told, tabs: readonly PreviewTab[]): PreviewTab | undefined {
    return tabs.find(({ id }) => told.kind === 'case' && id === `case-${told.id}`) ?? tabs[0];
}

/** What a picture is of, as keys of elements: their findings are its marks. */
export function rootsOf(subject: Subject): readonly ElementKey[] {
    switch (subject.view) {
        case 'case': return [elementKey('case', subject.lived.id)];
        case 'portfolio': return [...(subject.portfolio === undefined ? [] : [elementKey('portfolio', subject.portfolio.id)]), ...subject.journeys.map(({ id }) => elementKey('journey', id))];
        default: return [elementKey('journey', subject.journey.id)];
    }
}

export function choicesOf(subject: Subject, project: Project, analyses: Analyses): FacetChoices {
    const { view } = project.store;
    switch (subject.view) {
        case 'case': return caseChoices(subject.lived, view, analyses);
        case 'portfolio': return portfolioChoices(subject.journeys, view);
        default: return journeyChoices(subject.journey, view, analyses);
    }
}

export function titleOf(subject: Subject, told: Told): string {
    switch (subject.view) {
        case 'case': return labelOf(subject.lived);
        case 'portfolio': return subject.portfolio === undefined ? labelOf(told) : labelOf(subject.portfolio);
        default: return labelOf(subject.journey);
    }
}
