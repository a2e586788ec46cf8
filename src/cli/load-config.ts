import { join, relative, resolve } from 'node:path';
import { parseConfig } from '../checks/config';
import { configErrorMessage, type ConfigError } from '../checks/config-error';
import { isPreset, CONFIG_FILE_NAME, defaultConfig, resolveConfig, type ConfigFile, type ResolvedConfig } from '../checks/resolved-config';
import type { Preset } from '../checks/presets';
import { Failure } from './failure';
import { readText } from './read-file';
import { withSlashes } from './paths';

/** What the command line says in place of what a config says. */
export interface ConfigFlags {
    /** The config of every project that is checked, instead of the one in its folder; absolute. */
    readonly file?: string | undefined;
    /** The preset, instead of those that the configs extend. */
    readonly preset?: Preset | undefined;
}

/** Paths in it are relative to the project's folder. A config that is wrong ends the run. */
export function loadConfig(root: string, hasConfig: boolean, show: (absolute: string) => string, flags: ConfigFlags = {}): ResolvedConfig {
    const own = flags.file ?? (hasConfig ? join(root, CONFIG_FILE_NAME) : undefined);
    if (own === undefined && flags.preset === undefined) return defaultConfig();
    const file = own === undefined ? emptyConfig(flags.preset) : readConfig(own, root, show, flags.preset);
    const resolved = resolveConfig(file, path => readExtended(path, root, show, flags.preset));
    if ('errors' in resolved) throw configFailure(resolved.errors, root, show);
    // Globs are relative to the project, wherever its config stands.
    return { ...resolved.config, root: '' };
}

function readConfig(absolute: string, root: string, show: (absolute: string) => string, preset: Preset | undefined): ConfigFile {
    const read = readText(absolute, show(absolute));
    if ('unreadable' in read) throw new Failure(read.unreadable.say);
    const parsed = parseConfig(read.file.text, withSlashes(relative(root, absolute)));
    if ('errors' in parsed) throw configFailure(parsed.errors, root, show);
    return preset === undefined ? parsed.config : withPreset(parsed.config, preset);
}

/** Undefined when there is no such file, which is an error of the config that names it. */
function readExtended(path: string, root: string, show: (absolute: string) => string, preset: Preset | undefined): ConfigFile | undefined {
    const absolute = resolve(root, path);
    const read = readText(absolute, show(absolute));
    if ('unreadable' in read) return undefined;
    const parsed = parseConfig(read.file.text, path);
    if ('errors' in parsed) throw configFailure(parsed.errors, root, show);
    return preset === undefined ? parsed.config : { ...parsed.config, extends: parsed.config.extends.filter(({ value }) => !isPreset(value)) };
}

function emptyConfig(preset: Preset | undefined): ConfigFile {
    const empty: ConfigFile = { path: '', text: '', extends: [], rules: new Map(), overrides: [], exclude: [], uses: [], data: [] };
    return preset === undefined ? empty : withPreset(empty, preset);
}

function withPreset(config: ConfigFile, preset: Preset): ConfigFile {
    const others = config.extends.filter(({ value }) => !isPreset(value));
    return { ...config, extends: [{ value: preset, from: { kind: 'flag', flag: `--preset ${preset}` } }, ...others] };
}

/** What is wrong with a file of settings: each with its place and a code frame. */
export function configFailure(errors: readonly ConfigError[], root: string, show: (absolute: string) => string): Failure {
    return new Failure(locale => errors.map(error => {
        const place = `${show(resolve(root, error.path))}:${error.line}:${error.column}`;
        return `${place}: ${configErrorMessage(error, locale)}\n${error.frame}`;
    }).join('\n'));
}
