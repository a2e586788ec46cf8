import { DocumentHighlightKind, DocumentHighlightRequest, ReferencesRequest, type DocumentHighlight, type Location } from 'vscode-languageserver';
import { answerTo, type Feature } from './feature';
import { filesNaming, mentionsInFile } from './mentions';
import { hereAt, kindOf, locate, locationOf, subjectsOf } from './place';
import { rangeOf } from '../diagnostics';
import { createPauses } from '../work-queue';

/** Where an element is named: everywhere, and in the text that the cursor stands in. */
export const references: Feature = {
    capabilities: () => ({ referencesProvider: true, documentHighlightProvider: true }),
    answers: [
        answerTo(ReferencesRequest.type, async ({ textDocument, position, context: { includeDeclaration } }, { projects, fileAt }, token): Promise<Location[]> => {
            const file = fileAt(textDocument.uri);
            const here = file === undefined ? undefined : hereAt(file, position);
            const found: Location[] = [];
            // An owner may be named in ten thousand files.
            const pause = createPauses();
            for (const target of here === undefined ? [] : subjectsOf(here).targets) {
                const declared = includeDeclaration ? locate(target) : undefined;
                if (declared !== undefined) found.push(locationOf(declared));
                for (const { project, path } of filesNaming(projects, target)) {
                    await pause();
                    if (token.isCancellationRequested) return [];
                    const source = project.store.sources.files.get(path);
                    const uri = project.uriOf(path);
                    if (source !== undefined) for (const mention of mentionsInFile(project, path, target)) found.push({ uri, range: rangeOf(source.lineStarts, mention) });
                }
            }
            return found;
        }),
        answerTo(DocumentHighlightRequest.type, ({ textDocument, position }, { fileAt }): DocumentHighlight[] => {
            const file = fileAt(textDocument.uri);
            const here = file === undefined ? undefined : hereAt(file, position);
            // Editors ask for the word under the cursor: beside a name there is none.
            if (here?.name === undefined) return [];
            const { source: { lineStarts }, file: { project, path } } = here;
            return here.name.targets.flatMap((target) => {
                const declared = locate(target);
                return [
                    ...(declared?.project === project && declared.path === path && declared.element.name !== undefined
                        ? [{ range: rangeOf(lineStarts, declared.element.name), kind: DocumentHighlightKind.Write }] : []),
                    ...mentionsInFile(project, path, target).map((mention) => ({
                        range: rangeOf(lineStarts, mention),
                        kind: kindOf(target.key) === 'information' && GAINS.has(mention.reference.field) ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
                    })),
                ];
            }).sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
        }),
    ],
};

/** Where information comes from; elsewhere it is used. */
const GAINS: ReadonlySet<string> = new Set(['asks', 'gives']);
