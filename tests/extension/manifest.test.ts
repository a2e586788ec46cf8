import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { compile } from '../../language-server/compile';
import { format } from '../../language-server/format';
import { root } from '../harness/examples';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as { readonly contributes: Record<string, unknown>; readonly [name: string]: unknown };
const texts = (path: string): Readonly<Record<string, string>> => JSON.parse(read(path)) as Record<string, string>;
const LOCALES = ['zh-cn', 'zh-tw'] as const;

/** Every string of the manifest. */
function stringsIn(value: unknown): readonly string[] {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

describe('the words of the manifest', () => {
    const asked = new Set(stringsIn(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []));

    it.each(['package.nls.json', ...LOCALES.map((locale) => `package.nls.${locale}.json`)])('%s has all of them, and no others', (path) => {
        expect(Object.keys(texts(path)).sort()).toEqual([...asked].sort());
    });

    it.each(LOCALES)('are translated into %s', (locale) => {
        const english = texts('package.nls.json');
        const same = Object.entries(texts(`package.nls.${locale}.json`)).filter(([key, text]) => english[key] === text);
        expect(same).toEqual([]);
    });

    it('every text that people read is one of them', () => {
        const { commands, views, walkthroughs, submenus, languageModelTools } = manifest.contributes as Record<string, readonly Record<string, unknown>[]>;
        const shown = [...commands!.map(({ title }) => title), ...(views as unknown as Record<string, readonly { name: string }[]>)['explorer']!.map(({ name }) => name), ...submenus!.map(({ label }) => label), ...walkthroughs!.map(({ title }) => title), ...languageModelTools!.map(({ displayName }) => displayName)];
        expect(shown.filter((text) => !/^%.+%$/.test(String(text)))).toEqual([]);
    });

    it('every page of the walkthrough is there in every language', () => {
        for (const path of ['package.nls.json', ...LOCALES.map((locale) => `package.nls.${locale}.json`)]) {
            const pages = Object.entries(texts(path)).filter(([key]) => key.endsWith('.media')).map(([, page]) => page);
            expect(pages.length).toBeGreaterThan(3);
            expect(pages.filter((page) => !existsSync(join(root, page)))).toEqual([]);
        }
    });
});

describe.each(['docs/walkthrough', ...LOCALES.map((locale) => `docs/walkthrough/${locale}`)])('the examples of the walkthrough in %s', (folder) => {
    const fences = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md')).flatMap((name) => [...readFileSync(join(root, folder, name), 'utf8').matchAll(/```journey\n(.*?)```/gs)].map(([, text]) => [name, text!] as const));

    it.each(fences)('%s is a journey as the formatter writes it, in the language of its page', (_, text) => {
        const { problems } = compile([{ path: 'a.journey', text }]);
        expect(problems).toEqual([]);
        expect(format(text)).toMatchObject({ text });
        expect(/\p{sc=Han}/u.test(text)).toBe(folder !== 'docs/walkthrough');
    });

    it.each(fences)('%s can be read to the end of its lines beside the steps', (_, text) => {
        expect(text.split('\n').filter((line) => MOST_COLUMNS < line.replaceAll(/\p{sc=Han}/gu, '  ').length)).toEqual([]);
    });

    it('are some', () => expect(fences.length).toBeGreaterThan(2));
});
/** In a window of 1440 pixels; VS Code cuts off what is longer. */
const MOST_COLUMNS = 48;

describe.each(['package.nls.json', ...LOCALES.map((locale) => `package.nls.${locale}.json`)])('the steps of the walkthrough in %s', (path) => {
    const steps = Object.entries(texts(path)).filter(([key]) => /^walkthrough\..*\.description$/.test(key)).map(([, text]) => text);

    it('mark code with two backticks, as VS Code wants it there', () => {
        expect(steps.filter((text) => /`/.test(text.replaceAll(/``[^`]+``/g, '')))).toEqual([]);
    });

    it('run commands that exist', () => {
        const own = (manifest.contributes['commands'] as readonly { command: string }[]).map(({ command }) => command);
        const run = steps.flatMap((text) => [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command!));
        expect(run.length).toBeGreaterThan(3);
        expect(run.filter((command) => command.startsWith('journey.') && !own.includes(command))).toEqual([]);
    });
});

