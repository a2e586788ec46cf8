import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../src/chromium/find-chromium';
import { root } from '../harness/examples';
import { bundle, freshenBundle } from './fresh-bundle';
import { cleanJourney, folderWith, journey, transcript } from './journey';

beforeAll(freshenBundle, 60_000);

/** It is no dependency of the command, but one of its tests: `npm ci` installs it. */
const hasSharp = existsSync(join(root, 'node_modules/sharp'));

const CHINESE = 'journey 修车 "修自行车" { stage s "送修" { touchpoint t "送到店里" { ends success } } }';

describe('PNG', () => {
    const open = async (file: string): Promise<ReturnType<(typeof import('sharp'))['default']>> => (await import('sharp')).default(file, { limitInputPixels: false });

    test.runIf(hasSharp)('has two pixels for each one of the picture, in its colours', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        expect(await journey(['render', '-o', 'coffee.png'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
        const [, width, height] = /width="(\d+)" height="(\d+)"/.exec((await journey(['render'], { cwd })).stdout)!;
        const { data, info } = await (await open(join(cwd, 'coffee.png'))).raw().toBuffer({ resolveWithObject: true });
        expect({ width: info.width, height: info.height }).toEqual({ width: 2 * Number(width), height: 2 * Number(height) });
        expect([...data.subarray(0, 3)]).toEqual([0xff, 0xff, 0xff]);
        await journey(['render', '-o', 'dark.png', '--theme', 'dark'], { cwd });
        expect([...(await (await open(join(cwd, 'dark.png'))).raw().toBuffer()).subarray(0, 3)]).toEqual([0x1e, 0x1e, 0x1e]);
    });

    test.runIf(hasSharp)('a picture that is wider than a PNG can be has fewer', async () => {
        const stages = Array.from({ length: 120 }, (_, i) => `stage s${i} { touchpoint t${i} "Touchpoint ${i}" }`).join('\n');
        const cwd = folderWith({ 'long.journey': `journey long {\n${stages}\n}` });
        expect(await journey(['render', '--view', 'flow', '-o', 'long.png'], { cwd })).toMatchObject({ code: 0 });
        expect((await (await open(join(cwd, 'long.png'))).metadata()).width).toBeLessThanOrEqual(16_001);
    }, 60_000);

    test('beside a bundle without sharp, and without a browser: one line that says what to do', () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        copyFileSync(bundle, join(cwd, 'journey.js'));
        const { status, stderr } = spawnSync(process.execPath, ['journey.js', 'render', '-o', 'coffee.png'], { cwd, encoding: 'utf8', env: {} });
        expect({ status, stderr }).toMatchInlineSnapshot(`
          {
            "status": 2,
            "stderr": "journey: PNG is drawn by the package \`sharp\` (\`npm install sharp\` beside this one) or by Chromium, Chrome or Edge, and neither was found. The program of a browser can be named in \`JOURNEY_CHROMIUM\`.
          ",
          }
        `);
        expect(existsSync(join(cwd, 'coffee.png'))).toBe(false);
    });

    test.runIf(hasSharp && process.platform === 'linux')('Chinese text where no font has it: one line that says what to do', () => {
        const cwd = folderWith({ 'a.journey': CHINESE, 'b/a.journey': cleanJourney(), 'fonts.conf': '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/nowhere</dir></fontconfig>' });
        const run = (...args: readonly string[]): object => {
            const { status, stderr } = spawnSync(process.execPath, [bundle, 'render', ...args], { cwd, encoding: 'utf8', env: { FONTCONFIG_FILE: join(cwd, 'fonts.conf') } });
            return { status, stderr };
        };
        expect(run('a.journey', '-o', 'a.png')).toMatchInlineSnapshot(`
          {
            "status": 2,
            "stderr": "journey: The picture has Chinese text, and no font of this machine has Chinese characters. Install one, e.g. Noto Sans CJK (\`fonts-noto-cjk\` on Debian), or write SVG.
          ",
          }
        `);
        expect(run('b/a.journey', '-o', 'b.png')).toMatchObject({ status: 0 });
    });
});

describe('PDF', () => {
    const pdf = ['render', '-o', 'coffee.pdf'];

    test('without a browser: one line that says what to do', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney() });
        expect(await transcript('journey render -o coffee.pdf', { cwd, env: { PATH: cwd } })).toMatchInlineSnapshot(`
          "
          $ journey render -o coffee.pdf
          stderr: journey: PDF is printed by Chromium, Chrome or Edge, and none was found on this machine. Install one, or name its program in \`JOURNEY_CHROMIUM\`.
          exit 2
          "
        `);
        expect(await transcript('journey render -o coffee.pdf', { cwd, env: { JOURNEY_CHROMIUM: '/nowhere/chromium' } })).toMatchInlineSnapshot(`
          "
          $ journey render -o coffee.pdf
          stderr: journey: \`JOURNEY_CHROMIUM\` names \`/nowhere/chromium\`, and there is no program.
          exit 2
          "
        `);
    });

    test.runIf(process.platform !== 'win32')('a browser that does not do its work: its own words, no file, and nothing left behind', async () => {
        const cwd = folderWith({ 'coffee.journey': cleanJourney(), 'browser': '#!/bin/sh\necho "[0101/000000.1:FATAL:main.cc(1)] No display, no sandbox, nothing" >&2\nexit 3\n' });
        chmodSync(join(cwd, 'browser'), 0o755);
        const before = readdirSync(tmpdir()).filter((name) => name.startsWith('journey-chromium-'));
        const { code, stderr } = await journey(pdf, { cwd, env: { JOURNEY_CHROMIUM: join(cwd, 'browser') } });
        expect({ code, stderr: stderr.replace(cwd, 'CWD') }).toEqual({ code: 2, stderr: 'journey: `CWD/browser` did not do its work: No display, no sandbox, nothing.\n' });
        expect(readdirSync(cwd).sort()).toEqual(['browser', 'coffee.journey']);
        expect(readdirSync(tmpdir()).filter((name) => name.startsWith('journey-chromium-'))).toEqual(before);
    });
});

describe('which browser', () => {
    const among = (...programs: readonly string[]) => (path: string): boolean => programs.includes(path);

    test('the one that is named, or none', () => {
        expect(findChromium({ JOURNEY_CHROMIUM: '/opt/my-chromium', PATH: '/usr/bin' }, 'linux', among('/opt/my-chromium', '/usr/bin/chromium'))).toBe('/opt/my-chromium');
        expect(findChromium({ JOURNEY_CHROMIUM: '/opt/mine', PATH: '/usr/bin' }, 'linux', among('/usr/bin/chromium'))).toBeUndefined();
    });
    test('in the search path, the free one first', () => {
        expect(findChromium({ PATH: '/a:/b' }, 'linux', among('/a/google-chrome', '/b/chromium'))).toBe('/b/chromium');
    });
    test('where they are installed', () => {
        const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
        expect(findChromium({ HOME: '/Users/a' }, 'darwin', among(mac))).toBe(mac);
        const windows = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
        expect(findChromium({ 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, 'win32', among(windows))).toBe(windows);
        expect(findChromium({}, 'linux', () => false)).toBeUndefined();
    });
});

test('a picture that cannot be made leaves the file as it was', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    writeFileSync(join(cwd, 'coffee.pdf'), 'before');
    expect((await journey(['render', '-o', 'coffee.pdf'], { cwd, env: { PATH: cwd } })).code).toBe(2);
    expect(readFileSync(join(cwd, 'coffee.pdf'), 'utf8')).toBe('before');
});
