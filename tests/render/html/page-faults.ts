import { elementsIn, parseHtml } from '../../harness/parse-html';

/** What is wrong with some pages that link to each other, in words; empty when all is well: each can be read without guessing, it fetches and runs nothing, its links lead somewhere. */
export function pageFaults(pages: ReadonlyMap<string, string>): readonly string[] {
    const parsed = new Map([...pages].map(([name, text]) => [name, parseHtml(text)]));
    const ids = new Map([...parsed].map(([name, page]) => [name, elementsIn(page).flatMap(({ attributes }) => attributes.get('id') ?? [])]));
    return [...parsed].flatMap(([name, page]) => elementsIn(page).flatMap(({ tag, attributes }): readonly string[] => {
        const faults: string[] = [];
        const href = attributes.get('href');
        if (['src', 'srcset', 'style', 'srcdoc', 'action', 'xlink:href'].some((attribute) => attributes.has(attribute)) || ['iframe', 'img', 'image', 'use', 'object', 'foreignObject'].includes(tag)) faults.push(`${name}: <${tag}> may fetch something`);
        if ([...attributes.keys()].some((attribute) => attribute.startsWith('on'))) faults.push(`${name}: <${tag}> runs something`);
        for (const list of ['aria-labelledby', 'aria-controls', 'aria-describedby']) {
            for (const id of (attributes.get(list) ?? '').split(' ').filter((each) => each !== '')) if (!ids.get(name)!.includes(id)) faults.push(`${name}: ${list} names ${id}, which is not there`);
        }
        if (tag === 'a' && href !== undefined && !/^(https?|mailto):/.test(href)) {
            const [path = '', anchor] = href.split('#');
            const target = path === '' ? name : decodeURIComponent(path);
            if (!ids.has(target)) faults.push(`${name}: a link to ${target}`);
            else if (anchor !== undefined && !ids.get(target)!.includes(decodeURIComponent(anchor))) faults.push(`${name}: a link to ${decodeURIComponent(href)}, which is not there`);
        }
        return faults;
    })).concat([...ids].flatMap(([name, all]) => all.filter((id, index) => all.indexOf(id) !== index).map((id) => `${name}: the id ${id} occurs twice`)));
}
