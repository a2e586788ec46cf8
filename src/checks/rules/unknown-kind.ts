import { channelKindOf } from '../../model/channel-kind-of';
import { elementKey, type Element, type Experience, type Touchpoint, type CaseEntry } from '../../model/model';
import { nearest } from '../../model/nearest';
import type { Place } from '../../model/source';
import { VOCABULARY, type VocabularyName } from '../../model/vocabulary';
import type { Rule, RuleContext } from '../rule';

export const rule: Rule = {
    id: 'unknown-kind',
    category: 'integrity',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'A word is not one of those that are known here',
        'zh-Hans': '此处不认识这个词',
        'zh-Hant': '此處不認得這個詞',
    },
    rationale: `Kinds of channels, signals, states and the like come from short lists, because the checks and the pictures act on them: a \`complaint\` is another signal
than a \`survey\`, a \`visit\` needs a person. Another word is kept, but nothing can be concluded from it, and a channel is drawn with the general icon.
Take the nearest word of the list; for a channel of no listed kind write \`other\` and say the rest in its title.

Kinds of channels: ${VOCABULARY.channelKind.map(word => `\`${word}\``).join(', ')}.`,
    bad: `owner cafe "Corner café"
channel counter "Counter" : countr

journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel counter
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
    touchpoint pay "Order and pay" {
      channel counter
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '`{keyword}` does not know the word “{word}”. It knows {known}.',
            'zh-Hans': '`{keyword}` 不认识“{word}”。可用的词有：{known}。',
            'zh-Hant': '`{keyword}` 不認得「{word}」。可用的詞有：{known}。',
        },
        nearest: {
            en: '`{keyword}` does not know the word “{word}”. Did you mean `{nearest}`?',
            'zh-Hans': '`{keyword}` 不认识“{word}”。您是不是要写 `{nearest}`？',
            'zh-Hant': '`{keyword}` 不認得「{word}」。您是不是要寫 `{nearest}`？',
        },
        'replace-with': {
            en: 'Write `{nearest}`',
            'zh-Hans': '改为 `{nearest}`',
            'zh-Hant': '改為 `{nearest}`',
        },
    },
    check: {
        channel: (channel, context) => look(channel, 'channelKind', channel.channelKind, context),
        metric: (metric, context) => {
            look(metric, 'scale', metric.scale, context);
            look(metric, 'of', metric.of, context);
        },
        scenario: (scenario, context) => look(scenario, 'load', scenario.load, context),
        persona: (persona, context) => look(persona, 'evidence', persona.evidence?.kind, context),
        portfolio: (portfolio, context) => look(portfolio, 'evidence', portfolio.evidence?.kind, context),
        case: (lived, context) => look(lived, 'evidence', lived.evidence?.kind, context),
        journey: (journey, context) => {
            look(journey, 'state', journey.state, context);
            look(journey, 'view', journey.view, context);
            look(journey, 'status', journey.status, context);
            look(journey, 'evidence', journey.evidence?.kind, context);
        },
        stage: (stage, context) => {
            look(stage, 'phase', stage.phase, context);
            look(stage, 'evidence', stage.evidence?.kind, context);
        },
        way: (way, context) => {
            look(way, 'mode', way.mode, context);
            look(way, 'effort', way.effort, context);
            look(way, 'signals', way.signals, context);
            look(way, 'evidence', way.evidence?.kind, context);
        },
        touchpoint: lookAtExperience,
        entry: lookAtExperience,
    },
};

/** How the author writes it, where that is not the name of the vocabulary. */
const KEYWORDS: Partial<Record<VocabularyName, string>> = { channelKind: 'channel … :', initiatedBy: 'initiated by', signals: 'signal' };

function lookAtExperience(at: (Touchpoint | CaseEntry) & Experience, context: RuleContext): void {
    look(at, 'initiatedBy', at.initiatedBy, context);
    look(at, 'stress', at.stress, context);
    look(at, 'signals', at.signals, context);
    look(at, 'ends', at.ends?.how, context);
    look(at, 'evidence', at.evidence?.kind, context);
    at.opportunities?.forEach(({ id, impact, effort }, index) => {
        // Without a name it is no element: the finding stands at the touchpoint's fact, and nothing can be replaced there.
        const fallback: Place | undefined = id === undefined ? { element: elementKey(at.kind, at.id), field: 'opportunities', index } : undefined;
        const opportunity = { kind: 'opportunity', id: id ?? at.id } as const;
        lookAtWord(opportunity, 'impact', impact, 0, context, fallback);
        lookAtWord(opportunity, 'effort', effort, 0, context, fallback);
    });
}

function look(at: Element & { readonly id: string }, name: VocabularyName, words: string | readonly string[] | undefined, context: RuleContext): void {
    if (words === undefined) return;
    if (typeof words !== 'string') words.forEach((word, index) => lookAtWord(at, name, word, index, context));
    else lookAtWord(at, name, words, 0, context);
}

function lookAtWord(of: { readonly kind: Element['kind']; readonly id: string }, name: VocabularyName, word: string | undefined, index: number, { report }: RuleContext, fallback?: Place): void {
    const known: readonly string[] = VOCABULARY[name];
    if (word === undefined || known.includes(word)) return;
    const meant = (name === 'channelKind' ? channelKindOf(word) : undefined) ?? nearest(word, known)[0];
    const at = fallback ?? { element: elementKey(of.kind, of.id), field: name, index };
    const args = { keyword: KEYWORDS[name] ?? name, word };
    if (meant === undefined) return report({ at, args: { ...args, known: known.join(', ') } });
    report({
        at, message: 'nearest', args: { ...args, nearest: meant },
        ...(fallback === undefined && {
            fixes: [{ title: 'replace-with', args: { nearest: meant }, safe: meant === word.toLowerCase(), edits: [{ do: 'replace', at, text: meant }] }],
        }),
    });
}
