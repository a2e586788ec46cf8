import { rankOf, type ChangeClass } from '../../diff/change';
import { overlaysOf, type Overlay, type OverlayTouchpoint } from '../../diff/overlay';
import type { PartState } from '../../diff/union';
import { widthOf } from '../../render/text/measure';
import { oneLine } from '../printable';
import type { ComparedProject, DiffReport } from './report';

/** GitHub's Mermaid draws no more than these: https://mermaid.js.org/config/schema-docs/config.html#maxtextsize */
const MOST_SIGNS = 50_000;
const MOST_EDGES = 500;

export interface MermaidOptions { /** Only what changed, and what stands beside it: of every journey, or of those that would fill a screen. */ readonly short?: 'all' | 'long' }
export interface MermaidPicture {
    readonly text: string;
    /** Journeys that have no room. */
    readonly left: readonly string[];
    /** Something that did not change is left out. */
    readonly isShort: boolean;
    readonly isEmpty: boolean;
}

/** Both sides in one picture, told apart by sign and line: `+` and a thick line for what is new, `−` and a dashed one for what is gone, `±` for what changed. */
export function mermaid(report: Pick<DiffReport, 'projects'>, { short }: MermaidOptions = {}): MermaidPicture {
    // What has no room is left out: the worst comes first.
    const whole = report.projects.flatMap(overlaysIn).sort((a, b) => rankOf({ class: a.worst }) - rankOf({ class: b.worst }));
    const overlays = whole.map(overlay => (short === 'all' || (short === 'long' && touchpointsOf(overlay).length > MOST_WHOLE) ? shortened(overlay) : overlay));
    const direction = directionOf(overlays);
    const hasTitle = direction === 'TB' || overlays.length > 1;
    const drawn: Drawing[] = [];
    const left: string[] = [];
    const used = { signs: 1_000, edges: 0, nodes: 0 };
    for (const overlay of overlays) {
        const next = draw(overlay, { firstNode: used.nodes, hasStages: direction === 'LR', hasTitle });
        const signs = next.lines.reduce((sum, line) => sum + line.length + 1, 0) + next.edges.length * 5;
        if (used.signs + signs > MOST_SIGNS || used.edges + next.edges.length > MOST_EDGES) {
            left.push(overlay.title);
            continue;
        }
        used.signs += signs;
        used.edges += next.edges.length;
        used.nodes += next.nodes;
        drawn.push(next);
    }
    const lines = [`flowchart ${direction}`, ...drawn.flatMap(({ lines: own }) => own), ...stylesOf(drawn)];
    if (left.length > 0) lines.push(`%% Left out, as Mermaid draws no more than ${MOST_SIGNS} characters and ${MOST_EDGES} edges: ${left.map(title => oneLine(title)).join(', ')}`);
    return { text: `${lines.join('\n')}\n`, left, isShort: overlays.some((overlay, at) => touchpointsOf(overlay).length < touchpointsOf(whole[at]!).length), isEmpty: drawn.length === 0 };
}

const overlaysIn = ({ old, now, changes, journeys }: ComparedProject): readonly Overlay[] => (changes.length === 0 ? [] : overlaysOf(old, now, changes, { today: '', ...(journeys !== undefined && { journeys }) }));
const touchpointsOf = ({ stages }: Overlay): readonly OverlayTouchpoint[] => stages.flatMap(({ touchpoints }) => touchpoints);

/** A journey of so many touchpoints is taken in at a glance. */
const MOST_WHOLE = 8;

/** Without what is the same, unless a way leads from it to what is not. */
function shortened(overlay: Overlay): Overlay {
    const changed = new Set(touchpointsOf(overlay).filter(({ state }) => state !== 'same').map(({ key }) => key));
    const ways = overlay.ways.filter(({ state, from, to }) => state !== 'same' || changed.has(from) || changed.has(to));
    const kept = new Set([...changed, ...ways.flatMap(({ from, to }) => [from, to])]);
    return { ...overlay, ways, stages: overlay.stages.map(stage => ({ ...stage, touchpoints: stage.touchpoints.filter(({ key }) => kept.has(key)) })).filter(({ touchpoints }) => touchpoints.length > 0) };
}

