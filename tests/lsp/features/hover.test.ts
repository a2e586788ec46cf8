import { describe, expect, test } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { COMPACT } from '../../../language-server/compact-grammar.generated';
import { hover } from '../../../language-server/features/hover';
import { HELP, keywordHelp } from '../../../language-server/keyword-help';
import { marked, type MarkedOptions } from './marked';

type Files = Parameters<typeof marked>[0];

/** What is said, without the empty lines of Markdown. */
async function told(files: Files, options?: MarkedOptions): Promise<readonly string[]> {
    const at = await marked(files, options);
    const found = await at.ask<Hover | null>(hover, 'textDocument/hover');
    if (found === null) return [];
    const expected = at.found[0];
    if (expected !== undefined) expect(at.show({ uri: expected.uri, range: found.range! })).toBe(at.show(expected));
    return (found.contents as MarkupContent).value.split('\n').filter((line) => line !== '');
}

const REPAIR = `
owner shop "Shop" { owner desk "Desk" }
supplier lab "Lab" { accountable shop }
channel store "Store" : store
channel app "App" : app { hours "09:00-18:00" }
information fault "Fault report"
// The one that
// we all have.
journey repair "Get it repaired" {
  owner shop
  goal "A working bike"
  stage bring "Bring it" {
    channel store, app
    // Where it begins.
    touchpoint drop-off "Drop it off" {
      asks fault
      expects quick "Back for the weekend" within 3d
      promises ready "Ready on *Thursday*" within 2d for quick
      takes 10min
    }
    touchpoint diagnose "Look at it" { owner lab takes 4h }
    handoff drop-off -> diagnose "To the lab" { carries fault, ready takes 1d accepted by lab within 4h }
    touchpoint pick-up "Pick it up" {
      meets ready
      feels +1 "glad"
      ends success
    }
  }
}
`;
/** The text with one place of it marked. */
const at = (place: string): string => {
    const plain = place.replace('<|>', '').replaceAll(/\[\[|\]\]/g, '');
    if (!REPAIR.includes(plain)) throw new Error(`No such place: ${plain}`);
    return REPAIR.replace(plain, place);
};

