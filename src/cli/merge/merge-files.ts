import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Context } from '../command';
import { fail, note } from '../failure';
import { EXIT, type ExitCode } from '../io';
import { readText } from '../read-file';
import { writeText } from '../write-file';
import { mergeTexts } from './merge-texts';

const USUAL_SIZE = 7;

/** What git runs for a file that two branches changed: reads the three states, and writes the merged one over ours. */
export async function mergeFiles(context: Context, args: readonly string[]): Promise<ExitCode> {
    const [base, ours, theirs, size = '', path] = args;
    if (base === undefined || ours === undefined || theirs === undefined) fail('git-merge-usage', {});
    const { io } = context;
    const shown = path ?? ours;
    const [before, left, right] = [base, ours, theirs].map((file) => {
        const read = readText(resolve(io.cwd, file), shown);
        return 'file' in read ? read.file : undefined;
    });
    const markers = { ours: 'ours', theirs: 'theirs', ...(isBaseShown(context) ? { base: 'base' } : {}), size: /^\d+$/.test(size) ? Number(size) : USUAL_SIZE };
    const merged = before === undefined || left === undefined || right === undefined ? undefined : await mergeTexts(before.text, left.text, right.text, markers);
    if (merged === undefined) {
        note(context, 'git-merge-by-lines', { path: shown });
        return mergeByLines(context, { base, ours, theirs, size: markers.size });
    }
    // The side that changed it has its way: an editor may have put it there, or taken it out.
    const changed = left!.hasByteOrderMark === before!.hasByteOrderMark ? right! : left!;
    writeText(resolve(io.cwd, ours), `${changed.hasByteOrderMark ? '\uFEFF' : ''}${merged.text}`, shown);
    if (merged.conflicts === 0) return EXIT.ok;
    note(context, 'git-merge-conflicts', { path: shown, count: merged.conflicts });
    return EXIT.found;
}

/** Whether git is told to show the state before in a conflict. */
function isBaseShown({ io }: Context): boolean {
    const { stdout } = spawnSync('git', ['config', '--get', 'merge.conflictStyle'], { cwd: io.cwd, encoding: 'utf8' });
    return /^z?diff3$/.test((stdout ?? '').trim());
}

/** git's own way, for what cannot be read as a journey. */
function mergeByLines({ io }: Context, { base, ours, theirs, size }: { readonly base: string; readonly ours: string; readonly theirs: string; readonly size: number }): ExitCode {
    const { status } = spawnSync('git', ['merge-file', '--quiet', `--marker-size=${size}`, '-L', 'ours', '-L', 'base', '-L', 'theirs', ours, base, theirs], { cwd: io.cwd, stdio: 'ignore' });
    // It answers the number of conflicts, and what is no number of conflicts when it failed.
    if (status === null || 127 < status) return EXIT.failed;
    return status === 0 ? EXIT.ok : EXIT.found;
}
