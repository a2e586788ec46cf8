import { createWorkspace, type Workspace } from '../../../language-server/workspace';
import type { Reference } from '../../../language-server/lower-scribe';
import { createNames, type Names, type Side as DiffSide } from '../../diff/comparison';
import { matchDeclarations } from '../../diff/declarations';
import { matchJourneys, sideOf } from '../../diff/diff';
import type { Matched, Named } from '../../diff/identity';
import { pairJourney } from '../../diff/journeys';
import { elementKey, type ElementKey, type ElementKind, type Ref } from '../../model/model';
import type { Sides } from './moves';
import { plain, same } from './words';

export interface Followed {
    /** The texts, in which all of them call things as the side does that gave them another name. */
    readonly texts: Sides<string>;
    /** Where what stands that the other side takes out, and that is named anew on this one. */
    readonly needed: { readonly ours: ReadonlySet<number>; readonly theirs: ReadonlySet<number> };
}

/**
 * What one side calls otherwise or takes out may be named anew on the other one, which cannot know: where it is certain what it is called
 * now, it is called so everywhere, and what would be named and be gone is needed.
 */
export function withRenames(texts: Sides<string>): Followed {
    const before = read(texts.base);
    const [left, right] = [read(texts.ours), read(texts.theirs)];
    if (isSame(before, left) && isSame(before, right)) return { texts, needed: { ours: NONE, theirs: NONE } };
    const [byOurs, byTheirs] = [renamesIn(before, left), renamesIn(before, right)];
    // What both call otherwise is a conflict where it is declared, or the same.
    const ours = new Map([...byOurs.certain].filter(([key]) => right.keys.has(key)));
    const theirs = new Map([...byTheirs.certain].filter(([key]) => left.keys.has(key)));
    const followed: Sides<string> = { base: rewritten(before, new Map([...ours, ...theirs])), ours: rewritten(left, theirs), theirs: rewritten(right, ours) };
    const anew = (text: string, was: Side): Side => (text === was.text ? was : read(text));
    const [base, mine, yours] = [anew(followed.base, before), anew(followed.ours, left), anew(followed.theirs, right)];
    return { texts: followed, needed: { ours: neededIn(mine, base, byTheirs.gone, byOurs.names), theirs: neededIn(yours, base, byOurs.gone, byTheirs.names) } };
}

const NONE: ReadonlySet<number> = new Set();
const PATH = 'merged.journey';

interface Side { readonly text: string; readonly workspace: Workspace; /** Of what it declares, by kind and id. */ readonly keys: ReadonlyMap<ElementKey, { readonly kind: ElementKind; readonly id: Ref; readonly key: ElementKey }> }

function read(text: string): Side {
    const workspace = createWorkspace();
    workspace.set([{ path: PATH, text }]);
    return { text, workspace, keys: new Map(workspace.declaredIn(PATH).map(name => [elementKey(name.kind, name.id), name])) };
}

const isSame = (one: Side, other: Side): boolean => one.keys.size === other.keys.size && [...one.keys.keys()].every(key => other.keys.has(key));

interface Renames { /** By what it was: what it is called now. */ readonly certain: ReadonlyMap<ElementKey, Ref>; /** What nothing is called any more. */ readonly gone: ReadonlySet<ElementKey>; readonly names: Names }

function renamesIn(before: Side, side: Side): Renames {
    const { names, guessed } = namesBetween(before, side);
    const certain = new Map<ElementKey, Ref>();
    const gone = new Set<ElementKey>();
    // Who forgets to name it so themselves may have meant something else.
    const dangling = new Set(side.workspace.referencesIn(PATH).filter(reference => side.workspace.meaningsOf(reference).length === 0).map(({ text }) => text));
    for (const [key, { kind, id }] of before.keys) {
        if (side.keys.has(key)) continue;
        const now = names.nowOf(kind, id);
        const called = elementKey(kind, now);
        const isCertain = now !== id && side.keys.has(called) && !before.keys.has(called) && (!guessed.has(key) || sameWords(blockIn(before, key), blockIn(side, called)));
        if (!isCertain) gone.add(key);
        else if (!dangling.has(lastPart(id))) certain.set(key, now);
    }
    return { certain, gone, names };
}

/** What a thing holds: that tells what it is where no title does. */
function blockIn({ text, workspace, keys }: Side, key: ElementKey): string {
    const block = workspace.sources.element(keys.get(key)?.key ?? key)?.block;
    return block === undefined ? '' : text.slice(block.start + 1, block.end - 1);
}

const sameWords = (one: string, other: string): boolean => plain(one) !== '' && same(one, other);
const lastPart = (id: Ref): string => id.slice(id.lastIndexOf('.') + 1);

