import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/checks/config';
import { CONFIG_MESSAGES, configErrorMessage } from '../../src/checks/config-error';
import { argumentsOf } from '../../src/checks/message';
import { RULES } from '../../src/checks/registry';
import { defaultConfig, extendedPaths, joinPath, resolveConfig, withFlags, type ResolvedConfig } from '../../src/checks/resolved-config';
import { LOCALES, type Rule } from '../../src/checks/rule';
import { settingsOf } from '../../src/checks/settings';
import { madeUp, touchpointRule, withEngineRules } from './made-up-rules';

const sized = madeUp('journey-size', {}, {
    options: {
        most: { type: 'number', default: 20, minimum: 1, maximum: 100, description: 'x' },
        words: { type: 'strings', default: ['a'], description: 'x' },
        strictly: { type: 'boolean', default: false, description: 'x' },
        name: { type: 'string', default: 'n', description: 'x' },
    },
});
const rules: readonly Rule[] = withEngineRules(
    sized, touchpointRule('dead-end', { category: 'integrity', severity: 'error' }), touchpointRule('silent-days', { recommended: false }),
);

/** Each error as `line:column message`. */
function errors(text: string): readonly string[] {
    const parsed = parseConfig(text, 'journey.config.json', rules);
    return 'errors' in parsed ? parsed.errors.map(error => `${error.line}:${error.column} ${configErrorMessage(error, 'en')}`) : [];
}
function configs(files: Readonly<Record<string, string>>, root = 'journey.config.json') {
    const parsed = (path: string) => {
        const text = files[path];
        if (text === undefined) return undefined;
        const result = parseConfig(text, path, rules);
        if ('errors' in result) throw new Error(JSON.stringify(result.errors));
        return result.config;
    };
    return resolveConfig(parsed(root)!, parsed, rules);
}
function resolved(files: Readonly<Record<string, string>>, root?: string): ResolvedConfig {
    const result = configs(files, root);
    if ('errors' in result) throw new Error(JSON.stringify(result.errors));
    return result.config;
}
const severities = (config: ResolvedConfig): Readonly<Record<string, string>> => Object.fromEntries([...config.rules].map(([id, { severity }]) => [id, severity.value]));

