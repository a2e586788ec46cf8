import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { generateProject, type GeneratedFile } from './generate';
import type { Bench } from './groups';
import { ratioOfSamples, treesInTurns, type Command } from './measure-tree';
import type { Measure } from './report';

/** How many files of the project another revision has changed. */
const CHANGED = 5;

/** What a pull request costs: lint of a changed file, and the diff of two revisions. From the start of a process to its exit, with git's own processes. */
export async function* ci(bench: Bench): AsyncGenerator<Measure> {
    const { sizes, isCommand, isSmoke, soundFile, command } = bench;
    if (!isCommand || !hasGit()) {
        console.log('  *** SKIPPED: this takes the built command line and git. ***');
        return;
    }
    const rounds = isSmoke ? 1 : sizes.rounds;
    const one = revisions(bench, 'ci-one', [{ path: 'one.journey', text: soundFile }], ['one.journey']);
    const { files, journeys } = generateProject(sizes.middle);
    const changed = journeys.filter((_, i) => i % Math.floor(journeys.length / CHANGED) === 1).slice(0, CHANGED);
    const project = revisions(bench, 'ci-project', files, changed);
    const journey = (cwd: string, ...args: readonly string[]): Command => ({ line: [process.execPath, command, ...args, '--today', '2026-11-21'], cwd, expectedCodes: [0, 1] });
    const nothing: Command = { line: [process.execPath, '-e', '0'], cwd: one };

    const others = peers(bench);
    const small = await treesInTurns<Measured | Peer>({
        nothing, lint: journey(one, 'lint', 'one.journey'), since: journey(one, 'lint', '--since', 'HEAD~1'), diff: journey(one, 'diff', 'HEAD~1..HEAD'), git: gitDiff(one), ...others,
    } as Record<Measured | Peer, Command>, isSmoke ? 1 : 9);
    if (small === undefined) {
        console.log('  *** SKIPPED: this takes bash, which knows what a process and its children have cost. ***');
        return;
    }
    yield { id: 'ci-lint', name: 'lint of one changed file, start to exit / `node -e 0`', ratio: ratioOfSamples(small.lint, small.nothing), goal: { atMost: 3 } };
    yield { id: 'ci-since', name: 'lint of what changed since a commit, with git / `node -e 0`', ratio: ratioOfSamples(small.since, small.nothing), goal: { atMost: 3 } };
    yield { id: 'ci-diff-small', name: 'diff of two revisions of one file, with git / `node -e 0`', ratio: ratioOfSamples(small.diff, small.nothing) };
    yield { id: 'ci-git-small', name: 'the same / `git diff`', ratio: ratioOfSamples(small.diff, small.git) };
    for (const name of PEERS) {
        if (name in others) yield { id: `ci-${name}`, name: `${name} / our lint, of one small file each`, ratio: ratioOfSamples(small[name], small.lint) };
    }

    const large = await treesInTurns({ nothing, lint: journey(project, 'lint'), within: journey(project, 'lint', changed[0]!), diff: journey(project, 'diff', 'HEAD~1..HEAD'), git: gitDiff(project) }, rounds);
    if (large === undefined) return;
    const of = `${files.length.toLocaleString('en')} files`;
    yield { id: 'ci-diff', name: `diff of two revisions of ${of}, ${changed.length} of them changed / lint of the project`, ratio: ratioOfSamples(large.diff, large.lint), goal: { atMost: 1.5 } };
    yield { id: 'ci-git', name: 'the same / `git diff`', ratio: ratioOfSamples(large.diff, large.git) };
    yield { id: 'ci-within', name: `lint of one file among ${of} / lint of all`, ratio: ratioOfSamples(large.within, large.lint), detail: 'every file is read, since its names may stand in any' };
}

const gitDiff = (cwd: string): Command => ({ line: ['git', 'diff', '--no-ext-diff', 'HEAD~1..HEAD'], cwd });

function hasGit(): boolean {
    try {
        execFileSync('git', ['--version'], { stdio: 'ignore' });
        return true;
    }
    catch {
        return false;
    }
}

/** A repository of two commits: in the second one, some files say another thing. */
function revisions({ write }: Bench, name: string, files: readonly GeneratedFile[], changed: readonly string[]): string {
    const folder = write(name, [{ path: 'journey.config.json', text: '{}\n' }, ...files]);
    const git = (...args: readonly string[]): void => {
        execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, stdio: 'ignore' });
    };
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'One');
    write(name, files.filter(({ path }) => changed.includes(path)).map(({ path, text }) => {
        const next = text.replace(/promises [^ ]+ "/, '$&Promised: ').replace(/within \d+d/, 'within 12d');
        if (next === text) throw new Error(`Nothing is changed in ${path}.`);
        return { path, text: next };
    }));
    git('commit', '-qam', 'Two');
    return folder;
}

// ---- What others lint with --------------------------------------------------------------------------------------------

const PEERS = ['eslint', 'biome', 'bpmnlint'] as const;
type Peer = typeof PEERS[number];
type Measured = 'nothing' | 'lint' | 'since' | 'diff' | 'git';

const SCRIPT = `export function total(prices) {\n${Array.from({ length: 40 }, (_, i) => `    const price${i} = prices[${i}] ?? 0;\n    if (price${i} > 100) console.log('dear', price${i});\n`).join('')}    return prices.length;\n}\n`;

function bpmn(): string {
    const tasks = Array.from({ length: 20 }, (_, i) => `    <bpmn:task id="task${i}" name="Task ${i}"/>\n    <bpmn:sequenceFlow id="flow${i}" sourceRef="${i === 0 ? 'start' : `task${i - 1}`}" targetRef="task${i}"/>`);
    return ['<?xml version="1.0" encoding="UTF-8"?>', '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="all" targetNamespace="http://example.org">', '  <bpmn:process id="shop" isExecutable="false">', '    <bpmn:startEvent id="start" name="Start"/>', ...tasks,
        '    <bpmn:sequenceFlow id="last" sourceRef="task19" targetRef="end"/>', '    <bpmn:endEvent id="end" name="End"/>', '  </bpmn:process>', '</bpmn:definitions>', ''].join('\n');
}

/** Those that are installed in the folder that JOURNEY_BENCH_PEERS names. A finding is no failure. */
function peers({ write, peers: installed }: Bench): Partial<Record<Peer, Command>> {
    if (installed === undefined) {
        console.log('  *** SKIPPED: eslint, biome and bpmnlint are not measured. Set JOURNEY_BENCH_PEERS to a folder in which they are installed. ***');
        return {};
    }
    const cwd = write('ci-peers', [
        { path: 'one.js', text: SCRIPT }, { path: 'eslint.config.mjs', text: 'export default [{ rules: { "no-unused-vars": "error", "no-var": "error", eqeqeq: "error", "no-shadow": "error" } }];\n' },
        { path: 'biome.json', text: '{}\n' }, { path: 'one.bpmn', text: bpmn() }, { path: '.bpmnlintrc', text: '{ "extends": "bpmnlint:recommended" }\n' },
    ]);
    const lines: Record<Peer, readonly string[]> = { eslint: ['one.js'], biome: ['lint', 'one.js'], bpmnlint: ['one.bpmn'] };
    return Object.fromEntries(PEERS.flatMap(name => {
        const program = join(installed, 'node_modules', '.bin', name);
        if (existsSync(program)) return [[name, { line: [program, ...lines[name]], cwd, expectedCodes: [0, 1] }]];
        console.log(`  *** SKIPPED: ${name} is not installed in ${installed}. ***`);
        return [];
    }));
}
