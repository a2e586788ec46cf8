import { byId } from './dom';

/** The panel beside the pictures: what is chosen, and the findings. */
export interface Side {
    readonly open: () => void;
    readonly close: () => void;
    readonly isOpen: () => boolean;
}

export function startSide(signal: AbortSignal, isOpen: boolean): Side {
    const panel = byId('side');
    const opener = byId('side-open');
    const show = (open: boolean): void => {
        panel.hidden = !open;
        opener.setAttribute('aria-expanded', String(open));
    };
    const close = (): void => {
        const hadFocus = panel.contains(document.activeElement);
        show(false);
        if (hadFocus) opener.focus();
    };
    byId('side-close').hidden = false;
    byId('side-close').addEventListener('click', close, { signal });
    opener.addEventListener('click', () => (panel.hidden ? show(true) : close()), { signal });
    panel.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') close();
    }, { signal });
    show(isOpen);
    return { open: () => show(true), close, isOpen: () => !panel.hidden };
}
