import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names in the search path, the free one first. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'microsoft-edge-stable', 'msedge', 'brave-browser'];
/** Below the folders where programs are installed. */
const MAC_APPS = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Brave Browser.app/Contents/MacOS/Brave Browser'];
const WINDOWS_PROGRAMS = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'];

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment names; it counts even when there is nothing, so that a misspelling is told. */
export const CHROMIUM_VARIABLE = 'JOURNEY_CHROMIUM';

/**
 * A browser made from Chromium: the one that JOURNEY_CHROMIUM names, else one in the search path, else one where such browsers
 * are installed. Undefined when there is none.
 */
export function findChromium(env: Environment, platform: NodeJS.Platform = process.platform, isProgram: (path: string) => boolean = isExecutable): string | undefined {
    const named = env[CHROMIUM_VARIABLE];
    if (named !== undefined && named !== '') return isProgram(named) ? named : undefined;
    return candidates(env, platform).find(isProgram);
}

function candidates(env: Environment, platform: NodeJS.Platform): readonly string[] {
    const isWindows = platform === 'win32';
    const folders = (env['PATH'] ?? env['Path'] ?? '').split(isWindows ? ';' : delimiter).filter((folder) => folder !== '');
    const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, isWindows ? `${name}.exe` : name)));
    if (platform === 'darwin') return [...inPath, ...['/Applications', `${env['HOME'] ?? ''}/Applications`].flatMap((folder) => MAC_APPS.map((app) => join(folder, app)))];
    if (!isWindows) return [...inPath, '/snap/bin/chromium', '/var/lib/flatpak/exports/bin/org.chromium.Chromium'];
    const programs = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
    return [...inPath, ...WINDOWS_PROGRAMS.flatMap((program) => programs.map((folder) => `${folder}\\${program}`))];
}

function isExecutable(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
    }
    catch {
        return false;
    }
}
