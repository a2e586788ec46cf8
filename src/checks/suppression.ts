import { elementKey, type ElementKey } from '../model/model';
import { nearest } from '../model/nearest';
import type { TextEdit } from '../model/problem';
import type { SourceComment, Sources, SourceText, Span } from '../model/source';
import { elementKindOf, type AppliedSuppression, type Location, type TextualFix } from './finding';
import type { Args } from './rule';

/** A suppression as written. Only what has a reason, a rule, an element and no passed date has an effect. */
export interface Suppression {
    readonly comment: Span;
    readonly scope: 'file' | 'element';
    /** What it stands above: several for a chain of paths, none when nothing follows. Empty for a whole file, too. */
    readonly targets: readonly ElementKey[];
    /** It can apply to nothing where it stands. */
    readonly misplaced: boolean;
    readonly rules: readonly NamedRule[];
    readonly until?: { readonly text: string } & Span;
    readonly reason: string;
    /** Words where the colon was forgotten: most likely the reason. */
    readonly stray?: { readonly text: string } & Span;
}
export interface NamedRule extends Span { readonly id: string }

/** What one suppression comment says wrongly: becomes a finding of the rule `suppression`. */
export interface SuppressionProblem {
    readonly at: Location;
    readonly element: ElementKey;
    readonly message: string;
    readonly args: Args;
    readonly fixes: readonly TextualFix[];
}

// ---- Reading ------------------------------------------------------------------------------------------------------

const MARK = 'journey-ignore';
const COMMENT = /^\/\/\s*journey-ignore(-file)?(?![\p{L}\p{N}_-])[ \t]*/u;
const COLON = /[:：]/;
const SEPARATORS = /^[\s,，、]+/;

/** The suppressions of a file, in the order of the text. */
export function suppressionsIn(path: string, sources: Sources): readonly Suppression[] {
    const source = sources.files.get(path);
    // Nearly every file has none, and finding that out is one search.
    if (source === undefined || !source.text.includes(MARK)) return [];
    const starts = new Map<number, ElementKey[]>();
    let first = Infinity;
    for (const key of sources.elementsOf(path)) {
        const start = sources.element(key)?.start;
        if (start === undefined) continue;
        first = Math.min(first, start);
        const same = starts.get(start);
        if (same === undefined) starts.set(start, [key]);
        else same.push(key);
    }
    return source.comments.flatMap((comment, index) => readSuppression(source, comment, index, starts, first) ?? []);
}

function readSuppression(
    { text, comments }: SourceText, comment: SourceComment, index: number, starts: ReadonlyMap<number, readonly ElementKey[]>, firstElement: number,
): Suppression | undefined {
    const written = text.slice(comment.start, comment.end);
    const head = COMMENT.exec(written);
    if (head === null) return undefined;
    const scope = head[1] === undefined ? 'element' : 'file';
    const targets = scope === 'file' || !comment.ownLine ? [] : starts.get(startBelow(text, comments, index)) ?? [];
    const misplaced = scope === 'file' ? comment.start > firstElement : targets.length === 0;
    return { comment: { start: comment.start, end: comment.end }, scope, targets, misplaced, ...readParts(written, head[0].length, comment.start) };
}

/** Where the first thing begins that is neither white space nor a comment. */
function startBelow(text: string, comments: readonly SourceComment[], index: number): number {
    let at = comments[index]!.end;
    for (let next = index + 1; ; next++) {
        while (at < text.length && /\s/.test(text[at]!)) at++;
        if (comments[next]?.start !== at) return at;
        at = comments[next]!.end;
    }
}

function readParts(written: string, from: number, offset: number): Pick<Suppression, 'rules' | 'until' | 'reason' | 'stray'> {
    const colon = written.slice(from).search(COLON);
    const end = colon < 0 ? written.length : from + colon;
    const span = (start: number, text: string): { readonly text: string } & Span => ({ text, start: offset + start, end: offset + start + text.length });

    const rules: NamedRule[] = [];
    let until: Suppression['until'];
    let stray: Suppression['stray'];
    for (let at = from; at < end;) {
        const separator = SEPARATORS.exec(written.slice(at, end))?.[0] ?? '';
        at += separator.length;
        if (at >= end) break;
        const word = /^[^\s,，、]+/.exec(written.slice(at, end))![0];
        if (word === 'until' && rules.length > 0) {
            const date = /^until\s+(\S+)/.exec(written.slice(at, end));
            until = date === null ? span(at, word) : span(at + date[0].length - date[1]!.length, date[1]!);
            at += date === null ? word.length : date[0].length;
            continue;
        }
        // Without a colon, only commas can tell the rules from the reason.
        if (colon < 0 && rules.length > 0 && (until !== undefined || !/[,，、]/.test(separator))) {
            stray = span(at, written.slice(at, end).trimEnd());
            break;
        }
        rules.push({ id: word, start: offset + at, end: offset + at + word.length });
        at += word.length;
    }
    const reason = colon < 0 ? '' : written.slice(end + 1).trim();
    return { rules, reason, ...(until !== undefined && { until }), ...(stray !== undefined && { stray }) };
}

