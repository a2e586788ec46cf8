import { expect, test } from 'vitest';
import { wrap } from '../../src/cli/wrap';

test('breaks at spaces, within the width', () => {
    expect(wrap('a bb ccc dddd', 6)).toEqual(['a bb', 'ccc', 'dddd']);
    expect(wrap('averylongword b', 6)).toEqual(['averylongword', 'b']);
    expect(wrap('', 6)).toEqual(['']);
    expect(wrap('one\ntwo', 10)).toEqual(['one', 'two']);
});

test('breaks between East Asian characters, which take two columns, and keeps punctuation with its word', () => {
    expect(wrap('客户停在了“送达”：没有后续', 10)).toEqual(['客户停在了', '“送达”：没', '有后续']);
    expect(wrap('用 App 预约，然后等', 8)).toEqual(['用 App', '预约，然', '后等']);
});

test('keeps short code whole', () => {
    expect(wrap('Write `fallback …`, or not', 12)).toEqual(['Write', '`fallback …`,', 'or not']);
    expect(wrap('请写 `accepted by x`。', 12)).toEqual(['请写', '`accepted by x`。']);
});
