/**
 * `--journey-colours: dark;` in a style sheet stands for all colours of that theme, as src/render/theme.ts has them: the style
 * sheets say where a theme holds, and no colour is written twice.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const THEME = fileURLToPath(new URL('../src/render/theme.ts', import.meta.url));
const MARK = /--journey-colours: ([\w-]+)(?=;)/g;

/** For esbuild. */
export const themeColours = {
    name: 'theme-colours',
    setup({ onLoad }) {
        onLoad({ filter: /[\\/]src[\\/]webview[\\/][^\\/]+\.css$/ }, async ({ path }) => {
            const { colourVariables } = await imported(THEME);
            const contents = (await readFile(path, 'utf8')).replace(MARK, (_, theme) => colourVariables(theme));
            return { contents, loader: 'css', watchFiles: [path, THEME] };
        });
    },
};

async function imported(path) {
    const { outputFiles } = await esbuild.build({ entryPoints: [path], bundle: true, write: false, format: 'esm', logLevel: 'warning' });
    return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
