import { commands, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { DRAW_TEXT, type DrawTextParams, type DrawTextResult } from '../protocol';
import { messageOf } from './words';

/** As much of markdown-it as is used here: https://github.com/markdown-it/markdown-it. */
interface MarkdownIt { readonly renderer: { readonly rules: { fence?: Rule } } }
type Rule = (tokens: readonly { readonly info: string; readonly content: string }[], index: number, options: unknown, environment: unknown, self: unknown) => string;

export interface MarkdownFences { readonly extendMarkdownIt: (markdownIt: MarkdownIt) => MarkdownIt }

/** More texts than anybody looks at together. */
const MOST_KEPT = 100;

/**
 * Draws ```` ```journey ```` fences in the built-in Markdown preview. It asks for HTML at once, and the server draws: a fence
 * is its text first, and its picture as soon as that is there.
 */
export function createMarkdownFences(client: BaseLanguageClient, started: Promise<void>): MarkdownFences {
    const drawn = new Map<string, string | undefined>();
    let count = 0;

    async function drawFence(text: string): Promise<void> {
        try {
            await started;
            count += 1;
            const params: DrawTextParams = { text, id: `journey-fence-${count}` };
            const { svgs } = await client.sendRequest<DrawTextResult>(DRAW_TEXT, params);
            if (svgs.length === 0) return;
            drawn.set(text, svgs.map((svg) => `<div class="journey-fence">${svg}</div>`).join('\n'));
            await commands.executeCommand('markdown.preview.refresh');
        }
        catch (error) {
            client.warn(`A fence of Markdown cannot be drawn: ${messageOf(error)}`);
        }
    }

    return {
        extendMarkdownIt: (markdownIt) => {
            const before = markdownIt.renderer.rules.fence;
            markdownIt.renderer.rules.fence = (tokens, index, options, environment, self) => {
                const token = tokens[index]!;
                const plain = (): string => before?.(tokens, index, options, environment, self) ?? '';
                if (!/^journey\b/.test(token.info.trim()) || workspace.getConfiguration('journey').get<boolean>('markdown.drawFences') === false) return plain();
                const known = drawn.get(token.content);
                if (known !== undefined) return known;
                if (!drawn.has(token.content)) {
                    if (drawn.size >= MOST_KEPT) drawn.clear();
                    drawn.set(token.content, undefined);
                    void drawFence(token.content);
                }
                return plain();
            };
            return markdownIt;
        },
    };
}
