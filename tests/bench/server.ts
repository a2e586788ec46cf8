import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { median } from './drivers/samples';
import { cpuOfRounds, ratioOfRounds, type Rounds } from './edits-in-turns';
import { openEditor, type Editor } from './editor';
import { generateFile, generateProject, likec4Project, type Breakage } from './generate';
import { likec4Program, type Bench } from './groups';
import { run } from './measure';
import type { Measure } from './report';

/** What an author waits for after a keystroke. */
const WAITS = ['diagnostics', 'completion', 'picture'] as const;
type Wait = (typeof WAITS)[number];

/** The server as it ships, over standard input and output: what its process costs from a keystroke to what the author waits for. */
export async function* server(bench: Bench): AsyncGenerator<Measure> {
    const { sizes, server: built, isSmoke } = bench;
    if (!existsSync(built.at(-2)!)) {
        console.log('  *** SKIPPED: the server is not built. ***');
        return;
    }
    const { small, middle, large } = sizes;
    const count = (n: number): string => n.toLocaleString('en');
    const { cost: sized } = await editInTurn(bench, { few: { files: small, breakage: 'some' }, many: { files: large, breakage: 'some' } });
    const of = `${count(large)} files / of ${count(small)}`;
    const growth = (wait: Wait): number => ratioOfRounds(sized('many', wait), sized('few', wait));
    yield { id: 'server-diagnostics', name: `keystroke to diagnostics, server of ${of}`, ratio: growth('diagnostics'), goal: { atMost: 1.5 } };
    yield { id: 'server-completion', name: `keystroke to completion, server of ${of}`, ratio: growth('completion'), goal: { atMost: 2 } };
    yield { id: 'server-picture', name: `keystroke to the patched picture, server of ${of}`, ratio: growth('picture'), goal: { atMost: 1.5 } };

    const { cost, firsts } = await editInTurn(bench, { clean: { files: middle, breakage: 'none' }, broken: { files: middle, breakage: 'every-file' } });
    for (const wait of WAITS) {
        yield {
            id: `server-broken-${wait}`, name: `keystroke to ${wait}, a broken reference in each of ${count(middle)} files / in none`, ratio: ratioOfRounds(cost('broken', wait), cost('clean', wait)),
            goal: { atMost: wait === 'completion' ? 2 : 1.5 },
        };
    }
    const { before, after } = firsts.get('broken')!;
    yield { id: 'server-first', name: 'the opened file is diagnosed before the rest of its workspace (1 = yes)', ratio: before === 0 ? 1 : 0, goal: { atLeast: 1 }, detail: `${before} files before it, ${count(after)} after it` };

    const theirs = await run(bench.probe, { args: [bench.driver('plain-edits'), String(middle), 'none', isSmoke ? '1' : '2'], expectedCodes: [0], timeoutSeconds: 600 });
    const plain = JSON.parse(theirs.output) as Readonly<Record<'leaf-text', { readonly cpu: number }>>;
    yield {
        id: 'server-plain', name: `keystroke in ${count(middle)} files: plain Langium / our server`, ratio: plain['leaf-text'].cpu / cpuOfRounds(cost('clean', 'diagnostics')), goal: { atLeast: 10 },
        detail: 'plain Langium without a server around it',
    };
    yield* comparing(bench);
    yield* patches(bench);
    yield* likec4Server(bench, cost('clean', 'diagnostics'));
}

// ---- Projects of several sizes, in turns -------------------------------------------------------------------------------

interface Opened { readonly files: number; readonly breakage: Breakage }
interface First { /** Files that something was published of, before the opened one and after it. */ readonly before: number; readonly after: number }
interface Edited<Name> { readonly cost: (name: Name, wait: Wait) => Rounds; readonly firsts: ReadonlyMap<Name, First> }

/** A journey that says the same in projects of all sizes, and is neither read first nor last. */
const EDITED = 41;
/** As many keystrokes are measured as one. */
const BATCH = 20;
/** Reading ten thousand files has warmed the code, reading a hundred has not: see edits-in-turns.ts. */
const WARM_UP = 300;

