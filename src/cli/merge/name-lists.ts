import { ALTERNATIVES } from './pairing';
import type { Sides } from './moves';
import type { Statement } from './statements';

/**
 * A list of names whose order means nothing is merged name by name: what one side adds to it and what the other one takes out
 * are different facts. Both sides stand then for what became of it. Where both put something else in place of the same name,
 * or one has taken out all of it, it stays as it was.
 */
export function withMergedLists(sides: Sides<readonly Statement[]>): Sides<readonly Statement[]> {
    let { ours, theirs } = sides;
    const { base } = sides;
    for (const word of new Set(ours.flatMap(({ key, names }) => (names === undefined ? [] : [key])))) {
        const merged = mergedList({ base: base.filter(({ key }) => key === word), ours: ours.filter(({ key }) => key === word), theirs: theirs.filter(({ key }) => key === word) });
        if (merged === undefined) continue;
        ours = replaced(ours, word, merged.ours);
        theirs = replaced(theirs, word, merged.theirs);
    }
    return { base, ours, theirs };
}

function mergedList({ base, ours, theirs }: Sides<readonly Statement[]>): Pick<Sides<readonly Statement[]>, 'ours' | 'theirs'> | undefined {
    const [before, left, right] = [namesIn(base), namesIn(ours), namesIn(theirs)];
    if (before === undefined || left === undefined || right === undefined || left.length === 0 || right.length === 0) return undefined;
    // What nobody has said yet may be two answers to one question.
    if (before.length === 0 && (ours.some(({ isOneOfMany }) => !isOneOfMany) || ALTERNATIVES.has(ours[0]!.key))) return undefined;
    if (isSameSet(before, left) || isSameSet(before, right)) return undefined;
    const goneHere = before.filter(name => !left.includes(name));
    const goneThere = before.filter(name => !right.includes(name));
    const [newHere, newThere] = [left.filter(name => !before.includes(name)), right.filter(name => !before.includes(name))];
    if (goneHere.some(name => goneThere.includes(name)) && !isSameSet(newHere, newThere)) return undefined;
    const more = newThere.filter(name => !left.includes(name));
    const rest = ours.map(each => ({ each, names: each.names!.filter(name => !goneThere.includes(name)) })).filter(({ names }) => names.length > 0);
    if (rest.length === 0) return undefined;
    const merged = rest.map(({ each, names }, index) => withNames(each, [...names, ...(index === rest.length - 1 ? more : [])]));
    const [one, other] = [merged[0]!, theirs[0]!];
    // Comments and white space around the one line that each side has are merged as ever.
    if (ours.length === 1 && theirs.length === 1) return { ours: merged, theirs: [{ ...other, head: one.head, names: one.names }] };
    return [...base, ...ours, ...theirs].some(({ lead, tail }) => lead.trim() !== '' || tail.trim() !== '') ? undefined : { ours: merged, theirs: merged };
}

/** Nothing where something else is said as well, e.g. `all`. */
function namesIn(statements: readonly Statement[]): readonly string[] | undefined {
    return statements.every(({ names }) => names !== undefined) ? statements.flatMap(({ names }) => names!) : undefined;
}

function withNames(statement: Statement, names: readonly string[]): Statement {
    if (isSameSet(names, statement.names!)) return statement;
    const [word = '', gap = ' '] = /^(\S+)(\s+)/.exec(statement.head)?.slice(1) ?? [];
    const sign = /\s*[,，、]\s*/.exec(statement.head)?.[0] ?? ', ';
    return { ...statement, head: `${word}${gap}${names.join(sign)}`, names };
}

/** In place of the first one of a word. */
function replaced(statements: readonly Statement[], word: string, by: readonly Statement[]): readonly Statement[] {
    const first = statements.findIndex(({ key }) => key === word);
    return statements.flatMap((each, index) => (each.key !== word ? [each] : index === first ? by : []));
}

const isSameSet = (some: readonly string[], others: readonly string[]): boolean => new Set(some).size === new Set(others).size && some.every(name => others.includes(name));
