import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { compile, type Compiled, type SourceFile } from '../../language-server/compile';
import { fail } from './failure';
import { withSlashes } from './paths';
import { readText, type FileText, type ReadResult, type Unreadable } from './read-file';
import type { Projects, SelectedProject } from './selection';

/** A project whose files are read. Paths are relative to its folder, as everything that is made from them says them. */
export interface LoadedProject {
    readonly selected: SelectedProject;
    readonly files: readonly SourceFile[];
    /** As they stand on the disk; of those that could be read whole. */
    readonly texts: ReadonlyMap<string, FileText>;
    /** Those that could not be read, or not whole. */
    readonly unread: readonly string[];
    readonly asked: ReadonlySet<string>;
    /** How a path of the project is shown to people. */
    readonly show: (path: string) => string;
    /** Compiles the project, with other texts for some of its files. */
    readonly compile: (changed?: ReadonlyMap<string, string>) => Compiled;
}

/** A text in place of what a file holds. */
export interface Overlay { readonly absolute: string; readonly file: FileText }

/** Where the files of projects come from: the disk, or a revision in git. All paths are absolute. */
export interface FileSource {
    readonly filesOf: (project: SelectedProject) => readonly string[];
    readonly read: (absolute: string, shown: string) => ReadResult;
}
const DISK: FileSource = { filesOf: project => project.files(), read: readText };

export interface Loader {
    readonly load: (project: SelectedProject) => LoadedProject;
    /** What could not be read so far. */
    readonly unreadable: () => readonly Unreadable[];
}

/** Loads the projects of one run, and those that they use; each of these is read and compiled once. */
export function createLoader(projects: Projects, show: (absolute: string) => string, overlay?: Overlay, source: FileSource = DISK): Loader {
    /** By path: compiling can begin anew, and then reads what is used once more. */
    const unreadable = new Map<string, Unreadable>();
    const used = new Map<string, Compiled>();

    const load = (selected: SelectedProject): LoadedProject => {
        const { root } = selected;
        const files: SourceFile[] = [];
        const texts = new Map<string, FileText>();
        const unread: string[] = [];
        for (const absolute of source.filesOf(selected)) {
            const path = withSlashes(relative(root, absolute));
            const read = overlay?.absolute === absolute ? { file: overlay.file } : source.read(absolute, show(absolute));
            if ('file' in read) {
                files.push({ path, text: read.file.text });
                texts.set(path, read.file);
                continue;
            }
            unread.push(path);
            unreadable.set(read.unreadable.path, read.unreadable);
            if (read.lossy !== undefined) files.push({ path, text: read.lossy.text });
        }
        return {
            selected, files, texts, unread,
            asked: new Set([...selected.asked].map(absolute => withSlashes(relative(root, absolute)))),
            show: path => show(resolve(root, path)),
            compile: changed => compile(
                changed === undefined ? files : files.map(({ path, text }) => ({ path, text: changed.get(path) ?? text })),
                usesOf(selected, [root]),
            ),
        };
    };

    /** `open`: the projects on the way here, so that a circle is seen. */
    const usesOf = (project: SelectedProject, open: readonly string[]): readonly Compiled[] => project.config.uses.map(({ value, from }) => {
        const target = resolve(project.root, value);
        const place = from.kind === 'file' ? { path: show(resolve(project.root, from.path)), line: from.line } : { path: show(project.root), line: 1 };
        if (open.includes(target)) fail('uses-circle', { ...place, circle: [...open.slice(open.indexOf(target)), target].map(show).join(' → ') });
        const known = used.get(target);
        if (known !== undefined) return known;
        const selected = existsSync(target) ? projects.used(target) : undefined;
        if (selected === undefined || selected.files().length === 0) fail('uses-not-found', { ...place, target: value });
        const compiled = compile(load(selected).files, usesOf(selected, [...open, target]));
        used.set(target, compiled);
        return compiled;
    });

    return { load, unreadable: () => [...unreadable.values()] };
}
