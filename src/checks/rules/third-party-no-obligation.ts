import { isOutside, rootOf } from '../../analysis/owners';
import { knownOwner } from '../../analysis/way-ends';
import { elementKey, type Owner, type PromiseMade, type Ref, type Way } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Place } from '../../model/source';
import type { ProjectView } from '../../model/view';
import type { Rule, RuleContext } from '../rule';
import { placeOfPromise, touchpointKey, wayKey, wordsOf } from '../sides';

export const rule: Rule = {
    id: 'third-party-no-obligation',
    category: 'ownership',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'An outside owner has to keep a promise that its contract does not know',
        'zh-Hans': '外部方要兑现承诺，合同里却没有相应义务',
        'zh-Hant': '外部方要兌現承諾，合約裡卻沒有相應義務',
    },
    rationale: `The brand promises, and a supplier, partner or distributor has to keep it. When its contract says nothing of it, the promise hangs on goodwill: in the
peak season, or when it is busy, your customer comes last.

Write what the contract says: \`obligation "Replace a part" within 2d\`, in the outside owner or in the one around it. An obligation counts for every
promise, or for the ones that it names with \`for\`. Reported is whoever performs the touchpoint that \`meets\` the promise, who made it (\`by\`),
or who accepts a handoff that carries it; each organisation once for each promise.`,
    bad: `owner shop "Bicycle shop"

supplier courier "City courier" {
  accountable shop
}

channel counter "Counter" : counter
channel door "At the door" : courier

journey delivery "Bicycle delivered home" {
  owner shop

  stage deliver "Delivery" {
    touchpoint buy "Buy the bicycle" {
      channel counter
      promises delivery "At your door tomorrow" within 1d
      handoff -> receive {
        carries delivery
        accepted by courier within 2h
        tells "The courier rings tomorrow between nine and ten" via counter
        fallback shop after 1d
      }
    }
    touchpoint receive "Receive the bicycle" {
      channel door
      owner courier
      meets delivery
      signal scan
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

supplier courier "City courier" {
  accountable shop
  obligation "Deliver on the next day" within 1d
}

channel counter "Counter" : counter
channel door "At the door" : courier

journey delivery "Bicycle delivered home" {
  owner shop

  stage deliver "Delivery" {
    touchpoint buy "Buy the bicycle" {
      channel counter
      promises delivery "At your door tomorrow" within 1d
      handoff -> receive {
        carries delivery
        accepted by courier within 2h
        tells "The courier rings tomorrow between nine and ten" via counter
        fallback shop after 1d
      }
    }
    touchpoint receive "Receive the bicycle" {
      channel door
      owner courier
      meets delivery
      signal scan
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{owner}” has to keep the promise “{promise}”, but its contract says nothing of it. Write `obligation …`.',
            'zh-Hans': '“{owner}”要兑现承诺“{promise}”，但合同里没有相应的义务。请写 `obligation …`。',
            'zh-Hant': '「{owner}」要兌現承諾「{promise}」，但合約裡沒有相應的義務。請寫 `obligation …`。',
        },
        contract: {
            en: 'The contract of “{root}” stands here',
            'zh-Hans': '“{root}”的合同写在这里',
            'zh-Hant': '「{root}」的合約寫在這裡',
        },
    },
    check: {
        journey: (journey, context) => {
            const { project, graph } = context;
            const judge = judgeOnce(context);
            for (const touchpoint of graph.touchpoints) {
                if (touchpoint.meets !== undefined) {
                    const owner = outsideOwner(graph.ownerOf(touchpoint), project);
                    if (owner !== undefined) touchpoint.meets.forEach((id, index) => judge(owner, promiseOf(id, project), { element: touchpointKey(touchpoint), field: 'meets', index }));
                }
                touchpoint.promises?.forEach(promise => {
                    const owner = outsideOwner(promise.by, project);
                    if (owner !== undefined) judge(owner, promise, placeOfPromise(touchpoint, promise));
                });
            }
            for (const way of journey.ways) judgeWay(way, judge, project);
        },
        way: (way, context) => {
            if (way.journey === undefined) judgeWay(way, judgeOnce(context), context.project);
        },
    },
};

/** Nothing is asked of who belongs to the company. */
function outsideOwner(ref: Ref | undefined, project: ProjectView): Owner | undefined {
    const owner = knownOwner(ref, project);
    return owner !== undefined && isOutside(owner, project) ? owner : undefined;
}

type Judge = (owner: Owner, promise: PromiseMade | undefined, at: Place) => void;

function judgeOnce(context: RuleContext): Judge {
    const { project } = context;
    const judged = new Set<string>();
    return (owner, promise, at) => {
        const root = rootOf(owner, project);
        if (promise === undefined || root === undefined) return;
        const pair = `${root.id} ${promise.id ?? JSON.stringify(at)}`;
        if (judged.has(pair) || isObliged(owner, promise, project)) return;
        judged.add(pair);
        context.report({
            at, args: { owner: labelOf(owner), promise: wordsOf(promise) },
            related: [{ at: { element: elementKey('owner', root.id) }, message: 'contract', args: { root: labelOf(root) } }],
        });
    };
}

function judgeWay(way: Way, judge: Judge, project: ProjectView): void {
    const receiver = outsideOwner(way.accepted?.by, project);
    if (receiver !== undefined) way.carries?.forEach((carried, index) => {
        if (carried.as === 'promise') judge(receiver, promiseOf(carried.ref, project), { element: wayKey(way), field: 'carries', index });
    });
}

function promiseOf(id: Ref, project: ProjectView): PromiseMade | undefined {
    const commitment = project.commitment(id);
    return commitment?.kind === 'promise' ? commitment : undefined;
}

/** Its own contract, or one around it, says something of the promise, of the expectation it answers, or of the promise that it renews. */
function isObliged(owner: Owner, promise: PromiseMade, project: ProjectView): boolean {
    for (let at: Owner | undefined = owner; at !== undefined; at = project.owner(at.parent)) {
        if (at.obligations?.some(obligation => obligation.for.length === 0 || obligation.for.some(id => id === promise.id || id === promise.for || id === promise.again))) return true;
    }
    return false;
}
