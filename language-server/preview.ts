import { createBaseProject, type BaseProject } from './base-project';
import type { ComparedView, drawCompared } from './compared-view';
import { pageFindings } from './page-findings';
import { choicesOf, firstTab, journeysOf, keyOfTold, rootsOf, tabsOf, titleOf, toldIn, type PreviewTab, type Told } from './preview-subject';
import type { FileInProject, Project } from './projects';
import { SERVER_MESSAGES } from './words';
import { format } from '../src/checks/message';
import type { Args, Locale } from '../src/checks/rule';
import { atOnce, type Steps } from '../src/diff/steps';
import { labelOf } from '../src/model/label';
import type { ElementKey } from '../src/model/model';
import { positionAt, type Place } from '../src/model/source';
import { CHANGES_VIEW, type BaseState, type PreviewChangedParams, type PreviewCloseParams, type PreviewFrame, type PreviewOpenParams, type PreviewOpenResult } from '../src/protocol';
import type { PageFinding } from '../src/render/html/findings';
import { CHANGES_TAB } from '../src/render/html/change-list';
import { journeyChoices, portfolioChoices, type FacetChoices } from '../src/render/html/facet-choices';
import { previewFrame } from '../src/render/html/preview-frame';
import { patchBetween } from '../src/render/patch';
import { draw as drawPicture } from '../src/render/picture';
import type { Scene, Theme } from '../src/render/scene';
import { rootKeyOf } from '../src/render/root-key';
import { svgOf, svgPieces, type Piece } from '../src/render/svg';

/** The open previews: each keeps its last good picture and tells what is different in a new one. */
export interface Previews {
    /** In steps, as a comparison may take long: when something changes meanwhile, it has to begin anew, and keeps what it has compiled. */
    readonly open: (params: PreviewOpenParams) => Steps<PreviewOpenResult>;
    readonly close: (params: PreviewCloseParams) => void;
    /** Draws all of them anew, and tells of those that look different now. In steps: when something changes meanwhile, it begins anew. */
    readonly redraw: () => Steps<void>;
    /** Where to go for a part of a preview that is not in the text: a change, or what is gone. */
    readonly placeOf: (preview: string, key: string) => Place | undefined;
    /** What differs from the earlier state that a preview is compared with, in the colours of a file, or why that cannot be told; undefined when it is compared with none. */
    readonly changesOf: (preview: string, theme: Theme) => { readonly scene: Scene; readonly subject: string } | undefined;
}

export interface PreviewHost {
    /** The project of a file; undefined when it belongs to none. */
    readonly find: (uri: string) => FileInProject | undefined;
    readonly locale: () => Locale;
    /** ISO date. */
    readonly today: () => string;
    readonly changed: (params: PreviewChangedParams) => void;
    /** Absent where nobody can ask for an earlier state, as in a browser: a good part of the code is there for that alone. */
    readonly drawCompared: typeof drawCompared | undefined;
}

/** A picture with what stands around it; absent parts: nothing could be drawn yet. */
interface Drawn { readonly scene: Scene; readonly pieces: ReadonlyMap<string, Piece>; readonly frame: PreviewFrame; readonly places?: ReadonlyMap<string, Place> }
interface Shown { readonly params: PreviewOpenParams; readonly base: PreviewBase | undefined; readonly revision: number; readonly drawn: Drawn | undefined; readonly note: string | undefined }

/** The earlier state that a preview is compared with, compiled for its project. */
interface PreviewBase { readonly project: Project; readonly state: BaseState; readonly made: BaseProject }

const NO_PIECES: ReadonlyMap<string, Piece> = new Map();

