import type { Plugin as EsbuildPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vite';

export const texts: EsbuildPlugin;
export const textsForVite: VitePlugin;
