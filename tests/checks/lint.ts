import { compile, type SourceFile } from '../../language-server/compile';
import { check, type CheckOptions } from '../../src/checks/engine';
import { messageOf, type Finding } from '../../src/checks/finding';
import { parseConfig } from '../../src/checks/config';
import { RULES } from '../../src/checks/registry';
import { defaultConfig, resolveConfig, type ResolvedConfig } from '../../src/checks/resolved-config';
import type { Rule } from '../../src/checks/rule';
import { positionAt } from '../../src/model/source';

export const TODAY = '2026-11-21';

/** A config from its text, or the errors as an exception. */
export function configFrom(text: string, rules: readonly Rule[] = RULES, path = 'journey.config.json'): ResolvedConfig {
    const parsed = parseConfig(text, path, rules);
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
    const resolved = resolveConfig(parsed.config, () => undefined, rules);
    if ('errors' in resolved) throw new Error(JSON.stringify(resolved.errors));
    return resolved.config;
}

/** Checks texts; one text is the file `a.journey`. */
export function lint(text: string | readonly SourceFile[], { config = {}, rules = RULES, ...options }: Partial<CheckOptions> & { readonly config?: object } = {}) {
    const compiled = compile(typeof text === 'string' ? [{ path: 'a.journey', text }] : text);
    const resolved = Object.keys(config).length === 0 ? defaultConfig('', rules) : configFrom(JSON.stringify(config), rules);
    const findings = check(compiled, resolved, { today: TODAY, rules, ...options });
    return { compiled, findings };
}

/** One line a finding: `a.journey:3:5 warning rule element: message`. */
export function shown(finding: Finding, sources: ReturnType<typeof compile>['sources'], rules: readonly Rule[] = RULES): string {
    const { line, column } = positionAt(sources.files.get(finding.location.path)!.lineStarts, finding.location.start);
    const status = finding.status === 'open' ? finding.severity : `${finding.severity}(${finding.status})`;
    return `${finding.location.path}:${line}:${column} ${status} ${finding.rule} ${finding.element}: ${messageOf(finding, 'en', id => rules.find(rule => rule.id === id))}`;
}
