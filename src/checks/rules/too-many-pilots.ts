import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'too-many-pilots',
    category: 'measures',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'A portfolio has many pilots at once',
        'zh-Hans': '旅程组合里同时进行的试点太多',
        'zh-Hant': '旅程組合裡同時進行的試點太多',
    },
    rationale: `A pilot shows with a few people and undivided attention that a journey can be better. Many at once compete for the same experts, and none of them
gets far enough to convince anybody. Begin with two or three, finish them, then take the core journeys.

A journey counts as a pilot by its role in the portfolio (\`journey NAME pilot\`) or by its own \`status pilot\`, once; \`unnamed 4 pilot\` counts four.`,
    bad: `owner bank "Savings bank"

portfolio first-home "My first home" {
  vision "Moving in without worries"
  owner bank
  journey mortgage pilot
  journey insurance pilot
  unnamed 3 pilot
}

journey mortgage "Get a mortgage" { owner bank }

journey insurance "Insure the home" { owner bank }
`,
    good: `owner bank "Savings bank"

portfolio first-home "My first home" {
  vision "Moving in without worries"
  owner bank
  journey mortgage pilot
  journey insurance pilot
  unnamed 3
}

journey mortgage "Get a mortgage" { owner bank }

journey insurance "Insure the home" { owner bank }
`,
    options: {
        max: { type: 'number', default: 3, minimum: 1, description: 'How many pilots a portfolio may have at once.' },
    },
    messages: {
        default: {
            en: '“{portfolio}” has {count} pilots at once; more than {max} rarely get the attention that they need.',
            'zh-Hans': '“{portfolio}”同时有 {count} 个试点；超过 {max} 个就很难都照顾到。',
            'zh-Hant': '「{portfolio}」同時有 {count} 個試點；超過 {max} 個就很難都照顧到。',
        },
        pilot: {
            en: 'A pilot: “{journey}”',
            'zh-Hans': '试点：“{journey}”',
            'zh-Hant': '試點：「{journey}」',
        },
    },
    check: {
        portfolio(portfolio, { project, option, report }) {
            const named = new Set(portfolio.journeys
                .filter(({ journey, roles }) => roles.includes(PILOT) || project.journey(journey)?.status === PILOT)
                .map(({ journey }) => journey));
            const unnamed = (portfolio.unnamed ?? []).filter(({ roles }) => roles.includes(PILOT)).reduce((sum, { count }) => sum + count, 0);
            const max = option<number>('max');
            const count = named.size + unnamed;
            if (count <= max) return;
            report({
                at: { element: elementKey('portfolio', portfolio.id) },
                args: { portfolio: labelOf(portfolio), count, max },
                related: [...named].flatMap(id => {
                    const journey = project.journey(id);
                    return journey === undefined ? [] : [{ at: { element: elementKey('journey', id) }, message: 'pilot', args: { journey: labelOf(journey) } }];
                }),
            });
        },
    },
};

const PILOT = 'pilot';
