import { describe, expect, test } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from '../../language-server/format';

// `npx vitest run tests/format -u` renews the texts behind; read them before you commit them.
const folder = join(import.meta.dirname, 'golden');

describe('formatting', () => {
    const names = readdirSync(folder).filter(file => file.endsWith('.before.txt')).map(file => file.replace('.before.txt', ''));
    test.each(names)('%s', async name => {
        const before = readFileSync(join(folder, `${name}.before.txt`), 'utf8');
        const result = format(before);
        if ('broken' in result) throw new Error(`golden/${name}.before.txt has a syntax error.`);
        await expect(result.text).toMatchFileSnapshot(join(folder, `${name}.after.txt`));
        expect(format(result.text)).toEqual(result);
    });
});
