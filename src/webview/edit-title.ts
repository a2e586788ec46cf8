export interface EditTitleInput {
    readonly group: SVGElement;
    readonly scaled: HTMLElement;
    /** Of the group, in the picture's own pixels. */
    readonly box: { readonly left: number; readonly top: number; readonly width: number };
    readonly label: string;
    readonly title: string;
    readonly give: (title: string) => void;
}

const SMALLEST_PX = 160;
const LARGEST_PX = 420;

/** A field over an element: Enter gives the new title, Escape and going elsewhere leave the old one. */
export function editTitle({ group, scaled, box, label, title, give }: EditTitleInput): void {
    for (const before of scaled.querySelectorAll('.title-editor')) before.remove();
    const field = document.createElement('input');
    field.className = 'title-editor';
    field.value = title;
    field.setAttribute('aria-label', label);
    Object.assign(field.style, { left: `${box.left + 4}px`, top: `${box.top + 6}px`, width: `${Math.min(LARGEST_PX, Math.max(SMALLEST_PX, box.width - 8))}px` });
    let isOpen = true;
    const close = (focusBack: boolean): void => {
        if (!isOpen) return;
        isOpen = false;
        field.remove();
        if (focusBack) group.focus({ preventScroll: true });
    };
    field.addEventListener('keydown', (event) => {
        // An input method that is still composing takes the key for itself.
        if (event.isComposing) return;
        event.stopPropagation();
        if (event.key === 'Escape') close(true);
        if (event.key !== 'Enter') return;
        if (field.value.trim() !== '' && field.value !== title) give(field.value);
        close(true);
    });
    field.addEventListener('blur', () => close(false));
    for (const type of ['click', 'dblclick', 'pointerdown'] as const) field.addEventListener(type, (event) => event.stopPropagation());
    scaled.append(field);
    field.focus();
    field.select();
}
