import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type Compiled } from '../../language-server/compile';
import { overlayJourney } from '../../language-server/change-picture';
import { diff } from '../../src/diff/diff';
import { sayShort } from '../../src/diff/say-short';
import { unionsOf } from '../../src/diff/union';
import type { Scene, SceneNode, Theme } from '../../src/render/scene';
import { svgOf } from '../../src/render/svg';
import { layOut } from '../../src/render/views/flow/flow-layout';
import { drawOverlay, type OverlayJourney } from '../../src/render/views/overlay/overlay';
import { WORDS, type Locale } from '../../src/render/words';
import { exampleFiles } from '../harness/examples';
import { randomFrom, type Random } from '../harness/random';
import { faultsOf } from './faults';
import { lineFaults } from './line-faults';
import { randomJourney } from './random-journeys';
import { sceneFaults } from './scene-faults';

const LOCALES: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];
const TODAY = '2026-01-01';
const STATES = ['same', 'added', 'removed', 'changed'] as const;
const LINES = { lines: STATES.map((state) => `overlay-way-${state}`), cards: STATES.map((state) => `overlay-card-${state}`) };

describe('on random journeys with random changes', () => {
    const shapes = [{ stages: 2, touchpoints: 4 }, { stages: 5, touchpoints: 3 }, { stages: 6, touchpoints: 6 }];
    test.each(shapes)('nothing overlaps, no line runs through anything, the same bytes: up to $stages stages of up to $touchpoints touchpoints', (size) => {
        let shown = 0;
        for (let seed = 1; seed <= 60; seed++) {
            const text = randomJourney(seed, size);
            const [old, now] = [text, changed(text, randomFrom(seed))].map((each) => compile([{ path: 'a.journey', text: each }])) as [Compiled, Compiled];
            const locale = LOCALES[seed % 3]!;
            const journeys = journeysOf(old, now, locale);
            const scene = sceneOf(journeys, { locale });
            shown += journeys.length;
            for (const { graph, overlay, view } of journeys) for (const fault of faultsOf(layOut(graph, view, WORDS[locale], overlay))) expect.fail(`seed ${seed}: ${fault}`);
            for (const fault of [...sceneFaults(scene), ...lineFaults(scene, LINES)]) expect.fail(`seed ${seed}: ${fault}`);
            expect(svgOf(sceneOf(journeysOf(old, now, locale), { locale }))).toBe(svgOf(scene));
        }
        expect(shown).toBeGreaterThan(30);
    });

    test('every touchpoint of both sides stands in it once, and what is on both sides keeps its order', () => {
        for (let seed = 1; seed <= 80; seed++) {
            const text = randomJourney(seed, { stages: 4, touchpoints: 5 });
            const [old, now] = [text, changed(text, randomFrom(seed))].map((each) => compile([{ path: 'a.journey', text: each }])) as [Compiled, Compiled];
            for (const { graph, overlay } of journeysOf(old, now, 'en')) {
                const idsIn = ({ project }: Compiled): readonly string[] => project.journeys[0]!.stages.flatMap((stage) => stage.touchpoints.map(({ id }) => id));
                const ids = graph.touchpoints.map(({ id }) => id);
                expect([...ids].sort(), `seed ${seed}`).toEqual([...new Set([...idsIn(old), ...idsIn(now)])].sort());
                const kept = ids.filter((id) => idsIn(old).includes(id) && idsIn(now).includes(id));
                expect(kept).toEqual(idsIn(now).filter((id) => idsIn(old).includes(id)));
                for (const touchpoint of graph.touchpoints) {
                    const [was, is] = [idsIn(old).includes(touchpoint.id), idsIn(now).includes(touchpoint.id)];
                    const state = overlay.touchpoints.get(touchpoint)!.state;
                    expect(was && is ? ['same', 'changed'] : [was ? 'removed' : 'added'], `seed ${seed} ${touchpoint.id}`).toContain(state);
                }
            }
        }
    });
});

