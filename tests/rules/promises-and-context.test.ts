import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { defaultConfig } from '../../src/checks/resolved-config';
import { check } from '../../src/checks/engine';
import { lint, linesOf } from './lint';
import { journey, stages } from './small';

describe('promise-dangling', () => {
    const found = (text: string): readonly string[] => linesOf(text, 'promise-dangling');
    const promise = 'touchpoint a "A" { promises p "明天送到" within 1d }';

    test('nothing meets it', () => {
        expect(found(journey(`${promise}\ntouchpoint b { ends success }`))).toEqual(['7: No touchpoint meets the promise “明天送到” made at “A”.']);
    });
    test('it has no name', () => {
        expect(found(journey('touchpoint a "A" { promises "Soon" within 1d }\ntouchpoint b { ends success }')))
            .toEqual(['7: The promise “Soon” made at “A” has no name, so that no touchpoint can meet it: write `promises NAME "…"`.']);
    });
    test('it is only broken', () => {
        expect(found(journey(`${promise}\ntouchpoint b "B" { breaks p because "busy"  ends success }`)))
            .toEqual(['7: The promise “明天送到” made at “A” is only broken (at “B”), never met.']);
    });
    test('who meets it cannot be reached', () => {
        expect(found(journey(`${promise}\ntouchpoint b { ends success }\ntouchpoint c "C" { meets p  ends success }`)))
            .toEqual(['7: The promise “明天送到” made at “A” is only met at “C”, and no way leads there.']);
    });
    test('the same promised again, and that not met either', () => {
        expect(found(journey(`${promise}\ntouchpoint b "B" { promises q "后天" within 1d again p\n ends success }`))).toHaveLength(2);
    });
    test('carried into a journey that does not meet it', () => {
        expect(found(journey(`${promise}\ntouchpoint b { ends success }`, 'journey k { stage t { touchpoint x { ends success } } }\nhandoff j.b -> k.x { carries j.p }'))).toHaveLength(1);
    });
    test('a case that meets it does not mend the plan', () => {
        expect(found(journey(`${promise}\ntouchpoint b { ends success }`, 'case z of j { at day 1 a\n at day 2 b { meets p } }'))).toHaveLength(1);
    });
    test('in a current journey it is a fact about the world', () => {
        const findings = lint(journey(`${promise}\ntouchpoint b { ends success }`).replace('journey j "J" {', 'journey j "J" {\nstate current'));
        expect(findings.filter(({ rule }) => rule === 'promise-dangling').map(({ status }) => status)).toEqual(['finding']);
    });
    test('the fix writes it where the journey ends well', () => {
        const finding = lint(journey(`${promise}\ntouchpoint b "B" { ends success }\ntouchpoint c { entry  ends success }`)).find(({ rule }) => rule === 'promise-dangling')!;
        expect(finding.fixes).toEqual([{
            title: 'meet-at', args: { touchpoint: 'B' }, safe: false,
            edits: [{ do: 'add-item', element: 'touchpoint:j.b', field: 'meets', keyword: 'meets', text: 'p' }],
        }]);
    });
    test.each([
        ['met later', `${promise}\ntouchpoint b { meets p  ends success }`, ''],
        ['what promises the same again is met', `${promise}\ntouchpoint b { promises q "后天" within 1d again p }\ntouchpoint c { meets q  ends success }`, ''],
        ['met on one branch only', `${promise}\ntouchpoint b { path -> c when "x"\n ends exit }\ntouchpoint c { meets p  ends success }`, ''],
        ['met in the journey it is carried to', `${promise}\ntouchpoint b { ends success }`,
            'journey k { stage t { touchpoint x { meets j.p  ends success } } }\nhandoff j.b -> k.x { carries j.p }'],
        ['carried into a journey that is not worked out', `${promise}\ntouchpoint b { ends success }`,
            'journey k { stage t { touchpoint x { ends success } }\n stage u { later } }\nhandoff j.b -> k.x { carries all }'],
        ['met in a sub-journey', `${promise}\ntouchpoint b { zooms into k  ends success }`, 'journey k { stage t { touchpoint x { meets j.p  ends success } } }'],
        ['a misspelt `meets` may be the one', `${promise}\ntouchpoint b { meets pp  ends success }`, ''],
        ['a misspelt `meets` in the journey it is carried to', `${promise}\ntouchpoint b { ends success }`,
            'journey k { stage t { touchpoint x { meets p  ends success } } }\nhandoff j.b -> k.x { carries j.p }'],
        ['made where nobody gets, which is reported', `touchpoint z { ends success }\n${promise}\ntouchpoint b { ends success }`, ''],
    ])('silent: %s', (_, touchpoints, more) => expect(found(journey(touchpoints, more))).toEqual([]));
    test('silent: a stage comes later', () => {
        expect(found(stages(`stage s { ${promise} }\nstage t { later }`))).toEqual([]);
    });
});

