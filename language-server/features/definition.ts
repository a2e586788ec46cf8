import { DefinitionRequest, ImplementationRequest, TypeDefinitionRequest, type ClientCapabilities, type Location, type LocationLink, type TextDocumentPositionParams } from 'vscode-languageserver';
import type { Feature, FeatureContext } from './feature';
import { answerTo } from './feature';
import { mentionsOf } from './mentions';
import { modelElement } from './model-element';
import { headOf, hereAt, kindOf, locate, locationOf, subjectsOf, type Located, type Target } from './place';
import { rangeOf } from '../diagnostics';
import { elementKey, type Ref } from '../../src/model/model';
import type { Span } from '../../src/model/source';

/** From a name to where it is declared, to who is behind it, and to who makes it true. */
export const definition: Feature = {
    capabilities: () => ({ definitionProvider: true, typeDefinitionProvider: true, implementationProvider: true }),
    answers: [
        answerTo(DefinitionRequest.type, (params, context) => links(params, context, 'definition', (target) => [locate(target)])),
        answerTo(TypeDefinitionRequest.type, (params, context) => links(params, context, 'typeDefinition', (target) => behind(target).map(locate))),
        answerTo(ImplementationRequest.type, (params, context) => links(params, context, 'implementation', (target) => madeTrueBy(target, context))),
    ],
};

type Kind = 'definition' | 'typeDefinition' | 'implementation';
type Place = Located & { readonly span?: Span };

function links({ textDocument, position }: TextDocumentPositionParams, context: FeatureContext, kind: Kind, placesOf: (target: Target) => readonly (Place | undefined)[]): Location[] | LocationLink[] | null {
    const file = context.fileAt(textDocument.uri);
    const here = file === undefined ? undefined : hereAt(file, position);
    if (here === undefined) return null;
    const { targets, span } = subjectsOf(here);
    const places = targets.flatMap(placesOf).filter((place) => place !== undefined);
    if (!takesLinks(context.client, kind)) return places.map((place) => locationOf(place, place.span));
    return places.map((place): LocationLink => ({
        originSelectionRange: rangeOf(here.source.lineStarts, span),
        targetUri: place.project.uriOf(place.path),
        targetRange: rangeOf(place.source.lineStarts, place.span ?? place.element),
        targetSelectionRange: rangeOf(place.source.lineStarts, place.span ?? headOf(place)),
    }));
}

function takesLinks({ textDocument }: ClientCapabilities, kind: Kind): boolean {
    return textDocument?.[kind]?.linkSupport === true;
}

/** The owner of what is done or promised; the plan of what was lived. */
function behind({ project, key }: Target): readonly Target[] {
    const { view, analyses } = project.store;
    const element = modelElement(view, key);
    const owner = (id: Ref | undefined): readonly Target[] => (id === undefined ? [] : [{ project, key: elementKey('owner', id) }]);
    const ownerAt = (touchpoint: Ref | undefined): Ref | undefined => {
        const found = view.touchpoint(touchpoint);
        const journey = view.journey(found?.journey);
        return found === undefined || journey === undefined ? undefined : analyses.graphOf(journey).ownerOf(found);
    };
    switch (element?.kind) {
        case 'journey':
        case 'portfolio':
        case 'opportunity': return owner(element.owner);
        case 'stage': return owner(element.owner ?? view.journey(element.journey)?.owner);
        case 'touchpoint': return owner(ownerAt(element.id));
        case 'owner': return owner(element.accountable ?? element.parent);
        case 'promise': return owner(element.by ?? ownerAt(madeAt(project, key)));
        case 'way': return owner(element.accepted?.by ?? ownerAt(element.to));
        case 'case': return [{ project, key: elementKey('journey', element.journey) }];
        case 'entry': return element.touchpoint === undefined ? owner(element.owner) : [{ project, key: elementKey('touchpoint', element.touchpoint) }];
        default: return [];
    }
}

/** The touchpoint that makes a promise. */
function madeAt(project: Target['project'], key: Target['key']): Ref | undefined {
    const { sources, entriesOf } = project.store;
    const promise = sources.element(key);
    const holder = promise === undefined ? undefined : entriesOf(promise.path).find(({ key: other, start, end }) => kindOf(other) === 'touchpoint' && start <= promise.start && promise.end <= end);
    return holder?.key.slice('touchpoint:'.length);
}

/** What makes an element true, by kind, and the properties of the model that say so. */
const MADE_TRUE_BY: Readonly<Record<string, readonly string[]>> = {
    // What is promised for an expectation answers it.
    promise: ['meets'], expectation: ['meets', 'for'],
    information: ['asks', 'gives'],
    pain: ['solves'],
    // What customers really lived through.
    journey: ['journey', 'zoomsInto'], touchpoint: ['touchpoint'],
};

function madeTrueBy(target: Target, { projects }: FeatureContext): readonly Place[] {
    const fields = MADE_TRUE_BY[kindOf(target.key)];
    if (fields === undefined) return [];
    return mentionsOf(projects, target).flatMap((mention): readonly Place[] => {
        const { field } = mention.reference;
        if (mention.isQualifier || !fields.includes(field)) return [];
        if (kindOf(target.key) === 'journey' && field === 'journey' && kindOf(mention.reference.element) !== 'case') return [];
        const source = mention.project.store.sources.files.get(mention.path);
        const element = mention.project.store.sources.element(mention.reference.element);
        return source === undefined || element === undefined ? [] : [{ project: mention.project, path: mention.path, source, element, span: mention }];
    });
}