describe('one change', () => {
    const BEFORE = 'owner shop "Shop"\nchannel app "App" : app\njourney j "Repair" { owner shop channel app stage s "All" {\n touchpoint a "Ask" { tells "We call you" }\n touchpoint b "Wait"\n touchpoint c "Pay" { ends success } } }';
    const wordsOf = (after: string, locale: Locale = 'en'): readonly string[] => cardsIn(sceneOf(journeysOf(compile([{ path: 'a.journey', text: BEFORE }]), compile([{ path: 'a.journey', text: after }]), locale), { locale }));

    test('what is gone stands behind what stood before it', () => {
        expect(wordsOf(BEFORE.replace(' touchpoint b "Wait"\n', ''))).toEqual(['Ask', '− Gone', 'Wait', 'Pay']);
    });
    test('what is new has a sign', () => {
        expect(wordsOf(BEFORE.replace(' touchpoint c', ' touchpoint d "Test"\n touchpoint c'))).toEqual(['Ask', 'Wait', '+ New', 'Test', 'Pay']);
    });
    test('a card says in few words what changed on it', () => {
        expect(wordsOf(BEFORE.replace('{ tells "We call you" }', ''))).toEqual(['± Changed', 'Ask', expect.stringMatching(/^The customer is no longer told/), 'Wait', 'Pay']);
        expect(wordsOf(BEFORE.replace('"Wait"', '"Wait a bit"'), 'zh-Hans')).toEqual(['Ask', '± 有变化', 'Wait a bit', expect.stringMatching(/^标题：“Wait”/), 'Pay']);
    });
    test('a handoff that became something else is gone with its words, and what is there now is new', () => {
        const before = BEFORE.replace('tells "We call you"', 'handoff -> b { when "Asked" tells "We call you" }');
        const now = BEFORE.replace('tells "We call you"', 'path -> b when "paid"');
        const shown = (from: string, to: string): readonly string[] => exitsIn(sceneOf(journeysOf(compile([{ path: 'a.journey', text: from }]), compile([{ path: 'a.journey', text: to }]), 'en'), { locale: 'en' }));
        expect(shown(before, now)).toEqual([
            'overlay-exit-removed: − Handoff, When: Asked, The customer is no longer told “We call you”, Is no handoff any more: nothing says who takes over, Is taken on another condition: “Asked” → “paid”',
            'overlay-exit-added: + Path, When: paid',
        ]);
        expect(shown(now, before).map((each) => each.split(', The')[0])).toEqual(['overlay-exit-removed: − Path, When: paid', 'overlay-exit-added: + Handoff, When: Asked, Is taken on another condition: “paid” → “Asked”, Is a handoff now, and no longer only a path']);
        // What the order of the text says now has no words, but a line.
        const lines = (from: string, to: string): readonly string[] => linesIn(sceneOf(journeysOf(compile([{ path: 'a.journey', text: from }]), compile([{ path: 'a.journey', text: to }]), 'en'), { locale: 'en' }));
        const order = BEFORE.replace('tells "We call you"', '');
        expect(shown(before, order)).toEqual([expect.stringMatching(/^overlay-exit-removed: − Handoff, When: Asked, The customer is no longer told/)]);
        expect(lines(before, order).slice(0, 3)).toEqual(['overlay-way-same', 'overlay-way-removed', 'overlay-way-added']);
    });
    test('a card that many changes make high leaves those of other stages below each other, and lines across where they were', () => {
        const stage = (id: string, facts: string): string => `stage ${id} { channel app touchpoint ${id}1 { ${facts} } touchpoint ${id}2 touchpoint ${id}3 }`;
        const of = (told: string, way: string): Compiled => compile([{ path: 'a.journey', text: `channel app "App" : app\njourney j { ${stage('a', way)} ${stage('b', told)} ${stage('c', '')} }` }]);
        const gapsIn = (way: string): Readonly<Record<string, readonly number[]>> => {
            const [{ graph, overlay, view }] = journeysOf(of('tells "One" tells "Two" tells "Three" asks x', way), of('', way), 'en') as [OverlayJourney];
            const { cards } = layOut(graph, view, WORDS.en, overlay);
            return Object.fromEntries(['a', 'b', 'c'].map((id, column) => {
                const own = cards.filter((card) => card.column === column);
                return [id, own.slice(1).map(({ topPx }, index) => topPx - own[index]!.topPx - own[index]!.card.heightPx)];
            }));
        };
        expect(gapsIn('')).toEqual({ a: [32, 32], b: [32, 32], c: [32, 32] });
        // To the second card of the third stage, a line runs above that of the second one.
        const { a, b, c } = gapsIn('path -> c2');
        expect({ a, c }).toEqual({ a: [32, 32], c: [32, 32] });
        expect(b![0]).toBeGreaterThanOrEqual(32);
    });
    test('nothing changed is no journey', () => {
        expect(wordsOf(BEFORE)).toEqual([]);
    });
    test('short words leave out whose they are, and what only explains', () => {
        const change = { kind: 'mode-colder', args: { at: 'A → B', before: 'warm', after: 'self' }, customers: ['小张'], elementKind: 'way' } as const;
        expect(sayShort(change, 'en')).toBe('Handed over warm → self');
        expect(sayShort(change, 'zh-Hans')).toBe('交接方式：warm → self');
        expect(sayShort(change, 'zh-Hant')).toBe('交接方式：warm → self');
        expect(sayShort({ kind: 'mode-warm-stated', args: { at: 'A → B' }, customers: [], elementKind: 'way' }, 'zh-Hans')).toBe('现在是有人陪同的交接');
        const gone = { kind: 'handoff-alternative-removed', args: { at: 'A → B', when: 'it rains' }, customers: [], elementKind: 'way' } as const;
        expect(sayShort(gone, 'en')).toBe('The handoff when “it rains” is gone; another way still leads there');
        expect(sayShort(gone, 'zh-Hans')).toBe('交接（“it rains”时）没有了，但还有别的路径可以到达');
        expect(sayShort({ ...gone, kind: 'path-added' }, 'zh-Hant')).toBe('新增路徑（「it rains」時）');
        const lost = { kind: 'context-lost', args: { at: 'B', information: 'Fault', from: 'A', to: 'B' }, customers: ['小张'], elementKind: 'touchpoint' } as const;
        expect(sayShort(lost, 'en')).toBe('Needs “Fault”, and it does not arrive there');
        // A name of the text is told apart from the words around it; backticks of an author are theirs.
        const guessed = { kind: 'probably-renamed', args: { at: 'Pack', before: 'pack-it', name: 'pack-it' }, customers: [], elementKind: 'touchpoint' } as const;
        expect(sayShort(guessed, 'en')).toBe('Is probably what was “pack-it”');
        expect(sayShort(guessed, 'zh-Hans')).toBe('很可能就是原来的“pack-it”');
        expect(sayShort(guessed, 'zh-Hant')).toBe('很可能就是原來的「pack-it」');
        expect(sayShort({ ...lost, args: { ...lost.args, information: 'The `code` , in `B`' } }, 'en')).toBe('Needs “The `code` , in `B`”, and it does not arrive there');
        expect(sayShort(lost, 'zh-Hans')).toBe('需要“Fault”，现在却到不了那里：在“A”到“B”之间丢失');
    });
});

