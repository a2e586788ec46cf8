import type { Random } from './random';

/**
 * Journeys at random in which promises and expectations have every fate: `j` branches, joins, leads round and fails, `k` is
 * handed over to and may hand back. They are met on the way, before it, in the other journey, only when something fails,
 * or never; broken or contradicted on some ways; promised again; limited by one or two times, conditions or words.
 */
export function randomPromises(random: Random): string {
    const { pick, chance, below } = random;
    const counts = { j: 3 + below(6), k: 1 + below(3) };
    const made: { readonly name: string; readonly kind: 'promise' | 'expectation' }[] = [];
    const touchpointOf = (journey: keyof typeof counts): string => `${journey}.t${below(counts[journey])}`;
    const isPart = chance(25);
    const plans = new Map<number, string[]>();
    for (let count = 1 + below(4); count > 0; count--) {
        const at = below(counts.j);
        plans.set(at, [...plans.get(at) ?? [], commitment()]);
    }
    return [journey('j'), journey('k'), ...Array.from({ length: below(3) }, handoff), ''].join('\n');

    function limits(): string {
        if (chance(20)) return '';
        if (chance(10)) return 'within "soon"';
        const limit = (): string => `within ${pick(['2h', '5h', '10h', '2d'])}`;
        if (chance(20)) return `${limit()} when "rain"`;
        return chance(40) ? `${limit()} or ${limit()} when "${pick(['rain', 'snow'])}"` : limit();
    }
    function commitment(): string {
        const isPromise = chance(65);
        const name = `${isPromise ? 'p' : 'e'}${made.length}`;
        const earlier = (kind: string): readonly string[] => made.filter(each => each.kind === kind).map(each => each.name);
        const [promises, expectations] = [earlier('promise'), earlier('expectation')];
        if (chance(8)) return `${isPromise ? 'promises' : 'expects'} "Nameless" ${limits()}`;
        made.push({ name, kind: isPromise ? 'promise' : 'expectation' });
        if (!isPromise) return `expects ${name} "E" ${limits()}`;
        return `promises ${name} "P" ${chance(12) ? 'at slot' : limits()}${promises.length > 0 && chance(25) ? ` again j.${pick(promises)}` : ''}${expectations.length > 0 && chance(40) ? ` for j.${pick(expectations)}` : ''}`;
    }
    function journey(name: keyof typeof counts): string {
        const count = counts[name];
        const touchpoints = Array.from({ length: count }, (_, at) => {
            const facts = [...name === 'j' ? plans.get(at) ?? [] : []];
            if (chance(60)) facts.push(`takes ${pick(['1h', '2h..6h', '>3h', '0s', '"long"'])}`);
            if (chance(10)) facts.push('optional');
            if (chance(10)) facts.push(chance(50) ? 'repeats' : 'repeats at most 2 times');
            if (chance(8)) facts.push('entry');
            if (name === 'j' && isPart && chance(30)) facts.push('zooms into k');
            for (const { name: what } of made) {
                if (chance(name === 'k' ? 15 : 22)) facts.push(`meets j.${what}`);
                if (chance(7)) facts.push(`breaks j.${what} because "…"`);
                if (what.startsWith('e') && chance(7)) facts.push(`contradicts j.${what}`);
            }
            if (chance(2)) facts.push('meets what');
            for (let ways = chance(55) ? 0 : 1 + below(2); ways > 0; ways--) {
                const to = chance(85) ? Math.min(count - 1, at + 1 + below(2)) : below(count);
                const when = chance(40) ? ` when "${pick(['rain', 'sun'])}"` : '';
                if (chance(55)) facts.push(`path -> t${to}${when}`);
                else facts.push(`handoff -> t${to}${when} {${chance(60) ? ` takes ${pick(['1h', '4h'])}` : ''}${chance(25) ? `\nwithin ${pick(['3h', '3d'])}` : ''}${chance(30) ? `\nfallback t${below(count)} after 1h` : ''}${chance(40) ? '\ncarries all' : ''} }`);
            }
            if (at === count - 1 || chance(10)) facts.push('ends success');
            const owner = [undefined, 'other', 'o.team', 'unknown'][at % 5];
            if (owner !== undefined) facts.push(`owner ${owner}`);
            return `touchpoint t${at} {\n${facts.join('\n')}\n}`;
        });
        const later = chance(7) ? '\nstage rest { later }' : '';
        return `${name === 'j' ? 'owner o { owner team }\nowner other\ninformation slot\n' : ''}journey ${name} { owner o\nstage s {\n${touchpoints.join('\n')}\n}${later}\n}`;
    }
    function handoff(): string {
        // What is a part of a touchpoint is entered there, or it would lead back up to where nobody came from.
        const [from, to] = isPart ? ['k', 'j'] as const : pick([['j', 'k'], ['j', 'k'], ['k', 'j']] as const);
        return `handoff ${touchpointOf(from)} -> ${touchpointOf(to)} { takes 1h\n${chance(60) ? 'carries all' : ''} }`;
    }
}
