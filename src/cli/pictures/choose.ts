import { elementKey, type Case, type ElementKey, type Journey, type Portfolio } from '../../model/model';
import { nearest } from '../../model/nearest';
import type { Subject, ViewName } from '../../render/picture';
import { fail, quotedNames } from '../failure';
import type { DrawableProject } from './drawable-project';

/** One thing to draw, and the project that it is of. */
export interface Chosen { readonly project: DrawableProject; readonly subject: Subject; readonly key: ElementKey | undefined; readonly id: string }

/**
 * What a view shows: the only journey, case or portfolio that was asked about, or the one of this name. A project without a
 * portfolio is one itself: all of its journeys. Undefined when there is nothing to draw.
 */
export function choose(projects: readonly DrawableProject[], view: ViewName, name: string | undefined, path: string): Chosen | undefined {
    const all = projects.flatMap((project) => candidates(project, view));
    if (all.length === 0) return undefined;
    const what = view === 'case' || view === 'portfolio' ? view : 'journey';
    const ids = all.map(({ id }) => id);
    const [only, second] = name === undefined ? all : all.filter(({ id }) => id === name);
    const names = [...new Set(all.map(({ project }) => project.name))];
    if (second !== undefined && names.length > 1) {
        fail(what === 'journey' ? 'several-projects-to-draw' : 'several-projects', { path, verb: 'render', count: names.length, known: quotedNames(names) });
    }
    if (second !== undefined) fail(what === 'journey' ? 'several-journeys' : 'several-to-draw', { path, what, count: ids.length, known: quotedNames(ids) });
    return only ?? fail('no-journey', { what, name: name ?? '', nearest: quotedNames(nearest(name ?? '', ids).slice(0, 1)), known: quotedNames(ids) });
}

function candidates(project: DrawableProject, view: ViewName): readonly Chosen[] {
    const of = (element: Journey | Case | Portfolio, subject: Subject): Chosen => ({ project, subject, id: element.id, key: elementKey(element.kind, element.id) });
    if (view === 'case') return project.cases.map((lived) => of(lived, { view, lived }));
    if (view !== 'portfolio') return project.journeys.map((journey) => of(journey, { view, journey }));
    if (project.portfolios.length > 0) return project.portfolios.map((portfolio) => of(portfolio, { view, portfolio, journeys: listedJourneys(portfolio, project) }));
    return project.journeys.length === 0 ? [] : [{ project, subject: { view, portfolio: undefined, journeys: project.journeys }, key: undefined, id: project.name }];
}

/** The journeys that a portfolio lists and that are written. */
export function listedJourneys(portfolio: Portfolio, { view }: Pick<DrawableProject, 'view'>): readonly Journey[] {
    return portfolio.journeys.flatMap(({ journey }) => view.journey(journey) ?? []);
}
