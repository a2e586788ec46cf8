import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changesOf, linesOf } from './changes';
import { say } from '../../src/diff/say';
import { root } from '../harness/examples';

const LAMP = readFileSync(join(root, 'tests/diff/lamp.journey'), 'utf8');
const HEATER = readFileSync(join(root, 'tests/diff/heater.journey'), 'utf8');

type Edits = readonly (readonly [string | RegExp, string])[];
const edited = (text: string, edits: Edits): string => edits.reduce((now, [before, after]) => {
    const next = now.replace(before, () => after);
    expect(next, String(before)).not.toBe(now);
    return next;
}, text);
const classed = (line: string): string => line.replace(/^(\S+) {2}\S+ {2}/, '$1: ');

/** What a reviewer reads of edits of the lamp's journey, in English. */
const ofLamp = (edits: Edits): readonly string[] => linesOf(changesOf(LAMP, edited(LAMP, edits))).map(classed);
const lampUndone = (edits: Edits): readonly string[] => linesOf(changesOf(edited(LAMP, edits), LAMP)).map(classed);
/** The same of the heater's, in Chinese. */
const ofHeater = (edits: Edits): readonly string[] => linesOf(changesOf(HEATER, edited(HEATER, edits)), 'zh-Hans').map(classed);

const PACK = /    touchpoint pack[\s\S]*?\n    \}\n/;
const WAY_TO = (name: string): RegExp => new RegExp(`      handoff -> ${name} \\{[\\s\\S]*?\\n      \\}\\n`);

describe('a handoff that is gone', () => {
    test('its trigger went with it, and its time is no longer said: nothing is gained', () => {
        expect(ofLamp([[WAY_TO('pack'), '']])).toEqual([
            'breaking: Nobody confirms any more that “Pay → Pack” was taken over (it was “Warehouse”).',
            'breaking: “Pay → Pack”: Ben is no longer told “We pack it”.',
            'breaking: “Pay → Pack”: when it fails, nobody takes the case back any more (it was “Customer care”).',
            'risky: “Pay → Pack” is no handoff any more: nothing says who takes over, or when (it was when “The payment is in”).',
            'risky: “Pay → Pack” has no time limit any more (it was 1 day).',
            'evidence: “Pay → Pack”: it is no longer said how long it takes (it was 4 hours to 1 day).',
        ]);
        expect(ofHeater([[WAY_TO('到场'), '']])).toEqual([
            'breaking: “打电话报修 → 师傅到场”不再有人确认接手（原为“城东服务站”）。',
            'breaking: “打电话报修 → 师傅到场”：不再告知李雷“师傅会提前联系您”。',
            'breaking: “打电话报修 → 师傅到场”失败时不再有人收回处理（原为“客服中心”）。',
            'risky: “打电话报修 → 师傅到场”不再是交接：没有写明由谁接手，也没有写明何时（原为“工单已建立”时）。',
            'risky: “打电话报修 → 师傅到场”不再有期限（原为 1 天）。',
            'evidence: “打电话报修 → 师傅到场”：不再写明时长（原为 4 小时到 1 天）。',
            'evidence: 路上有一段不再写明时长，再也算不出李雷要等“两天内修好”多久。',
        ]);
    });
    test('written again it takes nothing from the customer', () => {
        expect(lampUndone([[WAY_TO('pack'), '']]).filter(line => /^(breaking|risky)/.test(line))).toEqual([]);
        expect(linesOf(changesOf(edited(HEATER, [[WAY_TO('到场'), '']]), HEATER)).filter(line => /^(breaking|risky)/.test(line))).toEqual([]);
    });
    test('what nobody says of when it starts is no gain', () => {
        expect(ofLamp([['        when "The payment is in"\n', '']])).toEqual(['risky: “Pay → Pack”: it is no longer said when it is handed over (it was when “The payment is in”).']);
        expect(lampUndone([['        when "The payment is in"\n', '']])).toEqual(['improving: “Pay → Pack”: it is said now when it is handed over: when “The payment is in”.']);
        expect(ofHeater([['        when "工单已建立"\n', '']])).toEqual(['risky: “打电话报修 → 师傅到场”不再写明何时交接（原为“工单已建立”时）。']);
    });
});

