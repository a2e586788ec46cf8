import { all, byId, isWriting } from './dom';
import type { Place } from './main';
import type { Tabs } from './tabs';

/** The pictures: how large each is shown, and which part of it. */
export interface Pictures {
    readonly places: () => ReadonlyMap<string, Place>;
    /** Puts the panel that is shown where it was. */
    readonly restore: () => void;
    /** Scrolls until an element of a picture is seen. */
    readonly reveal: (element: Element) => void;
    /** Where an element is in its picture, in the picture's own pixels. */
    readonly boxOf: (element: Element) => { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

const STEP = 1.2;
const SMALLEST = 0.05;
const LARGEST = 4;
/** A picture that is a little wider than the window begins as wide as the window; one that could not be read then begins in its own size. */
const SMALLEST_AT_FIRST = 0.85;

/** Native scrolling and one `scale()`: fast for thousands of touchpoints, where a changed `viewBox` is not. */
export function startPictures(signal: AbortSignal, tabs: Tabs, places: ReadonlyMap<string, Place> = new Map()): Pictures {
    const scales = new Map<string, number>([...places].flatMap(([id, { scale }]) => (scale === undefined ? [] : [[id, scale]])));
    const zoom = document.querySelector<HTMLElement>('.zoom')!;

    const show = (panel: HTMLElement, scale: number): void => {
        scales.set(nameOf(panel), scale);
        const { width, height } = sizeOf(panel);
        const sheet = panel.querySelector<HTMLElement>('.sheet')!;
        sheet.style.width = `${width * scale}px`;
        sheet.style.height = `${height * scale}px`;
        panel.querySelector<HTMLElement>('.scaled')!.style.transform = `scale(${scale})`;
        byId('zoom-actual').textContent = `${Math.round(scale * 100)} %`;
    };
    /** Changes the scale so that what is at a point of the panel stays there. */
    const zoomTo = (panel: HTMLElement, scale: number, at = { x: panel.clientWidth / 2, y: panel.clientHeight / 2 }): void => {
        const before = scales.get(nameOf(panel)) ?? 1;
        const after = Math.min(LARGEST, Math.max(SMALLEST, scale));
        const { width } = sizeOf(panel);
        // A picture that is narrower than the panel stands in its middle.
        const marginAt = (shown: number): number => Math.max(0, (panel.clientWidth - width * shown) / 2);
        const [left, top] = [panel.scrollLeft + at.x - marginAt(before), panel.scrollTop + at.y];
        show(panel, after);
        panel.scrollTo({ left: left * after / before + marginAt(after) - at.x, top: top * after / before - at.y, behavior: 'instant' });
    };
    const picture = (): HTMLElement | undefined => (isPicture(tabs.active()) ? tabs.active() : undefined);
    const by = (factor: number): void => {
        const panel = picture();
        if (panel !== undefined) zoomTo(panel, (scales.get(nameOf(panel)) ?? 1) * factor);
    };
    const actual = (): void => {
        const panel = picture();
        if (panel !== undefined) zoomTo(panel, 1);
    };
    const fit = (): void => {
        const panel = picture();
        if (panel === undefined) return;
        const { width, height } = sizeOf(panel);
        show(panel, Math.max(SMALLEST, Math.min(1, panel.clientWidth / width, (panel.clientHeight - Number.parseFloat(getComputedStyle(panel).paddingBottom)) / height)));
    };

    byId('zoom-in').addEventListener('click', () => by(STEP), { signal });
    byId('zoom-out').addEventListener('click', () => by(1 / STEP), { signal });
    byId('zoom-actual').addEventListener('click', actual, { signal });
    byId('zoom-fit').addEventListener('click', fit, { signal });
    document.addEventListener('keydown', (event) => {
        if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === '+' || event.key === '=') by(STEP);
        if (event.key === '-') by(1 / STEP);
        if (event.key === '0') fit();
    }, { signal });
    for (const panel of all('.panel.picture')) {
        // A pinch on a touchpad arrives as a wheel with Ctrl, too.
        panel.addEventListener('wheel', (event) => {
            if (!event.ctrlKey && !event.metaKey) return;
            event.preventDefault();
            const { left, top } = panel.getBoundingClientRect();
            zoomTo(panel, (scales.get(nameOf(panel)) ?? 1) * Math.exp(-event.deltaY / 300), { x: event.clientX - left, y: event.clientY - top });
        }, { signal, passive: false });
        dragToScroll(panel, signal);
    }
    tabs.onShow((panel) => {
        zoom.hidden = !isPicture(panel);
        if (!isPicture(panel)) return;
        const { width } = sizeOf(panel);
        show(panel, scales.get(nameOf(panel)) ?? scaleAtFirst(panel.clientWidth / width));
    });
    return {
        places: () => new Map(all('.panel').map((panel) => [nameOf(panel), { scale: scales.get(nameOf(panel)), left: panel.scrollLeft, top: panel.scrollTop }])),
        restore: () => {
            const panel = tabs.active();
            const place = places.get(nameOf(panel));
            if (place !== undefined) panel.scrollTo({ left: place.left, top: place.top, behavior: 'instant' });
        },
        reveal: (element) => {
            const panel = element.closest<HTMLElement>('.panel')!;
            const box = element.getBoundingClientRect();
            const frame = panel.getBoundingClientRect();
            // Where it is seen in one direction, the picture stays in that: who reads on loses the least.
            const left = frame.left <= box.left && box.right <= frame.right ? 0 : (box.left + box.right - frame.left - frame.right) / 2;
            const top = frame.top <= box.top && box.bottom <= frame.bottom ? 0 : (box.top + box.bottom - frame.top - frame.bottom) / 2;
            if (left !== 0 || top !== 0) panel.scrollBy({ left, top, behavior: 'instant' });
        },
        boxOf: (element) => {
            const panel = element.closest<HTMLElement>('.panel')!;
            const scale = scales.get(nameOf(panel)) ?? 1;
            const box = element.getBoundingClientRect();
            const origin = panel.querySelector('.scaled')!.getBoundingClientRect();
            return { left: (box.left - origin.left) / scale, top: (box.top - origin.top) / scale, width: box.width / scale, height: box.height / scale };
        },
    };
}

/** One panel may show several pictures one after the other. */
function nameOf({ dataset, id }: HTMLElement): string {
    return dataset['view'] ?? id;
}

function isPicture(panel: HTMLElement): boolean {
    return panel.classList.contains('picture');
}

function scaleAtFirst(fit: number): number {
    return fit < SMALLEST_AT_FIRST ? 1 : Math.min(1, fit);
}

function sizeOf(panel: HTMLElement): { readonly width: number; readonly height: number } {
    const { width, height } = panel.querySelector('svg')!;
    return { width: width.baseVal.value, height: height.baseVal.value };
}

/** As far as a mouse may move between pressing and letting go and still have clicked. */
const CLICK_PX = 4;

function dragToScroll(panel: HTMLElement, signal: AbortSignal): void {
    let from: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | undefined;
    let isDragged = false;
    panel.addEventListener('pointerdown', (event) => {
        // Fingers and pens scroll by themselves.
        if (event.pointerType !== 'mouse' || event.button !== 0) return;
        from = { x: event.clientX, y: event.clientY, left: panel.scrollLeft, top: panel.scrollTop };
        isDragged = false;
    }, { signal });
    panel.addEventListener('pointermove', (event) => {
        if (from === undefined) return;
        const [right, down] = [event.clientX - from.x, event.clientY - from.y];
        if (!isDragged && Math.hypot(right, down) < CLICK_PX) return;
        if (!isDragged) panel.setPointerCapture(event.pointerId);
        isDragged = true;
        panel.classList.add('dragged');
        panel.scrollTo({ left: from.left - right, top: from.top - down, behavior: 'instant' });
    }, { signal });
    const stop = (): void => {
        from = undefined;
        panel.classList.remove('dragged');
    };
    panel.addEventListener('pointerup', stop, { signal });
    panel.addEventListener('pointercancel', stop, { signal });
    // What was dragged was not clicked.
    panel.addEventListener('click', (event) => {
        if (isDragged) event.stopPropagation();
        isDragged = false;
    }, { signal, capture: true });
}
