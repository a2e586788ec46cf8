import { compile } from '../../../language-server/compile';
import { createAnalyses, type Analyses } from '../../../src/analysis/analyses';
import type { JourneyGraph } from '../../../src/analysis/graph';
import type { ProjectView } from '../../../src/model/view';
import { draw, type JourneyView } from '../../../src/render/picture';
import { svgOf } from '../../../src/render/svg';
import { generateMap } from '../generate';

/** What can be drawn of one journey, layout and SVG text together. */
export interface Pictures {
    readonly view: ProjectView;
    /** What the pictures of the editor are drawn with. */
    readonly analyses: Analyses;
    readonly graph: JourneyGraph;
    readonly flow: () => void;
    /** As in the editor, where the checks have asked for what is computed before anything is drawn. */
    readonly map: () => void;
    /** As on the command line. */
    readonly mapWithAnalyses: () => void;
}

export function picturesOf(touchpoints: number): Pictures {
    const { view, problems } = compile([{ path: 'a.journey', text: generateMap(touchpoints) }]);
    if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
    const journey = view.journey('map')!;
    const fresh = (): Analyses => createAnalyses(view);
    const known = fresh();
    const picture = (name: JourneyView, analysesFor: () => Analyses) => (): void => {
        const svg = svgOf(draw({ view: name, journey }, { project: view, analyses: analysesFor(), theme: 'light', locale: 'en' }));
        if (!svg.includes('</svg>')) throw new Error('no picture');
    };
    return { view, analyses: known, graph: known.graphOf(journey), flow: picture('flow', fresh), map: picture('map', () => known), mapWithAnalyses: picture('map', fresh) };
}
