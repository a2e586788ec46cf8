import { describe, expect, test } from 'vitest';
import type { Rule } from '../../src/checks/rule';
import { rule as efficiency } from '../../src/checks/rules/efficiency-without-customer-metric';
import { rule as effortOverBudget } from '../../src/checks/rules/effort-over-budget';
import { rule as emotionWithoutEvidence } from '../../src/checks/rules/emotion-without-evidence';
import { rule as endEmotionLow } from '../../src/checks/rules/end-emotion-low';
import { rule as enterpriseViewOnly } from '../../src/checks/rules/enterprise-view-only';
import { rule as noCustomerAction } from '../../src/checks/rules/no-customer-action';
import { rule as opportunityNoOwner } from '../../src/checks/rules/opportunity-no-owner';
import { rule as painUnresolved } from '../../src/checks/rules/pain-unresolved';
import { rule as perceivedOwnerGap } from '../../src/checks/rules/perceived-owner-gap';
import { rule as stageIsDepartment } from '../../src/checks/rules/stage-is-department';
import { rule as stressWithoutSupport } from '../../src/checks/rules/stress-without-support';
import { rule as subtleTouchpointsMissing } from '../../src/checks/rules/subtle-touchpoints-missing';
import { rule as jargon } from '../../src/checks/rules/jargon-in-customer-text';
import { rule as labelInconsistent } from '../../src/checks/rules/label-inconsistent';
import { rule as personalData } from '../../src/checks/rules/personal-data';
import { journey, stages } from './small';
import { describeExamples, findingsWith, fixedWith, linesWith } from './with-rules';

describeExamples([
    efficiency, effortOverBudget, emotionWithoutEvidence, endEmotionLow, enterpriseViewOnly, noCustomerAction, opportunityNoOwner, painUnresolved,
    perceivedOwnerGap, stageIsDepartment, stressWithoutSupport, subtleTouchpointsMissing, jargon, labelInconsistent, personalData,
]);

/** Facts of the journey `j` of a text. */
const stating = (facts: string, text: string): string => text.replace('journey j "J" {', `journey j "J" {\n${facts}`);
const of = (rule: Rule, text: string) => findingsWith(rule, text).filter(finding => finding.rule === rule.id);

describe('no-customer-action', () => {
    const found = (touchpoints: string, more = ''): readonly string[] => linesWith(noCustomerAction, journey(touchpoints, more));

    test('only the work behind it', () => {
        expect(found('touchpoint a "排班" { backstage "安排师傅"\n support "查库存" using crm }\ntouchpoint b { ends success }', 'system crm'))
            .toEqual(['7: “排班” tells what the company does, and nothing of the customer. What does the customer do or notice there? Write `does "…"`.']);
    });
    test('the company comes, and only its support is written', () => {
        expect(found('touchpoint a { initiated by owner  support "查库存"  ends success }')).toHaveLength(1);
    });
    test.each<readonly [string, string]>([
        ['support for what the customer does', 'touchpoint a "购买商品" { support "线上工具辅助"  ends success }'],
        ['nothing said at all yet', 'touchpoint a { initiated by owner  ends success }'],
        ...['does "X"', 'thinks "X"', 'feels +1', 'expects "X"', 'asks x', 'tells "X"', 'gives x', 'pain "X"', 'wow "X"', 'physical "A slip"', 'initiated by customer', 'zooms into k']
            .map(fact => [fact, `touchpoint a { backstage "B"\n ${fact}\n ends success }`] as const),
    ])('silent: %s', (_, touchpoints) => expect(found(touchpoints, 'information x\njourney k')).toEqual([]));
    test('silent: an enterprise view', () => {
        expect(linesWith(noCustomerAction, stating('view enterprise', journey('touchpoint a { backstage "B"  ends success }')))).toEqual([]);
    });
});

