import { describe, expect, test } from 'vitest';
import { compile } from '../../language-server/compile';
import { applyEdits, textEdits } from '../../language-server/fix';
import { elementKindOf } from '../../src/checks/finding';
import type { ModelEdit } from '../../src/checks/rule';
import type { ElementKey } from '../../src/model/model';
import { exampleFiles } from '../harness/examples';
import { randomFrom } from '../harness/random';
import { randomJourney } from '../harness/random-journey';

/** Texts as nobody would write them: any layout, comments in odd places, full-width signs, any line ends. */
const texts: readonly (readonly [string, string])[] = [
    ...exampleFiles().map(({ path, text }) => [path, text] as const),
    ...Array.from({ length: 20 }, (_, seed) => [`seed ${seed}`, randomJourney(seed)] as const),
];
/** So many edits are tried in each text, at random. */
const TRIES = 25;

const read = (text: string) => compile([{ path: 'a.journey', text }]);
const syntaxOf = (text: string): readonly string[] => read(text).problems.filter(({ rule }) => rule === 'syntax').map(({ message }) => message);
const edited = (text: string, edit: ModelEdit): string | undefined => {
    const edits = textEdits([edit], read(text).sources);
    return edits === undefined ? undefined : applyEdits(text, edits);
};
const elements = (text: string): readonly ElementKey[] => [...read(text).sources.elementsOf('a.journey')];

const MARK = 'added by the test';
/** The model as JSON, without the note that was added, and how often that was there. */
function withoutMark(text: string): { readonly model: unknown; readonly marks: number } {
    let marks = 0;
    const model: unknown = JSON.parse(JSON.stringify(read(text).project), (key, value: unknown) => {
        if (key !== 'notes' || !Array.isArray(value) || !value.includes(MARK)) return value;
        marks++;
        const rest = value.filter(note => note !== MARK);
        return rest.length === 0 ? undefined : rest;
    });
    return { model, marks };
}

describe.each(texts)('%s', (name, text) => {
    test('a note can be added to whatever has a block, and nothing else changes', () => {
        const random = randomFrom(name.length + text.length);
        const before = withoutMark(text);
        for (const element of random.some(elements(text), TRIES)) {
            const after = edited(text, { do: 'add-fact', element, text: `note "${MARK}"` });
            // What is one line has no block, and a chain of paths is several ways.
            if (after === undefined) {
                expect(['promise', 'expectation', 'pain', 'way'], element).toContain(elementKindOf(element));
                continue;
            }
            expect(syntaxOf(after), `${element}\n${after}`).toEqual([]);
            expect(withoutMark(after), `${element}\n${after}`).toEqual({ model: before.model, marks: 1 });
        }
    });

    test('any fact can be taken out, and the text still reads', () => {
        const random = randomFrom(text.length);
        const { sources } = read(text);
        const facts = elements(text).flatMap(element => Object.keys(sources.element(element)!.facts).map(field => ({ element, field })));
        for (const at of random.some(facts, TRIES)) {
            const after = edited(text, { do: 'remove', at });
            if (after === undefined) {
                expect(elementKindOf(at.element), `${at.element} ${at.field}`).toBe('way');
                continue;
            }
            expect(syntaxOf(after), `${at.element} ${at.field}\n${after}`).toEqual([]);
            expect(read(after).sources.element(at.element)?.facts[at.field], `${at.element} ${at.field}\n${after}`).toBeUndefined();
        }
    });

    test('any element can be taken out, and the text still reads', () => {
        const random = randomFrom(text.length + 1);
        for (const element of random.some(elements(text), TRIES)) {
            const after = edited(text, { do: 'remove', at: { element } });
            if (after === undefined) expect(elementKindOf(element)).toBe('way');
            else expect(syntaxOf(after), `${element}\n${after}`).toEqual([]);
        }
    });
});
