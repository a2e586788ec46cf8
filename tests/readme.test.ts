import { build } from 'esbuild';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { texts } from '../scripts/texts.mjs';
import { VERBS } from '../src/cli/verbs';
import { journey } from './cli/journey';
import { repositoryIn } from './cli/repository';
import { root } from './harness/examples';
import { openShell } from './harness/shell';
import { walkPage } from './harness/walked-page';

const RENEW = 'renew with `npx vitest run tests/readme.test.ts -u`, and read the difference';
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

describe('whoever follows the pages sees what they show', () => {
    let folder: string;

    /** The command line as it ships, in a checkout of its own, so that nothing here is changed. */
    beforeAll(async () => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), 'journey-pages-')));
        await build({
            absWorkingDir: root, entryPoints: ['src/cli/main.ts'], outfile: join(folder, 'journey-lang/out/cli/journey.js'),
            bundle: true, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'], logLevel: 'error', plugins: [texts], external: ['sharp'],
        });
        cpSync(join(root, 'examples'), join(folder, 'journey-lang/examples'), { recursive: true });
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test(`README.md (${RENEW})`, async () => {
        await expect(await walk('README.md', join(folder, 'journey-lang'))).toMatchFileSnapshot(join(root, 'README.md'));
    }, 60_000);

    test(`docs/ci.md (${RENEW})`, async () => {
        const repository = join(folder, 'repository');
        cpSync(join(folder, 'journey-lang'), join(repository, '.journey-lang'), { recursive: true });
        cpSync(join(root, 'examples/getting-started'), join(repository, 'journeys'), { recursive: true });
        await expect(await walk('docs/ci.md', repository)).toMatchFileSnapshot(join(root, 'docs/ci.md'));
    }, 60_000);

    test(`docs/review.md (${RENEW})`, async () => {
        const { folder: repository, git, commit } = repositoryIn(join(folder, 'reviewed'));
        cpSync(join(folder, 'journey-lang'), join(repository, '.journey-lang'), { recursive: true });
        cpSync(join(root, 'examples/getting-started'), join(repository, 'journeys'), { recursive: true });
        git('init', '--quiet', '--initial-branch=main');
        for (const [name, value] of [['user.name', 'A'], ['user.email', 'a@example.com'], ['commit.gpgsign', 'false']] as const) git('config', name, value);
        commit({ '.gitignore': '.journey-lang\ncomment.md\n' });
        // The commits of whoever follows the page have other names.
        const walked = (await walk('docs/review.md', repository)).replace(/`main` \([0-9a-f]{7,}\)/g, '`main` (3f1c9a2)')
            // What GitHub draws in the comment, it draws in the page.
            .replace(/```mermaid\n[^]*?```/, () => /```mermaid\n[^]*?```/.exec(readFileSync(join(repository, 'comment.md'), 'utf8'))![0]);
        await expect(walked).toMatchFileSnapshot(join(root, 'docs/review.md'));
        const picture = readFileSync(join(repository, 'change.svg'), 'utf8').replace(/main \([0-9a-f]{7,}\)/g, 'main (3f1c9a2)')
            // The digits of a commit are not all of one width, and what stands behind it is moved by that.
            .replace(/ x="[\d.]+"([^>]*>(?:To|the working tree)<)/g, (_, rest: string) => ` x="${rest.includes('>To<') ? 162 : 182}"${rest}`);
        await expect(picture).toMatchFileSnapshot(join(root, 'docs/images/review.svg'));
        expect(walked).toContain('](images/review.svg)');
    }, 120_000);
});

function walk(page: string, folder: string): Promise<string> {
    const shell = openShell(folder);
    onTestFinished(() => shell.close());
    return walkPage(textOf(page), shell);
}

describe('the pictures are those that would be drawn now', () => {
    const PICTURES = [
        ['getting-started.svg', ['examples/getting-started']],
        ['remote-repair.svg', ['examples/618-remote-control/practised', '--journey', 'remote-repair', '--locale', 'zh-Hans']],
    ] as const;

    test.each(PICTURES)(`docs/images/%s (${RENEW})`, async (file, args) => {
        const { code, stdout } = await journey(['render', ...args], { cwd: root });
        expect(code).toBe(0);
        await expect(stdout).toMatchFileSnapshot(join(root, 'docs/images', file));
        expect(textOf('README.md')).toContain(`](docs/images/${file})`);
    });
});

test('README.md lists every verb, and no other', () => {
    const [, list = ''] = /^## Verbs\n([\s\S]*?)^## /m.exec(textOf('README.md')) ?? [];
    expect([...list.matchAll(/^\| `journey (\w+)/gm)].map(([, verb]) => verb)).toEqual(Object.keys(VERBS));
});

test('the npm scripts that the pages name exist', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    for (const page of ['README.md', 'docs/ci.md']) {
        const named = [...textOf(page).matchAll(/npm (?:run )?(start|test|(?<=run )[\w:]+)/g)].map(([, script = '']) => script);
        expect(named, page).not.toEqual([]);
        expect(named.filter(script => !Object.hasOwn(scripts, script)), page).toEqual([]);
    }
});
