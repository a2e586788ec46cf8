/** A lexer as tight as regular expressions allow: the least that any tool has to do with a text. */
const TOKEN = /[ \t\r\n]+|\/\/[^\n\r]*|\/\*[^]*?\*\/|"""[^]*?"""|"(?:\\.|[^"\\\n\r])*"|[_\p{L}][_\p{L}\p{N}\p{M}]*(?:[-.][_\p{L}\p{N}\p{M}]+)*|->|[<>~]?=?[+-]?\d[\w%./:]*|[{},:]|[^]/yu;

/** How many tokens a text has, white space and comments left out. */
export function countTokens(text: string): number {
    TOKEN.lastIndex = 0;
    let tokens = 0;
    for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
        if (!TOKEN.test(text)) break;
        const first = text.charCodeAt(at);
        if (first > 32 && first !== 47) tokens++;
    }
    return tokens;
}
