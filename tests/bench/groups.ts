import { existsSync } from 'node:fs';
import { ci } from './ci';
import type { Edit } from './edit-script';
import { cpuOfRounds, editInTurns, filesOf, ratioOfRounds } from './edits-in-turns';
import { generateFile, likec4Project, type Breakage, type GeneratedFile, type GeneratedProject, type Growing } from './generate';
import { inTurns, ratioOf, run, type Cost, type Program } from './measure';
import type { Diagnostics } from './plain-langium';
import type { Measure } from './report';
import { server } from './server';

/** How large the projects are, in files; how much one file grows; how often things are measured. */
export interface Sizes {
    readonly small: number;
    readonly middle: number;
    readonly large: number;
    readonly doubling: Readonly<Record<Growing, number>>;
    readonly rounds: number;
    /** For what takes long. */
    readonly fewRounds: number;
    readonly editRounds: number;
}

export interface Bench {
    readonly sizes: Sizes;
    readonly probe: string;
    readonly isSmoke: boolean;
    /** Whether `journey lint` itself is measured. */
    readonly isCommand: boolean;
    /** Writes files below the temporary folder; answers the path of the folder that holds them. */
    readonly write: (name: string, files: readonly GeneratedFile[]) => string;
    readonly projectOf: (count: number) => { readonly project: GeneratedProject; readonly folder: string };
    readonly driver: (name: string) => string;
    /** The text of a file that is a project of its own: nothing else is read. */
    readonly soundFile: string;
    /** Arguments of `node` that start the built server. */
    readonly server: readonly string[];
    /** Loaded before a server, it says what that has cost. */
    readonly serverProbe: string;
    /** The built command line. */
    readonly command: string;
    /** Arguments of `node` that lint a file or folder. */
    readonly lint: (path: string) => readonly string[];
    /** The folder or program of an installed LikeC4. */
    readonly likec4: string | undefined;
    /** The folder in which other linters are installed. */
    readonly peers: string | undefined;
}

export type Group = (bench: Bench) => AsyncGenerator<Measure>;

const NOTHING: Program = { args: ['-e', '0'] };
const times = (n: number): string => n.toLocaleString('en');
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

async function* cold({ probe, lint, write, soundFile, isSmoke }: Bench): AsyncGenerator<Measure> {
    const folder = write('cold', [{ path: 'one.journey', text: soundFile }]);
    const cost = await inTurns(probe, { nothing: NOTHING, lint: { args: lint(`${folder}/one.journey`) } }, isSmoke ? 2 : 11);
    yield { id: 'cold', name: 'lint of one file / `node -e 0`', ratio: ratioOf(cost.lint, cost.nothing), goal: { atMost: 2.5 } };
    yield { id: 'cold-memory', name: 'peak memory of that / of `node -e 0`', ratio: cost.lint.memory / cost.nothing.memory };
}

