import { settlementOf, type NamedCommitment } from '../analysis/settlement';
import type { Arg } from '../model/args';
import { channelClass } from '../model/channel-class';
import { labelOf } from '../model/label';
import { UNKNOWN, type Journey, type Ref, type Touchpoint, type Way } from '../model/model';
import { commitmentLabel, nameOf, type Comparison, type Side } from './comparison';
import { saysTheSame } from './similarity';
import { touchpointsOf } from './touchpoints-of';
import { isUnanswered } from './unanswered';

/** What went with something that is gone, as far as nothing else has it now: to lose any of it alone would be breaking. */
export interface Losses {
    /** Promises that nobody makes any more. */
    readonly promises: readonly Ref[];
    /** Something that was promised is lost, or where it was met. */
    readonly hasPromise: boolean;
    /** Of some case nobody says any more what happens then. */
    readonly hasCase?: boolean;
    readonly items: readonly Arg[];
    /** The same by names, which retitling leaves as they are. */
    readonly sign: string;
}

export const NOTHING_LOST: Losses = { promises: [], hasPromise: false, items: [], sign: '' };
export const isNothing = ({ items }: Losses): boolean => items.length === 0;

/** One behind the other, as an argument of a message. */
export function saidLosses({ items }: Losses): Arg {
    return { parts: items.flatMap((item, index): readonly Arg[] => (index === 0 ? [item] : [{ words: [index === items.length - 1 ? 'and, of losses' : 'comma, of losses'] }, item])) };
}

/** With a touchpoint: what was promised, met, told and given there, and what the ways from and to it had settled. `survives`: it is on both sides. */
export function lostWithTouchpoint(gone: Touchpoint, { old, now, survives, isPromised }: LostJourney, comparison: Comparison): Losses {
    const ways = waysIn(old, comparison.old).filter(({ from, to }) => from === gone.id || to === gone.id);
    const nowWays = waysIn(now, comparison.now);
    const list = lossList();
    const promised = (gone.promises ?? []).filter(promise => (promise.id === undefined ? !promisedTexts(now).has(promise.text ?? '') : !isPromised(promise.id)));
    list.add('promise', promised.map(commitmentLabel), promised.map(({ id, text }) => id ?? text ?? ''));
    const met = (gone.meets ?? []).filter(ref => !isMetElsewhere(ref, gone, now, comparison)).flatMap(ref => comparison.old.view.commitment(ref) ?? []).filter(({ kind, id }) => kind === 'promise' && id !== undefined && isPromised(id)) as readonly NamedCommitment[];
    const isOnlyHere = (commitment: NamedCommitment): boolean => settlementOf(commitment, comparison.old.view).metAt.length === 1;
    const [only, others] = [met.filter(isOnlyHere), met.filter(each => !isOnlyHere(each))];
    list.add('only meeting', only.map(commitmentLabel), only.map(({ id }) => id));
    list.add('meeting', others.map(commitmentLabel), others.map(({ id }) => id));
    addTold([gone, ...ways.filter(({ from }) => from === gone.id || survives(from))], [...touchpointsOf(now), ...nowWays], [...touchpointsOf(old), ...waysIn(old, comparison.old)], list);
    const given = (gone.gives ?? []).filter(ref => !touchpointsOf(now).some(({ gives }) => gives?.includes(comparison.names.nowOf('information', ref))));
    list.add('given', given.map(ref => nameOf('information', ref, comparison.old)), given);
    list.add('recovery', (gone.recoveries ?? []).filter(text => !touchpointsOf(now).some(({ recoveries }) => recoveries?.includes(text))));
    for (const way of ways) {
        // What is settled between two that are both gone is nobody's loss.
        const end = way.from === gone.id ? way.to : way.from;
        if (!survives(end)) continue;
        const ref = comparison.names.nowOf('touchpoint', end);
        addSettled(way, nowWays.filter(other => (way.from === gone.id ? other.to : other.from) === ref), list, comparison);
    }
    if (hasPerson(gone, old, comparison.old) && !touchpointsOf(now).some(other => hasPerson(other, now, comparison.now))) list.add('person');
    if (gone.ends?.how === 'success' && !touchpointsOf(now).some(({ ends }) => ends?.how === 'success')) list.add('good end');
    const cases = ways.filter(way => way.to === gone.id && survives(way.from) && isUnanswered(way, comparison)).flatMap(({ when }) => when ?? []);
    list.add('case', cases);
    return { promises: promised.flatMap(({ id }) => id ?? []), hasPromise: promised.length + met.length > 0, hasCase: cases.length > 0, ...list.done() };
}
/** Another touchpoint meets it now that did not before: that is told there (src/diff/moved-facts.ts). */
function isMetElsewhere(ref: Ref, gone: Touchpoint, now: Journey, { old, names }: Comparison): boolean {
    const isSame = (each: Ref): boolean => each === names.nowOf('promise', ref) || each === names.nowOf('expectation', ref);
    return touchpointsOf(now).some(({ id, meets }) => meets?.some(isSame) === true && old.view.touchpoint(names.oldOf('touchpoint', id))?.meets?.includes(ref) !== true && id !== gone.id);
}

