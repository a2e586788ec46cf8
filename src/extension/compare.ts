import { EventEmitter, ProgressLocation, Uri, window, workspace, type Disposable, type Event } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { BaseTexts, Choices, Found, WantedFiles } from '../git/base';
import type { GitFailure } from '../git/git';
import { ACCEPTED_FILE_NAME, PROJECT_FOLDERS, type Against, type BaseState, type KeptAgainst, type ProjectFoldersParams, type ProjectFoldersResult } from '../protocol';
import { chooseBase } from './choose-base';
import { toldWhenLong } from './told-when-long';
import { messageOf, say } from './words';

/** Reads earlier states; what it cannot do, it throws as a {@link GitFailure}. Folders are absolute paths. */
export interface BaseReader {
    readonly choices: (folder: string, baseBranch: string | undefined, signal?: AbortSignal) => Promise<Choices>;
    /** Of a branch or a tag. */
    readonly fullName: (folder: string, revision: string, signal?: AbortSignal) => Promise<string | undefined>;
    readonly find: (folder: string, wanted: KeptAgainst, signal?: AbortSignal) => Promise<Found & { readonly gitFolders: readonly string[] }>;
    /** Tells when a branch may have moved. @param gitFolder where it keeps where branches are. */
    readonly watch: (gitFolder: string, onMoved: () => void) => Disposable;
    readonly read: (folder: string, commit: string, wanted: WantedFiles, signal?: AbortSignal) => Promise<BaseTexts>;
}

/** Compares files with earlier states of them. */
export interface Comparer extends Disposable {
    /** Asks with what to compare a file; undefined when its user wants nothing, or when that is impossible, which is told. */
    readonly choose: (uri: Uri) => Promise<KeptAgainst | undefined>;
    /**
     * An earlier state with its texts, or why there is none. Never rejects.
     * @param holder of the comparison, until it is released: while it needs them, its branches are watched.
     */
    readonly load: (uri: Uri, against: KeptAgainst, holder?: object) => Promise<Against>;
    /** A holder compares nothing more. */
    readonly release: (holder: object) => void;
    /** Which commit is meant now, and what it is; undefined when it cannot be told. */
    readonly baseNow: (uri: Uri, against: KeptAgainst) => Promise<Pick<BaseState, 'commit' | 'is'> | undefined>;
    /** A branch may have moved, or the workspace is trusted now. */
    readonly onMoved: Event<void>;
    /** A change was accepted, or is no more. */
    readonly onAccepted: Event<void>;
}

