import { escaped } from '../escaped';

/** A piece of HTML. Only `element` and `drawing` make one, so that what an author wrote is text and never markup. */
export interface Html { readonly html: string }

/** What an element holds: other elements, text, lists of these; what is undefined or empty is left out. */
export type Child = Html | string | undefined | readonly Child[];

/** `true` is an attribute without a value; one that is false or undefined is left out. */
export type HtmlAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

const VOID: ReadonlySet<string> = new Set(['input', 'link', 'meta', 'br']);

export function element(tag: string, attributes: HtmlAttributes, ...children: readonly Child[]): Html {
    const begin = `<${tag}${Object.entries(attributes).map(attributeText).join('')}>`;
    return { html: VOID.has(tag) ? begin : `${begin}${children.map(htmlOf).join('')}</${tag}>` };
}

/** An SVG as `svgOf` writes it, in a page. */
export function drawing(svg: string): Html {
    return { html: svg };
}

export function htmlOf(child: Child): string {
    if (child === undefined) return '';
    if (typeof child === 'string') return escaped(child);
    return isPiece(child) ? child.html : child.map(htmlOf).join('');
}

/** As it is read, without its tags. */
export function textOf(child: Child): string {
    return htmlOf(child).replace(/<[^>]*>/g, '');
}

const isPiece = (child: Html | readonly Child[]): child is Html => 'html' in child;

function attributeText([name, value]: [string, string | number | boolean | undefined]): string {
    if (value === undefined || value === false) return '';
    return value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`;
}