describe('meets-nothing', () => {
    const found = (text: string): readonly string[] => linesOf(text, 'meets-nothing');

    test('promised later', () => {
        expect(found(journey('touchpoint a "A" { meets p }\ntouchpoint b "B" { promises p "P" }\ntouchpoint c { meets p  ends success }')))
            .toEqual(['7: “A” meets “P”, which is only stated at “B”; no way leads from there to here.']);
    });
    test('promised on another branch', () => {
        expect(found(journey(`
            touchpoint a { path -> b when "x"
              path -> c when "y" }
            touchpoint b { expects e "Quick"  ends success }
            touchpoint c "C" { meets e  ends success }
        `))).toHaveLength(1);
    });
    test('promised and met at once', () => {
        expect(found(journey('touchpoint a "A" { promises p "P"  meets p  ends success }')))
            .toEqual(['7: “A” makes the promise “P” and meets it at once: a promise is met at a later touchpoint.']);
    });
    test('promised in a journey that has nothing to do with this one', () => {
        expect(found(journey('touchpoint a "A" { meets k.p  ends success }', 'journey k "K" { stage t { touchpoint x { promises p "P"  ends success } } }')))
            .toEqual(['7: “A” meets “P” of the journey “K”, and nothing leads from that journey into this one.']);
    });
    const k = 'journey k "K" { stage t { touchpoint x { promises p "P"  ends success } } }';
    test.each([
        ['promised before', 'touchpoint a { promises p "P" }\ntouchpoint b { meets p  ends success }', ''],
        ['promised on some way before', 'touchpoint a { path -> b when "x"\n path -> c when "y" }\ntouchpoint b { promises p "P" }\ntouchpoint c { meets p  ends success }', ''],
        ['promised further on in a loop', 'touchpoint a { meets p  path -> b when "x"\n ends exit }\ntouchpoint b { promises p "P"  path -> a }', ''],
        ['each time for the next time', 'touchpoint a { promises p "P"  meets p  repeats  ends success }', ''],
        ['an expectation that is met at once', 'touchpoint a { expects e "Quick"  meets e  ends success }', ''],
        ['not found, which is reported', 'touchpoint a { meets nothing  ends success }', ''],
        ['a way is misspelt and may lead there', 'touchpoint a { promises p "P"  path -> bb }\ntouchpoint b { entry  meets p  ends success }', ''],
        ['made where nobody gets, which is reported', 'touchpoint a { meets p  ends success }\ntouchpoint b { promises p "P"  ends success }', ''],
        ['a way leads there through another journey and back', 'touchpoint a { promises p "P"  ends exit }\ntouchpoint b { entry  meets p  ends success }', `${k}\nhandoff j.a -> k.x { carries p }\nhandoff k.x -> j.b { carries p }`],
        ['a handoff leads in', 'touchpoint a { meets k.p  ends success }', `${k}\nhandoff k.x -> j.a { carries k.p }`],
        ['handoffs lead in by way of a third journey', 'touchpoint a { meets k.p  ends success }',
            `${k}\njourney m { stage u { touchpoint y { ends success } } }\nhandoff k.x -> m.y\nhandoff m.y -> j.a`],
        ['a part of it', 'touchpoint a { zooms into k  meets k.p  ends success }', k],
        ['it is a part', 'touchpoint a { meets k.p  ends success }', k.replace('promises', 'zooms into j  promises')],
        ['the other view', 'touchpoint a { meets k.p  ends success }', k.replace('stage t', 'view enterprise mirrors j\nstage t')],
    ])('silent: %s', (_, touchpoints, more) => expect(found(journey(touchpoints, more))).toEqual([]));
});

