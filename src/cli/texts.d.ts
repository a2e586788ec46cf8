/** What a browser is given of a file, put in by the bundler: scripts/texts.mjs. */
declare module '*?text' {
    const text: string;
    export default text;
}
