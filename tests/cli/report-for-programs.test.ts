import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { exampleProjects, root } from '../harness/examples';
import { cleanJourney, folderWith, journey, put, transcript } from './journey';
import { MIXED, RULES } from './mixed-findings';

describe('compact', () => {
    test('one line a finding', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        expect(await transcript(`journey lint --format compact --only ${RULES}`, { cwd })).toMatchInlineSnapshot(`
          "
          $ journey lint --format compact --only unused-declaration,unknown-kind,suppression,stage-empty,unresolved-reference,vague-deadline
          coffee.journey:2:7: info: The owner “Archive” is never used. [unused-declaration]
          coffee.journey:3:29: warning: \`channel … :\` does not know the word “conter”. Did you mean \`counter\`? [unknown-kind]
          coffee.journey:5:19: warning: \`stage-empty\` finds nothing here, so this suppression hides nothing. Remove it. [suppression]
          coffee.journey:10:15: error: Nothing is declared as “countr” (channel). Did you mean “counter”? [unresolved-reference]
          coffee.journey:22:33: warning (finding): “soon” is no time that can be kept or missed. Until when is “Hot” promised? Write e.g. \`within 2d\`. [vague-deadline]
          exit 1
          "
        `);
    });
});

describe('json', () => {
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'schemas/journey-lint.schema.json'), 'utf8')) as object);

    test('has everything', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        const { code, stdout } = await journey(['lint', '--format', 'json', '--statistics', '--only', RULES], { cwd });
        expect(code).toBe(1);
        const report = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string }[] };
        expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
        expect(report).toMatchObject({ schemaVersion: 1, summary: { files: 1, filesWithFindings: 1, errors: 1, findings: 1 }, unreadable: [] });
        expect(report.findings.find(({ rule }) => rule === 'unresolved-reference')).toMatchInlineSnapshot(`
          {
            "category": "integrity",
            "element": "coffee.pay",
            "elementKind": "touchpoint",
            "end": {
              "column": 21,
              "line": 10,
              "offset": 260,
            },
            "fingerprint": "08ce90c1d4cfd998",
            "fixes": [
              {
                "edits": [
                  {
                    "end": {
                      "column": 21,
                      "line": 10,
                      "offset": 260,
                    },
                    "path": "coffee.journey",
                    "start": {
                      "column": 15,
                      "line": 10,
                      "offset": 254,
                    },
                    "text": "counter",
                  },
                ],
                "safe": false,
                "title": "Write “counter”",
              },
              {
                "edits": [
                  {
                    "end": {
                      "column": 1,
                      "line": 31,
                      "offset": 564,
                    },
                    "path": "coffee.journey",
                    "start": {
                      "column": 2,
                      "line": 30,
                      "offset": 563,
                    },
                    "text": "

          channel countr : other
          ",
                  },
                ],
                "safe": false,
                "title": "Declare “countr” (channel)",
              },
            ],
            "kind": "integrity",
            "message": "Nothing is declared as “countr” (channel). Did you mean “counter”?",
            "path": "coffee.journey",
            "related": [],
            "rule": "unresolved-reference",
            "severity": "error",
            "start": {
              "column": 15,
              "line": 10,
              "offset": 254,
            },
            "status": "open",
          }
        `);
    });

    test.each(exampleProjects())('follows its schema for $path', async ({ path }) => {
        const { stdout } = await journey(['lint', '--format', 'json', '--preset', 'all', path], { cwd: root });
        expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    });

    test('fingerprints and elements stay when lines move, and places are 1-based', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        const findings = async (): Promise<readonly { readonly rule: string; readonly element: string; readonly fingerprint: string; readonly start: { readonly line: number } }[]> =>
            (JSON.parse((await journey(['lint', '--format', 'json'], { cwd })).stdout) as { findings: never }).findings;
        const before = await findings();
        put(cwd, { 'coffee.journey': `\n\n// moved\n\n${MIXED}` });
        const after = await findings();
        expect(after.map(({ rule, element, fingerprint }) => [rule, element, fingerprint])).toEqual(before.map(({ rule, element, fingerprint }) => [rule, element, fingerprint]));
        expect(after.map(({ start }) => start.line)).toEqual(before.map(({ start }) => start.line + 4));
        expect(before.find(({ rule }) => rule === 'unresolved-reference')).toMatchObject({ element: 'coffee.pay', start: { line: 10, column: 15, offset: MIXED.indexOf('countr') } });
    });
});

test('several formats at once, into files', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    expect(await transcript('journey lint --format text --format json=report.json --format compact=lines.txt', { cwd, columns: 80 })).toMatchInlineSnapshot(`
      "
      $ journey lint --format text --format json=report.json --format compact=lines.txt
      [32mNothing found in 1 file.[39m
      exit 0
      "
    `);
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'))).toMatchObject({ summary: { files: 1 }, findings: [] });
    expect(readFileSync(join(cwd, 'lines.txt'), 'utf8')).toBe('');
    expect(await transcript('journey lint --format text=nowhere/report.txt', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey lint --format text=nowhere/report.txt
      stderr: journey: \`nowhere/report.txt\` could not be written: its folder does not exist. Name a place that is there and can be written to.
      exit 2
      "
    `);
});
