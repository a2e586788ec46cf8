import { messageOf, textOf, type Finding, type Location } from '../../checks/finding';
import { ruleById } from '../../checks/known-rules';
import type { Locale } from '../../checks/rule';
import { positionAt, type Sources } from '../../model/source';
import type { ProjectView } from '../../model/view';
import { elementLabel } from '../../render/html/element-label';
import type { PageFinding, PageRule } from '../../render/html/findings';

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