describe('enterprise-view-only', () => {
    const inside = (facts = '', more = ''): readonly string[] => linesWith(enterpriseViewOnly, stating(`view enterprise\n${facts}`, journey('touchpoint a { ends closed }', more)));

    test('no journey of the customer', () => {
        expect(inside()).toEqual(['4: “J” shows what the company does; no journey shows the same as the customer lives it. Write one, and `mirrors` in both.']);
    });
    test('another journey of the company that goes through it', () => {
        expect(inside('', 'journey k { view enterprise  mirrors m  stage t { touchpoint x { zooms into j  ends closed } } }\njourney m { mirrors k }')).toHaveLength(1);
    });
    test.each([
        ['it mirrors one', 'mirrors k', 'journey k { mirrors j }'],
        ['one mirrors it', '', 'journey k { mirrors j }'],
        ['a name that is not found, which is reported', 'mirrors kk', ''],
        ['a part of a customer’s journey', '', 'journey k { stage t { touchpoint x { zooms into j } } }'],
    ])('silent: %s', (_, facts, more) => expect(inside(facts, more)).toEqual([]));
    test('silent: nothing in it yet', () => expect(linesWith(enterpriseViewOnly, 'journey j { view enterprise }')).toEqual([]));
    test('silent: a customer’s view', () => expect(linesWith(enterpriseViewOnly, journey('touchpoint a { ends success }'))).toEqual([]));
});

describe('stress-without-support', () => {
    const found = (facts: string): readonly string[] => linesWith(stressWithoutSupport, journey(`touchpoint a "理赔" { ${facts}\n ends success }`, 'journey k'));

    test.each(['stress high', 'stress high\ntells "已受理"', 'stress high\ntells "Soon" within "soon"'])('%s', facts => {
        expect(found(facts)).toEqual(['7: At “理赔” the stress is high, and the journey neither says what to expect, nor helps, nor makes up for it. Write `expects`, `support` or `recovery`.']);
    });
    test.each([
        'stress low', 'stress high\nexpects "三天内有答复"', 'stress high\npromises p "答复" within 3d', 'stress high\nsupport "专人陪同"', 'stress high\nrecovery "先行赔付"',
        'stress high\ntells "前面还有三位" within 10min', 'stress high\nzooms into k', 'stress hihg',
    ])('silent: %s', facts => expect(found(facts)).toEqual([]));
});

describe('end-emotion-low', () => {
    const found = (touchpoints: string, more = ''): readonly string[] => linesWith(endEmotionLow, journey(touchpoints, more));

    test('the lowest feeling of several personas, in their words', () => {
        expect(found('touchpoint a "付款" { feels -1 for ann\n feels -2 "太慢了" for bo\n ends success }', 'persona ann\npersona bo'))
            .toEqual(['8: “J” ends in success at “付款”, and the customer leaves with a bad feeling (−2, “太慢了”).']);
    });
    test('without words', () => {
        expect(found('touchpoint a "付款" { feels -1  ends success }')).toEqual(['7: “J” ends in success at “付款”, and the customer leaves with a bad feeling (−1).']);
    });
    test.each([
        ['it gets better', 'touchpoint a { feels -2 }\ntouchpoint b { feels 0  ends success }'],
        ['a bad end may feel bad', 'touchpoint a { feels -2  ends failure }'],
        ['only words', 'touchpoint a { feels "tired"  ends success }'],
        ['where nobody gets, which is reported', 'touchpoint a { ends success }\ntouchpoint b { feels -2  ends success }'],
    ])('silent: %s', (_, touchpoints) => expect(found(touchpoints)).toEqual([]));
});

