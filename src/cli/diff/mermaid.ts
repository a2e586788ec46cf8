import type { ChangeClass } from '../../diff/change';
import { overlaysOf, type Overlay, type OverlayState, type OverlayTouchpoint } from '../../diff/overlay';
import { oneLine } from '../printable';
import type { ComparedProject, DiffReport } from './report';

/** GitHub's Mermaid draws no more than these: https://mermaid.js.org/config/schema-docs/config.html#maxtextsize */
const MOST_SIGNS = 50_000;
const MOST_EDGES = 500;

export interface MermaidOptions { /** Only what changed, and what stands beside it. */ readonly isShort?: boolean }
export interface MermaidPicture { readonly text: string; /** Journeys that have no room. */ readonly left: readonly string[]; readonly isEmpty: boolean }

/** Both sides in one picture, told apart by sign and line: `+` and a thick line for what is new, `−` and a dashed one for what is gone, `±` for what changed. */
export function mermaid(report: Pick<DiffReport, 'projects'>, { isShort = false }: MermaidOptions = {}): MermaidPicture {
    const overlays = report.projects.flatMap(project => overlaysIn(project)).map(overlay => (isShort ? shortened(overlay) : overlay));
    const lines = ['flowchart LR'];
    const left: string[] = [];
    const used: Drawn = { signs: 400, edges: 0, nodes: 0 };
    for (const overlay of overlays) {
        const drawn = draw(overlay, used.nodes);
        const signs = drawn.lines.reduce((sum, line) => sum + line.length + 1, 0);
        if (used.signs + signs > MOST_SIGNS || used.edges + drawn.edges > MOST_EDGES) {
            left.push(overlay.title);
            continue;
        }
        used.signs += signs;
        used.edges += drawn.edges;
        used.nodes += drawn.nodes;
        lines.push(...drawn.lines);
    }
    // A stroke alone: fills would hide the words in dark or light.
    lines.push('  classDef added stroke:#1a7f37,stroke-width:3px', '  classDef removed stroke:#cf222e,stroke-width:2px,stroke-dasharray:6 4', '  classDef changed stroke:#9a6700,stroke-width:2px');
    return { text: `${lines.join('\n')}\n`, left, isEmpty: used.nodes === 0 };
}

interface Drawn { signs: number; edges: number; nodes: number }

const overlaysIn = ({ old, now, changes, journeys }: ComparedProject): readonly Overlay[] => (changes.length === 0 ? [] : overlaysOf(old, now, changes, { today: '', ...(journeys !== undefined && { journeys }) }));

/** Without what is the same, unless a way leads from it to what is not. */
function shortened(overlay: Overlay): Overlay {
    const changed = new Set(overlay.stages.flatMap(({ touchpoints }) => touchpoints.filter(({ state }) => state !== 'same').map(({ key }) => key)));
    const ways = overlay.ways.filter(({ state, from, to }) => state !== 'same' || changed.has(from) || changed.has(to));
    const kept = new Set([...changed, ...ways.flatMap(({ from, to }) => [from, to])]);
    return { ...overlay, ways, stages: overlay.stages.map(stage => ({ ...stage, touchpoints: stage.touchpoints.filter(({ key }) => kept.has(key)) })).filter(({ touchpoints }) => touchpoints.length > 0) };
}

function draw({ title, stages, ways }: Overlay, firstNode: number): { readonly lines: readonly string[]; readonly edges: number; readonly nodes: number } {
    const names = new Map<string, string>();
    const nameOf = ({ key }: Pick<OverlayTouchpoint, 'key'>): string => {
        if (!names.has(key)) names.set(key, `n${firstNode + names.size}`);
        return names.get(key)!;
    };
    const lines = [`  subgraph j${firstNode}["${escaped(title)}"]`];
    stages.forEach((stage, index) => {
        if (stage.touchpoints.length === 0) return;
        lines.push(`    subgraph s${firstNode}x${index}["${SIGNS[stage.state]}${escaped(stage.title)}"]`);
        for (const touchpoint of stage.touchpoints) {
            lines.push(`      ${nameOf(touchpoint)}["${signOf(touchpoint.state, touchpoint.worst)}${escaped(touchpoint.title)}"]${touchpoint.state === 'same' ? '' : `:::${touchpoint.state}`}`);
        }
        lines.push('    end');
    });
    lines.push('  end');
    const shown = ways.filter(({ from, to }) => names.has(from) && names.has(to));
    for (const { from, to, label, state, worst } of shown) {
        const words = escaped(`${signOf(state, worst)}${label}`.trim());
        lines.push(`  ${names.get(from)} ${ARROWS[state]}${words === '' ? '' : `|"${words}"|`} ${names.get(to)}`);
    }
    return { lines, edges: shown.length, nodes: names.size };
}

const SIGNS: Readonly<Record<OverlayState, string>> = { same: '', added: '+ ', removed: '− ', changed: '' };
const ARROWS: Readonly<Record<OverlayState, string>> = { same: '-->', added: '==>', removed: '-.->', changed: '-->' };

/** What takes something from the customer has a sign of its own. */
function signOf(state: OverlayState, worst: ChangeClass | undefined): string {
    return `${state === 'changed' ? '± ' : SIGNS[state]}${worst === 'breaking' ? '✖ ' : ''}`;
}

const LONGEST = 60;

/** In quotes, as Mermaid reads them: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters */
function escaped(text: string): string {
    const signs = [...oneLine(text)];
    const short = signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : signs.join('');
    return short.replace(/[#"`<>&\\[\]{}|;]/g, sign => `#${sign.codePointAt(0)};`);
}
