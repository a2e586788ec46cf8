/**
 * The second half of `npm start`, after the build: checks all examples, says what was found, and shows their maps
 * in the browser until Ctrl-C. `--once` fetches every page itself instead, and ends.
 */
import { eastAsianWidth } from 'get-east-asian-width';
import { drawMaps, examine, findProjects } from './examples.mjs';
import { examplePage, indexPage, mapAddress, pageAddress, style } from './pages.mjs';
import { serve } from './serve.mjs';

const HTML = 'text/html; charset=utf-8';
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

    const answers = await answersFor(examples);
    const { address, stop } = await serve(answers);
    if (isOnce) {
        await fetchAll(address, answers).finally(stop);
        const journeys = examples.reduce((sum, example) => sum + example.journeys, 0);
        console.log(`The maps of all ${journeys} journeys were drawn and served.`);
        return;
    }
    console.log(nextSteps(address));
    stopWhenAsked(stop);
}

function stopWhenAsked(stop) {
    const parent = process.ppid;
    // The shell between npm and this process may die of a signal without passing it on; then this one is adopted.
    const watch = setInterval(() => {
        if (process.ppid !== parent) end();
    }, 500);
    // `on`, not `once`: npm passes a Ctrl-C on that this process has got already, and the second one must not kill it.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);

    function end() {
        clearInterval(watch);
        stop();
    }
}

async function answersFor(examples) {
    const answers = new Map([
        ['/', { type: HTML, text: indexPage(examples) }],
        ['/style.css', { type: 'text/css; charset=utf-8', text: style }],
    ]);
    for (const example of examples) {
        const maps = await drawMaps(example);
        answers.set(pageAddress(example), { type: HTML, text: examplePage(example, maps) });
        for (const { name, svg } of maps) answers.set(mapAddress(example, name), { type: 'image/svg+xml', text: svg });
    }
    return answers;
}

async function fetchAll(address, answers) {
    for (const [path, { text }] of answers) {
        const response = await fetch(new URL(path, address));
        if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
        if ((await response.text()) !== text) throw new Error(`${path} was answered with another text`);
    }
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
        `The maps of the examples:  ${address}`,
        '',
        'What next:',
        '  node out/cli/journey.js lint examples/618-remote-control   what was found, and where',
        '  node out/cli/journey.js explain handoff-no-fallback        why a rule speaks, with a bad and a good example',
        '  node out/cli/journey.js init                               a first journey of your own, in the current folder',
        '',
        'Ctrl-C stops the server.',
    ].join('\n');
}
