import { createProjectStore, type ProjectStore } from '../../../language-server/project-store';
import type { FileInProject } from '../../../language-server/projects';
import { suggestionsAt } from '../../../language-server/writing/suggestions';
import '../../../language-server/recovery';
import { defaultConfig } from '../../../src/checks/resolved-config';
import { generateProject } from '../generate';
import { cpuOf, median } from './samples';

/**
 * What completion costs in a small and in a large project, behind a keystroke that is taken in already: CPU microseconds
 * of one list, for the facts of a touchpoint and for names of several kinds. In turns, in one process.
 */
async function main(few: number, many: number, rounds: number): Promise<void> {
    const projects = { few: openProject(few), many: openProject(many) };
    const samples: Record<keyof typeof projects, number[]> = { few: [], many: [] };
    for (let round = -20; round < rounds; round++) {
        for (const name of ['few', 'many'] as const) {
            let cpu = 0;
            for (const [i, written] of PLACES.entries()) {
                const { store, file, complete } = projects[name];
                const offset = file.write(written, round * PLACES.length + i);
                store.findings(file.path);
                cpu += await cpuOf(() => { complete(offset); });
            }
            if (round >= 0) samples[name].push(cpu / PLACES.length);
        }
    }
    console.log(JSON.stringify({ few: median(samples.few), many: median(samples.many) }));
}

const TOUCHPOINT = /touchpoint [^\n]*\{\n/;
const PLACES = ['', 'owner ', 'channel a', 'asks ', 'handoff -> ', 'meets '];

interface Opened {
    readonly store: ProjectStore;
    /** `write`: puts half a line into a touchpoint; answers where the cursor stands then. */
    readonly file: { readonly path: string; readonly write: (text: string, step: number) => number };
    readonly complete: (offset: number) => void;
}

function openProject(count: number): Opened {
    const { files } = generateProject(count, { breakage: 'none' });
    const store = createProjectStore(defaultConfig(''), [], '2026-11-21');
    store.set(files);
    const { path, text } = files.find((each) => TOUCHPOINT.test(each.text))!;
    const start = TOUCHPOINT.exec(text)!;
    const at = start.index + start[0].length;
    const file: FileInProject = { path, project: { key: '', locale: 'en', isForeign: false, store, uriOf: (each) => `file:///${each}`, isOpen: () => true, folder: () => undefined, pathIn: () => undefined, baseBranch: undefined, uses: () => [] } };
    return {
        store,
        file: {
            path,
            write: (written, step) => {
                store.set([{ path, text: `${text.slice(0, at)}      ${written}\n${text.slice(at)}// ${step}\n` }]);
                return at + 6 + written.length;
            },
        },
        complete: (offset) => { suggestionsAt(file, offset, { today: '2026-11-21', snippets: true, isTyped: false, declaresElsewhere: false }); },
    };
}
void main(Number(process.argv[2]), Number(process.argv[3]), Number(process.argv[4]));
