import { AstUtils, GrammarAST } from 'langium';
import { theParser } from '../../language-server/recovery';
import type { Random } from './random';
import type { Fact, Token } from './random-facts';

/** The facts in a plain layout: one fact a line, every block over several lines. */
export function tidy(facts: readonly Fact[], level = 0): string {
    const indent = '  '.repeat(level);
    return facts.map(({ tokens, block }) => {
        const line = tokens.map(token => asWritten(token, indent)).join(' ').replaceAll(' ,', ',');
        return block === undefined ? `${indent}${line}\n` : `${indent}${line} {\n${tidy(block, level + 1)}${indent}}\n`;
    }).join('');
}

function asWritten(token: Token, indent: string): string {
    if (token.is === 'text') return quoted(token.text, '"', '"');
    if (token.is !== 'block text') return token.text;
    return `"""\n${token.text.split('\n').map(line => (line === '' ? '' : `${indent}  ${line}`)).join('\n')}\n${indent}"""`;
}

function quoted(text: string, open: string, close: string): string {
    const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
    return `${open}${open === '"' ? escaped.replaceAll('"', '\\"') : escaped}${close}`;
}

interface Words { readonly facts: ReadonlySet<string>; readonly clauses: ReadonlySet<string> }
/** The words that begin a fact where they begin a line, and those that may continue one. */
export function grammarWords(): Words {
    const all = AstUtils.streamAllContents(theParser().grammar).filter(GrammarAST.isKeyword).map(keyword => keyword.value).filter(word => /[a-z]/.test(word)).toArray();
    return {
        facts: new Set(all.filter(word => !word.startsWith('…'))),
        clauses: new Set(all.filter(word => word.startsWith('…')).map(word => word.slice(1))),
    };
}

const LINE_COMMENTS = ['// why', '//no space', '// 为什么：因为，所以。', '// owner x { touchpoint', '// say "hi"', '//', '// trailing blanks   '];
const BLOCK_COMMENTS = ['/* why */', '/**/', '/* 注释，“引号” */', '/* stage x { */', '/* "a" */'];
const LONG_COMMENTS = ['/* first\n     second */', '/**\n   * aligned\n * stars\n */', '/*\n一\n\n  二  \n*/'];
const WIDE_SIGNS: Readonly<Record<string, readonly string[]>> = {
    ',': ['，', '、'], ':': ['：'], '{': ['｛'], '}': ['｝'], '->': ['→', '－＞', '－>', '-＞', '−>'], '.': ['．'], '%': ['％'], '+': ['＋'], '-': ['－', '−'],
    '~': ['～'], '<': ['＜'], '>': ['＞'], '/': ['／'], '=': ['＝'], '<=': ['≤'], '>=': ['≥'], '..': ['．．'],
};
const QUOTES: readonly (readonly [string, string])[] = [['“', '”'], ['「', '」'], ['『', '』'], ['＂', '＂']];

/**
 * The facts in any layout that says the same: a fact begins a line or follows another one on it, a fact goes on over
 * several lines, comments stand anywhere, signs are full-width ones.
 */
