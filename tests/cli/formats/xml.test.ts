import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { checkstyle } from '../../../src/cli/formats/checkstyle';
import { junit } from '../../../src/cli/formats/junit';
import { exampleProjects, root } from '../../harness/examples';
import { cleanJourney, folderWith, journey, put } from '../journey';
import { MIXED, RULES } from '../mixed-findings';
import { hostileReport, reportWith } from './hostile';

const schema = readFileSync(join(root, 'tests/cli/judges/junit.xsd'), 'utf8');

/** What libxml2 has to say against a text: it reads it, and holds it against the schema. */
async function complaints(xml: string, xsd?: string): Promise<readonly string[]> {
    const { errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], ...(xsd === undefined ? { extension: 'schema', schema: ANYTHING } : { schema: xsd }) });
    return errors.map(({ rawMessage }) => rawMessage);
}
/** For a format without a schema: only whether it can be read. */
const ANYTHING = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="checkstyle"><xs:complexType><xs:sequence><xs:element name="file" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="error" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="line" type="xs:positiveInteger" use="required"/><xs:attribute name="column" type="xs:positiveInteger"/><xs:attribute name="severity" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="error"/><xs:enumeration value="warning"/><xs:enumeration value="info"/></xs:restriction></xs:simpleType></xs:attribute><xs:attribute name="message" type="xs:string" use="required"/><xs:attribute name="source" type="xs:string" use="required"/></xs:complexType></xs:element></xs:sequence><xs:attribute name="name" type="xs:string" use="required"/></xs:complexType></xs:element></xs:sequence><xs:attribute name="version" type="xs:string" use="required"/></xs:complexType></xs:element></xs:schema>';

test('the judge sees what is wrong', async () => {
    expect(await complaints('<testsuites><testcase/></testsuites>', schema)).not.toEqual([]);
    expect(await complaints('<testsuites name="&#0;"/>', schema)).not.toEqual([]);
    expect(await complaints('<checkstyle version="1"><file/></checkstyle>')).not.toEqual([]);
});

test('whatever any text holds', async () => {
    for (const texts of fc.sample(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 60, maxLength: 60 }), { numRuns: 3, seed: 618 })) {
        // Half characters as well.
        const all = [...texts, ...texts.map(text => `${text}\ud800`), ...texts.map(text => `]]>${text}-->`)];
        expect(await complaints(junit(reportWith(all)), schema)).toEqual([]);
        expect(await complaints(checkstyle(reportWith(all)))).toEqual([]);
    }
});

