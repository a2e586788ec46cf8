import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Workbench } from './workbench';

const MOST_FRAMES = 25;
const FRAME_PAUSE_MS = 200;
/** VS Code shows none of these for long; a picture that holds one is another picture in the next run. */
const PASSING = '.monaco-progress-container.active, .notifications-toasts.visible, .monaco-hover:not(.hidden)';

/** Writes a picture of the whole window, once it has come to rest. */
export async function takeScreenshot({ page }: Workbench, path: string): Promise<void> {
    await page.mouse.move(640, 3);
    await page.waitForFunction(`!document.querySelector(${JSON.stringify(PASSING)})`, undefined, { timeout: 10_000 }).catch(() => undefined);
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    await writeSettled(path, () => page.screenshot({ animations: 'disabled', caret: 'hide' }));
}

/** Writes a picture of the preview alone: the same bytes in every run on one machine. */
export async function takePreviewScreenshot({ previewPanel }: Workbench, path: string): Promise<void> {
    await writeSettled(path, () => previewPanel.screenshot({ animations: 'disabled' }));
}

/** At rest means: two equal frames in a row. */
async function writeSettled(path: string, shoot: () => Promise<Buffer>): Promise<void> {
    let last: Buffer | undefined;
    for (let frame = 0; frame < MOST_FRAMES; frame += 1) {
        const next = await shoot();
        if (last?.equals(next)) {
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, next);
            return;
        }
        last = next;
        await delay(FRAME_PAUSE_MS);
    }
    throw new Error(`the screen never came to rest for ${path}`);
}
