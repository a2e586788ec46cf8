import { channelClass } from '../../model/channel-class';
import { labelOf } from '../../model/label';
import { openTogether, readHours } from '../../analysis/hours';
import { isOutside } from '../../analysis/owners';
import type { Channel, Evidence, Information, Link, Metric, Obligation, Owner, Persona, Portfolio, Scenario, System, Term, Touchpoint } from '../../model/model';
import type { Arg } from '../../model/args';
import { cameAndWent, compared, inName, inWords, known, part, type Attributes, type Pair } from '../attribute';
import { nameOf, type Side } from '../comparison';
import { matchTexts } from '../identity';
import { saysTheSame } from '../similarity';
import { annotated, anyRef, ACCOUNTABLE_KINDS, compareLimits, compareOwners, compareWords, evidenceOf, measures, named } from './shared';

export const OWNER: Attributes<Owner> = {
    ...named<Owner>(),
    ...annotated<Owner>(),
    ownerKind: compared(['owner-becomes-outside', 'owner-becomes-inside', 'owner-relation-changed'], ({ old, now, of, comparison }) => {
        const [before, after] = [old.ownerKind, now.ownerKind];
        if (before === after) return;
        const kind = before === 'owner' ? 'owner-becomes-outside' : after === 'owner' ? 'owner-becomes-inside' : 'owner-relation-changed';
        // Who inside answers for somebody outside belongs to that.
        const accountable = kind === 'owner-becomes-outside' ? nameOf('owner', now.accountable, comparison.now) : '';
        comparison.report({ kind, of, field: 'ownerKind', before, after, args: { at: of.label, before: relation(before), after: relation(after), accountable } });
    }),
    parent: compared(['owner-moved', 'owner-becomes-outside', 'owner-becomes-inside'], ({ old, now, of, comparison }) => {
        const parent = old.parent === undefined ? undefined : comparison.names.nowOf('owner', old.parent);
        // Who comes or goes stands elsewhere for that reason.
        if (parent === now.parent || isCrossing(old, now)) return;
        const [wasOutside, isNowOutside] = [isOutside(old, comparison.old.view), isOutside(now, comparison.now.view)];
        comparison.report({
            kind: wasOutside === isNowOutside ? 'owner-moved' : isNowOutside ? 'owner-becomes-outside' : 'owner-becomes-inside', of, before: old.parent, after: now.parent,
            args: { at: of.label, before: under(old, comparison.old), after: under(now, comparison.now), accountable: '' },
        });
    }),
    contacts: known<Owner>('contact', 'contacts', { quoted: true }),
    accountable: compared(ACCOUNTABLE_KINDS, ({ old, now, of, comparison }) => {
        if (!isCrossing(old, now)) compareOwners(old.accountable, now.accountable, 'accountable', of, comparison);
    }),
    obligations: compared(['obligation-added', 'obligation-removed', 'obligation-reworded', 'obligation-changed', 'obligation-looser', 'obligation-tighter', 'obligation-time-removed', 'obligation-time-added', 'obligation-covers-less', 'obligation-covers-more'], compareObligations),
};

/** It came into the company, or left it. */
const isCrossing = (old: Owner, now: Owner): boolean => (old.ownerKind === 'owner') !== (now.ownerKind === 'owner');
const under = ({ parent }: Owner, side: Side): Arg => (parent === undefined ? inWords('nobody') : { all: [nameOf('owner', parent, side)] });

/** An owner of the company itself has no word for that. */
const relation = (kind: Owner['ownerKind']): Arg => inWords(kind === 'owner' ? 'inside' : kind);

export const OBLIGATION: Attributes<Obligation> = {
    text: part('obligation-added', 'obligation-removed', 'obligation-reworded', 'obligation-changed'), limits: part('obligation-looser', 'obligation-tighter', 'obligation-time-removed', 'obligation-time-added', 'obligation-reworded', 'limit-condition-changed'), for: part('obligation-covers-less', 'obligation-covers-more'),
};

export const SYSTEM: Attributes<System> = { ...named<System>(), ...annotated<System>() };
export const INFORMATION: Attributes<Information> = { ...named<Information>(), ...annotated<Information>() };

export const CHANNEL: Attributes<Channel> = {
    ...named<Channel>(),
    ...annotated<Channel>(),
    channelKind: compared(['channel-kind-changed', 'channel-without-person'], ({ old, now, of, comparison }) => {
        const [before, after] = [old.channelKind, now.channelKind];
        if (before === after) return;
        const places = channelClass(before) === 'human' && channelClass(after) !== 'human' ? withoutPerson(now, comparison.now) : [];
        comparison.report({
            kind: places.length === 0 ? 'channel-kind-changed' : 'channel-without-person', of, field: 'channelKind', before, after, sign: places.map(({ id }) => id).join(', '),
            args: { at: of.label, before: inWords(before ?? '–'), after: inWords(after ?? '–'), places: { all: places.map(labelOf) } },
        });
    }),
    hours: compared(['hours-shorter', 'hours-longer', 'hours-changed', 'hours-stated', 'hours-unstated'], compareHours),
};