describe('reading', () => {
    test('comments, trailing commas and a byte order mark are fine', () => {
        expect(errors('\ufeff{\n  // why\n  "rules": { "dead-end": "off", }, /* x */\n}\n')).toEqual([]);
        expect(errors('{}')).toEqual([]);
    });
    test('everything that can be said', () => {
        const parsed = parseConfig(`{
  "$schema": "./schemas/journey.config.schema.json",
  "extends": ["strict", "../team.json"],
  "rules": { "dead-end": "warning", "journey-size": { "severity": "info", "most": 30, "words": ["x", "y"], "strictly": true, "name": "z" } },
  "overrides": [{ "files": ["drafts/**"], "elements": ["remote-repair.*"], "rules": { "dead-end": "off" } }],
  "exclude": ["archive"],
  "uses": ["../shared"],
  "locale": "zh-Hans",
  "base": "main",
  "data": ["figures.csv"]
}`, 'a/journey.config.json', rules);
        if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
        const { config } = parsed;
        expect(config.extends.map(({ value }) => value)).toEqual(['strict', '../team.json']);
        expect(config.rules.get('journey-size')!.severity).toMatchObject({ value: 'info', from: { kind: 'file', path: 'a/journey.config.json', line: 4, column: 67 } });
        expect(Object.fromEntries([...config.rules.get('journey-size')!.options].map(([key, { value }]) => [key, value]))).toEqual({ most: 30, words: ['x', 'y'], strictly: true, name: 'z' });
        expect(config.overrides).toMatchObject([{ files: ['drafts/**'], elements: ['remote-repair.*'], from: { line: 5 } }]);
        expect([config.exclude, config.uses, config.data].flat().map(({ value }) => value)).toEqual(['archive', '../shared', 'figures.csv']);
        expect([config.locale?.value, config.base?.value]).toEqual(['zh-Hans', 'main']);
        expect(extendedPaths(config)).toEqual(['team.json']);
    });

    test.each<[string, readonly string[]]>([
        ['{ "rule": {} }', ['1:3 There is no setting `rule`. There are `$schema`, `extends`, `rules`, `overrides`, `exclude`, `uses`, `locale`, `base`, `data`. Did you mean `rules`?']],
        ['{ "rules": { "dead-ends": "error" } }', ['1:14 There is no rule `dead-ends`. `journey rules` lists all of them. Did you mean `dead-end`?']],
        ['{ "rules": { "dead-end": "warn" } }', ['1:26 `warn` is no severity. There are `error`, `warning`, `info`, `off`. Did you mean `warning`?']],
        ['{ "rules": { "dead-end": 2 } }', ['1:26 The setting of a rule is a severity (`"warning"`), or an object with options (`{ "severity": "warning", … }`).']],
        ['{ "rules": { "dead-end": ["error"] } }', ['1:26 The setting of a rule is a severity (`"warning"`), or an object with options (`{ "severity": "warning", … }`).']],
        ['{ "rules": { "journey-size": { "mots": 3 } } }', ['1:32 The rule `journey-size` has no option `mots`. It has `most`, `words`, `strictly`, `name`. Did you mean `most`?']],
        ['{ "rules": { "dead-end": { "most": 3 } } }', ['1:28 The rule `dead-end` has no options, so `most` means nothing to it.']],
        ['{ "rules": { "journey-size": { "most": "3" } } }', ['1:40 `most` must be a number.']],
        ['{ "rules": { "journey-size": { "most": 0 } } }', ['1:40 `most` must be 1 or more, not 0.']],
        ['{ "rules": { "journey-size": { "most": 101 } } }', ['1:40 `most` must be 100 or less, not 101.']],
        ['{ "rules": { "journey-size": { "strictly": 1, "words": "x", "name": [] } } }', ['1:44 `strictly` must be `true` or `false`.', '1:56 `words` must be a list of texts: `["…"]`.', '1:69 `name` must be a text in double quotes.']],
        ['{ "extends": "strictest" }', ['1:14 There is no preset `strictest`. There are `correctness`, `recommended`, `strict`, `all`; a path to another config begins with `./` or `../`. Did you mean `strict`?']],
        ['{ "extends": 3 }', ['1:14 `extends` must be a text, or a list of texts.']],
        ['{ "locale": "zh" }', ['1:13 There is no language `zh`. There are `en`, `zh-Hans`, `zh-Hant`.']],
        ['{ "exclude": "x", "base": "", "uses": [3] }', ['1:14 `exclude` must be a list of texts: `["…"]`.', '1:27 `base` must not be empty.', '1:40 `uses` must be a text in double quotes.']],
        ['{ "overrides": { "files": [] } }', ['1:16 `overrides` must be a list of objects: `[{…}]`.']],
        ['{ "overrides": [{ "rules": {} }, { "files": ["x"] }, { "file": [] }] }', [
            '1:17 An override says for what it is: `files`, `elements` or both.', '1:34 An override without `rules` does nothing.',
            '1:54 An override says for what it is: `files`, `elements` or both.', '1:54 An override without `rules` does nothing.',
            '1:56 There is no setting `file`. There are `files`, `elements`, `rules`. Did you mean `files`?',
        ]],
        ['{ "rules": {}, "rules": {} }', ['1:16 `rules` is given twice; only one of them could count.']],
        ['[]', ['1:1 `journey.config.json` must be an object: `{…}`.']],
        ['', ['1:1 A value is missing here.']],
        ['{ "rules": { "dead-end" "off" } }', ['1:25 A colon is missing between the name and its value.']],
        ['{ "base": "main" "locale": "en" }', ['1:18 A comma is missing here.']],
        ['{ "base": "main" ', ['1:18 The object is not closed: `}` is missing.']],
        ['{ base: "main" }', ['1:3 This sign has no meaning here. Names and texts stand in double quotes.']],
        ['{ "base": "main }', ['1:11 The text is not closed: `"` is missing.']],
        ['{} /* open', ['1:4 The comment is not closed: `*/` is missing.']],
    ])('%s', (text, expected) => expect(errors(text)).toEqual(expected));

    test('the frame shows the place, also behind wide signs', () => {
        const parsed = parseConfig('{\n  "exclude": ["草稿"], "rulez": {}\n}', 'journey.config.json', rules);
        expect('errors' in parsed && parsed.errors[0]!.frame).toBe('  1 | {\n> 2 |   "exclude": ["草稿"], "rulez": {}\n    |                        ^^^^^^^\n  3 | }');
    });

    test('what an error says exists in every language, with the same arguments', () => {
        for (const [key, text] of Object.entries(CONFIG_MESSAGES)) {
            for (const locale of LOCALES) {
                expect(text[locale], key).not.toBe('');
                expect(argumentsOf(text[locale]), key).toEqual(argumentsOf(text.en));
            }
        }
    });
});

