import { describe, expect, test } from 'vitest';
import { parse } from '../../language-server/parse';
import { mergeTexts } from '../../src/cli/merge/merge-texts';
import { statementsOf, type Block, type Statement } from '../../src/cli/merge/statements';
import { blockText, textOf } from '../../src/cli/merge/words';
import { exampleProjects } from '../harness/examples';
import { randomFrom, type Random } from '../harness/random';
import { randomJourney } from '../harness/random-journey';

const MARKERS = { ours: 'ours', theirs: 'theirs', size: 7 };

describe('two sides that take out, add, move, rename and reword', () => {
    const texts = [
        ...exampleProjects().flatMap(({ files }) => files.map(({ text }) => text)).filter((text) => text.length < 20_000),
        ...Array.from({ length: 60 }, (_, seed) => randomJourney(seed, 'tidy')),
    ].filter((text) => parse(text).problems.length === 0);

    const short = texts.filter(({ length }) => length < 1500);

    test('lose nothing that one of them says without a conflict, and nothing comes back', async () => {
        const seen = { clean: 0, conflicting: 0, byLines: 0 };
        for (let seed = 0; seed < RUNS; seed++) {
            const random = randomFrom(seed);
            // In a short text the two meet more often.
            const base = random.pick(seed % 3 === 0 ? texts : short);
            const ours = edited(base, 'ours', random);
            const theirs = edited(base, 'theirs', random);
            if ([ours, theirs].some((text) => parse(text).problems.length > 0)) continue;
            const result = await mergeTexts(base, ours, theirs, MARKERS);
            if (result === undefined || result.conflicts > 0) {
                seen[result === undefined ? 'byLines' : 'conflicting']++;
                if (result !== undefined) expect({ seed, lost: newIn([base, ours, theirs].map(saidIn), plain(result.text)) }).toEqual({ seed, lost: [] });
                continue;
            }
            seen.clean++;
            expect({ seed, wrong: wrongIn(saidIn(base), saidIn(ours), saidIn(theirs), saidIn(result.text)) }).toEqual({ seed, wrong: [] });
        }
        expect(seen.clean).toBeGreaterThan(RUNS / 4);
        expect(seen.byLines).toBeLessThan(RUNS / 50);
    });
});

const RUNS = 300;

type Counts = ReadonlyMap<string, number>;

/** How often a text says each thing at each place: heads of statements, and comments. */
function saidIn(text: string): Counts {
    const counts = new Map<string, number>();
    const visit = ({ intro, statements, rest }: Block, path: string): void => {
        const say = (words: string): void => { counts.set(`${path}${words}`, (counts.get(`${path}${words}`) ?? 0) + 1); };
        for (const { lead, head, block, tail, key, identity } of statements) {
            say(plain(head));
            for (const trivia of [lead, tail]) comments(trivia).forEach(say);
            // A touchpoint is one of its journey: its stage may be another one, or be called otherwise.
            const around = identity?.isContainer === true && key.startsWith('touchpoint:') ? path.slice(0, path.indexOf(PLACE) + PLACE.length) : path;
            // What is called otherwise, and what is new beside it, counts as what it was.
            if (block !== undefined) visit(block, `${around}${key.replaceAll(/(?:ours|theirs)\d-/g, '')}${PLACE}`);
        }
        for (const trivia of [intro, rest]) comments(trivia).forEach(say);
    };
    visit(statementsOf(parse(text)), '');
    return counts;
}

/** Stands between the things that another one is inside of. */
const PLACE = ' > ';
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const comments = (trivia: string): readonly string[] => (trivia.match(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g) ?? []).map(plain);

/** What a side says more often than the base, and the text with the conflicts does not. */
function newIn([base, ...sides]: readonly Counts[], text: string): readonly string[] {
    return sides.flatMap((side) => [...side].filter(([words, count]) => count > (base!.get(words) ?? 0) && !text.includes(words.split(PLACE).at(-1)!)).map(([words]) => words));
}

/** What the merged text says too often or too rarely. */
function wrongIn(base: Counts, ours: Counts, theirs: Counts, merged: Counts): readonly string[] {
    const wrong: string[] = [];
    for (const words of new Set([...base.keys(), ...ours.keys(), ...theirs.keys(), ...merged.keys()])) {
        const [before, here, there, now] = [base, ours, theirs, merged].map((counts) => counts.get(words) ?? 0) as [number, number, number, number];
        const sum = Math.max(0, here + there - before);
        // The same may have been added, or taken out, on both sides: then once is enough.
        const [least, most] = here > before && there > before ? [Math.max(here, there), sum] : here < before && there < before ? [sum, Math.min(here, there)] : [sum, sum];
        if (now < least || most < now) wrong.push(`${words}: ${before} before, ${here} ours, ${there} theirs, ${now} merged`);
    }
    return wrong;
}

