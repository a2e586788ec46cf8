import type { Compiled } from '../../../language-server/compile';
import { createAnalyses } from '../../../src/analysis/analyses';
import { check } from '../../../src/checks/engine';
import { defaultConfig } from '../../../src/checks/resolved-config';
import { pageFindings, pageRule } from '../../../language-server/page-findings';
import { pageAssets } from '../../../src/cli/pictures/page-assets';
import type { ElementKey } from '../../../src/model/model';
import { casePage, journeyPage, overviewPage, portfolioPage, type PageSource } from '../../../src/render/html/pages';

const ASSETS = pageAssets();

export function sourceOf(compiled: Compiled, options: Partial<PageSource> = {}): PageSource {
    const { view, sources } = compiled;
    const locale = options.locale ?? 'en';
    return {
        project: view, analyses: createAnalyses(view), locale, theme: 'auto', around: [], assets: ASSETS,
        findings: pageFindings(check(compiled, defaultConfig(), { today: '2026-11-21' }), { view, sources, locale, show: (path) => path }),
        ruleOf: (id) => pageRule(id, locale), addressOf: () => undefined, ...options,
    };
}

/** Every page that a project can have, by a name, with the ways between them. */
export function allPages(compiled: Compiled, options: Partial<PageSource> = {}): ReadonlyMap<string, string> {
    const { project } = compiled;
    const addressOf = (root: ElementKey): string | undefined => (/^(journey|case|portfolio):/.test(root) ? `${encodeURIComponent(root)}.html` : undefined);
    const source = sourceOf(compiled, { addressOf, ...options });
    return new Map([
        ...project.journeys.map((journey) => [`journey:${journey.id}.html`, journeyPage(journey, compiled.view.casesOf(journey.id), source)] as const),
        ...project.cases.map((lived) => [`case:${lived.id}.html`, casePage(lived, source)] as const),
        ...project.portfolios.map((portfolio) => [`portfolio:${portfolio.id}.html`, portfolioPage(portfolio, portfolio.journeys.flatMap(({ journey }) => compiled.view.journey(journey) ?? []), 'x', source)] as const),
        ['index.html', overviewPage({ title: 'All', portfolios: project.portfolios, journeys: project.journeys, cases: project.cases }, source)] as const,
    ]);
}
