/** The licences of the packages whose code is in our bundles: they ask to be passed on with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What may be shipped inside an MIT package without asking anybody. A new one is a decision: read it, then add it here. */
const ALLOWED_LICENCES = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);
/** `LICENSE`, `License.txt`, `licence.md`, `LICENSE.MIT`, `COPYING`, `NOTICE`, `thirdpartynotices.txt`. */
const NOTICE_FILE = /^(licen[cs]e|copying|notice|third-?party-?notices?)\b/i;
const LICENCE_FILE = /^(licen[cs]e|copying)\b/i;
const RULER = '-'.repeat(80);

/**
 * The text to ship beside bundles, the same bytes for the same packages.
 * @param root the folder that the paths of the metafiles are relative to.
 * @param metafiles of esbuild, one for each bundle.
 * @throws when a package has no licence, no text of it, or one that is not allowed here; names all of them.
 */
export function thirdPartyNotices(root, metafiles) {
    const packages = [...new Set(metafiles.flatMap(bundledPackages))].map((folder) => read(root, folder));
    const faults = packages.flatMap(faultsOf);
    if (0 < faults.length) throw new Error(`what is bundled cannot be shipped:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    const parts = packages.sort((one, other) => (one.title < other.title ? -1 : 1)).map(({ title, licence, texts }) => `${RULER}\n${title} (${licence})\n${RULER}\n\n${texts.join('\n\n')}\n`);
    return ['This software contains code of the packages below, under their own licences.\n', ...new Set(parts)].join('\n');
}

/** The folders of the packages of which something is in the output; what was shaken out is not shipped. */
function bundledPackages({ outputs }) {
    return Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))
        .filter(([, { bytesInOutput }]) => 0 < bytesInOutput)
        .flatMap(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
}

function read(root, folder) {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const files = readdirSync(join(root, folder)).filter((file) => NOTICE_FILE.test(file)).sort();
    const texts = files.map((file) => readFileSync(join(root, folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
    return { title: `${name} ${version}`, licence: license, hasLicenceText: files.some((file) => LICENCE_FILE.test(file)), texts };
}

function faultsOf({ title, licence, hasLicenceText }) {
    if (typeof licence !== 'string') return [`${title} states no licence in its package.json`];
    if (!ALLOWED_LICENCES.has(licence)) return [`${title} is under ${licence}, which scripts/third-party-notices.mjs does not allow`];
    return hasLicenceText ? [] : [`${title} is under ${licence}, but brings no text of it to pass on`];
}