/** One to three changes of structure. */
function edited(text: string, side: string, random: Random): string {
    let result = text;
    const count = 1 + random.below(3);
    for (let index = 0; index < count; index++) {
        const whole = statementsOf(parse(result));
        if (random.below(4) === 0) {
            result = blockText(moved(whole, random));
            continue;
        }
        const blocks = blocksIn(whole).filter(({ statements }) => statements.length > 0);
        if (blocks.length === 0) return result;
        const block = random.pick(blocks);
        const next = { ...block, statements: change(block.statements, `${side}${index}`, random) };
        result = blockText(replaced(whole, block, next));
    }
    return result;
}

/** A touchpoint goes to another stage of its journey, which may be a new one, or a fact to another touchpoint. */
function moved(whole: Block, random: Random): Block {
    const [journey] = random.shuffled(whole.statements.filter(({ key, block }) => key.startsWith('journey:') && block !== undefined));
    if (journey === undefined) return whole;
    const stages = blocksIn(journey.block!).filter(({ statements }) => statements.some(({ key }) => key.startsWith('touchpoint:')));
    const touchpoints = stages.flatMap(({ statements }) => statements.flatMap(({ key, block }) => (key.startsWith('touchpoint:') && block !== undefined ? [block] : [])));
    const [from, to] = random.shuffled(random.below(3) < 2 ? stages : touchpoints);
    if (from === undefined || to === undefined) return whole;
    const [chosen] = random.shuffled(from.statements.filter(({ key, identity }) => identity !== undefined && !key.startsWith('way:')));
    if (chosen === undefined) return whole;
    const place = random.below(to.statements.length + 1);
    const taken = replaced(whole, from, { ...from, statements: from.statements.filter((statement) => statement !== chosen) });
    const indent = '\n      ';
    const lead = comments(chosen.lead).map((comment) => indent + comment).join('') + indent;
    return replaced(taken, to, { ...to, statements: [...to.statements.slice(0, place), { ...chosen, lead }, ...to.statements.slice(place)] });
}

function change(statements: readonly Statement[], word: string, random: Random): readonly Statement[] {
    const at = random.below(statements.length);
    const chosen = statements[at]!;
    const others = statements.filter((statement) => statement !== chosen);
    const indent = /[\r\n][^\S\r\n]*$/.exec(chosen.lead)?.[0] ?? '\n';
    const put = (statement: Statement, place: number): readonly Statement[] => [...others.slice(0, place), statement, ...others.slice(place)];
    switch (random.pick(['remove', 'move', 'add', 'retitle', 'rename', 'comment'] as const)) {
        case 'remove': return others;
        case 'move': return put({ ...chosen, lead: indent + chosen.lead.trim() + (chosen.lead.trim() === '' ? '' : indent) }, random.below(statements.length));
        case 'add': {
            const similar = { ...chosen, lead: indent, tail: '', head: chosen.head.replace(/"([^"]*)"\s*$/, `"${word} $1" `).replace(/^((?:stage|touchpoint|owner|channel|journey|persona|information) )(?=[\w-]+)/, `$1${word}-`) };
            return [...statements.slice(0, at), similar, ...statements.slice(at)];
        }
        case 'retitle': return put({ ...chosen, head: chosen.head.replace(/"([^"]*)"/, `"${word} $1"`) }, at);
        case 'rename': return put({ ...chosen, head: chosen.head.replace(/^((?:stage|touchpoint|journey|persona) )(?=[\w-]+)/, `$1${word}-`) }, at);
        case 'comment': return put(random.below(2) === 0 || textOf(chosen).includes('\n') || chosen.tail !== '' ? { ...chosen, lead: `${chosen.lead.trimEnd()}${indent}// ${word}${indent}` } : { ...chosen, tail: ` /* ${word} */` }, at);
    }
}

const blocksIn = (block: Block): readonly Block[] => [block, ...block.statements.flatMap((statement) => (statement.block === undefined ? [] : blocksIn(statement.block)))];

function replaced(within: Block, from: Block, to: Block): Block {
    if (within === from) return to;
    return { ...within, statements: within.statements.map((statement) => (statement.block === undefined ? statement : { ...statement, block: replaced(statement.block, from, to) })) };
}
