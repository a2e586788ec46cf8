import { CodeLensRequest, type CodeLens, type Command, type Location } from 'vscode-languageserver';
import { answerTo, type Feature, type FeatureContext } from './feature';
import { handoffsAt, handoffsOfJourney, type Handoff } from './handoffs';
import { LENS_WORDS } from './lens-words';
import { kindOf, locate, locationOf } from './place';
import { rangeOf } from '../diagnostics';
import type { Entry } from '../element-source';
import type { FileInProject, Project } from '../projects';
import { elementKey, type ElementKey } from '../../src/model/model';
import { OPEN_PREVIEW_COMMAND, SHOW_REFERENCES_COMMAND, type ShowReferencesArguments } from '../../src/protocol';

/** Above a touchpoint: what is handed over and what is owed there. Above a journey: its picture, its cases, who hands over to it. */
export const codeLens: Feature = {
    capabilities: () => ({ codeLensProvider: {} }),
    answers: [answerTo(CodeLensRequest.type, ({ textDocument }, context) => {
        const file = context.fileAt(textDocument.uri);
        return file === undefined ? null : file.project.store.entriesOf(file.path).flatMap((entry) => lensesOf(entry, file, context));
    })],
};

function lensesOf(entry: Entry, file: FileInProject, context: FeatureContext): readonly CodeLens[] {
    const kind = kindOf(entry.key);
    const commands = kind === 'touchpoint' ? atTouchpoint(entry, file, context) : kind === 'journey' ? atJourney(entry, file, context) : [];
    const source = file.project.store.sources.files.get(file.path);
    if (source === undefined || commands.length === 0) return [];
    const range = rangeOf(source.lineStarts, entry.name ?? { start: entry.start, end: entry.start });
    return commands.map((command) => ({ range, command }));
}

function atTouchpoint(entry: Entry, { project, path }: FileInProject, context: FeatureContext): readonly Command[] {
    const { view, analyses } = project.store;
    const touchpoint = view.touchpoint(entry.key.slice('touchpoint:'.length));
    const journey = view.journey(touchpoint?.journey);
    if (touchpoint === undefined || journey === undefined) return [];
    const words = LENS_WORDS[project.locale];
    const { out, into } = handoffsAt(touchpoint, project, context.projects);
    const open = [...analyses.flowOf(journey).openAfter(touchpoint.id)].filter((id) => view.commitment(id)?.kind === 'promise');
    const show = shower(entry, { project, path }, context);
    return [
        ...show(words.handoffsIn, into.flatMap(placeOfWay)),
        ...show(words.handoffsOut, out.flatMap(placeOfWay)),
        ...show(words.openPromises, open.flatMap((id) => placeOf(project, elementKey('promise', id)))),
    ];
}

function atJourney(entry: Entry, { project, path }: FileInProject, context: FeatureContext): readonly Command[] {
    const { view } = project.store;
    const id = entry.key.slice('journey:'.length);
    const words = LENS_WORDS[project.locale];
    const show = shower(entry, { project, path }, context);
    const preview: Command = { title: words.openPreview, command: OPEN_PREVIEW_COMMAND, arguments: [project.uriOf(path), entry.key] };
    return [
        // Where nothing can open it, nothing offers to.
        ...(context.commands.has(OPEN_PREVIEW_COMMAND) ? [preview] : []),
        ...show(words.handoffsIn, handoffsOfJourney(id, project, context.projects).into.flatMap(placeOfWay)),
        ...show(words.cases, view.casesOf(id).flatMap((lived) => placeOf(project, elementKey('case', lived.id)))),
    ];
}

/** Says how many there are, and shows them in an editor that can; in another one it is a text that does nothing. */
function shower(entry: Entry, { project, path }: FileInProject, { commands }: FeatureContext) {
    return (title: (count: number) => string, places: readonly Location[]): readonly Command[] => {
        if (places.length === 0) return [];
        if (!commands.has(SHOW_REFERENCES_COMMAND)) return [{ title: title(places.length), command: '' }];
        const { lineStarts } = project.store.sources.files.get(path)!;
        const shown: ShowReferencesArguments = [project.uriOf(path), rangeOf(lineStarts, entry.name ?? entry).start, [...places]];
        return [{ title: title(places.length), command: SHOW_REFERENCES_COMMAND, arguments: [...shown] }];
    };
}

const placeOfWay = ({ project, way }: Handoff): readonly Location[] => placeOf(project, elementKey('way', way.id));

function placeOf(project: Project, key: ElementKey): readonly Location[] {
    const located = locate({ project, key });
    return located === undefined ? [] : [locationOf(located)];
}
