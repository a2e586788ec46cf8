import { RelativePattern, Uri, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FILE_LIST, FILE_READ } from '../protocol';
import type { FileListParams, FileListResult, FileReadParams, FileReadResult } from '../protocol';

const PROJECT_FILES = '**/{*.journey,journey.config.json}';
const NOT_SEARCHED = '**/{node_modules,out}/**';

/** Answers a server without a file system of its own, so that it sees the whole project and not only what is open. */
export function answerFileRequests(client: BaseLanguageClient): Disposable[] {
  return [
    client.onRequest(FILE_LIST, ({ folder }: FileListParams) => listFiles(folder)),
    client.onRequest(FILE_READ, ({ uri }: FileReadParams) => readFile(uri)),
  ];
}

async function listFiles(folder: string): Promise<FileListResult> {
  const found = await workspace.findFiles(new RelativePattern(Uri.parse(folder), PROJECT_FILES), NOT_SEARCHED);
  return found.map((uri) => uri.toString()).sort();
}

async function readFile(uri: string): Promise<FileReadResult> {
  return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri)));
}
