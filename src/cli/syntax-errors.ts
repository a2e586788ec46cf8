import type { Compiled } from '../../language-server/compile';
import { note } from './failure';
import { counted } from './lint/words';
import type { Context } from './command';

/** How many of them a file has. */
export interface SyntaxErrors { readonly path: string; readonly count: number }

/** In each of these files that has some. */
export function syntaxErrorsIn({ problems }: Pick<Compiled, 'problems'>, asked: ReadonlySet<string>): readonly SyntaxErrors[] {
    const counts = new Map<string, number>();
    for (const { rule, path } of problems) if (rule === 'syntax' && asked.has(path)) counts.set(path, (counts.get(path) ?? 0) + 1);
    return [...counts].map(([path, count]) => ({ path, count }));
}

type Made = 'drawn-with-errors' | 'reported-with-errors' | 'exported-with-errors';

/** What is made from a text does not show what is missing in it: says that something is. */
export function noteSyntaxErrorsOf(shown: string, count: number, context: Context, message: Made): void {
    note(context, message, { path: shown, errors: counted(count, 'syntax', context.ambientLocale) });
}
