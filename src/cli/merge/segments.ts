/** The merged text, and how many things both sides changed: each stands in it as a conflict. */
export interface Merged { readonly text: string; readonly conflicts: number }

/** What stands in the lines of a conflict. */
export interface Markers { readonly ours: string; readonly theirs: string; /** Whether the state before is shown too, under this name. */ readonly base?: string; /** Characters of a marker. */ readonly size: number }

export interface Part { readonly text: string; /** White space and comments. */ readonly isTrivia?: boolean }

/** A piece of the merged text: the same for all, or a conflict. */
export interface Segment {
    readonly base: readonly Part[];
    readonly ours: readonly Part[];
    readonly theirs: readonly Part[];
    readonly isConflict: boolean;
    /** What both sides put elsewhere and stands here on one of them: from the first to the last segment with one number all is one conflict. */
    readonly torn: readonly number[];
}

export type Variant = 'base' | 'ours' | 'theirs';

export const settled = (...parts: readonly Part[]): Segment => ({ base: parts, ours: parts, theirs: parts, isConflict: false, torn: [] });
export const conflicting = (base: readonly Part[], ours: readonly Part[], theirs: readonly Part[], torn: readonly number[] = []): Segment => ({ base, ours, theirs, isConflict: true, torn });

/** What one side would have there. */
export const variantOf = (segments: readonly Segment[], variant: Variant): readonly Part[] => segments.flatMap((segment) => segment[variant]);

/** Several pieces as one conflict, each side as a whole. */
export const joined = (segments: readonly Segment[]): Segment =>
    conflicting(variantOf(segments, 'base'), variantOf(segments, 'ours'), variantOf(segments, 'theirs'), segments.flatMap(({ torn }) => torn));

export function written(segments: readonly Segment[], { ours: ourName, base: baseName, theirs: theirName, size }: Markers, lineEnd: string): Merged {
    const writer = createWriter(lineEnd);
    const line = (sign: string, name: string): string => `${sign.repeat(size)}${name === '' ? '' : ` ${name}`}${lineEnd}`;
    let conflicts = 0;
    for (const { base, ours, theirs, isConflict } of withWholeTears(segments)) {
        if (!isConflict) {
            ours.forEach(writer.add);
            continue;
        }
        conflicts++;
        const side = (parts: readonly Part[]): string => ownLines(parts, lineEnd);
        writer.addLines(`${line('<', ourName)}${side(ours)}${baseName === undefined ? '' : `${line('|', baseName)}${side(base)}`}${line('=', '')}${side(theirs)}${line('>', theirName)}`);
    }
    return { text: writer.text(), conflicts };
}

function withWholeTears(segments: readonly Segment[]): readonly Segment[] {
    const last = new Map<number, number>();
    segments.forEach(({ torn }, index) => { for (const id of torn) last.set(id, index); });
    const result: Segment[] = [];
    for (let at = 0; at < segments.length; at++) {
        let end = at;
        for (let each = at; each <= end; each++) for (const id of segments[each]!.torn) end = Math.max(end, last.get(id)!);
        result.push(end === at ? segments[at]! : joined(segments.slice(at, end + 1)));
        at = end;
    }
    return result;
}

function ownLines(parts: readonly Part[], lineEnd: string): string {
    const writer = createWriter(lineEnd);
    parts.forEach(writer.add);
    const lines = writer.text().replace(/^(?:[^\S\r\n]*[\r\n])+/, '').replace(/\s+$/, '');
    return lines === '' ? '' : `${lines}${lineEnd}`;
}

function createWriter(lineEnd: string) {
    const pieces: string[] = [];
    /** The last line ends with a comment or is a marker: nothing more may stand on it. */
    let isLineFull = false;
    return {
        add: ({ text, isTrivia = false }: Part): void => {
            if (text === '') return;
            if (isLineFull && !/^[^\S\r\n]*[\r\n]/.test(text)) pieces.push(lineEnd);
            pieces.push(text);
            isLineFull = isTrivia && /[^\r\n]*$/.exec(text)![0].replace(/\/\*.*?\*\//g, '').includes('//');
        },
        /** Whole lines, the last one with its end. */
        addLines: (lines: string): void => {
            const before = pieces.at(-1);
            if (before !== undefined && !/[\r\n]$/.test(before)) pieces.push(lineEnd);
            pieces.push(lines.slice(0, -lineEnd.length));
            isLineFull = true;
        },
        text: (): string => pieces.join(''),
    };
}
