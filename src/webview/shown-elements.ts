import { all } from '../page/dom';

/** What stands in the text, and can be chosen in the picture. */
export const PICKED_KINDS: ReadonlySet<string> = new Set(['touchpoint', 'way', 'stage', 'journey', 'case', 'entry', 'promise', 'expectation', 'pain', 'opportunity', 'portfolio', 'owner', 'channel', 'system', 'ribbon']);

export function kindOfKey(key: string): string {
    return key.slice(0, key.indexOf(':'));
}

/** Where an element is drawn, its own place first. */
export function groupsOf(panel: HTMLElement, key: string): readonly SVGGElement[] {
    return all<SVGGElement>(`svg [data-key="${CSS.escape(key)}"], svg [data-key^="${CSS.escape(key)}~"]`, panel);
}