export interface LostJourney { readonly old: Journey; readonly now: Journey; readonly survives: (old: Ref) => boolean; readonly isPromised: (old: Ref) => boolean }

/** With a journey that is gone as a whole, as far as no other journey tells it now. */
export function lostWithJourney(gone: Journey, { old, now }: Comparison): Losses {
    const [touchpoints, ways] = [touchpointsOf(gone), waysIn(gone, old)];
    const list = lossList();
    const promised = touchpoints.flatMap(({ promises }) => promises ?? []);
    list.add('promise', promised.map(commitmentLabel), promised.map(({ id, text }) => id ?? text ?? ''));
    const told = new Set(now.project.journeys.flatMap(journey => [...touchpointsOf(journey), ...waysIn(journey, now)]).flatMap(({ tells }) => (tells ?? []).map(({ text }) => text)));
    list.add('message', [...touchpoints, ...ways].flatMap(({ tells }) => (tells ?? []).map(({ text }) => text)).filter(text => !told.has(text)));
    const fallbacks = ways.flatMap(way => way.fallbacks ?? []);
    list.add('fallback', fallbacks.map(({ as, ref }) => (as === 'nothing' ? ref : nameOf(as, ref, old))), fallbacks.map(({ ref }) => ref));
    const ends = touchpoints.filter(each => each.ends?.how === 'success');
    list.add('end', ends.map(labelOf), ends.map(({ id }) => id));
    return { promises: promised.flatMap(({ id }) => id ?? []), hasPromise: promised.length > 0, ...list.done() };
}

/** With a way, while another one leads to the same touchpoint. */
export function lostWithWay(gone: Way, to: Ref, comparison: Comparison): Losses {
    const [old, now] = [comparison.old.view.journey(comparison.old.view.touchpoint(gone.from)?.journey), comparison.now.view.journey(comparison.now.view.touchpoint(to)?.journey)];
    if (old === undefined || now === undefined) return NOTHING_LOST;
    const nowWays = waysIn(now, comparison.now);
    const list = lossList();
    addTold([gone], [...touchpointsOf(now), ...nowWays], [...touchpointsOf(old), ...waysIn(old, comparison.old)], list);
    addSettled(gone, nowWays.filter(other => other.to === to), list, comparison);
    return { promises: [], hasPromise: false, ...list.done() };
}

// ---- Kinds of losses ------------------------------------------------------------------------------------------------

/** The words before and behind what is lost are in src/diff/list-words.ts. */
type What = 'promise' | 'only meeting' | 'meeting' | 'message' | 'given' | 'recovery' | 'confirmation' | 'responsible' | 'fallback' | 'update' | 'person' | 'good end' | 'end' | 'case';

