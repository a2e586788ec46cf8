import dagre from '@dagrejs/dagre';
import ELK from 'elkjs/lib/elk.bundled.js';
import { handoffContracts } from '../../../src/analysis/handoff-contract';
import { layOut } from '../../../src/render/views/flow/flow-layout';
import { CARD_WIDTH_PX } from '../../../src/render/views/flow/metrics';
import { WORDS } from '../../../src/render/words';
import { picturesOf } from './pictures';
import { cpuOf, median } from './samples';

const WARM_UP_MICROSECONDS = 3_000_000;

/**
 * What the picture of one journey costs, layout and SVG text together, warm, beside what ELK's layered layout and dagre take
 * to place the same cards and route the same ways. CPU microseconds of one run.
 */
async function main(touchpoints: number, rounds: number): Promise<void> {
    const { view, analyses, graph, flow, map } = picturesOf(touchpoints);
    const { cards } = layOut({ ...graph, contractOf: handoffContracts(view, analyses) }, view, WORDS.en);
    const nodes = cards.map(({ card }) => ({ id: card.key.slice(card.key.indexOf(':') + 1), width: CARD_WIDTH_PX, height: card.heightPx }));
    const edges = graph.ways.map(({ from, to }, index) => ({ id: `e${index}`, from, to }));

    const elk = async (): Promise<void> => {
        await new ELK().layout({
            id: 'root', layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.edgeRouting': 'ORTHOGONAL' },
            children: nodes.map((node) => ({ ...node })), edges: edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
        });
    };
    const dagreLayout = (): void => {
        const wired = new dagre.graphlib.Graph({ multigraph: true });
        wired.setGraph({ rankdir: 'LR', nodesep: 20, ranksep: 40 });
        for (const { id, width, height } of nodes) wired.setNode(id, { width, height });
        for (const { id, from, to } of edges) wired.setEdge(from, to, {}, id);
        dagre.layout(wired);
    };
    const costOf = async (run: () => void | Promise<void>, count: number): Promise<number> => {
        // Compiling what is hot costs more than running it: everybody gets as long to become warm.
        for (let warmMicroseconds = 0; warmMicroseconds < WARM_UP_MICROSECONDS;) warmMicroseconds += await cpuOf(run);
        const samples: number[] = [];
        for (let round = 0; round < count; round++) samples.push(await cpuOf(run));
        return median(samples);
    };
    const ours = { flow: await costOf(flow, rounds), map: await costOf(map, rounds) };
    // The large ones take the peers many seconds each.
    const few = touchpoints > 1000 ? 1 : 3;
    const peers = { elk: await costOf(elk, few), dagre: await costOf(dagreLayout, few) };
    console.log(JSON.stringify({ ...ours, ...peers, edges: edges.length }));
}
void main(Number(process.argv[2]), Number(process.argv[3]));
