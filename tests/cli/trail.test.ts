import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { PLAIN } from '../../src/cli/colour';
import { trail, type Step } from '../../src/cli/formats/trail';
import { columnsOf } from '../../src/checks/code-frame';
import { folderWith, journey } from './journey';
import { REPAIR } from './made-up-trail';

// Files of one worker share their modules, so this one loads its own, and leaves none behind.
vi.hoisted(() => vi.resetModules());
afterAll(() => {
    vi.doUnmock('../../src/checks/registry');
    vi.resetModules();
});
vi.mock('../../src/checks/registry', async importOriginal => {
    const { RULES } = await importOriginal<typeof import('../../src/checks/registry')>();
    const { trailRule } = await import('./made-up-trail');
    return { RULES: [...RULES, trailRule] };
});

const only = ['lint', '--only', 'made-up-trail'];
/** Of the report, without heading and frame. */
const trailIn = (stdout: string): string => `\n${stdout.slice(stdout.indexOf('^\n') + 2, stdout.search(/^ {2}(?:More|说明|說明)/m))}`;

describe('related places that are the steps of one way show as a trail', () => {
    test('at 80 columns', async () => {
        const { stdout } = await journey(only, { cwd: folderWith({ 'repair.journey': REPAIR }) });
        expect(trailIn(stdout)).toMatchInlineSnapshot(`
          "
              15 |       ends success

              repair.journey:10  asked here, at “The call”
            → repair.journey:18  not carried here
            → repair.journey:14  needed here, at “The visit”, by somebody who has never
                                 heard of it and has to ask the customer once more

          "
        `);
    });

    test('in Chinese, in a file with a long name', async () => {
        const cwd = folderWith({ '维修/上门维修与换新的旅程.journey': REPAIR.replace('The call', '报修电话').replace('The visit', '上门维修') });
        const { stdout } = await journey([...only, '--locale', 'zh-Hans'], { cwd });
        expect(trailIn(stdout)).toMatchInlineSnapshot(`
          "
              15 |       ends success

              维修/上门维修与换新的旅程.journey:10  在“报修电话”时问过
            → 维修/上门维修与换新的旅程.journey:18  这里没有带上
            → 维修/上门维修与换新的旅程.journey:14  “上门维修”时需要，但经办人从未得知，只
                                                    好再问客户一次

          "
        `);
    });

    test('places without the folder that the heading names, when they take too much room', async () => {
        const cwd = folderWith({ 'a-very-long-name-of-a-folder/and-one-more-of-them/repair.journey': REPAIR });
        const { stdout } = await journey(only, { cwd });
        expect(trailIn(stdout)).toMatchInlineSnapshot(`
          "
              15 |       ends success

              repair.journey:10  asked here, at “The call”
            → repair.journey:18  not carried here
            → repair.journey:14  needed here, at “The visit”, by somebody who has never
                                 heard of it and has to ask the customer once more

          "
        `);
    });

    test('arrows have the colour of the severity, and colours move nothing', async () => {
        const cwd = folderWith({ 'repair.journey': REPAIR });
        const plain = await journey(only, { cwd });
        const coloured = await journey([...only, '--color', 'always'], { cwd });
        expect(coloured.stdout).toContain('  \u001b[33m→\u001b[39m \u001b[2mrepair.journey:18\u001b[22m  not carried here');
        expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
    });

    test('in json they are related places, in the same order', async () => {
        const { stdout } = await journey([...only, '--format', 'json'], { cwd: folderWith({ 'repair.journey': REPAIR }) });
        const [finding] = (JSON.parse(stdout) as { findings: { related: { message: string; path: string; start: { line: number } }[] }[] }).findings;
        expect(finding!.related.map(({ message, path, start }) => `${path}:${start.line} ${message.slice(0, 16)}`)).toEqual([
            'repair.journey:10 asked here, at “',
            'repair.journey:18 not carried here',
            'repair.journey:14 needed here, at ',
        ]);
    });
});

test('places that all say the same are a list, without arrows', async () => {
    const cwd = folderWith({ 'a.journey': 'owner shop { owner desk }\nowner web { owner desk }\nchannel c : counter\njourney j "J" { owner desk stage s { touchpoint t { channel c ends success } } }\n' });
    const { stdout } = await journey(['lint', '--only', 'ambiguous-reference'], { cwd });
    expect(stdout).toMatch(/^ {2}a\.journey:1:20 {2}.*shop\.desk/m);
    expect(stdout).toMatch(/^ {2}a\.journey:2:19 {2}.*web\.desk/m);
    expect(stdout).not.toContain('→');
});

describe('a trail', () => {
    const steps: readonly Step[] = [
        { place: 'examples/a/b.journey:7', message: 'asked here' },
        { place: 'examples/other/旅程.journey:120', message: '这里没有带上：维修人员到场时不知道地址，只好再打一次电话问客户，客户因此又多等了一天。' },
    ];

    test.each([60, 80, 100])('never goes beyond %i columns', width => {
        for (const folder of ['', 'examples/a/']) {
            for (const line of trail(steps, { paint: PLAIN, markWith: text => text, width, indent: '  ', folder })) expect(columnsOf(line)).toBeLessThanOrEqual(width);
        }
    });

    test('places stand above the messages when beside them there is no room', () => {
        const long = steps.map(step => ({ ...step, place: `a/very/long/path/that/leaves/no/room/${step.place}` }));
        expect(`\n${trail(long, { paint: PLAIN, markWith: text => text, width: 60, indent: '  ', folder: 'none/' }).join('\n')}\n`).toMatchInlineSnapshot(`
          "
              a/very/long/path/that/leaves/no/room/examples/a/b.journey:7
                asked here
            → a/very/long/path/that/leaves/no/room/examples/other/旅程.journey:120
                这里没有带上：维修人员到场时不知道地址，只好再打一次电
                话问客户，客户因此又多等了一天。
          "
        `);
    });
});
