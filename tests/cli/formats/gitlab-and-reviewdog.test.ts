import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { gitlab } from '../../../src/cli/formats/gitlab';
import { rdjson } from '../../../src/cli/formats/rdjson';
import { wellFormed } from '../../../src/cli/printable';
import { exampleProjects, root } from '../../harness/examples';
import { cleanJourney, folderWith, journey, put } from '../journey';
import { MIXED, RULES } from '../mixed-findings';
import { hostileReport, placeOf } from './hostile';

const lintAs = async (format: 'gitlab' | 'rdjson', args: readonly string[], cwd: string): Promise<string> => (await journey(['lint', '--format', format, ...args], { cwd })).stdout;
const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 1 };
const shape = (properties: Readonly<Record<string, unknown>>, ...optional: readonly string[]): object =>
    ({ type: 'object', additionalProperties: false, properties, required: Object.keys(properties).filter(name => !optional.includes(name)) });

describe('gitlab', () => {
    interface Issue { readonly description: string; readonly check_name: string; readonly fingerprint: string; readonly severity: string; readonly location: { readonly path: string; readonly lines: { readonly begin: number } } }
    /** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
    const validate = new Ajv2020().compile({
        type: 'array',
        items: shape({
            description: text, check_name: text, fingerprint: text, severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
            location: shape({ path: { ...text, pattern: '^(?!\\./)' }, lines: shape({ begin: count, end: count }) }),
        }),
    });
    const issuesOf = (json: string): readonly Issue[] => {
        const issues = JSON.parse(json) as readonly Issue[];
        expect(validate(issues), JSON.stringify(validate.errors)).toBe(true);
        // GitLab shows one of those that have the same.
        expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
        return issues;
    };

    test.each(exampleProjects())('is as GitLab describes it, for $path', async ({ path }) => {
        issuesOf(await lintAs('gitlab', ['--preset', 'all', path], root));
    });

    test('all examples in one run have different fingerprints', async () => {
        expect(issuesOf(await lintAs('gitlab', ['--preset', 'all', 'examples'], root)).length).toBeGreaterThan(50);
    });

    test('whatever authors write', () => {
        expect(issuesOf(gitlab(hostileReport)).length).toBe(hostileReport.entries.length + 1);
    });

    test('the rule stands in the description', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        const issues = issuesOf(await lintAs('gitlab', ['--only', RULES], cwd));
        expect(issues.map(({ description, severity, location }) => `${location.path}:${location.lines.begin} ${severity} ${description}`)).toMatchInlineSnapshot(`
          [
            "coffee.journey:2 info unused-declaration: The owner “Archive” is never used.",
            "coffee.journey:3 minor unknown-kind: \`channel … :\` does not know the word “conter”. Did you mean \`counter\`?",
            "coffee.journey:5 minor suppression: \`stage-empty\` finds nothing here, so this suppression hides nothing. Remove it.",
            "coffee.journey:10 major unresolved-reference: Nothing is declared as “countr” (channel). Did you mean “counter”?",
            "coffee.journey:22 minor vague-deadline (as it is today): “soon” is no time that can be kept or missed. Until when is “Hot” promised? Write e.g. \`within 2d\`.",
          ]
        `);
    });

    test('two projects with the same names have different fingerprints, which stay when lines move', async () => {
        const file = cleanJourney().replace(': counter', ': conter');
        const cwd = folderWith({ 'a/journey.config.json': '{}', 'a/coffee.journey': file, 'b/journey.config.json': '{}', 'b/coffee.journey': file });
        const fingerprints = async (): Promise<readonly string[]> => issuesOf(await lintAs('gitlab', ['--only', 'unknown-kind'], cwd)).map(({ fingerprint }) => fingerprint);
        const before = await fingerprints();
        expect(before).toHaveLength(2);
        put(cwd, { 'a/coffee.journey': `// moved\n${file}` });
        expect(await fingerprints()).toEqual(before);
    });
});

describe('rdjson', () => {
    interface Position { readonly line: number; readonly column: number }
    interface Range { readonly start: Position; readonly end: Position }
    interface Diagnostic { readonly message: string; readonly severity: string; readonly code: { readonly value: string }; readonly location: { readonly path: string; readonly range?: Range }; readonly suggestions?: readonly { readonly range: Range; readonly text: string }[] }
    const position = shape({ line: count, column: count });
    const range = shape({ start: position, end: position });
    /** https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto; protojson takes no unknown field. */
    const validate = new Ajv2020().compile(shape({
        source: shape({ name: text }),
        diagnostics: {
            type: 'array',
            items: shape({
                message: text, severity: { enum: ['ERROR', 'WARNING', 'INFO'] }, code: shape({ value: text }), location: shape({ path: text, range }, 'range'),
                suggestions: { type: 'array', minItems: 1, items: shape({ range, text: { type: 'string' } }) },
            }, 'suggestions'),
        },
    }));
    const diagnosticsOf = (json: string): readonly Diagnostic[] => {
        const result = JSON.parse(json) as { readonly diagnostics: readonly Diagnostic[] };
        expect(validate(result), JSON.stringify(validate.errors)).toBe(true);
        return result.diagnostics;
    };
    /** As reviewdog does it: lines and bytes. */
    const applied = (source: string, { range: { start, end }, text: insert }: { readonly range: Range; readonly text: string }): string => {
        const bytes = Buffer.from(source);
        const starts = [0, ...[...bytes].flatMap((byte, index) => (byte === 10 ? [index + 1] : []))];
        const offset = ({ line, column }: Position): number => starts[line - 1]! + column - 1;
        return Buffer.concat([bytes.subarray(0, offset(start)), Buffer.from(insert), bytes.subarray(offset(end))]).toString();
    };

    test.each(exampleProjects())('is as reviewdog describes it, for $path', async ({ path }) => {
        diagnosticsOf(await lintAs('rdjson', ['--preset', 'all', path], root));
    });

    test('whatever authors write, and columns count bytes', () => {
        const diagnostics = diagnosticsOf(rdjson(hostileReport));
        // Behind `journey 旅程 "🚲 `: 8 + 6 + 2 + 4 + 1 bytes.
        expect(diagnostics[0]!.location.range).toEqual({ start: { line: 2, column: 22 }, end: { line: 2, column: 28 } });
        expect(diagnostics.at(-1)).toEqual({ message: '`broken "%".journey` is no UTF-8 ]]> ::error::', location: { path: 'broken "%".journey' }, severity: 'ERROR', code: { value: 'unreadable' } });
        for (const [index, { suggestions: [suggestion] = [] }] of diagnostics.slice(0, -1).entries()) {
            const [edit] = hostileReport.entries[index]!.fixes[0]!.edits;
            expect(applied(edit!.place.source.text, suggestion!)).toBe(edit!.place.source.text.replace('一天', () => wellFormed(edit!.text)));
        }
    });

    test('a correction that goes beyond the file is no suggestion', () => {
        const [entry] = hostileReport.entries;
        const elsewhere = { title: 'Elsewhere', safe: true, edits: [{ place: placeOf('一天'), text: 'x' }, { place: placeOf('一天', 'other.journey'), text: 'y' }] };
        expect(diagnosticsOf(rdjson({ ...hostileReport, unreadable: [], entries: [{ ...entry!, fixes: [elsewhere] }] }))[0]).not.toHaveProperty('suggestions');
    });

    test('a suggestion is the whole correction', async () => {
        const cwd = folderWith({ '咖啡.journey': MIXED.replaceAll('countr', '柜抬').replaceAll('counter "Counter"', '柜台 "柜台"') });
        const source = MIXED.replaceAll('countr', '柜抬').replaceAll('counter "Counter"', '柜台 "柜台"');
        const diagnostics = diagnosticsOf(await lintAs('rdjson', ['--only', RULES], cwd));
        const found = diagnostics.find(({ code }) => code.value === 'unresolved-reference')!;
        expect(found.message).toContain('Nothing is declared as “柜抬” (channel).');
        expect(found.suggestions).toHaveLength(1);
        expect(applied(source, found.suggestions![0]!)).not.toBe(source);
        expect(diagnostics.map(({ severity, code, location }) => `${location.path}:${location.range!.start.line}:${location.range!.start.column} ${severity} ${code.value}`)).toMatchInlineSnapshot(`
          [
            "咖啡.journey:2:7 INFO unused-declaration",
            "咖啡.journey:3:9 INFO unused-declaration",
            "咖啡.journey:3:27 WARNING unknown-kind",
            "咖啡.journey:5:19 WARNING suppression",
            "咖啡.journey:10:15 ERROR unresolved-reference",
            "咖啡.journey:21:15 ERROR unresolved-reference",
            "咖啡.journey:22:33 WARNING vague-deadline",
            "咖啡.journey:25:15 ERROR unresolved-reference",
          ]
        `);
    });
});
