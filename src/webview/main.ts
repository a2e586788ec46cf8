import { editTitle } from './edit-title';
import { applyPatch } from './apply-patch';
import { keepFocus } from './keep-focus';
import { makePng } from './make-png';
import { offerFixes } from './offer-fixes';
import { startChanges } from './show-changes';
import { groupsOf, kindOfKey, PICKED_KINDS } from './shown-elements';
import { startViewTabs } from './view-tabs';
import { all, byId, elementKeyOf } from '../page/dom';
import { itemOf, startFilters, type Filters } from '../page/filters';
import { haloAround, startPicking, type Picking } from '../page/picking';
import type { Place } from '../page/main';
import { startPictures, type Pictures } from '../page/pictures';
import type { FromWebview, KeptPreview, PatchPicture, PreviewFrame, ShowPicture, ToWebview } from '../protocol';

/** What VS Code keeps for a webview while it is hidden, or while the window is loaded anew. */
interface Kept extends Partial<KeptPreview> { readonly places?: readonly (readonly [string, Place])[]; readonly choices?: readonly (readonly [string, string])[] }

interface VsCodeApi {
    postMessage(message: FromWebview): void;
    getState(): Kept | undefined;
    setState(state: Kept): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The tools around the picture; made anew when the server sends other ones. */
interface Running { readonly end: AbortController; readonly filters: Filters; readonly picking: Picking; readonly pictures: Pictures; readonly words: Readonly<Record<string, string>>; readonly show: () => void }

const vscode = acquireVsCodeApi();
const note = byId('note');
const panel = byId('picture');
const scaled = byId('scaled');
let running: Running | undefined;
let frame: PreviewFrame | undefined;
let marked: string | undefined;
let halo: HTMLElement | undefined;
let menu: AbortController | undefined;

const showChanges = startChanges({
    select: (change, element) => {
        mark(element === undefined ? [] : [element]);
        vscode.postMessage({ type: 'select-element', keys: [change, ...(element === undefined ? [] : [element])], focus: false });
    },
    wantComparison: (wanted) => vscode.postMessage({ type: 'want-comparison', wanted }),
});

document.documentElement.classList.add('live');
window.addEventListener('message', ({ data }: MessageEvent<ToWebview>) => receive(data));
panel.addEventListener('scrollend', keep);
vscode.postMessage({ type: 'ready' });

function receive(message: ToWebview): void {
    switch (message.type) {
        case 'show-picture': return showPicture(message);
        case 'patch-picture': return patchPicture(message);
        case 'mark-elements': return mark(message.keys);
        case 'edit-title': return startEditing(message.key, message.title);
        case 'offer-fixes': return offer(message.key, message.findings);
        case 'make-png': return void makePng(message.svg).then((base64) => vscode.postMessage({ type: 'made-png', base64 }), (error: unknown) => vscode.postMessage({ type: 'made-png', message: String(error) }));
        case 'keep-state': return keepState(message.state);
    }
}

// ---- The picture --------------------------------------------------------------------------------------------------

function showPicture({ svg, frame: next, note: said }: ShowPicture): void {
    showNote(said);
    if (svg === '') {
        stop();
        frame = undefined;
        scaled.replaceChildren();
        showChanges(undefined);
        return;
    }
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const fault = parsed.querySelector('parsererror');
    if (fault !== null) return failed(fault.textContent ?? 'the picture is not well-formed');
    stop();
    scaled.replaceChildren(document.importNode(parsed.documentElement, true));
    start(next ?? frame);
}

function patchPicture({ elements, frame: next, note: said }: PatchPicture): void {
    showNote(said);
    const svg = scaled.querySelector('svg');
    if (svg === null) return elements.length === 0 ? undefined : failed('there is no picture to change');
    try {
        applyPatch(svg, elements);
    }
    catch (error) {
        return failed(error instanceof Error ? error.message : String(error));
    }
    if (next !== undefined && next.html !== frame?.html) {
        stop();
        return start(next);
    }
    if (next !== undefined) {
        frame = next;
        describe(next);
    }
    if (elements.length === 0) return;
    running?.show();
    running?.picking.refresh();
    running?.filters.refresh();
    if (marked !== undefined) mark([marked], 'quietly');
}

function failed(message: string): void {
    vscode.postMessage({ type: 'failed', message });
}

function showNote(said: string | undefined): void {
    note.hidden = said === undefined;
    note.textContent = said ?? '';
}

// ---- The tools ----------------------------------------------------------------------------------------------------

function start(next: PreviewFrame | undefined): void {
    if (next === undefined) return;
    frame = next;
    panel.dataset['view'] = `${next.subject} ${next.view}`;
    describe(next);
    const html = new DOMParser().parseFromString(next.html, 'text/html').body;
    const focusAgain = keepFocus(['tools', 'tabs', 'zoom'].map(byId));
    for (const [place, selector] of [['tools', '.bar'], ['tabs', '.tabs'], ['zoom', '.zoom']] as const) byId(place).replaceChildren(...all(selector, html).map((element) => document.importNode(element, true)));
    const bar = document.querySelector<HTMLElement>('#tools .bar')!;
    document.documentElement.lang = bar.lang;
    const words = JSON.parse(bar.dataset['words'] ?? '{}') as Readonly<Record<string, string>>;
    const end = new AbortController();
    const { signal } = end;
    const kept = vscode.getState();
    const tabs = startViewTabs({ signal, panel, view: next.view, choose: (view) => vscode.postMessage({ type: 'choose-view', view }) });
    focusAgain();
    const pictures = startPictures(signal, tabs, new Map(kept?.places ?? []));
    const reveal = (key: string): void => mark([key]);
    const filters = startFilters({ signal, words, items: findable, reveal, choices: new Map(kept?.choices ?? []) });
    const picking = startPicking({ signal, panel, keyOf: pickedKey, pick, open: (group) => (pickedKey(group)!.startsWith('lane:') ? fold(group) : select(group, true)), leave: () => undefined, focused: (group) => surround(group, 'focused') });
    running = { end, filters, picking, pictures, words, show: tabs.shown };
    const subject = document.getElementById('subject');
    if (subject instanceof HTMLSelectElement) subject.addEventListener('change', () => vscode.postMessage({ type: 'choose-view', subject: subject.value }), { signal });
    byId('tools').addEventListener('change', keep, { signal });
    byId('tools').addEventListener('input', keep, { signal });
    panel.addEventListener('dblclick', (event) => want('want-title', event.target), { signal });
    panel.addEventListener('contextmenu', (event) => {
        event.preventDefault();
        event.stopPropagation();
        want('want-fixes', event.target);
    }, { signal });
    panel.addEventListener('keydown', (event) => {
        if (event.key === 'F2') want('want-title', event.target);
        if (event.key === '.' && (event.ctrlKey || event.metaKey)) want('want-fixes', event.target);
    }, { signal });
    tabs.shown();
    pictures.restore();
    picking.refresh();
    if (marked !== undefined) mark([marked], 'quietly');
}

function describe({ title, changes }: PreviewFrame): void {
    panel.setAttribute('aria-label', title);
    byId('heading').textContent = title;
    showChanges(changes);
}

function stop(): void {
    if (running === undefined) return;
    keep();
    closeMenu();
    halo?.remove();
    running.end.abort();
    running = undefined;
}

/** Where the reader is: each view has a place of its own. */
function keep(): void {
    if (running === undefined) return;
    const { pictures, filters } = running;
    const kept = vscode.getState();
    vscode.setState({ ...kept, places: [...new Map([...kept?.places ?? [], ...pictures.places()])], choices: [...filters.choices()] });
}

/** What the preview has no more, such as a comparison that was ended, is kept no more; what only the page knows stays. */
function keepState(state: KeptPreview): void {
    const { places, choices } = vscode.getState() ?? {};
    vscode.setState({ ...state, ...(places !== undefined && { places }), ...(choices !== undefined && { choices }) });
}

function findable(): ReturnType<typeof itemOf>[] {
    const seen = new Set<string>();
    return all<SVGElement>('svg [data-key]', panel).flatMap((group) => {
        const key = elementKeyOf(group.getAttribute('data-key')!);
        if (!/^(touchpoint|entry|journey):/.test(key) || seen.has(key)) return [];
        seen.add(key);
        return [itemOf(group, key)];
    });
}

// ---- Elements -----------------------------------------------------------------------------------------------------

function pickedKey(group: Element): string | undefined {
    const key = group.getAttribute('data-key') ?? '';
    if (kindOfKey(key) === 'lane') return /^[▾▸]/.test(group.querySelector(':scope > .lane-title')?.textContent ?? '') ? key : undefined;
    return PICKED_KINDS.has(kindOfKey(key)) ? elementKeyOf(key) : undefined;
}

function pick(group: SVGGElement, { target }: MouseEvent): void {
    if (kindOfKey(group.getAttribute('data-key')!) === 'lane') {
        if (target instanceof Element && target.matches('.lane-title')) fold(group);
        return;
    }
    if (target instanceof Element && target.closest('.finding-mark') !== null) return want('want-fixes', target);
    select(group, false);
}

function select(group: Element, focus: boolean): void {
    mark([pickedKey(group) ?? ''], 'quietly');
    vscode.postMessage({ type: 'select-element', keys: keysAround(group), focus });
}

function fold(lane: Element): void {
    const key = lane.getAttribute('data-key')!.slice('lane:'.length);
    const before = vscode.getState()?.folded ?? [];
    vscode.postMessage({ type: 'choose-view', folded: before.includes(key) ? before.filter((each) => each !== key) : [...before, key] });
}

function want(type: 'want-title' | 'want-fixes', target: EventTarget | null): void {
    const group = target instanceof Element ? target.closest('svg [data-key]') : null;
    if (group === null) return;
    const told = target instanceof Element ? target.closest('.finding-mark')?.querySelector('title')?.textContent : undefined;
    vscode.postMessage({ type, keys: keysAround(group), ...(type === 'want-fixes' && typeof told === 'string' && { told }) });
}

/** The keys of what something is drawn in, the innermost first. */
function keysAround(start: Element): readonly string[] {
    const keys: string[] = [];
    for (let group: Element | null | undefined = start; group !== null && group !== undefined; group = group.parentElement?.closest('svg [data-key]')) keys.push(group.getAttribute('data-key')!);
    return keys;
}

/** Marks the first of these that is drawn. @param how `quietly` leaves the picture where it is. */
function mark(keys: readonly string[], how?: 'quietly'): void {
    for (const group of all<SVGElement>('[aria-current]', panel)) group.removeAttribute('aria-current');
    halo?.remove();
    const found = keys.flatMap((key) => groupsOf(panel, key).slice(0, 1).map((group) => ({ key, group })))[0];
    marked = found?.key;
    if (found === undefined) return;
    found.group.setAttribute('aria-current', 'true');
    surround(found.group, 'chosen');
    // What is larger than the window, such as a whole journey, is seen anyway.
    if (how !== 'quietly' && kindOfKey(found.key) !== 'journey') running?.pictures.reveal(found.group);
}

function surround(group: Element, name: string): void {
    if (running === undefined) return;
    halo?.remove();
    halo = haloAround(group, name, running.pictures);
}

// ---- Titles and findings ------------------------------------------------------------------------------------------

function startEditing(key: string, title: string): void {
    const [group] = groupsOf(panel, key);
    if (group === undefined || running === undefined) return;
    const label = (running.words['editTitle'] ?? '').replace('{title}', () => title);
    editTitle({ group, scaled, box: running.pictures.boxOf(group), label, title, give: (next) => vscode.postMessage({ type: 'give-title', key, title: next }) });
}

function offer(key: string, findings: Parameters<typeof offerFixes>[0]['findings']): void {
    const [group] = groupsOf(panel, key);
    if (group === undefined || running === undefined) return;
    closeMenu();
    menu = new AbortController();
    offerFixes({ signal: menu.signal, close: closeMenu, at: group.getBoundingClientRect(), findings, words: running.words, choose: (finding, fix) => vscode.postMessage({ type: 'choose-fix', finding, fix }) });
}

function closeMenu(): void {
    menu?.abort();
    menu = undefined;
}
