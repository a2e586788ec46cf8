import type { Flags } from './arguments';
import { COMMON_FLAGS, type Command } from './command';
import type { Verbs } from './verbs';
import { padded, wrap } from './wrap';

/** `journey --help`. */
export function overview(width: number, all: Verbs): string {
    const verbs = Object.entries(all).map(([verb, { about }]) => [verb, about] as const);
    return [
        'Customer journeys as code: check, format and draw `.journey` files.',
        '',
        'Usage: journey VERB [arguments]',
        '',
        table(verbs, width),
        '',
        '`journey help VERB` shows the flags of a verb, `journey --version` the version.',
        '',
        ...wrap('Exit codes: 0 nothing found · 1 something found, or something to format · 2 the command could not do its work', width),
        '',
    ].join('\n');
}

/** What `help` itself takes: it is no verb that is loaded. */
export const HELP: Told = { usage: 'help [VERB]', about: 'Shows all verbs, or the flags of one.', flags: {}, examples: [{ line: 'journey help lint', about: 'The flags of one verb' }] };
type Told = Pick<Command, 'usage' | 'about' | 'flags' | 'examples'>;

/** `journey help VERB`. */
export function verbHelp({ usage, about, flags, examples }: Told, width: number): string {
    const parts = [`Usage: journey ${usage}`, '', ...wrap(about, width), ''];
    if (Object.keys(flags).length > 0) parts.push('Flags:', table(flagRows(flags), width), '');
    parts.push('Everywhere:', table(flagRows(COMMON_FLAGS), width), '');
    if (examples.length > 0) parts.push('Examples:', ...examples.flatMap(({ line, about: what }) => [...wrap(what, width - 2).map(text => `  # ${text}`), `  ${line}`]), '');
    return parts.join('\n');
}

function flagRows(flags: Flags): readonly (readonly [string, string])[] {
    return Object.entries(flags).map(([name, { value, short, about }]) => {
        const flag = `${short === undefined ? '' : `-${short}, `}--${name}`;
        return [value === undefined ? flag : `${flag} ${value}`, about];
    });
}

const WIDEST_FIRST = 32;

/** Two columns, the second one wrapped. */
function table(rows: readonly (readonly [string, string])[], width: number): string {
    const first = Math.min(WIDEST_FIRST, Math.max(...rows.map(([name]) => name.length)));
    return rows.flatMap(([name, about]) => {
        const lines = wrap(about, width - first - 4);
        const rest = lines.map(line => `  ${' '.repeat(first)}  ${line}`);
        return name.length > first ? [`  ${name}`, ...rest] : [`  ${padded(name, first)}  ${lines[0]}`, ...rest.slice(1)];
    }).join('\n');
}
