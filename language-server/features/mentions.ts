import { holderOf, idOf, kindOf, partsOf, targetsOf, type Target } from './place';
import type { Reference } from '../lower-scribe';
import type { Project, Projects } from '../projects';
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

/**
 * Every place where an element is named, in its project and those that use this one, in the order of files and texts.
 * Only files that are known to refer to it are looked at.
 */
export function mentionsOf(projects: Projects, target: Target): readonly Mention[] {
    const wanted = wantedFor(target);
    return homesOf(projects, target.project).flatMap((home) => {
        const paths = new Set<string>();
        for (const key of wanted.keys()) {
            for (const from of home.store.view.eachReferenceTo(key)) {
                const path = home.store.sources.element(from)?.path;
                if (path !== undefined) paths.add(path);
            }
        }
        return [...paths].sort().flatMap((path) => mentionsIn(home, path, target.project, wanted));
    });
}

/** Those of one file, which may be any. */
export function mentionsInFile(home: Project, path: string, target: Target): readonly Mention[] {
    return mentionsIn(home, path, target.project, wantedFor(target));
}

/** The project itself, and those that see its names. */
export function homesOf(projects: Projects, project: Project): readonly Project[] {
    return [project, ...projects.all().filter((other) => other !== project && other.uses().includes(project))];
}

/** How many parts from the end of a reference the name stands, by the element that the reference means. */
type Wanted = ReadonlyMap<ElementKey, number>;

function wantedFor({ project, key }: Target): Wanted {
    const wanted = new Map([[key, 0]]);
    const add = (inner: ElementKey, depth: number): void => {
        if (!wanted.has(inner)) wanted.set(inner, depth);
    };
    if (kindOf(key) === 'owner') {
        // An inner owner refers to the one around it. A map is walked in the order of insertion, what is added on the way included.
        for (const [outer, depth] of wanted) {
            for (const inner of project.store.view.eachReferenceTo(outer)) if (kindOf(inner) === 'owner' && idOf(inner).startsWith(`${idOf(outer)}.`)) add(inner, depth + 1);
        }
    }
    if (kindOf(key) === 'journey' || kindOf(key) === 'case') {
        const space = kindOf(key) === 'case' ? `case:${idOf(key)}` : idOf(key);
        for (const names of project.store.names.spaces.get(space)?.values() ?? []) for (const name of names) if (holderOf(project, name.key) === key) add(name.key, 1);
    }
    return wanted;
}

function mentionsIn(home: Project, path: string, owner: Project, wanted: Wanted): readonly Mention[] {
    const [first] = wanted;
    const names = new Set([...wanted.keys()].map((key) => lastPart(idOf(key))));
    const found = new Map<number, Mention>();
    for (const reference of home.store.referencesIn(path)) {
        if (!names.has(lastPart(reference.text))) continue;
        for (const { project, key } of targetsOf(home, reference)) {
            const depth = project === owner ? wanted.get(key) : undefined;
            if (depth === undefined) continue;
            const parts = partsOf(reference);
            const part = parts[parts.length - 1 - depth];
            if (part !== undefined && !found.has(part.start)) found.set(part.start, { ...part, project: home, path, reference, isQualifier: key !== first![0] });
        }
    }
    return [...found.values()].sort((a, b) => a.start - b.start);
}

/** The name that a declaration gives, without what stands around it and without the number of a second one. */
const lastPart = (id: string): string => /[^.@]*$/.exec(id)![0].replace(/#\d+$/, '');
