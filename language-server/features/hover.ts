import { HoverRequest, MarkupKind, type Hover } from 'vscode-languageserver';
import { answerTo, type Feature, type FeatureContext } from './feature';
import { cardOf } from './hover-card';
import { HOVER_WORDS } from './hover-words';
import { hereAt, kindOf, subjectsOf, type Here } from './place';
import { escaped, plain, readingOf } from './reading';
import { tokenAt, tokensOf } from './text-tokens';
import { rangeOf } from '../diagnostics';
import { keywordHelp } from '../keyword-help';
import { theReader } from '../parse';
import { ruleById } from '../../src/checks/known-rules';
import { suppressionsIn } from '../../src/checks/suppression';
import { durationInWords } from '../../src/model/duration-words';
import type { Span } from '../../src/model/source';
import { VOCABULARY } from '../../src/model/vocabulary';
import { listWord, phrase } from '../../src/render/html/reading';

/** What stands under the pointer: an element's card, a line of help, what a word or a length of time says, why a rule is there. */
export const hover: Feature = {
    capabilities: () => ({ hoverProvider: true }),
    answers: [answerTo(HoverRequest.type, ({ textDocument, position }, context): Hover | null => {
        const file = context.fileAt(textDocument.uri);
        const here = file === undefined ? undefined : hereAt(file, position);
        const told = here === undefined ? undefined : ruleAt(here, context) ?? cardAt(here) ?? wordAt(here);
        if (here === undefined || told === undefined) return null;
        const takesMarkdown = context.client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) !== false;
        const value = takesMarkdown ? told.text : told.text.replaceAll(/\\([^\w\s])|\*\*|`/g, '$1');
        return { contents: { kind: takesMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value }, range: rangeOf(here.source.lineStarts, told.span) };
    })],
};

/** Markdown. */
interface Told { readonly text: string; readonly span: Span }

/** Why the rule that a suppression names is there. */
function ruleAt({ file: { project, path }, offset }: Here, { documentation }: FeatureContext): Told | undefined {
    const named = suppressionsIn(path, project.store.sources).flatMap(({ rules }) => rules).find(({ start, end }) => start <= offset && offset <= end);
    const rule = named === undefined ? undefined : ruleById(named.id);
    if (named === undefined || rule === undefined) return undefined;
    const page = documentation(rule.id);
    const more = page === undefined ? [] : [`[${HOVER_WORDS.more[project.locale]}](${page})`];
    return { text: [`**${rule.id}**: ${escaped(rule.title[project.locale])}`, rule.rationale.trim(), ...more].join('\n\n'), span: named };
}

function cardAt(here: Here): Told | undefined {
    // On a keyword that begins an element the keyword is what is asked about; of a way and an entry it is all there is.
    const { targets, span } = here.name === undefined && !isUnnamedHead(here) ? { targets: [], span: { start: 0, end: 0 } } : subjectsOf(here);
    const cards = targets.flatMap((target) => cardOf(target) ?? []);
    return cards.length === 0 ? undefined : { text: cards.join('\n\n---\n\n'), span };
}

/** On the head of a way or an entry, behind its keyword; or on a title. */
function isUnnamedHead({ around: [element], offset, source }: Here): boolean {
    if (element === undefined) return false;
    const title = element.title as Span | undefined;
    if (title !== undefined && title.start <= offset && offset <= title.end) return true;
    if (kindOf(element.key) !== 'way' && kindOf(element.key) !== 'entry') return false;
    const keyword = /^\p{L}*/u.exec(source.text.slice(element.start))![0];
    return offset > element.start + keyword.length;
}

function wordAt({ file: { project }, source, offset, around, fact, block }: Here): Told | undefined {
    const at = tokenAt(source, offset);
    if (at === undefined) return undefined;
    const { text, tokens: { types, starts, ends } } = tokensOf(source);
    const { words, duration } = theReader().vocabulary;
    const span = { start: starts[at]!, end: ends[at]! };
    const image = text.slice(span.start, span.end);
    if (types[at] === duration) {
        const said = durationInWords(image, project.locale);
        return said === image ? undefined : { text: escaped(said), span };
    }
    const listed = fact?.index === undefined ? undefined : VOCABULARY[fact.field as keyof typeof VOCABULARY] as readonly string[] | undefined;
    if (listed?.includes(image) === true && fact?.span.start === span.start) {
        const reading = readingOf(project);
        const word = plain(listWord(image, reading));
        const others = `${HOVER_WORDS.oneOf[project.locale]}${plain(phrase('colon', reading))}${listed.map((each) => `\`${each}\``).join(' ')}`;
        return { text: word === image ? others : `**${escaped(word)}**\n\n${others}`, span };
    }
    const word = words.get(image);
    if (word === undefined) return undefined;
    // The keyword that begins an element stands in the block around it.
    const holder = around[0]?.start === span.start ? around[1] : around[0] ?? block;
    const beginsFact = types[at] === word.first || [around[0]?.facts ?? {}, around[1]?.facts ?? {}].some((facts) => Object.values(facts).flat().some(({ start }) => start === span.start));
    const help = keywordHelp(image, holder === undefined ? undefined : kindOf(holder.key), !beginsFact && around[0]?.start !== span.start, project.locale);
    return help === undefined ? undefined : { text: help, span };
}