describe('context-undeclared', () => {
    const info = 'information 地址 "上门地址"\ninformation number';
    const found = (touchpoints: string, more = ''): readonly string[] => linesOf(journey(touchpoints, `${info}\n${more}`), 'context-undeclared');

    test('needed and never asked; once for all its uses', () => {
        expect(found('touchpoint a\ntouchpoint b "B" { needs 地址\n handoff -> c { carries 地址 } }\ntouchpoint c { needs 地址, number  ends success }')).toEqual([
            '8: “上门地址” is needed at “B”, but no touchpoint asks for it or gives it.',
            '10: “number” is needed at “c”, but no touchpoint asks for it or gives it.',
        ]);
    });
    test('carried only', () => {
        expect(found('touchpoint a "A" { handoff -> b { carries 地址 } }\ntouchpoint b { ends success }'))
            .toEqual(['7: “上门地址” is carried on from “A”, but no touchpoint asks for it or gives it.']);
    });
    test('carried into another journey', () => {
        expect(found('touchpoint a "A" { ends success }', 'journey k { stage t { touchpoint x { ends success } } }\nhandoff j.a -> k.x { carries 地址 }')).toHaveLength(1);
    });
    test('asked in a journey that has nothing to do with this one', () => {
        expect(found('touchpoint a "A" { needs 地址  ends success }', 'journey k { stage t { touchpoint x { asks 地址  ends success } } }')).toHaveLength(1);
    });
    const k = 'journey k { stage t { touchpoint x { asks 地址  ends success } } }';
    test.each([
        ['asked', 'touchpoint a { asks 地址 }\ntouchpoint b { needs 地址  ends success }', ''],
        ['given', 'touchpoint a { gives 地址 }\ntouchpoint b { needs 地址  ends success }', ''],
        ['asked too late, which is another matter', 'touchpoint a { needs 地址 }\ntouchpoint b { asks 地址  ends success }', ''],
        ['an agreed time', 'touchpoint a { promises p "P" at 地址 }\ntouchpoint b { meets p  needs 地址  ends success }', ''],
        ['not declared, which is reported', 'touchpoint a { needs address  ends success }', ''],
        ['what is asked is misspelt', 'touchpoint a { asks adress }\ntouchpoint b { needs 地址  ends success }', ''],
        ['a handoff brings it', 'touchpoint a { needs 地址  ends success }', `${k}\nhandoff k.x -> j.a { carries 地址 }`],
        ['the sub-journey asks', 'touchpoint a { zooms into k }\ntouchpoint b { needs 地址  ends success }', k],
        ['the other view asks', 'touchpoint a { needs 地址  ends success }', k.replace('stage t', 'mirrors j\nstage t')],
    ])('silent: %s', (_, touchpoints, more) => expect(found(touchpoints, more)).toEqual([]));
    test('silent: an earlier stage is not worked out', () => {
        expect(linesOf(stages('stage s { later }\nstage t { touchpoint a { needs number  ends success } }', info), 'context-undeclared')).toEqual([]);
        expect(linesOf(stages('stage t { touchpoint a { needs number  ends success } }\nstage s { later }', info), 'context-undeclared')).toHaveLength(1);
    });
    test('the fix asks for it before', () => {
        const finding = lint(journey('touchpoint a "A"\ntouchpoint b { needs number  ends success }', info)).find(({ rule }) => rule === 'context-undeclared')!;
        expect(finding.fixes.map(fix => 'edits' in fix && fix.edits[0])).toEqual([
            { do: 'add-item', element: 'touchpoint:j.a', field: 'asks', keyword: 'asks', text: 'number' },
            { do: 'add-item', element: 'touchpoint:j.a', field: 'gives', keyword: 'gives', text: 'number' },
        ]);
    });
});

