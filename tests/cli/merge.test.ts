import { describe, expect, test } from 'vitest';
import { parse } from '../../language-server/parse';
import { mergeTexts } from '../../src/cli/merge/merge-texts';
import { statementsOf, type Block, type Statement } from '../../src/cli/merge/statements';
import { blockText, same } from '../../src/cli/merge/words';
import { exampleProjects } from '../harness/examples';
import { randomFrom, type Random } from '../harness/random';
import { randomJourney } from '../harness/random-journey';

const MARKERS = { ours: 'ours', theirs: 'theirs', size: 7 };
const BASE = `owner shop "Shop"
channel app "App" : app

journey buy "Buy" {
  owner shop
  stage choose "Choose" {
    touchpoint look "Look around" {
      channel app
      pain "Slow"
    }
    touchpoint pay "Pay" {
      channel app  // as ever
      handoff -> look "Again" {
        within 2d
        carries basket
      }
      ends success
    }
  }
}
`;
type Change = readonly [from: string, to: string];
const changed = (text: string, ...changes: readonly Change[]): string => changes.reduce((result, [from, to]) => {
    expect(result).toContain(from);
    return result.replace(from, to);
}, text);
/** What becomes of the base when both sides change it. */
async function merged(ours: readonly Change[], theirs: readonly Change[], base = BASE): Promise<{ readonly text: string; readonly conflicts: number } | undefined> {
    return mergeTexts(base, changed(base, ...ours), changed(base, ...theirs), MARKERS);
}