describe('where nobody gets to any more', () => {
    const ENDS: Edits = [['      signal scan\n      handoff -> deliver {', '      signal scan\n      ends success\n      handoff -> deliver {'], [WAY_TO('deliver'), '']];

    test('each touchpoint is named, with the way that is gone; nobody is handed on less often', () => {
        expect(ofLamp(ENDS)).toEqual([
            'breaking: Nothing on the way of Ben meets “Delivery in three days” any more.',
            'breaking: No way leads to “Deliver” any more, nor to “Hang it up” and “Ask for help” behind it; gone is what led there: “Pack → Deliver (The parcel is ready)”.',
            'risky: The journey can end at “Pack” now (success).',
        ]);
    });
    test('undone, each is named as well, and nobody is handed on more often', () => {
        const lines = lampUndone(ENDS);
        expect(lines).toContain('improving: A way leads to “Deliver” now, and on to “Hang it up” and “Ask for help”: “Pack → Deliver (The parcel is ready)”.');
        expect(lines.filter(line => line.includes('from one party'))).toEqual([]);
    });
    test('nobody is handed on less often where the middle of the way is left out', () => {
        expect(ofLamp([['handoff -> pack {', 'handoff -> install {']])).toEqual([
            'breaking: Nothing on the way of Ben meets “Delivery in three days” any more.',
            'breaking: No way leads to “Pack” any more, nor to “Deliver” behind it.',
            'risky: From “Pay” the customer is handed to “Hang it up” in place of “Pack”.',
        ]);
        expect(lampUndone([['handoff -> pack {', 'handoff -> install {']]).filter(line => line.includes('from one party'))).toEqual([]);
    });
    test('a new touchpoint that no way leads to is no gain, and one less no loss', () => {
        const lonely: Edits = [['      handoff -> pack {', '      path -> pack when "Nothing else"\n      handoff -> pack {'], ['  stage ship "Ship" {\n', '  stage ship "Ship" {\n    touchpoint gift "Wrap a gift" {\n      channel store\n      owner stores\n      asks photo\n    }\n']];
        expect(ofLamp(lonely)).toContain('text: “Wrap a gift” is new, and no way leads to it.');
        expect(ofLamp(lonely).filter(line => line.startsWith('breaking') || line.includes('“Wrap a gift” is new.'))).toEqual([]);
        expect(lampUndone(lonely)).toContain('text: “Wrap a gift” is gone; no way led to it.');
    });
});

describe('a touchpoint that is gone', () => {
    test('is as bad as the worst thing that went with it, and names it', () => {
        const to: Edits = [[PACK, ''], ['-> pack', '-> deliver']];
        expect(ofLamp(to)).toEqual([
            'breaking: “Pack” is gone, and with it the messages “Your parcel has left” and “The courier has it”.',
            'risky: From “Pay” the customer is handed to “Deliver” in place of “Pack”.',
            'improving: “Get a lamp”: Ben is handed from one party to the next less often: 3 → 2.',
            'evidence: Without what is not on the way any more, it can be reckoned how long Ben waits for “Delivery in three days”: at most 1 day 10 minutes.',
        ]);
        expect(ofHeater([[/ {4}touchpoint 到场 [\s\S]*?\n {4}\}\n/, ''], ['-> 到场', '-> 修好']])).toEqual([
            'breaking: “师傅到场”没有了，随之没有的还有所告知的“正在检修”。',
            'risky: “打电话报修”之后改为交接到“修好”，而不是“师傅到场”。',
            'improving: 兑现承诺“两天内修好”的最慢路径由 1 天 1 小时缩短为 1 天。',
        ]);
    });
    test('with all that its handoff had settled', () => {
        expect(ofLamp([[PACK, ''], [WAY_TO('pack'), '']])[0]).toBe(
            'breaking: “Pack” is gone, and with it the messages “Your parcel has left”, “We pack it” and “The courier has it”, the confirmations by “Warehouse” and “FastShip” and the help of “Customer care” when it fails.');
    });
    test('with what was promised, given and met there: each is told once', () => {
        expect(ofHeater([[/ {4}touchpoint 修好 [\s\S]*?\n {4}\}\n/, '']])[0]).toBe('breaking: “修好”没有了，随之没有的还有唯一兑现“两天内修好”的地方，以及唯一圆满的结局。');
        expect(ofHeater([[/ {4}touchpoint 修好 [\s\S]*?\n {4}\}\n/, '']]).filter(line => line.includes('两天内修好'))).toHaveLength(1);
    });
    test('what is told between two that are both gone is named once', () => {
        const lines = ofLamp([[/ {4}touchpoint pay[\s\S]*?\n {4}\}\n/, ''], [PACK, '']]);
        expect(lines.filter(line => line.includes('“We pack it”'))).toHaveLength(1);
    });
    test('is only risky when nothing of that is lost', () => {
        expect(ofLamp([[/ {4}touchpoint install[\s\S]*?\n {4}\}\n/, '']])).toEqual(['risky: “Hang it up” is gone.']);
    });
});

