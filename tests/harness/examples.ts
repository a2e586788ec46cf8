import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every `.journey` file of the examples, by its path below the project, with `/`. */
export function exampleFiles(): readonly { readonly path: string; readonly text: string }[] {
    return walk(join(root, 'examples')).filter(file => file.endsWith('.journey')).sort()
        .map(file => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));
}

/** The example projects: each folder with a journey.config.json, and its files. */
export function exampleProjects(): readonly { readonly path: string; readonly files: readonly { readonly path: string; readonly text: string }[] }[] {
    const all = walk(join(root, 'examples')).map(file => relative(root, file).split(sep).join('/'));
    const folders = all.filter(file => file.endsWith('/journey.config.json')).map(file => file.slice(0, -'/journey.config.json'.length)).sort();
    return folders.map(path => ({ path, files: exampleFiles().filter(file => file.path.startsWith(`${path}/`)) }));
}

function walk(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? walk(path) : [path];
    });
}
