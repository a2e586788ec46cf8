import type { Plugin } from 'esbuild';

export const themeColours: Plugin;
