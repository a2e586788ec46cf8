import { titleOf } from './candidates';
import { FACT_WORDS } from './fact-words';
import type { Subject } from './suggestions';
import { WRITING_WORDS } from './words';
import type { FileInProject } from '../projects';
import { format } from '../../src/checks/message';
import { RULES } from '../../src/checks/registry';
import { wordFor } from '../../src/checks/words';
import type { ElementKind } from '../../src/model/model';

/** What is worth knowing of something before it is written, as Markdown; undefined when there is nothing. */
export function describe({ project }: FileInProject, subject: Subject): string | undefined {
    const { locale } = project;
    switch (subject.of) {
        case 'text': return subject.text === '' ? undefined : subject.text;
        case 'rule': return RULES.find(({ id }) => id === subject.rule)?.title[locale];
        case 'fact': {
            const words = (FACT_WORDS[`${subject.rule}.${subject.word}`] ?? FACT_WORDS[subject.rule])?.[locale];
            const asked = subject.asked === undefined ? undefined : format(WRITING_WORDS['asked-for'], subject.asked, locale);
            return [words, asked].filter((part) => part !== undefined).join('\n\n') || undefined;
        }
        case 'element': {
            const kind = subject.key.slice(0, subject.key.indexOf(':')) as ElementKind;
            const id = subject.key.slice(kind.length + 1);
            for (const home of [project, ...project.uses()]) {
                const source = home.store.sources.element(subject.key);
                if (source === undefined) continue;
                const title = titleOf({ kind, id }, home.store.view);
                const comment = commentAbove(home.store.sources.files.get(source.path), source.start);
                return [`**${title ?? id}** · ${wordFor(kind, locale)} \`${id}\``, comment, source.path].filter((part) => part !== undefined && part !== '').join('\n\n');
            }
            return undefined;
        }
    }
}

function commentAbove(file: { readonly text: string; readonly comments: readonly { readonly start: number; readonly end: number; readonly ownLine: boolean }[] } | undefined, start: number): string | undefined {
    const lines: string[] = [];
    let at = start;
    for (const { start: from, end, ownLine } of [...file?.comments ?? []].reverse()) {
        if (end > at) continue;
        if (!ownLine || !/^[ \t]*(?:\r\n|\r|\n)[ \t]*$/.test(file!.text.slice(end, at))) break;
        const said = file!.text.slice(from, end).replace(/^\/\/[ \t]?|^\/\*+[ \t]?|[ \t]?\*+\/$/g, '');
        if (!said.startsWith('journey-ignore')) lines.unshift(said);
        at = from;
    }
    return lines.length === 0 ? undefined : lines.join('\n');
}