async function* whole({ sizes, probe, lint, driver, projectOf }: Bench): AsyncGenerator<Measure> {
    const { small, middle, large } = sizes;
    const programsFor = (count: number): Record<'lex' | 'lint', Program> => {
        const { folder } = projectOf(count);
        return { lex: { args: [driver('read-and-lex'), folder] }, lint: { args: lint(folder) } };
    };
    const costs = new Map<number, Record<'lex' | 'lint', Cost>>();
    for (const count of [small, middle, large]) {
        const rounds = count === large ? sizes.fewRounds : sizes.rounds;
        if (count !== middle) {
            costs.set(count, await inTurns(probe, programsFor(count), rounds));
        }
        else {
            const cost = await inTurns(probe, { ...programsFor(count), plain: { args: [driver('plain-lint'), projectOf(count).folder] } }, rounds);
            costs.set(count, cost);
            const { lexing, parsing, linking, examples } = JSON.parse(cost.plain.runs[0]!.output) as Diagnostics;
            const { broken, bytes } = projectOf(count).project;
            const unexpected = lexing + parsing + Math.abs(linking - broken);
            if (unexpected > 0) console.log(`  *** Plain Langium read the project differently: ${lexing} lexing, ${parsing} parsing, ${linking} linking errors instead of ${broken}. ${examples.join('; ')} ***`);
            yield {
                id: 'plain', name: `plain Langium / lint of ${times(count)} files`, ratio: ratioOf(cost.plain, cost.lint), goal: { atLeast: 3 },
                detail: `${(bytes / 1e6).toFixed(1)} MB; both find the ${broken} broken references`,
            };
            yield { id: 'plain-memory', name: 'peak memory of plain Langium / of the lint', ratio: cost.plain.memory / cost.lint.memory };
        }
        const cost = costs.get(count)!;
        yield { id: `whole-${count}`, name: `lint of ${times(count)} files / reading and lexing them`, ratio: cost.lint.cpu / cost.lex.cpu };
    }
    const [one, ten] = [costs.get(middle)!, costs.get(large)!];
    yield { id: 'growth', name: `lint of ${times(large)} files / of ${times(middle)}`, ratio: ten.lint.cpu / one.lint.cpu, goal: { atMost: 11 } };
    yield {
        id: 'memory', name: `peak memory of ${times(large)} files / of ${times(middle)}`, ratio: ten.lint.memory / one.lint.memory,
        detail: `${megabytes(ten.lint.memory)} for ${megabytes(projectOf(large).project.bytes)} of text`,
    };
    const limited = await run(probe, { args: ['--max-old-space-size=1024', ...lint(projectOf(large).folder)] }).catch((error: unknown) => String(error));
    const fits = typeof limited !== 'string';
    yield {
        id: 'heap', name: `lint of ${times(large)} files within a heap of 1 GB (1 = yes)`, ratio: fits ? 1 : 0, goal: { atLeast: 1 },
        detail: fits ? `${(limited.cpu / ten.lint.cpu).toFixed(2)} × the time without the limit` : limited.slice(0, 200),
    };
}

/** The program of an installed LikeC4. */
export function likec4Program(installed: string | undefined): string | undefined {
    return installed === undefined ? undefined : [installed, `${installed}/bin/likec4.mjs`, `${installed}/node_modules/likec4/bin/likec4.mjs`].find(path => path.endsWith('.mjs') && existsSync(path));
}

async function* likec4({ sizes, probe, lint, projectOf, write, likec4: installed, isSmoke }: Bench): AsyncGenerator<Measure> {
    const program = likec4Program(installed);
    if (program === undefined) {
        console.log('  *** SKIPPED: LikeC4 is not measured. Set JOURNEY_BENCH_LIKEC4 to a folder in which `likec4` is installed. ***');
        return;
    }
    // Of a thousand files it takes minutes, so each is measured once.
    for (const count of isSmoke ? [sizes.small] : [sizes.small, sizes.middle]) {
        const { folder, project } = projectOf(count);
        const theirs = write(`likec4-${count}`, likec4Project(project));
        try {
            const cost = await inTurns(probe, {
                lint: { args: lint(folder) },
                likec4: { args: [program, 'validate', '--no-layout', theirs], timeoutSeconds: 900 },
            }, 1);
            const output = `${cost.likec4.runs[0]!.output}`;
            const files = /\((\d+) files\)/.exec(output)?.[1];
            yield {
                id: `likec4-${count}`, name: `\`likec4 validate\` / lint of ${times(count)} files with as many elements`, ratio: cost.likec4.cpu / cost.lint.cpu,
                ...(count === sizes.middle && { goal: { atLeast: 15 } }), detail: `LikeC4 says: ${files ?? '?'} files${cost.likec4.runs[0]!.code === 0 ? ', valid' : `, exit code ${cost.likec4.runs[0]!.code}`}`,
            };
        }
        catch (error) {
            console.log(`  *** LikeC4 failed on ${times(count)} files: ${error instanceof Error ? error.message.slice(0, 300) : String(error)} ***`);
        }
    }
}

async function* doubling({ sizes, probe, lint, write }: Bench): AsyncGenerator<Measure> {
    for (const growing of Object.keys(sizes.doubling) as Growing[]) {
        const n = sizes.doubling[growing];
        const fileOf = (count: number): string => `${write(`${growing}-${count}`, [{ path: 'one.journey', text: generateFile(growing, count) }])}/one.journey`;
        const cost = await inTurns(probe, { tiny: { args: lint(fileOf(20)) }, once: { args: lint(fileOf(n)) }, twice: { args: lint(fileOf(2 * n)) } }, sizes.rounds);
        const net = cost.twice.cpu - cost.tiny.cpu;
        yield {
            id: `doubling-${growing}`, name: `one file with ${times(2 * n)} ${growing} / with ${times(n)}, without the start`, ratio: net / (cost.once.cpu - cost.tiny.cpu), goal: { atMost: 2.2 },
            detail: `the larger one takes ${(cost.twice.cpu / cost.tiny.cpu).toFixed(1)} × a tiny one`,
        };
    }
}

