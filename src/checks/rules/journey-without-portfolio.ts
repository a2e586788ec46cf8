import { zoomParents } from '../../analysis/related';
import { elementKey } from '../../model/model';
import { labelOf } from '../../model/label';
import type { Rule } from '../rule';

export const rule: Rule = {
    id: 'journey-without-portfolio',
    category: 'measures',
    severity: 'info',
    recommended: false,
    fixable: false,
    title: {
        en: 'No portfolio lists the journey',
        'zh-Hans': '没有旅程组合收录这条旅程',
        'zh-Hant': '沒有旅程組合收錄這條旅程',
    },
    rationale: `A project with portfolios says which journeys belong together, who leads them and what they serve. A journey that none of them lists is nobody's
priority: it gets no review and no budget, and drops out of sight. List it (\`journey NAME\` in the portfolio), or retire it.

Nothing is reported while the project has no portfolio, of a journey that is a part of another one (something \`zooms into\` it), that mirrors one that
is listed or is retired, nor while a portfolio lists a name that is not found: that may be this one.`,
    bad: `owner bank "Savings bank"
channel branch "Branch" : counter

portfolio first-home "My first home" {
  vision "Moving in without worries"
  owner bank
  journey mortgage core
}

journey mortgage "Get a mortgage" {
  owner bank
  stage ask "Ask" {
    touchpoint talk "Talk to an adviser" { channel branch  tells "You get our offer on Friday"  ends success }
  }
}

journey insurance "Insure the home" {
  owner bank
  stage ask "Ask" {
    touchpoint quote "Get a quote" { channel branch  tells "Your cover starts tomorrow"  ends success }
  }
}
`,
    good: `owner bank "Savings bank"
channel branch "Branch" : counter

portfolio first-home "My first home" {
  vision "Moving in without worries"
  owner bank
  journey mortgage core
  journey insurance
}

journey mortgage "Get a mortgage" {
  owner bank
  stage ask "Ask" {
    touchpoint talk "Talk to an adviser" { channel branch  tells "You get our offer on Friday"  ends success }
  }
}

journey insurance "Insure the home" {
  owner bank
  stage ask "Ask" {
    touchpoint quote "Get a quote" { channel branch  tells "Your cover starts tomorrow"  ends success }
  }
}
`,
    messages: {
        default: {
            en: 'No portfolio lists “{journey}”.',
            'zh-Hans': '没有任何旅程组合收录“{journey}”。',
            'zh-Hant': '沒有任何旅程組合收錄「{journey}」。',
        },
    },
    check: {
        journey(journey, { project, report }) {
            const portfolios = project.portfolios();
            if (portfolios.length === 0 || journey.status === 'retired' || project.portfoliosOf(journey.id).length > 0) return;
            const mirrored = project.journey(journey.mirrors);
            if (mirrored !== undefined && project.portfoliosOf(mirrored.id).length > 0) return;
            if (zoomParents(journey.id, project).some(parent => parent.id !== journey.id)) return;
            if (portfolios.some(({ journeys }) => journeys.some(listed => project.journey(listed.journey) === undefined))) return;
            report({ at: { element: elementKey('journey', journey.id) }, args: { journey: labelOf(journey) } });
        },
    },
};
