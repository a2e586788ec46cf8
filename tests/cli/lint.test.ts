import { expect, test } from 'vitest';
import { cleanJourney, folderWith, transcript } from './journey';

test('a journey with nothing to report', async () => {
    const cwd = folderWith({ 'coffee.journey': cleanJourney() });
    expect(await transcript('journey lint', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey lint
      Nothing found in 1 file.
      exit 0
      "
    `);
    expect(await transcript('journey lint coffee.journey --locale zh-CN', { cwd })).toMatchInlineSnapshot(`
      "
      $ journey lint coffee.journey --locale zh-CN
      已检查 1 个文件，没有发现问题。
      exit 0
      "
    `);
});
