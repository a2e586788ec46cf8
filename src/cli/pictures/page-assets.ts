import { createHash } from 'node:crypto';
import script from '../../page/main.ts?text';
import rules from '../../page/page.css?text';
import type { Asset, PageAssets } from '../../render/html/page';
import { pageStyle } from '../../render/html/page-style';

/** The style and the script of every page, with what its security policy has to say of them. */
export function pageAssets(): PageAssets & { readonly script: Asset } {
    return { style: asset(pageStyle(rules)), script: asset(script) };
}

function asset(text: string): Asset {
    return { text, hash: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}
