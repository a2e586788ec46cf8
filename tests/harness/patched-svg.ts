interface Part { begin: string; readonly tag: string; children: (Part | string)[] }

/** What a page makes of a patch: it knows nothing but the SVG that it has, as the webview does. */
export function patchedSvg(svg: string, elements: readonly { readonly key: string; readonly svg: string }[]): string {
    const root = parse(flat(svg));
    const known = byKey(root);
    for (const { key, svg: text } of elements) {
        const part = parse(flat(text));
        const old = known.get(key);
        if (old === undefined) known.set(key, part);
        else if (part.begin.endsWith(KEPT)) old.begin = part.begin.slice(0, -KEPT.length);
        else Object.assign(old, { begin: part.begin, children: part.children });
    }
    for (const { key } of elements) settle(known.get(key)!, known);
    sayNames(root, known);
    return written(root);
}
const KEPT = ' data-kept=""';

/** The SVG without the line breaks between its elements. */
export function flat(svg: string): string {
    return svg.replace(/>\n/g, '>').replace(/\n</g, '<').trim();
}

function settle(part: Part, known: ReadonlyMap<string, Part>): void {
    part.children = part.children.map((child) => {
        if (typeof child === 'string') return child;
        const place = valueOf('data-place', child);
        if (place === undefined) {
            settle(child, known);
            return child;
        }
        const found = known.get(place);
        if (found === undefined) throw new Error(`there is no part “${place}”`);
        return found;
    });
}

/** A name that a title repeats is the title of the part that it belongs to. */
function sayNames(part: Part, known: ReadonlyMap<string, Part>): void {
    for (const child of part.children) if (typeof child !== 'string') sayNames(child, known);
    const name = valueOf('data-name', part);
    if (name === undefined) return;
    const title = known.get(name)?.children[0];
    if (title === undefined || typeof title === 'string' || title.tag !== 'title') throw new Error(`there is no part “${name}” with a title`);
    part.children = title.children;
}

function byKey(root: Part): Map<string, Part> {
    const known = new Map([['', root]]);
    const visit = (part: Part): void => {
        const key = valueOf('data-key', part);
        if (key !== undefined) known.set(key, part);
        for (const child of part.children) if (typeof child !== 'string') visit(child);
    };
    visit(root);
    return known;
}

function valueOf(name: string, { begin }: Part): string | undefined {
    return new RegExp(` ${name}="([^"]*)"`).exec(begin)?.[1]?.replace(/&(amp|lt|gt|quot|#10);/g, (_, entity: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#10': '\n' })[entity]!);
}

function parse(svg: string): Part {
    const open: Part[] = [{ begin: '', tag: '', children: [] }];
    for (const [whole, closing, tag, attributes, alone] of svg.matchAll(/<(\/?)(\w+)((?: [\w:-]+="[^"]*")*)(\/?)>|[^<]+/g)) {
        if (tag === undefined) open.at(-1)!.children.push(whole);
        else if (closing === '/') open.pop();
        else {
            const part: Part = { begin: `<${tag}${attributes}`, tag, children: [] };
            open.at(-1)!.children.push(part);
            if (alone === '') open.push(part);
        }
    }
    if (open.length !== 1) throw new Error(`<${open.at(-1)!.tag}> is not closed`);
    return open[0]!.children[0] as Part;
}

function written({ begin, tag, children }: Part): string {
    const content = children.map((child) => (typeof child === 'string' ? child : written(child))).join('');
    return content === '' && tag !== 'g' && tag !== 'title' && tag !== 'tspan' ? `${begin}/>` : `${begin}>${content}</${tag}>`;
}
