import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { say } from '../../src/diff/say';
import { root } from '../harness/examples';
import { changesOf } from './changes';

/** One fact of an example is changed: what a reviewer reads of it, in English and in Chinese, each line as the customer would judge it. */
const ROWS: readonly (readonly [example: string, before: string | RegExp, after: string, told: readonly string[]])[] = [
    ['getting-started', 'promises ready "Your bike is ready in two days" within 2d', 'promises ready "Your bike is ready in two days" within 3d', [
        'breaking: Promise “Your bike is ready in two days”: within 2 days → 3 days. Maya may have to wait longer.',
        'breaking: 承诺“Your bike is ready in two days”：2 天内 → 3 天内。Maya 可能要等得更久。',
    ]],
    ['getting-started', '      promises ready "Your bike is ready in two days" within 2d\n', '', [
        'breaking: “Your bike is ready in two days” is no longer promised at “Bring the bike in”.',
        'breaking: “Bring the bike in”不再承诺“Your bike is ready in two days”。',
    ]],
    ['getting-started', 'takes 4h..1d', 'takes 4h..3d', [
        'breaking: Promise “Your bike is ready in two days” (within 2 days) no longer fits: the slowest way takes 3 days 15 minutes; it took 1 day 15 minutes.',
        'breaking: 承诺“Your bike is ready in two days”（2 天内）再也无法兑现：最慢路径需要 3 天 15 分钟，原为 1 天 15 分钟。',
        'risky: “Bring the bike in → Collect the bike” takes longer: 4 hours to 1 day → 4 hours to 3 days.',
        'risky: “Bring the bike in → Collect the bike”变慢：4 小时到 1 天 → 4 小时到 3 天。',
    ]],
    ['getting-started', '        within 1d\n', '', [
        'risky: “Bring the bike in → Collect the bike” has no time limit any more (it was 1 day).',
        'risky: “Bring the bike in → Collect the bike”不再有期限（原为 1 天）。',
    ]],
    ['getting-started', 'accepted by workshop within 2h', 'accepted by workshop', [
        'risky: “Bring the bike in → Collect the bike”: it is no longer said until when it is confirmed (it was within 2 hours).',
        'risky: “Bring the bike in → Collect the bike”不再写明最晚何时确认接手（原为 2 小时内）。',
    ]],
    ['getting-started', '        accepted by workshop within 2h\n', '', [
        'breaking: Nobody confirms any more that “Bring the bike in → Collect the bike” was taken over (it was “Workshop”).',
        'breaking: “Bring the bike in → Collect the bike”不再有人确认接手（原为“Workshop”）。',
    ]],
    ['getting-started', 'carries fault, ready', 'carries ready', [
        'breaking: “What is wrong with the bike” is no longer passed on from “Bring the bike in” to “Collect the bike”.',
        'breaking: 从“Bring the bike in”到“Collect the bike”不再带上“What is wrong with the bike”。',
        'breaking: “Collect the bike” needs “What is wrong with the bike”, and it does not arrive there: it is lost from “Bring the bike in” to “Collect the bike”.',
        'breaking: “Collect the bike”需要“What is wrong with the bike”，现在却到不了那里：在“Bring the bike in”到“Collect the bike”之间丢失。',
    ]],
    ['getting-started', '        fallback desk after 1d\n', '', [
        'breaking: “Bring the bike in → Collect the bike”: when it fails, nobody takes the case back any more (it was “Front desk”).',
        'breaking: “Bring the bike in → Collect the bike”失败时不再有人收回处理（原为“Front desk”）。',
    ]],
    ['getting-started', 'fallback desk after 1d', 'fallback desk', [
        'risky: “Bring the bike in → Collect the bike”: when it fails, it is no longer said when help comes (it was after 1 day).',
        'risky: “Bring the bike in → Collect the bike”失败时，不再写明何时收回处理（原为 1 天后）。',
    ]],
    ['getting-started', '      needs fault\n', '', [
        'text: “Collect the bike” no longer needs “What is wrong with the bike” to be known.',
        'text: “Collect the bike”不再需要事先知道“What is wrong with the bike”。',
    ]],
    ['getting-started', '      asks fault\n', '', [
        'breaking: “Collect the bike” needs “What is wrong with the bike”, and it does not arrive there.',
        'breaking: “Collect the bike”需要“What is wrong with the bike”，现在却到不了那里。',
        'improving: “Bring the bike in” no longer asks Maya for “What is wrong with the bike”.',
        'improving: “Bring the bike in”不再问 Maya“What is wrong with the bike”。',
    ]],
    ['getting-started', '      channel counter\n      owner desk', '      channel text\n      owner desk', [
        'breaking: “Bring the bike in”: Maya can no longer reach a person there: “Shop counter” → “Text message”.',
        'breaking: “Bring the bike in”：Maya 在那里再也找不到人：“Shop counter” → “Text message”。',
    ]],
    ['getting-started', '      channel counter\n      owner desk', '      channel counter, text\n      owner desk', [
        'improving: “Bring the bike in” is offered via “Text message”, too.',
        'improving: “Bring the bike in”现在也提供渠道“Text message”。',
    ]],
    ['getting-started', 'initiated by customer', 'initiated by owner', [
        'improving: “Bring the bike in”: now the company begins, no longer Maya.',
        'improving: “Bring the bike in”：改为由企业发起，不再要 Maya 自己发起。',
    ]],
    ['getting-started', 'tells "This is what we repaired; come back within a month if anything is loose"', 'tells "Done"', [
        'risky: “Collect the bike”: Maya is told something else: “This is what we repaired; come back within a month if anything is loose” → “Done”.',
        'risky: “Collect the bike”：告知 Maya 的内容变了：“This is what we repaired; come back within a month if anything is loose” → “Done”。',
    ]],
    ['getting-started', '      tells "This is what we repaired; come back within a month if anything is loose"\n', '', [
        'breaking: “Collect the bike”: Maya is no longer told “This is what we repaired; come back within a month if anything is loose”.',
        'breaking: “Collect the bike”：不再告知 Maya“This is what we repaired; come back within a month if anything is loose”。',
    ]],
    ['getting-started', '        when "The bike is tagged"', '        when "The bike is tagged, and paid for"', [
        'risky: “Bring the bike in → Collect the bike” is taken on another condition: “The bike is tagged” → “The bike is tagged, and paid for”.',
        'risky: “Bring the bike in → Collect the bike”换了条件：“The bike is tagged” → “The bike is tagged, and paid for”。',
    ]],
    ['getting-started', 'takes 15min', 'takes 15min\n      repeats at most 2 times', [
        'risky: “Collect the bike” may come up more often: 1× → 2×.',
        'risky: “Collect the bike”可能出现得更多：1× → 2×。',
    ]],
    ['getting-started', 'for maya', 'for maya\n  effort budget 1 contacts', [
        'improving: How many contacts “Get a bike repaired” may cost Maya is limited now: 1 at most.',
        'improving: “Get a bike repaired”最多要 Maya 联系 1 次。',
    ]],
    ['getting-started', '      ends success', '      ends closed', [
        'breaking: “Collect the bike” ends worse for Maya: success → closed by the company.',
        'breaking: “Collect the bike”对 Maya 来说结局变差：成功 → 企业视为完成。',
    ]],
    ['getting-started', 'owner workshop "Workshop"\n}', 'owner workshop "Workshop"\n}\nsupplier fixers "Fixers" { accountable shop.desk }', [
        'text: New supplier: “Fixers”.',
        'text: 新增供应商“Fixers”。',
    ]],
    ['getting-started', '      owner workshop\n      does', '      owner desk\n      does', [
        'risky: “Collect the bike” is done by somebody else: “Workshop” → “Front desk”.',
        'risky: “Collect the bike”改由他人负责：“Workshop” → “Front desk”。',
        'improving: “Get a bike repaired”: Maya is handed from one party to the next less often: 1 → 0.',
        'improving: “Get a bike repaired”：Maya 被转手的次数变少：1 → 0。',
    ]],
    ['getting-started', '        tells "We text', '        mode self\n        tells "We text', [
        'breaking: “Bring the bike in → Collect the bike”: Maya has to see to it alone now.',
        'breaking: “Bring the bike in → Collect the bike”现在要 Maya 自己去办。',
    ]],
    ['getting-started', '"Get a bike repaired" {', '"Get a bike repaired" {\n  status pilot', [
        'risky: The journey “Get a bike repaired” is a pilot now, no longer for all.',
        'risky: 旅程“Get a bike repaired”改为试点，不再面向所有人。',
    ]],
    ['getting-started', 'persona maya "Maya" { goal "Ride to work again this week" }', 'persona maya "Maya" { goal "Ride to work again this week" needs "A loan bike" }', [
        'evidence: “Maya”: need added: “A loan bike”',
        'evidence: “Maya”：新增需求：“A loan bike”',
    ]],
    ['getting-started', 'counter "Shop counter" : counter', 'counter "Shop counter" : counter { hours "09:00-12:00" }', [
        'evidence: “Shop counter”: it is said when it is open: 09:00-12:00.',
        'evidence: “Shop counter”：写明了开放时间：09:00-12:00。',
    ]],
    ['618-remote-control/repaired', 'needs address, fault-report', 'needs address', [
        'text: “送达新遥控器” no longer needs “故障描述” to be known.',
        'text: “送达新遥控器”不再需要事先知道“故障描述”。',
    ]],
    ['618-remote-control/repaired', 'needs address, appointment\n      gives', 'needs address\n      gives', [
        'text: “上门安装调试” no longer needs “预约的上门时间” to be known.',
        'text: “上门安装调试”不再需要事先知道“预约的上门时间”。',
    ]],
    ['618-remote-control/repaired', 'updates every 1d via app\n        fallback platform.care after 3d', 'updates every 2d via app\n        fallback platform.care after 3d', [
        'risky: “预约上门安装 → 上门安装调试”: 小张 is kept informed less often, every day → every 2 days.',
        'risky: “预约上门安装 → 上门安装调试”：告知小张进展的间隔变长，每 1 天 → 每 2 天。',
    ]],
    ['618-remote-control/repaired', '        updates every 1d via app\n        fallback platform.care after 3d', '        fallback platform.care after 3d', [
        'breaking: “预约上门安装 → 上门安装调试”: 小张 is no longer kept informed (it was every day).',
        'breaking: “预约上门安装 → 上门安装调试”：不再定期告知小张进展（原为每 1 天一次）。',
    ]],
    ['618-remote-control/repaired', 'mode warm\n        accepted by technician', 'mode self\n        accepted by technician', [
        'breaking: “预约上门安装 → 上门安装调试”: handed over in person → by the customer. 小张 is left alone more than before.',
        'breaking: “预约上门安装 → 上门安装调试”的交接方式：当面转交 → 客户自己办。小张比以前更没人管。',
    ]],
    ['618-remote-control/repaired', '        responsible platform.care until accepted\n', '', [
        'breaking: Until “预约上门安装 → 上门安装调试” is taken over nobody answers for it any more (it was “售后客服”).',
        'breaking: “预约上门安装 → 上门安装调试”接手之前不再有人负责（原为“售后客服”）。',
    ]],
    ['618-remote-control/repaired', '      signal scan\n', '', [
        'breaking: New blind spot: “服务站” deals with 小张 at “送达新遥控器”, and nobody inside gets to know (the signal was scan).',
        'breaking: 新盲点：小张在“送达新遥控器”面对的是外部方“服务站”，内部无从得知（原有信号：扫码）。',
    ]],
    ['618-remote-control/repaired', 'signal scan', 'signal scan, survey', [
        'improving: “送达新遥控器” gives one more signal: survey.',
        'improving: “送达新遥控器”多了一种信号：问卷。',
    ]],
    ['618-remote-control/repaired', '      seen as platform\n      initiated by owner\n      does "试', '      initiated by owner\n      does "试', [
        'evidence: “送达新遥控器”: it is no longer said whom 小张 takes it for (it was “线上平台”).',
        'evidence: “送达新遥控器”：不再写明小张以为在和谁打交道（原为“线上平台”）。',
    ]],
    ['618-remote-control/repaired', 'promises replacement "更换新遥控器" within 1d or within 2d when "需要调货"', 'promises replacement "更换新遥控器" within "尽快"', [
        'breaking: Promise “更换新遥控器”: within 1 day → “尽快”. Nobody can say any more when it is late.',
        'breaking: 承诺“更换新遥控器”：1 天内 → “尽快”。再也说不清什么时候算逾期。',
    ]],
    ['618-remote-control/repaired', 'promises replacement "更换新遥控器" within 1d or within 2d when "需要调货"', 'promises replacement "更换新遥控器" within 1d', [
        'breaking: Promise “更换新遥控器” (within 1 day) no longer fits: the slowest way takes 1 day 12 hours 30 minutes; it took 20 hours 30 minutes.',
        'breaking: 承诺“更换新遥控器”（1 天内）再也无法兑现：最慢路径需要 1 天 12 小时 30 分钟，原为 20 小时 30 分钟。',
        'improving: Promise “更换新遥控器”: no exception any more when “需要调货” (it was within 2 days).',
        'improving: 承诺“更换新遥控器”：“需要调货”时不再例外（原为 2 天内）。',
    ]],
    ['618-remote-control/repaired', 'takes 4h..20h', 'takes 4h..2d', [
        'breaking: Promise “更换新遥控器” (within 1 day) no longer fits: the slowest way takes 2 days 30 minutes; it took 20 hours 30 minutes.',
        'breaking: 承诺“更换新遥控器”（1 天内）再也无法兑现：最慢路径需要 2 天 30 分钟，原为 20 小时 30 分钟。',
        'risky: “上门安装调试 → 送达新遥控器 (遥控器有问题，有现货)” takes longer: 4–20 hours → 4 hours to 2 days.',
        'risky: “上门安装调试 → 送达新遥控器 (遥控器有问题，有现货)”变慢：4–20 小时 → 4 小时到 2 天。',
    ]],
    ['618-remote-control/repaired', 'asks address, appointment\n      promises', 'asks address, appointment, fault-report\n      promises', [
        'breaking: “预约上门安装” asks 小张 for “故障描述” now.',
        'breaking: “预约上门安装”现在要问小张“故障描述”。',
    ]],
    ['618-remote-control/repaired', 'ends success', 'ends exit "不要了"', [
        'breaking: “送达新遥控器” ends worse for 小张: success → the customer leaves.',
        'breaking: “送达新遥控器”对小张来说结局变差：成功 → 客户离开。',
    ]],
    ['618-remote-control/repaired', 'effort budget 2 contacts', 'effort budget 4 contacts', [
        'risky: “618 遥控器更换” may cost 小张 more contacts: 2 → 4.',
        'risky: “618 遥控器更换”允许小张联系的次数变多：2 → 4。',
    ]],
    ['618-remote-control/practised', 'owner technician', 'owner platform.care', [
        'improving: “618 遥控器更换”: 小张 is handed from one party to the next less often: 2 → 1.',
        'improving: “618 遥控器更换”：小张被转手的次数变少：2 → 1。',
        'improving: “上门安装调试” is done inside now: “技术人员” → “售后客服”.',
        'improving: “上门安装调试”改由内部负责：“技术人员” → “售后客服”。',
    ]],
    ['car-acquisition', 'touchpoint choose "選擇" { channel app, mall, store }', 'touchpoint choose "選擇" { channel app, mall }', [
        'risky: “選擇” is no longer offered via “4S店”.',
        'risky: “選擇”不再提供渠道“4S店”。',
    ]],
    ['car-acquisition', 'touchpoint vr "VR看車" { channel app, mall }', 'touchpoint vr "VR看車" { channel store }', [
        'risky: “VR看車” is offered via another channel: “手機APP” and “在線商場” → “4S店”.',
        'risky: “VR看車”换了渠道：“手機APP”和“在線商場” → “4S店”。',
    ]],
    ['car-acquisition', 'touchpoint vr "VR看車" { channel app, mall }', 'touchpoint vr "VR看車" { channel app, mall, store }', [
        'improving: “VR看車” is offered via “4S店”, too.',
        'improving: “VR看車”现在也提供渠道“4S店”。',
    ]],
    ['car-acquisition', 'carries booking, configuration', 'carries booking', [
        'breaking: “個性化配置” is no longer passed on from “個性化定製” to “試駕”.',
        'breaking: 从“個性化定製”到“試駕”不再带上“個性化配置”。',
        'breaking: “購買” needs “個性化配置”, and it does not arrive there: it is lost from “個性化定製” to “試駕”.',
        'breaking: “購買”需要“個性化配置”，现在却到不了那里：在“個性化定製”到“試駕”之间丢失。',
    ]],
    ['car-acquisition', '        choice\n', '', [
        'risky: “個性化定製 → 試駕” is no longer the customer’s own choice.',
        'risky: “個性化定製 → 試駕”不再由客户自己选择。',
    ]],
    ['car-acquisition', '      needs configuration\n    }', '      needs configuration\n      asks booking\n    }', [
        'breaking: “購買” asks the customer for “試駕預約” once more: “在線試駕預約” has asked already.',
        'breaking: “購買”又问客户一遍“試駕預約”：“在線試駕預約”已经问过。',
    ]],
    ['car-acquisition', 'stage attract "引流" { later }', 'stage attract "引流" { touchpoint ad "廣告" { channel mall } }', [
        'improving: “廣告” is new.',
        'improving: 新增“廣告”。',
        'text: “引流”: “later” removed',
        'text: “引流”：删除“以后再写”',
    ]],
    ['car-sharing', 'recovery "優惠券補償"', 'recovery "50元現金"', [
        'risky: “被拒”: a failure is made up for otherwise: “優惠券補償” → “50元現金”.',
        'risky: “被拒”：出错时的补救变了：“優惠券補償” → “50元現金”。',
    ]],
    ['car-sharing', '      wow "免費升艙"\n', '', [
        'risky: “被拒”: a delight is gone: “免費升艙”.',
        'risky: “被拒”：一个惊喜没有了：“免費升艙”。',
    ]],
    ['car-sharing', 'pain refused-badly "租客被拒體驗不佳"', 'pain refused-badly "租客被拒體驗不佳" high', [
        'evidence: “被拒”: pain: “租客被拒體驗不佳” → “租客被拒體驗不佳” (high)',
        'evidence: “被拒”的痛点：“租客被拒體驗不佳” → “租客被拒體驗不佳”（高）',
    ]],
    ['car-sharing', 'opportunity make-good "被拒後補償" { solves refused-badly  owner platform }', 'opportunity make-good "被拒後補償" { solves refused-badly  owner platform  impact high }', [
        'evidence: “被拒”: opportunity: “被拒後補償” → “被拒後補償” (impact high)',
        'evidence: “被拒”的机会点：“被拒後補償” → “被拒後補償”（影响 高）',
    ]],
    ['car-sharing', 'path -> refused { when "車主拒單" }', 'path -> refused { when "車主不接單" }', [
        'risky: “下單 → 被拒” is taken on another condition: “車主拒單” → “車主不接單”.',
        'risky: “下單 → 被拒”换了条件：“車主拒單” → “車主不接單”。',
    ]],
    ['car-test-drive', 'contradicts enough-time\n', '', [
        'improving: “试乘试驾” no longer contradicts what the customer expects: “试驾时间充分”.',
        'improving: “试乘试驾”不再与客户的期望“试驾时间充分”相悖。',
    ]],
    ['car-test-drive', 'path -> ride { takes "等待答复" }', 'path -> ride { takes 2d }', [
        'evidence: “预约试乘试驾 → 试乘试驾”: it is said how long it takes: 2 days.',
        'evidence: “预约试乘试驾 → 试乘试驾”：写明了时长：2 天。',
    ]],
    ['car-test-drive', 'state current', 'state planned', [
        'evidence: “到店与试乘试驾”: state: as it is today → planned',
        'evidence: “到店与试乘试驾”的状态（现状或计划）：现状 → 规划',
    ]],
    ['car-test-drive', 'measures satisfaction high', 'measures satisfaction 95%', [
        'evidence: “到店看车”: measure: “满意度” (high) → “满意度” (95%)',
        'evidence: “到店看车”的度量：“满意度”（高） → “满意度”（95%）',
    ]],
    ['car-test-drive', 'expects timely-answer "得到及时响应"', 'expects timely-answer "得到及时响应" within 2h', [
        'evidence: “预约试乘试驾”: expectation: “得到及时响应” → “得到及时响应” (within 2 hours)',
        'evidence: “预约试乘试驾”的期望：“得到及时响应” → “得到及时响应”（期限 2 小时）',
    ]],
    ['clothing-chain', 'carries all', 'carries progress', [
        'breaking: From “在手機APP” to “在線下門店” not everything is passed on any more, only “到此為止的進度”.',
        'breaking: 从“在手機APP”到“在線下門店”不再带上全部信息，只带上“到此為止的進度”。',
    ]],
    ['clothing-chain', '      entry\n      gives progress\n      handoff -> in-store', '      gives progress\n      handoff -> in-store', [
        'risky: The customer can no longer begin at “在手機APP”.',
        'risky: 客户不再能从“在手機APP”开始。',
    ]],
    ['clothing-chain', 'path -> finish { when "完成購物" }', '', [
        'risky: The way “在手機APP → 完成購物” is gone; it was taken when “完成購物”.',
        'risky: 路径“在手機APP → 完成購物”没有了（原在“完成購物”时走）。',
    ]],
    ['getting-started', /asks fault\n|(?<=carries )fault, |information fault "What is wrong with the bike"\n\n|\s+needs fault/g, '', [
        'improving: “Bring the bike in” no longer asks Maya for “What is wrong with the bike”.',
        'improving: “Bring the bike in”不再问 Maya“What is wrong with the bike”。',
        'text: “Collect the bike” no longer needs “What is wrong with the bike” to be known.',
        'text: “Collect the bike”不再需要事先知道“What is wrong with the bike”。',
        'text: No longer there: information “What is wrong with the bike”.',
        'text: 删除信息“What is wrong with the bike”。',
    ]],
    ['getting-started', 'channel text "Text message" : sms', 'channel text "Text message" : sms\nchannel wechat "WeChat" : social', [
        'text: New channel: “WeChat”.',
        'text: 新增渠道“WeChat”。',
    ]],
    ['car-sharing', 'pain refusals "車主拒單率高"', 'pain refusals "車主拒單率高" low', [
        'evidence: “收到訂單”: pain: “車主拒單率高” → “車主拒單率高” (low)',
        'evidence: “收到訂單”的痛点：“車主拒單率高” → “車主拒單率高”（低）',
    ]],
    ['getting-started', '        when "The bike is tagged"', '        mode warm\n        when "The bike is tagged"', [
        'improving: “Bring the bike in → Collect the bike” is a warm handoff now.',
        'improving: “Bring the bike in → Collect the bike”现在是有人陪同的交接（warm）。',
    ]],
    ['getting-started', 'information fault', 'information voucher "Voucher"\ninformation fault', [
        'text: New information: “Voucher”.',
        'text: 新增信息“Voucher”。',
    ]],
];

test.each(ROWS)('%s: %s → %s', (example, before, after, told) => {
    const folder = join(root, 'examples', example);
    const texts = readdirSync(folder).filter((name) => name.endsWith('.journey')).sort().map((name) => readFileSync(join(folder, name), 'utf8'));
    const at = texts.findIndex((text) => text.search(before instanceof RegExp ? before : before.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) >= 0);
    const changes = changesOf(texts, texts.map((text, index) => (index === at ? text.replace(before, () => after) : text)));
    expect(changes.flatMap((change) => [`${change.class}: ${say(change, 'en')}`, `${change.class}: ${say(change, 'zh-Hans')}`])).toEqual(told);
});
