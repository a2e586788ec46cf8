import { expect, test } from 'vitest';
import { createAnalyses } from '../../src/analysis/analyses';
import { conditionsOf } from '../../src/analysis/conditions';
import { promiseTiming, type Timed, type Timing } from '../../src/analysis/timing';
import type { Journey, Length, Ref, Touchpoint, Way } from '../../src/model/model';
import type { ProjectView } from '../../src/model/view';
import { randomFrom, type Random } from '../harness/random';
import { compileText } from '../harness/show';

/**
 * Journeys at random: `j` promises, is detailed by `k` in places, and hands over to `m`, which may hand back; `k` may hand over
 * past its end, too. Ways branch on conditions, join, and lead round.
 */
function text(random: Random): string {
    const { pick, chance, below } = random;
    const counts = { j: 3 + below(3), k: 1 + below(3), m: 1 + below(2) };
    const touchpointOf = (journey: keyof typeof counts): string => `${journey}.t${below(counts[journey])}`;
    const journey = (name: keyof typeof counts, makes: number): string => {
        const count = counts[name];
        const touchpoints = Array.from({ length: count }, (_, t) => {
            const facts: string[] = [];
            if (t === makes) facts.push(`promises p within ${pick(['2h', '9h'])}${chance(50) ? ` or within ${pick(['3h', '20h'])} when "late"` : ''}${chance(10) ? ' or within 30h when "rain"' : ''}`);
            if (chance(55)) facts.push(`takes ${pick(['1h', '2h..5h', '~7h', '0s', '>3h', '"long"'])}`);
            if (chance(15)) facts.push('optional');
            // With one pass only, some of what leads round could not be gone, and is told all the same.
            if (chance(12)) facts.push(`repeats at most ${2 + below(2)} times`);
            if (name === 'j' && chance(25)) facts.push('zooms into k');
            if (t === makes ? chance(20) : chance(name === 'm' ? 35 : 25)) facts.push('meets j.p, k.p');
            if (chance(5)) facts.push('breaks j.p, k.p because "…"');
            if (chance(5)) facts.push(`promises again within 1h again ${makes === -1 ? 'j' : name}.p`);
            for (let ways = chance(55) ? 0 : 1 + below(2); ways > 0; ways--) {
                const to = chance(85) ? Math.min(count - 1, t + 1 + below(2)) : below(count);
                const when = chance(50) ? ` when "${pick(['late', 'early', '晚，late', 'rain'])}"` : '';
                if (chance(60)) facts.push(`path -> t${to}${when}${chance(40) ? ` { takes ${pick(['1h', '4h', '>1h'])} }` : ''}`);
                else facts.push(`handoff -> t${to}${when} {${chance(50) ? ` takes ${pick(['2h', '6h', '"soon"'])}` : ''}${chance(30) ? ' within 3h' : ''}${chance(10) ? ` fallback t${below(count)}` : ''} }`);
            }
            if (t === count - 1 || chance(8)) facts.push(`ends ${chance(80) ? 'success' : 'failure'}`);
            return `touchpoint t${t} {\n${facts.join('\n')}\n}`;
        });
        return `journey ${name} {\nstage s {\n${touchpoints.join('\n')}\n}\n}`;
    };
    const makesInside = chance(20);
    const links = Array.from({ length: 1 + below(3) }, () => {
        const [from, to] = pick([['j', 'm'], ['j', 'm'], ['j', 'm'], ['m', 'j'], ['k', 'm'], ['k', 'j']] as const);
        return `handoff ${touchpointOf(from)} -> ${touchpointOf(to)} { ${chance(50) ? 'takes 2h' : ''} ${chance(20) ? '\nwhen "late"' : ''} }`;
    });
    return [journey('j', makesInside ? -1 : below(counts.j)), journey('k', makesInside ? below(counts.k) : -1), journey('m', -1), ...links, ''].join('\n');
}

/** What the ways of one kind from one touchpoint to another one say, all gone one by one. */
interface Walks { readonly seconds: number; readonly saysTimes: boolean; readonly unknown: readonly string[]; readonly open: readonly string[]; readonly ways: readonly string[] }
/** `round`: one can go round without end. `many`: too many to go. */
type Found = Walks | 'none' | 'round' | 'many';

interface Passed { readonly name: string; readonly seconds: number; readonly isUnknown: boolean; readonly isOpen: boolean; readonly way?: Way; readonly failure?: 'round' | 'many' }
/** `in-vain`: it is met, but on a way of another kind. */
type Arrival = 'here' | 'and-on' | 'no' | 'in-vain';
interface Stand { readonly at: Touchpoint; readonly isEnd: boolean; readonly isZoomed: boolean; readonly isTaken: boolean }