async function* formatter({ sizes, probe, driver, projectOf }: Bench): AsyncGenerator<Measure> {
    const { output } = await run(probe, { args: [driver('format'), projectOf(sizes.middle).folder, String(sizes.rounds)], expectedCodes: [0] });
    const { bytes, broken, format, readAndLex } = JSON.parse(output) as { bytes: number; broken: number; format: number; readAndLex: number };
    if (broken > 0) throw new Error(`The formatter took ${broken} files for broken.`);
    yield { id: 'format', name: `reading and formatting ${times(sizes.middle)} files / reading and lexing them, warm`, ratio: format / readAndLex };
    yield { id: 'format-speed', name: 'MB of text a second of CPU time that are read and formatted', ratio: bytes / format, goal: { atLeast: 5 }, detail: `reading and lexing: ${(bytes / readAndLex).toFixed(1)}` };
}

async function* analysis({ sizes, probe, driver, isSmoke }: Bench): AsyncGenerator<Measure> {
    const { output } = await run(probe, { args: [driver('analysis'), '40', String(isSmoke ? 2 : 10 * sizes.rounds)], expectedCodes: [0] });
    const { parsing, analysis, longer } = JSON.parse(output) as { parsing: number; analysis: number; longer: number };
    yield { id: 'analysis', name: 'all analyses of a journey of 40 touchpoints / parsing its text', ratio: analysis / parsing, goal: { atMost: 1 } };
    yield { id: 'analysis-growth', name: 'those of one with 160 touchpoints / with 40', ratio: longer / analysis, goal: { atMost: 6 } };
}

/** Of one picture: CPU time of ours in two views, and of the peers' layout of the same graph. */
interface Drawn { readonly flow: number; readonly map: number; readonly elk: number; readonly dagre: number; readonly edges: number }

async function* layout({ sizes: { fewRounds }, probe, driver, isSmoke }: Bench): AsyncGenerator<Measure> {
    for (const count of isSmoke ? [40] : [40, 400, 4000]) {
        // dagre follows a long way by recursion.
        const args = ['--stack-size=7500', driver('layout'), String(count), String(isSmoke ? 3 : 5 * fewRounds)];
        const { output } = await run(probe, { args, expectedCodes: [0], timeoutSeconds: 300 });
        const cost = JSON.parse(output) as Drawn;
        const of = `${times(count)} touchpoints`;
        yield { id: `elk-${count}`, name: `ELK's layered layout / our flow as SVG text, ${of}`, ratio: cost.elk / cost.flow, goal: { atLeast: 20 }, detail: `${times(cost.edges)} ways` };
        yield { id: `dagre-${count}`, name: `dagre / our flow as SVG text, ${of}`, ratio: cost.dagre / cost.flow, goal: { atLeast: 10 } };
        yield { id: `elk-map-${count}`, name: `ELK's layered layout / our journey map as SVG text, ${of}`, ratio: cost.elk / cost.map };
    }
    const [few, many] = isSmoke ? [20, 40] : [400, 4000];
    const { output } = await run(probe, { args: [driver('layout-growth'), String(few), String(many), isSmoke ? '1' : '7'], expectedCodes: [0], timeoutSeconds: 600 });
    const growth = JSON.parse(output) as Record<'flow' | 'map' | 'mapWithAnalyses', number>;
    const sizes = `${times(many)} touchpoints / of ${times(few)}`;
    yield { id: 'layout-growth', name: `flow of ${sizes}`, ratio: growth.flow, goal: { atMost: 15 } };
    yield { id: 'map-growth', name: `journey map of ${sizes}`, ratio: growth.map, goal: { atMost: 15 } };
    yield { id: 'map-analyses-growth', name: 'the same with its analyses, as on the command line', ratio: growth.mapWithAnalyses };
}

