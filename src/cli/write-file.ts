import { chmodSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { format } from '../checks/message';
import { Failure } from './failure';
import { reasonOf } from './read-file';
import { CLI_MESSAGES, NO_FOLDER } from './words';

/**
 * Writes a file so that nobody ever sees half of it: beside it first, then into its place. It keeps its mode, and a link
 * to it stays a link. When that fails, the file is as it was, and the run ends.
 */
export function writeText(absolute: string, text: string, shown: string): void {
    const target = existsSync(absolute) ? realpathSync(absolute) : absolute;
    // The dot keeps it out of sight of who lists or watches the folder.
    const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    try {
        const mode = statSync(target, { throwIfNoEntry: false })?.mode;
        writeFileSync(beside, text);
        if (mode !== undefined) chmodSync(beside, mode);
        renameSync(beside, target);
    }
    catch (error) {
        rmSync(beside, { force: true });
        throw cannotWrite(shown, error);
    }
}

/** Makes a folder, and those around it. */
export function makeFolder(absolute: string, shown: string): void {
    try {
        mkdirSync(absolute, { recursive: true });
    }
    catch (error) {
        throw cannotWrite(shown, error);
    }
}

function cannotWrite(shown: string, error: unknown): Failure {
    const noFolder = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return new Failure(locale => format(CLI_MESSAGES['cannot-write'], { path: shown, reason: noFolder ? NO_FOLDER[locale] : reasonOf(error, locale) }, locale));
}