describe('the words of the code', () => {
    const said = new Set(readdirSync(join(root, 'src/extension')).flatMap((name) => [...read(`src/extension/${name}`).matchAll(/\bsay\('((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text!)));

    it.each(LOCALES)('are all there in %s, with the same places for what is filled in', (locale) => {
        const bundle = texts(`l10n/bundle.l10n.${locale}.json`);
        expect(Object.keys(bundle).sort()).toEqual([...said].sort());
        const places = (text: string): readonly string[] => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
        expect(Object.entries(bundle).filter(([text, translated]) => places(text).join() !== places(translated).join())).toEqual([]);
    });
});

describe('the manifest', () => {
    it('names no command that the extension does not have, and leaves out none', () => {
        const code = readdirSync(join(root, 'src/extension')).map((name) => read(`src/extension/${name}`)).join('\n');
        const registered = [...code.matchAll(/registerCommand\('([\w.]+)'/g)].map(([, name]) => name!);
        const exports = /EXPORT_FORMATS = \[([^\]]*)\]/.exec(code)![1]!.match(/\w+/g)!.map((format) => `journey.export.${format}`);
        const declared = (manifest.contributes['commands'] as readonly { command: string }[]).map(({ command }) => command);
        expect([...declared].sort()).toEqual([...registered, ...exports].sort());
    });

    it('every file that it names is shipped', () => {
        const ignore = read('.vscodeignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
        const isShipped = (path: string): boolean => ignore.some((pattern) => new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/\*\*/g, '.*').replace(/(?<!\.)\*/g, '[^/]*')}$`).test(path));
        const named = stringsIn(manifest.contributes).filter((text) => text.startsWith('./')).map((text) => text.slice(2));
        expect(named.filter((path) => !isShipped(path))).toEqual([]);
        expect(['package.nls.json', 'package.nls.zh-cn.json', 'l10n/bundle.l10n.zh-tw.json', 'docs/walkthrough/zh-cn/file.md', 'out/page.js'].filter((path) => !isShipped(path))).toEqual([]);
    });

    it('has an icon that the Marketplace shows, drawn from the SVG beside it', async () => {
        const { icon } = manifest as { readonly icon?: string };
        expect(icon).toMatch(/^icons\/.*\.png$/);
        const pixels = async (path: string): Promise<unknown> => {
            const { data, info } = await sharp(join(root, path)).raw().toBuffer({ resolveWithObject: true });
            return { digest: createHash('sha256').update(data).digest('hex'), info };
        };
        expect(await sharp(join(root, icon!)).metadata()).toMatchObject({ width: 256, height: 256 });
        // When not, `npm run icon` draws it anew.
        expect(await pixels(icon!)).toEqual(await pixels(icon!.replace(/png$/, 'svg')));
    });

    it('the problem matcher reads what `journey lint --format compact` writes', () => {
        const [{ pattern }] = manifest.contributes['problemMatchers'] as [{ pattern: { regexp: string } }];
        const match = new RegExp(pattern.regexp).exec('practised/remote-repair.journey:20:7: info (finding): Nobody accepts the case. Write `accepted by …`. [handoff-no-acceptance]');
        const [, facts] = manifest.contributes['problemMatchers'] as [unknown, { severity: string; pattern: { regexp: string } }];
        expect(facts.severity).toBe('info');
        expect(new RegExp(facts.pattern.regexp).exec('a.journey:1:2: error (finding): Told. [dead-end]')?.slice(1)).toEqual(['a.journey', '1', '2', 'Told.', 'dead-end']);
        expect(new RegExp(facts.pattern.regexp).test('a.journey:1:2: error: Told. [dead-end]')).toBe(false);
        expect(match?.slice(1)).toEqual(['practised/remote-repair.journey', '20', '7', 'info', 'Nobody accepts the case. Write `accepted by …`.', 'handoff-no-acceptance']);
    });
});
