import type { Command, Context } from '../command';
import { fail } from '../failure';
import { EXIT, type ExitCode } from '../io';

export const lsp: Command = {
    usage: 'lsp --stdio',
    about: 'Runs the language server over standard input and output, for editors that speak the Language Server Protocol. It ends when the editor says so.',
    flags: {
        stdio: { about: 'Speak over standard input and output; the only way there is' },
        clientProcessId: { value: 'ID', about: 'The process of the editor: the server ends with it (VS Code\'s client library gives it)' },
    },
    examples: [],
    run: serve,
};

async function serve({ given }: Context): Promise<ExitCode> {
    if (!given.has('stdio')) fail('flag-missing', { verb: 'lsp', flag: '--stdio' });
    // The server begins when it is loaded, finds its way of speaking in the arguments, and ends the process itself.
    await import('../../../language-server/main');
    await new Promise(() => undefined);
    return EXIT.ok;
}
