import { byId, filled, memory, readWords } from './dom';

const THEMES = ['auto', 'light', 'dark', 'high-contrast'] as const;
type Theme = (typeof THEMES)[number];
const NAMES: Readonly<Record<Theme, string>> = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark', 'high-contrast': 'themeContrast' };
const SIGNS: Readonly<Record<Theme, string>> = { auto: '◐', light: '☀', dark: '☾', 'high-contrast': '◉' };

/** The button that changes the colours: as the system has them, light, dark, of high contrast. */
export function startTheme(): void {
    const page = document.documentElement;
    const button = byId('theme');
    const words = readWords();
    const known = (theme: string | undefined): Theme | undefined => THEMES.find((each) => each === theme);
    const show = (theme: Theme): void => {
        page.dataset['theme'] = theme;
        const label = filled('{what}: {name}', { what: words['theme'] ?? '', name: words[NAMES[theme]] ?? '' });
        button.textContent = SIGNS[theme];
        button.setAttribute('aria-label', label);
        button.title = label;
    };
    const stated = known(page.dataset['theme']) ?? 'light';
    // A page that was made in one theme stays in it until its reader asks for another.
    let current = stated === 'auto' ? known(memory.get('journey-theme')) ?? 'auto' : stated;
    show(current);
    button.addEventListener('click', () => {
        current = THEMES[(THEMES.indexOf(current) + 1) % THEMES.length]!;
        memory.set('journey-theme', current);
        show(current);
    });
}
