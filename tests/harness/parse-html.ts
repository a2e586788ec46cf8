/** An element of a page, as a strict reading of its text gives it. */
export interface ParsedElement { readonly tag: string; readonly attributes: ReadonlyMap<string, string>; readonly children: (ParsedElement | string)[] }

const VOID: ReadonlySet<string> = new Set(['meta', 'link', 'input', 'br']);
const RAW: ReadonlySet<string> = new Set(['style', 'script']);

/** Reads a page of ours. Throws where a browser would have to guess: what is not closed, or closed in another order, or not escaped. */
export function parseHtml(text: string): ParsedElement {
    const root: ParsedElement = { tag: '#page', attributes: new Map(), children: [] };
    const open = [root];
    let at = text.startsWith('<!DOCTYPE html>') ? '<!DOCTYPE html>'.length : fail('it does not begin with its doctype', 0);
    const pattern = /<(\/?)([a-zA-Z][\w-]*)((?: [\w:-]+(?:="[^"<]*")?)*)(\/?)>|[^<]+/y;
    while (at < text.length) {
        pattern.lastIndex = at;
        const match = pattern.exec(text) ?? fail(`this is neither a tag nor text: ${text.slice(at, at + 60)}`, at);
        at = pattern.lastIndex;
        const [whole, closing, tag, attributes = '', selfClosing] = match;
        const parent = open.at(-1)!;
        if (tag === undefined) {
            if (/&(?!(?:amp|lt|gt|quot|#10);)/.test(whole)) fail(`this is not escaped: ${whole.slice(0, 60)}`, at);
            parent.children.push(unescaped(whole));
            continue;
        }
        if (closing === '/') {
            if (parent.tag !== tag) fail(`</${tag}> closes <${parent.tag}>`, at);
            open.pop();
            continue;
        }
        const element: ParsedElement = { tag, attributes: attributesOf(attributes), children: [] };
        parent.children.push(element);
        if (RAW.has(tag)) {
            const end = text.indexOf(`</${tag}>`, at);
            element.children.push(text.slice(at, end));
            at = end + `</${tag}>`.length;
        }
        else if (!VOID.has(tag) && selfClosing !== '/') open.push(element);
    }
    if (open.length > 1) fail(`<${open.at(-1)!.tag}> is not closed`, at);
    return root;

    function fail(what: string, offset: number): never {
        throw new Error(`${what} (at ${offset})`);
    }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
    const found = [...text.matchAll(/ ([\w:-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name!, unescaped(value)] as const);
    if (new Set(found.map(([name]) => name)).size < found.length) throw new Error(`an attribute stands twice: ${text}`);
    return new Map(found);
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#10': '\n' };
function unescaped(text: string): string {
    return text.replace(/&(amp|lt|gt|quot|#10);/g, (_, name: string) => CHARACTERS[name]!);
}

export function elementsIn(element: ParsedElement): readonly ParsedElement[] {
    return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsIn(child)))];
}
export function byId(element: ParsedElement, id: string): ParsedElement {
    const found = elementsIn(element).find((each) => each.attributes.get('id') === id);
    if (found === undefined) throw new Error(`there is no element “${id}”`);
    return found;
}
export function textIn(element: ParsedElement): string {
    return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** As a person reads it aloud: a line for each heading, each fact and each item of a list. */
export function outlineOf(element: ParsedElement): string {
    const lines: string[] = [];
    const visit = (each: ParsedElement): void => {
        const { tag } = each;
        const inline = (): string => textIn(each).trim().replace(/\s+/g, ' ');
        if (/^h\d$/.test(tag)) lines.push(`${'#'.repeat(Number(tag[1]))} ${inline()}`);
        else if (tag === 'div' && each.children.some((child) => typeof child !== 'string' && child.tag === 'dt')) lines.push(factLine(each));
        else if (tag === 'li' || tag === 'summary') lines.push(`- ${inline()}`);
        else if (tag === 'p') lines.push(inline());
        else for (const child of each.children) if (typeof child !== 'string') visit(child);
    };
    visit(element);
    return lines.join('\n');
}

function factLine({ attributes, children }: ParsedElement): string {
    const [name = '', ...values] = children.flatMap((child) => (typeof child === 'string' ? [] : [textIn(child).trim()]));
    return `${name}: ${values.join(' | ')}${attributes.get('class') === 'missing' ? ' (!)' : ''}`;
}
