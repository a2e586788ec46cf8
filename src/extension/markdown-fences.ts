import { commands, workspace } from 'vscode';
import type { Disposable, TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { DRAW_TEXT, type DrawTextParams, type DrawTextResult } from '../protocol';
import { messageOf } from './words';

/** As much of markdown-it as is used here: https://github.com/markdown-it/markdown-it. */
interface MarkdownIt { readonly renderer: { readonly rules: { fence?: Rule } } }
type Rule = (tokens: readonly { readonly info: string; readonly content: string }[], index: number, options: unknown, environment: unknown, self: unknown) => string;

export interface MarkdownFences { readonly extendMarkdownIt: (markdownIt: MarkdownIt) => MarkdownIt }

/** More texts than anybody looks at together. */
const MOST_KEPT = 100;
/** A preview that is told to load anew while it still loads can stay empty: VS Code's own fault, seen in 1.139. */
const PREVIEW_LOADS_MS = 2000;
const PAUSE_MS = 300;
const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*journey\b[^\n]*\n([^]*?\n) {0,3}\1/gm;

/**
 * Draws ```` ```journey ```` fences in the built-in Markdown preview. It asks for HTML at once, and the server draws: so the
 * fences of opened texts are drawn beforehand. One that is not there yet is its text first, and its picture a little later.
 */
export function createMarkdownFences(client: BaseLanguageClient, started: Promise<void>): MarkdownFences & Disposable {
    const drawn = new Map<string, string | undefined>();
    let count = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    /** Answers whether there is a picture now that was not there before. */
    async function drawFence(text: string): Promise<boolean> {
        if (drawn.has(text)) return false;
        if (drawn.size >= MOST_KEPT) drawn.clear();
        drawn.set(text, undefined);
        try {
            await started;
            count += 1;
            const params: DrawTextParams = { text, id: `journey-fence-${count}` };
            const { svgs } = await client.sendRequest<DrawTextResult>(DRAW_TEXT, params);
            if (svgs.length === 0) return false;
            drawn.set(text, svgs.map((svg) => `<div class="journey-fence">${svg}</div>`).join('\n'));
            return true;
        }
        catch (error) {
            client.warn(`A fence of Markdown cannot be drawn: ${messageOf(error)}`);
            return false;
        }
    }

    function drawFencesOf(document: TextDocument): void {
        if (document.languageId !== 'markdown' || !isWanted()) return;
        for (const [, , text] of document.getText().matchAll(FENCE)) void drawFence(text!);
    }

    async function drawLate(text: string): Promise<void> {
        const asked = Date.now();
        if (!await drawFence(text)) return;
        setTimeout(() => void commands.executeCommand('markdown.preview.refresh'), Math.max(0, asked + PREVIEW_LOADS_MS - Date.now()));
    }

    const listening = [
        workspace.onDidOpenTextDocument(drawFencesOf),
        workspace.onDidChangeTextDocument(({ document }) => {
            if (document.languageId !== 'markdown') return;
            clearTimeout(timer);
            timer = setTimeout(() => drawFencesOf(document), PAUSE_MS);
        }),
    ];
    for (const document of workspace.textDocuments) drawFencesOf(document);
    return {
        extendMarkdownIt: (markdownIt) => {
            const before = markdownIt.renderer.rules.fence;
            markdownIt.renderer.rules.fence = (tokens, index, options, environment, self) => {
                const token = tokens[index]!;
                const plain = (): string => before?.(tokens, index, options, environment, self) ?? '';
                if (!/^journey\b/.test(token.info.trim()) || !isWanted()) return plain();
                const known = drawn.get(token.content);
                if (known !== undefined) return known;
                if (!drawn.has(token.content)) void drawLate(token.content);
                return plain();
            };
            return markdownIt;
        },
        dispose: () => {
            clearTimeout(timer);
            for (const each of listening) each.dispose();
        },
    };
}

function isWanted(): boolean {
    return workspace.getConfiguration('journey').get<boolean>('markdown.drawFences') !== false;
}
