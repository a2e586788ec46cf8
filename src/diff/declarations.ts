import { elementKey, type Channel, type Information, type Metric, type Owner, type Persona, type Portfolio, type Project, type Ref, type Scenario, type System, type Term } from '../model/model';
import { compareAttributes, type Attributes } from './attribute';
import { CHANNEL, INFORMATION, METRIC, OWNER, PERSONA, PORTFOLIO, SCENARIO, SYSTEM, TERM } from './attributes/declarations';
import { addedSubject, NO_SCOPE, removedSubject, subjectOf, type Comparison } from './comparison';
import { match, type Matching } from './identity';
import { reportRenaming } from './journeys';
import { sameValue } from './values';

/** What is declared beside the journeys. */
interface Declared {
    readonly owner: Matching<Owner>;
    readonly system: Matching<System>;
    readonly channel: Matching<Channel>;
    readonly persona: Matching<Persona>;
    readonly information: Matching<Information>;
    readonly metric: Matching<Metric>;
    readonly term: Matching<Term>;
    readonly scenario: Matching<Scenario>;
    readonly portfolio: Matching<Portfolio>;
}

/** Finds out what is the same, and notes what is called otherwise: journeys speak of all of it by name. */
export function matchDeclarations({ old: { project: old }, now: { project: now }, names }: Pick<Comparison, 'old' | 'now' | 'names'>): Declared {
    const found: Declared = {
        owner: matchOwners(old, now),
        system: match(old.systems, now.systems), channel: match(old.channels, now.channels), persona: match(old.personas, now.personas), information: match(old.information, now.information),
        metric: match(old.metrics, now.metrics), term: match(old.terms, now.terms), scenario: match(old.scenarios, now.scenarios), portfolio: match(old.portfolios, now.portfolios),
    };
    for (const [kind, { pairs }] of Object.entries(found) as [keyof Declared, Matching<{ readonly id: Ref; readonly name: string }>][]) for (const pair of pairs) names.add(kind, pair.old.id, pair.now.id);
    return found;
}

/** Level by level: an owner inside one that is called otherwise is still the same. What is left over may stand under another owner. */
function matchOwners({ owners: olds }: Project, { owners: nows }: Project): Matching<Owner> {
    const called = new Map<Ref, Ref>();
    const pairs: Matching<Owner>['pairs'][number][] = [];
    const levelOf = ({ id }: Owner): number => id.split('.').length;
    const deepest = Math.max(0, ...[...olds, ...nows].map(levelOf));
    for (let level = 1; level <= deepest; level++) {
        const parentOf = (owner: Owner, side: 'old' | 'now'): string => (owner.parent === undefined ? '' : side === 'old' ? called.get(owner.parent) ?? owner.parent : owner.parent);
        const found = match(olds.filter(owner => levelOf(owner) === level), nows.filter(owner => levelOf(owner) === level), { identityOf: (owner, side) => `${parentOf(owner, side)}.${owner.name}` });
        for (const pair of found.pairs) {
            called.set(pair.old.id, pair.now.id);
            pairs.push(pair);
        }
    }
    const taken = new Set(pairs.flatMap(({ old, now }) => [old, now]));
    const rest = match(olds.filter(owner => !taken.has(owner)), nows.filter(owner => !taken.has(owner)));
    return { pairs: [...pairs, ...rest.pairs], removed: rest.removed, added: rest.added };
}

const ATTRIBUTES: { readonly [K in keyof Declared]: Attributes<Declared[K]['pairs'][number]['now']> } = {
    owner: OWNER, system: SYSTEM, channel: CHANNEL, persona: PERSONA, information: INFORMATION, metric: METRIC, term: TERM, scenario: SCENARIO, portfolio: PORTFOLIO,
};

export function compareDeclarations(declared: Declared, comparison: Comparison): void {
    for (const kind of Object.keys(declared) as (keyof Declared)[]) {
        const { pairs, removed, added } = declared[kind] as Matching<Owner>;
        for (const pair of pairs) {
            if (pair.how === 'name' && sameValue(pair.old, pair.now)) continue;
            const of = subjectOf(kind, pair.old, pair.now, NO_SCOPE);
            reportRenaming(kind, pair, of, comparison);
            compareAttributes(ATTRIBUTES[kind] as Attributes<Owner>, { old: pair.old, now: pair.now, of, scope: NO_SCOPE, comparison });
        }
        const survivors = new Map(pairs.map(({ old, now }) => [old, now]));
        const olds = [...pairs.map(({ old }) => old), ...removed];
        for (const each of removed) {
            const near = olds.find(other => survivors.has(other));
            const of = removedSubject(kind, each, NO_SCOPE, near === undefined ? undefined : elementKey(kind, survivors.get(near)!.id));
            comparison.report({ kind: 'undeclared', of, args: { at: of.label, what: kind === 'owner' ? each.ownerKind : kind } });
        }
        for (const each of added) {
            const of = addedSubject(kind, each, NO_SCOPE);
            comparison.report({ kind: 'declared', of, args: { at: of.label, what: kind === 'owner' ? each.ownerKind : kind } });
        }
    }
}
