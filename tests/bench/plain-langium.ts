import './group-by';
import {
    AstUtils, createDefaultCoreModule, createDefaultSharedCoreModule, DefaultScopeComputation, DefaultTokenBuilder, EmptyFileSystem, GrammarAST, inject, URI,
    type AstNode, type AstNodeDescription, type Grammar, type LangiumCoreServices, type LangiumDocument, type LangiumSharedCoreServices, type LocalSymbols, type MultiMap,
} from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { JourneyGeneratedSharedModule, JourneyGrammarGeneratedModule } from '../../language-server/generated/module';
import type { GeneratedFile } from './generate';

/**
 * The journey language as Langium's own services read it: the yardstick. Its grammar is ours without the marks of
 * clauses, and two services are adapted because the language could not be read at all without: names count as qualified
 * names, and what a journey declares is visible in all of it and, by its qualified name, in the project. Everything else
 * is Langium's default: lexer, parser, linker, scopes, index, document builder with validation (of an empty registry).
 */
export interface PlainLangium {
    /** Reads all files, links and validates them. */
    readonly open: (files: readonly GeneratedFile[]) => Promise<void>;
    /** Puts new texts in the place of old ones, and brings everything up to date. */
    readonly edit: (files: readonly GeneratedFile[]) => Promise<void>;
    /** All diagnostics, by what reported them. */
    readonly diagnostics: () => Diagnostics;
}
export interface Diagnostics { readonly lexing: number; readonly parsing: number; readonly linking: number; readonly examples: readonly string[] }

export function createPlainLangium(): PlainLangium {
    const texts = new Map<string, TextDocument>();
    const keyOf = (uri: URI | string): string => uri.toString();
    const shared = inject(
        createDefaultSharedCoreModule(EmptyFileSystem), JourneyGeneratedSharedModule as never,
        { workspace: { TextDocuments: () => ({ get: (uri: URI | string) => texts.get(keyOf(uri)), keys: () => texts.keys() }) } } as never,
    ) as unknown as LangiumSharedCoreServices;
    const services = inject(
        createDefaultCoreModule({ shared }), JourneyGrammarGeneratedModule as never,
        {
            Grammar: withoutMarks((JourneyGrammarGeneratedModule as unknown as { Grammar: () => Grammar }).Grammar),
            parser: { TokenBuilder: () => new TokenBuilder() },
            references: { ScopeComputation: (all: LangiumCoreServices) => new ScopeComputation(all) },
        } as never,
    ) as unknown as LangiumCoreServices;
    shared.ServiceRegistry.register(services);
    const { LangiumDocuments: documents, LangiumDocumentFactory: factory, DocumentBuilder: builder } = shared.workspace;
    let version = 0;
    const put = ({ path, text }: GeneratedFile): TextDocument => {
        const uri = uriOf(path).toString();
        const document = TextDocument.create(uri, 'journey', version++, text);
        texts.set(uri, document);
        return document;
    };
    return {
        open: async files => {
            for (const file of files) documents.addDocument(factory.fromTextDocument(put(file), uriOf(file.path)));
            await builder.build(documents.all.toArray(), { validation: true });
        },
        edit: async files => {
            for (const file of files) put(file);
            await builder.update(files.map(file => uriOf(file.path)), []);
        },
        diagnostics: () => count(documents.all.toArray()),
    };
}

const uriOf = (path: string): URI => URI.parse(`file:///project/${encodeURI(path)}`);

/** '…within' is a keyword of our own lexer; for Langium's it is `within`. */
function withoutMarks(load: () => Grammar): () => Grammar {
    let grammar: Grammar | undefined;
    return () => {
        if (grammar !== undefined) return grammar;
        grammar = load();
        for (const keyword of AstUtils.streamAllContents(grammar).filter(GrammarAST.isKeyword)) {
            if (keyword.value.startsWith('…')) keyword.value = keyword.value.slice(1);
        }
        return grammar;
    };
}

class TokenBuilder extends DefaultTokenBuilder {
    override buildTokens(...args: Parameters<DefaultTokenBuilder['buildTokens']>): ReturnType<DefaultTokenBuilder['buildTokens']> {
        const tokens = super.buildTokens(...args);
        const all = Array.isArray(tokens) ? tokens as { name: string; CATEGORIES?: unknown }[] : [];
        const name = all.find(token => token.name === 'NAME');
        if (name !== undefined) name.CATEGORIES = [all.find(token => token.name === 'QNAME')];
        return tokens;
    }
}

/** As Langium's documentation writes it for qualified names. */
class ScopeComputation extends DefaultScopeComputation {
    override async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
        const exported: AstNodeDescription[] = [];
        for (const declaration of AstUtils.streamContents(document.parseResult.value)) {
            this.addExportedSymbol(declaration, exported, document);
            for (const node of AstUtils.streamAllContents(declaration)) {
                const name = this.nameProvider.getName(node);
                if (name === undefined) continue;
                // Owners also by their own name, as the language has it.
                if (node.$type === 'Owner') exported.push(this.descriptions.createDescription(node, name, document));
                const outer = this.nameProvider.getName(declaration);
                if (outer !== undefined) exported.push(this.descriptions.createDescription(node, `${outer}.${name}`, document));
            }
        }
        return exported;
    }

    protected override addLocalSymbol(node: AstNode, document: LangiumDocument, symbols: MultiMap<AstNode, AstNodeDescription> & LocalSymbols): void {
        const name = this.nameProvider.getName(node);
        if (name === undefined || node.$container === undefined) return;
        const story = AstUtils.getContainerOfType(node.$container, (outer): outer is AstNode => outer.$type === 'Journey' || outer.$type === 'Case');
        symbols.add(story ?? node.$container, this.descriptions.createDescription(node, name, document));
    }
}

function count(documents: readonly LangiumDocument[]): Diagnostics {
    const found = { lexing: 0, parsing: 0, linking: 0, examples: [] as string[] };
    for (const document of documents) {
        for (const { data, message, range } of document.diagnostics ?? []) {
            const code = (data as { readonly code?: string } | undefined)?.code;
            if (code === 'linking-error') found.linking++;
            else if (code === 'lexing-error') found.lexing++;
            else found.parsing++;
            if (found.examples.length < 5 && code !== 'linking-error') found.examples.push(`${document.uri.path}:${range.start.line + 1}: ${message}`);
        }
    }
    return found;
}
