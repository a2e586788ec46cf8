import { elementKey, type Duration, type ElementKey, type Limit, type PromiseMade, type Told, type Way } from '../../model/model';
import type { Place } from '../../model/source';
import type { ProjectView } from '../../model/view';
import type { Fix, Rule, RuleContext } from '../rule';
import { carriersOf, placeOfPromise, touchpointKey, wayKey, wordsOf } from '../sides';
import { vagueCueIn, vagueWordIn } from '../vague';

export const rule: Rule = {
    id: 'vague-deadline',
    category: 'promises',
    severity: 'warning',
    recommended: true,
    fixable: true,
    title: {
        en: 'A deadline is vague',
        'zh-Hans': '期限含糊不清',
        'zh-Hant': '期限含糊不清',
    },
    rationale: `“Soon” is tomorrow to the customer and next week to the workshop. A vague time cannot be planned, checked or noticed when it is over; it only moves the
moment of disappointment. Write a length of time, \`within 2d\`, or a range when that is the truth, \`within 1d..3d\`.

Limits of promises, handoffs, acceptances and obligations are looked at, and what the customer is told. A vague word is fine when a concrete
time stands beside it (“as soon as we can, by Friday noon at the latest”), also as a \`within\` of the same cue or a promise of the same touchpoint.
What the customer expects is the customer's own wording and is never reported.`,
    bad: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      promises ready "Your bicycle is ready" within "as soon as possible"
    }
    touchpoint collect "Collect the bicycle" {
      channel counter
      meets ready
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel counter "Counter" : counter

journey repair "Bicycle repair" {
  owner shop

  stage bring "Bring it" {
    touchpoint describe "Describe what is broken" {
      channel counter
      promises ready "Your bicycle is ready" within 2d
    }
    touchpoint collect "Collect the bicycle" {
      channel counter
      meets ready
      ends success
    }
  }
}
`,
    options: {
        words: {
            type: 'strings',
            default: [],
            description: 'Words that count as vague besides the known ones in English and Chinese, e.g. "bald" or "sous peu".',
        },
    },
    messages: {
        default: {
            en: '“{word}” is no time that can be kept or missed. Until when is “{promise}” promised? Write e.g. `within 2d`.',
            'zh-Hans': '“{word}”不是明确的时间，无法判断是否逾期。承诺“{promise}”要在多久内兑现？请写例如 `within 2d`。',
            'zh-Hant': '「{word}」不是明確的時間，無法判斷是否逾期。承諾「{promise}」要在多久內兌現？請寫例如 `within 2d`。',
        },
        limit: {
            en: '“{word}” is no time that can be kept or missed. Write a length of time, e.g. `within 2d`.',
            'zh-Hans': '“{word}”不是明确的时间，无法判断是否逾期。请写明时长，例如 `within 2d`。',
            'zh-Hant': '「{word}」不是明確的時間，無法判斷是否逾期。請寫明時長，例如 `within 2d`。',
        },
        told: {
            en: 'The customer is told “{word}” and cannot know when: “{text}”. Tell the time.',
            'zh-Hans': '告诉客户“{word}”，客户还是不知道是什么时候：“{text}”。请说明具体时间。',
            'zh-Hant': '告訴顧客「{word}」，顧客還是不知道是什麼時候：「{text}」。請說明具體時間。',
        },
        'write-limit': {
            en: 'Write `{limit}`, which is stated for the same thing',
            'zh-Hans': '改为同一事项已写明的 `{limit}`',
            'zh-Hant': '改為同一事項已寫明的 `{limit}`',
        },
        'tell-limit': {
            en: 'Tell the limit of the handoff, {limit}',
            'zh-Hans': '告知该交接的时限 {limit}',
            'zh-Hant': '告知該交接的時限 {limit}',
        },
    },
    check: {
        owner: (owner, context) => {
            const element = elementKey('owner', owner.id);
            owner.obligations?.forEach(({ limits }, index) => {
                const vague = vagueLimit(limits, context);
                if (vague !== undefined) context.report({ at: { element, field: 'obligations', index }, message: 'limit', args: { word: vague.word } });
            });
        },
        touchpoint: (touchpoint, context) => {
            if (touchpoint.promises === undefined && touchpoint.tells === undefined) return;
            const promises = touchpoint.promises ?? [];
            for (const promise of promises) {
                const vague = promise.at === undefined ? vagueLimit(promise.limits, context) : undefined;
                if (vague === undefined) continue;
                const place = placeOfPromise(touchpoint, promise);
                const at = promise.id === undefined ? place : { ...place, field: 'limits', index: vague.index };
                const fixes = promise.id === undefined ? [] : writeLimits(at, statedFor(promise, context));
                context.report({ at, args: { word: vague.word, promise: wordsOf(promise) }, fixes });
            }
            if (promises.some(promise => promise.at !== undefined || durations(promise.limits).length > 0)) return;
            checkTold(touchpointKey(touchpoint), touchpoint.tells, undefined, context);
        },
        way: (way, context) => {
            const element = wayKey(way);
            const within = way.within === undefined ? undefined : vagueLimit([way.within], context);
            if (within !== undefined) {
                const at: Place = { element, field: 'within' };
                context.report({ at, message: 'limit', args: { word: within.word }, fixes: writeLimits(at, promisedWith(way, context.project)) });
            }
            const accepted = way.accepted === undefined ? undefined : vagueLimit(way.accepted.limits, context);
            if (accepted !== undefined) context.report({ at: { element, field: 'accepted' }, message: 'limit', args: { word: accepted.word } });
            if (way.tells !== undefined) checkTold(element, way.tells, durations(way.within === undefined ? [] : [way.within])[0], context);
        },
    },
};

const moreWords = (context: RuleContext): readonly string[] => context.option<readonly string[]>('words');

/** The first vague one of alternative limits. A length of time among them makes up for it. */
function vagueLimit(limits: readonly Limit[], context: RuleContext): { readonly word: string; readonly index: number } | undefined {
    if (limits.some(limit => 'duration' in limit)) return undefined;
    for (const [index, limit] of limits.entries()) {
        const word = 'words' in limit ? vagueWordIn(limit.words, moreWords(context)) : undefined;
        if (word !== undefined) return { word, index };
    }
    return undefined;
}

function checkTold(element: ElementKey, tells: readonly Told[] | undefined, limit: Duration | undefined, context: RuleContext): void {
    tells?.forEach((told, index) => {
        if (told.limits !== undefined && durations(told.limits).length > 0) return;
        // A cue that is still being written may have no text yet.
        const word = vagueCueIn(told.text ?? '', moreWords(context)) ?? (told.limits === undefined ? undefined : vagueLimit(told.limits, context)?.word);
        if (word === undefined) return;
        const at: Place = { element, field: 'tells', index };
        const fixes: readonly Fix[] = limit === undefined || told.limits !== undefined ? []
            : [{ title: 'tell-limit', args: { limit: { duration: limit.text } }, safe: false, edits: [{ do: 'append', at, text: ` within ${limit.text}` }] }];
        context.report({ at, message: 'told', args: { word, text: told.text }, fixes });
    });
}

function writeLimits(at: Place, limits: readonly Duration[]): readonly Fix[] {
    const texts = [...new Set(limits.map(({ text }) => text))];
    return texts.map((text): Fix => ({ title: 'write-limit', args: { limit: text }, safe: false, edits: [{ do: 'replace', at, text }] }));
}

/** The limits of the expectation that a promise answers, and of the handoffs that carry it. */
function statedFor(promise: PromiseMade, context: RuleContext): readonly Duration[] {
    return durations([
        ...(context.project.commitment(promise.for)?.limits ?? []),
        ...carriersOf(promise, context).flatMap(way => way.within ?? []),
    ]);
}

/** The limits of the promises that go over with a handoff. */
function promisedWith(way: Way, project: ProjectView): readonly Duration[] {
    return (way.carries ?? []).flatMap(({ ref }) => {
        const commitment = project.commitment(ref);
        return commitment?.kind === 'promise' ? durations(commitment.limits) : [];
    });
}

/** The lengths of time that hold without a condition. */
function durations(limits: readonly Limit[]): readonly Duration[] {
    return limits.flatMap(limit => ('duration' in limit && limit.when === undefined ? [limit.duration] : []));
}
