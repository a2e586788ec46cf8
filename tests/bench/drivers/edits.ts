import { createFindingStore } from '../../../language-server/findings';
import { createWorkspace } from '../../../language-server/workspace';
import { defaultConfig } from '../../../src/checks/resolved-config';
import { editOf, type Edit } from '../edit-script';
import { generateProject, type Breakage } from '../generate';
import { cpuOf, median } from './samples';

/**
 * The cost of an edit when the whole project is open, as a server has it: read the text, link, check, and the findings of
 * every file that they may be new for. CPU microseconds by kind of edit, and how many files were asked again.
 */
async function main([count, breakage, rounds, ...edits]: readonly string[]): Promise<void> {
    const project = generateProject(Number(count), { breakage: breakage as Breakage });
    const texts = new Map(project.files.map(({ path, text }) => [path, text]));
    const workspace = createWorkspace();
    const store = createFindingStore(workspace, defaultConfig(''), '2026-11-21');
    const apply = (files: readonly { path: string; text: string }[]): number => {
        const affected = store.notice(workspace.set(files));
        for (const path of affected) store.findingsOf(path);
        return affected.size;
    };
    apply(project.files);
    const result: Record<string, { cpu: number; files: number }> = {};
    for (const edit of edits as Edit[]) {
        const isLeaf = edit.startsWith('leaf');
        // A small project has not warmed the code yet.
        const warmUp = isLeaf ? 400 : 4;
        // Too short to be measured one by one.
        const batch = isLeaf ? 10 : 2;
        let files = 0;
        for (let step = 0; step < warmUp; step++) apply(editOf(edit, step, project, texts));
        const samples: number[] = [];
        for (let round = 0; round < Number(rounds) / (isLeaf ? 1 : 4); round++) {
            const batched = Array.from({ length: batch }, (_, i) => editOf(edit, round * batch + i, project, texts));
            samples.push(await cpuOf(() => { for (const each of batched) files = apply(each); }) / batch);
        }
        result[edit] = { cpu: median(samples), files };
    }
    console.log(JSON.stringify(result));
}
void main(process.argv.slice(2));
