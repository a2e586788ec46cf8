import { compile } from '../../language-server/compile';
import { check } from '../../src/checks/engine';
import { messageOf, type Finding } from '../../src/checks/finding';
import { defaultConfig, resolveConfig, withFlags, type ResolvedConfig } from '../../src/checks/resolved-config';
import { parseConfig } from '../../src/checks/config';
import { ruleById } from '../../src/checks/known-rules';

/** What `recommended` finds in one file; a rule that is not in it is put in by `with`. */
export function lint(text: string, options: { readonly with?: readonly string[]; readonly today?: string; readonly config?: string } = {}): readonly Finding[] {
    const set = new Map((options.with ?? []).map(id => [id, ruleById(id)!.severity === 'off' ? 'warning' as const : ruleById(id)!.severity]));
    const config = withFlags(options.config === undefined ? defaultConfig() : configOf(options.config), { set });
    return check(compile([{ path: 'test.journey', text }]), config, { today: options.today ?? '2026-11-21' });
}

function configOf(text: string): ResolvedConfig {
    const parsed = parseConfig(text, 'journey.config.json');
    if (!('config' in parsed)) throw new Error(`bad config: ${JSON.stringify(parsed)}`);
    const resolved = resolveConfig(parsed.config, () => undefined);
    if (!('config' in resolved)) throw new Error(`bad config: ${JSON.stringify(resolved)}`);
    return resolved.config;
}

/** The findings of one rule as `line: message`, to be compared as text. */
export function linesOf(text: string, rule: string, options: Parameters<typeof lint>[1] = {}): readonly string[] {
    return lint(text, options).filter(finding => finding.rule === rule).map(finding => {
        const line = text.slice(0, finding.location.start).split('\n').length;
        return `${line}: ${messageOf(finding, 'en')}`;
    });
}

/** The rules that report something at warning level or above, each once. */
export function rulesIn(findings: readonly Finding[]): readonly string[] {
    return [...new Set(findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule))].sort();
}
