import type { ComparedStates } from './base-project';
import { changeHeader, overlayJourney, weightOf } from './change-picture';
import { SERVER_MESSAGES } from './words';
import { elementKindOf } from '../src/checks/finding';
import { format } from '../src/checks/message';
import type { Locale, Localized } from '../src/checks/rule';
import { acceptedAmong, readAcceptances, validAcceptances } from '../src/diff/acceptances';
import { CLASSES, type Change } from '../src/diff/change';
import { acceptedBecause, classHeading, judgedInWords, NOTHING, UNSURE } from '../src/diff/class-words';
import { compareStates, type Compared } from '../src/diff/diff';
import { say } from '../src/diff/say';
import type { Steps } from '../src/diff/steps';
import { unionsWith, type Union } from '../src/diff/union';
import { elementKey, type ElementKey } from '../src/model/model';
import type { Place } from '../src/model/source';
import type { Against, BaseState } from '../src/protocol';
import { changeList, type ListedChange, type ListedGroup } from '../src/render/html/change-list';
import type { Scene, Theme } from '../src/render/scene';
import { drawOverlay } from '../src/render/views/overlay/overlay';

/** What is different from an earlier state: both sides in one picture, and the changes in words. */
export interface ComparedView {
    readonly scene: Scene;
    /** As HTML. */
    readonly changes: string;
    /** What it is compared with, as people call it. */
    readonly side: string;
    /** Where to go for a change, and for what is gone, by the keys that they have in picture and words. */
    readonly places: ReadonlyMap<string, Place>;
}

export interface ComparedInput {
    readonly against: Against;
    /** Undefined when there is nothing to compare with. */
    readonly states: ComparedStates | undefined;
    /** The journeys to draw, by their ids. */
    readonly journeys: readonly string[];
    readonly locale: Locale;
    readonly theme: Theme;
    /** ISO date. */
    readonly today: string;
}

/** In steps: the two states are compared journey by journey. */
export function* drawCompared({ against, states, journeys, locale, theme, today }: ComparedInput): Steps<ComparedView> {
    const name = plain(nameOf(against, locale));
    if (states === undefined || against.base === undefined) {
        const scene = drawOverlay({ title: UNABLE[locale], old: name, now: NOW[locale], tiles: [], notes: [{ weight: 'other', text: plain(against.problem ?? '') }] }, [], { theme, locale });
        return { scene, side: name, places: new Map(), changes: changeList({ locale, against: withGap(COMPARED[locale], nameOf(against, locale)), summary: against.problem ?? UNABLE[locale], here: [], elsewhere: [] }) };
    }
    const { old, now, broken } = states;
    const compared = yield* compareStates(old, now, { today });
    const { changes } = compared;
    const accepted = acceptedIn(changes, against.base.accepted);
    const wanted = journeys.flatMap((id) => now.view.journey(id) ?? []);
    const unions = unionsWith(wanted, compared);
    const own = namesOf(journeys, compared);
    const [here, elsewhere] = [changes.filter((change) => own.has(journeyOf(change))), changes.filter((change) => !own.has(journeyOf(change)))];
    const left = broken.map(({ path, side }) => format(SERVER_MESSAGES[side === 'old' ? 'compare-broken' : 'compare-broken-now'], { path, side: nameOf(against, locale) }, locale));
    const scene = drawOverlay(
        { ...changeHeader([{ changes: here, accepted }], left.length > 0, locale), old: name, now: NOW[locale], notes: wanted.length > 0 ? [] : left.map((text) => ({ weight: 'other', text: plain(text) })) },
        unions.map((union) => overlayJourney(union, { old, now, accepted }, locale)), { theme, locale },
    );
    const shownAt = placesInPicture(unions);
    const verdict = here.length === 0 ? [(left.length > 0 ? UNSURE : NOTHING)[locale]] : [`${judgedInWords([{ changes: here, accepted: new Map([...accepted].filter(([change]) => here.includes(change))) }], locale, { hasReason: false })}${locale === 'en' ? '.' : '。'}`];
    return {
        scene, side: name, places: placesOf(changes, here, unions),
        changes: changeList({
            locale, against: withGap(COMPARED[locale], nameOf(against, locale)) + how(against.base, locale), summary: [...verdict, ...left].join(locale === 'en' ? ' ' : ''),
            here: groupsOf(here, shownAt, accepted, locale), elsewhere: groupsOf(elsewhere, shownAt, accepted, locale),
        }),
    };
}

/** A file that cannot be read accepts nothing: `journey diff` says what is wrong with it. */
function acceptedIn(changes: readonly Change[], texts: BaseState['accepted']): ReadonlyMap<Change, string> {
    const [before, now] = [readAcceptances(texts?.before), readAcceptances(texts?.now)];
    return acceptedAmong(changes, 'wrong' in now ? [] : validAcceptances('wrong' in before ? [] : before, now));
}

// ---- Names ----------------------------------------------------------------------------------------------------------

