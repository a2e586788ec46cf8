import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { textsForVite } from './scripts/texts.mjs';

export default defineConfig({
    test: {
        // Vitest leaves one core free for the one who watches; here nobody does, and on two cores that is half the machine.
        maxWorkers: availableParallelism(),
        projects: [
            {
                plugins: [textsForVite],
                test: {
                    name: 'unit',
                    include: ['tests/**/*.test.ts'],
                    // The judges bring modules with tests of their own.
                    exclude: ['**/node_modules/**', 'tests/e2e/**'],
                    // Tests read texts with mistakes wherever they like; products load what that takes when they need it.
                    setupFiles: ['tests/harness/recovery.ts'],
                    // Nothing that is tested has a state in its modules, and loading them anew for each file takes half of the time.
                    isolate: false,
                    testTimeout: 120_000,
                },
            },
            {
                plugins: [textsForVite],
                test: {
                    name: 'e2e',
                    include: ['tests/e2e/*.test.ts'],
                    globalSetup: ['tests/e2e/harness/global-setup.ts'],
                    // One real VS Code at a time: two on two cores run into each other's timeouts.
                    fileParallelism: false,
                    testTimeout: 180_000,
                    hookTimeout: 180_000,
                    // The steps of one VS Code build on each other.
                    sequence: { concurrent: false, shuffle: false },
                },
            },
        ],
    },
});