describe('how long it takes', () => {
    test('where a time on the way is not known, what is known is the least', () => {
        expect(ofLamp([['        takes 1d\n        within 1d\n', '        takes 5d\n'], ['      takes 10min\n', '']])[0])
            .toBe('breaking: Promise “Delivery in three days” (within 3 days) no longer fits: the slowest way takes at least 6 days; it took at least 2 days 10 minutes.');
        expect(ofHeater([['        takes 4h..1d\n        within 1d\n', '        takes 4d\n'], ['      takes 1h\n', '']])[0]).toBe('breaking: 承诺“两天内修好”（2 天内）再也无法兑现：最慢路径需要至少 4 天，原为 1 天 1 小时。');
    });
    test('that it is no longer said is neither gain nor loss', () => {
        expect(ofHeater([['      takes 1h\n', '']])).toEqual(['evidence: 路上有一段不再写明时长，再也算不出李雷要等“两天内修好”多久。', 'evidence: “师傅到场”：不再写明时长（原为 1 小时）。']);
        expect(ofLamp([['        takes 1d\n        within 1d\n', '']])).toEqual(['risky: “Pack → Deliver” has no time limit any more (it was 1 day).', 'evidence: “Pack → Deliver”: it is no longer said how long it takes (it was 1 day).']);
    });
    test('a new touchpoint of which nobody knows how long it takes is one more wait; without it nothing is known that was not', () => {
        const more: Edits = [['    touchpoint 修好', '    touchpoint 试机 "试机" {\n      channel 上门\n      owner 服务站\n      signal message\n    }\n    touchpoint 修好']];
        expect(ofHeater(more)).toEqual(['risky: 再也算不出李雷要等“两天内修好”多久。', 'improving: 新增“试机”。']);
        expect(linesOf(changesOf(edited(HEATER, more), HEATER), 'zh-Hans').map(classed)).toEqual(['risky: “试机”没有了。', 'evidence: 去掉路上不再经过的部分，就可以算出李雷要等“两天内修好”多久：最长 1 天 1 小时。']);
    });
});

describe('told once', () => {
    test('an owner who leaves the company, wherever the text puts him', () => {
        const out: Edits = [['  owner warehouse "Warehouse"\n}', '}\nsupplier warehouse "Warehouse" { accountable company.care }']];
        expect(ofLamp(out).filter(line => line.includes('belong'))).toEqual(['breaking: “Warehouse” does not belong to the company any more: inside the company → supplier; “Customer care” answers for it.']);
        expect(ofLamp(out).join('\n')).not.toContain('–');
        expect(lampUndone(out).filter(line => line.startsWith('breaking'))).toEqual([]);
    });
    test('a promise that is gone, with where it was met and passed on', () => {
        const gone: Edits = [['      promises delivery "Delivery in three days" within 3d\n', ''], [', order-no, delivery', ', order-no'], ['address, delivery, order-no', 'address, order-no'], ['      meets delivery\n', '']];
        expect(ofLamp(gone)).toEqual(['breaking: “Delivery in three days” is no longer promised at “Pay”, nor met at “Deliver”.']);
        expect(lampUndone(gone)).toEqual(['improving: “Pay” promises “Delivery in three days” now, within 3 days; it is met at “Deliver”.']);
        expect(ofHeater([['      promises 两天修好 "两天内修好" within 2d\n', ''], ['地址, 两天修好', '地址'], ['      meets 两天修好\n', '']])).toEqual(['breaking: “打电话报修”不再承诺“两天内修好”，“修好”也不再兑现。']);
    });
});

