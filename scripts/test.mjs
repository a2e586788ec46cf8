/**
 * `npm test`: builds, then runs the unit tests and the end-to-end tests in real VS Codes.
 * The last line is `N passed, N failed`, with `, N skipped` when something did not run.
 * JOURNEY_REQUIRE_E2E=1 makes it a failure when the end-to-end tests cannot run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whatIsMissing } from '../tests/e2e/host/hosts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const NOTHING = { passed: 0, failed: 0, skipped: 0 };
const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 };

const runs = isBuilt() ? [runProject('unit'), runEndToEnd()] : [ONE_FAILED];
const total = runs.reduce(
    (sum, run) => ({ passed: sum.passed + run.passed, failed: sum.failed + run.failed, skipped: sum.skipped + run.skipped }),
    NOTHING,
);
process.exitCode = total.failed === 0 ? 0 : 1;
// Once more at the end: the report above is long, and of a log often only the end is kept.
for (const failure of runs.flatMap(({ failures = [] }) => failures)) console.log(`FAILED ${failure}\n`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped === 0 ? '' : `, ${total.skipped} skipped`}`);

function isBuilt() {
    const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) console.error('The build failed, so no test was run.');
    return status === 0;
}

function runEndToEnd() {
    const missing = whatIsMissing();
    if (missing.length === 0) return runProject('e2e');

    const isRequired = process.env['JOURNEY_REQUIRE_E2E'] === '1';
    const reasons = missing.map(({ what, how }) => `***   ${what}\n***     → ${how}`).join('\n');
    console.error(`\n*** The end-to-end tests in real VS Codes ${isRequired ? 'CANNOT RUN' : 'ARE SKIPPED'}:\n${reasons}\n`);
    return isRequired ? ONE_FAILED : runProject('e2e', { JOURNEY_SKIP_E2E: '1' });
}

/** Runs one project of vitest.config.mts, showing its usual report, and counts from its JSON report. */
function runProject(name, env = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'journey-test-'));
    const report = join(folder, 'report.json');
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const options = ['run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    try {
        const { status } = spawnSync(process.execPath, [vitest, ...options], {
            cwd: root,
            stdio: ['ignore', 'inherit', 'inherit'],
            env: { ...process.env, ...env },
        });
        return existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8')), status) : ONE_FAILED;
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** A file that could not be loaded has no tests and counts as one failure, as does a run that failed outside of its tests. */
function count(report, status) {
    const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
    const failed = report.numFailedTests + brokenFiles.length;
    return {
        passed: report.numPassedTests,
        failed: failed === 0 && status !== 0 ? 1 : failed,
        skipped: report.numPendingTests + report.numTodoTests,
        failures: report.testResults.flatMap(failuresOf),
    };
}

/** What failed in one file: its name, that of the test, and the beginning of what the test said. */
function failuresOf(file) {
    if (file.status !== 'failed') return [];
    const path = relative(root, file.name);
    const tests = file.assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return [`${path}\n${file.message ?? ''}`];
    return tests.map((test) => `${path} > ${test.fullName}\n${test.failureMessages.join('\n').slice(0, 1500)}`);
}
