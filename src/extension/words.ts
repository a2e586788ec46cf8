import { l10n } from 'vscode';

/** A sentence in the language of the editor; `{0}` and so on stand for the arguments. The English text is its name in `l10n/`. */
export function say(text: string, ...args: readonly (string | number)[]): string {
    return l10n.t(text, ...args);
}

export function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