// ---- One journey ----------------------------------------------------------------------------------------------------

interface Drawing {
    readonly lines: readonly string[];
    /** The state of each, in the order in which they are written. */
    readonly edges: readonly PartState[];
    readonly nodes: number;
    readonly frames: readonly string[];
}
interface Place { readonly firstNode: number; readonly hasStages: boolean; readonly hasTitle: boolean }

/**
 * Its title is a node before its first ones: the title of a frame around frames would be crossed by theirs. From top to bottom the ways
 * would cross the titles of the stages, as if these were struck out: there they are left out.
 */
function draw(overlay: Overlay, { firstNode, hasStages, hasTitle }: Place): Drawing {
    const { title, stages, ways } = overlay;
    const touchpoints = touchpointsOf(overlay);
    const names = new Map(touchpoints.map(({ key }, at) => [key, `n${firstNode + at}`]));
    const nodeOf = ({ key, title: name, state, worst }: OverlayTouchpoint): string => `${names.get(key)}["${escaped(`${signOf(state, worst)}${shortLabel(name)}`)}"]${state === 'same' ? '' : `:::${state}`}`;
    const lines: string[] = [];
    const frames: string[] = [];
    if (hasTitle) lines.push(`  t${firstNode}["${escaped(shortLabel(title))}"]:::title`);
    for (const [at, stage] of stages.entries()) {
        if (stage.touchpoints.length === 0) continue;
        const frame = `s${firstNode}x${at}`;
        const nodes = stage.touchpoints.map(nodeOf);
        if (!hasStages) {
            lines.push(...nodes.map(node => `  ${node}`));
            continue;
        }
        // A frame that no way leads out of would go its own way.
        lines.push(`  subgraph ${frame}["${escaped(`${SIGNS[stage.state]}${shortLabel(stage.title)}`)}"]`, '    direction LR', ...nodes.map(node => `    ${node}`), '  end');
        frames.push(frame);
    }
    const shown = ways.filter(({ from, to }) => names.has(from) && names.has(to));
    const reached = new Set(shown.filter(({ from, to }) => from !== to).map(({ to }) => to));
    const first = hasTitle ? touchpoints.filter(({ key }, at) => at === 0 || !reached.has(key)) : [];
    for (const { key } of first) lines.push(`  t${firstNode} ~~~ ${names.get(key)}`);
    for (const { from, to, label, state, worst } of shown) {
        const words = escaped(`${signOf(state, worst)}${shortLabel(label)}`.trim());
        lines.push(`  ${names.get(from)} ${ARROWS[state]}${words === '' ? '' : `|"${words}"|`} ${names.get(to)}`);
    }
    return { lines, edges: [...first.map((): PartState => 'same'), ...shown.map(({ state }) => state)], nodes: touchpoints.length, frames };
}

const SIGNS: Readonly<Record<PartState, string>> = { same: '', added: '+ ', removed: '− ', changed: '' };
const ARROWS: Readonly<Record<PartState, string>> = { same: '-->', added: '==>', removed: '-.->', changed: '-->' };

/** What takes something from the customer has a sign of its own. */
function signOf(state: PartState, worst: ChangeClass | undefined): string {
    return `${state === 'changed' ? '± ' : SIGNS[state]}${worst === 'breaking' ? '✖ ' : ''}`;
}

/** Strokes alone, in colours that are seen on white and on black: fills would hide the words in one of them. */
const STROKES: Readonly<Record<Exclude<PartState, 'same'>, string>> = {
    added: 'stroke:#2da44e,stroke-width:3px', removed: 'stroke:#e5534b,stroke-width:2px,stroke-dasharray:6 4', changed: 'stroke:#bf8700,stroke-width:2px',
};

