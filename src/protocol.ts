/**
 * Every message between the language server, the extension and the webview: names and plain data.
 * This file imports nothing, so that each side can know it without knowing the others.
 * A uri is always the text form of a URI, as LSP writes it.
 */

/** Starts a preview: the server draws the file and keeps telling about changes until it is closed. */
export const PREVIEW_OPEN = 'journey/preview/open';

export interface PreviewOpenParams {
    /** The `.journey` file to draw. It need not be open in an editor. */
    readonly uri: string;
    /** The qualified name of the journey to draw; without it, the first one of the file. */
    readonly journey?: string;
}

/** What is shown of a file. */
export interface Picture {
    /** An SVG document: the last good one while the text cannot be drawn; empty when there is none yet. */
    readonly svg: string;
    /** Why the picture is missing or older than the text, in words for the author; absent when all is well. */
    readonly note?: string;
}

export type PreviewOpenResult = Picture;

/** Tells that the picture of an open preview, or the note beside it, is now a different one. */
export const PREVIEW_CHANGED = 'journey/preview/changed';

export interface PreviewChangedParams extends Picture {
    /** The file, written exactly as in {@link PreviewOpenParams}. */
    readonly uri: string;
}

/** Ends a preview: the server forgets it and sends nothing more about the file. */
export const PREVIEW_CLOSE = 'journey/preview/close';

export interface PreviewCloseParams {
    readonly uri: string;
}

/**
 * The server in a browser has no file system and asks the extension: which files belong to the project?
 * The answer is a {@link FileListResult}.
 */
export const FILE_LIST = 'journey/fs/list';

export interface FileListParams {
    /** A workspace folder. */
    readonly folder: string;
}

/** Every `.journey` file and every `journey.config.json` below the folder, sorted. */
export type FileListResult = readonly string[];

/** The text of a file, decoded as UTF-8. A file that cannot be read is answered with an error. */
export const FILE_READ = 'journey/fs/read';

export interface FileReadParams {
    readonly uri: string;
}

export type FileReadResult = string;

/** From the extension to the webview: show this. */
export interface ShowPicture extends Picture {
    readonly type: 'show-picture';
}

/** From the webview to the extension: the page listens now; whatever was posted before is lost. */
export interface WebviewReady {
    readonly type: 'ready';
}

/** From the webview to the extension: the picture could not be shown. */
export interface WebviewFailed {
    readonly type: 'failed';
    readonly message: string;
}

export type ToWebview = ShowPicture;
export type FromWebview = WebviewReady | WebviewFailed;
