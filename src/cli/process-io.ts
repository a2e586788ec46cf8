import { localDate } from '../../language-server/local-date';
import type { Io, Output } from './io';

/** The command line's view of the running process. */
export function processIo(): Io {
    return {
        // Asked for late: it throws when the folder is gone.
        get cwd() { return process.cwd(); },
        env: process.env,
        stdout: outputOf(process.stdout),
        stderr: outputOf(process.stderr),
        readStdin: async () => {
            const chunks: Buffer[] = [];
            for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
            return Buffer.concat(chunks);
        },
        elapsedMs: () => performance.now(),
        today: () => localDate(new Date()),
    };
}

function outputOf(stream: NodeJS.WriteStream): Output {
    let isClosed = false;
    stream.on('error', (error: NodeJS.ErrnoException) => {
        // Who reads has seen enough (`journey lint | head`): that is no error of ours.
        if (error.code !== 'EPIPE') throw error;
        isClosed = true;
    });
    return {
        write: text => {
            if (!isClosed) stream.write(text);
        },
        isTerminal: stream.isTTY === true,
        get columns() { return stream.isTTY ? stream.columns : undefined; },
    };
}
