import { createInterface } from 'node:readline';
import { createFindingStore } from '../../../language-server/findings';
import { createWorkspace } from '../../../language-server/workspace';
import { defaultConfig } from '../../../src/checks/resolved-config';
import { editOf, type Edit } from '../edit-script';
import { generateProject, type Breakage } from '../generate';
import { cpuOf } from './samples';

/**
 * The cost of an edit when the whole project is open, as a server has it: read the text, link, check, and the findings of
 * every file that they may be new for. Each line asks for a kind of edit and how many of them; the answer is the CPU
 * microseconds of one, and how many files were asked again. Even numbers leave the project as it was.
 */
async function main([count, breakage]: readonly string[]): Promise<void> {
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
    const steps = new Map<Edit, number>();
    for await (const line of createInterface({ input: process.stdin })) {
        const [edit, times] = line.split(' ') as [Edit, string];
        const step = steps.get(edit) ?? 0;
        const edits = Array.from({ length: Number(times) }, (_, i) => editOf(edit, step + i, project, texts));
        steps.set(edit, step + edits.length);
        let files = 0;
        const cpu = await cpuOf(() => { for (const each of edits) files = apply(each); });
        console.log(JSON.stringify({ cpu: cpu / edits.length, files }));
    }
}
void main(process.argv.slice(2));