function stylesOf(drawn: readonly Drawing[]): readonly string[] {
    const edges = drawn.flatMap(({ edges: own }) => own);
    const frames = drawn.flatMap(({ frames: own }) => own);
    const states = Object.entries(STROKES) as [keyof typeof STROKES, string][];
    return [
        ...states.map(([state, stroke]) => `  classDef ${state} ${stroke}`),
        '  classDef title fill:none,stroke:none,font-weight:bold', '  classDef frame fill:none,stroke:#8b949e',
        ...(frames.length > 0 ? [`  class ${frames.join(',')} frame`] : []),
        ...states.flatMap(([state, stroke]) => {
            const own = edges.flatMap((each, at) => (each === state ? [at] : []));
            return own.length === 0 ? [] : [`  linkStyle ${own.join(',')} ${stroke}`];
        }),
    ];
}

// ---- In a row, or one below the other ---------------------------------------------------------------------------------

/** A comment is 830 px wide: the words of so wide a picture are as high as small print, 11 px. */
const WIDEST_PX = 1_250;
const FONT = { sizePx: 16, weight: 'regular' } as const;
/** Where Mermaid breaks a label, and what it puts around one, around a stage and between two; a sign stands before most. */
const LABEL_PX = 200;
const SIGN_PX = 20;
const PADDING_PX = 60;
const FRAME_PX = 40;
const GAP_PX = 80;

/** In rows, unless they get too wide for a comment and columns beside each other do not. */
function directionOf(overlays: readonly Overlay[]): 'LR' | 'TB' {
    const sizes = overlays.map(sizeOf);
    const rowsPx = Math.max(0, ...sizes.map(({ rowPx }) => rowPx)) + (overlays.length > 1 ? LABEL_PX + GAP_PX : 0);
    const columnsPx = sizes.reduce((sum, { columnPx }) => sum + columnPx + GAP_PX, 0);
    return rowsPx <= WIDEST_PX || rowsPx <= columnsPx ? 'LR' : 'TB';
}

/** About how wide the touchpoints are in a row, and in a column: as far as ways lead forward, each stands behind where they come from. */
function sizeOf(overlay: Overlay): { readonly rowPx: number; readonly columnPx: number } {
    const touchpoints = touchpointsOf(overlay);
    const order = new Map(touchpoints.map(({ key }, at) => [key, at]));
    const ranks = touchpoints.map(() => 0);
    const gaps: number[] = [];
    const forward = overlay.ways.map(({ from, to, label }) => ({ label, from: order.get(from) ?? 0, to: order.get(to) ?? 0 })).filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
    for (const { from, to, label } of forward) {
        const rank = ranks[from]!;
        ranks[to] = Math.max(ranks[to]!, rank + 1);
        gaps[rank] = Math.max(gaps[rank] ?? 0, GAP_PX + widthPxOf(label));
    }
    const widest: number[] = [];
    const together: number[] = [];
    for (const [at, { title }] of touchpoints.entries()) {
        const [rank, widthPx] = [ranks[at]!, widthPxOf(title) + PADDING_PX];
        widest[rank] = Math.max(widest[rank] ?? 0, widthPx);
        together[rank] = (together[rank] ?? 0) + widthPx + GAP_PX;
    }
    return { rowPx: sumOf(widest) + sumOf(gaps) + overlay.stages.length * FRAME_PX, columnPx: Math.max(0, ...together) };
}

const widthPxOf = (label: string): number => Math.min(LABEL_PX, widthOf(label, FONT) + SIGN_PX);
const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

// ---- Labels ---------------------------------------------------------------------------------------------------------

const LONGEST = 60;

function shortLabel(text: string): string {
    const signs = [...oneLine(text)];
    return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : signs.join('');
}

/**
 * In quotes, as Mermaid reads them: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters. Every sign of ASCII that
 * is no letter: some versions take `+ new` for a list and `1.` for another, and refuse to draw it; others make formulas of `$$` and icons of `fa:`.
 */
function escaped(text: string): string {
    return text.replace(/[!-/:-@[-`{-~]/g, sign => (sign === ',' || sign === '\'' ? sign : `#${sign.codePointAt(0)};`));
}
