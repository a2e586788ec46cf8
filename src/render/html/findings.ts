import type { ElementKey } from '../../model/model';
import type { Mark } from '../marks';
import type { Locale } from '../words';
import { element, type Child, type Html } from './html';
import { FINDING_WORDS } from './page-words';

/** A finding as a page shows it, in words. */
export interface PageFinding extends Mark {
    /** Where it stands in the text, as `shop/repair.journey:12`. */
    readonly place: string;
    /** The element by its name. */
    readonly about: string;
    /** Other places that belong to it; the steps of a way, where it speaks of one. */
    readonly related: readonly { readonly place: string; readonly message: string }[];
}

/** What a rule is for: said once on a page, however many findings it has. */
export interface PageRule {
    readonly id: string;
    readonly title: string;
    /** English, as on the page of the rule. */
    readonly rationale: string;
}

export type FindingSeverity = Mark['severity'];
/** The worst first. */
export const SEVERITIES = ['error', 'warning', 'finding', 'info'] as const satisfies readonly FindingSeverity[];
/** What tells a severity apart without its colour. */
export const SEVERITY_SIGNS: Readonly<Record<FindingSeverity, string>> = { error: '●', warning: '▲', finding: '■', info: '□' };

/** The messages on one element, where it is read. */
export function findingNotes(findings: readonly PageFinding[], locale: Locale): Html | undefined {
    if (findings.length === 0) return undefined;
    return element('ul', { class: 'notes', 'aria-label': FINDING_WORDS.findings[locale] }, findings.map((finding) => element('li', { class: `is-${finding.severity}` }, severitySign(finding.severity, locale), element('span', {}, withCode(finding.message)))));
}

/** All findings of a page by severity, each with its element, its place and its rule; the rules follow them. */
export function findingList(findings: readonly PageFinding[], rules: readonly PageRule[], hrefOf: (key: ElementKey) => string | undefined, locale: Locale): Html {
    const groups = SEVERITIES.map((severity) => ({ severity, found: findings.filter((finding) => finding.severity === severity) })).filter(({ found }) => found.length > 0);
    if (groups.length === 0) return element('p', { class: 'quiet' }, FINDING_WORDS.nothing[locale]);
    return element('div', { class: 'found' },
        groups.map(({ severity, found }) => element('section', {},
            element('h3', {}, severitySign(severity, locale), ` ${FINDING_WORDS.headings[severity][locale]} (${found.length})`),
            element('ul', {}, found.map((finding) => findingItem(finding, hrefOf, locale))))),
        element('section', { class: 'rules' },
            element('h3', {}, FINDING_WORDS.rules[locale]),
            rules.map(({ id, title, rationale }) => element('details', { id: `rule:${id}` },
                element('summary', {}, element('code', {}, id), ` ${title}`),
                paragraphs(rationale).map((text) => element('p', { lang: locale === 'en' ? undefined : 'en' }, text))))));
}

function findingItem({ element: key, severity, rule, message, place, about, related }: PageFinding, hrefOf: (key: ElementKey) => string | undefined, locale: Locale): Html {
    const href = hrefOf(key);
    return element('li', { class: `finding is-${severity}`, 'data-on': key },
        element('p', { class: 'about' }, href === undefined ? about : element('a', { href }, about)),
        element('p', {}, withCode(message)),
        related.length === 0 ? undefined : element('ol', { class: 'steps', 'aria-label': FINDING_WORDS.steps[locale] }, related.map((step) => element('li', {}, withCode(step.message), ' ', element('span', { class: 'place' }, step.place)))),
        element('p', { class: 'place' }, place, ' · ', element('a', { href: `#rule:${rule}` }, rule)));
}

function severitySign(severity: FindingSeverity, locale: Locale): Child {
    return element('span', { class: `sign is-${severity}`, role: 'img', 'aria-label': FINDING_WORDS.severities[severity][locale] }, SEVERITY_SIGNS[severity]);
}

/** Rationales are Markdown of paragraphs and `code`. */
function paragraphs(markdown: string): readonly Child[] {
    return markdown.trim().split(/\n\s*\n/).map((paragraph) => withCode(paragraph.replace(/\s*\n\s*/g, ' ')));
}

/** Between backticks stands what is written in a journey. */
export function withCode(text: string): Child {
    return text.split('`').map((part, index) => (index % 2 === 0 ? part : element('code', {}, part)));
}
