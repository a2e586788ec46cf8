import type { Subject } from './suggestions';
import { WRITING_WORDS } from './words';
import { cardOf } from '../features/hover-card';
import { keywordHelp } from '../keyword-help';
import type { FileInProject } from '../projects';
import { ruleById } from '../../src/checks/known-rules';
import { format } from '../../src/checks/message';

/** What is worth knowing of something before it is written, as Markdown; undefined when there is nothing. */
export function describe({ project }: FileInProject, subject: Subject): string | undefined {
    const { locale } = project;
    switch (subject.of) {
        case 'text': return subject.text === '' ? undefined : subject.text;
        case 'rule': {
            const rule = ruleById(subject.rule);
            return rule === undefined ? undefined : `${rule.title[locale]}\n\n${rule.rationale.trim()}`;
        }
        case 'fact': {
            const asked = subject.asked === undefined ? undefined : format(WRITING_WORDS['asked-for'], subject.asked, locale);
            return [keywordHelp(subject.word, subject.block, subject.isClause, locale), asked].filter((part) => part !== undefined).join('\n\n') || undefined;
        }
        case 'element': return cardOf({ project: [project, ...project.uses()].find(({ store }) => store.sources.element(subject.key) !== undefined) ?? project, key: subject.key });
    }
}
