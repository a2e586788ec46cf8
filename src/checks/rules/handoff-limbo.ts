import { responsibleUntilAccepted } from '../../analysis/responsibility';
import { labelOf } from '../../model/label';
import type { Length, Way } from '../../model/model';
import type { Rule } from '../rule';
import { receiverOf, sidesOf, touchpointKey, wayKey } from '../sides';
import { said } from '../timed';

export const rule: Rule = {
    id: 'handoff-limbo',
    category: 'ownership',
    severity: 'warning',
    recommended: false,
    fixable: false,
    title: {
        en: 'Nobody is responsible until the handoff is accepted',
        'zh-Hans': '交接被接受之前没有人负责',
        'zh-Hant': '交接被接受之前沒有人負責',
    },
    rationale: `One party has let go, the other has not taken over yet: in the hours between, the case belongs to nobody, and that is where cases get lost. Who calls in
that time is sent back and forth. Say who keeps it: \`responsible platform.care until accepted\`.

It is reported for a handoff between two organisations that takes time to be accepted (\`accepted by … within 4h\`, or \`takes\`). It is silent within one
organisation, where somebody above answers for both; with \`mode warm\`, where the giver stays; on the customer's own \`choice\`; and where nobody
accepts at all, which \`handoff-no-confirmation\` tells. A time of a few minutes (option \`minutes\`) is as good as at once.`,
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
        accepted by workshop within 4h
        tells "Your mechanic will call you tomorrow at ten" via counter
        fallback shop after 1d
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
        accepted by workshop within 4h
        responsible shop until accepted
        tells "Your mechanic will call you tomorrow at ten" via counter
        fallback shop after 1d
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
    options: {
        minutes: { type: 'number', default: 15, minimum: 0, description: 'An acceptance within so many minutes leaves no gap worth a word.' },
    },
    messages: {
        default: {
            en: '“{giver}” lets go after “{from}”, and “{receiver}” accepts within {limit}: until then nobody is responsible. Write `responsible … until accepted`.',
            'zh-Hans': '“{giver}”在“{from}”之后就放手，“{receiver}”要在 {limit} 内才接受：这段时间没有人负责。请写 `responsible … until accepted`。',
            'zh-Hant': '「{giver}」在「{from}」之後就放手，「{receiver}」要在 {limit} 內才接受：這段時間沒有人負責。請寫 `responsible … until accepted`。',
        },
        takes: {
            en: '“{giver}” lets go after “{from}”, and “{receiver}” accepts some time within the {limit} that it takes: until then nobody is responsible. Write `responsible … until accepted`.',
            'zh-Hans': '“{giver}”在“{from}”之后就放手，“{receiver}”什么时候接受并不确定（用时 {limit}）：这段时间没有人负责。请写 `responsible … until accepted`。',
            'zh-Hant': '「{giver}」在「{from}」之後就放手，「{receiver}」什麼時候接受並不確定（用時 {limit}）：這段時間沒有人負責。請寫 `responsible … until accepted`。',
        },
        released: {
            en: '“{giver}” lets go here',
            'zh-Hans': '“{giver}”在这里放手',
            'zh-Hant': '「{giver}」在這裡放手',
        },
        received: {
            en: '“{receiver}” has it from here on',
            'zh-Hans': '从这里起由“{receiver}”负责',
            'zh-Hant': '從這裡起由「{receiver}」負責',
        },
    },
    check: {
        way(way, context) {
            const sides = sidesOf(way, context);
            if (sides === undefined) return;
            const { from, to } = sides;
            const receiver = receiverOf(way, to, context.project);
            if (responsibleUntilAccepted(way, from.owner, receiver, context.project) !== 'nobody') return;
            const args = { giver: labelOf(from.owner!), receiver: labelOf(receiver!) };
            const { limit, isAcceptance } = limitOf(way);
            if (longest(limit) <= context.option<number>('minutes') * 60) return;
            context.report({
                at: { element: wayKey(way), field: 'accepted' },
                ...(!isAcceptance && { message: 'takes' }),
                args: { ...args, from: labelOf(from.touchpoint), limit: said(limit) },
                related: [
                    { at: { element: touchpointKey(from.touchpoint) }, message: 'released', args: { giver: args.giver } },
                    { at: { element: touchpointKey(to.touchpoint) }, message: 'received', args: { receiver: args.receiver } },
                ],
            });
        },
    },
};

const longest = (limit: Length): number => ('duration' in limit ? limit.duration.max ?? Infinity : Infinity);

function limitOf({ accepted, takes }: Way): { readonly limit: Length; readonly isAcceptance: boolean } {
    const limit = accepted!.limits[0];
    return limit === undefined ? { limit: takes!, isAcceptance: false } : { limit, isAcceptance: true };
}
