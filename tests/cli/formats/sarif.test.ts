import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sarif } from '../../../src/cli/formats/sarif';
import { exampleProjects, root } from '../../harness/examples';
import { cleanJourney, folderWith, journey, put } from '../journey';
import { MIXED, RULES } from '../mixed-findings';
import { repositoryWith } from '../repository';
import { hasControl, hostileReport } from './hostile';

const judges = join(root, 'tests/cli/judges');
const validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(JSON.parse(readFileSync(join(judges, 'sarif-2.1.0.schema.json'), 'utf8')) as object);

interface Region { readonly startLine: number; readonly startColumn: number; readonly endLine: number; readonly endColumn: number }
interface Artifact { readonly uri: string; readonly uriBaseId?: string }
interface Result {
    readonly ruleId: string; readonly ruleIndex: number; readonly level: string; readonly message: { readonly text: string };
    readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: Artifact; readonly region: Region } }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly baselineState?: string;
    readonly suppressions: readonly { readonly kind: string; readonly justification: string }[];
    readonly codeFlows?: readonly unknown[];
    readonly relatedLocations?: readonly unknown[];
    readonly fixes?: readonly { readonly artifactChanges: readonly { readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent?: { readonly text: string } }[] }[] }[];
}
interface Run {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly markdown: string } }[] } };
    readonly results: readonly Result[];
    readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications?: readonly unknown[] }[];
    readonly artifacts: readonly { readonly location: Artifact }[];
}

function runOf(text: string): Run {
    const log = JSON.parse(text) as { readonly runs: readonly [Run] };
    expect(validate(log), JSON.stringify(validate.errors, undefined, 1)).toBe(true);
    return log.runs[0];
}
const lintRun = async (args: readonly string[], cwd: string): Promise<Run> => runOf((await journey(['lint', '--format', 'sarif', ...args], { cwd })).stdout);
const short = ({ ruleId, level, baselineState, suppressions: [suppression], locations: [location] }: Result): string =>
    `${location!.physicalLocation.artifactLocation.uri}:${location!.physicalLocation.region.startLine} ${level} ${ruleId}${baselineState === undefined ? '' : ` ${baselineState}`}${suppression === undefined ? '' : ` (${suppression.kind}: ${suppression.justification})`}`;

describe('follows the schema of SARIF 2.1.0', () => {
    test.each(exampleProjects().flatMap(({ path }, index) => ({ path, locale: (['en', 'zh-Hans', 'zh-Hant'] as const)[index % 3]! })))('for $path in $locale', async ({ path, locale }) => {
        const run = await lintRun(['--preset', 'all', '--locale', locale, path], root);
        expect(run.results.every(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id === ruleId)).toBe(true);
        expect(run.tool.driver.rules.every(({ id, help }) => help.markdown.startsWith(`# ${id}`))).toBe(true);
    });

    test('whatever authors write', () => {
        const run = runOf(sarif(hostileReport));
        expect(run.artifacts.slice(0, 2).map(({ location }) => location)).toEqual([
            { uri: '%E7%9B%AE%E5%BD%95/a%20b%23c.journey', uriBaseId: '%SRCROOT%' },
            { uri: 'clean%20%26%20%3Csound%3E.journey', uriBaseId: '%SRCROOT%' },
        ]);
        expect(run.results.filter(({ message }) => hasControl(message.text))).toEqual([]);
        // A reader would make a link of it.
        expect(run.results.map(({ message }) => message.text).filter(text => /(?<!\\)\]\(/.test(text))).toEqual([]);
        expect(JSON.stringify(run.results[0]!.relatedLocations)).toContain('file:///outside/b.journey');
        expect(run.invocations[0]).toMatchObject({ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] });
    });
});

