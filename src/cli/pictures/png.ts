import { hasEastAsian } from '../../render/text/measure';
import type { Environment } from '../../chromium/find-chromium';
import { fail } from '../failure';
import { printer } from './printer';

/** Pixels of the file for each pixel of the picture: sharp on a screen of high density, and on paper. */
const DENSITY = 2;
/** As wide and as high as pictures can be here; wider ones get fewer pixels for each of theirs. */
const MOST_PX = 16_000;

export interface Drawing { readonly svg: string; readonly widthPx: number; readonly heightPx: number }

/** A picture as PNG: drawn by the package `sharp` where it is installed, else by a Chromium. */
export async function pngOf(drawing: Drawing, env: Environment): Promise<Uint8Array> {
    const density = Math.min(DENSITY, MOST_PX / drawing.widthPx, MOST_PX / drawing.heightPx);
    const sharp = await loadSharp();
    if (sharp === undefined) return screenshot(drawing, density, env);
    if (hasEastAsian(drawing.svg) && !await sharpHasIdeographs(sharp)) fail('no-chinese-font');
    // 72 dots an inch are one for each pixel of an SVG.
    return sharp(Buffer.from(drawing.svg), { density: 72 * density, unlimited: true, limitInputPixels: false }).png().toBuffer();
}

type Sharp = (typeof import('sharp'))['default'];

/** It is not installed with the command: most people never need it, and it brings a native library. */
async function loadSharp(): Promise<Sharp | undefined> {
    try {
        return (await import('sharp')).default;
    }
    catch {
        return undefined;
    }
}

/** A stroke in the middle of the line; a font that has none for it draws a box that is as high as the line. */
const IDEOGRAPH = '一';
const SIGN_PX = 40;

async function sharpHasIdeographs(sharp: Sharp): Promise<boolean> {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIGN_PX}" height="${SIGN_PX}"><rect width="${SIGN_PX}" height="${SIGN_PX}" fill="#fff"/><text x="4" y="32" font-size="28" font-family="sans-serif" lang="zh-Hans">${IDEOGRAPH}</text></svg>`;
    const { data, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true });
    const rows = Array.from({ length: info.height }, (_, y) => y).filter((y) => data.subarray(y * info.width * info.channels, (y + 1) * info.width * info.channels).some((value) => value < 128));
    return rows.length > 0 && rows.at(-1)! - rows[0]! < SIGN_PX / 4;
}

async function screenshot({ svg, widthPx, heightPx }: Drawing, density: number, env: Environment): Promise<Uint8Array> {
    const { print } = printer(env, '.png');
    const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>html,body{margin:0}svg{display:block}</style></head><body>${svg}</body></html>`;
    return print(html, async ({ ask }) => {
        await ask('Emulation.setDeviceMetricsOverride', { width: Math.ceil(widthPx), height: Math.ceil(heightPx), deviceScaleFactor: 1, mobile: false });
        const { data } = await ask('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip: { x: 0, y: 0, width: widthPx, height: heightPx, scale: density } });
        return Buffer.from(String(data), 'base64');
    });
}
