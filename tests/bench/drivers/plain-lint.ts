import { createPlainLangium } from '../plain-langium';
import { readProject } from './files';

/** What plain Langium services need to lint a project. */
const plain = createPlainLangium();
void plain.open(readProject(process.argv[2]!)).then(() => { console.log(JSON.stringify(plain.diagnostics())); });
