import { mayBeLate } from '../../analysis/may-be-late';
import type { Timing } from '../../analysis/timing';
import { labelOf } from '../../model/label';
import type { Args, JourneyContext, Report, Rule } from '../rule';
import { touchpointKey, wordsOf } from '../sides';
import { isAnswered, laterHandoffs, nameOfTimed, placeOfLimit, placeOfTimed, saidOf, saidSum, totalArgs } from '../timed';

export const rule: Rule = {
    id: 'promise-infeasible',
    category: 'promises',
    severity: 'error',
    recommended: true,
    fixable: false,
    title: {
        en: 'A promise cannot be kept on the slowest way',
        'zh-Hans': '按最慢的路径，承诺无法兑现',
        'zh-Hant': '按最慢的路徑，承諾無法兌現',
    },
    rationale: `The journey itself says how long its touchpoints and ways take, and the slowest way from where something is promised (or expected) to where it is met
takes longer than its limit. Some customers will wait in vain. Make the way shorter, promise a later time, or say on which condition it takes longer:
\`within 1d or within 2d when "out of stock"\`, with the same words as \`when\` of the way.

Time runs from the end of the touchpoint where it is promised to the end of the one that meets it; exactly at the limit is in time. Of a range the longer
end counts, of several branches the slowest, a loop as often as \`repeats at most N times\` allows. A handoff that does not say what it \`takes\` counts with
its own limit. It is only reported when what is stated is too long already; where something is not stated, \`promise-timing-unknown\` says so. A condition that
no way states may hold on each of them: then its limit counts as well. An expectation that a promise answers is left to that promise.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage work "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      promises ready "Ready tomorrow" within 1d
    }
    touchpoint mend "The mechanic mends it" { takes 4h..20h }
    touchpoint test "Test ride" { takes 4h }
    touchpoint collect "Collect the bicycle" {
      takes 15min
      meets ready
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage work "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      promises ready "Ready in two days" within 2d
    }
    touchpoint mend "The mechanic mends it" { takes 4h..20h }
    touchpoint test "Test ride" { takes 4h }
    touchpoint collect "Collect the bicycle" {
      takes 15min
      meets ready
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{promise}” is promised within {limit}[ when “{when}”], but it takes up to {total}[ ({withWeekends} with weekends)] until “{metAt}”: {sum}.',
            'zh-Hans': '“{promise}”承诺在 {limit} 内兑现[（“{when}”时）]，但到“{metAt}”最长需要 {total}[（含周末 {withWeekends}）]：{sum}。',
            'zh-Hant': '「{promise}」承諾在 {limit} 內兌現[（「{when}」時）]，但到「{metAt}」最長需要 {total}[（含週末 {withWeekends}）]：{sum}。',
        },
        expected: {
            en: '“{promise}” is expected within {limit}[ when “{when}”], but it takes up to {total}[ ({withWeekends} with weekends)] until “{metAt}”: {sum}.',
            'zh-Hans': '客户期望“{promise}”在 {limit} 内实现[（“{when}”时）]，但到“{metAt}”最长需要 {total}[（含周末 {withWeekends}）]：{sum}。',
            'zh-Hant': '顧客期望「{promise}」在 {limit} 內實現[（「{when}」時）]，但到「{metAt}」最長需要 {total}[（含週末 {withWeekends}）]：{sum}。',
        },
        more: {
            en: '“{promise}” is promised within {limit}[ when “{when}”], but until “{metAt}” what is stated takes up to {total}[ ({withWeekends} with weekends)] already: {sum}.',
            'zh-Hans': '“{promise}”承诺在 {limit} 内兑现[（“{when}”时）]，但到“{metAt}”仅已写明的时长最长就需要 {total}[（含周末 {withWeekends}）]：{sum}。',
            'zh-Hant': '「{promise}」承諾在 {limit} 內兌現[（「{when}」時）]，但到「{metAt}」光是已寫明的時長最長就需要 {total}[（含週末 {withWeekends}）]：{sum}。',
        },
        'expected-more': {
            en: '“{promise}” is expected within {limit}[ when “{when}”], but until “{metAt}” what is stated takes up to {total}[ ({withWeekends} with weekends)] already: {sum}.',
            'zh-Hans': '客户期望“{promise}”在 {limit} 内实现[（“{when}”时）]，但到“{metAt}”仅已写明的时长最长就需要 {total}[（含周末 {withWeekends}）]：{sum}。',
            'zh-Hant': '顧客期望「{promise}」在 {limit} 內實現[（「{when}」時）]，但到「{metAt}」光是已寫明的時長最長就需要 {total}[（含週末 {withWeekends}）]：{sum}。',
        },
        made: {
            en: 'The time runs from the end of “{touchpoint}”.',
            'zh-Hans': '从“{touchpoint}”结束时开始计时。',
            'zh-Hant': '從「{touchpoint}」結束時開始計時。',
        },
        step: {
            en: '“{place}” takes {time}.',
            'zh-Hans': '“{place}”需要 {time}。',
            'zh-Hant': '「{place}」需要 {time}。',
        },
        passes: {
            en: '“{place}” takes {time}, {times} times.',
            'zh-Hans': '“{place}”需要 {time}，共 {times} 次。',
            'zh-Hant': '「{place}」需要 {time}，共 {times} 次。',
        },
        limit: {
            en: '“{place}” does not say how long it takes; its own limit allows {time}.',
            'zh-Hans': '“{place}”没有写明时长，按其自身期限最长为 {time}。',
            'zh-Hant': '「{place}」沒有寫明時長，依其自身期限最長為 {time}。',
        },
        met: {
            en: 'It is met here.',
            'zh-Hans': '在这里兑现。',
            'zh-Hant': '在這裡兌現。',
        },
    },
    check: {
        journey: (journey, context) => {
            if (!mayBeLate(journey, context.project, context)) return;
            for (const timing of context.timingOf(journey).timings) {
                if (!timing.isLate || isAnswered(timing.commitment, context.project)) continue;
                // That one of its limits alone is too late is a finding of its own.
                const later = laterHandoffs(timing);
                if (timing.commitment.kind === 'promise' && timing.steps.some(({ at, isLimit }) => isLimit === true && 'way' in at && later.includes(at.way))) continue;
                context.report(reportOf(timing, context));
            }
        },
    },
};

function reportOf(timing: Timing, { project }: JourneyContext): Report {
    const { commitment, limit, limitIndex, madeAt, metAt, steps, slowest } = timing;
    const isExpected = commitment.kind === 'expectation';
    const more = timing.unknown.length > 0 || timing.unbounded.length > 0;
    const args: Args = {
        promise: wordsOf(commitment), limit: { duration: limit.duration.text }, when: limit.when ?? '', metAt: labelOf(metAt), ...totalArgs(slowest.most), sum: saidSum(timing, project),
    };
    return {
        at: placeOfLimit(commitment, limitIndex),
        message: more ? (isExpected ? 'expected-more' : 'more') : isExpected ? 'expected' : 'default',
        args,
        related: [
            { at: { element: touchpointKey(madeAt) }, message: 'made', args: { touchpoint: labelOf(madeAt) } },
            ...steps.map(({ at, least, most, times, isLimit }) => ({
                at: placeOfTimed(at), message: isLimit === true ? 'limit' : times > 1 ? 'passes' : 'step',
                args: { place: nameOfTimed(at, project), time: isLimit === true ? saidOf(most) : saidOf(most, least), times },
            })),
            { at: { element: touchpointKey(metAt) }, message: 'met' },
        ],
    };
}