describe('the card of an element', () => {
    test('a touchpoint: who, where, what is known, what is open, how much time is left', async () => {
        expect(await told(at('touchpoint [[diag<|>nose]]'))).toEqual([
            '**Look at it** `diagnose`', 'touchpoint · Get it repaired',
            '- **Owner**: Lab (supplier)', '- **Channel**: Store, App (from stage)', '- **Takes**: 4 hours',
            '- **Known here**: Fault report',
            '- **Open here**:', '  - Ready on \\*Thursday\\*, within 2 days, 20 hours left', '  - Back for the weekend, within 3 days, 1 day 20 hours left',
        ]);
    });
    test('what is made and met here, and the comment above', async () => {
        expect(await told(at('touchpoint drop-o<|>ff'))).toEqual(expect.arrayContaining([
            '> Where it begins.', '- **Owner**: Shop (from journey)', '- **Known here**: nothing', '  - Ready on \\*Thursday\\*, within 2 days, made here',
        ]));
        expect(await told(at('touchpoint pick<|>-up'))).toEqual(expect.arrayContaining(['  - Ready on \\*Thursday\\*, within 2 days, met here, 20 hours left']));
    });
    test('too late, and not known', async () => {
        const late = (takes: string): string => `journey j { stage s {\n touchpoint t { promises p "P" within 1d }\n handoff t -> u { ${takes} }\n touchpoint <|>u "U" { takes 1h } } }`;
        expect(await told(late('takes 2d'))).toContain('- **Open here**: P, within 1 day, 1 day 1 hour too late');
        expect(await told(late('mode warm'))).toContain('- **Open here**: P, within 1 day, 23 hours left at most: some times on the way are not known');
        expect(await told(late('takes 23h'))).toContain('- **Open here**: P, within 1 day, no time left');
    });
    test('in Chinese', async () => {
        expect(await told(at('touchpoint diag<|>nose').replace('"Look at it"', '"检查"').replace('"Get it repaired"', '"维修"'), { locale: 'zh-Hans' })).toEqual([
            '**检查** `diagnose`', '触点 · 维修', '- **负责人**：Lab（供应商）', '- **渠道**：Store、App（来自阶段）', '- **耗时**：4 小时', '- **此处已知**：Fault report',
            '- **此处未兑现**：', '  - Ready on \\*Thursday\\*、2 天内、还剩 20 小时', '  - Back for the weekend、3 天内、还剩 1 天 20 小时',
        ]);
        expect(await told(at('touchpoint diag<|>nose'), { locale: 'zh-Hant' })).toContain('- **負責人**：Lab（供應商）');
    });
    test('a promise: where it is made and met, and whether in time', async () => {
        expect(await told(at('meets rea<|>dy'))).toEqual([
            '**Ready on \\*Thursday\\*** `ready`', 'promise · Get it repaired', '- **Limit**: within 2 days', '- **Made at**: Drop it off', '- **Met at**: Pick it up',
            '- **Takes at most**: 1 day 4 hours: in time', '- **Answers**: Back for the weekend',
        ]);
    });
    test('an expectation that a promise answers', async () => {
        expect(await told(at('expects qu<|>ick'))).toContain('- **Met at**: Pick it up');
    });
    test('a handoff, with what it leaves open', async () => {
        expect(await told(at('[[handoff drop-off -<|>> diagnose]] "To'))).toEqual([
            '**Drop it off → Look at it: To the lab**', 'handoff · Get it repaired', '- *When: not stated*', '- **Carries**: Fault report, Ready on \\*Thursday\\*',
            '- **Accepted by**: Lab (supplier), within 4 hours', '- **Takes**: 1 day', '- *At the latest: not stated*', '- *The customer is told: not stated*', '- *When it fails: not stated*',
        ]);
    });
    test.each([
        ['a journey', at('journey rep<|>air'), ['**Get it repaired** `repair`', 'journey', '> The one that', '> we all have.', '- **Goal**: A working bike', '- **State**: planned', '- **Owner**: Shop']],
        ['a stage', at('stage br<|>ing'), ['**Bring it** `bring`', 'stage · Get it repaired', '- **Owner**: Shop (from journey)', '- **Channel**: Store, App']],
        ['an owner of another file', { 'a.journey': 'journey j { owner la<|>b }', 'b.journey': REPAIR }, ['**Lab** `lab`', 'supplier', '- **Accountable**: Shop']],
        ['one without a title, by its name alone', 'owner sh<|>op', ['**shop**', 'owner']],
        ['an inner owner', at('{ owner de<|>sk'), ['**Desk** `desk`', 'owner', '- **Part of**: Shop']],
        ['a channel', at('channel store, a<|>pp'), ['**App** `app`', 'channel', '- **Kind**: app', '- **Open**: 09:00-18:00']],
        ['an entry of a case', 'journey j { stage s { touchpoint t "T" } }\ncase k "K" of j { at day 3 evening t<|> }', ['**T** `t`', 'touchpoint · j', '- **Known here**: nothing']],
        ['one by its title', at('"Get it rep<|>aired"'), ['**Get it repaired** `repair`', 'journey', '> The one that', '> we all have.', '- **Goal**: A working bike', '- **State**: planned', '- **Owner**: Shop']],
        ['all meanings of a name', 'owner a { owner care "A" }\nowner b { owner care "B" }\njourney j { owner ca<|>re }', ['**A** `care`', 'owner', '- **Part of**: a', '---', '**B** `care`', 'owner', '- **Part of**: b']],
    ])('%s', async (_, files, expected) => expect(await told(files)).toEqual(expected));

    test('in half-written text', async () => {
        expect(await told('owner shop "Shop"\njourney j {\n  stage s {\n    touchpoint t "T" {\n      owner sho<|>p\n      handoff -> \n')).toEqual(['**Shop** `shop`', 'owner']);
        expect(await told('journey j {\n  stage s {\n    touchpoint t<|> "T" {\n      handoff -> \n')).toEqual(['**T** `t`', 'touchpoint · j', '- **Known here**: nothing']);
    });
    test('what an author wrote is no markup', async () => {
        expect(await told('owner shop<|> "<img src=x> [a](b)"')).toContain('**\\<img src=x\\> \\[a\\](b)** `shop`');
    });
    test('as plain text for an editor without Markdown', async () => {
        expect(await told(at('touchpoint diag<|>nose'), { client: { textDocument: { hover: { contentFormat: ['plaintext'] } } } })).toEqual(expect.arrayContaining(['Look at it diagnose', '- Owner: Lab (supplier)', '  - Ready on *Thursday*, within 2 days, 20 hours left']));
    });
});

