import {
    ErrorCodes, LSPErrorCodes, PrepareRenameRequest, RenameRequest, ResponseError, type PrepareRenameResult, type TextEdit, type WorkspaceEdit,
} from 'vscode-languageserver';
import { answerTo, type Feature } from './feature';
import { mentionsOf, type Mention } from './mentions';
import { hereAt, locate, type Here, type Target } from './place';
import { rangeOf } from '../diagnostics';
import { lex } from '../lexer';
import type { DeclaredName } from '../lower-scribe';
import { theReader } from '../parse';
import type { Project, Projects } from '../projects';
import { shortForms } from '../scope';
import { WRITING_WORDS, type WritingWord } from '../writing/words';
import { format } from '../../src/checks/message';
import type { Args, Locale } from '../../src/checks/rule';
import { UNKNOWN, type ElementKind } from '../../src/model/model';
import type { Span } from '../../src/model/source';

/** Another name for something, everywhere: where it is declared and wherever it is named, in qualified names and in projects that use this one. */
export const rename: Feature = {
    capabilities: (client) => ({ renameProvider: client.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true }),
    answers: [
        answerTo(PrepareRenameRequest.type, ({ textDocument, position }, context): PrepareRenameResult | null => {
            const file = context.fileAt(textDocument.uri);
            const here = file === undefined ? undefined : hereAt(file, position);
            if (here?.name === undefined || here.name.targets.length === 0) return null;
            renamedThing(here);
            return { range: rangeOf(here.source.lineStarts, here.name), placeholder: here.source.text.slice(here.name.start, here.name.end) };
        }),
        answerTo(RenameRequest.type, ({ textDocument, position, newName }, context): WorkspaceEdit | null => {
            const file = context.fileAt(textDocument.uri);
            const here = file === undefined ? undefined : hereAt(file, position);
            if (here?.name === undefined || here.name.targets.length === 0) return null;
            return { changes: changesFor(renamedThing(here), newName.trim().normalize('NFC'), context.projects) };
        }),
    ],
};

/** What is named there, and whether it may get another name; a sentence where it may not. */
function renamedThing({ name, file: { project }, source }: Here): Target {
    const written = source.text.slice(name!.start, name!.end);
    const [target, ...others] = name!.targets;
    if (others.length > 0) throw refused('rename-ambiguous', { name: written }, project.locale);
    if (target!.project !== project || project.isForeign) throw refused('rename-foreign', { name: written }, project.locale);
    return target!;
}

function refused(why: WritingWord, args: Args, locale: Locale, code: number = LSPErrorCodes.RequestFailed): ResponseError<void> {
    return new ResponseError(code, format(WRITING_WORDS[why], args, locale));
}

function changesFor(target: Target, newName: string, projects: Projects): Record<string, TextEdit[]> {
    const { project } = target;
    const declared = declaredName(target);
    if (declared === undefined) return {};
    checkName(declared, newName, project);
    if (newName === declared.name) return {};
    const mentions = mentionsOf(projects, target);
    checkFree(declared, newName, project);
    checkMeanings(declared, mentions, newName, project);

    const changes: Record<string, TextEdit[]> = {};
    const put = (home: Project, path: string, span: Span, text: string): void => {
        const source = home.store.sources.files.get(path);
        if (source !== undefined) (changes[home.uriOf(path)] ??= []).push({ range: rangeOf(source.lineStarts, span), newText: text });
    };
    const located = locate(target);
    if (located?.element.name !== undefined) put(located.project, located.path, located.element.name, newName);
    const owners = ownerForms(declared, newName, project);
    for (const mention of mentions) put(mention.project, mention.path, mention, mention.isQualifier ? newName : owners.own(mention) ?? newName);
    for (const { mention, text } of owners.others(projects)) put(mention.project, mention.path, mention.reference, text);
    return changes;
}

function declaredName({ project, key }: Target): DeclaredName | undefined {
    const path = project.store.sources.element(key)?.path;
    return path === undefined ? undefined : project.store.declaredIn(path).find((name) => name.key === key);
}

// ---- Whether the name may be given -----------------------------------------------------------------------------------

/** Directly after a time these are never names. */
const AFTER_TIME: ReadonlySet<string> = new Set(['unplanned', 'missing', 'morning', 'noon', 'afternoon', 'evening', 'night']);
const CARRIED: ReadonlySet<ElementKind> = new Set(['information', 'promise', 'expectation']);

