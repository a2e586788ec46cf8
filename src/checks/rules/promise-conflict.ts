import { isLater, leastOf, mostOf, plus, withSlowestWeekends } from '../../analysis/elapsed';
import { conditionText, isTimed, timeBetween, type TimedLimit } from '../../analysis/timing';
import { labelOf } from '../../model/label';
import { elementKey, type PromiseMade, type Ref, type Touchpoint } from '../../model/model';
import type { ProjectView } from '../../model/view';
import type { JourneyContext, Rule } from '../rule';
import { wordsOf } from '../sides';

export const rule: Rule = {
    id: 'promise-conflict',
    category: 'promises',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'Two promises answer one expectation with different times',
        'zh-Hans': '两个承诺以不同的时间回应同一个期望',
        'zh-Hant': '兩個承諾以不同的時間回應同一個期望',
    },
    rationale: `The customer waits for one thing and was told two times for it, by the shop and by the courier, on the phone and by mail. Which one counts? They will hold
the company to the earlier. Promise one time, or write that the later promise takes the place of the earlier one: \`again NAME\`.

It is reported while both promises are open. Limits are compared with limits of the same condition. A promise made later for a shorter time can mean the same
moment; that is only reported when what is stated of the way between rules it out.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage mend "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      expects weekend "To ride at the weekend" within 5d
      promises ready "Ready in two days" within 2d for weekend
    }
    touchpoint receipt "Get the receipt" {
      promises printed "Ready within four days" within 4d for weekend
    }
    touchpoint collect "Collect the bicycle" {
      meets ready, printed
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage mend "Mend it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      expects weekend "To ride at the weekend" within 5d
      promises ready "Ready in two days" within 2d for weekend
    }
    touchpoint receipt "Get the receipt" {
      promises printed "Ready in two days" within 2d for weekend
    }
    touchpoint collect "Collect the bicycle" {
      meets ready, printed
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{promise}” is promised within {limit}, and “{other}” within {otherLimit} for the same expectation “{expectation}” is still open.',
            'zh-Hans': '“{promise}”承诺 {limit} 内兑现，而针对同一期望“{expectation}”的“{other}”承诺 {otherLimit} 内兑现，尚未了结。',
            'zh-Hant': '「{promise}」承諾 {limit} 內兌現，而針對同一期望「{expectation}」的「{other}」承諾 {otherLimit} 內兌現，尚未了結。',
        },
        other: {
            en: '“{other}” is promised at “{touchpoint}” within {otherLimit}.',
            'zh-Hans': '“{touchpoint}”承诺“{other}”在 {otherLimit} 内兑现。',
            'zh-Hant': '「{touchpoint}」承諾「{other}」在 {otherLimit} 內兌現。',
        },
        expectation: {
            en: 'Both are for “{expectation}”.',
            'zh-Hans': '两者都是针对“{expectation}”的承诺。',
            'zh-Hant': '兩者都是針對「{expectation}」的承諾。',
        },
    },
    check: {
        touchpoint: {
            having: 'promises',
            visit: (touchpoint, context) => {
                touchpoint.promises.forEach((promise, index) => {
                    if (promise.id === undefined || promise.for === undefined) return;
                    const expectation = context.project.commitment(promise.for);
                    if (expectation?.kind !== 'expectation' || expectation.id === undefined) return;
                    for (const earlier of openOnes(touchpoint, promise, index, expectation.id, context)) {
                        const limits = conflict(earlier, { touchpoint, promise }, context);
                        if (limits === undefined) continue;
                        const args = {
                            promise: wordsOf(promise), limit: { duration: limits.later.duration.text }, other: wordsOf(earlier.promise), otherLimit: { duration: limits.earlier.duration.text },
                            expectation: wordsOf(expectation), touchpoint: labelOf(earlier.touchpoint),
                        };
                        context.report({
                            at: { element: elementKey('promise', promise.id) }, args,
                            related: [
                                { at: { element: elementKey('promise', earlier.promise.id) }, message: 'other', args },
                                { at: { element: elementKey('expectation', expectation.id) }, message: 'expectation', args },
                            ],
                        });
                    }
                });
            },
        },
    },
};

interface Made { readonly touchpoint: Touchpoint; readonly promise: PromiseMade }
type NamedMade = Made & { readonly promise: { readonly id: Ref } };

/** The other promises for the same expectation that are open when this one is made. */
function openOnes(touchpoint: Touchpoint, promise: PromiseMade, index: number, expectation: Ref, context: JourneyContext): readonly NamedMade[] {
    const { project, flowOf, journey } = context;
    const open = flowOf(journey).openBefore(touchpoint.id);
    const replaced = earlierOf(promise, project);
    const found: NamedMade[] = [];
    for (const key of project.referencesTo(elementKey('expectation', expectation))) {
        const id = key.startsWith('promise:') ? key.slice('promise:'.length) : undefined;
        const other = project.commitment(id);
        if (id === undefined || id === promise.id || other?.kind !== 'promise' || other.for !== expectation || replaced.has(id)) continue;
        if (earlierOf(other, project).has(promise.id!)) continue;
        const here = touchpoint.promises!.indexOf(other);
        if (here >= 0) {
            if (here < index) found.push({ touchpoint, promise: { ...other, id } });
            continue;
        }
        if (!open.has(id)) continue;
        const madeAt = makerOf(id, other, project);
        if (madeAt === undefined) continue;
        // Round a loop each comes before the other: then it is told once.
        const home = project.journey(madeAt.journey);
        if (home !== undefined && flowOf(home).openBefore(madeAt.id).has(promise.id!) && id > promise.id!) continue;
        found.push({ touchpoint: madeAt, promise: { ...other, id } });
    }
    return found;
}

/** The promises that it makes anew. */
function earlierOf(promise: PromiseMade, project: ProjectView): ReadonlySet<Ref> {
    const found = new Set<Ref>(promise.again === undefined ? [] : [promise.again]);
    for (const id of found) {
        const earlier = project.commitment(id);
        if (earlier?.kind === 'promise' && earlier.again !== undefined) found.add(earlier.again);
    }
    return found;
}

function makerOf(id: Ref, promise: PromiseMade, project: ProjectView): Touchpoint | undefined {
    const journey = project.journey(id.slice(0, id.indexOf('.')));
    return journey?.stages.flatMap(({ touchpoints }) => touchpoints).find(({ promises }) => promises?.includes(promise) === true);
}

/** Limits of the same condition that do not mean the same moment. */
function conflict(earlier: Made, later: Made, context: JourneyContext): { readonly earlier: TimedLimit; readonly later: TimedLimit } | undefined {
    const condition = ({ when }: TimedLimit): string | undefined => (when === undefined ? undefined : conditionText(when));
    for (const limit of later.promise.limits.filter(isTimed)) {
        const other = earlier.promise.limits.filter(isTimed).find(candidate => condition(candidate) === condition(limit));
        if (other === undefined) continue;
        const tighter = isLater(other.duration, limit.duration);
        if (isLater(limit.duration, other.duration) || (tighter && !canMeanTheSame(other, limit, earlier.touchpoint, later.touchpoint, context))) return { earlier: other, later: limit };
    }
    return undefined;
}

/** The time that passes until the later promise is made can make up for its shorter limit. */
function canMeanTheSame(earlier: TimedLimit, later: TimedLimit, from: Touchpoint, to: Touchpoint, context: JourneyContext): boolean {
    if (from.id === to.id) return false;
    const between = timeBetween(from, to, context.project, context);
    if (between === undefined || between.unbounded.length > 0) return true;
    // Where they follow each other at once and nothing is stated, no time passes.
    if (between.unknown.some(at => !('touchpoint' in at && at.touchpoint.id === to.id && to.takes === undefined))) return true;
    const [due, left] = [mostOf(earlier.duration), mostOf(later.duration)];
    if (due === undefined || left === undefined) return true;
    const latest = withSlowestWeekends(plus(between.slowest.most, left));
    const soonest = withSlowestWeekends(plus(between.slowest.least, leastOf(later.duration)));
    return soonest <= withSlowestWeekends(due) && withSlowestWeekends(due) <= latest;
}
