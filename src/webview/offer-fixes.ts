import type { OfferedFinding } from '../protocol';

export interface OfferFixesInput {
    readonly signal: AbortSignal;
    readonly close: () => void;
    readonly at: DOMRect;
    readonly findings: readonly OfferedFinding[];
    readonly words: Readonly<Record<string, string>>;
    readonly choose: (finding: number, fix: number) => void;
}

const SIGNS: Readonly<Record<OfferedFinding['severity'], string>> = { error: '●', warning: '▲', finding: '■', info: '□' };

/** A menu at an element: what was found there, and below each what may be done about it. */
export function offerFixes({ signal, close, at, findings, words, choose }: OfferFixesInput): void {
    const before = document.activeElement;
    const menu = document.createElement('div');
    menu.className = 'fixes';
    menu.setAttribute('role', 'menu');
    menu.setAttribute('aria-label', words['fixMenu'] ?? '');
    menu.tabIndex = -1;
    findings.forEach(({ message, severity, fixes }, finding) => {
        menu.append(line(severity, message));
        fixes.forEach((title, fix) => menu.append(item(title, () => {
            end();
            choose(finding, fix);
        })));
    });
    if (findings.length === 0) menu.append(line('info', words['noFixes'] ?? ''));
    document.body.append(menu);
    const { width, height } = menu.getBoundingClientRect();
    Object.assign(menu.style, { left: `${Math.max(4, Math.min(at.left + 12, innerWidth - width - 4))}px`, top: `${Math.max(4, Math.min(at.top + 20, innerHeight - height - 4))}px` });
    signal.addEventListener('abort', () => menu.remove());
    const end = (): void => {
        close();
        if (before instanceof HTMLElement || before instanceof SVGElement) before.focus({ preventScroll: true });
    };
    document.addEventListener('pointerdown', ({ target }) => {
        if (!(target instanceof Node && menu.contains(target))) close();
    }, { signal, capture: true });
    menu.addEventListener('keydown', (event) => {
        const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
        const index = items.indexOf(document.activeElement as HTMLElement);
        const moves: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 };
        const next = moves[event.key];
        event.stopPropagation();
        if (next !== undefined && items.length > 0) {
            event.preventDefault();
            items[(next + items.length) % items.length]!.focus();
        }
        if (event.key === 'Escape' || event.key === 'Tab') end();
    }, { signal });
    (menu.querySelector<HTMLElement>('[role=menuitem]') ?? menu).focus();
}

function line(severity: OfferedFinding['severity'], message: string): HTMLElement {
    const paragraph = document.createElement('p');
    const sign = document.createElement('span');
    sign.className = `sign is-${severity}`;
    sign.setAttribute('aria-hidden', 'true');
    sign.textContent = SIGNS[severity];
    const text = document.createElement('span');
    text.append(...withCode(message));
    paragraph.append(sign, text);
    return paragraph;
}

function item(title: string, run: () => void): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('role', 'menuitem');
    button.append(...withCode(title));
    button.addEventListener('click', run);
    return button;
}

/** Between backticks stands what is written in a journey. */
function withCode(text: string): readonly Node[] {
    return text.split('`').map((part, index) => {
        if (index % 2 === 0) return document.createTextNode(part);
        const code = document.createElement('code');
        code.textContent = part;
        return code;
    });
}
