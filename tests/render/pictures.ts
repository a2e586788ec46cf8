import { createAnalyses } from '../../src/analysis/analyses';
import type { Compiled } from '../../language-server/compile';
import { draw, JOURNEY_VIEWS, type PictureContext, type Subject } from '../../src/render/picture';
import type { Scene } from '../../src/render/scene';
import { svgOf } from '../../src/render/svg';

/** Everything that can be drawn of a project, with a name for each picture. */
export function subjectsOf({ project, view }: Compiled): readonly { readonly name: string; readonly subject: Subject }[] {
    return [
        ...project.journeys.flatMap((journey) => JOURNEY_VIEWS.map((name) => ({ name: `${journey.id}.${name}`, subject: { view: name, journey } }))),
        ...project.cases.map((lived) => ({ name: `${lived.id}.case`, subject: { view: 'case' as const, lived } })),
        ...(project.portfolios.length > 0 ? project.portfolios : [undefined]).map((portfolio) => ({
            name: `${portfolio?.id ?? 'project'}.portfolio`,
            subject: { view: 'portfolio' as const, portfolio, journeys: portfolio === undefined ? project.journeys : portfolio.journeys.flatMap(({ journey }) => view.journey(journey) ?? []) },
        })),
    ];
}

export type PictureOptions = Partial<Omit<PictureContext, 'project' | 'analyses'>>;

export function contextOf({ view }: Compiled, options: PictureOptions = {}): PictureContext {
    return { project: view, analyses: createAnalyses(view), theme: 'light', locale: 'en', ...options };
}
export function sceneOf(compiled: Compiled, subject: Subject, options: PictureOptions = {}): Scene {
    return draw(subject, contextOf(compiled, options));
}
export function pictureOf(compiled: Compiled, subject: Subject, options: PictureOptions = {}): string {
    return svgOf(sceneOf(compiled, subject, options));
}
