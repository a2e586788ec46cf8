import { expect, test } from 'vitest';
import { say } from '../../src/diff/say';
import { sayShort } from '../../src/diff/say-short';
import { changesOf } from './changes';

/** A repair that two personas go through. Each row is one edit of it. */
const REPAIR = `owner shop "Shop" { owner desk "Desk" }
channel app "App" : app
channel counter "Counter" : counter
information fault "Fault"
information coupon "Coupon"
persona priya "Priya"
persona tom "Tom"
persona ana "Ana"
journey repair "Repair" {
  for priya, tom
  owner shop
  stage all "All" {
    channel counter
    touchpoint bring "Bring" {
      initiated by company
      asks fault
      tells "We look at it"
      promises ready "Ready" within 1d
      handoff -> collect { carries ready, fault updates "How it goes" every 4h accepted by shop.desk }
    }
    touchpoint collect "Collect" {
      meets ready
      needs fault
      ends success
    }
  }
}
`;
const EDITS: readonly (readonly [before: string, after: string, told: string])[] = [
    ['within 1d', 'within 3d', 'Priya and Tom may have to wait longer.'],
    ['within 3d', 'within 1d', 'Priya and Tom are promised it sooner.'],
    [' within 1d', '', 'Priya and Tom no longer know until when.'],
    ['within 1d', 'within 1d or within 2d when "rush"', 'Priya and Tom may then have to wait longer.'],
    ['by company', 'by customer', 'now Priya and Tom have to begin'],
    ['    channel counter\n', '    channel app\n', 'Priya and Tom can no longer reach a person there'],
    ['    channel app\n', '    channel counter\n', 'Priya and Tom meet a person there, and have to change over.'],
    ['tells "We look at it"', '', 'Priya and Tom are no longer told “We look at it”.'],
    ['      meets ready\n', '      meets ready\n      needs coupon\n', 'Priya and Tom have to bring it along.'],
    ['updates "How it goes" every 4h', '', 'Priya and Tom are no longer kept informed'],
    ['      ends success\n', '', 'Priya and Tom are left at “Collect”'],
    ['for priya, tom', 'for priya, tom, ana', '“Repair” is for “Ana”, too.'],
];

test.each(EDITS)('two do what one does: %j → %j', (from, to, told) => {
    const before = REPAIR.includes(from) ? REPAIR : REPAIR.replace(to, from);
    expect(before).toContain(from);
    const changes = changesOf(before, before.replace(from, to));
    const lines = changes.flatMap(change => [say(change, 'en'), sayShort(change, 'en')]);
    expect(lines.join('\n')).toContain(told);
    for (const line of lines) expect(line).not.toMatch(/(and|,) (Tom|Ana) (then |no longer )*(is|has|waits|gets|meets|knows|takes)\b/);
});

test('one does it alone, and three together', () => {
    const told = (personas: string): string => changesOf(REPAIR.replace('priya, tom', personas), REPAIR.replace('priya, tom', personas).replace('by company', 'by customer')).map(change => say(change, 'en')).join('\n');
    expect(told('priya')).toBe('“Bring”: now Priya has to begin, no longer the company.');
    expect(told('priya, tom, ana')).toBe('“Bring”: now Priya, Tom and Ana have to begin, no longer the company.');
});

test('a persona is called by her name, and not by all that her title says of her', () => {
    const told = (title: string): string => {
        const repair = REPAIR.replace('priya, tom', 'priya').replace('"Priya"', `"${title}"`);
        return changesOf(repair, repair.replace('tells "We look at it"', '')).map(change => say(change, 'zh-Hans')).join('\n');
    };
    expect(told('小李，刚工作的年轻人')).toBe('“Bring”：不再告知小李“We look at it”。');
    expect(told('小李（老客户）')).toBe('“Bring”：不再告知小李“We look at it”。');
    expect(told('小李')).toBe('“Bring”：不再告知小李“We look at it”。');
    // There is nothing in front of the comma.
    expect(told(', 小李')).toBe('“Bring”：不再告知, 小李“We look at it”。');
});
