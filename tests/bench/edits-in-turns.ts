import type { Breakage } from './generate';
import { median } from './drivers/samples';
import type { Edit } from './edit-script';
import { converse } from './measure';

/** A project that is open, and what is done in it. */
export interface Editing { readonly files: number; readonly breakage: Breakage; readonly edits: readonly Edit[] }

/** What edits of one kind in one project have cost, round by round: CPU microseconds of one, and files whose findings were asked again. */
export type Rounds = ReadonlyMap<number, { readonly cpu: number; readonly files: number }>;

/**
 * How many edits are measured as one. Of those in a leaf so many that the garbage of one batch is collected in it: in
 * a large heap that costs more, and that belongs to the cost of a keystroke.
 */
const BATCH: Readonly<Record<Edit, number>> = { 'leaf-text': 50, 'leaf-name': 50, 'leaf-reference': 50, 'shared-text': 10, 'shared-name': 2 };
/** Reading ten thousand files has warmed the code, reading a hundred has not: the small project would look slow, and growth small. */
const WARM_UP: Readonly<Record<Edit, number>> = { 'leaf-text': 2000, 'leaf-name': 1000, 'leaf-reference': 1000, 'shared-text': 10, 'shared-name': 2 };
/** What takes seconds is done in each fourth round. */
const isSlow = (edit: Edit): boolean => edit === 'shared-name';

/**
 * Opens projects in a process each and edits them in turns, batch by batch: whatever slows the machine down for a while
 * slows all of them, and their ratio in one round is hardly touched.
 */
export async function editInTurns<Name extends string>(driver: string, projects: Readonly<Record<Name, Editing>>, rounds: number, isSmoke: boolean): Promise<(name: Name, edit: Edit) => Rounds> {
    const names = Object.keys(projects) as Name[];
    const results = new Map<string, Map<number, { cpu: number; files: number }>>();
    const open = names.map(name => {
        const { files, breakage, edits } = projects[name];
        return { name, edits, process: converse([driver, String(files), breakage]) };
    });
    try {
        for (const { edits, process } of open) for (const edit of edits) await process.ask(`${edit} ${isSmoke ? 2 : WARM_UP[edit]}`);
        for (let round = 0; round < rounds; round++) for (const edit of Object.keys(BATCH) as Edit[]) {
            if (isSlow(edit) && round % 4 > 0) continue;
            for (const { name, edits, process } of open) {
                if (!edits.includes(edit)) continue;
                const key = `${name} ${edit}`;
                const known = results.get(key) ?? new Map<number, { cpu: number; files: number }>();
                results.set(key, known.set(round, JSON.parse(await process.ask(`${edit} ${isSmoke ? 2 : BATCH[edit]}`)) as { cpu: number; files: number }));
            }
        }
    }
    finally {
        for (const { process } of open) process.end();
    }
    return (name, edit) => results.get(`${name} ${edit}`) ?? new Map();
}

/** How much more one cost than another, round by round. */
export const ratioOfRounds = (a: Rounds, b: Rounds): number => median([...a].flatMap(([round, { cpu }]) => {
    const other = b.get(round);
    return other === undefined ? [] : [cpu / other.cpu];
}));
export const cpuOfRounds = (rounds: Rounds): number => median([...rounds.values()].map(({ cpu }) => cpu));
export const filesOf = (rounds: Rounds): number => rounds.get(0)?.files ?? 0;
