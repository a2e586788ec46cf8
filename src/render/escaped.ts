const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };
// Characters that XML cannot hold at all, and halves of surrogate pairs, which are no characters.
// oxlint-disable-next-line no-control-regex
const NOT_IN_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Most texts and all numbers: nothing to look for. Dashes and quotes, arrows, ideographs with their punctuation. */
const PLAIN = /^[\w .,:;()#/+\-!?%'*=·\u2010-\u2027\u2190-\u21ff\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]*$/;

/** A text as it stands in an element or in an attribute of SVG or HTML. */
export function escaped(content: string): string {
    if (PLAIN.test(content)) return content;
    return content.replace(NOT_IN_XML, '\ufffd').replace(/[&<>"\n]/g, (character) => ENTITIES[character]!);
}
