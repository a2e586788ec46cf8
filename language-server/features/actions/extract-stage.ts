import { CodeActionKind } from 'vscode-languageserver';
import { lineBefore, say, type ActionProvider, type ActionRequest } from './action';
import { WRITING_WORDS } from '../../writing/words';
import { labelOf } from '../../../src/model/label';
import { elementKey, type Stage, type Touchpoint } from '../../../src/model/model';
import type { TextEdit } from '../../../src/model/problem';
import type { ElementSource, SourceText } from '../../../src/model/source';

/** A touchpoint and those behind it in its stage become a stage of their own, with the owner, the channels and the phase that they had there. */
export const extractStage: ActionProvider = {
    kinds: [CodeActionKind.RefactorExtract],
    offers: (request) => {
        const { file } = request;
        const found = touchpointAt(request);
        const edit = found === undefined ? undefined : split(found.stage, found.touchpoint, request);
        if (found === undefined || edit === undefined) return [];
        return [{ title: say('extract-stage', { touchpoint: labelOf(found.touchpoint) }, file), kind: CodeActionKind.RefactorExtract, edits: [edit] }];
    },
};

/** The first touchpoint in the selection, on whose first line the selection begins; the first of a stage is one already. */
function touchpointAt({ file: { project, path }, selected, source }: ActionRequest): { readonly stage: Stage; readonly touchpoint: Touchpoint } | undefined {
    for (const journey of project.store.journeysOf(path)) for (const stage of journey.stages) for (const [i, touchpoint] of stage.touchpoints.entries()) {
        const place = project.store.sources.element(elementKey('touchpoint', touchpoint.id));
        if (place?.path !== path) continue;
        const head = place.start + /^[^\n\r]*/.exec(source.text.slice(place.start))![0].length;
        const begins = selected.start === selected.end ? place.start <= selected.start && selected.start <= head : selected.start <= place.start && place.start < selected.end;
        if (begins) return i === 0 ? undefined : { stage, touchpoint };
    }
    return undefined;
}

function split(stage: Stage, touchpoint: Touchpoint, { file: { project, path }, source }: ActionRequest): TextEdit | undefined {
    const { sources, names } = project.store;
    const outer = sources.element(elementKey('stage', stage.id));
    const place = sources.element(elementKey('touchpoint', touchpoint.id));
    const start = place === undefined ? undefined : lineBefore(source, withComments(source, place));
    if (outer?.path !== path || place === undefined || start === undefined || lineBefore(source, outer.start) === undefined) return undefined;
    // A fact of the stage behind the touchpoint would go with it.
    if (Object.values(outer.facts).flat().some((fact) => fact.start > place.start)) return undefined;
    const { locale } = project;
    const taken = names.spaces.get(stage.journey);
    const base = WRITING_WORDS['new-stage'][locale];
    let name = base;
    for (let i = 2; taken?.has(name) === true; i++) name = `${base}-${i}`;
    const eol = /\r\n|\r|\n/.exec(source.text)?.[0] ?? '\n';
    const indent = source.text.slice(lineBefore(source, outer.start)!, outer.start);
    const facts = ['owner', 'channels', 'phase'].flatMap((field) => outer.facts[field] ?? []).map((fact) => `${indent}  ${source.text.slice(fact.start, fact.end)}${eol}`);
    const end = endBefore(source, start);
    return { path, start: end, end: start, text: `${eol}${indent}}${eol}${eol}${indent}stage ${name} "${WRITING_WORDS['new-stage-title'][locale]}" {${eol}${facts.join('')}` };
}

/** Where the comments directly above an element begin, or the element itself. */
function withComments({ text, comments }: SourceText, { start }: ElementSource): number {
    let first = start;
    for (const comment of [...comments].reverse()) {
        if (comment.end > first) continue;
        if (!comment.ownLine || !/^[ \t]*(?:\r\n|\r|\n)[ \t]*$/.test(text.slice(comment.end, first))) break;
        first = comment.start;
    }
    return first;
}

function endBefore({ text }: SourceText, offset: number): number {
    let end = offset;
    while (end > 0 && /\s/.test(text[end - 1]!)) end--;
    return end;
}
