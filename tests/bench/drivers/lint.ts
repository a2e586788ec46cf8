import { statSync, readFileSync } from 'node:fs';
import { compile } from '../../../language-server/compile';
import { check } from '../../../src/checks/engine';
import { defaultConfig } from '../../../src/checks/resolved-config';
import { readProject } from './files';

/** Compiles and checks, in the place of the command line while that cannot be built. */
const [target = '.'] = process.argv.slice(2);
const files = statSync(target).isDirectory() ? readProject(target) : [{ path: 'one.journey', text: readFileSync(target, 'utf8') }];
const compiled = compile(files);
const findings = check(compiled, defaultConfig(''), { today: '2026-11-21' });
console.log(JSON.stringify({ findings: findings.length }));
