import { format } from '../../checks/message';
import type { Locale } from '../../checks/rule';
import type { Context } from '../command';
import { compareStates } from '../diff/compare';
import { html, type HtmlOptions } from '../diff/html';
import type { DiffReport } from '../diff/report';
import { folderOf, loadStates } from '../diff/states';
import { sideName } from '../diff/words';
import { gitFoldersOf, openRepository } from '../git/repository';
import { counted } from '../lint/words';
import { absolutePath } from '../paths';
import { CLI_MESSAGES } from '../words';
import { served } from './preview-pages';

export interface ChangesPageOptions extends Pick<HtmlOptions, 'theme'>, Pick<Context, 'io' | 'ambientLocale' | 'locale'> {
    /** A branch, a tag or a commit: where HEAD left it is compared with what is on the disk. */
    readonly revision: string;
    readonly paths: readonly string[];
    readonly show: (absolute: string) => string;
    /** ISO date. */
    readonly today: () => string;
}

/** The page of what is different from an earlier state, as it is at this moment. */
export async function changesPage({ revision, paths, show, today, io, ambientLocale, locale, theme }: ChangesPageOptions): Promise<string> {
    const states = loadStates({ kind: 'states', old: { revision, parted: true }, now: { is: 'working tree' }, paths }, show, { io, ambientLocale, purpose: purposeOf(revision), use: 'flag' });
    const configured = states.pairs[0]?.now.project.selected.config.locale?.value;
    const page = locale ?? configured ?? ambientLocale;
    const report = await compareStates(states, { today: today(), localeOf: () => page, journeys: undefined, only: undefined });
    return served(html(report, { locale: page, theme, isServed: true }), leftOut(report, page));
}

/** Where it shows which commits are meant: the page has to be made anew when something is written there. */
export function changesGitFolders({ revision, paths, show, io }: Pick<ChangesPageOptions, 'revision' | 'paths' | 'show' | 'io'>): readonly string[] {
    return gitFoldersOf(openRepository(folderOf(absolutePath(io.cwd, paths[0] ?? '.')), { env: io.env, purpose: purposeOf(revision), use: 'flag', show }));
}

const purposeOf = (revision: string): string => `journey preview --against ${revision}`;

/** The first file that could not be compared. */
function leftOut({ broken, old, now }: DiffReport, locale: Locale): string | undefined {
    const [first] = broken;
    if (first === undefined) return undefined;
    const { path, side, errors } = first;
    return format(CLI_MESSAGES['left-out-of-diff'], { path, side: sideName(side === 'old' ? old : now, locale), errors: errors === 0 ? '' : counted(errors, 'syntax', locale) }, locale).replaceAll('`', '');
}
