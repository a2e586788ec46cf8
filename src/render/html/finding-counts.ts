import { rootKeyOf } from '../root-key';
import { SEVERITIES, SEVERITY_SIGNS, type PageFinding } from './findings';
import { element, type Child } from './html';
import { FINDING_WORDS, PAGE_WORDS } from './page-words';
import { listed, type Fact, type Reading } from './reading';
import { grouped } from '../../model/grouped';

/** How many findings of each severity a journey, a case or a portfolio has, with everything in it. */
export type Counts = (root: string) => readonly { readonly severity: PageFinding['severity']; readonly count: number }[];

export function countsByRoot(findings: readonly PageFinding[], { project }: Reading): Counts {
    const groups = grouped(findings, ({ element: on }): string => rootKeyOf(on, (id) => project.journey(id) !== undefined));
    return (root) => SEVERITIES.map((severity) => ({ severity, count: (groups.get(root) ?? []).filter((finding) => finding.severity === severity).length })).filter(({ count }) => count > 0);
}

export function findingFact(counted: ReturnType<Counts>, reading: Reading): Fact {
    const { locale } = reading;
    const values: readonly Child[] = counted.map(({ severity, count }) => [element('span', { class: `sign is-${severity}`, 'aria-hidden': 'true' }, SEVERITY_SIGNS[severity]), ` ${FINDING_WORDS.headings[severity][locale]}${PAGE_WORDS.counted[locale].replace('{count}', String(count))}`]);
    return { name: PAGE_WORDS.findings[locale], values: values.length === 0 ? [] : [listed(values, reading)] };
}
