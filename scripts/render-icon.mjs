/** Draws icons/extension.png from icons/extension.svg: the Marketplace and the list of extensions show no SVG. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const icons = fileURLToPath(new URL('../icons', import.meta.url));

const svg = await readFile(join(icons, 'extension.svg'));
await writeFile(join(icons, 'extension.png'), await sharp(svg).png({ compressionLevel: 9 }).toBuffer());
