import type { GraphWay, JourneyGraph } from '../../analysis/graph';
import { returnsIn, type Return } from '../../analysis/responsibility';
import { elementKey, type Ref, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { JourneyContext, Report, Rule } from '../rule';
import { custodyOf } from '../shared-facts';
import { touchpointKey, wordsOf } from '../sides';

export const rule: Rule = {
    id: 'handoff-ping-pong',
    category: 'ownership',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The case goes back to who handed it off',
        'zh-Hans': '事情被踢回原来的负责方',
        'zh-Hant': '事情被踢回原來的負責方',
    },
    rationale: `"Please ask the hotline." – "Please ask the shop." The case comes back to where it was, the promise is still open, and the customer has lost the time in
between. Let the first one solve it, or hand over to somebody who can; when the second one has to look first, let it answer the customer itself.

It is reported when the owner changes and changes back while one promise is open all the time, and nothing is met in between. It is
silent when the other one works for an hour or longer there (\`takes\`: the craftsmen whose work comes back for inspection) or makes good for a failure
(\`recovery\`), when the way back brings something that the other one asked for or found out (\`carries\` an expert's report), when who takes it back only tells the
customer how it ended, when it is one branch of several (\`when "nobody at home"\`), on a \`fallback\`, and when the customer chose the way (\`choice\`). A team and the
organisation around it count as one.`,
    bad: `owner shop "Phone shop"
owner hotline "Network hotline"

channel counter "Counter" : counter
information contract "Contract number"

journey sim "A new SIM card" {
  owner shop

  stage ask "Ask for it" {
    channel counter
    touchpoint explain "Say that the card is lost" {
      asks contract
      promises card "A new card today" within 8h
      handoff -> check {
        carries contract, card
        accepted by hotline
        takes 1h
        within 2h
        tells "The hotline calls you at this desk" via counter
        fallback shop after 2h
      }
    }
    touchpoint check "Talk to the hotline" {
      owner hotline
      needs contract
      handoff -> again {
        carries contract, card
        accepted by shop
        takes 1h
        within 2h
        tells "The shop can do that for you" via counter
        fallback hotline after 2h
      }
    }
    touchpoint again "Wait at the counter again" {
      needs contract
      meets card
      tells "Your number works in ten minutes"
      ends success
    }
  }
}
`,
    good: `owner shop "Phone shop"
owner hotline "Network hotline"

channel counter "Counter" : counter
information contract "Contract number"

journey sim "A new SIM card" {
  owner shop

  stage ask "Ask for it" {
    channel counter
    touchpoint explain "Say that the card is lost" {
      asks contract
      promises card "A new card today" within 8h
      backstage "Asks the network while the customer waits" by hotline
    }
    touchpoint again "Get the new card" {
      needs contract
      meets card
      tells "Your number works in ten minutes"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'After “{from}” the case goes back from “{other}” to “{owner}”, who handed it off, and “{promise}” is still open. If “{other}” found something out, write `gives …` there.',
            'zh-Hans': '“{from}”之后，事情又从“{other}”回到当初交出它的“{owner}”，而承诺“{promise}”仍未兑现。如果“{other}”查清了什么，请在那里写 `gives …`。',
            'zh-Hant': '「{from}」之後，事情又從「{other}」回到當初交出它的「{owner}」，而承諾「{promise}」仍未兌現。如果「{other}」查清了什麼，請在那裡寫 `gives …`。',
        },
        away: {
            en: '“{owner}” hands it off here',
            'zh-Hans': '“{owner}”在这里交出',
            'zh-Hant': '「{owner}」在這裡交出',
        },
        between: {
            en: '“{other}” has it here, and meets nothing',
            'zh-Hans': '“{other}”在这里接手，什么都没有兑现',
            'zh-Hant': '「{other}」在這裡接手，什麼都沒有兌現',
        },
        back: {
            en: '“{owner}” has it again here',
            'zh-Hans': '在这里又回到“{owner}”手里',
            'zh-Hant': '在這裡又回到「{owner}」手裡',
        },
    },
    check: {
        journey(journey, context) {
            const { graph, project, flowOf } = context;
            if (graph.targetUnknown) return;
            const custody = context.shared(custodyOf);
            const returns = returnsIn(graph, custody, isSettled, project).filter(found => isIdle(found, graph, context));
            if (returns.length === 0) return;
            const flow = flowOf(journey);
            for (const { away, between, back } of returns) {
                const last = between[between.length - 1]!;
                const still = flow.openAfter(last.id);
                const promise = [...flow.openAfter(away.from)].map(ref => project.commitment(ref)).find(open => open?.kind === 'promise' && still.has(open.id!));
                if (promise === undefined) continue;
                const owner = labelOf(custody.ownerOf(back.to)!);
                const other = labelOf(custody.ownerOf(back.from)!);
                const related: Report['related'] = [
                    { at: { element: elementKey('way', away.id) }, message: 'away', args: { owner: labelOf(custody.ownerOf(away.from)!) } },
                    ...between.map(touchpoint => ({ at: { element: touchpointKey(touchpoint) }, message: 'between', args: { other: labelOf(custody.ownerOf(touchpoint.id)!) } })),
                    { at: { element: elementKey('touchpoint', back.to) }, message: 'back', args: { owner } },
                ];
                context.report({ at: { element: elementKey('way', back.id) }, args: { from: labelOf(last), owner, other, promise: wordsOf(promise) }, related });
            }
        },
    },
};

/** Work was done there, or a journey of its own tells what is. */
function isSettled({ meets, zoomsInto, recoveries, takes }: Touchpoint): boolean {
    return meets !== undefined || zoomsInto !== undefined || recoveries !== undefined || isWork(takes);
}

const HOUR_SECONDS = 3600;

/** Who is only sent on does not stay for an hour. */
function isWork(takes: Touchpoint['takes']): boolean {
    return takes !== undefined && 'duration' in takes && takes.duration.min >= HOUR_SECONDS;
}

function isIdle({ away, between, back }: Return, graph: JourneyGraph, { project }: JourneyContext): boolean {
    if (away.way?.choice === true || back.way?.choice === true) return false;
    const to = project.touchpoint(back.to);
    if (to === undefined || onlyTells(to) || isException(back, graph)) return false;
    return !bringsSomething(back, between);
}

/** The company tells the customer how it went; the work is not done there. */
function onlyTells({ tells, asks, needs, meets, initiatedBy }: Touchpoint): boolean {
    if (tells === undefined || asks !== undefined || needs !== undefined || initiatedBy === 'customer') return false;
    return initiatedBy === 'owner' || meets === undefined;
}

/** One case among others: most of them go on. */
function isException(back: GraphWay, graph: JourneyGraph): boolean {
    return back.way?.when !== undefined && graph.out(back.from).some(({ kind, to }) => kind !== 'fallback' && to !== back.to);
}

/** What the other party asked for or gave, and hands back. */
function bringsSomething({ kind, way }: GraphWay, between: readonly Touchpoint[]): boolean {
    const learnt = new Set<Ref>(between.flatMap(({ asks = [], gives = [] }) => [...asks, ...gives]));
    if (learnt.size === 0) return false;
    if (kind !== 'handoff' || way?.carriesAll === true) return true;
    return way?.carries?.some(({ ref, as }) => as === 'nothing' || learnt.has(ref)) === true;
}
