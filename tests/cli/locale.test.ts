import { describe, expect, test } from 'vitest';
import { format } from '../../language-server/format';
import { cleanJourney, folderWith, journey } from './journey';

const FOUND = { en: 'Nothing found in 1 file.', 'zh-Hans': '已检查 1 个文件，没有发现问题。', 'zh-Hant': '已檢查 1 個檔案，沒有發現問題。' };
type Locale = keyof typeof FOUND;
const CONFIG = (locale: Locale): Record<string, string> => ({ 'journey.config.json': `{ "locale": "${locale}" }` });

async function languageOf(env: Readonly<Record<string, string>>, config: Readonly<Record<string, string>> = {}, flags: readonly string[] = []): Promise<string | undefined> {
    const { stdout } = await journey(['lint', ...flags], { cwd: folderWith({ 'coffee.journey': cleanJourney(), ...config }), env });
    return Object.keys(FOUND).find(locale => stdout === `${FOUND[locale as Locale]}\n`);
}

describe('the language of messages', () => {
    test.each<[string, Locale]>([
        ['zh_CN.UTF-8', 'zh-Hans'], ['zh_CN', 'zh-Hans'], ['zh_SG.UTF-8', 'zh-Hans'], ['zh-Hans-CN', 'zh-Hans'], ['zh_CN.GB18030@pinyin', 'zh-Hans'],
        ['zh_TW.UTF-8', 'zh-Hant'], ['zh_HK', 'zh-Hant'], ['zh_MO.utf8', 'zh-Hant'], ['zh-Hant-HK', 'zh-Hant'], ['zh_Hant_TW.UTF-8', 'zh-Hant'],
        ['en_GB.UTF-8', 'en'], ['de_DE.UTF-8', 'en'], ['C', 'en'], ['C.UTF-8', 'en'], ['POSIX', 'en'], ['', 'en'],
    ])('LANG=%s: %s', async (tag, locale) => {
        expect(await languageOf({ LANG: tag })).toBe(locale);
    });

    test('LC_ALL counts before LC_MESSAGES, and that before LANG; what is empty does not count', async () => {
        expect(await languageOf({ LC_ALL: 'zh_TW', LC_MESSAGES: 'zh_CN', LANG: 'en_US' })).toBe('zh-Hant');
        expect(await languageOf({ LC_ALL: '', LC_MESSAGES: 'zh_CN', LANG: 'en_US' })).toBe('zh-Hans');
        expect(await languageOf({ LC_ALL: 'C', LANG: 'zh_CN' })).toBe('en');
        expect(await languageOf({})).toBe('en');
    });

    test('the config counts before the environment, and --locale before both', async () => {
        expect(await languageOf({ LANG: 'zh_CN' }, CONFIG('zh-Hant'))).toBe('zh-Hant');
        expect(await languageOf({ LANG: 'zh_CN' }, CONFIG('en'))).toBe('en');
        expect(await languageOf({ LC_ALL: 'zh_CN' }, CONFIG('zh-Hans'), ['--locale', 'en'])).toBe('en');
        expect(await languageOf({ LANG: 'zh_CN' }, CONFIG('en'), ['--locale', 'zh-HK'])).toBe('zh-Hant');
    });

    test.each<[string, Locale]>([
        ['zh-Hans-CN', 'zh-Hans'], ['zh_CN', 'zh-Hans'], ['zh', 'zh-Hans'], ['ZH-tw', 'zh-Hant'], ['zh-Hant-HK', 'zh-Hant'], ['zh_HK.UTF-8', 'zh-Hant'], ['en-US', 'en'],
    ])('--locale %s: %s', async (tag, locale) => {
        expect(await languageOf({}, {}, ['--locale', tag])).toBe(locale);
    });

    test.each([
        ['format --check', '都已格式化', 0], ['format', '都已格式化', 0], ['format --check broken.journey', '语法', 1], ['report --section effort', '报告', 0], ['render --view portfolio -o map.svg', '图', 0],
    ])('what goes to standard error is told in the language of the config: journey %s', async (line, said, code) => {
        const formatted = format(cleanJourney());
        const cwd = folderWith({ ...CONFIG('zh-Hans'), 'a.journey': 'text' in formatted ? formatted.text : '', ...(code === 1 || !line.startsWith('format') ? { 'broken.journey': 'journey {\n' } : {}) });
        const outcome = await journey(line.split(' '), { cwd });
        expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringContaining(said)]);
        expect(outcome.stderr.replace(/`[^`]*`/g, '')).not.toMatch(/ [a-z]{3,} [a-z]/);
    });

    test('two projects of one run are each told in their own', async () => {
        const broken = 'journey coffee "Coffee" { owner nobody }\n';
        const cwd = folderWith({ 'a/journey.config.json': '{ "locale": "zh-Hans" }', 'a/a.journey': broken, 'b/journey.config.json': '{}', 'b/b.journey': broken });
        const { stdout } = await journey(['lint', '--only', 'unresolved-reference', '--format', 'compact'], { cwd, env: { LANG: 'zh_TW.UTF-8' } });
        expect(stdout).toBe('a/a.journey:1:33: error: 没有名为“nobody”的负责人。 [unresolved-reference]\nb/b.journey:1:33: error: 沒有名為「nobody」的負責人。 [unresolved-reference]\n');
    });
});