function namesBetween(before: Side, side: Side): { readonly names: Names; readonly guessed: ReadonlySet<ElementKey> } {
    const names = createNames();
    const [old, now] = [before, side].map(diffSide) as [DiffSide, DiffSide];
    const guessed = new Set<ElementKey>();
    const note = (kind: ElementKind, pairs: readonly Matched<Named & { readonly id: Ref }>[]): void => {
        for (const pair of pairs) if (pair.how === 'guess' && (pair.old.title === undefined || pair.old.title !== pair.now.title)) guessed.add(elementKey(kind, pair.old.id));
    };
    for (const [kind, { pairs }] of Object.entries(matchDeclarations({ old, now, names })) as [ElementKind, { readonly pairs: readonly Matched<Named & { readonly id: Ref }>[] }][]) note(kind, pairs);
    const journeys = matchJourneys(old.project, now.project, { today: '' }).pairs;
    note('journey', journeys);
    for (const pair of journeys) note('touchpoint', pairJourney(pair, { old, now, names }).touchpoints.pairs);
    return { names, guessed };
}

const diffSide = ({ workspace }: Side): DiffSide => sideOf({ project: workspace.project(), view: workspace.view });

/** A text in which what is called otherwise now is called so. */
function rewritten({ text, workspace }: Side, names: ReadonlyMap<ElementKey, Ref>): string {
    if (names.size === 0) return text;
    let written = text;
    for (const reference of [...workspace.referencesIn(PATH)].sort((a, b) => b.start - a.start)) {
        const now = meaningIn(workspace, reference, key => names.get(key));
        // In a chain of ways one name is the end of one and the beginning of the next.
        if (now === undefined || text.slice(reference.start, reference.end) !== reference.text || written.slice(reference.start, reference.end) !== reference.text) continue;
        const word = now.split('.').slice(-reference.text.split('.').length).join('.');
        written = written.slice(0, reference.start) + word + written.slice(reference.end);
    }
    return written;
}

function meaningIn<T>(workspace: Workspace, reference: Reference, of: (key: ElementKey) => T | undefined): T | undefined {
    const [meaning, ...others] = workspace.meaningsOf(reference);
    return meaning === undefined || others.length > 0 ? undefined : of(elementKey(meaning.name.kind, meaning.name.id));
}

/** @param names what this side calls otherwise: what it said there before is nothing new. */
function neededIn(side: Side, base: Side, gone: ReadonlySet<ElementKey>, names: Names): ReadonlySet<number> {
    if (gone.size === 0) return NONE;
    interface Mentions { readonly element: ElementKey; readonly field: string; readonly key: ElementKey; readonly count: number }
    const mentionsIn = ({ workspace }: Side): ReadonlyMap<string, Mentions> => {
        const found = new Map<string, Mentions>();
        for (const reference of workspace.referencesIn(PATH)) {
            const key = meaningIn(workspace, reference, each => (gone.has(each) ? each : undefined));
            if (key === undefined) continue;
            const { element, field } = reference;
            const at = placeOf(element, field, key);
            found.set(at, { element, field, key, count: (found.get(at)?.count ?? 0) + 1 });
        }
        return found;
    };
    const before = mentionsIn(base);
    const anew = [...mentionsIn(side).values()].filter(({ element, field, key, count }) => count > Math.max(...namesBefore(element, names).map((each) => before.get(placeOf(each, field, key))?.count ?? 0))).map(({ key }) => key);
    return new Set(anew.flatMap(key => side.workspace.sources.element(side.keys.get(key)?.key ?? key)?.start ?? []));
}

const placeOf = (element: ElementKey, field: string, key: ElementKey): string => `${element} ${field} ${key}`;

/** What an element may have been called, as far as its ends or itself are called otherwise now. */
function namesBefore(element: ElementKey, names: Names): readonly ElementKey[] {
    const [, kind, id] = /^([^:]*):(.*)$/s.exec(element) as unknown as readonly [string, ElementKind, Ref];
    const [, journey, from, to, rest = ''] = /^(.*)\.([^.]*?)->([^#]*)(.*)$/s.exec(id) ?? [];
    if (kind !== 'way' || journey === undefined) return [element, elementKey(kind, names.oldOf(kind, id))];
    const before = (name: string): readonly string[] => [name, lastPart(names.oldOf('touchpoint', `${journey}.${name}`))];
    return [journey, names.oldOf('journey', journey)].flatMap((each) => before(from!).flatMap((one) => before(to!).map((other) => elementKey('way', `${each}.${one}->${other}${rest}`))));
}
