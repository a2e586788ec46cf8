import { window, type ProgressOptions } from 'vscode';

/** So long a wait needs no word. */
const PATIENCE_MS = 1000;

/** Waits for something, and says what goes on when it takes long. @param onCancel its user wants to wait no more. */
export async function toldWhenLong<Result>(working: Promise<Result>, options: ProgressOptions, onCancel?: () => void): Promise<Result> {
    const done = working.then(() => undefined, () => undefined);
    const timer = setTimeout(() => {
        void window.withProgress({ ...options, cancellable: onCancel !== undefined }, (_, token) => {
            token.onCancellationRequested(() => onCancel?.());
            return done;
        });
    }, PATIENCE_MS);
    try {
        return await working;
    }
    finally {
        clearTimeout(timer);
    }
}