export const PERSONA: Attributes<Persona> = {
    ...named<Persona>(),
    ...annotated<Persona>(),
    goals: known<Persona>('persona-goal', 'goals', { quoted: true }),
    needs: known<Persona>('persona-need', 'needs', { quoted: true }),
    channels: known<Persona>('persona-channel', 'channels', { refOf: (ref, { names }) => names.nowOf('channel', ref), shown: inName('channel') }),
    quotes: known<Persona>('quote', 'quotes', { quoted: true }),
    evidence: evidenceOf<Persona>(),
};

export const METRIC: Attributes<Metric> = {
    ...named<Metric>(),
    ...annotated<Metric>(),
    scale: known<Metric>('scale', 'scale', { shown: inWords }),
    outOf: known<Metric>('scale', 'outOf'),
    target: known<Metric>('target', 'target'),
    question: known<Metric>('metric-question', 'question', { quoted: true }),
    of: known<Metric>('audience', 'of', { shown: inWords }),
};

export const TERM: Attributes<Term> = { ...named<Term>(), ...annotated<Term>(), avoid: known<Term>('avoided', 'avoid', { quoted: true }), jargon: known<Term>('jargon', 'jargon', { quoted: true }) };
export const SCENARIO: Attributes<Scenario> = { ...named<Scenario>(), ...annotated<Scenario>(), load: known<Scenario>('load', 'load', { shown: inWords }) };

export const PORTFOLIO: Attributes<Portfolio> = {
    ...named<Portfolio>(),
    ...annotated<Portfolio>(),
    visions: known<Portfolio>('vision', 'visions', { quoted: true }),
    personas: known<Portfolio>('portfolio-persona', 'personas', { refOf: anyRef, shown: inName('persona') }),
    owner: known<Portfolio>('portfolio-owner', 'owner', { refOf: anyRef, shown: inName('owner') }),
    goals: known<Portfolio>('goal', 'goals', { quoted: true }),
    journeys: known<Portfolio>('portfolio-journey', 'journeys', { refOf: anyRef }),
    unnamed: known<Portfolio>('unnamed', 'unnamed'),
    measures: measures<Portfolio>(),
    evidence: evidenceOf<Portfolio>(),
};

export const LINK: Attributes<Link> = { url: part('link-changed', 'link-added', 'link-removed'), text: part('link-changed') };
export const EVIDENCE: Attributes<Evidence> = { kind: part('evidence-changed'), text: part('evidence-changed') };

/** Where it is offered, and no other channel with a person. */
function withoutPerson({ id }: Channel, { project, view }: Side): readonly Touchpoint[] {
    return project.journeys.flatMap(({ stages }) => stages.flatMap(stage => stage.touchpoints.filter(({ channels }) => {
        const offered = channels !== undefined && channels.length > 0 ? channels : stage.channels ?? [];
        return offered.includes(id) && !offered.some(ref => channelClass(view.channel(ref)?.channelKind) === 'human');
    })));
}

/** An obligation is known by its words. */
function compareObligations({ old, now, of, comparison }: Pair<Owner>): void {
    const [olds, nows] = [old.obligations ?? [], now.obligations ?? []];
    const textOf = ({ text }: Obligation): string => text;
    const { pairs, removed, added } = matchTexts(olds, nows, textOf);
    const at = of.label;
    for (const [before, after] of pairs) {
        const where = { of, field: 'obligations', oldIndex: olds.indexOf(before), nowIndex: nows.indexOf(after) };
        if (before.text !== after.text) comparison.report({ ...where, kind: saysTheSame(before.text, after.text) ? 'obligation-reworded' : 'obligation-changed', before: before.text, after: after.text, args: { at, before: before.text, after: after.text } });
        compareLimits(before.limits, after.limits, { worse: 'obligation-looser', better: 'obligation-tighter', removed: 'obligation-time-removed', added: 'obligation-time-added', reworded: 'obligation-reworded' }, of, comparison, { text: after.text }, 'obligations');
        const { went, came } = cameAndWent(before.for, after.for, ref => anyRef(ref, comparison));
        for (const { ref } of went) comparison.report({ ...where, kind: 'obligation-covers-less', before: ref, args: { at, before: nameOf('commitment', ref, comparison.old) } });
        for (const { ref } of came) comparison.report({ ...where, kind: 'obligation-covers-more', after: ref, args: { at, after: nameOf('commitment', ref, comparison.now) } });
    }
    compareWords({ removed, added, olds, nows, textOf, field: 'obligations', kinds: { removed: 'obligation-removed', added: 'obligation-added' } }, of, comparison);
}

function compareHours({ old, now, of, comparison: { report } }: Pair<Channel>): void {
    const [before, after] = [old.hours, now.hours];
    if (before === after) return;
    const args = { at: of.label, before: before ?? '', after: after ?? '' };
    const kind = before === undefined ? 'hours-stated' : after === undefined ? 'hours-unstated' : hoursChange(before, after);
    report({ kind, of, field: 'hours', before, after, args });
}

function hoursChange(before: string, after: string): 'hours-shorter' | 'hours-longer' | 'hours-changed' {
    const [from, to] = [readHours(before), readHours(after)];
    if (from === undefined || to === undefined) return 'hours-changed';
    const minutes = ({ open }: { readonly open: readonly (readonly [number, number])[] }): number => open.reduce((sum, [begin, end]) => sum + end - begin, 0);
    const either = minutes(openTogether([from, to]));
    if (either === minutes(from) && minutes(to) < either) return 'hours-shorter';
    return either === minutes(to) && minutes(from) < either ? 'hours-longer' : 'hours-changed';
}