describe('pain-unresolved', () => {
    const found = (touchpoints: string, more = ''): readonly string[] => linesWith(painUnresolved, journey(touchpoints, more));
    const pain = 'touchpoint a "到店" { pain queue "排队半小时" high';

    test('nobody means to solve it', () => {
        expect(found(`${pain} }\ntouchpoint b { ends success }`)).toEqual(['7: The pain “排队半小时” at “到店” is high, and no opportunity would solve it. Write `opportunity "…"` with `solves queue`.']);
    });
    test('without a name, and beside an opportunity for another pain', () => {
        expect(found('touchpoint a "到店" { pain "排队" high\n pain dark "看不清"\n opportunity "加灯" { solves dark  owner shop }\n ends success }'))
            .toEqual(['7: The pain “排队” at “到店” is high, and no opportunity would solve it. Write `opportunity "…"`.']);
    });
    test.each([
        ['solved', `${pain}\n opportunity app "预约" { solves queue } }\ntouchpoint b { ends success }`, ''],
        ['solved by one without a name', `${pain}\n opportunity "预约" { solves queue } }\ntouchpoint b { ends success }`, ''],
        ['solved elsewhere in the journey', `${pain} }\ntouchpoint b { opportunity app "预约" { solves queue }\n ends success }`, ''],
        ['an opportunity beside it, of which nothing more is said', `${pain}\n opportunity "预约" }\ntouchpoint b { ends success }`, ''],
        ['not high', 'touchpoint a { pain q "排队" medium\n pain r "远"\n ends success }', ''],
        ['a misspelt `solves` may be the one', `${pain} }\ntouchpoint b { opportunity app "预约" { solves queu }\n ends success }`, ''],
    ])('silent: %s', (_, touchpoints, more) => expect(found(touchpoints, more)).toEqual([]));
});

describe('opportunity-no-owner', () => {
    const found = (opportunity: string): readonly string[] => linesWith(opportunityNoOwner, journey(`touchpoint a "到店" { ${opportunity}\n ends success }`));

    test.each(['opportunity app "预约"', 'opportunity "预约" { impact high  by 2027-01-31 }'])('%s', opportunity => {
        expect(found(opportunity)).toEqual(['7: Nobody works on the opportunity “预约” at “到店”. Write `owner …` in its block.']);
    });
    test.each(['opportunity "预约" { owner shop }', 'opportunity "预约" { owner unknown }', 'opportunity "预约" { owner nobody }', 'opportunity "预约" { done }', 'opportunity "预约" { done 2026-01-31 }', 'opportunity'])(
        'silent: %s', opportunity => expect(found(opportunity)).toEqual([]));
});

describe('emotion-without-evidence', () => {
    const found = (facts: string, touchpoints: string): readonly string[] => linesWith(emotionWithoutEvidence, stating(facts, journey(touchpoints)));
    const feeling = 'touchpoint a { feels +1 }\ntouchpoint b { feels -1 "累"  ends success }';

    test('once a journey, with the touchpoints', () => {
        const [finding, ...more] = of(emotionWithoutEvidence, stating('evidence assumption', journey(feeling)));
        expect(more).toEqual([]);
        expect([finding!.args, finding!.related.map(({ args }) => args.score)]).toEqual([{ journey: 'J', count: 2 }, ['+1', '−1']]);
    });
    test.each([
        ['researched', 'evidence research "12 interviews"', feeling],
        ['known in part', 'evidence partial', feeling],
        ['nothing said of evidence', '', feeling],
        ['a journey as it is', 'evidence assumption\nstate current', feeling],
        ['evidence at the touchpoint', 'evidence assumption', 'touchpoint a { feels +1  evidence research  ends success }'],
        ['a customer said so', 'evidence assumption', 'touchpoint a { feels +1  quote "At last!"  ends success }'],
        ['only words', 'evidence assumption', 'touchpoint a { feels "tired"  ends success }'],
        ['no emotions', 'evidence assumption', 'touchpoint a { ends success }'],
    ])('silent: %s', (_, facts, touchpoints) => expect(found(facts, touchpoints)).toEqual([]));
});

