import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { PAINTS } from '../../src/render/paints';
import type { Scene, SceneNode } from '../../src/render/scene';
import { COLOURS, type Colour } from '../../src/render/theme';
import { exampleProjects } from '../harness/examples';
import { contrast } from './contrast';
import { sceneOf, subjectsOf } from './pictures';

/** Two greys of one shape are told apart at a glance from here on; half of what WCAG asks of a line on its ground, as one lies beside the other in the legend. */
const TOLD_APART = 1.5;

describe('printed without colours', () => {
    test.each(['light', 'print'] as const)('every sign of every legend differs from the others in its shape, its line or its grey: %s', (theme) => {
        const alike = new Set<string>();
        let legends = 0;
        for (const { path, files } of exampleProjects()) {
            const compiled = compile(files.map((file) => ({ path: file.path.slice(path.length + 1), text: file.text })));
            for (const { subject } of subjectsOf(compiled)) {
                const signs = signsOf(sceneOf(compiled, subject, { theme }));
                if (signs.length > 1) legends++;
                for (const [index, one] of signs.entries()) for (const other of signs.slice(index + 1)) {
                    if (!isAlike(one.nodes, other.nodes, theme)) continue;
                    alike.add(`${subject.view}: “${one.label}” and “${other.label}”`);
                }
            }
        }
        expect(legends).toBeGreaterThan(30);
        expect([...alike].sort()).toEqual([]);
    });

    test('marks of findings differ in their shape by how bad they are', () => {
        const source = 'journey j { stage s { touchpoint a { } touchpoint b { } touchpoint c { ends success } } }';
        const compiled = compile([{ path: 'a.journey', text: source }]);
        const findings = (['error', 'warning', 'info'] as const).map((severity, index) => ({ element: `touchpoint:j.${'abc'[index]!}` as const, severity, message: severity, rule: 'any' }));
        const shapes: string[] = [];
        const visit = (nodes: readonly SceneNode[]): void => {
            for (const { class: name, children = [] } of nodes) {
                if (name === 'finding-mark') shapes.push(children.find(({ tag }) => tag !== 'title')!.tag);
                visit(children);
            }
        };
        visit(sceneOf(compiled, { view: 'flow', journey: compiled.project.journeys[0]! }, { findings }).nodes);
        expect(shapes).toEqual(['circle', 'path', 'rect']);
    });
});

interface Sign { readonly label: string; readonly nodes: readonly SceneNode[] }

/** The samples of a legend: shapes, and behind them the words that say what they mean. */
function signsOf({ nodes }: Scene): readonly Sign[] {
    const legend = nodes.find(({ key }) => key === 'legend')?.children ?? [];
    const signs: Sign[] = [];
    let shapes: SceneNode[] = [];
    for (const [index, node] of legend.entries()) {
        if (node.class !== 'detail') shapes.push(node);
        else if (legend[index - 1]?.class === 'detail') continue;
        else {
            signs.push({ label: node.text!, nodes: shapes });
            shapes = [];
        }
    }
    return signs;
}

function isAlike(some: readonly SceneNode[], others: readonly SceneNode[], theme: 'light' | 'print'): boolean {
    if (some.length !== others.length || some.length === 0) return false;
    return some.every((one, index) => {
        const other = others[index]!;
        return colourless(one, some[0]!) === colourless(other, others[0]!) && (['fill', 'stroke'] as const).every((part) => {
            const [a, b] = [PAINTS[one.class!]?.[part], PAINTS[other.class!]?.[part]];
            return a === undefined || b === undefined || a === 'none' || b === 'none' || contrast(COLOURS[theme][a as Colour], COLOURS[theme][b as Colour]) < TOLD_APART;
        });
    });
}

/** Shape, line and place beside the first shape of the sign; whether it is filled or drawn, but not how. */
function colourless({ tag, text, class: name = '', attributes }: SceneNode, first: SceneNode): string {
    const { line, fill = 'none', stroke = 'none' } = PAINTS[name] ?? {};
    const [x, y] = placeOf({ attributes, tag });
    const [firstX, firstY] = placeOf(first);
    const size = (['width', 'height', 'r', 'rx', 'd'] as const).map((each) => attributes[each] ?? '');
    return JSON.stringify([tag, text, x - firstX, y - firstY, ...size, line, fill === 'none', stroke === 'none']);
}

function placeOf({ attributes }: Pick<SceneNode, 'attributes' | 'tag'>): readonly [number, number] {
    const [, right, down] = /^translate\((\S+) (\S+)\)$/.exec(String(attributes.transform ?? '')) ?? ['', '0', '0'];
    return [Number(right) + Number(attributes.x ?? attributes.cx ?? attributes.x1 ?? 0), Number(down) + Number(attributes.y ?? attributes.cy ?? attributes.y1 ?? 0)];
}
