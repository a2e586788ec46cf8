import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/checks/registry';
import { VERBS } from '../../src/cli/verbs';
import { cleanJourney, folderWith, journey, put, transcript } from './journey';

const script = async (shell: string): Promise<string> => (await journey(['completion', shell], { cwd: '/' })).stdout;
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
const FILES = { '旅 程.journey': cleanJourney(), 'notes.txt': '', 'sub/tea.journey': cleanJourney('tea') };

/** What a shell offers for the last word of a line. */
interface Offers { readonly line: string; readonly offers: readonly string[]; readonly never?: readonly string[] }
const LINES: readonly Offers[] = [
    { line: 'journey ', offers: Object.keys(VERBS), never: ['--fix'] },
    { line: 'journey re', offers: ['render', 'report'], never: ['lint'] },
    { line: 'journey help pre', offers: ['preview'] },
    { line: 'journey lint --fo', offers: ['--format'], never: ['--fix'] },
    { line: 'journey lint --format g', offers: ['github', 'gitlab'], never: ['sarif'] },
    { line: 'journey lint --only handoff-no-', offers: RULES.map(({ id }) => id).filter(id => id.startsWith('handoff-no-')) },
    { line: 'journey explain dead', offers: ['dead-end'] },
    { line: 'journey report --section p', offers: ['portfolio', 'promises'], never: ['effort'] },
    { line: 'journey completion ', offers: ['bash', 'zsh', 'fish'] },
    { line: 'journey lint --locale zh', offers: ['zh-Hans', 'zh-Hant'] },
];

describe('bash', () => {
    /** Asks the script as bash does, which takes `--format=g` apart into three words. */
    async function offered(line: string, cwd: string): Promise<readonly string[]> {
        const words = line.split(/ |(?==)|(?<==)/);
        const program = `${await script('bash')}
COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_journey
printf '%s\\n' "\${COMPREPLY[@]}"`;
        const { stdout, stderr, status } = spawnSync('bash', ['--norc', '--noprofile', '-c', program], { cwd, encoding: 'utf8' });
        expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
        return stdout.split('\n').filter(each => each !== '');
    }

    test.each(LINES)('$line', async ({ line, offers, never = [] }) => {
        const found = await offered(line, folderWith({}));
        expect(found).toEqual(expect.arrayContaining([...offers]));
        expect(found.filter(each => never.includes(each))).toEqual([]);
    });

    test('a value behind `=`', async () => {
        expect(await offered('journey lint --format=git', folderWith({}))).toEqual(['github', 'gitlab'].filter(each => each.startsWith('git')));
        expect(await offered('journey lint --format=', folderWith({}))).toContain('sarif');
    });

    test('journeys and folders as paths, all files as values', async () => {
        const cwd = folderWith(FILES);
        expect((await offered('journey lint ', cwd)).slice().sort()).toEqual(['sub', '旅 程.journey']);
        expect((await offered('journey lint --config ', cwd)).slice().sort()).toEqual(['notes.txt', 'sub', '旅 程.journey']);
        expect(await offered('journey init ', cwd)).toEqual(['sub']);
        expect(await offered('journey rules ', cwd)).toEqual([]);
        put(cwd, { 'config.journey': '' });
        expect((await offered('journey config ', cwd)).slice().sort()).toEqual(['config.journey', 'explain', 'sub', '旅 程.journey']);
    });

    test('nothing in it that the shell would read', async () => {
        for (const line of (await script('bash')).split('\n').filter(each => /words="|flags="/.test(each))) {
            for (const [, words] of line.matchAll(/="([^"]*)"/g)) expect(words).toMatch(/^(?:[\w -]*|\$flags)$/);
        }
    });
});

describe('fish', () => {
    test.skipIf(!has('fish')).each(LINES)('$line', async ({ line, offers, never = [] }) => {
        const cwd = folderWith({ 'journey.fish': await script('fish') });
        const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', `source ${join(cwd, 'journey.fish')}; complete -C '${line}'`], { cwd, encoding: 'utf8', env: { ...process.env, HOME: cwd } });
        expect(stderr).toBe('');
        const found = stdout.split('\n').map(each => each.split('\t')[0]!);
        expect(found).toEqual(expect.arrayContaining([...offers]));
        expect(found.filter(each => never.includes(each))).toEqual([]);
    });

    test('each line is one command, with its texts in quotes', async () => {
        for (const line of (await script('fish')).trimEnd().split('\n').slice(1)) expect(line).toMatch(/^complete -c journey(?: (?:-[\w-]+|[\w-]+|'(?:[^'\\]|\\.)*'))+$/);
    });
});

describe('zsh', () => {
    /** Stands in for zsh's own helpers, and shows what they are asked for. */
    const STUBS = '_describe() { print -r -- describe; eval "print -rl -- \\"\\${(@)$4}\\"" }; _arguments() { print -rl -- "$@" }; compdef() { : };';
    test.skipIf(!has('zsh'))('asks for what fits the words so far', async () => {
        const ask = async (words: readonly string[]): Promise<string> => {
            const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', `${STUBS}\n${await script('zsh')}\nwords=(${words.map(word => `'${word}'`).join(' ')}); CURRENT=${words.length}; _journey`], { encoding: 'utf8' });
            expect(stderr).toBe('');
            return stdout;
        };
        expect(await ask(['journey', ''])).toContain('lint:Check journeys');
        expect(await ask(['journey', 'lint', '--format', ''])).toContain('*--format=[How to report]:NAME =FILE:(text compact json sarif ');
        expect(await ask(['journey', 'explain', ''])).toContain('1:word:(internal-error ');
        expect(await ask(['journey', 'report', ''])).toContain('*:path:_files -g "*.journey(-.)"');
    });

    test('texts stand in quotes', async () => {
        const left = (await script('zsh')).replace(/'(?:[^']|'\\'')*'/g, '').split('\n').filter(line => /^ {8,}/.test(line));
        expect(left.filter(line => !/^ +(?:[\w-]+\)|_arguments -s \\|help\) _arguments  ;;|\\| ;;|_describe -t verbs verb verbs|return|)$/.test(line))).toEqual([]);
    });
});

test('another shell, and none', async () => {
    const cwd = folderWith({});
    expect(await transcript('journey completion powershell', { cwd })).toBe('\n$ journey completion powershell\nstderr: journey: Name your shell: `journey completion bash`, `zsh` or `fish`. There is no completion for `powershell`.\nexit 2\n');
    expect(await transcript('journey completion', { cwd })).toBe('\n$ journey completion\nstderr: journey: Name your shell: `journey completion bash`, `zsh` or `fish`.\nexit 2\n');
});