/** The same of an edit of an example, in both languages. */
const ofExample = (example: string, edits: Edits): readonly string[] => {
    const folder = join(root, 'examples', example);
    const texts = readdirSync(folder).filter(name => name.endsWith('.journey')).sort().map(name => readFileSync(join(folder, name), 'utf8'));
    const now = edits.reduce((all, [before, after]) => {
        const at = all.findIndex(text => text.search(before instanceof RegExp ? before : before.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) >= 0);
        expect(at, String(before)).toBeGreaterThanOrEqual(0);
        return all.map((text, index) => (index === at ? text.replace(before, () => after) : text));
    }, texts);
    const changes = changesOf(texts, now);
    return linesOf(changes).flatMap((line, index) => [classed(line), say(changes[index]!, 'zh-Hans')]);
};

describe('one edit of an example is one line', () => {
    test('a channel that closes everywhere', () => {
        expect(ofExample('health-insurer', [['channel 呼叫中心 : voice\n\n', ''], [/, 呼叫中心/g, '']]).slice(0, 2)).toEqual([
            'risky: “了解咨询”, “购买新单”, “核保”, “新单回访”, “保单缴费”, “提取保单价值”, “保单体检”, “更改保单信息”, “增值服务”, “理赔”, “理赔回访” and “续保” are no longer offered via “呼叫中心”.',
            '“了解咨询”、“购买新单”、“核保”、“新单回访”、“保单缴费”、“提取保单价值”、“保单体检”、“更改保单信息”、“增值服务”、“理赔”、“理赔回访”和“续保”不再提供渠道“呼叫中心”。',
        ]);
    });
    test('touchpoints that are given to a supplier, whom nobody sees', () => {
        const lines = ofExample('health-insurer', [['channel 微信公众号 : social', 'supplier 外包商 "外包客服" { accountable 保险公司 }\n\nchannel 微信公众号 : social'], ...['新单回访', '理赔回访', '保单体检'].map(name => [`touchpoint ${name} {`, `touchpoint ${name} {\n      owner 外包商`] as const)]);
        expect(lines.slice(0, 4)).toEqual([
            'breaking: “新单回访”, “保单体检” and “理赔回访” are done by somebody outside now: “某保险公司” → “外包客服”.',
            '“新单回访”、“保单体检”和“理赔回访”改由外部方负责：“某保险公司” → “外包客服”。',
            'breaking: New blind spots: “外包客服” deals with the customer at “新单回访”, “保单体检” and “理赔回访”, and nobody inside gets to know.',
            '新盲点：客户在“新单回访”、“保单体检”和“理赔回访”面对的是外部方“外包客服”，内部无从得知。',
        ]);
    });
    test('a question that is asked elsewhere', () => {
        expect(ofExample('getting-started', [['      asks fault\n', ''], ['      needs fault\n', '      asks fault\n']])).toEqual([
            'risky: Maya is asked for “What is wrong with the bike” elsewhere: at “Bring the bike in” → at “Collect the bike”.',
            '改在别处问 Maya“What is wrong with the bike”：“Bring the bike in” → “Collect the bike”。',
        ]);
    });
    test('a touchpoint that comes in another stage, and elsewhere', () => {
        expect(ofExample('uber/after', [['    touchpoint pay "無現金支付" { channel app }\n\n', ''], ['    touchpoint locate', '    touchpoint pay "無現金支付" { channel app }\n\n    touchpoint locate']])).toEqual([
            'risky: “無現金支付” belongs to another stage: “到達之後” → “途中”, and comes elsewhere: after “合作夥伴” → after “透明的價格”.',
            '“無現金支付”换了阶段：“到達之後” → “途中”，顺序也变了：原在“合作夥伴”之后 → 现在“透明的價格”之后。',
        ]);
    });
    test('a stage that is gone, with what is told of its touchpoints beside it', () => {
        const lines = ofExample('getting-started', [[/ {2}stage pick-up[\s\S]*?\n {2}\}\n/, ''], [/ {6}\/\/ Who[\s\S]*?\n {6}\}\n/, '']]);
        expect(lines.at(-2)).toBe('text: The stage “Pick up” is gone; what became of its touchpoints is told of them.');
        expect(lines).toHaveLength(6);
    });
    test('news that come another way', () => {
        const sms: Edits = [['channel visit "上门" : visit', 'channel visit "上门" : visit\n\nchannel sms "短信" : sms'], ['updates every 1d via app\n        fallback platform.care after 3d', 'updates every 1d via sms\n        fallback platform.care after 3d']];
        expect(ofExample('618-remote-control/repaired', sms).slice(0, 2)).toEqual([
            'risky: “预约上门安装 → 上门安装调试”: 小张 is kept informed via another channel: “平台 App” → “短信”.',
            '“预约上门安装 → 上门安装调试”：告知小张进展的渠道变了：“平台 App” → “短信”。',
        ]);
    });
    test('a branch that is gone, with what only it had', () => {
        expect(ofExample('618-remote-control/repaired', [[/ {6}handoff -> deliver \{\n {8}when "需要调货"[\s\S]*?\n {6}\}\n/, '']])).toEqual([
            'breaking: The way “上门安装调试 → 送达新遥控器” when “需要调货” is gone; another way still leads there, but with this one went the message “新遥控器需要调货，后天送到，改期请点此” and news every day.',
            '路径“上门安装调试 → 送达新遥控器”（“需要调货”时）没有了；虽还有别的路径可以到达，但随之没有的还有所告知的“新遥控器需要调货，后天送到，改期请点此”，以及每 1 天一次的进展告知。',
        ]);
    });
    test('nothing is passed on where everything was', () => {
        expect(ofExample('clothing-chain', [['        when "線下門店更舒適"\n        carries all\n', '        when "線下門店更舒適"\n']])).toEqual([
            'breaking: From “在手機APP” to “在線下門店” nothing is passed on any more; before, everything was.',
            '从“在手機APP”到“在線下門店”不再带上任何信息；之前带上全部信息。',
        ]);
    });
    test('a promise with a time for each condition', () => {
        expect(ofExample('618-remote-control/repaired', [['takes 1d..1d12h', 'takes 1d..1d20h']]).slice(0, 2)).toEqual([
            'risky: The slowest way for promise “更换新遥控器” when “需要调货” grew from 1 day 12 hours 30 minutes to 1 day 20 hours 30 minutes.',
            '兑现承诺“更换新遥控器”（“需要调货”时）的最慢路径由 1 天 12 小时 30 分钟变为 1 天 20 小时 30 分钟。',
        ]);
        expect(ofExample('618-remote-control/repaired', [['      takes 30min\n', '']]).filter(line => line.includes('no longer be reckoned'))).toHaveLength(1);
    });
    test('what is not stated any more is called that', () => {
        expect(ofExample('getting-started', [['  outcome "The bike is safe to ride"\n', '']])).toEqual(['text: The outcome of “Get a bike repaired”: “The bike is safe to ride” → not stated.', '“Get a bike repaired”的结果：“The bike is safe to ride” → 未写明。']);
    });
});

