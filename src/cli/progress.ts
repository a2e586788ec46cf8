import type { Output } from './io';

/** Below this many files nobody waits long enough to read it. */
const WORTH_TELLING = 200;

/** Tells on a terminal what a long run is doing, in one line that goes away again. */
export function progressOn(stderr: Output): { readonly show: (text: string, files: number) => void; readonly clear: () => void } {
    let isShown = false;
    return {
        show: (text, files) => {
            if (!stderr.isTerminal || files < WORTH_TELLING) return;
            stderr.write(`\r\u001b[K${text}`);
            isShown = true;
        },
        clear: () => {
            if (isShown) stderr.write('\r\u001b[K');
            isShown = false;
        },
    };
}
