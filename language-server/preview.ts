import type { FileInProject } from './projects';
import { SERVER_MESSAGES } from './words';
import { format } from '../src/checks/message';
import type { Args, Locale } from '../src/checks/rule';
import { positionAt } from '../src/model/source';
import type { PreviewChangedParams, PreviewCloseParams, PreviewOpenParams, PreviewOpenResult } from '../src/protocol';
import { createAnalyses } from '../src/analysis/analyses';
import { draw as drawPicture } from '../src/render/picture';
import { svgOf } from '../src/render/svg';

/** The open previews: each keeps its last good picture and tells when it has a new one. */
export interface Previews {
    readonly open: (params: PreviewOpenParams) => PreviewOpenResult;
    readonly close: (params: PreviewCloseParams) => void;
    /** Draws all of them anew, and tells of those that look different now. */
    readonly redraw: () => void;
}

export interface PreviewHost {
    /** The project of a file; undefined when it belongs to none. */
    readonly find: (uri: string) => FileInProject | undefined;
    readonly locale: () => Locale;
    readonly changed: (params: PreviewChangedParams) => void;
}

interface Shown { readonly journey: string | undefined; readonly svg: string; readonly note: string | undefined }

export function createPreviews({ find, locale, changed }: PreviewHost): Previews {
    const shown = new Map<string, Shown>();
    return {
        open: ({ uri, journey }) => {
            const known = shown.get(uri);
            const { svg, note } = draw(find(uri), journey, known?.journey === journey ? known?.svg ?? '' : '', locale());
            shown.set(uri, { journey, svg, note });
            return { svg, ...(note === undefined ? {} : { note }) };
        },
        close: ({ uri }) => void shown.delete(uri),
        redraw: () => {
            for (const [uri, before] of shown) {
                const { svg, note } = draw(find(uri), before.journey, before.svg, locale());
                if (svg === before.svg && note === before.note) continue;
                shown.set(uri, { ...before, svg, note });
                changed({ uri, svg, ...(note === undefined ? {} : { note }) });
            }
        },
    };
}

/** @param last the picture to keep while the text cannot be drawn; empty when there is none. */
function draw(found: FileInProject | undefined, journeyId: string | undefined, last: string, serverLocale: Locale): { readonly svg: string; readonly note: string | undefined } {
    const say = (message: keyof typeof SERVER_MESSAGES, args: Args = {}): string => format(SERVER_MESSAGES[message], args, found?.project.locale ?? serverLocale);
    if (found === undefined) return { svg: last, note: say('preview-no-file') };
    const { project: { store, locale }, path } = found;
    const broken = store.firstSyntaxProblem(path);
    const line = broken === undefined ? 0 : positionAt(store.sources.files.get(path)!.lineStarts, broken.start).line;
    if (broken !== undefined && last !== '') return { svg: last, note: say('preview-broken', { line }) };
    const journeys = store.journeysOf(path);
    const journey = journeyId === undefined ? journeys[0] : journeys.find(({ id }) => id === journeyId);
    if (journey === undefined) return { svg: last, note: journeyId === undefined ? say('preview-no-journey') : say('preview-journey-gone', { journey: journeyId }) };
    const svg = svgOf(drawPicture({ view: 'map', journey }, { project: store.view, analyses: createAnalyses(store.view), theme: 'light', locale }), 'page');
    return { svg, note: broken === undefined ? undefined : say('preview-partial', { line }) };
}