function lossList() {
    const found = new Map<What, { readonly texts: Set<string>; readonly names: Set<string> }>();
    const said = ([what, { texts }]: readonly [What, { readonly texts: ReadonlySet<string> }]): Arg => {
        const before: Arg = { words: [`lost ${what}${texts.size > 1 ? 's' : ''}`] };
        const all: Arg = what === 'update' ? { parts: [...texts].map((text): Arg => ({ duration: text })).flatMap((text, index) => (index === 0 ? [text] : [{ words: ['comma, of losses'] }, text])) } : { all: [...texts] };
        return { parts: texts.size === 0 ? [before] : [before, all, { words: [`${what} lost`] }] };
    };
    return {
        add: (what: What, texts?: readonly string[], names = texts): void => {
            if (texts?.length === 0) return;
            if (!found.has(what)) found.set(what, { texts: new Set(), names: new Set() });
            for (const text of texts ?? []) found.get(what)!.texts.add(text);
            for (const name of names ?? []) found.get(what)!.names.add(name);
        },
        done: () => ({ items: [...found].map(said), sign: [...found].map(([what, { names }]) => [what, ...names].join(' ')).join('; ') }),
    };
}
type List = ReturnType<typeof lossList>;

interface Telling { readonly tells?: readonly { readonly text: string }[] }

/** A text that is told elsewhere now, in the same words or in new ones that are like it, is not lost. */
function addTold(gone: readonly Telling[], nows: readonly Telling[], olds: readonly Telling[], list: List): void {
    const textsOf = (some: readonly Telling[]): readonly string[] => some.flatMap(({ tells }) => (tells ?? []).map(({ text }) => text));
    const before = new Set(textsOf(olds));
    const isTold = (text: string): boolean => textsOf(nows).some(other => other === text || (!before.has(other) && saysTheSame(other, text)));
    list.add('message', [...new Set(textsOf(gone))].filter(text => !isTold(text)));
}

/** What both sides of a handoff had agreed, as far as none of the ways that take its place says anything of the kind. */
function addSettled(way: Way, others: readonly Way[], list: List, { old }: Comparison): void {
    if (way.accepted !== undefined && !others.some(({ accepted }) => accepted !== undefined)) list.add('confirmation', [nameOf('owner', way.accepted.by, old)], [way.accepted.by]);
    if (way.responsible !== undefined && !others.some(({ responsible }) => responsible !== undefined)) list.add('responsible', [nameOf('owner', way.responsible, old)], [way.responsible]);
    if (way.updates !== undefined && !others.some(({ updates }) => updates !== undefined)) for (const { every } of way.updates) list.add('update', [every.text]);
    if (others.some(({ fallbacks = [] }) => fallbacks.length > 0)) return;
    const fallbacks = way.fallbacks ?? [];
    list.add('fallback', fallbacks.map(({ as, ref }) => (as === 'nothing' ? ref : nameOf(as, ref, old))), fallbacks.map(({ ref }) => ref));
}

// ---- What a journey has ---------------------------------------------------------------------------------------------

const waysIn = (journey: Journey, { view }: Side): readonly Way[] => [...journey.ways, ...view.handoffsFrom(journey.id), ...view.handoffsInto(journey.id)];

const promisedTexts = (journey: Journey): ReadonlySet<string> => new Set(touchpointsOf(journey).flatMap(({ promises }) => (promises ?? []).flatMap(({ text }) => text ?? [])));

function hasPerson({ channels, stage }: Touchpoint, { stages }: Journey, { view }: Side): boolean {
    const own = channels !== undefined && channels.length > 0 ? channels : stages.find(({ id }) => id === stage)?.channels ?? [];
    return own.some(ref => ref !== UNKNOWN && channelClass(view.channel(ref)?.channelKind) === 'human');
}