describe('effort-over-budget', () => {
    const found = (budget: number, touchpoints: string): readonly string[] => linesWith(effortOverBudget, stating(`effort budget ${budget} contacts`, journey(touchpoints)));
    const chasing = 'touchpoint a "下单" { initiated by customer }\ntouchpoint b "追问" { initiated by customer  repeats at most 2 times }\ntouchpoint c { initiated by owner  ends success }';

    test('the contacts one after the other', () => {
        expect(found(2, chasing)).toEqual(['4: On its costliest way the customer of “J” starts 3 contacts; the budget is 2.']);
        const [finding] = of(effortOverBudget, stating('effort budget 2 contacts', journey(chasing)));
        expect(finding!.related.map(({ message, args }) => [message, args.touchpoint, args.first, args.last])).toEqual([['contact', '下单', 1, 1], ['contacts', '追问', 2, 3]]);
    });
    test.each([
        ['within the budget', 3, chasing],
        ['either the one or the other', 2, 'touchpoint a { initiated by customer\n path -> b when "x"\n path -> c when "y" }\ntouchpoint b { initiated by customer  ends success }\ntouchpoint c { initiated by customer  ends exit }'],
        ['nobody says who starts them', 1, 'touchpoint a\ntouchpoint b\ntouchpoint c { ends success }'],
        ['a way leads to a name that is not found', 0, 'touchpoint a { initiated by customer  path -> bb }'],
    ])('silent: %s', (_, budget, touchpoints) => expect(found(budget, touchpoints)).toEqual([]));
    test('silent: no budget', () => expect(linesWith(effortOverBudget, journey(chasing))).toEqual([]));
});

describe('subtle-touchpoints-missing', () => {
    const found = (stage: string, options = {}): readonly string[] =>
        linesWith(subtleTouchpointsMissing, stages(`stage d "了解" { ${stage} }\nstage t { channel app  touchpoint z { ends success } }`, 'channel ads : ad\nchannel guide : faq\nchannel odd\njourney k'), { options });

    test('nothing but what the company shows', () => {
        expect(found('phase discovery  channel app  touchpoint a\n touchpoint b { channel ads }')).toEqual([
            '5: “了解” is where customers discover you, and none of its touchpoints is a quiet one (`search`, `faq`, `signage`, `community`). Where do customers look before they ask?',
        ]);
    });
    test('the kinds are an option', () => {
        expect(found('phase discovery  touchpoint b { channel ads }', { kinds: ['ad'] })).toEqual([]);
        expect(found('phase discovery  touchpoint b { channel guide }', { kinds: ['ad'] })).toHaveLength(1);
    });
    test.each([
        ['one of them is', 'phase discovery  channel app  touchpoint a\n touchpoint b { channel guide }'],
        ['by the channels of the stage', 'phase discovery  channel app, guide  touchpoint a'],
        ['another phase', 'phase purchase  channel app  touchpoint a'],
        ['no phase', 'channel app  touchpoint a'],
        ['a channel not stated', 'phase discovery  channel app  touchpoint a\n touchpoint b { channel unknown }'],
        ['no channel, which is reported', 'phase discovery  touchpoint a'],
        ['a channel without a kind', 'phase discovery  channel odd  touchpoint a'],
        ['a name that is not found', 'phase discovery  channel ap  touchpoint a'],
        ['nothing in it yet', 'phase discovery'],
        ['it comes later', 'phase discovery  later  channel app  touchpoint a'],
        ['shown in a sub-journey', 'phase discovery  channel app  touchpoint a { zooms into k }'],
    ])('silent: %s', (_, stage) => expect(found(stage)).toEqual([]));
});

