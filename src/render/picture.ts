import type { Analyses } from '../analysis/analyses';
import type { Case, Journey, Portfolio } from '../model/model';
import type { ProjectView } from '../model/view';
import type { Mark } from './marks';
import type { Scene, Theme } from './scene';
import { drawBlueprint } from './views/blueprint/blueprint';
import { drawCase } from './views/case/case';
import { drawChannels } from './views/channels/channels';
import { drawFlow } from './views/flow/flow';
import { drawMap } from './views/map/map';
import { drawPortfolio } from './views/portfolio/portfolio';
import { drawPromises } from './views/promises/promises';
import type { Locale } from './words';

/** The views of a journey, in the order of their tabs. */
export const JOURNEY_VIEWS = ['map', 'blueprint', 'flow', 'promises', 'channels'] as const;
export const VIEWS = [...JOURNEY_VIEWS, 'case', 'portfolio'] as const;
export type JourneyView = (typeof JOURNEY_VIEWS)[number];
export type ViewName = (typeof VIEWS)[number];

/** What a picture is drawn from, beside its subject. */
export interface PictureContext {
    readonly project: ProjectView;
    readonly analyses: Analyses;
    readonly theme: Theme;
    /** Of the words that the picture adds to the author's. */
    readonly locale: Locale;
    /** Laid over the picture as marks. */
    readonly findings?: readonly Mark[];
    /** Of the time axis, where a view has one: every step alike, or true to scale so that waits are seen. */
    readonly scale?: 'even' | 'time';
    /** The keys of the lanes of which only the title is drawn; when present, the titles show that they can be folded. */
    readonly folded?: ReadonlySet<string>;
}

/** What is drawn. A portfolio without a declaration is all journeys of a project. */
export type Subject =
    | { readonly view: JourneyView; readonly journey: Journey }
    | { readonly view: 'case'; readonly lived: Case }
    | { readonly view: 'portfolio'; readonly portfolio: Portfolio | undefined; readonly journeys: readonly Journey[] };

/** The same subject in the same context gives the same scene. */
export function draw(subject: Subject, context: PictureContext): Scene {
    switch (subject.view) {
        case 'map': return drawMap(subject.journey, context);
        case 'blueprint': return drawBlueprint(subject.journey, context);
        case 'flow': return drawFlow(subject.journey, context);
        case 'promises': return drawPromises(subject.journey, context);
        case 'channels': return drawChannels(subject.journey, context);
        case 'case': return drawCase(subject.lived, context);
        default: return drawPortfolio(subject.portfolio, subject.journeys, context);
    }
}
