import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { isSkippedFolder, pathOf } from './files';
import { localDate } from './local-date';
import './recovery';
import { serve } from './server';
import { FILE_LIST, FILE_READ, type FileListParams, type FileListResult, type FileReadParams, type FileReadResult } from '../src/protocol';

/** The worker's own scope; the rest of its types must not reach code that also runs without it. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const ask = <Params, Result>(method: string, params: Params, otherwise: Result): Promise<Result> =>
    connection.sendRequest<Result>(method, params).catch(() => otherwise);

/** What an editor searches is wider than a project. @param path below the folder. */
const isSearched = (path: string): boolean => !path.split('/').some(isSkippedFolder);

serve(connection, {
    fileSystem: {
        list: async (folder) => {
            const listed = await ask<FileListParams, FileListResult>(FILE_LIST, { folder }, []);
            return listed.filter((uri) => isSearched(pathOf(uri).slice(pathOf(folder).length)));
        },
        read: (uri) => ask<FileReadParams, FileReadResult | undefined>(FILE_READ, { uri }, undefined),
    },
    today: () => localDate(new Date()),
    documentation: () => undefined,
});
