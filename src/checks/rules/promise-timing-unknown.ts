import type { Timing, Unmatched } from '../../analysis/timing';
import { grouped } from '../../model/grouped';
import { labelOf } from '../../model/label';
import type { Touchpoint } from '../../model/model';
import type { JourneyContext, Report, Rule } from '../rule';
import { touchpointKey, wordsOf } from '../sides';
import { isAnswered, nameOfTimed, placeOfLimit, placeOfTimed } from '../timed';

export const rule: Rule = {
    id: 'promise-timing-unknown',
    category: 'promises',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'Whether a promise can be kept in time cannot be checked',
        'zh-Hans': '无法检查承诺能否按时兑现',
        'zh-Hant': '無法檢查承諾能否準時兌現',
    },
    rationale: `A limit was promised, and on the way to where it is met something does not say how long it takes; or nothing says how often a loop is gone round; or no way
states the condition on which the limit holds. So nobody can say whether it will be kept. Write \`takes\` where it is missing (an estimate such as \`~2d\` or a
range will do), \`repeats at most N times\` in the loop, or the same words as \`when\` of a way.

A path that says nothing takes no time: the customer just goes on. A handoff that says nothing takes up to its own limit. The touchpoint that meets the
promise ends the wait, and needs no time of its own as long as something on the way has one. What is too long already is reported by \`promise-infeasible\`.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage work "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      promises ready "Ready in two days" within 2d
    }
    touchpoint mend "The mechanic mends it"
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
    touchpoint mend "The mechanic mends it" { takes ~1d }
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
            en: 'Whether “{promise}” comes within {limit} cannot be checked: nothing says how long it takes at {places}.',
            'zh-Hans': '无法检查“{promise}”能否在 {limit} 内实现：没有写明{places}需要多久。',
            'zh-Hant': '無法檢查「{promise}」能否在 {limit} 內實現：沒有寫明{places}需要多久。',
        },
        unbounded: {
            en: 'Whether “{promise}” comes within {limit} cannot be checked: nothing limits how long it takes at {places}.',
            'zh-Hans': '无法检查“{promise}”能否在 {limit} 内实现：{places}没有上限。',
            'zh-Hant': '無法檢查「{promise}」能否在 {limit} 內實現：{places}沒有上限。',
        },
        condition: {
            en: 'Whether “{promise}” comes within {limit} when “{when}” cannot be checked: no way from “{touchpoint}” states `when "{when}"`.',
            'zh-Hans': '无法检查“{promise}”在“{when}”时能否在 {limit} 内实现：从“{touchpoint}”出发的路径都没有写明 `when "{when}"`。',
            'zh-Hant': '無法檢查「{promise}」在「{when}」時能否在 {limit} 內實現：從「{touchpoint}」出發的路徑都沒有寫明 `when "{when}"`。',
        },
        made: {
            en: 'The time runs from the end of “{touchpoint}”.',
            'zh-Hans': '从“{touchpoint}”结束时开始计时。',
            'zh-Hant': '從「{touchpoint}」結束時開始計時。',
        },
        unknown: {
            en: 'Nothing says how long this takes. Write `takes …`.',
            'zh-Hans': '没有写明这里需要多久。请写 `takes …`。',
            'zh-Hant': '沒有寫明這裡需要多久。請寫 `takes …`。',
        },
        open: {
            en: 'This has no upper bound.',
            'zh-Hans': '这里的时长没有上限。',
            'zh-Hant': '這裡的時長沒有上限。',
        },
        loop: {
            en: 'The loop “{places}” may be gone round any number of times. Write `repeats at most N times`.',
            'zh-Hans': '循环“{places}”可以走任意多次。请写 `repeats at most N times`。',
            'zh-Hant': '迴圈「{places}」可以走任意多次。請寫 `repeats at most N times`。',
        },
        met: {
            en: 'It is met here.',
            'zh-Hans': '在这里兑现。',
            'zh-Hant': '在這裡兌現。',
        },
    },
    check: {
        journey: (journey, context) => {
            const { timings, unmatched } = context.timingOf(journey);
            for (const ofLimit of grouped(timings, ({ commitment, limitIndex }) => `${commitment.id} ${limitIndex}`).values()) {
                const { commitment } = ofLimit[0]!;
                if (isAnswered(commitment, context.project) || ofLimit.some(({ isLate }) => isLate)) continue;
                const unsure = ofLimit.find(({ unknown }) => unknown.length > 0) ?? ofLimit.find(({ unbounded }) => unbounded.length > 0);
                if (unsure !== undefined) context.report(reportOf(unsure, context));
            }
            for (const one of unmatched) if (!isAnswered(one.commitment, context.project)) context.report(conditionReport(one));
        },
    },
};

/** More places than this are no help to read. */
const NAMED = 3;
const SHOWN = 20;

function reportOf(timing: Timing, { project }: JourneyContext): Report {
    const { commitment, limit, limitIndex, madeAt, metAt, unknown, unbounded } = timing;
    const names = unknown.length > 0 ? unknown.map(at => nameOfTimed(at, project)) : unbounded.map(at => ('loop' in at ? round(at.loop) : nameOfTimed(at, project)));
    return {
        at: placeOfLimit(commitment, limitIndex),
        ...(unknown.length === 0 && { message: 'unbounded' }),
        args: { promise: wordsOf(commitment), limit: { duration: limit.duration.text }, places: { all: names.slice(0, NAMED), more: NAMED < names.length } },
        related: [
            { at: { element: touchpointKey(madeAt) }, message: 'made', args: { touchpoint: labelOf(madeAt) } },
            ...unknown.slice(0, SHOWN).map(at => ({ at: placeOfTimed(at), message: 'unknown' })),
            ...unbounded.slice(0, SHOWN).map(at => ('loop' in at
                ? { at: { element: touchpointKey(at.loop[0]!) }, message: 'loop', args: { places: round(at.loop) } }
                : { at: placeOfTimed(at), message: 'open' })),
            { at: { element: touchpointKey(metAt) }, message: 'met' },
        ],
    };
}

/** `A → B → C → A`; of a long one the first few, and how many more there are: `A → B → C → … (+128) → A`. */
function round(loop: readonly Touchpoint[]): string {
    const labels = loop.map(labelOf);
    const shown = labels.length <= NAMED + 2 ? labels : [...labels.slice(0, NAMED), `… (+${labels.length - NAMED})`];
    return [...shown, labels[0]!].join(' → ');
}

function conditionReport({ commitment, limit, limitIndex, madeAt }: Unmatched): Report {
    return {
        at: placeOfLimit(commitment, limitIndex), message: 'condition',
        args: { promise: wordsOf(commitment), limit: { duration: limit.duration.text }, when: limit.when ?? '', touchpoint: labelOf(madeAt) },
    };
}