export function scribble(facts: readonly Fact[], random: Random): string {
    const words = grammarWords();
    const lineEnd = random.pick(['\n', '\n', '\n', '\r\n', '\r']);
    const wide = random.pick([0, 0, 10, 50]);
    const comments = random.pick([0, 3, 15]);
    const breaks = random.pick([0, 3, 15]);
    let text = random.chance(10) ? '\ufeff' : '';
    /** The last token, to know what may follow it without a space. */
    let last: Token | undefined;
    let oneLine = 0;

    const space = (needed: boolean): string =>
        (needed || random.chance(70) ? random.pick([' ', ' ', ' ', '  ', '\t', '\u3000', '\u00a0']) : '');
    const newLine = (): string => (random.chance(15) ? ' ' : '') + '\n'.repeat(random.pick([1, 1, 1, 2, 3])) + random.pick(['', '  ', '    ', '\t', '       ']);
    const blockComment = (): string => random.pick(oneLine > 0 ? BLOCK_COMMENTS : [...BLOCK_COMMENTS, ...LONG_COMMENTS]);

    /** Something between two tokens of one fact; a line may only begin with what begins no fact. */
    const between = (next: Token): void => {
        const mayBreak = oneLine === 0 && !(/^[a-z]+$/.test(next.text) && words.facts.has(next.text));
        if (random.chance(comments)) text += space(true) + blockComment() + space(true);
        if (mayBreak && random.chance(comments / 3)) {
            text += ` ${random.pick(LINE_COMMENTS)}${newLine()}`;
            if (random.chance(30)) text += `${random.pick([...LINE_COMMENTS, ...LONG_COMMENTS])}${newLine()}`;
        }
        else if (mayBreak && random.chance(breaks)) text += newLine();
        else text += space(mustSpace(last, next));
    };
    const put = (token: Token, written: string): void => {
        if (last !== undefined) between(token);
        text += written;
        last = token;
    };
    const comment = (): void => {
        if (!random.chance(comments)) return;
        text += random.chance(60) ? random.pick(LINE_COMMENTS) : blockComment();
        text += newLine();
    };
    const writeWide = (token: Token): string => {
        if (!random.chance(wide)) return token.text;
        if (token.is === 'name') return token.text.replaceAll('.', () => random.pick(['.', '．']));
        if (token.is === 'sign') return random.pick(WIDE_SIGNS[token.text]!);
        return token.text.replace(/^[<>]=|\.\.|[0-9]|[%+\-~<>/=.:]/g, sign => {
            if (token.is === 'date' && sign === '.') return sign;
            if (/[0-9]/.test(sign)) return String.fromCharCode(sign.charCodeAt(0) + 0xfee0);
            return random.pick([sign, ...(WIDE_SIGNS[sign] ?? [])]);
        });
    };
    /** `alone`: nothing else but a comment stands on the lines of this fact, so that mixed quotes cannot meet others. */
    const write = (token: Token, alone: boolean): string => {
        if (token.is === 'text') {
            if (!random.chance(wide)) return quoted(token.text, '"', '"');
            const [open, close] = random.pick(QUOTES);
            if (/[“”「」『』＂\\"\n]/.test(token.text)) return quoted(token.text, '"', '"');
            return alone && random.chance(30) ? random.pick([`${open}${token.text}"`, `"${token.text}${close}`]) : quoted(token.text, open, close);
        }
        if (token.is === 'block text') {
            const indent = random.pick(['', '  ', '      ', '\t']);
            if (!token.text.includes('\n') && random.chance(50)) return `"""${token.text}"""`;
            return `"""\n${token.text.split('\n').map(line => (line === '' ? random.pick(['', '   ']) : indent + line)).join('\n')}\n${random.pick(['', indent, '    '])}"""`;
        }
        if (token.is === 'value') {
            const written = writeWide(token);
            return random.chance(20) ? written.replace(/^([<>]=?|[~≤≥])/, '$1 ').replace('..', ' .. ') : written;
        }
        return token.is === 'keyword' ? token.text : writeWide(token);
    };
    const writeFact = ({ tokens, block }: Fact): void => {
        const alone = oneLine === 0 && block === undefined && tokens.filter(token => token.is === 'text').length === 1;
        last = undefined;
        for (const token of tokens) put(token, write(token, alone));
        if (block === undefined) return;
        const open: Token = { is: 'sign', text: '{' };
        put(open, random.chance(wide) ? '｛' : '{');
        const flat = oneLine > 0 || (isFlat(block) && random.chance(50));
        if (flat) oneLine++;
        writeFacts(block);
        if (flat) oneLine--;
        text += random.chance(wide) ? '｝' : '}';
    };
    const writeFacts = (block: readonly Fact[]): void => {
        let before: Fact | undefined;
        for (const each of block) {
            // A fact that may continue what stands before it has to begin a line.
            const first = each.tokens[0]!.text;
            const mayFollow = text === '' || (!words.clauses.has(first) && (before === undefined || !hasMixedQuotes(before, wide)));
            if (oneLine > 0) text += space(true);
            else if (mayFollow && random.chance(10)) text += space(true);
            else {
                if (random.chance(comments) && text !== '') text += ` ${random.pick(LINE_COMMENTS)}`;
                text += newLine();
                comment();
            }
            if (random.chance(comments / 3)) text += `${blockComment()} `;
            writeFact(each);
            before = each;
        }
        if (oneLine > 0) text += space(false);
        else {
            if (random.chance(comments)) text += ` ${random.pick(LINE_COMMENTS)}`;
            text += newLine();
            comment();
        }
        last = undefined;
    };
    /** Whether a block may be written on one line: no fact in it has to begin a line, and none takes several. */
    const isFlat = (block: readonly Fact[]): boolean => block.every(({ tokens, block: inner }, i) =>
        (i === 0 || !words.clauses.has(tokens[0]!.text)) && tokens.every(token => token.is !== 'block text') && (inner === undefined || isFlat(inner)));

    writeFacts(facts);
    if (random.chance(20)) text = text.trimEnd();
    return text.replaceAll('\n', lineEnd);
}

/** `writeFact` may have given it quotes that ask for an empty rest of the line. */
const hasMixedQuotes = ({ tokens, block }: Fact, wide: number): boolean =>
    wide > 0 && block === undefined && tokens.filter(token => token.is === 'text').length === 1;

/** Words and numbers run together without a space, and so do two strings; signs and strings keep them apart. */
function mustSpace(last: Token | undefined, next: Token): boolean {
    const apart = (token: Token | undefined): boolean => token === undefined || token.is === 'sign';
    if (apart(last) || apart(next)) return last?.is === 'value' || last?.is === 'clock' || next.is === 'clock';
    if (last?.is === 'text' || last?.is === 'block text') return next.is === 'text' || next.is === 'block text';
    return next.is !== 'text' && next.is !== 'block text';
}
