import { countTokens } from '../lexer';
import { readProject } from './files';

/** Reads the files of a project and cuts them into tokens. */
const tokens = readProject(process.argv[2]!).reduce((sum, { text }) => sum + countTokens(text), 0);
console.log(JSON.stringify({ tokens }));