// Renewed with `npx vitest run tests/render/overlay.test.ts -u`, and then looked at.
describe('the examples', () => {
    const CHANGES = [
        { name: 'uber', old: 'examples/uber/before', now: 'examples/uber/after', locale: 'en', theme: 'light' },
        { name: 'repaired', old: 'examples/618-remote-control/practised', now: 'examples/618-remote-control/repaired', locale: 'zh-Hans', theme: 'light' },
        { name: 'undone', old: 'examples/618-remote-control/repaired', now: 'examples/618-remote-control/practised', locale: 'en', theme: 'dark' },
    ] as const;
    test.each(CHANGES)('$name', async ({ name, old, now, locale, theme }) => {
        const [before, after] = [projectIn(old), projectIn(now)];
        for (const each of LOCALES) {
            const scene = sceneOf(journeysOf(before, after, each), { locale: each });
            expect([...sceneFaults(scene), ...lineFaults(scene, LINES)]).toEqual([]);
        }
        await expect(svgOf(sceneOf(journeysOf(before, after, locale), { locale, theme }))).toMatchFileSnapshot(join('goldens/overlay', `${name}.svg`));
    });
});

const projectIn = (folder: string): Compiled => compile(exampleFiles().filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path, text }) => ({ path: path.slice(folder.length + 1), text })));

