import { expect, test } from 'vitest';
import { compile, type Compiled } from '../language-server/compile';
import { createAnalyses } from '../src/analysis/analyses';
import { handoffContracts, type ContractPart } from '../src/analysis/handoff-contract';
import { createChecker } from '../src/checks/engine';
import { defaultConfig, withFlags } from '../src/checks/resolved-config';
import { elementKey } from '../src/model/model';
import { draw } from '../src/render/picture';
import type { SceneNode } from '../src/render/scene';
import { reportFacts } from '../src/report/facts';
import { exampleProjects } from './harness/examples';
import { randomJourney } from './harness/random-journey';
import { contextOf } from './render/pictures';

// What a handoff lacks is told in findings, in the report, on the map, in the flow and in the blueprint: as one and the same.

/** Each speaks of a handoff that lacks something. */
const RULES: Readonly<Record<string, ContractPart>> = {
    'handoff-no-context': 'context', 'promise-not-carried': 'context', 'channel-switch-no-continuity': 'context', 'handoff-no-confirmation': 'acceptance', 'handoff-customer-not-told': 'word', 'handoff-no-fallback': 'fallback',
};
const CONFIG = withFlags(defaultConfig(), { set: new Map([...Object.keys(RULES), 'context-dropped'].map(rule => [rule, 'error' as const])) });

function tellAlike(compiled: Compiled, what: string): void {
    const { project, view, sources } = compiled;
    const analyses = createAnalyses(view);
    const contractOf = handoffContracts(view, analyses);
    const checker = createChecker({ view, sources }, CONFIG, { today: '2026-11-21', analyses });
    const reports = [...project.journeys, ...project.handoffs].flatMap(declaration => checker.checkDeclaration(declaration));
    const told = new Map<string, Set<ContractPart>>();
    for (const { rule, at, related } of reports) {
        // The loss of information is told where it is needed, with the first handoff that loses it.
        const handoff = rule.id === 'context-dropped' ? related.find(place => place.message === 'dropped')?.at.element : at.element;
        const part = rule.id === 'context-dropped' ? 'context' : RULES[rule.id];
        if (part !== undefined && handoff?.startsWith('way:') === true) told.set(handoff, (told.get(handoff) ?? new Set()).add(part));
    }
    const facts = reportFacts({ view, analyses, journeys: project.journeys, cases: [], portfolios: [] }).handoffs;
    for (const journey of project.journeys) {
        const inside = analyses.graphOf(journey).ways.flatMap(({ kind, way }) => (kind === 'handoff' && way !== undefined ? [way] : []));
        for (const way of inside) {
            const place = `${what}: ${way.id}`;
            const contract = contractOf(way);
            const said = told.get(elementKey('way', way.id)) ?? new Set();
            // One to itself is told as that.
            if (way.from === way.to) continue;
            for (const part of said) expect(contract.lacks, place).toContain(part);
            // A rule that does not know who has the case, or where, is silent, and the contract counts it as open; so is the one that knows of nothing that should go along.
            const isKnown = [way.from, way.to].map(id => view.touchpoint(id)!).every(touchpoint => {
                const { ownerOf, channelsOf } = analyses.graphOf(view.journey(touchpoint.journey)!);
                const channels = channelsOf(touchpoint);
                return view.owner(ownerOf(touchpoint)) !== undefined && channels.length > 0 && channels.every(channel => view.channel(channel) !== undefined);
            });
            // Of the ways on which information is missing, one is told.
            const surely = contract.lacks.filter(part => (part === 'context' ? contract.leaves.some(ref => view.commitment(ref) !== undefined) : isKnown));
            expect(surely.filter(part => !said.has(part)), `${place} leaves ${contract.leaves.join(', ')}`).toEqual([]);
            const fact = facts.find(({ id, isWritten }) => isWritten && id === way.id)!;
            expect([fact.has, fact.lacks, fact.leaves.map(({ id }) => id)], place).toEqual([contract.has, contract.lacks, contract.leaves]);
        }
        if (inside.length === 0) continue;
        const map = draw({ view: 'map', journey }, contextOf(compiled));
        const shown = [...inside, ...view.handoffsFrom(journey.id), ...view.handoffsInto(journey.id)];
        const all = [...new Set(shown)];
        const header = textsOf(map.nodes.filter(({ key }) => key === 'header'));
        expect(header[header.indexOf('handoffs complete') - 1], what).toBe(`${all.filter(way => contractOf(way).lacks.length === 0).length} of ${all.length}`);
        expect(paintsOf(map.nodes.filter(({ key }) => key === 'lanes')).filter(paint => paint === 'map-slot-bad').length, what).toBe(all.reduce((sum, way) => sum + contractOf(way).lacks.length, 0));
        const flow = paintsOf(draw({ view: 'flow', journey }, contextOf(compiled)).nodes.filter(({ key }) => key?.startsWith('stage:') === true));
        const leaving = [...new Set([...inside, ...view.handoffsFrom(journey.id)])];
        expect(flow.filter(paint => paint === 'flow-slot-empty').length, what).toBe(leaving.reduce((sum, way) => sum + contractOf(way).lacks.length, 0));
    }
}

const textsOf = (nodes: readonly SceneNode[]): readonly string[] => nodes.flatMap(({ tag, text, children = [] }) => (tag === 'text' ? [text!] : textsOf(children)));
const paintsOf = (nodes: readonly SceneNode[]): readonly string[] => nodes.flatMap(({ class: paint, children = [] }) => [...(paint === undefined ? [] : [paint]), ...paintsOf(children)]);

test.each(exampleProjects().map(({ path, files }) => [path, files] as const))('in %s', (path, files) => {
    tellAlike(compile([...files]), path);
});

test('in any text', () => {
    for (let seed = 1; seed <= 60; seed++) tellAlike(compile([{ path: 'a.journey', text: randomJourney(seed) }]), `seed ${seed}`);
});
