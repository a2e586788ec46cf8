import { localDate } from '../../language-server/local-date';
import { cannotWriteOutput } from './failure';
import { EXIT, type Io, type Output } from './io';
import { localeOfEnvironment } from './locale';

/** The command line's view of the running process. */
export function processIo(): Io {
    const stderr = outputOf(process.stderr, () => {});
    return {
        // Asked for late: it throws when the folder is gone.
        get cwd() { return process.cwd(); },
        env: process.env,
        stdout: outputOf(process.stdout, error => stderr.write(`journey: ${cannotWriteOutput(error, localeOfEnvironment(process.env))}\n`)),
        stderr,
        readStdin: async () => {
            const chunks: Buffer[] = [];
            for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
            return Buffer.concat(chunks);
        },
        elapsedMs: () => performance.now(),
        today: () => localDate(new Date()),
        interrupted: () => new Promise(resolve => {
            // `on`, not `once`: npm passes on a Ctrl-C that this process has got already, and the second one must not kill it.
            for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
        }),
    };
}

/** `onFailure` is told once what keeps the rest from being written; the run goes on, and ends with exit code 2. */
function outputOf(stream: NodeJS.WriteStream, onFailure: (error: NodeJS.ErrnoException) => void): Output {
    let isClosed = false;
    stream.on('error', (error: NodeJS.ErrnoException) => {
        // Who reads has seen enough (`journey lint | head`): that is no error of ours.
        if (isClosed) return;
        isClosed = true;
        if (error.code === 'EPIPE') return;
        process.exitCode = EXIT.failed;
        onFailure(error);
    });
    return {
        write: text => {
            if (!isClosed) stream.write(text);
        },
        isTerminal: stream.isTTY === true,
        get columns() { return stream.isTTY ? stream.columns : undefined; },
    };
}
