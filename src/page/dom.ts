/** The words of the page's language; `{…}` is to be filled in. */
export type Words = Readonly<Record<string, string>>;

export function readWords(): Words {
    return JSON.parse(document.body.dataset['words'] ?? '{}') as Words;
}

export function filled(text: string | undefined, args: Readonly<Record<string, string | number>>): string {
    return (text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}

export function byId(id: string): HTMLElement {
    const found = document.getElementById(id);
    if (found === null) throw new Error(`the page has no element “${id}”`);
    return found;
}

export function all<E extends Element = HTMLElement>(selector: string, within: ParentNode = document): readonly E[] {
    return [...within.querySelectorAll<E>(selector)];
}

/** The key of the element itself: where a picture shows one several times, the further places have `~2` and so on behind it. */
export function elementKeyOf(key: string): string {
    return key.replace(/~\d+$/, '');
}

/** Whether keys go into what is written there. */
export function isWriting(target: EventTarget | null): boolean {
    return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

/** What a browser keeps between visits; it may refuse to, as it does for some files. */
export const memory = {
    get: (name: string): string | undefined => {
        try {
            return localStorage.getItem(name) ?? undefined;
        }
        catch {
            return undefined;
        }
    },
    set: (name: string, value: string): void => {
        try {
            localStorage.setItem(name, value);
        }
        catch { /* It is only forgotten. */ }
    },
};