describe('resolving', () => {
    test('without a config, and without a preset in it: recommended', () => {
        const recommended = { 'internal-error': 'error', suppression: 'warning', 'journey-size': 'warning', 'dead-end': 'error', 'silent-days': 'off' };
        expect(severities(defaultConfig('', rules))).toEqual(recommended);
        expect(severities(resolved({ 'journey.config.json': '{}' }))).toEqual(recommended);
        expect(defaultConfig('', rules).rules.get('dead-end')!.severity.from).toEqual({ kind: 'preset', preset: 'recommended' });
    });
    test('presets', () => {
        const preset = (name: string) => severities(resolved({ 'journey.config.json': `{ "extends": "${name}" }` }));
        expect(preset('correctness')).toEqual({ 'internal-error': 'error', suppression: 'off', 'journey-size': 'off', 'dead-end': 'error', 'silent-days': 'off' });
        expect(preset('strict')).toEqual({ 'internal-error': 'error', suppression: 'error', 'journey-size': 'error', 'dead-end': 'error', 'silent-days': 'error' });
        expect(preset('all')).toEqual({ 'internal-error': 'error', suppression: 'warning', 'journey-size': 'warning', 'dead-end': 'error', 'silent-days': 'warning' });
    });
    test('what is extended comes first, in its order; every value knows its line', () => {
        const config = resolved({
            'app/journey.config.json': '{\n  "extends": ["../team.json", "./more.json"],\n  "rules": { "dead-end": "warning" },\n  "data": ["b.csv"]\n}',
            'team.json': '{ "extends": "all", "rules": { "dead-end": "info", "journey-size": { "most": 5 } }, "base": "main", "exclude": ["a"], "data": ["a.csv"], "uses": ["shared"] }',
            'app/more.json': '{ "rules": { "journey-size": { "severity": "info", "words": [] } }, "base": "trunk", "exclude": ["b"] }',
        }, 'app/journey.config.json');
        expect(config.root).toBe('app');
        expect(config.files).toEqual(['team.json', 'app/more.json', 'app/journey.config.json']);
        expect(severities(config)).toMatchObject({ 'dead-end': 'warning', 'journey-size': 'info', 'silent-days': 'warning' });
        expect(config.rules.get('dead-end')!.severity.from).toMatchObject({ kind: 'file', path: 'app/journey.config.json', line: 3 });
        expect(config.rules.get('silent-days')!.severity.from).toEqual({ kind: 'preset', preset: 'all', path: 'team.json', line: 1 });
        expect([...config.rules.get('journey-size')!.options].map(([key, { value, from }]) => [key, value, from.kind === 'file' && from.path])).toEqual([['most', 5, 'team.json'], ['words', [], 'app/more.json']]);
        expect(config.base).toMatchObject({ value: 'trunk', from: { path: 'app/more.json' } });
        expect(config.exclude.map(({ value }) => value)).toEqual(['a', 'b']);
        expect(config.data.map(({ value }) => value)).toEqual(['a.csv', 'app/b.csv']);
        expect(config.uses.map(({ value }) => value)).toEqual(['shared']);
    });
    test('a preset behind a file wins over it', () => {
        const files = { 'team.json': '{ "rules": { "dead-end": "info" } }' };
        expect(severities(resolved({ ...files, 'journey.config.json': '{ "extends": ["./team.json", "recommended"] }' }))['dead-end']).toBe('error');
        expect(severities(resolved({ ...files, 'journey.config.json': '{ "extends": ["recommended", "./team.json"] }' }))['dead-end']).toBe('info');
    });
    test('options alone switch a rule on that was off, and leave the severity of any other', () => {
        expect(severities(resolved({ 'journey.config.json': '{ "extends": "correctness", "rules": { "journey-size": { "most": 5 } } }' }))['journey-size']).toBe('warning');
        expect(severities(resolved({ 'journey.config.json': '{ "extends": ["strict", "./a.json"] }', 'a.json': '{ "rules": { "journey-size": { "most": 5 } } }' }))['journey-size']).toBe('error');
    });
    test('a missing file and a circle are errors where they are named', () => {
        const of = (files: Readonly<Record<string, string>>) => {
            const result = configs(files);
            return 'errors' in result ? result.errors.map(error => `${error.path}:${error.line}:${error.column} ${configErrorMessage(error, 'en')}`) : [];
        };
        expect(of({ 'journey.config.json': '{\n "extends": "./gone.json" }' })).toEqual(['journey.config.json:2:13 There is no config `./gone.json` to extend.']);
        expect(of({ 'journey.config.json': '{ "extends": "./a.json" }', 'a.json': '{ "extends": "./b.json" }', 'b.json': '{ "extends": ["./a.json"] }' }))
            .toEqual(['b.json:1:15 `./a.json` extends itself: a.json → b.json → a.json.']);
        expect(of({ 'journey.config.json': '{ "extends": "./journey.config.json" }' })).toHaveLength(1);
    });
    test('a file may be extended on two ways', () => {
        const files = { 'a.json': '{ "extends": "./c.json" }', 'b.json': '{ "extends": "./c.json" }', 'c.json': '{ "rules": { "dead-end": "info" } }' };
        expect(severities(resolved({ ...files, 'journey.config.json': '{ "extends": ["./a.json", "./b.json"] }' }))['dead-end']).toBe('info');
    });
});

