import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontOf, PAINTS } from '../../src/render/paints';
import { widthOf } from '../../src/render/text/measure';
import { hasBrowser } from './harness/browser';
import { examplePages, LOCALES, type ExamplePages } from './harness/example-pages';

/** The layout's table is the mean of several fonts: a single sign of one of them, such as a bold “?”, may be this much wider. */
const TOLERANCE_PX = 1;

/** One text of a picture, as the browser sets it with the fonts of this machine. */
interface SetText {
    readonly said: string;
    readonly paint: string;
    readonly widthPx: number;
    /** What is wrong with where it ends, in words. */
    readonly fault: string | null;
}

let pages: ExamplePages;
beforeAll(async () => {
    if (hasBrowser) pages = await examplePages();
});
afterAll(() => pages?.close());

describe.runIf(hasBrowser)('the texts of every picture of every example, as a browser sets them', () => {
    it.each(LOCALES)('%s: none is wider than the layout takes it to be, none leaves its box or its picture, none lies on another', async (locale) => {
        // Without its script, a page shows all its pictures in their own size.
        const { page, goTo, close } = await pages.visitor({ withoutScript: true });
        const found = new Set<string>();
        const seen = { latin: 0, chinese: 0, mixed: 0, bold: 0, sizes: new Set<number>() };
        for (const name of pages.names(locale)) {
            await goTo(pages.path(name, locale));
            for (const { said, paint, widthPx, fault } of await page.evaluate(TEXTS) as readonly SetText[]) {
                if (PAINTS[paint]?.line?.['font-size'] === undefined) {
                    found.add(`${name}: “${said}” has no font: ${paint}`);
                    continue;
                }
                const font = fontOf(paint);
                const assumedPx = widthOf(said, font);
                if (assumedPx + TOLERANCE_PX < widthPx) found.add(`${name}: “${said}” (${paint}) takes ${widthPx.toFixed(1)} px, ${assumedPx.toFixed(1)} px were assumed`);
                if (fault !== null) found.add(`${name}: “${said}” ${fault}`);
                const [hasLatin, hasChinese] = [/[a-z]/i.test(said), /\p{sc=Han}/u.test(said)];
                seen[hasLatin && hasChinese ? 'mixed' : hasChinese ? 'chinese' : 'latin']++;
                if (font.weight === 'bold') seen.bold++;
                seen.sizes.add(font.sizePx);
            }
        }
        await close();
        expect([...found]).toEqual([]);
        for (const count of [seen.latin, seen.chinese, seen.mixed, seen.bold]) expect(count).toBeGreaterThan(50);
        expect(seen.sizes.size).toBeGreaterThan(5);
    });
});

/** The frame that is drawn last below where a text begins, among those of its group, is the one that it stands in, as tests/render/scene-faults.ts has it. */
const TEXTS = `[...document.querySelectorAll('svg')].flatMap((svg) => {
    const picture = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map((text) => ({ text, box: text.getBoundingClientRect() }));
    const faultOf = ({ text, box }, index) => {
        if (box.left < picture.left || picture.right < box.right) return 'leaves its picture';
        let frame;
        for (let before = text.previousElementSibling; before !== null && frame === undefined; before = before.previousElementSibling) {
            if (before.tagName !== 'rect') continue;
            const rect = before.getBoundingClientRect();
            if (rect.left <= box.left && box.left < rect.right && rect.top < box.bottom && box.top < rect.bottom) frame = rect;
        }
        if (frame !== undefined && frame.right + 0.5 < box.right) return 'leaves its box by ' + (box.right - frame.right).toFixed(1) + ' px';
        // Lines of text have air above and below their letters: they lie on each other when the middle of one is within the other.
        const middle = (box.top + box.bottom) / 2;
        const other = texts.find((each, at) => at !== index && each.box.top < middle && middle < each.box.bottom && each.box.left + 0.5 < box.right && box.left + 0.5 < each.box.right);
        return other === undefined ? null : 'lies on “' + other.text.textContent + '”';
    };
    return texts.map((each, index) => ({ said: each.text.textContent, paint: each.text.classList[0] ?? '', widthPx: each.text.getComputedTextLength(), fault: faultOf(each, index) }));
})`;