describe('journeys', () => {
    test('journey-no-owner: one finding for a journey in which nobody is named', () => {
        const text = 'channel app : app\njourney j "下单" { stage s { channel app\n touchpoint a\n touchpoint b { ends success } } }';
        expect(linesOf(text, 'journey-no-owner')).toEqual(['2: Nobody answers for the journey “下单” from end to end. Write `owner …`.']);
        expect(linesOf(text, 'touchpoint-no-owner')).toEqual([]);
    });
    test('journey-no-owner: the inside owners of its touchpoints are offered', () => {
        const finding = lint(`
            owner shop { owner desk }
            supplier courier { accountable shop }
            journey j { stage s { touchpoint a { owner shop.desk } touchpoint b { owner courier } touchpoint c { owner shop  ends success } } }
        `).find(({ rule }) => rule === 'journey-no-owner')!;
        expect(finding.fixes.map(fix => 'edits' in fix && fix.edits[0])).toEqual([
            { do: 'add-fact', element: 'journey:j', text: 'owner shop' },
            { do: 'add-fact', element: 'journey:j', text: 'owner shop.desk' },
            { do: 'add-fact', element: 'journey:j', text: 'owner unknown' },
        ]);
    });
    test.each([
        ['nothing in it yet', 'journey j'],
        ['only stages', 'journey j { stage s  stage t { later } }'],
        ['known not to be stated', 'journey j { owner unknown  stage s { touchpoint a } }'],
        ['not found, which is reported', 'journey j { owner nobody  stage s { touchpoint a } }'],
        ['a sub-journey', 'journey j { stage s { touchpoint a } }\nowner shop\njourney k { owner shop  stage t { touchpoint x { zooms into j } } }'],
        ['the other view has one', 'journey j { mirrors k  stage s { touchpoint a } }\nowner shop\njourney k { owner shop  mirrors j  view enterprise }'],
    ])('journey-no-owner is silent: %s', (_, text) => expect(linesOf(text, 'journey-no-owner')).toEqual([]));

    test('touchpoint-no-owner: where some have one', () => {
        expect(linesOf('owner shop\njourney j { stage s {\ntouchpoint a { owner shop }\ntouchpoint b "B" { ends success } } }', 'touchpoint-no-owner'))
            .toEqual(['4: Who performs the touchpoint “B”? Neither it nor its stage or journey has an owner.']);
    });
    test.each([
        ['inherited from the journey', 'owner shop\njourney j { owner shop  stage s { touchpoint a } }'],
        ['inherited from the stage', 'owner shop\njourney j { stage s { owner shop  touchpoint a } }'],
        ['known not to be stated', 'owner shop\njourney j { stage s { touchpoint a { owner unknown } touchpoint b { owner shop } } }'],
        ['not found, which is reported', 'owner shop\njourney j { stage s { touchpoint a { owner sho } touchpoint b { owner shop } } }'],
        ['it comes later', 'owner shop\njourney j { stage s { touchpoint b { owner shop } } stage t { later  touchpoint a } }'],
        ['shown in a sub-journey', 'owner shop\njourney k\njourney j { stage s { touchpoint a { zooms into k } touchpoint b { owner shop } } }'],
    ])('touchpoint-no-owner is silent: %s', (_, text) => expect(linesOf(text, 'touchpoint-no-owner')).toEqual([]));

    test.each([
        ['inherited from the stage', 'channel app : app\njourney j { stage s { channel app  touchpoint a } }'],
        ['known not to be stated', 'journey j { stage s { touchpoint a { channel unknown } } }'],
        ['not found, which is reported', 'journey j { stage s { touchpoint a { channel ap } } }'],
        ['it comes later', 'journey j { stage t { later  touchpoint a } }'],
        ['shown in a sub-journey', 'journey k\njourney j { stage s { touchpoint a { zooms into k } } }'],
    ])('touchpoint-no-channel is silent: %s', (_, text) => expect(linesOf(text, 'touchpoint-no-channel')).toEqual([]));

    test('journey-too-large: the limit is an option', () => {
        const text = journey('touchpoint a\ntouchpoint b { ends success }');
        expect(linesOf(text, 'journey-too-large')).toEqual([]);
        expect(linesOf(text, 'journey-too-large', { config: '{ "rules": { "journey-too-large": { "touchpoints": 1 } } }' })).toHaveLength(1);
    });
});

