import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { whatIsMissing } from '../host/hosts.mjs';

/** The extension as it ships: every end-to-end test runs this and nothing else. */
export interface PackedExtension {
    /** The packed extension, for VS Codes that install it. */
    readonly vsix: string;
    /** The same, unpacked: the folder that has the manifest. */
    readonly folder: string;
}

declare module 'vitest' {
    export interface ProvidedContext {
        extension: PackedExtension;
    }
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Set by `npm test` where this machine lacks something: the tests are then listed as skipped. */
export const isSkipped = process.env['JOURNEY_SKIP_E2E'] === '1';

/**
 * Packs the extension once for all tests.
 * @throws when this machine cannot run the tests, naming what is missing and how to get it.
 */
export default function packExtension(project: TestProject): (() => void) | undefined {
    if (isSkipped) return undefined;
    const missing = whatIsMissing();
    if (0 < missing.length) {
        throw new Error(`The end-to-end tests cannot run here:\n${missing.map(({ what, how }) => `  ${what} → ${how}`).join('\n')}`);
    }
    execFileSync(process.execPath, [join(root, 'scripts/package.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
    const vsix = join(root, 'out/journey-lang.vsix');
    const unpacked = mkdtempSync(join(tmpdir(), 'journey-extension-'));
    execFileSync('unzip', ['-q', vsix, '-d', unpacked]);
    project.provide('extension', { vsix, folder: join(unpacked, 'extension') });
    return () => rmSync(unpacked, { recursive: true, force: true });
}
