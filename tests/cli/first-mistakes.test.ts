import { describe, expect, test } from 'vitest';
import { folderWith, journey } from './journey';

/** What a newcomer writes on the first day, without a mistake. */
const RIGHT = `owner shop "Bike shop" {
  owner desk "Front desk"
  owner workshop "Workshop"
}
channel counter "Shop counter" : counter
channel text "Text message" : sms
information fault "What is wrong with the bike"

journey repair "Get a bike repaired" {
  owner shop
  stage drop-off "Drop off" {
    touchpoint bring-in "Bring the bike in" {
      channel counter
      owner desk
      asks fault
      promises ready "Ready in two days" within 2d
      handoff -> collect {
        carries fault, ready
        accepted by workshop within 2h
        takes 1d
        within 1d
        tells "We text you tomorrow" via text
        fallback desk after 1d
      }
    }
  }
  stage pick-up "Pick up" {
    touchpoint collect "Collect the bike" {
      channel counter
      owner workshop
      meets ready
      tells "What we repaired"
      ends success
    }
  }
}
`;

interface Mistake {
    readonly what: string;
    /** Replaced in the right text, by what. */
    readonly instead: readonly [string, string];
    /** Where the message has to point. */
    readonly at: string;
    /** What it has to say. */
    readonly says: readonly RegExp[];
}

const MISTAKES: readonly Mistake[] = [
    { what: 'a closing brace is forgotten', instead: ['      }\n    }\n  }\n  stage pick-up', '      }\n  }\n  stage pick-up'], at: '12:45', says: [/block of `touchpoint bring-in` is never closed/] },
    { what: 'a keyword is misspelt', instead: ['promises ready', 'promisses ready'], at: '16:7', says: [/promisses/, /Did you mean `promises`/, /\+ promises ready/] },
    { what: 'an owner is misspelt', instead: ['owner workshop\n      meets', 'owner workshp\n      meets'], at: '30:13', says: [/workshp/, /Did you mean “workshop”/, /\+ owner workshop/] },
    { what: 'full-width punctuation', instead: ['carries fault, ready', 'carries fault，ready'], at: '18:22', says: [/，/, /\+ carries fault,/] },
    { what: 'a clause on a line of its own', instead: ['in two days" within 2d', 'in two days"\n        within 2d'], at: '17:9', says: [/`within`/, /`promises`/, /same\s+line/, /\+ promises ready "Ready in two days" within 2d/] },
    { what: 'a quote is not closed', instead: ['"Ready in two days"', '"Ready in two days'], at: '16:22', says: [/quote/, /same line/] },
    { what: 'an attribute in the wrong block', instead: ['  owner shop\n  stage', '  owner shop\n  channel counter\n  stage'], at: '11:3', says: [/`channel` cannot stand here/, /stage,\s+touchpoint/] },
    // Wrong: it should say that a name begins with a letter and not with a digit, once.
    { what: 'a name begins with a digit', instead: ['touchpoint bring-in', 'touchpoint 1st-visit'], at: '12:16', says: [/begins with a letter/] },
    { what: 'a name is given twice', instead: ['stage pick-up', 'stage drop-off'], at: '27:9', says: [/drop-off/, /11:9/] },
    { what: 'a length of time in words', instead: ['takes 1d', 'takes 2 days'], at: '20:15', says: [/`takes` needs a length of time/, /\+ takes 2d/] },
    {
        what: 'a handoff without braces',
        instead: [RIGHT.slice(RIGHT.indexOf(' {\n        carries'), RIGHT.indexOf('    }\n  }\n  stage')), '\n        carries fault, ready\n        accepted by workshop within 2h\n'],
        at: '18:9', says: [/`carries` belongs into the block of the `handoff`/],
    },
    // Wrong: it should offer quotes.
    { what: 'a title without quotes', instead: ['stage pick-up "Pick up"', 'stage pick-up Pick up'], at: '27:17', says: [/Pick/] },
    { what: 'a name is forgotten', instead: ['touchpoint collect "Collect the bike"', 'touchpoint "Collect the bike"'], at: '28:16', says: [/The name is missing \(touchpoint\)/] },
    { what: 'a colon behind a keyword', instead: ['channel counter\n      owner desk', 'channel: counter\n      owner desk'], at: '13:14', says: [/`channel` needs a name/] },
    // Wrong: it should point at `collect`.
    { what: 'an arrow is forgotten', instead: ['handoff -> collect', 'handoff collect'], at: '17:23', says: [/`handoff` needs `->`/] },
    { what: 'a word that the language does not know', instead: [': counter', ': shop'], at: '5:34', says: [/shop/, /Did you mean `store`/, /\+ channel counter "Shop counter" : store/] },
];

async function lint(text: string): Promise<{ readonly code: number; readonly stdout: string }> {
    const cwd = folderWith({ 'repair.journey': text });
    return journey(['lint', 'repair.journey'], { cwd });
}

test('without a mistake, nothing is found', async () => {
    expect(await lint(RIGHT)).toMatchObject({ code: 0, stdout: 'Nothing found in 1 file.\n' });
});

describe('a newcomer is told what, where, why and what to do', () => {
    test.each(MISTAKES)('$what', async ({ instead, at, says }) => {
        const text = RIGHT.replace(...instead);
        expect(text).not.toBe(RIGHT);
        const { stdout } = await lint(text);
        expect(stdout.split('\n')[0]).toContain(`repair.journey:${at}  `);
        for (const words of says) expect(stdout).toMatch(words);
    });
});

/** The messages as people see them, to be read: first-mistakes.md, renewed with `npx vitest run tests/cli/first-mistakes.test.ts -u`. */
test('as a terminal shows it', async () => {
    const parts: string[] = [];
    for (const { what, instead } of MISTAKES) {
        const { stdout } = await lint(RIGHT.replace(...instead));
        parts.push(`## ${what[0]!.toUpperCase()}${what.slice(1)}\n\n\`\`\`\n${stdout}\`\`\`\n`);
    }
    await expect(`# What a newcomer is told\n\nEvery section is one mistake in the same small journey, and all that \`journey lint\` says.\n\n${parts.join('\n')}`)
        .toMatchFileSnapshot('first-mistakes.md');
});
