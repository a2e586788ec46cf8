export interface ServerHost {
    /** The beginning of VS Code's version, as in `1.100`. */
    readonly version: string;
    /** The folder of VS Code's own server. */
    readonly vscode: string;
    /** The Node program to run it with. */
    readonly node: string;
}

export declare const hostFolder: string;
export declare const hostModules: string;
export declare const servers: readonly ServerHost[];
export declare const web: { readonly version: string; readonly commit: string; readonly testRunnerData: string };
export declare const chromiumPath: string;
export declare const stampFile: string;
export declare function preparationStamp(): string;
export declare function isPrepared(): boolean;
export declare function whatIsMissing(): readonly { readonly what: string; readonly how: string }[];
