/** What `npm start` knows of the examples: all of it is asked of the built command line, as a user would ask. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const commandLine = join(root, 'out/cli/journey.js');
export const examplesFolder = join(root, 'examples');

/** Every project below examples/, as its path with `/`: an example has one, or several that are compared. */
export function findProjects() {
    return readdirSync(examplesFolder, { recursive: true })
        .map((path) => path.split(sep))
        .filter((parts) => parts.at(-1) === 'journey.config.json')
        .map((parts) => parts.slice(0, -1).join('/'))
        .sort();
}

/** Checks one project and counts what it holds and what was found. */
export async function examine(project) {
    const folder = join(examplesFolder, project);
    const [lint, model] = await Promise.all([
        journeyJson(['lint', '--format', 'json', folder]),
        journeyJson(['export', '--format', 'json', folder]),
    ]);
    const isFact = ({ status }) => status === 'finding';
    const open = lint.findings.filter(({ status }) => status === 'open');
    const countOf = (severity) => open.filter((finding) => finding.severity === severity).length;
    return {
        project,
        title: titleOf(project),
        journeys: model.journeys.length,
        touchpoints: model.journeys.flatMap(({ stages }) => stages).flatMap(({ touchpoints }) => touchpoints).length,
        errors: countOf('error'),
        warnings: countOf('warning'),
        infos: countOf('info'),
        findings: lint.findings.filter(isFact).length,
    };
}

/** The example's title is the first heading of its README; a project below it adds its own folder's name. */
function titleOf(project) {
    const [example, ...inner] = project.split('/');
    const heading = /^# (.+)$/m.exec(readFileSync(join(examplesFolder, example, 'README.md'), 'utf8'))?.[1] ?? example;
    return [heading, ...inner].join(' · ');
}

async function journeyJson(args) {
    return JSON.parse(await journey(args));
}

/** Runs the command line. Exit code 1 is an answer (something was found); anything else is a failure. */
function journey(args) {
    return new Promise((resolve, reject) => {
        execFile(process.execPath, [commandLine, ...args], { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
            if (error === null || error.code === 1) return resolve(stdout);
            const words = ['journey', ...args.map((arg) => relative(root, arg) && arg.startsWith(root) ? relative(root, arg) : arg)];
            reject(new Error(`\`${words.join(' ')}\` failed: ${stderr.trim() || error.message}`));
        });
    });
}
