const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };
// Characters that XML cannot hold at all, and halves of surrogate pairs, which are no characters.
// oxlint-disable-next-line no-control-regex
const NOT_IN_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Most texts and all numbers: nothing to look for. */
const PLAIN = /^[\w .,:;()#/+\-\u4e00-\u9fff]*$/;

/** A text as it stands in an element or in an attribute of SVG or HTML. */
export function escaped(content: string): string {
    if (PLAIN.test(content)) return content;
    return content.replace(NOT_IN_XML, '\ufffd').replace(/[&<>"\n]/g, (character) => ENTITIES[character]!);
}
