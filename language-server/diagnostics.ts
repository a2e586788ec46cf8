import { DiagnosticSeverity, DiagnosticTag, type Diagnostic, type Location, type Range } from 'vscode-languageserver';
import type { ConfigError } from '../src/checks/config-error';
import type { FileInProject } from './projects';
import { configErrorMessage } from '../src/checks/config-error';
import { messageOf, textOf, type Finding } from '../src/checks/finding';
import { lineStartsOf } from '../src/checks/code-frame';
import type { Locale } from '../src/checks/rule';
import { positionAt, type SourceText, type Sources, type Span } from '../src/model/source';

/** How findings become what an editor shows: positions count from 0, files are URIs. */
export interface DiagnosticContext {
    readonly sources: Sources;
    readonly locale: Locale;
    /** The URI of a path of the project. */
    readonly uriOf: (path: string) => string;
    /** The page about a rule; undefined when it is not at hand. */
    readonly documentation: (rule: string) => string | undefined;
}

/** Shown faded: the text does nothing. */
const UNUSED_RULES: ReadonlySet<string> = new Set(['unused-declaration']);
const SEVERITIES: Readonly<Record<Finding['severity'], DiagnosticSeverity>> = {
    error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information,
};

/** Who says that something was found that the project's baseline lists: what is counted as found is told apart by it. */
const KNOWN_SOURCE = 'journey baseline';

/** What is shown of a file. */
export function diagnosticsOf({ project: { store, locale, uriOf }, path }: FileInProject, documentation: DiagnosticContext['documentation']): Diagnostic[] {
    const context: DiagnosticContext = { sources: store.sources, locale, uriOf, documentation };
    return store.findings(path).flatMap((finding) => {
        const diagnostic = diagnosticOf(finding, context);
        if (diagnostic === undefined) return [];
        return store.isKnown(finding) ? [{ ...diagnostic, severity: DiagnosticSeverity.Hint, source: KNOWN_SOURCE }] : [diagnostic];
    });
}

/** Undefined for a finding that was accepted with a reason: it is not shown in the text. */
export function diagnosticOf(finding: Finding, context: DiagnosticContext): Diagnostic | undefined {
    if (finding.status === 'suppressed') return undefined;
    const { sources, locale, uriOf } = context;
    const href = context.documentation(finding.rule);
    const related = finding.related.map(({ location, message, args }): { location: Location; message: string } => ({
        location: { uri: uriOf(location.path), range: rangeIn(sources.files.get(location.path), location) },
        message: textOf(finding.rule, message, args, locale),
    }));
    return {
        range: rangeIn(sources.files.get(finding.location.path), finding.location),
        severity: finding.status === 'finding' ? DiagnosticSeverity.Information : SEVERITIES[finding.severity],
        code: finding.rule,
        ...(href === undefined ? {} : { codeDescription: { href } }),
        source: 'journey',
        message: messageOf(finding, locale),
        ...(UNUSED_RULES.has(finding.rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
        ...(related.length === 0 ? {} : { relatedInformation: related }),
        data: { fingerprint: finding.fingerprint },
    };
}

/** @param text of the config. */
export function configDiagnostic(error: ConfigError, text: string, locale: Locale): Diagnostic {
    return configProblem(error, text, configErrorMessage(error, locale));
}

export function configProblem(span: Span, text: string, message: string): Diagnostic {
    return { range: rangeOf(lineStartsOf(text), span), severity: DiagnosticSeverity.Error, code: 'config', source: 'journey', message };
}

export function rangeOf(lineStarts: readonly number[], span: Span): Range {
    const start = positionAt(lineStarts, span.start);
    const end = positionAt(lineStarts, span.end);
    return { start: { line: start.line - 1, character: start.column - 1 }, end: { line: end.line - 1, character: end.column - 1 } };
}

/** The beginning of a file whose text is not known. */
function rangeIn(file: SourceText | undefined, span: Span): Range {
    return file === undefined ? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } : rangeOf(file.lineStarts, span);
}
