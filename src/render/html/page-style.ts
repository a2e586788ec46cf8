import type { Theme } from '../scene';
import { colourVariables } from '../theme';

/**
 * The whole style sheet of a page: the colours of all themes as variables, then the rules that use them. The reader's system
 * chooses the theme unless `data-theme` of the page does; what is printed is always printed in the colours for paper.
 */
export function pageStyle(rules: string): string {
    const colours = Object.entries({
        ':root,:root[data-theme]': 'light',
        '@media (prefers-color-scheme:dark){:root[data-theme=auto]': 'dark',
        ':root[data-theme=dark]': 'dark',
        '@media (prefers-contrast:more){:root[data-theme=auto]': 'high-contrast',
        ':root[data-theme=high-contrast]': 'high-contrast',
        ':root[data-theme=print]': 'print',
        // What is printed to a file keeps its colours.
        '@media print{:root[data-theme]:not([data-sheets])': 'print',
    } satisfies Record<string, Theme>).map(([selector, theme]) => `${selector}{${variables(theme)}}${selector.startsWith('@') ? '}' : ''}`);
    return `${colours.join('\n')}\n${rules}`;
}

function variables(theme: Theme): string {
    const isDark = theme === 'dark' || theme === 'high-contrast';
    return `color-scheme:${isDark ? 'dark' : 'light'};${colourVariables(theme)}`;
}
