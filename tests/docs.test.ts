import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../language-server/compile';
import { parseConfig } from '../src/checks/config';
import { VOCABULARY, type VocabularyName } from '../src/model/vocabulary';
import { root } from './harness/examples';

const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs'), ...markdownIn('examples')];
function markdownIn(folder: string): string[] {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return markdownIn(path);
        return entry.name.endsWith('.md') ? [path] : [];
    });
}
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

describe.each(pages)('%s', page => {
    const text = textOf(page);

    it('has journeys that can be read', () => {
        // The pages of rules show bad journeys, too: their own test holds them to what they say.
        if (page.startsWith('docs/rules/')) return;
        for (const [, code = ''] of text.matchAll(/```journey\n([\s\S]*?)```/g)) {
            const problems = compile([{ path: page, text: code }]).problems.map(({ rule, message, args }) => `${rule} ${message} ${JSON.stringify(args)}`);
            expect(problems, code).toEqual([]);
        }
    });

    it('has configurations that are right', () => {
        for (const [, code = ''] of text.matchAll(/```jsonc?\n(\{[\s\S]*?"(?:extends|rules)"[\s\S]*?)```/g)) expect(parseConfig(code, 'journey.config.json'), code).not.toHaveProperty('errors');
    });

    it('has links that lead somewhere', () => {
        const broken = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target)
            .filter(target => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(page), decodeURI(target))));
        expect(broken).toEqual([]);
    });
});

it('the language reference names the words that the language knows', () => {
    const lists = [...textOf('docs/language.md').matchAll(/<!-- words:(\w+) -->([\s\S]*?)<!-- \/words -->/g)];
    expect(lists.length).toBeGreaterThan(8);
    for (const [, name = '', list = ''] of lists) {
        expect([...list.matchAll(/`([^`]+)`/g)].map(([, word]) => word), name).toEqual(VOCABULARY[name as VocabularyName]);
    }
});
