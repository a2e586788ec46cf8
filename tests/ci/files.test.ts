import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { format } from '../../language-server/format';
import { bundle, freshenBundle } from '../cli/fresh-bundle';
import { cleanJourney } from '../cli/journey';
import { repositoryWith } from '../cli/repository';
import { root } from '../harness/examples';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const files = readdirSync(join(root, 'examples/ci'));

describe('the guide', () => {
    const guide = read('docs/ci.md');
    test('names every file to copy', () => {
        for (const file of files) expect(guide).toContain(`../examples/ci/${file})`);
    });
    test('lists the inputs and outputs of the action', () => {
        const [inputs = '', outputs = ''] = read('action.yml').split('\nruns:')[0]!.split('\ninputs:')[1]!.split('\noutputs:');
        const shown = (value: string): string => (value === "''" ? '' : value.includes('github.token') ? 'the token of the run' : `\`${value.replaceAll("'", '')}\``);
        const rows = [
            ...[...inputs.matchAll(/^ {2}([\w-]+):\n {4}description: (.*)\n {4}default: (.*)$/gm)].map(([, name = '', about = '', value = '']) => `| \`${name}\` | ${shown(value)} | ${about.replaceAll('"', '')} |`),
            ...[...outputs.matchAll(/^ {2}([\w-]+):\n {4}description: (.*)$/gm)].map(([, name = '', about = '']) => `| \`${name}\` | ${about} |`),
        ];
        expect(rows.length).toBeGreaterThan(15);
        for (const row of rows) expect(guide).toContain(row);
    });
});

describe('the files to copy', () => {
    beforeAll(freshenBundle, 60_000);

    test.each(files)('%s: each command of it runs', (file) => {
        const formatted = format(cleanJourney());
        const text = 'text' in formatted ? formatted.text : '';
        const { folder, commit, git } = repositoryWith({ 'coffee.journey': text });
        const base = git('rev-parse', 'HEAD');
        commit({ 'coffee.journey': text.replace('"Order"', '"Choose"') });
        const lines = read(`examples/ci/${file}`).split('\n').flatMap((line) => /^(?: {4}- )?(?:if .*; then )?(journey (?!=).*?)(?:; fi)?$/.exec(line)?.[1] ?? []);
        if (file.endsWith('.sh') || file.startsWith('gitlab')) expect(lines).toHaveLength(3);
        for (const line of lines) {
            execFileSync('sh', ['-eu', '-c', `journey() { "${process.execPath}" "${bundle}" "$@"; }\n${line}`], {
                cwd: folder, stdio: 'pipe', env: { PATH: process.env['PATH'], CI_MERGE_REQUEST_DIFF_BASE_SHA: base, BASE: base },
            });
        }
    });
    test('the workflows give only inputs that the action has', () => {
        const inputs = [...read('action.yml').split('\noutputs:')[0]!.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name);
        for (const file of files.filter((name) => name.startsWith('github'))) {
            const given = [...read(`examples/ci/${file}`).matchAll(/^ {10}([\w-]+): /gm)].map(([, name]) => name);
            expect(given.length).toBeGreaterThan(0);
            expect(inputs).toEqual(expect.arrayContaining(given));
        }
    });
    test('the hooks are those that there are', () => {
        const hooks = [...read('.pre-commit-hooks.yaml').matchAll(/^- id: (.*)$/gm)].map(([, id]) => id);
        expect([...read('examples/ci/pre-commit-config.yaml').matchAll(/- id: (.*)$/gm)].map(([, id]) => id)).toEqual(hooks);
    });
});