const words = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });
const NOW = words('the text in the editor', '编辑器中的文本', '編輯器中的文字');
const UNABLE = words('Nothing could be compared', '无法比较', '無法比較');
const COMPARED = words('Compared with', '对比', '對比');
const HOW: Readonly<Record<BaseState['is'], Localized>> = {
    itself: words('.', '。', '。'),
    parted: words(', where this branch left it.', '：本分支由此分出。', '：本分支由此分出。'),
    unrelated: words('. The two have no commit in common here, so what came into it meanwhile looks taken back.', '。两者在这里没有共同的提交，因此在此期间进入该分支的改动会显得被撤回。', '。兩者在這裡沒有共同的提交，因此在此期間進入該分支的變更會顯得被撤回。'),
};
const how = ({ is }: BaseState, locale: Locale): string => HOW[is][locale];

/** `main` (1a2b3c4), with the backticks around what is code. */
function nameOf({ revision, base }: Against, locale: Locale): string {
    const short = base?.commit.slice(0, 7);
    if (short === undefined) return `\`${revision}\``;
    if (base!.commit.startsWith(revision)) return `\`${short}\``;
    return locale === 'en' ? `\`${revision}\` (${short})` : `\`${revision}\`（${short}）`;
}
const withGap = (before: string, name: string): string => `${before} ${name}`;
const plain = (text: string): string => text.replaceAll('`', '');

// ---- The changes ----------------------------------------------------------------------------------------------------

const IN_JOURNEYS: ReadonlySet<string> = new Set(['journey', 'stage', 'touchpoint', 'way', 'promise', 'expectation', 'pain', 'opportunity']);

function journeyOf({ element, elementKey: key }: Change): string {
    return IN_JOURNEYS.has(elementKindOf(key)) ? element.split(/[.@]/)[0]! : '';
}

/** What journeys are called on both sides. */
function namesOf(journeys: readonly string[], { pairs }: Compared): ReadonlySet<string> {
    return new Set(journeys.flatMap((id) => [id, ...pairs.filter((pair) => pair.now.id === id).map((pair) => pair.old.id)]));
}

function groupsOf(changes: readonly Change[], shownAt: ReadonlyMap<Change, ElementKey>, accepted: ReadonlyMap<Change, string>, locale: Locale): readonly ListedGroup[] {
    const listed = (change: Change): ListedChange => {
        const reason = accepted.get(change);
        return { key: keyOf(change), element: shownAt.get(change) ?? change.elementKey, text: say(change, locale), ...(reason !== undefined && { reason: acceptedBecause(reason, locale) }) };
    };
    return CLASSES.flatMap((type): readonly ListedGroup[] => {
        const inClass = changes.filter((change) => change.class === type);
        const groups = new Map<ElementKey, Change[]>();
        for (const change of inClass) groups.set(change.elementKey, [...groups.get(change.elementKey) ?? [], change]);
        const items = [...groups.values()].map((group) => ({ about: group[0]!.element, changes: group.map((change) => listed(change)) }));
        return items.length === 0 ? [] : [{ heading: classHeading(type, inClass.length, locale, inClass.filter((change) => accepted.has(change)).length), weight: weightOf(type), items }];
    });
}

const keyOf = ({ fingerprint }: Change): string => `change:${fingerprint}`;

/** At which part of the picture a change is told. */
function placesInPicture(unions: readonly Union[]): ReadonlyMap<Change, ElementKey> {
    const found = new Map<Change, ElementKey>();
    for (const { touchpoints, ways } of unions) {
        for (const [{ id }, { changes }] of touchpoints) for (const change of changes) found.set(change, elementKey('touchpoint', id));
        for (const [{ id }, { changes }] of ways) for (const change of changes) found.set(change, elementKey('way', id));
    }
    return found;
}

/** For what is gone, its nearest neighbour that is still there, or else its journey. */
function placesOf(changes: readonly Change[], here: readonly Change[], unions: readonly Union[]): ReadonlyMap<string, Place> {
    const places = new Map<string, Place>();
    const add = (key: string, place: Place | undefined): void => { if (place !== undefined && !places.has(key)) places.set(key, place); };
    for (const { journey, touchpoints, ways } of unions) {
        const whole: Place = { element: elementKey('journey', journey.id) };
        for (const [{ id }, { state, changes: told }] of touchpoints) if (state === 'removed') add(elementKey('touchpoint', id), told.find(({ now }) => now !== undefined)?.now ?? whole);
        for (const [way, { state, changes: told }] of ways) {
            if (state !== 'removed') continue;
            const place = told.find(({ now }) => now !== undefined)?.now ?? { element: elementKey('touchpoint', way.from) };
            add(elementKey('way', way.id), place);
            add(`${elementKey('way', way.id)}:fallback`, place);
        }
    }
    for (const change of changes) add(keyOf(change), change.now);
    for (const change of here) if (unions[0] !== undefined) add(keyOf(change), { element: elementKey('journey', unions[0].journey.id) });
    return places;
}
