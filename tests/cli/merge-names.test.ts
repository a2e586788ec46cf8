import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { parse } from '../../language-server/parse';
import { mergeTexts } from '../../src/cli/merge/merge-texts';
import { exampleProjects } from '../harness/examples';
import { randomFrom, type Random } from '../harness/random';
import { randomJourney } from '../harness/random-journey';

const MARKERS = { ours: 'ours', theirs: 'theirs', size: 7 };
const BASE = `owner company "Company" {
  owner care "Care"
}
channel web "Web" : web
channel phone "Phone" : voice

journey buy "Buy" {
  owner company
  stage shop "Shop" {
    touchpoint pay "Pay" {
      channel web
      promises parcel "In three days" within 3d
      handoff -> pack {
        within 1d
        carries parcel
        fallback care after 1d
      }
    }
    touchpoint pack "Pack" {
      channel web
      meets parcel
    }
    touchpoint done "Done" { ends success }
  }
}
`;
type Change = readonly [from: string, to: string];
const changed = (text: string, ...changes: readonly Change[]): string => changes.reduce((result, [from, to]) => {
    expect(result).toContain(from);
    return result.replaceAll(from, to);
}, text);
const merged = (ours: readonly Change[], theirs: readonly Change[]) => mergeTexts(BASE, changed(BASE, ...ours), changed(BASE, ...theirs), MARKERS);
/** Both ways round. */
async function both(one: readonly Change[], other: readonly Change[]): Promise<{ readonly text: string; readonly conflicts: number }> {
    const [here, there] = [(await merged(one, other))!, (await merged(other, one))!];
    expect(here.conflicts).toBe(there.conflicts);
    if (here.conflicts === 0) expect(wordsOf(here.text)).toEqual(wordsOf(there.text));
    return here;
}
const wordsOf = (text: string): readonly string[] => text.split(/\s+/).sort();
const danglingIn = (text: string): readonly string[] => compile([{ path: 'a.journey', text }]).problems.filter(({ rule }) => rule === 'unresolved-reference').map(({ start, end }) => text.slice(start, end));

const RENAMED: readonly Change[] = [['touchpoint pack "Pack" {', 'touchpoint parcel-room "Pack" {\n      was pack'], ['-> pack', '-> parcel-room']];

describe('what one side calls otherwise', () => {
    test('the other side names anew: it is called as it is called now', async () => {
        const { text, conflicts } = await both(RENAMED, [['touchpoint done "Done" { ends success }', 'touchpoint done "Done" { ends success  path -> pack when "something is missing" }']]);
        expect({ conflicts, dangling: danglingIn(text) }).toEqual({ conflicts: 0, dangling: [] });
        expect(text).toContain('path -> parcel-room when "something is missing"');
    });
    test('and nobody says so, but its title tells', async () => {
        const { text, conflicts } = await both([['touchpoint pack', 'touchpoint wrap'], ['-> pack', '-> wrap']], [['touchpoint done "Done" { ends success }', 'touchpoint done "Done" { ends success  path -> pack when "again" }']]);
        expect({ conflicts, dangling: danglingIn(text) }).toEqual({ conflicts: 0, dangling: [] });
        expect(text).toContain('path -> wrap when "again"');
    });
    test('and the other side gives another title: it has both', async () => {
        const { text, conflicts } = await both(RENAMED, [['touchpoint pack "Pack"', 'touchpoint pack "Put into a box"']]);
        expect(conflicts).toBe(0);
        expect(text).toContain('touchpoint parcel-room "Put into a box" {');
    });
    test('the handoff to it, which the other side changes, is one handoff', async () => {
        const { text, conflicts } = await both(RENAMED, [['within 1d', 'within 2d']]);
        expect(conflicts).toBe(0);
        expect(text).toContain('handoff -> parcel-room {\n        within 2d');
        expect(text.match(/handoff/g)).toHaveLength(1);
    });
    test('a channel, an owner inside another one, and a whole journey, with what is named through it', async () => {
        const { text, conflicts } = await both(
            [['owner care "Care"', 'owner service "Care" { was care }'], ['fallback care', 'fallback service'], ['channel phone "Phone" : voice', 'channel hotline "Phone" : voice { was phone }'], ['journey buy "Buy" {', 'journey order "Buy" {\n  was buy']],
            [['touchpoint done "Done" { ends success }', 'touchpoint done "Done" { ends success  owner company.care  channel phone }'], ['channel web "Web"', 'handoff buy.done -> buy.pay\nchannel web "Web"']]);
        expect({ conflicts, dangling: danglingIn(text) }).toEqual({ conflicts: 0, dangling: [] });
        expect(text).toContain('owner company.service  channel hotline');
        expect(text).toContain('handoff order.done -> order.pay');
    });
    test('and its name is given to something else: nothing is called otherwise', async () => {
        const { text } = await both([...RENAMED, ['touchpoint done', 'touchpoint pack "Put together"\n    touchpoint done']], [['ends success', 'ends success  path -> pack when "again"']]);
        expect(text).toContain('path -> pack when "again"');
    });
    test('differently on both sides: one conflict', async () => {
        expect((await both([['touchpoint pack', 'touchpoint wrap'], ['-> pack', '-> wrap']], [['touchpoint pack', 'touchpoint bag'], ['-> pack', '-> bag'], ['ends success', 'ends success  path -> bag when "again"']])).conflicts).toBeGreaterThan(0);
    });
});