// ---- Applying -----------------------------------------------------------------------------------------------------

/** What a finding has that a suppression looks at. */
export interface Suppressible {
    readonly rule: string;
    /** The element that it is on, and the one where it shows in the text. */
    readonly element: ElementKey;
    readonly anchor: ElementKey;
    readonly location: Location;
}
export interface AppliedSuppressions {
    /** What suppresses a finding; undefined when nothing does. */
    readonly applied: (finding: Suppressible) => AppliedSuppression | undefined;
    /** Called when all findings of the file have been asked about. */
    readonly problems: () => readonly SuppressionProblem[];
}
export interface SuppressionContext {
    readonly path: string;
    readonly sources: Sources;
    /** ISO date that counts as today. */
    readonly today: string;
    readonly isKnown: (rule: string) => boolean;
    /** No suppression hides it. */
    readonly isAlways: (rule: string) => boolean;
    readonly knownRules: () => Iterable<string>;
    /** A rule that is off finds nothing, so that its suppression is not unused. */
    readonly isOn: (rule: string, element: ElementKey) => boolean;
    /** Where the text cannot be read, what a comment stands above and what it hides are not known either. */
    readonly unreadable: boolean;
}

/** The kinds of elements whose findings may also be reported on the touchpoint around them. */
const FACT_KINDS: ReadonlySet<string> = new Set(['promise', 'expectation', 'pain', 'opportunity']);

export function applySuppressions(suppressions: readonly Suppression[], context: SuppressionContext): AppliedSuppressions {
    const { path, sources, today } = context;
    const used = new Map<Suppression, Set<string>>();
    const byElement = new Map<ElementKey, Suppression[]>();
    const forFile: Suppression[] = [];
    const inFacts: { readonly suppression: Suppression; readonly span: Span }[] = [];
    for (const suppression of suppressions) {
        if (!isEffective(suppression, today)) continue;
        if (suppression.scope === 'file') forFile.push(suppression);
        for (const target of suppression.targets) {
            byElement.set(target, [...(byElement.get(target) ?? []), suppression]);
            const span = FACT_KINDS.has(elementKindOf(target)) ? sources.element(target) : undefined;
            if (span !== undefined) inFacts.push({ suppression, span });
        }
    }

    const candidates = ({ element, anchor, location }: Suppressible): readonly Suppression[] => [
        ...(byElement.get(element) ?? []), ...(byElement.get(anchor) ?? []),
        ...inFacts.filter(({ span }) => span.start <= location.start && location.end <= span.end).map(({ suppression }) => suppression),
        ...forFile,
    ];
    return {
        applied: finding => {
            const suppression = candidates(finding).find(({ rules }) => rules.some(({ id }) => id === finding.rule));
            if (suppression === undefined) return undefined;
            used.set(suppression, (used.get(suppression) ?? new Set()).add(finding.rule));
            const { reason, until, comment } = suppression;
            return { reason, ...(until !== undefined && { until: until.text }), location: { path, ...comment } };
        },
        problems: () => suppressions.flatMap(suppression => problemsOf(suppression, used.get(suppression) ?? new Set(), context)),
    };
}

function isEffective({ misplaced, reason, until, rules }: Suppression, today: string): boolean {
    return !misplaced && rules.length > 0 && reason !== '' && (until === undefined || (isDay(until.text) && today <= until.text));
}

