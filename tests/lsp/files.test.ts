import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../language-server/node-files';
import { openProjects } from '../../src/cli/selection';

let home: string;
beforeEach(() => { home = realpathSync(mkdtempSync(join(tmpdir(), 'journey-files-'))); });
afterEach(() => rmSync(home, { recursive: true, force: true }));

const write = (...paths: string[]): void => {
    for (const path of paths) {
        mkdirSync(dirname(join(home, path)), { recursive: true });
        writeFileSync(join(home, path), path.endsWith('.json') ? '{}' : 'owner o\n');
    }
};
const link = (from: string, to: string): void => {
    mkdirSync(dirname(join(home, from)), { recursive: true });
    symlinkSync(to, join(home, from));
};
const shown = (paths: readonly string[]): readonly string[] => paths.map((path) => relative(home, path)).sort();
const listed = async (folder: string): Promise<readonly string[]> => shown((await nodeFileSystem().list(pathToFileURL(join(home, folder)).href)).map((uri) => fileURLToPath(uri)));
const checked = (folder: string): readonly string[] => {
    const cwd = join(home, folder);
    return shown(openProjects({ cwd, show: (path) => path, allowEmpty: false }).select([cwd]).projects.flatMap(({ asked }) => [...asked]));
};

describe('the files that the server sees are those of the command line', () => {
    test('a file has one name, the one without links', async () => {
        write('in/b/real.journey');
        link('in/a-file.journey', 'b/real.journey');
        link('in/a-folder', 'b');
        expect(await listed('in')).toEqual(['in/b/real.journey']);
        expect(await listed('in')).toEqual(checked('in'));
    });

    test('links outward are followed, but not to what holds the folder', async () => {
        write('in/deep/own.journey', 'shared/names.journey', 'secret.journey');
        link('in/deep/up', '../..');
        link('in/deep/self', '..');
        link('in/shared', '../shared');
        expect(await listed('in')).toEqual(['in/deep/own.journey', 'in/shared/names.journey']);
        expect(await listed('in')).toEqual(checked('in'));
    });

    test('a project below has what it links to for itself, and hidden and made files are left out', async () => {
        write('in/own.journey', 'in/shared/names.journey', 'in/nested/n.journey', 'in/nested/journey.config.json', 'in/.hidden/h.journey', 'in/out/o.journey', 'in/.swap.journey');
        link('in/nested/shared', '../shared');
        link('in/broken.journey', 'nothing');
        const found = await listed('in');
        expect(found).toEqual(['in/nested/journey.config.json', 'in/nested/n.journey', 'in/nested/shared/names.journey', 'in/own.journey', 'in/shared/names.journey']);
        expect(found.filter((path) => path.endsWith('.journey'))).toEqual(checked('in'));
    });

    test('projects that link to each other come to an end', async () => {
        write('in/a/journey.config.json', 'in/a/a.journey', 'in/b/journey.config.json', 'in/b/b.journey');
        link('in/a/b', '../b');
        link('in/b/a', '../a');
        expect(await listed('in')).toEqual(['in/a/a.journey', 'in/a/journey.config.json', 'in/b/b.journey', 'in/b/journey.config.json']);
    });

    test('a folder that is not there has none', async () => {
        expect(await listed('nowhere')).toEqual([]);
    });
});
