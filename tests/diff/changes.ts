import { compile } from '../../language-server/compile';
import type { Locale } from '../../src/checks/rule';
import type { Change } from '../../src/diff/change';
import { diff, type DiffOptions } from '../../src/diff/diff';
import { say } from '../../src/diff/say';

export const TODAY = '2026-11-21';
type Texts = string | readonly string[];

export function changesOf(old: Texts, now: Texts, options: Partial<DiffOptions> = {}): readonly Change[] {
    const [before, after] = [old, now].map(texts => compile((typeof texts === 'string' ? [texts] : texts).map((text, index) => ({ path: `${index}.journey`, text }))));
    return diff(before!, after!, { today: TODAY, ...options });
}

/** One line a change: `class  element  words`. */
export function linesOf(changes: readonly Change[], locale: Locale = 'en'): readonly string[] {
    return changes.map(change => `${change.class}  ${change.element}  ${say(change, locale)}`);
}
export const shown = (old: Texts, now: Texts, options: Partial<DiffOptions> = {}, locale: Locale = 'en'): readonly string[] => linesOf(changesOf(old, now, options), locale);
