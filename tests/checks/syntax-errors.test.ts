import { expect, it } from 'vitest';
import { applyEdits } from '../../language-server/fix';
import { parseConfig } from '../../src/checks/config';
import { configErrorMessage } from '../../src/checks/config-error';
import { defaultConfig, type ResolvedConfig } from '../../src/checks/resolved-config';
import { check } from '../../src/checks/engine';
import { compile } from '../../language-server/compile';
import { lint, shown, TODAY } from './lint';

const BROKEN = 'owner o {\n  contct "x"\n}\n';

it.each([
    ['for the file', `// journey-ignore-file syntax: we know\n${BROKEN}`, BROKEN, '1:24'],
    ['above the element', `// journey-ignore syntax: we know\n${BROKEN}`, BROKEN, '1:19'],
    ['among other rules', `// journey-ignore unused-declaration, syntax: new\n${BROKEN}`, `// journey-ignore unused-declaration: new\n${BROKEN}`, '1:39'],
])('a syntax error cannot be suppressed %s', (_, text, mended, place) => {
    const { findings, compiled } = lint(text);
    expect(findings.filter(({ rule }) => rule === 'syntax').map(({ status, severity }) => [status, severity])).toEqual([['open', 'error']]);
    const wrong = findings.filter(({ rule }) => rule === 'suppression');
    expect(wrong.map(finding => shown(finding, compiled.sources).replace(/ o:| a\.journey:/, ':'))).toEqual([
        `a.journey:${place} warning suppression: \`syntax\` cannot be suppressed: what cannot be read cannot be checked either. Mend the text.`,
    ]);
    const fix = wrong[0]!.fixes[0]!;
    expect('textEdits' in fix && applyEdits(text, fix.textEdits)).toBe(mended);
});

it.each([
    ['{ "rules": { "syntax": "off" } }', '1:24'],
    ['{ "rules": { "syntax": { "severity": "info" } } }', '1:38'],
    ['{ "overrides": [{ "files": ["*"], "rules": { "syntax": "warning" } }] }', '1:56'],
])('a config cannot turn it off: %s', (text, place) => {
    const parsed = parseConfig(text, 'journey.config.json');
    expect('errors' in parsed && parsed.errors.map(error => `${error.line}:${error.column} ${configErrorMessage(error, 'en')}`)).toEqual([
        `${place} \`syntax\` is always an error: what cannot be read cannot be checked either.`,
    ]);
    expect(parseConfig('{ "rules": { "syntax": "error" } }', 'journey.config.json')).toHaveProperty('config');
});

it('no setting from elsewhere hides it', () => {
    const config = defaultConfig();
    const off: ResolvedConfig = { ...config, rules: new Map([...config.rules].map(([id, rule]) => [id, { ...rule, severity: { value: 'off', from: { kind: 'flag', flag: '--skip' } } }])) };
    const findings = check(compile([{ path: 'a.journey', text: BROKEN }]), off, { today: TODAY });
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['syntax', 'error']]);
});