function walker(view: ProjectView, journeys: readonly Journey[], handoffs: readonly Way[]) {
    const { graphOf } = createAnalyses(view);
    const touchpoints = journeys.flatMap(journey => graphOf(journey).touchpoints);
    const byId = (id: Ref): Touchpoint => touchpoints.find(touchpoint => touchpoint.id === id)!;
    const partOf = ({ zoomsInto }: Touchpoint): readonly Touchpoint[] => touchpoints.filter(({ journey }) => journey === zoomsInto);
    const endsOf = (journey: Ref): readonly Touchpoint[] => {
        const all = touchpoints.filter(touchpoint => touchpoint.journey === journey && touchpoint.ends !== undefined);
        return all.some(({ ends }) => ends!.how === 'success') ? all.filter(({ ends }) => ends!.how === 'success') : all;
    };
    const ofLength = (takes: Length | undefined, name: string, way?: Way): Passed => {
        const base = { name, seconds: 0, isUnknown: false, isOpen: false, ...(way && { way }) };
        if (takes === undefined || 'words' in takes) return { ...base, isUnknown: true };
        return { ...base, seconds: takes.duration.max ?? takes.duration.min, isOpen: takes.duration.max === undefined };
    };
    const alongWay = (kind: string, way: Way | undefined): Passed => {
        if (way === undefined) return { name: '', seconds: 0, isUnknown: false, isOpen: false };
        const limit = way.within !== undefined && 'duration' in way.within ? way.within : undefined;
        if (way.takes !== undefined && 'duration' in way.takes && (way.takes.duration.max !== undefined || limit === undefined)) return ofLength(way.takes, way.id, way);
        if (limit !== undefined) return ofLength(limit, way.id, way);
        return way.takes === undefined && kind === 'path' ? { name: '', seconds: 0, isUnknown: false, isOpen: false, way } : ofLength(undefined, way.id, way);
    };
    const measuring = new Set<Ref>();
    const inside = new Map<Ref, Passed>();
    const ofTouchpoint = (touchpoint: Touchpoint): Passed => {
        const part = partOf(touchpoint);
        const unknown = ofLength(touchpoint.takes, touchpoint.id);
        if (touchpoint.takes !== undefined || part.length === 0) return unknown;
        const journey = part[0]!.journey;
        if (measuring.has(journey)) return unknown;
        let length = inside.get(journey);
        if (length === undefined) {
            measuring.add(journey);
            const walks = all([{ at: part[0]!, isEnd: false, isZoomed: true, isTaken: false }], stand => (stand.isEnd && stand.isZoomed && endsOf(journey).includes(stand.at) ? 'and-on' : 'no'), new Set(), [], undefined);
            measuring.delete(journey);
            length = typeof walks !== 'string' ? { name: '', seconds: walks.seconds, isUnknown: walks.unknown.length > 0, isOpen: walks.open.length > 0 } : walks === 'none' ? unknown : { ...unknown, failure: walks };
            inside.set(journey, length);
        }
        return { ...length, name: touchpoint.id };
    };
    const isStopped = (touchpoint: Touchpoint, settled: ReadonlySet<Ref>): 'here' | 'within' | undefined =>
        (settled.has(touchpoint.id) ? 'here' : partOf(touchpoint).some(({ id }) => settled.has(id)) ? 'within' : undefined);

    /** The next places, each with what is passed on the way there. */
    function nextOf({ at, isEnd, isZoomed, isTaken }: Stand, isMet: (touchpoint: Touchpoint) => boolean, settled: ReadonlySet<Ref>, avoids: readonly string[], takes: string | undefined): readonly (readonly [Stand, Passed])[] {
        const nothing = alongWay('', undefined);
        const down = partOf(at).slice(0, 1).map(first => [{ at: first, isEnd: false, isZoomed: true, isTaken }, nothing] as const);
        if (!isEnd) {
            const stop = isMet(at) ? undefined : isStopped(at, settled);
            const past = [{ at, isEnd: true, isZoomed, isTaken }, nothing] as const;
            if (stop !== undefined) return [...at.optional ? [past] : [], ...stop === 'within' ? down : []];
            return [[past[0], ofTouchpoint(at)], ...down];
        }
        const written = [...graphOf(view.journey(at.journey)!).out(at.id), ...handoffs.filter(({ from }) => from === at.id).map(way => ({ kind: 'handoff', to: way.to, way }))];
        const on = written.flatMap(({ kind, to, way }) => {
            const conditions = [...conditionsOf(way?.when)];
            if (kind === 'fallback' || conditions.some(condition => avoids.includes(condition))) return [];
            return [[{ at: byId(to), isEnd: false, isZoomed, isTaken: isTaken || conditions.includes(takes ?? '') }, alongWay(kind, way)] as const];
        });
        const up = isZoomed || !endsOf(at.journey).some(({ id }) => id === at.id) ? [] : touchpoints.filter(({ zoomsInto }) => zoomsInto === at.journey);
        const again = at.repeats === undefined ? [] : [[{ at, isEnd: false, isZoomed, isTaken }, nothing] as const];
        return [...on, ...up.map(to => [{ at: to, isEnd: true, isZoomed, isTaken }, nothing] as const), ...again];
    }

    function all(
        starts: readonly Stand[], arrives: (stand: Stand) => Arrival, settled: ReadonlySet<Ref>, avoids: readonly string[], takes: string | undefined,
        isMet: (touchpoint: Touchpoint) => boolean = () => false, firstSteps?: readonly (readonly [Stand, Passed])[],
    ): Found {
        const nameOf = ({ at, isEnd, isZoomed, isTaken }: Stand): string => `${at.id} ${isEnd} ${isZoomed} ${isTaken}`;
        let steps = 0;
        let seconds = -1;
        let failure: 'round' | 'many' | undefined;
        let saysTimes = false;
        const [unknown, open, ways] = [new Set<string>(), new Set<string>(), new Set<string>()];
        const follow = (stand: Stand) => nextOf(stand, isMet, settled, avoids, takes);
        const leads = (from: Stand): boolean => {
            const found = new Map([[nameOf(from), from]]);
            for (const [, stand] of found) {
                if (arrives(stand) === 'here' || arrives(stand) === 'and-on') return true;
                if (arrives(stand) === 'no') for (const [to] of follow(stand)) found.set(nameOf(to), to);
            }
            return false;
        };
        const go = (stand: Stand, time: number, passed: readonly Passed[], passes: ReadonlyMap<string, number>, free: readonly string[]): void => {
            if (failure !== undefined) return;
            if (++steps > 3_000) {
                failure = 'many';
                return;
            }
            const arrival = arrives(stand);
            if (arrival === 'here' || arrival === 'and-on') {
                seconds = Math.max(seconds, time);
                for (const { name, isUnknown, isOpen, way, seconds: known, failure: failed } of passed) {
                    if (!isUnknown && known > 0) saysTimes = true;
                    failure ??= failed;
                    if (isUnknown) unknown.add(name);
                    if (isOpen) open.add(name);
                    if (way !== undefined) ways.add(way.id);
                }
            }
            if (arrival === 'here' || arrival === 'in-vain') return;
            for (const [to, step] of follow(stand)) enter(to, time + step.seconds, [...passed, step], passes, free);
        };
        const enter = (to: Stand, time: number, passed: readonly Passed[], passes: ReadonlyMap<string, number>, free: readonly string[]): void => {
            const name = nameOf(to);
            const bound = to.isEnd ? undefined : to.at.repeats?.times;
            if (bound !== undefined) {
                const count = (passes.get(name) ?? 0) + 1;
                if (count <= bound) go(to, time, passed, new Map(passes).set(name, count), []);
                return;
            }
            if (!free.includes(name)) go(to, time, passed, passes, [...free, name]);
            else if (leads(to)) failure ??= 'round';
        };
        for (const start of starts) enter(start, 0, [], new Map(), []);
        for (const [to, step] of firstSteps ?? []) enter(to, step.seconds, [step], new Map(), []);
        if (failure !== undefined) return failure;
        return seconds < 0 ? 'none' : { seconds, saysTimes, unknown: [...unknown], open: [...open], ways: [...ways] };
    }

    return (madeAt: Touchpoint, metAt: Touchpoint, settled: ReadonlySet<Ref>, avoids: readonly string[], takes: string | undefined): Found => {
        const stops = new Set([...settled, madeAt.id]);
        const isMet = ({ id }: Touchpoint): boolean => id === metAt.id;
        const from = nextOf({ at: { ...madeAt, repeats: undefined } as unknown as Touchpoint, isEnd: true, isZoomed: false, isTaken: false }, isMet, stops, avoids, takes);
        const first = partOf(madeAt)[0];
        const starts = first === undefined ? [] : [{ at: first, isEnd: false, isZoomed: true, isTaken: false }];
        const arrives = (stand: Stand): Arrival => (!stand.isEnd || !isMet(stand.at) ? 'no' : takes === undefined || stand.isTaken ? 'here' : 'in-vain');
        return all(starts, arrives, stops, avoids, takes, isMet, from);
    };
}