describe('what one side takes out', () => {
    const GONE: readonly Change[] = [['    touchpoint pack "Pack" {\n      channel web\n      meets parcel\n    }\n', ''], ['-> pack', '-> done']];
    test('and the other one names anew: one conflict, where it stood', async () => {
        const { text, conflicts } = await both(GONE, [['ends success', 'ends success  path -> pack when "again"']]);
        expect(conflicts).toBe(1);
        expect(text).toContain('<<<<<<< ours\n=======\n    touchpoint pack "Pack" {\n      channel web\n      meets parcel\n    }\n>>>>>>> theirs\n');
    });
    test('and the other one only calls otherwise what names it: it goes', async () => {
        const before = BASE.replaceAll('      channel web\n', '').replace('done "Done" {', 'done "Done" { channel web');
        const ours = before.replace('channel web "Web" : web\n', '').replace('  channel web', '');
        const theirs = changed(before, ['touchpoint done "Done" {', 'touchpoint end "Done" { was done']);
        for (const [one, other] of [[ours, theirs], [theirs, ours]] as const) expect(await mergeTexts(before, one, other, MARKERS)).toMatchObject({ conflicts: 0 });
    });
    test('with the stage around it', async () => {
        const two = BASE.replace('    touchpoint done', '  }\n  stage end "End" {\n    touchpoint done');
        const result = (await mergeTexts(two, two.replace(/ {2}stage end[^]*\n {2}\}\n/, ''), changed(two, ['meets parcel', 'meets parcel\n      path -> done when "all is there"']), MARKERS))!;
        expect(result.conflicts).toBe(1);
        expect(result.text).toContain('<<<<<<< ours\n=======\n  stage end "End" {');
    });
    test('and the other one leaves as it is: it goes', async () => {
        const { text, conflicts } = await both(GONE, [['ends success', 'ends success "Paid"']]);
        expect({ conflicts, dangling: danglingIn(text) }).toEqual({ conflicts: 0, dangling: [] });
        expect(text).not.toContain('"Pack"');
    });
    test('a promise that the other side keeps elsewhere', async () => {
        expect((await both([['      promises parcel "In three days" within 3d\n', ''], ['        carries parcel\n', ''], ['      meets parcel\n', '']], [['ends success', 'ends success  meets parcel']])).conflicts).toBe(1);
    });
});