export function createPreviews({ find, locale, today, changed, drawCompared: drawChanged }: PreviewHost): Previews {
    const shown = new Map<string, Shown>();
    /** Those that are being opened, with what was compiled for them so far. */
    const opening = new Map<string, PreviewBase | undefined>();
    return {
        open: function* (params) {
            const name = nameOf(params);
            const found = find(params.uri);
            const base = baseFor(params, found?.project, opening.has(name) ? opening.get(name) : shown.get(name)?.base);
            opening.set(name, base);
            const last = shown.get(name);
            const { drawn, note } = yield* draw(found, params, isSameShow(last?.params, params) ? last?.drawn : undefined, { locale: locale(), today: today(), base, drawChanged });
            // It may have been drawn anew meanwhile, as it was.
            const known = shown.get(name);
            if (known?.base?.made !== base?.made) known?.base?.made.end();
            opening.delete(name);
            const revision = (known?.revision ?? 0) + 1;
            shown.set(name, { params, base, revision, drawn, note });
            return { svg: drawn === undefined ? '' : svgOf(drawn.scene, 'preview'), revision, ...(drawn !== undefined && { frame: drawn.frame }), ...(note !== undefined && { note }) };
        },
        close: (params) => {
            opening.get(nameOf(params))?.made.end();
            opening.delete(nameOf(params));
            shown.get(nameOf(params))?.base?.made.end();
            shown.delete(nameOf(params));
        },
        redraw: function* () {
            // A comparison may take long, and nobody else has to wait for it.
            const isCompared = ({ params }: Shown): boolean => params.view === CHANGES_VIEW;
            const inTurn = [...[...shown].filter(([, each]) => !isCompared(each)), ...[...shown].filter(([, each]) => isCompared(each))];
            for (const [preview, last] of inTurn) {
                if (shown.get(preview) !== last) continue;
                const { params, drawn: old } = last;
                const found = find(params.uri);
                const base = baseFor(params, found?.project, last.base);
                const before = { ...last, base };
                shown.set(preview, before);
                const { drawn, note } = yield* draw(found, params, old, { locale: locale(), today: today(), base, drawChanged });
                // Opened anew or closed meanwhile.
                if (shown.get(preview) !== before) continue;
                const { elements } = patchBetween(old?.pieces ?? NO_PIECES, drawn?.pieces ?? NO_PIECES);
                const frame = drawn !== undefined && !isSameFrame(old?.frame, drawn.frame) ? drawn.frame : undefined;
                if (elements.length === 0 && frame === undefined && note === before.note) {
                    shown.set(preview, { ...before, drawn });
                    continue;
                }
                const revision = before.revision + 1;
                shown.set(preview, { params, base, revision, drawn, note });
                changed({ preview, uri: params.uri, revision, elements, ...(frame !== undefined && { frame }), ...(note !== undefined && { note }) });
            }
        },
        placeOf: (preview, key) => shown.get(preview)?.drawn?.places?.get(key.replace(/~\d+$/, '')),
        changesOf: (preview, theme) => {
            const { params, base, drawn } = shown.get(preview) ?? {};
            const found = params === undefined ? undefined : find(params.uri);
            const told = found === undefined ? undefined : toldIn(found).find((each) => keyOfTold(each) === drawn?.frame.subject);
            if (params?.against === undefined || found === undefined || told === undefined || drawChanged === undefined) return undefined;
            return { scene: atOnce(compare(told, params, found.project, { today: today(), base, drawChanged }, theme)).scene, subject: told.id };
        },
    };
}

/** Compiled once: again for another state, and for a project that was loaded anew. */
function baseFor({ against, view }: PreviewOpenParams, project: Project | undefined, known: PreviewBase | undefined): PreviewBase | undefined {
    const state = against?.base ?? (against === undefined || view === CHANGES_VIEW ? undefined : known?.state);
    if (state === undefined || project === undefined) {
        known?.made.end();
        return undefined;
    }
    const isKnown = known !== undefined && known.project === project && known.state.commit === state.commit && isSameList(known.state.folders, state.folders) && isSameList(known.state.outside, state.outside);
    if (isKnown) return { ...known, state };
    known?.made.end();
    return { project, state, made: createBaseProject(project, state) };
}

const isSameList = (one: readonly string[] = [], other: readonly string[] = []): boolean => one.join('\n') === other.join('\n');

/** As what the editor knows it. */
export const nameOf = ({ preview, uri }: PreviewCloseParams): string => preview ?? uri;

/** The last good picture counts for the same thing only. */
function isSameShow(one: PreviewOpenParams | undefined, other: PreviewOpenParams): boolean {
    if (one === undefined || one.uri !== other.uri || one.subject !== other.subject || one.view !== other.view || one.against?.revision !== other.against?.revision) return false;
    // A branch has other states as time goes, and is not always compared where it stands: only the picture of the changes tells which one.
    return other.view !== CHANGES_VIEW || (one.against?.base?.commit === other.against?.base?.commit && one.against?.base?.is === other.against?.base?.is && one.against?.problem === other.against?.problem);
}
function isSameFrame(one: PreviewFrame | undefined, other: PreviewFrame): boolean {
    return one !== undefined && one.html === other.html && one.changes === other.changes && one.title === other.title && one.subject === other.subject && one.view === other.view;
}

