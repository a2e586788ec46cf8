import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../harness/examples';
import { byId, elementsIn, parseHtml, textIn } from '../harness/parse-html';
import { cleanJourney, folderWith, journey, transcript } from './journey';

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');
const PRACTISED = 'examples/618-remote-control/practised';

describe('which picture', () => {
    test('each view of a journey is another picture', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        for (const view of ['map', 'blueprint', 'flow', 'promises', 'channels']) {
            const { code, stdout } = await journey(['render', '--view', view], { cwd });
            expect(code).toBe(0);
            expect(stdout).toMatch(/^<svg [\s\S]*A coffee to go/);
        }
        expect((await journey(['render', '--view', 'map'], { cwd })).stdout).toBe((await journey(['render'], { cwd })).stdout);
    });

    test('a case, and a portfolio', async () => {
        expect((await journey(['render', PRACTISED, '--view', 'case'], { cwd: root })).stdout).toContain('小张的六天');
        expect((await journey(['render', 'examples/lloyds', '--view', 'portfolio'], { cwd: root })).stdout).toContain('關鍵客戶旅程');
        // A project without one is a portfolio itself.
        expect((await journey(['render', PRACTISED, '--view', 'portfolio'], { cwd: root })).stdout).toContain('618 遥控器更换（企业视角）');
    });

    test('of several, the one that is named', async () => {
        const cwd = folderWith({ 'a.journey': `${cleanJourney()}case one of coffee { at day 1 pay }\ncase two of coffee { at day 1 pay }\n` });
        expect(await transcript('journey render --view case', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey render --view case
          stderr: journey: \`.\` has 2 to draw. Name the case with \`--journey\`: \`one\`, \`two\`.
          exit 2
          "
        `);
        expect((await journey(['render', '--view', 'case', '--journey', 'two'], { cwd })).stdout).toContain('data-key="');
        expect(await transcript('journey render --view case --journey three', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey render --view case --journey three
          stderr: journey: There is no case \`three\`. Known: \`one\`, \`two\`.
          exit 2
          "
        `);
        expect(await transcript('journey render --view porfolio', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey render --view porfolio
          stderr: journey: \`--view\` cannot be “porfolio”. Did you mean \`portfolio\`? Possible: \`map\`, \`blueprint\`, \`flow\`, \`promises\`, \`channels\`, \`case\`, \`portfolio\`.
          exit 2
          "
        `);
    });

    test('there is none', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        expect(await transcript('journey render --view case --locale zh-Hans', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey render --view case --locale zh-Hans
          stderr: journey: \`.\` 里没有可绘制的案例。
          exit 2
          "
        `);
        expect(await journey(['render', '--view', 'case', '--allow-empty'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });

        // A text that cannot be read may be why.
        const broken = folderWith({ 'coffee.journey': cleanJourney().replace('journey', 'jurney') });
        const why = 'journey: `coffee.journey` has 1 syntax error: what could not be read is missing in the picture. `journey lint coffee.journey` shows where.\n';
        expect((await journey(['render'], { cwd: broken })).stderr).toBe(`${why}journey: \`.\` has no journey to draw.\n`);
        expect((await journey(['render', '--all', '-o', 'maps'], { cwd: broken })).stderr).toBe(`${why}journey: \`.\` has no journey to draw.\n`);
        expect((await journey(['report'], { cwd: folderWith({ 'coffee.journey': 'jurney j\n' }) })).stderr).toContain('what could not be read is missing in the report');
        expect(await journey(['export', '--format', 'json'], { cwd: broken })).toMatchObject({ code: 0, stderr: why.replace('picture', 'model') });
    });

    test('with what was found, when asked for', async () => {
        const plain = await journey(['render', PRACTISED, '--journey', 'remote-repair'], { cwd: root });
        const marked = await journey(['render', PRACTISED, '--journey', 'remote-repair', '--findings'], { cwd: root });
        expect(plain.stdout).not.toContain('[handoff-no-fallback]');
        expect(marked.stdout).toContain('[handoff-no-fallback]');
    });
});

describe('into which file', () => {
    test('its ending says so', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        expect(await journey(['render', '-o', 'a.svg'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
        expect(await journey(['render', '-o', 'a.HTML'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
        expect(read(cwd, 'a.svg')).toMatch(/^<svg /);
        expect(read(cwd, 'a.HTML')).toMatch(/^<!DOCTYPE html>\n<html lang="en"/);
        expect(await transcript('journey render -o a.jpg', { cwd })).toMatchInlineSnapshot(`
          "
          $ journey render -o a.jpg
          stderr: journey: \`a.jpg\` is none of the files that pictures are written into: its name has to end in \`.svg\`, \`.html\`, \`.png\`, \`.pdf\`.
          exit 2
          "
        `);
    });
});

describe('a page', () => {
    const pageOf = async (...args: readonly string[]): Promise<ReturnType<typeof parseHtml>> => {
        const cwd = folderWith({});
        const file = join(cwd, 'page.html');
        expect(await journey(['render', ...args, '-o', file], { cwd: root })).toEqual({ code: 0, stdout: '', stderr: '' });
        return parseHtml(readFileSync(file, 'utf8'));
    };

    test('of a journey has all its views, its cases, and what was found', async () => {
        const page = await pageOf(PRACTISED, '--journey', 'remote-repair', '--locale', 'zh-Hans');
        expect(elementsIn(page).filter(({ attributes }) => attributes.get('role') === 'tab').map(textIn)).toEqual(['旅程图', '服务蓝图', '流程', '承诺', '渠道', '案例：小张的六天', '文字']);
        expect(textIn(byId(page, 'findings'))).toContain('handoff-no-fallback');
        expect(textIn(byId(page, 'case:zhang-618'))).toContain('小张的六天');
    });

    test('begins with the view that is asked for, in the colours that are asked for', async () => {
        const page = await pageOf(PRACTISED, '--journey', 'remote-repair', '--view', 'flow', '--theme', 'dark');
        expect(elementsIn(page).filter(({ attributes }) => attributes.has('data-first')).map(({ attributes }) => attributes.get('id'))).toEqual(['view-flow']);
        expect(elementsIn(page).find(({ tag }) => tag === 'html')!.attributes.get('data-theme')).toBe('dark');
    });

    test('of a case, of a portfolio', async () => {
        expect(textIn(byId(await pageOf(PRACTISED, '--view', 'case'), 'text'))).toContain('再次询问，得到服务站的座机');
        expect(textIn(byId(await pageOf('examples/lloyds', '--view', 'portfolio'), 'text'))).toContain('最佳客戶體驗');
    });

    test('counts the day that it is made on, or the one that is given', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney().replace('owner coffee-cafe\n  stage', 'owner coffee-cafe\n  reviewed 2026-01-01 every 90d\n  stage') });
        await journey(['render', '-o', 'late.html'], { cwd, today: '2026-11-21' });
        await journey(['render', '-o', 'early.html', '--today', '2026-01-02'], { cwd, today: '2026-11-21' });
        expect(read(cwd, 'late.html')).toContain('review-overdue');
        expect(read(cwd, 'early.html')).not.toContain('review-overdue');
    });
});
