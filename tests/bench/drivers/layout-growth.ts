import { picturesOf } from './pictures';
import { cpuOf, median } from './samples';

const PICTURES = ['flow', 'map', 'mapWithAnalyses'] as const;
/** Until the small one is compiled as well as it gets. */
const WARM_UP_MICROSECONDS = 2_000_000;

/** How much more a picture of many touchpoints costs than one of few: both are drawn in turns, so that whatever slows the machine down slows both. */
async function main(few: number, many: number, rounds: number): Promise<void> {
    const [small, large] = [picturesOf(few), picturesOf(many)];
    const growth: Record<string, number> = {};
    for (const picture of PICTURES) {
        for (let warm = 0; warm < WARM_UP_MICROSECONDS;) warm += await cpuOf(small[picture]);
        await cpuOf(large[picture]);
        const ratios: number[] = [];
        // As many small ones as touchpoints of a large one.
        const times = Math.max(1, Math.round(many / few));
        for (let round = 0; round < rounds; round++) {
            const fewCost = await cpuOf(() => { for (let i = 0; i < times; i++) small[picture](); });
            ratios.push((times * (await cpuOf(large[picture]))) / fewCost);
        }
        growth[picture] = median(ratios);
    }
    console.log(JSON.stringify(growth));
}
void main(Number(process.argv[2]), Number(process.argv[3]), Number(process.argv[4]));
