import { CodeActionKind } from 'vscode-languageserver';
import { lineBefore, say, takesPlaces, type ActionProvider, type Offer } from './action';
import { findingsAt } from './quick-fixes';
import { WRITING_WORDS } from '../../writing/words';
import { PROBLEM_RULES } from '../../../src/model/problem';

/** A comment above what a finding is on, which says why it is all right there. Without a reason it has no effect. */
export const suppress: ActionProvider = {
    kinds: [CodeActionKind.QuickFix],
    offers: (request) => {
        const { file, source, client } = request;
        const done = new Set<string>();
        return findingsAt(request).flatMap(({ finding, diagnostic }): readonly Offer[] => {
            const element = file.project.store.sources.element(finding.elementKey);
            if (finding.status === 'suppressed' || isSlip(finding.rule) || element?.path !== file.path || finding.elementKind === 'file') return [];
            const start = lineBefore(source, element.start);
            const key = `${finding.rule} ${element.start}`;
            if (start === undefined || done.has(key)) return [];
            done.add(key);
            const indent = source.text.slice(start, element.start);
            const eol = /\r\n|\r|\n/.exec(source.text)?.[0] ?? '\n';
            const places = takesPlaces(client);
            const reason = places ? ` \${1:${WRITING_WORDS['suppress-reason'][file.project.locale]}}` : '';
            return [{
                title: say('suppress', { rule: finding.rule }, file), kind: CodeActionKind.QuickFix, diagnostic, hasPlaces: places,
                edits: [{ path: file.path, start, end: start, text: `${indent}// journey-ignore ${finding.rule}:${reason}${eol}` }],
            }];
        });
    },
};

/** What reading the text finds is wrong in it, or cannot be understood: nobody has a reason to leave it so. */
const isSlip = (rule: string): boolean => (PROBLEM_RULES as readonly string[]).includes(rule);
