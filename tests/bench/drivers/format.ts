import { format } from '../../../language-server/format';
import { countTokens } from '../lexer';
import { readProject } from './files';
import { cpuOf, median } from './samples';

/** Formats a project again and again, in turns with reading and lexing it. CPU microseconds of one pass over all files. */
async function main(folder: string, rounds: number): Promise<void> {
    const samples = { format: [] as number[], readAndLex: [] as number[] };
    const bytes = readProject(folder).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    let broken = 0;
    for (let round = -2; round < rounds; round++) {
        const lexing = await cpuOf(() => { for (const { text } of readProject(folder)) countTokens(text); });
        const formatting = await cpuOf(() => { for (const { text } of readProject(folder)) if ('broken' in format(text)) broken++; });
        if (round < 0) continue;
        samples.readAndLex.push(lexing);
        samples.format.push(formatting);
    }
    console.log(JSON.stringify({ bytes, broken, format: median(samples.format), readAndLex: median(samples.readAndLex) }));
}
void main(process.argv[2]!, Number(process.argv[3]));
