import { elementKey, type Touchpoint } from '../../model/model';
import { labelOf } from '../../model/label';
import type { JourneyContext, Rule } from '../rule';

/** So many titles of a loop are named; a longer one is cut in its middle. */
const NAMED = 4;

export const rule: Rule = {
    id: 'endless-loop',
    category: 'integrity',
    severity: 'error',
    recommended: true,
    fixable: false,
    title: {
        en: 'A loop has no way out',
        'zh-Hans': '循环没有出口',
        'zh-Hant': '迴圈沒有出口',
    },
    rationale: `A customer who enters the loop is sent round for ever: every way from its touchpoints leads back into it. Say under which condition it is left: a
second way with \`when\`, a \`fallback\` to a touchpoint outside, or \`ends\` in one of its touchpoints. A touchpoint that only happens several
times in a row needs no way back to itself: \`repeats at most 3 times\`.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint ask "Ask for a coffee"
    touchpoint taste "Taste it" { path -> ask when "It is cold" }
  }
}
`,
    good: `owner cafe "Corner café"
channel counter "Counter" : counter

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    channel counter
    touchpoint ask "Ask for a coffee"
    touchpoint taste "Taste it" {
      path -> ask when "It is cold"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'There is no way out of the loop “{titles}”: customers are sent round for ever.',
            'zh-Hans': '循环“{titles}”没有出口：客户会一直在其中打转。',
            'zh-Hant': '迴圈「{titles}」沒有出口：顧客會一直在其中打轉。',
        },
        alone: {
            en: 'The only way from “{touchpoint}” leads back to itself: customers never get on.',
            'zh-Hans': '“{touchpoint}”唯一的路径又回到自身：客户永远无法继续。',
            'zh-Hant': '「{touchpoint}」唯一的路徑又回到自身：顧客永遠無法繼續。',
        },
        back: {
            en: 'It leads back here.',
            'zh-Hans': '从这里绕回。',
            'zh-Hant': '從這裡繞回。',
        },
    },
    check: {
        journey(_, context) {
            const { graph, report } = context;
            for (const loop of graph.loops) {
                const first = loop[0]!;
                if (!graph.reachable.has(first.id) || !isEndless(loop, context)) continue;
                const back = graph.into(first.id).find(way => way.way !== undefined && loop.some(({ id }) => id === way.from))?.way;
                report({
                    at: { element: elementKey('touchpoint', first.id) },
                    ...(loop.length === 1 && { message: 'alone' }),
                    args: { touchpoint: labelOf(first), titles: titlesOf(loop) },
                    ...(back !== undefined && { related: [{ at: { element: elementKey('way', back.id) }, message: 'back' }] }),
                });
            }
        },
    },
};

function isEndless(loop: readonly Touchpoint[], { graph }: JourneyContext): boolean {
    const members = new Set(loop.map(({ id }) => id));
    // A handoff to itself is a finding of its own.
    if (loop.length === 1 && graph.out(loop[0]!.id).some(way => way.kind === 'handoff')) return false;
    return loop.every(({ id }) => !graph.leaves.has(id) && graph.out(id).every(way => members.has(way.to)));
}

function titlesOf(loop: readonly Touchpoint[]): string {
    const titles = [...loop, loop[0]!].map(labelOf);
    return (titles.length <= NAMED + 1 ? titles : [...titles.slice(0, NAMED - 1), '…', titles.at(-1)]).join(' → ');
}