describe('what is left over of a name that nobody declares any more is neither gain nor loss', () => {
    const JUDGED = /^(breaking|risky|improving)/;
    test('an owner', () => {
        expect(ofLamp([['  owner warehouse "Warehouse"\n', '']]).filter(line => JUDGED.test(line))).toEqual([]);
        expect(lampUndone([['  owner warehouse "Warehouse"\n', '']]).filter(line => JUDGED.test(line))).toEqual([]);
    });
    test('a touchpoint that ways lead to still', () => {
        const lines = ofLamp([[/ {4}touchpoint deliver[\s\S]*?\n {4}\}\n/, '']]);
        expect(lines.filter(line => line.startsWith('improving'))).toEqual([]);
        expect(lampUndone([[/ {4}touchpoint deliver[\s\S]*?\n {4}\}\n/, '']]).filter(line => line.includes('in place of'))).toEqual([]);
    });
});

describe('what is only said more or less precisely', () => {
    test('a team, and the organisation that it belongs to', () => {
        expect(ofLamp([['      channel mail\n      owner warehouse\n', '      channel mail\n']])).toEqual(['evidence: “Pack”: it is no longer said which part of “Lamp Works” does it (it was “Warehouse”).']);
        expect(lampUndone([['      channel mail\n      owner warehouse\n', '      channel mail\n']])).toEqual(['evidence: “Pack”: it is said which part of “Lamp Works” does it: “Warehouse”.']);
    });
    test('where it ends, when nothing led on from there', () => {
        expect(lampUndone([['      ends success\n', '']])).toEqual(['improving: Ben is no longer left at “Ask for help”.', 'evidence: It is said how the journey ends at “Ask for help”: success.']);
    });
    test('a wait, when the way is left to the order of the text', () => {
        expect(ofExample('car-test-drive', [['      path -> ride { takes "等待答复" }\n', '']]).filter(line => JUDGED_WAIT.test(line))).toEqual([]);
    });
    test('what a handoff lost does not arrive by itself when nobody settles it any more', () => {
        expect(ofExample('618-remote-control/practised', [[/ {6}handoff -> deliver \{[\s\S]*?\n {6}\}\n/, '']]).filter(line => line.startsWith('improving'))).toEqual([]);
    });
});
const JUDGED_WAIT = /waits/;

