import { expect, test } from 'vitest';
import { compile, type Compiled } from '../language-server/compile';
import { createAnalyses } from '../src/analysis/analyses';
import { uncheckedLimits, type CommitmentLife, type CommitmentState } from '../src/analysis/commitment-life';
import { handoffContracts } from '../src/analysis/handoff-contract';
import { unfinishedIn } from '../src/analysis/unfinished';
import { createChecker, type Reported } from '../src/checks/engine';
import { defaultConfig, withFlags } from '../src/checks/resolved-config';
import { isAnswered } from '../src/checks/timed';
import { elementKey, type Journey } from '../src/model/model';
import { draw } from '../src/render/picture';
import type { Scene, SceneNode } from '../src/render/scene';
import { PROMISE_WORDS } from '../src/render/views/promises/words';
import { reportFacts, type ReportFacts } from '../src/report/facts';
import { exampleProjects } from './harness/examples';
import { randomFrom } from './harness/random';
import { randomJourney } from './harness/random-journey';
import { randomPromises } from './harness/random-promises';
import { contextOf } from './render/pictures';

// What becomes of a promise is told in findings, in the report, on the map and in the view of promises: as one and the same.

const RULES = ['promise-infeasible', 'inner-deadline-later', 'promise-timing-unknown', 'promise-dangling', 'expectation-dangling', 'expectation-contradicted', 'meets-nothing'];
const CONFIG = withFlags(defaultConfig(), { set: new Map(RULES.map(rule => [rule, 'error' as const])) });

/** The words with which a map tells each state; `—`: nothing but the statement itself. */
const ON_THE_MAP: Readonly<Record<CommitmentState, RegExp>> = {
    'in-time': /^in time/, late: /^late by/, unknown: /^(time unknown|limit not checked)/, agreed: /^at an agreed time/, unlimited: /^no limit in time/, renewed: /^promised again/,
    answered: /^answered by a promise/, contradicted: /^contradicted/, broken: /^broken/, 'not-yet': /^not met yet/, dangling: /^met nowhere/, unreached: /^nobody gets there/, noted: /^$/,
};

function tellAlike(compiled: Compiled, what: string, seen: Set<string> = new Set()): void {
    const { project, view, sources } = compiled;
    const analyses = createAnalyses(view);
    const checker = createChecker({ view, sources }, CONFIG, { today: '2026-11-21', analyses });
    const reports = [...project.journeys, ...project.handoffs, ...project.owners].flatMap(declaration => checker.checkDeclaration(declaration)).filter(({ rule }) => RULES.includes(rule.id));
    const { promises } = reportFacts({ view, analyses, journeys: project.journeys, cases: project.cases, portfolios: project.portfolios });
    for (const journey of project.journeys) {
        const lives = analyses.livesOf(journey);
        const told = promises.filter(fact => fact.journey.id === journey.id);
        expect(told.map(({ state, also }) => [state, also]), what).toEqual(lives.map(({ state, also }) => [state, also]));
        const drawn = draw({ view: 'promises', journey }, contextOf(compiled));
        const rows = titlesOf(drawn, 'promise-row');
        tellsTilesAsRows(drawn, rows, what);
        holdBoardToRows(reportFacts({ view, analyses, journeys: [journey], cases: [], portfolios: [] }), rows, what);
        const bars = titlesOf(draw({ view: 'map', journey }, contextOf(compiled)), 'commitment');
        expect([rows.length, bars.length], what).toEqual([lives.length, lives.length]);
        lives.forEach((life, index) => {
            const { commitment: { id, text }, state, also } = life;
            const place = `${what}: ${id ?? text} is ${state} ${also ?? ''}`;
            seen.add(state);
            if (also !== undefined) seen.add(`also ${also}`);
            const isUnchecked = uncheckedLimits(life).length > 0;
            expect(told[index]!.unchecked !== undefined, place).toBe(isUnchecked);
            if (isUnchecked) expect(bars[index]!, place).toContain(PROMISE_WORDS.en.limitUnchecked);
            const words = [isUnchecked ? PROMISE_WORDS.en.limitUnchecked : PROMISE_WORDS.en.states[state], ...also === undefined ? [] : [PROMISE_WORDS.en.also[also]]].join(', ');
            expect(rows[index]!.endsWith(` (${words})`), `${place}: ${rows[index]!}`).toBe(true);
            const verdict = bars[index]!.split(' · ').slice(2).join(' · ');
            expect(verdict, place).toMatch(ON_THE_MAP[state]);
            expect(verdict.endsWith(also === 'broken' ? 'broken on another way' : also === 'contradicted' ? 'contradicted' : ''), `${place}: ${verdict}`).toBe(true);
            holdToFindings(life, journey, reports, compiled, place);
        });
    }
}

