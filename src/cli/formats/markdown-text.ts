import { oneLine } from '../printable';

/**
 * A text of ours, which may quote what authors wrote, as one line of GitHub's or GitLab's Markdown: what stands in backticks stays
 * code, and nothing else in it is markup, a link, a reference to an issue or a person. Fits into a table as well.
 */
export function markdownText(text: string): string {
    return oneLine(text).split(/(`[^`]+`)/).map((part, index) => (index % 2 === 1 ? markdownCode(part.slice(1, -1)) : plain(part))).join('');
}

/** A name as code; fits into a table as well. */
export function markdownCode(text: string): string {
    const shown = oneLine(text).replaceAll('|', '\\|');
    const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(run => run.length));
    const fence = '`'.repeat(longest + 1);
    // A space at both ends is no part of the code; one at one end only is.
    const isPadded = shown.startsWith('`') || shown.endsWith('`') || (shown.startsWith(' ') && shown.endsWith(' '));
    return shown.trim() === '' ? '&nbsp;' : isPadded ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** Lines as a block of code that they cannot end. */
export function markdownFence(text: string, language = ''): string {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

function plain(text: string): string {
    return text
        .replace(/[\\`*_{}[\]<>|~$&]/g, sign => (ENTITIES[sign] ?? `\\${sign}`))
        // Mentions and references are looked for in the finished page, where only a sign between keeps them apart.
        .replace(/([@#!](?=[\p{L}\p{N}]))|(\bhttps?:)(?=\/\/)|(\bwww)(?=\.)/giu, '$&&#8203;')
        .replace(/^([-+=]|\d+[.)])/, '\\$1');
}
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
