import { encloses, sameParty } from '../../analysis/owners';
import { type WayEnds } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import type { Fallback, Owner, Way } from '../../model/model';
import type { Report, Rule, WayContext } from '../rule';
import { receiverOf, sidesOf, wayKey } from '../sides';

export const rule: Rule = {
    id: 'fallback-to-self',
    category: 'visibility',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'The fallback leads back to who failed, or to the customer',
        'zh-Hans': '兜底方案又回到失败的一方，或推给客户',
        'zh-Hant': '備援方案又回到失敗的一方，或推給顧客',
    },
    rationale: `A fallback is for the day when the receiver did not do its part. If it names the same receiver again, nothing changes on that day: who forgot the customer
once is asked to remember. If it leads to something that the *customer* has to start, the company has handed its failure to the customer. Name
somebody who can act: the one who handed over, or who is accountable inside the company (\`fallback platform.care after 1d\`).

The sender, another team, or the organisation around the receiver is a fallback. So is another touchpoint of the receiver (a parcel shop instead of
the door). When several fallbacks are written, one that helps is enough, so "remind the courier, then take it back" is fine. Where
giver and receiver are one and the same, nothing is reported.`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter
information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      asks fault
      handoff -> test-ride {
        carries fault
        accepted by workshop within 2h
        within 2d
        tells "Your mechanic will call you within two days" via counter
        fallback workshop after 2d
      }
    }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      owner workshop
      needs fault
      tells "Come back within a month if anything is loose"
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter
information fault "What is broken"

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      asks fault
      handoff -> test-ride {
        carries fault
        accepted by workshop within 2h
        within 2d
        tells "Your mechanic will call you within two days" via counter
        fallback shop after 2d
      }
    }
    touchpoint test-ride "Test ride with the mechanic" {
      channel counter
      owner workshop
      needs fault
      tells "Come back within a month if anything is loose"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'When “{receiver}” has not done its part, “{fallback}” shall help: that is who failed. Name somebody else.',
            'zh-Hans': '如果“{receiver}”没有做到，兜底的还是“{fallback}”，也就是失败的一方。请换成别的负责方。',
            'zh-Hant': '如果「{receiver}」沒有做到，備援的還是「{fallback}」，也就是失敗的一方。請換成別的負責方。',
        },
        again: {
            en: 'When “{to}” fails, the fallback is “{to}” again. Lead somewhere else.',
            'zh-Hans': '“{to}”失败后，兜底方案还是“{to}”。请换一个去处。',
            'zh-Hant': '「{to}」失敗後，備援方案還是「{to}」。請換一個去處。',
        },
        customer: {
            en: 'When “{to}” fails, the customer has to start “{fallback}”. Let the company act.',
            'zh-Hans': '“{to}”失败后，要由客户自己发起“{fallback}”。请改为由企业行动。',
            'zh-Hant': '「{to}」失敗後，要由顧客自己發起「{fallback}」。請改為由企業行動。',
        },
    },
    check: {
        way: {
            having: 'fallbacks',
            visit: (way, context) => {
                const sides = sidesOf(way, context);
                if (sides === undefined) return;
                const faults: Report[] = [];
                for (const [index, fallback] of way.fallbacks.entries()) {
                    const fault = faultOf(fallback, index, way, sides, context);
                    // One that helps is enough.
                    if (fault === undefined) return;
                    faults.push(fault);
                }
                for (const fault of faults) context.report(fault);
            },
        },
    },
};

/** What is wrong with one fallback; undefined when it helps, or nothing can be said. */
function faultOf({ as, ref }: Fallback, index: number, way: Way, { from, to }: WayEnds, { project }: WayContext): Report | undefined {
    const at = { element: wayKey(way), field: 'fallbacks', index };
    if (as === 'owner') {
        const fallback = project.owner(ref);
        const receiver = receiverOf(way, to, project);
        if (fallback === undefined || receiver === undefined || !isSelf(fallback, receiver, from.owner, project)) return undefined;
        return { at, args: { receiver: labelOf(receiver), fallback: labelOf(fallback) } };
    }
    const fallback = project.touchpoint(ref);
    if (as !== 'touchpoint' || fallback === undefined) return undefined;
    if (fallback.id === to.touchpoint.id) return { at, message: 'again', args: { to: labelOf(to.touchpoint) } };
    if (fallback.initiatedBy !== 'customer') return undefined;
    return { at, message: 'customer', args: { to: labelOf(to.touchpoint), fallback: labelOf(fallback) } };
}

/** The receiver or a part of it. Within one party, where only the channel changes, there may be nobody else. */
function isSelf(fallback: Owner, receiver: Owner, giver: Owner | undefined, project: WayContext['project']): boolean {
    return encloses(receiver, fallback, project) && (giver === undefined || !sameParty(giver, receiver, project));
}