describe('junit', () => {
    test.each(exampleProjects())('follows its schema for $path', async ({ path }) => {
        expect(await complaints((await journey(['lint', '--format', 'junit', '--preset', 'all', path], { cwd: root })).stdout, schema)).toEqual([]);
    });

    test('follows its schema whatever authors write', async () => {
        expect(await complaints(junit(hostileReport), schema)).toEqual([]);
    });

    test('fails for what fails the run, and tells the rest', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED, 'tea & cake.journey': cleanJourney('earl') });
        const { code, stdout } = await journey(['lint', '--format', 'junit', '--only', RULES], { cwd });
        expect(code).toBe(1);
        expect(`\n${stdout}`).toMatchInlineSnapshot(`
          "
          <?xml version="1.0" encoding="UTF-8"?>
          <testsuites name="journey-lint" tests="2" failures="1" errors="0" time="0">
          <testsuite name="coffee.journey" tests="1" failures="1" errors="0" time="0">
          <testcase name="unresolved-reference coffee.pay" classname="coffee.journey" time="0">
          <failure type="error" message="Nothing is declared as “countr” (channel). Did you mean “counter”?">coffee.journey:10:15: error: unresolved-reference
          Nothing is declared as “countr” (channel). Did you mean “counter”?
          Suggestion: Write “counter”</failure>
          </testcase>
          <system-out>coffee.journey:2:7: info: unused-declaration
          The owner “Archive” is never used.
          Suggestion: Remove the owner “Archive”

          coffee.journey:3:29: warning: unknown-kind
          \`channel … :\` does not know the word “conter”. Did you mean \`counter\`?
          Suggestion: Write \`counter\`

          coffee.journey:5:19: warning: suppression
          \`stage-empty\` finds nothing here, so this suppression hides nothing. Remove it.
          Fix: Remove the suppression

          coffee.journey:22:33: warning: vague-deadline · as it is today
          “soon” is no time that can be kept or missed. Until when is “Hot” promised? Write e.g. \`within 2d\`.</system-out>
          </testsuite>
          <testsuite name="tea &#38; cake.journey" tests="1" failures="0" errors="0" time="0">
          <testcase name="journey-lint" classname="tea &#38; cake.journey" time="0"/>
          </testsuite>
          </testsuites>
          "
        `);
    });

    test.each([
        ['--fail-on error', 1, 1], ['--fail-on warning', 1, 3], ['--fail-on info', 1, 4], ['--fail-on none', 0, 0],
        ['--fail-on warning --fail-on-findings', 1, 4], ['--max-warnings 1', 1, 3], ['--max-warnings 2', 1, 1], ['--fail-on none --max-warnings 1', 1, 2], ['--fail-on none --max-warnings 2', 0, 0],
    ])('%s: exit code %d and %d failures', async (flags, exitCode, failures) => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        const { code, stdout } = await journey(['lint', '--format', 'junit', '--only', RULES, ...flags.split(' ')], { cwd });
        expect(code).toBe(exitCode);
        expect(stdout).toContain(` failures="${failures}" errors="0"`);
        expect(stdout.split('<failure ').length - 1).toBe(failures);
    });

    test.each(exampleProjects().flatMap(({ path }) => ['--preset recommended', '--preset strict', '--preset all --fail-on info --fail-on-findings', '--preset all --max-warnings 3'].map(flags => ({ path, flags }))))('is red exactly when the run fails: $path $flags', async ({ path, flags }) => {
        const { code, stdout } = await journey(['lint', '--format', 'junit', ...flags.split(' '), path], { cwd: root });
        expect(stdout.includes('<failure ')).toBe(code === 1);
    });

    test('a sound file is one passing case', async () => {
        const { stdout } = await journey(['lint', '--format', 'junit', '--only', RULES], { cwd: folderWith({ 'coffee.journey': cleanJourney() }) });
        expect(`\n${stdout}`).toMatchInlineSnapshot(`
          "
          <?xml version="1.0" encoding="UTF-8"?>
          <testsuites name="journey-lint" tests="1" failures="0" errors="0" time="0">
          <testsuite name="coffee.journey" tests="1" failures="0" errors="0" time="0">
          <testcase name="journey-lint" classname="coffee.journey" time="0"/>
          </testsuite>
          </testsuites>
          "
        `);
    });

    test('cases are called the same when lines move', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED });
        const names = async (): Promise<readonly string[]> => [...(await journey(['lint', '--format', 'junit', '--fail-on', 'info'], { cwd })).stdout.matchAll(/testcase name="([^"]*)"/g)].map(match => match[1]!);
        const before = await names();
        put(cwd, { 'coffee.journey': `// moved\n\n${MIXED}` });
        expect(await names()).toEqual(before);
        expect(new Set(before).size).toBe(before.length);
    });
});

describe('checkstyle', () => {
    test.each(exampleProjects())('can be read for $path', async ({ path }) => {
        expect(await complaints((await journey(['lint', '--format', 'checkstyle', '--preset', 'all', path], { cwd: root })).stdout)).toEqual([]);
    });

    test('can be read whatever authors write', async () => {
        expect(await complaints(checkstyle(hostileReport))).toEqual([]);
    });

    test('a line for each finding, below its file', async () => {
        const cwd = folderWith({ 'coffee.journey': MIXED, 'tea & cake.journey': cleanJourney('earl'), 'broken.journey': new Uint8Array([0x61, 0xff]) });
        expect(`\n${(await journey(['lint', '--format', 'checkstyle', '--only', RULES], { cwd })).stdout}`).toMatchInlineSnapshot(`
          "
          <?xml version="1.0" encoding="UTF-8"?>
          <checkstyle version="10.0">
          <file name="coffee.journey">
          <error line="2" column="7" severity="info" message="The owner “Archive” is never used." source="journey.unused-declaration"/>
          <error line="3" column="29" severity="warning" message="\`channel … :\` does not know the word “conter”. Did you mean \`counter\`?" source="journey.unknown-kind"/>
          <error line="5" column="19" severity="warning" message="\`stage-empty\` finds nothing here, so this suppression hides nothing. Remove it." source="journey.suppression"/>
          <error line="10" column="15" severity="error" message="Nothing is declared as “countr” (channel). Did you mean “counter”?" source="journey.unresolved-reference"/>
          <error line="22" column="33" severity="warning" message="(as it is today) “soon” is no time that can be kept or missed. Until when is “Hot” promised? Write e.g. \`within 2d\`." source="journey.vague-deadline"/>
          </file>
          <file name="tea &#38; cake.journey"/>
          <file name="broken.journey">
          <error line="1" severity="error" message="\`broken.journey\` is not UTF-8 text: the byte at offset 1 (line 1) fits no character. Save the file as UTF-8." source="journey.unreadable"/>
          </file>
          </checkstyle>
          "
        `);
    });
});
