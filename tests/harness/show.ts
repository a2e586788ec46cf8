import { compile, type Compiled } from '../../language-server/compile';
import { positionAt } from '../../src/model/source';

/** A journey text without its common indentation, so that tests can indent it with their code. */
export function journey(strings: TemplateStringsArray, ...values: readonly unknown[]): string {
    const text = String.raw({ raw: strings.raw }, ...values);
    const lines = text.replace(/^\n/, '').replace(/\n[ \t]*$/, '\n').split('\n');
    const indents = lines.filter(line => line.trim() !== '').map(line => /^ */.exec(line)![0].length);
    const common = Math.min(...indents);
    return lines.map(line => line.slice(common)).join('\n');
}

/** One line a problem: `2:7 rule message {"arg":"value"}`. */
export function problemsOf(compiled: Compiled): readonly string[] {
    return compiled.problems.map(problem => {
        const { line, column } = positionAt(compiled.sources.files.get(problem.path)!.lineStarts, problem.start);
        return `${line}:${column} ${problem.rule} ${problem.message} ${JSON.stringify(problem.args)}`;
    });
}

/** Compiles one text, named a.journey. */
export const compileText = (text: string): Compiled => compile([{ path: 'a.journey', text }]);