describe('efficiency-without-customer-metric', () => {
    const metrics = 'metric cost "成本" { of internal }\nmetric share "转化率" { scale percent  of internal }\nmetric csat "满意度" { scale percent }';
    const found = (facts: string, touchpoints: string, more = ''): readonly string[] => linesWith(efficiency, stating(facts, journey(touchpoints, `${metrics}\n${more}`)));

    test('only internal ones, at the first of them', () => {
        expect(found('measures share 35%', 'touchpoint a { measures cost\n measures share\n ends success }'))
            .toEqual(['4: “J” measures only what is internal (“转化率” and “成本”): nothing says how it is for the customer. Measure something `of customer`, too.']);
    });
    test.each([
        ['nothing is measured', '', 'touchpoint a { ends success }', ''],
        ['a metric of the customer beside it', 'measures cost', 'touchpoint a { measures csat  ends success }', ''],
        ['a metric that is not found, which is reported', 'measures cost', 'touchpoint a { measures cast  ends success }', ''],
        ['measured over the whole portfolio', 'measures cost', 'touchpoint a { ends success }', 'portfolio p { journey j  measures csat }'],
        ['measured in the view of the customer', 'measures cost\nview enterprise\nmirrors k', 'touchpoint a { ends success }', 'journey k { mirrors j  measures csat }'],
        ['measured in a part', 'measures cost', 'touchpoint a { zooms into k  ends success }', 'journey k { measures csat }'],
        ['measured in what it is a part of', 'measures cost', 'touchpoint a { ends success }', 'journey k { measures csat  stage t { touchpoint x { zooms into j } } }'],
    ])('silent: %s', (_, facts, touchpoints, more) => expect(found(facts, touchpoints, more)).toEqual([]));
});

describe('stage-is-department', () => {
    const owners = 'owner sales "销售"\nowner depot "仓库"\nowner care "客服" { owner desk }';
    const found = (text: string): readonly string[] => linesWith(stageIsDepartment, stages(text, owners));
    const three = (first: string, second: string, third: string): string =>
        `stage s { touchpoint a { owner ${first} } }\nstage t { touchpoint b { owner ${second} } }\nstage u { owner ${third}  touchpoint c\n touchpoint d { ends success } }`;

    test('each stage a department', () => {
        expect(found(three('sales', 'depot', 'care'))).toEqual([
            '3: Each of the 3 stages of “J” belongs to one owner, each to another: “销售”, “仓库” and “客服”. Are these the steps of the customer, or the departments of the company?',
        ]);
    });
    test.each([
        ['one owner has two stages', three('sales', 'depot', 'sales')],
        ['a stage of two owners', `${three('sales', 'depot', 'care')}\nstage v { touchpoint e { owner shop  entry }\n touchpoint f { owner sales  ends success } }`],
        ['a team and the organisation around it', three('sales', 'care', 'desk')],
        ['an owner is not stated', three('sales', 'depot', 'unknown')],
        ['an owner is not found', three('sales', 'depot', 'nobody')],
        ['two stages', 'stage s { touchpoint a { owner sales } }\nstage t { touchpoint b { owner depot  ends success } }'],
        ['the third comes later', `stage s { touchpoint a { owner sales } }\nstage t { touchpoint b { owner depot  ends success } }\nstage u { later  owner care }`],
    ])('silent: %s', (_, text) => expect(found(text)).toEqual([]));
    test('silent: an enterprise view', () => expect(linesWith(stageIsDepartment, stating('view enterprise', stages(three('sales', 'depot', 'care'), owners)))).toEqual([]));
});

describe('perceived-owner-gap', () => {
    const owners = 'owner brand "平台" { owner care }\nsupplier service { accountable brand.care  owner technician "技术人员" }\nsupplier foreign { accountable other }\nowner other\nchannel door : visit';
    const visit = (facts: string, into = '', owner = 'technician'): string => journey(
        `touchpoint a { owner care  handoff -> b { when "x"\n ${into} } }\ntouchpoint b "上门" { channel door  owner ${owner}  seen as brand\n ${facts}\n ends success }`, owners);
    const found = (...args: Parameters<typeof visit>): readonly string[] => linesWith(perceivedOwnerGap, visit(...args));

    test('the brand hears nothing', () => {
        expect(found('')).toEqual(['9: At “上门” the customer believes to deal with “平台”, but it is “技术人员”; “平台” sends no message and hears nothing of it. Write `tells "…" by brand`, or a `signal`.']);
    });
    test('only a complaint', () => {
        expect(found('signal complaint')).toEqual([
            '9: At “上门” the customer believes to deal with “平台”, but it is “技术人员”; “平台” sends no message and hears of it only when the customer complains. Write `tells "…" by brand`, or another `signal`.',
        ]);
    });
    test('the signal goes to another company, and who acts there tells it', () => {
        expect(found('signal scan\n tells "Done"', '', 'foreign')).toHaveLength(1);
        expect(found('tells "请签字" via door')).toHaveLength(1);
    });
    test.each([
        ['a signal', 'signal complaint, ticket', ''],
        ['a signal on the way in', '', 'signal scan'],
        ['a message of a team of the brand', 'tells "送到了" by care', ''],
        ['a message over another channel', 'tells "送到了" via app', ''],
        ['told on the way in, by whom the customer leaves', '', 'tells "明天上午到"'],
    ])('silent: %s', (_, facts, into) => expect(found(facts, into)).toEqual([]));
    test.each([
        ['seen as what it is', 'seen as technician'], ['seen as the organisation around it', 'seen as service'], ['seen as nobody known', 'seen as nobody'], ['not seen as anybody', ''],
    ])('silent: %s', (_, seen) => expect(linesWith(perceivedOwnerGap, visit('').replace('seen as brand', seen))).toEqual([]));
    test('silent: the owner is not stated', () => expect(found('', '', 'unknown')).toEqual([]));
});

