import { touchpointsBefore } from '../../analysis/graph';
import { carriedInto, hasLaterStage, isUnfinished, meetsUnknown } from '../../analysis/unfinished';
import { elementKey, type PromiseMade, type Ref, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Fix, JourneyContext, Rule, SharedInJourney } from '../rule';

export const rule: Rule = {
    id: 'promise-dangling',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: true,
    title: {
        en: 'Nothing meets the promise',
        'zh-Hans': '承诺没有触点兑现',
        'zh-Hant': '承諾沒有觸點兌現',
    },
    rationale: `The customer counts on what they were promised, and the journey never says where they get it. Write \`meets NAME\` in the touchpoint that keeps the
promise. A promise that has no name cannot be met: give it one, \`promises ready "Ready in two days" within 2d\`.

A promise may be kept in another journey that a handoff leads into; and meeting a promise made \`again\` meets the earlier one. It has to be a
touchpoint that customers can reach. While part of the journey comes \`later\`, nothing is reported.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay" {
      promises hot "A hot coffee" within 5min
    }
    touchpoint collect "Collect the coffee" {
      ends success
    }
  }
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay" {
      promises hot "A hot coffee" within 5min
    }
    touchpoint collect "Collect the coffee" {
      meets hot
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'No touchpoint meets the promise “{promise}” made at “{touchpoint}”.',
            'zh-Hans': '“{touchpoint}”做出的承诺“{promise}”没有任何触点兑现。',
            'zh-Hant': '「{touchpoint}」做出的承諾「{promise}」沒有任何觸點兌現。',
        },
        broken: {
            en: 'The promise “{promise}” made at “{touchpoint}” is only broken (at “{breaker}”), never met.',
            'zh-Hans': '“{touchpoint}”做出的承诺“{promise}”只在“{breaker}”违背，从未兑现。',
            'zh-Hant': '「{touchpoint}」做出的承諾「{promise}」只在「{breaker}」違背，從未兌現。',
        },
        unreachable: {
            en: 'The promise “{promise}” made at “{touchpoint}” is only met at “{meeter}”, and no way leads there.',
            'zh-Hans': '“{touchpoint}”做出的承诺“{promise}”只在“{meeter}”兑现，而没有路径通向那里。',
            'zh-Hant': '「{touchpoint}」做出的承諾「{promise}」只在「{meeter}」兌現，而沒有路徑通向那裡。',
        },
        unnamed: {
            en: 'The promise “{promise}” made at “{touchpoint}” has no name, so that no touchpoint can meet it: write `promises NAME "…"`.',
            'zh-Hans': '“{touchpoint}”做出的承诺“{promise}”没有名称，任何触点都无法兑现它：请写成 `promises 名称 "…"`。',
            'zh-Hant': '「{touchpoint}」做出的承諾「{promise}」沒有名稱，任何觸點都無法兌現它：請寫成 `promises 名稱 "…"`。',
        },
        'meet-at': {
            en: 'Meet it at “{touchpoint}”',
            'zh-Hans': '在“{touchpoint}”兑现',
            'zh-Hant': '在「{touchpoint}」兌現',
        },
    },
    check: {
        journey(journey, context) {
            const { graph } = context;
            if (!graph.touchpoints.some(({ promises }) => promises !== undefined)) return;
            if (hasLaterStage(journey)) return;
            // A misspelt `meets` is reported where it stands; it may be the one that is missed here.
            if (meetsUnknown(graph.touchpoints, context.project)) return;
            const metHere = new Set(graph.touchpoints.flatMap(({ id, meets }) => (meets !== undefined && graph.reachable.has(id) ? meets : [])));
            for (const touchpoint of graph.touchpoints) {
                if (touchpoint.promises === undefined || !graph.reachable.has(touchpoint.id)) continue;
                touchpoint.promises.forEach((promise, index) => {
                    // As most are: then nobody has to be asked who else refers to it.
                    if (promise.id === undefined || !metHere.has(promise.id)) look(promise, index, touchpoint, context);
                });
            }
        },
    },
};

function look(promise: PromiseMade, index: number, touchpoint: Touchpoint, context: JourneyContext): void {
    const args = { promise: promise.text ?? promise.name ?? '', touchpoint: labelOf(touchpoint) };
    if (promise.id === undefined) {
        context.report({ at: { element: elementKey('touchpoint', touchpoint.id), field: 'promises', index }, message: 'unnamed', args });
        return;
    }
    const { journey, project, graphOf, report } = context;
    if (carriedInto(promise.id, journey, project).some(into => isUnfinished(into) || meetsUnknown(graphOf(into).touchpoints, project))) return;

    const referring = settling(promise.id, context);
    const meeters = referring.filter(({ of, at }) => at.meets?.includes(of)).map(({ at }) => at);
    const isReachable = ({ id, journey: ref }: Touchpoint): boolean => {
        const other = project.journey(ref);
        return other === undefined || graphOf(other).reachable.has(id);
    };
    if (meeters.some(isReachable)) return;
    const breaker = referring.find(({ of, at }) => at.breaks?.some(({ what }) => what === of))?.at;
    const place = { at: { element: elementKey('promise', promise.id) }, fixes: fixes(promise, touchpoint, context.shared(goodEndsOf)) };
    if (meeters[0] !== undefined) return report({ ...place, message: 'unreachable', args: { ...args, meeter: labelOf(meeters[0]) } });
    if (breaker !== undefined) return report({ ...place, message: 'broken', args: { ...args, breaker: labelOf(breaker) } });
    report({ ...place, args });
}

/** The touchpoints that refer to a promise, or to one that promises the same thing `again`; `of` says to which. */
function settling(promise: Ref, { project }: JourneyContext): readonly { readonly of: Ref; readonly at: Touchpoint }[] {
    const found: { readonly of: Ref; readonly at: Touchpoint }[] = [];
    const chain = new Set([promise]);
    for (const of of chain) {
        for (const key of project.eachReferenceTo(elementKey('promise', of))) {
            const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
            const at = kind === 'touchpoint' ? project.touchpoint(id) : undefined;
            if (at !== undefined) found.push({ of, at });
            const again = kind === 'promise' ? project.commitment(id) : undefined;
            if (again?.kind === 'promise' && again.again === of && again.id !== undefined) chain.add(again.id);
        }
    }
    return found;
}

/** A touchpoint that ends in success, and from where it can be reached. */
interface GoodEnd { readonly touchpoint: Touchpoint; readonly isAfter: (touchpoint: Ref) => boolean }

/** More of them are no help to choose from. */
const ENDS = 20;

function goodEndsOf({ graph }: SharedInJourney): readonly GoodEnd[] {
    return graph.touchpoints.filter(({ ends }) => ends?.how === 'success').slice(0, ENDS).map(touchpoint => {
        let before: ReadonlySet<Ref> | undefined;
        return { touchpoint, isAfter: id => id !== touchpoint.id && (before ??= touchpointsBefore(graph, touchpoint.id)).has(id) };
    });
}

/** Where the journey ends well after the promise, the customer most likely has got it. */
function fixes(promise: PromiseMade, touchpoint: Touchpoint, ends: readonly GoodEnd[]): readonly Fix[] {
    return ends.filter(end => end.isAfter(touchpoint.id)).slice(0, 3).map(end => ({
        title: 'meet-at', args: { touchpoint: labelOf(end.touchpoint) }, safe: false,
        edits: [{ do: 'add-item', element: elementKey('touchpoint', end.touchpoint.id), field: 'meets', keyword: 'meets', text: promise.name! }],
    }));
}