async function* edits({ sizes, probe, driver, isSmoke }: Bench): AsyncGenerator<Measure> {
    const { small, middle, large, editRounds } = sizes;
    const leaf = ['leaf-text', 'leaf-name', 'leaf-reference'] as const;
    const cost = await editInTurns(driver('edits'), {
        few: { files: small, breakage: 'some', edits: [...leaf, 'shared-text'] },
        many: { files: large, breakage: 'some', edits: [...leaf, 'shared-text'] },
        clean: { files: middle, breakage: 'none', edits: ['leaf-text', 'leaf-name', 'shared-text', 'shared-name'] },
        broken: { files: middle, breakage: 'every-file', edits: ['leaf-text', 'leaf-name', 'shared-text'] },
    }, editRounds, isSmoke);
    const growth = (edit: Edit): number => ratioOfRounds(cost('many', edit), cost('few', edit));
    const brokenToClean = (edit: Edit): number => ratioOfRounds(cost('broken', edit), cost('clean', edit));
    const sized = `${times(large)} files / of ${times(small)}`;
    yield { id: 'keystroke', name: `keystroke in a leaf file of ${sized}`, ratio: growth('leaf-text'), goal: { atMost: 1.5 } };
    yield { id: 'keystroke-name', name: `the same in the name of a touchpoint, ${sized}`, ratio: growth('leaf-name'), goal: { atMost: 1.5 } };
    yield { id: 'keystroke-reference', name: `the same in a reference, ${sized}`, ratio: growth('leaf-reference'), goal: { atMost: 1.5 } };
    yield { id: 'keystroke-broken', name: `keystroke with a broken reference in each of ${times(middle)} files / in none`, ratio: brokenToClean('leaf-text'), goal: { atMost: 1.5 } };
    yield { id: 'keystroke-broken-name', name: 'the same in the name of a touchpoint', ratio: brokenToClean('leaf-name'), goal: { atMost: 1.5 } };
    for (const [name, count] of [['few', small], ['clean', middle], ['many', large]] as const) {
        const shared = cost(name, 'shared-text');
        yield {
            id: `shared-${count}`, name: `text edit in the file that all ${times(count)} refer to / in a leaf`, ratio: ratioOfRounds(shared, cost(name, 'leaf-text')),
            goal: { atMost: 3 }, detail: `findings of ${filesOf(shared)} files asked again`,
        };
    }
    const renamed = cost('clean', 'shared-name');
    yield {
        id: 'shared-name', name: `a new name for what all ${times(middle)} refer to / a text edit in a leaf`, ratio: ratioOfRounds(renamed, cost('clean', 'leaf-text')),
        detail: `findings of ${filesOf(renamed)} files asked again`,
    };

    const plain = (count: number, breakage: Breakage): Program => ({ args: [driver('plain-edits'), String(count), breakage, isSmoke ? '1' : '3'], expectedCodes: [0], timeoutSeconds: 600 });
    const theirs = await inTurns(probe, { clean: plain(middle, 'none'), broken: plain(middle, 'every-file') }, 1);
    for (const name of ['clean', 'broken'] as const) {
        const what = name === 'clean' ? '' : ', a broken reference in each';
        const plainly = JSON.parse(theirs[name].runs[0]!.output) as Readonly<Record<'leaf-text' | 'shared-text', { readonly cpu: number }>>;
        yield { id: `plain-keystroke-${name}`, name: `keystroke in ${times(middle)} files: plain Langium / ours${what}`, ratio: plainly['leaf-text'].cpu / cpuOfRounds(cost(name, 'leaf-text')) };
        yield { id: `plain-shared-${name}`, name: `text edit in the shared file: plain Langium / ours${what}`, ratio: plainly['shared-text'].cpu / cpuOfRounds(cost(name, 'shared-text')) };
    }
}

async function* completion({ sizes, probe, driver, isSmoke }: Bench): AsyncGenerator<Measure> {
    const { small, large } = sizes;
    const { output } = await run(probe, { args: [driver('completion'), String(small), String(large), String(isSmoke ? 2 : 10 * sizes.rounds)], expectedCodes: [0], timeoutSeconds: 300 });
    const { few, many } = JSON.parse(output) as { few: number; many: number };
    yield { id: 'completion', name: `what may be written at a place, in ${times(large)} files / in ${times(small)}`, ratio: many / few, goal: { atMost: 2 } };
}

/** What is measured, group by group. */
export const groups: Readonly<Record<string, Group>> = { cold, whole, doubling, formatter, analysis, layout, edits, completion, server, ci, likec4 };
