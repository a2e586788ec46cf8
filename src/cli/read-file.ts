import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { format } from '../checks/message';
import type { Locale } from '../checks/rule';
import { CLI_MESSAGES, REASONS } from './words';

/** A text as it stands in a file. A byte order mark is no part of it. */
export interface FileText { readonly text: string; readonly hasByteOrderMark: boolean }

/** What kept a file or a folder from being read; `path` as shown to the user. */
export interface Unreadable { readonly path: string; readonly say: (locale: Locale) => string }

/** `lossy`: with U+FFFD for what is no UTF-8, so that the other files still find the names declared in it. */
export type ReadResult = { readonly file: FileText } | { readonly unreadable: Unreadable; readonly lossy?: FileText };

/** Reads a file as UTF-8. `shown` is its path in messages. */
export function readText(absolute: string, shown: string): ReadResult {
    let bytes: Buffer;
    try {
        bytes = readFileSync(absolute);
    }
    catch (error) {
        return { unreadable: unreadable(shown, error) };
    }
    return decode(bytes, shown);
}

export function decode(bytes: Uint8Array, shown: string): ReadResult {
    try {
        if (isUtf8(bytes)) return { file: fileText(bytes) };
        // A zero byte is in no text, so that the syntax check calls it what it is: not a text file.
        const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
        if (!isUtf16 && bytes.includes(0)) return { file: fileText(bytes) };
        const offset = firstInvalidByte(bytes);
        const line = 1 + bytes.subarray(0, offset).filter(byte => byte === LINE_FEED).length;
        const say = (locale: Locale): string => format(CLI_MESSAGES[isUtf16 ? 'not-utf8-but-utf16' : 'not-utf8'], { path: shown, offset, line }, locale);
        return { unreadable: { path: shown, say }, ...(!isUtf16 && { lossy: fileText(bytes) }) };
    }
    catch (error) {
        return { unreadable: unreadable(shown, error) };
    }
}

function fileText(bytes: Uint8Array): FileText {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    return text.startsWith(BYTE_ORDER_MARK) ? { text: text.slice(1), hasByteOrderMark: true } : { text, hasByteOrderMark: false };
}

/** What a file with this text holds. */
export const asOnDisk = ({ text, hasByteOrderMark }: FileText): string => (hasByteOrderMark ? BYTE_ORDER_MARK : '') + text;

export function unreadable(shown: string, error: unknown): Unreadable {
    return { path: shown, say: locale => format(CLI_MESSAGES['cannot-read'], { path: shown, reason: reasonOf(error, locale) }, locale) };
}

/** Why the system refused, in words. */
export function reasonOf(error: unknown, locale: Locale): string {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return REASONS[code]?.[locale] ?? (error instanceof Error ? error.message : String(error));
}

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';

/** The offset of the first byte that is no part of a UTF-8 character (Unicode 15, table 3-7); the length when there is none. */
function firstInvalidByte(bytes: Uint8Array): number {
    for (let i = 0; i < bytes.length;) {
        const first = bytes[i]!;
        const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length === 0) return i;
        for (let k = 1; k < length; k++) {
            const byte = bytes[i + k] ?? 0;
            // The second byte of some characters has a narrower range: no overlong forms, no surrogates, nothing above U+10FFFF.
            const least = k > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
            const most = k > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
            if (byte < least || most < byte) return i;
        }
        i += length;
    }
    return bytes.length;
}
