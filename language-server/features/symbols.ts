import {
    DocumentSymbolRequest, SymbolKind, WorkspaceSymbolRequest, type CancellationToken, type DocumentSymbol, type SymbolInformation, type WorkspaceSymbol,
} from 'vscode-languageserver';
import { answerTo, type Feature, type FeatureContext } from './feature';
import { modelElement } from './model-element';
import { headOf, kindOf, locate, locationOf } from './place';
import { plain, readingOf } from './reading';
import { rangeOf } from '../diagnostics';
import type { Entry } from '../element-source';
import type { FileInProject, Project } from '../projects';
import { createPauses } from '../work-queue';
import { labelOf } from '../../src/model/label';
import { elementKey, type Declaration, type Element, type ElementKey, type ElementKind, type Experience } from '../../src/model/model';
import { momentText } from '../../src/render/html/values';

/** The outline of a text, which reads like its journey, and the search for elements of all projects. */
export const symbols: Feature = {
    capabilities: () => ({ documentSymbolProvider: true, workspaceSymbolProvider: true }),
    answers: [
        answerTo(DocumentSymbolRequest.type, ({ textDocument }, { fileAt, client }): DocumentSymbol[] | SymbolInformation[] => {
            const file = fileAt(textDocument.uri);
            const outline = file === undefined ? [] : outlineOf(file);
            return client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true ? outline : flat(outline, textDocument.uri);
        }),
        answerTo(WorkspaceSymbolRequest.type, ({ query }, context, token) => found(query, context, token)),
    ],
};

// ---- The outline ----------------------------------------------------------------------------------------------------

interface Open { readonly end: number; readonly children: DocumentSymbol[] }

/** Elements in elements, as they stand in the text, be it whole or not. */
function outlineOf(file: FileInProject): DocumentSymbol[] {
    const { store } = file.project;
    const source = store.sources.files.get(file.path);
    if (source === undefined) return [];
    const top: DocumentSymbol[] = [];
    const open: Open[] = [{ end: Infinity, children: top }];
    for (const entry of store.entriesOf(file.path)) {
        while (open.at(-1)!.end <= entry.start) open.pop();
        const symbol = symbolOf(entry, file);
        if (symbol === undefined) continue;
        const { children } = open.at(-1)!;
        children.push(symbol);
        symbol.children = unnamedIn(entry, file);
        open.push({ end: entry.end, children: symbol.children });
    }
    const inOrder = (list: DocumentSymbol[]): void => {
        list.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
        for (const { children } of list) if (children !== undefined) inOrder(children);
    };
    inOrder(top);
    return top;
}

function symbolOf(entry: Entry, { project, path }: FileInProject): DocumentSymbol | undefined {
    const { view, sources } = project.store;
    const source = sources.files.get(path)!;
    const element = modelElement(view, entry.key);
    if (element === undefined || element.kind === 'term' && element.name === '') return undefined;
    const head = headOf({ source, element: entry });
    const { name, detail } = wordsFor(element, project);
    return {
        // An editor refuses a symbol without a name.
        name: name === '' ? '…' : name, ...(detail === '' ? {} : { detail }), kind: SYMBOL_KINDS[element.kind],
        range: rangeOf(source.lineStarts, entry), selectionRange: rangeOf(source.lineStarts, head),
    };
}

function wordsFor(element: Element, project: Project): { readonly name: string; readonly detail: string } {
    const { view } = project.store;
    const labelAt = (touchpoint: string): string => labelOf(view.touchpoint(touchpoint) ?? { id: touchpoint });
    switch (element.kind) {
        case 'way': {
            // Inside its touchpoint the source goes without saying, but an outline is also read as a list.
            const name = `${labelAt(element.from)} → ${labelAt(element.to)}`;
            return { name, detail: [element.title, ...element.when ?? []].filter((text) => text !== undefined).join(' · ') };
        }
        case 'entry': return { name: element.title ?? (element.touchpoint === undefined ? '' : labelAt(element.touchpoint)), detail: plain(momentText(element.moment, readingOf(project))) };
        case 'promise':
        case 'expectation':
        case 'pain':
        case 'opportunity': return { name: element.text ?? element.name ?? '', detail: element.text === undefined ? '' : element.name ?? '' };
        default: return { name: labelOf(element), detail: element.title === undefined ? '' : element.name };
    }
}

