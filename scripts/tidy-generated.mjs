// The generator writes the date of nothing, but leaves trailing white space; the committed files have none.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
const folder = new URL('../language-server/generated/', import.meta.url);
for (const name of readdirSync(folder)) {
  const file = new URL(name, folder);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[ \t]+$/gm, '').replace(/\n*$/, '\n'));
}