describe('what is declared', () => {
    const found = (text: string): readonly string[] => linesOf(text, 'unused-declaration');

    test('each kind, by its own word', () => {
        expect(found(journey('touchpoint a { ends success }', 'system crm\nchannel web : web\npersona zhang "小张"\ninformation x\nmetric csat\nscenario peak\nsupplier courier')).map(line => line.slice(line.indexOf(':') + 2)))
            .toEqual([
                'The system “crm” is never used.', 'The channel “web” is never used.', 'The persona “小张” is never used.', 'The information “x” is never used.',
                'The metric “csat” is never used.', 'The scenario “peak” is never used.', 'The supplier “courier” is never used.',
            ]);
    });
    test('of owners inside each other only the outermost that is unused', () => {
        expect(found(journey('touchpoint a { owner desk  ends success }', `
            owner company { owner desk  owner other }
            owner agency { owner team { owner member } }
        `)).map(line => line.slice(line.indexOf(':') + 2))).toEqual(['The owner “other” is never used.', 'The owner “agency” is never used.']);
    });
    test.each([
        ['an owner who is only accountable', 'owner boss\nsupplier courier { accountable boss }\ncase z of j { at day 1 a { owner courier } }'],
        ['a scenario, a persona with its channel', 'scenario peak\nchannel web : web\npersona zhang { channels web }\njourney k { for zhang  scenario peak }'],
        ['information that is only carried', 'information x\njourney k { stage t { touchpoint u { asks x  handoff -> v { carries x } } touchpoint v } }'],
        ['a channel that tells', 'channel text : sms\njourney k { stage t { touchpoint u { tells "Hello" via text } } }'],
        ['a system behind the stage', 'system crm\njourney k { stage t { touchpoint u { backstage "Looks it up" using crm } } }'],
        ['a metric of a portfolio', 'metric clv { scale money }\nportfolio p { measures clv }'],
        ['terms, which nobody refers to', 'term remote "遥控器" { avoid "控制器" }'],
    ])('silent: %s', (_, more) => expect(found(journey('touchpoint a { ends success }', more))).toEqual([]));
    test('silent: a project that only declares things for others', () => {
        expect(found('owner shop\nchannel app : app\npersona zhang')).toEqual([]);
    });
    test('what only another project uses is not reported there', () => {
        const shared = compile([{ path: 'shared.journey', text: 'owner shop "Shop"\nchannel app "App" : app' }]);
        const compiled = compile([{ path: 'a.journey', text: 'journey j { owner shop  stage s { channel app  touchpoint a { tells "Thank you"  ends success } } }' }], [shared]);
        expect(check(compiled, defaultConfig(), { today: '2026-11-21' }).map(({ rule }) => rule)).toEqual([]);
    });

    test('unknown-kind: each place that takes a word', () => {
        const text = `channel app : 微信
channel call : phone
channel odd : zzzzzz
metric csat { scale persent  of custommer }
scenario peak { load peek }
journey j {
state Current
view custumer
status lve
evidence asumption
stage s { phase servce
touchpoint a { initiated by ownr  stress hi  signal ticket, servey  ends sucess
opportunity o "O" { impact hgh  effort medum }
opportunity "P" { impact hgh }
handoff -> a { mode wram  effort larg  signal sacn }
}
}
}
case z of j { at day 1 a { signal complane } }`;
        expect(linesOf(text, 'unknown-kind')).toEqual([
            '1: `channel … :` does not know the word “微信”. Did you mean `social`?',
            '2: `channel … :` does not know the word “phone”. Did you mean `voice`?',
            '3: `channel … :` does not know the word “zzzzzz”. It knows web, app, email, sms, chat, social, voice, video, post, print, ad, search, faq, signage, store, counter, agent, kiosk, visit, courier, event, device, community, other.',
            '4: `scale` does not know the word “persent”. Did you mean `percent`?',
            '4: `of` does not know the word “custommer”. Did you mean `customer`?',
            '5: `load` does not know the word “peek”. Did you mean `peak`?',
            '7: `state` does not know the word “Current”. Did you mean `current`?',
            '8: `view` does not know the word “custumer”. Did you mean `customer`?',
            '9: `status` does not know the word “lve”. Did you mean `live`?',
            '10: `evidence` does not know the word “asumption”. Did you mean `assumption`?',
            '11: `phase` does not know the word “servce”. Did you mean `service`?',
            '12: `initiated by` does not know the word “ownr”. Did you mean `owner`?',
            '12: `stress` does not know the word “hi”. It knows low, high.',
            '12: `signal` does not know the word “servey”. Did you mean `survey`?',
            '12: `ends` does not know the word “sucess”. Did you mean `success`?',
            '13: `impact` does not know the word “hgh”. Did you mean `high`?',
            '13: `effort` does not know the word “medum”. Did you mean `medium`?',
            '14: `impact` does not know the word “hgh”. Did you mean `high`?',
            '15: `mode` does not know the word “wram”. Did you mean `warm`?',
            '15: `effort` does not know the word “larg”. It knows low, medium, high.',
            '15: `signal` does not know the word “sacn”. Did you mean `scan`?',
            '19: `signal` does not know the word “complane”. Did you mean `complaint`?',
        ]);
    });
});