/** Each figure above the rows is how many of them say so; in time is only what is nothing else beside. */
function tellsTilesAsRows(drawn: Scene, rows: readonly string[], what: string): void {
    const { states, limitUnchecked, also, tiles } = PROMISE_WORDS.en;
    const header = textsIn(drawn.nodes.filter(({ key }) => key === 'header'));
    const figure = (label: string): number => Number(header[header.indexOf(label) - 1] ?? 0);
    const telling = (...words: readonly string[]): number => rows.map(statesIn).filter(told => told.some(word => words.includes(word))).length;
    expect({
        late: figure(tiles.late), unknown: figure(tiles.unknown), unchecked: figure(tiles.unchecked), agreed: figure(tiles.agreed), unlimited: figure(tiles.unlimited), dangling: figure(tiles.dangling), broken: figure(tiles.broken),
        inTime: figure(tiles.inTime),
    }, what).toEqual({
        late: telling(states.late), unknown: telling(states.unknown), unchecked: telling(limitUnchecked), agreed: telling(states.agreed), unlimited: telling(states.unlimited), dangling: telling(states.dangling),
        broken: telling(states.broken, states.contradicted, also.broken, also.contradicted),
        inTime: rows.map(statesIn).filter(told => told.length === 1 && told[0] === states['in-time']).length,
    });
}

/** On the board, the promises that a row tells as late, broken, contradicted or met nowhere, and those that a handoff drops. */
function holdBoardToRows({ portfolio: [board], promises }: ReportFacts, rows: readonly string[], what: string): void {
    const { states, also, kinds } = PROMISE_WORDS.en;
    const bad = [states.late, states.broken, states.contradicted, states.dangling, also.broken, also.contradicted];
    const atRisk = rows.filter((row, index) => row.startsWith(`${kinds.promise}: `) && (statesIn(row).some(word => bad.includes(word)) || promises[index]!.droppedOn.length > 0));
    expect(board!.promisesAtRisk, what).toBe(atRisk.length);
}

const statesIn = (row: string): readonly string[] => row.slice(row.lastIndexOf('(') + 1, -1).split(', ');

function textsIn(nodes: readonly SceneNode[]): readonly string[] {
    return nodes.flatMap(({ tag, text, children = [] }) => (tag === 'text' ? [text!] : textsIn(children)));
}

function titlesOf(scene: Scene, paint: string): readonly string[] {
    const found: string[] = [];
    const visit = (nodes: readonly SceneNode[]): void => nodes.forEach(node => {
        if (node.class === paint) found.push(node.children!.find(({ tag }) => tag === 'title')!.text!);
        visit(node.children ?? []);
    });
    visit(scene.nodes);
    return found;
}

