import { findChromium } from '../chromium/find-chromium';
import { withHiddenPage } from '../chromium/run-chromium';

/** A page printed to PDF by a browser of this machine; undefined when it has none. */
export async function printPdf(html: string): Promise<Uint8Array | undefined> {
    const program = findChromium(process.env);
    if (program === undefined) return undefined;
    return withHiddenPage(program, html, async ({ ask }) => {
        const { data } = await ask('Page.printToPDF', { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true });
        return Buffer.from(String(data), 'base64');
    });
}
