import { parseConfig } from '../src/checks/config';
import type { ConfigError } from '../src/checks/config-error';
import { defaultConfig, extendedPaths, resolveConfig, type ConfigFile, type ResolvedConfig } from '../src/checks/resolved-config';

/** What a project's config says, with all that it extends; what applies without one when it is wrong. */
export interface LoadedConfig {
    readonly config: ResolvedConfig;
    readonly errors: readonly ConfigError[];
    /** The absolute paths of every config that was read, or looked for. */
    readonly files: readonly string[];
    /** The texts of those that exist, for the places of errors. */
    readonly texts: ReadonlyMap<string, string>;
}

/** @param path of the config; @param read gives the text at an absolute path, and undefined when there is none. */
export async function loadConfig(path: string, read: (path: string) => Promise<string | undefined>): Promise<LoadedConfig> {
    const files = new Map<string, ConfigFile | undefined>();
    const texts = new Map<string, string>();
    const errors: ConfigError[] = [];
    const waiting = [path];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        if (files.has(next)) continue;
        const text = await read(next);
        files.set(next, undefined);
        if (text === undefined) continue;
        texts.set(next, text);
        const parsed = parseConfig(text, next);
        if ('errors' in parsed) {
            errors.push(...parsed.errors);
            continue;
        }
        files.set(next, parsed.config);
        waiting.push(...extendedPaths(parsed.config));
    }
    const done = (config: ResolvedConfig): LoadedConfig => ({ config: { ...config, root: '' }, errors, files: [...files.keys()], texts });
    const own = files.get(path);
    if (own === undefined || 0 < errors.length) return done(defaultConfig());
    const resolved = resolveConfig(own, (extended) => files.get(extended));
    if ('config' in resolved) return done(resolved.config);
    errors.push(...resolved.errors);
    return done(defaultConfig());
}
