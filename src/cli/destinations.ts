import { nearest } from '../model/nearest';
import type { Given } from './arguments';
import { fail, quotedNames } from './failure';
import type { Io, Output } from './io';
import { absolutePath } from './paths';
import { writeChosen } from './write-file';

/** Where a result goes, and in which format: what `--format NAME[=FILE]` asks for. */
export interface Destination<Name extends string> { readonly name: Name; /** Standard output when absent. */ readonly file?: string }

/** All that are asked for; `text` on standard output where none is. */
export function destinationsOf<Name extends string>(given: Given, formats: readonly (Name | 'text')[]): readonly Destination<Name | 'text'>[] {
    const destinations = given.texts('format').map((text): Destination<Name | 'text'> => {
        const [name = '', ...rest] = text.split('=');
        const known = formats.find(format => format === name);
        if (known === undefined || text.endsWith('=')) fail('flag-choice', { flag: '--format', value: text, known: quotedNames(formats), nearest: quotedNames(nearest(name, formats).slice(0, 1)) });
        return rest.length === 0 ? { name: known } : { name: known, file: rest.join('=') };
    });
    const [, second] = destinations.filter(({ file }) => file === undefined);
    if (second !== undefined) fail('two-to-stdout', { name: second.name });
    return destinations.length === 0 ? [{ name: 'text' }] : destinations;
}

/** Writes a result in each of its formats. All are made before the first is written: one that fails leaves no half of a result. */
export async function writeEach<Name extends string>(destinations: readonly Destination<Name>[], contentOf: (destination: Destination<Name>) => Promise<string>, to: Target): Promise<void> {
    const made: { readonly file: string | undefined; readonly content: string }[] = [];
    for (const destination of destinations) made.push({ file: destination.file, content: await contentOf(destination) });
    for (const { file, content } of made) writeResult(content, file, to);
}

/** Whose standard output it is, and from where files are named. */
export interface Target { readonly io: Io; /** In place of standard output. */ readonly output?: Output }

/** Into a file, as `-o FILE` names it, or to standard output. What is no text has a file: its ending chose the format. */
export function writeResult(content: string | Uint8Array, file: string | undefined, { io, output = io.stdout }: Target): void {
    if (file !== undefined) return writeChosen(absolutePath(io.cwd, file), content, file);
    if (typeof content === 'string') output.write(content);
}
