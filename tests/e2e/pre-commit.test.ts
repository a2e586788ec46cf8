import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSkipped } from './harness/global-setup';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hasPreCommit = !isSkipped && spawnSync('pre-commit', ['--version'], { stdio: 'ignore' }).status === 0;
if (!hasPreCommit) console.error('*** pre-commit is not here, so the hooks are not tried → apt-get install pre-commit');

/** What a hook is built from, and the tools of other tests that it is built without here: they would only make this one slower. */
const SOURCES = ['.pre-commit-hooks.yaml', '.npmignore', '.npmrc', 'package.json', 'package-lock.json', 'esbuild.mjs', 'src', 'language-server', 'scripts', 'schemas', 'docs/rules', 'tsconfig.json', 'LICENSE', 'README.md'];
const NOT_NEEDED = /^(@cfworker|@dagrejs|@types|@vscode|ajv|axe-core|elkjs|fast-check|langium-cli|oxlint|playwright-core|sharp|typescript|vitest|vscode-oniguruma|vscode-textmate)/;

const JOURNEY = `owner shop "Shop"

channel desk "Counter" : counter

journey repair "Repair" {
  owner shop

  stage one "One" {
    touchpoint bring "Bring in" {
      channel desk
      ends success
    }
  }
}
`;

describe.runIf(hasPreCommit)('the hooks, run by pre-commit', () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'journey-pre-commit-')));
    const hooks = join(folder, 'hooks');
    const work = join(folder, 'work');
    const preCommitEnv = { ...process.env, PRE_COMMIT_HOME: join(folder, 'home') };
    const git = (cwd: string, ...args: readonly string[]): string =>
        execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
    const write = (path: string, text: string): void => {
        mkdirSync(dirname(join(work, path)), { recursive: true });
        writeFileSync(join(work, path), text);
        git(work, 'add', path);
    };
    const run = (): { readonly code: number | null; readonly output: string } => {
        const { status, stdout, stderr } = spawnSync('pre-commit', ['run', '--color=never'], { cwd: work, encoding: 'utf8', timeout: 120_000, env: preCommitEnv });
        return { code: status, output: `${stdout}${stderr}` };
    };

    beforeAll(() => {
        for (const path of SOURCES) cpSync(join(root, path), join(hooks, path), { recursive: true });
        const manifest = JSON.parse(readFileSync(join(hooks, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
        const devDependencies = Object.fromEntries(Object.entries(manifest.devDependencies).filter(([name]) => !NOT_NEEDED.test(name)));
        writeFileSync(join(hooks, 'package.json'), JSON.stringify({ ...manifest, devDependencies }, undefined, 2));
        for (const path of [hooks, work]) {
            mkdirSync(path, { recursive: true });
            git(path, 'init', '--quiet');
        }
        git(hooks, 'add', '--all');
        git(hooks, 'commit', '--quiet', '-m', 'hooks');
        write('.pre-commit-config.yaml', `repos:\n  - repo: ${hooks}\n    rev: ${git(hooks, 'rev-parse', 'HEAD')}\n    hooks:\n      - id: journey-lint\n      - id: journey-format\n`);
        write('旅程/repair.journey', JOURNEY);
        git(work, 'commit', '--quiet', '-m', 'first');
        execFileSync('pre-commit', ['install-hooks'], { cwd: work, stdio: ['ignore', 'ignore', 'inherit'], env: preCommitEnv });
    }, 400_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('let a good journey through', () => {
        write('旅程/repair.journey', JOURNEY.replace('Bring in', '送修'));
        const { code, output } = run();
        expect(output).toMatch(/journey lint\.+Passed\njourney format\.+Passed/);
        expect(code).toBe(0);
    });

    it('stop a journey that is wrong, and says where', () => {
        write('旅程/repair.journey', JOURNEY.replace('channel desk\n      ends', 'channel dsk\n      ends'));
        const { code, output } = run();
        expect(code).toBe(1);
        expect(output).toContain('旅程/repair.journey:10:15');
        expect(output).toContain('unresolved-reference');
    });

    it('format what is committed', () => {
        write('旅程/repair.journey', JOURNEY.replaceAll('      ', '         '));
        const { code, output } = run();
        expect(output).toMatch(/journey format\.+Failed/);
        expect(code).toBe(1);
        expect(readFileSync(join(work, '旅程/repair.journey'), 'utf8')).toBe(JOURNEY);
    });
});
