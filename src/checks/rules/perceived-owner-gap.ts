import type { GraphWay } from '../../analysis/graph';
import { accountableFor, encloses, rootOf } from '../../analysis/owners';
import { knownOwner } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import type { Owner, Ref, Told, Touchpoint } from '../../model/model';
import type { JourneyContext, Rule } from '../rule';
import { touchpointKey } from '../sides';

export const rule: Rule = {
    id: 'perceived-owner-gap',
    category: 'ownership',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'The customer believes to deal with somebody who takes no part',
        'zh-Hans': '客户以为在和品牌打交道，品牌却没有参与',
        'zh-Hant': '顧客以為在和品牌打交道，品牌卻沒有參與',
    },
    rationale: `To the customer there is one brand. When a technician of a supplier is late, it is the brand that is late. That works as long as the brand takes part: it
tells the customer what will happen, or it hears what did. Where it does neither, it is judged by what it cannot see.

A touchpoint is reported when whom it is \`seen as\` is neither its owner nor a part of the same, sends no message around it (\`tells\` there or on a way in or
out, by its own people or over another channel than the touchpoint's), and gets no signal but a complaint. It is silent while one of the two is not known.`,
    bad: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      handoff -> collect {
        when "The job sheet is signed"
        accepted by workshop within 2h
        tells "Collect it tomorrow from 16:00" by workshop
      }
    }
    touchpoint collect "Collect the bicycle" {
      owner workshop
      seen as shop
      tells "This is what we repaired" by workshop
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"
owner workshop "Workshop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    channel counter
    touchpoint describe "Describe what is broken" {
      handoff -> collect {
        when "The job sheet is signed"
        accepted by workshop within 2h
        tells "Collect it tomorrow from 16:00" by workshop
      }
    }
    touchpoint collect "Collect the bicycle" {
      owner workshop
      seen as shop
      tells "This is what we repaired" by workshop
      signal ticket
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'At “{touchpoint}” the customer believes to deal with “{seen}”, but it is “{owner}”; “{seen}” sends no message and hears nothing of it. Write `tells "…" by {name}`, or a `signal`.',
            'zh-Hans': '在“{touchpoint}”，客户以为面对的是“{seen}”，其实是“{owner}”；“{seen}”既没有发出消息，也得不到任何反馈。请写 `tells "…" by {name}`，或写 `signal`。',
            'zh-Hant': '在「{touchpoint}」，顧客以為面對的是「{seen}」，其實是「{owner}」；「{seen}」既沒有發出訊息，也得不到任何回饋。請寫 `tells "…" by {name}`，或寫 `signal`。',
        },
        complaint: {
            en: 'At “{touchpoint}” the customer believes to deal with “{seen}”, but it is “{owner}”; “{seen}” sends no message and hears of it only when the customer complains. Write `tells "…" by {name}`, or another `signal`.',
            'zh-Hans': '在“{touchpoint}”，客户以为面对的是“{seen}”，其实是“{owner}”；“{seen}”没有发出消息，只有客户投诉时才会知道。请写 `tells "…" by {name}`，或写别的 `signal`。',
            'zh-Hant': '在「{touchpoint}」，顧客以為面對的是「{seen}」，其實是「{owner}」；「{seen}」沒有發出訊息，只有顧客投訴時才會知道。請寫 `tells "…" by {name}`，或寫別的 `signal`。',
        },
    },
    check: {
        touchpoint(touchpoint, context) {
            const { graph, project, report } = context;
            const seen = knownOwner(touchpoint.seenAs, project);
            const owner = knownOwner(graph.ownerOf(touchpoint), project);
            if (seen === undefined || owner === undefined || encloses(seen, owner, project) || encloses(owner, seen, project)) return;
            if (hearsOf(touchpoint, owner, seen, context) || speaks(touchpoint, seen, context)) return;
            report({
                at: { element: touchpointKey(touchpoint), field: 'seenAs' },
                ...(touchpoint.signals?.includes('complaint') && { message: 'complaint' }),
                args: { touchpoint: labelOf(touchpoint), seen: labelOf(seen), owner: labelOf(owner), name: seen.id },
            });
        },
    },
};

/** A signal there, or on a way in or out, that comes to the organisation that it is taken for. */
function hearsOf(touchpoint: Touchpoint, owner: Owner, seen: Owner, { graph, project }: JourneyContext): boolean {
    const accountable = knownOwner(touchpoint.accountable ?? accountableFor(owner, project), project);
    if (accountable !== undefined && rootOf(accountable, project)?.id !== rootOf(seen, project)?.id) return false;
    const around = [...graph.into(touchpoint.id), ...graph.out(touchpoint.id)].filter(({ kind }) => kind !== 'fallback');
    return [touchpoint.signals, ...around.map(({ way }) => way?.signals)].some(signals => signals?.some(signal => signal !== 'complaint' && signal !== 'none'));
}

function speaks(touchpoint: Touchpoint, seen: Owner, { graph, project }: JourneyContext): boolean {
    const isSentBySeen = (told: { readonly by?: Ref; readonly via?: readonly Ref[] }, from: Touchpoint): boolean => {
        const sender = knownOwner(told.by ?? graph.ownerOf(from), project);
        if (sender !== undefined && encloses(seen, sender, project)) return true;
        // Over a channel that is not the touchpoint's own, it may well be the brand that sends it.
        return told.by === undefined && told.via?.some(channel => !graph.channelsOf(from).includes(channel)) === true;
    };
    const toldOn = ({ way, kind }: GraphWay): readonly (Pick<Told, 'by' | 'via'>)[] => (kind === 'fallback' ? [] : [...way?.tells ?? [], ...way?.updates ?? []]);
    if (touchpoint.tells?.some(told => isSentBySeen(told, touchpoint))) return true;
    if (graph.out(touchpoint.id).some(way => toldOn(way).some(told => isSentBySeen(told, touchpoint)))) return true;
    return graph.into(touchpoint.id).some(way => {
        const from = project.touchpoint(way.from);
        return from !== undefined && toldOn(way).some(told => isSentBySeen(told, from));
    });
}