describe('words of terms in what customers read', () => {
    const remote = 'term remote "遥控器" { avoid "遥控", "控制器"  jargon "RC-2" }';
    const told = (text: string, terms = remote): string => journey(`touchpoint a { tells "${text}"\n ends success }`, terms);
    const words = (rule: Rule, text: string, terms?: string): readonly unknown[] => of(rule, told(text, terms)).map(({ args }) => args.word);

    test('in the words of the author', () => {
        expect(linesWith(jargon, told('新的RC-2明天送到'))).toEqual(['7: “RC-2” is an inside word for “遥控器”, and the customer reads it: “新的RC-2明天送到”.']);
        expect(linesWith(labelInconsistent, told('新的控制器明天送到'), { locale: 'zh-Hans' })).toEqual(['7: 别处都叫“遥控器”，这里却叫“控制器”：“新的控制器明天送到”。']);
    });
    test.each([
        ['新的遥控明天送到', ['遥控']],
        ['遥控和控制器', ['遥控', '控制器']],
        ['新的遥控器明天送到', []],
        ['遥控器配遥控', ['遥控']],
    ])('Chinese words stand anywhere, but not inside the title: %s', (text, expected) => expect(words(labelInconsistent, text)).toEqual(expected));

    const english = 'term locker "parcel locker" { avoid "Pick-up station", "locker", "box"  jargon "IT", "churn", "PL" }\nterm box "gift box"';
    test.each([
        ['Your pick-up station is ready', ['Pick-up station']],
        ['Your BOX is ready', ['box']],
        ['Your locker, and the parcel locker', ['locker']],
        ['Two boxes, a box-office and a toolbox', []],
        ['Your parcel locker', []],
        ['Your gift box', []],
        ['See https://shop.example/box and box@shop.example, {box}', []],
    ])('whole words, in any case: %s', (text, expected) => expect(words(labelInconsistent, text, english)).toEqual(expected));
    test.each([
        ['Ask IT', ['IT']], ['Ask it', []], ['Churn prevention', ['churn']], ['PL-7', []], ['打开PL', ['PL']],
    ])('codes as they are written: %s', (text, expected) => expect(words(jargon, text, english)).toEqual(expected));

    test('everything that customers read', () => {
        const text = journey(`touchpoint a {
promises p "RC-2 within a day" within 1d
promises "Another RC-2" within 2d
handoff -> b { tells "RC-2 on its way"
updates "Where your RC-2 is" every 1d via app }
}
touchpoint b { meets p  ends success }`, `${remote}\nmetric csat { question "How is the RC-2?" }`);
        expect(linesWith(jargon, text).map(line => line.split(':')[0])).toEqual(['8', '9', '10', '11', '17']);
    });
    test.each([
        ['the customer’s own words', 'touchpoint a { expects "控制器 RC-2"  says "RC-2 控制器"  thinks "控制器"  quote "控制器"  ends success }', ''],
        ['what goes on inside', 'touchpoint a "RC-2 控制器" { backstage "RC-2 控制器"  note "控制器"  ends success }', ''],
        ['an internal metric', 'touchpoint a { ends success }', 'metric m { question "RC-2 控制器?"  of internal }'],
        ['a cue without a text yet', 'touchpoint a { tells  }', ''],
    ])('silent: %s', (_, touchpoints, more) => {
        const text = journey(touchpoints, `${remote}\n${more}`);
        expect([...linesWith(jargon, text), ...linesWith(labelInconsistent, text)]).toEqual([]);
    });
    test('silent: no terms, or a term that says its own title', () => {
        expect(words(labelInconsistent, '控制器', '')).toEqual([]);
        expect(words(labelInconsistent, 'Your App', 'term app "App" { avoid "app" }')).toEqual([]);
    });

    test('the correction writes the title, with a capital where the word had one', () => {
        expect(fixedWith(labelInconsistent, told('控制器坏了？新控制器 \\"明天\\" 到'))).toContain('tells "遥控器坏了？新遥控器 \\"明天\\" 到"');
        expect(fixedWith(labelInconsistent, told('Locker 7 is yours', english))).toContain('tells "Parcel locker 7 is yours"');
    });
    test('no correction where it would make another finding, there is no title, or the text has no place of its own', () => {
        expect(fixedWith(labelInconsistent, told('the box', 'term a "crate" { avoid "box" }\nterm b "box" { avoid "crate" }'))).toBeUndefined();
        expect(fixedWith(labelInconsistent, told('the box', 'term crate { avoid "box" }'))).toBeUndefined();
        expect(fixedWith(labelInconsistent, journey('touchpoint a { promises p "控制器" within 1d  meets p  ends success }', remote))).toBeUndefined();
    });
});

