import { all } from './dom';
import type { Pictures } from './pictures';

/** Choosing an element of a picture by mouse or by keys. */
export interface PickingInput {
    readonly signal: AbortSignal;
    readonly panel: HTMLElement;
    /** What a group is; undefined when it cannot be chosen. */
    readonly keyOf: (group: Element) => string | undefined;
    /** It was clicked. */
    readonly pick: (group: SVGGElement, event: MouseEvent) => void;
    /** Enter or the space bar was pressed on it. */
    readonly open: (group: SVGGElement) => void;
    /** Nothing was clicked. */
    readonly leave: () => void;
    readonly focused: (group: SVGGElement) => void;
}

export interface Picking {
    /** The picture is another one. */
    readonly refresh: () => void;
}

/** Arrow keys, Home and End go through the elements in the order of the journey, each once; one takes part in the order of Tab. */
export function startPicking({ signal, panel, keyOf, pick, open, leave, focused }: PickingInput): Picking {
    let groups = pickable(panel, keyOf);
    const pickedAt = (target: EventTarget | null): SVGGElement | undefined => {
        const group = target instanceof Element ? target.closest<SVGGElement>('svg .pickable') : null;
        return group ?? undefined;
    };
    const step = (from: SVGGElement, to: SVGGElement | undefined): void => {
        if (to === undefined) return;
        from.tabIndex = -1;
        to.tabIndex = 0;
        to.focus({ preventScroll: true });
    };
    panel.addEventListener('click', (event) => {
        const group = pickedAt(event.target);
        if (group === undefined) return leave();
        pick(group, event);
    }, { signal });
    panel.addEventListener('focusin', (event) => {
        const group = pickedAt(event.target);
        if (group !== undefined) focused(group);
    }, { signal });
    panel.addEventListener('keydown', (event) => {
        const group = pickedAt(event.target);
        if (group === undefined) return;
        const at = groups.indexOf(group);
        const moves: Readonly<Record<string, SVGGElement | undefined>> = {
            ArrowRight: groups[at + 1], ArrowDown: groups[at + 1], ArrowLeft: groups[at - 1], ArrowUp: groups[at - 1], Home: groups[0], End: groups.at(-1),
        };
        if (event.key in moves) {
            event.preventDefault();
            step(group, moves[event.key]);
        }
        if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            open(group);
        }
    }, { signal });
    return { refresh: () => { groups = pickable(panel, keyOf); } };
}

/** The groups of a picture that can be chosen, each element once, in the order of the journey. */
function pickable(panel: HTMLElement, keyOf: (group: Element) => string | undefined): readonly SVGGElement[] {
    const seen = new Set<string>();
    const groups = all<SVGGElement>('svg [data-key]', panel).filter((group) => {
        const key = keyOf(group);
        if (key === undefined) return false;
        group.classList.add('pickable');
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
    });
    const first = groups.find((group) => group === document.activeElement) ?? groups[0];
    for (const group of groups) group.tabIndex = group === first ? 0 : -1;
    return groups;
}

/** A frame around an element, in the picture but not of it. */
export function haloAround(group: Element, name: string, pictures: Pick<Pictures, 'boxOf'>): HTMLElement {
    const halo = document.createElement('div');
    halo.className = `halo ${name}`;
    const { left, top, width, height } = pictures.boxOf(group);
    Object.assign(halo.style, { left: `${left - 5}px`, top: `${top - 5}px`, width: `${width + 10}px`, height: `${height + 10}px` });
    group.closest('.scaled')!.append(halo);
    return halo;
}
