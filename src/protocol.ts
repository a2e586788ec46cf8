/**
 * Every message between the language server, the extension and the webview: names and plain data.
 * This file imports nothing, so that each side can know it without knowing the others.
 * A uri is always the text form of a URI, as LSP writes it.
 */

/** A place in a text, and a range of it, as LSP counts them: from 0, in UTF-16 units. */
export interface TextPosition { readonly line: number; readonly character: number }
export interface TextRange { readonly start: TextPosition; readonly end: TextPosition }
export interface TextPlace { readonly uri: string; readonly range: TextRange }

/** What an editor tells the server when it starts it, beside what the protocol itself has a place for. */
export interface InitializationOptions {
    /** The commands below that it knows. Without them, what would run one is a text that does nothing, or is left out. */
    readonly commands?: readonly string[];
}

/** Shows places in the text: those that a count above a touchpoint counts. It takes {@link ShowReferencesArguments}. */
export const SHOW_REFERENCES_COMMAND = 'journey.showReferences';
/** The file and the position that it is about, and the places. */
export type ShowReferencesArguments = readonly [uri: string, position: TextPosition, places: readonly TextPlace[]];

/** Opens the picture of a journey: its file, and its key, such as `journey:repair`. Without them, that of the active editor. */
export const OPEN_PREVIEW_COMMAND = 'journey.openPreview';

/** The server's own: declares a name beside the others of its kind, in their file. It takes {@link DeclareArguments}. */
export const DECLARE_COMMAND = 'journey.declare';
/** The file that names it. `kind`: of element, such as `owner`. */
export type DeclareArguments = readonly [uri: string, kind: 'owner' | 'channel' | 'persona' | 'information' | 'metric' | 'system' | 'scenario', name: string];

/** The editor's own: suggests what may follow what was just written. */
export const SUGGEST_COMMAND = 'editor.action.triggerSuggest';
/** The editor's own: asks for another name for what stands at the cursor. */
export const RENAME_COMMAND = 'editor.action.rename';

/** Starts a preview, or shows another file, subject or view in it: the server draws, and keeps telling about changes until it is closed. */
export const PREVIEW_OPEN = 'journey/preview/open';

export interface PreviewOpenParams {
    /** A name for the preview, given by who opens it; the uri when absent. */
    readonly preview?: string;
    /** The `.journey` file to draw. It need not be open in an editor. */
    readonly uri: string;
    /** The key of the journey, case or portfolio to draw, such as `journey:repair`; without it, the first one of the file. */
    readonly subject?: string;
    /** The id of the view; one that the subject does not have is taken as its first one. */
    readonly view?: string;
    /** The keys of the lanes that are folded. */
    readonly folded?: readonly string[];
    /** There is a view of what is different from this earlier state. */
    readonly against?: Against;
}

/** The id of the view of what is different from an earlier state. */
export const CHANGES_VIEW = 'changes';

/** An earlier state of a project, with which it is compared. */
export interface Against {
    /** A branch, a tag or a commit, as it was chosen. */
    readonly revision: string;
    /** What it holds; only {@link CHANGES_VIEW} needs it. */
    readonly base?: BaseState;
    /** Why it cannot be told, as a sentence. */
    readonly problem?: string;
}
export interface BaseState {
    /** The full name of the commit. */
    readonly commit: string;
    /** `parted`: it is where the branch of today left the revision, which went on since. `unrelated`: where that was cannot be told, so it is the revision itself. */
    readonly is: 'itself' | 'parted' | 'unrelated';
    /** The folders of projects that it holds, as in {@link ProjectFoldersResult}; what stands in those of other projects is taken as it is today. */
    readonly folders: readonly string[];
    /** The files of today that are in no repository that was asked, such as those of a submodule: they are taken as they are today. */
    readonly outside?: readonly string[];
    readonly files: readonly { readonly uri: string; readonly text: string }[];
    /** The texts of the project's {@link ACCEPTED_FILE_NAME} in that state and today. */
    readonly accepted?: { readonly before?: string; readonly now?: string };
}
/** Where a project keeps which changes were accepted, and why, beside its config. */
export const ACCEPTED_FILE_NAME = 'journey-accepted.json';

