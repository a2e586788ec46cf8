import { expect, test } from 'vitest';
import { lint, linesOf } from './lint';

/** The 618 case in short: how it was practised, and how it should be. The whole of it is examples/618-remote-control. */
const practised = `owner platform "线上平台" {
  owner care "售后客服"
}
supplier service-partner "第三方外包" {
  owner technician "技术人员"
  owner station "服务站"
}
channel visit "上门" : visit
information address "上门地址"
information appointment "预约时间"

journey remote-repair "618 遥控器更换" {
  owner platform
  state current
  stage install "上门安装" {
    touchpoint book "预约上门安装" {
      channel unknown
      owner platform.care
      initiated by customer
      asks address, appointment
      promises on-time "按预约时间上门" at appointment
      handoff -> install-device
    }
    touchpoint install-device "上门安装调试" {
      channel visit
      owner technician
      meets on-time
      promises replacement "第二天送来新遥控器" within 1d or within 2d when "需要调货"
      signal complaint
      handoff -> deliver {
        mode self
        carries replacement
        within "尽快"
      }
    }
  }
  stage replace "更换" {
    touchpoint deliver "送达新遥控器" {
      channel visit
      owner station
      meets replacement
      ends success
    }
  }
}
`;

const repaired = `owner platform "线上平台" {
  owner care "售后客服"
}
supplier service-partner "第三方外包" {
  accountable platform.care
  obligation "两天内更换配件" within 2d
  owner technician "技术人员"
  owner station "服务站"
}
channel app "手机 App" : app
channel visit "上门" : visit
information address "上门地址"
information fault-report "故障描述"
information appointment "预约时间"

journey remote-repair "618 遥控器更换" {
  owner platform.care
  stage install "上门安装" {
    touchpoint book "预约上门安装" {
      channel app
      initiated by customer
      asks address, appointment
      promises on-time "按预约时间上门" at appointment
      handoff -> install-device {
        carries address, appointment, on-time
        accepted by technician within 2h
        tells "李工 11 月 21 日 10:00 上门，改期请点此" via app
        fallback platform.care after 1d
        signal ticket
      }
    }
    touchpoint install-device "上门安装调试" {
      channel visit
      owner technician
      meets on-time
      gives fault-report
      promises replacement "送来新遥控器" within 1d or within 2d when "需要调货"
      signal ticket
      handoff -> deliver "更换遥控器" {
        when "遥控器有问题"
        carries address, fault-report, replacement
        accepted by station within 2h
        takes 1d..2d
        within 2d
        tells "明天上午送到，改期请点此" via app
        updates every 1d via app
        fallback platform.care after 1d
        signal ticket
      }
      path -> done { when "一切正常" }
    }
    touchpoint done "确认可用" {
      channel app
      ends success
    }
  }
  stage replace "更换" {
    touchpoint deliver "送达新遥控器" {
      channel visit
      owner station
      needs address
      meets replacement
      signal scan
      ends success
    }
  }
}
`;

const RULES = [
    'blind-spot', 'complaint-only-signal', 'customer-as-courier', 'handoff-customer-not-told', 'handoff-no-confirmation', 'handoff-no-fallback',
    'third-party-no-accountable', 'third-party-no-obligation', 'vague-deadline',
];

test('the journey as it was practised shows each of its faults', () => {
    const found = lint(practised);
    for (const rule of RULES) expect(found.filter(finding => finding.rule === rule), rule).not.toEqual([]);
    expect(linesOf(practised, 'vague-deadline')).toEqual(['33: “尽快” is no time that can be kept or missed. Write a length of time, e.g. `within 2d`.']);
    expect(linesOf(practised, 'third-party-no-obligation')).toEqual([
        '27: “技术人员” has to keep the promise “按预约时间上门”, but its contract says nothing of it. Write `obligation …`.',
        '41: “服务站” has to keep the promise “第二天送来新遥控器”, but its contract says nothing of it. Write `obligation …`.',
    ]);
});

test('the repaired journey shows none of them', () => {
    expect(lint(repaired).filter(({ severity }) => severity !== 'info').map(({ rule, element }) => `${rule} ${element}`)).toEqual([]);
});

test('a fact of a current journey is told, and fails no run', () => {
    const found = lint(practised).filter(({ rule }) => RULES.includes(rule));
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['finding']));
});
