import {
    CallHierarchyIncomingCallsRequest, CallHierarchyOutgoingCallsRequest, CallHierarchyPrepareRequest, SymbolKind, type CallHierarchyItem, type Range,
} from 'vscode-languageserver';
import { answerTo, type Feature, type FeatureContext } from './feature';
import { handoffsAt, handoffsOfJourney, type Handoff } from './handoffs';
import { modelElement } from './model-element';
import { headOf, hereAt, kindOf, locate, subjectsOf, type Target } from './place';
import { rangeOf } from '../diagnostics';
import { labelOf } from '../../src/model/label';
import { elementKey, type ElementKey, type Ref } from '../../src/model/model';

/** Who hands over to a touchpoint or a journey, and to whom it hands over: as far as one wants to follow it. */
export const callHierarchy: Feature = {
    capabilities: () => ({ callHierarchyProvider: true }),
    answers: [
        answerTo(CallHierarchyPrepareRequest.type, ({ textDocument, position }, { fileAt }) => {
            const file = fileAt(textDocument.uri);
            const here = file === undefined ? undefined : hereAt(file, position);
            const items = here === undefined ? [] : subjectsOf(here).targets.flatMap((target) => itemFor(subjectOf(target)) ?? []);
            return items.length === 0 ? null : items;
        }),
        answerTo(CallHierarchyIncomingCallsRequest.type, ({ item }, context) => grouped(handoffsOf(item, context).into, ({ way }) => way.from, item)
            .map(({ item: from, ranges }) => ({ from, fromRanges: ranges }))),
        answerTo(CallHierarchyOutgoingCallsRequest.type, ({ item }, context) => grouped(handoffsOf(item, context).out, ({ way }) => way.to, item)
            .map(({ item: to, ranges }) => ({ to, fromRanges: ranges }))),
    ],
};

/** On a handoff it is about where that comes from; on an entry of a case about its touchpoint. */
function subjectOf({ project, key }: Target): Target {
    const element = modelElement(project.store.view, key);
    if (element?.kind === 'way') return { project, key: elementKey('touchpoint', element.from) };
    if (element?.kind === 'entry' && element.touchpoint !== undefined) return { project, key: elementKey('touchpoint', element.touchpoint) };
    return { project, key };
}

function itemFor(target: Target): CallHierarchyItem | undefined {
    const { project, key } = target;
    const kind = kindOf(key);
    const element = modelElement(project.store.view, key);
    const located = locate(target);
    if ((element?.kind !== 'touchpoint' && element?.kind !== 'journey') || located === undefined) return undefined;
    const around = element.kind === 'touchpoint' ? project.store.view.journey(element.journey) : undefined;
    return {
        name: labelOf(element), kind: kind === 'journey' ? SymbolKind.Class : SymbolKind.Function, uri: located.project.uriOf(located.path),
        range: rangeOf(located.source.lineStarts, located.element), selectionRange: rangeOf(located.source.lineStarts, headOf(located)),
        ...(around === undefined ? {} : { detail: labelOf(around) }), data: key,
    };
}

function handoffsOf({ uri, data }: CallHierarchyItem, { fileAt, projects }: FeatureContext): { readonly out: readonly Handoff[]; readonly into: readonly Handoff[] } {
    const project = fileAt(uri)?.project;
    const element = project === undefined ? undefined : modelElement(project.store.view, data as ElementKey);
    if (project === undefined || (element?.kind !== 'touchpoint' && element?.kind !== 'journey')) return { out: [], into: [] };
    return element.kind === 'touchpoint' ? handoffsAt(element, project, projects) : handoffsOfJourney(element.id, project, projects);
}

/** Each other end once, with the places of the handoffs. These lie in the text of who hands over, as far as they are written there. */
function grouped(handoffs: readonly Handoff[], otherEnd: (handoff: Handoff) => Ref, item: CallHierarchyItem): readonly { readonly item: CallHierarchyItem; readonly ranges: Range[] }[] {
    const groups = new Map<string, { readonly item: CallHierarchyItem; readonly ranges: Range[] }>();
    for (const handoff of handoffs) {
        const { project, way } = handoff;
        const end = otherEnd(handoff);
        const key = kindOf(item.data as ElementKey) === 'journey' ? elementKey('journey', end.split('.', 1)[0]!) : elementKey('touchpoint', end);
        const other = itemFor({ project, key });
        if (other === undefined) continue;
        const id = `${other.uri} ${key}`;
        const group = groups.get(id) ?? { item: other, ranges: [] };
        groups.set(id, group);
        const written = locate({ project, key: elementKey('way', way.id) });
        const caller = way.from === end || key === elementKey('journey', way.from.split('.', 1)[0]!) ? other : item;
        if (written !== undefined && written.project.uriOf(written.path) === caller.uri) group.ranges.push(rangeOf(written.source.lineStarts, headOf(written)));
        else group.ranges.push(caller.selectionRange);
    }
    return [...groups.values()];
}
