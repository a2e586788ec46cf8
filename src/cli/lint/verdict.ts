import type { Finding } from '../../checks/finding';
import { SEVERITIES, type Locale, type Severity } from '../../checks/rule';
import { EXIT, type ExitCode } from '../io';
import type { Counts } from './report';
import { counted } from './words';

export const FAIL_ON = ['error', 'warning', 'info', 'none'] as const;

/** From what on findings fail a run. */
export interface Threshold {
    readonly failOn: (typeof FAIL_ON)[number];
    readonly maxWarnings: number | undefined;
    readonly failOnFindings: boolean;
}

export function verdictOf(counts: Counts, { failOn, maxWarnings, failOnFindings }: Threshold): ExitCode {
    const count = (severity: Severity): number => counts[severity] + (failOnFindings || counts.isSince ? counts.facts[severity] : 0);
    if (failingFrom(failOn).some(severity => count(severity) > 0)) return EXIT.found;
    return maxWarnings !== undefined && maxWarnings < count('warning') ? EXIT.found : EXIT.ok;
}

/** Whether a finding is among those that a run fails for. */
export function failsRun({ severity, status }: Pick<Finding, 'severity' | 'status'>, isKnown: boolean, counts: Counts, { failOn, maxWarnings, failOnFindings }: Threshold): boolean {
    if (isKnown || status === 'suppressed') return false;
    const areFactsCounted = failOnFindings || counts.isSince;
    if (status === 'finding' && !areFactsCounted) return false;
    const warnings = counts.warning + (areFactsCounted ? counts.facts.warning : 0);
    return failingFrom(failOn).includes(severity) || (severity === 'warning' && maxWarnings !== undefined && maxWarnings < warnings);
}

function failingFrom(failOn: Threshold['failOn']): readonly Severity[] {
    return failOn === 'none' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1).filter(severity => severity !== 'off');
}

/** For a run that found something and did not fail: which flag would have failed it. One sentence a line. */
export function hintsOf(counts: Counts, threshold: Threshold, locale: Locale): readonly string[] {
    if (threshold.failOn === 'none' || verdictOf(counts, threshold) !== EXIT.ok) return [];
    const hints: string[] = [];
    if (counts.warning > 0) hints.push(DID_NOT_FAIL[locale](counted(counts.warning, 'warning', locale), ['--fail-on warning']));
    const { facts } = counts;
    const worst = SEVERITIES.find((severity): severity is Severity => severity !== 'off' && facts[severity] > 0);
    if (worst !== undefined && !threshold.failOnFindings) {
        const flags = [...(counts.isSince ? [] : ['--fail-on-findings']), ...(SEVERITIES.indexOf(worst) <= SEVERITIES.indexOf(threshold.failOn) ? [] : [`--fail-on ${worst}`])];
        hints.push(DID_NOT_FAIL[locale](counted(facts.error + facts.warning + facts.info, 'fact', locale), flags));
    }
    return hints;
}

const DID_NOT_FAIL: Readonly<Record<Locale, (what: string, flags: readonly string[]) => string>> = {
    en: (what, flags) => `${what} did not fail this run; \`${flags.join(' ')}\` would have.`,
    'zh-Hans': (what, flags) => `${what}没有使本次运行失败；加上 \`${flags.join(' ')}\` 就会失败。`,
    'zh-Hant': (what, flags) => `${what}沒有使本次執行失敗；加上 \`${flags.join(' ')}\` 就會失敗。`,
};
