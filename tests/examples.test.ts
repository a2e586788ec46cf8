import { Validator, type Schema } from '@cfworker/json-schema';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../src/checks/config';
import { RULES } from '../src/checks/registry';
import { journey } from './cli/journey';
import { exampleProjects, root } from './harness/examples';
import { withFindings, type ListedFinding } from './harness/findings-section';

interface LintOutput { readonly summary: { readonly suppressed: number }; readonly findings: readonly ListedFinding[]; readonly unreadable: readonly unknown[] }
interface ModelOutput { readonly journeys: readonly { readonly id: string }[] }

const projects = exampleProjects().map(({ path }) => path);
/** Beside them `ci` has files to copy. */
const examples = readdirSync(join(root, 'examples')).filter(name => name !== 'ci').sort();
const modelSchema = JSON.parse(readFileSync(join(root, 'schemas/journey-model.schema.json'), 'utf8')) as Schema;

async function lint(project: string): Promise<LintOutput> {
    return JSON.parse((await journey(['lint', '--format', 'json', project], { cwd: root })).stdout) as LintOutput;
}
async function exportModel(project: string): Promise<ModelOutput> {
    return JSON.parse((await journey(['export', '--format', 'json', project], { cwd: root })).stdout) as ModelOutput;
}

test('there are twelve', () => {
    expect(examples).toHaveLength(12);
    for (const example of examples) expect(projects.some(project => inExample(project, example)), example).toBe(true);
});

describe.each(examples)('%s', example => {
    const readme = join(root, 'examples', example, 'README.md');

    test('its README lists what is found (renew with `npx vitest run tests/examples.test.ts -u`, and read the difference)', async () => {
        const listed = await Promise.all(projects.filter(project => inExample(project, example)).map(async project => ({
            folder: project.slice(`examples/${example}/`.length),
            preset: presetOf(project),
            findings: (await lint(project)).findings,
        })));
        await expect(withFindings(readFileSync(readme, 'utf8'), listed)).toMatchFileSnapshot(readme);
    });

    test('its README names no rule as still to come that has come', () => {
        const [, later = ''] = /^Arrive with later rules: ((?:.+\n)+)/m.exec(readFileSync(readme, 'utf8')) ?? [];
        const named = [...later.matchAll(/`([^`]+)`/g)].map(([, rule]) => rule);
        expect(named.filter(name => RULES.some(({ id }) => id === name))).toEqual([]);
    });
});

describe.each(projects)('%s', project => {
    test('fails no run, and hides nothing', async () => {
        expect(await journey(['lint', project], { cwd: root })).toMatchObject({ code: 0 });
        expect(await lint(project)).toMatchObject({ summary: { suppressed: 0 }, unreadable: [] });
    });

    test('is formatted', async () => {
        expect(await journey(['format', '--check', project], { cwd: root })).toMatchObject({ code: 0, stdout: '' });
    });

    test('has a model as the schema says', async () => {
        const model = await exportModel(project);
        expect(model.journeys).not.toEqual([]);
        expect(new Validator(modelSchema, '2020-12', false).validate(model).errors).toEqual([]);
    });

    test('can be drawn', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'journey-examples-'));
        onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
        expect(await journey(['render', '--all', '-o', folder, project], { cwd: root })).toEqual({ code: 0, stdout: '', stderr: '' });
        const { journeys } = await exportModel(project);
        const files = readdirSync(folder);
        expect(files.filter(file => file.endsWith('.svg')).sort()).toEqual(journeys.map(({ id }) => `${id}.svg`).sort());
        expect(files).toEqual(expect.arrayContaining(['index.html', ...journeys.map(({ id }) => `${id}.html`)]));
        for (const file of files) expect(readFileSync(join(folder, file), 'utf8'), file).toMatch(file.endsWith('.svg') ? /^<svg [\s\S]*<\/svg>\n$/ : /^<!doctype html>[\s\S]*<\/html>\n$/i);
    });
});

function inExample(project: string, example: string): boolean {
    return `${project}/`.startsWith(`examples/${example}/`);
}

function presetOf(project: string): string {
    const read = parseConfig(readFileSync(join(root, project, 'journey.config.json'), 'utf8'), 'journey.config.json');
    if ('errors' in read) throw new Error(JSON.stringify(read.errors));
    return read.config.extends.map(({ value }) => value).join(', ');
}