async function editInTurn<Name extends string>(bench: Bench, projects: Readonly<Record<Name, Opened>>): Promise<Edited<Name>> {
    const { isSmoke, sizes } = bench;
    const rounds = isSmoke ? 1 : sizes.fewRounds + 2;
    const results = new Map<string, Map<number, { cpu: number; files: number }>>();
    const firsts = new Map<Name, First>();
    const editors: { readonly name: Name; readonly editor: Editor }[] = [];
    try {
        for (const name of Object.keys(projects) as Name[]) {
            const { files, breakage } = projects[name];
            const project = generateProject(files, { breakage });
            const folder = bench.write(`server-${files}-${breakage}`, [{ path: 'journey.config.json', text: '{}\n' }, ...project.files]);
            const editor = await openEditor({ server: bench.server, folder, path: project.journeys[EDITED]! });
            editors.push({ name, editor });
            await editor.quiet();
            const order = [...new Set(editor.published.filter(uri => uri.endsWith('.journey')))];
            const place = order.indexOf(editor.file.uri);
            firsts.set(name, { before: place, after: order.length - place - 1 });
        }
        for (const { editor } of editors) for (const wait of WAITS) await keystrokes(editor, wait, isSmoke ? 2 : WARM_UP);
        for (let round = 0; round < rounds; round++) for (const wait of WAITS) for (const { name, editor } of editors) {
            const key = `${name} ${wait}`;
            const known = results.get(key) ?? new Map<number, { cpu: number; files: number }>();
            results.set(key, known.set(round, { cpu: await keystrokes(editor, wait, isSmoke ? 2 : BATCH), files: 1 }));
        }
    }
    finally {
        for (const { editor } of editors) await editor.end();
    }
    return { cost: (name, wait) => results.get(`${name} ${wait}`) ?? new Map(), firsts };
}

