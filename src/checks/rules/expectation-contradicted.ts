import { isLater } from '../../analysis/elapsed';
import { conditionText, isTimed, type TimedLimit } from '../../analysis/timing';
import { labelOf } from '../../model/label';
import { elementKey, type Expectation, type Limit, type Touchpoint } from '../../model/model';
import type { JourneyContext, Rule } from '../rule';
import { comesAfter } from '../shared-facts';
import { placeOfPromise, touchpointKey, wordsOf } from '../sides';

export const rule: Rule = {
    id: 'expectation-contradicted',
    category: 'promises',
    severity: 'error',
    recommended: true,
    fixable: false,
    title: {
        en: 'The journey contradicts what the customer expects',
        'zh-Hans': '旅程与客户的期望相悖',
        'zh-Hant': '旅程與顧客的期望相悖',
    },
    rationale: `The customer is led to expect one thing and gets another: a later touchpoint \`contradicts\` it, or what is promised \`for\` it allows more time than the
customer expects. Mend the touchpoint, or the place where the expectation comes from: what is said in an ad, by a salesperson, on the page before.

A contradiction counts where the customer gets after the expectation arose, in this journey or in another. Limits are compared with limits of the same
condition; an expectation without a time is never looser or tighter.`,
    bad: `owner dealer "Car dealer"

channel store "Showroom" : store

journey drive "Test drive" {
  owner dealer

  stage try "Try it" {
    channel store
    touchpoint book "Book a test drive" {
      expects enough-time "An hour on real roads"
    }
    touchpoint ride "Test drive" {
      does "Drives once round the block"
      contradicts enough-time
      ends success
    }
  }
}
`,
    good: `owner dealer "Car dealer"

channel store "Showroom" : store

journey drive "Test drive" {
  owner dealer

  stage try "Try it" {
    channel store
    touchpoint book "Book a test drive" {
      expects enough-time "An hour on real roads"
    }
    touchpoint ride "Test drive" {
      does "Drives for an hour, on the motorway too"
      meets enough-time
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'The customer expects “{expectation}” from “{touchpoint}” on, and “{other}” contradicts it.',
            'zh-Hans': '客户从“{touchpoint}”起期望“{expectation}”，而“{other}”与之相悖。',
            'zh-Hant': '顧客從「{touchpoint}」起期望「{expectation}」，而「{other}」與之相悖。',
        },
        looser: {
            en: '“{promise}” is promised within {limit}, later than the customer expects it: “{expectation}” within {expected}.',
            'zh-Hans': '“{promise}”承诺在 {limit} 内兑现，晚于客户的期望：“{expectation}”，{expected} 内。',
            'zh-Hant': '「{promise}」承諾在 {limit} 內兌現，晚於顧客的期望：「{expectation}」，{expected} 內。',
        },
        contradicts: {
            en: '“{other}” contradicts it here.',
            'zh-Hans': '“{other}”在这里与之相悖。',
            'zh-Hant': '「{other}」在這裡與之相悖。',
        },
        expected: {
            en: 'Here the customer expects “{expectation}” within {expected}.',
            'zh-Hans': '客户在这里期望 {expected} 内“{expectation}”。',
            'zh-Hant': '顧客在這裡期望 {expected} 內「{expectation}」。',
        },
    },
    check: {
        journey: (_, context) => {
            for (const touchpoint of context.graph.touchpoints) {
                touchpoint.expects?.forEach(expectation => contradicted(expectation, touchpoint, context));
            }
        },
        touchpoint: {
            having: 'promises',
            visit: (touchpoint, { project, report }) => {
                for (const promise of touchpoint.promises) {
                    if (promise.for === undefined) continue;
                    const expectation = project.commitment(promise.for);
                    if (expectation?.kind !== 'expectation' || expectation.id === undefined) continue;
                    const looser = looserLimit(promise.limits, expectation.limits);
                    if (looser === undefined) continue;
                    const args = {
                        promise: wordsOf(promise), limit: { duration: looser.promised.duration.text }, expectation: wordsOf(expectation), expected: { duration: looser.expected.duration.text },
                    };
                    report({
                        at: placeOfPromise(touchpoint, promise), message: 'looser', args,
                        related: [{ at: { element: elementKey('expectation', expectation.id) }, message: 'expected', args }],
                    });
                }
            },
        },
    },
};

function contradicted(expectation: Expectation, touchpoint: Touchpoint, context: JourneyContext): void {
    const { project, journey, report, shared } = context;
    const { id } = expectation;
    if (id === undefined) return;
    const contradicting = project.referencesTo(elementKey('expectation', id)).flatMap(key => {
        const other = key.startsWith('touchpoint:') ? project.touchpoint(key.slice('touchpoint:'.length)) : undefined;
        if (other?.contradicts?.includes(id) !== true) return [];
        return other.journey !== journey.id || shared(comesAfter)(other.id, touchpoint.id) ? [other] : [];
    });
    const [first] = contradicting;
    if (first === undefined) return;
    report({
        at: { element: elementKey('expectation', id) },
        args: { expectation: wordsOf(expectation), touchpoint: labelOf(touchpoint), other: labelOf(first) },
        related: contradicting.map(other => ({
            at: { element: touchpointKey(other), field: 'contradicts', index: other.contradicts!.indexOf(id) }, message: 'contradicts', args: { other: labelOf(other) },
        })),
    });
}

/** A promised limit that is later than each expected one of the same condition. */
function looserLimit(promised: readonly Limit[], expected: readonly Limit[]): { readonly promised: TimedLimit; readonly expected: TimedLimit } | undefined {
    const condition = ({ when }: Limit): string | undefined => (when === undefined ? undefined : conditionText(when));
    for (const limit of promised.filter(isTimed)) {
        const same = expected.filter(isTimed).filter(other => condition(other) === condition(limit));
        if (same[0] !== undefined && same.every(other => isLater(limit.duration, other.duration))) return { promised: limit, expected: same[0] };
    }
    return undefined;
}