const named = (at: Timed): string => ('way' in at ? at.way.id : at.touchpoint.id);

test('how long it takes is what the slowest of all ways takes', () => {
    const seen = { compared: 0, late: 0, zoomed: 0, elsewhere: 0, conditional: 0, unmatched: 0, repeated: 0, none: 0 };
    for (let seed = 1; seed <= 600; seed++) {
        const story = text(randomFrom(seed));
        const { view, project } = compileText(story);
        const walk = walker(view, project.journeys, project.handoffs);
        const touchpoints = project.journeys.flatMap(({ stages }) => stages.flatMap(stage => stage.touchpoints));
        for (const journey of project.journeys) {
            const { timings, unmatched } = promiseTiming(journey, view, createAnalyses(view));
            const madeAt = touchpoints.find(({ promises, journey: of }) => of === journey.id && promises?.some(({ name }) => name === 'p') === true);
            if (madeAt === undefined || !createAnalyses(view).graphOf(journey).reachable.has(madeAt.id)) continue;
            const promise = madeAt.promises!.find(({ name }) => name === 'p')!;
            const settled = new Set(touchpoints.filter(({ meets, breaks, promises }) =>
                meets?.includes(promise.id!) === true || breaks?.some(({ what }) => what === promise.id) === true || promises?.some(({ again }) => again === promise.id) === true).map(({ id }) => id));
            const conditions = promise.limits.flatMap(({ when }) => when ?? []);
            const matched = (when: string | undefined): readonly Found[] => places.map(metAt => walk(madeAt, metAt, settled, conditions.filter(other => other !== when), when));
            const places = touchpoints.filter(({ meets }) => meets?.includes(promise.id!) === true);
            promise.limits.forEach(({ when }, limitIndex) => {
                const expected = matched(when);
                if (when !== undefined && !expected.includes('many') && !expected.includes('round')) {
                    expect(unmatched.some(limit => limit.commitment.id === promise.id && limit.limitIndex === limitIndex), `${when}, seed ${seed}:\n${story}`).toBe(places.length > 0 && expected.every(found => found === 'none'));
                    if (expected.every(found => found === 'none')) seen.unmatched++;
                }
                places.forEach((metAt, index) => {
                    const walks = expected[index]!;
                    const timing = timings.find(each => each.commitment.id === promise.id && each.limitIndex === limitIndex && each.metAt.id === metAt.id);
                    const what = `${promise.id} at ${metAt.id} when ${when}, seed ${seed}:\n${story}`;
                    if (walks === 'many' || walks === 'round') return;
                    expect(timing !== undefined, what).toBe(walks !== 'none');
                    if (walks === 'none') {
                        seen.none++;
                        return;
                    }
                    compare(timing!, walks, what);
                    seen.compared++;
                    if (timing!.isLate) seen.late++;
                    if (metAt.journey !== journey.id) seen.elsewhere++;
                    if (conditions.length > 0) seen.conditional++;
                    if (timing!.steps.some(({ times }) => times > 1)) seen.repeated++;
                    if (timing!.steps.some(({ at }) => 'touchpoint' in at && at.touchpoint.journey === 'k') && journey.id === 'j') seen.zoomed++;
                });
            });
        }
    }
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(10);
});

function compare({ slowest, steps, unknown, unbounded, ways, metAt }: Timing, walks: Walks, what: string): void {
    expect(slowest.most.seconds, what).toBe(walks.seconds);
    expect(steps.reduce((sum, { most, times }) => sum + times * most.seconds, 0), what).toBe(walks.seconds);
    const isEnd = (name: string): boolean => name === metAt.id && metAt.takes === undefined;
    const others = walks.unknown.filter(name => !isEnd(name));
    expect(unknown.map(named).sort(), what).toEqual([...others.length === 0 && !walks.saysTimes ? walks.unknown : others].sort());
    expect(unbounded.map(at => ('loop' in at ? `loop ${at.loop.map(({ id }) => id).join()}` : named(at))).sort(), what).toEqual([...walks.open].sort());
    expect(ways.map(({ id }) => id).sort(), what).toEqual([...walks.ways].sort());
}
