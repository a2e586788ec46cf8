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
    test('nothing changed is no journey', () => {
        expect(wordsOf(BEFORE)).toEqual([]);
    });
    test('short words leave out whose they are, and what only explains', () => {
        const change = { kind: 'mode-colder', args: { at: 'A → B', before: 'warm', after: 'self' }, customers: ['小张'], elementKind: 'way' } as const;
        expect(sayShort(change, 'en')).toBe('Handed over warm → self');
        expect(sayShort(change, 'zh-Hans')).toBe('交接方式：warm → self');
        expect(sayShort(change, 'zh-Hant')).toBe('交接方式：warm → self');
        expect(sayShort({ kind: 'mode-warm-stated', args: { at: 'A → B' }, customers: [], elementKind: 'way' }, 'zh-Hans')).toBe('现在是有人陪同的交接');
        const lost = { kind: 'context-lost', args: { at: 'B', information: 'Fault', from: 'A', to: 'B' }, customers: ['小张'], elementKind: 'touchpoint' } as const;
        expect(sayShort(lost, 'en')).toBe('Needs “Fault”, and it does not arrive there');
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
