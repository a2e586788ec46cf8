import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shell } from './shell';

/**
 * A Markdown page, walked through as a reader would, and answered as it has to be:
 * - in a `console` fence the lines that begin with `$ ` are run; below each stands what it showed;
 * - the lines of a `sh` fence are run and have to succeed, except for those of npm;
 * - so are the steps of a pipeline in a `yaml` fence that call the command line;
 * - a `diff` fence, whose info names a file, is made in that file.
 */
export async function walkPage(page: string, shell: Shell): Promise<string> {
    let walked = '';
    let from = 0;
    for (const fence of page.matchAll(/^```(console|sh|yaml|diff)(?: (\S+))?\n([\s\S]*?)^```$/gm)) {
        const [whole, kind, file = '', body = ''] = fence;
        walked += page.slice(from, fence.index);
        from = fence.index + whole.length;
        walked += kind === 'console' ? `\`\`\`console\n${await transcript(body, shell)}\`\`\`` : whole;
        if (kind === 'diff') await change(file, body, shell);
        if (kind === 'sh') await runLines(body.split('\n').filter(line => line !== '' && !/^(npm|#)/.test(line)), shell);
        if (kind === 'yaml') await runLines([...body.matchAll(/^ +- (?:run: )?(node .+)$/gm)].map(([, line = '']) => line), shell);
    }
    return walked + page.slice(from);
}

async function transcript(body: string, shell: Shell): Promise<string> {
    const lines: string[] = [];
    for (const line of body.split('\n').filter(each => each.startsWith('$ '))) {
        const { output } = await shell.run(line.slice('$ '.length));
        lines.push(line, ...(output === '' ? [] : [output]));
    }
    if (lines.length === 0) throw new Error(`No line begins with \`$ \`:\n${body}`);
    return `${lines.join('\n')}\n`;
}

async function runLines(lines: readonly string[], shell: Shell): Promise<void> {
    for (const line of lines) {
        const { output, code } = await shell.run(line);
        if (code !== 0) throw new Error(`\`${line}\` ended with ${code}:\n${output}`);
    }
}

/** One hunk, which fits in one place. */
async function change(file: string, hunk: string, shell: Shell): Promise<void> {
    const path = join((await shell.run('pwd')).output, file);
    const text = readFileSync(path, 'utf8');
    const lines = hunk.split('\n').slice(0, -1);
    const side = (sign: '-' | '+'): string => lines.filter(line => line.startsWith(sign) || line.startsWith(' ')).map(line => `${line.slice(1)}\n`).join('');
    const [before, after, ...more] = text.split(side('-'));
    if (before === undefined || after === undefined || more.length > 0) throw new Error(`In ${file} these lines do not stand once:\n${side('-')}`);
    writeFileSync(path, `${before}${side('+')}${after}`);
}
