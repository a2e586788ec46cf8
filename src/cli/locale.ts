import { localeOf } from '../checks/message';
import type { ResolvedConfig } from '../checks/resolved-config';
import { LOCALES, type Locale } from '../checks/rule';
import type { Context } from './command';
import { fail, quotedNames } from './failure';
import type { Io } from './io';
import type { SelectedProject } from './selection';

/** What `--locale` asks for: one of our languages, or a tag such as `zh-TW` or `en_GB`. */
export function localeOfFlag(tag: string): Locale {
    if (!/^(?:en|zh)(?:[-_.@]|$)/i.test(tag)) fail('unknown-locale', { value: tag, known: quotedNames(LOCALES) });
    return localeOf(tag);
}

/** The language in which a project is told of: what the command line says, then its config, then the environment. */
export function localeIn(config: ResolvedConfig | undefined, { locale, ambientLocale }: Pick<Context, 'locale' | 'ambientLocale'>): Locale {
    return locale ?? config?.locale?.value ?? ambientLocale;
}

/** The language that the environment asks for, as POSIX reads it: the first of these that is set counts. */
export function localeOfEnvironment(env: Io['env']): Locale {
    return localeOf([env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(value => (value ?? '') !== ''));
}

/** What is said of these projects: in the language of `--locale`, else of the first one's config, else of the environment. */
export function contextFor(called: Context, projects: readonly Pick<SelectedProject, 'config'>[]): Context {
    return { ...called, ambientLocale: localeIn(projects[0]?.config, called) };
}
