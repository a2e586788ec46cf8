import { CodeActionKind } from 'vscode-languageserver';
import { say, takesPlaces, type ActionProvider, type ActionRequest, type Offer } from './action';
import { textEdits } from '../../fix';
import { handoffLines } from '../../writing/handoff-lines';
import { labelOf } from '../../../src/model/label';
import { elementKey, type Journey, type Touchpoint, type Way } from '../../../src/model/model';

/** The handoff on a way that only the order of the text gives, with all its parts. */
export const writeHandoff: ActionProvider = {
    kinds: [CodeActionKind.RefactorRewrite],
    offers: (request) => {
        const { file: { project }, file } = request;
        return touchpointsAt(request).flatMap(({ journey, touchpoint }): readonly Offer[] => {
            const implicit = project.store.analyses.graphOf(journey).out(touchpoint.id).filter(({ kind }) => kind === 'implicit');
            return implicit.flatMap((way) => {
                const to = project.store.view.touchpoint(way.to);
                if (to === undefined) return [];
                const places = takesPlaces(request.client);
                const lines = handoffLines({ project, journey, from: touchpoint, to, stated: new Set() }, places);
                // Where one way is written the order of the text counts no more.
                const others = implicit.filter((other) => other !== way).map((other) => `path -> ${project.store.view.touchpoint(other.to)?.name ?? other.to}`);
                const text = [`handoff -> ${to.name} {`, ...lines.map((line) => `  ${line}`), '}', ...others].join('\n');
                const edits = textEdits([{ do: 'add-fact', element: elementKey('touchpoint', touchpoint.id), text }], project.store.sources);
                return edits === undefined ? [] : [{ title: say('write-handoff', { to: labelOf(to) }, file), kind: CodeActionKind.RefactorRewrite, edits, hasPlaces: places }];
            });
        });
    },
};

/** A path becomes a handoff, with the parts that it does not state yet. */
export const pathToHandoff: ActionProvider = {
    kinds: [CodeActionKind.RefactorRewrite],
    offers: (request) => {
        const { file: { project, path }, file, selected } = request;
        const { view, sources } = project.store;
        return project.store.journeysOf(path).flatMap((journey) => journey.ways.flatMap((way): readonly Offer[] => {
            const place = way.wayKind === 'path' ? sources.element(elementKey('way', way.id)) : undefined;
            const from = view.touchpoint(way.from);
            const to = view.touchpoint(way.to);
            if (place?.path !== path || selected.end < place.start || place.end < selected.start || from === undefined || to === undefined) return [];
            const places = takesPlaces(request.client);
            const text = handoffLines({ project, journey, from, to, stated: statedIn(way) }, places).join('\n');
            const element = elementKey('way', way.id);
            const edits = textEdits([{ do: 'keyword', element, text: 'handoff' }, ...(text === '' ? [] : [{ do: 'add-fact' as const, element, text }])], sources);
            return edits === undefined ? [] : [{ title: say('path-to-handoff', {}, file), kind: CodeActionKind.RefactorRewrite, edits, hasPlaces: places }];
        }));
    },
};

function statedIn({ when, carries, carriesAll, accepted, tells, fallbacks }: Way): ReadonlySet<string> {
    const said = { when, carries: carries ?? carriesAll, accepted, tells, fallback: fallbacks };
    return new Set(Object.entries(said).flatMap(([word, value]) => (value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [word])));
}

/** Those on whose first line the selection begins. */
function touchpointsAt({ file: { project, path }, selected, source }: ActionRequest): readonly { readonly journey: Journey; readonly touchpoint: Touchpoint }[] {
    return project.store.journeysOf(path).flatMap((journey) => journey.stages.flatMap(({ touchpoints }) => touchpoints.flatMap((touchpoint) => {
        const place = project.store.sources.element(elementKey('touchpoint', touchpoint.id));
        if (place?.path !== path || selected.start < place.start) return [];
        return selected.start <= place.start + /^[^\n\r]*/.exec(source.text.slice(place.start))![0].length ? [{ journey, touchpoint }] : [];
    })));
}