describe('what moves is not lost', () => {
    const ASK = `    touchpoint ask "Ask for help" {
      channel phone, mail
      owner care
      initiated by customer
      asks order-no
      feels -1 "unsure"
      ends success
    }
`;
    const SPLIT: Edits = [[/ {2}stage after "After" \{[\s\S]*\n {2}\}\n\}/, `}\njourney aftercare "Aftercare" {\n  for ben\n  owner company\n  stage after "After" {\n${ASK}  }\n}\nhandoff lamp.install -> aftercare.ask { when "Something is wrong" }`]];

    test('a touchpoint in a journey of its own', () => {
        expect(ofLamp(SPLIT)).toEqual([
            'risky: “Ask for help” belongs to another journey: “Get a lamp” → “Aftercare”.',
            'text: The stage “After” is gone; what became of its touchpoints is told of them.',
            'text: The journey “Aftercare” is new; all of its touchpoints were elsewhere: in “Get a lamp”.',
        ].sort((a, b) => ofLamp(SPLIT).indexOf(a) - ofLamp(SPLIT).indexOf(b)));
        expect(lampUndone(SPLIT).filter(line => /breaking|improving/.test(line))).toEqual([]);
        expect(lampUndone(SPLIT)).toContain('risky: The journey “Aftercare” is gone; all of its touchpoints are elsewhere now: in “Get a lamp”.');
    });
    test('but what it lost on the way is', () => {
        expect(ofLamp([[SPLIT[0]![0], SPLIT[0]![1].replace('channel phone, mail', 'channel mail')]])[0]).toBe('breaking: “Ask for help”: Ben can no longer reach a person there: “Hotline” and “E-mail” → “E-mail”.');
    });
    test('a question, when a touchpoint is taken apart', () => {
        const apart: Edits = [['      owner stores\n      asks address\n', '      owner stores\n'], ['    touchpoint pay "Pay" {', '    touchpoint where "Say where you live" {\n      channel web, store\n      owner stores\n      asks address\n    }\n    touchpoint pay "Pay" {']];
        expect(ofLamp(apart)).toEqual(['risky: Ben is asked for “Address” elsewhere: at “Pay” → at “Say where you live”.', 'improving: “Say where you live” is new.']);
        expect([...lampUndone(apart)].sort()).toEqual(['risky: Ben is asked for “Address” elsewhere: at “Say where you live” → at “Pay”.', 'risky: “Say where you live” is gone.']);
    });
    test('what a touchpoint told, gave and handed over, when it is taken apart', () => {
        const thanks = '      tells "Thanks, your order is in" via mail\n';
        const apart: Edits = [[thanks, ''], ['      asks address\n', '      asks address\n    }\n    touchpoint confirm "Confirm" {\n      channel mail\n      owner stores\n'], ['      gives order-no\n', `      gives order-no\n${thanks}`]];
        expect(ofLamp(apart)).toEqual([
            'risky: Ben is given “Order number” elsewhere: at “Pay” → at “Confirm”.',
            'risky: Ben is told “Thanks, your order is in” elsewhere: at “Pay” → at “Confirm”.',
            'risky: “Delivery in three days” is promised elsewhere: at “Pay” → at “Confirm”.',
            'improving: “Confirm” is new.',
            'text: To “Pack” customers are handed from “Confirm” now, which is new, in place of “Pay”, when “The payment is in”.',
        ]);
        expect([...lampUndone(apart)].sort()).toEqual([
            'risky: Ben is given “Order number” elsewhere: at “Confirm” → at “Pay”.',
            'risky: Ben is told “Thanks, your order is in” elsewhere: at “Confirm” → at “Pay”.',
            'risky: “Confirm” is gone.',
            'risky: “Delivery in three days” is promised elsewhere: at “Confirm” → at “Pay”.',
            'text: To “Pack” customers are handed from “Pay” now, when “The payment is in”, in place of “Confirm”, which is gone.',
        ]);
        expect(ofHeater([['      tells "正在检修" via 短信\n', ''], ['      meets 两天修好\n', '      meets 两天修好\n      tells "正在检修" via 短信\n']])).toEqual(['risky: 告知李雷“正在检修”的地方变了：“师傅到场” → “修好”。']);
        // In other words it is the same still; what says another thing is not.
        expect(ofHeater([['      tells "正在检修" via 短信\n', ''], ['      meets 两天修好\n', '      meets 两天修好\n      tells "没有在检修" via 短信\n']])[0]).toBe('breaking: “师傅到场”：不再告知李雷“正在检修”。');
    });
    test('where a promise is met, when two touchpoints become one', () => {
        const one: Edits = [[/ {4}touchpoint 修好[\s\S]*?\n {4}\}\n/, ''], ['      tells "正在检修" via 短信\n', '      tells "正在检修" via 短信\n      meets 两天修好\n      ends success\n']];
        expect(ofHeater(one)).toEqual([
            'breaking: “热水器维修”提前结束：“修好” → “师傅到场”，其后的部分不再算数。',
            'risky: 兑现“两天内修好”的地方变了：“修好” → “师傅到场”。',
            'risky: “修好”没有了。',
        ]);
    });
    test('nor is it an unanswered case that customers can no longer choose a way', () => {
        expect(ofExample('clothing-chain', [[/ {4}touchpoint on-terminal[\s\S]*?\n {4}\}\n/, ''], ...Array.from({ length: 2 }, () => [/\n {6}handoff -> on-terminal \{[\s\S]*?\n {6}\}/, ''] as const)])).toEqual(['risky: “在移動終端” is gone.', '“在移動終端”没有了。']);
    });
    describe('a journey that is taken apart', () => {
        const head = (name: string, title: string): string => `journey ${name} "${title}" {\n  for ben\n  owner company\n`;
        const SHIPPED: Edits = [['  stage ship "Ship" {', `}\n${head('ship', 'Ship it')}  stage ship "Ship" {`], ['handoff -> pack {', 'handoff -> ship.pack {'], ['meets delivery', 'meets lamp.delivery'], ['carries address, delivery, order-no', 'carries address, lamp.delivery, order-no']];
        test('loses nothing, and nothing is new in it', () => {
            expect(ofLamp(SHIPPED)).toEqual([
                'risky: “Pack”, “Deliver”, “Hang it up” and “Ask for help” belong to another journey: “Get a lamp” → “Ship it”.',
                'text: The stage “Ship” is gone; what became of its touchpoints is told of them.',
                'text: The stage “After” is gone; what became of its touchpoints is told of them.',
                'text: The journey “Ship it” is new; all of its touchpoints were elsewhere: in “Get a lamp”.',
            ]);
            expect(lampUndone(SHIPPED).filter(line => !line.startsWith('text'))).toEqual([
                'risky: The journey “Ship it” is gone; all of its touchpoints are elsewhere now: in “Get a lamp”.',
                'risky: “Pack”, “Deliver”, “Hang it up” and “Ask for help” belong to another journey: “Ship it” → “Get a lamp”.',
            ]);
            expect(ofHeater([['  stage 上门维修', '}\njourney 上门 "上门服务" {\n  for li\n  owner 公司\n  stage 上门维修'], ['handoff -> 到场', 'handoff -> 上门.到场'], ['meets 两天修好', 'meets 维修.两天修好']]).filter(line => !line.startsWith('text'))).toEqual([
                'risky: “师傅到场”换了旅程：“热水器维修” → “上门服务”。', 'risky: “修好”换了旅程：“热水器维修” → “上门服务”。',
            ]);
        });
        test('with a promise, which is made and met as before', () => {
            const buy = / {2}stage buy "Buy" \{[\s\S]*?\n {2}\}\n/;
            const sold = edited(LAMP, [[buy, ''], ['meets delivery', 'meets sale.delivery'], ['carries address, delivery, order-no', 'carries address, sale.delivery, order-no']]) + head('sale', 'Buy a lamp') + buy.exec(LAMP)![0].replace('-> pack', '-> lamp.pack') + '}\n';
            expect(linesOf(changesOf(LAMP, sold)).map(classed).filter(line => !line.startsWith('text'))).toEqual(['risky: “Choose a lamp” belongs to another journey: “Get a lamp” → “Buy a lamp”.', 'risky: “Pay” belongs to another journey: “Get a lamp” → “Buy a lamp”.']);
            expect(linesOf(changesOf(LAMP, sold.replace('within 3d', 'within 5d'))).map(classed)[0]).toBe('breaking: Promise “Delivery in three days”: within 3 days → 5 days. Ben may have to wait longer.');
        });
        test('but what its handoffs lose on the way is lost', () => {
            expect(ofLamp([...SHIPPED, ['        fallback care after 2d\n', '']])[0]).toBe('breaking: “Pack → Deliver”: when it fails, nobody takes the case back any more (it was “Customer care”).');
            expect(ofLamp([...SHIPPED, [WAY_TO('deliver'), '']]).filter(line => line.startsWith('breaking'))).toHaveLength(3);
        });
    });
    test('a stage that is called otherwise is found by its touchpoints', () => {
        expect(ofLamp([['stage ship "Ship"', 'stage sending "Delivery"']])).toEqual(['risky: “Delivery” is probably what was `ship`. If so, write `was ship` in it.', 'text: “Delivery”: title: “Ship” → “Delivery”']);
    });
    test('another persona takes the place of the one', () => {
        expect(ofLamp([['persona ben "Ben"', 'persona eve "Eve"'], ['for ben', 'for eve']])[0]).toBe('risky: “Get a lamp” is for “Eve” now, no longer for “Ben”.');
    });
});