describe('help with words', () => {
    test.each([
        ['the keyword of an element', at('[[touch<|>point]] diagnose'), 'One moment between the customer and the company.'],
        ['the keyword of a way', at('[[hand<|>off]] drop-off'), 'A contract: another owner takes over. It keeps only what it `carries`.'],
        ['a fact', at('[[ask<|>s]] fault'), 'The information that the customer is asked for. From here on it is known.'],
        ['a fact in a block of one line', at('[[acce<|>pted]] by lab'), 'Who takes it on, and `within` when: `accepted by workshop within 4h`.'],
        ['a clause', at('by lab [[with<|>in]] 4h'), 'The limit in time: `within 2d`, `within 1bd`. Several are joined by `or`.'],
        ['a word that says another thing elsewhere', 'persona p { ne<|>eds "x" }', 'What this kind of customer needs.'],
        ['a word of a list', at('ends [[succ<|>ess]]'), 'One of: `success` `failure` `exit` `closed`'],
        ['a length of time', 'journey j { stage s { touchpoint t { takes [[1bd..<|>2bd]] } } }', '1–2 business days'],
    ])('%s', async (_, text, expected) => expect(await told(text)).toEqual([expected]));

    test('in Chinese', async () => {
        expect(await told(at('ends succ<|>ess'), { locale: 'zh-Hans' })).toEqual(['**成功**', '可选值：`success` `failure` `exit` `closed`']);
        expect(await told(at('touch<|>point diagnose'), { locale: 'zh-Hant' })).toEqual(['顧客與企業接觸的一個時刻。']);
    });
    test('none for a name that is like a keyword', async () => {
        expect(await told('owner support "S"\njourney j { owner supp<|>ort }')).toEqual(['**S** `support`', 'owner']);
    });
    test('nothing for white space, braces and a name that names nothing', async () => {
        expect(await told('journey j { <|> }')).toEqual([]);
        expect(await told('journey j { owner nob<|>ody }')).toEqual([]);
    });
    test('of every keyword of the language', () => {
        const words = COMPACT.keywords.filter((keyword) => /[a-z]/.test(keyword));
        expect(words.filter((word) => keywordHelp(word.replace('…', ''), undefined, word.startsWith('…'), 'en') === undefined)).toEqual([]);
        const known = new Set(words.map((word) => word.replace('…', '')));
        expect(Object.keys(HELP).filter((key) => !known.has(key.replace('…', '').split(' ').at(-1)!))).toEqual([]);
    });
});

describe('the rule of a suppression', () => {
    const suppressed = 'journey j { stage s {\n  // journey-ignore [[touchpoint-no-<|>channel]]: not decided yet\n  touchpoint t { ends success } } }';
    test('says why it is there', async () => {
        const lines = await told(suppressed);
        expect(lines[0]).toMatch(/^\*\*touchpoint-no-channel\*\*: /);
        expect(lines.at(-1)).toBe('[About this rule](https://journey.example/touchpoint-no-channel)');
    });
    test('in the language of the editor', async () => {
        expect((await told(suppressed, { locale: 'zh-Hans' }))[0]).toMatch(/\p{sc=Han}/u);
    });
});
