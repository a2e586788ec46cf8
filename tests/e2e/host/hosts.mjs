/** Where the real VS Codes of the end-to-end tests lie, and whether this machine has everything to run them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const hostFolder = dirname(fileURLToPath(import.meta.url));
export const hostModules = join(hostFolder, 'node_modules');

/**
 * VS Code servers, each on the Node that users have it on. 1.100 is the last one on Node 20: it catches what
 * needs a newer Node. 1.139 is the newest one that npm has.
 */
export const servers = [
    server('1.100', 'vscode-1.100', 'node-20'),
    server('1.139', 'vscode-1.139', 'node-24'),
];

/** VS Code for the Web at the oldest version that `engines.vscode` allows; `@vscode/test-web` finds it by commit. */
export const web = {
    version: '1.91.1',
    commit: 'f1e16e1e6214d7c44d078b1f0607b2388f29d729',
    testRunnerData: join(hostModules, '.vscode-test-web'),
};

/** Where Debian puts Chromium; `CHROMIUM` names another one. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Written by prepare.mjs as its last act. */
export const stampFile = join(hostModules, '.prepared');

/** What a finished preparation was made from: it changes with the versions and with the way of preparing. */
export function preparationStamp() {
    const hash = createHash('sha256');
    for (const file of ['package-lock.json', 'prepare.mjs', 'hosts.mjs']) hash.update(readFileSync(join(hostFolder, file)));
    return hash.digest('hex');
}

export function isPrepared() {
    return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === preparationStamp();
}

/** What is missing for the end-to-end tests, each with the way to get it; empty when they can run. */
export function whatIsMissing() {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
        return [{ what: `the hosts are for Linux on x64, this is ${process.platform} on ${process.arch}`, how: 'run the tests in a Linux container' }];
    }
    const missing = [];
    if (!existsSync(chromiumPath)) {
        missing.push({ what: `no Chromium at ${chromiumPath}`, how: 'apt-get install chromium (or set CHROMIUM to its path)' });
    }
    for (const [program, file] of [['rg', '/usr/bin/rg'], ['unzip', '/usr/bin/unzip']]) {
        if (!existsSync(file)) missing.push({ what: `no ${program} at ${file}`, how: `apt-get install ${program === 'rg' ? 'ripgrep' : program}` });
    }
    if (!isPrepared()) {
        missing.push({ what: 'the VS Code hosts are not prepared (or are of another version)', how: 'node tests/e2e/host/prepare.mjs' });
    }
    return missing;
}

function server(version, vscodePackage, nodePackage) {
    return {
        version,
        vscode: join(hostModules, vscodePackage, 'lib/vscode'),
        node: join(hostModules, nodePackage, 'bin/node'),
    };
}
