import { clockText, longestWait, openTogether, readHours, type OpeningHours } from '../../analysis/hours';
import { isTimed } from '../../analysis/timing';
import { type WayEnd } from '../../analysis/way-ends';
import { labelOf } from '../../model/label';
import { elementKey } from '../../model/model';
import type { Channel } from '../../model/model';
import type { ChannelKind } from '../../model/vocabulary';
import type { Rule, RuleContext } from '../rule';
import { sidesOf, touchpointKey, wayKey } from '../sides';
import { saidOf } from '../timed';

export const rule: Rule = {
    id: 'outside-hours',
    category: 'promises',
    severity: 'warning',
    recommended: false,
    fixable: false,
    title: {
        en: 'A handoff leads into a channel that is closed longer than its limit allows',
        'zh-Hans': '交接进入的渠道，关闭时间超出交接期限',
        'zh-Hant': '交接進入的管道，關閉時間超出交接期限',
    },
    rationale: `In the app customers come at any hour, and the handoff says "within 30 minutes"; but the call centre opens at nine. Whoever comes at night waits until the
morning, and the limit is missed every time. Give the limit as what the hours allow (\`within 1d\`, or business days, \`within 1bd\`), choose a channel that is
open, or do not offer the handoff while the channel is closed.

The \`hours\` of the channels are compared with the \`within\` of the handoff. When the touchpoint before has opening hours itself, only who comes within those
counts; when it happens face to face or on the phone without stated hours, nothing is reported. Neither is it for hours that are not understood, such as
"office hours", nor when one of the channels of the next touchpoint is always open.`,
    bad: `owner shop "Bicycle shop"

channel app "App" : app
channel hotline "Hotline" : voice { hours "09:00-21:00" }

journey repair "Bicycle repair" {
  owner shop

  stage report "Report it" {
    touchpoint describe "Describe what is broken" {
      channel app
      handoff -> advise {
        within 30min
        tells "We call you within 30 minutes" via app
        fallback shop after 1h
      }
    }
    touchpoint advise "Get advice on the phone" {
      channel hotline
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel app "App" : app
channel hotline "Hotline" : voice { hours "09:00-21:00" }

journey repair "Bicycle repair" {
  owner shop

  stage report "Report it" {
    touchpoint describe "Describe what is broken" {
      channel app
      handoff -> advise {
        within 1d
        tells "We call you within a day, between nine and nine" via app
        fallback shop after 1d
      }
    }
    touchpoint advise "Get advice on the phone" {
      channel hotline
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'What is handed over at {time} waits {wait} until “{channel}” opens ({hours}): “{to}” cannot follow within {limit}.',
            'zh-Hans': '{time} 交接过来的，要等 {wait}，“{channel}”才开放（{hours}）：“{to}”无法在 {limit} 内开始。',
            'zh-Hant': '{time} 交接過來的，要等 {wait}，「{channel}」才開放（{hours}）：「{to}」無法在 {limit} 內開始。',
        },
        hours: {
            en: '“{channel}” is open {hours}.',
            'zh-Hans': '“{channel}”的开放时间是 {hours}。',
            'zh-Hant': '「{channel}」的開放時間是 {hours}。',
        },
        next: {
            en: '“{to}” only happens there.',
            'zh-Hans': '“{to}”只在该渠道进行。',
            'zh-Hant': '「{to}」只在該管道進行。',
        },
    },
    check: {
        way: (way, context) => {
            if (way.wayKind !== 'handoff' || way.within === undefined || !isTimed(way.within) || way.within.duration.max === undefined) return;
            const sides = sidesOf(way, context);
            if (sides === undefined || isLaterStage(sides.to, context) || isLaterStage(sides.from, context)) return;
            const into = hoursOf(sides.to, context);
            const from = arrivalOf(sides.from, context);
            if (into === undefined || from === undefined) return;
            const wait = longestWait(into.hours, from);
            if (wait.minutes * 60 <= way.within.duration.max) return;
            const [channel] = into.channels;
            const args = {
                time: clockText(wait.at), wait: saidOf({ seconds: wait.minutes * 60, businessDays: 0 }), limit: { duration: way.within.duration.text },
                channel: labelOf(channel!), hours: channel!.hours ?? '', to: labelOf(sides.to.touchpoint),
            };
            context.report({
                at: { element: wayKey(way), field: 'within' }, args,
                related: [
                    ...into.channels.map(each => ({ at: { element: elementKey('channel', each.id), field: 'hours' }, message: 'hours', args: { channel: labelOf(each), hours: each.hours ?? '' } })),
                    { at: { element: touchpointKey(sides.to.touchpoint) }, message: 'next', args },
                ],
            });
        },
    },
};

/** When the touchpoint can happen: in one of its channels, all of which say when they are open. */
function hoursOf(side: WayEnd, { project }: RuleContext): { readonly hours: OpeningHours; readonly channels: readonly Channel[] } | undefined {
    const channels = (side.channels ?? []).flatMap(id => project.channel(id) ?? []);
    const hours = channels.flatMap(channel => (channel.hours === undefined ? [] : readHours(channel.hours) ?? []));
    return channels.length === 0 || hours.length < channels.length ? undefined : { hours: openTogether(hours), channels };
}

/** When the customer can leave from there: within the hours of its channels, or always when somebody need not be there. */
function arrivalOf(side: WayEnd, context: RuleContext): OpeningHours | undefined {
    const hours = (side.channels ?? []).flatMap(id => {
        const channel = context.project.channel(id);
        if (channel?.hours !== undefined) return [readHours(channel.hours)];
        return [channel !== undefined && ALWAYS_OPEN.has(channel.channelKind ?? '') ? readHours('24/7') : undefined];
    });
    // Whichever of them the customer takes: those that are not known do not make it less.
    const known = hours.filter(each => each !== undefined);
    return known.length === 0 ? undefined : openTogether(known);
}
const ALWAYS_OPEN: ReadonlySet<string> = new Set(['web', 'app', 'email', 'sms', 'social', 'search', 'faq', 'device', 'community'] satisfies ChannelKind[]);

function isLaterStage({ touchpoint }: WayEnd, { project }: RuleContext): boolean {
    return project.journey(touchpoint.journey)?.stages.find(({ id }) => id === touchpoint.stage)?.later === true;
}
