import { describe, expect, test } from 'vitest';
import { clockText, longestWait, readHours, type OpeningHours } from '../../src/analysis/hours';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
/** `Mo 09:00-21:00`, days of the same hours together. */
function shown({ open }: OpeningHours): string {
    const hours = new Map<string, string[]>();
    for (const [from, to] of open) {
        const day = Math.floor(from / 1440);
        const text = `${clockText(from)}-${to - from >= 1440 ? `+${(to - from) / 1440}d` : clockText(to)}`;
        hours.set(text, [...hours.get(text) ?? [], DAYS[day]!]);
    }
    return [...hours].map(([text, days]) => `${days.join(' ')} ${text}`).join('; ');
}
const daily = 'Mo Tu We Th Fr Sa Su';
const weekdays = 'Mo Tu We Th Fr';

describe('opening hours', () => {
    test.each([
        ['09:00-21:00', `${daily} 09:00-21:00`],
        ['9-18', `${daily} 09:00-18:00`],
        ['9:00 – 18:00', `${daily} 09:00-18:00`],
        ['０９：００－２１：００', `${daily} 09:00-21:00`],
        ['9:00~21:00', `${daily} 09:00-21:00`],
        ['9:00至21:00', `${daily} 09:00-21:00`],
        ['9点-21点', `${daily} 09:00-21:00`],
        ['9點半到18點', `${daily} 09:30-18:00`],
        ['上午9点到下午6点', `${daily} 09:00-18:00`],
        ['9am-9pm', `${daily} 09:00-21:00`],
        ['9:30 a.m. to 5 p.m.', `${daily} 09:30-17:00`],
        ['09:00-12:00, 13:00-18:00', `${daily} 09:00-12:00; ${daily} 13:00-18:00`],
        ['Mo-Fr 09:00-18:00', `${weekdays} 09:00-18:00`],
        ['Mon-Fri 9:00-17:00; Sat 10:00-14:00', `${weekdays} 09:00-17:00; Sa 10:00-14:00`],
        ['Monday to Friday, 9-5pm', `${weekdays} 09:00-17:00`],
        ['Mo, We, Fr 8-12', 'Mo We Fr 08:00-12:00'],
        ['Tue & Thursday 8-12', 'Tu Th 08:00-12:00'],
        ['Sa-Mo 10:00-16:00', 'Mo Sa Su 10:00-16:00'],
        ['weekdays 8:00-20:00', `${weekdays} 08:00-20:00`],
        ['周一至周五 9:00-18:00', `${weekdays} 09:00-18:00`],
        ['周一到五 9:00-18:00', `${weekdays} 09:00-18:00`],
        ['星期一至星期五 9:00-18:00，周六 10:00-16:00', `${weekdays} 09:00-18:00; Sa 10:00-16:00`],
        ['週一至週日 10:00-22:00', `${daily} 10:00-22:00`],
        ['工作日 9:00-18:00', `${weekdays} 09:00-18:00`],
        ['每天 8:00-20:00', `${daily} 08:00-20:00`],
        ['24/7', 'Mo 00:00-+7d'], ['7*24小时', 'Mo 00:00-+7d'], ['24小时', 'Mo 00:00-+7d'], ['全天', 'Mo 00:00-+7d'], ['00:00-24:00', 'Mo 00:00-+7d'],
        ['Fr 22:00-06:00', 'Fr 22:00-06:00'],
        ['Su 22:00-06:00', 'Mo 00:00-06:00; Su 22:00-00:00'],
    ])('%s', (text, expected) => expect(shown(readHours(text)!)).toBe(expected));

    test.each(['', 'office hours', '以门店为准', '25:00-30:00', 'Mo-Fr', 'except holidays 9-18', '9:00', '09:00-21:00 (holidays closed)'])('not understood: %s', text => {
        expect(readHours(text)).toBeUndefined();
    });
});

describe('the longest wait for the next opening', () => {
    const always = readHours('24/7')!;
    const wait = (opening: string, arriving = '24/7'): string => {
        const { at, minutes } = longestWait(readHours(opening)!, readHours(arriving)!);
        return `${minutes / 60}h from ${DAYS[Math.floor(at / 1440)]} ${clockText(at)}`;
    };
    test('at night', () => expect(wait('09:00-21:00')).toBe('12h from Mo 21:00'));
    test('over the weekend', () => expect(wait('Mo-Fr 09:00-18:00')).toBe('63h from Fr 18:00'));
    test('never closed', () => expect(longestWait(always, always).minutes).toBe(0));
    test('only those count who can come', () => {
        expect(wait('09:00-21:00', '09:00-21:00')).toBe('0h from Mo 00:00');
        expect(wait('09:00-18:00', '09:00-21:00')).toBe('15h from Mo 18:00');
        expect(wait('09:00-21:00', '07:00-20:00')).toBe('2h from Tu 07:00');
        expect(wait('Mo-Fr 09:00-18:00', 'Sa 10:00-14:00')).toBe('47h from Sa 10:00');
    });
    test('over midnight', () => expect(wait('18:00-02:00')).toBe('16h from Mo 02:00'));
});
