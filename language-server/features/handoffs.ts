import { homesOf } from './mentions';
import type { Project, Projects } from '../projects';
import type { Ref, Touchpoint, Way } from '../../src/model/model';

/** A handoff as written, and the project that it is written in. */
export interface Handoff { readonly project: Project; readonly way: Way }

/** The handoffs that leave from a touchpoint, and those that lead into it, also from projects that use this one. */
export function handoffsAt(touchpoint: Touchpoint, project: Project, projects: Projects): { readonly out: readonly Handoff[]; readonly into: readonly Handoff[] } {
    const own = (project.store.view.journey(touchpoint.journey)?.ways ?? []).map((way) => ({ project, way }));
    const homes = homesOf(projects, project);
    const between = (find: (home: Project) => readonly Way[]): readonly Handoff[] => homes.flatMap((home) => find(home).map((way) => ({ project: home, way })));
    const from = [...own, ...between(({ store }) => store.view.handoffsFrom(touchpoint.journey))];
    const into = [...own, ...between(({ store }) => store.view.handoffsInto(touchpoint.journey))];
    return { out: once(from, ({ way }) => way.from === touchpoint.id), into: once(into, ({ way }) => way.to === touchpoint.id) };
}

/** The handoffs of other journeys into one, and from one into others. */
export function handoffsOfJourney(journey: Ref, project: Project, projects: Projects): { readonly out: readonly Handoff[]; readonly into: readonly Handoff[] } {
    const between = (find: (home: Project) => readonly Way[]): readonly Handoff[] =>
        once(homesOf(projects, project).flatMap((home) => find(home).map((way) => ({ project: home, way }))), () => true);
    return { out: between(({ store }) => store.view.handoffsFrom(journey)), into: between(({ store }) => store.view.handoffsInto(journey)) };
}

/** One that stands inside a journey by mistake is in both lists. */
function once(handoffs: readonly Handoff[], fits: (handoff: Handoff) => boolean): readonly Handoff[] {
    const seen = new Set<Way>();
    return handoffs.filter((handoff) => {
        if (handoff.way.wayKind !== 'handoff' || !fits(handoff) || seen.has(handoff.way)) return false;
        seen.add(handoff.way);
        return true;
    });
}
