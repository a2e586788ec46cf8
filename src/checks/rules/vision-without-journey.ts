import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'vision-without-journey',
    category: 'measures',
    severity: 'warning',
    recommended: true,
    fixable: false,
    title: {
        en: 'A vision that no journey serves',
        'zh-Hans': '有愿景，却没有任何旅程去实现',
        'zh-Hant': '有願景，卻沒有任何旅程去實現',
    },
    rationale: `A vision becomes real in the steps that a customer takes. A portfolio with a vision and no journey is a poster: nobody can say what changes for
whom, or when it has been reached. Name the journeys that lead there (\`journey NAME\`), or how many there will be (\`unnamed 28\`).`,
    bad: `owner bank "Savings bank"

portfolio first-home "My first home" {
  vision "Moving in without worries"
  owner bank
}
`,
    good: `owner bank "Savings bank"

portfolio first-home "My first home" {
  vision "Moving in without worries"
  owner bank
  journey mortgage
}

journey mortgage "Get a mortgage" { owner bank }
`,
    messages: {
        default: {
            en: '“{portfolio}” has the vision “{vision}”, and no journey that leads there. Write `journey NAME`.',
            'zh-Hans': '“{portfolio}”有愿景“{vision}”，却没有通向它的旅程。请写 `journey 名称`。',
            'zh-Hant': '「{portfolio}」有願景「{vision}」，卻沒有通向它的旅程。請寫 `journey 名稱`。',
        },
    },
    check: {
        portfolio(portfolio, { report }) {
            const vision = portfolio.visions?.[0];
            if (vision === undefined || portfolio.journeys.length > 0 || portfolio.unnamed !== undefined) return;
            report({ at: { element: elementKey('portfolio', portfolio.id), field: 'visions' }, args: { portfolio: labelOf(portfolio), vision } });
        },
    },
};
