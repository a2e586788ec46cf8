import { elementKey, type Ref, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { JourneyContext, Rule } from '../rule';

export const rule: Rule = {
    id: 'unreachable-touchpoint',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: false,
    title: {
        en: 'No way leads to the touchpoint',
        'zh-Hans': '没有路径通向该触点',
        'zh-Hant': '沒有路徑通向該觸點',
    },
    rationale: `No customer ever gets here, although the journey says that they do. Each touchpoint leads to the next one in the text, unless it \`ends\` or states
where it leads: then the next one needs a way of its own. Write \`path -> name\` in the touchpoint that comes before, mark the touchpoint as
\`entry\` when customers can begin there, or mark the one before it \`optional\` when it ends the journey only for some.

Only the first touchpoint of an unreachable stretch is reported.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint pay "Order and pay" { path -> collect }
    touchpoint wait "Wait at the counter"
    touchpoint collect "Collect the coffee" { ends success }
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
      path -> wait when "There is a queue"
      path -> collect when "The coffee is ready"
    }
    touchpoint wait "Wait at the counter"
    touchpoint collect "Collect the coffee" { ends success }
  }
}
`,
    messages: {
        default: {
            en: 'No way leads to “{touchpoint}”: “{before}”, which stands before it, leads elsewhere. Lead a way there (`path -> …`), or mark it `entry`.',
            'zh-Hans': '没有路径通向“{touchpoint}”：它前面的“{before}”通向了别处。请写一条通向它的 `path -> …`，或在其中写 `entry`。',
            'zh-Hant': '沒有路徑通向「{touchpoint}」：它前面的「{before}」通向了別處。請寫一條通向它的 `path -> …`，或在其中寫 `entry`。',
        },
        'after-end': {
            en: 'No way leads to “{touchpoint}”: “{before}”, which stands before it, ends the journey. Lead a way there (`path -> …`), or mark it `entry`.',
            'zh-Hans': '没有路径通向“{touchpoint}”：它前面的“{before}”已结束旅程。请写一条通向它的 `path -> …`，或在其中写 `entry`。',
            'zh-Hant': '沒有路徑通向「{touchpoint}」：它前面的「{before}」已結束旅程。請寫一條通向它的 `path -> …`，或在其中寫 `entry`。',
        },
        loop: {
            en: 'No way leads into the loop of “{touchpoint}”: its touchpoints only lead to each other. Lead a way into it (`path -> …`), or mark one of them `entry`.',
            'zh-Hans': '没有路径进入“{touchpoint}”所在的循环：其中的触点只通向彼此。请写一条通向循环的 `path -> …`，或在其中一个触点里写 `entry`。',
            'zh-Hant': '沒有路徑進入「{touchpoint}」所在的迴圈：其中的觸點只通向彼此。請寫一條通向迴圈的 `path -> …`，或在其中一個觸點裡寫 `entry`。',
        },
    },
    check: {
        journey(journey, context) {
            const { graph, report } = context;
            if (graph.reachable.size === graph.touchpoints.length) return;
            const inLater = new Set(journey.stages.filter(stage => stage.later).map(stage => stage.id));
            const loopsBegin = new Set<Ref>(graph.loops.filter(loop => isClosed(loop, context)).map(loop => loop[0]!.id));
            graph.touchpoints.forEach((touchpoint, place) => {
                if (graph.reachable.has(touchpoint.id) || inLater.has(touchpoint.stage)) return;
                const before = graph.touchpoints[place - 1];
                const inLoop = loopsBegin.has(touchpoint.id);
                if (before === undefined || (graph.into(touchpoint.id).length > 0 && !inLoop)) return;
                report({
                    at: { element: elementKey('touchpoint', touchpoint.id) },
                    ...(inLoop ? { message: 'loop' } : before.ends !== undefined ? { message: 'after-end' } : {}),
                    args: { touchpoint: labelOf(touchpoint), before: labelOf(before) },
                });
            });
        },
    },
};

/** No way leads into it from outside. */
function isClosed(loop: readonly Touchpoint[], { graph }: JourneyContext): boolean {
    const members = new Set(loop.map(({ id }) => id));
    return loop.every(({ id }) => graph.into(id).every(way => members.has(way.from)));
}
