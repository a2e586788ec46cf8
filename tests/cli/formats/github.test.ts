import * as core from '@actions/core';
import { describe, expect, test, vi } from 'vitest';
import { entryText } from '../../../src/cli/formats/entry-text';
import { github } from '../../../src/cli/formats/github';
import { githubCommand, githubLogLine } from '../../../src/cli/formats/github-command';
import type { Entry, EntryReport } from '../../../src/cli/formats/report-entry';
import { oneLine } from '../../../src/cli/printable';
import { folderWith, journey } from '../journey';
import { MIXED, RULES } from '../mixed-findings';
import { hasControl, HOSTILE, hostileReport, placeOf } from './hostile';

/** What GitHub's own library writes. */
function written(write: () => void): string {
    let text = '';
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation(((chunk: string | Uint8Array) => {
        text += String(chunk);
        return true;
    }) as typeof process.stdout.write);
    try {
        write();
        return text;
    }
    finally {
        spy.mockRestore();
    }
}

describe('a command is what @actions/core writes', () => {
    test.each(HOSTILE.filter(text => text !== ''))('for %j', text => {
        expect(githubCommand('error', { title: text, file: `${text}.journey`, line: 3, endLine: 3, col: 2, endColumn: 9 }, text))
            .toBe(written(() => core.error(text, { title: text, file: `${text}.journey`, startLine: 3, endLine: 3, startColumn: 2, endColumn: 9 })).replaceAll('\r\n', '\n'));
    });
});

/** How the runner reads a line: trimmed, a command begins with `::`; one of the older kind stands anywhere. */
function isCommand(line: string): boolean {
    return line.trim().startsWith('::') || line.includes('##[');
}

test('what is read back is what was said', () => {
    const unescaped = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
    const commands = github({ ...hostileReport, unreadable: [] }).split('\n').filter(line => line.startsWith('::') && !line.includes('title=Journey lint'));
    const read = commands.map(line => {
        const [, properties = '', message = ''] = /^::\w+ (.*?)::(.*)$/.exec(line)!;
        return { ...Object.fromEntries(properties.split(',').map(property => [property.slice(0, property.indexOf('=')), unescaped(property.slice(property.indexOf('=') + 1))])), message: unescaped(message) };
    });
    expect(read).toHaveLength(HOSTILE.length);
    for (const { kind, remark, place, ...entry } of hostileReport.entries) {
        expect(read).toContainEqual({
            title: oneLine(remark === undefined ? kind : `${kind} · ${remark}`), file: place.path, line: '2', endLine: '2', col: '16', endColumn: '17', message: entryText({ kind, place, ...entry, ...(remark !== undefined && { remark }) }, 'en').join('\n'),
        });
    }
});

describe('nothing that an author writes becomes a command', () => {
    test('in annotations', () => {
        const lines = github(hostileReport).split('\n').filter(isCommand);
        expect(lines.filter(line => !/^::(?:error|warning|notice) title=/.test(line))).toEqual([]);
        expect(lines.filter(hasControl)).toEqual([]);
    });

    test.each(HOSTILE)('in the log: %j', text => {
        const line = githubLogLine(text);
        expect(line.split('\n')).toHaveLength(2);
        expect(isCommand(line)).toBe(false);
    });
});

test('errors, warnings and notices, with steps and corrections', async () => {
    const cwd = folderWith({ 'coffee.journey': MIXED });
    const { code, stdout } = await journey(['lint', '--format', 'github', '--only', RULES], { cwd });
    expect(code).toBe(1);
    expect(`\n${stdout}`).toMatchInlineSnapshot(`
      "
      ::error title=unresolved-reference,file=coffee.journey,line=10,endLine=10,col=15,endColumn=20::Nothing is declared as “countr” (channel). Did you mean “counter”?%0ASuggestion: Write “counter”
      ::warning title=unknown-kind,file=coffee.journey,line=3,endLine=3,col=29,endColumn=34::\`channel … :\` does not know the word “conter”. Did you mean \`counter\`?%0ASuggestion: Write \`counter\`
      ::warning title=suppression,file=coffee.journey,line=5,endLine=5,col=19,endColumn=29::\`stage-empty\` finds nothing here, so this suppression hides nothing. Remove it.%0AFix: Remove the suppression
      ::warning title=vague-deadline · as it is today,file=coffee.journey,line=22,endLine=22,col=33,endColumn=38::“soon” is no time that can be kept or missed. Until when is “Hot” promised? Write e.g. \`within 2d\`.
      ::notice title=unused-declaration,file=coffee.journey,line=2,endLine=2,col=7,endColumn=13::The owner “Archive” is never used.%0ASuggestion: Remove the owner “Archive”
      "
    `);
});

const entry = (level: Entry['level'], number: number, doesFail = false): Entry => ({
    kind: 'dead-end', level, message: `${level} ${number}`, fingerprint: `${number}`, scope: '.', doesFail, place: placeOf('一天', 'a.journey'), related: [], isTrail: false, fixes: [],
});
const many = (counts: Partial<Record<Entry['level'], number>>): EntryReport => ({
    ...hostileReport, unreadable: [],
    entries: Object.entries(counts).flatMap(([level, count]) => Array.from({ length: count }, (_, index) => entry(level as Entry['level'], index + 1, index + 1 === count && level === 'warning'))),
});
const titles = (text: string): readonly string[] => text.split('\n').map(line => /^(::\w+|-)[^:]*(?:::|.*: )(.*)$/.exec(line)?.slice(1).join(' ') ?? line).filter(line => line !== '');

describe('GitHub shows ten annotations of each kind', () => {
    test('so the ten worst of each are annotations, and a notice says how many more there are', () => {
        const text = github(many({ error: 12, warning: 11, info: 10 }));
        expect(text.split('\n')[0]).toBe('::notice title=Journey lint::2 errors, 1 warning, 1 info more: GitHub shows 10 annotations of each kind. The log of this step lists the others.');
        const commands = text.split('\n').filter(isCommand);
        const count = (command: string): number => commands.filter(line => line.startsWith(`::${command} `)).length;
        expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10]);
        // What fails the run comes first.
        expect(commands.find(line => line.startsWith('::warning'))).toContain('warning 11');
        expect(titles(text).slice(-4)).toEqual(['- error 11 [dead-end]', '- error 12 [dead-end]', '- warning 10 [dead-end]', '- info 10 [dead-end]']);
    });

    test('and ten of each are all shown', () => {
        const text = github(many({ error: 10, warning: 10, info: 10 }));
        expect(text.trimEnd().split('\n')).toHaveLength(30);
        expect(text).not.toContain('more');
    });
});

test('nothing found, nothing said', () => {
    expect(github(many({}))).toBe('');
});
