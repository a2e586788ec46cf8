import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { RULES } from '../../checks/registry';
import { CONFIG_FILE_NAME, type Origin, type ResolvedRule, type Sourced } from '../../checks/resolved-config';
import { settingsOf } from '../../checks/settings';
import type { Command, Context } from '../command';
import { fail } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { pathShower } from '../paths';
import { openProjects, type SelectedProject } from '../selection';
import { padded } from '../wrap';

export const config: Command = {
    usage: 'config explain [PATH]',
    about: 'Shows every setting that applies to a file or a folder (without one: the current folder), and where it comes from: file and line, preset, or default.',
    flags: {},
    words: ['explain'],
    examples: [{ line: 'journey config explain journeys/shop.journey', about: 'What applies to one file, its overrides included' }],
    run: explainConfig,
};

async function explainConfig(context: Context): Promise<ExitCode> {
    const { io, given } = context;
    const [what, path = '.', ...others] = given.paths;
    if (what !== 'explain') fail('config-verb', { given: what ?? '' });
    if (others.length > 0) fail('one-argument', { verb: 'config explain', count: others.length + 1 });
    const absolute = resolve(io.cwd, path);
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (stats === undefined) fail('path-not-found', { path, nearest: '' });
    const show = pathShower(io.cwd);
    const projects = openProjects({ cwd: io.cwd, show, allowEmpty: true });
    const folder = stats.isDirectory() ? absolute : basename(absolute) === CONFIG_FILE_NAME ? dirname(absolute) : undefined;
    const file = folder === undefined ? absolute : undefined;
    const project = folder === undefined ? projects.around(absolute, 'file') : projects.around(folder, 'folder');
    io.stdout.write(explained(project, file, show, context));
    return EXIT.ok;
}

function explained(project: SelectedProject, file: string | undefined, show: (absolute: string) => string, { paint }: Context): string {
    const { root, hasConfig, config: resolved } = project;
    const origin = (from: Origin): string => paint.dim(originText(from, path => show(resolve(root, path))));
    const rows: (readonly [string, string, string])[] = [];
    const list = (name: string, values: readonly Sourced<string>[]): void => {
        for (const { value, from } of values) rows.push([name, value, origin(from)]);
    };
    rows.push(['project', show(root), '']);
    if (!hasConfig) rows.push(['config', 'none', '']);
    for (const path of [...resolved.files].reverse()) rows.push(['config', show(resolve(root, path)), '']);
    if (file !== undefined) rows.push(['file', show(file), '']);
    if (resolved.locale !== undefined) list('locale', [resolved.locale]);
    if (resolved.base !== undefined) list('base', [resolved.base]);
    list('exclude', resolved.exclude);
    list('uses', resolved.uses);
    list('data', resolved.data);

    const settings = settingsOf(resolved);
    const path = file === undefined ? '' : file.slice(root.length + 1).replaceAll('\\', '/');
    const rules = RULES.flatMap(rule => {
        const setting: ResolvedRule | undefined = file === undefined ? resolved.rules.get(rule.id) : settings.of(rule.id, path, `file:${path}`);
        if (setting === undefined) return [];
        const options = Object.entries(rule.options ?? {}).map(([name, { default: standard }]) => {
            const stated = setting.options.get(name);
            return [`  ${rule.id} ${name}`, JSON.stringify(stated?.value ?? standard), origin(stated?.from ?? { kind: 'default' })] as const;
        });
        return [[`  ${rule.id}`, setting.severity.value, origin(setting.severity.from)] as const, ...options];
    });
    const overrides = resolved.overrides.flatMap(({ files, elements, rules: set, from }) => {
        const target = [...(files === undefined ? [] : [`files ${files.join(', ')}`]), ...(elements === undefined ? [] : [`elements ${elements.join(', ')}`])].join('; ');
        return [...set].flatMap(([id, setting]) => [
            [`  ${id}`, `${setting.severity?.value ?? 'options'} for ${target}`, origin(setting.severity?.from ?? from)] as const,
            ...[...setting.options].map(([name, { value, from: at }]) => [`  ${id} ${name}`, `${JSON.stringify(value)} for ${target}`, origin(at)] as const),
        ]);
    });
    const parts = [table(rows), `${paint.bold('rules')}\n${table(rules)}`];
    if (overrides.length > 0) parts.push(`${paint.bold('overrides')}, a later one wins\n${table(overrides)}`);
    return `${parts.join('\n\n')}\n`;
}

function originText(from: Origin, show: (path: string) => string): string {
    switch (from.kind) {
        case 'default': return 'default';
        case 'preset': return from.path === undefined ? `preset ${from.preset}, when a config names none` : `preset ${from.preset}, ${show(from.path)}:${from.line}`;
        case 'file': return `${show(from.path)}:${from.line}`;
        case 'flag': return from.flag;
    }
}

function table(rows: readonly (readonly [string, string, string])[]): string {
    const widths = [0, 1].map(column => Math.max(...rows.map(row => row[column]!.length)));
    return rows.map(([name, value, from]) => `${padded(name, widths[0]!)}  ${padded(value, from === '' ? 0 : widths[1]!)}  ${from}`.trimEnd()).join('\n');
}
