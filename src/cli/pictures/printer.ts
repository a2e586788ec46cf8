import { hasEastAsian } from '../../render/text/measure';
import { CHROMIUM_VARIABLE, findChromium, type Environment } from '../../chromium/find-chromium';
import { withHiddenPage, type HiddenPage } from '../../chromium/run-chromium';
import { fail, Failure } from '../failure';

/** A Chromium of this machine, for the files that only a browser can make. */
export interface Printer {
    /** Shows a page and makes something of it. */
    readonly print: <T>(html: string, make: (page: HiddenPage) => Promise<T>) => Promise<T>;
}

/** @param ending of the file that it is needed for, as `.pdf`. */
export function printer(env: Environment, ending: '.pdf' | '.png'): Printer {
    const program = findChromium(env);
    const named = env[CHROMIUM_VARIABLE] ?? '';
    if (program === undefined && named !== '') fail('chromium-not-there', { variable: CHROMIUM_VARIABLE, path: named });
    if (program === undefined) fail(ending === '.png' ? 'no-png-maker' : 'no-chromium', { variable: CHROMIUM_VARIABLE });
    return {
        print: async (html, make) => {
            try {
                return await withHiddenPage(program, html, async (page) => {
                    if (hasEastAsian(html) && await page.evaluate(HAS_IDEOGRAPHS) !== true) fail('no-chinese-font');
                    return make(page);
                });
            }
            catch (error) {
                if (error instanceof Failure) throw error;
                return fail('chromium-failed', { program, reason: error instanceof Error ? error.message : String(error) });
            }
        },
    };
}

/** As for sharp: a font that lacks 一 draws a box that is as high as the line in the place of a stroke. */
const HAS_IDEOGRAPHS = `(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 40;
    const context = canvas.getContext('2d');
    context.font = '28px sans-serif';
    context.fillText('一', 4, 32);
    const { data } = context.getImageData(0, 0, 40, 40);
    const rows = [...Array(40).keys()].filter((y) => [...Array(40).keys()].some((x) => data[(y * 40 + x) * 4 + 3] > 128));
    return rows.length > 0 && rows.at(-1) - rows[0] < 10;
})()`;
