import { MarkupKind, SignatureHelpRequest, type ParameterInformation, type SignatureHelp } from 'vscode-languageserver';
import { answerTo, type Feature } from './feature';
import { offsetAt } from './place';
import { keywordHelp } from '../keyword-help';
import { FACT_WORDS } from '../writing/fact-words';
import { blockStart, next } from '../writing/grammar-walk';
import { HANDOFF_PARTS } from '../writing/snippets';
import { spotAt, type Spot } from '../writing/spot';
import { WRITING_WORDS } from '../writing/words';
import { format } from '../../src/checks/message';
import type { Locale } from '../../src/checks/rule';

/** While a handoff is written: the parts that it may have, which of them it has, and the one that is written. */
export const signatureHelp: Feature = {
    capabilities: () => ({ signatureHelpProvider: { triggerCharacters: ['{', ' ', '\n'], retriggerCharacters: ['\n', ' ', '}'] } }),
    answers: [answerTo(SignatureHelpRequest.type, ({ textDocument, position }, context): SignatureHelp | null => {
        const file = context.fileAt(textDocument.uri);
        const source = file?.project.store.sources.files.get(file.path);
        const spot = source === undefined ? undefined : spotAt(source.text, offsetAt(source, position));
        const block = spot?.blocks.at(-1);
        if (file === undefined || spot === undefined || block?.rule !== 'Way' || block.head[0]?.text !== 'handoff') return null;
        return signatureOf(spot, block.head.map(({ text }) => text).filter((text) => !/^["“「『＂]/.test(text)).join(' '), file.project.locale);
    })],
};

interface Part { readonly word: string; readonly rule: string }

/** Every fact of the block of a way, once, in the order of the grammar. */
const partsOfHandoff = (): readonly Part[] => [...new Map(next(blockStart('Way')).flatMap(({ expected: { what, word, rules } }) =>
    (what === 'keyword' && rules[0] !== undefined ? [[word, { word, rule: rules[0] }] as const] : []))).values()];

function signatureOf(spot: Spot, head: string, locale: Locale): SignatureHelp {
    const parts = partsOfHandoff();
    const stated = new Set(spot.stated);
    let label = `${head} {`;
    const parameters = parts.map(({ word, rule }): ParameterInformation => {
        const start = label.length + 1;
        label += ` ${word}${stated.has(word) ? ' ✓' : ''}`;
        const help = keywordHelp(word, 'way', false, locale) ?? FACT_WORDS[rule]?.[locale];
        return { label: [start, label.length], ...(help === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: help } }) };
    });
    label += ' }';
    const missing = HANDOFF_PARTS.flatMap((rule) => parts.find((part) => part.rule === rule && !stated.has(part.word)) ?? []);
    const list = missing.map(({ word, rule }) => `\`${word}\` (${FACT_WORDS[rule]?.[locale] ?? ''})`).join(locale === 'en' ? ', ' : '、');
    const value = missing.length === 0 ? WRITING_WORDS['handoff-complete'][locale] : format(WRITING_WORDS['handoff-missing'], { parts: list }, locale);
    const current = parts.findIndex(({ word }) => word === (spot.fact[0]?.text ?? missing[0]?.word));
    return { signatures: [{ label, parameters, documentation: { kind: MarkupKind.Markdown, value } }], activeSignature: 0, ...(current < 0 ? {} : { activeParameter: current }) };
}