interface DrawContext { /** Where a project states none. */ readonly locale: Locale; readonly today: string; readonly base: PreviewBase | undefined; readonly drawChanged: typeof drawCompared | undefined }
/** The same, where something can be compared. */
interface CompareContext extends Omit<DrawContext, 'locale'> { readonly drawChanged: typeof drawCompared }

/** @param last the picture to keep while the text cannot be drawn. */
function* draw(found: FileInProject | undefined, params: PreviewOpenParams, last: Drawn | undefined, context: DrawContext): Steps<{ readonly drawn: Drawn | undefined; readonly note: string | undefined }> {
    const say = (message: keyof typeof SERVER_MESSAGES, args: Args = {}): string => format(SERVER_MESSAGES[message], args, found?.project.locale ?? context.locale);
    if (found === undefined) return { drawn: last, note: say('preview-no-file') };
    const { project: { store }, path } = found;
    const broken = store.firstSyntaxProblem(path);
    const line = broken === undefined ? 0 : positionAt(store.sources.files.get(path)!.lineStarts, broken.start).line;
    if (broken !== undefined && last !== undefined) return { drawn: last, note: say('preview-broken', { line }) };
    const all = toldIn(found);
    const told = params.subject === undefined ? all[0] : all.find((each) => keyOfTold(each) === params.subject);
    const tabs = told === undefined ? [] : tabsOf(told, found.project);
    const tab = told === undefined ? undefined : tabs.find(({ id }) => id === params.view) ?? firstTab(told, tabs);
    const { drawChanged } = context;
    if (told !== undefined && params.view === CHANGES_VIEW && params.against !== undefined && drawChanged !== undefined) return { drawn: yield* drawChanges(told, all, tabs, params, found.project, { ...context, drawChanged }), note: broken === undefined ? undefined : say('preview-partial', { line }) };
    if (told === undefined || tab === undefined) return { drawn: last, note: params.subject === undefined ? say('preview-no-journey') : say('preview-journey-gone', { journey: params.subject.replace(/^\w+:/, '') }) };
    return { drawn: drawTab(tab, told, all, tabs, params, found.project), note: broken === undefined ? undefined : say('preview-partial', { line }) };
}

/** What stands around the picture: the tabs, with that of the comparison when there is one, and the tools. */
function frameOf(told: Told, all: readonly Told[], tabs: readonly PreviewTab[], facets: FacetChoices, { against }: PreviewOpenParams, { locale }: Project): string {
    return previewFrame({
        locale, facets, subject: keyOfTold(told), subjects: all.map((each) => ({ key: keyOfTold(each), label: labelOf(each) })),
        tabs: against === undefined ? tabs : [...tabs, { id: CHANGES_VIEW, label: CHANGES_TAB[locale] }],
    });
}

function* drawChanges(told: Told, all: readonly Told[], tabs: readonly PreviewTab[], params: PreviewOpenParams, project: Project, context: CompareContext): Steps<Drawn> {
    const { store, locale } = project;
    const { scene, changes, places, side } = yield* compare(told, params, project, context, 'light');
    const journeys = journeysOf(told, project);
    const facets = journeys.length === 1 ? journeyChoices(journeys[0]!, store.view, store.analyses) : portfolioChoices(journeys, store.view);
    const title = format(SERVER_MESSAGES['compared-title'], { title: labelOf(told), side }, locale);
    return { scene, places, pieces: svgPieces(scene), frame: { title, subject: keyOfTold(told), view: CHANGES_VIEW, html: frameOf(told, all, tabs, facets, params, project), changes } };
}

function* compare(told: Told, { against }: PreviewOpenParams, project: Project, { today, base, drawChanged }: CompareContext, theme: Theme): Steps<ComparedView> {
    const states = base === undefined ? undefined : yield* base.made.compare();
    return yield* drawChanged({ against: { ...against!, ...(base !== undefined && { base: base.state }) }, states, journeys: journeysOf(told, project).map(({ id }) => id), locale: project.locale, theme, today });
}

function drawTab(tab: PreviewTab, told: Told, all: readonly Told[], tabs: readonly PreviewTab[], params: PreviewOpenParams, project: Project): Drawn {
    // What the checks have computed for the same text is not computed again.
    const { store, store: { analyses }, locale } = project;
    const { folded = [] } = params;
    const scene = drawPicture(tab.subject, { project: store.view, analyses, theme: 'light', locale, findings: findingsOf(rootsOf(tab.subject), project), folded: new Set(folded) });
    const html = frameOf(told, all, tabs, choicesOf(tab.subject, project, analyses), params, project);
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
