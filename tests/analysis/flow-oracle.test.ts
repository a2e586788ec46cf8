import { expect, test } from 'vitest';
import { createAnalyses } from '../../src/analysis/analyses';
import type { JourneyGraph } from '../../src/analysis/graph';
import type { Touchpoint } from '../../src/model/model';
import { randomFrom, type Random } from '../harness/random';
import { compileText } from '../harness/show';

const INFORMATION = ['address', 'receipt', '照片'];
const PROMISES = ['p', 'q'];

/** A small journey at random: branches, joins, loops, optional touchpoints, handoffs that carry something or nothing. */
function text({ pick, chance, below }: Random): string {
    const count = 3 + below(4);
    const lines: string[] = [];
    for (let t = 0; t < count; t++) {
        lines.push(`touchpoint t${t} {`);
        if (chance(50)) lines.push(`asks ${pick(INFORMATION)}`);
        if (chance(20)) lines.push(`gives ${pick(INFORMATION)}`);
        if (chance(30)) lines.push(`needs ${pick(INFORMATION)}`);
        if (chance(20)) lines.push('optional');
        if (t === 0) lines.push(...PROMISES.map(name => `promises ${name} "…" within 1d`));
        else if (chance(30)) lines.push(`meets ${pick(PROMISES)}`);
        const ways = chance(50) ? 0 : 1 + below(2);
        for (let w = 0; w < ways; w++) {
            const to = below(count);
            if (chance(50)) lines.push(`path -> t${to}${chance(50) ? ` when "w${w}"` : ''}`);
            else lines.push(`handoff -> t${to} {${chance(60) ? `\ncarries ${pick(INFORMATION)}` : ''}\n${chance(30) ? `when "w${w}"` : ''}\n}`);
        }
        if (t === count - 1) lines.push('ends success');
        lines.push('}');
    }
    return [...INFORMATION.map(name => `information ${name}`), 'journey j {', 'stage s {', ...lines, '}', '}', ''].join('\n');
}

interface State { readonly at: Touchpoint; readonly known: readonly string[]; readonly open: readonly string[] }

/** Follows every way for real, one customer after another, until no new state turns up: what each arrives with. */
function walkAll(graph: JourneyGraph): ReadonlyMap<string, readonly State[]> {
    const seen = new Map<string, State>();
    const rest: State[] = [{ at: graph.touchpoints[0]!, known: [], open: [] }];
    for (let state = rest.pop(); state !== undefined; state = rest.pop()) {
        const { at, known, open } = state;
        const key = `${at.id} ${[...known].sort().join()} ${[...open].sort().join()}`;
        if (seen.has(key)) continue;
        seen.set(key, state);
        const knows = [...new Set([...known, ...at.asks ?? [], ...at.gives ?? [], ...at.needs ?? []])];
        const made = (at.promises ?? []).map(({ id }) => id!);
        const owes = [...new Set([...open.filter(id => !at.meets?.includes(id)), ...made])];
        for (const { to, kind, way } of graph.out(at.id)) {
            const next = graph.touchpoints.find(({ id }) => id === to)!;
            const carried = kind === 'handoff' ? knows.filter(name => way!.carries?.some(({ ref }) => ref === name)) : knows;
            rest.push({ at: next, known: carried, open: owes });
            const saysDone = kind === 'handoff' || way?.when !== undefined;
            if (at.optional === true && !saysDone) rest.push({ at: next, known, open });
        }
    }
    const arrived = new Map<string, State[]>();
    for (const state of seen.values()) arrived.set(state.at.id, [...arrived.get(state.at.id) ?? [], state]);
    return arrived;
}

test('what is known and owed is what the customers of all ways arrive with', () => {
    for (let seed = 1; seed <= 600; seed++) {
        const story = text(randomFrom(seed));
        const { view } = compileText(story);
        const journey = view.journey('j')!;
        const { graphOf, flowOf } = createAnalyses(view);
        const [flow, walked] = [flowOf(journey), walkAll(graphOf(journey))];
        for (const { id } of graphOf(journey).touchpoints) {
            const states = walked.get(id);
            if (states === undefined) continue;
            const known = INFORMATION.filter(name => states.every(state => state.known.includes(name)));
            const open = [...new Set(states.flatMap(state => state.open))].sort();
            expect([...flow.knownBefore(id)].sort(), `known at ${id}, seed ${seed}:\n${story}`).toEqual(known.sort());
            expect([...flow.openBefore(id)].sort(), `open at ${id}, seed ${seed}:\n${story}`).toEqual(open);
            for (const name of INFORMATION) expect(flow.lossOf(name, id) === undefined, `${name} at ${id}, seed ${seed}:\n${story}`).toBe(known.includes(name) || !story.match(new RegExp(`(asks|gives|needs) ${name}`)));
        }
    }
});
