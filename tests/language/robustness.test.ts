import { describe, expect, it } from 'vitest';
import { compile } from '../../language-server/compile';
import { format } from '../../language-server/format';
import { parse } from '../../language-server/parse';
import { theParser } from '../../language-server/recovery';
import { exampleFiles } from '../harness/examples';
import { mutate, seeded } from '../harness/mutate';
import { readFast } from '../harness/tokens';
import { plainTree } from '../harness/tree';

const examples = exampleFiles();

describe('the two parsers', () => {
    it('read every example alike, and with the same places', () => {
        const { lexer, parser } = theParser();
        for (const { path, text } of examples) {
            const quick = readFast(text);
            const { tree, errors } = parser.parseTokens(text, lexer.tokenize(text));
            expect(errors, path).toEqual([]);
            expect(plainTree(quick, true), path).toEqual(plainTree(tree, true));
        }
    });

    it('agree on 2,000 mutants: the fast one gives up, or reads what Langium reads without an error', () => {
        const { lexer, parser } = theParser();
        let read = 0;
        for (let seed = 1; seed <= 2000; seed++) {
            const random = seeded(seed);
            const text = mutate(examples[seed % examples.length]!.text, random);
            const quick = readFast(text);
            const { tree, errors } = parser.parseTokens(text, lexer.tokenize(text));
            expect(quick !== undefined, `seed ${seed}`).toBe(errors.length === 0);
            if (quick === undefined) continue;
            read++;
            expect(plainTree(quick, true), `seed ${seed}`).toEqual(plainTree(tree, true));
        }
        expect(read).toBeGreaterThan(200);
    });
});

describe('broken text', () => {
    it('never throws and never hangs: 3,000 mutants through parser, lowering, linking and formatter', () => {
        for (let seed = 1; seed <= 3000; seed++) {
            const random = seeded(seed);
            let text = examples[seed % examples.length]!.text;
            for (let edits = 1 + Math.floor(random() * 4); edits > 0; edits--) text = mutate(text, random);
            const path = `seed-${seed}.journey`;
            const compiled = compile([{ path, text }]);
            for (const problem of compiled.problems) {
                expect(problem.start, path).toBeGreaterThanOrEqual(0);
                expect(problem.end, path).toBeGreaterThanOrEqual(problem.start);
                expect(problem.end, path).toBeLessThanOrEqual(text.length);
            }
            expect(JSON.parse(JSON.stringify(compiled.project)), path).toEqual(compiled.project);
            const formatted = format(text);
            const wrong = compiled.problems.some(problem => problem.rule === 'syntax');
            expect('broken' in formatted, path).toBe(wrong);
        }
    });

    it('a mistake in one journey leaves the others of the file as they were', () => {
        const good = 'journey other "Other" {\n  stage s {\n    touchpoint t { channel nowhere }\n  }\n}\n';
        let kept = 0;
        let all = 0;
        for (const { text } of examples.filter(file => file.text.includes('journey '))) {
            for (let seed = 1; seed <= 40; seed++) {
                const broken = mutate(text, seeded(seed));
                if (parse(broken).problems.length === 0) continue;
                all++;
                const compiled = compile([{ path: 'a.journey', text: `${broken}\n${good}` }]);
                if (compiled.problems.some(problem => problem.rule === 'unresolved-reference' && problem.args.name === 'nowhere')) kept++;
            }
        }
        // A text that is cut off inside a string block or a comment takes what follows with it: that is what it says.
        expect(kept / all).toBeGreaterThan(0.97);
    });

    it.each([
        ['empty', ''], ['only a byte order mark', '\ufeff'], ['only white space', ' \n\t\r\n '], ['only a comment', '// nothing'],
        ['a lone surrogate', 'owner \ud800'], ['binary', '\x7fELF\0\0\x01'], ['ten thousand braces', '{'.repeat(10_000)],
        ['ten thousand closing braces', '}'.repeat(10_000)], ['deep nesting', `${'owner a { '.repeat(5000)}${'}'.repeat(5000)}`],
        ['ten thousand quotes', '"'.repeat(10_001)], ['ten thousand keywords', 'journey '.repeat(10_000)], ['an open comment', '/* journey a {}'],
    ])('%s', (_, text) => {
        const compiled = compile([{ path: 'a.journey', text }]);
        expect(compiled.problems.length).toBeLessThan(200);
        const formatted = format(text);
        if ('text' in formatted) expect(format(formatted.text)).toEqual(formatted);
    });

    it('CRLF and a byte order mark read like LF without one', () => {
        for (const { path, text } of examples) {
            const windows = compile([{ path, text: `\ufeff${text.replaceAll('\n', '\r\n')}` }]);
            expect(windows.project, path).toEqual(compile([{ path, text }]).project);
        }
    });

    it('ten megabytes are read in seconds', () => {
        const { text } = examples.find(file => file.path.endsWith('practised/remote-repair.journey'))!;
        const whole = Array.from({ length: Math.ceil(10_000_000 / text.length) }, (_, i) => text.replaceAll('remote-repair', `remote-repair-${i}`)).join('\n');
        const { problems } = parse(whole);
        expect(problems).toEqual([]);
    });
});