function journeysOf(old: Compiled, now: Compiled, locale: Locale): readonly OverlayJourney[] {
    return unionsOf(old, now, diff(old, now, { today: TODAY }), { today: TODAY }).map((union) => overlayJourney(union, { old, now }, locale));
}

function sceneOf(journeys: readonly OverlayJourney[], { locale, theme = 'light' }: { readonly locale: Locale; readonly theme?: Theme }): Scene {
    return drawOverlay({ title: 'Both sides', old: 'old', now: 'new', tiles: [{ figure: '1', label: 'risky' }], notes: [] }, journeys, { locale, theme });
}

/** States, titles and notes of the cards, from top to bottom. */
function cardsIn({ nodes }: Scene): readonly string[] {
    const found: string[] = [];
    const visit = (all: readonly SceneNode[], isCard: boolean): void => {
        for (const { tag, class: name = '', text = '', children = [] } of all) {
            if (tag === 'text' && isCard && /^card-title$|^overlay-(state|note)/.test(name)) {
                // A note of several lines is one.
                if (name === 'overlay-note' && isNote) found.push(`${found.pop()!} ${text}`);
                else found.push(text);
            }
            if (tag === 'text') isNote = name === 'overlay-note';
            visit(children, isCard || name === 'touchpoint');
        }
    };
    let isNote = false;
    visit(nodes, false);
    return found;
}

const textIn = ({ text = '', children = [] }: SceneNode): string => [text, ...children.map(textIn)].join('');
const nodesIn = (nodes: readonly SceneNode[]): readonly SceneNode[] => nodes.flatMap((node) => [node, ...nodesIn(node.children ?? [])]);

/** The ways out as they stand on the cards: how each is framed, and what is written in it. */
function exitsIn({ nodes }: Scene): readonly string[] {
    const found: string[] = [];
    let isNote = false;
    for (const node of nodesIn(nodes)) {
        const { tag, class: name = '' } = node;
        if (name.startsWith('overlay-exit-')) found.push(`${name}:`);
        if (tag !== 'text' || found.length === 0 || !/^exit-|^overlay-(kind|note)/.test(name)) continue;
        const isGoneOn = name === 'overlay-note' && isNote && !/^[A-Z]/.test(textIn(node));
        isNote = name === 'overlay-note';
        found[found.length - 1] += `${isGoneOn || found.at(-1)!.endsWith(':') ? ' ' : ', '}${textIn(node)}`;
    }
    return found;
}

const linesIn = ({ nodes }: Scene): readonly string[] => nodesIn(nodes).flatMap(({ class: name = '' }) => (name.startsWith('overlay-way-') ? [name] : []));

/** A touchpoint goes, one comes, and some get another title, another owner, or lose what is written in a line. */
function changed(text: string, random: Random): string {
    const lines = text.split('\n');
    const starts = (): readonly number[] => lines.flatMap((line, at) => (/^ {4}touchpoint /.test(line) ? [at] : []));
    for (let edit = 0; edit < 3; edit++) {
        const all = starts();
        if (all.length === 0) break;
        const at = all[random.below(all.length)]!;
        const end = lines.findIndex((line, index) => index > at && line === '    }');
        const kind = random.below(5);
        if (kind === 0) lines.splice(at, end - at + 1);
        if (kind === 1) lines.splice(at, 0, `    touchpoint extra${edit} "新的触点 ${edit}" {`, '      channel app', '    }');
        if (kind === 2) lines[at] = lines[at]!.replace(/(touchpoint \w+).*\{/, `$1 "Another title ${edit}" {`);
        if (kind === 3) lines.splice(at + 1, 0, `      tells "Tomorrow, ${edit}"`);
        if (kind === 4 && end - at > 1) lines.splice(at + 1 + random.below(end - at - 1), 1);
    }
    return lines.join('\n');
}