function checkName({ kind }: DeclaredName, name: string, { locale }: Project): void {
    const { vocabulary } = theReader();
    // Behind another word, where a keyword may be a name.
    const { tokens: { count, types, ends }, problems, comments } = lex(`x ${name}`, vocabulary);
    const type = count === 2 ? vocabulary.byNumber[types[1]!] : undefined;
    if (type === undefined || ends[1] !== name.length + 2 || problems.length + comments.length > 0) throw refused('rename-not-a-name', { name }, locale, ErrorCodes.InvalidParams);
    const isName = type.tokenTypeIdx === vocabulary.name || (type.CATEGORIES ?? []).some(({ tokenTypeIdx }) => tokenTypeIdx === vocabulary.name);
    const word = vocabulary.words.has(name);
    if (!isName && !word) throw refused('rename-not-a-name', { name }, locale, ErrorCodes.InvalidParams);
    const isReserved = !isName || (name === UNKNOWN && (kind === 'owner' || kind === 'channel')) || (name === 'all' && CARRIED.has(kind)) || (kind === 'touchpoint' && AFTER_TIME.has(name));
    if (isReserved) throw refused('rename-reserved', { name }, locale, ErrorCodes.InvalidParams);
}

/** The kinds that share the names of a journey. */
const SHARING: ReadonlySet<ElementKind> = new Set(['stage', 'touchpoint', 'promise', 'expectation']);

function checkFree({ kind, id, space }: DeclaredName, name: string, project: Project): void {
    const { names } = project.store;
    const newId = id.slice(0, id.lastIndexOf('.') + 1) + name;
    const same = space === undefined ? (names.project.get(name) ?? []).filter((other) => other.kind === kind && other.id === newId)
        : (names.spaces.get(space)?.get(name) ?? []).filter((other) => other.kind === kind || (SHARING.has(kind) && SHARING.has(other.kind)));
    const [taken] = same;
    if (taken !== undefined) throw refused('rename-taken', { name, kind: taken.kind, path: taken.path }, project.locale, ErrorCodes.InvalidParams);
}

/** No name may mean something else afterwards. */
function checkMeanings({ kind, key, space }: DeclaredName, mentions: readonly Mention[], name: string, project: Project): void {
    const hidden = (path: string): ResponseError<void> => refused('rename-hidden', { name, path }, project.locale, ErrorCodes.InvalidParams);
    for (const { reference, isQualifier, project: home, path } of mentions) {
        if (isQualifier || reference.text.includes('.')) continue;
        const local = reference.spaces.find((each) => each !== space && home.store.names.spaces.get(each)?.get(name)?.some((other) => reference.kinds.includes(other.kind)) === true);
        if (local !== undefined) throw hidden(path);
    }
    if (space === undefined) return;
    // What is called so outside is hidden where the name of a journey goes before it.
    const path = project.store.sources.element(key)?.path;
    const paths = new Set([...(path === undefined ? [] : [path]), ...mentions.filter(({ project: home }) => home === project).map((mention) => mention.path)]);
    for (const each of paths) {
        const captured = project.store.referencesIn(each).some((reference) => reference.text === name && reference.spaces.includes(space) && reference.kinds.includes(kind) && project.store.meaningsOf(reference).length > 0);
        if (captured) throw hidden(each);
    }
}

// ---- Owners by their short names ---------------------------------------------------------------------------------------

interface OwnerForms {
    /** How the owner is written in a place from now on, where its short name would not do. */
    readonly own: (mention: Mention) => string | undefined;
    /** Other owners that have to be written longer, since the short name is theirs alone no more. */
    readonly others: (projects: Projects) => readonly { readonly mention: Mention; readonly text: string }[];
}

function ownerForms(declared: DeclaredName, newName: string, project: Project): OwnerForms {
    if (declared.kind !== 'owner') return { own: () => undefined, others: () => [] };
    const newId = declared.id.slice(0, declared.id.lastIndexOf('.') + 1) + newName;
    const forms = shortForms({ ...declared, id: newId, name: newName });
    const others = (form: string): readonly DeclaredName[] => (project.store.names.project.get(form) ?? []).filter((name) => name.kind === 'owner' && name.key !== declared.key);
    return {
        own: ({ reference }) => {
            const depth = reference.text.split('.').length;
            if (depth > 1 || declared.id === declared.name) return undefined;
            return forms.find((form) => others(form).length === 0) ?? newId;
        },
        others: (projects) => forms.flatMap((form) => others(form).flatMap((other) => {
            // Its whole qualified name always names it.
            if (other.id === form) return [];
            const longer = shortForms(other).find((each) => !forms.includes(each) && others(each).every(({ key }) => key === other.key)) ?? other.id;
            return mentionsOf(projects, { project, key: other.key }).filter(({ reference, isQualifier }) => !isQualifier && reference.text === form).map((mention) => ({ mention, text: longer }));
        })),
    };
}
