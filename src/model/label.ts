/** What a reader calls an element: its title; its name when it has none; its id when it has neither. */
export function labelOf(element: { readonly title?: string; readonly name?: string; readonly id?: string }): string {
    return element.title ?? element.name ?? element.id ?? '';
}