/** A day of the calendar, as `2027-03-31`. */
function isDay(text: string): boolean {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function problemsOf(suppression: Suppression, used: ReadonlySet<string>, context: SuppressionContext): readonly SuppressionProblem[] {
    const { path, sources, today, unreadable } = context;
    const { comment, scope, targets, rules, until, reason, stray } = suppression;
    const text = sources.files.get(path)?.text ?? '';
    const mark = scope === 'file' ? 'journey-ignore-file' : 'journey-ignore';
    const element = targets[0] ?? elementKey('file', path);
    const problem = (span: Span, message: string, args: Args, fixes: readonly TextualFix[]): SuppressionProblem =>
        ({ at: { path, start: span.start, end: span.end }, element, message, args, fixes });
    const fix = (title: string, args: Args, safe: boolean, ...textEdits: readonly TextEdit[]): TextualFix => ({ title, args, safe, textEdits });
    const edit = (span: Span, replacement: string): TextEdit => ({ path, start: span.start, end: span.end, text: replacement });
    const removal = edit(lineOf(text, comment), '');
    const remove = (safe: boolean): TextualFix => fix('fix-remove', {}, safe, removal);

    if (rules.length === 0) return [problem(comment, 'no-rule', { example: `// ${mark} rule-id: …` }, [remove(false)])];
    if (suppression.misplaced) {
        if (unreadable) return [];
        if (scope === 'element') return [problem(comment, 'misplaced', {}, [remove(false)])];
        const move = edit({ start: 0, end: 0 }, `${text.slice(comment.start, comment.end)}${text.includes('\r\n') ? '\r\n' : '\n'}`);
        return [problem(comment, 'misplaced-file', {}, [fix('fix-move', {}, false, move, removal), remove(false)])];
    }

    const found: SuppressionProblem[] = [];
    if (reason === '') {
        const example = `// ${mark} ${rules.map(({ id }) => id).join(', ')}: ${stray?.text ?? '…'}`;
        const fixes = stray === undefined ? [remove(false)]
            : [fix('fix-colon', {}, false, edit({ start: previousEnd(text, stray.start), end: stray.start }, ': ')), remove(false)];
        found.push(problem(comment, 'no-reason', { example }, fixes));
    }
    if (until !== undefined && !isDay(until.text)) {
        const wholeUntil = { start: previousEnd(text, text.lastIndexOf('until', until.start)), end: until.end };
        found.push(problem(until, 'not-a-date', { until: until.text }, [fix('fix-no-end', {}, false, edit(wholeUntil, '')), remove(false)]));
    }
    else if (until !== undefined && until.text < today) found.push(problem(until, 'expired', { until: until.text, reason }, [remove(false)]));

    const isUnused = ({ id }: NamedRule): boolean =>
        !context.isAlways(id) && !unreadable && isEffective(suppression, today) && context.isKnown(id) && !used.has(id) && context.isOn(id, element);
    const kept = rules.filter(rule => !isUnused(rule) && !context.isAlways(rule.id)).map(({ id }) => id);
    const list = { start: rules[0]!.start, end: rules.at(-1)!.end };
    for (const rule of rules) {
        const keep = fix('fix-keep', { rules: kept.map(id => `\`${id}\``).join(', ') }, true, edit(list, kept.join(', ')));
        const without = kept.length === 0 ? remove(true) : keep;
        if (context.isAlways(rule.id)) found.push(problem(rule, 'always', { rule: rule.id }, [without]));
        else if (!context.isKnown(rule.id)) {
            const [best] = nearest(rule.id, context.knownRules());
            found.push(best === undefined
                ? problem(rule, 'unknown-rule', { rule: rule.id }, [remove(false)])
                : problem(rule, 'unknown-rule-nearest', { rule: rule.id, nearest: best }, [fix('fix-rename', { nearest: best }, false, edit(rule, best))]));
        }
        else if (isUnused(rule)) found.push(problem(rule, 'default', { rule: rule.id }, [without]));
    }
    return found;
}

/** The end of what stands before an offset, without the blanks between. */
function previousEnd(text: string, offset: number): number {
    let end = offset;
    while (end > 0 && /[ \t]/.test(text[end - 1]!)) end--;
    return end;
}

/** A comment with its line when it is alone there, else with the blanks before it. */
function lineOf(text: string, comment: Span): Span {
    const start = previousEnd(text, comment.start);
    const alone = start === 0 || /[\r\n]/.test(text[start - 1]!);
    if (!alone) return { start, end: comment.end };
    return { start, end: comment.end + /^[ \t]*(?:\r\n|\r|\n)?/.exec(text.slice(comment.end))![0].length };
}
