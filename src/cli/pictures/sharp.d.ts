/**
 * What is used of the package `sharp`, https://sharp.pixelplumbing.com. It need not be installed, neither where the command
 * runs nor where it is built.
 */
declare module 'sharp' {
    interface Options { readonly density?: number; readonly unlimited?: boolean; readonly limitInputPixels?: number | boolean }
    interface Raw { readonly data: Uint8Array; readonly info: { readonly width: number; readonly height: number; readonly channels: number } }
    interface Image {
        readonly png: () => Image;
        readonly raw: () => Image;
        readonly greyscale: () => Image;
        readonly metadata: () => Promise<{ readonly width: number; readonly height: number }>;
        readonly toBuffer: { (): Promise<Uint8Array>; (options: { readonly resolveWithObject: true }): Promise<Raw> };
    }
    const sharp: (input: Uint8Array | string, options?: Options) => Image;
    export default sharp;
}
