import type { Asset, PageAssets } from '../src/render/html/page';
import { pageStyle } from '../src/render/html/page-style';

/** The style and the script of a page, with what its security policy has to say of them. Also for a web worker. @param script none for a page that is only printed. */
export async function pageAssets(rules: string, script: string | undefined): Promise<PageAssets> {
    return { style: await asset(pageStyle(rules)), ...(script !== undefined && { script: await asset(script) }) };
}

async function asset(text: string): Promise<Asset> {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return { text, hash: `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'` };
}