test('Microsoft\'s validator finds no error and no warning', async context => {
    const tool = ['linux', 'darwin', 'win32'].map(system => join(judges, `node_modules/@microsoft/sarif-multitool-${system}`, system === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool')).find(existsSync);
    context.skip(tool === undefined, 'needs `npm ci --prefix tests/cli/judges --ignore-scripts`');
    const folder = mkdtempSync(join(tmpdir(), 'journey-sarif-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    chmodSync(tool!, 0o755);
    writeFileSync(join(folder, 'hostile.sarif'), sarif(hostileReport));
    writeFileSync(join(folder, 'examples.sarif'), (await journey(['lint', '--preset', 'all', '--format', 'sarif', 'examples'], { cwd: root })).stdout);
    // Ghas: what GitHub's code scanning asks for.
    const { stdout, status } = spawnSync(tool!, ['validate', join(folder, 'hostile.sarif'), join(folder, 'examples.sarif'), '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning'], {
        encoding: 'utf8', timeout: 100_000,
        // It needs no library for the languages of the world.
        env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
    });
    expect(stdout.split('\n').filter(line => /: (?:error|warning) /.test(line))).toEqual([]);
    expect(stdout).toContain('2 files scanned');
    expect(status).toBe(0);
});

test('what it says of a finding', async () => {
    const cwd = folderWith({ 'coffee.journey': MIXED });
    const run = await lintRun(['--only', RULES], cwd);
    expect(run.results.map(short)).toMatchInlineSnapshot(`
      [
        "coffee.journey:2 note unused-declaration",
        "coffee.journey:3 warning unknown-kind",
        "coffee.journey:5 warning suppression",
        "coffee.journey:10 error unresolved-reference",
        "coffee.journey:22 warning vague-deadline",
      ]
    `);
    expect(run.results.find(({ ruleId }) => ruleId === 'unresolved-reference')).toMatchInlineSnapshot(`
      {
        "fixes": [
          {
            "artifactChanges": [
              {
                "artifactLocation": {
                  "uri": "coffee.journey",
                  "uriBaseId": "%SRCROOT%",
                },
                "replacements": [
                  {
                    "deletedRegion": {
                      "endColumn": 21,
                      "endLine": 10,
                      "startColumn": 15,
                      "startLine": 10,
                    },
                    "insertedContent": {
                      "text": "counter",
                    },
                  },
                ],
              },
            ],
            "description": {
              "text": "Write “counter”",
            },
          },
          {
            "artifactChanges": [
              {
                "artifactLocation": {
                  "uri": "coffee.journey",
                  "uriBaseId": "%SRCROOT%",
                },
                "replacements": [
                  {
                    "deletedRegion": {
                      "endColumn": 1,
                      "endLine": 31,
                      "startColumn": 2,
                      "startLine": 30,
                    },
                    "insertedContent": {
                      "text": "

      channel countr : other
      ",
                    },
                  },
                ],
              },
            ],
            "description": {
              "text": "Declare “countr” (channel)",
            },
          },
        ],
        "level": "error",
        "locations": [
          {
            "logicalLocations": [
              {
                "fullyQualifiedName": "coffee.pay",
              },
            ],
            "physicalLocation": {
              "artifactLocation": {
                "uri": "coffee.journey",
                "uriBaseId": "%SRCROOT%",
              },
              "region": {
                "endColumn": 21,
                "endLine": 10,
                "snippet": {
                  "text": "countr",
                },
                "startColumn": 15,
                "startLine": 10,
              },
            },
          },
        ],
        "message": {
          "text": "Nothing is declared as “countr” (channel). Did you mean “counter”?",
        },
        "partialFingerprints": {
          "journeyFingerprint/v1": "08ce90c1d4cfd998",
        },
        "ruleId": "unresolved-reference",
        "ruleIndex": 2,
        "suppressions": [],
      }
    `);
    // A fact about today says so.
    expect(run.results.at(-1)!.message.text).toMatch(/^\(as it is today\) “soon” is no time/);
});

test('each correction of it makes a finding go away', async () => {
    const cwd = folderWith({ 'coffee.journey': MIXED });
    const { results } = await lintRun(['--only', RULES], cwd);
    const starts = MIXED.split('\n').reduce<readonly number[]>((all, line) => [...all, all.at(-1)! + line.length + 1], [0]);
    const offset = (line: number, column: number): number => starts[line - 1]! + column - 1;
    let count = 0;
    for (const result of results) {
        for (const { artifactChanges } of result.fixes ?? []) {
            let text = MIXED;
            for (const { deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent } of [...artifactChanges[0]!.replacements].reverse()) {
                text = text.slice(0, offset(startLine, startColumn)) + (insertedContent?.text ?? '') + text.slice(offset(endLine, endColumn));
            }
            const after = folderWith({ 'coffee.journey': text });
            const left = (await lintRun(['--only', RULES], after)).results;
            const same = (each: Result): boolean => each.ruleId === result.ruleId && each.message.text === result.message.text;
            expect(left.filter(same).length, `${result.ruleId}: ${text}`).toBeLessThan(results.filter(same).length);
            count++;
        }
    }
    expect(count).toBeGreaterThan(4);
});

test('a way is told step by step', async () => {
    const { results } = await lintRun(['examples/618-remote-control/practised', '--only', 'handoff-no-context'], root);
    expect(results[0]!.codeFlows).toHaveLength(1);
    expect(results[0]!.relatedLocations).toHaveLength(6);
});

test('what is accepted is suppressed, with the reason', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney().replace('channel coffee-counter "Counter" : counter', '// journey-ignore unknown-kind: a till of our own\nchannel coffee-counter "Counter" : till\nchannel other "Other" : othr') });
    await journey(['lint', '--update-baseline', '--only', 'unknown-kind'], { cwd });
    expect((await lintRun(['--only', 'unknown-kind'], cwd)).results.map(short)).toEqual([
        'coffee.journey:3 warning unknown-kind (inSource: a till of our own)',
        'coffee.journey:4 warning unknown-kind (external: Listed in the baseline.)',
    ]);
});

test('with --since, each finding is new or unchanged', async () => {
    const { folder } = repositoryWith({ 'coffee.journey': cleanJourney().replace(': counter', ': conter') });
    put(folder, { 'tea.journey': cleanJourney('tea').replace(': counter', ': tll') });
    expect((await lintRun(['--since', 'main', '--only', 'unknown-kind'], folder)).results.map(short)).toEqual([
        'coffee.journey:2 warning unknown-kind unchanged',
        'tea.journey:2 warning unknown-kind new',
    ]);
});

test('a sound file is listed, and has no results', async () => {
    const { results, artifacts, invocations } = await lintRun(['--only', RULES], folderWith({ '咖啡.journey': cleanJourney() }));
    expect({ results, invocations, uris: artifacts.map(({ location }) => decodeURIComponent(location.uri)) }).toEqual({ results: [], invocations: [{ executionSuccessful: true }], uris: ['咖啡.journey'] });
});
