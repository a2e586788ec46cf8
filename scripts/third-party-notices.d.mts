import type { Metafile } from 'esbuild';

export function thirdPartyNotices(root: string, metafiles: readonly Pick<Metafile, 'outputs'>[]): string;