/** Which folders has the project of a file? The answer is a {@link ProjectFoldersResult}, or null for a file that is in no project. */
export const PROJECT_FOLDERS = 'journey/project/folders';
export interface ProjectFoldersParams { readonly uri: string }
export interface ProjectFoldersResult {
    /** Its own, and those of the projects that it uses; none for a file that stands alone. */
    readonly folders: readonly string[];
    /** Every file in them. */
    readonly files: readonly string[];
    /** The branch that changes go into, by the config. */
    readonly baseBranch?: string;
}

/** What is shown of a file. */
export interface Picture {
    /** An SVG document: the last good one while the text cannot be drawn; empty when there is none yet. */
    readonly svg: string;
    /** Why the picture is missing or older than the text, in words for the author; absent when all is well. */
    readonly note?: string;
}

/** What stands around the picture. */
export interface PreviewFrame {
    /** The title of the subject. */
    readonly title: string;
    /** As in {@link PreviewOpenParams}. */
    readonly subject: string;
    readonly view: string;
    /** The tools and the tabs, as HTML: made by the server, with every text of an author escaped. */
    readonly html: string;
    /** In {@link CHANGES_VIEW}, the changes in words, as HTML. */
    readonly changes?: string;
}

export interface PreviewOpenResult extends Picture {
    /** Counts the versions of the picture: the next change has the next number. */
    readonly revision: number;
    /** Absent when nothing could be drawn. */
    readonly frame?: PreviewFrame;
}

/** Tells what of an open preview is different now. */
export const PREVIEW_CHANGED = 'journey/preview/changed';

export interface PreviewChangedParams {
    /** As in {@link PreviewOpenParams}. */
    readonly preview: string;
    /** The file, written exactly as in {@link PreviewOpenParams}. */
    readonly uri: string;
    readonly revision: number;
    /** The parts of the picture that are new or different, by key; the key of the picture itself is empty. */
    readonly elements: readonly ChangedElement[];
    /** Present when it is another one. */
    readonly frame?: PreviewFrame;
    /** As in {@link Picture}: absent when all is well. */
    readonly note?: string;
}

/**
 * A part of the picture: in it, `<g data-place="KEY"/>` stands for another part, and `<tspan data-name="KEY"/>` for the title of one; one
 * with `data-kept` keeps what it holds.
 */
export interface ChangedElement { readonly key: string; readonly svg: string }

/** Ends a preview: the server forgets it and sends nothing more about it. */
export const PREVIEW_CLOSE = 'journey/preview/close';

export interface PreviewCloseParams {
    readonly preview?: string;
    readonly uri: string;
}

/** Which elements stand at a place of a text? The answer is an {@link ElementsAtResult}. */
export const PREVIEW_ELEMENTS_AT = 'journey/preview/elementsAt';

export interface ElementsAtParams { readonly uri: string; readonly position: TextPosition }
/** The keys of the elements around the place, the innermost first. */
export interface ElementsAtResult { readonly keys: readonly string[]; /** The journey, case or portfolio that they belong to. */ readonly subject?: string }

/** Where in the text stands what is drawn with one of these keys? The first that stands in a text counts. */
export const PREVIEW_PLACE = 'journey/preview/place';

export interface PreviewKeysParams { readonly uri: string; readonly keys: readonly string[]; /** The preview in which they are, as in {@link PreviewOpenParams}. */ readonly preview?: string }
export interface PlaceResult {
    readonly key: string;
    readonly uri: string;
    /** The first words of the element, with its title. */
    readonly range: TextRange;
    /** Absent for what can have none. */
    readonly title?: string;
}

