/**
 * `import text from './page.css?text'`: what a browser would be given of a file, as a text. A script is bundled with all that
 * it imports, and both are written as short as they can be. So the command line carries the style and the script of its
 * pages; the bundles, the tests and whatever else is made from its sources use one of these two plugins.
 */
import { dirname, relative, resolve } from 'node:path';
import * as esbuild from 'esbuild';

const MARK = '?text';

/** For esbuild. */
export const texts = {
    name: 'texts',
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /\?text$/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path.slice(0, -MARK.length)), namespace: 'text' }));
        onLoad({ filter: /.*/, namespace: 'text' }, async ({ path }) => {
            const { text, inputs } = await textOf(path);
            return { contents: text, loader: 'text', watchFiles: inputs };
        });
    },
};

/** For Vite, and so for Vitest. */
export const textsForVite = {
    name: 'texts',
    enforce: 'pre',
    resolveId: (source, importer) => (source.endsWith(MARK) && importer !== undefined ? resolve(dirname(importer), source) : undefined),
    load: async (id) => (id.endsWith(MARK) ? `export default ${JSON.stringify((await textOf(id.slice(0, -MARK.length))).text)};` : undefined),
};

/** @throws when something of it is for Node, or comes from a package: pages hold nothing but what is written here. */
async function textOf(path) {
    const { outputFiles, metafile } = await esbuild.build({
        entryPoints: [path], bundle: true, write: false, metafile: true, minify: true, logLevel: 'warning',
        platform: 'browser', format: 'iife', target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'], charset: 'utf8',
    });
    const inputs = Object.keys(metafile.inputs).map((input) => resolve(input));
    const foreign = inputs.filter((input) => input.includes('node_modules'));
    if (0 < foreign.length) throw new Error(`${relative(process.cwd(), path)} is for pages, but holds ${foreign.join(', ')}`);
    return { text: outputFiles[0].text.trim(), inputs };
}
