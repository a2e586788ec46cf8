import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import './recovery';
import { serve } from './server';
import { FILE_LIST, FILE_READ, type FileListParams, type FileListResult, type FileReadParams, type FileReadResult } from '../src/protocol';

/** The worker's own scope; the rest of its types must not reach code that also runs without it. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const ask = <Params, Result>(method: string, params: Params, otherwise: Result): Promise<Result> =>
    connection.sendRequest<Result>(method, params).catch(() => otherwise);

serve(connection, {
    fileSystem: {
        list: (folder) => ask<FileListParams, FileListResult>(FILE_LIST, { folder }, []),
        read: (uri) => ask<FileReadParams, FileReadResult | undefined>(FILE_READ, { uri }, undefined),
    },
    today: () => {
        const now = new Date();
        return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
    },
    documentation: () => undefined,
});
