import { pageFindings } from './page-findings';
import { choicesOf, firstTab, keyOfTold, rootsOf, tabsOf, titleOf, toldIn, type PreviewTab, type Told } from './preview-subject';
import type { FileInProject, Project } from './projects';
import { SERVER_MESSAGES } from './words';
import { createAnalyses } from '../src/analysis/analyses';
import { format } from '../src/checks/message';
import type { Args, Locale } from '../src/checks/rule';
import { labelOf } from '../src/model/label';
import type { ElementKey } from '../src/model/model';
import { positionAt } from '../src/model/source';
import type { PreviewChangedParams, PreviewCloseParams, PreviewFrame, PreviewOpenParams, PreviewOpenResult } from '../src/protocol';
import type { PageFinding } from '../src/render/html/findings';
import { rootKeyOf } from '../src/render/root-key';
import { previewFrame } from '../src/render/html/preview-frame';
import { patchBetween } from '../src/render/patch';
import { draw as drawPicture } from '../src/render/picture';
import type { Scene } from '../src/render/scene';
import { svgOf, svgPieces, type Piece } from '../src/render/svg';

/** The open previews: each keeps its last good picture and tells what is different in a new one. */
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

/** A picture with what stands around it; absent parts: nothing could be drawn yet. */
interface Drawn { readonly scene: Scene; readonly pieces: ReadonlyMap<string, Piece>; readonly frame: PreviewFrame }
interface Shown { readonly params: PreviewOpenParams; readonly revision: number; readonly drawn: Drawn | undefined; readonly note: string | undefined }

const NO_PIECES: ReadonlyMap<string, Piece> = new Map();

export function createPreviews({ find, locale, changed }: PreviewHost): Previews {
    const shown = new Map<string, Shown>();
    const nameOf = ({ preview, uri }: PreviewCloseParams): string => preview ?? uri;
    return {
        open: (params) => {
            const known = shown.get(nameOf(params));
            const { drawn, note } = draw(find(params.uri), params, isSameShow(known?.params, params) ? known?.drawn : undefined, locale());
            const revision = (known?.revision ?? 0) + 1;
            shown.set(nameOf(params), { params, revision, drawn, note });
            return { svg: drawn === undefined ? '' : svgOf(drawn.scene, 'page'), revision, ...(drawn !== undefined && { frame: drawn.frame }), ...(note !== undefined && { note }) };
        },
        close: (params) => void shown.delete(nameOf(params)),
        redraw: () => {
            for (const [preview, before] of shown) {
                const { params, drawn: old } = before;
                const { drawn, note } = draw(find(params.uri), params, old, locale());
                const { elements } = patchBetween(old?.pieces ?? NO_PIECES, drawn?.pieces ?? NO_PIECES);
                const frame = drawn !== undefined && !isSameFrame(old?.frame, drawn.frame) ? drawn.frame : undefined;
                if (elements.length === 0 && frame === undefined && note === before.note) continue;
                const revision = before.revision + 1;
                shown.set(preview, { params, revision, drawn, note });
                changed({ preview, uri: params.uri, revision, elements, ...(frame !== undefined && { frame }), ...(note !== undefined && { note }) });
            }
        },
    };
}

/** The last good picture counts for the same thing only. */
function isSameShow(one: PreviewOpenParams | undefined, other: PreviewOpenParams): boolean {
    return one !== undefined && one.uri === other.uri && one.subject === other.subject && one.view === other.view;
}
function isSameFrame(one: PreviewFrame | undefined, other: PreviewFrame): boolean {
    return one !== undefined && one.html === other.html && one.title === other.title && one.subject === other.subject && one.view === other.view;
}

/** @param last the picture to keep while the text cannot be drawn. */
function draw(found: FileInProject | undefined, params: PreviewOpenParams, last: Drawn | undefined, serverLocale: Locale): { readonly drawn: Drawn | undefined; readonly note: string | undefined } {
    const say = (message: keyof typeof SERVER_MESSAGES, args: Args = {}): string => format(SERVER_MESSAGES[message], args, found?.project.locale ?? serverLocale);
    if (found === undefined) return { drawn: last, note: say('preview-no-file') };
    const { project: { store }, path } = found;
    const broken = store.firstSyntaxProblem(path);
    const line = broken === undefined ? 0 : positionAt(store.sources.files.get(path)!.lineStarts, broken.start).line;
    if (broken !== undefined && last !== undefined) return { drawn: last, note: say('preview-broken', { line }) };
    const all = toldIn(found);
    const told = params.subject === undefined ? all[0] : all.find((each) => keyOfTold(each) === params.subject);
    const tabs = told === undefined ? [] : tabsOf(told, found.project);
    const tab = told === undefined ? undefined : tabs.find(({ id }) => id === params.view) ?? firstTab(told, tabs);
    if (told === undefined || tab === undefined) return { drawn: last, note: params.subject === undefined ? say('preview-no-journey') : say('preview-journey-gone', { journey: params.subject.replace(/^\w+:/, '') }) };
    return { drawn: drawTab(tab, told, all, tabs, params, found.project), note: broken === undefined ? undefined : say('preview-partial', { line }) };
}

function drawTab(tab: PreviewTab, told: Told, all: readonly Told[], tabs: readonly PreviewTab[], { folded = [] }: PreviewOpenParams, project: Project): Drawn {
    const { store, locale } = project;
    const analyses = createAnalyses(store.view);
    const scene = drawPicture(tab.subject, { project: store.view, analyses, theme: 'light', locale, findings: findingsOf(rootsOf(tab.subject), project), folded: new Set(folded) });
    const html = previewFrame({
        locale, tabs, facets: choicesOf(tab.subject, project, analyses), subject: keyOfTold(told),
        subjects: all.map((each) => ({ key: keyOfTold(each), label: labelOf(each) })),
    });
    return { scene, pieces: svgPieces(scene), frame: { title: titleOf(tab.subject, told), subject: keyOfTold(told), view: tab.id, html } };
}

/** What was found of some journeys, cases and portfolios, in words. */
export function findingsOf(roots: readonly ElementKey[], { store, locale }: Project): readonly PageFinding[] {
    const wanted = new Set(roots);
    const isJourney = (id: string): boolean => store.view.journey(id) !== undefined;
    const paths = new Set(roots.flatMap((root) => store.sources.element(root)?.path ?? []));
    const findings = [...paths].flatMap((path) => store.findings(path)).filter(({ elementKey }) => wanted.has(rootKeyOf(elementKey, isJourney)));
    return pageFindings(findings, { view: store.view, sources: store.sources, locale, show: (path) => path });
}
