import type { ElementKey, ElementKind } from '../model/model';
import type { TextEdit } from '../model/problem';
import type { Place, Span } from '../model/source';
import { format } from './message';
import { ruleById } from './known-rules';
import type { Args, Category, Fix, Locale, Rule, Severity } from './rule';

/** What a check found: where, what, and what to do about it. Plain, JSON-safe data. */
export interface Finding {
    /** The rule's id. */
    readonly rule: string;
    readonly category: Category;
    readonly severity: Severity;
    readonly kind: FindingKind;
    /** The qualified name of the element for people, e.g. `remote-repair.visit`; a path when it stands in no element. */
    readonly element: string;
    readonly elementKind: ElementKind | 'file';
    readonly elementKey: ElementKey;
    /** In the model. What the text alone shows (a syntax error) is on the element that it stands in. */
    readonly place: Place;
    /** In the text. */
    readonly location: Location;
    /** Key into the rule's messages, and what their `{…}` stand for. */
    readonly message: string;
    readonly args: Args;
    readonly related: readonly RelatedPlace[];
    /** The first is the best. */
    readonly fixes: readonly FindingFix[];
    /** Counts the findings of one rule on one element, from 0, in the order of the text. */
    readonly ordinal: number;
    /** 16 hexadecimal digits from rule, element and ordinal: the same after moving, retitling, reformatting and rewording. */
    readonly fingerprint: string;
    readonly status: FindingStatus;
    /** Present exactly when the status is `suppressed`. */
    readonly suppression?: AppliedSuppression;
}

/** `integrity`: the file is wrong or incomplete. `experience`: the journey is bad for the customer. */
export type FindingKind = 'integrity' | 'experience';
/** `open`: to be mended, counts for the exit code. `finding`: a true fact about the world. `suppressed`: accepted with a reason. */
export type FindingStatus = 'open' | 'finding' | 'suppressed';

export interface Location extends Span { readonly path: string }
export interface RelatedPlace { readonly location: Location; readonly message: string; readonly args: Args }
export interface AppliedSuppression { readonly reason: string; readonly until?: string; readonly location: Location }

/** A correction in terms of the model, or as text where there is no model to speak of. `title` is a message key of the rule. */
export type FindingFix = Fix | TextualFix;
export interface TextualFix { readonly title: string; readonly args: Args; readonly safe: boolean; readonly textEdits: readonly TextEdit[] }

/** What the finding says, in one language. */
export function messageOf(finding: Finding, locale: Locale, ruleOf: RuleOf = ruleById): string {
    return textOf(finding.rule, finding.message, finding.args, locale, ruleOf);
}

/** What a related place or a fix of a rule's finding says; a message that the rule does not have is shown by its key. */
export function textOf(rule: string, message: string, args: Args | undefined, locale: Locale, ruleOf: RuleOf = ruleById): string {
    const localized = ruleOf(rule)?.messages[message];
    return localized === undefined ? message : format(localized, args ?? {}, locale);
}
export type RuleOf = (id: string) => Rule | undefined;

export function kindOf(rule: Rule): FindingKind {
    return rule.category === 'integrity' ? 'integrity' : 'experience';
}

/** The id behind the kind, e.g. `remote-repair.visit` of `touchpoint:remote-repair.visit`. */
export function idOf(key: ElementKey): string {
    return key.slice(key.indexOf(':') + 1);
}
export function elementKindOf(key: ElementKey): ElementKind | 'file' {
    return key.slice(0, key.indexOf(':')) as ElementKind | 'file';
}

/** See `Finding.fingerprint`. */
export function fingerprint(rule: string, element: ElementKey, ordinal: number): string {
    const text = `${rule}\n${element}\n${ordinal}`;
    return fnv1a(text, FNV_BASIS) + fnv1a(text, OTHER_BASIS);
}

/** FNV-1a with 32 bits over the UTF-16 units, low byte first. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string, basis: number): string {
    let hash = basis;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        hash = Math.imul(hash ^ (unit & 0xff), FNV_PRIME);
        hash = Math.imul(hash ^ (unit >>> 8), FNV_PRIME);
    }
    return (hash >>> 0).toString(16).padStart(8, '0');
}
const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5;
/** Any other start gives a second, different 32 bits. */
const OTHER_BASIS = 0x9747b28c;
