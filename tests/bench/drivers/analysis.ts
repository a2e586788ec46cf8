import { compile } from '../../../language-server/compile';
import { parse } from '../../../language-server/parse';
import { createAnalyses } from '../../../src/analysis/analyses';
import { generateStory } from '../generate';
import { cpuOf, median } from './samples';

/**
 * What all analyses of one journey cost beside parsing its text, warm, and beside those of one four times as long. CPU
 * microseconds of one run. They are measured in turns, so that a machine whose speed drifts does not matter.
 */
async function main(touchpoints: number, rounds: number): Promise<void> {
    const analysisOf = (text: string): () => void => {
        const { view, problems } = compile([{ path: 'a.journey', text }]);
        if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
        const journey = view.journey('story')!;
        return () => {
            const analyses = createAnalyses(view);
            const { askedBefore, openBefore } = analyses.flowOf(journey);
            // What the flow only follows when it is asked for.
            askedBefore('story.step-1');
            openBefore('story.step-1');
            analyses.needsOf(journey);
            analyses.timingOf(journey);
        };
    };
    const [text, longer] = [generateStory(touchpoints), generateStory(touchpoints * 4)];
    const runs = { parsing: () => { parse(text); }, analysis: analysisOf(text), longer: analysisOf(longer) };
    const samples = new Map<string, number[]>(Object.keys(runs).map(name => [name, []]));
    // The code is compiled in other threads, whose time counts, too: that takes a thousand runs to be over.
    for (let round = -60; round < rounds; round++) {
        for (const [name, run] of Object.entries(runs)) {
            const sample = await cpuOf(() => { for (let i = 0; i < 20; i++) run(); });
            if (round >= 0) samples.get(name)!.push(sample / 20);
        }
    }
    console.log(JSON.stringify(Object.fromEntries([...samples].map(([name, costs]) => [name, median(costs)]))));
}
void main(Number(process.argv[2]), Number(process.argv[3]));
