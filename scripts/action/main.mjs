/**
 * What `action.yml` runs: lint with annotations, then what a pull request does to the customer, as a comment.
 * It needs nothing but Node and git. Everything that comes from outside is data: it reaches programs as arguments.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { baseOf } from './base.mjs';
import { putComment } from './comment.mjs';

/** What the command line answers when it could not do its work. */
const FAILED = 2;

async function main() {
    const given = inputsOf(env);
    const inputs = { ...given, command: given.command.length === 0 ? ownCommand() : given.command };
    const event = eventOf(env.GITHUB_EVENT_PATH);
    const cwd = join(env.GITHUB_WORKSPACE ?? '.', inputs.workingDirectory);
    const folder = mkdtempSync(join(env.RUNNER_TEMP ?? realpathSync(tmpdir()), 'journeys-'));
    const base = event.pull_request === undefined ? undefined : baseOf(event.pull_request.base.sha, cwd, notice);
    const isFork = event.pull_request !== undefined && event.pull_request.head.repo?.full_name !== event.pull_request.base.repo?.full_name;

    const sarif = inputs.sarif && !isFork ? join(folder, 'journeys.sarif') : undefined;
    if (inputs.sarif && isFork) notice('A pull request from a fork may not write to code scanning: the findings are shown as annotations.');
    const lint = journey(inputs, cwd, [
        'lint', ...inputs.paths, '--fail-on', inputs.failOn, '--format', 'github', ...(sarif === undefined ? [] : ['--format', `sarif=${sarif}`]),
        ...(inputs.onlyNew && base?.isConnected === true ? ['--since', base.revision] : []),
    ]);
    output('lint', lint);
    if (sarif !== undefined && existsSync(sarif)) output('sarif', sarif);

    let diff;
    if (inputs.diff && base !== undefined) {
        const markdown = join(folder, 'journeys.md');
        const changes = join(folder, 'journeys.json');
        diff = journey(inputs, cwd, ['diff', base.revision, '--fail-on', inputs.diffFailOn, '--format', `markdown=${markdown}`, '--format', `json=${changes}`]);
        output('diff', diff);
        if (existsSync(markdown)) {
            output('markdown', markdown);
            await tell(readFileSync(markdown, 'utf8'), hasChanges(changes), inputs, event);
        }
    }
    return Math.max(lint, diff ?? 0);
}

/** The comment where that is allowed, the job summary always. */
async function tell(markdown, isWorthOne, inputs, event) {
    if (env.GITHUB_STEP_SUMMARY !== undefined) appendFileSync(env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
    if (!inputs.comment) return;
    const result = await putComment({
        api: env.GITHUB_API_URL ?? 'https://api.github.com', token: inputs.token, repository: env.GITHUB_REPOSITORY, pullRequest: event.pull_request.number, name: inputs.commentName, markdown, isWorthOne,
    });
    if (result.url !== undefined) output('comment-url', result.url);
    if (result.problem !== undefined) notice(`The comment could not be written (${result.problem}): what changes for the customer stands in the job summary.`);
}

/** What cannot be read may have changes. */
function hasChanges(path) {
    if (!existsSync(path)) return true;
    const { changes = [], broken = [] } = JSON.parse(readFileSync(path, 'utf8'));
    return 0 < changes.length + broken.length;
}

/** The command line that came with the action; it is built when it is first needed. */
function ownCommand() {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const bundle = join(root, 'out/cli/journey.js');
    if (!existsSync(bundle)) {
        console.log('Building the command line: about half a minute.');
        // What builds it is for development; a workflow may say that this is production.
        for (const [program, args] of [['npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--silent']], [process.execPath, ['esbuild.mjs']]]) {
            // On Windows, npm is a script that only a shell can start; nothing of these words comes from outside.
            const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: program === 'npm' && process.platform === 'win32' });
            if (status !== 0) throw new Problem(`The command line could not be built: \`${program} ${args.join(' ')}\` failed. Give a \`command\` of your own.`);
        }
    }
    return [process.execPath, bundle];
}

/** Runs the command line. @returns its exit code. */
function journey({ command: [program, ...before], locale }, cwd, args) {
    const { status, error } = spawnSync(program, [...before, ...args, ...(locale === '' ? [] : ['--locale', locale])], { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    if (error !== undefined) say('error', `\`${program}\` cannot be run: ${error.message}`);
    return status ?? FAILED;
}

function inputsOf(from) {
    const text = (name, otherwise) => from[`INPUT_${name}`]?.trim() || otherwise;
    const words = (name) => text(name, '').split(/\s+/).filter((word) => word !== '');
    const isTrue = (name) => {
        const value = text(name, 'false');
        if (value !== 'true' && value !== 'false') throw new Problem(`\`${name.toLowerCase().replaceAll('_', '-')}\` is \`${value}\`; it is either \`true\` or \`false\`.`);
        return value === 'true';
    };
    const commentName = text('COMMENT_NAME', 'journeys');
    if (!/^[\w-]{1,60}$/.test(commentName)) throw new Problem(`\`comment-name\` is \`${commentName}\`; it is made of letters, digits and hyphens, 60 at most.`);
    return {
        paths: words('PATHS'), workingDirectory: text('WORKING_DIRECTORY', '.'), command: words('COMMAND'), failOn: text('FAIL_ON', 'error'), onlyNew: isTrue('ONLY_NEW'),
        diff: isTrue('DIFF'), diffFailOn: text('DIFF_FAIL_ON', 'breaking'), comment: isTrue('COMMENT'), commentName, sarif: isTrue('SARIF'), locale: text('LOCALE', ''), token: text('TOKEN', ''),
    };
}

/** What happened, as GitHub tells it. */
function eventOf(path) {
    return path === undefined || !existsSync(path) ? {} : JSON.parse(readFileSync(path, 'utf8'));
}

function output(name, value) {
    if (env.GITHUB_OUTPUT !== undefined) appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`);
}

function notice(message) {
    say('notice', message);
}

function say(level, message) {
    console.log(`::${level}::${message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`);
}

/** Something that whoever uses the action can mend. */
class Problem extends Error {}

if (argv[1] !== undefined && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) {
    try {
        exit(await main());
    } catch (error) {
        if (!(error instanceof Problem)) throw error;
        say('error', error.message);
        exit(FAILED);
    }
}