test('a channel that has no person any more takes the last one away where it stands', () => {
    expect(ofExample('getting-started', [['counter "Shop counter" : counter', 'counter "Shop counter" : web']])).toEqual([
        'breaking: The channel “Shop counter” is of another kind: counter → web. The customer can no longer reach a person at “Bring the bike in” and “Collect the bike”.',
        '渠道“Shop counter”换了类型：柜台 → 网页。客户在“Bring the bike in”和“Collect the bike”再也找不到人。',
    ]);
    // Somebody is there still, by another channel.
    expect(ofLamp([['channel phone "Hotline" : voice', 'channel phone "Hotline" : sms'], ['channel store "Store" : store', 'channel store "Store" : counter'], ['channel phone, mail', 'channel phone, mail, store']])).toContain('risky: The channel “Hotline” is of another kind: phone → text message.');
});

test('what is gone is shown in the file that it stood in', () => {
    const texts = ['owner shop "Shop" { owner desk "Desk" }\nchannel app "App" : app\n', 'persona anna "Anna"\n\npersona ben "Ben"\nchannel web "Web" : web\n', 'journey a "A" {\n  owner shop\n  stage s "S" {\n    channel app\n    touchpoint one "One"\n  }\n}\n', 'journey b "B" {\n  owner shop\n  stage s "S" {\n    channel app\n    touchpoint two "Two" { entry }\n  }\n}\npersona eve "Eve"\nhandoff a.one -> b.two { takes 1d }\n'];
    const shownAt = (at: number, before: string, after = ''): string | undefined => changesOf(texts, texts.map((text, index) => (index === at ? text.replace(before, after) : text))).find(({ old, now }) => old !== undefined && now?.element !== old.element)?.now?.element;
    expect(shownAt(1, 'channel web "Web" : web\n')).toBe('persona:ben');
    expect(shownAt(1, 'persona anna "Anna"\n')).toBe('persona:ben');
    expect(shownAt(3, 'handoff a.one -> b.two { takes 1d }\n')).toBe('persona:eve');
    expect(shownAt(3, 'persona eve "Eve"\n')).toBe('touchpoint:b.two');
});

test('a fingerprint holds what it has become: worse still is another change', () => {
    const within = (text: string): string | undefined => changesOf(LAMP, LAMP.replace('within 3d', `within ${text}`)).find(({ kind }) => kind === 'promise-limit-loosened')?.fingerprint;
    expect(within('4d')).toBe(within('4d'));
    expect(within('9d')).not.toBe(within('4d'));
});
