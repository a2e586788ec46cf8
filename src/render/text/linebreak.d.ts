/** Unicode line breaking (UAX #14); the package brings no types. */
declare module 'linebreak' {
    interface Break {
        /** Offset, in UTF-16 units, of the first character behind the break. */
        readonly position: number;
        /** A line must end here, as behind a newline. */
        readonly required: boolean;
    }
    export default class LineBreaker {
        constructor(text: string);
        /** The next place where a line may end; null behind the last one, which is the end of the text. */
        nextBreak(): Break | null;
    }
}