/** Gives an element another title. The answer is an LSP workspace edit, or null when it cannot have one. */
export const PREVIEW_RETITLE = 'journey/preview/retitle';
export interface RetitleParams { readonly uri: string; readonly key: string; readonly title: string }

/** What was found of what is drawn with one of these keys, and what may be done about it? */
export const PREVIEW_FINDINGS = 'journey/preview/findings';
export type FindingsResult = readonly ShownFinding[];
export interface ShownFinding {
    readonly rule: string;
    readonly message: string;
    readonly severity: 'error' | 'warning' | 'info' | 'finding';
    readonly uri: string;
    readonly range: TextRange;
    /** `edit` is an LSP workspace edit. */
    readonly fixes: readonly { readonly title: string; readonly edit: unknown }[];
}

/** A picture as a file that needs nothing beside it: SVG, or a page with all views. */
export const PREVIEW_EXPORT = 'journey/preview/export';
export interface ExportParams {
    readonly uri: string;
    readonly subject?: string;
    readonly view?: string;
    /** The preview that shows it; what differs from an earlier state only it knows. */
    readonly preview?: string;
    /** `sheets`: a page to be printed to a file, each picture on a sheet of its own. */
    readonly format: 'svg' | 'html' | 'sheets';
    readonly theme: 'auto' | 'light' | 'dark' | 'high-contrast' | 'print';
    /** The style rules and the script that pages have; only who asks knows where they are. */
    readonly page?: { readonly rules: string; readonly script: string };
}
export interface ExportResult {
    readonly text: string;
    /** For the name of the file, without its ending. */
    readonly name: string;
}

/**
 * The server in a browser has no file system and asks the extension: which files belong to the project?
 * The answer is a {@link FileListResult}.
 */
export const FILE_LIST = 'journey/fs/list';

export interface FileListParams {
    /** A workspace folder. */
    readonly folder: string;
}

/** Every `.journey` file and every `journey.config.json` below the folder, sorted. */
export type FileListResult = readonly string[];

/** The text of a file, decoded as UTF-8. A file that cannot be read is answered with an error. */
export const FILE_READ = 'journey/fs/read';

export interface FileReadParams {
    readonly uri: string;
}

export type FileReadResult = string;

/** What is told below an element, for a tree of the workspace; without a key, all journeys. The answer is a {@link TreeResult}. */
export const TREE = 'journey/tree';
export interface TreeParams { readonly uri?: string; readonly key?: string }
export type TreeResult = readonly TreeNode[];
export interface TreeNode {
    readonly key: string;
    readonly kind: 'journey' | 'stage' | 'touchpoint' | 'case';
    readonly label: string;
    /** Its name in the text. */
    readonly name: string;
    readonly uri: string;
    /** All of it, and its first words. */
    readonly range: TextRange;
    readonly head: TextRange;
    readonly hasChildren: boolean;
    /** The folder of its project, where the workspace has several. */
    readonly project?: string;
}

/** Draws a text that is in no file, such as a fence of Markdown. The answer is a {@link DrawTextResult}. */
export const DRAW_TEXT = 'journey/drawText';
export interface DrawTextParams { readonly text: string; /** Unique in the page that shows it. */ readonly id: string }
/** A picture of each journey and case in it; `problem` says why there is none. */
export interface DrawTextResult { readonly svgs: readonly string[]; readonly problem?: string }

/** What a language model may ask. The answer is text: Markdown or JSON. */
export const ASK = 'journey/ask';
export type AskParams =
    | { readonly about: 'journey'; readonly name?: string }
    | { readonly about: 'findings'; readonly name?: string }
    | { readonly about: 'rule'; readonly name: string }
    /** All rules, as JSON: `[{ id, title }]`. */
    | { readonly about: 'rules' }
    /** A first journey to begin with, as the text of a file. */
    | { readonly about: 'sample' };

