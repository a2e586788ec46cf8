import { expect, test } from 'vitest';
import { format } from '../../../language-server/format';
import { author } from './author';

const withoutCursor = (text: string): string => text.replace('<|>', '');

test('a checked journey with a handoff, from an empty file, by completion and quick fixes alone', async () => {
    const me = await author();
    // What is wanted is a journey: it is the first that is suggested.
    expect((await me.suggested())[0]).toBe('journey …');
    await me.accept('journey', 'return', 'Send a parcel back');

    // In its block, what is asked for comes first; nothing is declared yet, so the names are new.
    expect((await me.suggested())[0]).toBe('owner');
    await me.accept('owner', 'shop');
    await me.type('\nout');
    await me.accept('outcome', 'The money is back');
    await me.type('\n\nst');
    await me.accept('stage', 'send', 'Send it');
    await me.accept('touchpoint', 'ask', 'Ask for a label');
    expect((await me.suggested())[0]).toBe('channel');
    await me.accept('channel', 'app');
    await me.type('\n');
    await me.accept('does', 'Says why it goes back');
    await me.type('\n');
    await me.accept('asks', 'reason');
    await me.type('\ntak');
    await me.accept('takes');

    // The names that nobody knows yet are declared by quick fixes.
    await me.apply(/^Declare “shop”/);
    await me.apply(/^Declare “app”/);
    await me.apply(/^Declare “reason”/);
    expect(me.findings().filter((finding) => /reference|syntax/.test(finding))).toEqual([]);

    // The second touchpoint, behind the first one, with another owner.
    me.goTo('takes 15min\n    }');
    await me.type('\n');
    await me.accept('touchpoint', 'check', 'The parcel is checked');
    await me.accept('channel');
    await me.type('\n');
    await me.accept('owner', 'warehouse');
    await me.apply(/^Declare “warehouse”/);
    await me.type('\n');
    await me.accept('needs');
    await me.type('\n');
    await me.accept('does', 'Waits for the money');
    await me.type('\n');
    await me.accept('tells', 'Your money is on its way', 'app');
    await me.type('\n');
    await me.accept('ends');

    // Nobody wrote down the handoff between them.
    expect(me.findings().join('\n')).toContain('handoff-undeclared');
    me.goToEndOf('takes 15min');
    await me.type('\n');
    await me.accept('handoff', 'check', 'The parcel has arrived', 'reason', 'warehouse', '1d', 'We tell you tomorrow', 'app', 'shop', '2d');

    const whole = withoutCursor(me.text());
    expect(format(whole)).toMatchObject({ text: whole });
    expect(whole).toContain(`      handoff -> check {
        when "The parcel has arrived"
        carries reason
        accepted by warehouse within 1d
        tells "We tell you tomorrow" via app
        fallback shop after 2d
      }
`);
    expect(me.findings()).toEqual([]);
});

test('the same in Chinese', async () => {
    const me = await author('zh-Hans');
    await me.type('旅程');
    expect(await me.suggested()).toEqual(expect.arrayContaining(['journey …', 'journey']));
    await me.accept('journey', '退货', '把包裹退回去');
    await me.accept('owner', '商店');
    await me.type('\n结果');
    await me.accept('outcome', '钱已退回');
    await me.type('\n\n阶段');
    await me.accept('stage', '寄回', '寄回包裹');
    await me.type('触点');
    await me.accept('touchpoint', '申请', '申请退货');
    await me.type('渠道');
    await me.accept('channel', '应用');
    await me.type('\n');
    await me.accept('asks', '原因');
    await me.type('\n');
    await me.accept('takes');
    await me.apply(/^声明负责人“商店”/);
    await me.apply(/^声明渠道“应用”/);
    await me.apply(/^声明信息“原因”/);
    me.goTo('takes 15min\n    }');
    await me.type('\n');
    await me.accept('touchpoint', '验收', '仓库验收');
    await me.accept('channel');
    await me.type('\n');
    await me.accept('owner', '仓库');
    await me.apply(/^声明负责人“仓库”/);
    await me.type('\n');
    await me.accept('needs');
    await me.type('\n');
    await me.accept('tells', '钱已在路上', '应用');
    await me.type('\n');
    await me.accept('ends');
    me.goToEndOf('takes 15min');
    await me.type('\n');
    await me.accept('handoff', '验收', '包裹已到', '原因', '仓库', '1d', '明天告诉您结果', '应用', '商店', '2d');
    expect(me.findings()).toEqual([]);
});

test('names that nobody knows yet are declared by the completion that offers them, and others stay as they are', async () => {
    const me = await author();
    await me.type('owner shop\n\n');
    await me.accept('journey', 'return', 'Send a parcel back');
    await me.accept('stage', 'send', 'Send it');
    await me.accept('touchpoint', 'ask', 'Ask for a label');
    await me.type('channel ap');
    await me.accept('ap');
    await me.type('\nowner warehouse');
    await me.accept('warehouse');
    await me.type('\npath -> check');
    await me.accept('check');
    expect(withoutCursor(me.text())).toBe(`owner shop

owner warehouse

journey return "Send a parcel back" {
  stage send "Send it" {
    touchpoint ask "Ask for a label" {
      channel ap
      owner warehouse
      path -> check
    }
    touchpoint check
  }
}

channel ap : other
`);
    expect(me.findings().filter((finding) => /reference|syntax/.test(finding))).toEqual([]);
});

test('the whole small journey, accepted as it is and renamed in place', async () => {
    const me = await author();
    await me.accept('journey …', 'bakery', 'Bakery', 'oven', 'Oven room');
    expect(me.findings()).toEqual([]);
    expect(me.text()).toContain('accepted by oven within 4h');
    expect(format(withoutCursor(me.text()))).toMatchObject({ text: withoutCursor(me.text()) });
});
