import { join, resolve } from 'node:path';
import type { Context } from './command';
import { fail, Failure } from './failure';
import type { Overlay } from './load-project';
import { STANDARD_INPUT } from './paths';
import { decode } from './read-file';
import type { Projects, Selection } from './selection';

export interface StandardInput { readonly selection: Selection; readonly overlay: Overlay }

/** The text that `-` asks for: in place of the file of `--stdin-filename`, or alone. Undefined when `-` is not given. */
export async function readStandardInput({ given, io }: Context, projects: Projects): Promise<StandardInput | undefined> {
    const name = given.text('stdin-filename');
    if (!given.paths.includes('-')) {
        if (name !== undefined) fail('stdin-filename-alone');
        return undefined;
    }
    if (given.paths.length > 1) fail('stdin-alone');
    const absolute = name === undefined ? join(io.cwd, STANDARD_INPUT) : resolve(io.cwd, name);
    const read = decode(await io.readStdin(), name ?? STANDARD_INPUT);
    if ('unreadable' in read) throw new Failure(read.unreadable.say);
    return {
        overlay: { absolute, file: read.file },
        selection: projects.selectText(absolute, name === undefined ? 'alone' : 'in its project'),
    };
}