describe('a channel that both sides give to what had none', () => {
    const wrap = (channel: string): readonly Change[] => [['    touchpoint done', `    touchpoint wrap "Wrap" {\n      ${channel}\n    }\n    touchpoint done`]];
    test('in a touchpoint that is new on both: one conflict, or none where it is the same', async () => {
        const { text, conflicts } = await both(wrap('channel web'), wrap('channel phone'));
        expect(conflicts).toBe(1);
        expect(text).toContain('    touchpoint wrap "Wrap" {\n<<<<<<< ours\n      channel web\n=======\n      channel phone\n>>>>>>> theirs\n    }');
        expect(await both(wrap('channel web'), wrap('channel   web'))).toMatchObject({ conflicts: 0 });
        expect((await both(wrap('channel web'), wrap('owner care\n      channel web'))).text.match(/channel web\n/g)).toHaveLength(3);
    });
    test('in one that was there', async () => {
        expect((await both([['{ ends success', '{ channel web ends success']], [['{ ends success', '{ channel phone ends success']])).conflicts).toBe(1);
    });
    test('what goes together stands together, as ever', async () => {
        const { text, conflicts } = await both(wrap('pain "Slow"'), wrap('pain "Dear"'));
        expect(conflicts).toBe(0);
        expect(text).toContain('pain "Slow"');
        expect(text).toContain('pain "Dear"');
    });
});

test('in any text: what one side calls otherwise everywhere and the other one names anew is named as it is called now', async () => {
    const texts = [
        ...exampleProjects().flatMap(({ files }) => files.map(({ text }) => text)).filter((text) => text.length < 20_000),
        ...Array.from({ length: 40 }, (_, seed) => randomJourney(seed, 'tidy')),
    ].filter((text) => parse(text).problems.length === 0 && danglingIn(text).length === 0 && touchpointsIn(text).length > 2);
    expect(texts.length).toBeGreaterThan(10);
    const seen = { clean: 0, conflicting: 0, statedAndConflicting: 0 };
    for (let seed = 0; seed < RUNS; seed++) {
        const random = randomFrom(seed);
        const text = random.pick(texts);
        const name = random.pick(touchpointsIn(text));
        const ours = renamed(text, name, random);
        const theirs = withPathTo(text, name, random);
        if ([ours, theirs].some((each) => parse(each).problems.length > 0 || danglingIn(each).length > 0)) continue;
        for (const [one, other] of [[ours, theirs], [theirs, ours]] as const) {
            const result = (await mergeTexts(text, one, other, MARKERS))!;
            seen[result.conflicts === 0 ? 'clean' : ours.includes(`was ${name}`) ? 'statedAndConflicting' : 'conflicting']++;
            if (result.conflicts === 0) expect({ seed, dangling: danglingIn(result.text) }).toEqual({ seed, dangling: [] });
        }
    }
    expect(seen.clean).toBeGreaterThan(RUNS / 2);
    // Without `was`, what has no title of its own cannot be known again.
    expect(seen.conflicting).toBeLessThan(RUNS / 2);
    expect(seen.statedAndConflicting).toBe(0);
});
const RUNS = 80;

/** Names of touchpoints that stand in a text once: others would need a look at where they stand. */
const touchpointsIn = (text: string): readonly string[] => [...new Set([...text.matchAll(/^ *touchpoint ([\p{L}\w-]+)/gmu)].map(([, name]) => name!))].filter((name) => [...text.matchAll(new RegExp(`^ *touchpoint ${name}(?![\\p{L}\\w\\-])`, 'gmu'))].length === 1);

function renamed(text: string, name: string, random: Random): string {
    const everywhere = text.replaceAll(new RegExp(`(?<![\\p{L}\\w\\-"])${name}(?![\\p{L}\\w\\-])(?=[^"\\n]*(?:"[^"\\n]*"[^"\\n]*)*$)`, 'gmu'), 'other-name');
    return random.below(2) === 0 ? everywhere.replace(/(touchpoint other-name[^{\n]*\{)/, `$1\n      was ${name}`) : everywhere;
}

function withPathTo(text: string, name: string, random: Random): string {
    const starts = [...text.matchAll(/^ *touchpoint [^{\n]*\{/gmu)];
    if (starts.length === 0) return text;
    const { index, 0: head } = random.pick(starts);
    return `${text.slice(0, index + head.length)}\n      path -> ${name} when "something new"\n${text.slice(index + head.length)}`;
}
