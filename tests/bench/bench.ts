import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateProject, type GeneratedFile, type GeneratedProject } from './generate';
import { groups, type Bench, type Sizes } from './groups';
import { run } from './measure';
import { line, passed, type Measure } from './report';

interface Places { readonly root: string; /** Where the drivers are built. */ readonly drivers: string; readonly probe: string }

const FULL: Sizes = { small: 100, middle: 1000, large: 10_000, doubling: { touchpoints: 2000, references: 8000, comments: 200_000 }, rounds: 5, fewRounds: 3, editRounds: 20 };
const SMOKE: Sizes = { small: 60, middle: 70, large: 80, doubling: { touchpoints: 100, references: 200, comments: 400 }, rounds: 1, fewRounds: 1, editRounds: 2 };

/** Measures, prints, and answers the exit code. */
export async function main(args: readonly string[], { root, drivers, probe }: Places): Promise<number> {
    const { values } = parseArgs({
        args: [...args],
        options: { smoke: { type: 'boolean' }, json: { type: 'string' }, strict: { type: 'boolean' }, only: { type: 'string', multiple: true } },
    });
    const names = Object.keys(groups);
    const wrong = values.only?.find(name => !names.includes(name));
    if (wrong !== undefined) {
        console.error(`bench: --only ${wrong}: there is no such group. Groups: ${names.join(', ')}.`);
        return 2;
    }
    const isSmoke = values.smoke === true;
    const sizes = isSmoke ? SMOKE : FULL;
    const folder = mkdtempSync(join(tmpdir(), 'journey-bench-'));
    try {
        const bench = await prepare({ root, drivers, probe }, sizes, folder, isSmoke);
        const measures: Measure[] = [];
        console.log(`Ratios of CPU time in this run. Node ${process.version}, ${cpus().length} processors.${isSmoke ? ' SMOKE: the sizes are far too small, so nothing is judged.' : ''}\n`);
        for (const [name, measureGroup] of Object.entries(groups)) {
            if (values.only !== undefined && !values.only.includes(name)) continue;
            console.log(`${name}:`);
            for await (const measure of measureGroup(bench)) {
                measures.push(measure);
                console.log(`  ${line(measure, isSmoke)}`);
            }
        }
        const judged = isSmoke ? [] : measures.filter(measure => passed(measure) !== undefined);
        const missed = judged.filter(measure => passed(measure) === false);
        console.log(`\n${judged.length - missed.length} goals passed, ${missed.length} missed${missed.length === 0 ? '' : `: ${missed.map(({ id }) => id).join(', ')}`}`);
        if (values.json !== undefined) {
            const result = { node: process.version, smoke: isSmoke, command: bench.isCommand ? 'journey' : 'driver', measures: measures.map(measure => ({ ...measure, passed: isSmoke ? null : passed(measure) ?? null })) };
            writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
        }
        return values.strict === true && missed.length > 0 ? 1 : 0;
    }
    finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

async function prepare({ root, drivers, probe }: Places, sizes: Sizes, folder: string, isSmoke: boolean): Promise<Bench> {
    const projects = new Map<number, { readonly project: GeneratedProject; readonly folder: string }>();
    const write = (name: string, files: readonly GeneratedFile[]): string => {
        const target = join(folder, name);
        for (const { path, text } of files) {
            mkdirSync(dirname(join(target, path)), { recursive: true });
            writeFileSync(join(target, path), text);
        }
        return target;
    };
    const projectOf = (count: number): { readonly project: GeneratedProject; readonly folder: string } => {
        const known = projects.get(count);
        if (known !== undefined) return known;
        const project = generateProject(count);
        const made = { project, folder: write(`project-${count}`, [{ path: 'journey.config.json', text: '{}\n' }, ...project.files]) };
        projects.set(count, made);
        return made;
    };

    const command = join(root, 'out', 'cli', 'journey.js');
    const one = write('one', generateProject(5, { breakage: 'none' }).files.map(({ path, text }) => ({ path: path.replaceAll('/', '-'), text })));
    const isCommand = existsSync(command) && await works(probe, command, one);
    if (!isCommand) console.log('*** The command line cannot be run yet: a driver that compiles and checks stands in for `journey lint`. ***\n');
    return {
        sizes, probe, isSmoke, isCommand, write, projectOf,
        driver: name => join(drivers, `${name}.js`),
        lint: path => (isCommand ? [command, 'lint', '--today', '2026-11-21', path] : [join(drivers, 'lint.js'), path]),
        server: ['--require', join(root, 'tests/bench/server-probe.cjs'), join(root, 'out/server.js'), '--stdio'], serverProbe: join(root, 'tests/bench/server-probe.cjs'),
        command, soundFile: soundFile(),
        likec4: process.env['JOURNEY_BENCH_LIKEC4'], peers: process.env['JOURNEY_BENCH_PEERS'],
    };
}

function soundFile(): string {
    const shared = ['owner platform "Platform"', 'channel app "App" : app', 'channel parcel "Parcel" : courier', 'supplier workshop {', '  accountable platform', '  obligation "Repair" within 2d', '}',
        'information address', 'information receipt', 'persona buyer', ''].join('\n');
    return `${shared}\n${generateProject(5, { breakage: 'none' }).files.at(-1)!.text}`;
}

async function works(probe: string, command: string, folder: string): Promise<boolean> {
    try {
        await run(probe, { args: [command, 'lint', '--today', '2026-11-21', folder], expectedCodes: [0, 1] });
        return true;
    }
    catch (error) {
        console.error(error instanceof Error ? error.message : error);
        return false;
    }
}
