import { compile } from '../../../language-server/compile';
import { parse } from '../../../language-server/parse';
import { createAnalyses } from '../../../src/analysis/analyses';
import { generateStory } from '../generate';
import { cpuOf, median } from './samples';

/**
 * What all analyses of one journey cost beside parsing its text, warm, and beside those of one four times as long. CPU
 * microseconds of one run.
 */
async function main(touchpoints: number, rounds: number): Promise<void> {
    const costOf = async (run: () => void): Promise<number> => {
        const samples: number[] = [];
        for (let round = -20; round < rounds; round++) {
            const sample = await cpuOf(() => { for (let i = 0; i < 20; i++) run(); });
            if (round >= 0) samples.push(sample / 20);
        }
        return median(samples);
    };
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
    console.log(JSON.stringify({
        parsing: await costOf(() => { parse(text); }),
        analysis: await costOf(analysisOf(text)),
        longer: await costOf(analysisOf(longer)),
    }));
}
void main(Number(process.argv[2]), Number(process.argv[3]));
