import { LinkedEditingRangeRequest } from 'vscode-languageserver';
import { answerTo, type Feature } from './feature';
import { filesNaming, mentionsInFile } from './mentions';
import { hereAt, locate } from './place';
import { rangeOf } from '../diagnostics';
import type { Span } from '../../src/model/source';

/**
 * A name changes together with all its mentions while it is typed where it is declared, if all of them stand in this text, as
 * those of promises and touchpoints mostly do. Who writes over a mention means another name: the declaration stays. A name that
 * other files mention is left to rename, which changes these, too.
 */
export const linkedEditing: Feature = {
    capabilities: () => ({ linkedEditingRangeProvider: true }),
    answers: [answerTo(LinkedEditingRangeRequest.type, ({ textDocument, position }, { fileAt, projects }) => {
        const file = fileAt(textDocument.uri);
        const here = file === undefined ? undefined : hereAt(file, position);
        const [target, ...others] = here?.name?.targets ?? [];
        if (here === undefined || target === undefined || others.length > 0) return null;
        const { file: { project, path }, source } = here;
        const declared = locate(target);
        const name = declared?.element.name;
        if (declared?.project !== project || declared.path !== path || name === undefined) return null;
        if (here.offset < name.start || name.end < here.offset) return null;
        if (filesNaming(projects, target).some((other) => other.project !== project || other.path !== path)) return null;
        const mentions = mentionsInFile(project, path, target);
        const text = source.text.slice(name.start, name.end);
        if (mentions.length === 0 || mentions.some((mention) => source.text.slice(mention.start, mention.end) !== text)) return null;
        const spans: readonly Span[] = [name, ...mentions];
        // Without a pattern of words: the language's own has flags that the protocol cannot say.
        return { ranges: spans.map(({ start, end }) => rangeOf(source.lineStarts, { start, end })) };
    })],
};
