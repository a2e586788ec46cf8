/** What the `{name}`s of a message stand for, by name. Plain, JSON-safe data. */
export type Args = Readonly<Record<string, Arg>>;
export type Arg = string | number | Said;

/** What every language says in its own way. It becomes words when the message is put together in one (src/checks/message.ts). */
export type Said =
    /** A length of time as the language writes it: `2bd` is said “2 business days”. What is none stays as it is. */
    | { readonly duration: string }
    /** Texts of the author, each in quotes: “a”, “b” and “c”. `more`: there are others, which are not named. */
    | { readonly all: readonly string[]; readonly more?: boolean }
    /** The same as a choice: “a”, “b” or “c”. */
    | { readonly any: readonly string[] }
    /** Words of the language itself, such as `warm`: each as people say it. */
    | { readonly words: readonly string[] }
    /** One behind the other. */
    | { readonly parts: readonly Arg[] };