describe('personal-data', () => {
    const found = (text: string, keyword = 'note'): readonly unknown[] => of(personalData, journey(`touchpoint a { ${keyword} "${text}"\n ends success }`)).map(({ message, args }) => [message, args.shown]);

    // None of these belongs to anybody known: they were put together for the check digits.
    test.each([
        ['张女士 13962407185', 'default', '139…85'],
        ['139 6240 7185', 'default', '139…85'],
        ['139-6240-7185', 'default', '139…85'],
        ['１３９６２４０７１８５', 'default', '139…85'],
        ['+86 13962407185', 'default', '+86…85'],
        ['手机号：13962407185', 'default', '139…85'],
        ['0936-207-418', 'default', '093…18'],
        ['家里 021-62850793', 'default', '021…93'],
        ['(02) 2736-4180', 'default', '022…80'],
        ['+49 30 9206 1748', 'default', '+49…48'],
        ['wang.fang@qq.com', 'email', 'w…@qq.com'],
        ['身份证 11010519850317298X', 'identity', '110…8X'],
        ['F246813574', 'identity', 'F24…74'],
        ['卡号 6217 0083 1540 2965', 'card', '621…65'],
    ])('%s', (text, message, shown) => expect(found(text)).toEqual([[message, shown]]));

    test.each([
        'Call 13800000000', '13812345678', '13800138000', '139****7185', '订单号 13962407185', '快递单号：13962407185', 'Order no. 13962407185', 'ticket #13962407185', 'policy number 13962407185',
        'a@example.com', 'wang@mail.example', 'service@shop.cn', 'care-team@shop.cn', 'no-reply@shop.cn', '+1 212 555 0142', '4242 4242 4242 4242', '卡号 6217 0083 1540 2968', '110105198503172850', '110105198513172859', 'A123456789', '11010519491231002X',
        '2026-11-21 10:30', 'in 1d12h, 24 to 48 hours', '打 10086 或 400-820-8820', '1200 customers, +5 %', '2026112112345678', '1.13962407185', '9f13962407185c', '60 000 000 000',
    ])('silent: %s', text => expect(found(text)).toEqual([]));

    test('each kind once in a text', () => expect(found('13962407185, 13962407186, wang.fang@qq.com')).toEqual([['email', 'w…@qq.com'], ['default', '139…85']]));

    test('the company tells its own landline, but no mobile number', () => {
        expect(found('问题请打 021-62850793', 'tells')).toEqual([]);
        expect(found('Call +49 30 9206 1748', 'tells')).toEqual([]);
        expect(found('问题请打李工 13962407185', 'tells')).toHaveLength(1);
    });
    test('in a case everything', () => {
        const text = journey('touchpoint a { ends success }', `case z "王芳 13962407185" of j {
source "wang.fang@qq.com"
at day 1 a "电话 13962407186" { tells "021-62850793"
breaks p because "13962407187" }
}`);
        expect(linesWith(personalData, text).map(line => line.split(':')[0])).toEqual(['10', '11', '12', '12', '13']);
    });
    test('everywhere that people write', () => {
        const number = '13962407185';
        const text = journey(`touchpoint a "${number}" { does "${number}"  feels +1 "${number}"  pain "${number}"  opportunity "X" { owner shop  note "${number}" }
handoff -> b { when "${number}" } }\ntouchpoint b { ends success "${number}" }`, `persona z { goal "${number}"  needs "${number}" }\nportfolio p { vision "${number}"  journey j }`);
        expect(linesWith(personalData, text)).toHaveLength(10);
    });
    describe('in each fact', () => {
        const lines = (text: string): number => linesWith(personalData, text.replaceAll('#', '"13962407185"')).length;
        const experienced = [
            'does #', 'thinks #', 'says #', 'feels -1 #', 'expects #', 'promises p # within 1d', 'breaks q because #', 'tells #', 'pain #', 'wow #', 'opportunity #', 'recovery #', 'backstage #', 'support #',
            'physical #', 'measures m 1 source #', 'ends success #', 'evidence research #', 'quote #', 'note #', 'tags #',
        ];
        test.each(experienced)('of a touchpoint: %s', fact => expect(lines(journey(`touchpoint b { promises q "It" within 1d }\ntouchpoint a { ${fact} }`, 'metric m'))).toBe(1));
        test.each(experienced)('of an entry: %s', fact => {
            expect(lines(journey('touchpoint b { promises q "It" within 1d }\ntouchpoint a { ends success }', `metric m\ncase z of j { at day 1 a { ${fact} } }`))).toBe(1);
        });
        test.each(['when #', 'tells #', 'updates # every 1d', 'evidence research #', 'note #', 'tags #'])('of a way: %s', fact => {
            expect(lines(journey(`touchpoint a { handoff -> b { ${fact} } }\ntouchpoint b { ends success }`))).toBe(1);
        });
        test.each(['goal #', 'outcome #', 'measures m 1 source #', 'evidence research #', 'note #', 'tags #'])('of a journey: %s', fact => {
            expect(lines(stating(fact, journey('touchpoint a { ends success }', 'metric m')))).toBe(1);
        });
        test.each(['goal #', 'measures m 1 source #', 'evidence research #', 'note #', 'tags #'])('of a stage: %s', fact => {
            expect(lines(`metric m\njourney j { stage s { ${fact}\ntouchpoint a { ends success } } }`)).toBe(1);
        });
        test.each([
            'owner o #', 'owner o { obligation # within 1d }', 'system s #', 'channel c # : app', 'persona p { quote # }', 'persona p { evidence research # }', 'information i #', 'metric m { question # }',
            'term t #', 'scenario s #', 'case z of j { source # }', 'case z of j { evidence research # }', 'portfolio p { goal # }', 'portfolio p { evidence research # }',
        ])('%s', declaration => expect(lines(journey('touchpoint a { ends success }', declaration))).toBe(1));
    });
    test('silent: how to reach an owner, and links', () => {
        expect(linesWith(personalData, 'owner shop { contact "mailto:wang.fang@shop.cn"  contact "13962407185"  link "https://shop.cn/13962407185" }')).toEqual([]);
    });
});
