import { localeOf } from '../checks/message';
import { LOCALES, type Locale } from '../checks/rule';
import { fail, quotedNames } from './failure';
import type { Io } from './io';

/** What `--locale` asks for: one of our languages, or a tag such as `zh-TW` or `en_GB`. */
export function localeOfFlag(tag: string): Locale {
    if (!/^(?:en|zh)(?:[-_.@]|$)/i.test(tag)) fail('unknown-locale', { value: tag, known: quotedNames(LOCALES) });
    return localeOf(tag);
}

/** The language that the environment asks for, as POSIX reads it: the first of these that is set counts. */
export function localeOfEnvironment(env: Io['env']): Locale {
    return localeOf([env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(value => (value ?? '') !== ''));
}
