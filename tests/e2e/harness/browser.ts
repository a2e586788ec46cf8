import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { chromiumPath } from '../host/hosts.mjs';

/** Tests that need a browser and nothing else also run where no real VS Code can; `npm test` says what is missing. */
export const hasBrowser = existsSync(chromiumPath);

/** Starts Chromium so that it asks nothing of the network by itself and draws the same everywhere. */
export function launchBrowser(): Promise<Browser> {
    return chromium.launch({
        executablePath: chromiumPath,
        headless: true,
        args: [
            '--no-sandbox', // root in a container
            '--disable-gpu',
            '--disable-dev-shm-usage',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--force-color-profile=srgb',
            '--font-render-hinting=none',
            '--disable-lcd-text',
            '--hide-scrollbars',
        ],
    });
}
