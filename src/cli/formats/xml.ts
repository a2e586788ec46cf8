import { printable } from '../printable';

/** An element of XML 1.0, in lines that end. `content`: elements, or a text. Nothing is indented: the lines of a text would be, too. */
export function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, content?: readonly string[] | string): string {
    const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`])).join('');
    if (content === undefined || content.length === 0) return `<${name}${written}/>\n`;
    if (typeof content === 'string') return `<${name}${written}>${escaped(content, TEXT)}</${name}>\n`;
    return `<${name}${written}>\n${content.join('')}</${name}>\n`;
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

const TEXT = /[&<>\r]/g;
/** Line ends and tabs in an attribute would be read as spaces. */
const ATTRIBUTE = /[&<>"'\r\n\t]/g;

/** Characters that XML 1.0 does not have at all, not even escaped, become U+FFFD: control characters, surrogates, U+FFFE and U+FFFF. */
function escaped(text: string, signs = ATTRIBUTE): string {
    return printable(text).replace(/[\ufffe\uffff]/g, '\ufffd').replace(signs, sign => `&#${sign.charCodeAt(0)};`);
}
