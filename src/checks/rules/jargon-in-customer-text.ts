import { labelOf } from '../../model/label';
import type { Metric, Term, Touchpoint, Way } from '../../model/model';
import { customerTextsOf, wordsOfTermsIn } from '../customer-text';
import type { Rule, RuleContext, SharedContext } from '../rule';

export const rule: Rule = {
    id: 'jargon-in-customer-text',
    category: 'experience',
    severity: 'info',
    recommended: true,
    fixable: false,
    title: {
        en: 'An inside word in what the customer is told',
        'zh-Hans': '对客户说了内部行话',
        'zh-Hant': '對顧客說了內部行話',
    },
    rationale: `Product codes, department names and abbreviations are short for those who know them. A customer who does not understand a message calls, or does the wrong
thing. A term lists the words that must stay inside, \`jargon "RC-2"\`; say it in the customer's words.

Looked at is what the customer is told (\`tells\`, the text of \`updates\`), promised (\`promises\`) and asked (the \`question\` of a metric). Whole words count, in Chinese and Japanese every
occurrence; upper and lower case only make a difference in codes (\`IT\` is not “it”). A word inside the term's own title, in an address or in a
\`{placeholder}\` is none.`,
    bad: `owner shop "Bicycle shop"

channel text "Text message" : sms

term brake "brake cable" { jargon "BC-5" }

journey repair "Bicycle repair" {
  owner shop

  stage wait "Wait" {
    channel text
    touchpoint news "Get the news" {
      tells "We have to replace the BC-5, it is done by Friday 17:00"
    }
    touchpoint ready "Hear that it is ready" {
      tells "Your bicycle is ready"
      ends success
    }
  }
}
`,
    good: `owner shop "Bicycle shop"

channel text "Text message" : sms

term brake "brake cable" { jargon "BC-5" }

journey repair "Bicycle repair" {
  owner shop

  stage wait "Wait" {
    channel text
    touchpoint news "Get the news" {
      tells "We have to replace the brake cable, it is done by Friday 17:00"
    }
    touchpoint ready "Hear that it is ready" {
      tells "Your bicycle is ready"
      ends success
    }
  }
}
`,
    messages: {
        default: {
            en: '“{word}” is an inside word for “{term}”, and the customer reads it: “{text}”.',
            'zh-Hans': '“{word}”是“{term}”的内部叫法，却写进了给客户的话里：“{text}”。',
            'zh-Hant': '「{word}」是「{term}」的內部叫法，卻寫進了給顧客的話裡：「{text}」。',
        },
    },
    check: { touchpoint: look, way: look, metric: look },
};

function look(element: Touchpoint | Way | Metric, { shared, report }: RuleContext): void {
    const terms = shared(termsWithJargon);
    if (terms.length === 0) return;
    for (const { text, at } of customerTextsOf(element)) {
        for (const { term, word } of wordsOfTermsIn(text, terms, ({ jargon = [] }) => jargon)) report({ at, args: { word, term: labelOf(term), text } });
    }
}

const termsWithJargon = ({ project }: SharedContext): readonly Term[] => project.terms().filter(({ jargon }) => jargon !== undefined);