test('flags are stronger than every override', () => {
    const config = resolved({ 'journey.config.json': '{ "overrides": [{ "files": ["a/**"], "rules": { "dead-end": "info", "journey-size": { "most": 3 } } }] }' });
    const at = (flagged: ResolvedConfig, id: string) => settingsOf(flagged, rules).of(id, 'a/x.journey', 'file:a/x.journey')!.severity.value;
    expect(at(config, 'dead-end')).toBe('info');
    expect(at(withFlags(config, { set: new Map([['dead-end', 'warning']]) }, rules), 'dead-end')).toBe('warning');
    expect(at(withFlags(config, { skip: ['dead-end', 'journey-size'] }, rules), 'journey-size')).toBe('off');
    const only = withFlags(config, { only: ['silent-days'] }, rules);
    expect([at(only, 'silent-days'), at(only, 'dead-end'), at(only, 'journey-size')]).toEqual(['warning', 'off', 'off']);
    expect(only.rules.get('dead-end')!.severity.from).toEqual({ kind: 'flag', flag: '--only' });
    expect(withFlags(config, {}, rules)).toBe(config);
    const option = (flagged: ResolvedConfig) => settingsOf(flagged, rules).option(sized, 'most', 'a/x.journey', 'file:a/x.journey');
    expect([option(config), option(withFlags(config, { set: new Map([['journey-size', 'error']]) }, rules))]).toEqual([3, 3]);
});

describe('globs', () => {
    const excludes = (glob: string, ...paths: readonly string[]): readonly string[] => {
        const config = resolved({ 'app/journey.config.json': JSON.stringify({ exclude: [glob].flat() }) }, 'app/journey.config.json');
        return paths.filter(path => settingsOf(config, rules).excludes(path));
    };
    test.each<[string, readonly string[], readonly string[]]>([
        ['drafts', ['app/drafts/a.journey', 'app/x/drafts/b/c.journey'], ['app/drafts2/a.journey']],
        ['drafts/', ['app/drafts/a.journey'], ['app/other/a.journey']],
        ['./drafts/**', ['app/drafts/a.journey'], ['app/x/drafts/a.journey']],
        ['/drafts', ['app/drafts/a.journey'], ['app/x/drafts/a.journey']],
        ['*.old.journey', ['app/a.old.journey', 'app/x/.hidden/b.old.journey'], ['app/a.journey']],
        ['草稿/**', ['app/草稿/a.journey'], ['app/定稿/a.journey']],
        ['**', ['app/a.journey'], []],
    ])('%s', (glob, inside, outside) => expect(excludes(glob, ...inside, ...outside)).toEqual(inside));
    test('none excludes nothing', () => expect(settingsOf(defaultConfig('', rules), rules).excludes('a.journey')).toBe(false));
});

test('paths are joined without a file system', () => {
    expect(joinPath('a/b', '../c.json')).toBe('a/c.json');
    expect(joinPath('a', './c.json')).toBe('a/c.json');
    expect(joinPath('', '../c.json')).toBe('../c.json');
    expect(joinPath('a', '../../c.json')).toBe('../c.json');
    expect(joinPath('/a/b', '../../../c.json')).toBe('/c.json');
    expect(joinPath('/a', '/b/c.json')).toBe('/b/c.json');
    expect(joinPath('C:/a', 'b')).toBe('C:/a/b');
});

test('no rule has an option that the setting of a rule needs for itself, or a default outside of its range', () => {
    for (const rule of RULES) {
        for (const [name, option] of Object.entries(rule.options ?? {})) {
            expect(name, rule.id).not.toBe('severity');
            if (typeof option.default !== 'number') continue;
            expect(option.default, rule.id).toBeGreaterThanOrEqual(option.minimum ?? -Infinity);
            expect(option.default, rule.id).toBeLessThanOrEqual(option.maximum ?? Infinity);
        }
    }
});
