import type { Block } from './spot';
import type { FileInProject } from '../projects';
import { messageOf } from '../../src/checks/finding';

/** The facts that findings ask to add to a block, by their first words. */
export function askedFor({ project, path }: FileInProject, { start }: Pick<Block, 'start'>): ReadonlyMap<string, { readonly rule: string; readonly message: string }> {
    const asked = new Map<string, { readonly rule: string; readonly message: string }>();
    const element = project.store.entriesOf(path).find(({ block }) => (block as { readonly start: number } | undefined)?.start === start)?.key;
    if (element === undefined) return asked;
    for (const finding of project.store.findings(path)) {
        if (finding.status === 'suppressed') continue;
        for (const fix of finding.fixes) for (const edit of 'edits' in fix ? fix.edits : []) {
            if (edit.do !== 'add-fact' || edit.element !== element) continue;
            const word = /^[a-z]+/.exec(edit.text)?.[0];
            if (word !== undefined && !asked.has(word)) asked.set(word, { rule: finding.rule, message: messageOf(finding, project.locale) });
        }
    }
    return asked;
}
