import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { exampleProjects, root } from '../harness/examples';
import { randomJourney } from '../harness/random-journey';
import { cleanJourney, folderWith, journey, transcript } from './journey';

interface Schema { readonly $defs: Readonly<Record<string, Definition>> }
interface Definition { readonly properties?: Readonly<Record<string, unknown>>; readonly required?: readonly string[]; readonly oneOf?: readonly Definition[] }

const schema = JSON.parse(readFileSync(join(root, 'schemas/journey-model.schema.json'), 'utf8')) as Schema;
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

/** What is wrong with a model, in words; empty when it follows the schema. */
function errorsIn(model: unknown): readonly string[] {
    if (validate(model)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

describe('the schema of the model', () => {
    test.each(exampleProjects())('describes the export of $path', async ({ path }) => {
        const { code, stdout, stderr } = await journey(['export', '--format', 'json', path], { cwd: root });
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(errorsIn(JSON.parse(stdout))).toEqual([]);
    });

    test('describes the models of random texts, which say everything that can be said', () => {
        for (let seed = 1; seed <= 60; seed++) {
            const { project } = compile([{ path: 'a.journey', text: randomJourney(seed) }]);
            expect(errorsIn(JSON.parse(JSON.stringify(project))), `seed ${seed}`).toEqual([]);
        }
    });

    test('refuses what is no model', () => {
        const model = JSON.parse(JSON.stringify(compile([{ path: 'a.journey', text: cleanJourney() }]).project)) as Record<string, unknown>;
        expect(errorsIn({ ...model, schemaVersion: 2 })).toHaveLength(1);
        expect(errorsIn({ ...model, jorneys: [] })).toHaveLength(1);
        expect(errorsIn({ ...model, owners: [{ kind: 'owner', id: 'a', name: 'a' }] })).toEqual(['/owners/0 must have required property \'ownerKind\' {"missingProperty":"ownerKind"}']);
    });

    test('has the properties of src/model/model.ts, each as needed as there', () => {
        const interfaces = interfacesOf(readFileSync(join(root, 'src/model/model.ts'), 'utf8'));
        const compared = Object.entries(schema.$defs).filter(([name, { properties }]) => properties !== undefined && interfaces.has(name));
        expect(compared.length).toBeGreaterThan(30);
        for (const [name, { properties, required }] of compared) {
            expect({ name, properties: Object.keys(properties!).sort(), required: [...required ?? []].sort() }).toEqual({ name, ...interfaces.get(name) });
        }
        expect([...interfaces.keys()].filter(name => !['Named', 'Annotated', 'Experience', 'Project'].includes(name) && schema.$defs[name] === undefined)).toEqual([]);
    });
});

/** The interfaces of a TypeScript file that is written one property a statement: their properties, and which are needed; sorted. */
function interfacesOf(text: string): ReadonlyMap<string, { readonly properties: readonly string[]; readonly required: readonly string[] }> {
    const own = new Map<string, { readonly parents: readonly string[]; readonly properties: ReadonlyMap<string, boolean> }>();
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
    for (const [, name = '', parents = '', rest = ''] of code.matchAll(/interface (\w+)(?: extends ([\w, ]+))? \{([\s\S]*?\}?)\s*\}\n/g)) {
        // What stands in braces inside is a property's own type.
        const flat = rest.replace(/\{[^{}]*\}/g, '');
        const properties = new Map([...flat.matchAll(/readonly (\w+)(\?)?:/g)].map(([, property = '', optional]) => [property, optional === undefined]));
        own.set(name, { parents: parents.split(',').map(parent => parent.trim()).filter(parent => parent !== ''), properties });
    }
    const all = (name: string): ReadonlyMap<string, boolean> => new Map([...own.get(name)!.parents.flatMap(parent => [...all(parent)]), ...own.get(name)!.properties]);
    return new Map([...own.keys()].map(name => {
        const properties = all(name);
        return [name, { properties: [...properties.keys()].sort(), required: [...properties].filter(([, needed]) => needed).map(([property]) => property).sort() }];
    }));
}

test('export needs a format, and one project', async () => {
    const cwd = folderWith({ 'a/journey.config.json': '{}', 'a/a.journey': cleanJourney('a'), 'b/journey.config.json': '{}', 'b/b.journey': cleanJourney('b') });
    expect(await transcript('journey export a', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey export a
      stderr: journey: \`journey export\` needs \`--format json\`.
      exit 2
      "
    `);
    expect(await transcript('journey export --format yaml a', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey export --format yaml a
      stderr: journey: \`--format\` cannot be “yaml”. Possible: \`json\`.
      exit 2
      "
    `);
    expect(await transcript('journey export --format json', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey export --format json
      stderr: journey: \`.\` holds 2 projects, and \`journey export\` takes one. Name one of them: \`a\`, \`b\`.
      exit 2
      "
    `);
    expect(JSON.parse((await journey(['export', '--format', 'json', 'a'], { cwd })).stdout)).toMatchObject({ schemaVersion: 1, journeys: [{ id: 'a' }] });
    const { code, stdout } = await journey(['export', '--format', 'json', 'b', '-o', 'model.json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(JSON.parse(readFileSync(join(cwd, 'model.json'), 'utf8'))).toMatchObject({ journeys: [{ id: 'b' }] });
});

test('the program in docs/model.md runs', async () => {
    const program = /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/model.md'), 'utf8'))![1]!;
    const cwd = folderWith({ 'list.cjs': program });
    await journey(['export', '--format', 'json', 'examples/618-remote-control/practised', '-o', join(cwd, 'model.json')], { cwd: root });
    expect(execFileSync(process.execPath, ['list.cjs'], { cwd, encoding: 'utf8' })).toMatchInlineSnapshot(`
      "remote-repair.book->visit (nobody accepts)
      remote-repair.visit->deliver (nobody accepts)
      remote-repair-enterprise.book->visit (nobody accepts)
      "
    `);
});

test('the report in docs/lint-report.md is what lint prints', async () => {
    const [, shown = ''] = /```json\n(\{[\s\S]*?)```/.exec(readFileSync(join(root, 'docs/lint-report.md'), 'utf8'))!;
    const documented = JSON.parse(shown.replace('[ … ]', '[]')) as Record<string, unknown>;
    const cwd = folderWith({ 'journeys/coffee.journey': cleanJourney().replace('      channel coffee-counter', '      channel countr').replaceAll('coffee-counter', 'counter').replace('\n\n', '\n\n\n\n') });
    const report = JSON.parse((await journey(['lint', '--format', 'json', '--only', 'unresolved-reference'], { cwd })).stdout) as { readonly findings: readonly Record<string, unknown>[] };
    const withoutRest = ({ fixes, ...finding }: Record<string, unknown>): unknown => ({ ...finding, fingerprint: '', fixes: (fixes as { title: string; safe: boolean }[]).slice(0, 1).map(({ title, safe }) => ({ title, safe })) });
    expect(Object.keys(report.findings[0]!)).toEqual(Object.keys(documented));
    expect(withoutRest(report.findings[0]!)).toEqual(withoutRest(documented));
});
