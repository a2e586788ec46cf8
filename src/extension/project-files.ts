import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FILE_LIST, FILE_READ } from '../protocol';
import type { FileListParams, FileListResult, FileReadParams, FileReadResult } from '../protocol';

const PROJECT_FILES = '**/{*.journey,journey.config.json,journey-baseline.json}';
const NOT_SEARCHED = '**/{node_modules,out}/**';

/** Answers a server without a file system of its own, so that it sees the whole project and not only what is open. */
export function answerFileRequests(client: BaseLanguageClient): Disposable[] {
    return [
        client.onRequest(FILE_LIST, ({ folder }: FileListParams) => listFiles(Uri.parse(folder))),
        client.onRequest(FILE_READ, ({ uri }: FileReadParams) => readFile(Uri.parse(uri))),
    ];
}

async function listFiles(folder: Uri): Promise<FileListResult> {
    const found = await workspace.findFiles(new RelativePattern(folder, PROJECT_FILES), NOT_SEARCHED);
    // Only some virtual file systems can be searched; the others answer with nothing and have to be walked.
    const files = 0 < found.length ? found : await walk(folder);
    return files.map((uri) => uri.toString()).sort();
}

async function walk(folder: Uri): Promise<Uri[]> {
    const found: Uri[] = [];
    for (const [name, type] of await workspace.fs.readDirectory(folder)) {
        const uri = Uri.joinPath(folder, name);
        if (type === FileType.File && isProjectFile(name)) found.push(uri);
        // Equality leaves out links to folders, which may lead in a circle.
        if (type === FileType.Directory && !isSkippedFolder(name)) found.push(...(await walk(uri)));
    }
    return found;
}

function isProjectFile(name: string): boolean {
    return name.endsWith('.journey') || name === 'journey.config.json' || name === 'journey-baseline.json';
}

function isSkippedFolder(name: string): boolean {
    return name === 'node_modules' || name === 'out' || name.startsWith('.');
}

async function readFile(uri: Uri): Promise<FileReadResult> {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
