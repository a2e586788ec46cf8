import { isLater } from '../../analysis/elapsed';
import { leadsElsewhere } from '../../analysis/may-be-late';
import { conditionText, isTimed, type Timing } from '../../analysis/timing';
import { labelOf } from '../../model/label';
import { elementKey, type Limit, type Obligation, type Way } from '../../model/model';
import type { JourneyContext, Report, Rule } from '../rule';
import { wayKey, wordsOf } from '../sides';
import { laterHandoffs, nameOfTimed, placeOfLimit } from '../timed';

export const rule: Rule = {
    id: 'inner-deadline-later',
    category: 'promises',
    severity: 'error',
    recommended: true,
    fixable: false,
    title: {
        en: 'A deadline inside is later than the promise to the customer',
        'zh-Hans': '内部期限晚于对客户的承诺',
        'zh-Hant': '內部期限晚於對顧客的承諾',
    },
    rationale: `Everybody inside keeps their deadline, and the promise is broken all the same: the handoff may take three days where the customer was promised two, or the
supplier's contract says five. The limit of each handoff on the way of a promise, and of an \`obligation\` \`for\` it, must leave room for the promise. Make the
inner limit shorter, or promise what it allows.

Limits with a condition are compared with limits of the same condition: a handoff \`when "out of stock"\` may take the two days that are promised for that.`,
    bad: `owner shop "Bicycle shop" {
  owner desk "Front desk"
  owner workshop "Workshop"
}

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage mend "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      owner desk
      promises ready "Ready in two days" within 2d
      handoff -> collect {
        carries ready
        accepted by workshop within 2h
        takes 4h..1d
        within 3d
        tells "We text you tomorrow at 18:00 at the latest" via counter
        fallback desk after 2d
      }
    }
    touchpoint collect "Collect the bicycle" {
      owner workshop
      meets ready
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop" {
  owner desk "Front desk"
  owner workshop "Workshop"
}

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage mend "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      owner desk
      promises ready "Ready in two days" within 2d
      handoff -> collect {
        carries ready
        accepted by workshop within 2h
        takes 4h..1d
        within 2d
        tells "We text you tomorrow at 18:00 at the latest" via counter
        fallback desk after 2d
      }
    }
    touchpoint collect "Collect the bicycle" {
      owner workshop
      meets ready
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'The handoff “{way}” may take {inner}, but “{promise}” is promised within {limit}[ when “{when}”].',
            'zh-Hans': '交接“{way}”的期限是 {inner}，而“{promise}”承诺在 {limit} 内兑现[（“{when}”时）]。',
            'zh-Hant': '交接「{way}」的期限是 {inner}，而「{promise}」承諾在 {limit} 內兌現[（「{when}」時）]。',
        },
        obligation: {
            en: 'The contract of “{owner}” allows {inner} for “{obligation}”, but “{promise}” is promised within {limit}[ when “{when}”].',
            'zh-Hans': '“{owner}”的合同义务“{obligation}”允许 {inner}，而“{promise}”承诺在 {limit} 内兑现[（“{when}”时）]。',
            'zh-Hant': '「{owner}」的合約義務「{obligation}」允許 {inner}，而「{promise}」承諾在 {limit} 內兌現[（「{when}」時）]。',
        },
        promised: {
            en: '“{promise}” is promised here within {limit}.',
            'zh-Hans': '这里承诺“{promise}”在 {limit} 内兑现。',
            'zh-Hant': '這裡承諾「{promise}」在 {limit} 內兌現。',
        },
        handoff: {
            en: 'The limit of the handoff is {inner}.',
            'zh-Hans': '该交接的期限是 {inner}。',
            'zh-Hant': '該交接的期限是 {inner}。',
        },
    },
    check: {
        journey: (journey, context) => {
            if (!journey.ways.some(({ within }) => within !== undefined) && !leadsElsewhere(journey, context.project)) return;
            const told = new Set<string>();
            for (const timing of context.timingOf(journey).timings) {
                if (timing.commitment.kind !== 'promise') continue;
                for (const way of laterHandoffs(timing)) {
                    const key = `${timing.commitment.id} ${way.id}`;
                    if (told.has(key)) continue;
                    told.add(key);
                    context.report(handoffReport(way, timing, context));
                }
            }
        },
        owner: (owner, context) => {
            owner.obligations?.forEach((obligation, index) => {
                for (const ref of obligation.for) {
                    const promise = context.project.commitment(ref);
                    if (promise?.kind !== 'promise' || promise.id === undefined) continue;
                    const late = laterObligation(obligation, promise.limits);
                    if (late === undefined) continue;
                    const args = {
                        owner: labelOf(owner), obligation: obligation.text, inner: { duration: late.inner.duration.text }, promise: wordsOf(promise),
                        limit: { duration: late.outer.duration.text }, when: late.outer.when ?? '',
                    };
                    context.report({
                        at: { element: elementKey('owner', owner.id), field: 'obligations', index }, message: 'obligation', args,
                        related: [{ at: placeOfLimit({ ...promise, id: promise.id }, promise.limits.indexOf(late.outer)), message: 'promised', args }],
                    });
                }
            });
        },
    },
};

function handoffReport(way: Way, { commitment, limit, limitIndex }: Timing, { journey, project }: JourneyContext): Report {
    const inner = way.within !== undefined && isTimed(way.within) ? way.within.duration.text : '';
    const args = { way: nameOfTimed({ way }, project), inner: { duration: inner }, promise: wordsOf(commitment), limit: { duration: limit.duration.text }, when: limit.when ?? '' };
    const promised = placeOfLimit(commitment, limitIndex);
    const handoff = { element: wayKey(way), field: 'within' };
    // A handoff that stands outside of the journey is told at the promise.
    return way.journey === journey.id ? { at: handoff, args, related: [{ at: promised, message: 'promised', args }] }
        : { at: promised, args, related: [{ at: handoff, message: 'handoff', args }] };
}

/** The first limit of a contract that is later than each promised one of the same condition. */
function laterObligation(obligation: Obligation, promised: readonly Limit[]) {
    for (const inner of obligation.limits.filter(isTimed)) {
        const same = promised.filter(isTimed).filter(({ when }) => conditionOf(when) === conditionOf(inner.when));
        const [outer] = same;
        if (outer !== undefined && same.every(({ duration }) => isLater(inner.duration, duration))) return { inner, outer };
    }
    return undefined;
}

const conditionOf = (when: string | undefined): string | undefined => (when === undefined ? undefined : conditionText(when));
