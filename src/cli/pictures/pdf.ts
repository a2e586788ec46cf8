import type { Environment } from '../../chromium/find-chromium';
import { printer } from './printer';

/** A page printed to PDF: its pictures on sheets of their own size, the text on paper. */
export function pdfOf(html: string, env: Environment): Promise<Uint8Array> {
    return printer(env, '.pdf').print(html, async ({ ask }) => {
        const { data } = await ask('Page.printToPDF', { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true });
        return Buffer.from(String(data), 'base64');
    });
}
