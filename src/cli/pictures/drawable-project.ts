import { createAnalyses, type Analyses } from '../../analysis/analyses';
import { check } from '../../checks/engine';
import type { Locale } from '../../checks/rule';
import { elementKey, type Case, type ElementKey, type Journey, type Portfolio } from '../../model/model';
import type { ProjectView } from '../../model/view';
import type { PageFinding } from '../../render/html/findings';
import type { Compiled } from '../../../language-server/compile';
import type { LoadedProject } from '../load-project';
import { localeIn } from '../locale';
import { syntaxErrorsIn, type SyntaxErrors } from '../syntax-errors';
import { pageFindings } from '../../../language-server/page-findings';

/** A project as pictures and pages are made from it. */
export interface DrawableProject {
    /** Its folder: absolute, and as shown to people. */
    readonly root: string;
    readonly name: string;
    readonly view: ProjectView;
    readonly analyses: Analyses;
    readonly locale: Locale;
    /** As it is configured. */
    readonly config: LoadedProject['selected']['config'];
    /** In the files that were asked about. */
    readonly journeys: readonly Journey[];
    readonly cases: readonly Case[];
    readonly portfolios: readonly Portfolio[];
    /** Of all of it; the project is checked when they are first asked for. */
    readonly findings: () => readonly PageFinding[];
    /** The file that tells an element. */
    readonly pathOf: (key: ElementKey) => string;
    /** How many there are in each of the files that were asked about and have some. */
    readonly syntaxErrors: readonly SyntaxErrors[];
    /** How a path of it is shown to people. */
    readonly show: (path: string) => string;
}

export interface DrawOptions { readonly locale: Locale | undefined; readonly today: string; readonly show: (absolute: string) => string }

/** A project of the command line, compiled. */
export function drawableProject(project: LoadedProject, compiled: Compiled, { locale: wanted, today, show }: DrawOptions): DrawableProject {
    const { selected, asked } = project;
    const locale = localeIn(selected.config, { locale: wanted, ambientLocale: 'en' });
    const { project: model, view, sources } = compiled;
    const pathOf = (key: ElementKey): string => sources.element(key)?.path ?? '';
    const isAsked = ({ kind, id }: Journey | Case | Portfolio): boolean => asked.has(pathOf(elementKey(kind, id)));
    let findings: readonly PageFinding[] | undefined;
    return {
        root: selected.root, name: show(selected.root), view, locale, config: selected.config, pathOf, show: project.show, analyses: createAnalyses(view),
        journeys: model.journeys.filter(isAsked), cases: model.cases.filter(isAsked), portfolios: model.portfolios.filter(isAsked),
        syntaxErrors: syntaxErrorsIn(compiled, asked),
        findings: () => findings ??= pageFindings(check(compiled, selected.config, { today }), { view, sources, locale, show: project.show }),
    };
}