// ---- Between the extension and the webview ------------------------------------------------------------------------

/** To the webview: show this, and forget what was there. */
export interface ShowPicture extends Picture {
    readonly type: 'show-picture';
    readonly frame?: PreviewFrame;
}

/** To the webview: parts of the picture are different now. */
export interface PatchPicture extends Pick<PreviewChangedParams, 'elements' | 'frame' | 'note'> {
    readonly type: 'patch-picture';
}

/** To the webview: the cursor of the editor is here; the first element that is drawn is to be marked. */
export interface MarkElements {
    readonly type: 'mark-elements';
    readonly keys: readonly string[];
}

/** To the webview: edit the title of an element in the picture. */
export interface EditTitle { readonly type: 'edit-title'; readonly key: string; readonly title: string }

/** To the webview: offer these, at the element that was asked about. */
export interface OfferFixes { readonly type: 'offer-fixes'; readonly key: string; readonly findings: readonly OfferedFinding[] }
export interface OfferedFinding { readonly message: string; readonly severity: ShownFinding['severity']; readonly fixes: readonly string[] }

/** To the webview: make a PNG of this SVG file. */
export interface MakePng { readonly type: 'make-png'; readonly svg: string }

/** What a reader has done to the preview; kept while it is hidden and when the window is loaded anew. */
export interface KeptPreview { readonly uri: string; readonly subject?: string; readonly view?: string; readonly folded: readonly string[]; readonly isPinned: boolean; readonly against?: KeptAgainst }
/** What a preview is compared with. */
export interface KeptAgainst {
    readonly revision: string;
    /** Not the revision itself, but where the branch of today left it. */
    readonly isParted: boolean;
    /** The full name of the branch or tag, `refs/heads/x`: a tag `x` that is made later does not take its place. */
    readonly ref?: string;
}
/** To the webview: keep this for a new start. */
export interface KeepState { readonly type: 'keep-state'; readonly state: KeptPreview }

/** From the webview: the page listens now; whatever was posted before is lost. */
export interface WebviewReady {
    readonly type: 'ready';
}

/** From the webview: the picture could not be shown. */
export interface WebviewFailed {
    readonly type: 'failed';
    readonly message: string;
}

/** From the webview: what was clicked, the innermost key first. `focus`: go there to write. */
export interface SelectElement { readonly type: 'select-element'; readonly keys: readonly string[]; readonly focus: boolean }
/** From the webview: its reader wants to change a title, or has. */
export interface WantTitle { readonly type: 'want-title'; readonly keys: readonly string[] }
export interface GiveTitle { readonly type: 'give-title'; readonly key: string; readonly title: string }
/** From the webview: its reader wants to know what can be done about what was found. */
export interface WantFixes {
    readonly type: 'want-fixes';
    readonly keys: readonly string[];
    /** What the mark says that was clicked, `MESSAGE [RULE]` line by line: no others are wanted. */
    readonly told?: string;
}
export interface ChooseFix { readonly type: 'choose-fix'; readonly finding: number; readonly fix: number }
/** From the webview: another view or subject of the same file, or other folded lanes. */
export interface ChooseView { readonly type: 'choose-view'; readonly view?: string; readonly subject?: string; readonly folded?: readonly string[] }
/** From the webview: its reader wants to compare with something else, or no more. */
export interface WantComparison { readonly type: 'want-comparison'; readonly wanted: 'other' | 'none' }
/** From the webview: the PNG as base64, or why there is none. */
export interface MadePng { readonly type: 'made-png'; readonly base64?: string; readonly message?: string }

export type ToWebview = ShowPicture | PatchPicture | MarkElements | EditTitle | OfferFixes | MakePng | KeepState;
export type FromWebview = WebviewReady | WebviewFailed | SelectElement | WantTitle | GiveTitle | WantFixes | ChooseFix | ChooseView | WantComparison | MadePng;
