/**
 * The second half of `npm start`, after the build: checks all examples, says what was found, and shows them in a browser with
 * `journey preview` until Ctrl-C. `--once` fetches every page itself instead, and ends.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eastAsianWidth } from 'get-east-asian-width';
import { commandLine, examine, examplesFolder, findProjects } from './examples.mjs';

const isOnce = process.argv.includes('--once');

try {
    await start();
} catch (error) {
    console.error(`npm start: ${error.message}`);
    process.exitCode = 1;
}

async function start() {
    console.log('\nChecking the examples …\n');
    const examples = [];
    for (const project of findProjects()) examples.push(await examine(project));
    console.log(summary(examples));

    const { address, ended, stop } = await startPreview();
    if (isOnce) {
        const count = await fetchAll(address).finally(stop);
        console.log(`All ${count} pages of the examples were made and served.`);
    } else {
        console.log(nextSteps(address));
        stopWhenAsked(stop, ended);
    }
    const [code, signal] = await ended;
    if (code !== 0) throw new Error(`the preview ended with ${code ?? signal}`);
}

/** Runs `journey preview` for all examples. */
async function startPreview() {
    const preview = spawn(process.execPath, [commandLine, 'preview', examplesFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(preview, 'exit');
    const address = await Promise.race([
        once(preview.stdout, 'data').then(([chunk]) => chunk.toString().trim()),
        ended.then(([code]) => { throw new Error(`the preview did not start: ${code}`); }),
    ]);
    return { address, ended, stop: () => preview.kill('SIGINT') };
}

function stopWhenAsked(stop, ended) {
    const parent = process.ppid;
    // The shell between npm and this process may die of a signal without passing it on; then this one is adopted.
    const watch = setInterval(() => {
        if (process.ppid !== parent) stop();
    }, 500);
    // `on`, not `once`: npm passes a Ctrl-C on that this process has got already, and the second one must not kill it.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
    ended.then(() => clearInterval(watch), () => undefined);
}

/** Follows every link from the first page on. Answers how many pages there are. */
async function fetchAll(address) {
    const waiting = [address];
    const seen = new Set(waiting);
    for (const page of waiting) {
        const response = await fetch(page);
        if (!response.ok) throw new Error(`${decodeURI(page)} was answered with ${response.status}`);
        for (const [, href] of (await response.text()).matchAll(/ href="(?![a-z]+:)([^"#]+)[^"]*"/g)) {
            const target = new URL(href, page).href;
            if (!seen.has(target)) waiting.push(target);
            seen.add(target);
        }
    }
    return waiting.length;
}

function summary(examples) {
    const columns = ['journeys', 'touchpoints', 'errors', 'warnings', 'infos', 'findings'];
    const titleWidth = Math.max(...examples.map(({ title }) => widthOf(title)));
    const line = (title, cells) => [title + ' '.repeat(titleWidth - widthOf(title)), ...cells.map((cell, index) => String(cell).padStart(columns[index].length))].join('  ');
    const totals = columns.map((column) => examples.reduce((sum, example) => sum + example[column], 0));
    return [
        line('Example', columns),
        ...examples.map((example) => line(example.title, columns.map((column) => example[column]))),
        line('All', totals),
        '',
        'errors, warnings, infos: something to mend in the text, by weight.',
        'findings: true facts about a journey as customers live it today; something to mend in the world. They fail nothing.',
        '',
    ].join('\n');
}

/** In columns of a terminal: an ideograph takes two. */
function widthOf(text) {
    return [...text].reduce((width, character) => width + eastAsianWidth(character.codePointAt(0)), 0);
}

function nextSteps(address) {
    return [
        `The examples in a browser:  ${address}`,
        '',
        'What next:',
        '  node out/cli/journey.js lint examples/618-remote-control   what was found, and where',
        '  node out/cli/journey.js explain handoff-no-fallback        why a rule speaks, with a bad and a good example',
        '  node out/cli/journey.js preview .                          your own journeys in a browser while you write them',
        '  node out/cli/journey.js init                               a first journey of your own, in the current folder',
        '',
        'Ctrl-C ends it.',
    ].join('\n');
}
