import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { format } from '../../language-server/format';
import { bundle, freshenBundle } from '../cli/fresh-bundle';
import { cleanJourney, folderWith, put } from '../cli/journey';
import { repositoryWith, type TestRepository } from '../cli/repository';
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

/** A repository in which somebody has changed a journey. */
function twoStates(): TestRepository {
    const formatted = format(cleanJourney());
    const text = 'text' in formatted ? formatted.text : '';
    const repository = repositoryWith({ 'coffee.journey': text });
    repository.commit({ 'coffee.journey': text.replace('"Order"', '"Choose"') });
    return repository;
}

describe('the files to copy', () => {
    beforeAll(freshenBundle, 60_000);

    test.each(files)('%s: each command of it runs', (file) => {
        const { folder, git } = twoStates();
        const base = git('rev-parse', 'HEAD~1');
        const lines = read(`examples/ci/${file}`).split('\n').flatMap((line) => /^(?: {4}- )?(?:if .*; then )?(journey (?!=).*?)(?:; fi)?$/.exec(line)?.[1] ?? []);
        if (file.endsWith('.sh') || file.startsWith('gitlab')) expect(lines).toHaveLength(3);
        for (const line of lines) {
            execFileSync('sh', ['-eu', '-c', `journey() { "${process.execPath}" "${bundle}" "$@"; }\n${line}`], {
                cwd: folder, stdio: 'pipe', env: { PATH: process.env['PATH'], CI_MERGE_REQUEST_DIFF_BASE_SHA: base, BASE: base },
            });
        }
    });
    test('gitlab.yml: the whole script runs in a shell as GitLab starts it, again and again', () => {
        const yaml = read('examples/ci/gitlab.yml');
        const steps = (name: string): readonly string[] => [...new RegExp(`^  ${name}:\\n((?:    .*\\n)+)`, 'm').exec(yaml)![1]!.matchAll(/^ {4}- (.*)$/gm)].map(([, line]) => line!);
        const script = [...steps('before_script'), ...steps('script')].join('\n');
        // What would come from elsewhere: the clone has the bundle of this test in it.
        const stubs = folderWith({
            'bin/git': `#!/bin/sh\ncase $1 in clone) mkdir -p "$4/out/cli" && cp "${bundle}" "$4/out/cli/journey.js" ;; checkout) ;; *) exec "${execFileSync('which', ['git'], { encoding: 'utf8' }).trim()}" "$@" ;; esac\n`,
            'bin/npm': '#!/bin/sh\nexit 0\n',
        });
        for (const name of ['git', 'npm']) chmodSync(join(stubs, 'bin', name), 0o755);
        const { folder, commit, git } = twoStates();
        for (let run = 1; run <= 2; run++) {
            // https://docs.gitlab.com/runner/shells: the script is the input of a shell that nobody types into.
            execFileSync('bash', [], {
                input: `set -eo pipefail\n: | eval "$SCRIPT"\n`, cwd: folder, stdio: ['pipe', 'pipe', 'pipe'],
                env: { PATH: `${join(stubs, 'bin')}:${dirname(process.execPath)}:${process.env['PATH']}`, SCRIPT: `set -eo pipefail\n${script}`, CI_MERGE_REQUEST_DIFF_BASE_SHA: git('rev-parse', 'HEAD~1') },
            });
            for (const file of ['code-quality.json', 'junit.xml', 'journeys.md']) expect(existsSync(join(folder, file)), file).toBe(true);
            commit({ 'other.txt': `${run}` });
        }
    });
    test('any.sh: runs as it is, beside a build of this repository', () => {
        const { folder, git } = twoStates();
        put(folder, { '.journey-lang/out/cli/journey.js': readFileSync(bundle), 'check.sh': read('examples/ci/any.sh') });
        execFileSync('sh', ['check.sh'], { cwd: folder, stdio: 'pipe', env: { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, BASE: git('rev-parse', 'HEAD~1') } });
        for (const file of ['journeys.sarif', 'junit.xml', 'journeys.md']) expect(existsSync(join(folder, file)), file).toBe(true);
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
