import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/cli/unified-diff';
import { randomFrom } from '../harness/random';
import { folderWith, put } from './journey';

test('one line, in its surroundings', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `line ${i + 1}\n`);
    expect(unifiedDiff(lines.join(''), lines.join('').replace('line 6', 'line six'), 'a/b.journey')).toBe(`--- a/a/b.journey
+++ b/a/b.journey
@@ -3,7 +3,7 @@
 line 3
 line 4
 line 5
-line 6
+line six
 line 7
 line 8
 line 9
`);
});

test('equal texts have no difference, and a missing last line end shows', () => {
    expect(unifiedDiff('a\n', 'a\n', 'x')).toBe('');
    expect(unifiedDiff('a', 'a\n', 'x')).toBe('--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n');
    expect(unifiedDiff('', 'a\n', 'x')).toBe('--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n');
    expect(unifiedDiff('a\n', '', 'x')).toBe('--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n');
});

test('git applies it, whatever the texts', () => {
    const cwd = folderWith({});
    execFileSync('git', ['init', '-q'], { cwd });
    for (let seed = 1; seed <= 40; seed++) {
        const random = randomFrom(seed);
        const line = (): string => `${random.pick(['a', 'b', 'c', '客户', ''])}\n`;
        const before = Array.from({ length: random.below(30) }, line);
        const after = before.flatMap(each => (random.chance(15) ? [] : random.chance(15) ? [each, line()] : random.chance(10) ? [line()] : [each]));
        const texts = [before, after].map(lines => (random.chance(20) ? lines.join('').replace(/\n$/, '') : lines.join(''))) as [string, string];
        // An empty file and no file are different things to git.
        if (texts.includes('')) continue;
        put(cwd, { 'x.journey': texts[0] });
        const diff = unifiedDiff(texts[0], texts[1], 'x.journey');
        if (diff !== '') execFileSync('git', ['apply', '--unidiff-zero', '-'], { cwd, input: diff });
        expect(readFileSync(join(cwd, 'x.journey'), 'utf8'), `seed ${seed}`).toBe(texts[1]);
    }
});
