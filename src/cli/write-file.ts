import { randomUUID } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from '../checks/message';
import { Failure } from './failure';
import { reasonOf } from './read-file';
import { CLI_MESSAGES, NO_FOLDER } from './words';

/**
 * Writes a file so that nobody ever sees half of it: beside it first, then into its place. It keeps its mode, and a link
 * to it stays a link. When that fails, the file is as it was, and the run ends.
 */
export function writeText(absolute: string, text: string, shown: string): void {
    const failure = write(absolute, text, shown, undefined);
    if (failure !== undefined) throw failure;
}

/** The same for a result, text or not, whose place somebody chose: they may choose another one. */
export function writeChosen(absolute: string, content: string | Uint8Array, shown: string): void {
    const failure = write(absolute, content, shown, undefined, 'cannot-write-result');
    if (failure !== undefined) throw failure;
}

/** The same for a file that was read: only while it still holds what was read. Answers why it was left as it is. */
export function replaceText(absolute: string, before: string, after: string, shown: string): Failure | undefined {
    return write(absolute, after, shown, before);
}

function write(absolute: string, text: string | Uint8Array, shown: string, before: string | undefined, message: Refused = 'cannot-write'): Failure | undefined {
    let beside: string | undefined;
    try {
        const stats = statSync(absolute, { throwIfNoEntry: false });
        if (stats !== undefined && !stats.isFile() && !stats.isDirectory()) {
            // A device or a pipe takes what is written; a file must never come into its place.
            writeFileSync(absolute, text);
            return undefined;
        }
        const target = stats === undefined ? absolute : realpathSync(absolute);
        // A rename asks the folder alone, and would replace what its owner has made read-only.
        if (stats !== undefined) accessSync(target, constants.W_OK);
        // The dot keeps it out of sight of who lists or watches the folder.
        beside = join(dirname(target), `.${randomUUID()}.tmp`);
        writeFileSync(beside, text, { flag: 'wx' });
        if (stats !== undefined) chmodSync(beside, stats.mode);
        if (before !== undefined && !readFileSync(target).equals(Buffer.from(before))) {
            rmSync(beside);
            return new Failure(locale => format(CLI_MESSAGES['changed-meanwhile'], { path: shown }, locale));
        }
        renameSync(beside, target);
        return undefined;
    }
    catch (error) {
        if (beside !== undefined) rmSync(beside, { force: true });
        return cannotWrite(shown, error, message);
    }
}

/** Makes a folder, and those around it. */
export function makeFolder(absolute: string, shown: string): void {
    try {
        for (const folder of missing(absolute)) makeOne(folder);
    }
    catch (error) {
        throw cannotWrite(shown, error, 'cannot-write-result');
    }
}

/** The folders of a path that are not there, the outermost first. Node makes them by itself, but never ends where the system lets nobody make one, such as in /proc. */
function missing(absolute: string): readonly string[] {
    return statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true || dirname(absolute) === absolute ? [] : [...missing(dirname(absolute)), absolute];
}

function makeOne(folder: string): void {
    try {
        mkdirSync(folder);
    }
    catch (error) {
        // Somebody else was faster.
        if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
    }
}

type Refused = 'cannot-write' | 'cannot-write-result';

function cannotWrite(shown: string, error: unknown, message: Refused): Failure {
    const noFolder = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return new Failure(locale => format(CLI_MESSAGES[message], { path: shown, reason: noFolder ? NO_FOLDER[locale] : reasonOf(error, locale) }, locale));
}
