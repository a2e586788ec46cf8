import { editOf, type Edit } from '../edit-script';
import { generateProject, type Breakage } from '../generate';
import { createPlainLangium } from '../plain-langium';
import { cpuOf, median } from './samples';

/** The same edits with plain Langium's document builder. CPU microseconds by kind of edit. */
async function main([count, breakage, rounds]: readonly string[]): Promise<void> {
    const project = generateProject(Number(count), { breakage: breakage as Breakage });
    const texts = new Map(project.files.map(({ path, text }) => [path, text]));
    const plain = createPlainLangium();
    await plain.open(project.files);
    const result: Record<string, { cpu: number }> = {};
    const edits: readonly Edit[] = ['leaf-text', 'shared-text'];
    for (const edit of edits) {
        const samples: number[] = [];
        for (let step = -2; step < Number(rounds) * 2; step++) {
            const cpu = await cpuOf(() => plain.edit(editOf(edit, step + 2, project, texts)));
            if (step >= 0) samples.push(cpu);
        }
        result[edit] = { cpu: median(samples) };
    }
    console.log(JSON.stringify(result));
}
void main(process.argv.slice(2));
