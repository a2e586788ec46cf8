import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintProcess } from '../../src/extension/lint-process';
import { buildServer } from '../lsp/client';

const folder = mkdtempSync(join(tmpdir(), 'journey lint '));
let script: string;
beforeAll(() => { script = buildServer(join(folder, 'the extension')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], cwd: string): Promise<{ readonly written: string; readonly code: number | undefined }> {
    return new Promise((resolve) => {
        let written = '';
        lintProcess(script)(args, cwd, { write: (text) => { written += text; }, end: (code) => resolve({ written, code }) });
    });
}

describe('the lint task', () => {
    it('checks files whatever their names, with the code of the extension itself', async () => {
        const project = join(folder, 'journeys & "more"');
        mkdirSync(project);
        writeFileSync(join(project, "it's 100% 旅程.journey"), 'journey j "J" {\n  owner nobody\n}\n');
        writeFileSync(join(project, 'other.journey'), 'owner o\nowner o\n');
        const { written, code } = await run(['--format', 'compact', "it's 100% 旅程.journey"], project);
        expect(written).toMatch(/^it's 100% 旅程\.journey:2:9: error: .* \[unresolved-reference\]$/m);
        expect(written).not.toContain('other.journey');
        expect(code).toBe(1);
    });

    it('names files as the folder does, wherever its repository begins', async () => {
        const repository = join(folder, 'repository');
        mkdirSync(join(repository, '.git'), { recursive: true });
        mkdirSync(join(repository, 'maps/below'), { recursive: true });
        writeFileSync(join(repository, 'maps/below/a.journey'), 'owner o\nowner o\n');
        const { written } = await run(['--format', 'compact'], join(repository, 'maps'));
        expect(written).toMatch(/^below\/a\.journey:\d/m);
    });

    it('says why it cannot do its work', async () => {
        const { written, code } = await run(['--format', 'compact', 'nothing'], folder);
        expect(written).toBe('journey: There is no file or folder `nothing`.\n');
        expect(code).toBe(2);
    });

    it('ends when the folder is gone', async () => {
        const { written, code } = await run([], join(folder, 'gone'));
        expect(written).toContain('ENOENT');
        expect(code).toBeUndefined();
    });
});