/** What one keystroke costs the server until the author sees what follows from it: the mean of some, for their garbage is collected now and then. */
async function keystrokes({ file, cost }: Editor, wait: Wait, times: number): Promise<number> {
    if (wait === 'picture') await file.openPreview();
    let sum = 0;
    for (let i = 0; i < times; i++) {
        const start = /touchpoint [^\n]*\{\n/.exec(file.text)!;
        // A fact is begun on a line of its own, or a letter of a title is written; then it is taken back.
        const [at, typed] = wait === 'completion' ? [start.index + start[0].length, '      owner p\n'] : [start.index + start[0].indexOf('"') + 1, 'x'];
        sum += await cost(async () => {
            file.edit(at, at, typed);
            if (wait === 'diagnostics') return file.diagnosed();
            if (wait === 'picture') return file.patched();
            const offered = await file.complete(at + typed.length - 1);
            if (offered === 0) throw new Error('Nothing is offered.');
            return offered;
        });
        await file.diagnosed();
        file.edit(at, at + typed.length, '');
        if (wait === 'picture') await file.patched();
        await file.diagnosed();
    }
    if (wait === 'picture') await file.closePreview();
    return sum / times;
}

// ---- While the changes from an earlier state are shown ----------------------------------------------------------------------

const SHOWN = ['map', 'changes'] as const;
type ShownView = (typeof SHOWN)[number];

/** What a keystroke costs while the preview shows what differs from a branch, in a tenth of all files, beside what it costs with the map. */
async function* comparing(bench: Bench): AsyncGenerator<Measure> {
    const { isSmoke, sizes, write, server: built } = bench;
    const { files, journeys } = generateProject(sizes.middle, { breakage: 'none' });
    const folder = write('server-compared', [{ path: 'journey.config.json', text: '{}\n' }, ...files]);
    const another = new Set(journeys.filter((_, index) => index % 10 === 0));
    const earlier = files.map(({ path, text }) => ({ path, text: another.has(path) ? text.replace(/within \d+d/, 'within 60d') : text }));
    const costs = new Map<string, Map<number, { cpu: number; files: number }>>();
    const editors: { readonly shown: ShownView; readonly editor: Editor }[] = [];
    try {
        for (const shown of SHOWN) {
            const editor = await openEditor({ server: built, folder, path: journeys[EDITED]! });
            editors.push({ shown, editor });
            await editor.quiet();
            await editor.file.openPreview(shown, shown === 'changes' ? earlier : undefined);
            await editAndHover(editor, isSmoke ? 2 : WARM_UP / 4);
        }
        for (let round = 0; round < (isSmoke ? 1 : sizes.fewRounds + 2); round++) for (const { shown, editor } of editors) {
            const cost = await editAndHover(editor, isSmoke ? 2 : BATCH);
            for (const wait of ['hover', 'picture'] as const) costs.set(`${shown} ${wait}`, new Map(costs.get(`${shown} ${wait}`)).set(round, { cpu: cost[wait], files: 1 }));
        }
    }
    finally {
        for (const { editor } of editors) await editor.end();
    }
    const ratio = (wait: 'hover' | 'picture'): number => ratioOfRounds(costs.get(`changes ${wait}`)!, costs.get(`map ${wait}`)!);
    const among = `${sizes.middle.toLocaleString('en')} files`;
    yield { id: 'server-changes-hover', name: `keystroke to an answer of hover in ${among}, with the changes shown / with the map`, ratio: ratio('hover'), goal: { atMost: 2 } };
    yield { id: 'server-changes-picture', name: `keystroke to the patched picture in ${among}, with the changes shown / with the map`, ratio: ratio('picture'), goal: { atMost: 4 } };
}

/** A letter of a title is written, hover is asked at once, and the picture follows; then it is taken back. Each wait begins with the keystroke. */
async function editAndHover({ file, cost }: Editor, times: number): Promise<{ readonly hover: number; readonly picture: number }> {
    let [hover, picture] = [0, 0];
    for (let i = 0; i < times; i++) {
        const start = /touchpoint [^\n]*\{\n/.exec(file.text)!;
        const at = start.index + start[0].indexOf('"') + 1;
        const answered = await cost(async () => {
            file.edit(at, at, 'x');
            await file.hover(at);
        });
        hover += answered;
        picture += answered + await cost(file.patched);
        file.edit(at, at + 1, '');
        await file.patched();
        await file.diagnosed();
    }
    return { hover: hover / times, picture: picture / times };
}

// ---- What is sent of a picture -----------------------------------------------------------------------------------------

/** The views that draw touchpoints by their titles, as the preview names them; the first is the one that it opens with. */
const DRAWN_VIEWS = ['map', 'blueprint', 'flow', 'channels'] as const;

async function* patches({ write, server: built, isSmoke }: Bench): AsyncGenerator<Measure> {
    const sent = new Map<number, number>();
    for (const touchpoints of isSmoke ? [40] : [40, 4000]) {
        const folder = write(`server-map-${touchpoints}`, [{ path: 'one.journey', text: generateFile('touchpoints', touchpoints) }]);
        const editor = await openEditor({ server: built, folder, path: 'one.journey' });
        try {
            await editor.quiet();
            for (const view of DRAWN_VIEWS) {
                await editor.file.openPreview(view);
                const keys = await sentKeys(editor, 'Step 20', 'Stop 20');
                await sentKeys(editor, 'Stop 20', 'Step 20');
                if (view === 'map') sent.set(touchpoints, keys.length);
                yield {
                    id: `server-patch-${view}-${touchpoints}`, name: `elements sent for one edited title of ${touchpoints.toLocaleString('en')}, ${view}`, ratio: keys.length, goal: { atMost: 1 },
                    ...(keys.length > 1 && { detail: keys.join(', ') }),
                };
            }
        }
        finally {
            await editor.end();
        }
    }
    const [few, many] = [sent.get(40), sent.get(4000)];
    if (few !== undefined && many !== undefined) yield { id: 'server-patch-growth', name: 'elements sent for one edited title of 4,000 touchpoints / of 40', ratio: many / few, goal: { atMost: 1 } };
}

/** The keys of what an edited title changes. @throws when the title is not among it. */
async function sentKeys({ file }: Editor, old: string, now: string): Promise<readonly string[]> {
    const at = file.text.indexOf(`"${old}"`) + 1;
    file.edit(at, at + old.length, now);
    const elements = await file.patched();
    if (!elements.some(({ key, svg }) => key === 'touchpoint:all.step-20' && svg.includes(now))) throw new Error('The edited title was not sent.');
    return elements.map(({ key }) => key);
}

// ---- LikeC4's server ----------------------------------------------------------------------------------------------------

/** The same edit, of a title, in a project with as many elements. */
async function* likec4Server({ sizes, likec4, write, isSmoke, serverProbe, driver }: Bench, ours: Rounds): AsyncGenerator<Measure> {
    const program = likec4Program(likec4);
    const entry = program === undefined ? undefined : join(dirname(program), '../dist/index.mjs');
    if (entry === undefined || !existsSync(entry)) {
        console.log('  *** SKIPPED: LikeC4 is not measured. Set JOURNEY_BENCH_LIKEC4 to a folder in which `likec4` is installed. ***');
        return;
    }
    try {
        const folder = write('server-likec4', likec4Project(generateProject(sizes.middle, { breakage: 'none' })));
        const editor = await openEditor({ server: ['--require', serverProbe, driver('likec4-server'), entry, '--stdio'], folder, path: 'journey-00011.c4', languageId: 'likec4' });
        try {
            await editor.quiet();
            const samples: number[] = [];
            // The first edits warm the code, as ours was warmed.
            for (let i = isSmoke ? 0 : -20; i < 20; i++) {
                const at = editor.file.text.indexOf("description '") + "description '".length;
                const sample = await editor.cost(async () => {
                    editor.file.edit(at, at, 'x');
                    await editor.file.diagnosed();
                });
                if (i >= 0) samples.push(sample);
            }
            yield { id: 'server-likec4', name: `keystroke to diagnostics in ${sizes.middle.toLocaleString('en')} files of as many elements: LikeC4's services as a server / ours`, ratio: median(samples) / cpuOfRounds(ours) };
        }
        finally {
            await editor.end();
        }
    }
    catch (error) {
        console.log(`  *** LikeC4's server failed: ${error instanceof Error ? error.message.slice(0, 300) : String(error)} ***`);
    }
}
