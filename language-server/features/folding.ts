import { FoldingRangeKind, FoldingRangeRequest, type FoldingRange } from 'vscode-languageserver';
import { answerTo, type Feature } from './feature';
import { tokensOf } from './text-tokens';
import { theReader } from '../parse';
import { positionAt, type SourceText } from '../../src/model/source';

/** Blocks, long texts, and comments can be folded away; so can what stands between `// #region` and `// #endregion`. */
export const folding: Feature = {
    capabilities: () => ({ foldingRangeProvider: true }),
    answers: [answerTo(FoldingRangeRequest.type, ({ textDocument }, { fileAt, client }) => {
        const file = fileAt(textDocument.uri);
        const source = file?.project.store.sources.files.get(file.path);
        const all = source === undefined ? [] : [...blocks(source), ...comments(source)].sort((a, b) => a.startLine - b.startLine);
        return all.slice(0, client.textDocument?.foldingRange?.rangeLimit ?? all.length);
    })],
};

/** From lines to lines, so that the line with the closing brace or quotes stays. What is not closed yet cannot be folded. */
function blocks(source: SourceText): readonly FoldingRange[] {
    const { text, tokens: { count, types, starts, ends } } = tokensOf(source);
    const { open, close, string } = theReader().vocabulary;
    const lineOf = linesIn(source);
    const opened: number[] = [];
    const found: FoldingRange[] = [];
    for (let i = 0; i < count; i++) {
        if (types[i] === open) opened.push(starts[i]!);
        else if (types[i] === close) {
            const start = opened.pop();
            if (start !== undefined) found.push({ startLine: lineOf(start), endLine: lineOf(starts[i]!) - 1 });
        }
        else if (types[i] === string && text.startsWith('"""', starts[i])) found.push({ startLine: lineOf(starts[i]!), endLine: lineOf(ends[i]!) - 1 });
    }
    // On one line the outermost is folded.
    const longest = new Map<number, FoldingRange>();
    for (const range of found) if (range.startLine < range.endLine && (longest.get(range.startLine)?.endLine ?? 0) < range.endLine) longest.set(range.startLine, range);
    return [...longest.values()];
}

const REGION = /^\/\/\s*#?(end)?region\b/;

function comments(source: SourceText): readonly FoldingRange[] {
    const { text, comments: all } = source;
    const lineOf = linesIn(source);
    const found: FoldingRange[] = [];
    const regions: number[] = [];
    let first: number | undefined;
    let last = -1;
    const close = (): void => {
        if (first !== undefined && first < last) found.push({ startLine: first, endLine: last, kind: FoldingRangeKind.Comment });
        first = undefined;
    };
    for (const { start, end, ownLine } of all) {
        if (!ownLine) continue;
        const [startLine, endLine] = [lineOf(start), lineOf(end)];
        const region = REGION.exec(text.slice(start, end));
        if (region !== null) {
            close();
            if (region[1] === undefined) regions.push(startLine);
            else {
                const begun = regions.pop();
                if (begun !== undefined) found.push({ startLine: begun, endLine: startLine, kind: FoldingRangeKind.Region });
            }
            continue;
        }
        if (first === undefined || startLine !== last + 1) {
            close();
            first = startLine;
        }
        last = endLine;
    }
    close();
    return found;
}

const linesIn = ({ lineStarts }: SourceText) => (offset: number): number => positionAt(lineStarts, offset).line - 1;