describe('different facts', () => {
    test.each<readonly [name: string, ours: readonly Change[], theirs: readonly Change[]]>([
        ['on lines beside each other', [['channel app\n      pain', 'channel app\n      owner shop\n      pain']], [['pain "Slow"', 'pain "Very slow"']]],
        ['of one line', [['"Look around"', '"Look about"']], [['    touchpoint pay', '    touchpoint pick "Pick" { channel app }\n    touchpoint pay']]],
        ['a new touchpoint here, a new stage there', [['    touchpoint pay', '    touchpoint pick\n    touchpoint pay']], [['  stage choose', '  stage before "Before" { touchpoint see }\n  stage choose']]],
        ['one is taken out, another one gets longer', [['      pain "Slow"\n', '']], [['within 2d', 'within 3d']]],
        ['inside one handoff', [['within 2d', 'within 3d']], [['carries basket', 'carries basket, voucher']]],
        ['a title here, a fact in the same block there', [['"Pay" {', '"Pay at once" {']], [['ends success', 'ends success "Paid"']]],
        ['a comment here, what it stands behind there', [['// as ever', '// as always']], [['channel app  //', 'channel app, web  //']]],
        ['the same change twice', [['2d', '3d']], [['2d', '3d']]],
        ['one more question on each side', [['pain', 'asks address\n      pain']], [['pain', 'asks address, photo\n      pain']]],
        ['two more of what there may be many of', [['pain "Slow"', 'pain "Slow"\n      pain "Loud"']], [['pain "Slow"', 'pain "Slow"\n      pain "Dear"']]],
    ])('%s: both are in it', async (_name, ours, theirs) => {
        const result = (await merged(ours, theirs))!;
        expect(result.conflicts).toBe(0);
        for (const [, to] of [...ours, ...theirs]) for (const line of to.split('\n').map((each) => each.trim()).filter((each) => each !== '')) expect(result.text).toContain(line);
        expect(parse(result.text).problems).toEqual([]);
        expect(await merged(theirs, ours)).toMatchObject({ conflicts: 0 });
    });
    test('one side moves a touchpoint, the other one changes it', async () => {
        const pick = '    touchpoint pick "Pick" { channel app }\n';
        const base = changed(BASE, ['    touchpoint pay', `${pick}    touchpoint pay`]);
        const result = await merged([[pick, ''], ['    touchpoint look', `${pick}    touchpoint look`]], [['"Pick" {', '"Pick up" {']], base);
        expect(result?.conflicts).toBe(0);
        expect(result?.text.match(/touchpoint \w+ "[^"]*"/g)).toEqual(['touchpoint pick "Pick up"', 'touchpoint look "Look around"', 'touchpoint pay "Pay"']);
    });
    test('one side renames a touchpoint and says so, the other one changes it', async () => {
        const result = await merged([['touchpoint look "Look around" {', 'touchpoint browse "Look around" {\n      was look']], [['pain "Slow"', 'pain "Very slow"']]);
        expect(result).toMatchObject({ conflicts: 0 });
        expect(result?.text).toContain('touchpoint browse "Look around" {\n      was look\n      channel app\n      pain "Very slow"');
    });
    test('one side only formats: the other one has its way', async () => {
        const result = await mergeTexts(BASE, BASE.replaceAll(/^ +/gm, (blanks) => blanks.repeat(2)), changed(BASE, ['2d', '3d']), MARKERS);
        expect(result?.conflicts).toBe(0);
        expect(same(result!.text, changed(BASE, ['2d', '3d']))).toBe(true);
    });
    test('a comment about the whole text stands in it once, whatever is new behind it', async () => {
        const licence = '// Copyright Corner Shop\n// All rights reserved\n\n';
        const base = `${licence}owner shop\n`;
        expect(await mergeTexts(base, `${licence}channel app : app\nowner shop\n`, `${licence}channel web : web\nowner shop\n`, MARKERS))
            .toEqual({ text: `${licence}channel web : web\n\nchannel app : app\nowner shop\n`, conflicts: 0 });
        expect(await mergeTexts(base, `${licence}channel app : app\nowner shop\n`, changed(base, ['Corner Shop', 'Corner Shop 2027']), MARKERS))
            .toEqual({ text: `${licence.replace('Shop', 'Shop 2027')}channel app : app\nowner shop\n`, conflicts: 0 });
    });
    test('a comment about what both sides put something before keeps its line', async () => {
        const result = await mergeTexts('// the shop\nowner shop\n', 'owner a\n// the shop\nowner shop\n', 'owner b\n// the shop\nowner shop\n', MARKERS);
        expect(result).toEqual({ text: 'owner b\nowner a\n// the shop\nowner shop\n', conflicts: 0 });
    });
    test('a side whose editor has converted the line ends does not mix them', async () => {
        const windows = BASE.replaceAll('\n', '\r\n');
        expect((await mergeTexts(windows, changed(windows, ['2d', '3d']), changed(BASE, ['ends success', 'pain "Queue"\n      ends success']), MARKERS))?.text)
            .toBe(changed(windows, ['2d', '3d'], ['ends success', 'pain "Queue"\r\n      ends success']));
    });
    test('lines end as ours do', async () => {
        const windows = (text: string): string => text.replaceAll('\n', '\r\n');
        const result = await mergeTexts(windows(BASE), windows(changed(BASE, ['2d', '3d'])), windows(changed(BASE, ['"Slow"', '"慢"'])), MARKERS);
        expect(result?.text).toBe(windows(changed(BASE, ['2d', '3d'], ['"Slow"', '"慢"'])));
    });
});

describe('one fact, changed on both sides', () => {
    test('is one conflict, and nothing else is', async () => {
        expect((await merged([['within 2d', 'within 3d'], ['"Slow"', '"Very slow"']], [['within 2d', 'within 1d'], ['ends success', 'ends success "Paid"']]))?.text).toBe(`owner shop "Shop"
channel app "App" : app

journey buy "Buy" {
  owner shop
  stage choose "Choose" {
    touchpoint look "Look around" {
      channel app
      pain "Very slow"
    }
    touchpoint pay "Pay" {
      channel app  // as ever
      handoff -> look "Again" {
<<<<<<< ours
        within 3d
=======
        within 1d
>>>>>>> theirs
        carries basket
      }
      ends success "Paid"
    }
  }
}
`);
    });
    test.each<readonly [name: string, ours: readonly Change[], theirs: readonly Change[], shown: string]>([
        ['a title', [['"Pay"', '"Pay now"']], [['"Pay"', '"Pay later"']], '<<<<<<< ours\n    touchpoint pay "Pay now" {\n=======\n    touchpoint pay "Pay later" {\n>>>>>>> theirs\n      channel app'],
        ['taken out here, changed there', [['      pain "Slow"\n', '']], [['"Slow"', '"Very slow"']], '<<<<<<< ours\n=======\n      pain "Very slow"\n>>>>>>> theirs\n    }'],
        ['what there may be only one of, new on both sides', [['pain', 'owner shop\n      pain']], [['pain', 'owner bank\n      pain']], '<<<<<<< ours\n      owner shop\n=======\n      owner bank\n>>>>>>> theirs'],
        ['a touchpoint of one name, new on both sides', [['    touchpoint pay', '    touchpoint pick "Pick"\n    touchpoint pay']], [['    touchpoint pay', '    touchpoint pick "Choose"\n    touchpoint pay']], '<<<<<<< ours\n    touchpoint pick "Pick"\n=======\n    touchpoint pick "Choose"\n>>>>>>> theirs'],
    ])('%s', async (_name, ours, theirs, shown) => {
        const result = (await merged(ours, theirs))!;
        expect(result.conflicts).toBe(1);
        expect(result.text).toContain(shown);
    });
    test.each<readonly [name: string, ours: readonly Change[], theirs: readonly Change[], shown: string]>([
        ['a fact', [['2d', '3d']], [['2d', '1d']], '        within 3d\n||||||| base\n        within 2d\n=======\n        within 1d\n>>>'],
        ['a title', [['"Pay"', '"Now"']], [['"Pay"', '"Later"']], ' pay "Now" {\n||||||| base\n    touchpoint pay "Pay" {\n=======\n    touchpoint pay "Later" {\n>>>'],
        ['what is new', [['pain', 'owner shop\n      pain']], [['pain', 'owner bank\n      pain']], 'owner shop\n||||||| base\n=======\n      owner bank'],
    ])('with the state before, for who wants to see it: %s', async (_name, ours, theirs, shown) => {
        expect((await mergeTexts(BASE, changed(BASE, ...ours), changed(BASE, ...theirs), { ...MARKERS, base: 'base' }))?.text).toContain(shown);
    });
    test('the order of three stages, changed on both sides', async () => {
        const of = (...names: readonly string[]): string => `journey j {\n${names.map((name) => `  stage ${name}\n`).join('')}}\n`;
        expect(await mergeTexts(of('a', 'b', 'c'), of('b', 'a', 'c'), of('a', 'c', 'b'), MARKERS)).toMatchObject({ conflicts: 1 });
    });
});

describe('a list of names, whose order means nothing', () => {
    const within = (facts: string): string => BASE.replace('      pain "Slow"\n', facts.split('\n').map((fact) => (fact === '' ? '' : `      ${fact}\n`)).join(''));
    const mergedFacts = async (base: string, ours: string, theirs: string): Promise<string> => {
        const { text } = (await mergeTexts(within(base), within(ours), within(theirs), MARKERS))!;
        return text.slice(text.indexOf('channel app\n') + 'channel app\n'.length, text.indexOf('    }\n')).split('\n').map((line) => line.trim()).join('\n').trim();
    };
    const namesOf = (facts: string): readonly string[] => [...new Set(facts.replace(/\/\/.*/, '').split(/[,、\s]+/))].sort();
    test.each<readonly [name: string, base: string, ours: string, theirs: string, merged: string]>([
        ['each side adds to it', 'asks address', 'asks address, photo', 'asks address, phone', 'asks address, photo, phone'],
        ['one adds, the other one takes out', 'needs address, photo', 'needs address', 'needs address, photo, phone', 'needs address, phone'],
        ['as one side writes it', 'gives 地址、电话', 'gives 地址、电话、邮箱', 'gives 地址、姓名', 'gives 地址、邮箱、姓名'],
        ['new on both sides, and partly the same', '', 'asks address', 'asks address, photo', 'asks address, photo'],
        ['in two lines', 'asks address\nasks photo', 'asks address\nasks phone', 'asks address, name\nasks photo', 'asks address\nasks phone, name'],
        ['with what stands behind it', 'asks address // once', 'asks address, photo // once', 'asks address, phone // only once', 'asks address, photo, phone // only once'],
    ])('%s', async (_name, base, ours, theirs, result) => {
        expect(await mergedFacts(base, ours, theirs)).toBe(result);
        // Merged the other way around it is the same names, maybe in other lines.
        expect(namesOf(await mergedFacts(base, theirs, ours))).toEqual(namesOf(result));
    });
    test.each<readonly [name: string, base: string, ours: string, theirs: string]>([
        ['one name in two other ones', 'asks address', 'asks photo', 'asks phone'],
        ['one name among others in two other ones', 'asks 姓名, address', 'asks 姓名, photo', 'asks 姓名, phone'],
        ['taken out here, longer there', 'asks address', '', 'asks address, phone'],
        ['nothing here, one more there', 'signal scan', 'signal none', 'signal scan, survey'],
    ])('is a conflict where one fact becomes two: %s', async (_name, base, ours, theirs) => {
        expect((await mergeTexts(within(base), within(ours), within(theirs), MARKERS))?.conflicts).toBe(1);
    });
});

test('a text that cannot be read is left to git', async () => {
    expect(await mergeTexts(BASE, `${BASE}ownr x`, BASE, MARKERS)).toBeUndefined();
});

describe('any text', () => {
    const texts = [
        ...exampleProjects().flatMap(({ files }) => files.map(({ text }) => text)),
        ...Array.from({ length: 60 }, (_, seed) => randomJourney(seed, 'tidy')),
    ].filter((text) => parse(text).problems.length === 0);

    test('is its statements, one after the other', () => {
        expect(texts.length).toBeGreaterThan(60);
        for (const text of texts) expect(blockText(statementsOf(parse(text)))).toBe(text);
    });
    test('that nobody changed stays as it is, byte for byte', async () => {
        for (const text of texts) expect(await mergeTexts(text, text, text, MARKERS)).toEqual({ text, conflicts: 0 });
    });
    test('in which two sides change different facts: the merge is clean and holds both', async () => {
        for (let seed = 0; seed < 400; seed++) {
            const random = randomFrom(seed);
            const text = random.pick(texts);
            const facts = leavesOf(text);
            if (facts.length < 2) continue;
            const [here, there] = two(random, facts);
            const ours = withFact(text, here!, 'ours');
            const theirs = withFact(text, there!, 'theirs');
            const both = here!.start < there!.start ? withFact(withFact(text, there!, 'theirs'), here!, 'ours') : withFact(withFact(text, here!, 'ours'), there!, 'theirs');
            const result = await mergeTexts(text, ours, theirs, MARKERS);
            expect({ seed, result }).toEqual({ seed, result: { text: both, conflicts: 0 } });
        }
    });
    test('in which both change one fact, each in another way: exactly one conflict', async () => {
        for (let seed = 0; seed < 200; seed++) {
            const random = randomFrom(seed);
            const text = random.pick(texts);
            const facts = leavesOf(text);
            if (facts.length === 0) continue;
            const fact = random.pick(facts);
            const result = await mergeTexts(text, withFact(text, fact, 'ours'), withFact(text, fact, 'theirs'), MARKERS);
            expect({ seed, conflicts: result?.conflicts }).toEqual({ seed, conflicts: 1 });
        }
    });
});

interface Leaf { readonly start: number; readonly end: number }

/** The texts of facts: what can be changed without changing what the fact is about. */
function leavesOf(text: string): readonly Leaf[] {
    const leaves: Leaf[] = [];
    const visit = ({ intro, statements }: Block, start: number): number => {
        let at = start + intro.length;
        for (const statement of statements) {
            at += statement.lead.length;
            const title = lastString(statement);
            if (title !== undefined) leaves.push({ start: at + title.start, end: at + title.end });
            at += statement.head.length;
            if (statement.block !== undefined) at = visit(statement.block, at + 1) + statement.block.rest.length + 1;
            at += statement.tail.length;
        }
        return at;
    };
    visit(statementsOf(parse(text)), 0);
    return leaves;
}

function lastString({ head }: Statement): Leaf | undefined {
    const [match] = [...head.matchAll(/"(?:[^"\\\n]|\\.)+"/g)].slice(-1);
    return match === undefined || head.includes('"""') || match[0].startsWith('"http') ? undefined : { start: match.index, end: match.index + match[0].length };
}

function withFact(text: string, { start, end }: Leaf, word: string): string {
    return `${text.slice(0, start)}"${word} ${text.slice(start + 1, end)}${text.slice(end)}`;
}

function two(random: Random, facts: readonly Leaf[]): readonly Leaf[] {
    const first = random.pick(facts);
    return [first, random.pick(facts.filter((fact) => fact !== first))];
}

