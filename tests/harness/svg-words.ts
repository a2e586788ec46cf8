/** The texts of a picture, line by line, as they stand in it. */
export function wordsIn(svg: string): readonly string[] {
    return [...svg.matchAll(/<text\b[^>]*>([^]*?)<\/text>/g)].map(([, text]) => text!.replace(/<[^>]*>/g, '').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim()).filter((text) => text !== '');
}
