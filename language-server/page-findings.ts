import { messageOf, textOf, type Finding, type Location } from '../src/checks/finding';
import { ruleById } from '../src/checks/known-rules';
import type { Locale } from '../src/checks/rule';
import { positionAt, type Sources } from '../src/model/source';
import type { ProjectView } from '../src/model/view';
import { elementLabel } from '../src/render/html/element-label';
import type { PageFinding, PageRule } from '../src/render/html/findings';

export interface FindingWords {
    readonly view: ProjectView;
    readonly sources: Sources;
    readonly locale: Locale;
    /** How a path of the project is shown to people. */
    readonly show: (path: string) => string;
}

/** What was found, as pictures and pages say it; what was accepted with a reason is left out. */
export function pageFindings(findings: readonly Finding[], { view, sources, locale, show }: FindingWords): readonly PageFinding[] {
    const placeOf = ({ path, start }: Location): string => `${show(path)}:${positionAt(sources.files.get(path)?.lineStarts ?? [0], start).line}`;
    return findings.filter(({ status }) => status !== 'suppressed').map((finding): PageFinding => ({
        element: finding.elementKey,
        severity: finding.status === 'finding' ? 'finding' : finding.severity,
        rule: finding.rule,
        message: messageOf(finding, locale),
        place: placeOf(finding.location),
        about: finding.elementKind === 'file' ? show(finding.element) : elementLabel(finding.elementKey, view) ?? finding.element,
        related: finding.related.map(({ location, message, args }) => ({ place: placeOf(location), message: textOf(finding.rule, message, args, locale) })),
    }));
}

export function pageRule(id: string, locale: Locale): PageRule | undefined {
    const rule = ruleById(id);
    return rule === undefined ? undefined : { id, title: rule.title[locale], rationale: rule.rationale };
}
