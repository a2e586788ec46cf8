import type { Project } from '../projects';
import { handoffContracts } from '../../src/analysis/handoff-contract';
import type { Child } from '../../src/render/html/html';
import type { Fact, Reading } from '../../src/render/html/reading';

/** What elements are put into words from, as on the pages: without links, which an editor has its own ways for. */
export function readingOf({ store: { view, analyses }, locale }: Project): Reading {
    return { project: view, analyses, contractOf: handoffContracts(view, analyses), locale, eastAsian: undefined, hrefOf: () => undefined, findingsOn: () => [], idOf: (key) => key };
}

/** The text of a piece of a page. */
export function plain(child: Child): string {
    return textOf(child, (text) => text, (_, text) => text);
}

/** The same as Markdown. */
export function markdown(child: Child): string {
    return textOf(child, escaped, (href, text) => `[${escaped(text)}](${href.replaceAll(/[()\s]/g, encodeURIComponent)})`);
}

/** A text that means nothing else in Markdown, on one line. */
export function escaped(text: string): string {
    return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`).replaceAll(/\s*\n\s*/g, ' ');
}

/** Facts as a list, several values of one below it; those without a value are left out. */
export function factLines(facts: readonly Fact[], colon: string): readonly string[] {
    return facts.filter(({ values }) => values.length > 0).map(({ name, values, isMissing }) => {
        if (isMissing === true) return `- *${markdown(name)}${colon}${values.map(markdown).join('')}*`;
        // The colon stands outside: in Chinese text, Markdown would not see the end of what is bold behind it.
        const label = `- **${markdown(name)}**${colon}`;
        if (values.length === 1) return label + markdown(values[0]);
        return [label.trimEnd(), ...values.map((value) => `  - ${markdown(value)}`)].join('\n');
    });
}

/** The only element in values is a link. */
const LINK = /^<a href="([^"]*)"[^>]*>(.*)<\/a>$/s;

function textOf(child: Child, ofText: (text: string) => string, ofLink: (href: string, text: string) => string): string {
    if (child === undefined) return '';
    if (typeof child === 'string') return ofText(child);
    if (!('html' in child)) return child.map((each) => textOf(each, ofText, ofLink)).join('');
    const link = LINK.exec(child.html);
    return link === null ? ofText(unescaped(child.html.replaceAll(/<[^>]*>/g, ''))) : ofLink(unescaped(link[1]!), unescaped(link[2]!));
}

const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': '\'', '&#10;': '\n', '&amp;': '&' };
const unescaped = (html: string): string => html.replaceAll(/&(?:lt|gt|quot|#39|#10|amp);/g, (sign) => SIGNS[sign]!);
