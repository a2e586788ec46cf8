import { fixAll, type Checked, type WhichFixes } from '../../../language-server/apply-fixes';
import type { Compiled } from '../../../language-server/compile';
import { check } from '../../checks/engine';
import type { Finding } from '../../checks/finding';
import { withFlags, type ResolvedConfig, type RuleFlags } from '../../checks/resolved-config';
import type { LoadedProject } from '../load-project';

export interface CheckOptions { readonly ruleFlags: RuleFlags; readonly today: string }

/** What is found in all files of a project; in one that could not be read whole, nothing can be trusted. */
export function checkProject(project: LoadedProject, compiled: Compiled, { ruleFlags, today }: CheckOptions): readonly Finding[] {
    const config: ResolvedConfig = withFlags(project.selected.config, ruleFlags);
    return check(compiled, config, { today }).filter(({ location: { path } }) => project.texts.has(path));
}

/** Of these, what is in the files that were asked about. */
export function findingsAsked({ asked }: LoadedProject, findings: readonly Finding[]): readonly Finding[] {
    return findings.filter(({ location: { path } }) => asked.has(path));
}

/** A project whose findings have been corrected as far as they can be. */
export interface Fixed {
    /** The new text of each file that is different now. */
    readonly changed: ReadonlyMap<string, string>;
    /** How many corrections that took. */
    readonly corrections: number;
    readonly compiled: Compiled;
    /** What is still found, in all files. */
    readonly findings: readonly Finding[];
}

/** Corrects, again and again, until nothing is left that can be. What was not asked about, or could not be read whole, is left alone. */
export function fixProject(project: LoadedProject, compiled: Compiled, findings: readonly Finding[], which: WhichFixes, options: CheckOptions): Fixed {
    const mayEdit = (path: string): boolean => project.asked.has(path) && project.texts.has(path);
    /** What was made on the way, by the sources that it came with. */
    const states = new Map([[compiled.sources, { compiled, findings }]]);
    const recheck = (files: ReadonlyMap<string, string>): Checked => {
        const again = project.compile(files);
        const found = checkProject(project, again, options);
        states.set(again.sources, { compiled: again, findings: found });
        return { findings: findingsAsked(project, found), sources: again.sources };
    };
    const { files, fixed, checked } = fixAll({ findings: findingsAsked(project, findings), sources: compiled.sources }, recheck, { which, mayEdit });
    return { changed: files, corrections: fixed, ...states.get(checked.sources)! };
}