/** @param reader undefined where no git can be run. */
export function createComparer(client: BaseLanguageClient, reader: BaseReader | undefined): Comparer {
    const moved = new EventEmitter<void>();
    const watchers = new Map<string, Disposable>();
    /** The folders of git that each comparison needs. One that could not be read keeps those from before: they tell when it can be. */
    const needed = new Map<object, readonly string[]>();
    const notice = (): void => moved.fire();
    const accepted = new EventEmitter<void>();
    const acceptedFiles = reader === undefined ? undefined : workspace.createFileSystemWatcher(`**/${ACCEPTED_FILE_NAME}`);
    const noticeAccepted = (): void => accepted.fire();
    const subscriptions: readonly Disposable[] = reader === undefined ? [] : [
        workspace.onDidGrantWorkspaceTrust(notice),
        ...(acceptedFiles === undefined ? [] : [acceptedFiles, acceptedFiles.onDidChange(noticeAccepted), acceptedFiles.onDidCreate(noticeAccepted), acceptedFiles.onDidDelete(noticeAccepted)]),
        // Where no change of git's files is told of, such as on a network drive.
        window.onDidChangeWindowState(({ focused }) => { if (focused && watchers.size > 0) notice(); }),
    ];
    /** Why nothing can be asked of git about a file; undefined when it can. */
    function obstacleFor(uri: Uri): string | undefined {
        if (reader === undefined) return say('In the browser no git can be run, so there is nothing to compare with. Open the folder in VS Code on a desktop or a remote machine.');
        if (uri.scheme === 'untitled') return say('Save the file first: what is in no folder has no earlier state.');
        if (uri.scheme !== 'file') return say('This file is in a virtual workspace, where no git can be run, so there is nothing to compare with.');
        return workspace.isTrusted ? undefined : say('This workspace is not trusted, so git is not run in it. Trust it, and it can be compared with a branch.');
    }
    const foldersOf = (uri: Uri): Promise<ProjectFoldersResult | null> => {
        const params: ProjectFoldersParams = { uri: uri.toString() };
        return client.sendRequest<ProjectFoldersResult | null>(PROJECT_FOLDERS, params);
    };

    function watchWhatIsNeeded(): void {
        const wanted = new Set([...needed.values()].flat());
        for (const [folder, watcher] of watchers) {
            if (wanted.has(folder)) continue;
            watcher.dispose();
            watchers.delete(folder);
        }
        for (const folder of wanted) if (!watchers.has(folder)) watchers.set(folder, reader!.watch(folder, notice));
    }

    async function load(uri: Uri, against: KeptAgainst, holder: object | undefined): Promise<Against> {
        const { revision } = against;
        const obstacle = obstacleFor(uri);
        if (reader === undefined || obstacle !== undefined) return { revision, problem: obstacle ?? '' };
        // A panel that is closed while git is read has released it already.
        if (holder !== undefined && !needed.has(holder)) needed.set(holder, []);
        try {
            return await withNotice(async (signal) => ({ revision, base: await read(uri, against, holder, signal) }));
        }
        catch (error) {
            return { revision, problem: sentenceFor(error, uri) };
        }
    }

    async function read(uri: Uri, against: KeptAgainst, holder: object | undefined, signal: AbortSignal): Promise<BaseState> {
        const project = await foldersOf(uri);
        const found = await reader!.find(folderOf(uri), against, signal);
        const { commit, gitFolders } = found;
        if (holder !== undefined && needed.has(holder)) {
            needed.set(holder, gitFolders);
            watchWhatIsNeeded();
        }
        // The server writes a URI as the client did, and no two of them lead to one path.
        const uris = new Map([...project?.folders ?? [], ...project?.files ?? []].map((text) => [Uri.parse(text).fsPath, text]));
        const inside = (texts: readonly string[] = []): readonly string[] => texts.map((text) => Uri.parse(text)).filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
        const { folders, outside, texts } = await reader!.read(folderOf(uri), commit, { folders: inside(project?.folders), files: inside(project?.files ?? [uri.toString()]), isWanted: (file) => isJourney(file) || file === ACCEPTED_FILE_NAME }, signal);
        const own = project?.folders[0];
        const accepted = own === undefined ? undefined : Uri.joinPath(Uri.parse(own), ACCEPTED_FILE_NAME);
        const [before, today] = accepted === undefined ? [] : [texts.get(accepted.fsPath), await textOf(accepted)];
        return {
            commit, is: whatIs(found), folders: folders.map((folder) => uris.get(folder) ?? Uri.file(folder).toString()),
            ...(outside.length > 0 && { outside: outside.map((file) => uris.get(file) ?? Uri.file(file).toString()) }),
            ...((before ?? today) !== undefined && { accepted: { ...(before !== undefined && { before }), ...(today !== undefined && { now: today }) } }),
            files: [...texts].filter(([file]) => isJourney(file)).map(([file, text]) => ({ uri: uris.get(file) ?? Uri.file(file).toString(), text })),
        };
    }

    return {
        load,
        release: (holder) => {
            if (needed.delete(holder)) watchWhatIsNeeded();
        },
        choose: async (uri) => {
            const obstacle = obstacleFor(uri);
            if (reader === undefined || obstacle !== undefined) return void window.showInformationMessage(obstacle ?? '');
            try {
                const project = await foldersOf(uri);
                const chosen = await chooseBase(await withNotice((signal) => reader.choices(folderOf(uri), project?.baseBranch, signal)));
                if (chosen === undefined) return undefined;
                return await withNotice(async (signal) => {
                    await reader.find(folderOf(uri), chosen, signal);
                    const ref = await reader.fullName(folderOf(uri), chosen.revision, signal);
                    return { ...chosen, ...(ref !== undefined && { ref }) };
                });
            }
            catch (error) {
                // Who stopped it knows.
                if ((error as Partial<GitFailure>).problem === 'cancelled') return undefined;
                return void window.showErrorMessage(sentenceFor(error, uri));
            }
        },
        baseNow: async (uri, against) => {
            if (reader === undefined || obstacleFor(uri) !== undefined) return undefined;
            const found = await reader.find(folderOf(uri), against).catch(() => undefined);
            return found === undefined ? undefined : { commit: found.commit, is: whatIs(found) };
        },
        onMoved: moved.event,
        onAccepted: accepted.event,
        dispose: () => {
            for (const each of [...subscriptions, ...watchers.values(), moved, accepted]) each.dispose();
        },
    };
}

/** Says that git is read when it takes long, and lets its user end it. */
function withNotice<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    return toldWhenLong(task(controller.signal), { location: ProgressLocation.Notification, title: say('Reading git…') }, () => controller.abort());
}

/** As it is on the disk; undefined when it is not there. */
const textOf = async (uri: Uri): Promise<string | undefined> => workspace.fs.readFile(uri).then((bytes) => new TextDecoder().decode(bytes), () => undefined);

const isJourney = (name: string): boolean => name.endsWith('.journey');
const folderOf = (uri: Uri): string => Uri.joinPath(uri, '..').fsPath;

const whatIs = ({ isUnrelated, isParted }: Found): BaseState['is'] => (isUnrelated ? 'unrelated' : isParted ? 'parted' : 'itself');

function sentenceFor(error: unknown, uri: Uri): string {
    const { problem, message } = error as Partial<GitFailure>;
    switch (problem) {
        case 'no-git': return say('git could not be started, so there is nothing to compare with ({0}). Install it, or say where it is in the setting git.path.', message ?? '');
        case 'no-repository': return say('{0} is in no git repository, so it has no earlier state.', uri.path.slice(uri.path.lastIndexOf('/') + 1));
        case 'no-commit': return say('There is no commit “{0}” in this repository.', message ?? '');
        case 'no-commit-shallow': return say('There is no commit “{0}” here: this clone holds only a part of the history. git fetch --unshallow fetches the rest.', message ?? '');
        case 'no-contents': return say('Not all files of that commit are here: this is a partial clone, and nothing is fetched for a comparison. git fetch --refetch --no-filter fetches the rest.');
        case 'cancelled': return say('Reading git was stopped, so nothing is compared.');
        case 'too-slow': return say('git did not answer within {0} seconds, so it was ended. Nothing is compared.', message ?? '');
        default: return say('The earlier state cannot be read: {0}', messageOf(error));
    }
}