/** Promises and expectations without a name are no elements of their own, and said all the same. */
function unnamedIn(entry: Entry, { project, path }: FileInProject): DocumentSymbol[] {
    if (kindOf(entry.key) !== 'touchpoint' && kindOf(entry.key) !== 'entry') return [];
    const { view, sources } = project.store;
    const { lineStarts } = sources.files.get(path)!;
    const experience = modelElement(view, entry.key) as Experience | undefined;
    const inFact = (field: 'promises' | 'expects'): readonly DocumentSymbol[] => (experience?.[field] ?? []).flatMap(({ id, text, kind }, index): readonly DocumentSymbol[] => {
        const fact = entry.facts[field]?.[index];
        if (id !== undefined || fact === undefined) return [];
        const value = entry.values[field]?.find(({ start, end }) => fact.start <= start && end <= fact.end);
        return [{ name: text === undefined || text === '' ? '…' : text, kind: SYMBOL_KINDS[kind], range: rangeOf(lineStarts, fact), selectionRange: rangeOf(lineStarts, value ?? fact) }];
    });
    return [...inFact('promises'), ...inFact('expects')];
}

const SYMBOL_KINDS: Readonly<Record<ElementKind, SymbolKind>> = {
    owner: SymbolKind.Struct, system: SymbolKind.Package, channel: SymbolKind.Interface, persona: SymbolKind.Object, information: SymbolKind.Field, metric: SymbolKind.Number,
    term: SymbolKind.String, scenario: SymbolKind.Enum, journey: SymbolKind.Class, case: SymbolKind.File, portfolio: SymbolKind.Module, stage: SymbolKind.Namespace,
    touchpoint: SymbolKind.Function, entry: SymbolKind.Event, way: SymbolKind.Operator, promise: SymbolKind.Key, expectation: SymbolKind.Property, pain: SymbolKind.Boolean,
    opportunity: SymbolKind.EnumMember,
};

function flat(outline: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
    return outline.flatMap(({ name, kind, range, children }) => [
        { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
        ...flat(children ?? [], uri, name),
    ]);
}

// ---- The search -----------------------------------------------------------------------------------------------------

/** More than these nobody looks through; another letter brings others. */
const MOST_FOUND = 200;

interface Hit { readonly project: Project; readonly key: ElementKey; readonly name: string; readonly title: string | undefined; readonly container: string | undefined }

async function found(query: string, { projects }: FeatureContext, token: CancellationToken): Promise<WorkspaceSymbol[]> {
    const wanted = query.toLowerCase().replaceAll(/\s+/g, '');
    const hits: Hit[][] = [[], [], [], []];
    // Most names do not even have the signs of the query in their order.
    const loose = new RegExp([...wanted].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`)).join('.*?'), 'iu');
    const pause = createPauses();
    for (const project of projects.all()) {
        if (project.isForeign) continue;
        for (const path of project.store.paths()) {
            await pause();
            if (token.isCancellationRequested) return [];
            for (const declaration of project.store.declarationsOf(path)) {
                eachNamed(declaration, (kind, element, container) => {
                    const rank = Math.min(fit(wanted, loose, element.name), fit(wanted, loose, element.title));
                    if (rank < hits.length && hits[rank]!.length < MOST_FOUND) hits[rank]!.push({ project, key: elementKey(kind, element.id!), name: element.name!, title: element.title, container });
                });
            }
            if (hits[0]!.length >= MOST_FOUND) break;
        }
    }
    return hits.flat().slice(0, MOST_FOUND).flatMap(({ project, key, name, title, container }): readonly WorkspaceSymbol[] => {
        const located = locate({ project, key });
        if (located === undefined) return [];
        // What is searched for has to stand in the name: editors filter once more.
        return [{
            name: title === undefined ? name : `${title} (${name})`, kind: SYMBOL_KINDS[kindOf(key) as ElementKind], location: locationOf(located),
            ...(container === undefined ? {} : { containerName: container }),
        }];
    });
}

interface Nameable { readonly id?: string; readonly name?: string; readonly title?: string }

function eachNamed(declaration: Declaration, visit: (kind: ElementKind, element: Nameable, container: string | undefined) => void): void {
    if (declaration.kind === 'way') return;
    visit(declaration.kind, declaration, undefined);
    if (declaration.kind !== 'journey') return;
    const label = labelOf(declaration);
    for (const stage of declaration.stages) {
        visit('stage', stage, label);
        for (const touchpoint of stage.touchpoints) {
            visit('touchpoint', touchpoint, label);
            for (const { id, name, text, kind } of [...touchpoint.promises ?? [], ...touchpoint.expects ?? []]) {
                if (id !== undefined && name !== undefined) visit(kind, { id, name, ...(text === undefined ? {} : { title: text }) }, label);
            }
        }
    }
}

/** How well a name fits: 0 it begins so, 1 a word in it does, 2 it has it inside, 3 it has the signs in this order, 4 not at all. */
function fit(wanted: string, loose: RegExp, name: string | undefined): number {
    if (name === undefined || name === '' || !loose.test(name)) return 4;
    const at = name.toLowerCase().indexOf(wanted);
    if (at < 0) return 3;
    return at === 0 ? 0 : /[\s\-_.]/.test(name[at - 1]!) ? 1 : 2;
}
