import { labelOf } from '../../model/label';
import type { Metric, Term, Touchpoint, Way } from '../../model/model';
import { customerTextsOf, wordsOfTermsIn, type WordFound, type WrittenText } from '../customer-text';
import type { Fix, Rule, RuleContext, SharedContext } from '../rule';
import { quoted } from '../sides';

export const rule: Rule = {
    id: 'label-inconsistent',
    category: 'experience',
    severity: 'info',
    recommended: false,
    fixable: true,
    title: {
        en: 'The same thing has another name in what the customer is told',
        'zh-Hans': '对客户的说法前后不一致',
        'zh-Hant': '對顧客的說法前後不一致',
    },
    rationale: `When the app says “parcel locker” and the message “pick-up station”, customers look for two things. A term has one title and lists the synonyms that customer
texts should not use, \`avoid "pick-up station"\`; write the title.

Looked at is what the customer is told, promised and asked, as in \`jargon-in-customer-text\`, and words are found in the same way. The correction writes the title in place of the synonym;
read the sentence once more.`,
    bad: `owner shop "Bicycle shop"

channel text "Text message" : sms

term job "repair" { avoid "service case" }

journey repair "Bicycle repair" {
  owner shop

  stage wait "Wait" {
    channel text
    touchpoint news "Get the news" {
      tells "Your service case is done by Friday 17:00"
    }
    touchpoint ready "Hear that it is ready" {
      tells "Your repair is done"
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel text "Text message" : sms

term job "repair" { avoid "service case" }

journey repair "Bicycle repair" {
  owner shop

  stage wait "Wait" {
    channel text
    touchpoint news "Get the news" {
      tells "Your repair is done by Friday 17:00"
    }
    touchpoint ready "Hear that it is ready" {
      tells "Your repair is done"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: 'Elsewhere it is called “{term}”, here “{word}”: “{text}”.',
            'zh-Hans': '别处都叫“{term}”，这里却叫“{word}”：“{text}”。',
            'zh-Hant': '別處都叫「{term}」，這裡卻叫「{word}」：「{text}」。',
        },
        rename: {
            en: 'Call it “{term}”',
            'zh-Hans': '改称“{term}”',
            'zh-Hant': '改稱「{term}」',
        },
    },
    check: { touchpoint: look, way: look, metric: look },
};

/** All of them, as soon as one says what not to call it: the titles of the others are no such words. */
function termsToKeepTo({ project }: SharedContext): readonly Term[] {
    const terms = project.terms();
    return terms.some(({ avoid }) => avoid !== undefined) ? terms : [];
}

const avoided = ({ avoid = [] }: Term): readonly string[] => avoid;

function look(element: Touchpoint | Way | Metric, { shared, report }: RuleContext): void {
    const terms = shared(termsToKeepTo);
    if (terms.length === 0) return;
    for (const written of customerTextsOf(element)) {
        const found = wordsOfTermsIn(written.text, terms, avoided);
        for (const each of found) {
            report({ at: written.at, args: { word: each.word, term: labelOf(each.term), text: written.text }, fixes: fixesFor(written, each, found, terms) });
        }
    }
}

function fixesFor({ text, at, exact }: WrittenText, { term, spans }: WordFound, found: readonly WordFound[], terms: readonly Term[]): readonly Fix[] {
    // A term without a title has a name for references, which is no word for customers.
    const { title } = term;
    if (!exact || title === undefined || title.trim() === '') return [];
    let renamed = text;
    for (const { start, end } of [...spans].sort((a, b) => b.start - a.start)) renamed = renamed.slice(0, start) + inCaseOf(text.slice(start, end), title) + renamed.slice(end);
    // Terms that avoid each other's titles: no other finding in place of this one.
    if (wordsOfTermsIn(renamed, terms, avoided).length >= found.length) return [];
    return [{ title: 'rename', args: { term: title }, safe: false, edits: [{ do: 'replace', at, text: quoted(renamed) }] }];
}

/** At the beginning of a sentence the title begins with a capital, too. */
function inCaseOf(word: string, title: string): string {
    return /^\p{Lu}\P{Lu}*$/u.test(word) ? title.charAt(0).toUpperCase() + title.slice(1) : title;
}
