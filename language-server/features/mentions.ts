import { holderOf, idOf, kindOf, partsOf, targetsOf, type Target } from './place';
import { caseSpace, type Reference } from '../lower-scribe';
import type { FileInProject, Project, Projects } from '../projects';
import type { ElementKey } from '../../src/model/model';
import type { Span } from '../../src/model/source';

/** A place in a text where an element is named, other than its declaration. */
export interface Mention extends Span {
    readonly project: Project;
    readonly path: string;
    readonly reference: Reference;
    /** It stands before a dot, in the qualified name of something inside it. */
    readonly isQualifier: boolean;
}

/** Every place where an element is named, in its project and those that use this one, in the order of files and texts. */
export function mentionsOf(projects: Projects, target: Target): readonly Mention[] {
    return filesNaming(projects, target).flatMap(({ project, path }) => mentionsInFile(project, path, target));
}

/** The files that name an element or something in it: known without a look at any text. */
export function filesNaming(projects: Projects, { project, key }: Target): readonly FileInProject[] {
    const wanted = [key, ...insideOf({ project, key })];
    return homesOf(projects, project).flatMap((home) => {
        const paths = wanted.length === 1 ? home.store.pathsReferringTo(key) : [...new Set(wanted.flatMap((each) => home.store.pathsReferringTo(each)))].sort();
        return paths.map((path) => ({ project: home, path }));
    });
}

/** What of a file names an element. */
export function mentionsInFile(home: Project, path: string, target: Target): readonly Mention[] {
    const name = lastPart(idOf(target.key));
    const found: Mention[] = [];
    for (const reference of home.store.referencesIn(path)) {
        if (!reference.text.includes(name)) continue;
        for (const { project, key } of targetsOf(home, reference)) {
            const depth = project === target.project ? depthIn(target, key) : undefined;
            const parts = depth === undefined ? [] : partsOf(reference);
            const part = depth === undefined ? undefined : parts[parts.length - 1 - depth];
            // In a chain of ways one name is the end of one and the beginning of the next.
            if (part !== undefined && !found.some(({ start }) => start === part.start)) found.push({ ...part, project: home, path, reference, isQualifier: depth !== 0 });
        }
    }
    return found.sort((a, b) => a.start - b.start);
}

/** The project itself, and those that see its names. */
export function homesOf(projects: Projects, project: Project): readonly Project[] {
    return [project, ...projects.all().filter((other) => other !== project && other.uses().includes(project))];
}

/** What is named with the element's own name before a dot. */
function insideOf({ project, key }: Target): readonly ElementKey[] {
    const { store } = project;
    if (kindOf(key) === 'owner') {
        // Inner owners stand in the block of the outer one.
        const path = store.sources.element(key)?.path;
        return path === undefined ? [] : store.declaredIn(path).filter((name) => depthIn({ project, key }, name.key) !== undefined && name.key !== key).map((name) => name.key);
    }
    if (kindOf(key) !== 'journey' && kindOf(key) !== 'case') return [];
    const space = kindOf(key) === 'case' ? caseSpace(idOf(key)) : idOf(key);
    return [...store.names.spaces.get(space)?.values() ?? []].flat().map((name) => name.key);
}

/** How many parts before the last one the name of an element stands in that of another one; undefined where it does not. */
function depthIn({ project, key }: Target, other: ElementKey): number | undefined {
    if (key === other) return 0;
    if (kindOf(key) === 'owner') return kindOf(other) === 'owner' && idOf(other).startsWith(`${idOf(key)}.`) ? dotsIn(idOf(other)) - dotsIn(idOf(key)) : undefined;
    if (kindOf(key) !== 'journey' && kindOf(key) !== 'case') return undefined;
    return holderOf(project, other) === key ? 1 : undefined;
}

const dotsIn = (id: string): number => id.split('.').length;

/** The name that a declaration gives, without what stands around it and without the number of a second one. */
const lastPart = (id: string): string => id.slice(Math.max(id.lastIndexOf('.'), id.lastIndexOf('@')) + 1).replace(/#\d+$/, '');
