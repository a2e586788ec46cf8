import { InlayHintRequest, type InlayHint, type InlayHintLabelPart, type Position } from 'vscode-languageserver';
import { answerTo, type Feature } from './feature';
import { LENS_WORDS } from './lens-words';
import { headOf, kindOf, locate, locationOf, offsetAt } from './place';
import { rangeOf } from '../diagnostics';
import type { Entry } from '../element-source';
import type { FileInProject, Project } from '../projects';
import { durationText, mostOf, plus, withSlowestWeekends } from '../../src/analysis/elapsed';
import type { JourneyGraph } from '../../src/analysis/graph';
import { waysFrom } from '../../src/analysis/timing';
import { wordFor } from '../../src/checks/words';
import { labelOf } from '../../src/model/label';
import { elementKey, UNKNOWN, type ElementKey, type Ref, type Touchpoint } from '../../src/model/model';
import type { Span } from '../../src/model/source';
import { secondsInWords } from '../../src/render/times';

/** Beside a touchpoint: what it inherits, how long it took to get through it, and where the order of the text leads from there. */
export const inlayHints: Feature = {
    capabilities: () => ({ inlayHintProvider: true }),
    answers: [answerTo(InlayHintRequest.type, ({ textDocument, range }, { fileAt }) => {
        const file = fileAt(textDocument.uri);
        const source = file?.project.store.sources.files.get(file.path);
        if (file === undefined || source === undefined) return null;
        const [start, end] = [offsetAt(source, range.start), offsetAt(source, range.end)];
        const shown = file.project.store.entriesOf(file.path).filter((entry) => kindOf(entry.key) === 'touchpoint' && entry.start <= end && start <= entry.end);
        return hintsOf(shown, file);
    })],
};

/** For each touchpoint the slowest way to it is looked for. Where more than these are shown at once, nobody reads the sums. */
const MOST_TIMED = 200;

function hintsOf(entries: readonly Entry[], { project, path }: FileInProject): InlayHint[] {
    const { view, analyses, sources } = project.store;
    const { lineStarts } = sources.files.get(path)!;
    const findWays = new Map<Ref, ReturnType<typeof waysFrom>>();
    return entries.flatMap((entry): readonly InlayHint[] => {
        const touchpoint = view.touchpoint(entry.key.slice('touchpoint:'.length));
        const journey = view.journey(touchpoint?.journey);
        if (touchpoint === undefined || journey === undefined) return [];
        const graph = analyses.graphOf(journey);
        let find = findWays.get(journey.id);
        if (find === undefined) findWays.set(journey.id, find = waysFrom(journey, view, analyses));
        const title = entry.title as Span | undefined;
        const behindHead = rangeOf(lineStarts, title ?? headOf({ source: sources.files.get(path)!, element: entry })).end;
        return [
            ...inherited(touchpoint, graph, behindHead, project),
            ...(entries.length <= MOST_TIMED ? timeSoFar(touchpoint, graph, find, behindHead, project) : []),
            ...impliedNext(touchpoint, graph, rangeOf(lineStarts, entry).end, project),
        ];
    });
}

function inherited(touchpoint: Touchpoint, graph: JourneyGraph, position: Position, project: Project): readonly InlayHint[] {
    const { view } = project.store;
    const words = LENS_WORDS[project.locale];
    const stage = graph.journey.stages.find(({ id }) => id === touchpoint.stage);
    const owner = touchpoint.owner === undefined ? graph.ownerOf(touchpoint) : undefined;
    const channels = (touchpoint.channels ?? []).length === 0 ? graph.channelsOf(touchpoint).filter((id) => id !== UNKNOWN) : [];
    const hint = (lead: string, parts: readonly InlayHintLabelPart[], from: 'stage' | 'journey'): InlayHint => ({
        position, label: [{ value: lead }, ...parts], paddingLeft: true, tooltip: words.inherited(wordFor(from, project.locale)),
    });
    return [
        ...(owner === undefined || owner === UNKNOWN ? []
            : [hint(words.owner, [partFor(elementKey('owner', owner), view.owner(owner), owner, project)], stage?.owner === undefined ? 'journey' : 'stage')]),
        ...(channels.length === 0 ? [] : [hint(words.channel, channels.flatMap((id, index) => [
            ...(index === 0 ? [] : [{ value: words.comma }]), partFor(elementKey('channel', id), view.channel(id), id, project),
        ]), 'stage')]),
    ];
}

/** A part that leads to what it names. */
function partFor(key: ElementKey, element: { readonly title?: string; readonly name?: string } | undefined, id: Ref, project: Project): InlayHintLabelPart {
    const located = locate({ project, key });
    return { value: element === undefined ? id : labelOf(element), ...(located === undefined ? {} : { location: locationOf(located) }) };
}

/** From where the customer comes in to the end of the touchpoint, along the slowest way. */
function timeSoFar(touchpoint: Touchpoint, graph: JourneyGraph, find: ReturnType<typeof waysFrom>, position: Position, { locale }: Project): readonly InlayHint[] {
    for (const entry of graph.entries) {
        // What it takes itself stands in its own text.
        if (entry.id === touchpoint.id) return [];
        const way = find({ madeAt: entry, metAt: touchpoint, settledAt: new Set() });
        if (way === undefined) continue;
        const first = entry.takes !== undefined && 'duration' in entry.takes ? mostOf(entry.takes.duration) : undefined;
        const sum = first === undefined ? way.slowest.most : plus(first, way.slowest.most);
        const seconds = withSlowestWeekends(sum);
        if (seconds === 0) return [];
        const isAtLeast = first === undefined || way.unknown.length + way.unbounded.length > 0;
        const words = LENS_WORDS[locale];
        const time = secondsInWords(seconds, locale);
        return [{ position, label: `Σ ${isAtLeast ? '≥ ' : ''}${durationText(sum)}`, paddingLeft: true, tooltip: isAtLeast ? words.soFarAtLeast(time) : words.soFar(time) }];
    }
    return [];
}

function impliedNext(touchpoint: Touchpoint, graph: JourneyGraph, position: Position, project: Project): readonly InlayHint[] {
    const next = graph.out(touchpoint.id).filter(({ kind }) => kind === 'implicit');
    if (next.length === 0) return [];
    const { view } = project.store;
    const { comma, next: tooltip } = LENS_WORDS[project.locale];
    return [{
        position, paddingLeft: true, tooltip,
        label: next.flatMap(({ to }, index) => [{ value: index === 0 ? '→ ' : comma }, partFor(elementKey('touchpoint', to), view.touchpoint(to), to, project)]),
    }];
}
