/**
 * The server's only way to files that are not open in the editor: Node's file system on the desktop, the editor's own in
 * a web worker. Nothing here throws: what cannot be read is as if it were not there.
 */
export interface FileSystem {
    /** The URIs of every `.journey` file, every `journey.config.json` and the `journey-baseline.json` beside it below a folder, sorted. Empty when there is no such folder. */
    readonly list: (folder: string) => Promise<readonly string[]>;
    /** The text, without a byte order mark; undefined when it cannot be read. */
    readonly read: (uri: string) => Promise<string | undefined>;
}

/**
 * The absolute path of a URI, always with `/`: `/home/a/b.journey`, `/c:/a/b.journey`. What is not on this machine gets
 * its scheme and authority in front, as `/vscode-vfs:github/a/b.journey`, so that paths can be compared and joined.
 */
export function pathOf(uri: string): string {
    const { protocol, host, pathname } = new URL(uri);
    const path = decoded(pathname);
    if (protocol === 'file:') return host === '' ? path : `//${host}${path}`;
    return `/${protocol}${decoded(host)}${path.startsWith('/') ? '' : '/'}${path}`;
}

/** The URI of a path that `pathOf` made. */
export function uriOf(path: string): string {
    const other = OTHER_SCHEME.exec(path);
    if (other !== null) return `${other[1]!}://${encodeURIComponent(other[2]!)}${encoded(other[3]!)}`;
    return path.startsWith('//') ? `file:${encoded(path)}` : `file://${encoded(path)}`;
}

/** Whether a text is a URI at all. */
export function isUri(text: string): boolean {
    try {
        return new URL(text).protocol !== '';
    }
    catch {
        return false;
    }
}

export function schemeOf(uri: string): string {
    return uri.slice(0, uri.indexOf(':'));
}

/** Drives of Windows have one letter, schemes have more. */
const OTHER_SCHEME = /^\/([a-z][a-z0-9+.-]+):([^/]*)(\/.*)$/i;

function decoded(path: string): string {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}

function encoded(path: string): string {
    return path.split('/').map((part, index) => (index === 1 && /^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part))).join('/');
}

export const JOURNEY_ENDING = '.journey';

/** Folders that hold what was made or downloaded, and hidden ones: they are never searched. */
export function isSkippedFolder(name: string): boolean {
    return name === 'node_modules' || name === 'out' || name.startsWith('.');
}