/** What a state says, the findings say; and what they say, it says. */
function holdToFindings(life: CommitmentLife, journey: Journey, reports: readonly Reported[], { view }: Compiled, place: string): void {
    const { commitment, madeAt, handoffs, metAt, arrivals, state, also, timings, unmatched, renewedBy, contradictedAt } = life;
    const { id, kind } = commitment;
    const analyses = createAnalyses(view);
    const graph = analyses.graphOf(journey);
    const key = id === undefined ? undefined : elementKey(kind, id);
    const found = new Set(reports.flatMap(({ rule, at, related, message }) => {
        const isOfIt = key !== undefined ? at.element === key || (rule.id === 'inner-deadline-later' && message === 'default' && related.some(each => each.at.element === key))
            : at.element === elementKey('touchpoint', madeAt.id) && at.field === (kind === 'promise' ? 'promises' : 'expects') && (madeAt[at.field] ?? [])[at.index!] === commitment;
        return isOfIt && !(rule.id === 'expectation-contradicted' && message === 'looser') ? [rule.id] : [];
    }));
    const says = (rule: string): boolean => found.has(rule);
    const isHeldToItsAnswer = id !== undefined && isAnswered({ ...commitment, id }, view);
    const isFinished = id === undefined || (kind === 'promise' ? !unfinishedIn(journey, graph.touchpoints, view, analyses).mayMeet(id) : !unfinishedIn(journey, graph.touchpoints, view, analyses).mayTakeUp(id));

    // Too late, or not known.
    if (says('promise-infeasible')) expect(state, place).toBe('late');
    if (state === 'late' && !isHeldToItsAnswer) expect(says('promise-infeasible') || says('inner-deadline-later'), place).toBe(true);
    if (says('promise-timing-unknown')) expect(['unknown', 'late'].includes(state) || !arrivals.some(arrival => arrival === 'waiting'), place).toBe(true);
    if (state === 'unknown' && !isHeldToItsAnswer) expect(says('promise-timing-unknown') || (timings.length + unmatched.length === 0 && arrivals.includes('unreckoned')), place).toBe(true);
    if (state === 'in-time') for (const rule of ['promise-infeasible', 'promise-timing-unknown', 'promise-dangling', 'expectation-dangling']) expect(says(rule), `${place}, and ${rule}`).toBe(false);

    // Met by nothing.
    if (says('promise-dangling') || says('expectation-dangling')) {
        const isRenewedInVain = state === 'renewed' && renewedBy.every(({ id: again }) => again === undefined || reports.some(({ rule, at }) => rule.id === 'promise-dangling' && at.element === elementKey('promise', again)));
        expect(['dangling', 'broken', 'contradicted'].includes(state) || isRenewedInVain, place).toBe(true);
    }
    if (state === 'dangling' || (state === 'broken' && metAt.length === 0)) {
        const isMetWhereNoneCan = metAt.some(({ id: at }, index) => arrivals[index] === 'never' && (reports.some(({ rule, at: { element } }) => rule.id === 'meets-nothing' && element === elementKey('touchpoint', at))
            || !analyses.graphOf(view.journey(view.touchpoint(at)!.journey)!).reachable.has(at)));
        expect(says('promise-dangling') || says('expectation-dangling') || isMetWhereNoneCan || (state === 'broken' && (kind === 'expectation' || !isFinished || renewedBy.length > 0)), place).toBe(true);
    }
    if (state === 'not-yet' || state === 'unreached' || state === 'noted') expect([...found].filter(rule => rule !== 'expectation-contradicted'), place).toEqual([]);

    // Where it is met.
    metAt.forEach((at, index) => {
        if (id === undefined || at.meets?.includes(id) !== true) return;
        const isWrong = reports.some(({ rule, at: { element, index: item } }) => rule.id === 'meets-nothing' && element === elementKey('touchpoint', at.id) && at.meets?.[item!] === id);
        if (isWrong) expect(arrivals[index], `${place}, met at ${at.id}`).toBe('never');
        const isReached = analyses.graphOf(view.journey(at.journey)!).reachable.has(at.id);
        if (arrivals[index] === 'never' && isReached && state !== 'unreached') expect(isWrong, `${place}, met at ${at.id}`).toBe(true);
    });

    // Not carried on: what the handoff lacks, which the findings say.
    const contractOf = handoffContracts(view, analyses);
    if (id !== undefined && kind === 'promise') for (const { way, isDropped } of handoffs) expect(contractOf(way).leaves.includes(id), `${place}, over ${way.id}`).toBe(isDropped);

    // Contradicted.
    if (says('expectation-contradicted')) expect(state === 'contradicted' || also !== undefined || contradictedAt.length > 0, place).toBe(true);
    if (also === 'contradicted' && kind === 'expectation') expect(says('expectation-contradicted'), place).toBe(true);
}

test.each(exampleProjects().map(({ path, files }) => [path, files] as const))('in %s', (path, files) => {
    tellAlike(compile([...files]), path);
});

test('in journeys at random, with every fate', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 150; seed++) {
        const text = randomPromises(randomFrom(seed));
        tellAlike(compile([{ path: 'a.journey', text }]), `seed ${seed}:\n${text}`, seen);
    }
    for (const fate of [...Object.keys(ON_THE_MAP), 'also broken', 'also contradicted']) expect([...seen], fate).toContain(fate);
});

test('in any text', () => {
    for (let seed = 1; seed <= 30; seed++) tellAlike(compile([{ path: 'a.journey', text: randomJourney(seed) }]), `seed ${seed}`);
});
